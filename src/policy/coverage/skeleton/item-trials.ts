/** The small ledgers that try an item: its states, the numbers next to every boundary, numbers that are rounded, findings and strangers' marks. */

import { planOf } from "../../../engine/plan";
import { addDays } from "../../../model/calendar";
import {
  add,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  multiply,
  ratio,
  signOf,
  subtract,
} from "../../../model/points";
import type { Item } from "../../../model/scheme";
import { type Evidence, middle } from "../../witness/evidence";
import { evidenceOf } from "../../witness/measuring";
import { extremesOf } from "../../witness/values";
import type { Side } from "../aim";
import { stretchOn } from "../item-aims";
import { boundariesOf, rangeOf } from "../values";
import { type Bench, findingTold, measureTrials } from "./measure-trials";
import { annual, asking, factsOf, type Ground, type Told, type Trial } from "./trial";

/** Numbers on a side of a boundary, the simplest first. */
export const valuesOn = (at: Exact, side: Side, step: Exact): readonly Exact[] => {
  if (side === "at") return [at];
  const { from = at, to = at } = stretchOn(at, side, step);
  const far = side === "below" ? from : to;
  const between = [2, 3, 4, 5, 8, 10].map((parts) => add(at, divide(subtract(far, at), ratio(parts))));
  // Shares of numbers of days and half-days that years and months have.
  const counts = [12, 24, 40, 60, 120, 200, 240, 250, 365, 480, 500].map((parts) => ratio(1, parts));
  const grid = counts.map((part) => (side === "below" ? subtract(at, part) : add(at, part)));
  return [far, ...between, ...grid];
};

/** Evidence that an item measures exactly a number, whichever way of showing it fits. */
export const showing = (ground: Ground, item: Item, value: Exact): Evidence | undefined => {
  const { scheme, year } = ground;
  const found = evidenceOf(scheme, item.id, exactText(value), year);
  if (found !== undefined) return found;
  const { measure } = item;
  if (measure.kind === "latest" || (measure.kind === "target" && measure.of === "value"))
    return valueFact(ground, item, value);
  return undefined;
};

/** One value, however large or small. */
const valueFact = ({ year }: Ground, item: Item, value: Exact): Evidence | undefined => {
  const { measure } = item;
  const scaled = measure.kind === "latest" ? multiply(value, exactOf(measure.outOf)) : multiply(value, ratio(100));
  const written = exactText(scaled);
  if (written.includes("/")) return undefined;
  const facts = factsOf("f", year, [{ kind: "value", item: item.id, value: written }]);
  return measure.kind === "latest" ? { facts } : { facts, targets: [{ item: item.id, year, value: 100 }] };
};

const shown = (bench: Bench, values: readonly Exact[]): readonly Trial[] =>
  values.flatMap((value) => {
    const evidence = showing(bench.ground, bench.item, value);
    return evidence === undefined ? [] : [annual(bench.ground, evidence)];
  });

const sides: readonly Side[] = ["below", "at", "above"];

/** Ledgers whose value lies next to a number, or on it. */
export const trialsAround = (bench: Bench, at: Exact): readonly Trial[] => {
  const { step } = rangeOf(bench.item.measure, bench.ground.scheme);
  return sides.flatMap((side) => shown(bench, valuesOn(at, side, step)));
};

/** Numbers in the middle of the branches of a method. */
const between = (item: Item): readonly Exact[] => {
  const { method } = item;
  if (method.kind === "by-rank")
    return [...method.points.map((_, index) => ratio(index + 1)), ratio(method.points.length + 1)];
  if (method.kind === "steps") {
    const at = (steps: Exact): Exact => subtract(exactOf(method.from), multiply(exactOf(method.each), steps));
    return [ratio(0), ratio(1, 2), ratio(1), ratio(3, 2), ratio(2), ratio(5, 2)].map(at);
  }
  const bends = boundariesOf(item);
  return [...bends.flatMap((a) => bends.map((b) => divide(add(a, b), ratio(2)))), ratio(0), ratio(1)];
};

/** Numbers whose points do not end on the grid of the rounding, and such as lie exactly between two of its numbers. */
const roundedValues = ({ ground, item }: Bench): readonly Exact[] => {
  const planned = planOf(ground.scheme).byId.get(item.id);
  if (planned === undefined) return [];
  const { method } = item;
  const thirds = [3, 7, 9, 11].flatMap((parts) => [
    ratio(1, parts),
    ratio(2, parts),
    ratio(1, parts * 100),
    ratio(2, parts * 100),
  ]);
  const halves = [1, 3, 5, 15, 25, 45].map((odd) => ratio(odd, 2 * 10 ** planned.rounding.digits));
  const each = "each" in method ? exactOf(method.each) : undefined;
  if (method.kind === "proportional") {
    if (signOf(planned.points) === 0) return [];
    const valueFor = (points: Exact): Exact => divide(multiply(points, exactOf(method.full)), planned.points);
    const near = halves.flatMap((half) => [
      half,
      subtract(planned.points, half),
      add(half, ratio(1, 5 * 10 ** planned.rounding.digits)),
    ]);
    return [...near.map(valueFor), ...thirds];
  }
  if (each === undefined || signOf(each) === 0) return [];
  const free = "free" in method ? exactOf(method.free) : ratio(0);
  return [...halves.map((half) => add(free, divide(half, each))), ...thirds.map((part) => add(free, part))];
};

const missingTrials = ({ ground, item }: Bench): readonly Trial[] => {
  const { year } = ground;
  const nothing = annual(ground);
  const unmet: Trial[] =
    item.measure.kind === "target" ? [annual(ground, { facts: [], targets: [{ item: item.id, year, value: 1 }] })] : [];
  const milestones =
    item.measure.kind === "milestones" ? [{ id: "s1", item: item.id, title: "s1", due: middle(year) }] : [];
  const planned: Trial[] = milestones.length === 0 ? [] : [annual(ground, { facts: [], milestones })];
  const { deadline } = item;
  const days = deadline === undefined ? [] : [deadline.within, deadline.within + 1];
  const asks = days.map((more) => ({ kind: "annual", year, asOf: addDays(`${year}-12-31`, more) }) as const);
  return [nothing, ...unmet, ...planned].flatMap((trial) => [trial, ...asks.map((ask) => asking(trial, ask))]);
};

const bestEvidence = ({ ground, item }: Bench): Evidence | undefined => {
  const best = extremesOf(ground.scheme, item.id, ground.year)?.best;
  return best === undefined ? undefined : showing(ground, item, exactFrom(best));
};

/** A finding that names the item, beside what would give it points. */
const struckTrials = (bench: Bench): readonly Trial[] => {
  const { ground, item } = bench;
  const best = bestEvidence(bench);
  const zeroing = ground.scheme.misconduct.filter(({ zeroes }) => zeroes === true);
  return best === undefined
    ? []
    : zeroing.flatMap(({ id }) =>
        findingTold(ground.scheme, "z", id, { item: item.id } as Partial<Told>) // an item is what a finding may name
          .map((finding) => annual(ground, best, { facts: factsOf("z", ground.year, [finding]) })),
      );
};

/** Marks of another scorer beside those of its own. */
const strangerTrials = (bench: Bench): readonly Trial[] => {
  const { ground, item } = bench;
  const other = ground.scheme.bodies.find(({ id }) => id !== item.scorer)?.id;
  const best = bestEvidence(bench);
  const [first] = best?.facts ?? [];
  if (best === undefined || other === undefined || first === undefined) return [];
  const stranger = { ...first, id: "x-1", scorer: other, ...(first.kind === "rating" ? { rater: "x" } : {}) };
  return [annual(ground, best, { facts: [stranger as typeof first] })]; // of the same kind, which has a scorer
};

const mirrorTrials = (bench: Bench): readonly Trial[] =>
  bench.item.mirrors.flatMap(({ each, most }) => {
    if (most === "none" || signOf(exactOf(each)) === 0) return shown(bench, [ratio(1), ratio(1, 2), ratio(2)]);
    const full = divide(exactOf(most), exactOf(each));
    return shown(bench, [full, divide(full, ratio(2)), add(full, ratio(1))]);
  });

const waiverTrials = ({ ground, item }: Bench): readonly Trial[] =>
  item.waivable
    ? [
        annual(ground, {
          facts: factsOf("f", ground.year, [{ kind: "waiver", item: item.id, reason: "测算", approver: "区委组织部" }]),
        }),
      ]
    : [];

/** All ledgers that try an item. */
export const itemTrials = (ground: Ground, item: Item): readonly Trial[] => {
  const bench = { ground, item };
  return [
    ...missingTrials(bench),
    ...waiverTrials(bench),
    ...measureTrials(bench),
    ...boundariesOf(item).flatMap((at) => trialsAround(bench, at)),
    ...shown(bench, between(item)),
    ...shown(bench, roundedValues(bench)),
    ...struckTrials(bench),
    ...(item.scorer === undefined ? [] : strangerTrials(bench)),
    ...mirrorTrials(bench),
  ];
};
