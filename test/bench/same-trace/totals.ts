/** From the points of items to the total: what does not apply is left out of its category, and the rest counts for the whole. */
import type { Adjustment, CategoryResult } from "zhucun";
import { categoryHeads } from "./constants";
import { hundredthsText, nearest } from "./exact";
import type { Scored } from "./items";

export interface Totals {
  readonly base: number;
  readonly bonus: number;
  readonly deduction: number;
  readonly total: number;
  /** Points of items that do not apply. */
  readonly waived: number;
  readonly categories: readonly CategoryResult[];
  readonly adjustments: readonly Adjustment[];
}

/** What the items of a category add up to, in hundredths. */
interface Category {
  outOf: number;
  waived: number;
  base: number;
  bonus: number;
  deduction: number;
}

const emptyCategory = (): Category => ({ outOf: 0, waived: 0, base: 0, bonus: 0, deduction: 0 });

const addTo = (sum: Category, { head, result, points }: Scored): void => {
  const amount = points ?? 0;
  if (head.kind === "bonus") sum.bonus += amount;
  else if (head.kind === "deduction") sum.deduction -= amount;
  else {
    sum.base += amount;
    sum.outOf += head.hundredths;
    if (result.state === "not-applicable") sum.waived += head.hundredths;
  }
};

const applies = ({ outOf, waived }: Category): boolean => outOf === 0 || outOf > waived;

type Place = Pick<Adjustment, "scope" | "id" | "rule">;

/** A number after a step that may change it; where it does, that is noted. */
const changed = (place: Place, from: number, to: number, adjustments: Adjustment[]): number => {
  if (from !== to) adjustments.push({ ...place, from: hundredthsText(from), to: hundredthsText(to) });
  return to;
};

const rescaledTotal: Place = { scope: "total", id: null, rule: "rescale" };
const cappedDeduction: Place = { scope: "deduction", id: null, rule: "cap" };
const flooredTotal: Place = { scope: "total", id: null, rule: "floor" };
const rescaledCategory = categoryHeads.map(({ id }): Place => ({ scope: "category", id, rule: "rescale" }));

const rescaled = (base: number, outOf: number, waived: number): number =>
  waived > 0 && waived < outOf && base > 0 ? nearest(base * outOf, outOf - waived) : base;

const resultOf = ({ id, title }: (typeof categoryHeads)[number], sum: Category, base: number): CategoryResult => {
  const { outOf, bonus, deduction } = sum;
  return {
    id,
    title,
    points: applies(sum) ? hundredthsText(base + bonus - deduction) : null,
    outOf: hundredthsText(outOf),
    state: applies(sum) ? "applicable" : "not-applicable",
    base: hundredthsText(base),
    bonus: hundredthsText(bonus),
    deduction: hundredthsText(deduction),
  };
};

/** What the items of each category add up to. */
const sumsOf = (items: readonly Scored[]): readonly Category[] => {
  const sums = categoryHeads.map(emptyCategory);
  for (const item of items) addTo(sums[item.head.place] as Category, item); // every item has a category
  return sums;
};

const all = 10_000;

/** Adds up the items. */
export const totalsOf = (items: readonly Scored[]): Totals => {
  const sums = sumsOf(items);
  const adjustments: Adjustment[] = [];
  let [base, bonus, deduction, waived, unscaled] = [0, 0, 0, 0, 0];
  const categories = categoryHeads.map((head, place) => {
    const sum = sums[place] as Category; // there is one for each head
    const scaled = applies(sum) ? rescaled(sum.base, sum.outOf, sum.waived) : 0;
    if (applies(sum)) changed(rescaledCategory[place] as Place, sum.base, scaled, adjustments);
    else unscaled += sum.outOf;
    base += scaled;
    bonus += sum.bonus;
    deduction += sum.deduction;
    waived += sum.waived;
    return resultOf(head, sum, scaled);
  });
  const whole = changed(rescaledTotal, base, rescaled(base, all, unscaled), adjustments);
  const taken = changed(cappedDeduction, deduction, Math.min(deduction, 1600), adjustments);
  const net = whole + bonus - taken;
  const total = changed(flooredTotal, net, Math.max(net, 0), adjustments);
  return { base: whole, bonus, deduction: taken, total, waived, categories, adjustments };
};
