/**
 * Owns what the oracle expects of its input: schemes, ledgers and facts as sections 2 to 5 describe them after parsing.
 * Optional keys may be absent or filled with their defaults.
 */
import type { Every } from "./day.js";
import type { RoundingMode } from "./fraction.js";

export type Decimal = string | number;
/** A decimal or "none". */
export type Limit = Decimal;

export interface Measure {
  readonly kind: string;
  readonly none?: string | undefined;
  readonly of?: string | undefined;
  readonly default?: Decimal | undefined;
  readonly prorate?: boolean | undefined;
  readonly outOf?: Decimal | undefined;
  readonly by?: string | undefined;
  readonly trimAbove?: number | undefined;
  readonly trim?: number | undefined;
  readonly minimum?: number | undefined;
  readonly weights?: Readonly<Record<string, Decimal>> | undefined;
  readonly denominator?: string | undefined;
  readonly colours?: readonly { readonly id: string; readonly value: Decimal }[] | undefined;
  readonly every?: Every | undefined;
  readonly skip?: number | undefined;
  readonly changeFrom?: readonly string[] | undefined;
  readonly days?: Decimal | undefined;
  readonly basis?: string | undefined;
  readonly counts?: readonly string[] | undefined;
  readonly excused?: readonly string[] | undefined;
  readonly daysOff?: string | undefined;
  readonly mean?: string | undefined;
  readonly level?: string | undefined;
  readonly late?: Decimal | undefined;
  readonly within?: number | undefined;
  readonly levels?: readonly { readonly id: string; readonly value: Decimal }[] | undefined;
  readonly sameMatter?: string | undefined;
  readonly rest?: Decimal | undefined;
  readonly shared?: boolean | undefined;
  readonly once?: string | undefined;
  readonly besideFindings?: string | undefined;
}

export interface Method {
  readonly kind: string;
  readonly each?: Decimal | undefined;
  readonly free?: Decimal | undefined;
  readonly full?: Decimal | undefined;
  readonly steps?:
    | readonly { readonly from?: Decimal | undefined; readonly over?: Decimal | undefined; readonly points: Decimal }[]
    | undefined;
  readonly else?: Decimal | undefined;
  readonly from?: Decimal | undefined;
  readonly over?: Decimal | undefined;
  readonly costs?: Decimal | undefined;
  readonly begun?: string | undefined;
  readonly points?: readonly Decimal[] | undefined;
}

export interface Rounding {
  readonly digits: number;
  readonly mode: RoundingMode;
}

export interface Bounds {
  readonly floor?: Limit | undefined;
  readonly cap?: Limit | undefined;
}

export interface Item extends Bounds {
  readonly id: string;
  readonly points: Decimal;
  readonly kind: string;
  readonly level: string;
  readonly measure: Measure;
  readonly method: Method;
  readonly group?: string | undefined;
  readonly rounding?: Rounding | undefined;
  readonly scorer?: string | undefined;
  readonly deadline?: { readonly within: number; readonly missing: string } | undefined;
  readonly collect?: { readonly every: Every; readonly within: number } | undefined;
  readonly mirrors?:
    | readonly { readonly body: string; readonly each: Decimal; readonly most?: Limit | undefined }[]
    | undefined;
}

export interface Category extends Bounds {
  readonly id: string;
  readonly points: Decimal;
  readonly items: readonly Item[];
}

export interface Rubric {
  readonly points: Decimal;
  readonly rounding: Rounding;
  readonly total: Bounds;
  readonly bonus: Bounds;
  readonly deduction: Bounds;
  readonly groups?: readonly (Bounds & { readonly id: string })[] | undefined;
  readonly categories: readonly Category[];
}

export interface Condition {
  readonly kind: string;
  readonly item?: string | undefined;
  readonly category?: string | undefined;
  readonly choice?: string | undefined;
  readonly case?: string | undefined;
  readonly event?: string | undefined;
  readonly below?: Decimal | undefined;
  /** A grade for `year-grade`, else a decimal. */
  readonly atMost?: Decimal | undefined;
  readonly atLeast?: Decimal | undefined;
  readonly above?: Decimal | undefined;
}

export interface Cap {
  readonly id: string;
  readonly when: Condition;
  readonly limit: string;
  readonly veto?: boolean | undefined;
  readonly in?: readonly string[] | undefined;
}

export interface MisconductCase {
  readonly id: string;
  readonly deduct?: Decimal | undefined;
  readonly zeroes?: boolean | undefined;
  readonly ladder?:
    | readonly {
        readonly nth: number;
        readonly limit?: string | undefined;
        readonly spreads?: boolean | undefined;
        readonly veto?: boolean | undefined;
      }[]
    | undefined;
  readonly grave?:
    | {
        readonly deduct?: Decimal | undefined;
        readonly limit?: string | undefined;
        readonly spreads?: boolean | undefined;
        readonly veto?: boolean | undefined;
      }
    | undefined;
  readonly mirrors?: readonly { readonly body: string; readonly each: Decimal }[] | undefined;
}

export interface Trigger {
  readonly kind: string;
  readonly when?: Condition | undefined;
  readonly of?: string | undefined;
  readonly name?: string | undefined;
  readonly days?: number | undefined;
  /** A number of things for `count`, a decimal for `running`. */
  readonly atLeast?: Decimal | undefined;
  readonly item?: string | undefined;
  readonly every?: Every | undefined;
  readonly times?: number | undefined;
  readonly below?: Decimal | undefined;
  readonly atMost?: Decimal | undefined;
  readonly above?: Decimal | undefined;
  readonly goes?: string | undefined;
  readonly by?: Decimal | undefined;
}

export interface WarningRules {
  readonly colours: readonly { readonly id: string }[];
  readonly criteria: readonly {
    readonly id: string;
    readonly when: Trigger;
    readonly colour?: string | undefined;
  }[];
  readonly counts?: readonly { readonly atLeast: number; readonly colour: string }[] | undefined;
  readonly every: Every;
  readonly records?: readonly string[] | undefined;
  readonly consequences?:
    | readonly {
        readonly id: string;
        readonly colour: string;
        readonly running?: number | undefined;
        readonly inYear?: number | undefined;
      }[]
    | undefined;
}

export interface Scheme {
  readonly commitments?: { readonly changes: { readonly oneIn: number } } | undefined;
  readonly warnings?: WarningRules | undefined;
  readonly id: string;
  readonly version: string;
  readonly from: string;
  readonly to?: string | undefined;
  readonly bodies: readonly { readonly id: string; readonly assessed?: boolean | undefined }[];
  readonly misconduct: readonly MisconductCase[];
  readonly rubric: Rubric;
  readonly grades: readonly {
    readonly id: string;
    readonly from?: Decimal | undefined;
    readonly to?: Decimal | undefined;
  }[];
  readonly caps?: readonly Cap[] | undefined;
  readonly notApplicable: { readonly rescale: string; readonly maxShare: Decimal };
  readonly annual: { readonly minDays: number; readonly closes: number };
  readonly term: { readonly annualWeight: Decimal; readonly termWeight: Decimal; readonly closes: number };
  readonly members?: MemberRules | undefined;
}

/** Section 17. */
export interface MemberRules {
  readonly attendance: string;
  readonly minDays: number;
  readonly leave: {
    readonly statuses: readonly string[];
    readonly count: string;
    readonly most: number;
    readonly noGrade: { readonly above: number; readonly count: string };
    readonly approvers: readonly { readonly upTo?: number | undefined; readonly body: string }[];
    readonly grace: number;
  };
  readonly vacancy: {
    readonly grace: number;
    readonly count: string;
    readonly body: string;
    readonly each: Decimal;
  };
  readonly caps?: readonly { readonly team: string; readonly limit: string; readonly minDays: number }[] | undefined;
  readonly places?: readonly { readonly team: string; readonly grade: string; readonly oneIn: number }[] | undefined;
}

export interface Member {
  readonly name?: string | undefined;
  readonly id: string;
  readonly post?: string | undefined;
  readonly service: readonly { readonly from: string; readonly to?: string | undefined }[];
}

export interface Commitment {
  readonly id: string;
  readonly title?: string | undefined;
  readonly level: string;
  readonly year?: number | undefined;
  readonly weight?: Decimal | undefined;
  readonly due: string;
  readonly approved?: string | undefined;
  readonly published?: string | undefined;
  readonly milestones?: readonly { readonly due: string; readonly share: Decimal }[] | undefined;
}

export interface Milestone {
  readonly id: string;
  readonly item: string;
  readonly due: string;
  readonly weight?: Decimal | undefined;
}

export interface Fact {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly recorded: string;
  readonly for?: number | undefined;
  readonly body?: string | undefined;
  readonly corrects?: string | undefined;
  readonly item?: string | undefined;
  readonly member?: string | undefined;
  readonly until?: string | undefined;
  readonly slot?: string | undefined;
  readonly status?: string | undefined;
  readonly asked?: string | undefined;
  readonly authority?: string | undefined;
  readonly statutory?: boolean | undefined;
  readonly value?: Decimal | undefined;
  readonly done?: Decimal | undefined;
  /** A decimal for `tally`, a day for `change`. */
  readonly due?: Decimal | undefined;
  readonly rater?: string | undefined;
  readonly scorer?: string | undefined;
  readonly valid?: boolean | undefined;
  readonly votes?: Readonly<Record<string, Decimal>> | undefined;
  readonly claim?: string | undefined;
  readonly rank?: number | undefined;
  readonly colour?: string | undefined;
  readonly arrival?: boolean | undefined;
  readonly matter?: string | undefined;
  readonly level?: string | undefined;
  readonly authors?: number | undefined;
  readonly case?: string | undefined;
  readonly subject?: string | undefined;
  readonly state?: string | undefined;
  readonly grave?: boolean | undefined;
  readonly commitment?: string | undefined;
  readonly verified?: boolean | undefined;
  readonly milestone?: string | undefined;
  readonly event?: string | undefined;
  readonly over?: string | undefined;
  readonly title?: string | undefined;
  readonly weight?: Decimal | undefined;
  readonly milestones?: Commitment["milestones"];
  readonly reason?: string | undefined;
  readonly approver?: string | undefined;
  readonly published?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface Ledger {
  readonly team: string;
  readonly term: { readonly from: string; readonly to: string };
  readonly members: readonly Member[];
  readonly targets?:
    | readonly { readonly item: string; readonly year?: number | undefined; readonly value: Decimal }[]
    | undefined;
  readonly commitments?: readonly Commitment[] | undefined;
  readonly milestones?: readonly Milestone[] | undefined;
  readonly facts?: readonly Fact[] | undefined;
}

/** The value of a key that the format requires here. */
export const required = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new Error(`missing: ${name}`);
  return value;
};
