/** Why the steps after the items differ: bounds of groups, categories, bonus, deduction and total, and the rescaling for what does not apply. */
import type { ScoredItem } from "../../engine/item";
import { planOf } from "../../engine/plan";
import { type Totals, totalOf } from "../../engine/total";
import type { Adjustment, ItemResult } from "../../model/evaluation";
import { canonicalJson } from "../../model/hash";
import { add, type Exact, exactFrom, negate, subtract, sum, zero } from "../../model/points";
import type { Category, Group, Item, Scheme } from "../../model/scheme";
import type { StepRule } from "./attribution";
import { bareFrame, madeOnce, type Two } from "./hybrid";
import type { Share } from "./item-parts";
import { type Numbers, sharesOf } from "./share";
import type { Evaluated } from "./side";

type Made = ReadonlySet<string>;

/** Everything that the steps work on, as one change: what the items came to. */
const items = "items";

const chosen = <T>(made: Made, name: string, { old, now }: Two<T>): T => (made.has(name) ? now : old);
const differ = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) !== canonicalJson(b ?? null);

/** The items of an evaluation as the engine had them when it added up. */
const scoredIn = ({ scheme, evaluation }: Evaluated): ScoredItem[] => {
  const { byId } = planOf(scheme);
  return evaluation.items.flatMap((result: ItemResult) => {
    const planned = byId.get(result.id);
    const points = result.points === null ? null : exactFrom(result.points);
    return planned === undefined ? [] : [{ planned, result, points, value: undefined }];
  });
};

/** A number that a step adds to the sum of the items, by its place and rule. */
interface Step {
  readonly scope: Adjustment["scope"];
  readonly id: string | null;
  readonly rule: StepRule;
}

const stepName = ({ scope, id, rule }: Step): string => JSON.stringify([scope, id, rule]);

const stepFrom = (name: string): Step => {
  const [scope, id, rule] = JSON.parse(name) as [Step["scope"], Step["id"], Step["rule"]]; // what stepName wrote
  return { scope, id, rule };
};

/** Amounts that are taken off grow as the total falls. */
const takesOff = ({ scope, id }: Adjustment, scored: readonly ScoredItem[]): boolean =>
  scope === "deduction" ||
  (scope === "group" && scored.find(({ planned }) => planned.item.group === id)?.planned.item.kind === "deduction");

const numbersOf = (adjustments: readonly Adjustment[], scored: readonly ScoredItem[]): Record<string, Exact> => {
  const numbers: Record<string, Exact> = {};
  for (const one of adjustments) {
    const by = subtract(exactFrom(one.to), exactFrom(one.from));
    const name = stepName(one);
    numbers[name] = add(numbers[name] ?? zero, takesOff(one, scored) ? negate(by) : by);
  }
  return numbers;
};

interface Field {
  readonly side: Evaluated;
  readonly scored: readonly ScoredItem[];
  readonly totals: Totals;
}

const inCategory = ({ scored }: Field, id: string): ScoredItem[] =>
  scored.filter(({ planned }) => planned.category === id);

const bounds = ({ floor, cap }: Category | Group) => ({ floor, cap });

/** The scheme of the steps: the rubric without its items. */
const frameOf = (
  made: Made,
  { old, now }: Two<Scheme>,
  { groups, categories, ...whole }: Partial<Scheme["rubric"]> & Pick<Scheme["rubric"], "groups" | "categories">,
): Scheme => {
  return {
    ...bareFrame(old),
    bodies: [],
    misconduct: [],
    notApplicable: chosen(made, "notApplicable", { old: old.notApplicable, now: now.notApplicable }),
    rubric: {
      ...old.rubric,
      rounding: chosen(made, "rubric/rounding", { old: old.rubric.rounding, now: now.rubric.rounding }),
      groups,
      categories: categories.map((category) => ({ ...category, items: [] as readonly Item[] })), // steps ask for no items
      ...whole,
    },
  };
};

/** Clauses of the whole rubric that every step can hang on. */
const everywhere = ({ old, now }: Two<Scheme>): string[] => {
  if (old === now) return [];
  const rounding = ({ rubric: { rounding: one } }: Scheme) => [one.digits, one.mode];
  return [
    ...(differ(rounding(old), rounding(now)) ? ["rubric/rounding"] : []),
    ...(old.notApplicable.rescale === now.notApplicable.rescale ? [] : ["notApplicable"]),
  ];
};

const entryOf = <T extends { readonly id: string }>(list: readonly T[], id: string): T | undefined =>
  list.find((one) => one.id === id);

const namesIn = (...lists: readonly (readonly { readonly id: string }[])[]): string[] => [
  ...new Set(lists.flat().map(({ id }) => id)),
];

/** Both sides' entry of a list, where both have it and its bounds differ. */
const boundChange = <T extends Category | Group>({ old, now }: Two<readonly T[]>, id: string): boolean => {
  const [from, to] = [entryOf(old, id), entryOf(now, id)];
  return from !== undefined && to !== undefined && differ(bounds(from), bounds(to));
};

/** An entry of which one side knows nothing is that of the other: nothing there asks for it. */
const mixed = <T extends { readonly id: string }>(
  made: Made,
  name: string,
  { old, now }: Two<readonly T[]>,
  id: string,
): T[] => {
  const own = chosen(made, name, { old: entryOf(old, id), now: entryOf(now, id) });
  return [own ?? entryOf(old, id) ?? entryOf(now, id)].flatMap((one) => one ?? []);
};

const sharesIn = (changes: readonly string[], ask: (made: Made) => Numbers): Share[] =>
  [...sharesOf([items, ...changes], ask)].flatMap(([name, numbers]): Share[] => {
    if (name !== items) {
      const points = sum(Object.values(numbers));
      return [{ cause: { kind: "clause", clause: name }, item: null, year: null, points }];
    }
    return Object.entries(numbers).map(
      ([step, points]): Share => ({ cause: { kind: "step", ...stepFrom(step) }, item: null, year: null, points }),
    );
  });

const baseItems = (scored: readonly ScoredItem[]): readonly ScoredItem[] =>
  scored.filter(({ planned }) => planned.item.kind === "base");

/** The steps of one category and its groups; and what is lost where it is left out as a whole, which is no step of the engine. */
const stepsIn = (id: string, { adjustments, categories }: Totals, scored: readonly ScoredItem[]): Numbers => {
  const groups = new Set(scored.flatMap(({ planned }) => planned.item.group ?? []));
  const own = adjustments.filter(
    (one) =>
      one.id !== null && (one.scope === "category" ? one.id === id : one.scope === "group" && groups.has(one.id)),
  );
  const ofBase = new Set(baseItems(scored).flatMap(({ planned }) => planned.item.group ?? []));
  const based = own.filter((one) => one.scope === "category" || ofBase.has(one.id ?? ""));
  const base = exactFrom(categories.find((one) => one.id === id)?.base ?? "0");
  const parts = [
    ...baseItems(scored).flatMap(({ points }) => points ?? []),
    ...Object.values(numbersOf(based, scored)),
  ];
  const name = stepName({ scope: "category", id, rule: "left-out" });
  return { ...numbersOf(own, scored), [name]: subtract(base, sum(parts)) };
};

/** The steps inside one category. */
const categoryShares = (id: string, fields: Two<Field>, shared: readonly string[]): Share[] => {
  const schemes = { old: fields.old.side.scheme, now: fields.now.side.scheme };
  const groups = { old: schemes.old.rubric.groups, now: schemes.now.rubric.groups };
  const categories = { old: schemes.old.rubric.categories, now: schemes.now.rubric.categories };
  const own = { old: inCategory(fields.old, id), now: inCategory(fields.now, id) };
  const asked = new Set([...own.old, ...own.now].flatMap(({ planned }) => planned.item.group ?? []));
  const groupNames = namesIn(groups.old, groups.now).filter((group) => asked.has(group));
  const changes = [
    ...(boundChange(categories, id) ? [`categories/${id}`] : []),
    ...groupNames.filter((group) => boundChange(groups, group)).map((group) => `rubric/groups/${group}`),
    ...shared,
  ];
  return sharesIn(changes, (made) => {
    const scored = chosen(made, items, own);
    if (changes.length === 0) return stepsIn(id, chosen(made, items, fields).totals, scored);
    const frame = madeOnce(schemes, `category ${id} ${groupNames.join(" ")}`, made, () =>
      frameOf(made, schemes, {
        groups: groupNames.flatMap((group) => mixed(made, `rubric/groups/${group}`, groups, group)),
        categories: mixed(made, `categories/${id}`, categories, id),
      }),
    );
    return stepsIn(id, totalOf(planOf(frame), scored), scored);
  });
};

const sums = ["total", "bonus", "deduction"] as const;

const changedSums = ({ old, now }: Two<Scheme>): string[] => {
  const bound = ({ basis: _, ...rest }: Scheme["rubric"][(typeof sums)[number]]) => rest;
  return sums
    .filter((part) => differ(bound(old.rubric[part]), bound(now.rubric[part])))
    .map((part) => `rubric/${part}`);
};

/** The rubric with its sums chosen one by one, and groups and categories with the items. */
const wholeFrame = (made: Made, schemes: Two<Scheme>): Scheme => {
  const part = <K extends (typeof sums)[number]>(name: K): Scheme["rubric"][K] =>
    chosen(made, `rubric/${name}`, { old: schemes.old.rubric[name], now: schemes.now.rubric[name] });
  const { groups, categories } = chosen(made, items, schemes).rubric;
  return frameOf(made, schemes, {
    groups,
    categories,
    total: part("total"),
    bonus: part("bonus"),
    deduction: part("deduction"),
  });
};

/** The steps after the categories. */
const wholeShares = (fields: Two<Field>, shared: readonly string[]): Share[] => {
  const schemes = { old: fields.old.side.scheme, now: fields.now.side.scheme };
  const changes = [...changedSums(schemes), ...shared];
  return sharesIn(changes, (made) => {
    const { scored, totals } = chosen(made, items, fields);
    const frame = () => madeOnce(schemes, "whole", made, () => wholeFrame(made, schemes));
    const { adjustments } = changes.length === 0 ? totals : totalOf(planOf(frame()), scored);
    const after = adjustments.filter(({ scope }) => scope !== "group" && scope !== "category");
    return numbersOf(after, scored);
  });
};

const fieldOf = (side: Evaluated): Field => {
  const scored = scoredIn(side);
  return { side, scored, totals: totalOf(planOf(side.scheme), scored) };
};

/** The shares of all steps after the items. */
export const sumShares = (sides: Two<Evaluated>, year: number | null): readonly Share[] => {
  const fields = { old: fieldOf(sides.old), now: fieldOf(sides.now) };
  const schemes = { old: sides.old.scheme, now: sides.now.scheme };
  const shared = everywhere(schemes);
  const categories = namesIn(schemes.old.rubric.categories, schemes.now.rubric.categories);
  const shares = [...categories.flatMap((id) => categoryShares(id, fields, shared)), ...wholeShares(fields, shared)];
  return shares.map((share) => ({ ...share, year }));
};
