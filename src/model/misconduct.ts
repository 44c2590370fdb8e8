/** Cases of misconduct: whom they can be about, what follows, and which facts raise a suspicion. FORMAT.md, sections 2 and 14. */
import * as z from "zod";
import { named } from "./basis";
import { everyParts } from "./calendar";
import { comparingCondition } from "./condition";
import type { Frozen } from "./frozen";
import { decimalAboveZero, decimalFromZero, id, many, whole } from "./values";

/** Who a finding can be about. Only member and team touch the team's own score. */
export const subjects = ["member", "team", "unit", "town", "department", "committee"] as const;
export type Subject = (typeof subjects)[number];

/** The subjects that are real bodies and no teams. */
export const bodySubjects = ["unit", "town", "department", "committee"] as const satisfies readonly Subject[];

const consequence = {
  limit: id.optional(),
  spreads: z.literal(true).optional(),
  veto: z.literal(true).optional(),
  steps: many(id).default([]),
};

/** A part of what was needed: a decimal, or a fraction such as `2/3` where no decimal is exact. */
const part = z.union([z.string().regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/), decimalAboveZero]);

const grave = z.literal(true).optional();

/** Rules by which facts raise a suspicion. The engine proposes, a person decides; a suspicion costs nothing. */
const suspicion = z.discriminatedUnion("kind", [
  /** Of a member: spans of an attendance item below a part of what was needed, so many times in a year. `every` and `days` stand in for the item's own. */
  z.strictObject({
    kind: z.literal("short-spans"),
    item: id,
    every: z.enum(everyParts).optional(),
    days: decimalAboveZero.optional(),
    below: part.default("1"),
    times: whole(1, 100),
    grave,
  }),
  /** Of a body: duties overdue by more than so many days; one suspicion for each duty and year, or for each obligation. */
  z.strictObject({
    kind: z.literal("overdue"),
    duties: many(id).min(1),
    days: whole(0, 1000),
    each: z.enum(["duty", "obligation"]).default("duty"),
    grave,
  }),
  /** Of a team: a condition, as caps have them, that its standing in a year meets. */
  z.strictObject({ kind: z.literal("condition"), when: comparingCondition, grave }),
]);
export type SuspicionRule = Frozen<z.output<typeof suspicion>>;
export type SuspicionRuleOf<K extends SuspicionRule["kind"]> = Extract<SuspicionRule, { kind: K }>;

/** What follows when a subject has the case in so many years in a row; `leader`: it is the team's leader whom it meets. */
const running = z.strictObject({
  years: whole(2, 10),
  steps: many(id).min(1),
  leader: z.literal(true).optional(),
});

export const misconductCase = z.strictObject({
  ...named,
  subjects: many(z.enum(subjects)).min(1),
  deduct: decimalFromZero.default("0"),
  zeroes: z.literal(true).optional(),
  ladder: many(z.strictObject({ nth: whole(1, 100), ...consequence })).default([]),
  grave: z.strictObject({ deduct: decimalFromZero.optional(), ...consequence }).optional(),
  running: running.optional(),
  mirrors: many(z.strictObject({ body: id, each: decimalFromZero })).default([]),
  suspect: many(suspicion).default([]),
});
export type MisconductCase = Frozen<z.output<typeof misconductCase>>;
