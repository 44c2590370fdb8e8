/** What cases ought to try of sums: bounds of groups, categories, bonus, deduction and total, rescaling, and how rounding goes. */
import {
  add,
  compare,
  type Exact,
  exactOf,
  exactText,
  least,
  most,
  multiply,
  round,
  signOf,
  subtract,
  sum,
  zero,
} from "../../model/points";
import { type Category, type Item, itemsOf, type Scheme } from "../../model/scheme";
import { aim, type Candidate, type Unreachable, type WhatOf } from "./aim";
import { canNotApply, canRoundIn, pointEnds } from "./item-aims";
import type { KeyAt } from "./places";

type Ends = readonly [Exact, Exact];
type Place = Pick<WhatOf<"adjusted">, "scope" | "id">;

const nothing: Ends = [zero, zero];
const addEnds = (a: Ends, b: Ends): Ends => [add(a[0], b[0]), add(a[1], b[1])];

const boundOf = (written: string | undefined): Exact | undefined =>
  written === undefined || written === "none" ? undefined : exactOf(written);

const held = ([low, high]: Ends, floor: Exact | undefined, cap: Exact | undefined): Ends => {
  const inside = (x: Exact): Exact => {
    const up = floor === undefined ? x : most(x, floor);
    return cap === undefined ? up : least(up, cap);
  };
  return [inside(low), inside(high)];
};

/** The least and the most that items can add; one that has nothing yet adds nothing. */
const endsOf = (items: readonly Item[], scheme: Scheme): Ends =>
  items
    .map((item) => pointEnds(item, scheme))
    .map(([low, high]): Ends => [least(low, zero), most(high, zero)])
    .reduce(addEnds, nothing);

/** The same, with each group of them held between its bounds. */
const groupedEnds = (items: readonly Item[], scheme: Scheme): Ends => {
  const alone = items.filter(({ group }) => group === undefined);
  const groups = scheme.rubric.groups.map((group) => {
    const own = items.filter((item) => item.group === group.id);
    if (own.length === 0) return nothing;
    const [low, high] = held(endsOf(own, scheme), boundOf(group.floor), boundOf(group.cap));
    return [least(low, zero), most(high, zero)] as const; // where no item has points, neither has the group
  });
  return groups.reduce(addEnds, endsOf(alone, scheme));
};

/** Aims of a floor and a cap: each takes hold, and each is met exactly without taking hold. */
const boundAims = (
  key: string,
  place: Place,
  { floor, cap }: { readonly floor?: string | undefined; readonly cap?: string | undefined },
  [low, high]: Ends,
  open: { readonly passed: boolean; readonly met: boolean } = { passed: false, met: false },
): readonly Candidate[] =>
  (["floor", "cap"] as const).flatMap((rule) => {
    const bound = boundOf(rule === "floor" ? floor : cap);
    if (bound === undefined) return [];
    const isPassed = rule === "floor" ? compare(low, bound) < 0 : compare(high, bound) > 0;
    const isMet = compare(low, bound) <= 0 && compare(high, bound) >= 0;
    const why: Unreachable = {
      kind: "bound-never-passed",
      least: exactText(low),
      most: exactText(high),
      bound: exactText(bound),
    };
    return [
      aim(key, { kind: "adjusted", ...place, rule }, isPassed || open.passed ? null : why),
      aim(key, { kind: "brim", ...place, rule }, isMet || open.met ? null : why),
    ];
  });

const baseOf = ({ items }: Category): readonly Item[] => items.filter(({ kind }) => kind === "base");
const weighing = (items: readonly Item[]): readonly Item[] => items.filter(({ points }) => signOf(exactOf(points)) > 0);

const pointsOf = (items: readonly Item[]): Exact => sum(items.map(({ points }) => exactOf(points)));

/** The bases of a category in its two scopes: all items, and those that are scored by the day. */
const scopesOf = (category: Category): readonly (readonly Item[])[] => {
  const base = weighing(baseOf(category));
  return [base, base.filter(({ level }) => level === "daily")].filter((scope) => scope.length > 0);
};

/** Whether some of the items can be found not to apply while others do. */
const canRescale = (items: readonly Item[]): boolean => items.length > 1 && items.some(canNotApply);

const canVanish = (category: Category): boolean => scopesOf(category).some((scope) => scope.every(canNotApply));

const isLift = (floor: string | undefined): boolean => {
  const bound = boundOf(floor);
  return bound !== undefined && signOf(bound) > 0;
};

/** Whether a part of the base can be worth more than its points, so that what is rescaled may come to more than the whole. */
const canSwell = (scheme: Scheme): boolean => {
  const { categories, groups } = scheme.rubric;
  const base = categories.flatMap(baseOf);
  const isMore = (item: Item): boolean => compare(pointEnds(item, scheme)[1], exactOf(item.points)) > 0;
  const isLifted = [...categories, ...groups].some(({ floor }) => isLift(floor));
  return scheme.notApplicable.rescale !== "none" && base.some(canNotApply) && (isLifted || base.some(isMore));
};

/** More than any sum. */
const endless = exactOf("999999999999");

const categoryEnds = (category: Category, scheme: Scheme): Ends => {
  const base = baseOf(category);
  const cap = boundOf(category.cap ?? exactText(pointsOf(base)));
  const ends = held(groupedEnds(base, scheme), boundOf(category.floor), cap);
  if (canSwell(scheme)) return [least(ends[0], zero), cap ?? endless];
  const whole = scheme.notApplicable.rescale === "category" && base.some(canNotApply) ? pointsOf(base) : zero;
  return [least(ends[0], zero), most(ends[1], cap === undefined ? whole : least(whole, cap))];
};

/** The bounds of a category over some of its base: all of it, or what is scored by the day. */
const scopeAims = (category: Category, base: readonly Item[], key: string, scheme: Scheme): readonly Candidate[] => {
  const place = { scope: "category", id: category.id } as const;
  const points = pointsOf(base);
  const cap = category.cap ?? exactText(points);
  const rescales = scheme.notApplicable.rescale === "category" && canRescale(weighing(base));
  const isLow = compare(exactOf(cap === "none" ? "0" : cap), points) < 0;
  // Rescaled, a category may come to what its items do not add up to by themselves: to all its points, or more if they can swell.
  const open = {
    passed: rescales && (canSwell(scheme) || isLow || scheme.rubric.groups.length > 0),
    met: rescales,
  };
  const ends = groupedEnds(base, scheme);
  // The floor comes before the cap.
  const lifted = held(ends, boundOf(category.floor), undefined);
  return [...boundAims(key, place, { floor: category.floor }, ends), ...boundAims(key, place, { cap }, lifted, open)];
};

/** What can be reached in one scope or the other. */
const either = (scopes: readonly (readonly Candidate[])[]): readonly Candidate[] => {
  const open = new Set(scopes.flat().flatMap(({ key, why }) => (why === null ? [key] : [])));
  return (scopes[0] ?? []).map((one) => (open.has(one.key) ? { ...one, why: null } : one));
};

const categoryAims = (category: Category, key: string, scheme: Scheme): readonly Candidate[] => {
  const base = baseOf(category);
  const daily = base.filter(({ level }) => level === "daily");
  const scopes = [base, daily].filter((scope) => scope.length > 0);
  const rescales = scheme.notApplicable.rescale === "category" && scopesOf(category).some(canRescale);
  const { id } = category;
  return [
    ...either(scopes.map((scope) => scopeAims(category, scope, key, scheme))),
    ...(rescales ? [aim(key, { kind: "adjusted", scope: "category", id, rule: "rescale" })] : []),
    ...(canVanish(category) ? [aim(key, { kind: "category", category: id, state: "not-applicable" })] : []),
  ];
};

const groupAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] =>
  scheme.rubric.groups.flatMap((group, index) => {
    const own = itemsOf(scheme).filter((item) => item.group === group.id);
    if (own.length === 0) return [];
    const place = { scope: "group", id: group.id } as const;
    return boundAims(keyAt("rubric", "groups", index), place, group, endsOf(own, scheme));
  });

const kindEnds = (kind: Item["kind"], scheme: Scheme): Ends =>
  scheme.rubric.categories
    .map((category) =>
      groupedEnds(
        category.items.filter((item) => item.kind === kind),
        scheme,
      ),
    )
    .reduce(addEnds, nothing);

/** The least and the most of base, bonus and deduction together, before the total's own bounds. */
const netEnds = (scheme: Scheme): Ends => {
  const { bonus, deduction, categories } = scheme.rubric;
  const all = categories.map((category) => categoryEnds(category, scheme)).reduce(addEnds, nothing);
  const whole = scheme.notApplicable.rescale === "none" ? zero : pointsOf(categories.flatMap(baseOf));
  const base: Ends = [all[0], canSwell(scheme) ? endless : most(all[1], whole)];
  const more = held(kindEnds("bonus", scheme), undefined, boundOf(bonus.cap));
  const off = held(kindEnds("deduction", scheme), undefined, boundOf(deduction.cap));
  return [subtract(add(base[0], more[0]), off[1]), subtract(add(base[1], more[1]), off[0])];
};

/** The least and the most total that a year or a term can have: of a term both parts are rounded by themselves. */
export const totalEnds = (scheme: Scheme): Ends => {
  const { total, rounding } = scheme.rubric;
  const year = held(netEnds(scheme), boundOf(total.floor), boundOf(total.cap));
  const weights = [scheme.term.annualWeight, scheme.term.termWeight].map(exactOf);
  const ofTerm = (end: Exact): Exact => sum(weights.map((weight) => round(multiply(weight, end), rounding)));
  return [least(year[0], ofTerm(year[0])), most(year[1], ofTerm(year[1]))];
};

const rescalesTotal = ({ rubric, notApplicable }: Scheme): boolean => {
  if (notApplicable.rescale === "none") return false;
  const all = rubric.categories.filter((category) => scopesOf(category).length > 0);
  if (notApplicable.rescale === "category") return all.length > 1 && all.some(canVanish);
  return canRescale(all.flatMap((category) => weighing(baseOf(category))));
};

const roundingAims = (scheme: Scheme, key: string): readonly Candidate[] => {
  const ways = new Set(
    itemsOf(scheme).flatMap((item) => (item.rounding === undefined ? canRoundIn(item, scheme) : [])),
  );
  return ways.size === 0 ? [] : [...ways, "half" as const].map((way) => aim(key, { kind: "rounded", item: null, way }));
};

/** The aims of all sums. */
export const sumAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const { rubric } = scheme;
  const total = { scope: "total", id: null } as const;
  const inTotal = keyAt("rubric", "total");
  return [
    ...rubric.categories.flatMap((one, index) => categoryAims(one, keyAt("rubric", "categories", index), scheme)),
    ...groupAims(scheme, keyAt),
    ...boundAims(keyAt("rubric", "bonus"), { scope: "bonus", id: null }, rubric.bonus, kindEnds("bonus", scheme)),
    ...boundAims(
      keyAt("rubric", "deduction"),
      { scope: "deduction", id: null },
      rubric.deduction,
      kindEnds("deduction", scheme),
    ),
    ...boundAims(inTotal, total, rubric.total, netEnds(scheme)),
    ...(rescalesTotal(scheme) ? [aim(keyAt("notApplicable"), { kind: "adjusted", ...total, rule: "rescale" })] : []),
    ...roundingAims(scheme, keyAt("rubric", "rounding")),
  ];
};
