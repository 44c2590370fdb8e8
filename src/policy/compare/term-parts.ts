/** Why the totals of two terms differ: the years by their days and weight, the term's own part by its weight, and the two roundings. */
import type { Evaluation, YearResult } from "../../model/evaluation";
import {
  add,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  multiply,
  ratio,
  round,
  signOf,
  subtract,
  sum,
  zero,
} from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { Cause } from "./attribution";
import type { Two } from "./hybrid";
import type { Share } from "./item-parts";
import { sharesOf } from "./share";
import { dayOf, type Evaluated, evaluatedOn } from "./side";

/** Two exact numbers, before and after. */
type Pair = Two<Exact>;

const half = ratio(1, 2);
const third = ratio(1, 3);
const sixth = ratio(1, 6);
const apart = ({ old, now }: Pair): Exact => subtract(now, old);

/** The share of a factor of two, in the change of their product. */
const ofTwo = (own: Pair, other: Pair): Exact => multiply(multiply(apart(own), half), add(other.old, other.now));

/** What a change of one factor of three counts for: the Shapley mean of the other two. */
const meanOfTwo = (a: Pair, b: Pair): Exact => {
  const same = add(multiply(a.old, b.old), multiply(a.now, b.now));
  const crossed = add(multiply(a.old, b.now), multiply(a.now, b.old));
  return add(multiply(third, same), multiply(sixth, crossed));
};

/** One year on both sides: its share of the days, its total, and both evaluations where both sides have it. */
interface Year {
  readonly year: number;
  readonly share: Pair;
  readonly total: Pair;
}

const daysIn = (years: readonly YearResult[]): Exact => ratio(years.reduce((days, one) => days + one.days, 0));

const shareOf = (years: readonly YearResult[], one: YearResult | undefined): Exact => {
  const days = daysIn(years);
  return one === undefined || signOf(days) === 0 ? zero : divide(ratio(one.days), days);
};

const yearsOf = ({ parts }: Evaluation): readonly YearResult[] => parts?.years ?? [];

const yearPairs = ({ old, now }: Two<Evaluated>): Year[] => {
  const [before, after] = [yearsOf(old.evaluation), yearsOf(now.evaluation)];
  const names = [...new Set([...before, ...after].map(({ year }) => year))].sort((a, b) => a - b);
  return names.map((year) => {
    const [from, to] = [before.find((one) => one.year === year), after.find((one) => one.year === year)];
    // A year that one side does not have differs by its days alone.
    const [left, right] = [from?.total ?? to?.total ?? "0", to?.total ?? from?.total ?? "0"];
    return {
      year,
      share: { old: shareOf(before, from), now: shareOf(after, to) },
      total: { old: exactFrom(left), now: exactFrom(right) },
    };
  });
};

const yearSide = (side: Evaluated, year: number): Evaluated => {
  const { alone, scheme, schemes, ledger, question, standOn, calendar } = side;
  const { knownAt } = question;
  return evaluatedOn(
    {
      scheme: alone ? scheme : schemes,
      ledger,
      question: { kind: "annual", year, knownAt },
      standOn: alone ? standOn : { day: dayOf(standOn, scheme) },
    },
    calendar,
  );
};

const kept = new WeakMap<Evaluated, Map<number, Evaluated>>();

/** A year of a side, evaluated once. */
const yearOn = (side: Evaluated, year: number): Evaluated => {
  const known = kept.get(side) ?? new Map<number, Evaluated>();
  const found = known.get(year) ?? yearSide(side, year);
  kept.set(side, known.set(year, found));
  return found;
};

/** The years of two terms that both sides have, each evaluated on both sides. */
export const yearsApart = (sides: Two<Evaluated>): { readonly year: number; readonly sides: Two<Evaluated> }[] =>
  yearsOf(sides.old.evaluation)
    .filter(({ year }) => yearsOf(sides.now.evaluation).some((one) => one.year === year))
    .map(({ year }) => ({ year, sides: { old: yearOn(sides.old, year), now: yearOn(sides.now, year) } }));

const clause = (name: string): Cause => ({ kind: "clause", clause: name });
const share = (cause: Cause, points: Exact, year: number | null = null): Share => ({ cause, item: null, year, points });

const scaled = (shares: readonly Share[], by: Exact): Share[] =>
  shares.map((one) => ({ ...one, points: multiply(one.points, by) }));

/** What the rounding of a part of the term adds, and its share where another rounding is the reason. */
const roundingShares = (number: Pair, { old, now }: Two<Scheme>): Share[] => {
  const rules = { old: old.rubric.rounding, now: now.rubric.rounding };
  const others = rules.old.digits !== rules.now.digits || rules.old.mode !== rules.now.mode;
  const shares = sharesOf(others ? ["number", "rubric/rounding"] : ["number"], (made) => {
    const exact = made.has("number") ? number.now : number.old;
    return { rounded: subtract(round(exact, made.has("rubric/rounding") ? rules.now : rules.old), exact) };
  });
  const of = (name: string): Exact => shares.get(name)?.["rounded"] ?? zero;
  return [share({ kind: "rounding" }, of("number")), share(clause("rubric/rounding"), of("rubric/rounding"))];
};

type Own = (sides: Two<Evaluated>, year: number | null) => readonly Share[];

const weightsIn = (sides: Two<Evaluated>, of: "annualWeight" | "termWeight"): Pair => ({
  old: exactOf(sides.old.scheme.term[of]),
  now: exactOf(sides.now.scheme.term[of]),
});

/** The shares of the years. */
const annualShares = (sides: Two<Evaluated>, own: Own): Share[] => {
  const weight = weightsIn(sides, "annualWeight");
  const years = yearPairs(sides);
  const both = new Map(yearsApart(sides).map(({ year, sides: two }) => [year, two]));
  const side = (of: "old" | "now"): Exact =>
    multiply(weight[of], sum(years.map(({ share: days, total }) => multiply(days[of], total[of]))));
  return [
    ...years.flatMap(({ year, share: days, total }) => {
      const two = both.get(year);
      const record: Cause = { kind: "record", of: "days", lost: [], gained: [] };
      return [
        share(clause("term"), multiply(apart(weight), meanOfTwo(days, total))),
        share(record, multiply(apart(days), meanOfTwo(weight, total)), year),
        ...(two === undefined ? [] : scaled(own(two, year), meanOfTwo(weight, days))),
      ];
    }),
    ...roundingShares({ old: side("old"), now: side("now") }, { old: sides.old.scheme, now: sides.now.scheme }),
  ];
};

/** All shares in the difference of two terms. `own` gives those of one evaluation's own items and steps. */
export const termShares = (sides: Two<Evaluated>, own: Own): readonly Share[] => {
  const weight = weightsIn(sides, "termWeight");
  const totalIn = ({ evaluation }: Evaluated): Exact => exactFrom(evaluation.parts?.termTotal ?? "0");
  const total = { old: totalIn(sides.old), now: totalIn(sides.now) };
  const weighed = { old: multiply(weight.old, total.old), now: multiply(weight.now, total.now) };
  return [
    ...annualShares(sides, own),
    share(clause("term"), ofTwo(weight, total)),
    ...scaled(own(sides, null), multiply(half, add(weight.old, weight.now))),
    ...roundingShares(weighed, { old: sides.old.scheme, now: sides.now.scheme }),
  ];
};
