/** Owns the hand-computed checks of misconduct: findings, what they cost, zero, limit and mirror. */
import { describe, expect, it } from "vitest";
import { type OracleEvaluation, oracleAnnual, oracleTerm } from "./evaluate.js";
import type { Fact, MisconductCase } from "./shapes.js";
import { category, fact, isWorkingDay, item, ledgerOf, one, schemeOf } from "./small-world.js";

const finding = (kase: string, matter: string, state: string, more: Partial<Fact> = {}): Fact =>
  fact("finding", "2024-06-01", { case: kase, matter, subject: "team", state, ...more });
const ofMember = (member: string): Partial<Fact> => ({ subject: "member", member });

const misconduct: MisconductCase[] = [
  { id: "late", deduct: 1, grave: { deduct: 4 } },
  { id: "lie", deduct: 2, zeroes: true },
];
const deduction = item(
  { kind: "findings" },
  { id: "d", kind: "deduction", points: 0, cap: "none", method: { kind: "per-unit", each: 1 } },
);

describe("findings", () => {
  const options = { scheme: { misconduct } };

  it("cost the greatest worth of a matter, pending while one is investigated", () => {
    const found = [
      finding("late", "p", "confirmed"),
      finding("lie", "p", "confirmed"),
      finding("late", "q", "confirmed", { grave: true }),
      finding("late", "r", "dismissed"),
      finding("late", "s", "confirmed", { subject: "unit" }),
    ];
    expect(one(deduction, [], options)).toMatchObject({ state: "measured", value: "0", points: "0" });
    expect(one(deduction, found, options)).toMatchObject({ value: "6", points: "-6" }); // 2 + 4
    expect(one(deduction, [...found, finding("lie", "t", "investigating")], options)).toMatchObject({
      state: "pending",
      why: "investigation",
      value: "6",
      points: "-6",
    });
  });

  it("lie in the year of the earliest fact, with the state of the latest", () => {
    const facts = [
      finding("late", "p", "suspected", { day: "2024-12-20", recorded: "2024-12-20" }),
      finding("late", "p", "confirmed", { day: "2025-01-20", recorded: "2025-01-20", grave: true }),
    ];
    expect(one(deduction, facts, options).value).toBe("4"); // 2024 as of 2025-01-30
    expect(one(deduction, facts, { ...options, asOf: "2025-01-19" }).value).toBe("0");
    const scheme = schemeOf([category("c", 0, [deduction])], {
      misconduct: [{ id: "late", deduct: 1, ladder: [{ nth: 1, limit: "poor" }] }],
    });
    const year = oracleAnnual(scheme, ledgerOf(facts), { year: 2025, isWorkingDay });
    expect([year.items[0]?.value, year.caps]).toEqual(["0", []]);
    const term = oracleTerm(scheme, ledgerOf(facts), { isWorkingDay });
    expect(term.caps).toMatchObject([{ id: "late#1", year: 2024, subject: "team" }]);
    const forLastYear = finding("late", "q", "confirmed", { day: "2025-01-05", recorded: "2025-01-05", for: 2024 });
    expect(one(deduction, [forLastYear], options).value).toBe("1");
  });

  it("of different subjects are different findings", () => {
    const later = { day: "2024-07-01", recorded: "2024-07-01" };
    const facts = [finding("late", "p", "confirmed"), finding("late", "p", "dismissed", { subject: "unit", ...later })];
    expect(one(deduction, facts, options).value).toBe("1");
    expect(one(deduction, [...facts, finding("late", "p", "dismissed", later)], options).value).toBe("0");
  });

  it("take the points of the item they name", () => {
    const counted = item({ kind: "count", none: "zero" });
    const suspicion = finding("lie", "p", "suspected");
    const proof = finding("lie", "p", "confirmed", { item: "i", day: "2024-07-01", recorded: "2024-07-01" });
    const shown = one(counted, [fact("count", "2024-06-01"), suspicion, proof], options);
    expect(shown).toMatchObject({ value: "1", raw: "10", points: "0", zeroedBy: [proof.id] });
    expect(one(counted, [suspicion, proof], options)).toMatchObject({ value: "0", points: "0", zeroedBy: [] });
  });
});

describe("limits of misconduct", () => {
  const counted = item({ kind: "count", none: "zero" }, { method: { kind: "per-unit", each: 1 } });
  const nine = fact("count", "2024-06-01", { value: 9 });
  const annual = (late: Partial<MisconductCase>, facts: readonly Fact[]): OracleEvaluation => {
    const scheme = schemeOf([category("c", 10, [counted])], { misconduct: [{ id: "late", ...late }] });
    return oracleAnnual(scheme, ledgerOf([nine, ...facts]), { year: 2024, isWorkingDay });
  };
  const ids = (evaluation: OracleEvaluation): string[] => evaluation.caps.map((cap) => cap.id);
  const matters = (count: number, more: Partial<Fact> = {}): Fact[] =>
    ["p", "q", "r", "s"].slice(0, count).map((matter) => finding("late", matter, "confirmed", more));

  it("go by year and subject, and name both", () => {
    const ladder = [{ nth: 1 }, { nth: 2, limit: "fair" }, { nth: 3, limit: "poor", veto: true }];
    const result = annual({ ladder: ladder.map((row) => ({ ...row, spreads: true })) }, [
      ...matters(3, ofMember("m2")),
      ...matters(1, ofMember("m3")),
      ...matters(2, ofMember("m1")),
      ...matters(2),
    ]);
    const cap = { source: "misconduct", binds: true, year: 2024 };
    expect(result.caps).toEqual([
      { id: "late#2", limit: "fair", veto: false, subject: "team", ...cap },
      { id: "late#2", limit: "fair", veto: false, subject: "m1", ...cap },
      { id: "late#3", limit: "poor", veto: true, subject: "m2", ...cap },
    ]);
    expect(result).toMatchObject({ naturalGrade: "good", grade: "poor" });
  });

  it("of a member reach the team only where they spread", () => {
    const ladder = [
      { nth: 1, limit: "poor" },
      { nth: 2, limit: "fair", spreads: true },
    ];
    expect(ids(annual({ ladder }, matters(1, ofMember("m1"))))).toEqual([]);
    expect(ids(annual({ ladder }, matters(2, ofMember("m1"))))).toEqual(["late#2"]);
    expect(ids(annual({ ladder }, matters(2)))).toEqual(["late#1"]);
    const grave = matters(1, { ...ofMember("m1"), grave: true });
    expect(ids(annual({ grave: { limit: "poor" } }, grave))).toEqual([]);
    expect(ids(annual({ grave: { limit: "poor", spreads: true } }, grave))).toEqual(["late#grave"]);
    expect(ids(annual({ grave: { limit: "poor" } }, matters(1, { grave: true })))).toEqual(["late#grave"]);
  });

  it("take the lowest row reached, among equals the greatest", () => {
    const ladder = [{ nth: 1, limit: "poor" }, { nth: 2, limit: "fair" }, { nth: 3, limit: "poor" }, { nth: 4 }];
    const reached = [1, 2, 3, 4].map((count) => ids(annual({ ladder, grave: { limit: "fair" } }, matters(count))));
    expect(reached).toEqual([["late#1"], ["late#1"], ["late#3"], ["late#3"]]);
    expect(ids(annual({ ladder, grave: { limit: "fair" } }, matters(2, { grave: true })))).toEqual([
      "late#1",
      "late#grave",
    ]);
  });

  it("bind nothing while the grade is open; only the team's and members' investigations hold it open", () => {
    const ladder = [{ nth: 1, limit: "poor" }];
    const unit = finding("late", "x", "investigating", { subject: "unit" });
    expect(annual({}, [unit])).toMatchObject({ gradeState: "fixed", grade: "good" });
    const open = annual({ ladder }, [
      ...matters(1),
      finding("late", "x", "investigating"),
      finding("late", "y", "investigating", ofMember("m1")),
    ]);
    expect(open).toMatchObject({ gradeState: "open", naturalGrade: null, grade: null, total: "9" });
    expect(open.gradeReasons).toEqual([{ kind: "investigation" }]);
    expect(open.caps).toMatchObject([{ id: "late#1", binds: false }]);
  });

  it("mirror every charged finding, case by case, and nothing of 0", () => {
    const mirrors = [
      { body: "unit", each: "-0.5" },
      { body: "unit", each: 0 },
    ];
    const scheme = schemeOf([category("c", 10, [counted])], {
      misconduct: [
        { id: "lie", mirrors: [{ body: "unit", each: -2 }] },
        { id: "late", mirrors },
      ],
    });
    const facts = [...matters(2), ...matters(1, ofMember("m1")), finding("lie", "p", "confirmed")];
    const charged = oracleAnnual(scheme, ledgerOf([nine, ...facts]), { year: 2024, isWorkingDay });
    expect(charged.mirrors).toEqual([
      { body: "unit", amount: "-2", case: "lie" },
      ...[1, 2, 3].map(() => ({ body: "unit", amount: "-0.5", case: "late" })),
    ]);
  });
});
