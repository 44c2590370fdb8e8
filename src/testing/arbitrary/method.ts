/** Methods: every kind, with thresholds where the values of the measure fall. */
import fc, { type Arbitrary } from "fast-check";
import { type ItemInput, type MeasureKind, thresholdsOf } from "./measure";
import { maybe, near, type Thousandths, written } from "./number";

export type MethodInput = ItemInput["method"];
export type MethodKind = MethodInput["kind"];

export const methodKinds: readonly MethodKind[] = [
  "per-occurrence",
  "proportional",
  "tiers",
  "steps",
  "all-or-nothing",
  "per-unit",
  "by-rank",
];

/** What a method is drawn for. */
export interface MethodPlace {
  readonly kind: ItemInput["kind"];
  readonly measure: MeasureKind;
  readonly points: Thousandths;
  readonly digits: number;
}

const each = fc.constantFrom("1", "0.5", "2", "0.1", "0.005", "3", "0");
const free = maybe("0", "1", "2", "0.5");

/** At one threshold: included, not included, or one step for each. */
const edges = (threshold: string): Arbitrary<readonly { readonly from?: string; readonly over?: string }[]> =>
  fc.constantFrom([{ from: threshold }], [{ over: threshold }], [{ over: threshold }, { from: threshold }]);

const tiers = ({ measure, points, digits }: MethodPlace): Arbitrary<MethodInput> => {
  const given = near([points, points / 2, 0, -1000, 1000], digits).map(written);
  return fc.subarray([...thresholdsOf(measure)], { minLength: 1, maxLength: 3 }).chain((thresholds) =>
    fc.record({
      kind: fc.constant("tiers"),
      steps: fc
        .tuple(...[...thresholds].reverse().map(edges))
        .chain((found) => fc.tuple(...found.flat().map((edge) => given.map((points) => ({ ...edge, points }))))),
      else: given,
    }),
  );
};

const allOrNothing = ({ measure }: MethodPlace): Arbitrary<MethodInput> =>
  fc
    .record({ threshold: fc.constantFrom(...thresholdsOf(measure)), included: fc.boolean() })
    .map(({ threshold, included }) => ({ kind: "all-or-nothing", [included ? "from" : "over"]: threshold }));

const steps = ({ measure }: MethodPlace): Arbitrary<MethodInput> =>
  fc.record({
    kind: fc.constant("steps"),
    from: fc.constantFrom(...thresholdsOf(measure)),
    each: fc.constantFrom("0.1", "0.05", "0.3", "1", "0.5"),
    costs: each,
    begun: fc.constantFrom("costs", "free"),
  });

const byRank = ({ points, digits }: MethodPlace): Arbitrary<MethodInput> => {
  const given = near([points, points / 2, 1000, 0], digits).map(written);
  return fc.record({
    kind: fc.constant("by-rank"),
    points: fc.array(given, { minLength: 1, maxLength: 3 }),
    else: given,
  });
};

const perUnit = fc.record({ kind: fc.constant("per-unit"), each, free });

/** A method that fits the item and its measure. */
export const methods = (place: MethodPlace): Arbitrary<MethodInput> => {
  const ranked = place.measure === "rank" ? [byRank(place), byRank(place)] : [];
  if (place.kind === "deduction") return perUnit;
  if (place.kind === "bonus") return fc.oneof(perUnit, tiers(place), ...ranked);
  return fc.oneof(
    fc.record({ kind: fc.constant("per-occurrence"), each, free }),
    fc.record({ kind: fc.constant("proportional"), full: maybe("1", "0.8", "2", "3", "0.9", "100") }),
    fc.record({ kind: fc.constant("proportional"), full: maybe("1") }),
    tiers(place),
    steps(place),
    allOrNothing(place),
    perUnit,
    ...ranked,
  );
};
