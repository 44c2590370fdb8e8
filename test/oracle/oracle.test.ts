/** Owns the hand-computed checks of the oracle: numbers, calendar, every method. */
import { describe, expect, it } from "vitest";
import { addDays, calendarPart, countDays, nextDay, partsTouched } from "./day.js";
import { decimal, exactText, fraction, type RoundingMode, round } from "./fraction.js";
import type { Item } from "./shapes.js";
import { fact, item, one, pointsFor } from "./small-world.js";

describe("numbers", () => {
  const rounded = (x: string, digits: number, mode: RoundingMode = "half-away-from-zero"): string =>
    exactText(round(decimal(x), digits, mode));

  it("rounds in five modes", () => {
    expect(["1.005", "2.675", "8.345", "10.075", "59.995"].map((x) => rounded(x, 2))).toEqual([
      "1.01",
      "2.68",
      "8.35",
      "10.08",
      "60",
    ]);
    expect([rounded("2.5", 0), rounded("-2.5", 0)]).toEqual(["3", "-3"]);
    expect([rounded("2.5", 0, "half-even"), rounded("3.5", 0, "half-even"), rounded("-2.5", 0, "half-even")]).toEqual([
      "2",
      "4",
      "-2",
    ]);
    expect([rounded("2.9", 0, "toward-zero"), rounded("-2.9", 0, "toward-zero")]).toEqual(["2", "-2"]);
    expect([rounded("2.1", 0, "floor"), rounded("-2.1", 0, "floor")]).toEqual(["2", "-3"]);
    expect([rounded("2.1", 0, "ceiling"), rounded("-2.1", 0, "ceiling")]).toEqual(["3", "-2"]);
    expect(rounded("-0.004", 2)).toBe("0");
  });

  it("writes exact text", () => {
    expect(exactText(fraction(-4n, 6n))).toBe("-2/3");
    expect(exactText(fraction(2979n, 3310n))).toBe("0.9");
    expect(exactText(fraction(-1n, 8n))).toBe("-0.125");
    expect([exactText(decimal("-0")), exactText(decimal("007.50")), exactText(decimal(0.1))]).toEqual([
      "0",
      "7.5",
      "0.1",
    ]);
    expect(() => decimal(1e-7)).toThrow();
  });
});

describe("calendar", () => {
  it("counts days", () => {
    expect([nextDay("2024-02-28"), nextDay("2023-02-28"), nextDay("2024-12-31")]).toEqual([
      "2024-02-29",
      "2023-03-01",
      "2025-01-01",
    ]);
    expect(countDays({ from: "2024-05-01", to: "2024-12-31" })).toBe(245); // 31+30+31+31+30+31+30+31
    expect([
      countDays({ from: "2000-01-01", to: "2000-12-31" }),
      countDays({ from: "1900-01-01", to: "1900-12-31" }),
    ]).toEqual([366, 365]);
    expect(addDays("2024-12-31", 30)).toBe("2025-01-30");
    expect(calendarPart("2024-05-09", "quarter")).toEqual({ from: "2024-04-01", to: "2024-06-30" });
    expect(partsTouched({ from: "2024-05-31", to: "2024-07-01" }, "month").map((part) => part.to)).toEqual([
      "2024-05-31",
      "2024-06-30",
      "2024-07-31",
    ]);
  });
});

describe("methods", () => {
  it("per-occurrence: 10 - 2 × max(0, v - 1)", () => {
    const method = { kind: "per-occurrence", each: "2", free: 1 };
    expect([0, 1, "2.5", 9].map((v) => pointsFor(method, v))).toEqual(["10", "10", "7", "0"]);
  });

  it("proportional: 10 × v ÷ 3, capped by the points", () => {
    const method = { kind: "proportional", full: 3 };
    expect([1, 2, 3, 4].map((v) => pointsFor(method, v))).toEqual(["3.33", "6.67", "10", "10"]);
  });

  it("tiers: the first step that is reached", () => {
    const method = {
      kind: "tiers",
      steps: [
        { over: 5, points: 10 },
        { from: 5, points: 8 },
        { from: 2, points: 4 },
      ],
      else: 1,
    };
    expect([6, 5, "4.999999", 2, 1].map((v) => pointsFor(method, v))).toEqual(["10", "8", "4", "4", "1"]);
  });

  it("steps: every begun or full 2 below 10 costs 3", () => {
    const method = { kind: "steps", from: 10, each: 2, costs: 3, begun: "costs" };
    // 7 is 3 below: 1.5 steps, begun 2, full 1
    expect([11, 10, 7, 6].map((v) => pointsFor(method, v))).toEqual(["10", "10", "4", "4"]);
    expect([11, 10, 7, 6].map((v) => pointsFor({ ...method, begun: "free" }, v))).toEqual(["10", "10", "7", "4"]);
  });

  it("all-or-nothing: from includes, over does not", () => {
    expect([2, 3].map((v) => pointsFor({ kind: "all-or-nothing", from: 3 }, v))).toEqual(["0", "10"]);
    expect([3, 4].map((v) => pointsFor({ kind: "all-or-nothing", over: 3 }, v))).toEqual(["0", "10"]);
  });

  it("per-unit: for a bonus, and below zero for a deduction", () => {
    const method = { kind: "per-unit", each: "0.5", free: 2 };
    expect(pointsFor(method, 5, { kind: "bonus", points: 0, cap: 1 })).toBe("1"); // 1.5, cap 1
    expect(pointsFor(method, 5, { kind: "deduction", points: 0, cap: "none" })).toBe("-1.5");
  });

  it("rounds an item by its own rule, a deduction before its sign", () => {
    const method = { kind: "per-unit", each: 1 };
    const points = (v: string, digits: number, mode: RoundingMode, more: Partial<Item> = {}): string | null =>
      pointsFor(method, v, { rounding: { digits, mode }, ...more });
    expect(pointsFor(method, "2.405")).toBe("2.41"); // the rubric's: 2 digits
    expect([points("2.5", 0, "half-even"), points("2.5", 0, "half-away-from-zero")]).toEqual(["2", "3"]);
    expect([points("2.41", 1, "ceiling"), points("2.49", 1, "toward-zero")]).toEqual(["2.5", "2.4"]);
    // 2.5 → 2, minus 2; not -2.5 → -3
    expect(points("2.5", 0, "floor", { kind: "deduction", points: 0, cap: "none" })).toBe("-2");
  });

  it("by-rank: the v-th of the list, else the rest", () => {
    const rankItem = item({ kind: "rank" }, { method: { kind: "by-rank", points: [10, 7], else: 2 } });
    const points = [1, 2, 3].map((rank) => one(rankItem, [fact("rank", "2024-06-01", { rank })]).points);
    expect(points).toEqual(["10", "7", "2"]);
  });
});
