/** The scheme: a district's whole assessment method as data. This file owns its shape; `scheme-check.ts` owns what must hold between its parts. */
import * as z from "zod";
import { basis, named } from "./basis";
import { everyParts } from "./calendar";
import { condition } from "./condition";
import { account, duty, mechanism, ofBody } from "./duty";
import type { Frozen } from "./frozen";
import { itemMirror, measure, method } from "./measures";
import { misconductCase } from "./misconduct";
import { ranking } from "./places";
import { pledging } from "./pledge";
import { roundingModes } from "./points";
import { serving } from "./serving";
import { text } from "./text";
import { bound, day, decimal, decimalFromZero, id, many, monthDay, share, whole } from "./values";
import { warnings } from "./warning";

/** The version of the meaning of schemes and ledgers. It rises when a sentence of FORMAT.md changes a result. */
export const semantics = 1;

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

/** A remark of the checker that the authors of a scheme know and leave as it is, with their reason; `change` where one code says several things of a clause. */
const accepted = z.strictObject({ remark: id, at: z.string().min(1).max(200), change: id.optional(), reason: text });
export type Accepted = Frozen<z.output<typeof accepted>>;

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
  bodies: many(z.strictObject({ ...named, assessed: z.literal(true).optional(), ...ofBody })).min(1),
  lists: many(z.strictObject(named)),
  duties: many(duty),
  accounts: many(account).default([]),
  mechanisms: many(mechanism).default([]),
  steps: many(z.strictObject(named)),
  misconduct: many(misconductCase),
  events: many(z.strictObject(named)).default([]),
  rubric,
  grades: many(grade).min(1),
  caps: many(cap).default([]),
  notApplicable: z.strictObject({ rescale: z.enum(["category", "total", "none"]), maxShare: share, basis }),
  annual: z.strictObject({
    minDays: whole(0, 366),
    closes: whole(0, 1000),
    /** Whether what is recorded for a year after its closing day needs a correction order. */
    afterClosing: z.enum(["order", "free"]).default("free"),
    basis,
  }),
  term: z.strictObject({ annualWeight: share, termWeight: share, closes: whole(0, 1000), basis }),
  /** The last day of a year from which a new version can still govern that year. */
  changes: z.strictObject({ latest: monthDay, basis }).optional(),
  ranking: ranking.optional(),
  members: serving.optional(),
  commitments: pledging.optional(),
  warnings: warnings.optional(),
  accepted: many(accepted).optional(),
});

/** A scheme that has been read and checked: decimals are canonical texts, defaults are filled in. */
export type Scheme = Frozen<z.output<typeof schemeShape>>;

/** A scheme as people write it: numbers may be numbers, defaults may be left out. */
export type SchemeInput = Frozen<z.input<typeof schemeShape>>;

/** All items of a scheme, in its order. */
export const itemsOf = (scheme: Scheme): readonly Item[] => scheme.rubric.categories.flatMap(({ items }) => items);
