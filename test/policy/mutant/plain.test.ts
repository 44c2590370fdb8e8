/**
 * Doing less finds the same: what is skipped, kept or asked in another order gives each mutant the verdict of the plain way, in which every case is
 * run against every mutant from the beginning.
 *
 * Seen to catch, put in on purpose in a copy: a finding is read only for the rule next to its own.
 */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { luojiang } from "../../../rubrics/luojiang";
import type { Question } from "../../../src/engine/evaluate";
import type { Evaluation } from "../../../src/model/evaluation";
import type { Ledger } from "../../../src/model/ledger";
import { checkLedger } from "../../../src/model/ledger-check";
import type { Scheme } from "../../../src/model/scheme";
import type { Case, CaseQuestion, Expectation } from "../../../src/policy/case/case";
import { checkCases } from "../../../src/policy/case/check";
import { runCase } from "../../../src/policy/case/run";
import { equivalenceOf } from "../../../src/policy/mutant/equivalence";
import { type Mutant, mutantsOf } from "../../../src/policy/mutant/mutants";
import { runMutants } from "../../../src/policy/mutant/run";
import { isKilledBy, trialOf } from "../../../src/policy/mutant/trial";
import { questionsFor, worlds } from "../../arbitrary";

const says = { zh: "测", en: "try" };

const isReadBy = (scheme: Scheme, { teams }: Case): boolean => teams.every((one) => checkLedger(one, { scheme }).ok);

/** Whether a case notices, read and asked from the beginning; a failure is noticed. */
const notices = (mutant: Mutant, one: Case): boolean => {
  try {
    if (one.written === undefined && !isReadBy(mutant.scheme, one)) return true;
    return runCase(mutant.scheme, one).differences.length > 0;
  } catch {
    return true;
  }
};

/** A question as a case asks it. */
const askedIn = ({ kind, asOf, knownAt, ...rest }: Question): CaseQuestion | undefined => {
  const when = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
  if (kind === "daily") return asOf === undefined ? undefined : { kind, ...when, asOf };
  if (kind === "term") return { kind, ...when };
  return "year" in rest ? { kind, year: rest.year, ...when } : undefined;
};

/** Everything of one kind that an evaluation can be expected to say. */
const expectations = ({ total, grade, items, categories, caps, owed }: Evaluation): Expectation[] => [
  { total, grade },
  ...items.slice(0, 3).map(({ id, points, state }): Expectation => ({ items: { [id]: { points, state } } })),
  { categories: Object.fromEntries(categories.map(({ id, points }) => [id, { points }])) },
  { caps: [...new Set(caps.map(({ id }) => id))].sort() },
  ...owed.slice(0, 1).map(
    ({ item }): Expectation => ({
      owed: { [item]: { by: owed.filter((one) => one.item === item).map(({ by }) => by) } },
    }),
  ),
];

/** Cases of one question that expect what is answered; none where it is refused. */
const casesOf = (scheme: Scheme, ledger: Ledger, question: Question, name: string): Case[] => {
  const ask = askedIn(question);
  if (ask === undefined) return [];
  const base: Case = { id: name, says, teams: [ledger], ask, expect: {} };
  const [evaluation] = isReadBy(scheme, base) ? runCase(scheme, base).evaluations : [];
  if (evaluation === undefined) return [];
  return expectations(evaluation).map((expected, at) => ({ ...base, id: `${name}-${at}`, expect: expected }));
};

const verdicts = (scheme: Scheme, cases: readonly Case[], mutants: readonly Mutant[]): string[] =>
  runMutants(scheme, cases, mutants).verdicts.map(({ kind, mutant }) => `${mutant.id} ${kind}`);

const plainly = (scheme: Scheme, cases: readonly Case[], mutants: readonly Mutant[]): string[] => {
  const holding = cases.filter((one) => runCase(scheme, one).differences.length === 0);
  const kindOf = (mutant: Mutant): string => {
    if (equivalenceOf(scheme, mutant) !== undefined) return "equivalent";
    return holding.some((one) => notices(mutant, one)) ? "killed" : "survived";
  };
  return mutants.map((mutant) => `${mutant.id} ${kindOf(mutant)}`);
};

test("random schemes and cases give the verdicts of the plain way", () => {
  let killed = 0;
  let survived = 0;
  const asked = worlds().chain(({ scheme, ledger }) =>
    fc.array(questionsFor(ledger), { minLength: 1, maxLength: 3 }).map((questions) => ({ scheme, ledger, questions })),
  );
  fc.assert(
    fc.property(asked, fc.nat(1000), ({ scheme, ledger, questions }, pick) => {
      const cases = questions.flatMap((question, nth) => casesOf(scheme, ledger, question, `${nth}`));
      const mutants = mutantsOf(scheme).filter((_, at) => (at + pick) % 7 === 0);
      const found = verdicts(scheme, cases, mutants);
      killed += found.filter((one) => one.endsWith("killed")).length;
      survived += found.filter((one) => one.endsWith("survived")).length;
      expect(found).toEqual(plainly(scheme, cases, mutants));
    }),
    { numRuns: 60 },
  );
  expect(Math.min(killed, survived)).toBeGreaterThan(50);
});

const folder = "rubrics/luojiang/cases";
const documents = readdirSync(folder).map((file) => ({
  file,
  value: parse(readFileSync(`${folder}/${file}`, "utf8")),
}));
const checked = checkCases(documents, { scheme: luojiang });
const cases = checked.ok ? checked.cases.cases : [];

test("a case of the first scheme notices a mutant exactly where it does from the beginning", () => {
  const mutants = mutantsOf(luojiang);
  const parts = [...new Set(mutants.map(({ at }) => at[0]))].map((part) => mutants.filter(({ at }) => at[0] === part));
  const kinds = [...new Set(cases.map(({ ask }) => ask.kind))].map((kind) =>
    cases.filter(({ ask }) => ask.kind === kind),
  );
  const from = <T>(lists: readonly (readonly T[])[]) =>
    fc.constantFrom(...lists).chain((one) => fc.constantFrom(...one));
  const trials = new Map(cases.map((one) => [one.id, trialOf(luojiang, one)]));
  fc.assert(
    fc.property(from(parts), from(kinds), (mutant, one) => {
      const trial = trials.get(one.id);
      expect([mutant.id, one.id, trial && isKilledBy(mutant, trial)]).toEqual([
        mutant.id,
        one.id,
        notices(mutant, one),
      ]);
    }),
    // More of them by `MUTANT_RUNS`.
    { numRuns: Number(process.env["MUTANT_RUNS"] ?? 1500) },
  );
});
