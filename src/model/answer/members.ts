/** What the rules for single members come to in a year: days, leave, limits, vacant posts. Data only; it survives JSON. */
import type { Day, Period } from "../calendar";
import type { ExactText, FactRef, GradeState, SchemeStamp, Span } from "../evaluation";
import type { Member } from "../ledger";
import type { Decimal } from "../points";
import type { DayCount, leaveStatuses } from "../serving";
import type { Text } from "../text";

/** One fact of leave inside a merged leave: when it was asked for, and who approved it and had to. */
export interface LeavePaper extends FactRef {
  readonly to: Day;
  readonly status: (typeof leaveStatuses)[number];
  readonly statutory: boolean;
  /** Null where nothing is recorded. */
  readonly asked: Day | null;
  readonly late: boolean;
  readonly authority: string | null;
  /** Who had to approve, by the length of the merged leave to this paper's end. */
  readonly required: string;
}

/** What is wrong with a leave: approved too low, or asked for too late. */
export type LeaveFault = "approved-too-low" | "asked-late";
/** What is not recorded of a leave. */
export type LeaveGap = "authority" | "asked";

/** Leave of one member after merging: what overlaps or adjoins is one leave. */
export interface LeaveResult extends Period {
  /** Its whole length on the scheme's count, whichever years it touches. */
  readonly days: ExactText;
  /** Of these, days that count as absent, for they were asked for too late. */
  readonly lost: ExactText;
  /** Who had to approve the whole of it. */
  readonly required: string;
  readonly faults: readonly LeaveFault[];
  readonly missing: readonly LeaveGap[];
  readonly papers: readonly LeavePaper[];
}

/** A member's leave in the year, added up. */
export interface LeaveSum {
  readonly count: DayCount;
  readonly days: ExactText;
  /** Without statutory leave. */
  readonly counted: ExactText;
  readonly most: number;
  /** More than the most: the unit is to replace the member. Nothing is deducted. */
  readonly replace: boolean;
  /** All leave on the count that decides whether there is a grade. */
  readonly noGrade: { readonly count: DayCount; readonly days: ExactText; readonly above: number };
}

/** Why a member has no grade, or none yet. */
export type MemberReason =
  | { readonly kind: "short-service"; readonly days: number; readonly least: number }
  | { readonly kind: "long-leave"; readonly days: ExactText; readonly above: number }
  | { readonly kind: "investigation"; readonly facts: readonly FactRef[] }
  | { readonly kind: "team-open" };

/** What holds a member's own grade down: misconduct of the member, or the team's grade. */
export type MemberLimit =
  | {
      readonly source: "misconduct";
      readonly id: string;
      readonly limit: string;
      readonly veto: boolean;
      readonly title: Text;
      readonly facts: readonly FactRef[];
    }
  | { readonly source: "team"; readonly team: string; readonly limit: string };

export interface MemberResult {
  readonly id: string;
  readonly name: string;
  readonly role: Member["role"];
  readonly unit: string | null;
  readonly post: string | null;
  /** Service inside the period. */
  readonly service: readonly Period[];
  /** Days of service in the period, and of these the days gone by. */
  readonly days: number;
  readonly gone: number;
  /** From the team's own attendance item; null where that has nothing measured. */
  readonly attendance: {
    readonly needed: ExactText;
    readonly present: ExactText;
    /** Present at most as needed, part by part: what counts. */
    readonly credited: ExactText;
    readonly spans: readonly Span[];
  } | null;
  /** Merged leave that touches the days gone by, in order. */
  readonly leaves: readonly LeaveResult[];
  readonly leave: LeaveSum;
  /** Whether a grade can be given: yes, not yet, not at all. */
  readonly state: "gradable" | "open" | "none";
  readonly reasons: readonly MemberReason[];
  readonly limits: readonly MemberLimit[];
  /** The lowest of the limits. */
  readonly limit: string | null;
}

/** How many members a team may propose for a grade, and who could be proposed. */
export interface MemberPlaces {
  readonly grade: string;
  readonly oneIn: number;
  /** Members who take part: all but those without a grade. */
  readonly members: number;
  readonly places: number;
  /** Members whom no limit keeps from the grade. */
  readonly eligible: readonly string[];
}

/** A post that stands vacant. */
export interface Vacancy {
  readonly post: string;
  readonly from: Day;
  /** Null while it is still vacant on the last day looked at. */
  readonly to: Day | null;
  readonly count: DayCount;
  /** Days vacant so far, and those beyond the grace. */
  readonly days: number;
  readonly beyond: number;
  /** The first day beyond the grace. */
  readonly since: Day | null;
  readonly body: string;
  /** What it costs the body in this year: each vacancy once, in the year in which the grace ran out. */
  readonly amount: Decimal;
}

/** The members of one team in one calendar year. */
export interface MembersEvaluation {
  readonly kind: "members";
  readonly semantics: number;
  readonly scheme: SchemeStamp;
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly period: Period & { readonly days: number; readonly year: number };
  readonly asOf: Day;
  readonly knownAt: Day | null;
  /** The team's grade that limits and places follow. */
  readonly teamGrade: { readonly grade: string | null; readonly gradeState: GradeState };
  readonly members: readonly MemberResult[];
  readonly places: readonly MemberPlaces[];
  readonly vacancies: readonly Vacancy[];
}
