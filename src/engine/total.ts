/** From item points to the total: groups, categories, rescaling for what does not apply, bonus, deduction. FORMAT.md, section 9. */
import type { Adjustment, CategoryResult } from "../model/evaluation";
import {
  add,
  compare,
  divide,
  type Exact,
  exactText,
  multiply,
  negate,
  round,
  signOf,
  subtract,
  sumOf,
  zero,
} from "../model/points";
import type { Group, Item } from "../model/scheme";
import type { ScoredItem } from "./item";
import { type Bound, boundOf, type Plan, type PlannedCategory } from "./plan";

/** A number on its way through the bounds, with what was changed. */
type Note = (change: Adjustment) => void;
type Place = Pick<Adjustment, "scope" | "id">;

const changed = ({ scope, id }: Place, rule: Adjustment["rule"], from: Exact, to: Exact, note: Note): Exact => {
  if (compare(from, to) !== 0) note({ scope, id, rule, from: exactText(from), to: exactText(to) });
  return to;
};

const floored = (number: Exact, floor: Bound, place: Place, note: Note): Exact =>
  floor !== undefined && compare(number, floor) < 0 ? changed(place, "floor", number, floor, note) : number;

const capped = (number: Exact, cap: Bound, place: Place, note: Note): Exact =>
  cap !== undefined && compare(number, cap) > 0 ? changed(place, "cap", number, cap, note) : number;

/** A deduction's points are negative; inside the sums it is the amount taken off. */
const amountOf = ({ planned, points }: ScoredItem): Exact =>
  points === null ? zero : planned.item.kind === "deduction" ? negate(points) : points;

const groupDifference = (
  group: Group,
  items: readonly ScoredItem[],
  note: Note,
): { of: ScoredItem | undefined; by: Exact } => {
  const own = items.filter(({ planned, points }) => planned.item.group === group.id && points !== null);
  if (own.length === 0) return { of: undefined, by: zero };
  const total = own.map(amountOf).reduce(add, zero);
  const place = { scope: "group", id: group.id } as const;
  const held = capped(floored(total, boundOf(group.floor), place, note), boundOf(group.cap), place, note);
  return { of: own[0], by: subtract(held, total) };
};

interface CategoryTotals {
  readonly planned: PlannedCategory;
  /** Base points possible in scope, and those of items that do not apply. */
  readonly possible: Exact;
  readonly notApplicable: Exact;
  readonly base: Exact;
  readonly bonus: Exact;
  readonly deduction: Exact;
  readonly applies: boolean;
  readonly hasExtras: boolean;
}

const rescaled = (base: Exact, possible: Exact, notApplicable: Exact, plan: Plan, place: Place, note: Note): Exact => {
  const applicable = subtract(possible, notApplicable);
  if (signOf(notApplicable) <= 0 || signOf(applicable) <= 0 || signOf(base) <= 0) return base;
  const whole = round(divide(multiply(base, possible), applicable), plan.scheme.rubric.rounding);
  return changed(place, "rescale", base, whole, note);
};

/** What the items of one category add up to, before the category's bounds. */
interface Sums {
  /** Base points possible in scope, and those of items that do not apply. */
  possible: Exact;
  notApplicable: Exact;
  base: Exact;
  bonus: Exact;
  deduction: Exact;
  /** Whether a base item has points, and whether there are items of other kinds. */
  hasPoints: boolean;
  hasExtras: boolean;
}

const sumsOf = (category: string, items: readonly ScoredItem[], differences: ReadonlyMap<string, Exact>): Sums => {
  const sums: Sums = {
    possible: zero,
    notApplicable: zero,
    base: differences.get("base") ?? zero,
    bonus: differences.get("bonus") ?? zero,
    deduction: differences.get("deduction") ?? zero,
    hasPoints: false,
    hasExtras: false,
  };
  for (const item of items) {
    const { planned, points, result } = item;
    if (planned.category !== category) continue;
    const { kind } = planned.item;
    sums[kind] = add(sums[kind], amountOf(item));
    if (kind !== "base") sums.hasExtras = true;
    else {
      sums.possible = add(sums.possible, planned.points);
      if (result.state === "not-applicable") sums.notApplicable = add(sums.notApplicable, planned.points);
      if (points !== null) sums.hasPoints = true;
    }
  }
  return sums;
};

const baseOf = (planned: PlannedCategory, sums: Sums, plan: Plan, note: Note): Exact => {
  const { possible, notApplicable, base, hasPoints } = sums;
  if (!hasPoints) return zero;
  const place = { scope: "category", id: planned.category.id } as const;
  const cap = planned.cap === "points" ? possible : planned.cap;
  const held = capped(floored(base, planned.floor, place, note), cap, place, note);
  if (plan.scheme.notApplicable.rescale !== "category") return held;
  return capped(rescaled(held, possible, notApplicable, plan, place, note), cap, place, note);
};

const categoryTotals = (
  planned: PlannedCategory,
  items: readonly ScoredItem[],
  differences: ReadonlyMap<string, Exact>,
  plan: Plan,
  note: Note,
): CategoryTotals => {
  const sums = sumsOf(planned.category.id, items, differences);
  const { possible, notApplicable, bonus, deduction, hasExtras } = sums;
  const applies = signOf(possible) === 0 || compare(possible, notApplicable) > 0;
  const base = applies ? baseOf(planned, sums, plan, note) : zero;
  return { planned, possible, notApplicable, applies, base, bonus, deduction, hasExtras };
};

const resultOf = (totals: CategoryTotals): CategoryResult => {
  const { planned, possible, applies, base, bonus, deduction, hasExtras } = totals;
  const points = subtract(add(base, bonus), deduction);
  return {
    id: planned.category.id,
    title: planned.category.title,
    points: applies || hasExtras ? exactText(points) : null,
    outOf: exactText(possible),
    state: applies ? "applicable" : "not-applicable",
    base: exactText(base),
    bonus: exactText(bonus),
    deduction: exactText(deduction),
  };
};

/** Everything that the items add up to. */
export interface Totals {
  readonly outOf: Exact;
  readonly base: Exact;
  readonly bonus: Exact;
  readonly deduction: Exact;
  readonly total: Exact;
  readonly notApplicableShare: Exact;
  readonly categories: readonly CategoryResult[];
  readonly adjustments: readonly Adjustment[];
}

const notApplicableIn = ({ notApplicable }: CategoryTotals): Exact => notApplicable;

/** Points of items that the total base must be rescaled for. */
const unscaled = (all: readonly CategoryTotals[], plan: Plan): Exact => {
  const { rescale } = plan.scheme.notApplicable;
  if (rescale === "none") return zero;
  if (rescale === "total") return sumOf(all, notApplicableIn);
  return sumOf(all, ({ applies, possible }) => (applies ? zero : possible));
};

/** Differences that groups made, by category and kind. */
const differencesOf = (plan: Plan, items: readonly ScoredItem[], note: Note): Map<string, Map<string, Exact>> => {
  const differences = new Map<string, Map<string, Exact>>();
  for (const group of plan.scheme.rubric.groups) {
    const { of, by } = groupDifference(group, items, note);
    if (of === undefined) continue;
    const { category, item } = of.planned;
    const kinds = differences.get(category) ?? new Map<string, Exact>();
    differences.set(category, kinds.set(item.kind, add(kinds.get(item.kind) ?? zero, by)));
  }
  return differences;
};

const none: ReadonlyMap<string, Exact> = new Map();

/** Adds up the items in scope. */
export const totalOf = (plan: Plan, items: readonly ScoredItem[]): Totals => {
  const adjustments: Adjustment[] = [];
  const note: Note = (change) => adjustments.push(change);
  const { rubric } = plan.scheme;
  const differences = differencesOf(plan, items, note);
  const all = plan.categories.map((planned) =>
    categoryTotals(planned, items, differences.get(planned.category.id) ?? none, plan, note),
  );
  const outOf = sumOf(all, ({ possible }) => possible);
  const whole = { scope: "total", id: null } as const;
  const amount = (kind: Item["kind"]): Exact => sumOf(all, (one) => one[kind]);
  const base = rescaled(amount("base"), outOf, unscaled(all, plan), plan, whole, note);
  const extra = (kind: "bonus" | "deduction"): Exact =>
    capped(amount(kind), boundOf(rubric[kind].cap), { scope: kind, id: null }, note);
  const [bonus, deduction] = [extra("bonus"), extra("deduction")];
  const net = subtract(add(base, bonus), deduction);
  const { floor, cap } = rubric.total;
  const total = capped(floored(net, boundOf(floor), whole, note), boundOf(cap), whole, note);
  const notApplicable = sumOf(all, notApplicableIn);
  return {
    outOf,
    base,
    bonus,
    deduction,
    total,
    notApplicableShare: signOf(outOf) === 0 ? zero : divide(notApplicable, outOf),
    categories: all.map(resultOf),
    adjustments,
  };
};
