/** A team on the first scheme that gets all of its 100 points in 2022, so that one other fact shows what that fact alone does. */
import { luojiang } from "../../rubrics/luojiang";
import { type AnnualQuestion, evaluateAnnual } from "../../src/engine/evaluate";
import type { Evaluation } from "../../src/model/evaluation";
import type { FactInput, Ledger, LedgerInput } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import type { Problem, Step } from "../../src/model/problem";
import type { Scheme } from "../../src/model/scheme";
import { checkScheme, parseScheme } from "../../src/model/scheme-check";
import { fact, ledgerInput, withAt } from "../small-district";

type More = Readonly<Record<string, unknown>>;

/** Attendance of m1 on a day; `until` makes it a range. */
export const attendance = (status: string, day: string, more: More = {}): FactInput =>
  fact("attendance", day, { member: "m1", status, ...more });

export const present = (day: string, until = day, more: More = {}): FactInput =>
  attendance("resident", day, { until, ...more });

export const tally = (item: string, done: number, due: number, day = "2022-12-15", more: More = {}): FactInput =>
  fact("tally", day, { item, done, due, ...more });

export const count = (item: string, value = 1, day = "2022-12-15", more: More = {}): FactInput =>
  fact("count", day, { item, value, ...more });

export const ballots = (item: string, votes: Readonly<Record<string, number>>, more: More = {}): FactInput =>
  fact("ballots", "2022-12-10", { item, votes, ...more });

export const rating = (item: string, value: number, rater: string, more: More = {}): FactInput =>
  fact("rating", "2022-12-10", { item, value, rater, ...more });

/** One rating for each value, each of another rater. */
export const panel = (item: string, values: readonly number[], more: More = {}): FactInput[] =>
  values.map((value, index) => rating(item, value, `r${index + 1}`, more));

export const notice = (item: string, matter: string, level: string, day = "2022-06-01", more: More = {}): FactInput =>
  fact("notice", day, { item, matter, level, ...more });

/** A confirmed finding about the team, unless `more` says otherwise. */
export const finding = (name: string, matter: string, day = "2022-06-01", more: More = {}): FactInput =>
  fact("finding", day, { case: name, matter, subject: "team", state: "confirmed", ...more });

export const progress = (commitment: string, done: number, day: string, more: More = {}): FactInput =>
  fact("progress", day, { commitment, done, ...more });

export const waive = (about: More, more: More = {}): FactInput => fact("waiver", "2022-04-11", { ...about, ...more });

type Commitment = NonNullable<LedgerInput["commitments"]>[number];

const annual = (id: string): Commitment => ({
  id,
  level: "annual",
  year: 2022,
  title: id,
  due: "2022-11-30",
  approved: "2022-02-01",
  published: "2022-02-07",
});

/** Four commitments of 2022 and one of the term, half of which is due in 2022; two projects; three targets. */
export const head: Partial<LedgerInput> = {
  commitments: [
    ...["a", "b", "c", "d"].map(annual),
    {
      id: "t",
      level: "term",
      title: "t",
      due: "2023-08-31",
      approved: "2021-09-01",
      published: "2021-09-01",
      milestones: [{ due: "2022-06-30", share: 0.5 }],
    },
  ],
  milestones: [
    { id: "orchard", item: "5.1", title: "果园", due: "2022-10-31" },
    { id: "road", item: "7.1", title: "道路", due: "2022-10-31" },
  ],
  targets: [
    { item: "5.2", year: 2022, value: 40 },
    { item: "6.1", year: 2022, value: 80000 },
    { item: "6.2", year: 2022, value: 40000 },
  ],
};

/** By item: the facts that give all of its points in 2022. Items without facts have none to show. */
export const fullMarks: Readonly<Record<string, readonly FactInput[]>> = {
  "1.1": [present("2022-01-01", "2022-12-31", { recorded: "2022-12-31" })],
  "1.3": [tally("1.3", 12, 12)],
  "1.4": [tally("1.4", 12, 12)],
  "2.1": [tally("2.1", 2, 2)],
  "2.2": [rating("2.2", 100, "部", { member: "m1" })],
  "2.3": [count("2.3", 4)],
  "3.2": [fact("colour", "2022-12-15", { item: "3.2", colour: "none" })],
  "3.3": [count("3.3", 2)],
  "3.4": panel("3.4", [100, 100, 100], { scorer: "town" }),
  "4.1": [tally("4.1", 50, 50)],
  "4.2": [tally("4.2", 4, 4)],
  "5.1": [fact("milestone", "2022-10-01", { milestone: "orchard" })],
  "5.2": [count("5.2", 40)],
  "5.3": panel("5.3", [100, 100, 100], { scorer: "departments" }),
  "6.1": [count("6.1", 80000)],
  "6.2": [fact("value", "2022-12-15", { item: "6.2", value: 40000 })],
  "7.1": [fact("milestone", "2022-10-01", { milestone: "road" })],
  "7.2": [rating("7.2", 100, "镇党委", { scorer: "town" })],
  "7.3": [fact("value", "2022-12-15", { item: "7.3", value: 1, scorer: "departments" })],
  "8.1": [tally("8.1", 3, 3)],
  "8.3": panel("8.3", [100, 100, 100], { scorer: "departments" }),
  "9.1": [count("9.1", 4)],
  "9.2": [tally("9.2", 5, 5)],
  "9.3": [tally("9.3", 5, 5)],
  "10.2": ["a", "b", "c", "d"].map((id) => progress(id, 1, "2022-10-01")),
  "10.3": [progress("t", 0.5, "2022-10-01")],
  "10.4": [ballots("10.4", { satisfied: 50 })],
  "11.1": [ballots("11.1", { satisfied: 50 })],
  "11.2": [rating("11.2", 100, "镇党委", { scorer: "town" })],
  "11.3": [rating("11.3", 100, "水利局", { scorer: "unit" })],
};

/** The facts of full marks, with other facts for some items and any number of further ones (under any key that is no item). */
export const facts = (changes: Readonly<Record<string, readonly FactInput[]>> = {}): FactInput[] =>
  Object.values({ ...fullMarks, ...changes }).flat();

/** A ledger on the first scheme, checked against it. */
export const ledgerFor = (written: readonly FactInput[], more: Partial<LedgerInput> = {}): Ledger =>
  parseLedger(ledgerInput(written, { ...head, ...more }), { scheme: luojiang });

/** The year 2022 of the team with full marks but for these changes. */
export const with2022 = (
  changes: Readonly<Record<string, readonly FactInput[]>> = {},
  { head: more = {}, ...question }: Partial<AnnualQuestion> & { readonly head?: Partial<LedgerInput> } = {},
): Evaluation => evaluateAnnual(luojiang, ledgerFor(facts(changes), more), { year: 2022, ...question });

/** The first scheme with another value at one place. */
export const luojiangWith = (path: readonly Step[], value: unknown): Scheme =>
  parseScheme(withAt(luojiang, path, value));

/** What the checker says about a scheme: code, place, sentence. */
export const problemsOf = (scheme: unknown): Problem[] => {
  const checked = checkScheme(scheme);
  return checked.ok ? [] : [...checked.problems];
};
