/** Every expectation is compared, with nothing but the same. */
import { describe, expect, test } from "vitest";
import { runCase } from "../../../src/policy/case/run";
import { caseOf, count, differencesOf, scheme, tally } from "./small-cases";

describe("a case about an evaluation", () => {
  test("holds where everything is as expected, and says how much was compared", () => {
    const outcome = runCase(
      scheme,
      caseOf({
        facts: [count("2022-03-01", 2), tally("2022-03-01", 2, 3)],
        expect: {
          total: 9.33,
          base: 9.33,
          grade: "good",
          items: { i: 8, p: { points: 1.33, measured: "2/3", state: "measured", why: null, zeroedBy: [] } },
          caps: [],
        },
      }),
    );
    expect(outcome.differences).toEqual([]);
    expect(outcome.compared).toBe(10);
    expect(outcome.evaluations).toHaveLength(1);
  });

  test("tells each expectation that does not hold, and no other", () => {
    expect(
      differencesOf({
        facts: [count("2022-03-01", 2), tally("2022-03-01", 2, 3)],
        expect: { total: 9.34, grade: "fair", items: { i: 8, p: { points: 1.34, measured: 0.66 } }, caps: ["low"] },
      }),
    ).toEqual([
      ["total", "9.34", "9.33"],
      ["grade", "fair", "good"],
      ["items/p/points", "1.34", "1.33"],
      ["items/p/measured", "0.66", "2/3"],
      ["caps", ["low"], []],
    ]);
  });

  test("compares exactly: 25,000,001 is not 25,000,000, and 0.1 + 0.2 is 0.3", () => {
    const facts = [count("2022-03-01", 25_000_000, "y"), tally("2022-03-01", 1, 1)];
    expect(differencesOf({ facts, expect: { bonus: 25_000_001 } })).toEqual([["bonus", "25000001", "25000000"]]);
    expect(differencesOf({ facts, expect: { bonus: 25_000_000 } })).toEqual([]);
    const tenths = [count("2022-03-01", 0.1, "y"), count("2022-03-02", 0.2, "y")];
    expect(differencesOf({ facts: tenths, expect: { bonus: 0.3 } })).toEqual([]);
    expect(differencesOf({ facts: tenths, expect: { bonus: "0.300001" } })).not.toEqual([]);
  });

  test.each([
    ["2/3", []],
    ["4/6", []],
    ["66.6666%", [["items/p/measured", "0.666666", "2/3"]]],
    ["0.666666666666", [["items/p/measured", "0.666666666666", "2/3"]]],
  ])("takes %s for what it is", (measured, differences) => {
    const facts = [tally("2022-03-01", 2, 3)];
    expect(differencesOf({ facts, expect: { items: { p: { measured } } } })).toEqual(differences);
  });

  test("tells a null from a number and from nothing of the kind", () => {
    expect(differencesOf({ expect: { items: { p: 0 } } })).toEqual([["items/p/points", "0", null]]);
    expect(differencesOf({ expect: { items: { p: null }, grade: null } })).toEqual([]);
  });

  test("names reasons: that there are some, or for exactly which items", () => {
    expect(differencesOf({ expect: { gradeReasons: { missing: ["p"], pending: false } } })).toEqual([]);
    expect(differencesOf({ expect: { gradeReasons: { missing: ["i", "p"], investigation: true } } })).toEqual([
      ["gradeReasons/investigation", true, false],
      ["gradeReasons/missing", ["i", "p"], ["p"]],
    ]);
  });

  test("knows caps one by one, with whether they bind", () => {
    const facts = [tally("2022-03-01", 1, 4), { kind: "finding", case: "M1", day: "2022-03-01" }];
    expect(
      differencesOf({
        facts,
        expect: {
          grade: "poor",
          naturalGrade: "good",
          caps: { low: { binds: true, found: "25%", limit: "poor" }, "M1#1": { subjects: ["team"], veto: false } },
        },
      }),
    ).toEqual([]);
    expect(differencesOf({ facts, expect: { caps: { low: false, "M1#1": { binds: false } } } })).toEqual([
      ["caps/low/holds", false, true],
      ["caps/M1#1/binds", false, true],
    ]);
  });

  test("of a term, knows the years and how they are put together", () => {
    const ledger = { term: { from: "2021-01-01", to: "2022-12-31" } };
    const facts = [count("2021-03-01", 2), tally("2021-03-01", 1, 1), tally("2022-03-01", 1, 1)];
    const parts = { mean: 11, annualPoints: 6.6, termTotal: 10, termPoints: 4, years: { 2021: 10, 2022: 12 } };
    expect(differencesOf({ ledger, facts, ask: { term: true }, expect: { total: 10.6, parts } })).toEqual([]);
    expect(
      differencesOf({ ledger, facts, ask: { term: true }, expect: { parts: { mean: 10, years: { 2022: 11 } } } }),
    ).toEqual([
      ["parts/mean", "10", "11"],
      ["parts/years/2022/total", "11", "12"],
    ]);
  });

  test("of a day, sees what was known then", () => {
    const facts = [{ ...count("2022-03-01"), recorded: "2022-06-01" }];
    const expected = { expect: { items: { i: 10 } }, facts };
    expect(differencesOf({ ...expected, ask: { daily: "2022-06-30", knownAt: "2022-05-31" } })).toEqual([]);
    expect(differencesOf({ ...expected, ask: { daily: "2022-06-30" } })).toEqual([["items/i/points", "10", "9"]]);
  });
});

describe("a question that is refused", () => {
  const outside = { ledger: { term: { from: "2022-01-01", to: "2022-12-31" } }, ask: { annual: 2023 } };

  test("holds where the problem is expected, and only that problem", () => {
    expect(differencesOf({ ...outside, expect: { problem: "year-outside-term" } })).toEqual([]);
    expect(differencesOf({ ...outside, expect: { problem: "order-missing" } })).toEqual([
      ["problem", "order-missing", ["year-outside-term"]],
    ]);
    expect(differencesOf({ expect: { problem: "year-outside-term" } })).toEqual([
      ["problem", "year-outside-term", null],
    ]);
  });

  test("does not hold where an answer is expected, and says why", () => {
    const outcome = runCase(scheme, caseOf({ ...outside, expect: { total: 0 } }));
    expect(outcome.refused.map(({ code }) => code)).toEqual(["year-outside-term"]);
    expect(outcome.differences).toEqual([{ path: [], expected: null, found: ["year-outside-term"] }]);
  });

  test("may be refused for its ledger", () => {
    const facts = [count("2022-02-30")];
    expect(differencesOf({ facts, expect: { problem: "impossible-day" } })).toEqual([]);
  });
});
