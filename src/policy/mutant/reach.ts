/** Which cases a mutant can reach at all: by what they ask, and by what the changed place is read for. Never too few. */
import type { Condition } from "../../model/condition";
import type { Step } from "../../model/problem";
import { type Item, itemsOf, type Scheme } from "../../model/scheme";
import type { CaseQuestion } from "../case/case";
import type { Mutant } from "./mutants";

type Kind = CaseQuestion["kind"];

/**
 * Evaluations, and what stands on them: members have the team's grade and days, years in a row of misconduct look at whether a year was
 * decided. Commitments read the share of late work off the items, and every ledger is read by the rules of its scheme.
 */
const evaluating: readonly Kind[] = ["daily", "annual", "term", "rank", "members", "commitments", "dereliction"];
const every: readonly Kind[] = [...evaluating, "warnings", "duties"];

/** What is read for a part of a scheme, where that does not depend on what is in it. */
const readFor: Readonly<Record<string, readonly Kind[]>> = {
  warnings: ["warnings"],
  ranking: ["rank"],
  duties: ["duties"],
  accounts: ["duties"],
  bodies: ["duties", "dereliction"],
  caps: evaluating,
  grades: evaluating,
  annual: evaluating,
  term: evaluating,
};

const conditionsIn = ({ warnings }: Scheme): readonly Condition[] =>
  (warnings?.criteria ?? []).flatMap(({ when }) => (when.kind === "condition" ? [when.when] : []));

/** Whether warnings look at the points of a category. */
const warnsByPoints = (scheme: Scheme): boolean =>
  conditionsIn(scheme).some((when) => when.kind === "points-share" && when.category !== undefined);

const namesItem = (value: unknown, id: string): boolean =>
  typeof value === "object" &&
  value !== null &&
  (Reflect.get(value, "item") === id || Reflect.get(value, "name") === id);

const warnsBy = (scheme: Scheme, id: string): boolean => {
  const { warnings } = scheme;
  if (warnings === undefined) return false;
  const triggers = warnings.criteria.map(({ when }) => when);
  return (
    warnings.records.includes(id) ||
    triggers.some((when) => namesItem(when, id)) ||
    conditionsIn(scheme).some((when) => namesItem(when, id)) ||
    warnsByPoints(scheme)
  );
};

const itemAt = (scheme: Scheme, [, list, c, items, i]: readonly Step[]): Item | undefined =>
  list === "categories" && items === "items" ? scheme.rubric.categories[Number(c)]?.items[Number(i)] : undefined;

/** Whether bodies answer for what an item measures. */
const bodiesRead = (scheme: Scheme, mutant: Scheme, { id }: Item): boolean =>
  scheme.duties.some(({ shownBy }) => shownBy === id) ||
  [scheme, mutant].some((one) => itemsOf(one).some((item) => item.id === id && item.mirrors.length > 0));

const rubricKinds = (scheme: Scheme, mutant: Mutant): readonly Kind[] => {
  const item = itemAt(scheme, mutant.at);
  const warned = item === undefined ? warnsByPoints(scheme) : warnsBy(scheme, item.id);
  const answered = item !== undefined && bodiesRead(scheme, mutant.scheme, item);
  return [...evaluating, ...(warned ? (["warnings"] as const) : []), ...(answered ? (["duties"] as const) : [])];
};

/** The kinds of question whose answer a mutant can change. */
export const kindsReached = (scheme: Scheme, mutant: Mutant): ReadonlySet<Kind> => {
  const part = String(mutant.at[0]);
  if (part === "rubric") return new Set(rubricKinds(scheme, mutant));
  if (part === "notApplicable")
    return new Set([...evaluating, ...(warnsByPoints(scheme) ? (["warnings"] as const) : [])]);
  return new Set(readFor[part] ?? every);
};
