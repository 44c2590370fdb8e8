/** Owns the hand-computed checks of what is owed. */
import { describe, expect, it } from "vitest";
import { oracleAnnual, oracleTerm } from "./evaluate.js";
import type { Owed } from "./owed.js";
import type { Fact, Item, Ledger, Measure } from "./shapes.js";
import { category, fact, isWorkingDay, item, ledgerOf, schemeOf } from "./small-world.js";

const count: Measure = { kind: "count", none: "missing" };
const quarterly: Partial<Item> = { collect: { every: "quarter", within: 5 } };
const monthly: Partial<Item> = { collect: { every: "month", within: 5 } };
const owed = (
  items: readonly Item[],
  facts: readonly Fact[],
  asOf?: string,
  more: Partial<Ledger> = {},
): readonly Owed[] =>
  oracleAnnual(schemeOf([category("c", 10, items)]), ledgerOf(facts, more), { year: 2024, asOf, isWorkingDay }).owed;

describe("what is owed", () => {
  it("lists the parts without a fact, and what is missing", () => {
    const items = [item(count, quarterly), item(count, { id: "b", points: 0 })];
    expect(owed(items, [fact("count", "2024-08-01")], "2024-10-01")).toEqual([
      { item: "i", from: "2024-05-01", to: "2024-06-30", by: "2024-07-05", overdue: true },
      { item: "i", from: "2024-10-01", to: "2024-12-31", by: "2025-01-05", overdue: false },
      { item: "b", from: "2024-05-01", to: "2024-12-31", by: "2025-01-30", overdue: false },
    ]);
  });

  it("counts a fact by its counted day", () => {
    const late = fact("count", "2025-01-03", { for: 2024 });
    expect(owed([item(count, quarterly)], [late]).map(({ from }) => from)).toEqual(["2024-05-01", "2024-07-01"]);
    const scheme = schemeOf([category("c", 10, [item(count, quarterly)])]);
    const term = oracleTerm(scheme, ledgerOf([late]), { asOf: "2025-02-01", isWorkingDay });
    // not January 2025, where its day lies
    expect(term.owed.map(({ from }) => from)).toEqual(["2024-05-01", "2024-07-01", "2025-01-01"]);
  });

  it("asks nothing for an item without target", () => {
    const target = item({ kind: "target", of: "count" }, quarterly);
    expect(owed([target], [])).toEqual([]);
    expect(owed([target], [], "2024-07-01", { targets: [{ item: "i", year: 2024, value: 5 }] })).toHaveLength(2);
  });

  it("asks attendance where members serve and claim nothing", () => {
    const attendance = item(
      {
        kind: "attendance",
        days: 20,
        every: "month",
        basis: "working-days",
        counts: ["resident"],
        daysOff: "ignore",
        mean: "member-days",
      },
      monthly,
    );
    // serves until 10 June and from 1 September: July and August owe nothing
    const members = [{ id: "m1", service: [{ from: "2024-05-06", to: "2024-06-10" }, { from: "2024-09-01" }] }];
    const claims = [
      fact("attendance", "2024-05-20", { member: "m1", status: "absent" }),
      fact("attendance", "2024-06-15", { member: "m1", status: "resident" }), // no longer in service
      fact("attendance", "2024-08-25", { member: "m1", status: "resident", until: "2024-09-01" }),
    ];
    expect(owed([attendance], claims, "2024-10-03", { members })).toEqual([
      { item: "i", from: "2024-06-01", to: "2024-06-30", by: "2024-07-05", overdue: true },
      { item: "i", from: "2024-10-01", to: "2024-10-31", by: "2024-11-05", overdue: false },
    ]);
  });

  it("asks no colours of skipped parts, and does not take the arrival's", () => {
    const colours = [
      { id: "green", value: 1 },
      { id: "red", value: 0 },
    ];
    const measured = item({ kind: "colours", colours, every: "quarter", skip: 1 }, monthly);
    const facts = [
      fact("colour", "2024-07-10", { colour: "red", arrival: true }),
      fact("colour", "2024-08-05", { colour: "green" }),
    ];
    // May and June lie in part 0
    expect(owed([measured], facts, "2024-09-30")).toEqual([
      { item: "i", from: "2024-07-01", to: "2024-07-31", by: "2024-08-05", overdue: true },
      { item: "i", from: "2024-09-01", to: "2024-09-30", by: "2024-10-05", overdue: false },
    ]);
  });
});
