/**
 * The register: a district's real bodies, and the dated facts about what they owed and did. Teams have ledgers; everybody else
 * answers here. This file owns its shape; `register-check.ts` owns what must hold between its parts. FORMAT.md, section 13.
 */
import * as z from "zod";
import type { Frozen } from "./frozen";
import { mostFacts } from "./ledger";
import { subjects } from "./misconduct";
import { text, words } from "./text";
import { day, id, many, whole } from "./values";

/** A real body: which kind of body of the scheme it is, and its name as ledgers write it (`town`, `units`, a member's `unit`). */
const realBody = z.strictObject({ id, body: id, name: words });
export type RealBody = Frozen<z.output<typeof realBody>>;

const common = {
  id,
  day,
  recorded: day,
  by: words,
  source: words.optional(),
  corrects: id.optional(),
  reason: words.optional(),
};

/** Whom a duty was done for: a team's village, or a member of a team. */
const person = z.strictObject({ team: id, member: id });

export const registerFact = z.discriminatedUnion("kind", [
  /** A duty was done: for a village (`team`), for people, in answer to an occasion, or for nobody in particular. */
  z.strictObject({
    kind: z.literal("performed"),
    ...common,
    duty: id,
    body: id,
    team: id.optional(),
    people: many(person).optional(),
    answers: id.optional(),
    times: whole(1, 1000).default(1),
  }),
  /** Something happened after which a duty falls due: a vacancy, a dispatched problem, an arrival. */
  z.strictObject({
    kind: z.literal("occasion"),
    ...common,
    duty: id,
    body: id,
    title: words.optional(),
    team: id.optional(),
    member: id.optional(),
    within: whole(0, 1000).optional(),
  }),
  /** A duty is approved as not applicable for a time. */
  z.strictObject({
    kind: z.literal("exemption"),
    ...common,
    duty: id,
    body: id,
    team: id.optional(),
    member: id.optional(),
    from: day,
    to: day,
    approver: words,
    reason: words,
  }),
  /** Misconduct of a body that is no team: the same states and the same ladder as in a ledger. */
  z.strictObject({
    kind: z.literal("finding"),
    ...common,
    case: id,
    matter: id,
    subject: z.enum(subjects).exclude(["member", "team"]),
    body: id,
    state: z.enum(["suspected", "investigating", "confirmed", "dismissed"]),
    grave: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal("withdrawal"), ...common, corrects: id, reason: words }),
]);

/** One dated thing about bodies, with who recorded it and when. Never edited, only corrected by a later one. */
export type RegisterFact = Frozen<z.output<typeof registerFact>>;
export type RegisterFactOf<K extends RegisterFact["kind"]> = Extract<RegisterFact, { kind: K }>;

/** The format of a register, as zod reads it. */
export const registerShape = z.strictObject({
  format: z.literal("zhucun-register/1"),
  id,
  title: text,
  bodies: many(realBody),
  facts: z.array(registerFact).max(mostFacts).default([]),
});

/** A register that has been read and checked. */
export type Register = Frozen<z.output<typeof registerShape>>;

/** A register as people write it. */
export type RegisterInput = Frozen<z.input<typeof registerShape>>;
