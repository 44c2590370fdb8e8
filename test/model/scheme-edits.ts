/** Small edits of the scheme with one of everything, and what is said about them. */
import type { Step } from "../../src/model/problem";
import { checkScheme } from "../../src/model/scheme-check";
import { withAt } from "../small-district";
import { wholeScheme } from "./whole-district";

export type Path = readonly Step[];
export type Edit = readonly [Path, unknown];

/** What is wrong, the wrong edits, the problem that is said, and edits of the same place that are right. */
export type Case = readonly [string, readonly Edit[], string, readonly Edit[]];

export const edited = (...edits: readonly Edit[]): unknown =>
  edits.reduce<unknown>((document, [path, value]) => withAt(document, path, value), wholeScheme);

/** Codes with their places. */
export const problemsOf = (document: unknown): string[] => {
  const checked = checkScheme(document);
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.join(".")}`);
};

const placeOf =
  (category: number, index: number) =>
  (...more: Path): Path => ["rubric", "categories", category, "items", index, ...more];

export const count = placeOf(0, 0);
export const tiers = placeOf(0, 1);
export const rank = placeOf(0, 2);
export const survey = placeOf(0, 3);
export const panel = placeOf(0, 4);
export const bonus = placeOf(1, 0);
