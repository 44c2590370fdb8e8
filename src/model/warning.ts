/** Early warnings: colours, the criteria that raise them, and what follows. FORMAT.md, section 19. */
import * as z from "zod";
import { basis, named } from "./basis";
import { comparison, condition } from "./condition";
import type { Frozen } from "./frozen";
import { text } from "./text";
import { decimalFromZero, id, many, whole } from "./values";

const every = z.enum(["month", "quarter"]);

/** How a colour is drawn on a terminal. It means nothing: what counts is a colour's place. */
export const shades = ["green", "blue", "yellow", "red"] as const;
export type Shade = (typeof shades)[number];

const trigger = z.discriminatedUnion("kind", [
  /** A condition on the team's standing of the day: all items over the calendar year so far. */
  z.strictObject({ kind: z.literal("condition"), when: condition }),
  /** So many events, findings or notices in the last so many days. */
  z.strictObject({
    kind: z.literal("count"),
    of: z.enum(["event", "finding", "notice"]),
    name: id.optional(),
    days: whole(1, 1000),
    atLeast: whole(1, 1000),
  }),
  /** An item's measured value compares so in each of the last so many calendar parts that have ended and have a value. */
  z.strictObject({ kind: z.literal("running"), item: id, every, times: whole(1, 100), ...comparison }),
  /** An item's measured value has gone down (or up) so many times in a row, each time by at least `by`. */
  z.strictObject({
    kind: z.literal("trend"),
    item: id,
    every,
    goes: z.enum(["down", "up"]),
    times: whole(1, 100),
    by: decimalFromZero.default("0"),
  }),
]);
export type Trigger = Frozen<z.output<typeof trigger>>;

const criterion = z.strictObject({
  ...named,
  when: trigger,
  /** Gives at least this colour by itself. */ colour: id.optional(),
});
export type Criterion = Frozen<z.output<typeof criterion>>;

/** What follows when a colour or a worse one stands so many parts in a row, or so many times in a calendar year. */
const consequence = z.strictObject({
  ...named,
  colour: id,
  running: whole(1, 100).optional(),
  inYear: whole(1, 100).optional(),
  steps: many(id),
});
export type Consequence = Frozen<z.output<typeof consequence>>;

export const warnings = z.strictObject({
  /** Mildest first; the first stands for no warning. Their order counts, their names do not. */
  colours: many(z.strictObject({ id, title: text, shade: z.enum(shades).optional(), basis })).min(1),
  criteria: many(criterion).min(1),
  /** So many criteria together give a colour. */
  counts: many(z.strictObject({ atLeast: whole(1, 1000), colour: id })).default([]),
  /** The calendar part at whose last day a colour is kept. */
  every,
  /** A part in which none of these items has a value keeps no colour; with none of them listed, every part keeps one. */
  records: many(id).default([]),
  consequences: many(consequence).default([]),
  basis,
});
export type WarningRules = Frozen<z.output<typeof warnings>>;
