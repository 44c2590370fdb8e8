/** The format `zhucun-cases/1`: how worked cases are written. What may be left out is filled in by `fill.ts`. */
import * as z from "zod";
import type { Frozen } from "../../model/frozen";
import { fact, ledgerShape } from "../../model/ledger";
import { registerFact, registerShape } from "../../model/register";
import { text, words } from "../../model/text";
import { day, id, many, mostEntries, whole } from "../../model/values";
import { expectationShape } from "./expectation";

/** Keys of facts that are filled in where they are left out. */
export const filledIn = [
  "id",
  "recorded",
  "by",
  "reason",
  "approver",
  "rater",
  "matter",
  "state",
  "subject",
  "body",
] as const;

const mayBeLeftOut: ReadonlySet<string> = new Set(filledIn);

/** A fact of which some keys may be left out. */
const loosened = ({ shape }: { readonly shape: Readonly<Record<string, z.ZodType>> }): z.ZodObject =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([key, value]) => [key, mayBeLeftOut.has(key) ? value.optional() : value]),
    ),
  );

/** Any of the kinds of fact, loosened; the key `kind` says which. */
const looseFacts = (kinds: readonly Parameters<typeof loosened>[0][]): z.ZodType => {
  const [first = z.strictObject({}), ...rest] = kinds.map(loosened);
  return z.discriminatedUnion("kind", [first, ...rest]);
};

const member = ledgerShape.shape.members.element;
const looseMember = member.partial({ name: true, role: true, service: true });
const commitment = ledgerShape.shape.commitments.unwrap().element;
const milestone = ledgerShape.shape.milestones.unwrap().element;

/** The head of a ledger: only what matters. */
const head = z.strictObject({
  team: id.optional(),
  village: words.optional(),
  town: words.optional(),
  units: many(words).min(1).optional(),
  term: ledgerShape.shape.term.optional(),
  members: many(z.union([id, looseMember])).optional(),
  targets: ledgerShape.shape.targets.unwrap().optional(),
  commitments: many(commitment.partial({ title: true, level: true })).optional(),
  milestones: many(milestone.partial({ title: true })).optional(),
});

/** A ledger, or what is different in it; `facts` is how its facts are read. */
const layerOf = <F extends z.ZodType>(facts: F) => ({
  /** The name of a base ledger. */
  base: words.optional(),
  ledger: head.optional(),
  /** What is left out of the base: ids of facts, members, commitments and milestones, and items of targets. */
  drop: many(id).optional(),
  facts: many(facts).optional(),
});

const asked = { asOf: day.optional(), knownAt: day.optional() };
const year = whole(1900, 2199);

/** The question: exactly one of the nine. */
const ask = z.strictObject({
  daily: day.optional(),
  annual: year.optional(),
  term: z.literal(true).optional(),
  rank: z.union([year, z.literal("term")]).optional(),
  warnings: day.optional(),
  duties: day.optional(),
  members: year.optional(),
  commitments: day.optional(),
  dereliction: day.optional(),
  ...asked,
});

const registerOf = <F extends z.ZodType>(facts: F) =>
  z.strictObject({ bodies: registerShape.shape.bodies.optional(), facts: many(facts).optional() });

const caseOf = <F extends z.ZodType, R extends z.ZodType>(facts: F, registerFacts: R) =>
  z.strictObject({
    id,
    says: z.union([words, text.partial({ en: true })]),
    ...layerOf(facts),
    /** Several teams: their names, or each with what it has beside what is written for all. */
    teams: many(z.union([id, z.strictObject({ team: id, ...layerOf(facts) })]))
      .min(1)
      .optional(),
    register: registerOf(registerFacts).optional(),
    ask,
    expect: expectationShape,
  });

const baseOf = <F extends z.ZodType>(facts: F) => z.strictObject(layerOf(facts)).omit({ base: true, drop: true });

const fileOf = <B extends z.ZodType, C extends z.ZodType>(base: B, one: C) =>
  z.strictObject({
    format: z.literal("zhucun-cases/1"),
    /** Ledgers that cases can start from, by name. */
    bases: z
      .record(words, base)
      .refine((written) => Object.keys(written).length <= mostEntries, {
        params: { code: "too-long", most: String(mostEntries) },
      })
      .optional(),
    cases: many(one).optional(),
  });

/** The facts of ledgers and of registers, loosened. */
export const looseFact = looseFacts(fact.options);
export const looseRegisterFact = looseFacts(registerFact.options);

/** A file of cases with everything in it. */
export const caseFileShape = fileOf(baseOf(looseFact), caseOf(looseFact, looseRegisterFact));

/** The same, read part by part, so that what is wrong in one does not hide what is wrong in another. */
export const parts = {
  file: fileOf(z.unknown(), z.unknown()),
  base: baseOf(z.unknown()),
  case: caseOf(z.unknown(), z.unknown()),
} as const;

/** Parts as they are read, with facts as they were written. */
export type Head = z.output<typeof head>;
export type Ask = z.output<typeof ask>;
export type Layer = z.output<typeof parts.base> & {
  readonly base?: string | undefined;
  readonly drop?: readonly string[] | undefined;
};
export type WrittenCase = z.output<typeof parts.case>;

/** A case as people write it. */
export type CaseInput = NonNullable<CaseFileInput["cases"]>[number];

/** A file of cases as people write it. */
export type CaseFileInput = Frozen<z.input<typeof caseFileShape>>;
