/** What is done with a team's result once it has been worked out: drafted, published, appealed, reviewed, corrected; and a panel's decision on a tie. FORMAT.md, section 16. */
import * as z from "zod";
import { isDay } from "./calendar";
import { words } from "./text";
import { day, id, many, resultDecimal, whole } from "./values";

const common = {
  id,
  day,
  recorded: day,
  by: words,
  source: words.optional(),
  corrects: id.optional(),
  reason: words.optional(),
};

const isPeriod = (written: string | number): boolean =>
  written === "term" || (/^\d{4}$/.test(String(written)) && isDay(`${written}-01-01`));

/** The year of an annual result, or `term`. */
const period = z
  .union([z.number(), z.string()])
  .refine(isPeriod, { params: { code: "not-a-period" } })
  .transform(String);

const version = whole(1, 1000);

/** One version of one team's result. */
const which = { team: id, period, version };

/** What a version says, with all that is needed to work it out again. */
const result = {
  asOf: day,
  knownAt: day,
  /** The hash of the scheme that it was worked out by. */
  scheme: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  total: resultDecimal,
  /** The grade after places were decided; left out where none is fixed. */
  grade: id.optional(),
  /** The place rule of which the team holds a place. */
  place: id.optional(),
};

export const resultActs = [
  z.strictObject({ kind: z.literal("drafted"), ...common, ...which, ...result }),
  z.strictObject({ kind: z.literal("published"), ...common, ...which }),
  z.strictObject({ kind: z.literal("appealed"), ...common, ...which, ground: words.optional() }),
  z.strictObject({
    kind: z.literal("reviewed"),
    ...common,
    ...which,
    outcome: z.enum(["upheld", "rejected"]),
    reason: words,
  }),
  /** A new version in the place of one that was published. */
  z.strictObject({ kind: z.literal("corrected"), ...common, ...which, ...result, order: words, reason: words }),
  /** A panel puts teams that are equal in everything into an order. */
  z.strictObject({
    kind: z.literal("decision"),
    ...common,
    period,
    place: id,
    teams: many(id).min(2),
  }),
] as const;
