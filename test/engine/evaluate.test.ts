/** The three questions: their periods, their days, what they refuse; a term of three calendar years; the two axes of time. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { InvalidInputError } from "../../src/model/problem";
import { basis, fact, item, itemIn, ledgerOf, schemeWith } from "../small-district";

const scheme = schemeWith(
  [item(), item({ id: "yearly", points: 10, level: "annual" }), item({ id: "final", points: 5, level: "term" })],
  {
    grades: [
      { id: "poor", title: { zh: "差", en: "poor" }, from: 0, to: 15, basis },
      { id: "good", title: { zh: "好", en: "good" }, from: 15, basis },
    ],
  },
);
const count = (day: string, more: Readonly<Record<string, unknown>> = {}): FactInput => fact("count", day, more);

/** The codes and places of what a question is refused for. */
const refused = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError)
      return error.problems.map(({ code, path }) => `${code} at ${path.join(".")}`);
    throw error;
  }
  return [];
};

/** The sentences of what a question is refused for. */
const said = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems.map(({ message }) => message.en).join("\n");
    throw error;
  }
  return "";
};

test("a refusal says the day or the year that was asked about, and what it lies outside of", () => {
  const ledger = ledgerOf();
  expect(said(() => evaluateDaily(scheme, ledger, { asOf: "2021-07-31" }))).toBe(
    "2021-07-31 is outside the term 2021-08-01 to 2023-09-30.",
  );
  expect(said(() => evaluateDaily(scheme, ledger, { asOf: "2023-02-29" }))).toBe("The day 2023-02-29 does not exist.");
  expect(said(() => evaluateDaily(scheme, ledger, { asOf: "x".repeat(50) }))).toBe(
    `The day ${"x".repeat(40)} does not exist.`,
  );
  expect(said(() => evaluateAnnual(scheme, ledger, { year: 2024 }))).toBe(
    "The year 2024 is outside the term 2021-08-01 to 2023-09-30.",
  );
  expect(said(() => evaluateAnnual(scheme, ledger, { year: 2022, asOf: "2021-12-31" }))).toBe(
    "The day 2021-12-31 is before the first day 2022-01-01 of the period.",
  );
  const later = schemeWith([item()], { from: "2022-06-01" });
  expect(said(() => evaluateAnnual(later, ledger, { year: 2022 }))).toBe(
    "The scheme is not in force for the whole period 2022-01-01 to 2022-12-31.",
  );
});

describe("a daily evaluation", () => {
  const on = (asOf: string) => evaluateDaily(scheme, ledgerOf([count("2022-03-01"), count("2022-03-02")]), { asOf });

  test("reads the daily items only, of the calendar year up to that day", () => {
    expect(on("2022-03-01")).toMatchObject({
      kind: "daily",
      outOf: "10",
      total: "9",
      asOf: "2022-03-01",
      knownAt: null,
      parts: null,
    });
    expect(on("2022-03-02").total).toBe("8");
    expect(on("2022-02-28").total).toBe("10");
    expect(on("2023-01-01").total).toBe("10");
    expect(on("2022-03-01").items.map(({ id }) => id)).toEqual(["i"]);
  });

  test("says how much of the year has gone, of the part that lies in the term", () => {
    expect(on("2022-03-14").elapsed).toEqual({ days: 73, of: 365, share: "0.2" });
    expect(on("2021-08-01")).toMatchObject({
      elapsed: { days: 1, of: 153, share: "1/153" },
      period: { from: "2021-08-01", to: "2021-12-31", days: 153, year: 2021 },
    });
    expect(on("2023-09-30").elapsed).toEqual({ days: 273, of: 273, share: "1" });
  });

  test("is refused outside the term and for days that do not exist", () => {
    expect(refused(() => on("2021-07-31"))).toEqual(["day-outside-term at asOf"]);
    expect(refused(() => on("2023-10-01"))).toEqual(["day-outside-term at asOf"]);
    expect(refused(() => on("2024-06-01"))).toEqual(["day-outside-term at asOf"]);
    expect(refused(() => on("2023-02-29"))).toEqual(["impossible-day at asOf"]);
    expect(refused(() => on("today"))).toEqual(["impossible-day at asOf"]);
    expect(refused(() => evaluateDaily(scheme, ledgerOf(), { asOf: "2022-06-30", knownAt: "2022-6-30" }))).toEqual([
      "impossible-day at knownAt",
    ]);
  });
});

describe("an annual evaluation", () => {
  test("reads all items, on the day that the year closes", () => {
    const found = evaluateAnnual(scheme, ledgerOf([count("2022-03-01")]), { year: 2022 });
    expect(found).toMatchObject({
      kind: "annual",
      asOf: "2023-01-31",
      total: "24",
      outOf: "25",
      grade: "good",
      elapsed: { share: "1" },
    });
    expect(found.period).toEqual({ from: "2022-01-01", to: "2022-12-31", days: 365, year: 2022 });
  });

  test("of the first and the last year is about the part in the term", () => {
    const ledger = ledgerOf([]);
    expect(evaluateAnnual(scheme, ledger, { year: 2021 })).toMatchObject({
      asOf: "2022-01-31",
      period: { from: "2021-08-01", days: 153 },
      total: "25",
      grade: null,
    });
    expect(evaluateAnnual(scheme, ledger, { year: 2023 })).toMatchObject({
      asOf: "2023-10-31",
      period: { to: "2023-09-30", days: 273 },
      grade: "good",
    });
  });

  test("may be asked during the year, from its first day in the term", () => {
    const ledger = ledgerOf([count("2022-03-01")]);
    const at = (year: number, asOf: string) => () => evaluateAnnual(scheme, ledger, { year, asOf });
    expect(at(2022, "2022-02-28")().total).toBe("25");
    expect(at(2021, "2021-08-01")().elapsed).toEqual({ days: 1, of: 153, share: "1/153" });
    expect(refused(at(2021, "2021-07-31"))).toEqual(["before-period at asOf"]);
    expect(refused(at(2022, "2021-12-31"))).toEqual(["before-period at asOf"]);
    expect(refused(at(2022, "2022-02-30"))).toEqual(["impossible-day at asOf"]);
  });

  test.each([2020, 2024, 20220, 2022.5, -1, Number.NaN])("of the year %s is refused", (year) => {
    expect(refused(() => evaluateAnnual(scheme, ledgerOf(), { year }))).toEqual(["year-outside-term at year"]);
  });
});

describe("a scheme is in force", () => {
  const between = (from: string, to?: string) => schemeWith([item()], { from, ...(to === undefined ? {} : { to }) });
  const ledger = ledgerOf();

  test("for a period that lies wholly inside its days, and for no other", () => {
    expect(refused(() => evaluateAnnual(between("2022-01-01", "2022-12-31"), ledger, { year: 2022 }))).toEqual([]);
    expect(refused(() => evaluateAnnual(between("2022-01-02"), ledger, { year: 2022 }))).toEqual([
      "scheme-not-in-force at ",
    ]);
    expect(refused(() => evaluateAnnual(between("2022-01-01", "2022-12-30"), ledger, { year: 2022 }))).toEqual([
      "scheme-not-in-force at ",
    ]);
    expect(refused(() => evaluateDaily(between("2022-01-02"), ledger, { asOf: "2022-06-01" }))).toEqual([
      "scheme-not-in-force at ",
    ]);
    expect(refused(() => evaluateTerm(between("2022-01-01"), ledger))).toEqual(["scheme-not-in-force at "]);
    expect(refused(() => evaluateTerm(between("2021-08-01", "2023-09-30"), ledger))).toEqual([]);
  });
});

describe("a term from August 2021 to September 2023", () => {
  // 2021: 25 - 1 = 24 · 2022: 25 - 2 - 3 = 20 · 2023: 25; over the term: i 10 - 3, yearly 10 - 3, final 5 = 19
  const facts = [
    count("2021-10-01"),
    count("2022-05-01", { value: 2 }),
    count("2022-06-01", { item: "yearly", value: 3 }),
  ];
  const term = evaluateTerm(scheme, ledgerOf(facts));

  test("touches three calendar years; the first is under half a year: a score, but no grade", () => {
    expect(term.parts?.years).toEqual([
      {
        year: 2021,
        from: "2021-08-01",
        to: "2021-12-31",
        days: 153,
        total: "24",
        naturalGrade: null,
        grade: null,
        gradeState: "none",
      },
      {
        year: 2022,
        from: "2022-01-01",
        to: "2022-12-31",
        days: 365,
        total: "20",
        naturalGrade: "good",
        grade: "good",
        gradeState: "fixed",
      },
      {
        year: 2023,
        from: "2023-01-01",
        to: "2023-09-30",
        days: 273,
        total: "25",
        naturalGrade: "good",
        grade: "good",
        gradeState: "fixed",
      },
    ]);
  });

  test("is the mean of its years by days, and its own part, by their weights", () => {
    // (24 x 153 + 20 x 365 + 25 x 273) / 791 = 17797/791; x 0.6 = 13.4996... -> 13.5
    expect(term.parts).toMatchObject({
      mean: "17797/791",
      annualWeight: "0.6",
      annualPoints: "13.5",
      termTotal: "19",
      termWeight: "0.4",
      termPoints: "7.6",
    });
    expect(term).toMatchObject({
      kind: "term",
      total: "21.1",
      base: "19",
      outOf: "25",
      asOf: "2023-10-31",
      grade: "good",
    });
    expect(term.period).toEqual({ from: "2021-08-01", to: "2023-09-30", days: 791, year: null });
  });

  test("may be asked while it runs: years ahead are left out", () => {
    const running = evaluateTerm(scheme, ledgerOf(facts), { asOf: "2021-12-31" });
    expect(running.parts?.years.map(({ year, total }) => `${year} ${total}`)).toEqual(["2021 24"]);
    expect(running).toMatchObject({
      gradeState: "open",
      gradeReasons: [
        { kind: "year-ahead", year: 2022 },
        { kind: "year-ahead", year: 2023 },
      ],
    });
    expect(refused(() => evaluateTerm(scheme, ledgerOf(facts), { asOf: "2021-07-31" }))).toEqual([
      "before-period at asOf",
    ]);
    expect(refused(() => evaluateTerm(scheme, ledgerOf(facts), { asOf: "x" }))).toEqual(["impossible-day at asOf"]);
    expect(refused(() => evaluateTerm(scheme, ledgerOf(facts), { knownAt: "2022-02-30" }))).toEqual([
      "impossible-day at knownAt",
    ]);
  });

  test("reads its years on its own day, so that what was settled after a year closed still counts", () => {
    const late = count("2023-03-01", { for: 2022 });
    expect(evaluateAnnual(scheme, ledgerOf([late]), { year: 2022 }).total).toBe("25");
    expect(evaluateTerm(scheme, ledgerOf([late])).parts?.years[1]?.total).toBe("24");
  });
});

describe("which facts count", () => {
  const total = (facts: readonly FactInput[], more: { asOf?: string; knownAt?: string } = {}) =>
    evaluateAnnual(scheme, ledgerOf(facts), { year: 2022, ...more });
  const first = count("2022-03-01", { id: "first", value: 4 });
  const second = count("2022-03-01", { id: "second", value: 1, recorded: "2022-05-10", corrects: "first" });
  const gone = fact("withdrawal", "2022-06-01", { id: "gone", corrects: "second", recorded: "2022-07-01" });

  test("those recorded by knownAt, however early they happened", () => {
    const late = count("2022-03-01", { recorded: "2022-08-01" });
    expect(total([late]).total).toBe("24");
    expect(total([late], { knownAt: "2022-07-31" })).toMatchObject({ total: "25", knownAt: "2022-07-31" });
    expect(total([late], { knownAt: "2022-08-01" }).total).toBe("24");
  });

  test("not those that were corrected, as far as the correction is known", () => {
    const all = [first, second, gone];
    expect(total(all, { knownAt: "2022-05-09" })).toMatchObject({ total: "21", corrected: [] });
    expect(total(all, { knownAt: "2022-05-10" })).toMatchObject({
      total: "24",
      corrected: [{ id: "first", by: "second" }],
    });
    expect(total(all)).toMatchObject({
      total: "25",
      corrected: [
        { id: "first", by: "second" },
        { id: "second", by: "gone" },
      ],
    });
  });

  test("only those of the team itself", () => {
    expect(total([count("2022-03-01", { body: "unit" })]).total).toBe("25");
    expect(total([count("2022-03-01", { body: "team" })]).total).toBe("24");
  });

  test("a ledger that was checked without the scheme, and does not fit it, is refused here", () => {
    expect(refused(() => total([count("2022-03-01", { item: "yearyl" })]))).toEqual(["unknown-name at facts"]);
    expect(refused(() => total([fact("tally", "2022-03-01", { done: 1, due: 1 })]))).toEqual([
      "kind-does-not-fit-item at facts",
    ]);
  });
});

describe("waivers", () => {
  const waivable = schemeWith([item({ id: "a", points: 5, waivable: true }), item({ id: "b", points: 5 })]);
  const waiver = (day: string, more: Readonly<Record<string, unknown>> = {}) =>
    fact("waiver", day, { item: "a", ...more });
  const year = (facts: readonly FactInput[], of = 2022) =>
    itemIn(evaluateAnnual(waivable, ledgerOf(facts), { year: of }), "a").state;

  test("hold for their year, or for the term where they say so", () => {
    expect([year([waiver("2022-06-01")]), year([waiver("2022-06-01")], 2023)]).toEqual(["not-applicable", "measured"]);
    expect([2021, 2022, 2023].map((of) => year([waiver("2022-06-01", { over: "term" })], of))).toEqual([
      "measured",
      "not-applicable",
      "not-applicable",
    ]);
    expect(year([waiver("2023-01-10", { for: 2022 })])).toBe("not-applicable");
  });

  test("hold for the term where every year has one, or one is for the term", () => {
    const term = (facts: readonly FactInput[]) => itemIn(evaluateTerm(waivable, ledgerOf(facts)), "a").state;
    expect(term([waiver("2022-06-01"), waiver("2023-06-01")])).toBe("measured");
    expect(term([waiver("2021-09-01"), waiver("2022-06-01"), waiver("2023-06-01")])).toBe("not-applicable");
    expect(term([waiver("2022-06-01", { over: "term" })])).toBe("not-applicable");
  });

  test("hold from their day on, and are told with reason and approver", () => {
    const on = (asOf: string) =>
      itemIn(evaluateDaily(waivable, ledgerOf([waiver("2022-06-01", { id: "w" })]), { asOf }), "a");
    expect(on("2022-05-31")).toMatchObject({ state: "measured", waiver: null });
    expect(on("2022-06-01")).toMatchObject({
      state: "not-applicable",
      why: "waiver",
      waiver: { id: "w", day: "2022-06-01", reason: "no such work here", approver: "district" },
    });
  });
});

test("an evaluation survives JSON, and names its scheme by id, version, hash and semantics", () => {
  const found = evaluateTerm(scheme, ledgerOf([count("2022-03-01")]));
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  expect(found).toMatchObject({
    semantics: 1,
    team: "t",
    village: "河湾村",
    town: "柳镇",
    scheme: { id: "small", version: "1" },
  });
  expect(found.scheme.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
});
