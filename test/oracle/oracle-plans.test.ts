/** Owns the hand-computed checks of the measures of plans and of notices. */
import { describe, expect, it } from "vitest";
import { oracleTerm } from "./evaluate.js";
import type { Measure } from "./shapes.js";
import { category, fact, isWorkingDay, item, ledgerOf, one, schemeOf } from "./small-world.js";

describe("plans", () => {
  const half = { due: "2024-06-30", share: "0.5" };
  const commitments = [
    {
      id: "a",
      level: "annual",
      year: 2024,
      weight: 2,
      due: "2024-09-30",
      milestones: [half],
      approved: "2024-05-10",
      published: "2024-05-20",
    },
    { id: "b", level: "annual", year: 2024, due: "2024-12-31", approved: "2024-05-10", published: "2024-06-20" },
  ];
  const ledger = { commitments };
  const progress = (day: string, done: string): ReturnType<typeof fact> =>
    fact("progress", day, { commitment: "a", done });

  it("commitments: what is due, in time or late", () => {
    const measured = item({ kind: "commitments", level: "annual", late: "0.5" });
    const facts = [progress("2024-06-01", "0.4"), progress("2024-10-31", "1")];
    // 30 June: a expects 0.5, has 0.4; b is not due
    expect(one(measured, facts, { ledger, daily: "2024-06-30" }).value).toBe("0.8");
    // year: a has 0.4 + half of 0.6 = 0.7, weight 2; b 0, weight 1: 1.4 ÷ 3
    expect(one(measured, facts, { ledger }).value).toBe("7/15");
    expect(one(measured, [], { ledger }).state).toBe("missing");
    expect(one(measured, facts, { ledger, daily: "2024-05-31" }).state).toBe("missing");
    const waivers = ["a", "b"].map((commitment) => fact("waiver", "2024-06-01", { commitment, item: undefined }));
    expect(one(measured, [...facts, ...waivers], { ledger }).why).toBe("excused");
  });

  it("commitments: nothing due in the whole period is not missing", () => {
    const measured = item({ kind: "commitments", level: "annual", late: "0.5" });
    const later = { commitments: [{ id: "a", level: "annual", year: 2024, due: "2025-03-01" }] };
    expect(one(measured, [], { ledger: later }).why).toBe("nothing-due");
    expect(one(measured, [], { ledger: later, daily: "2024-05-31" }).why).toBe("nothing-due");
  });

  it("published: counts what was approved and published in time, once the deadline has passed", () => {
    const measured = (within: number): ReturnType<typeof item> => item({ kind: "published", level: "annual", within });
    expect(one(measured(30), [], { ledger }).value).toBe("1"); // until 31 May: a
    expect(one(measured(50), [], { ledger }).value).toBe("2"); // until 20 June, included
    expect(one(measured(50), []).state).toBe("missing");
    expect(one(measured(30), [], { ledger, daily: "2024-05-31" }).state).toBe("missing");
    expect(one(measured(30), [], { ledger, daily: "2024-06-01" }).value).toBe("1");
  });

  it("published: the smallest of the years whose deadline has passed", () => {
    const scheme = schemeOf([category("c", 10, [item({ kind: "published", level: "annual", within: 30 })])]);
    const value = (asOf: string): string | null | undefined =>
      oracleTerm(scheme, ledgerOf([], ledger), { asOf, isWorkingDay }).items[0]?.value;
    // 2025: until 31 January, and no commitments
    expect([value("2025-01-31"), value("2025-02-01")]).toEqual(["1", "0"]);
  });

  it("milestones: weight times what is credited", () => {
    const measured = item({ kind: "milestones", late: "0.5" });
    const milestones = [
      { id: "x", item: "i", title: "x", due: "2024-06-30" },
      { id: "y", item: "i", title: "y", due: "2024-11-30", weight: 3 },
    ];
    const facts = [
      fact("milestone", "2024-07-01", { milestone: "x" }),
      fact("milestone", "2024-11-30", { milestone: "y" }),
    ];
    // x late: 0.5; y in time: 3 × 1; ÷ 4
    expect(one(measured, facts, { ledger: { milestones } }).value).toBe("0.875");
    expect(one(measured, facts, { ledger: { milestones }, daily: "2024-06-29" }).state).toBe("missing");
    expect(one(measured, facts).why).toBe("nothing-due");
  });
});

describe("notices", () => {
  const levels = [
    { id: "county", value: 1 },
    { id: "city", value: 2 },
  ];
  const base: Measure = { kind: "notices", levels, sameMatter: "highest", once: "window" };
  const notice = (day: string, matter: string, level: string, authors = 1): ReturnType<typeof fact> =>
    fact("notice", day, { matter, level, authors });
  const facts = [
    notice("2024-06-01", "p", "county"),
    notice("2024-07-01", "p", "city", 2),
    notice("2024-07-01", "q", "county"),
  ];

  it("highest, sum, first in full", () => {
    const value = (more: Partial<Measure>): string | null => one(item({ ...base, ...more }), facts).value;
    expect(value({})).toBe("3"); // p 2, q 1
    expect(value({ shared: true })).toBe("2"); // p: 1 and 2 ÷ 2
    expect(value({ sameMatter: "sum" })).toBe("4");
    expect(value({ sameMatter: "first-full", rest: "0.25" })).toBe("3.25");
    expect(one(item(base), []).value).toBe("0");
  });

  it("once ever counts only what is new", () => {
    const term = { from: "2023-05-01", to: "2025-04-30" };
    const earlier = notice("2023-06-01", "p", "county");
    const measured = item({ ...base, once: "ever" });
    expect(one(measured, [...facts, earlier], { ledger: { term } }).value).toBe("2"); // p: 2 - 1, q 1
  });
});
