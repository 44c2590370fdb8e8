/** Conditions: which numbers they can find, at which number they turn, and what they find in an evaluation. */
import { askedBy, askedIn, type ComparingCondition, type Findings } from "../../engine/condition";
import type { Comparison } from "../../model/condition";
import type { ItemResult } from "../../model/evaluation";
import { divide, type Exact, exactFrom, exactOf, least, most, one, ratio, signOf, zero } from "../../model/points";
import { type Item, itemsOf, type Scheme } from "../../model/scheme";
import { canBeMissing, pointEnds } from "./item-aims";
import type { Seen } from "./seen";
import { type Range, rangeOf, type Stretch } from "./values";

const counted: Range = { least: zero, most: undefined, step: one, parts: undefined, isWhole: true };
const share: Range = { least: zero, most: one, step: ratio(1, 100), parts: undefined, isWhole: false };

const shareOf = (item: string, scheme: Scheme): Range | undefined => {
  const found = itemsOf(scheme).find(({ id }) => id === item);
  if (found === undefined || signOf(exactOf(found.points)) === 0) return undefined;
  const [low, high] = pointEnds(found, scheme);
  const points = exactOf(found.points);
  // Zeroed, for missing its deadline or by a finding, it has no points whatever its rule gives at least.
  return { ...share, least: divide(least(low, zero), points), most: divide(most(high, zero), points) };
};

const hasBase = (category: string | undefined, { rubric }: Scheme): boolean =>
  rubric.categories.some(({ id, points }) => id === category && signOf(exactOf(points)) > 0);

/** An item that is zeroed for missing its deadline is found to measure 0. */
const withZero = (item: Item, range: Range): Range =>
  item.deadline?.missing !== "zero" || !canBeMissing(item)
    ? range
    : { ...range, least: range.least && least(range.least, zero), most: range.most && most(range.most, zero) };

/** The numbers that a condition can find; undefined where there is never one to compare. */
export const rangeIn = (when: ComparingCondition, scheme: Scheme): Range | undefined => {
  switch (when.kind) {
    case "measurement": {
      const item = itemsOf(scheme).find(({ id }) => id === when.item);
      return item && withZero(item, rangeOf(item.measure, scheme));
    }
    case "choice":
      return canHaveOthers(when, scheme) ? share : { ...share, least: one };
    case "points-share":
      if (when.item !== undefined) return shareOf(when.item, scheme);
      return hasBase(when.category, scheme) ? { ...share, least: undefined, most: undefined } : undefined;
    case "findings":
      return hasTeamCase(when.case, scheme) ? counted : { ...counted, most: zero };
    case "event":
      return counted;
  }
};

/** Whether votes for something else are counted beside those for a choice. */
const canHaveOthers = ({ item, choice }: Extract<ComparingCondition, { kind: "choice" }>, scheme: Scheme): boolean => {
  const measure = itemsOf(scheme).find(({ id }) => id === item)?.measure;
  if (measure?.kind !== "survey") return true;
  const { weights, invalid, denominator } = measure;
  return [...Object.keys(weights), ...(denominator === "all" ? invalid : [])].some((other) => other !== choice);
};

const hasTeamCase = (name: string | undefined, { misconduct }: Scheme): boolean =>
  misconduct.some(
    ({ id, subjects }) =>
      (name === undefined || id === name) && (subjects.includes("team") || subjects.includes("member")),
  );

/** Where the numbers lie for which a comparison holds. */
export const heldBy = (comparison: Comparison): Stretch => {
  const at = askedIn(comparison).number;
  if (comparison.below !== undefined) return { to: at, open: "to" };
  if (comparison.atMost !== undefined) return { to: at };
  return comparison.above === undefined ? { from: at } : { from: at, open: "from" };
};

/** Where they lie for which it does not. */
export const notHeldBy = (comparison: Comparison): Stretch => {
  const at = askedIn(comparison).number;
  if (comparison.below !== undefined) return { from: at };
  if (comparison.atMost !== undefined) return { from: at, open: "from" };
  return comparison.above === undefined ? { to: at, open: "to" } : { to: at };
};

const measuredOf = ({ why, measurement }: ItemResult): Exact | undefined => {
  if (why === "zeroed") return zero;
  return measurement === null ? undefined : exactFrom(measurement.value);
};

const read = new WeakMap<Seen, Findings>();

/** What conditions look at, read back from an evaluation once. */
const findingsOf = (seen: Seen): Findings => {
  const { evaluation, gathered } = seen;
  const known = read.get(seen) ?? {
    items: evaluation.items.map((result) => ({
      result,
      points: result.points === null ? null : exactOf(result.points),
      value: measuredOf(result),
      planned: { points: exactOf(result.outOf) },
    })),
    categories: evaluation.categories,
    gathered,
  };
  read.set(seen, known);
  return known;
};

/** What a condition finds in an evaluation; undefined where there is nothing to compare. */
export const foundBy = (when: ComparingCondition, seen: Seen): Exact | undefined =>
  askedBy(when).compared(findingsOf(seen)).found;

/** Whether a condition holds of an evaluation; undefined where there is nothing to compare. */
export const holdsIn = (when: ComparingCondition, seen: Seen): boolean | undefined => {
  const found = foundBy(when, seen);
  return found === undefined ? undefined : askedBy(when).holds(found);
};
