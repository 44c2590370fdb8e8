/** What must hold inside the section on warnings, and between it and the rest of its scheme. */
import { type Comparison, type Condition, comparisons } from "./condition";
import { duplicates, idsOf, unknownName } from "./names";
import { type Problem, problem, type Step } from "./problem";
import type { Item, Scheme } from "./scheme";
import type { Consequence, Criterion, Trigger, WarningRules } from "./warning";

type Place = readonly Step[];
type Of<K extends Trigger["kind"]> = Extract<Trigger, { kind: K }>;

/** How a condition is checked is told by whoever checks all of them. */
type ConditionCheck = (when: Condition, place: Place) => Problem[];

/** What a section is checked against. */
interface Around {
  readonly rules: WarningRules;
  readonly items: ReadonlyMap<string, Item>;
  readonly check: ConditionCheck;
  /** The names that are known, by what they name. */
  readonly known: Readonly<Record<"item" | "colour" | "case" | "event" | "step", ReadonlySet<string>>>;
}

/** Measures whose goal is a year's: over a month or a quarter their value says nothing. */
const onlyByYear = new Set<Item["measure"]["kind"]>(["target", "published"]);

const exactlyOne = (values: Readonly<Record<string, unknown>>, place: Place): Problem[] => {
  const count = Object.values(values).filter((value) => value !== undefined).length;
  return count === 1
    ? []
    : [problem("exactly-one", place, { keys: Object.keys(values).join(", "), count: `${count}` })];
};

const comparedIn = (written: Comparison): Readonly<Record<string, unknown>> =>
  Object.fromEntries(comparisons.map((key) => [key, written[key]]));

const itemProblems = (name: string, { known }: Around, place: Place): Problem[] =>
  unknownName(name, known.item, "item", place);

/** An item that is looked at part by part. */
const partItemProblems = (name: string, around: Around, place: Place): Problem[] => {
  const item = around.items.get(name);
  if (item === undefined) return itemProblems(name, around, place);
  const { kind } = item.measure;
  return onlyByYear.has(kind) ? [problem("not-by-part", place, { item: name, measure: kind })] : [];
};

const conditionProblems = ({ when }: Of<"condition">, { check }: Around, place: Place): Problem[] =>
  when.kind === "year-grade"
    ? [problem("condition-of-years", [...place, "when"], { kind: when.kind })]
    : check(when, [...place, "when"]);

const noticeProblems = (name: string | undefined, around: Around, place: Place): Problem[] => {
  if (name === undefined) return [problem("missing-key", place, { key: "name" })];
  const item = around.items.get(name);
  const here = [...place, "name"];
  if (item === undefined) return itemProblems(name, around, here);
  const { kind } = item.measure;
  return kind === "notices"
    ? []
    : [problem("kind-does-not-fit-item", here, { kind: "notice", item: name, measure: kind })];
};

const countProblems = ({ of, name }: Of<"count">, around: Around, place: Place): Problem[] => {
  if (of === "notice") return noticeProblems(name, around, place);
  const thing = of === "finding" ? "case" : "event";
  return unknownName(name, around.known[thing], thing, [...place, "name"]);
};

const triggerProblems = (when: Trigger, around: Around, place: Place): Problem[] => {
  switch (when.kind) {
    case "condition":
      return conditionProblems(when, around, place);
    case "count":
      return countProblems(when, around, place);
    case "running":
      return [...partItemProblems(when.item, around, [...place, "item"]), ...exactlyOne(comparedIn(when), place)];
    case "trend":
      return partItemProblems(when.item, around, [...place, "item"]);
  }
};

/** A colour that something gives: known, and not the one that stands for no warning. */
const givenColour = (name: string | undefined, { rules, known }: Around, place: Place): Problem[] =>
  name !== undefined && name === rules.colours[0]?.id
    ? [problem("warns-of-nothing", place, { colour: name })]
    : unknownName(name, known.colour, "colour", place);

const criterionProblems = (one: Criterion, around: Around, place: Place): Problem[] => [
  ...triggerProblems(one.when, around, [...place, "when"]),
  ...givenColour(one.colour, around, [...place, "colour"]),
  ...(one.colour === undefined && around.rules.counts.length === 0
    ? [problem("criterion-without-effect", place, { criterion: one.id })]
    : []),
];

type Count = WarningRules["counts"][number];

/** Whether a row stands rightly above the one before it, in number and in colour. */
const rises = (here: Count, before: Count | undefined, { colours }: WarningRules): boolean => {
  const rankOf = (name: string): number => colours.findIndex(({ id }) => id === name);
  return before === undefined || (before.atLeast < here.atLeast && rankOf(before.colour) < rankOf(here.colour));
};

const rowProblems = (row: Count, before: Count | undefined, around: Around, place: Place): Problem[] => {
  const { rules } = around;
  const given = givenColour(row.colour, around, [...place, "colour"]);
  const [most, atLeast] = [rules.criteria.length, row.atLeast];
  return [
    ...given,
    ...(given.length > 0 || rises(row, before, rules) ? [] : [problem("warning-counts-out-of-order", place)]),
    ...(atLeast > most
      ? [problem("count-never-reached", [...place, "atLeast"], { atLeast: `${atLeast}`, criteria: `${most}` })]
      : []),
  ];
};

const consequenceProblems = (one: Consequence, around: Around, place: Place): Problem[] => [
  ...givenColour(one.colour, around, [...place, "colour"]),
  ...exactlyOne({ running: one.running, inYear: one.inYear }, place),
  ...one.steps.flatMap((step, at) => unknownName(step, around.known.step, "step", [...place, "steps", at])),
];

const aroundOf = (scheme: Scheme, rules: WarningRules, listed: readonly Item[], check: ConditionCheck): Around => ({
  rules,
  check,
  items: new Map(listed.map((item) => [item.id, item])),
  known: {
    item: idsOf(listed),
    colour: idsOf(rules.colours),
    case: idsOf(scheme.misconduct),
    event: idsOf(scheme.events),
    step: idsOf(scheme.steps),
  },
});

/** All problems of a scheme's warnings; none where it has none. */
export const warningProblems = (scheme: Scheme, listed: readonly Item[], check: ConditionCheck): Problem[] => {
  const rules = scheme.warnings;
  if (rules === undefined) return [];
  const around = aroundOf(scheme, rules, listed, check);
  const { colours, criteria, counts, records, consequences } = rules;
  const at =
    (key: string) =>
    (index: number): Place => ["warnings", key, index];
  return [
    ...duplicates(colours, "colour", at("colours")),
    ...duplicates(criteria, "criterion", at("criteria")),
    ...duplicates(consequences, "consequence", at("consequences")),
    ...criteria.flatMap((one, index) => criterionProblems(one, around, at("criteria")(index))),
    ...counts.flatMap((row, index) => rowProblems(row, counts[index - 1], around, at("counts")(index))),
    ...records.flatMap((name, index) => itemProblems(name, around, at("records")(index))),
    ...consequences.flatMap((one, index) => consequenceProblems(one, around, at("consequences")(index))),
  ];
};
