/** Owns the measures about conduct: notices (commendation, criticism) and findings of misconduct (7.14, 7.15). */
import { factsInWindow, factsOfItem, inOrder, isBeforeWindow, isInWindow, type Setting, yearOfFact } from "./facts.js";
import { add, decimal, divide, type Fraction, greater, multiply, subtract, sum, whole, zero } from "./fraction.js";
import { measured, type Outcome, pending } from "./outcome.js";
import { type Fact, type Item, type Measure, type MisconductCase, required } from "./shapes.js";

const matterOf = (fact: Fact): string => required(fact.matter, "matter");

const mattersOf = (facts: readonly Fact[]): string[] => {
  const matters: string[] = [];
  for (const fact of facts) if (!matters.includes(matterOf(fact))) matters.push(matterOf(fact));
  return matters;
};

const worthOfNotice = (measure: Measure, fact: Fact): Fraction => {
  const level = required(measure.levels, "levels").find((each) => each.id === fact.level);
  const value = decimal(required(level, "level").value);
  return measure.shared === true ? divide(value, whole(fact.authors ?? 1)) : value;
};

/** W: what the notices of one matter are worth together. */
const worthOfMatter = (measure: Measure, facts: readonly Fact[]): Fraction => {
  const worths = facts.map((fact) => worthOfNotice(measure, fact));
  const all = sum(worths);
  if (measure.sameMatter === "sum") return all;
  let greatest = zero;
  for (const worth of worths) greatest = greater(greatest, worth);
  if (measure.sameMatter === "highest") return greatest;
  return add(greatest, multiply(decimal(required(measure.rest, "rest")), subtract(all, greatest)));
};

export const notices = (setting: Setting, item: Item): Outcome => {
  const inWindow = factsInWindow(setting, item);
  const before = factsOfItem(setting, item).filter((fact) => isBeforeWindow(setting, fact));
  let v = zero;
  for (const matter of mattersOf(inWindow)) {
    const now = inWindow.filter((fact) => matterOf(fact) === matter);
    const earlier = before.filter((fact) => matterOf(fact) === matter);
    let gives = worthOfMatter(item.measure, now);
    if (item.measure.once === "ever") {
      const whole = worthOfMatter(item.measure, [...earlier, ...now]);
      gives = greater(zero, subtract(whole, worthOfMatter(item.measure, earlier)));
    }
    if (item.measure.besideFindings === "rest") gives = greater(zero, subtract(gives, costOfFindings(setting, matter)));
    v = add(v, gives);
  }
  return measured(v);
};

/** One finding: all facts of one case, matter, subject and member. */
export interface Finding {
  /** The id of the latest fact. */
  readonly id: string;
  readonly case: MisconductCase;
  readonly matter: string;
  readonly member: string | null;
  /** The year of the earliest fact. */
  readonly year: number;
  readonly state: string;
  /** The subject is a member or the team. */
  readonly concernsTeam: boolean;
  readonly grave: boolean;
  readonly item: string | null;
}

/** The earliest fact gives the year, the latest the state, `grave` and `item`. */
const findingOf = (setting: Setting, earliest: Fact, latest: Fact): Finding => ({
  id: latest.id,
  case: required(
    setting.scheme.misconduct.find((each) => each.id === earliest.case),
    "case",
  ),
  matter: matterOf(earliest),
  member: earliest.member ?? null,
  year: yearOfFact(earliest),
  state: required(latest.state, "state"),
  concernsTeam: earliest.subject === "member" || earliest.subject === "team",
  grave: latest.grave === true,
  item: latest.item ?? null,
});

const isSameFinding = (a: Fact, b: Fact): boolean =>
  a.case === b.case && a.matter === b.matter && a.subject === b.subject && a.member === b.member;

/** The findings whose earliest fact lies in the window, in the order of their earliest facts. */
export const findingsInWindow = (setting: Setting): Finding[] => {
  const facts = inOrder(setting.facts.filter((fact) => fact.kind === "finding" && fact.day <= setting.asOf));
  const found: Finding[] = [];
  for (const fact of facts) {
    const group = facts.filter((each) => isSameFinding(each, fact));
    const isEarliest = group[0]?.id === fact.id;
    if (isEarliest && isInWindow(setting, fact)) found.push(findingOf(setting, fact, group.at(-1) ?? fact));
  }
  return found;
};

/** Confirmed findings with subject member or team. */
export const chargedFindings = (setting: Setting): Finding[] =>
  findingsInWindow(setting).filter((finding) => finding.concernsTeam && finding.state === "confirmed");

/** Whether a finding with subject member or team is being investigated. */
export const isInvestigating = (setting: Setting): boolean =>
  findingsInWindow(setting).some((finding) => finding.concernsTeam && finding.state === "investigating");

const worthOfFinding = (finding: Finding): Fraction => {
  const grave = finding.grave ? finding.case.grave?.deduct : undefined;
  return decimal(grave ?? finding.case.deduct ?? 0);
};

/** The greatest worth among the charged findings of a matter; 0 without any. */
const costOfFindings = (setting: Setting, matter: string): Fraction => {
  let cost = zero;
  for (const finding of chargedFindings(setting)) {
    if (finding.matter === matter) cost = greater(cost, worthOfFinding(finding));
  }
  return cost;
};

export const findings = (setting: Setting): Outcome => {
  const confirmed = chargedFindings(setting);
  const matters: string[] = [];
  for (const finding of confirmed) if (!matters.includes(finding.matter)) matters.push(finding.matter);
  let v = zero;
  for (const matter of matters) {
    let greatest = zero;
    for (const finding of confirmed) {
      if (finding.matter === matter) greatest = greater(greatest, worthOfFinding(finding));
    }
    v = add(v, greatest);
  }
  return isInvestigating(setting) ? pending("investigation", v) : measured(v);
};
