/** Names that must be known, and names that must not stand twice. */
import { nearest } from "./nearest";
import { type Problem, problem, type Step, type Thing } from "./problem";

type Place = readonly Step[];

/** Anything with an id. */
export interface Named {
  readonly id: string;
}

/** The order of names and other texts: by UTF-16 code units, the same in every language and on every machine. */
export const byCode = (a: string, b: string): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Ids that stand twice in a list of things. */
export const duplicates = (things: readonly Named[], thing: Thing, placeOf: (index: number) => Place): Problem[] => {
  const seen = new Set<string>();
  return things.flatMap(({ id }, index) => {
    if (seen.has(id)) return [problem("duplicate-name", [...placeOf(index), "id"], { name: id, thing })];
    seen.add(id);
    return [];
  });
};

/** After so many unknown names of one set, a document is not misspelt but foreign: no more names that may be meant are looked for. */
const mostSuggested = 100;
const suggested = new WeakMap<ReadonlySet<string>, number>();

const suggestion = (name: string, known: ReadonlySet<string>): string | undefined => {
  const before = suggested.get(known) ?? 0;
  suggested.set(known, before + 1);
  return before < mostSuggested ? nearest(name, known) : undefined;
};

/** A problem where a name is not among the known ones. */
export const unknownName = (
  name: string | undefined,
  known: ReadonlySet<string>,
  thing: Thing,
  place: Place,
): Problem[] =>
  name === undefined || known.has(name)
    ? []
    : [problem("unknown-name", place, { name, near: suggestion(name, known), thing })];

/** The ids of a list of things. */
export const idsOf = (things: readonly Named[]): ReadonlySet<string> => new Set(things.map(({ id }) => id));
