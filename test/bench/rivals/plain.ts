/** The table of rules in plain code: what engines leave to their host where they cannot reckon or add, and the check of the table itself. */

import type { Points } from "./contestant";
import type { Inputs, ItemInputs } from "./inputs";
import { categories, full, type Item, items, type Rule } from "./rules";

/** n / d to the nearest whole number, halves upward; n and d not negative. */
const nearest = (n: number, d: number): number => {
  const rest = n % d;
  return (n - rest) / d + (rest * 2 >= d ? 1 : 0);
};

/** Hundredths for a measured n / d. */
export const pointsBy = (rule: Rule, n: number, d: number): number => {
  switch (rule.kind) {
    case "share":
      return n >= d ? rule.points : nearest(rule.points * n, d);
    case "less":
      return n * rule.each >= rule.points * d ? 0 : nearest(rule.points * d - n * rule.each, d);
    case "steps":
      return rule.steps.find(([tenths]) => n * 10 >= d * tenths)?.[1] ?? 0;
    case "gain":
      return Math.min(rule.cap, nearest(100 * n, d));
    case "loss":
      return 0 - Math.min(rule.cap, nearest(100 * n, d));
  }
};

const pointsOf = (item: Item, { state, n, d }: ItemInputs, closed: boolean): number | null => {
  if (state === "measured" || (state === "pending" && item.pendingCounts)) return pointsBy(item.rule, n, d);
  return state === "missing" && item.closes && closed ? 0 : null;
};

/** The total of a year whose items have these points. */
export const totalOf = (points: readonly (number | null)[], { items: given }: Inputs): number => {
  let [base, unscaled] = [0, 0];
  for (const { id, outOf } of categories) {
    let [sum, left] = [0, 0];
    items.forEach((item, place) => {
      if (item.category !== id) return;
      sum += points[place] ?? 0;
      if (given[place]?.state === "not-applicable") left += item.outOf;
    });
    if (left === outOf) unscaled += outOf;
    else base += left === 0 ? sum : Math.min(nearest(sum * outOf, outOf - left), outOf);
  }
  if (unscaled > 0 && unscaled < full) base = nearest(base * full, full - unscaled);
  let added = 0;
  items.forEach(({ outOf }, place) => {
    if (outOf === 0) added += points[place] ?? 0;
  });
  return Math.max(0, base + added);
};

/** Scores one team by the table alone. */
export const scorePlain = (inputs: Inputs): Points => {
  const points = items.map((item, place) => {
    const given = inputs.items[place];
    const scored = given === undefined ? null : pointsOf(item, given, inputs.closed);
    return scored !== null && scored > 0 && inputs.falsified.includes(item.id) ? 0 : scored;
  });
  return { items: points, total: totalOf(points, inputs) };
};
