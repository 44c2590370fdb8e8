/** Whether an evaluation shows what an aim of an item asks for. */
import { match } from "ts-pattern";
import { addDays } from "../../model/calendar";
import type { Evaluation, ItemResult } from "../../model/evaluation";
import { compare, type Exact, exactFrom, exactOf, multiply, ratio, round } from "../../model/points";
import type { Item } from "../../model/scheme";
import type { WhatOf } from "./aim";
import { stretchOn } from "./item-aims";
import type { Seen } from "./seen";
import { armsTaken, branchesTaken } from "./taken";
import { touches } from "./values";

/** What is asked of an item. */
export type ItemWhat = WhatOf<
  | "state"
  | "value"
  | "branch"
  | "arm"
  | "bound"
  | "rounded"
  | "deadline"
  | "struck"
  | "set-aside"
  | "item-mirror"
  | "sliced"
>;

/** An item's result with what it stands in. */
interface Shown {
  readonly seen: Seen;
  readonly item: Item;
  readonly result: ItemResult;
}

/** Whether a number stands on the side of a boundary that is asked for, no further away than a step. */
export const isOnSide = (found: Exact, { at, side, step }: Pick<WhatOf<"value">, "at" | "side" | "step">): boolean =>
  touches({ least: found, most: found }, stretchOn(exactFrom(at), side, exactFrom(step)));

/** The points inside the bounds, before rounding; undefined where nothing was measured. */
const insideOf = ({ raw, bound, floor, cap }: ItemResult): Exact | undefined => {
  if (raw === null || bound === "floor" || bound === "cap")
    return raw === null ? undefined : exactOf(bound === "floor" ? floor : cap);
  return exactFrom(raw);
};

const isHalf = (points: Exact, digits: number): boolean => {
  const scaled = multiply(points, ratio(10 ** digits));
  const doubled = multiply(scaled, ratio(2));
  const isWhole = (x: Exact): boolean => compare(x, round(x, { digits: 0, mode: "floor" })) === 0;
  return isWhole(doubled) && !isWhole(scaled);
};

const isRounded = (result: ItemResult, way: "down" | "up" | "half"): boolean => {
  const inside = insideOf(result);
  if (inside === undefined) return false;
  if (way === "half") return isHalf(inside, result.rounding.digits);
  return compare(round(inside, result.rounding), inside) === (way === "down" ? -1 : 1);
};

const isOnDeadline = ({ seen: { evaluation }, item, result }: Shown, day: "last" | "next"): boolean => {
  const { kind, asOf, period } = evaluation;
  if (item.deadline === undefined || kind === "daily" || result.state !== "missing") return false;
  const last = addDays(period.to, item.deadline.within);
  return day === "last" ? asOf === last && result.points === null : asOf === addDays(last, 1);
};

const isMirrored = ({ seen: { evaluation }, item }: Shown, { body, side }: WhatOf<"item-mirror">): boolean => {
  const limit = item.mirrors.find((one) => one.body === body)?.most ?? "none";
  const amounts = evaluation.mirrors.filter((one) => one.item === item.id && one.body === body);
  return amounts.some(({ amount }) => {
    const isFull = limit !== "none" && compare(exactFrom(amount), exactOf(limit)) === 0;
    return side === "most" ? isFull : !isFull;
  });
};

const isShown = (what: ItemWhat, shown: Shown): boolean => {
  const { seen, item, result } = shown;
  return match(what)
    .returnType<boolean>()
    .with({ kind: "state" }, ({ state, why }) => result.state === state && result.why === why)
    .with(
      { kind: "value" },
      (value) =>
        result.state === "measured" &&
        result.measurement !== null &&
        isOnSide(exactFrom(result.measurement.value), value),
    )
    .with({ kind: "branch" }, ({ branch }) => branchesTaken(seen, item, result).includes(branch))
    .with({ kind: "arm" }, ({ arm }) => armsTaken(result).includes(arm))
    .with({ kind: "bound" }, ({ bound }) => result.raw !== null && result.bound === (bound === "none" ? null : bound))
    .with({ kind: "rounded" }, ({ way }) => isRounded(result, way))
    .with({ kind: "deadline" }, ({ day }) => isOnDeadline(shown, day))
    .with({ kind: "struck" }, () => result.zeroedBy.length > 0)
    .with({ kind: "set-aside" }, () => result.setAside.length > 0 && result.measurement !== null)
    .with({ kind: "item-mirror" }, (mirror) => isMirrored(shown, mirror))
    .with({ kind: "sliced" }, () => result.measurement?.kind === "by-version" && result.measurement.parts.length > 1)
    .exhaustive();
};

const resultsOf = new WeakMap<Evaluation, ReadonlyMap<string, ItemResult>>();

/** The results of an evaluation that an aim is about: that of its item, or all. */
const resultsFor = ({ item }: ItemWhat, { evaluation }: Seen): readonly ItemResult[] => {
  if (item === null) return evaluation.items;
  const byId = resultsOf.get(evaluation) ?? new Map(evaluation.items.map((result) => [result.id, result]));
  resultsOf.set(evaluation, byId);
  const result = byId.get(item);
  return result === undefined ? [] : [result];
};

/** Whether an evaluation shows what is asked of an item. */
export const reachedByItem = (what: ItemWhat, seen: Seen): boolean =>
  resultsFor(what, seen).some((result) => {
    const item = seen.plan.byId.get(result.id)?.item;
    // A rounding of its own is not the one of the whole rubric.
    const isOwn = what.kind === "rounded" && what.item === null && item?.rounding !== undefined;
    return item !== undefined && !isOwn && isShown(what, { seen, item, result });
  });
