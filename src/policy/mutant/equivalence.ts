/** Mutants that no ledger can tell from the scheme: each with the argument, as data. What no argument is known for is not called equivalent. */

import { askedIn, holdsBy } from "../../engine/condition";
import type { PlannedItem } from "../../engine/plan";
import { planOf } from "../../engine/plan";
import { type Comparison, type Condition, comparisons } from "../../model/condition";
import type { Measure } from "../../model/measures";
import { add, compare, type Exact, exactOf, exactText, least, onGrid, subtract, sum, zero } from "../../model/points";
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Mutant } from "./mutants";
import { lookedAt } from "./pieces";
import { type Range, rangeOf } from "./range";
import { type Bounds, boundsOf, scoresAlike } from "./scoring";

/** A range in the form of data; null where there is no end. */
export interface Span {
  readonly least: string | null;
  readonly most: string | null;
  readonly step: string | null;
}

/** Why a mutant cannot be told from the scheme. */
export type Reason =
  /** For every value that the item can measure, points and bounds are the same. */
  | { readonly kind: "same-points"; readonly item: string; readonly values: Span }
  /** The condition says the same of every value that the item can measure. */
  | { readonly kind: "same-condition"; readonly item: string; readonly values: Span }
  /** What is bounded never goes beyond either bound. */
  | { readonly kind: "bound-never-reached"; readonly bound: "floor" | "cap"; readonly sum: Span }
  /** A category's bounds hold its base points, and it has no base items. */
  | { readonly kind: "no-base-items"; readonly category: string }
  /** Items that are asked at the end of a year are asked at the end of the term as well: only `daily` is treated differently. */
  | { readonly kind: "same-scope"; readonly item: string }
  /** The item reads no facts that name a scorer. */
  | { readonly kind: "no-scorer"; readonly item: string }
  /** The item is never missing: nothing recorded is a value. */
  | { readonly kind: "never-missing"; readonly item: string }
  /** Nothing is ever zeroed by this deadline, and what is owed has days of its own. */
  | { readonly kind: "deadline-not-read"; readonly item: string }
  /** Only the best colour is better than this one, and it is worth the best already. */
  | { readonly kind: "nothing-better"; readonly item: string; readonly colour: string }
  /** Read only where a scheme has several versions. */
  | { readonly kind: "one-version" };

type Proof = Reason | undefined;

const textOf = (end: Exact | undefined): string | null => (end === undefined ? null : exactText(end));

const spanOf = (range: Range): Span => ({
  least: textOf(range.least),
  most: textOf(range.most),
  step: textOf(range.step),
});

/** What a reasoner looks at. */
interface Looking {
  readonly scheme: Scheme;
  readonly mutant: Mutant;
}

/** The item that a change lies in, before and after, and the rest of the way to it. */
interface InItem {
  readonly before: PlannedItem;
  readonly now: PlannedItem;
  readonly rest: readonly Step[];
}

const inItem = ({ scheme, mutant }: Looking): InItem | undefined => {
  const [first, list, c, items, i, ...rest] = mutant.at;
  if (first !== "rubric" || list !== "categories" || items !== "items" || rest.length === 0) return undefined;
  const item = scheme.rubric.categories[Number(c)]?.items[Number(i)];
  const [before, now] = [planOf(scheme), planOf(mutant.scheme)].map(({ byId }) => byId.get(item?.id ?? ""));
  return before === undefined || now === undefined || mutant.clauses.some((key) => !key.startsWith("items/"))
    ? undefined
    : { before, now, rest };
};

const scoringKeys: ReadonlySet<Step> = new Set(["method", "floor", "cap", "rounding"]);

const samePoints = ({ before, now, rest: [key = ""] }: InItem, scheme: Scheme): Proof => {
  if (!scoringKeys.has(key)) return undefined;
  const range = rangeOf(before.item, scheme);
  return scoresAlike(before, now, range)
    ? { kind: "same-points", item: before.item.id, values: spanOf(range) }
    : undefined;
};

const sameScope = ({ before, now, rest: [key] }: InItem): Proof =>
  key === "level" && before.item.level !== "daily" && now.item.level !== "daily"
    ? { kind: "same-scope", item: before.item.id }
    : undefined;

/** Whether a measure reads facts that can name a scorer. */
const readsScorers = ({ reads }: PlannedItem): boolean => reads === "rating" || reads === "value";

const noScorer = ({ before, rest: [key] }: InItem): Proof =>
  key === "scorer" && !readsScorers(before) ? { kind: "no-scorer", item: before.item.id } : undefined;

const isNeverMissing = (measure: Measure): boolean =>
  measure.kind === "findings" || measure.kind === "notices" || (measure.kind === "count" && measure.none === "zero");

const neverMissing = ({ before, rest: [key] }: InItem): Proof =>
  key === "deadline" && isNeverMissing(before.item.measure)
    ? { kind: "never-missing", item: before.item.id }
    : undefined;

const zeroes = ({ item }: PlannedItem): boolean => item.deadline?.missing === "zero";

const deadlineNotRead = ({ before, now, rest: [key] }: InItem): Proof =>
  key === "deadline" && before.item.collect !== undefined && !zeroes(before) && !zeroes(now)
    ? { kind: "deadline-not-read", item: before.item.id }
    : undefined;

const nothingBetter = ({ before: { item }, rest: [key, list] }: InItem, { from, to }: Mutant): Proof => {
  if (key !== "measure" || list !== "changeFrom" || item.measure.kind !== "colours") return undefined;
  const place = item.measure.colours.findIndex(({ id }) => id === (to ?? from));
  return place === 0 || place === 1 ? { kind: "nothing-better", item: item.id, colour: String(to ?? from) } : undefined;
};

const inside = (value: unknown, step: Step): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;

const at = (scheme: Scheme, path: readonly Step[]): unknown => path.reduce<unknown>(inside, scheme);

const isCompared = (value: unknown): value is Comparison =>
  comparisons.some((key) => typeof inside(value, key) === "string");

/** The comparison around the place that was changed, in a scheme. */
const comparisonAt = (
  scheme: Scheme,
  path: readonly Step[],
): (Comparison & { readonly item?: unknown; readonly kind?: unknown }) | undefined => {
  const place = comparisons.some((key) => key === path.at(-1)) ? path.slice(0, -1) : path;
  const found = at(scheme, place);
  return isCompared(found) ? found : undefined;
};

/** Kinds of conditions and triggers that compare an item's measured value. */
const measuring: ReadonlySet<unknown> = new Set<Condition["kind"] | "running">(["measurement", "running"]);

/** A value of an item that was zeroed for missing its deadline is 0. */
const withZero = (range: Range): Range => ({
  ...range,
  least: range.least === undefined ? undefined : least(range.least, zero),
});

const sameCondition = ({ scheme, mutant }: Looking): Proof => {
  const [before, now] = [comparisonAt(scheme, mutant.at), comparisonAt(mutant.scheme, mutant.at)];
  if (before === undefined || now === undefined || !measuring.has(before.kind) || before.item !== now.item)
    return undefined;
  const item = planOf(scheme).byId.get(String(before.item))?.item;
  if (item === undefined) return undefined;
  const range = withZero(rangeOf(item, scheme));
  const looked = lookedAt(range, [askedIn(before).number, askedIn(now).number]);
  const [asked, asks] = [holdsBy(before), holdsBy(now)];
  const values = looked && [...looked.points, ...looked.stretches.flatMap((stretch) => stretch.inside)];
  return values?.every((value) => asked(value) === asks(value)) === true
    ? { kind: "same-condition", item: item.id, values: spanOf(range) }
    : undefined;
};

const oneVersion = ({ mutant: { at: place } }: Looking): Proof =>
  place[0] === "changes" ? { kind: "one-version" } : undefined;

const sumOf = (all: readonly Bounds[]): Bounds => {
  const [lows, highs] = [all.map((one) => one.least), all.map((one) => one.most)];
  const known = (ends: readonly (Exact | undefined)[]): ends is readonly Exact[] => !ends.includes(undefined);
  return { least: known(lows) ? sum(lows) : undefined, most: known(highs) ? sum(highs) : undefined };
};

const itemBounds = (planned: PlannedItem, scheme: Scheme): Bounds => boundsOf(planned, rangeOf(planned.item, scheme));

const boundAt = (written: unknown): Exact | undefined =>
  typeof written === "string" && written !== "none" ? exactOf(written) : undefined;

/** Whether a sum can go beyond a bound, as it was or as it is now. */
const unreached = (sums: Bounds, bound: "floor" | "cap", before: unknown, now: unknown): Proof => {
  const [a, b] = [boundAt(before), boundAt(now)];
  const beyond = (end: Exact): boolean =>
    bound === "cap"
      ? sums.most === undefined || compare(sums.most, end) > 0
      : sums.least === undefined || compare(sums.least, end) < 0;
  const reached = [a, b].some((end) => end !== undefined && beyond(end));
  return reached ? undefined : { kind: "bound-never-reached", bound, sum: spanOf(sums) };
};

/** Base points are never more than the items' points, and stay so when they are rescaled for what does not apply. */
const isPlain = ({ item, points }: PlannedItem, scheme: Scheme, own: Bounds): boolean =>
  item.group === undefined &&
  onGrid(points, scheme.rubric.rounding.digits) &&
  own.most !== undefined &&
  compare(own.most, points) <= 0;

const categoryBounds = (items: readonly PlannedItem[], scheme: Scheme): Bounds | undefined => {
  const base = items.filter(({ item }) => item.kind === "base");
  const bounds = base.map((planned) => itemBounds(planned, scheme));
  const plain = base.every((planned, index) =>
    isPlain(planned, scheme, bounds[index] ?? { least: undefined, most: undefined }),
  );
  return plain ? sumOf(bounds.map((one, index) => ({ ...one, most: base[index]?.points }))) : undefined;
};

/** A category's own bound: without a cap it is what its items can give at most. */
const categoryBound = ({ scheme, mutant }: Looking): Proof => {
  const [first, list, c, key, ...rest] = mutant.at;
  if (first !== "rubric" || list !== "categories" || rest.length > 0 || (key !== "floor" && key !== "cap"))
    return undefined;
  const category = planOf(scheme).categories[Number(c)];
  if (category === undefined) return undefined;
  if (!category.items.some(({ item }) => item.kind === "base"))
    return { kind: "no-base-items", category: category.category.id };
  const sums = categoryBounds(category.items, scheme);
  if (sums === undefined || !isFree(category.category)) return undefined;
  const [before, now] = [category.category[key], mutant.scheme.rubric.categories[Number(c)]?.[key]];
  // Rescaling goes away from zero: it must not begin below it.
  if (key === "floor" && (sums.least === undefined || compare(sums.least, zero) < 0)) return undefined;
  const written = (bound: string | undefined) => bound ?? category.category.points;
  return unreached(sums, key, written(before), written(now));
};

/** The caps on all bonus, and on all deductions. */
const sideCap = ({ scheme, mutant }: Looking): Proof => {
  const [first, side, key] = mutant.at;
  if (first !== "rubric" || key !== "cap" || (side !== "bonus" && side !== "deduction")) return undefined;
  const own = planOf(scheme).items.filter(({ item }) => item.kind === side);
  if (own.some(({ item }) => item.group !== undefined)) return undefined;
  const sums = sumOf(own.map((planned) => itemBounds(planned, scheme)));
  return unreached(sums, "cap", scheme.rubric[side].cap, mutant.scheme.rubric[side].cap);
};

const held = ({ least: low, most: high }: Bounds, cap: string): Bounds => {
  const end = boundAt(cap);
  if (end === undefined) return { least: low, most: high };
  return { least: low && least(low, end), most: high === undefined ? end : least(high, end) };
};

const sideBounds = (side: "bonus" | "deduction", scheme: Scheme): Bounds => {
  const own = planOf(scheme).items.filter(({ item }) => item.kind === side);
  const all = sumOf(
    own.map((planned) =>
      planned.item.group === undefined ? itemBounds(planned, scheme) : { least: undefined, most: undefined },
    ),
  );
  return held(all, scheme.rubric[side].cap);
};

const minus = (a: Exact | undefined, b: Exact | undefined): Exact | undefined =>
  a === undefined || b === undefined ? undefined : subtract(a, b);
const plus = (a: Exact | undefined, b: Exact | undefined): Exact | undefined =>
  a === undefined || b === undefined ? undefined : add(a, b);

/** What the whole can come to: base and bonus, less what is taken off. */
const wholeBounds = (scheme: Scheme): Bounds | undefined => {
  const { categories } = planOf(scheme);
  const bases = categories.map(({ items }) => categoryBounds(items, scheme));
  if (!bases.every((one): one is Bounds => one !== undefined) || categories.some((one) => !isFree(one.category)))
    return undefined;
  const base = sumOf(bases);
  if (base.least === undefined || compare(base.least, zero) < 0) return undefined;
  const [bonus, deduction] = [sideBounds("bonus", scheme), sideBounds("deduction", scheme)];
  return {
    least: minus(plus(base.least, bonus.least), deduction.most),
    most: minus(plus(base.most, bonus.most), deduction.least),
  };
};

/** A floor above zero lifts a category beyond what its items give, and a cap below zero holds it under that. */
const isFree = ({ floor, cap = "none" }: { readonly floor: string; readonly cap?: string | undefined }): boolean =>
  (floor === "none" || compare(exactOf(floor), zero) <= 0) && (cap === "none" || compare(exactOf(cap), zero) >= 0);

const totalBound = ({ scheme, mutant }: Looking): Proof => {
  const [first, whole, key] = mutant.at;
  if (first !== "rubric" || whole !== "total" || (key !== "floor" && key !== "cap")) return undefined;
  const sums = wholeBounds(scheme);
  return sums && unreached(sums, key, scheme.rubric.total[key], mutant.scheme.rubric.total[key]);
};

const ofItem = (looking: Looking): Proof => {
  const own = inItem(looking);
  if (own === undefined) return undefined;
  return (
    samePoints(own, looking.scheme) ??
    sameScope(own) ??
    noScorer(own) ??
    neverMissing(own) ??
    deadlineNotRead(own) ??
    nothingBetter(own, looking.mutant)
  );
};

const reasoners: readonly ((looking: Looking) => Proof)[] = [
  ofItem,
  sameCondition,
  categoryBound,
  sideCap,
  totalBound,
  oneVersion,
];

/**
 * The argument by which no ledger can tell a mutant from the scheme it was made from; undefined where none is known.
 * It speaks of all that an evaluation says of a team, but for the words of the rule itself.
 * @example equivalenceOf(scheme, mutant)?.kind // "bound-never-reached"
 */
export const equivalenceOf = (scheme: Scheme, mutant: Mutant): Reason | undefined => {
  for (const reasoner of reasoners) {
    const reason = reasoner({ scheme, mutant });
    if (reason !== undefined) return reason;
  }
  return undefined;
};
