/** Cases of a scheme that changes in the middle of a year: team questions are asked of all versions, a ranking of the one that began last. */
import { expect, test } from "vitest";
import { parseCases } from "../../../src/policy/case/check";
import { runCase, runCases } from "../../../src/policy/case/run";
import { first, second } from "../versions";

const ledger = { term: { from: "2021-01-01", to: "2023-12-31" }, members: ["m1"] };
const facts = [
  { kind: "count", item: "1.2", value: 1, day: "2022-03-01" },
  { kind: "count", item: "1.2", value: 1, day: "2022-09-01" },
] as const;
const says = { zh: "一年里换了办法", en: "A year with two versions" };
const file = parseCases(
  {
    format: "zhucun-cases/1",
    cases: [
      { id: "year", says, ledger, facts, ask: { annual: 2022 }, expect: { items: { "1.2": 0.5 } } },
      { id: "day", says, ledger, facts, ask: { daily: "2022-06-30" }, expect: { items: { "1.2": 1.5 } } },
      { id: "term", says, ledger, facts, ask: { term: true }, expect: { items: { "1.2": 0.5 } } },
      {
        id: "rank",
        says,
        teams: [{ team: "t1", ledger, facts }],
        ask: { rank: 2022 },
        expect: { teams: { t1: { total: 0 } } },
      },
      {
        id: "rank-term",
        says,
        teams: [{ team: "t1", ledger, facts }],
        ask: { rank: "term" },
        expect: { teams: { t1: { total: 0 } } },
      },
    ],
  },
  { scheme: second },
);

test("each half of the year is measured by its own version, in any order of the versions", () => {
  for (const versions of [
    [first, second],
    [second, first],
  ]) {
    const outcomes = runCases(versions, file);
    expect(outcomes.slice(0, 2).map(({ case: { id }, differences, refused }) => [id, differences, refused])).toEqual([
      ["year", [], []],
      ["day", [], []],
    ]);
    for (const { ranking, refused } of outcomes.slice(3)) expect([ranking === null, refused]).toEqual([false, []]);
  }
});

test("under no version at all every case is refused with what is wrong", () => {
  const [year, , , rank] = file.cases;
  for (const one of [year, rank]) {
    if (one === undefined) throw new Error("the case is there");
    const { refused, differences } = runCase([], one);
    expect(refused.length).toBeGreaterThan(0);
    expect(differences.length).toBeGreaterThan(0);
  }
});
