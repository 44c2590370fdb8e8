/** Whether two ways to score one measured value give the same for every value that can be measured: points, raw points, and which bound takes hold. */

import { bounded } from "../../engine/item";
import type { Bound, PlannedItem } from "../../engine/plan";
import { thresholdOf } from "../../engine/score";
import type { Method } from "../../model/measures";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  multiply,
  onGrid,
  ratio,
  round,
  signOf,
  subtract,
  zero,
} from "../../model/points";
import { type Looked, lookedAt, rising, type Stretch } from "./pieces";
import type { Range } from "./range";

/** The part of a planned item that turns a value into points. */
export type Scoring = Pick<PlannedItem, "score" | "floor" | "cap" | "rounding"> & {
  readonly item: { readonly method: Method };
};

const mostSteps = 4000;

/** Every value at which a method's line bends or jumps; undefined where they are too many. */
const bendsOf = (method: Method, { least }: Range): readonly Exact[] | undefined => {
  switch (method.kind) {
    case "per-occurrence":
    case "per-unit":
      return [exactOf(method.free)];
    case "proportional":
      return [];
    case "tiers":
      return method.steps.map(thresholdOf);
    case "all-or-nothing":
      return [thresholdOf(method)];
    case "by-rank":
      return method.points.map((_, at) => ratio(at + 1));
    case "steps":
      return stepBends(exactOf(method.from), exactOf(method.each), least);
  }
};

const stepBends = (from: Exact, each: Exact, least: Exact | undefined): readonly Exact[] | undefined => {
  if (least === undefined) return undefined;
  const bends: Exact[] = [];
  for (let bend = from; compare(bend, least) >= 0; bend = subtract(bend, each)) {
    if (bends.length >= mostSteps) return undefined;
    bends.push(bend);
  }
  return bends;
};

/** Where the line through two values reaches a bound. */
const crossing = ({ score }: Scoring, { inside: [a, b] }: Stretch, bound: Bound): Exact[] => {
  if (bound === undefined) return [];
  const [low, high] = [score(a).raw, score(b).raw];
  const rise = subtract(high, low);
  if (signOf(rise) === 0) return [];
  return [add(a, divide(multiply(subtract(bound, low), subtract(b, a)), rise))];
};

/** The values to look at, with those at which a bound takes hold. */
const lookedFor = (range: Range, scorings: readonly Scoring[]): Looked | undefined => {
  const bends: Exact[] = [];
  for (const { item } of scorings) {
    const own = bendsOf(item.method, range);
    if (own === undefined) return undefined;
    bends.push(...own);
  }
  const first = lookedAt(range, rising(bends));
  const crossings = first?.stretches.flatMap((stretch) =>
    scorings.flatMap((one) => [...crossing(one, stretch, one.floor), ...crossing(one, stretch, one.cap)]),
  );
  return crossings && lookedAt(range, rising([...bends, ...crossings]));
};

const held = ({ score, floor, cap }: Scoring, value: Exact) => {
  const { raw } = score(value);
  return { raw, ...bounded(raw, floor, cap) };
};

const sameAt = (a: Scoring, b: Scoring, value: Exact): boolean => {
  const [one, other] = [held(a, value), held(b, value)];
  return (
    compare(one.raw, other.raw) === 0 &&
    one.bound === other.bound &&
    compare(round(one.points, a.rounding), round(other.points, b.rounding)) === 0
  );
};

/** Whether all points on a stretch are on the grid of both roundings, or all the same: then rounding tells them apart nowhere. */
const roundsAlike = (a: Scoring, b: Scoring, { inside: [low, high] }: Stretch, step: Exact | undefined): boolean => {
  if (a.rounding.digits === b.rounding.digits && a.rounding.mode === b.rounding.mode) return true;
  const [first, second] = [held(a, low).points, held(a, high).points];
  if (compare(first, second) === 0) return true;
  const digits = Math.min(a.rounding.digits, b.rounding.digits);
  return step !== undefined && onGrid(first, digits) && onGrid(subtract(second, first), digits);
};

/** Whether two scorings cannot be told apart by any value of a range. False where that is not known. */
export const scoresAlike = (a: Scoring, b: Scoring, range: Range): boolean => {
  const looked = lookedFor(range, [a, b]);
  if (looked === undefined) return false;
  return (
    looked.points.every((value) => sameAt(a, b, value)) &&
    looked.stretches.every(
      (stretch) => stretch.inside.every((value) => sameAt(a, b, value)) && roundsAlike(a, b, stretch, range.step),
    )
  );
};

/** Between which points an item always stays, nothing at all (0) included; undefined where there is no end. */
export interface Bounds {
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
}

const smaller = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
const greater = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Lines end at bends: what they come near to there, from the side of the stretch. */
const limits = (one: Scoring, { inside: [low, high] }: Stretch): readonly Exact[] => {
  const [first, second] = [held(one, low).points, held(one, high).points];
  const rise = subtract(second, first);
  return [subtract(first, rise), add(second, rise)];
};

/** The least and the most points that a scoring can give, without the sign of a deduction, 0 among them. */
export const boundsOf = (one: Scoring, range: Range): Bounds => {
  const looked = lookedFor(range, [one]);
  if (looked === undefined) return { least: withZero(one.floor, smaller), most: withZero(one.cap, greater) };
  const open = looked.stretches.filter(({ inside: [low, high] }) => isOpen(low, high, looked, range));
  const closed = looked.stretches.filter((stretch) => !open.includes(stretch));
  const ends = [
    zero,
    ...looked.points.map((value) => held(one, value).points),
    ...closed.flatMap((stretch) => limits(one, stretch)),
    ...open.map(({ inside: [near] }) => held(one, near).points),
  ];
  // Outward on a stretch without end a line goes up for ever, down for ever, or stays.
  const outward = open.map(({ inside: [near, far] }) => compare(held(one, far).points, held(one, near).points));
  const { digits } = one.rounding;
  return {
    least: outward.includes(-1) ? undefined : round(ends.reduce(smaller), { digits, mode: "floor" }),
    most: outward.includes(1) ? undefined : round(ends.reduce(greater), { digits, mode: "ceiling" }),
  };
};

const withZero = (bound: Bound, choose: (a: Exact, b: Exact) => Exact): Exact | undefined =>
  bound === undefined ? undefined : choose(bound, zero);

/** Whether a stretch goes on without end. */
const isOpen = (low: Exact, high: Exact, { points }: Looked, range: Range): boolean => {
  const [first, last] = [points[0], points.at(-1)];
  const [down, up] = [smaller(low, high), greater(low, high)];
  return (
    (range.most === undefined && (last === undefined || compare(up, last) > 0)) ||
    (range.least === undefined && (first === undefined || compare(down, first) < 0))
  );
};
