/** Duties of bodies, the accounts that bodies are held to, and the mechanisms that duties run through. FORMAT.md, section 13. */
import * as z from "zod";
import { basis, named } from "./basis";
import type { Frozen } from "./frozen";
import { subjects } from "./misconduct";
import { text } from "./text";
import { decimalFromZero, id, many, whole } from "./values";

/** What a kind of body may say beside its name. */
export const ofBody = {
  /** Which teams a real body of this kind answers for: all, those of the town that bears its name, or those that it sends people to. */
  teams: z.enum(["all", "town", "units"]).optional(),
  /** The subject of findings about real bodies of this kind. */
  subject: z.enum(subjects).optional(),
};

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
export type Cadence = Frozen<z.output<typeof cadence>>;

export const duty = z.strictObject({
  ...named,
  body: id,
  list: id,
  cadence,
  per: z.enum(["village", "member"]).optional(),
  /** An item measured by attendance whose days show that a duty of members is done; no facts are kept twice. */
  shownBy: id.optional(),
  /** Of a standing duty: the misconduct that breaks it. */
  brokenBy: many(id).optional(),
});
export type Duty = Frozen<z.output<typeof duty>>;

/** What a body starts a year with, and what is taken off. */
export const account = z.strictObject({
  body: id,
  points: decimalFromZero,
  overdue: decimalFromZero.default("0"),
  late: decimalFromZero.default("0"),
  basis,
});
export type Account = Frozen<z.output<typeof account>>;

export const mechanism = z.strictObject({ ...named, duties: many(id).min(1) });
export type Mechanism = Frozen<z.output<typeof mechanism>>;
