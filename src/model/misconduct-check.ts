/** What must hold of the rules by which facts raise a suspicion, and of what follows after years in a row. FORMAT.md, section 14. */
import type { Condition } from "./condition";
import type { SuspicionRule, SuspicionRuleOf } from "./misconduct";
import { idsOf, unknownName } from "./names";
import { type Problem, problem, type Step } from "./problem";
import { itemsOf, type Scheme } from "./scheme";

type Place = readonly Step[];

/** Checks a condition at its place; conditions stand in caps as well. */
type CheckCondition = (when: Condition, place: Place) => readonly Problem[];

type Case = Scheme["misconduct"][number];

const subjectProblems = (rule: SuspicionRule, subject: string, { subjects }: Case, place: Place): Problem[] =>
  subjects.some((one) => one === subject)
    ? []
    : [problem("suspicion-does-not-fit", [...place, "kind"], { kind: rule.kind, subject })];

const spanProblems = ({ item: name }: SuspicionRuleOf<"short-spans">, scheme: Scheme, place: Place): Problem[] => {
  const items = itemsOf(scheme);
  const item = items.find(({ id }) => id === name);
  if (item === undefined) return unknownName(name, idsOf(items), "item", [...place, "item"]);
  return item.measure.kind === "attendance" ? [] : [problem("not-attendance", [...place, "item"], { item: name })];
};

const dutyProblems = (rule: SuspicionRuleOf<"overdue">, of: Case, scheme: Scheme, place: Place): Problem[] =>
  rule.duties.flatMap((name, index) => {
    const here = [...place, "duties", index];
    const duty = scheme.duties.find(({ id }) => id === name);
    if (duty === undefined) return unknownName(name, idsOf(scheme.duties), "duty", here);
    const body = scheme.bodies.find(({ id }) => id === duty.body);
    const subject = body?.assessed === true ? "team" : body?.subject;
    if (body === undefined) return [];
    return subject === undefined
      ? [problem("duty-without-subject", here, { duty: name, body: body.id })]
      : subjectProblems(rule, subject, of, place);
  });

const ruleProblems = (
  rule: SuspicionRule,
  of: Case,
  scheme: Scheme,
  check: CheckCondition,
  place: Place,
): readonly Problem[] => {
  switch (rule.kind) {
    case "short-spans":
      return [...spanProblems(rule, scheme, place), ...subjectProblems(rule, "member", of, place)];
    case "overdue":
      return dutyProblems(rule, of, scheme, place);
    case "condition":
      return [...subjectProblems(rule, "team", of, place), ...check(rule.when, [...place, "when"])];
  }
};

const runningProblems = (of: Case, steps: ReadonlySet<string>, place: Place): Problem[] => [
  ...(of.running?.steps ?? []).flatMap((step, index) =>
    unknownName(step, steps, "step", [...place, "running", "steps", index]),
  ),
  ...(of.running?.leader === true && !of.subjects.includes("team")
    ? [problem("leader-without-team", [...place, "running", "leader"])]
    : []),
];

/** All problems of rules of suspicion and of years in a row. */
export const suspicionProblems = (scheme: Scheme, check: CheckCondition): Problem[] => {
  const steps = idsOf(scheme.steps);
  return scheme.misconduct.flatMap((of, index) => [
    ...of.suspect.flatMap((rule, at) => ruleProblems(rule, of, scheme, check, ["misconduct", index, "suspect", at])),
    ...runningProblems(of, steps, ["misconduct", index]),
  ]);
};
