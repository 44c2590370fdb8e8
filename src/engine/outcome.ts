/** What measuring can come to: a value, or one of three reasons why there is none. */
import type { Day, WorkingCalendar } from "../model/calendar";
import type { FactRef, Measurement, Why } from "../model/evaluation";
import type { Fact, Ledger } from "../model/ledger";
import type { Exact } from "../model/points";
import type { Scheme } from "../model/scheme";
import type { Frame, Gathered } from "./frame";
import type { Presence } from "./presence";

/** What a measure sees. */
export interface View {
  readonly ledger: Ledger;
  readonly frame: Frame;
  readonly gathered: Gathered;
  readonly calendar: WorkingCalendar;
  readonly presence: Presence;
  /** The version of the scheme that was in force on a day, where there are several. */
  readonly versionOn?: ((day: Day) => Scheme) | undefined;
  /** The item's own facts in the window, without those of another scorer. */
  readonly facts: readonly Fact[];
  /** The item's place in the plan. */
  readonly index: number;
}

/** Measured, missing, not applicable, or pending: four different states. Pending may have a value so far. */
export type Outcome =
  | { readonly state: "measured"; readonly value: Exact; readonly measurement: Measurement }
  | { readonly state: "missing" }
  | { readonly state: "not-applicable"; readonly why: Why }
  | { readonly state: "pending"; readonly why: Why; readonly value?: Exact; readonly measurement?: Measurement };

export const missing: Outcome = { state: "missing" };
export const notApplicable = (why: Why): Outcome => ({ state: "not-applicable", why });
export const pending = (why: Why): Outcome => ({ state: "pending", why });
/** Pending, with the value so far. */
export const pendingSoFar = (why: Why, value: Exact, measurement: Measurement): Outcome => ({
  state: "pending",
  why,
  value,
  measurement,
});
export const measured = (value: Exact, measurement: Measurement): Outcome => ({
  state: "measured",
  value,
  measurement,
});

interface RefMaker {
  new (id: string, day: Day): FactRef;
  kept?: FactRef;
}

/**
 * Makes a plain object as `{ id, day }` does. But V8 notes of each literal how many of its objects survive: where it looks while just one
 * evaluation is alive, whose references are hundreds, it puts those of all later ones with what is old, and evaluating takes half as long again.
 * One reference is kept: where none is left, V8 forgets their shape and throws away what it has compiled for it.
 */
const Ref = function (this: { id: string; day: Day }, id: string, day: Day): void {
  this.id = id;
  this.day = day;
} as unknown as RefMaker; // a function with `this` is a constructor, which its type does not say
Ref.prototype = Object.prototype;
Ref.kept = new Ref("", "");

/** Facts as they stand in the trace. */
export const refsOf = (facts: readonly Fact[]): FactRef[] => facts.map(({ id, day }) => new Ref(id, day));

/** An item's facts as those of the kind that its measure reads. */
export const only = <K extends Fact["kind"]>(_: K, facts: readonly Fact[]): readonly Extract<Fact, { kind: K }>[] =>
  facts as readonly Extract<Fact, { kind: K }>[]; // the gathering refuses facts of any other kind
