/** The stretch of time that an evaluation is about, the facts gathered for it, and how a fact lies to it. FORMAT.md, section 6. */
import { type Day, earlier, type Period, yearOf } from "../model/calendar";
import { type Fact, type FactOf, forYear } from "../model/ledger";
import type { Subject } from "../model/misconduct";

/** The stretch of time that an evaluation is about. */
export interface Frame {
  readonly kind: "daily" | "annual" | "term";
  readonly period: Period;
  /** From the period's first day to its last day or asOf, whichever is earlier. */
  readonly window: Period;
  readonly asOf: Day;
  readonly knownAt: Day | undefined;
  /** First and last calendar year that the period touches. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** The team's term, where the window is only a part of a year: then a fact with `for` lies on the day that it counts for. */
  readonly partOf?: Period | undefined;
}

/** All the confirmed, open and dismissed states of one event of misconduct. */
export interface Finding {
  readonly case: string;
  readonly matter: string;
  readonly subject: Subject;
  readonly member: string | undefined;
  readonly year: number;
  readonly first: FactOf<"finding">;
  readonly latest: FactOf<"finding">;
}

/** A fact about the life of a commitment, other than its progress. */
export type PledgeFact = FactOf<"change" | "dropped" | "handover">;

/** The facts that count, each where it is read. Lists are in the order of day, recorded day, id. */
export interface Gathered {
  /** By item of the plan: facts in the window that its measure reads. */
  readonly byItem: readonly (readonly Fact[])[];
  /** By item of the plan: notices from before the window. */
  readonly before: ReadonlyMap<number, readonly FactOf<"notice">[]>;
  readonly arrivals: ReadonlyMap<number, FactOf<"colour">>;
  readonly attendance: readonly FactOf<"attendance">[];
  /** Confirmed findings that are held against the team. */
  readonly charged: readonly Finding[];
  /** Findings about the team or its members that are still under investigation. */
  readonly investigated: readonly Finding[];
  readonly progress: ReadonlyMap<string, readonly FactOf<"progress">[]>;
  readonly milestones: ReadonlyMap<string, readonly FactOf<"milestone">[]>;
  /** What befell the commitments by the window's end: changed, dropped, handed over. */
  readonly turns: readonly PledgeFact[];
  readonly events: ReadonlyMap<string, readonly FactOf<"event">[]>;
  readonly waivers: readonly FactOf<"waiver">[];
  readonly corrected: readonly { readonly id: string; readonly by: string }[];
}

/** The calendar year that a fact belongs to. */
export const factYear = (fact: Fact): number => forYear(fact) ?? yearOf(fact.day);

/** The day by which a fact is put into a calendar part: never after the year that it belongs to. */
export const countedDay = (fact: Fact, term: Period): Day => {
  const year = forYear(fact);
  return year === undefined ? fact.day : earlier(fact.day, earlier(`${year}-12-31`, term.to));
};

/** Whether a fact lies in the window of an evaluation. */
export const inWindow = (fact: Fact, { window, asOf, firstYear, lastYear, partOf }: Frame): boolean => {
  const year = forYear(fact);
  if (year === undefined) return fact.day >= window.from && fact.day <= window.to;
  if (partOf === undefined) return fact.day <= asOf && year >= firstYear && year <= lastYear;
  const day = countedDay(fact, partOf);
  return fact.day <= asOf && day >= window.from && day <= window.to;
};

/** Whether a fact belongs to an earlier time than an evaluation's window. */
export const isBefore = (fact: Fact, { window, asOf, firstYear, partOf }: Frame): boolean => {
  const year = forYear(fact);
  if (year === undefined) return fact.day < window.from;
  return fact.day <= asOf && (partOf === undefined ? year < firstYear : countedDay(fact, partOf) < window.from);
};
