/** The points of an item as its measured value goes up: which stretches there are, whether points rise or fall, the least and the most. */
import { match } from "ts-pattern";
import { pointsAt } from "../../engine/item";
import type { PlannedItem } from "../../engine/plan";
import { thresholdOf } from "../../engine/score";
import type { Method } from "../../model/measures";
import {
  add,
  ceilingOf,
  compare,
  divide,
  type Exact,
  exactOf,
  floorOf,
  multiply,
  one,
  ratio,
  round,
  signOf,
  subtract,
  zero,
} from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { neighbours } from "../neighbours";
import { type Reach, reachOf } from "./reach";

type Of<K extends Method["kind"]> = Extract<Method, { kind: K }>;

/** Whether points rise with the value, fall, stay as they are, or do both. */
export type Direction = "up" | "down" | "flat" | "mixed";

/** A stretch of values in which one branch of a method holds. */
export interface Stretch {
  /** The place of the step or of the rank in the method; null for `else`. */
  readonly step: number | null;
  /** A value in it that the measure may come to; undefined where it cannot come to any. */
  readonly value: Exact | undefined;
}

/** The points of an item by its measured value. */
export interface Curve {
  readonly planned: PlannedItem;
  readonly reach: Reach;
  readonly direction: Direction;
  /** Of tiers and ranks, by rising value; else empty. */
  readonly stretches: readonly Stretch[];
  /** Values at which points jump or bend, where the measure comes to them, by rising value. */
  readonly edges: readonly Exact[];
  /** The least and the most points, with a value that gives them; undefined without an end. */
  readonly least: Turn | undefined;
  readonly most: Turn | undefined;
  readonly at: (value: Exact) => Exact;
}

/** A value and what it gives. */
export interface Turn {
  readonly value: Exact;
  readonly points: Exact;
}

const two = ratio(2);

export const isWithin = ({ least, most, whole }: Reach, value: Exact): boolean =>
  (least === undefined || compare(value, least) >= 0) &&
  (most === undefined || compare(value, most) <= 0) &&
  (!whole || compare(value, floorOf(value)) === 0);

interface Edge {
  readonly at: Exact;
  /** Whether the number itself lies in the stretch that begins or ends there. */
  readonly included: boolean;
}

/** The narrower of two lower (or upper) edges. */
const narrower = (a: Edge | undefined, b: Edge | undefined, lower: boolean): Edge | undefined => {
  if (a === undefined || b === undefined) return a ?? b;
  const order = compare(a.at, b.at);
  if (order === 0) return a.included ? b : a;
  return order > 0 === lower ? a : b;
};

/** A number below an edge; whichever, where there is none. */
const numberBelow = (to: Edge | undefined): Exact => {
  if (to === undefined) return zero;
  return to.included ? to.at : subtract(to.at, one);
};

const wholeIn = (from: Edge | undefined, to: Edge | undefined): Exact | undefined => {
  if (from === undefined) return floorOf(numberBelow(to));
  const first = from.included ? ceilingOf(from.at) : add(floorOf(from.at), one);
  const order = to === undefined ? -1 : compare(first, to.at);
  return order < 0 || (order === 0 && to?.included === true) ? first : undefined;
};

/** A number of a stretch, if there is one: its lower edge where that is included. */
const numberIn = (from: Edge | undefined, to: Edge | undefined): Exact | undefined => {
  if (from === undefined) return numberBelow(to);
  if (to === undefined) return from.included ? from.at : add(from.at, one);
  const order = compare(from.at, to.at);
  if (order > 0 || (order === 0 && !(from.included && to.included))) return undefined;
  return from.included ? from.at : divide(add(from.at, to.at), two);
};

const edgeOf = (at: Exact | undefined): Edge | undefined => (at === undefined ? undefined : { at, included: true });

/** A value between two edges that a measure may come to. */
const valueIn = (reach: Reach, from: Edge | undefined, to: Edge | undefined): Exact | undefined => {
  const lower = narrower(edgeOf(reach.least), from, true);
  const upper = narrower(edgeOf(reach.most), to, false);
  return reach.whole ? wholeIn(lower, upper) : numberIn(lower, upper);
};

const tierStretches = ({ steps }: Of<"tiers">, reach: Reach): Stretch[] => {
  const edges = steps.map((step): Edge => ({ at: thresholdOf(step), included: step.over === undefined }));
  const flip = (edge: Edge | undefined): Edge | undefined => edge && { at: edge.at, included: !edge.included };
  const reached = edges.map((edge, index): Stretch => {
    return { step: index, value: valueIn(reach, edge, flip(edges[index - 1])) };
  });
  return [{ step: null, value: valueIn(reach, undefined, flip(edges.at(-1))) }, ...reached.reverse()];
};

const rankStretches = ({ points }: Of<"by-rank">, reach: Reach): Stretch[] =>
  [...points.map((_, index) => index), null].map((step) => {
    const value = ratio((step ?? points.length) + 1);
    return { step, value: isWithin(reach, value) ? value : undefined };
  });

const stretchesOf = (method: Method, reach: Reach): Stretch[] =>
  method.kind === "tiers"
    ? tierStretches(method, reach)
    : method.kind === "by-rank"
      ? rankStretches(method, reach)
      : [];

/** How raw points go by the method alone, where one look tells. */
const slopeOf = (method: Method, points: Exact): Direction | undefined => {
  const up = (isFlat: boolean): Direction => (isFlat ? "flat" : "up");
  const isZero = (written: string): boolean => signOf(exactOf(written)) === 0;
  return match(method)
    .returnType<Direction | undefined>()
    .with({ kind: "per-occurrence" }, ({ each }) => (isZero(each) ? "flat" : "down"))
    .with({ kind: "proportional" }, { kind: "all-or-nothing" }, () => up(signOf(points) === 0))
    .with({ kind: "steps" }, ({ costs }) => up(isZero(costs)))
    .with({ kind: "per-unit" }, ({ each }) => up(isZero(each)))
    .with({ kind: "tiers" }, { kind: "by-rank" }, () => undefined)
    .exhaustive();
};

const turned = (direction: Direction): Direction =>
  direction === "up" ? "down" : direction === "down" ? "up" : direction;

/** Whether numbers in a row rise, fall, stay or do both. */
const directionIn = (numbers: readonly Exact[]): Direction => {
  const orders = neighbours(numbers).map(([before, after]) => compare(after, before));
  const [rises, falls] = [orders.some((order) => order > 0), orders.some((order) => order < 0)];
  return rises ? (falls ? "mixed" : "up") : falls ? "down" : "flat";
};

/** Most levels of `steps` that are looked at one by one. */
const mostLevels = 60;

/** The values at which a method jumps or bends. */
const edgesOf = (method: Method, { points, floor }: PlannedItem): Exact[] =>
  match(method)
    .returnType<Exact[]>()
    .with({ kind: "per-occurrence" }, { kind: "per-unit" }, ({ free }) => [exactOf(free)])
    .with({ kind: "proportional" }, () => [])
    .with({ kind: "tiers" }, ({ steps }) => steps.map(thresholdOf))
    .with({ kind: "all-or-nothing" }, (rule) => [thresholdOf(rule)])
    .with({ kind: "by-rank" }, (rule) => rule.points.flatMap((_, index) => [ratio(index + 1), ratio(index + 2)]))
    .with({ kind: "steps" }, ({ from, each, costs }) => {
      const fall = subtract(points, floor ?? subtract(points, ratio(mostLevels)));
      const needed = signOf(exactOf(costs)) === 0 ? one : ceilingOf(divide(fall, exactOf(costs)));
      const levels =
        compare(needed, ratio(mostLevels)) > 0 ? mostLevels : Math.max(Number(needed.n) / Number(needed.d), 1);
      return Array.from({ length: levels + 1 }, (_, nth) =>
        subtract(exactOf(from), multiply(exactOf(each), ratio(nth))),
      );
    })
    .exhaustive();

/** The values at which raw points come to a number, where one value does. */
const inverse = (method: Method, points: Exact, wanted: Exact): Exact[] =>
  match(method)
    .returnType<Exact[]>()
    .with({ kind: "per-occurrence" }, ({ each, free }) =>
      signOf(exactOf(each)) === 0 ? [] : [add(exactOf(free), divide(subtract(points, wanted), exactOf(each)))],
    )
    .with({ kind: "per-unit" }, ({ each, free }) =>
      signOf(exactOf(each)) === 0 ? [] : [add(exactOf(free), divide(wanted, exactOf(each)))],
    )
    .with({ kind: "proportional" }, ({ full }) =>
      signOf(points) === 0 ? [] : [divide(multiply(wanted, exactOf(full)), points)],
    )
    .with({ kind: "steps" }, ({ from, each, costs }) =>
      signOf(exactOf(costs)) === 0
        ? []
        : [
            subtract(
              exactOf(from),
              multiply(exactOf(each), ceilingOf(divide(subtract(points, wanted), exactOf(costs)))),
            ),
          ],
    )
    .with({ kind: "tiers" }, { kind: "all-or-nothing" }, { kind: "by-rank" }, () => [])
    .exhaustive();

/** The numbers around one at which something may change: itself, the next ones that a fact can say, one less and one more. */
const around = (value: Exact): Exact[] => [
  value,
  round(value, { digits: 6, mode: "floor" }),
  round(value, { digits: 6, mode: "ceiling" }),
  floorOf(value),
  ceilingOf(value),
  subtract(value, one),
  add(value, one),
];

const rising = (numbers: readonly Exact[]): Exact[] =>
  [...numbers].sort(compare).filter((number, index, all) => {
    const before = all[index - 1];
    return before === undefined || compare(before, number) !== 0;
  });

const isFree = (reach: Reach, end: "least" | "most"): boolean => reach[end] === undefined;

/** Whether points go on without end toward an end of the values: only where nothing bounds them there. */
const isEndless = (curve: Pick<Curve, "planned" | "reach">, end: "least" | "most"): boolean => {
  const { method } = curve.planned.item;
  const endless = (at: "least" | "most"): boolean => isFree(curve.reach, at);
  const slope = slopeOf(method, curve.planned.points);
  if (slope === undefined || slope === "flat" || method.kind === "all-or-nothing") return false;
  const [falls, rises] = slope === "down" ? (["most", "least"] as const) : (["least", "most"] as const);
  const isLow = (curve.planned.item.kind === "deduction") !== (end === "least");
  // Per unit nothing is taken below `free`, per occurrence nothing is given, and steps end at the full points.
  if (isLow) return method.kind !== "per-unit" && endless(falls) && curve.planned.floor === undefined;
  return (
    method.kind !== "per-occurrence" && method.kind !== "steps" && endless(rises) && curve.planned.cap === undefined
  );
};

const candidatesOf = (planned: PlannedItem, reach: Reach, stretches: readonly Stretch[]): Exact[] => {
  const { method } = planned.item;
  const bounds = [planned.floor, planned.cap].flatMap((bound) => (bound === undefined ? [] : [bound]));
  const numbers = [
    ...[reach.least, reach.most].flatMap((end) => end ?? []),
    ...stretches.flatMap(({ value }) => value ?? []),
    ...[
      zero,
      one,
      ...edgesOf(method, planned),
      ...bounds.flatMap((bound) => inverse(method, planned.points, bound)),
    ].flatMap(around),
  ];
  return rising(numbers.filter((number) => isWithin(reach, number)));
};

/** Works out how an item's points go. */
export const curveOf = (planned: PlannedItem, scheme: Scheme): Curve => {
  const { item } = planned;
  const reach = reachOf(item.measure, scheme);
  const stretches = stretchesOf(item.method, reach);
  const at = (value: Exact): Exact => pointsAt(planned, value).points;
  const candidates = candidatesOf(planned, reach, stretches);
  const turns = candidates.map((value): Turn => ({ value, points: at(value) }));
  const pick = (end: "least" | "most"): Turn | undefined =>
    isEndless({ planned, reach }, end)
      ? undefined
      : turns.reduce<Turn | undefined>((best, turn) => {
          if (best === undefined) return turn;
          const order = compare(turn.points, best.points);
          return (end === "least" ? order < 0 : order > 0) ? turn : best;
        }, undefined);
  const slope = slopeOf(item.method, planned.points);
  const direction =
    slope === undefined
      ? directionIn(stretches.flatMap(({ value }) => (value === undefined ? [] : [at(value)])))
      : item.kind === "deduction"
        ? turned(slope)
        : slope;
  const [low, high] = [pick("least"), pick("most")];
  const isFlat = low !== undefined && high !== undefined && compare(low.points, high.points) === 0;
  return {
    planned,
    reach,
    direction: isFlat ? "flat" : direction,
    stretches,
    edges: rising(edgesOf(item.method, planned)).filter((edge) => isWithin(reach, edge)),
    least: low,
    most: high,
    at,
  };
};
