/** What every part of the check looks at: the plan, each item's curve, and between which numbers everything lies. Worked out once for a scheme. */
import { type Plan, planOf } from "../../engine/plan";
import type { Scheme } from "../../model/scheme";
import { firstYear } from "../witness/evidence";
import { type Curve, curveOf } from "./curve";
import { type CategorySpan, type Contributions, categorySpan, contribution, type TotalSpan, totalSpan } from "./span";

export interface Sight {
  readonly scheme: Scheme;
  readonly plan: Plan;
  /** The year in which ledgers show what is said. */
  readonly year: number;
  readonly curves: readonly Curve[];
  readonly byItem: ReadonlyMap<string, Curve>;
  readonly spans: Contributions;
  readonly categories: readonly CategorySpan[];
  readonly total: TotalSpan;
}

const sights = new WeakMap<Scheme, Sight>();

const makeSight = (scheme: Scheme): Sight => {
  const plan = planOf(scheme);
  const curves = plan.items.map((planned) => curveOf(planned, scheme));
  const isZeroable = plan.zeroing.size > 0;
  const spans = new Map(curves.map((curve) => [curve.planned.item.id, contribution(curve, isZeroable)]));
  const categories = plan.categories.map((category) => categorySpan(category, plan, spans));
  return {
    scheme,
    plan,
    year: firstYear(scheme),
    curves,
    byItem: new Map(curves.map((curve) => [curve.planned.item.id, curve])),
    spans,
    categories,
    total: totalSpan(plan, categories, spans),
  };
};

/** Looks at a scheme; the same value is looked at once. */
export const sightOf = (scheme: Scheme): Sight => {
  const known = sights.get(scheme);
  if (known !== undefined) return known;
  const sight = makeSight(scheme);
  sights.set(scheme, sight);
  return sight;
};
