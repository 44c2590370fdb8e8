/** Owns section 6: which facts count, which lie in the window, and in which order they stand. */
import {
  calendarYear,
  contains,
  earlier,
  type IsWorkingDay,
  intersection,
  type Period,
  yearOf,
  yearsTouched,
} from "./day.js";
import type { Fact, Item, Ledger, Measure, Scheme } from "./shapes.js";

/** Everything one evaluation looks at. */
export interface Setting {
  readonly kind: "daily" | "annual" | "term";
  readonly scheme: Scheme;
  readonly ledger: Ledger;
  /** null for a term */
  readonly year: number | null;
  readonly period: Period;
  readonly window: Period;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly isWorkingDay: IsWorkingDay;
  /** A stretch of section 19: facts with `for` lie on their counted day. */
  readonly isStretch?: boolean;
  /** The team's effective facts, in the order of section 6. */
  readonly facts: readonly Fact[];
}

export const compareText = (a: string, b: string): number => {
  if (a < b) return -1;
  return a > b ? 1 : 0;
};

export const sortedText = (texts: readonly string[]): string[] => [...texts].sort(compareText);

export const compareFacts = (a: Fact, b: Fact): number =>
  compareText(a.day, b.day) || compareText(a.recorded, b.recorded) || compareText(a.id, b.id);

export const inOrder = (facts: readonly Fact[]): Fact[] => [...facts].sort(compareFacts);

/** The last in the order of section 6, or undefined. */
export const latestOf = (facts: readonly Fact[]): Fact | undefined => inOrder(facts).at(-1);

export const knownFacts = (ledger: Pick<Ledger, "facts">, knownAt: string | null): Fact[] =>
  (ledger.facts ?? []).filter((fact) => knownAt === null || fact.recorded <= knownAt);

export const effectiveFacts = (known: readonly Fact[]): Fact[] => {
  const corrected: string[] = [];
  for (const fact of known) if (fact.corrects !== undefined) corrected.push(fact.corrects);
  return known.filter((fact) => fact.kind !== "withdrawal" && !corrected.includes(fact.id));
};

/** A fact that is no longer effective, and the fact that replaced it or took it back. */
export interface Corrected {
  readonly id: string;
  readonly by: string;
}

/** Known facts replaced or withdrawn by a known fact, by id. */
export const correctedFacts = (ledger: Ledger, knownAt: string | null): Corrected[] => {
  const corrected: Corrected[] = [];
  for (const fact of knownFacts(ledger, knownAt)) {
    if (fact.corrects !== undefined) corrected.push({ id: fact.corrects, by: fact.id });
  }
  return corrected.sort((a, b) => compareText(a.id, b.id));
};

/** Known, effective and the team's own facts, in order. */
export const factsOfTheTeam = (scheme: Scheme, ledger: Ledger, knownAt: string | null): Fact[] => {
  const assessed = scheme.bodies.find((body) => body.assessed === true);
  const effective = effectiveFacts(knownFacts(ledger, knownAt));
  return inOrder(effective.filter((fact) => fact.body === undefined || fact.body === assessed?.id));
};

export const isInWindow = (setting: Setting, fact: Fact): boolean => {
  if (fact.day > setting.asOf) return false;
  if (setting.isStretch === true) return contains(setting.window, countedDay(setting, fact));
  if (fact.for !== undefined) return yearsTouched(setting.period).includes(fact.for);
  return contains(setting.window, fact.day);
};

/** The year a fact belongs to: `for`, else that of its day. */
export const yearOfFact = (fact: Fact): number => fact.for ?? yearOf(fact.day);

/** The counted day: the day, but with `for` not after that year (or the end of the term in it). */
export const countedDay = (setting: Setting, fact: Fact): string => {
  if (fact.for === undefined) return fact.day;
  const year = intersection(calendarYear(fact.for), setting.ledger.term);
  return year === null ? fact.day : earlier(fact.day, year.to);
};

export const isBeforeWindow = (setting: Setting, fact: Fact): boolean => {
  if (fact.day > setting.asOf) return false;
  if (setting.isStretch === true) return countedDay(setting, fact) < setting.period.from;
  if (fact.for !== undefined) return fact.for < yearOf(setting.period.from);
  return fact.day < setting.period.from;
};

export const isSetAside = (item: Item, fact: Fact): boolean => {
  if (item.scorer === undefined) return false;
  if (fact.kind !== "rating" && fact.kind !== "value") return false;
  return fact.scorer !== undefined && fact.scorer !== item.scorer;
};

/** The kind of fact with an item that a measure reads, or null where it reads others. */
export const factKindOf = (measure: Measure): string | null => {
  switch (measure.kind) {
    case "count":
    case "tally":
    case "rank":
      return measure.kind;
    case "target":
      return measure.of ?? null;
    case "mean":
    case "panel":
      return "rating";
    case "survey":
      return "ballots";
    case "latest":
      return "value";
    case "colours":
      return "colour";
    case "notices":
      return "notice";
    default:
      return null;
  }
};

/** All facts of an item that its measure reads, wherever they lie, without those set aside. */
export const factsOfItem = (setting: Setting, item: Item): Fact[] => {
  const kind = factKindOf(item.measure);
  return setting.facts.filter((fact) => fact.kind === kind && fact.item === item.id && !isSetAside(item, fact));
};

/** F of section 7. */
export const factsInWindow = (setting: Setting, item: Item): Fact[] =>
  factsOfItem(setting, item).filter((fact) => isInWindow(setting, fact));

/** Facts in the window that the measure would read, had another body not scored them. */
export const factsSetAside = (setting: Setting, item: Item): Fact[] => {
  const kind = factKindOf(item.measure);
  return setting.facts.filter(
    (fact) => fact.kind === kind && fact.item === item.id && isSetAside(item, fact) && isInWindow(setting, fact),
  );
};
