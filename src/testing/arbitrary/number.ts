/** Decimals on the grids where decisions are made. Until they are written they are whole thousandths. */
import fc, { type Arbitrary } from "fast-check";
import { type RoundingMode, roundingModes } from "../../model/points";

/** A number as thousandths. */
export type Thousandths = number;

/** The canonical decimal. */
export const written = (number: Thousandths): string => {
  const size = Math.abs(number);
  const rest = String(size % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  const text = `${Math.floor(size / 1000)}${rest === "" ? "" : `.${rest}`}`;
  return number < 0 ? `-${text}` : text;
};

/** The smallest step of a grid with so many digits. */
export const stepOf = (digits: number): Thousandths => 10 ** (3 - digits);

/** The nearest number on a grid. */
export const snapped = (number: Thousandths, digits: number): Thousandths => {
  const on = Math.round(number / stepOf(digits)) * stepOf(digits);
  return on === 0 ? 0 : on;
};

/** One of some numbers, at times one step of the grid above or below. */
export const near = (numbers: readonly Thousandths[], digits: number): Arbitrary<Thousandths> =>
  fc
    .tuple(fc.constantFrom(...numbers), fc.constantFrom(0, 0, 0, 0, -1, 1))
    .map(([number, steps]) => snapped(number, digits) + steps * stepOf(digits));

export interface RoundingDrawn {
  readonly digits: number;
  readonly mode: RoundingMode;
}

/** Every mode with 0 to 3 digits; two digits are the most usual. */
export const roundings = (): Arbitrary<RoundingDrawn> =>
  fc.record({ digits: fc.constantFrom(2, 1, 0, 3, 2), mode: fc.constantFrom(...roundingModes) });

const absent = fc.constant(undefined);

/** Mostly nothing, else one of some values. */
export const rarely = <T>(...values: readonly T[]): Arbitrary<T | undefined> =>
  values.length === 0
    ? absent
    : fc.oneof({ weight: 4, arbitrary: absent }, { weight: 1, arbitrary: fc.constantFrom(...values) });

/** Nothing half of the time, else one of some values. */
export const maybe = <T>(...values: readonly T[]): Arbitrary<T | undefined> =>
  values.length === 0 ? absent : fc.oneof(absent, fc.constantFrom(...values));

export interface BoundsDrawn {
  readonly floor?: string;
  readonly cap?: string;
}

/** A floor and a cap in order, each left out, `none`, or a number of the grid. */
export const bounds = (
  floors: readonly Thousandths[],
  caps: readonly Thousandths[],
  digits: number,
  defaults: { readonly floor: Thousandths | undefined; readonly cap: Thousandths | undefined },
): Arbitrary<BoundsDrawn> =>
  fc
    .record({
      floor: fc.oneof(maybe("none" as const), near(floors, digits)),
      cap: fc.oneof(maybe("none" as const), near(caps, digits)),
    })
    .map(({ floor, cap }) => {
      const [low, high] = [floor ?? defaults.floor, cap ?? defaults.cap];
      const reversed = typeof low === "number" && typeof high === "number" && low > high;
      const text = (bound: Thousandths | "none") => (bound === "none" ? bound : written(bound));
      const lowest = reversed ? high : floor;
      return {
        ...(lowest === undefined ? {} : { floor: text(lowest) }),
        ...(cap === undefined ? {} : { cap: text(cap) }),
      };
    });
