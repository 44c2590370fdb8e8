/** Changes of how facts become a number, kind by kind. */
import { match } from "ts-pattern";
import { everyParts } from "../../../model/calendar";
import { type Measure, type Status, statuses } from "../../../model/measures";
import type { Decimal } from "../../../model/points";
import { type Change, dropped, eachOf, eachRemoved, negated, neighboursSwapped, otherWords, under } from "../change";
import { costs, lastPlace, perCent, shares, stepped, wholes } from "../step";

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

const most = 1_000_000;
const positive = (written: Decimal): Change<Decimal>[] =>
  stepped(written, lastPlace(written), { least: "0", above: true });

const target = (rule: Of<"target">): Change<Of<"target">>[] => [
  ...under(rule, "of", (of) => otherWords(["count", "value"], of)),
  ...under(rule, "default", positive),
  ...dropped(rule, "default"),
  ...under(rule, "prorate", negated),
];

const mean = (rule: Of<"mean">): Change<Of<"mean">>[] => [
  ...under(rule, "outOf", positive),
  ...under(rule, "by", (by) => otherWords(["rating", "member", "month", "quarter"], by)),
];

const panel = (rule: Of<"panel">): Change<Of<"panel">>[] => [
  ...under(rule, "outOf", positive),
  ...under(rule, "trimAbove", (above) => wholes(above, 0, most)),
  ...under(rule, "trim", (trim) => wholes(trim, 0, most)),
  ...under(rule, "minimum", (least) => wholes(least, 1, most)),
];

const weights = (written: Of<"survey">["weights"]): Change<Of<"survey">["weights"]>[] =>
  Object.keys(written).flatMap((choice) => under(written, choice, (weight) => stepped(weight, perCent(weight))));

const survey = (rule: Of<"survey">): Change<Of<"survey">>[] => [
  ...under(rule, "weights", weights),
  ...under(rule, "denominator", (of) => otherWords(["all", "valid"], of)),
  ...under(rule, "minimum", (least) => wholes(least, 1, most)),
];

/** Every name that is not in a list, put at its end. */
const eachAdded = <T extends string>(list: readonly T[], missing: readonly T[]): Change<readonly T[]>[] =>
  missing.map((name) => ({
    operator: "added",
    at: [list.length],
    from: undefined,
    to: name,
    also: [],
    value: [...list, name],
  }));

const colours = (rule: Of<"colours">): Change<Of<"colours">>[] => [
  ...under(rule, "colours", (list) => [
    ...eachOf(list, (colour) => under(colour, "value", (value) => stepped(value, perCent(value)))),
    ...neighboursSwapped(list),
  ]),
  ...under(rule, "every", (every) => otherWords(["month", "quarter"], every)),
  ...under(rule, "skip", (skip) => wholes(skip, 0, most)),
  ...under(rule, "changeFrom", (list) => [
    ...eachRemoved(list),
    ...eachAdded(
      list,
      rule.colours.map(({ id }) => id).filter((id) => !list.includes(id)),
    ),
  ]),
];

const elsewhere = ({ counts, excused }: Of<"attendance">): readonly Status[] =>
  statuses.filter((status) => !counts.includes(status) && !excused.includes(status));

const attendance = (rule: Of<"attendance">): Change<Of<"attendance">>[] => [
  ...under(rule, "days", positive),
  ...under(rule, "every", (every) => otherWords(everyParts, every)),
  ...under(rule, "basis", (basis) => otherWords(["working-days", "calendar-days"], basis)),
  ...under(rule, "counts", (list) => [...eachRemoved(list, 1), ...eachAdded(list, elsewhere(rule))]),
  ...under(rule, "excused", (list) => [...eachRemoved(list), ...eachAdded(list, elsewhere(rule))]),
  ...under(rule, "daysOff", (daysOff) => otherWords(["count", "ignore"], daysOff)),
  ...under(rule, "mean", (of) => otherWords(["member-days", "member-spans"], of)),
];

const sameMatter = ({ rest }: Of<"notices">, written: Of<"notices">["sameMatter"]) =>
  rest === undefined ? otherWords(["highest", "sum"] as const, written as "highest" | "sum") : []; // without `rest` it is one of the two

const notices = (rule: Of<"notices">): Change<Of<"notices">>[] => [
  ...under(rule, "levels", (levels) => [...eachOf(levels, (level) => under(level, "value", costs))]),
  ...under(rule, "sameMatter", (written) => sameMatter(rule, written)),
  ...under(rule, "rest", shares),
  ...under(rule, "shared", negated),
  ...under(rule, "once", (once) => otherWords(["window", "ever"], once)),
  ...under(rule, "besideFindings", (beside) => otherWords(["count", "rest"], beside)),
];

const levelOf = (level: "annual" | "term") => otherWords(["annual", "term"], level);

const none: readonly Change<Measure>[] = [];

/** All changes of a measure. */
export const measureChanges = (measure: Measure): readonly Change<Measure>[] =>
  match(measure)
    .returnType<readonly Change<Measure>[]>()
    .with({ kind: "count" }, (rule) =>
      under(rule, "none", (word) => otherWords<"zero" | "missing">(["zero", "missing"], word)),
    )
    .with({ kind: "tally" }, { kind: "rank" }, { kind: "findings" }, () => none)
    .with({ kind: "target" }, target)
    .with({ kind: "mean" }, mean)
    .with({ kind: "panel" }, panel)
    .with({ kind: "survey" }, survey)
    .with({ kind: "latest" }, (rule) => under(rule, "outOf", positive))
    .with({ kind: "colours" }, colours)
    .with({ kind: "attendance" }, attendance)
    .with({ kind: "commitments" }, (rule) => [...under(rule, "level", levelOf), ...under(rule, "late", shares)])
    .with({ kind: "published" }, (rule) => [
      ...under(rule, "level", levelOf),
      ...under(rule, "within", (within) => wholes(within, 0, most)),
    ])
    .with({ kind: "milestones" }, (rule) => under(rule, "late", shares))
    .with({ kind: "notices" }, notices)
    .exhaustive();
