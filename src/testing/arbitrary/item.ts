/** Items of a rubric: any measure with any method that fits, bounds, deadlines, effects on others. */
import fc, { type Arbitrary } from "fast-check";
import { type ItemInput, isCollectable, type MeasureKind, measureKinds, measures } from "./measure";
import { methods } from "./method";
import { bounds, near, type RoundingDrawn, rarely, roundings, type Thousandths, written } from "./number";

/** The rule that numbers written by a test come from nowhere else. */
export const basis = { sources: [], origin: "authored" } as const;
export const title = { zh: "题", en: "title" } as const;

/** An item before it has its id and its group. */
export interface ItemDrawn {
  readonly points: Thousandths;
  readonly grouped: boolean;
  readonly item: Omit<ItemInput, "id" | "group">;
}

interface ItemHead {
  readonly kind: ItemInput["kind"];
  readonly level: ItemInput["level"];
  readonly measure: MeasureKind;
  readonly rounding: RoundingDrawn | undefined;
  readonly size: Thousandths;
}

const heads: Arbitrary<ItemHead> = fc.record({
  kind: fc.constantFrom("base", "base", "base", "base", "bonus", "deduction"),
  level: fc.constantFrom("daily", "daily", "annual", "term"),
  measure: fc.constantFrom(...measureKinds, "findings", "notices"),
  rounding: fc.oneof(fc.constant(undefined), roundings()),
  size: fc.constantFrom(10_000, 5000, 1000, 7500, 3333, 1, 0),
});

const mirrors: Arbitrary<ItemInput["mirrors"]> = fc.array(
  fc.record({
    body: fc.constantFrom("unit", "town"),
    each: fc.constantFrom("1", "0.5", "0", "3"),
    most: fc.constantFrom(undefined, "none", "1", "0.5", "-1"),
  }),
  { maxLength: 2 },
);

const boundsOf = (kind: ItemInput["kind"], points: Thousandths, digits: number) =>
  kind === "base"
    ? bounds([0, -1000, 1000], [points, points / 2, 12_000], digits, { floor: 0, cap: points })
    : fc
        .tuple(bounds([0, -1000, 1000], [2000, 5000], digits, { floor: 0, cap: 5000 }))
        .map(([found]) => ({ ...found, cap: found.cap ?? "5" }));

/** An item in a rubric with a rounding and a number of days after which everything closes. */
export const items = (rubric: RoundingDrawn, closes: number): Arbitrary<ItemDrawn> => {
  const within = fc.constantFrom(0, Math.min(1, closes), Math.floor(closes / 2), closes);
  const before = fc.constantFrom(0, Math.floor(closes / 2), closes - 1);
  return heads.chain(({ kind, level, measure, rounding, size }) => {
    const { digits } = rounding ?? rubric;
    return near([size], digits).chain((found) => {
      const points = kind === "base" ? Math.abs(found) : 0;
      return fc
        .record({
          // Each kind of measure has a generator of its own type; together they are measures.
          measure: measures[measure] as Arbitrary<ItemInput["measure"]>,
          method: methods({ kind, measure, points: kind === "base" ? points : 2000, digits }),
          bounds: boundsOf(kind, points, digits),
          waivable: fc.constantFrom(undefined, false, true, true),
          scorer: rarely("town", "team"),
          deadline: fc.oneof(
            fc.constant(undefined),
            fc.record({ within: before, missing: fc.constantFrom("zero", "zero", "zero", "zero", "open") }),
          ),
          collect: fc.oneof(
            fc.constant(undefined),
            fc.record({ every: fc.constantFrom("month", "quarter", "year"), within }),
          ),
          mirrors: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: mirrors }),
          grouped: fc.boolean(),
        })
        .map(({ grouped, bounds: found, collect, ...drawn }) => ({
          points,
          grouped,
          item: {
            title,
            basis,
            kind,
            level,
            points: written(points),
            rounding,
            ...found,
            ...drawn,
            collect: isCollectable(measure) ? collect : undefined,
          },
        }));
    });
  });
};
