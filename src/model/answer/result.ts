/** The results of teams as they stand on a day: every version that was ever made, how far each has come, and what is due. Data only. */
import type { Day } from "../calendar";
import type { FactRef } from "../evaluation";
import type { Decimal } from "../points";

/** How far a version has come: `corrected` is one that a later version has replaced. */
export type ResultState = "drafted" | "published" | "appealed" | "reviewed" | "final" | "corrected";

/** Something that ends or must be done by a day. */
export interface ResultDeadline {
  readonly kind: "publicity" | "appeal" | "answer";
  readonly by: Day;
  /** Only an answer can be overdue; the others simply end. */
  readonly overdue: boolean;
}

/** An appeal and what came of it. */
export interface ResultAppeal {
  readonly appeal: FactRef;
  readonly answerBy: Day;
  readonly review: (FactRef & { readonly outcome: "upheld" | "rejected"; readonly reason: string }) | null;
}

/** One version of a result; nothing of it is ever lost. */
export interface ResultVersion {
  readonly version: number;
  readonly state: ResultState;
  readonly made: FactRef;
  /** With these three the version can be worked out again to the byte. */
  readonly asOf: Day;
  readonly knownAt: Day;
  readonly scheme: string;
  readonly total: Decimal;
  readonly grade: string | null;
  readonly place: string | null;
  readonly order: string | null;
  readonly reason: string | null;
  readonly published: FactRef | null;
  readonly publicity: { readonly to: Day; readonly open: boolean } | null;
  readonly appealBy: Day | null;
  readonly appeals: readonly ResultAppeal[];
  /** What is still due on the day, by day. */
  readonly due: readonly ResultDeadline[];
}

/** One team's result for a period: a year as text, or `term`. */
export interface ResultHistory {
  readonly team: string;
  readonly period: string;
  /** The first first. */
  readonly versions: readonly ResultVersion[];
}
