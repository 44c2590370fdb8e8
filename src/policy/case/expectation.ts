/** What a case may expect: every number, word and state of an answer by its name, as zod reads it. Short forms are spelled out here. */
import * as z from "zod";
import type { obligationStates } from "../../model/answer/duties";
import type { PlaceState } from "../../model/answer/ranking";
import type { CriterionState } from "../../model/answer/warnings";
import type { GradeReason, ItemState, Why } from "../../model/evaluation";
import type { Frozen } from "../../model/frozen";
import { byCode } from "../../model/names";
import { day, decimal, id, many, whole } from "../../model/values";
import { ofCommitments } from "./answer/commitments";
import { ofDereliction } from "./answer/dereliction";
import { ofMembers } from "./answer/members";
import { byName, days, each, exact, gradeStates, ids, named, orShort, years } from "./written";

const itemStates = each<ItemState>()(["measured", "missing", "not-applicable", "pending"]);
const criterionStates = each<CriterionState>()(["holds", "clear", "no-data"]);
const whys = each<Why>()([
  "waiver",
  "nothing-due",
  "no-target",
  "not-yet-answerable",
  "excused",
  "no-valid-rating",
  "too-few-raters",
  "small-sample",
  "investigation",
  "zeroed",
]);
const placeStates = each<PlaceState>()([
  "granted",
  "decided",
  "over-quota",
  "tied",
  "no-place",
  "below-threshold",
  "none",
]);

/** Reasons that are there or not, and those that name items or years. */
export const plainReasons = ["daily", "short-period", "not-applicable", "investigation"] as const;
export const itemReasons = ["missing", "pending"] as const;
export const yearReasons = ["year-open", "year-ahead"] as const;
export type ReasonWord = GradeReason["kind"];

const item = z.strictObject({
  points: decimal.nullable().optional(),
  outOf: decimal.optional(),
  state: z.enum(itemStates).optional(),
  why: z.enum(whys).nullable().optional(),
  measured: exact.nullable().optional(),
  raw: exact.nullable().optional(),
  bound: z.enum(["floor", "cap"]).nullable().optional(),
  zeroedBy: ids.optional(),
  setAside: ids.optional(),
});

const category = z.strictObject({
  points: decimal.nullable().optional(),
  outOf: decimal.optional(),
  state: z.enum(["applicable", "not-applicable"]).optional(),
  base: decimal.optional(),
  bonus: decimal.optional(),
  deduction: decimal.optional(),
});

const cap = z.strictObject({
  holds: z.boolean().optional(),
  binds: z.boolean().optional(),
  limit: named.optional(),
  veto: z.boolean().optional(),
  found: exact.nullable().optional(),
  subjects: ids.optional(),
});

const adjustment = z.strictObject({
  scope: z.enum(["group", "category", "total", "bonus", "deduction"]),
  id: id.nullable().default(null),
  rule: z.enum(["floor", "cap", "rescale"]),
  from: decimal,
  to: decimal,
});

const owed = z.strictObject({ by: days.optional(), overdue: days.optional() });

const year = z.strictObject({
  total: decimal.optional(),
  days: whole(0).optional(),
  grade: named.nullable().optional(),
  naturalGrade: named.nullable().optional(),
  gradeState: z.enum(gradeStates).optional(),
});

const parts = z.strictObject({
  mean: exact.optional(),
  annualPoints: decimal.optional(),
  termTotal: decimal.optional(),
  termPoints: decimal.optional(),
  years: byName(orShort("total", decimal, year)).optional(),
});

/** `true`: there is such a reason; a list: for exactly these items or years. */
const reasons = z.strictObject({
  daily: z.boolean().optional(),
  "short-period": z.boolean().optional(),
  "not-applicable": z.boolean().optional(),
  investigation: z.boolean().optional(),
  missing: z.union([z.boolean(), ids]).optional(),
  pending: z.union([z.boolean(), ids]).optional(),
  "year-open": z.union([z.boolean(), years]).optional(),
  "year-ahead": z.union([z.boolean(), years]).optional(),
} satisfies Record<ReasonWord, z.ZodType>);

/** Of one team's evaluation. */
export const ofEvaluation = {
  asOf: day.optional(),
  total: decimal.optional(),
  outOf: decimal.optional(),
  base: decimal.optional(),
  bonus: decimal.optional(),
  deduction: decimal.optional(),
  grade: named.nullable().optional(),
  naturalGrade: named.nullable().optional(),
  gradeState: z.enum(gradeStates).optional(),
  gradeReasons: reasons.optional(),
  notApplicableShare: exact.optional(),
  items: byName(orShort("points", decimal.nullable(), item)).optional(),
  categories: byName(orShort("points", decimal.nullable(), category)).optional(),
  /** A list: exactly these hold. By name: what is said of each. */
  caps: z.union([ids, byName(orShort("holds", z.boolean(), cap))]).optional(),
  adjustments: many(adjustment).optional(),
  mirrors: byName(exact).optional(),
  owed: byName(orShort("by", days, owed)).optional(),
  parts: parts.optional(),
};

const place = z.strictObject({
  state: z.enum(placeStates).optional(),
  rise: decimal.nullable().optional(),
  fall: decimal.nullable().optional(),
});

const rankedTeam = z.strictObject({
  rank: whole(1).nullable().optional(),
  total: decimal.optional(),
  grade: named.nullable().optional(),
  scoreGrade: named.nullable().optional(),
  gradeState: z.enum(gradeStates).optional(),
  ties: many(exact.nullable()).optional(),
  places: byName(orShort("state", z.enum(placeStates), place)).optional(),
});

const poolPlaces = z.strictObject({
  quota: whole(0).optional(),
  held: whole(0).optional(),
  overQuota: whole(0).optional(),
  /** Teams that are equal at the cut: a list for each tie. */
  ties: many(ids.transform((teams) => teams.join(", ")))
    .transform((ties) => ties.sort(byCode))
    .optional(),
});

const pool = z.strictObject({
  size: whole(0).optional(),
  fixed: whole(0).optional(),
  open: whole(0).optional(),
  none: whole(0).optional(),
  places: byName(poolPlaces).optional(),
});

/** Of a ranking. */
export const ofRanking = {
  teams: byName(orShort("rank", whole(1).nullable(), rankedTeam)).optional(),
  pools: byName(pool).optional(),
};

const consequence = z.strictObject({
  holds: z.boolean().optional(),
  count: whole(0).optional(),
  reached: many(day).optional(),
});

/** Of warnings. */
export const ofWarnings = {
  colour: named.optional(),
  since: day.nullable().optional(),
  holding: whole(0).optional(),
  criteria: byName(z.enum(criterionStates)).optional(),
  /** The colour kept at the last day of a part. */
  history: byName(named.nullable()).optional(),
  consequences: byName(orShort("holds", z.boolean(), consequence)).optional(),
};

const number = whole(0).optional();
const counts = z.strictObject({
  overdue: number,
  late: number,
  open: number,
  done: number,
  broken: number,
  "not-applicable": number,
  total: number,
} satisfies Record<(typeof obligationStates)[number] | "total", z.ZodType>);

const account = z.strictObject({ balance: exact.optional(), charged: exact.optional(), points: exact.optional() });

const body = z.strictObject({
  counts: counts.optional(),
  duties: byName(counts).optional(),
  accounts: byName(orShort("balance", exact, account)).optional(),
});

/** Of duties. */
export const ofDuties = { counts: counts.optional(), bodies: byName(body).optional(), unassigned: whole(0).optional() };

/** The code of a problem: the question, or the ledger, is refused with it. */
const ofRefusal = { problem: z.string().min(1).max(64).optional() };

/** All that can be expected. Which of it fits a question, `check.ts` says. */
export const expectationShape = z.strictObject({
  ...ofEvaluation,
  ...ofRanking,
  ...ofWarnings,
  ...ofDuties,
  ...ofMembers,
  ...ofCommitments,
  ...ofDereliction,
  ...ofRefusal,
});

/** What a case expects, with numbers as exact texts and short forms spelled out. */
export type Expectation = Frozen<z.output<typeof expectationShape>>;
