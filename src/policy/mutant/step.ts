/** One step of a number, up and down: how small a mistake is that still is one. */
import { addDays, type Day } from "../../model/calendar";
import {
  add,
  canonicalDecimal,
  compare,
  type Decimal,
  divide,
  type Exact,
  exactOf,
  exactText,
  ratio,
  subtract,
} from "../../model/points";
import { type Change, into } from "./change";

/** One in the last place that is written: 0.5 → 0.1, 4 → 1. */
export const lastPlace = (written: Decimal): Exact => {
  const [, digits = ""] = written.split(".");
  return ratio(1, 10 ** digits.length);
};

const hundredth = ratio(1, 100);

/** One per cent; one in the last place where more places are written. */
export const perCent = (written: Decimal): Exact => {
  const place = lastPlace(written);
  return compare(place, hundredth) < 0 ? place : hundredth;
};

/** Between which numbers a number may stand. */
export interface Between {
  readonly least?: Decimal | undefined;
  readonly most?: Decimal | undefined;
  /** Whether `least` itself is too little. */
  readonly above?: boolean;
}

const fits = (number: Exact, { least, most, above = false }: Between): boolean => {
  const low = least === undefined ? 1 : compare(number, exactOf(least));
  const high = most === undefined ? -1 : compare(number, exactOf(most));
  return (above ? low > 0 : low >= 0) && high <= 0;
};

/** A decimal one step up and one step down, as far as it may go. */
export const stepped = (written: Decimal, unit: Exact, between: Between = {}): Change<Decimal>[] => {
  const number = exactOf(written);
  const [up, down] = [add(number, unit), subtract(number, unit)];
  return [
    ...(fits(up, between) ? [into("raised", written, exactText(up))] : []),
    ...(fits(down, between) ? [into("lowered", written, exactText(down))] : []),
  ];
};

/** A number of points, of things or of whatever is written: one in its last place up and down; never below zero. */
export const amounts = (written: Decimal): Change<Decimal>[] => stepped(written, lastPlace(written), { least: "0" });

const two = ratio(2);

/** Half of it, where it is anything and half of it can be written. */
export const halved = (written: Decimal): Change<Decimal>[] => {
  const half = canonicalDecimal(exactText(divide(exactOf(written), two)));
  return half === undefined || half === written ? [] : [into("halved", written, half)];
};

/** What taking off costs: one step up and down, and half of it where that is another number. */
export const costs = (written: Decimal): Change<Decimal>[] => {
  const steps = amounts(written);
  return [...steps, ...halved(written).filter(({ value }) => steps.every((step) => step.value !== value))];
};

/** A whole number one up and one down. */
export const wholes = (written: number, least: number, most: number): Change<number>[] => [
  ...(written < most ? [into("raised", written, written + 1)] : []),
  ...(written > least ? [into("lowered", written, written - 1)] : []),
];

/** A share one per cent up and down. */
export const shares = (written: Decimal): Change<Decimal>[] =>
  stepped(written, perCent(written), { least: "0", most: "1" });

/** A day moved by one. */
export const daysMoved = (written: Day): Change<Day>[] => [
  into("moved", written, addDays(written, 1)),
  into("moved", written, addDays(written, -1)),
];

/** A bound one step up and down, and taken away. */
export const bounds = (written: string): Change<string>[] =>
  written === "none" ? [] : [...stepped(written, lastPlace(written)), into("removed", written, "none")];
