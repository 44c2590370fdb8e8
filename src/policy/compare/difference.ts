/** How two schemes differ, clause by clause: what was added, removed, changed, moved. Compared as data; not a text is looked at. */
import { canonicalJson } from "../../model/hash";
import { byCode } from "../../model/names";
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { type Clause, type ClauseKind, clausesOf } from "../clause";
import { type Named, saidDifference } from "./difference-words";
import type { DifferenceKind, SchemeDifference, ValueChange } from "./scheme-difference";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && canonicalJson(a) === canonicalJson(b));

/** The name of a list's entry, where all entries have one. */
const namedEntries = (list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined => {
  const entries = list.map((entry) => [isRecord(entry) ? entry["id"] : undefined, entry] as const);
  const names = entries.flatMap(([name]) => (typeof name === "string" ? [name] : []));
  return names.length === list.length && new Set(names).size === names.length
    ? new Map(entries.map(([name, entry]) => [String(name), entry]))
    : undefined;
};

const listChanges = (from: readonly unknown[], to: readonly unknown[], path: readonly Step[]): ValueChange[] => {
  const [old, now] = [namedEntries(from), namedEntries(to)];
  if (old === undefined || now === undefined || old.size === 0 || now.size === 0) return [{ path, from, to }];
  const [left, right] = [[...old.keys()], [...now.keys()]];
  const order = left.filter((name) => now.has(name)).join("\n") === right.filter((name) => old.has(name)).join("\n");
  if (!order) return [{ path, from, to }];
  return [...new Set([...left, ...right])].flatMap((name) => changesIn(old.get(name), now.get(name), [...path, name]));
};

const changesIn = (from: unknown, to: unknown, path: readonly Step[]): ValueChange[] => {
  if (same(from, to)) return [];
  if (Array.isArray(from) && Array.isArray(to)) return listChanges(from, to, path);
  if (!isRecord(from) || !isRecord(to) || from["kind"] !== to["kind"]) return [{ path, from, to }];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    changesIn(from[key], to[key], [...path, key]),
  );
};

/** Keys that say where a rule comes from, what it is called, and what it counts for elsewhere: no points hang on them. */
const wordKeys = new Set(["title", "titles", "basis", "notice", "sources", "note", "version", "text"]);
const wordKinds = new Set<ClauseKind>(["sources/*", "lists/*", "steps/*"]);

const canScore = (kind: ClauseKind, values: readonly ValueChange[]): boolean =>
  !wordKinds.has(kind) && values.some(({ path }) => !path.some((step) => wordKeys.has(String(step))));

interface Compared {
  readonly old: Named;
  readonly now: Named;
}

const differenceOf = (
  kind: DifferenceKind,
  clause: Clause,
  other: Clause | undefined,
  values: readonly ValueChange[],
  { old, now }: Compared,
): SchemeDifference => {
  const difference = {
    difference: kind,
    key: clause.key,
    kind: clause.kind,
    item: clause.item,
    values,
    scores: kind === "changed" ? canScore(clause.kind, values) : !wordKinds.has(clause.kind),
  };
  const [before, after] = kind === "removed" ? [clause, undefined] : [other, clause];
  return { ...difference, says: saidDifference(difference, { old, now, before, after }) };
};

const changeOf = (before: Clause, after: Clause, compared: Compared): SchemeDifference[] => {
  const values = changesIn(before.own, after.own, []);
  if (values.length === 0) return [];
  const moves = values.every(({ path: [first] }) => after.kind.endsWith("/items/*") && first === "category");
  return [differenceOf(moves ? "moved" : "changed", after, before, values, compared)];
};

/** A clause whose parent is added or removed with it says nothing of its own. */
const withoutInner = (clauses: readonly Clause[]): Clause[] => {
  const keys = new Set(clauses.map(({ key }) => key));
  const parents = (key: string): string[] => key.split("/").map((_, at, steps) => steps.slice(0, at).join("/"));
  return clauses.filter(({ key }) => !parents(key).some((parent) => keys.has(parent)));
};

/** Lists whose order decides something, or in which the scheme is read. */
const orderedLists: readonly ClauseKind[] = ["grades/*", "rubric/categories/*", "rubric/categories/*/items/*"];

const orderOf = (clauses: readonly Clause[], kind: ClauseKind, known: ReadonlyMap<string, Clause>): Clause[] =>
  clauses.filter((clause) => clause.kind === kind && known.has(clause.key));

const reorderings = (
  before: ReadonlyMap<string, Clause>,
  after: ReadonlyMap<string, Clause>,
  compared: Compared,
): SchemeDifference[] =>
  orderedLists.flatMap((kind) => {
    const [left, right] = [orderOf([...before.values()], kind, after), orderOf([...after.values()], kind, before)];
    const [from, to] = [left.map(({ key }) => key), right.map(({ key }) => key)];
    const at = to.findIndex((key, place) => key !== from[place]);
    // The first place where they differ has two names, one on each side; both ways of comparing take the same.
    const [first] = [left[at], right[at]].flatMap((one) => one?.key ?? []).sort(byCode);
    const clause = first === undefined ? undefined : after.get(first);
    if (clause === undefined || kind === "rubric/categories/*/items/*") return [];
    return [differenceOf("reordered", clause, before.get(clause.key), [{ path: [], from, to }], compared)];
  });

/**
 * How a scheme differs from another, clause by clause in the order of the new one, what was removed at the end; each with its sentence.
 * Nothing but the data is compared: writing a scheme in another layout or order of keys is no difference.
 * @example differencesOf(luojiang, changed).map(({ says }) => says.en) // ["item 1.2 Leave: 0.5 points off for each time, was 0.3"]
 */
export const differencesOf = (before: Scheme, after: Scheme): readonly SchemeDifference[] => {
  const compared: Compared = { old: { scheme: before }, now: { scheme: after } };
  const keyed = (scheme: Scheme) => new Map(clausesOf(scheme).map((clause) => [clause.key, clause]));
  const [old, now] = [keyed(before), keyed(after)];
  const added = new Set(withoutInner([...now.values()].filter(({ key }) => !old.has(key))));
  const present = [...now.values()].flatMap((clause) => {
    const from = old.get(clause.key);
    if (from !== undefined) return changeOf(from, clause, compared);
    return added.has(clause) ? [differenceOf("added", clause, undefined, [], compared)] : [];
  });
  const removed = withoutInner([...old.values()].filter(({ key }) => !now.has(key)));
  return [
    ...present,
    ...reorderings(old, now, compared),
    ...removed.map((clause) => differenceOf("removed", clause, undefined, [], compared)),
  ];
};

/** The keys of all clauses that differ, those inside added and removed ones included. */
export const changedKeys = (before: Scheme, after: Scheme): readonly string[] => {
  const owns = (scheme: Scheme) => new Map(clausesOf(scheme).map(({ key, own }) => [key, own]));
  const [old, now] = [owns(before), owns(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => !old.has(key) || !now.has(key) || !same(old.get(key), now.get(key)))
    .sort(byCode);
};
