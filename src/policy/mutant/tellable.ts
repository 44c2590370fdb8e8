/** All that a case can expect of an evaluation, at once: what two schemes differ in here, a case can tell apart. */
import type { Evaluation } from "../../model/evaluation";
import type { Step } from "../../model/problem";
import { comparisonsOf, same } from "../case/compare";
import { type Expectation, itemReasons, plainReasons, yearReasons } from "../case/expectation";
import { inEvaluation } from "../case/found";

const forEach = (names: readonly string[]): Record<string, object> =>
  Object.fromEntries(names.map((name) => [name, {}]));

/** An expectation of everything that there is in an evaluation, without a single value. */
const everythingIn = ({ items, categories, caps, mirrors, owed, parts }: Evaluation): Expectation => ({
  gradeReasons: Object.fromEntries([...plainReasons, ...itemReasons, ...yearReasons].map((kind) => [kind, true])),
  items: forEach(items.map(({ id }) => id)),
  categories: forEach(categories.map(({ id }) => id)),
  caps: forEach(caps.map(({ id }) => id)),
  mirrors: Object.fromEntries(mirrors.map(({ body }) => [body, "0"])),
  owed: forEach(owed.map(({ item }) => item)),
  ...(parts === null ? {} : { parts: { years: forEach(parts.years.map(({ year }) => `${year}`)) } }),
});

const told = [
  "asOf",
  "total",
  "outOf",
  "base",
  "bonus",
  "deduction",
  "grade",
  "naturalGrade",
  "gradeState",
  "notApplicableShare",
  "gradeReasons",
  "items",
  "categories",
  "caps",
  "mirrors",
  "owed",
  "parts",
  "adjustments",
] as const;

const titles: ReadonlySet<string> = new Set(["title", "id"]);

/** Without what nobody expects: titles. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (titles.has(key) ? [] : [[key, bare(inner)]])),
  );
};

/** All that a case can expect of an evaluation. */
export const tellableOf = (evaluation: Evaluation): Readonly<Record<string, unknown>> => {
  const found = inEvaluation(evaluation, everythingIn(evaluation));
  return Object.fromEntries(told.map((key) => [key, bare(found[key])]));
};

/** The first place in which two evaluations differ for a case, or undefined where no case can tell them apart. */
export const firstDifference = (a: Evaluation, b: Evaluation): readonly Step[] | undefined => {
  // What is the same to the last part needs no second look: parts that were not scored again are even one value.
  if (told.every((key) => same(a[key], b[key]))) return undefined;
  const [one, other] = [tellableOf(a), tellableOf(b)];
  const differs = (from: unknown, to: unknown) => comparisonsOf(from, to).find(({ holds }) => !holds)?.path;
  return differs(one, other) ?? differs(other, one);
};
