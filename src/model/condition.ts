/** When something holds of an evaluation: caps, thresholds of places, suspicions and warnings ask with the same conditions. FORMAT.md, section 2. */
import * as z from "zod";
import type { Frozen } from "./frozen";
import { decimal, id } from "./values";

/** Exactly one of these four: 以下 includes the number (`atMost`), 不满 does not (`below`). */
export const comparisons = ["below", "atMost", "atLeast", "above"] as const;
export const comparison = {
  below: decimal.optional(),
  atMost: decimal.optional(),
  atLeast: decimal.optional(),
  above: decimal.optional(),
};
export type Comparison = { readonly [key in (typeof comparisons)[number]]?: string | undefined };

/** Conditions on what an evaluation itself holds: nothing but the evaluation is needed to say whether they are true. */
const scored = [
  z.strictObject({ kind: z.literal("measurement"), item: id, ...comparison }),
  z.strictObject({ kind: z.literal("points-share"), item: id.optional(), category: id.optional(), ...comparison }),
  z.strictObject({ kind: z.literal("choice"), item: id, choice: z.string().min(1).max(64), ...comparison }),
] as const;

export const scoredCondition = z.discriminatedUnion("kind", scored);
/** What a place asks for beside its grade. Findings and events limit the grade itself, as caps. */
export type ScoredCondition = Frozen<z.output<typeof scoredCondition>>;

const comparing = [
  ...scored,
  z.strictObject({ kind: z.literal("findings"), case: id.optional(), ...comparison }),
  z.strictObject({ kind: z.literal("event"), event: id, ...comparison }),
] as const;

/** Conditions that compare a number. */
export const comparingCondition = z.discriminatedUnion("kind", comparing);

export const condition = z.discriminatedUnion("kind", [
  ...comparing,
  z.strictObject({ kind: z.literal("year-grade"), atMost: id }),
]);
/** When a cap, a threshold, a suspicion or a warning holds. */
export type Condition = Frozen<z.output<typeof condition>>;
