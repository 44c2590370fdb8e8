/** Cases of misconduct: whom they can be about, what follows, and which facts raise a suspicion. FORMAT.md, sections 2 and 14. */
import * as z from "zod";
import { named } from "./basis";
import { condition } from "./condition";
import type { Frozen } from "./frozen";
import { decimalAboveZero, decimalFromZero, id, many, whole } from "./values";

/** Who a finding can be about. Only member and team touch the team's own score. */
export const subjects = ["member", "team", "unit", "town", "department", "committee"] as const;
export type Subject = (typeof subjects)[number];

const consequence = {
  limit: id.optional(),
  spreads: z.literal(true).optional(),
  veto: z.literal(true).optional(),
  steps: many(id).default([]),
};

/** Rules by which facts raise a suspicion. The engine proposes, a person decides; a suspicion costs nothing. */
const suspicion = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("short-spans"),
    item: id,
    below: decimalAboveZero.default("1"),
    times: whole(1, 100),
    grave: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal("overdue"),
    duties: many(id).min(1),
    days: whole(0, 1000),
  }),
  z.strictObject({ kind: z.literal("condition"), when: condition, grave: z.literal(true).optional() }),
]);
export type SuspicionRule = Frozen<z.output<typeof suspicion>>;

export const misconductCase = z.strictObject({
  ...named,
  subjects: many(z.enum(subjects)).min(1),
  deduct: decimalFromZero.default("0"),
  zeroes: z.literal(true).optional(),
  ladder: many(z.strictObject({ nth: whole(1, 100), ...consequence })).default([]),
  grave: z.strictObject({ deduct: decimalFromZero.optional(), ...consequence }).optional(),
  /** What follows when a subject has the case in so many calendar years in a row. */
  running: z.strictObject({ years: whole(2, 10), steps: many(id).min(1) }).optional(),
  mirrors: many(z.strictObject({ body: id, each: decimalFromZero })).default([]),
  suspect: many(suspicion).default([]),
});
export type MisconductCase = Frozen<z.output<typeof misconductCase>>;
