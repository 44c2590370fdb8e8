/** What is owed: parts without a fact, and items of which nothing is known yet, with the day by which. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { fact, type ItemInput, item, ledgerOf, monthlyPresence, schemeWith, words } from "../small-district";

const proportional = { kind: "proportional" } as const;
const owedOn = (asOf: string, more: Partial<ItemInput>, facts: readonly FactInput[] = []): string[] =>
  evaluateDaily(schemeWith([item(more)]), ledgerOf(facts), { asOf }).owed.map(
    ({ from, to, by, overdue }) => `${from}..${to} by ${by}${overdue ? " overdue" : ""}`,
  );
const monthly = { measure: { kind: "tally" }, method: proportional, collect: { every: "month", within: 10 } } as const;
const tally = (day: string, more: Readonly<Record<string, unknown>> = {}) =>
  fact("tally", day, { done: 1, due: 1, ...more });

describe("facts that are collected by the month", () => {
  test("are owed for every month that has begun, overdue the day after the tenth", () => {
    expect(owedOn("2022-03-10", monthly)).toEqual([
      "2022-01-01..2022-01-31 by 2022-02-10 overdue",
      "2022-02-01..2022-02-28 by 2022-03-10",
      "2022-03-01..2022-03-31 by 2022-04-10",
    ]);
    expect(owedOn("2022-03-11", monthly)[1]).toBe("2022-02-01..2022-02-28 by 2022-03-10 overdue");
  });

  test("are not owed for a month that has one", () => {
    expect(owedOn("2022-03-10", monthly, [tally("2022-01-31"), tally("2022-03-01")])).toEqual([
      "2022-02-01..2022-02-28 by 2022-03-10",
    ]);
  });

  test("are owed for the part of a month that lies in the term", () => {
    const late = { from: "2021-08-16", to: "2023-09-30" };
    const ledger = ledgerOf([], { term: late, members: [] });
    expect(evaluateDaily(schemeWith([item(monthly)]), ledger, { asOf: "2021-08-20" }).owed).toMatchObject([
      { item: "i", from: "2021-08-16", to: "2021-08-31", by: "2021-09-10", overdue: false },
    ]);
  });

  test("are put into the last month of the year that they are for", () => {
    const facts = [tally("2023-01-05", { for: 2022 })];
    const open = evaluateAnnual(schemeWith([item(monthly)]), ledgerOf(facts), { year: 2022 }).owed.map(
      ({ from }) => from,
    );
    expect(open.length).toBe(11);
    expect(open).not.toContain("2022-12-01");
  });

  test("of another scorer are not there", () => {
    const rated = {
      measure: { kind: "mean", outOf: 10, by: "rating" },
      method: proportional,
      scorer: "town",
      collect: { every: "quarter", within: 10 },
    } as const;
    const rating = (scorer: string) => fact("rating", "2022-02-01", { value: 5, rater: "a", scorer });
    expect(owedOn("2022-03-31", rated, [rating("unit")])).toEqual(["2022-01-01..2022-03-31 by 2022-04-10"]);
    expect(owedOn("2022-03-31", rated, [rating("town")])).toEqual([]);
  });
});

describe("attendance", () => {
  const attendance = {
    measure: monthlyPresence,
    method: proportional,
    collect: { every: "month", within: 10 },
  } as const;

  test("is owed for a month in which somebody serves and nothing is claimed", () => {
    expect(
      owedOn("2022-02-15", attendance, [fact("attendance", "2022-01-31", { member: "m1", status: "absent" })]),
    ).toEqual(["2022-02-01..2022-02-28 by 2022-03-10"]);
  });

  test("is not owed for a month in which nobody serves", () => {
    const ledger = ledgerOf([], {
      members: [{ id: "m1", name: "甲", role: "member", service: [{ from: "2022-02-28" }] }],
    });
    const owed = evaluateDaily(schemeWith([item(attendance)]), ledger, { asOf: "2022-03-01" }).owed;
    expect(owed.map(({ from }) => from)).toEqual(["2022-02-01", "2022-03-01"]);
    expect(evaluateDaily(schemeWith([item(attendance)]), ledger, { asOf: "2022-02-27" }).owed).toEqual([]);
  });

  test("outside the service does not settle the month", () => {
    const ledger = ledgerOf([fact("attendance", "2022-02-10", { member: "m1", status: "resident" })], {
      members: [{ id: "m1", name: "甲", role: "member", service: [{ from: "2022-02-20" }] }],
    });
    expect(evaluateDaily(schemeWith([item(attendance)]), ledger, { asOf: "2022-02-28" }).owed.length).toBe(1);
  });
});

test("colours owe nothing for the quarters that are left out, and arrival colours settle none", () => {
  const colours = {
    measure: { kind: "colours", colours: [{ id: "none", title: words("none"), value: 1 }], every: "quarter", skip: 1 },
    method: proportional,
    collect: { every: "quarter", within: 10 },
  } as const;
  expect(owedOn("2021-12-31", colours, [fact("colour", "2021-11-01", { colour: "none", arrival: true })])).toEqual([
    "2021-10-01..2021-12-31 by 2022-01-10",
  ]);
  expect(owedOn("2021-12-31", colours, [fact("colour", "2021-11-01", { colour: "none" })])).toEqual([]);
});

describe("an item that is not collected by parts", () => {
  const missing = { measure: { kind: "count", none: "missing" } } as const;

  test("is owed once, by its deadline or else by the closing, while it is missing", () => {
    expect(owedOn("2022-06-30", missing)).toEqual(["2022-01-01..2022-12-31 by 2023-01-31"]);
    expect(owedOn("2022-06-30", { ...missing, deadline: { within: 10, missing: "open" } })).toEqual([
      "2022-01-01..2022-12-31 by 2023-01-10",
    ]);
    expect(owedOn("2022-06-30", missing, [fact("count", "2022-06-30")])).toEqual([]);
    expect(owedOn("2022-06-29", missing, [fact("count", "2022-06-30")]).length).toBe(1);
  });

  test("is still owed after it was zeroed, and overdue", () => {
    const zeroed = schemeWith([item({ ...missing, deadline: { within: 10, missing: "zero" } })]);
    expect(evaluateAnnual(zeroed, ledgerOf(), { year: 2022 }).owed).toEqual([
      { item: "i", from: "2022-01-01", to: "2022-12-31", by: "2023-01-10", overdue: true },
    ]);
  });

  test("of a term is owed by the closing of the term", () => {
    const scheme = schemeWith([item(missing)], {
      term: { annualWeight: 0.6, termWeight: 0.4, closes: 60, basis: { sources: [], origin: "authored" } },
    });
    expect(evaluateTerm(scheme, ledgerOf(), { asOf: "2023-10-01" }).owed).toEqual([
      { item: "i", from: "2021-08-01", to: "2023-09-30", by: "2023-11-29", overdue: false },
    ]);
  });
});

test("what was waived, and what has no target, owes nothing", () => {
  expect(owedOn("2022-03-10", { ...monthly, waivable: true }, [fact("waiver", "2022-01-05", { item: "i" })])).toEqual(
    [],
  );
  expect(
    owedOn("2022-03-10", {
      measure: { kind: "target", of: "count" },
      method: proportional,
      collect: { every: "month", within: 10 },
    }),
  ).toEqual([]);
});
