/**
 * The evaluation: the whole answer, which is also its own trace. It holds data, never sentences, and survives JSON.
 * Points are decimals; other numbers are exact texts (a decimal, or a fraction such as `2/3` where none is exact).
 */
import type { ChangeRef, FirstPledge } from "./answer/board";
import type { Day, Period } from "./calendar";
import type { Method } from "./measures";
import type { Decimal, Rounding } from "./points";
import type { Item } from "./scheme";
import type { Text } from "./text";

/** An exact number as text: a decimal, or `n/d`. */
export type ExactText = string;

/** A fact by id, with the day it happened. */
export interface FactRef {
  readonly id: string;
  readonly day: Day;
}

interface Counted {
  /** The measured value; null only where nothing could be measured. */
  readonly value: ExactText;
  /** The facts that were counted, in order. */
  readonly facts: readonly FactRef[];
}

/** One member in one calendar part: the days needed and the days present, in days. */
export interface Span {
  readonly member: string;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly needed: ExactText;
  readonly present: ExactText;
}

/** One commitment or milestone: what was expected by now, what was done by its due day and by now, what is credited. */
export interface Promise {
  readonly id: string;
  readonly title: string;
  readonly due: Day;
  readonly weight: Decimal;
  readonly expected: Decimal;
  readonly inTime: Decimal;
  readonly done: Decimal;
  readonly credited: ExactText;
  /** As a commitment was first made; only where it was changed with effect. */
  readonly original?: FirstPledge;
  /** All changes of a commitment, those that do not count with the reason why; only where there are some. */
  readonly changes?: readonly ChangeRef[];
  /** The day a commitment was dropped without approval; only where it was. */
  readonly dropped?: Day;
}

/** What one version of a scheme gave for its part of the period. Points are exact, before rounding. */
export interface VersionPart extends Period {
  readonly version: string;
  readonly days: ExactText;
  readonly points: ExactText;
  readonly outOf: Decimal;
  readonly measurement: Measurement | null;
  readonly applied: Applied | null;
}

/** How the parts of versions make one number: added up, what they take off added up, or their mean by days. */
export type VersionsTogether = "sum" | "loss" | "mean";

/** What a measure found, by kind. */
export type Measurement =
  | ({
      readonly kind: "by-version";
      readonly how: VersionsTogether;
      readonly parts: readonly VersionPart[];
    } & Counted)
  | ({ readonly kind: "count" } & Counted)
  | ({ readonly kind: "tally"; readonly done: Decimal; readonly due: Decimal } & Counted)
  | ({ readonly kind: "target"; readonly reached: Decimal; readonly goal: ExactText } & Counted)
  | ({
      readonly kind: "mean";
      readonly by: "rating" | "member" | "month" | "quarter";
      readonly outOf: Decimal;
      readonly groups: readonly { readonly key: string; readonly value: ExactText }[];
    } & Counted)
  | ({
      readonly kind: "panel";
      readonly outOf: Decimal;
      readonly raters: number;
      readonly ratings: readonly Decimal[];
      readonly dropped: readonly FactRef[];
    } & Counted)
  | ({
      readonly kind: "survey";
      readonly votes: Readonly<Record<string, number>>;
      readonly weights: Readonly<Record<string, Decimal>>;
      /** Titles of the choices, where the scheme gives them. */
      readonly titles: Readonly<Record<string, Text>>;
      readonly denominator: number;
    } & Counted)
  | ({
      readonly kind: "latest";
      readonly outOf: Decimal;
      readonly latest: Decimal;
      readonly secondCheck: { readonly self: Decimal; readonly checked: Decimal } | null;
    } & Counted)
  | ({ readonly kind: "rank"; readonly of: number | null } & Counted)
  | ({
      readonly kind: "colours";
      readonly arrival: Text | null;
      readonly parts: readonly {
        readonly from: Day;
        readonly colour: string;
        readonly title: Text;
        readonly value: Decimal;
        readonly improved: boolean;
      }[];
    } & Counted)
  | ({
      readonly kind: "attendance";
      readonly mean: "member-days" | "member-spans";
      readonly needed: ExactText;
      readonly present: ExactText;
      readonly spans: readonly Span[];
    } & Counted)
  | ({ readonly kind: "commitments"; readonly late: Decimal; readonly promises: readonly Promise[] } & Counted)
  | ({
      readonly kind: "published";
      readonly years: readonly { readonly from: Day; readonly by: Day; readonly count: number }[];
    } & Counted)
  | ({ readonly kind: "milestones"; readonly late: Decimal; readonly promises: readonly Promise[] } & Counted)
  | ({
      readonly kind: "notices";
      readonly matters: readonly {
        readonly matter: string;
        /** The highest level among the matter's notices in the window. */
        readonly level: Text;
        readonly worth: ExactText;
        readonly before: ExactText;
        /** What a finding of the same matter costs already, and is not charged again. */
        readonly charged: ExactText;
      }[];
    } & Counted)
  | ({
      readonly kind: "findings";
      readonly findings: readonly {
        readonly case: string;
        readonly title: Text;
        readonly matter: string;
        readonly subject: string;
        readonly worth: Decimal;
        /** False where a heavier finding of the same matter counts instead. */
        readonly counts: boolean;
      }[];
    } & Counted);

/** The rule that turned the measured value into points, with its numbers and the branch it took. */
export type Applied =
  | { readonly kind: "by-version"; readonly how: VersionsTogether }
  | Exclude<Method, { kind: "tiers" | "steps" | "by-rank" }>
  | {
      readonly kind: "tiers";
      readonly step: number | null;
      readonly from?: Decimal;
      readonly over?: Decimal;
      readonly points: Decimal;
    }
  | (Extract<Method, { kind: "steps" }> & { readonly count: number })
  | { readonly kind: "by-rank"; readonly rank: number; readonly listed: boolean; readonly points: Decimal };

export type ItemState = "measured" | "missing" | "not-applicable" | "pending";

/** Why an item is not applicable, pending, or zero for missing its deadline. */
export type Why =
  | "waiver"
  | "nothing-due"
  | "no-target"
  | "not-yet-answerable"
  | "excused"
  | "no-valid-rating"
  | "too-few-raters"
  | "small-sample"
  | "investigation"
  | "zeroed";

/** A waiver as it stands in the trace. */
export interface WaiverRef extends FactRef {
  readonly reason: string;
  readonly approver: string;
}

/** One item: what was measured, the rule applied, the points, the state. */
export interface ItemResult {
  readonly id: string;
  readonly category: string;
  readonly kind: Item["kind"];
  readonly level: Item["level"];
  readonly title: Text;
  /** Null where nothing can be said yet, or nothing applies. Negative for deductions. */
  readonly points: Decimal | null;
  readonly outOf: Decimal;
  readonly state: ItemState;
  readonly why: Why | null;
  readonly measurement: Measurement | null;
  readonly applied: Applied | null;
  /** The points before floor, cap and rounding. */
  readonly raw: ExactText | null;
  readonly floor: Decimal | "none";
  readonly cap: Decimal | "none";
  /** Which bound took hold, if one did. */
  readonly bound: "floor" | "cap" | null;
  readonly rounding: Rounding;
  readonly waiver: WaiverRef | null;
  /** Facts of another scorer than the item's own: kept in sight, never counted. */
  readonly setAside: readonly FactRef[];
  /** Findings that set the item to zero. */
  readonly zeroedBy: readonly string[];
}

/** One category: base, bonus and deduction apart. */
export interface CategoryResult {
  readonly id: string;
  readonly title: Text;
  readonly points: Decimal | null;
  readonly outOf: Decimal;
  readonly state: "applicable" | "not-applicable";
  readonly base: Decimal;
  readonly bonus: Decimal;
  readonly deduction: Decimal;
}

/** A step after the items that changed a number, so that what is shown always adds up. */
export interface Adjustment {
  readonly scope: "group" | "category" | "total" | "bonus" | "deduction";
  readonly id: string | null;
  readonly rule: "floor" | "cap" | "rescale";
  readonly from: Decimal;
  readonly to: Decimal;
}

/** A cap that holds, and whether it binds. */
export interface CapResult {
  readonly id: string;
  readonly source: "scheme" | "misconduct";
  readonly limit: string;
  readonly veto: boolean;
  readonly binds: boolean;
  readonly year: number | null;
  readonly subject: string | null;
  readonly title: Text;
  /** What the condition compared, where it compared a number. */
  readonly found: ExactText | null;
  readonly facts: readonly FactRef[];
}

export type GradeReason =
  | { readonly kind: "daily" | "short-period" | "not-applicable" | "investigation" }
  | { readonly kind: "missing" | "pending"; readonly item: string }
  | { readonly kind: "year-open" | "year-ahead"; readonly year: number };

/** Something that is owed: facts for an item and a stretch of time, by a day. */
export interface Owed extends Period {
  readonly item: string;
  readonly by: Day;
  readonly overdue: boolean;
}

/** An effect on another body's account. */
export interface MirrorResult {
  readonly body: string;
  readonly amount: ExactText;
  readonly item?: string;
  readonly case?: string;
  readonly facts: readonly FactRef[];
}

/** One year inside a term. */
export interface YearResult extends Period {
  readonly year: number;
  readonly days: number;
  readonly total: Decimal;
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: GradeState;
}

export type GradeState = "fixed" | "open" | "none";

/** How a term total is made of its years and its own part. */
export interface TermParts {
  readonly years: readonly YearResult[];
  readonly mean: ExactText;
  readonly annualWeight: Decimal;
  readonly annualPoints: Decimal;
  readonly termTotal: Decimal;
  readonly termWeight: Decimal;
  readonly termPoints: Decimal;
}

/** Which scheme gave this evaluation, with the names that are needed to tell it. */
export interface SchemeStamp {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly title: Text;
  readonly notice: Text;
  readonly grades: readonly { readonly id: string; readonly title: Text }[];
  readonly bodies: readonly { readonly id: string; readonly title: Text }[];
}

/** A version of the scheme and the part of the period in which it was in force. */
export interface VersionStamp extends Period {
  readonly version: string;
  readonly hash: string;
}

/** The whole answer for one team and one period. */
export interface Evaluation {
  readonly kind: "daily" | "annual" | "term";
  readonly semantics: number;
  readonly scheme: SchemeStamp;
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly period: Period & { readonly days: number; readonly year: number | null };
  readonly asOf: Day;
  readonly knownAt: Day | null;
  /** How much of the period has gone by. */
  readonly elapsed: { readonly days: number; readonly of: number; readonly share: ExactText };
  readonly outOf: Decimal;
  readonly total: Decimal;
  readonly base: Decimal;
  readonly bonus: Decimal;
  /** What is taken off, at or above zero. */
  readonly deduction: Decimal;
  readonly notApplicableShare: ExactText;
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: GradeState;
  readonly gradeReasons: readonly GradeReason[];
  readonly caps: readonly CapResult[];
  readonly categories: readonly CategoryResult[];
  readonly items: readonly ItemResult[];
  readonly adjustments: readonly Adjustment[];
  readonly owed: readonly Owed[];
  readonly mirrors: readonly MirrorResult[];
  /** Facts that a later fact replaced or took back. */
  readonly corrected: readonly { readonly id: string; readonly by: string }[];
  /** Only for a term. */
  readonly parts: TermParts | null;
  /** The versions that were in force, where there were several; `scheme` is the one that governs. */
  readonly versions: readonly VersionStamp[];
}
