/** Measures that add numbers up: occurrences, done against due, reached against a target. FORMAT.md, 7.1 to 7.3. */
import { calendarYear, daysIn, overlap, type Period } from "../../model/calendar";
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import {
  divide,
  type Exact,
  exactOf,
  exactText,
  multiply,
  ratio,
  signOf,
  sum,
  sumOfDecimals,
} from "../../model/points";
import { measured, missing, notApplicable, type Outcome, only, refsOf, type View } from "../outcome";
import { countedValues } from "./ratings";

type Count = Extract<Measure, { kind: "count" }>;
type Target = Extract<Measure, { kind: "target" }>;

const decimalOf = ({ value }: FactOf<"count">) => value;

export const countOf =
  ({ none }: Count) =>
  ({ facts }: View): Outcome => {
    if (facts.length === 0 && none === "missing") return missing;
    const value = sumOfDecimals(only("count", facts), decimalOf);
    return measured(value, { kind: "count", value: exactText(value), facts: refsOf(facts) });
  };

export const tallyOf = ({ facts }: View): Outcome => {
  if (facts.length === 0) return missing;
  const tallies = only("tally", facts);
  const done = sumOfDecimals(tallies, (fact) => fact.done);
  const due = sumOfDecimals(tallies, (fact) => fact.due);
  if (signOf(due) === 0) return notApplicable("nothing-due");
  const value = divide(done, due);
  return measured(value, {
    kind: "tally",
    done: exactText(done),
    due: exactText(due),
    value: exactText(value),
    facts: refsOf(facts),
  });
};

/** The part of a goal that falls to the days gone by. */
const shareOf = (goal: Exact, gone: Period | undefined, whole: Period | undefined): Exact =>
  multiply(goal, ratio(daysIn(gone), daysIn(whole)));

/** The goal of one calendar year, or undefined where none was set. */
const goalOfYear = (target: Target, item: string, year: number, { ledger, frame }: View): Exact | undefined => {
  const set = ledger.targets.find((one) => one.item === item && one.year === year);
  const written = set?.value ?? target.default;
  if (written === undefined || !target.prorate) return written === undefined ? undefined : exactOf(written);
  const whole = calendarYear(year);
  const gone = overlap(frame.window, whole);
  return shareOf(exactOf(written), gone, set === undefined ? whole : overlap(frame.period, whole));
};

const goalOf = (target: Target, item: string, view: View): Exact | undefined => {
  const { ledger, frame } = view;
  if (frame.kind === "term") {
    const set = ledger.targets.find((one) => one.item === item && one.year === undefined);
    if (set !== undefined)
      return target.prorate ? shareOf(exactOf(set.value), frame.window, frame.period) : exactOf(set.value);
  }
  const goals: Exact[] = [];
  for (let year = frame.firstYear; year <= frame.lastYear; year++) {
    const goal = goalOfYear(target, item, year, view);
    if (goal !== undefined) goals.push(goal);
  }
  return goals.length === 0 ? undefined : sum(goals);
};

const reachedBy = (target: Target, { facts }: View): Exact => {
  if (target.of === "count") return sumOfDecimals(only("count", facts), decimalOf);
  return exactOf(countedValues(facts).at(-1)?.value ?? "0");
};

export const targetOf =
  (target: Target, item: string) =>
  (view: View): Outcome => {
    const goal = goalOf(target, item, view);
    if (goal === undefined || signOf(goal) === 0) return notApplicable("no-target");
    if (view.facts.length === 0) return missing;
    const reached = reachedBy(target, view);
    const value = divide(reached, goal);
    return measured(value, {
      kind: "target",
      reached: exactText(reached),
      goal: exactText(goal),
      value: exactText(value),
      facts: refsOf(view.facts),
    });
  };
