/** Measures that add up: occurrences, done against due, reached against a target. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { fact, type ItemInput, item, itemIn, ledgerOf, schemeWith } from "../small-district";

const count = (value: string | number, day = "2022-03-01", more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("count", day, { value, ...more });
const tally = (done: number, due: number, day = "2022-03-01"): FactInput => fact("tally", day, { done, due });
const proportional = { kind: "proportional" } as const;

/** The item in the year 2022. */
const inYear = (more: Partial<ItemInput>, facts: readonly FactInput[], head: Partial<LedgerInput> = {}) =>
  itemIn(evaluateAnnual(schemeWith([item(more)]), ledgerOf(facts, head), { year: 2022 }));

describe("a count", () => {
  test("adds the values of its facts, and keeps them in order of day", () => {
    const found = inYear({}, [count("0.2", "2022-05-01"), count("0.1")]);
    expect(found).toMatchObject({ state: "measured", raw: "9.7", points: "9.7" });
    expect(found.measurement).toMatchObject({ kind: "count", value: "0.3" });
    expect(found.measurement?.facts.map(({ day }) => day)).toEqual(["2022-03-01", "2022-05-01"]);
  });

  test("of nothing is zero or missing, as the scheme says", () => {
    expect(inYear({}, [])).toMatchObject({ state: "measured", points: "10" });
    expect(inYear({ measure: { kind: "count", none: "missing" } }, [])).toMatchObject({
      state: "missing",
      points: null,
      measurement: null,
    });
  });

  test("takes the first and the last day of the year, and no day outside it", () => {
    const days = ["2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01"];
    expect(
      inYear(
        {},
        days.map((day) => count(1, day)),
      ),
    ).toMatchObject({ points: "8" });
  });

  test("takes a fact of next January that is for the year", () => {
    expect(inYear({}, [count(1, "2023-01-20", { for: 2022 })])).toMatchObject({ points: "9" });
    expect(inYear({}, [count(1, "2022-01-20", { for: 2021 })])).toMatchObject({ points: "10" });
    // The year closes on 31 January: a fact of the next day comes too late.
    expect(inYear({}, [count(1, "2023-02-01", { for: 2022 })])).toMatchObject({ points: "10" });
  });
});

describe("a tally", () => {
  const rate = { measure: { kind: "tally" }, method: proportional } as const;

  test("is all that was done over all that was due, not the mean of the shares", () => {
    // (1 + 2) of (1 + 5) = 1/2; the mean of 1 and 2/5 would be 0.7
    expect(inYear(rate, [tally(1, 1), tally(2, 5, "2022-04-01")])).toMatchObject({ points: "5" });
  });

  test("that never ends is exact until the item is rounded", () => {
    const found = inYear(rate, [tally(2, 3)]);
    expect(found.measurement?.value).toBe("2/3");
    expect(found).toMatchObject({ raw: "20/3", points: "6.67" });
  });

  test("with nothing due does not apply; one with no fact is missing", () => {
    expect(inYear(rate, [tally(0, 0)])).toMatchObject({ state: "not-applicable", why: "nothing-due", points: null });
    expect(inYear(rate, [tally(0, 0), tally(0, 1, "2022-04-01")])).toMatchObject({ state: "measured", points: "0" });
    expect(inYear(rate, [])).toMatchObject({ state: "missing", why: null, points: null });
  });
});

describe("a target", () => {
  const target = (more: Readonly<Record<string, unknown>> = {}): Partial<ItemInput> => ({
    measure: { kind: "target", of: "count", ...more },
    method: proportional,
  });
  const set = (value: number, year?: number) => ({
    targets: [{ item: "i", value, ...(year === undefined ? {} : { year }) }],
  });

  test("of counts is reached by their sum, of values by the latest checked one", () => {
    expect(inYear(target(), [count(1), count(2, "2022-04-01")], set(4, 2022))).toMatchObject({ points: "7.5" });
    const value = (written: number, day: string, claim: string) => fact("value", day, { value: written, claim });
    const values = [
      value(1, "2022-03-01", "checked"),
      value(2, "2022-04-01", "checked"),
      value(4, "2022-05-01", "self"),
    ];
    expect(inYear(target({ of: "value" }), values, set(4, 2022))).toMatchObject({ points: "5" });
  });

  test("is what was reached over the goal of the year, and more than the goal is capped by the item", () => {
    expect(inYear(target(), [count(3)], set(4, 2022))).toMatchObject({ points: "7.5" });
    expect(inYear(target(), [count(5)], set(4, 2022))).toMatchObject({ raw: "12.5", bound: "cap", points: "10" });
  });

  test("without a goal, or with a goal of 0, does not apply, whatever was reached", () => {
    for (const head of [{}, set(4, 2023), set(4), set(0, 2022)])
      expect(inYear(target(), [count(3)], head)).toMatchObject({ state: "not-applicable", why: "no-target" });
  });

  test("with a goal and nothing recorded is missing", () => {
    expect(inYear(target(), [], set(4, 2022))).toMatchObject({ state: "missing" });
  });

  test("falls back on the scheme's default, and a goal that was set goes before it", () => {
    expect(inYear(target({ default: 8 }), [count(4)])).toMatchObject({ points: "5" });
    expect(inYear(target({ default: 8 }), [count(4)], set(4, 2022))).toMatchObject({ points: "10" });
  });

  test("prorates the default by the days of the calendar year, a set goal by the days of the period", () => {
    const scheme = schemeWith([item(target({ default: 4, prorate: true }))]);
    const facts = [count(1, "2021-09-01")];
    // August to December 2021 are 153 days: 4 x 153/365 = 612/365
    const byDefault = itemIn(evaluateAnnual(scheme, ledgerOf(facts), { year: 2021 }));
    expect(byDefault.measurement).toMatchObject({ reached: "1", goal: "612/365", value: "365/612" });
    const bySet = itemIn(evaluateAnnual(scheme, ledgerOf(facts, set(4, 2021)), { year: 2021 }));
    expect(bySet.measurement).toMatchObject({ goal: "4" });
  });

  test("asks on a day only for the part of the year gone by, where it prorates", () => {
    const ledger = ledgerOf([count(1, "2022-02-01")], set(5, 2022));
    const on = (prorate: boolean) =>
      itemIn(evaluateDaily(schemeWith([item(target({ prorate }))]), ledger, { asOf: "2022-03-14" })).measurement;
    // 14 March is day 73 of 365: 5 x 73/365 = 1
    expect(on(true)).toMatchObject({ goal: "1", value: "1" });
    expect(on(false)).toMatchObject({ goal: "5", value: "0.2" });
  });

  test("of a term is the goal set for the term, or else the sum of those of the years", () => {
    const termOf = (head: Partial<LedgerInput>, more = {}) =>
      itemIn(evaluateTerm(schemeWith([item(target(more))]), ledgerOf([count(6)], head))).measurement;
    expect(
      termOf({
        targets: [
          { item: "i", value: 12 },
          { item: "i", year: 2022, value: 4 },
        ],
      }),
    ).toMatchObject({ goal: "12" });
    expect(
      termOf({
        targets: [
          { item: "i", year: 2022, value: 4 },
          { item: "i", year: 2023, value: 5 },
        ],
      }),
    ).toMatchObject({ goal: "9" });
    // 153 + 365 + 273 days of years of 365: 3.65 x 791/365 = 7.91
    expect(termOf({}, { default: "3.65", prorate: true })).toMatchObject({ goal: "7.91" });
  });

  test("of a term that prorates asks for the days gone by", () => {
    const scheme = schemeWith([item(target({ prorate: true }))]);
    const ledger = ledgerOf([count(1)], set(791));
    // 2022-08-01 to 2022-12-31: 153 + 365 = 518 of 791 days
    expect(itemIn(evaluateTerm(scheme, ledger, { asOf: "2022-12-31" })).measurement).toMatchObject({ goal: "518" });
  });

  test("by value takes the latest checked value, and a self-report only where there is none", () => {
    const byValue = target({ of: "value" });
    const self = fact("value", "2022-06-01", { id: "s", value: 9, claim: "self" });
    const early = fact("value", "2022-03-01", { id: "c1", value: 2 });
    const late = fact("value", "2022-04-01", { id: "c2", value: 3 });
    expect(inYear(byValue, [self], set(10, 2022))).toMatchObject({ points: "9" });
    expect(inYear(byValue, [self, late, early], set(10, 2022))).toMatchObject({ points: "3" });
    expect(inYear(byValue, [], set(10, 2022))).toMatchObject({ state: "missing" });
  });
});
