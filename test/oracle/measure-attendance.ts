/** Owns the measure `attendance` (section 7.10): half-days present against half-days needed. */
import { contains, daysOf, type Every, intersection, type Period, partsTouched } from "./day.js";
import type { Setting } from "./facts.js";
import {
  decimal,
  divide,
  type Fraction,
  fraction,
  isZero,
  mean,
  multiply,
  smaller,
  subtract,
  sum,
  whole,
  zero,
} from "./fraction.js";
import { measured, missing, notApplicable, type Outcome } from "./outcome.js";
import { type Fact, type Item, type Measure, type Member, required } from "./shapes.js";
import { asHeld } from "./too-late.js";

const mostFavourableFirst = ["resident", "duty", "training", "sick", "leave", "recalled", "absent"];
const halves = ["am", "pm"];

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly needed: Fraction;
  readonly present: Fraction;
}

const isBasisDay = (setting: Setting, measure: Measure, day: string): boolean =>
  measure.basis === "calendar-days" || setting.isWorkingDay(day);

/** The member's days of service that lie in a period. */
export const daysInService = (setting: Setting, member: Member, period: Period): string[] => {
  const days: string[] = [];
  for (const served of member.service) {
    const service = { from: served.from, to: served.to ?? setting.ledger.term.to };
    const common = intersection(service, period);
    if (common !== null) days.push(...daysOf(common));
  }
  return days;
};

/** As written. */
export const writtenFactsOf = (setting: Setting, member: Member): Fact[] =>
  setting.facts.filter((fact) => fact.kind === "attendance" && fact.member === member.id && fact.day <= setting.asOf);

/** As they claim. */
const factsOfMember = (setting: Setting, member: Member): Fact[] =>
  writtenFactsOf(setting, member).map((fact) => asHeld(setting, fact));

/** The most favourable status claimed for one half of one day, or null. */
export const winningStatus = (facts: readonly Fact[], day: string, half: string): string | null => {
  const claimed: string[] = [];
  for (const fact of facts) {
    const claims = contains({ from: fact.day, to: fact.until ?? fact.day }, day);
    if (claims && (fact.slot === undefined || fact.slot === half)) claimed.push(required(fact.status, "status"));
  }
  return mostFavourableFirst.find((status) => claimed.includes(status)) ?? null;
};

/** Half of the number of slots on the given days whose winning status is one of those. */
const daysWith = (facts: readonly Fact[], days: readonly string[], statuses: readonly string[]): Fraction => {
  let slots = 0;
  for (const day of days) {
    for (const half of halves) {
      const status = winningStatus(facts, day, half);
      if (status !== null && statuses.includes(status)) slots += 1;
    }
  }
  return fraction(BigInt(slots), 2n);
};

/** `days` are the member's days in the part. */
const spanOf = (
  setting: Setting,
  measure: Measure,
  facts: readonly Fact[],
  days: readonly string[],
  part: Period,
): Span => {
  const { from, to } = intersection(part, setting.window) ?? part;
  const basisDays = days.filter((day) => isBasisDay(setting, measure, day));
  const all = whole(daysOf(part).filter((day) => isBasisDay(setting, measure, day)).length);
  const excused = daysWith(facts, basisDays, measure.excused ?? []);
  const present = daysWith(facts, measure.daysOff === "count" ? days : basisDays, required(measure.counts, "counts"));
  if (isZero(all)) return { from, to, needed: zero, present };
  const most = smaller(decimal(required(measure.days, "days")), all);
  const needed = divide(multiply(most, subtract(whole(basisDays.length), excused)), all);
  return { from, to, needed, present };
};

/** Of one member, every part of the window in which there are days of service. */
export const spansOf = (setting: Setting, measure: Measure, member: Member): Span[] => {
  const every: Every = required(measure.every, "every");
  const facts = factsOfMember(setting, member);
  const spans: Span[] = [];
  for (const part of partsTouched(setting.window, every)) {
    const common = intersection(part, setting.window);
    const days = common === null ? [] : daysInService(setting, member, common);
    if (days.length > 0) spans.push(spanOf(setting, measure, facts, days, part));
  }
  return spans;
};

/** The days needed and present of one member in one part, or null where nothing is needed. */
export const spanOfMember = (setting: Setting, item: Item, member: Member, part: Period): Span | null => {
  const common = intersection(part, setting.window);
  const days = common === null ? [] : daysInService(setting, member, common);
  if (days.length === 0) return null;
  const span = spanOf(setting, item.measure, factsOfMember(setting, member), days, part);
  return isZero(span.needed) ? null : span;
};

/** Whether a member serves on a day of the window in a part. */
export const isServedByMembers = (setting: Setting, part: Period): boolean => {
  const common = intersection(part, setting.window);
  if (common === null) return false;
  return setting.ledger.members.some((member) => daysInService(setting, member, common).length > 0);
};

/** Whether any attendance fact claims a slot of any member in a part of the window. */
export const hasClaim = (setting: Setting, part: Period): boolean => {
  const common = intersection(part, setting.window);
  if (common === null) return false;
  for (const member of setting.ledger.members) {
    const facts = factsOfMember(setting, member);
    for (const day of daysInService(setting, member, common)) {
      for (const half of halves) if (winningStatus(facts, day, half) !== null) return true;
    }
  }
  return false;
};

export const attendance = (setting: Setting, item: Item): Outcome => {
  const all: Span[] = [];
  for (const member of setting.ledger.members) all.push(...spansOf(setting, item.measure, member));
  const spans = all.filter((span) => !isZero(span.needed));
  if (spans.length === 0) return notApplicable("nothing-due");
  if (!hasClaim(setting, setting.window)) return missing;
  if (item.measure.mean === "member-spans") {
    return measured(mean(spans.map((span) => smaller(divide(span.present, span.needed), whole(1)))));
  }
  const reached = sum(spans.map((span) => smaller(span.present, span.needed)));
  return measured(divide(reached, sum(spans.map((span) => span.needed))));
};
