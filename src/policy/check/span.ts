/** Between which numbers item, category and total must lie, whatever the ledger says: reasoned from the rules, stage by stage as FORMAT.md section 9 adds up. */
import { boundOf, type Plan, type PlannedCategory, type PlannedItem } from "../../engine/plan";
import type { Measure } from "../../model/measures";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  least,
  most,
  multiply,
  negate,
  round,
  signOf,
  subtract,
  sum,
  zero,
} from "../../model/points";
import type { Curve } from "./curve";

/** From a least number to a most; undefined where there is no end. */
export interface Span {
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
}

const nothing: Span = { least: zero, most: zero };

const both = (a: Span, b: Span): Span => ({
  least: a.least && b.least && add(a.least, b.least),
  most: a.most && b.most && add(a.most, b.most),
});

const sumOf = (spans: readonly Span[]): Span => spans.reduce(both, nothing);

/** Nothing at all comes about as well. */
const orNothing = ({ least: low, most: high }: Span): Span => ({
  least: low && least(low, zero),
  most: high && most(high, zero),
});

const withinBounds = (number: Exact, floor: Exact | undefined, cap: Exact | undefined): Exact => {
  const raised = floor === undefined ? number : most(number, floor);
  return cap === undefined ? raised : least(raised, cap);
};

const held = ({ least: low, most: high }: Span, floor: Exact | undefined, cap: Exact | undefined): Span => ({
  least: low === undefined ? floor && withinBounds(floor, undefined, cap) : withinBounds(low, floor, cap),
  most: high === undefined ? cap : withinBounds(high, floor, cap),
});

/** Measures that are never without a value: where nothing is recorded, nothing is counted. */
const alwaysMeasured = (measure: Measure): boolean =>
  measure.kind === "notices" || measure.kind === "findings" || (measure.kind === "count" && measure.none === "zero");

/** Whether an item can be without points. */
export const canBeOpen = ({ item }: PlannedItem): boolean => item.waivable || !alwaysMeasured(item.measure);

const applicableByFacts = new Set<Measure["kind"]>([
  "count",
  "mean",
  "panel",
  "survey",
  "latest",
  "rank",
  "published",
  "notices",
  "findings",
]);

/** Whether an item can be not applicable. */
export const canDropOut = ({ item }: PlannedItem): boolean =>
  item.waivable ||
  !(applicableByFacts.has(item.measure.kind) || (item.measure.kind === "colours" && item.measure.skip === 0));

/** What an item adds: its points, or nothing where it has none. A finding can set points above zero to zero. */
export const contribution = ({ planned, least: low, most: high }: Curve, isZeroable: boolean): Span => {
  const span: Span = { least: low?.points, most: high?.points };
  if (canBeOpen(planned)) return orNothing(span);
  return isZeroable ? { ...span, least: span.least && least(span.least, zero) } : span;
};

const amounts = ({ least: low, most: high }: Span): Span => ({ least: high && negate(high), most: low && negate(low) });

/** What the scheme's items can add, by item. */
export type Contributions = ReadonlyMap<string, Span>;

const ofItems = (items: readonly PlannedItem[], spans: Contributions): Span[] =>
  items.map(({ item }) => {
    const span = spans.get(item.id) ?? nothing;
    return item.kind === "deduction" ? amounts(span) : span;
  });

/** Items of one kind in one category, groups held by their bounds. */
const kindSpan = (
  kind: PlannedItem["item"]["kind"],
  items: readonly PlannedItem[],
  plan: Plan,
  spans: Contributions,
): Span => {
  const own = items.filter(({ item }) => item.kind === kind);
  const alone = own.filter(({ item }) => item.group === undefined);
  const grouped = plan.scheme.rubric.groups.map((group) => {
    const members = own.filter(({ item }) => item.group === group.id);
    if (members.length === 0) return nothing;
    const span = held(sumOf(ofItems(members, spans)), boundOf(group.floor), boundOf(group.cap));
    return members.every(canBeOpen) ? orNothing(span) : span;
  });
  return sumOf([...ofItems(alone, spans), ...grouped]);
};

const pointsIn = (items: readonly PlannedItem[]): Exact => sum(items.map(({ points }) => points));

/** Most items of one category whose dropping out is looked at in every combination. */
const mostDroppable = 12;

/** Every choice of some things. */
const choices = <T>(things: readonly T[]): T[][] =>
  Array.from({ length: 2 ** things.length }, (_, mask) =>
    things.filter((_, at) => Math.floor(mask / 2 ** at) % 2 === 1),
  );

/** The most that a category's base can be, whatever drops out of it; undefined where this file cannot tell. */
const mostOfBase = (
  base: PlannedItem[],
  cap: Exact | undefined,
  floor: Exact | undefined,
  plan: Plan,
  spans: Contributions,
): Exact | undefined => {
  const droppable = base.filter(canDropOut);
  if (droppable.length > mostDroppable) return cap;
  const tops = choices(droppable).map((dropped): Exact | undefined => {
    const rest = base.filter((one) => !dropped.includes(one));
    const [possible, applicable] = [pointsIn(base), pointsIn(rest)];
    if (signOf(possible) > 0 && signOf(applicable) <= 0) return zero;
    const { most: top } = held(kindSpan("base", rest, plan, spans), floor, cap);
    if (top === undefined || dropped.length === 0 || signOf(top) <= 0 || signOf(applicable) <= 0) return top;
    if (plan.scheme.notApplicable.rescale !== "category" || compare(possible, applicable) === 0) return top;
    const whole = round(divide(multiply(top, possible), applicable), plan.scheme.rubric.rounding);
    return cap === undefined ? whole : least(whole, cap);
  });
  return tops.reduce<Exact | undefined>((top, one) => top && one && most(top, one), zero);
};

/** The base, the bonus and the deduction (an amount) of a category. */
export interface CategorySpan {
  readonly base: Span;
  readonly bonus: Span;
  readonly deduction: Span;
}

export const categorySpan = (
  { items, floor, cap: written }: PlannedCategory,
  plan: Plan,
  spans: Contributions,
): CategorySpan => {
  const base = items.filter(({ item }) => item.kind === "base");
  const cap = written === "points" ? pointsIn(base) : written;
  const span = held(kindSpan("base", items, plan, spans), floor, cap);
  // Where no base item has points, or none with points applies, the base is zero without floor or cap.
  const pointed = base.filter(({ points }) => signOf(points) > 0);
  const vanishes = base.every(canBeOpen) || (pointed.length > 0 && pointed.every(canDropOut));
  const low = vanishes || base.length === 0 ? span.least && least(span.least, zero) : span.least;
  return {
    base: base.length === 0 ? nothing : { least: low, most: mostOfBase(base, cap, floor, plan, spans) },
    bonus: kindSpan("bonus", items, plan, spans),
    deduction: kindSpan("deduction", items, plan, spans),
  };
};

/** Whether what is left when items drop out can never be more than its own points: then rescaling never gives more than all points. */
const isModest = (plan: Plan, categories: readonly CategorySpan[], spans: Contributions): boolean =>
  plan.items.every(({ item, points }) => {
    const top = spans.get(item.id)?.most;
    return item.kind !== "base" || (top !== undefined && compare(top, points) <= 0);
  }) &&
  plan.scheme.rubric.groups.every(({ floor }) => floor === "none" || signOf(exactOf(floor)) <= 0) &&
  plan.categories.every(
    ({ floor, items }, index) =>
      (floor === undefined || signOf(floor) <= 0) &&
      compare(categories[index]?.base.most ?? zero, pointsIn(items)) <= 0 &&
      categories[index]?.base.most !== undefined,
  );

/** Whether something can drop out for which the total is rescaled: any item, or a category of which nothing is left. */
const canRescaleTotal = ({ categories, scheme }: Plan): boolean => {
  const { rescale } = scheme.notApplicable;
  if (rescale === "none") return false;
  return categories.some(({ items }) => {
    const pointed = items.filter(({ points }) => signOf(points) > 0);
    const dropping = pointed.filter(canDropOut).length;
    return rescale === "total" ? dropping > 0 : dropping > 0 && dropping === pointed.length;
  });
};

const mostOfAll = (plan: Plan, categories: readonly CategorySpan[], spans: Contributions): Exact | undefined => {
  const { most: top } = sumOf(categories.map(({ base }) => base));
  if (!canRescaleTotal(plan)) return top;
  if (top === undefined || !isModest(plan, categories, spans)) return undefined;
  // Rescaled, what is left may come to all points, though what dropped out could not; and it is rounded.
  const possible = pointsIn(plan.items);
  return most(possible, round(possible, plan.scheme.rubric.rounding));
};

/** The bonus, the deduction (an amount) and the total of a year, before and after their bounds. */
export interface TotalSpan {
  readonly base: Span;
  readonly bonus: { readonly before: Span; readonly after: Span };
  readonly deduction: { readonly before: Span; readonly after: Span };
  readonly before: Span;
  readonly after: Span;
}

export const totalSpan = (plan: Plan, categories: readonly CategorySpan[], spans: Contributions): TotalSpan => {
  const { rubric } = plan.scheme;
  const base: Span = {
    least: sumOf(categories.map((one) => one.base)).least,
    most: mostOfAll(plan, categories, spans),
  };
  const bonus = sumOf(categories.map((one) => one.bonus));
  const deduction = sumOf(categories.map((one) => one.deduction));
  const [moreBonus, moreDeduction] = [
    held(bonus, undefined, boundOf(rubric.bonus.cap)),
    held(deduction, undefined, boundOf(rubric.deduction.cap)),
  ];
  const before: Span = {
    least:
      base.least &&
      moreBonus.least &&
      moreDeduction.most &&
      subtract(add(base.least, moreBonus.least), moreDeduction.most),
    most:
      base.most &&
      moreBonus.most &&
      moreDeduction.least &&
      subtract(add(base.most, moreBonus.most), moreDeduction.least),
  };
  return {
    base,
    bonus: { before: bonus, after: moreBonus },
    deduction: { before: deduction, after: moreDeduction },
    before,
    after: held(before, boundOf(rubric.total.floor), boundOf(rubric.total.cap)),
  };
};
