/** What is known of dereliction in a district on a day: events with their state and consequences, what bodies lose, years in a row, suspicions. Data only. FORMAT.md, section 14. */
import type { Day, Every, Period } from "../calendar";
import type { ExactText, FactRef, SchemeStamp, Span } from "../evaluation";
import type { Subject } from "../misconduct";
import type { Decimal } from "../points";
import type { Text } from "../text";

/** Whom something is about. A body that a ledger means but the register does not have by one name is not known: `body` and `name` are null. */
export interface Answerable {
  readonly subject: Subject;
  /** The team whose ledger tells of it; null where the register does. */
  readonly team: string | null;
  readonly member: string | null;
  readonly body: string | null;
  /** The member's name, the team's village, the body's name. */
  readonly name: string | null;
}

export type DerelictionState = "suspected" | "investigating" | "confirmed" | "dismissed";

/** What follows from a confirmed event. */
export interface Consequences {
  /** What it takes from its subject: from the team's points for a team and its members, from its own account for a body. */
  readonly points: Decimal;
  /** False where a heavier finding of the same matter is charged instead: one event does not cost one subject twice. */
  readonly counts: boolean;
  /** The item that is set to zero. */
  readonly zeroes: string | null;
  /** The lowest limit on the subject's own grade in that year. */
  readonly limit: string | null;
  /** The lowest limit that reaches the team's grade. */
  readonly teamLimit: string | null;
  readonly veto: boolean;
  /** Steps by id, in the scheme's order. */
  readonly steps: readonly string[];
}

/** One event of misconduct: all facts about one case, matter and subject. */
export interface DerelictionEvent {
  readonly case: string;
  readonly title: Text;
  readonly matter: string;
  readonly who: Answerable;
  /** The calendar year that it belongs to. */
  readonly year: number;
  readonly state: DerelictionState;
  readonly grave: boolean;
  /** Which time it is for the subject in that year, and the row of the ladder that it reaches; null unless confirmed. */
  readonly nth: number | null;
  readonly row: number | null;
  readonly consequences: Consequences | null;
  /** The earliest fact and, where it is another, the latest. */
  readonly facts: readonly FactRef[];
}

/** What a confirmed event takes from a body that is no team. */
export interface BodyDeduction {
  /** The real body; null where the register does not have it by name. */
  readonly body: string | null;
  readonly name: string | null;
  /** The kind of body that the mirror names; null for the body's own finding. */
  readonly kind: string | null;
  readonly year: number;
  readonly case: string;
  readonly matter: string;
  /** Of a mirrored effect: the team, and the member, whose finding it is. */
  readonly team: string | null;
  readonly member: string | null;
  readonly amount: Decimal;
  /** False where the same event takes more, or as much, from the body already. */
  readonly counts: boolean;
  readonly facts: readonly FactRef[];
}

/** A year between two that are passed over in a run, and why it says nothing: nobody was assessed, or the year is not decided. */
export interface PassedOver {
  readonly year: number;
  readonly why: "none" | "open";
}

/** A case in so many assessed years in a row. */
export interface Running {
  readonly case: string;
  readonly title: Text;
  readonly who: Answerable;
  /** The years with a confirmed finding, upward. */
  readonly years: readonly number[];
  readonly passedOver: readonly PassedOver[];
  /** `open` while a year that is passed over is not decided: then nothing follows yet. */
  readonly state: "stands" | "open";
  readonly steps: readonly string[];
  /** Where the steps meet the team's leader: who led it in the run's years, and in which of them. */
  readonly leaders: readonly { readonly member: string; readonly name: string; readonly years: readonly number[] }[];
}

/** An obligation that gave a suspicion. */
export interface OverdueRef {
  readonly id: string | null;
  readonly due: Day;
  /** Days by which it was overdue. */
  readonly days: number;
  readonly done: Day | null;
}

/** What a rule of suspicion found. */
export type SuspicionFound =
  | {
      readonly kind: "short-spans";
      readonly item: string;
      readonly every: Every;
      readonly below: ExactText;
      readonly times: number;
      readonly spans: readonly Span[];
    }
  | {
      readonly kind: "overdue";
      readonly duty: string;
      readonly title: Text;
      readonly days: number;
      readonly obligations: readonly OverdueRef[];
    }
  | ({
      readonly kind: "condition";
      readonly item: string | null;
      readonly found: ExactText | null;
      readonly facts: readonly FactRef[];
    } & Period);

/** Something that a person has to look at. It costs nothing. */
export interface Suspicion {
  readonly case: string;
  readonly title: Text;
  readonly who: Answerable;
  readonly year: number;
  /** The place of the rule in the case, from 1. */
  readonly rule: number;
  readonly grave: boolean;
  /** A finding of the case about the subject with this matter answers the suspicion, in whatever state. */
  readonly matter: string;
  /** The day from which the rule holds. */
  readonly since: Day;
  readonly found: SuspicionFound;
}

/** Everything known of dereliction on a day. */
export interface Dereliction {
  readonly semantics: number;
  readonly scheme: SchemeStamp & { readonly steps: readonly { readonly id: string; readonly title: Text }[] };
  readonly asOf: Day;
  readonly knownAt: Day | null;
  readonly events: readonly DerelictionEvent[];
  readonly deductions: readonly BodyDeduction[];
  readonly running: readonly Running[];
}
