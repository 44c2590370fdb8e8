/** Commendations and criticisms: one matter counts once, as the scheme says. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { basis, category, fact, item, itemIn, ledgerOf, schemeOf, words } from "../small-district";

const level = (id: string, value: number) => ({ id, title: words(id), value });
const schemeFor = (more: Readonly<Record<string, unknown>> = {}) =>
  schemeOf(
    [
      category("c", [
        item({
          id: "bonus",
          points: 0,
          kind: "bonus",
          measure: {
            kind: "notices",
            levels: [level("national", 3), level("province", 2), level("city", 1)],
            sameMatter: "highest",
            once: "window",
            ...more,
          },
          method: { kind: "per-unit", each: 1 },
          cap: 5,
        }),
        item({
          id: "findings",
          points: 0,
          kind: "deduction",
          measure: { kind: "findings" },
          method: { kind: "per-unit", each: 1 },
          cap: 10,
        }),
      ]),
    ],
    {
      misconduct: [{ id: "M", title: words("M"), subjects: ["team"], deduct: 1.5, basis }],
    },
  );
const notice = (
  matter: string,
  of: string,
  day = "2022-03-01",
  more: Readonly<Record<string, unknown>> = {},
): FactInput => fact("notice", day, { item: "bonus", matter, level: of, ...more });
const bonus = (facts: readonly FactInput[], more: Readonly<Record<string, unknown>> = {}, year = 2022) =>
  itemIn(evaluateAnnual(schemeFor(more), ledgerOf(facts), { year }), "bonus");

test("nothing said is 0, measured", () => {
  expect(bonus([])).toMatchObject({ state: "measured", points: "0" });
});

describe("the same matter at several levels", () => {
  const facts = [
    notice("road", "city"),
    notice("road", "province", "2022-05-01"),
    notice("road", "city", "2022-06-01"),
    notice("well", "city"),
  ];

  test("counts at the highest only", () => {
    expect(bonus(facts)).toMatchObject({ points: "3" });
  });

  test("counts in sum", () => {
    expect(bonus(facts, { sameMatter: "sum" })).toMatchObject({ raw: "5" });
  });

  test("counts the highest in full and the rest at a share", () => {
    // 2 + 0.25 x (1 + 1), and 1
    expect(bonus(facts, { sameMatter: "first-full", rest: 0.25 })).toMatchObject({ points: "3.5" });
  });

  test("is shown matter by matter", () => {
    expect(bonus(facts).measurement).toMatchObject({
      matters: [
        { matter: "road", worth: "2", before: "0", level: words("province") },
        { matter: "well", worth: "1", before: "0" },
      ],
    });
  });
});

test("authors share where the scheme says so", () => {
  const shared = [notice("road", "province", "2022-03-01", { authors: 3 })];
  expect(bonus(shared, { shared: true })).toMatchObject({ raw: "2/3", points: "0.67" });
  expect(bonus(shared)).toMatchObject({ points: "2" });
});

test("more than the cap of the item is capped", () => {
  expect(bonus([notice("a", "national"), notice("b", "national")])).toMatchObject({
    raw: "6",
    bound: "cap",
    points: "5",
  });
});

describe("a matter of an earlier year", () => {
  const early = notice("road", "city", "2021-12-20");
  const again = notice("road", "province", "2022-02-01");

  test("counts once ever: this year gives only what is more than it gave before", () => {
    expect(bonus([early, again], { once: "ever" })).toMatchObject({
      points: "1",
      measurement: { matters: [{ worth: "1", before: "1" }] },
    });
    expect(bonus([early, notice("road", "city", "2022-02-01")], { once: "ever" })).toMatchObject({ points: "0" });
    expect(bonus([early, again], { once: "ever" }, 2021)).toMatchObject({ points: "1" });
    expect(bonus([early], { once: "ever" })).toMatchObject({ points: "0", measurement: { matters: [] } });
  });

  test("counts anew in each window where the scheme says so", () => {
    expect(bonus([early, again])).toMatchObject({ points: "2" });
  });

  test("may be for last year although the document came this year", () => {
    const late = notice("road", "province", "2022-01-20", { for: 2021 });
    expect(bonus([late], {}, 2021)).toMatchObject({ points: "2" });
    expect(bonus([late])).toMatchObject({ points: "0" });
    expect(bonus([late, notice("road", "national", "2022-06-01")], { once: "ever" })).toMatchObject({ points: "1" });
  });

  test("counts at its highest over a term", () => {
    const term = evaluateTerm(schemeFor({ once: "ever" }), ledgerOf([early, again]));
    expect(itemIn(term, "bonus").points).toBe("2");
  });
});

describe("a matter that was also established as misconduct", () => {
  const finding = fact("finding", "2022-03-05", { case: "M", matter: "road", subject: "team", state: "confirmed" });
  const criticised = [notice("road", "province"), notice("well", "city"), finding];

  test("counts only for what exceeds the finding, where the scheme says rest", () => {
    // road: 2 - 1.5
    expect(bonus(criticised, { besideFindings: "rest" })).toMatchObject({ points: "1.5" });
    expect(bonus([notice("road", "city"), finding], { besideFindings: "rest" })).toMatchObject({ points: "0" });
    expect(bonus(criticised)).toMatchObject({ points: "3" });
  });

  test("counts in full while the finding is not confirmed", () => {
    const suspected = { ...finding, state: "suspected" } as const;
    expect(bonus([notice("road", "province"), suspected], { besideFindings: "rest" })).toMatchObject({ points: "2" });
  });
});
