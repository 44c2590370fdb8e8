/** What cases ought to try of a scheme that changes: each version in force, each governing, and what is measured by both. */
import { expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import type { Scheme } from "../../../src/model/scheme";
import { parseCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { aimsOf, leftOutOf } from "../../../src/policy/coverage/aims";
import { coverageOf } from "../../../src/policy/coverage/coverage";
import { skeletonsFor } from "../../../src/policy/coverage/skeleton/skeletons";
import { aimText } from "../../../src/policy/coverage/words";
import { item, schemeWith } from "../../small-district";
import { first, second } from "../versions";

const both = [first, second];

const own = (key: string): boolean => /version|sliced/.test(key);
const triedBy = (annual: number): readonly string[] => {
  const file = parseCases(
    {
      format: "zhucun-cases/1",
      cases: [
        {
          id: "one",
          says: { zh: "一年", en: "A year" },
          ledger: { term: { from: "2021-01-01", to: "2023-12-31" }, members: ["m1"] },
          facts: [
            { kind: "count", item: "1.2", value: 1, day: "2022-03-01" },
            { kind: "count", item: "1.2", value: 1, day: "2022-09-01" },
          ],
          ask: { annual },
          expect: { total: 0 },
        },
      ],
    },
    { scheme: second },
  );
  return coverageOf(both, runCases(both, file)).reached.flatMap(({ key }) => (own(key) ? [key] : []));
};

test("one version asks for nothing of versions, two ask for both and for the item whose rule changed", () => {
  expect(aimsOf(luojiang).filter(({ key }) => own(key))).toEqual([]);
  const aims = aimsOf(both).filter(({ key }) => own(key));
  expect(aims).toHaveLength(5);
  expect(aims.filter(({ key }) => key.startsWith("items/"))).toHaveLength(1);
  for (const aim of aims) for (const said of Object.values(aimText(second, aim))) expect(said).not.toBe("");
});

test("a year under one version tries nothing of that, a year with both tries both and the changed item", () => {
  const [before, during, after] = [2021, 2022, 2023].map(triedBy);
  expect([before, during?.length, after]).toEqual([[], 4, []]);
  expect(during?.filter((key) => key.startsWith("items/1.2"))).toHaveLength(1);
});

/** Two versions that reward a share by tiers, each in force for half of 2022. */
const tiered = (version: string, points: number, days: { from: string; to?: string }): Scheme =>
  schemeWith(
    [
      item({
        measure: { kind: "tally" },
        method: {
          kind: "tiers",
          steps: [
            { from: 0.9, points: 10 },
            { from: 0.5, points },
          ],
          else: 0,
        },
      }),
    ],
    { version, ...days },
  );
const halves = [tiered("1", 5, { from: "2022-01-01", to: "2022-06-30" }), tiered("2", 6, { from: "2022-07-01" })];

test("an item that two versions measure takes the tiers of both", () => {
  const [, latest] = halves;
  if (latest === undefined) throw new Error("no scheme");
  const file = parseCases(
    {
      format: "zhucun-cases/1",
      cases: [
        {
          id: "one",
          says: { zh: "一年", en: "A year" },
          ledger: { term: { from: "2022-01-01", to: "2023-12-31" }, members: ["m1"] },
          facts: [
            { kind: "tally", item: "i", done: 1, due: 1, day: "2022-03-01" },
            { kind: "tally", item: "i", done: 1, due: 2, day: "2022-09-01" },
          ],
          ask: { annual: 2022 },
          expect: { total: 0 },
        },
      ],
    },
    { scheme: latest },
  );
  const reached = coverageOf(halves, runCases(halves, file)).reached.map(({ key }) => key);
  expect(reached).toEqual(
    expect.arrayContaining(["items/i sliced", "items/i/method arm:tier-1", "items/i/method arm:tier-2"]),
  );
  expect(reached).not.toContain("items/i/method arm:else");
});

test("no case is written for what only several versions show: it is called unknown", () => {
  const [, latest] = halves;
  if (latest === undefined) throw new Error("no scheme");
  const aims = aimsOf(halves).filter(({ key }) => own(key));
  expect(aims.length).toBeGreaterThan(3);
  const { unknown, file } = skeletonsFor(latest, aims);
  expect(unknown).toEqual(aims.map(({ key }) => key));
  expect(file.cases).toEqual([]);
});

test("of no version there is nothing to try, and nothing is left untried", () => {
  expect([aimsOf([]), leftOutOf([])]).toEqual([[], []]);
  expect(coverageOf([], [])).toMatchObject({
    counts: { aims: 0, reached: 0, untried: 0, leftOut: 0 },
    perThousand: 1000,
  });
});
