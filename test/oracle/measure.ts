/** Owns the entrance to section 7: from an item and its facts to exactly one outcome; and the measures that only count. */
import { calendarYear, countDays, intersection, yearsTouched } from "./day.js";
import { factsInWindow, isInWindow, latestOf, type Setting, yearOfFact } from "./facts.js";
import { add, decimal, divide, type Fraction, isZero, multiply, sum, whole } from "./fraction.js";
import { attendance } from "./measure-attendance.js";
import { colours } from "./measure-colours.js";
import { findings, notices } from "./measure-conduct.js";
import { commitments, milestones, published } from "./measure-plans.js";
import { mean, panel, survey } from "./measure-ratings.js";
import { measured, missing, notApplicable, type Outcome } from "./outcome.js";
import { type Fact, type Item, required } from "./shapes.js";

/** A waiver over the term, or one over the year: in a term evaluation, one for every year of it. */
const isWaived = (setting: Setting, item: Item): boolean => {
  const waivers = setting.facts.filter((fact) => fact.kind === "waiver" && fact.item === item.id);
  if (waivers.some((fact) => fact.over === "term" && fact.day <= setting.asOf)) return true;
  const isOfYears = (fact: Fact): boolean =>
    setting.isStretch === true
      ? fact.day <= setting.asOf && yearsTouched(setting.period).includes(yearOfFact(fact))
      : isInWindow(setting, fact);
  const ofYears = waivers.filter((fact) => fact.over !== "term" && isOfYears(fact));
  if (setting.kind !== "term") return ofYears.length > 0;
  return yearsTouched(setting.period).every((year) => ofYears.some((fact) => yearOfFact(fact) === year));
};

const totalOfCounts = (facts: readonly Fact[]): Fraction => sum(facts.map((fact) => decimal(fact.value ?? 1)));

const count = (item: Item, facts: readonly Fact[]): Outcome => {
  if (facts.length === 0 && item.measure.none !== "zero") return missing;
  return measured(totalOfCounts(facts));
};

const tally = (facts: readonly Fact[]): Outcome => {
  if (facts.length === 0) return missing;
  const due = sum(facts.map((fact) => decimal(required(fact.due, "due"))));
  if (isZero(due)) return notApplicable("nothing-due");
  return measured(divide(sum(facts.map((fact) => decimal(required(fact.done, "done")))), due));
};

/** The value of the latest value fact; self-reports count only where nothing is checked. */
const latestValue = (facts: readonly Fact[]): Fraction => {
  const checked = facts.filter((fact) => (fact.claim ?? "checked") === "checked");
  const last = latestOf(checked.length > 0 ? checked : facts);
  return decimal(required(last?.value, "value"));
};

const shareOfDays = (part: number, all: number): Fraction => divide(whole(part), whole(all));

const goalOfYear = (setting: Setting, item: Item, year: number): Fraction | null => {
  const p = intersection(setting.period, calendarYear(year));
  const w = intersection(setting.window, calendarYear(year));
  const prorate = item.measure.prorate === true;
  const target = (setting.ledger.targets ?? []).find((each) => each.item === item.id && each.year === year);
  if (target !== undefined) {
    const goal = decimal(target.value);
    return prorate ? multiply(goal, shareOfDays(countDays(w), countDays(p))) : goal;
  }
  if (item.measure.default === undefined) return null;
  const goal = decimal(item.measure.default);
  return prorate ? multiply(goal, shareOfDays(countDays(w), countDays(calendarYear(year)))) : goal;
};

const goalOfTerm = (setting: Setting, item: Item): Fraction | null => {
  const target = (setting.ledger.targets ?? []).find((each) => each.item === item.id && each.year === undefined);
  if (target !== undefined) {
    const goal = decimal(target.value);
    if (item.measure.prorate !== true) return goal;
    return multiply(goal, shareOfDays(countDays(setting.window), countDays(setting.period)));
  }
  let total: Fraction | null = null;
  for (const year of yearsTouched(setting.period)) {
    const goal = goalOfYear(setting, item, year);
    if (goal !== null) total = total === null ? goal : add(total, goal);
  }
  return total;
};

const target = (setting: Setting, item: Item, facts: readonly Fact[]): Outcome => {
  const goal = setting.year === null ? goalOfTerm(setting, item) : goalOfYear(setting, item, setting.year);
  if (goal === null || isZero(goal)) return notApplicable("no-target");
  if (facts.length === 0) return missing;
  const reached = item.measure.of === "count" ? totalOfCounts(facts) : latestValue(facts);
  return measured(divide(reached, goal));
};

const latest = (item: Item, facts: readonly Fact[]): Outcome => {
  if (facts.length === 0) return missing;
  return measured(divide(latestValue(facts), decimal(required(item.measure.outOf, "outOf"))));
};

const rank = (facts: readonly Fact[]): Outcome => {
  const last = latestOf(facts);
  return last === undefined ? missing : measured(whole(required(last.rank, "rank")));
};

/** The outcome of an item: measured, missing, not applicable or pending. */
export const measure = (setting: Setting, item: Item): Outcome => {
  if (isWaived(setting, item)) return notApplicable("waiver");
  const facts = factsInWindow(setting, item);
  switch (item.measure.kind) {
    case "count":
      return count(item, facts);
    case "tally":
      return tally(facts);
    case "target":
      return target(setting, item, facts);
    case "mean":
      return mean(setting, item, facts);
    case "panel":
      return panel(item, facts);
    case "survey":
      return survey(item, facts);
    case "latest":
      return latest(item, facts);
    case "rank":
      return rank(facts);
    case "colours":
      return colours(setting, item, facts);
    case "attendance":
      return attendance(setting, item);
    case "commitments":
      return commitments(setting, item);
    case "published":
      return published(setting, item);
    case "milestones":
      return milestones(setting, item);
    case "notices":
      return notices(setting, item);
    case "findings":
      return findings(setting);
    default:
      throw new Error(`unknown measure: ${item.measure.kind}`);
  }
};
