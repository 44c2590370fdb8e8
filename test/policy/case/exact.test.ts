/**
 * What an answer holds, expected back, holds; with any one expectation changed, exactly that one does not.
 *
 * Seen to catch, each put in on purpose: compare.ts compares the first expectation only; lets numbers be equal within 0.01; takes what is
 * not there for what is expected.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { readDistrict } from "../../../src/cli/read/district";
import { evaluateAnnual, evaluateTerm } from "../../../src/engine/evaluate";
import type { Evaluation } from "../../../src/model/evaluation";
import type { Case } from "../../../src/policy/case/case";
import { comparisonsOf } from "../../../src/policy/case/compare";
import type { Expectation } from "../../../src/policy/case/expectation";
import { runCase } from "../../../src/policy/case/run";
import { worldOn } from "../../cli/world";

const { stage } = worldOn({ root: "examples/district/small" });
const district = await readDistrict(stage, ".");
const teams = district.ok ? district.district.teams.map(({ ledger }) => ledger) : [];

/** Everything that an evaluation holds and a case can expect. */
const allOf = ({ items, categories, parts, ...one }: Evaluation): Expectation => ({
  total: one.total,
  outOf: one.outOf,
  base: one.base,
  bonus: one.bonus,
  deduction: one.deduction,
  grade: one.grade,
  naturalGrade: one.naturalGrade,
  gradeState: one.gradeState,
  notApplicableShare: one.notApplicableShare,
  items: Object.fromEntries(
    items.map(({ id, points, outOf, state, why, raw, bound, measurement }) => [
      id,
      { points, outOf, state, why, raw, bound, measured: measurement?.value ?? null },
    ]),
  ),
  categories: Object.fromEntries(
    categories.map(({ id, points, outOf, state, base, bonus, deduction }) => [
      id,
      { points, outOf, state, base, bonus, deduction },
    ]),
  ),
  adjustments: one.adjustments,
  ...(parts === null
    ? {}
    : {
        parts: {
          mean: parts.mean,
          termTotal: parts.termTotal,
          years: Object.fromEntries(parts.years.map(({ year, total, grade }) => [year, { total, grade }])),
        },
      }),
});

const says = { zh: "试", en: "try" };
const casesOf = (): Case[] =>
  teams.flatMap((team): Case[] => [
    {
      id: "annual",
      says,
      teams: [team],
      ask: { kind: "annual", year: 2022 },
      expect: allOf(evaluateAnnual(luojiang, team, { year: 2022 })),
    },
    { id: "term", says, teams: [team], ask: { kind: "term" }, expect: allOf(evaluateTerm(luojiang, team)) },
  ]);

const cases = casesOf();

/** A value that is another, however little. */
const other = (value: unknown): unknown => {
  if (typeof value === "string") return /^-?\d+$/.test(value) ? `${value}.000001` : `${value}1`;
  return typeof value === "number"
    ? value + 1
    : value === null
      ? "0"
      : Array.isArray(value)
        ? [...value, "more"]
        : !value;
};

const changedAt = (tree: unknown, path: readonly (string | number)[]): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return other(tree);
  return { ...Object(tree), [step]: changedAt(Reflect.get(Object(tree), step), rest) };
};

test("what an answer holds, expected back, holds", () => {
  expect(cases.length).toBeGreaterThanOrEqual(4);
  for (const one of cases) {
    const outcome = runCase(luojiang, one);
    expect(outcome.differences).toEqual([]);
    expect(outcome.compared).toBeGreaterThan(330);
  }
});

test("with any one expectation changed, exactly that one does not hold", () => {
  const changes = fc.constantFrom(...cases).chain((one) => {
    const places = comparisonsOf(one.expect, undefined).map(({ path }) => path);
    return fc.constantFrom(...places).map((path) => ({ one, path }));
  });
  fc.assert(
    fc.property(changes, ({ one, path }) => {
      // The tree of a case, with one leaf that is another.
      const changed = { ...one, expect: changedAt(one.expect, path) as Expectation };
      const { differences } = runCase(luojiang, changed);
      expect(differences.map((difference) => difference.path)).toEqual([path]);
    }),
    { numRuns: 300 },
  );
});

test("an expectation of something that the answer does not have is a difference, never a pass", () => {
  const [one] = cases;
  if (one === undefined) throw new Error("there are cases");
  for (const expected of [{ items: { "99.9": { points: null } } }, { parts: { mean: "0" } }, { colour: "none" }]) {
    const { differences } = runCase(luojiang, { ...one, expect: expected });
    expect(differences).toHaveLength(1);
    expect(differences[0]?.found).toBeUndefined();
  }
});
