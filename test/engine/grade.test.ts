/** From a total to a grade: bands at their edges, when there is none, what keeps it open. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import { bandOf } from "../../src/engine/grade";
import type { FactInput } from "../../src/model/ledger";
import { exactFrom } from "../../src/model/points";
import { basis, category, fact, item, ledgerOf, schemeOf, schemeWith, words } from "../small-district";

const grade = (id: string, from?: number, to?: number) => ({
  id,
  title: words(id),
  basis,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

describe("bands", () => {
  const scheme = schemeWith([item()], {
    grades: [grade("low", 0, 6), grade("caps-only"), grade("mid", 6, 8.5), grade("high", 8.5)],
  });

  test.each([
    ["0", "low"],
    ["5.99", "low"],
    ["6", "mid"],
    ["8.499999", "mid"],
    ["8.5", "high"],
    ["17/2", "high"],
    ["1000", "high"],
  ])("%s is %s: the lower end is in, the upper is not", (total, expected) => {
    expect(bandOf(scheme, exactFrom(total))).toBe(expected);
  });

  test("below the lowest there is none; without a floor the lowest has no end", () => {
    expect(bandOf(scheme, exactFrom("-1/3"))).toBeNull();
    const open = schemeWith([item()], {
      rubric: { total: { floor: "none", basis } },
      grades: [grade("low", undefined, 6), grade("high", 6)],
    });
    expect(bandOf(open, exactFrom("-1000"))).toBe("low");
  });
});

describe("a year", () => {
  const scheme = schemeWith([item()]);
  const short = (days: number) => {
    const last = days === 183 ? "2022-07-02" : "2022-07-01";
    const term = { from: "2022-01-01", to: last };
    return evaluateAnnual(scheme, ledgerOf([], { term, members: [] }), { year: 2022 });
  };

  test("of 183 days is graded, of 182 days it has a score and no grade", () => {
    expect(short(183)).toMatchObject({
      total: "10",
      gradeState: "fixed",
      naturalGrade: "good",
      grade: "good",
      period: { days: 183 },
    });
    expect(short(182)).toMatchObject({
      total: "10",
      gradeState: "none",
      naturalGrade: null,
      grade: null,
      period: { days: 182 },
    });
    expect(short(182).gradeReasons).toEqual([{ kind: "short-period" }]);
  });

  test("with more than the allowed share that does not apply has no grade; with just that share it has", () => {
    const half = (points: number) =>
      schemeWith([item({ id: "a", points, waivable: true }), item({ id: "b", points: 10 - points })]);
    const waived = ledgerOf([fact("waiver", "2022-01-05", { item: "a" })]);
    expect(evaluateAnnual(half(5), waived, { year: 2022 })).toMatchObject({
      gradeState: "fixed",
      grade: "good",
      notApplicableShare: "0.5",
    });
    expect(evaluateAnnual(half(6), waived, { year: 2022 })).toMatchObject({
      gradeState: "none",
      grade: null,
      total: "10",
      gradeReasons: [{ kind: "not-applicable" }],
    });
  });

  test("says all reasons at once, those that end it first", () => {
    const open = schemeWith([
      item({ id: "a", points: 6, waivable: true }),
      item({ id: "b", points: 2, measure: { kind: "count", none: "missing" } }),
      item({
        id: "c",
        points: 2,
        measure: { kind: "survey", weights: { yes: 1 }, denominator: "all", minimum: 5 },
        method: { kind: "proportional" },
      }),
    ]);
    const facts: FactInput[] = [
      fact("waiver", "2021-09-01", { item: "a" }),
      fact("ballots", "2021-10-01", { item: "c", votes: { yes: 4 } }),
    ];
    const found = evaluateAnnual(open, ledgerOf(facts), { year: 2021 });
    expect(found.gradeReasons).toEqual([
      { kind: "short-period" },
      { kind: "not-applicable" },
      { kind: "missing", item: "b" },
      { kind: "pending", item: "c" },
    ]);
    expect(found.gradeState).toBe("none");
  });
});

describe("an item without facts", () => {
  const owed = (missing: "zero" | "open") =>
    schemeWith([
      item({ points: 4, measure: { kind: "count", none: "missing" }, deadline: { within: 10, missing } }),
      item({ id: "b", points: 6 }),
    ]);
  const at = (missing: "zero" | "open", asOf: string) =>
    evaluateAnnual(owed(missing), ledgerOf(), { year: 2022, asOf });

  test("keeps the grade open up to the last day of its deadline, and is zero the day after", () => {
    expect(at("zero", "2023-01-10")).toMatchObject({
      gradeState: "open",
      grade: null,
      gradeReasons: [{ kind: "missing", item: "i" }],
    });
    expect(at("zero", "2023-01-10").items[0]).toMatchObject({ state: "missing", why: null, points: null });
    expect(at("zero", "2023-01-11")).toMatchObject({
      gradeState: "fixed",
      grade: "fair",
      total: "6",
      gradeReasons: [],
    });
    expect(at("zero", "2023-01-11").items[0]).toMatchObject({ state: "missing", why: "zeroed", points: "0" });
  });

  test("stays open where the scheme says so, whatever the day", () => {
    expect(at("open", "2023-01-31")).toMatchObject({ gradeState: "open", total: "6" });
    expect(at("open", "2199-12-31")).toMatchObject({ gradeState: "open" });
  });

  test("is not zero during the year, however late in it", () => {
    const scheme = schemeWith([
      item({ measure: { kind: "count", none: "missing" }, deadline: { within: 0, missing: "zero" } }),
    ]);
    const on = (asOf: string) => evaluateAnnual(scheme, ledgerOf(), { year: 2022, asOf }).items[0]?.why;
    expect([on("2022-12-31"), on("2023-01-01")]).toEqual([null, "zeroed"]);
  });
});

test("a day has no grade, however complete", () => {
  const found = evaluateDaily(schemeWith([item()]), ledgerOf(), { asOf: "2022-06-30" });
  expect(found).toMatchObject({ total: "10", gradeState: "none", grade: null, gradeReasons: [{ kind: "daily" }] });
});

describe("a term", () => {
  const scheme = schemeOf([category("c", [item({ measure: { kind: "count", none: "missing" } })])]);

  test("is open while one of its years is", () => {
    const facts = [fact("count", "2022-03-01", { value: 0 }), fact("count", "2023-03-01", { value: 0 })];
    const found = evaluateTerm(
      scheme,
      ledgerOf(facts, { term: { from: "2022-01-01", to: "2023-12-31" }, members: [] }),
    );
    expect(found).toMatchObject({ gradeState: "fixed", grade: "good", total: "10" });
    const one = evaluateTerm(
      scheme,
      ledgerOf(facts.slice(0, 1), { term: { from: "2022-01-01", to: "2023-12-31" }, members: [] }),
    );
    expect(one).toMatchObject({ gradeState: "open", gradeReasons: [{ kind: "year-open", year: 2023 }] });
  });

  test("is open while a year has not begun", () => {
    const facts = [fact("count", "2021-09-01", { value: 0 }), fact("count", "2022-03-01", { value: 0 })];
    const found = evaluateTerm(scheme, ledgerOf(facts), { asOf: "2022-12-31" });
    expect(found).toMatchObject({ gradeState: "open", gradeReasons: [{ kind: "year-ahead", year: 2023 }] });
    expect(found.parts?.years.map(({ year }) => year)).toEqual([2021, 2022]);
  });
});
