/** Grades and colours may be written by their titles; here they become ids. */
import { unknownName } from "../../model/names";
import type { Problem, Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { Expectation } from "./expectation";

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** Places of names of grades and of colours; `*` is any name. */
const gradePlaces = [
  "grade",
  "naturalGrade",
  "caps/*/limit",
  "teams/*/grade",
  "teams/*/scoreGrade",
  "parts/years/*/grade",
  "parts/years/*/naturalGrade",
  "members/*/limit",
  "events/*/limit",
  "events/*/teamLimit",
].map((place) => place.split("/"));
/** Places whose keys are grades. */
const keyPlaces = [["places"]];
const colourPlaces = ["colour", "history/*"].map((place) => place.split("/"));

const isAt = (place: readonly Step[], patterns: readonly (readonly string[])[]): boolean =>
  patterns.some(
    (pattern) => pattern.length === place.length && pattern.every((step, at) => step === "*" || step === place[at]),
  );

interface Names {
  readonly find: (written: string) => string | undefined;
  readonly known: ReadonlySet<string>;
}

const namesOf = (things: readonly Titled[]): Names => {
  const known = new Set(things.flatMap(({ id, title }) => [id, title.zh, title.en]));
  return {
    known,
    find: (written) =>
      (
        things.find(({ id }) => id === written) ??
        things.find(({ title: { zh, en } }) => zh === written || en === written)
      )?.id,
  };
};

const isBranch = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An expectation with ids for titles, and the names that are neither. */
export const withIds = (
  expect: Expectation,
  { grades, warnings }: Scheme,
): { readonly expect: Expectation; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const [ofGrades, ofColours] = [namesOf(grades), namesOf(warnings?.colours ?? [])];
  const idOf = (written: unknown, names: Names, thing: "grade" | "colour", place: readonly Step[]): unknown => {
    if (typeof written !== "string") return written;
    const found = names.find(written);
    if (found === undefined) problems.push(...unknownName(written, names.known, thing, place));
    return found ?? written;
  };
  const visit = (value: unknown, place: readonly Step[]): unknown => {
    if (isAt(place, gradePlaces)) return idOf(value, ofGrades, "grade", place);
    if (isAt(place, colourPlaces)) return idOf(value, ofColours, "colour", place);
    if (!isBranch(value)) return value;
    const named = isAt(place, keyPlaces)
      ? (name: string) => String(idOf(name, ofGrades, "grade", [...place, name]))
      : (name: string) => name;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [named(name), visit(one, [...place, name])]));
  };
  // Only texts have become other texts.
  return { expect: visit(expect, []) as Expectation, problems };
};
