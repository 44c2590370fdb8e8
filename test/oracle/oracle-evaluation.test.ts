/** Owns the hand-computed checks of whole evaluations: which facts count, waivers, totals, grades, caps, term. */
import { describe, expect, it } from "vitest";
import { oracleAnnual, oracleDaily, oracleTerm } from "./evaluate.js";
import type { Fact, Item, Scheme } from "./shapes.js";
import { category, fact, isWorkingDay, item, ledgerOf, one, schemeOf } from "./small-world.js";

const count = (id: string, points: number, more: Partial<Item> = {}): Item =>
  item({ kind: "count", none: "missing" }, { id, points, method: { kind: "per-unit", each: 1 }, ...more });
const counted = (id: string, value: number | string, day = "2024-06-01"): Fact =>
  fact("count", day, { item: id, value });
const annual = (scheme: Scheme, facts: readonly Fact[], asOf?: string): ReturnType<typeof oracleAnnual> =>
  oracleAnnual(scheme, ledgerOf(facts), { year: 2024, asOf, isWorkingDay });

describe("which facts count", () => {
  const first = fact("count", "2024-06-01", { item: "a", value: 3 });
  const corrected = fact("count", "2024-06-01", { item: "a", value: 5, recorded: "2024-07-01", corrects: first.id });
  const withdrawal = fact("withdrawal", "2024-06-01", { recorded: "2024-08-01", corrects: corrected.id });
  const scheme = schemeOf([category("c", 10, [count("a", 10)])]);
  const value = (knownAt?: string): string | null | undefined =>
    oracleAnnual(scheme, ledgerOf([withdrawal, corrected, first]), { year: 2024, knownAt, isWorkingDay }).items[0]
      ?.value;

  it("replays what was known", () => {
    expect([value("2024-05-31"), value("2024-06-30"), value("2024-07-31"), value()]).toEqual([null, "3", "5", null]);
  });

  it("records anew what a withdrawal took back", () => {
    const anew = fact("count", "2024-06-01", { item: "a", value: 4, recorded: "2024-09-01" });
    const ledger = ledgerOf([first, corrected, withdrawal, anew]);
    expect(oracleAnnual(scheme, ledger, { year: 2024, isWorkingDay }).items[0]?.value).toBe("4");
  });

  it("reads the year a fact is for, up to asOf, and only the team's", () => {
    const facts = [
      fact("count", "2025-01-10", { value: 1, for: 2024 }),
      fact("count", "2025-01-11", { value: 2 }),
      fact("count", "2024-06-01", { value: 4, body: "unit" }),
      fact("count", "2024-06-01", { value: 8, body: "team" }),
    ];
    expect(one(item({ kind: "count", none: "zero" }), facts).value).toBe("9");
    expect(one(item({ kind: "count", none: "zero" }), facts, { asOf: "2025-01-09" }).value).toBe("8");
  });

  it("zeroes what is missing only after the deadline", () => {
    const late = item({ kind: "count", none: "missing" }, { deadline: { within: 10, missing: "zero" } });
    expect(one(late, [], { asOf: "2025-01-10" })).toMatchObject({ state: "missing", why: null, points: null });
    expect(one(late, [], { asOf: "2025-01-11" })).toMatchObject({ state: "missing", why: "zeroed", points: "0" });
    const waiver = fact("waiver", "2024-06-01");
    expect(one(late, [waiver])).toMatchObject({ state: "not-applicable", why: "waiver", points: null });
  });
});

describe("waivers", () => {
  const scheme = schemeOf([category("c", 10, [count("i", 10)])]);
  const whys = (waivers: readonly Fact[]): unknown[] => {
    const ledger = ledgerOf(waivers);
    const years = [2024, 2025, 2026].map((year) => oracleAnnual(scheme, ledger, { year, isWorkingDay }));
    return [...years, oracleTerm(scheme, ledger, { isWorkingDay })].map((result) => result.items[0]?.why);
  };

  it("hold for a year; for the term where every year has one", () => {
    const waivers = [
      fact("waiver", "2024-06-01"),
      fact("waiver", "2026-01-10", { for: 2025 }),
      fact("waiver", "2026-02-01", { over: "year" }),
    ];
    expect(whys(waivers.slice(0, 1))).toEqual(["waiver", null, null, null]);
    expect(whys(waivers.slice(0, 2))).toEqual(["waiver", "waiver", null, null]);
    expect(whys(waivers)).toEqual(["waiver", "waiver", "waiver", "waiver"]);
  });

  it("hold for the term from their day on", () => {
    const waiver = fact("waiver", "2025-03-01", { over: "term" });
    expect(whys([waiver])).toEqual([null, "waiver", "waiver", "waiver"]); // 2024 closes on 2025-01-30
    expect(one(item({ kind: "count", none: "zero" }), [waiver], { asOf: "2025-03-01" }).why).toBe("waiver");
  });
});

describe("totals", () => {
  const waiver = (id: string): Fact => fact("waiver", "2024-06-01", { item: id });

  it("rescales inside the category", () => {
    const scheme = schemeOf([category("c", 6, [count("a", 3), count("b", 3)]), category("d", 4, [count("e", 4)])], {
      notApplicable: { rescale: "category", maxShare: "0.3" },
    });
    const result = annual(scheme, [counted("a", "1.333333"), waiver("b"), counted("e", 4)]);
    // a rounds to 1.33; 1.33 × 6 ÷ 3 = 2.66; N ÷ P = 3 ÷ 10, not above 0.3; 6.66 is fair
    expect(result).toMatchObject({ total: "6.66", outOf: "10", notApplicableShare: "0.3", grade: "fair" });
    expect(result.adjustments).toEqual([{ scope: "category", id: "c", rule: "rescale", from: "1.33", to: "2.66" }]);
  });

  it("rescales the total where a whole category is not applicable", () => {
    const scheme = schemeOf([category("c", 4, [count("a", 4)]), category("d", 6, [count("e", 6)])], {
      notApplicable: { rescale: "category", maxShare: "0.3" },
    });
    const result = annual(scheme, [waiver("a"), counted("e", 5)]);
    // 5 × 10 ÷ 6 = 8.333…; 0.4 > 0.3
    expect(result).toMatchObject({ base: "8.33", total: "8.33", gradeState: "none", grade: null });
    expect(result.gradeReasons).toEqual([{ kind: "not-applicable" }]);
    expect(result.categories[0]).toMatchObject({ state: "not-applicable", points: null, outOf: "4", base: "0" });
  });

  it("rescales the total by every item that is not applicable", () => {
    const scheme = schemeOf([category("c", 6, [count("a", 3), count("b", 3)]), category("d", 4, [count("e", 4)])], {
      notApplicable: { rescale: "total", maxShare: "0.3" },
    });
    const result = annual(scheme, [counted("a", "1.333333"), waiver("b"), counted("e", 4)]);
    // 1.33 + 4 = 5.33; × 10 ÷ 7 = 7.614…
    expect(result).toMatchObject({ base: "7.61", total: "7.61", notApplicableShare: "0.3", grade: "fair" });
    expect(result.categories.map(({ base }) => base)).toEqual(["1.33", "4"]);
    expect(result.adjustments).toEqual([{ scope: "total", id: null, rule: "rescale", from: "5.33", to: "7.61" }]);
  });

  it("knows floors only where there are points", () => {
    const plain = schemeOf([category("c", 10, [count("a", 10, { group: "g" })], { floor: 3 })]);
    const scheme = { ...plain, rubric: { ...plain.rubric, groups: [{ id: "g", floor: 2 }] } };
    expect(annual(scheme, [])).toMatchObject({ base: "0", adjustments: [] });
    expect(annual(scheme, [waiver("a")])).toMatchObject({ base: "0", adjustments: [] });
    expect(annual(scheme, [counted("a", 1)])).toMatchObject({
      base: "3",
      adjustments: [
        { scope: "group", id: "g", rule: "floor", from: "1", to: "2" },
        { scope: "category", id: "c", rule: "floor", from: "2", to: "3" },
      ],
    });
  });

  it("mirrors what was measured on other bodies", () => {
    const mirrors = [
      { body: "unit", each: "-0.5" },
      { body: "unit", each: "0.3", most: 1 },
      { body: "unit", each: 0 },
    ];
    const shared = item({ kind: "tally" }, { id: "b", points: 0, kind: "bonus", cap: "none", mirrors });
    const scheme = schemeOf([category("c", 10, [count("a", 10, { mirrors }), shared])]);
    const done = fact("tally", "2024-06-01", { item: "b", done: 1, due: 3 });
    expect(annual(scheme, [counted("a", 5), done]).mirrors).toEqual([
      { body: "unit", amount: "-2.5", item: "a" },
      { body: "unit", amount: "1", item: "a" }, // 1.5, at most 1
      { body: "unit", amount: "-1/6", item: "b" },
      { body: "unit", amount: "0.1", item: "b" },
    ]);
    expect(annual(scheme, []).mirrors).toEqual([]);
  });

  it("caps groups, bonus and total in turn", () => {
    const bonus = (id: string): Item => count(id, 0, { kind: "bonus", cap: "none", group: "g" });
    const deduction = count("x", 0, { kind: "deduction", cap: "none" });
    const plain = schemeOf([category("c", 10, [count("a", 10), bonus("p"), bonus("q"), deduction])]);
    const scheme = {
      ...plain,
      rubric: { ...plain.rubric, groups: [{ id: "g", cap: 5 }], bonus: { cap: 4 }, total: { cap: 11 } },
    };
    const result = annual(scheme, [counted("a", 9), counted("p", 3), counted("q", 3), counted("x", 1)]);
    // group 6 → 5, bonus 5 → 4, 9 + 4 - 1 = 12 → 11
    expect(result).toMatchObject({ base: "9", bonus: "4", deduction: "1", total: "11" });
    expect(result.categories[0]).toMatchObject({ points: "13", bonus: "5", deduction: "1" });
    expect(result.adjustments.map(({ scope, from, to }) => [scope, from, to])).toEqual([
      ["group", "6", "5"],
      ["bonus", "5", "4"],
      ["total", "12", "11"],
    ]);
  });
});

describe("grades", () => {
  const plain = schemeOf([category("c", 10, [count("a", 10)])]);

  it("keeps the natural grade beside the final one", () => {
    const scheme = {
      ...plain,
      caps: [{ id: "low", when: { kind: "measurement", item: "a", atMost: 9 }, limit: "fair", veto: true }],
    };
    const result = annual(scheme, [counted("a", 9)]);
    expect(result).toMatchObject({ total: "9", naturalGrade: "good", grade: "fair", gradeState: "fixed" });
    expect(result.caps).toEqual([
      { id: "low", source: "scheme", limit: "fair", veto: true, binds: true, year: null, subject: null },
    ]);
    expect(annual(scheme, [counted("a", 10)]).caps).toEqual([]);
  });

  it("asks caps their conditions", () => {
    const survey = item(
      { kind: "survey", weights: { good: 1, poor: 0 }, denominator: "all" },
      { id: "s", points: 0, kind: "bonus", cap: "none" },
    );
    const when = [
      { kind: "points-share", item: "a", below: "0.9" }, // 9 ÷ 10: false
      { kind: "points-share", category: "c", atMost: "0.9" },
      { kind: "choice", item: "s", choice: "poor", atLeast: "0.25" }, // 1 ÷ 4
      { kind: "choice", item: "s", choice: "poor", above: "0.25" }, // false
      { kind: "event", event: "fire", above: 0 },
      { kind: "findings", atLeast: 1 }, // false
    ];
    const caps = when.map((condition, place) => ({ id: `k${place}`, when: condition, limit: "good" }));
    const scheme = { ...schemeOf([category("c", 10, [count("a", 10), survey])]), caps };
    const ballots = fact("ballots", "2024-06-01", { item: "s", votes: { good: 3, poor: 1 } });
    const result = annual(scheme, [counted("a", 9), ballots, fact("event", "2024-06-01", { event: "fire" })]);
    expect(result.caps.map(({ id, binds }) => [id, binds])).toEqual([
      ["k1", false],
      ["k2", false],
      ["k4", false],
    ]);
  });

  it("holds a cap on a measurement against 0 where the deadline has zeroed the item", () => {
    const caps = [{ id: "low", when: { kind: "measurement", item: "a", below: 6 }, limit: "poor" }];
    const scheme = (missing: string): Scheme => ({
      ...schemeOf([category("c", 10, [count("a", 10, { deadline: { within: 10, missing } })])]),
      caps,
    });
    const zeroed = annual(scheme("zero"), []);
    expect(zeroed).toMatchObject({ gradeState: "fixed", total: "0", naturalGrade: "poor", grade: "poor" });
    expect(zeroed.caps).toMatchObject([{ id: "low", binds: false }]);
    expect(annual(scheme("open"), []).caps).toEqual([]);
  });

  it("knows a lowest band without a floor, and a grade that only caps reach", () => {
    const deduction = count("x", 0, { kind: "deduction", cap: "none" });
    const base = schemeOf([category("c", 10, [count("a", 10), deduction])]);
    const scheme: Scheme = {
      ...base,
      rubric: { ...base.rubric, total: { floor: "none" } },
      grades: [{ id: "failed" }, { id: "poor", to: 0 }, { id: "fair", from: 0, to: 8 }, { id: "good", from: 8 }],
      caps: [{ id: "fire", when: { kind: "event", event: "fire", above: 0 }, limit: "failed" }],
    };
    const below = annual(scheme, [counted("a", 0), counted("x", 2)]);
    expect(below).toMatchObject({ total: "-2", naturalGrade: "poor", grade: "poor", adjustments: [] });
    expect(annual(scheme, [counted("a", 2), counted("x", 2)])).toMatchObject({ total: "0", grade: "fair" });
    const fire = fact("event", "2024-06-01", { event: "fire" });
    const capped = annual(scheme, [counted("a", 0), counted("x", 2), fire]);
    expect(capped).toMatchObject({ naturalGrade: "poor", grade: "failed", caps: [{ id: "fire", binds: true }] });
  });

  it("is open while something is missing, none for a day", () => {
    expect(annual(plain, [])).toMatchObject({ gradeState: "open", gradeReasons: [{ kind: "missing", item: "a" }] });
    const daily = oracleDaily(plain, ledgerOf([counted("a", 1)]), { asOf: "2024-06-30", isWorkingDay });
    expect(daily).toMatchObject({ gradeState: "none", gradeReasons: [{ kind: "daily" }], total: "1" });
    expect(daily.elapsed).toEqual({ days: 61, of: 245, share: "61/245" });
  });
});

describe("term", () => {
  const scheme = schemeOf([category("c", 10, [count("a", 10, { method: { kind: "per-unit", each: "0.5" } })])]);
  const facts = [counted("a", 6), counted("a", 8, "2025-06-01"), counted("a", 4, "2026-02-01")];

  it("weighs the years by their days and adds the part", () => {
    const result = oracleTerm(scheme, ledgerOf(facts), { isWorkingDay });
    // years 3, 4, 2 with 245, 365, 120 days: (735 + 1460 + 240) ÷ 730 = 2435/730 = 487/146
    // annual: 0.4 × 487/146 = 1.334… → 1.33; part: 18 × 0.5 = 9 × 0.6 = 5.4
    expect(result.parts).toMatchObject({ mean: "487/146", annualPoints: "1.33", termTotal: "9", termPoints: "5.4" });
    expect(result).toMatchObject({ total: "6.73", naturalGrade: "fair", gradeState: "fixed", asOf: "2026-06-29" });
  });

  it("lets the grade of a year limit that of the term", () => {
    const caps = [{ id: "y", when: { kind: "year-grade", atMost: "poor" }, limit: "poor", in: ["term"] }];
    expect(oracleTerm({ ...scheme, caps }, ledgerOf(facts), { isWorkingDay }).caps).toEqual([
      { id: "y", source: "scheme", limit: "poor", veto: false, binds: true, year: null, subject: null },
    ]);
  });

  it("names the years that lie ahead", () => {
    const result = oracleTerm(scheme, ledgerOf(facts), { asOf: "2025-03-01", isWorkingDay });
    expect(result.gradeState).toBe("open");
    expect(result.gradeReasons).toEqual([
      { kind: "year-open", year: 2025 },
      { kind: "year-ahead", year: 2026 },
    ]);
  });
});
