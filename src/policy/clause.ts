/** The clauses of a scheme: the parts that can be changed, tried, said and compared one by one. This file alone knows where one clause ends and the next begins. */
import type { Step } from "../model/problem";
import type { Scheme } from "../model/scheme";

/** Places of clauses, as patterns of keys; `*` is any entry of a list. Everything else belongs to the clause around it. */
const patterns = [
  "sources/*",
  "bodies/*",
  "lists/*",
  "duties/*",
  "accounts/*",
  "mechanisms/*",
  "steps/*",
  "misconduct/*",
  "misconduct/*/ladder/*",
  "misconduct/*/grave",
  "misconduct/*/running",
  "misconduct/*/mirrors/*",
  "misconduct/*/suspect/*",
  "events/*",
  "rubric",
  "rubric/rounding",
  "rubric/total",
  "rubric/bonus",
  "rubric/deduction",
  "rubric/groups/*",
  "rubric/categories/*",
  "rubric/categories/*/items/*",
  "rubric/categories/*/items/*/measure",
  "rubric/categories/*/items/*/method",
  "rubric/categories/*/items/*/rounding",
  "rubric/categories/*/items/*/deadline",
  "rubric/categories/*/items/*/collect",
  "rubric/categories/*/items/*/mirrors/*",
  "grades/*",
  "caps/*",
  "notApplicable",
  "annual",
  "term",
  "changes",
  "ranking",
  "ranking/places/*",
  "ranking/ties",
  "ranking/publicity",
  "ranking/appeal",
  "members",
  "members/leave",
  "members/vacancy",
  "members/caps/*",
  "members/places/*",
  "commitments",
  "commitments/changes",
  "warnings",
  "warnings/colours/*",
  "warnings/criteria/*",
  "warnings/counts/*",
  "warnings/consequences/*",
  "accepted/*",
] as const;

/** What kind of clause it is: the pattern of its place; `scheme` is the head. */
export type ClauseKind = "scheme" | (typeof patterns)[number];

const kinds: ReadonlySet<string> = new Set(patterns);

/** One clause of a scheme. */
export interface Clause {
  /** The same in every version of a scheme: made of names where entries have some, never of positions among them. */
  readonly key: string;
  readonly kind: ClauseKind;
  /** Where it stands in the scheme. */
  readonly at: readonly Step[];
  /** The item it belongs to, if it belongs to one. */
  readonly item: string | null;
  /** Its own part of the scheme, without the clauses inside it; of an item also the category that holds it. */
  readonly own: unknown;
}

/** What a scheme accepts is named by the remark, its place and its change: several may be about one place. */
const acceptedName = (entry: unknown): string | undefined => {
  if (typeof entry !== "object" || entry === null || !("remark" in entry && "at" in entry)) return undefined;
  return [entry.remark, entry.at, ...("change" in entry ? [entry.change] : [])].join(" ");
};

/** An entry of a list is named by its id, or by what it is about; otherwise by its place. */
const nameOf = (entry: unknown, index: number): string => {
  const accepted = acceptedName(entry);
  if (accepted !== undefined) return accepted;
  for (const name of ["id", "body", "nth", "at"]) {
    const value: unknown = typeof entry === "object" && entry !== null ? Reflect.get(entry, name) : undefined;
    if (typeof value === "string" || typeof value === "number") return `${value}`;
  }
  return `${index + 1}`;
};

interface Place {
  readonly key: string;
  readonly pattern: string;
  readonly at: readonly Step[];
  readonly item: string | null;
  readonly category: string | null;
}

const joined = (before: string, next: string): string => (before === "" ? next : `${before}/${next}`);

/** The steps from a value into its parts. */
const partsOf = (value: unknown, place: Place): { readonly inner: unknown; readonly at: Place }[] => {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) {
    const names = value.map(nameOf);
    return value.map((inner: unknown, index) => {
      const name = nameOf(inner, index);
      // Two entries about the same are told apart by their place.
      const unique = names.indexOf(name) === index && names.lastIndexOf(name) === index ? name : `${name}#${index + 1}`;
      const isItem = place.pattern === "rubric/categories/*/items";
      const isCategory = place.pattern === "rubric/categories";
      return {
        inner,
        at: {
          // An item keeps its key when it moves to another category.
          key: isItem ? `items/${unique}` : joined(isCategory ? "categories" : place.key, unique),
          pattern: joined(place.pattern, "*"),
          at: [...place.at, index],
          item: isItem ? name : place.item,
          category: isCategory ? name : place.category,
        },
      };
    });
  }
  return Object.entries(value).map(([name, inner]: [string, unknown]) => ({
    inner,
    at: { ...place, key: joined(place.key, name), pattern: joined(place.pattern, name), at: [...place.at, name] },
  }));
};

interface Split {
  /** Undefined where nothing but clauses is left. */
  readonly own: unknown;
  readonly clauses: readonly Clause[];
}

const split = (value: unknown, place: Place): Split => {
  if (typeof value !== "object" || value === null) return { own: value, clauses: [] };
  // A list whose entries are clauses is nothing of its own, also where it has none.
  if (Array.isArray(value) && value.length === 0 && kinds.has(joined(place.pattern, "*")))
    return { own: undefined, clauses: [] };
  const clauses: Clause[] = [];
  const kept: [string, unknown][] = [];
  for (const { inner, at } of partsOf(value, place)) {
    const inside = split(inner, at);
    if (kinds.has(at.pattern)) clauses.push(clauseAt(inside.own, at));
    else if (inside.own !== undefined) kept.push([String(at.at.at(-1)), inside.own]);
    clauses.push(...inside.clauses);
  }
  if (kept.length === 0 && clauses.length > 0) return { own: undefined, clauses };
  return { own: Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept), clauses };
};

const clauseAt = (own: unknown, { key, pattern, at, item, category }: Place): Clause => ({
  key,
  kind: pattern as ClauseKind, // only patterns of the list come here
  at,
  item,
  own: pattern === "rubric/categories/*/items/*" ? { category, ...(own as object) } : own, // an item is an object
});

/**
 * All clauses of a scheme, in its order, the head first.
 * @example clausesOf(scheme).map(({ key }) => key) // ["scheme", "sources/S01", …, "items/1.2", "items/1.2/measure", …]
 */
export const clausesOf = (scheme: Scheme): readonly Clause[] => {
  const { own, clauses } = split(scheme, { key: "", pattern: "", at: [], item: null, category: null });
  return [{ key: "scheme", kind: "scheme", at: [], item: null, own }, ...clauses];
};
