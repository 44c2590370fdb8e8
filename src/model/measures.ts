/** How facts become a number and a number becomes points, as a scheme writes it. FORMAT.md, sections 3 and 4. */
import * as z from "zod";
import { everyParts } from "./calendar";
import type { Frozen } from "./frozen";
import { text } from "./text";
import { bound, byChoice, decimal, decimalAboveZero, decimalFromZero, id, many, share, whole } from "./values";

/** Attendance statuses, most favourable first. */
export const statuses = ["resident", "duty", "training", "sick", "leave", "recalled", "absent"] as const;
export type Status = (typeof statuses)[number];

const every = z.enum(everyParts);
const level = z.enum(["annual", "term"]);
const choice = z.string().min(1).max(64);

export const measure = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count"), none: z.enum(["zero", "missing"]) }),
  z.strictObject({ kind: z.literal("tally") }),
  z.strictObject({
    kind: z.literal("target"),
    of: z.enum(["count", "value"]),
    default: decimalAboveZero.optional(),
    prorate: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal("mean"),
    outOf: decimalAboveZero,
    by: z.enum(["rating", "member", "month", "quarter"]),
  }),
  z.strictObject({
    kind: z.literal("panel"),
    outOf: decimalAboveZero,
    trimAbove: whole(0).default(5),
    trim: whole(0).default(1),
    minimum: whole(1).default(1),
  }),
  z.strictObject({
    kind: z.literal("survey"),
    weights: byChoice(decimal),
    titles: byChoice(text).optional(),
    invalid: many(choice).default([]),
    denominator: z.enum(["all", "valid"]),
    minimum: whole(1).default(1),
  }),
  z.strictObject({ kind: z.literal("latest"), outOf: decimalAboveZero, tolerance: share.optional() }),
  z.strictObject({ kind: z.literal("rank") }),
  z.strictObject({
    kind: z.literal("colours"),
    colours: many(z.strictObject({ id, title: text, value: decimal })).min(1),
    every: z.enum(["month", "quarter"]),
    skip: whole(0).default(0),
    changeFrom: many(id).default([]),
  }),
  z.strictObject({
    kind: z.literal("attendance"),
    days: decimalAboveZero,
    every,
    basis: z.enum(["working-days", "calendar-days"]),
    counts: many(z.enum(statuses)).min(1),
    excused: many(z.enum(statuses)).default([]),
    daysOff: z.enum(["count", "ignore"]),
    mean: z.enum(["member-days", "member-spans"]),
  }),
  z.strictObject({ kind: z.literal("commitments"), level, late: share }),
  z.strictObject({ kind: z.literal("published"), level, within: whole(0) }),
  z.strictObject({ kind: z.literal("milestones"), late: share }),
  z.strictObject({
    kind: z.literal("notices"),
    levels: many(z.strictObject({ id, title: text, value: decimalFromZero })).min(1),
    sameMatter: z.enum(["highest", "sum", "first-full"]),
    rest: share.optional(),
    shared: z.boolean().default(false),
    once: z.enum(["window", "ever"]),
    besideFindings: z.enum(["count", "rest"]).default("count"),
  }),
  z.strictObject({ kind: z.literal("findings") }),
]);

/** How facts become one number. */
export type Measure = Frozen<z.output<typeof measure>>;

const step = z.strictObject({ from: decimal.optional(), over: decimal.optional(), points: decimal });

export const method = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("per-occurrence"), each: decimalFromZero, free: decimalFromZero.default("0") }),
  z.strictObject({ kind: z.literal("proportional"), full: decimalAboveZero.default("1") }),
  z.strictObject({ kind: z.literal("tiers"), steps: many(step).min(1), else: decimal }),
  z.strictObject({
    kind: z.literal("steps"),
    from: decimal,
    each: decimalAboveZero,
    costs: decimalFromZero,
    begun: z.enum(["costs", "free"]),
  }),
  z.strictObject({ kind: z.literal("all-or-nothing"), from: decimal.optional(), over: decimal.optional() }),
  z.strictObject({ kind: z.literal("per-unit"), each: decimalFromZero, free: decimalFromZero.default("0") }),
  z.strictObject({ kind: z.literal("by-rank"), points: many(decimal).min(1), else: decimal }),
]);

/** How a number becomes points. */
export type Method = Frozen<z.output<typeof method>>;

/** An effect of an item's measured value on another body. */
export const itemMirror = z.strictObject({ body: id, each: decimalFromZero, most: bound.default("none") });
