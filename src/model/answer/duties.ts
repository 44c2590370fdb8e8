/** What bodies owed, did and must do next, and what that cost them: data only, as evaluations are. FORMAT.md, section 13. */
import type { Day, Period } from "../calendar";
import type { Cadence } from "../duty";
import type { ExactText, FactRef, SchemeStamp } from "../evaluation";
import type { Text } from "../text";
import type { BodyDeduction } from "./dereliction";

/** How an obligation stands on the day that was asked about. */
export const obligationStates = ["overdue", "late", "open", "done", "broken", "not-applicable"] as const;
export type ObligationState = (typeof obligationStates)[number];

/** Why an obligation is not applicable. */
export type NotOwed = "short-part" | "not-there" | "exemption" | "nothing-due" | "waiver";

/** What made a duty fall due. */
export interface OccasionRef extends FactRef {
  readonly title: string | null;
}

/** One time that something was done, as it counts for an obligation. */
export interface DoneRef extends FactRef {
  /** How many of the times that are needed it gives here. */
  readonly times: number;
  readonly late: boolean;
}

/** One thing that falls due for one body: in a calendar part, after an occasion, or all through a year. */
export interface Obligation extends Period {
  readonly duty: string;
  /** The team whose village or member it is for; null where it is for none in particular. */
  readonly team: string | null;
  readonly member: string | null;
  readonly occasion: OccasionRef | null;
  readonly due: Day;
  readonly state: ObligationState;
  readonly why: NotOwed | null;
  /** How many times it is needed, and how many of them were done by the day asked about. */
  readonly needed: number;
  readonly done: number;
  readonly performed: readonly DoneRef[];
  /** Days present and needed, where attendance shows the duty. */
  readonly shown: { readonly needed: ExactText; readonly present: ExactText } | null;
  /** Facts that exempt it or break it. */
  readonly facts: readonly FactRef[];
}

/** How many obligations stand in each state; `total` is their sum. */
export type Counts = { readonly [state in ObligationState]: number } & { readonly total: number };

/** Something that was done, whether or not anything was owed. */
export interface Held extends FactRef {
  readonly team: string | null;
  /** How many members it was done for; 0 where it was for none in particular. */
  readonly people: number;
  readonly times: number;
  /** How many of its times any obligation needed. */
  readonly counted: number;
}

export interface DutyResult {
  readonly duty: string;
  readonly title: Text;
  readonly cadence: Cadence;
  readonly per: "village" | "member" | null;
  readonly counts: Counts;
  readonly obligations: readonly Obligation[];
  readonly held: readonly Held[];
}

export interface ListResult {
  readonly list: string;
  readonly title: Text;
  readonly counts: Counts;
  readonly duties: readonly DutyResult[];
}

/** Something that is still to be done, by a day. */
export interface NextDue {
  readonly duty: string;
  readonly team: string | null;
  readonly member: string | null;
  readonly occasion: OccasionRef | null;
  readonly from: Day;
  readonly due: Day;
  readonly overdue: boolean;
  /** How many times are missing; null where attendance shows the duty. */
  readonly missing: number | null;
}

/** One thing that is charged to a body's account, or would be if another did not stand for the same event. */
export type Charge = { readonly amount: ExactText; readonly counts: boolean } & (
  | {
      readonly kind: "overdue" | "late";
      readonly duty: string;
      readonly team: string | null;
      readonly member: string | null;
      readonly occasion: OccasionRef | null;
      readonly due: Day;
    }
  | ({
      /** Misconduct: of the body itself, or mirrored from a team or its member. */
      readonly kind: "finding" | "mirror";
    } & Pick<BodyDeduction, "team" | "member" | "case" | "matter" | "facts">)
  | {
      /** What an item of a team was measured at. */
      readonly kind: "item";
      readonly team: string;
      readonly item: string;
      readonly facts: readonly FactRef[];
    }
);

/** A body's account of a year: points − charges that count + lifted = balance. */
export interface AccountResult extends Period {
  readonly year: number;
  readonly points: ExactText;
  readonly charges: readonly Charge[];
  /** The sum of the charges that count. */
  readonly charged: ExactText;
  /** What the floor of zero gave back. */
  readonly lifted: ExactText;
  readonly balance: ExactText;
}

/** One real body: what it owed by list and duty, what it must do next, and its accounts. */
export interface BodyResult {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The teams that it answers for. */
  readonly teams: readonly string[];
  readonly counts: Counts;
  readonly lists: readonly ListResult[];
  /** Overdue and open obligations, the earliest first. */
  readonly next: readonly NextDue[];
  /** One for each year begun, for kinds of body that are held to account. */
  readonly accounts: readonly AccountResult[];
}

/** What would be charged to a body, if the register had one that answers for the team. */
export interface Unassigned {
  readonly year: number;
  readonly team: string | null;
  /** The kind of body; null where a ledger tells of a body that is not known. */
  readonly body: string | null;
  readonly amount: ExactText;
  readonly item: string | null;
  readonly case: string | null;
  readonly facts: readonly FactRef[];
}

/** The whole answer about a district's duties on a day. */
export interface DutiesEvaluation {
  readonly semantics: number;
  readonly scheme: SchemeStamp;
  readonly asOf: Day;
  readonly knownAt: Day | null;
  readonly counts: Counts;
  readonly bodies: readonly BodyResult[];
  readonly unassigned: readonly Unassigned[];
  /** Facts of the register that a later one replaced or took back. */
  readonly corrected: readonly { readonly id: string; readonly by: string }[];
}

/** A problem that was handed to a body with a deadline, and what became of it. */
export interface Dispatched {
  readonly body: string;
  readonly duty: string;
  readonly occasion: OccasionRef;
  readonly due: Day;
  readonly state: ObligationState;
  readonly answered: Day | null;
}

/** Of the villages or members that a duty is for in one part: how many it is owed to, and how many it reached. */
export interface Coverage extends Period {
  readonly body: string;
  readonly duty: string;
  readonly of: "village" | "member";
  readonly required: number;
  readonly reached: number;
  readonly share: ExactText;
}

/** One mechanism: what was held, what is owed, where it stands. */
export interface MechanismView {
  readonly id: string;
  readonly title: Text;
  readonly duties: readonly {
    readonly duty: string;
    readonly title: Text;
    readonly held: number;
    readonly counts: Counts;
  }[];
  readonly counts: Counts;
  readonly held: readonly (Held & { readonly body: string; readonly duty: string })[];
  readonly owed: readonly (NextDue & { readonly body: string })[];
  readonly dispatched: readonly Dispatched[];
  readonly coverage: readonly Coverage[];
}
