/** Changes of warnings: what raises them, how many give which colour, what is kept and what follows. */
import type { Scheme } from "../../../model/scheme";
import { itemsOf } from "../../../model/scheme";
import type { Consequence, Criterion, Trigger, WarningRules } from "../../../model/warning";
import { warningProblems } from "../../../model/warning-check";
import { type Change, dropped, eachOf, eachRemoved, into, otherWords, under } from "../change";
import { lastPlace, stepped, wholes } from "../step";
import { comparisonChanges, conditionChanges, unitOfItem } from "./condition";

const triggerChanges = (trigger: Trigger, scheme: Scheme): Change<Trigger>[] => {
  switch (trigger.kind) {
    case "condition":
      return under(trigger, "when", (when) => conditionChanges(when, scheme));
    case "count":
      return [
        ...under(trigger, "days", (days) => wholes(days, 1, 1000)),
        ...under(trigger, "atLeast", (least) => wholes(least, 1, 1000)),
      ];
    case "running":
      return [
        ...comparisonChanges(trigger, unitOfItem(trigger.item, scheme)),
        ...under(trigger, "times", (times) => wholes(times, 1, 100)),
        ...under(trigger, "every", (every) => otherWords(["month", "quarter"], every)),
      ];
    case "trend":
      return [
        ...under(trigger, "by", (by) => stepped(by, lastPlace(by), { least: "0" })),
        ...under(trigger, "times", (times) => wholes(times, 1, 100)),
        ...under(trigger, "every", (every) => otherWords(["month", "quarter"], every)),
        ...under(trigger, "goes", (goes) => otherWords(["down", "up"], goes)),
      ];
  }
};

/** A colour one place worse and one milder. */
const colourSteps =
  ({ colours }: WarningRules) =>
  (written: string): Change<string>[] => {
    const at = colours.findIndex(({ id }) => id === written);
    const [worse, milder] = [colours[at + 1], colours[at - 1]];
    return [
      ...(worse === undefined ? [] : [into("raised", written, worse.id)]),
      ...(milder === undefined ? [] : [into("lowered", written, milder.id)]),
    ];
  };

const criterionChanges = (criterion: Criterion, rules: WarningRules, scheme: Scheme): Change<Criterion>[] => [
  ...under(criterion, "when", (when) => triggerChanges(when, scheme)),
  ...under(criterion, "colour", colourSteps(rules)),
  ...dropped(criterion, "colour"),
];

const consequenceChanges = (one: Consequence, rules: WarningRules): Change<Consequence>[] => [
  ...under(one, "colour", colourSteps(rules)),
  ...under(one, "running", (times) => wholes(times, 1, 100)),
  ...under(one, "inYear", (times) => wholes(times, 1, 100)),
];

const changes = (rules: WarningRules, scheme: Scheme): Change<WarningRules>[] => [
  ...under(rules, "criteria", (criteria) => [
    ...eachOf(criteria, (one) => criterionChanges(one, rules, scheme)),
    ...eachRemoved(criteria, 1),
  ]),
  ...under(rules, "counts", (counts) => [
    ...eachOf(counts, (row) => [
      ...under(row, "atLeast", (least) => wholes(least, 1, 1000)),
      ...under(row, "colour", colourSteps(rules)),
    ]),
    ...eachRemoved(counts),
  ]),
  ...under(rules, "every", (every) => otherWords(["month", "quarter"], every)),
  ...under(rules, "records", (records) => eachRemoved(records)),
  ...under(rules, "consequences", (consequences) => [
    ...eachOf(consequences, (one) => consequenceChanges(one, rules)),
    ...eachRemoved(consequences),
  ]),
];

/** All changes of a scheme's warnings. */
export const warningChanges = (scheme: Scheme): Change<Scheme>[] => {
  const items = itemsOf(scheme);
  return under(scheme, "warnings", (rules) => changes(rules, scheme)).filter(
    ({ value }) => warningProblems(value, items, () => []).length === 0,
  );
};
