/** The branches of measures: which of them an item's parameters make possible. What was taken is read in `taken.ts`. */
import { match } from "ts-pattern";
import { basisDays } from "../../engine/measure/attendance";
import { calendarParts, calendarYear, chineseCalendar, type Period, yearOf } from "../../model/calendar";
import { type Measure, statuses } from "../../model/measures";
import { exactOf, signOf } from "../../model/points";
import type { Item, Scheme } from "../../model/scheme";

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

/** Branches that are there only if something holds. */
const only = (holds: boolean, ...branches: readonly string[]): readonly string[] => (holds ? branches : []);

const target = ({ of, default: goal, prorate }: Of<"target">): readonly string[] => [
  "set-goal",
  "term-goal",
  ...only(goal !== undefined, "default-goal"),
  ...only(prorate, "part-goal"),
  ...only(of === "count", "several"),
  ...only(of === "value", "several", "self-only", "checked-before-self"),
];

const mean = ({ by }: Of<"mean">): readonly string[] => [
  "several",
  "invalid",
  ...only(by === "member", "latest-of-member"),
  ...only(by === "month" || by === "quarter", "several-in-part"),
];

const panel = ({ trimAbove, trim, minimum }: Of<"panel">): readonly string[] => [
  "invalid",
  "latest-of-rater",
  "raters-at-minimum",
  ...only(trim > 0, "raters-above-trim"),
  ...only(trim > 0 && trimAbove >= Math.max(minimum, 1), "raters-at-trim"),
];

const survey = ({ weights, invalid, minimum }: Of<"survey">): readonly string[] => [
  "several",
  "sample-at-minimum",
  ...only(minimum > 1, "sample-below-minimum"),
  ...[...Object.keys(weights), ...invalid].map((choice) => `choice-${choice}`),
];

const latest = ({ tolerance }: Of<"latest">): readonly string[] => [
  "several",
  "self-only",
  "checked-before-self",
  ...only(tolerance !== undefined, "check-close", "check-apart"),
];

const colours = ({ colours: all, changeFrom, skip }: Of<"colours">): readonly string[] => {
  const canImprove = all.some(({ id }, place) => place > 0 && changeFrom.includes(id));
  return [
    "several",
    "several-in-part",
    ...all.map(({ id }) => `colour-${id}`),
    ...only(canImprove, "improved"),
    ...only(changeFrom.length > 0, "not-improved"),
    ...only(changeFrom.length > 0 && changeFrom.length < all.length, "arrived-well"),
    ...only(skip > 0, "skipped"),
  ];
};

/** The least and the most basis days that a calendar part has, over the years for which there is data. */
const availableIn = ({ basis, every }: Of<"attendance">, { from, to }: Scheme): readonly [number, number] => {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let year = yearOf(from); chineseCalendar.covers(year) && (to === undefined || year <= yearOf(to)); year++) {
    for (const part of calendarParts(calendarYear(year), every)) {
      const days = daysOn(basis, part);
      [least, most] = [Math.min(least, days), Math.max(most, days)];
    }
  }
  return [least, most];
};

/** How many days of a period are counted on. */
export const daysOn = (basis: Of<"attendance">["basis"], part: Period): number =>
  basisDays(basis, part, chineseCalendar).reduce((sum, day) => sum + day, 0);

const attendance = (measure: Of<"attendance">, scheme: Scheme): readonly string[] => {
  const { counts, excused, days, mean: by, basis } = measure;
  const [least, most] = availableIn(measure, scheme);
  const leave = scheme.members?.leave.statuses ?? [];
  const cures = leave.some((status) => counts.includes(status) || excused.includes(status));
  return [
    ...statuses.map((status) => `status-${status}`),
    "half-day",
    "two-claims",
    "part-service",
    "several-members",
    "more-than-needed",
    ...only(basis === "working-days", "day-off"),
    ...only(Number(days) > least, "need-is-available"),
    ...only(Number(days) < most, "need-is-less"),
    ...only(by === "member-spans", "unequal-needs"),
    ...only(cures, "asked-in-time", "asked-too-late"),
  ];
};

const commitments = (scheme: Scheme): readonly string[] => [
  "in-time",
  "late",
  "unfinished",
  "part-due",
  "ahead",
  "unequal-weights",
  "excused-one",
  "changed",
  "dropped",
  "withdrawn",
  "unverified",
  "change-too-late",
  "change-beyond",
  ...only(scheme.commitments !== undefined && scheme.commitments.changes.oneIn > 1, "change-too-many"),
];

const published = ({ level }: Of<"published">): readonly string[] => [
  "last-day",
  "day-after",
  "not-approved",
  "not-published",
  ...only(level === "annual", "several-years"),
];

const notices = ({ levels, shared, once, besideFindings }: Of<"notices">, item: Item): readonly string[] => [
  ...levels.map(({ id }) => `level-${id}`),
  "none",
  "several",
  "same-matter",
  ...only(once === "ever", "known"),
  ...only(once === "window", "known-again"),
  ...only(shared, "shared"),
  ...only(besideFindings === "rest" && item.kind !== "base", "charged-rest", "charged-whole"),
];

const findings = (scheme: Scheme): readonly string[] => {
  const own = scheme.misconduct.filter(({ subjects }) => subjects.includes("team") || subjects.includes("member"));
  const costs = own.filter(({ deduct }) => signOf(exactOf(deduct)) > 0);
  return ["none", ...only(own.length > 0, "several", "same-matter"), ...only(costs.length > 0, "dismissed")];
};

/** The branches of an item's measure that its parameters make possible, beside its states. */
export const branchesOf = (item: Item, scheme: Scheme): readonly string[] =>
  match(item.measure)
    .returnType<readonly string[]>()
    .with({ kind: "count" }, ({ none }) => ["several", ...only(none === "zero", "none")])
    .with({ kind: "tally" }, { kind: "rank" }, () => ["several"])
    .with({ kind: "target" }, target)
    .with({ kind: "mean" }, mean)
    .with({ kind: "panel" }, panel)
    .with({ kind: "survey" }, survey)
    .with({ kind: "latest" }, latest)
    .with({ kind: "colours" }, colours)
    .with({ kind: "attendance" }, (measure) => attendance(measure, scheme))
    .with({ kind: "commitments" }, () => commitments(scheme))
    .with({ kind: "published" }, published)
    .with({ kind: "milestones" }, () => ["in-time", "late", "undone", "part-done", "unequal-weights"])
    .with({ kind: "notices" }, (measure) => notices(measure, item))
    .with({ kind: "findings" }, () => findings(scheme))
    .exhaustive();

/** The branches of an item's method. */
export const armsOf = ({ method }: Item): readonly string[] =>
  match(method)
    .returnType<readonly string[]>()
    .with({ kind: "tiers" }, ({ steps }) => [...steps.map((_, index) => `tier-${index + 1}`), "else"])
    .with({ kind: "by-rank" }, ({ points }) => [...points.map((_, index) => `rank-${index + 1}`), "else"])
    .with({ kind: "steps" }, () => ["steps-0", "steps-1", "steps-2", "step-begun"])
    .with({ kind: "all-or-nothing" }, () => ["all", "nothing"])
    .with({ kind: "proportional" }, { kind: "per-unit" }, { kind: "per-occurrence" }, () => [])
    .exhaustive();
