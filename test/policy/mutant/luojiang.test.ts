/**
 * The first scheme's own cases try everything that coverage lists, and notice every mutant that is not proved to be none.
 * Seen to fail: without the case `1.1-不适用` one thing is untried; without `期满-关账日` the mutant `term/closes:raised` is not noticed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { luojiang } from "../../../rubrics/luojiang";
import type { Case } from "../../../src/policy/case/case";
import { checkCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { coverageOf } from "../../../src/policy/coverage/coverage";
import { type MutationRun, runMutants } from "../../../src/policy/mutant/run";

const folder = "rubrics/luojiang/cases";
const documents = readdirSync(folder).map((file) => ({
  file,
  value: parse(readFileSync(`${folder}/${file}`, "utf8")),
}));
const checked = checkCases(documents, { scheme: luojiang });
const cases: readonly Case[] = checked.ok ? checked.cases.cases : [];

const ids = (run: MutationRun, kind: "killed" | "equivalent" | "survived"): string[] =>
  run.verdicts.filter((verdict) => verdict.kind === kind).map(({ mutant }) => mutant.id);

test("the cases try everything that coverage lists", () => {
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect(coverageOf(luojiang, runCases(luojiang, { cases })).untried.map(({ key }) => key)).toEqual([]);
});

test("the cases notice every mutant that can be told apart", { timeout: 300_000 }, () => {
  const run = runMutants(luojiang, cases);
  expect(run.failing).toEqual([]);
  expect(ids(run, "killed").length).toBeGreaterThanOrEqual(500);
  expect(ids(run, "survived")).toEqual([]);
});
