/** From the points of items to the total: what does not apply is left out of its category, and the rest counts for the whole. */
import type { Adjustment, CategoryResult } from "zhucun";
import { categoryTitles } from "./constants";
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
class Category {
  outOf = 0;
  waived = 0;
  base = 0;
  bonus = 0;
  deduction = 0;

  add({ head, result, points }: Scored): void {
    const amount = points ?? 0;
    if (head.kind === "bonus") this.bonus += amount;
    else if (head.kind === "deduction") this.deduction -= amount;
    else {
      this.base += amount;
      this.outOf += head.hundredths;
      if (result.state === "not-applicable") this.waived += head.hundredths;
    }
  }

  get applies(): boolean {
    return this.outOf === 0 || this.outOf > this.waived;
  }
}

type Place = Pick<Adjustment, "scope" | "id" | "rule">;

/** A number after a step that may change it; where it does, that is noted. */
const changed = (place: Place, from: number, to: number, adjustments: Adjustment[]): number => {
  const { scope, id, rule } = place;
  if (from !== to) adjustments.push({ scope, id, rule, from: hundredthsText(from), to: hundredthsText(to) });
  return to;
};

const rescaled = (base: number, outOf: number, waived: number): number =>
  waived > 0 && waived < outOf && base > 0 ? nearest(base * outOf, outOf - waived) : base;

const resultOf = (
  id: string,
  place: number,
  { outOf, applies, bonus, deduction }: Category,
  base: number,
): CategoryResult => ({
  id,
  title: categoryTitles[place] ?? { zh: id, en: id },
  points: applies ? hundredthsText(base + bonus - deduction) : null,
  outOf: hundredthsText(outOf),
  state: applies ? "applicable" : "not-applicable",
  base: hundredthsText(base),
  bonus: hundredthsText(bonus),
  deduction: hundredthsText(deduction),
});

const all = 10_000;

/** Adds up the items. */
export const totalsOf = (items: readonly Scored[]): Totals => {
  const sums = categoryTitles.map(() => new Category());
  for (const item of items) sums[item.head.place]?.add(item);
  const adjustments: Adjustment[] = [];
  let [base, bonus, deduction, waived, unscaled] = [0, 0, 0, 0, 0];
  const categories = sums.map((sum, place) => {
    const id = `C${place + 1}`;
    const scaled = sum.applies ? rescaled(sum.base, sum.outOf, sum.waived) : 0;
    if (sum.applies) changed({ scope: "category", id, rule: "rescale" }, sum.base, scaled, adjustments);
    else unscaled += sum.outOf;
    base += scaled;
    bonus += sum.bonus;
    deduction += sum.deduction;
    waived += sum.waived;
    return resultOf(id, place, sum, scaled);
  });
  const whole = rescaled(base, all, unscaled);
  changed({ scope: "total", id: null, rule: "rescale" }, base, whole, adjustments);
  const taken = changed(
    { scope: "deduction", id: null, rule: "cap" },
    deduction,
    Math.min(deduction, 1600),
    adjustments,
  );
  const net = whole + bonus - taken;
  const total = changed({ scope: "total", id: null, rule: "floor" }, net, Math.max(net, 0), adjustments);
  return { base: whole, bonus, deduction: taken, total, waived, categories, adjustments };
};
