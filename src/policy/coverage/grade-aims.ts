/** What cases ought to try of grades: bands and their edges, what a cap brings down, what does not apply, short years, the term. */
import {
  ceilingOf,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  multiply,
  ratio,
  signOf,
  subtract,
  sum,
} from "../../model/points";
import { itemsOf, type Scheme } from "../../model/scheme";
import { aim, type Candidate, type Unreachable } from "./aim";
import { canNotApply } from "./item-aims";
import type { KeyAt } from "./places";
import { totalEnds } from "./sum-aims";

/** The smallest step between two totals. */
export const totalStep = (scheme: Scheme): Exact => {
  const digits = itemsOf(scheme).map(({ rounding }) => rounding?.digits ?? 0);
  return ratio(1, 10 ** Math.max(scheme.rubric.rounding.digits, ...digits));
};

/** The lowest total at or above a number: totals lie on the grid of their step. */
export const firstTotal = (scheme: Scheme, edge: Exact): Exact => {
  const step = totalStep(scheme);
  return multiply(ceilingOf(divide(edge, step)), step);
};

/** The lowest total of each band. */
export const bandEdges = (scheme: Scheme): readonly Exact[] =>
  scheme.grades.flatMap(({ from }) => (from === undefined ? [] : [firstTotal(scheme, exactOf(from))]));

const bandAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const [low, high] = totalEnds(scheme);
  const why = (wanted: string): Unreachable => ({
    kind: "outside-range",
    least: exactText(low),
    most: exactText(high),
    wanted,
  });
  const whyNotAt = (total: Exact): Unreachable | null =>
    compare(total, low) < 0 || compare(total, high) > 0 ? why(exactText(total)) : null;
  return scheme.grades.flatMap(({ id: grade, from, to }, index) => {
    if (from === undefined && to === undefined) return [];
    const key = keyAt("grades", index);
    const [first, last] = [from, to].map((edge) => (edge === undefined ? undefined : exactOf(edge)));
    const isOut = (last !== undefined && compare(last, low) <= 0) || (first !== undefined && compare(first, high) >= 0);
    const inside = aim(
      key,
      { kind: "band", grade, where: "inside" },
      isOut ? why(`${from ?? "-∞"}…${to ?? "∞"}`) : null,
    );
    if (first === undefined) return [inside];
    const edge = firstTotal(scheme, first);
    return [
      inside,
      aim(key, { kind: "band", grade, where: "edge" }, whyNotAt(edge)),
      aim(key, { kind: "band", grade, where: "below" }, whyNotAt(subtract(edge, totalStep(scheme)))),
    ];
  });
};

/** All that some of the numbers can add up to. */
const subsetSums = (numbers: readonly Exact[]): readonly Exact[] => {
  const sums = new Map<string, Exact>([["0", ratio(0)]]);
  for (const number of numbers) {
    if (sums.size > 20_000) break;
    for (const before of [...sums.values()]) {
      const next = sum([before, number]);
      sums.set(exactText(next), next);
    }
  }
  return [...sums.values()].sort(compare);
};

/** The shares of points that can be found not to apply, in rising order. */
export const notApplicableShares = (scheme: Scheme): readonly Exact[] => {
  const base = itemsOf(scheme).filter(({ kind, points }) => kind === "base" && signOf(exactOf(points)) > 0);
  const whole = sum(base.map(({ points }) => exactOf(points)));
  if (signOf(whole) === 0) return [ratio(0)];
  return subsetSums(base.filter(canNotApply).map(({ points }) => exactOf(points))).map((part) => divide(part, whole));
};

const shareAims = (scheme: Scheme, key: string): readonly Candidate[] => {
  const most = exactOf(scheme.notApplicable.maxShare);
  const shares = notApplicableShares(scheme);
  const within = shares.filter((share) => compare(share, most) <= 0).at(-1);
  const beyond = shares.find((share) => compare(share, most) > 0);
  const greatest = shares.at(-1);
  const why: Unreachable | null =
    greatest === undefined
      ? { kind: "nothing-to-compare" }
      : { kind: "share-not-reached", most: exactText(greatest), wanted: exactText(most) };
  return [
    aim(key, { kind: "share", side: "at", share: exactText(within ?? most) }, within === undefined ? why : null),
    aim(key, { kind: "share", side: "above", share: exactText(beyond ?? most) }, beyond === undefined ? why : null),
  ];
};

const dayAims = ({ annual: { minDays } }: Scheme, key: string): readonly Candidate[] => [
  ...(minDays > 0 ? [aim(key, { kind: "days", side: "at" })] : []),
  ...(minDays > 1 ? [aim(key, { kind: "days", side: "below" })] : []),
];

const termAims = (key: string): readonly Candidate[] =>
  (["years", "unequal-years", "year-open", "year-ahead"] as const).map((what) => aim(key, { kind: "term", what }));

/** The aims of grades, apart from caps. */
export const gradeAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => [
  ...bandAims(scheme, keyAt),
  ...shareAims(scheme, keyAt("notApplicable")),
  ...dayAims(scheme, keyAt("annual")),
  ...termAims(keyAt("term")),
];
