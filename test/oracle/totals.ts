/** Owns section 9: groups, categories, rescaling, bonus, deduction and total, and every adjustment on the way. */
import type { Setting } from "./facts.js";
import {
  add,
  decimal,
  divide,
  equal,
  exactText,
  type Fraction,
  isPositive,
  isZero,
  multiply,
  negate,
  round,
  subtract,
  sum,
  zero,
} from "./fraction.js";
import { atLeast, atMost, type ItemResult, limitOf } from "./items.js";
import type { Category, Scheme } from "./shapes.js";

export interface Adjustment {
  readonly scope: string;
  readonly id: string | null;
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface CategoryResult {
  readonly id: string;
  /** P: what its base items in scope can give. */
  readonly possible: Fraction;
  /** N: of that, what is not applicable. */
  readonly notApplicable: Fraction;
  readonly applicable: boolean;
  readonly base: Fraction;
  readonly bonus: Fraction;
  readonly deduction: Fraction;
  /** null where the category is not applicable and has no bonus or deduction items in scope */
  readonly points: Fraction | null;
}

export interface Totals {
  readonly outOf: Fraction;
  readonly base: Fraction;
  readonly bonus: Fraction;
  readonly deduction: Fraction;
  readonly total: Fraction;
  readonly notApplicableShare: Fraction;
  readonly categories: readonly CategoryResult[];
  readonly adjustments: readonly Adjustment[];
}

/** What an item adds to the sum of its kind: its points, or the amount of a deduction. */
const amountOf = (result: ItemResult): Fraction => {
  if (result.points === null) return zero;
  return result.item.kind === "deduction" ? negate(result.points) : result.points;
};

/** Whether any of the items has points; without, a group or a base is 0 and knows no floor. */
const hasPoints = (results: readonly ItemResult[]): boolean => results.some((result) => result.points !== null);

/** Takes a step and writes it down if it changes the number. */
const step = (
  adjustments: Adjustment[],
  scope: string,
  id: string | null,
  rule: string,
  from: Fraction,
  to: Fraction,
): Fraction => {
  if (!equal(from, to)) adjustments.push({ scope, id, rule, from: exactText(from), to: exactText(to) });
  return to;
};

interface GroupDifference {
  readonly category: string;
  readonly kind: string;
  readonly difference: Fraction;
}

const groupDifferences = (scheme: Scheme, results: readonly ItemResult[], log: Adjustment[]): GroupDifference[] => {
  const differences: GroupDifference[] = [];
  for (const group of scheme.rubric.groups ?? []) {
    const category = scheme.rubric.categories.find((each) => each.items.some((item) => item.group === group.id));
    const kind = category?.items.find((item) => item.group === group.id)?.kind;
    if (category === undefined || kind === undefined) continue;
    const own = results.filter((result) => result.item.group === group.id);
    if (!hasPoints(own)) continue;
    const before = sum(own.map(amountOf));
    const floored = step(log, "group", group.id, "floor", before, atLeast(before, limitOf(group.floor, null)));
    const capped = step(log, "group", group.id, "cap", floored, atMost(floored, limitOf(group.cap, null)));
    differences.push({ category: category.id, kind, difference: subtract(capped, before) });
  }
  return differences;
};

const roundTotal = (scheme: Scheme, x: Fraction): Fraction =>
  round(x, scheme.rubric.rounding.digits, scheme.rubric.rounding.mode);

/** The sum of one kind of items in a category, with the differences that groups made. */
const sumOfKind = (
  kind: string,
  category: Category,
  results: readonly ItemResult[],
  differences: readonly GroupDifference[],
): Fraction => {
  const items = results.filter((result) => result.category === category.id && result.item.kind === kind);
  const groups = differences.filter((each) => each.category === category.id && each.kind === kind);
  return add(sum(items.map(amountOf)), sum(groups.map((each) => each.difference)));
};

/** Floor, cap, rescale, cap again. */
const baseOfCategory = (
  scheme: Scheme,
  category: Category,
  before: Fraction,
  possible: Fraction,
  notApplicable: Fraction,
  log: Adjustment[],
): Fraction => {
  const cap = limitOf(category.cap, possible);
  const note = (rule: string, from: Fraction, to: Fraction): Fraction =>
    step(log, "category", category.id, rule, from, to);
  let base = note("floor", before, atLeast(before, limitOf(category.floor, zero)));
  base = note("cap", base, atMost(base, cap));
  const left = subtract(possible, notApplicable);
  const rescales = scheme.notApplicable.rescale === "category" && isPositive(notApplicable) && isPositive(left);
  if (rescales && isPositive(base)) {
    base = note("rescale", base, roundTotal(scheme, divide(multiply(base, possible), left)));
    base = note("cap", base, atMost(base, cap));
  }
  return base;
};

const categoryResult = (
  scheme: Scheme,
  category: Category,
  results: readonly ItemResult[],
  differences: readonly GroupDifference[],
  log: Adjustment[],
): CategoryResult => {
  const own = results.filter((result) => result.category === category.id);
  const baseItems = own.filter((result) => result.item.kind === "base");
  const pointsOf = (list: readonly ItemResult[]): Fraction => sum(list.map((result) => decimal(result.item.points)));
  const possible = pointsOf(baseItems);
  const notApplicable = pointsOf(baseItems.filter((result) => result.state === "not-applicable"));
  const applicable = isZero(possible) || !equal(possible, notApplicable);
  const before = sumOfKind("base", category, results, differences);
  const counts = applicable && hasPoints(baseItems);
  const base = counts ? baseOfCategory(scheme, category, before, possible, notApplicable, log) : zero;
  const bonus = sumOfKind("bonus", category, results, differences);
  const deduction = sumOfKind("deduction", category, results, differences);
  const hasMore = own.some((result) => result.item.kind !== "base");
  const points = applicable || hasMore ? subtract(add(base, bonus), deduction) : null;
  return { id: category.id, possible, notApplicable, applicable, base, bonus, deduction, points };
};

const rescaledTotalBase = (
  scheme: Scheme,
  categories: readonly CategoryResult[],
  base: Fraction,
  all: Fraction,
  log: Adjustment[],
): Fraction => {
  let gone = zero;
  for (const category of categories) {
    if (scheme.notApplicable.rescale === "category" && !category.applicable) gone = add(gone, category.possible);
    if (scheme.notApplicable.rescale === "total") gone = add(gone, category.notApplicable);
  }
  const left = subtract(all, gone);
  if (!isPositive(gone) || !isPositive(left) || !isPositive(base)) return base;
  return step(log, "total", null, "rescale", base, roundTotal(scheme, divide(multiply(base, all), left)));
};

export const totalsOf = (setting: Setting, results: readonly ItemResult[]): Totals => {
  const { scheme } = setting;
  const { rubric } = scheme;
  const log: Adjustment[] = [];
  const differences = groupDifferences(scheme, results, log);
  const categories = rubric.categories.map((each) => categoryResult(scheme, each, results, differences, log));
  const outOf = sum(categories.map((each) => each.possible));
  const sumOfBases = sum(categories.map((each) => each.base));
  const base = rescaledTotalBase(scheme, categories, sumOfBases, outOf, log);
  const allBonus = sum(categories.map((each) => each.bonus));
  const bonus = step(log, "bonus", null, "cap", allBonus, atMost(allBonus, limitOf(rubric.bonus.cap, null)));
  const allDeduction = sum(categories.map((each) => each.deduction));
  const deduction = step(
    log,
    "deduction",
    null,
    "cap",
    allDeduction,
    atMost(allDeduction, limitOf(rubric.deduction.cap, null)),
  );
  const before = subtract(add(base, bonus), deduction);
  const floored = step(log, "total", null, "floor", before, atLeast(before, limitOf(rubric.total.floor, zero)));
  const total = step(log, "total", null, "cap", floored, atMost(floored, limitOf(rubric.total.cap, null)));
  const notApplicable = sum(categories.map((each) => each.notApplicable));
  const notApplicableShare = isZero(outOf) ? zero : divide(notApplicable, outOf);
  return { outOf, base, bonus, deduction, total, notApplicableShare, categories, adjustments: log };
};
