/** Measures: every kind with all its options, small enough that a few facts decide. */
import fc, { type Arbitrary } from "fast-check";
import { statuses } from "../../model/measures";
import type { SchemeInput } from "../../model/scheme";
import { maybe, rarely } from "./number";

export type ItemInput = SchemeInput["rubric"]["categories"][number]["items"][number];
export type MeasureInput = ItemInput["measure"];
export type MeasureKind = MeasureInput["kind"];

const text = (en: string) => ({ zh: en, en });
const colourIds = ["green", "yellow", "red"] as const;
const levelIds = ["province", "city", "county"] as const;

const outOf = fc.constantFrom("100", "10", "5", "1", "3");
const share = fc.constantFrom("0", "0.5", "1", "0.3", "0.8");

const colourList = fc
  .constantFrom(["1", "0.6", "0"], ["1", "0.5", "-0.2"], ["100", "80", "60"], ["0.9", "1", "0"])
  .map((values) => colourIds.map((id, place) => ({ id, title: text(id), value: values[place] ?? "0" })));

const noticeLevels = fc
  .constantFrom(["3", "2", "1"], ["1", "0.5", "0.25"], ["2", "2", "0"])
  .map((values) => levelIds.map((id, place) => ({ id, title: text(id), value: values[place] ?? "0" })));

/** The least of a sort that fits what is above it: twice `trim` is at most `trimAbove`. */
const panel = fc
  .record({
    kind: fc.constant("panel"),
    outOf,
    trimAbove: fc.constantFrom(undefined, 0, 2, 2, 3, 4),
    trim: maybe(0, 1, 1, 2),
    minimum: maybe(1, 2, 3),
  })
  .map((drawn) => ({ ...drawn, trim: Math.min(drawn.trim ?? 1, Math.floor((drawn.trimAbove ?? 5) / 2)) }));

const notices = fc
  .record({
    kind: fc.constant("notices"),
    levels: noticeLevels,
    sameMatter: fc.constantFrom("highest", "sum", "first-full"),
    rest: share,
    shared: maybe(true, false),
    once: fc.constantFrom("window", "ever"),
    besideFindings: fc.constantFrom(undefined, "count", "rest", "rest"),
  })
  .map(({ rest, ...drawn }) => (drawn.sameMatter === "first-full" ? { ...drawn, rest } : drawn));

const attendance = fc.record({
  kind: fc.constant("attendance"),
  days: fc.constantFrom("20", "5", "0.5", "22", "100"),
  every: fc.constantFrom("month", "quarter", "year"),
  basis: fc.constantFrom("working-days", "calendar-days"),
  counts: fc.subarray([...statuses], { minLength: 1 }),
  excused: fc.oneof(fc.constant(undefined), fc.subarray([...statuses], { maxLength: 2 })),
  daysOff: fc.constantFrom("count", "ignore"),
  mean: fc.constantFrom("member-days", "member-spans"),
});

const level = fc.constantFrom("annual", "term");

/** The measures by kind. */
export const measures = {
  count: fc.record({ kind: fc.constant("count"), none: fc.constantFrom("zero", "missing") }),
  tally: fc.record({ kind: fc.constant("tally") }),
  target: fc.record({
    kind: fc.constant("target"),
    of: fc.constantFrom("count", "value"),
    default: rarely("4", "10", "0.5", "0.000007"),
    prorate: maybe(true, false),
  }),
  mean: fc.record({
    kind: fc.constant("mean"),
    outOf,
    by: fc.constantFrom("rating", "member", "month", "quarter"),
  }),
  panel,
  survey: fc.record({
    kind: fc.constant("survey"),
    weights: fc.constantFrom(
      { good: "1", fair: "0.6", poor: "0" },
      { good: "1", fair: "0.5", poor: "-0.5" },
      { good: "100", fair: "80", poor: "60" },
    ),
    invalid: fc.constantFrom(["spoilt"], ["spoilt", "toString"], undefined),
    denominator: fc.constantFrom("all", "valid"),
    minimum: maybe(1, 5, 10),
  }),
  latest: fc.record({ kind: fc.constant("latest"), outOf, tolerance: maybe("0", "0.1", "1") }),
  rank: fc.record({ kind: fc.constant("rank") }),
  colours: fc.record({
    kind: fc.constant("colours"),
    colours: colourList,
    every: fc.constantFrom("month", "quarter"),
    skip: maybe(0, 1, 2, 5),
    changeFrom: fc.subarray([...colourIds]),
  }),
  attendance,
  commitments: fc.record({ kind: fc.constant("commitments"), level, late: share }),
  published: fc.record({ kind: fc.constant("published"), level, within: fc.constantFrom(0, 30, 60, 90) }),
  milestones: fc.record({ kind: fc.constant("milestones"), late: share }),
  notices,
  findings: fc.record({ kind: fc.constant("findings") }),
} satisfies Record<MeasureKind, Arbitrary<MeasureInput>>;

// The keys are the kinds: the compiler has seen that none is missing.
export const measureKinds = Object.keys(measures) as MeasureKind[];

const counting = new Set<MeasureKind>(["count", "rank", "published", "notices", "findings"]);

/** Thresholds on which values of a kind of measure fall. */
export const thresholdsOf = (kind: MeasureKind): readonly string[] =>
  counting.has(kind) ? ["0", "0.5", "1", "2", "3", "4"] : ["0", "0.3", "0.5", "0.6", "0.8", "0.85", "0.9", "1"];

const uncollectable = new Set<MeasureKind>(["commitments", "published", "milestones", "notices", "findings"]);

/** Whether a scheme may ask for facts by the month, quarter or year. */
export const isCollectable = (kind: MeasureKind): boolean => !uncollectable.has(kind);
