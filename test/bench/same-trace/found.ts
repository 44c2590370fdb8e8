/** What measuring an item comes to: a value with all that it was made of, or why there is none. */
import type { Fact, FactRef, ItemState, Measurement, Why } from "zhucun";
import type { Fraction } from "../straight-line";

export interface Found {
  readonly state: ItemState;
  readonly why: Why | null;
  /** Without a common divisor. */
  readonly value: Fraction | undefined;
  readonly measurement: Measurement | null;
}

const without = (state: ItemState, why: Why | null): Found => ({ state, why, value: undefined, measurement: null });

export const missing = without("missing", null);
export const nothingDue = without("not-applicable", "nothing-due");
export const noTarget = without("not-applicable", "no-target");
export const notYet = without("not-applicable", "not-yet-answerable");
export const excused = without("not-applicable", "excused");
export const waived = without("not-applicable", "waiver");
export const noValidRating = without("pending", "no-valid-rating");
export const tooFewRaters = without("pending", "too-few-raters");
export const smallSample = without("pending", "small-sample");

export const measured = (value: Fraction, measurement: Measurement): Found => ({
  state: "measured",
  why: null,
  value,
  measurement,
});

export const refOf = ({ id, day }: Fact): FactRef => ({ id, day });

/** Facts by id and day. */
export const refsOf = (facts: readonly Fact[]): FactRef[] => {
  const refs: FactRef[] = [];
  for (const { id, day } of facts) refs.push({ id, day });
  return refs;
};
