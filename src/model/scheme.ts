/** The scheme: a district's whole assessment method as data. This file owns its shape; `scheme-check.ts` owns what must hold between its parts. */
import * as z from "zod";
import { everyParts } from "./calendar";
import type { Frozen } from "./frozen";
import { itemMirror, measure, method } from "./measures";
import { roundingModes } from "./points";
import { text } from "./text";
import { bound, day, decimal, decimalFromZero, id, many, share, whole } from "./values";

/** The version of the meaning of schemes and ledgers. It rises when a sentence of FORMAT.md changes a result. */
export const semantics = 1;

/** Where a rule comes from: the sources that cover it, and which of its numbers are authored. */
const basis = z.strictObject({
  sources: many(id),
  origin: z.enum(["sourced", "authored"]),
  authored: many(z.string().min(1).max(200)).optional(),
  note: text.optional(),
});
export type Basis = Frozen<z.output<typeof basis>>;

const named = { id, title: text, basis };

const cadence = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("every"),
    period: z.enum(["month", "quarter", "half-year", "year", "term"]),
    times: whole(1, 1000),
    by: z
      .string()
      .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
      .optional(),
    within: whole(0, 1000).optional(),
  }),
  z.strictObject({
    kind: z.literal("after"),
    event: text,
    within: whole(0, 1000),
    days: z.enum(["working", "calendar"]),
  }),
  z.strictObject({ kind: z.literal("always") }),
]);

const duty = z.strictObject({ ...named, body: id, list: id, cadence, per: z.enum(["village", "member"]).optional() });
export type Duty = Frozen<z.output<typeof duty>>;

/** Who a finding can be about. Only member and team touch the team's own score. */
export const subjects = ["member", "team", "unit", "town", "department", "committee"] as const;
export type Subject = (typeof subjects)[number];

const misconductCase = z.strictObject({
  ...named,
  subjects: many(z.enum(subjects)).min(1),
  deduct: decimalFromZero.default("0"),
  zeroes: z.literal(true).optional(),
  ladder: many(
    z.strictObject({
      nth: whole(1, 100),
      limit: id.optional(),
      spreads: z.literal(true).optional(),
      veto: z.literal(true).optional(),
      steps: many(id).default([]),
    }),
  ).default([]),
  grave: z
    .strictObject({
      deduct: decimalFromZero.optional(),
      limit: id.optional(),
      spreads: z.literal(true).optional(),
      veto: z.literal(true).optional(),
      steps: many(id).default([]),
    })
    .optional(),
  mirrors: many(z.strictObject({ body: id, each: decimalFromZero })).default([]),
});
export type MisconductCase = Frozen<z.output<typeof misconductCase>>;

const rounding = z.strictObject({ digits: whole(0, 6), mode: z.enum(roundingModes) });

const item = z.strictObject({
  ...named,
  points: decimalFromZero,
  kind: z.enum(["base", "bonus", "deduction"]),
  level: z.enum(["daily", "annual", "term"]),
  measure,
  method,
  floor: bound.default("0"),
  cap: bound.optional(),
  group: id.optional(),
  rounding: rounding.optional(),
  waivable: z.boolean().default(false),
  scorer: id.optional(),
  deadline: z.strictObject({ within: whole(0, 1000), missing: z.enum(["zero", "open"]) }).optional(),
  collect: z.strictObject({ every: z.enum(everyParts), within: whole(0, 1000) }).optional(),
  mirrors: many(itemMirror).default([]),
});
/** One line of the rubric: what is measured, how it becomes points, and between which bounds. */
export type Item = Frozen<z.output<typeof item>>;

const category = z.strictObject({
  ...named,
  points: decimalFromZero,
  floor: bound.default("0"),
  cap: bound.optional(),
  items: many(item).min(1),
});
export type Category = Frozen<z.output<typeof category>>;

const group = z.strictObject({ ...named, floor: bound.default("none"), cap: bound.default("none") });
export type Group = Frozen<z.output<typeof group>>;

const rubric = z.strictObject({
  points: decimalFromZero,
  rounding: rounding.extend({ basis }),
  total: z.strictObject({ floor: bound.default("0"), cap: bound.default("none"), basis }),
  bonus: z.strictObject({ cap: bound, basis }),
  deduction: z.strictObject({ cap: bound, basis }),
  groups: many(group).default([]),
  categories: many(category).min(1),
});

const grade = z.strictObject({ ...named, from: decimal.optional(), to: decimal.optional() });
export type Grade = Frozen<z.output<typeof grade>>;

/** Exactly one of these four: 以下 includes the number (`atMost`), 不满 does not (`below`). */
export const comparisons = ["below", "atMost", "atLeast", "above"] as const;
const comparison = {
  below: decimal.optional(),
  atMost: decimal.optional(),
  atLeast: decimal.optional(),
  above: decimal.optional(),
};
export type Comparison = { readonly [key in (typeof comparisons)[number]]?: string | undefined };

const condition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("measurement"), item: id, ...comparison }),
  z.strictObject({ kind: z.literal("points-share"), item: id.optional(), category: id.optional(), ...comparison }),
  z.strictObject({ kind: z.literal("choice"), item: id, choice: z.string().min(1).max(64), ...comparison }),
  z.strictObject({ kind: z.literal("findings"), case: id.optional(), ...comparison }),
  z.strictObject({ kind: z.literal("event"), event: id, ...comparison }),
  z.strictObject({ kind: z.literal("year-grade"), atMost: id }),
]);
/** When a cap holds. */
export type Condition = Frozen<z.output<typeof condition>>;

const cap = z.strictObject({
  ...named,
  when: condition,
  limit: id,
  veto: z.literal(true).optional(),
  in: many(z.enum(["annual", "term"]))
    .min(1)
    .default(["annual", "term"]),
});
export type Cap = Frozen<z.output<typeof cap>>;

/** The format of a scheme, as zod reads it. */
export const schemeShape = z.strictObject({
  format: z.literal("zhucun-scheme/1"),
  id,
  version: id,
  title: text,
  notice: text,
  from: day,
  to: day.optional(),
  sources: many(z.strictObject({ id, title: text, grade: z.enum(["A", "B", "C", "D"]) })),
  bodies: many(z.strictObject({ ...named, assessed: z.literal(true).optional() })).min(1),
  lists: many(z.strictObject(named)),
  duties: many(duty),
  steps: many(z.strictObject(named)),
  misconduct: many(misconductCase),
  events: many(z.strictObject(named)).default([]),
  rubric,
  grades: many(grade).min(1),
  caps: many(cap).default([]),
  notApplicable: z.strictObject({ rescale: z.enum(["category", "total", "none"]), maxShare: share, basis }),
  annual: z.strictObject({ minDays: whole(0, 366), closes: whole(0, 1000), basis }),
  term: z.strictObject({ annualWeight: share, termWeight: share, closes: whole(0, 1000), basis }),
});

/** A scheme that has been read and checked: decimals are canonical texts, defaults are filled in. */
export type Scheme = Frozen<z.output<typeof schemeShape>>;

/** A scheme as people write it: numbers may be numbers, defaults may be left out. */
export type SchemeInput = Frozen<z.input<typeof schemeShape>>;

/** All items of a scheme, in its order. */
export const itemsOf = (scheme: Scheme): readonly Item[] => scheme.rubric.categories.flatMap(({ items }) => items);
