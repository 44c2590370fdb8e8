/** Names in an expectation that must be known. */
import { unknownName } from "../../model/names";
import type { Problem, Step, Thing } from "../../model/problem";

/** The keys of an expectation that are no known names, each with its place. */
export const namesIn = (
  expected: object | undefined,
  known: Iterable<string>,
  thing: Thing,
  place: readonly Step[],
): Problem[] => {
  const names = new Set(known);
  return Object.keys(expected ?? {}).flatMap((name) => unknownName(name, names, thing, [...place, name]));
};

/** The same of something that is written as a list of names, or by name. */
export const listedIn = (
  expected: readonly string[] | object | undefined,
  known: Iterable<string>,
  thing: Thing,
  place: readonly Step[],
): Problem[] => {
  if (!Array.isArray(expected)) return namesIn(expected, known, thing, place);
  const names = new Set(known);
  return expected.flatMap((name, index) => unknownName(String(name), names, thing, [...place, index]));
};
