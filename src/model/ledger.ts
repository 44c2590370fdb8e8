/** The ledger: what one team promised, was set, and did, as dated facts. This file owns its shape; `ledger-check.ts` owns what must hold between its parts. */
import * as z from "zod";
import type { Frozen } from "./frozen";
import { statuses } from "./measures";
import { subjects } from "./misconduct";
import { words } from "./text";
import { byChoice, day, decimal, decimalAboveZero, decimalFromZero, id, many, share, whole } from "./values";

const year = whole(1900, 2199);

/** What every fact has: its id, the day it happened, the day it was recorded, who recorded it; and may have. */
const common = {
  id,
  day,
  recorded: day,
  by: words,
  source: words.optional(),
  body: id.optional(),
  corrects: id.optional(),
  reason: words.optional(),
  /** The correction order by which this was recorded after its year had closed. */
  order: words.optional(),
};
const withYear = { ...common, for: year.optional() };

/** The small values that only facts have. */
export const factValues = {
  year,
  yes: z.literal(true),
  truth: z.boolean(),
  slot: z.enum(["am", "pm"]),
  status: z.enum(statuses),
  claim: z.enum(["self", "checked"]),
  subject: z.enum(subjects),
  state: z.enum(["suspected", "investigating", "confirmed", "dismissed"]),
  over: z.enum(["year", "term"]),
  votes: whole(0),
  rank: whole(1),
  authors: whole(1, 1000),
};
const { yes, truth, slot, status, claim, subject, state, over, votes, rank, authors } = factValues;

/** How much of a commitment is to be done by a day. */
const step = z.strictObject({ due: day, share });

export const fact = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("attendance"),
    ...common,
    member: id,
    until: day.optional(),
    slot: slot.optional(),
    status,
    /** Of leave: the day on which it was asked for, the body that approved it, and whether the law grants it. */
    asked: day.optional(),
    authority: id.optional(),
    statutory: yes.optional(),
  }),
  z.strictObject({ kind: z.literal("count"), ...withYear, item: id, value: decimalFromZero.default("1") }),
  z.strictObject({ kind: z.literal("tally"), ...withYear, item: id, done: decimalFromZero, due: decimalFromZero }),
  z.strictObject({
    kind: z.literal("rating"),
    ...withYear,
    item: id,
    value: decimalFromZero,
    rater: words,
    member: id.optional(),
    scorer: id.optional(),
    valid: truth.default(true),
  }),
  z.strictObject({
    kind: z.literal("ballots"),
    ...withYear,
    item: id,
    votes: byChoice(votes),
  }),
  z.strictObject({
    kind: z.literal("value"),
    ...withYear,
    item: id,
    value: decimal,
    claim: claim.default("checked"),
    scorer: id.optional(),
  }),
  z.strictObject({ kind: z.literal("rank"), ...withYear, item: id, rank, of: rank.optional() }),
  z.strictObject({ kind: z.literal("colour"), ...common, item: id, colour: id, arrival: yes.optional() }),
  z.strictObject({
    kind: z.literal("notice"),
    ...withYear,
    item: id,
    matter: id,
    level: id,
    authors: authors.default(1),
  }),
  z.strictObject({
    kind: z.literal("finding"),
    ...withYear,
    case: id,
    matter: id,
    subject,
    state,
    member: id.optional(),
    grave: yes.optional(),
    item: id.optional(),
  }),
  z.strictObject({
    kind: z.literal("progress"),
    ...common,
    commitment: id,
    done: share,
    verified: truth.default(true),
  }),
  z.strictObject({ kind: z.literal("milestone"), ...common, milestone: id, done: share.default("1") }),
  z.strictObject({
    kind: z.literal("change"),
    ...common,
    commitment: id,
    title: words.optional(),
    due: day.optional(),
    weight: decimalAboveZero.optional(),
    milestones: many(step).optional(),
    reason: words,
    approver: words,
    published: day.optional(),
  }),
  z.strictObject({
    kind: z.literal("dropped"),
    ...common,
    commitment: id,
    reason: words,
    approver: words.optional(),
  }),
  z.strictObject({ kind: z.literal("handover"), ...common, commitment: id, from: id, to: id }),
  z.strictObject({ kind: z.literal("event"), ...withYear, event: id }),
  z.strictObject({
    kind: z.literal("waiver"),
    ...withYear,
    item: id.optional(),
    commitment: id.optional(),
    reason: words,
    approver: words,
    over: over.default("year"),
  }),
  z.strictObject({ kind: z.literal("withdrawal"), ...common, corrects: id, reason: words }),
]);

/** One dated thing with who recorded it and when. Facts are never edited, only corrected by a later fact. */
export type Fact = Frozen<z.output<typeof fact>>;
export type FactInput = Frozen<z.input<typeof fact>>;
export type FactKind = Fact["kind"];
export const factKinds: readonly FactKind[] = fact.options.map(({ shape }) => shape.kind.value);
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** The year that a fact says it counts for; kinds without `for` say none. */
export const forYear = (one: Fact): number | undefined => (one as { readonly for?: number | undefined }).for; // asked of every fact: a look whether the kind has one costs more

const service = z.strictObject({ from: day, to: day.optional() });
const member = z.strictObject({
  id,
  name: words,
  role: z.enum(["leader", "member"]),
  unit: words.optional(),
  post: id.optional(),
  service: many(service).min(1),
});
export type Member = Frozen<z.output<typeof member>>;

const commitment = z.strictObject({
  id,
  level: z.enum(["annual", "term"]),
  year: year.optional(),
  title: words,
  weight: decimalAboveZero.default("1"),
  due: day,
  approved: day.optional(),
  published: day.optional(),
  milestones: many(step).default([]),
});
export type Commitment = Frozen<z.output<typeof commitment>>;

const milestone = z.strictObject({ id, item: id, title: words, due: day, weight: decimalAboveZero.default("1") });
export type Milestone = Frozen<z.output<typeof milestone>>;

/** Most facts that one ledger may hold. */
export const mostFacts = 1_000_000;

/** The format of a ledger, as zod reads it. */
export const ledgerShape = z.strictObject({
  format: z.literal("zhucun-ledger/1"),
  team: id,
  village: words,
  town: words,
  units: many(words).min(1),
  term: z.strictObject({ from: day, to: day }),
  members: many(member),
  targets: many(z.strictObject({ item: id, year: year.optional(), value: decimalFromZero })).default([]),
  commitments: many(commitment).default([]),
  milestones: many(milestone).default([]),
  facts: z.array(fact).max(mostFacts).default([]),
});

/** A ledger that has been read and checked: decimals are canonical texts, defaults are filled in. */
export type Ledger = Frozen<z.output<typeof ledgerShape>>;

/** A ledger as people write it: numbers may be numbers, defaults may be left out. */
export type LedgerInput = Frozen<z.input<typeof ledgerShape>>;
