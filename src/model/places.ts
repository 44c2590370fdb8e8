/** How teams are ranked, how many places a grade has, and how a result becomes final. FORMAT.md, sections 15 and 16. */
import * as z from "zod";
import { basis, named } from "./basis";
import { scoredCondition } from "./condition";
import type { Frozen } from "./frozen";
import { id, many, share, whole } from "./values";

const first = z.enum(["highest", "lowest"]);

/** What decides between teams of equal total, in the order of the chain. The total itself always comes first and is not written. */
const tieBreak = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("base"), first: first.default("highest") }),
  z.strictObject({ kind: z.literal("bonus"), first: first.default("highest") }),
  z.strictObject({ kind: z.literal("deduction"), first: first.default("lowest") }),
  z.strictObject({ kind: z.literal("category"), category: id, first: first.default("highest") }),
  z.strictObject({
    kind: z.literal("item"),
    item: id,
    of: z.enum(["points", "measurement"]),
    first: first.default("highest"),
  }),
]);
export type TieBreak = Frozen<z.output<typeof tieBreak>>;

/** Days that are counted on the working-day calendar or on every day. */
const count = z.enum(["working", "calendar"]);

export const ranking = z.strictObject({
  pools: z.enum(["district", "town"]),
  /** A grade with a limited number of places, the conditions that a place asks for as well, and the grade of those who get none. */
  places: many(
    z.strictObject({
      ...named,
      grade: id,
      rate: share,
      atLeast: whole(0, 1000).default(0),
      conditions: many(scoredCondition).default([]),
      otherwise: id,
      in: many(z.enum(["annual", "term"]))
        .min(1)
        .default(["annual", "term"]),
    }),
  ).default([]),
  ties: many(tieBreak).default([]),
  publicity: z.strictObject({ days: whole(0, 365), count, basis }),
  /** An appeal is made `within` so many days of the publication and answered within `answer` days. */
  appeal: z.strictObject({ within: whole(0, 365), answer: whole(0, 365), count, basis }),
  basis,
});
export type RankingRules = Frozen<z.output<typeof ranking>>;
export type PlaceRule = RankingRules["places"][number];
