/** Owns the four outcomes of a measure: measured, missing, not applicable, pending. */
import type { Fraction } from "./fraction.js";

export interface Outcome {
  readonly state: "measured" | "missing" | "not-applicable" | "pending";
  readonly why: string | null;
  readonly value: Fraction | null;
}

export const measured = (value: Fraction): Outcome => ({ state: "measured", why: null, value });
export const missing: Outcome = { state: "missing", why: null, value: null };
export const notApplicable = (why: string): Outcome => ({ state: "not-applicable", why, value: null });
/** Pending without a value, or with the value so far. */
export const pending = (why: string, value: Fraction | null): Outcome => ({ state: "pending", why, value });
