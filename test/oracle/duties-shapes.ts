/** Owns the shapes of section 13 as the page writes them: duties, the register, and the answer. */
import type { Period } from "./day.js";
import type { Decimal, Ledger, Member, Scheme } from "./shapes.js";

export interface Cadence {
  readonly kind: "every" | "after" | "always";
  readonly period?: "month" | "quarter" | "half-year" | "year" | "term" | undefined;
  readonly times?: number | undefined;
  readonly by?: string | undefined;
  readonly within?: number | undefined;
  readonly days?: "working" | "calendar" | undefined;
}

export interface Duty {
  readonly id: string;
  readonly body: string;
  readonly list: string;
  readonly cadence: Cadence;
  readonly per?: "village" | "member" | undefined;
  readonly shownBy?: string | undefined;
  readonly brokenBy?: readonly string[] | undefined;
}

export interface DutyScheme extends Scheme {
  readonly bodies: readonly {
    readonly id: string;
    readonly assessed?: boolean | undefined;
    readonly teams?: "all" | "town" | "units" | undefined;
  }[];
  readonly lists: readonly { readonly id: string }[];
  readonly duties: readonly Duty[];
  readonly accounts: readonly {
    readonly body: string;
    readonly points: Decimal;
    readonly overdue: Decimal;
    readonly late: Decimal;
  }[];
}

export interface DutyLedger extends Ledger {
  readonly town: string;
  readonly units: readonly string[];
  readonly members: readonly (Member & { readonly unit?: string | undefined })[];
}

export interface RegisterFact {
  readonly id: string;
  readonly kind: string;
  readonly day: string;
  readonly recorded: string;
  readonly corrects?: string | undefined;
  readonly duty?: string | undefined;
  readonly body?: string | undefined;
  readonly team?: string | undefined;
  readonly member?: string | undefined;
  readonly people?: readonly { readonly team: string; readonly member: string }[] | undefined;
  readonly answers?: string | undefined;
  readonly part?: string | undefined;
  readonly times?: number | undefined;
  readonly within?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly case?: string | undefined;
  readonly matter?: string | undefined;
  readonly subject?: string | undefined;
  readonly state?: string | undefined;
  readonly grave?: boolean | undefined;
}

export interface RealBody {
  readonly id: string;
  readonly body: string;
  readonly name: string;
}

export interface OracleRegister {
  readonly bodies: readonly RealBody[];
  readonly facts: readonly RegisterFact[];
}

/** One obligation as far as the oracle tells it. */
export interface Obligation extends Period {
  readonly duty: string;
  readonly team: string | null;
  readonly member: string | null;
  readonly occasion: string | null;
  readonly due: string;
  readonly state: string;
  readonly why: string | null;
  readonly needed: number;
  readonly done: number;
  /** `id times late` of what counts. */
  readonly performed: readonly string[];
}
