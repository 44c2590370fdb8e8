/** Bands of grades: half-open, lowest first, covering every score from the floor upward exactly once. */
import { compare, exactOf } from "./points";
import { type Problem, problem } from "./problem";
import type { Grade } from "./scheme";

/** A grade with a band; the lowest may have no `from` where totals have no floor, the highest has no `to`. */
interface Band {
  readonly index: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const before = "−∞";
const after = "∞";

const between = (lower: Band, upper: Band): Problem[] => {
  const place = ["grades", upper.index, "from"];
  if (lower.to === undefined) return [problem("band-overlap", place, { from: upper.from ?? before, to: after })];
  if (upper.from === undefined) return [problem("band-overlap", place, { from: before, to: lower.to })];
  const order = compare(exactOf(lower.to), exactOf(upper.from));
  if (order < 0) return [problem("band-hole", place, { from: lower.to, to: upper.from })];
  return order > 0 ? [problem("band-overlap", place, { from: upper.from, to: lower.to })] : [];
};

const startProblems = (lowest: Band | undefined, floor: string): Problem[] => {
  if (lowest === undefined)
    return [problem("band-hole", ["grades"], { from: floor === "none" ? before : floor, to: after })];
  const { from, index } = lowest;
  const place = ["grades", index, "from"];
  if (from === undefined) return floor === "none" ? [] : [problem("missing-key", ["grades", index], { key: "from" })];
  if (floor === "none") return [problem("band-hole", place, { from: before, to: from })];
  return compare(exactOf(from), exactOf(floor)) > 0 ? [problem("band-hole", place, { from: floor, to: from })] : [];
};

const endProblems = (highest: Band | undefined): Problem[] =>
  highest?.to === undefined
    ? []
    : [problem("band-hole", ["grades", highest.index, "to"], { from: highest.to, to: after })];

const emptyProblems = ({ from, to, index }: Band): Problem[] =>
  from !== undefined && to !== undefined && compare(exactOf(from), exactOf(to)) >= 0
    ? [problem("band-empty", ["grades", index], { from, to })]
    : [];

/** Holes, overlaps and empty bands of a scheme's grades. */
export const bandProblems = (grades: readonly Grade[], floor: string): Problem[] => {
  const bands = grades
    .map(({ from, to }, index): Band => ({ index, from, to }))
    .filter(({ from, to }) => from !== undefined || to !== undefined);
  return [
    ...startProblems(bands[0], floor),
    ...bands.flatMap((band, index) => {
      const next = bands[index + 1];
      return [...emptyProblems(band), ...(next === undefined ? [] : between(band, next))];
    }),
    ...endProblems(bands.at(-1)),
  ];
};
