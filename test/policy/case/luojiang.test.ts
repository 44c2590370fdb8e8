/** The first scheme's own cases hold, and each of them tries something. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { luojiang } from "../../../rubrics/luojiang";
import { checkCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { outcomeTexts } from "../../../src/policy/case/words";

const folder = "rubrics/luojiang/cases";
const documents = readdirSync(folder).map((file) => ({
  file,
  value: parse(readFileSync(`${folder}/${file}`, "utf8")),
}));
const checked = checkCases(documents, { scheme: luojiang });

test("the cases are understood", () => {
  expect(checked.ok ? [] : checked.problems).toEqual([]);
});

test("every case holds", () => {
  const outcomes = checked.ok ? runCases(luojiang, checked.cases) : [];
  expect(outcomes.length).toBeGreaterThanOrEqual(25);
  const told = outcomes.map((outcome) => [outcome.case.id, outcomeTexts(outcome, luojiang).map(({ zh }) => zh)]);
  expect(told.filter(([, said]) => said?.length !== 0)).toEqual([]);
  expect(outcomes.filter(({ compared }) => compared === 0)).toEqual([]);
});
