/** The nouns of worked cases: a case as it is trusted, the question that it asks, and what came of it. */
import type { Board } from "../../model/answer/board";
import type { Dereliction } from "../../model/answer/dereliction";
import type { DutiesEvaluation } from "../../model/answer/duties";
import type { MembersEvaluation } from "../../model/answer/members";
import type { Ranking } from "../../model/answer/ranking";
import type { Warnings } from "../../model/answer/warnings";
import type { Day } from "../../model/calendar";
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import type { Problem, Step } from "../../model/problem";
import type { Register } from "../../model/register";
import type { Text } from "../../model/text";
import type { Expectation } from "./expectation";

export type { Expectation } from "./expectation";

interface Standing {
  readonly asOf?: Day;
  readonly knownAt?: Day;
}

/** What a case asks. Where no day is given, the day on which the books close. */
export type CaseQuestion =
  | { readonly kind: "daily"; readonly asOf: Day; readonly knownAt?: Day }
  | ({ readonly kind: "annual"; readonly year: number } & Standing)
  | ({ readonly kind: "term" } & Standing)
  /** Of a year; without one, of the term. */
  | ({ readonly kind: "rank"; readonly year?: number } & Standing)
  /** Of the first team's members. */
  | ({ readonly kind: "members"; readonly year: number } & Standing)
  /** Warnings and commitments are those of the first team, duties and dereliction those of all teams and bodies. */
  | {
      readonly kind: "warnings" | "duties" | "commitments" | "dereliction";
      readonly asOf: Day;
      readonly knownAt?: Day;
    };

/** One worked case (测算用例): a sentence, ledgers, a question, and what must come out exactly. */
export interface Case {
  readonly id: string;
  /** What is meant, in a sentence. */
  readonly says: Text;
  /** The first is the one that is expected about. */
  readonly teams: readonly Ledger[];
  /** Where duties or dereliction are asked about, or where one is written. */
  readonly register?: Register;
  readonly ask: CaseQuestion;
  readonly expect: Expectation;
  /** Ledgers and register as they were put together; only where a problem is expected, for then they need not be valid. */
  readonly written?: { readonly teams: readonly unknown[]; readonly register?: unknown };
}

/** All cases of one or several files. */
export interface CaseFile {
  readonly cases: readonly Case[];
  /** Where each case stands, in their order. */
  readonly places: readonly { readonly file?: string; readonly path: readonly Step[] }[];
}

/** What stands at a place of an answer; undefined where there is no such place. */
export type Found = unknown;

/** One expectation that did not hold. */
export interface CaseDifference {
  /** The place in `expect`, short forms spelled out: `["items", "1.2", "points"]`. Empty where the question was refused as a whole. */
  readonly path: readonly Step[];
  readonly expected: unknown;
  /** Undefined where the answer has no such place. */
  readonly found: Found;
}

/** What came of a case. It holds where there are no differences. */
export interface CaseOutcome {
  readonly case: Case;
  /** Of the first team, or for a ranking of all; empty for every question that is answered by something else. */
  readonly evaluations: readonly Evaluation[];
  readonly ranking: Ranking | null;
  readonly warnings: Warnings | null;
  readonly duties: DutiesEvaluation | null;
  readonly members: MembersEvaluation | null;
  readonly commitments: Board | null;
  readonly dereliction: Dereliction | null;
  /** Why the question could not be answered. Empty where it was. */
  readonly refused: readonly Problem[];
  /** How many expectations were compared. */
  readonly compared: number;
  readonly differences: readonly CaseDifference[];
}
