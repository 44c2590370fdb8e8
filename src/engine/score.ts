/** One exact number in; raw points out, with the rule and the branch that gave them. All methods stand on this page. FORMAT.md, section 4. */
import { match } from "ts-pattern";
import type { Applied } from "../model/evaluation";
import type { Method } from "../model/measures";
import {
  ceilingOf,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  floorOf,
  most,
  multiply,
  subtract,
  zero,
} from "../model/points";

/** Raw points, before floor, cap and rounding. */
export interface Score {
  readonly raw: Exact;
  readonly applied: Applied;
}

/** A method made ready for its item. */
export type Scorer = (value: Exact) => Score;

type Of<K extends Method["kind"]> = Extract<Method, { kind: K }>;

const beyond = (value: Exact, free: Exact): Exact => most(subtract(value, free), zero);

const perOccurrence = (method: Of<"per-occurrence">, points: Exact): Scorer => {
  const [each, free] = [exactOf(method.each), exactOf(method.free)];
  return (value) => ({ raw: subtract(points, multiply(each, beyond(value, free))), applied: method });
};

const proportional = (method: Of<"proportional">, points: Exact): Scorer => {
  const full = exactOf(method.full);
  return (value) => ({ raw: divide(multiply(points, value), full), applied: method });
};

/** A threshold as it is written: exactly one of the two; `from` includes the number, `over` does not. */
export interface Threshold {
  readonly from?: string | undefined;
  readonly over?: string | undefined;
}

/** The number of a threshold. */
export const thresholdOf = ({ from, over }: Threshold): Exact => exactOf(over ?? from ?? "0");

/** A threshold as a test. */
const passes = (written: Threshold) => {
  const threshold = thresholdOf(written);
  return written.over === undefined
    ? (value: Exact) => compare(value, threshold) >= 0
    : (value: Exact) => compare(value, threshold) > 0;
};

const tiers = (method: Of<"tiers">): Scorer => {
  const steps = method.steps.map((step, index) => {
    const edge = step.over === undefined ? { from: step.from ?? "0" } : { over: step.over };
    const applied: Applied = { kind: "tiers", step: index, ...edge, points: step.points };
    return { reached: passes(step), score: { raw: exactOf(step.points), applied } };
  });
  const otherwise: Score = {
    raw: exactOf(method.else),
    applied: { kind: "tiers", step: null, points: method.else },
  };
  return (value) => steps.find(({ reached }) => reached(value))?.score ?? otherwise;
};

const steps = (method: Of<"steps">, points: Exact): Scorer => {
  const [from, each, costs] = [exactOf(method.from), exactOf(method.each), exactOf(method.costs)];
  const whole = method.begun === "costs" ? ceilingOf : floorOf;
  return (value) => {
    const count = whole(divide(most(subtract(from, value), zero), each));
    return {
      raw: subtract(points, multiply(costs, count)),
      applied: { ...method, count: Number(exactText(count)) },
    };
  };
};

const allOrNothing = (method: Of<"all-or-nothing">, points: Exact): Scorer => {
  const reached = passes(method);
  return (value) => ({ raw: reached(value) ? points : zero, applied: method });
};

const perUnit = (method: Of<"per-unit">): Scorer => {
  const [each, free] = [exactOf(method.each), exactOf(method.free)];
  return (value) => ({ raw: multiply(each, beyond(value, free)), applied: method });
};

const byRank = (method: Of<"by-rank">): Scorer => {
  return (value) => {
    const rank = Number(exactText(value));
    const listed = method.points[rank - 1];
    const points = listed ?? method.else;
    return { raw: exactOf(points), applied: { kind: "by-rank", rank, listed: listed !== undefined, points } };
  };
};

/** Makes an item's method ready once. */
export const scorerOf = (method: Method, points: Exact): Scorer =>
  match(method)
    .returnType<Scorer>()
    .with({ kind: "per-occurrence" }, (rule) => perOccurrence(rule, points))
    .with({ kind: "proportional" }, (rule) => proportional(rule, points))
    .with({ kind: "tiers" }, (rule) => tiers(rule))
    .with({ kind: "steps" }, (rule) => steps(rule, points))
    .with({ kind: "all-or-nothing" }, (rule) => allOrNothing(rule, points))
    .with({ kind: "per-unit" }, (rule) => perUnit(rule))
    .with({ kind: "by-rank" }, (rule) => byRank(rule))
    .exhaustive();
