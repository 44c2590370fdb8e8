/** What cases ought to try of a scheme that changes: each version in force, each governing, and what is measured by both. */
import { expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import type { Scheme } from "../../../src/model/scheme";
import { parseCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { aimsOf } from "../../../src/policy/coverage/aims";
import { coverageOf } from "../../../src/policy/coverage/coverage";
import { aimText } from "../../../src/policy/coverage/words";

const [first, second]: readonly [Scheme, Scheme] = [
  { ...luojiang, to: "2022-06-30" },
  {
    ...luojiang,
    version: "2",
    from: "2022-07-01",
    rubric: {
      ...luojiang.rubric,
      categories: luojiang.rubric.categories.map((category) => ({
        ...category,
        items: category.items.map((item) =>
          item.id === "1.2" && item.method.kind === "per-occurrence"
            ? { ...item, method: { ...item.method, each: "1" } }
            : item,
        ),
      })),
    },
  },
];
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
