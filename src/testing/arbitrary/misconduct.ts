/** Cases of misconduct with their ladders, and the caps of a scheme: all six conditions. */
import fc, { type Arbitrary } from "fast-check";
import { subjects } from "../../model/misconduct";
import type { SchemeInput } from "../../model/scheme";
import { basis, title } from "./item";
import { type ItemInput, thresholdsOf } from "./measure";
import { maybe, rarely } from "./number";

type CaseInput = SchemeInput["misconduct"][number];
type CapInput = NonNullable<SchemeInput["caps"]>[number];
type ConditionInput = CapInput["when"];

interface RowDrawn {
  readonly limit?: string | undefined;
  readonly spreads?: true | undefined;
  readonly veto?: true | undefined;
}

const row = (grades: readonly string[]): Arbitrary<RowDrawn> =>
  fc
    .record({
      limit: fc.constantFrom(undefined, ...grades),
      spreads: fc.constantFrom(undefined, true, true),
      veto: fc.constantFrom(undefined, true),
    })
    .map(({ veto, ...drawn }) => (drawn.limit === undefined ? { spreads: drawn.spreads } : { ...drawn, veto }));

/** Rows as they come, or the same row for the first, the second and the third time. */
const ladders = (grades: readonly string[]): Arbitrary<readonly RowDrawn[]> =>
  fc.oneof(
    fc.array(row(grades), { maxLength: 3 }),
    row(grades).map((one) => [one, one, one]),
  );

const points = fc.constantFrom("1", "0.5", "2", "3", "0");

const misconductCase = (id: string, grades: readonly string[]): Arbitrary<CaseInput> =>
  fc
    .record({
      others: fc.subarray(
        subjects.filter((one) => one !== "team" && one !== "member"),
        { maxLength: 2 },
      ),
      own: fc.constantFrom(["team", "member"] as const, ["member"] as const, ["team"] as const),
      deduct: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: points }),
      zeroes: fc.constantFrom(undefined, true),
      ladder: ladders(grades),
      grave: fc.oneof(
        fc.constant(undefined),
        fc.tuple(row(grades), maybe("5", "2", "0")).map(([limits, deduct]) => ({ ...limits, deduct })),
      ),
      mirrors: fc.array(fc.record({ body: fc.constantFrom("unit", "town"), each: points }), { maxLength: 2 }),
    })
    .map(({ others, own, ladder, ...drawn }) => ({
      id,
      title,
      basis,
      subjects: [...own, ...others],
      ladder: ladder.map((one, at) => ({ ...one, nth: at + 1 })),
      ...drawn,
    }));

/** No case to three, two most often: one matter is only weighed where there is something to weigh. */
export const misconducts = (grades: readonly string[]): Arbitrary<readonly CaseInput[]> =>
  fc.constantFrom(2, 1, 3, 2, 0).chain((count) => {
    const ids = ["absence", "fraud", "neglect"].slice(0, count);
    return fc.tuple(...ids.map((id) => misconductCase(id, grades)));
  });

const comparisons = ["below", "atMost", "atLeast", "above"] as const;

export const comparing = (numbers: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...comparisons), fc.constantFrom(...numbers))
    .map(([comparison, number]) => ({ [comparison]: number }));

const shares = ["0", "0.5", "0.6", "0.8", "0.9", "1"];
const numbers = ["0", "1", "2", "3"];

/** What a scheme has that its caps can name. */
export interface Named {
  readonly items: readonly Pick<ItemInput, "id" | "measure">[];
  readonly categories: readonly string[];
  readonly cases: readonly string[];
  readonly events: readonly string[];
  readonly grades: readonly string[];
}

export const conditions = ({ items, categories, cases, events, grades }: Named): Arbitrary<ConditionInput> => {
  const surveys = items.filter(({ measure }) => measure.kind === "survey").map(({ id }) => id);
  const itemIds = items.map(({ id }) => id);
  const item = fc.constantFrom(...items);
  return fc.oneof(
    item.chain(({ id, measure }) =>
      comparing(thresholdsOf(measure.kind)).map((found) => ({ kind: "measurement" as const, item: id, ...found })),
    ),
    fc
      .tuple(fc.constantFrom(...itemIds), comparing(shares))
      .map(([id, found]) => ({ kind: "points-share" as const, item: id, ...found })),
    fc
      .tuple(fc.constantFrom(...categories), comparing(shares))
      .map(([category, found]) => ({ kind: "points-share" as const, category, ...found })),
    fc
      .tuple(maybe(...cases), comparing(numbers))
      .map(([name, found]) => ({ kind: "findings" as const, ...(name === undefined ? {} : { case: name }), ...found })),
    fc.constantFrom(...grades).map((atMost) => ({ kind: "year-grade" as const, atMost })),
    ...(events.length === 0
      ? []
      : [
          fc
            .tuple(fc.constantFrom(...events), comparing(numbers))
            .map(([event, found]) => ({ kind: "event" as const, event, ...found })),
        ]),
    ...(surveys.length === 0
      ? []
      : [1, 2, 3].map(() =>
          fc
            .tuple(fc.constantFrom(...surveys), fc.constantFrom("good", "fair", "poor"), comparing(shares))
            .map(([id, choice, found]) => ({ kind: "choice" as const, item: id, choice, ...found })),
        )),
  );
};

/** No cap to four. */
export const caps = (named: Named): Arbitrary<readonly CapInput[]> =>
  fc
    .array(
      fc.record({
        when: conditions(named),
        limit: fc.constantFrom(...named.grades),
        veto: rarely(true as const),
        in: fc.constantFrom(undefined, undefined, ["annual"] as const, ["term"] as const, ["annual", "term"] as const),
      }),
      { maxLength: 4 },
    )
    .map((drawn) =>
      drawn.map((cap, at) => ({
        id: `cap-${at + 1}`,
        title,
        basis,
        ...cap,
        ...(cap.when.kind === "year-grade" ? { in: ["term"] as const } : {}),
      })),
    );
