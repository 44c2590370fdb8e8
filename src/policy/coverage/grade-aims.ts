/** What cases ought to try of grades: bands and their edges, what a cap brings down, what does not apply, short years, the term. */
import { add, compare, divide, type Exact, exactOf, exactText, ratio, signOf, subtract, sum } from "../../model/points";
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

/** The totals at which bands begin. */
export const bandEdges = ({ grades }: Scheme): readonly Exact[] =>
  grades.flatMap(({ from }) => (from === undefined ? [] : [exactOf(from)]));

const bandAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const [low, high] = totalEnds(scheme);
  const ends = { least: exactText(low), most: exactText(high) };
  const whyNot = (from: Exact | undefined, to: Exact | undefined): Unreachable | null => {
    const isOut = (to !== undefined && compare(to, low) < 0) || (from !== undefined && compare(from, high) > 0);
    const wanted = `${from === undefined ? "-∞" : exactText(from)}…${to === undefined ? "∞" : exactText(to)}`;
    return isOut ? { kind: "outside-range", ...ends, wanted } : null;
  };
  const step = totalStep(scheme);
  return scheme.grades.flatMap(({ id: grade, from, to }, index) => {
    if (from === undefined && to === undefined) return [];
    const key = keyAt("grades", index);
    const [first, last] = [from, to].map((edge) => (edge === undefined ? undefined : exactOf(edge)));
    const [below, inside] = first === undefined ? [] : [subtract(first, step), add(first, step)];
    return [
      aim(
        key,
        { kind: "band", grade, where: "inside" },
        whyNot(inside, last === undefined ? undefined : subtract(last, step)),
      ),
      ...(first === undefined ? [] : [aim(key, { kind: "band", grade, where: "edge" }, whyNot(first, first))]),
      ...(below === undefined ? [] : [aim(key, { kind: "band", grade, where: "below" }, whyNot(below, below))]),
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
  if (signOf(whole) === 0) return [];
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
