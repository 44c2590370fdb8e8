/** What an attribution holds: why one team's total and grade differ between two evaluations, in parts that add up exactly. Data only; it survives JSON. */
import type { Schemes } from "../../engine/series";
import type { Adjustment, CapResult, Evaluation, ExactText, FactRef, ItemState } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import type { Decimal } from "../../model/points";
import type { Text } from "../../model/text";
import type { CompareQuestion } from "./question";

/** One side: a scheme (or the versions of one), a ledger, and what is asked. */
export interface AttributionSide {
  readonly scheme: Schemes;
  readonly ledger: Ledger;
  readonly question: CompareQuestion;
}

/** What of the record differs: facts (with the stretch of time that is asked about), targets, commitments, milestones, members, or how many days each year had. */
export type RecordPart = "facts" | "targets" | "commitments" | "milestones" | "members" | "days";

/** Why points differ. */
export type Cause =
  /** A clause of the scheme, by its key. */
  | { readonly kind: "clause"; readonly clause: string }
  /** The record of the team; with the facts that were counted on one side only. */
  | {
      readonly kind: "record";
      readonly of: RecordPart;
      readonly lost: readonly FactRef[];
      readonly gained: readonly FactRef[];
    }
  /** The versions of the scheme that were in force, where several of them make one item. */
  | { readonly kind: "versions" }
  /** What rounding adds or takes. */
  | { readonly kind: "rounding" }
  /** Misconduct that sets an item to zero. */
  | { readonly kind: "zeroing" }
  /** A step after the items: a bound of a group, a category, the bonus, the deduction or the total; or the rescaling for what does not apply. */
  | { readonly kind: "step"; readonly scope: Adjustment["scope"]; readonly id: string | null; readonly rule: StepRule };

/** As adjustments have it; `left-out` is what is lost with a category that does not apply as a whole. */
export type StepRule = Adjustment["rule"] | "left-out";

/** One part of the difference of two totals. */
export interface TotalPart {
  readonly cause: Cause;
  readonly item: string | null;
  /** The year inside a term; null for the evaluation's own part. */
  readonly year: number | null;
  /** After less before, exactly; never 0. */
  readonly points: ExactText;
}

/** Why the final grade differs. */
export type GradeCause =
  | { readonly kind: "total" }
  /** The bands of the grades are other ones. */
  | { readonly kind: "bands" }
  /** A cap that holds on one side only, or with another limit. */
  | {
      readonly kind: "cap";
      readonly id: string;
      readonly title: Text;
      readonly veto: boolean;
      readonly from: string | null;
      readonly to: string | null;
    }
  /** Caps that are the same on both sides, and let less or more of the natural grade through. */
  | { readonly kind: "held"; readonly caps: readonly string[] };

/** One part of the difference of two final grades, in steps of the scheme's grades. */
export interface GradePart {
  readonly cause: GradeCause;
  readonly steps: ExactText;
}

/** An item whose points or state differ. */
export interface ItemChange {
  readonly id: string;
  readonly title: Text;
  readonly year: number | null;
  readonly from: { readonly points: Decimal | null; readonly outOf: Decimal; readonly state: ItemState } | null;
  readonly to: { readonly points: Decimal | null; readonly outOf: Decimal; readonly state: ItemState } | null;
}

/** How one side came out. */
export type Outcome = Pick<
  Evaluation,
  "scheme" | "period" | "asOf" | "knownAt" | "total" | "naturalGrade" | "grade" | "gradeState" | "gradeReasons"
> & { readonly caps: readonly CapResult[] };

/** Why two evaluations of a team differ. */
export interface Attribution {
  readonly team: string;
  readonly village: string;
  readonly kind: Evaluation["kind"];
  readonly before: Outcome;
  readonly after: Outcome;
  /** After less before. */
  readonly difference: Decimal;
  /** They add up to the difference; by item, clauses first. */
  readonly parts: readonly TotalPart[];
  readonly items: readonly ItemChange[];
  /** Steps of the final grade and their parts, which add up to them; null where a side has no fixed grade or the grades are other ones. */
  readonly grade: { readonly steps: number; readonly parts: readonly GradePart[] } | null;
}
