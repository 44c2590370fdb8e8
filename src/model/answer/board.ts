/** The board of commitments: where each promise of a team stands on a day, and how it came there. Data only. FORMAT.md, section 18. */
import type { Day, Period } from "../calendar";
import type { Commitment } from "../ledger";
import type { Decimal } from "../points";

/** Where a commitment stands on a day. */
export const pledgeStates = [
  "drafted",
  "approved",
  "published",
  "in-progress",
  "verified",
  "done",
  "late",
  "failed",
  "dropped",
  "excused",
] as const;
export type PledgeState = (typeof pledgeStates)[number];

/** Why a change, or that a commitment was dropped, counts or does not. */
export type TurnStanding = "counts" | "too-late" | "beyond" | "too-many" | "ended";

/** A change of a commitment as it was recorded, and whether it counts. */
export interface ChangeRef {
  readonly id: string;
  readonly day: Day;
  readonly standing: TurnStanding;
  readonly reason: string;
  readonly approver: string;
  /** The day it was made public again; null where that has not been done. */
  readonly published: Day | null;
}

/** That a commitment was dropped: with approval it counts nowhere, without it has failed. */
export interface DropRef {
  readonly id: string;
  readonly day: Day;
  readonly standing: TurnStanding;
  readonly reason: string;
  readonly approver: string | null;
}

/** A commitment as it was first made. */
export interface FirstPledge {
  readonly title: string;
  readonly due: Day;
  readonly weight: Decimal;
  readonly milestones: Commitment["milestones"];
}

/** A commitment handed from one member to another; it stays with the team. */
export interface HandoverRef {
  readonly id: string;
  readonly day: Day;
  readonly from: { readonly member: string; readonly name: string };
  readonly to: { readonly member: string; readonly name: string };
}

/** One milestone: whether it was reached in time; null while it is not due. */
export interface BoardStep {
  readonly due: Day;
  readonly share: Decimal;
  readonly reached: boolean | null;
}

/** What a commitment asks of one calendar year: the share to be done by its end, and the milestones in it. */
export interface BoardYear {
  readonly year: number;
  readonly share: Decimal;
  readonly milestones: readonly BoardStep[];
}

/** One commitment on the board, as it is in force on the day. */
export interface BoardEntry {
  readonly id: string;
  readonly level: "annual" | "term";
  readonly year: number | null;
  readonly title: string;
  readonly weight: Decimal;
  readonly due: Day;
  readonly approved: Day | null;
  readonly published: Day | null;
  readonly state: PledgeState;
  /** Whether it counts in the completion on this day: due at least in part, neither excused nor dropped with approval. */
  readonly counts: boolean;
  /** The share that should be done by now. */
  readonly expected: Decimal;
  /** The share that was verified by the due day, and by now. */
  readonly inTime: Decimal;
  readonly verified: Decimal;
  /** The share last reported, verified or not. */
  readonly reported: Decimal;
  /** What is credited, late work at its declared share; null where no item of the scheme measures this level. */
  readonly credited: string | null;
  /** Whether less was verified than its milestones ask for by now. */
  readonly behind: boolean;
  /** The next milestone, or the end; null where nothing is awaited any more. */
  readonly next: { readonly due: Day; readonly share: Decimal } | null;
  readonly years: readonly BoardYear[];
  /** As first made; null where no change counts. */
  readonly original: FirstPledge | null;
  readonly changes: readonly ChangeRef[];
  readonly drops: readonly DropRef[];
  readonly handovers: readonly HandoverRef[];
  /** Who excused it, when and why. */
  readonly excused: {
    readonly id: string;
    readonly day: Day;
    readonly reason: string;
    readonly approver: string;
  } | null;
}

/** How many commitments are in each state, and how many carry each flag. */
export type BoardCounts = Readonly<Record<PledgeState, number>> & {
  readonly all: number;
  readonly changed: number;
  /** Commitments with a change, or a drop, that does not count. */
  readonly refused: number;
  readonly handedOver: number;
  readonly behind: number;
};

/** All commitments of one team on one day. */
export interface Board {
  readonly kind: "commitments";
  readonly semantics: number;
  readonly scheme: { readonly id: string; readonly version: string; readonly hash: string };
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly term: Period;
  readonly asOf: Day;
  readonly knownAt: Day | null;
  readonly counts: BoardCounts;
  readonly commitments: readonly BoardEntry[];
}
