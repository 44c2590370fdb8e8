/** Every method at its boundaries, and what bounds and rounding make of it. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { scorerOf } from "../../src/engine/score";
import type { Method } from "../../src/model/measures";
import { exactFrom, exactOf, exactText, type RoundingMode } from "../../src/model/points";
import { fact, type ItemInput, item, itemIn, ledgerOf, schemeWith } from "../small-district";

/** Raw points for values written as exact texts, for an item of 10 points. */
const rawOf = (method: Method, ...values: readonly string[]): string[] =>
  values.map((value) => exactText(scorerOf(method, exactOf("10"))(exactFrom(value)).raw));

describe("per occurrence", () => {
  test("takes off for each, and for parts of one; below zero is for the floor to say", () => {
    expect(rawOf({ kind: "per-occurrence", each: "0.5", free: "0" }, "0", "1", "2.5", "20", "21")).toEqual([
      "10",
      "9.5",
      "8.75",
      "0",
      "-0.5",
    ]);
  });

  test("takes nothing off for those that are free", () => {
    expect(rawOf({ kind: "per-occurrence", each: "2", free: "1" }, "0", "1", "1.5", "3")).toEqual([
      "10",
      "10",
      "9",
      "6",
    ]);
  });
});

test("proportional gives the share of full, and more than full is for the cap to say", () => {
  expect(rawOf({ kind: "proportional", full: "1" }, "0", "1/3", "1", "1.2")).toEqual(["0", "10/3", "10", "12"]);
  expect(rawOf({ kind: "proportional", full: "4" }, "1", "4")).toEqual(["2.5", "10"]);
});

describe("tiers", () => {
  const method: Method = {
    kind: "tiers",
    steps: [
      { over: "0.9", points: "10" },
      { from: "0.9", points: "9" },
      { from: "0.6", points: "5" },
    ],
    else: "1",
  };

  test("include the number they start from (以上), exclude the one they are over (超过)", () => {
    expect(rawOf(method, "0.900001", "0.9", "899999/1000000", "0.6", "599999/1000000", "0")).toEqual([
      "10",
      "9",
      "5",
      "5",
      "1",
      "1",
    ]);
  });

  test("say which step was reached", () => {
    const applied = (value: string) => scorerOf(method, exactOf("10"))(exactFrom(value)).applied;
    expect(applied("1")).toEqual({ kind: "tiers", step: 0, over: "0.9", points: "10" });
    expect(applied("0.9")).toEqual({ kind: "tiers", step: 1, from: "0.9", points: "9" });
    expect(applied("0")).toEqual({ kind: "tiers", step: null, points: "1" });
  });
});

describe("steps: each 3 points below 87 cost 0.5", () => {
  const steps = (begun: "costs" | "free"): Method => ({ kind: "steps", from: "87", each: "3", costs: "0.5", begun });

  test("a step that has begun costs, where the scheme says so", () => {
    expect(rawOf(steps("costs"), "88", "87", "86.999", "84", "83.999", "81")).toEqual([
      "10",
      "10",
      "9.5",
      "9.5",
      "9",
      "9",
    ]);
  });

  test("or only a full one costs", () => {
    expect(rawOf(steps("free"), "87", "84.001", "84", "81.001", "81")).toEqual(["10", "10", "9.5", "9.5", "9"]);
  });

  test("say how many there were", () => {
    expect(scorerOf(steps("costs"), exactOf("10"))(exactOf("80")).applied).toMatchObject({ kind: "steps", count: 3 });
  });
});

test("all or nothing includes the number it starts from, excludes the one it is over", () => {
  expect(rawOf({ kind: "all-or-nothing", from: "4" }, "3.999999", "4", "5")).toEqual(["0", "10", "10"]);
  expect(rawOf({ kind: "all-or-nothing", over: "4" }, "4", "4.000001")).toEqual(["0", "10"]);
});

test("per unit adds for each beyond what is free", () => {
  expect(rawOf({ kind: "per-unit", each: "0.5", free: "0" }, "0", "3", "100")).toEqual(["0", "1.5", "50"]);
  expect(rawOf({ kind: "per-unit", each: "0.5", free: "2" }, "2", "3")).toEqual(["0", "0.5"]);
});

test("by rank gives what is listed for the rank, else the rest", () => {
  const method: Method = { kind: "by-rank", points: ["10", "8"], else: "3" };
  expect(rawOf(method, "1", "2", "3")).toEqual(["10", "8", "3"]);
  expect(scorerOf(method, exactOf("10"))(exactOf("3")).applied).toEqual({
    kind: "by-rank",
    rank: 3,
    listed: false,
    points: "3",
  });
});

describe("from raw points to points", () => {
  const pointsOf = (value: string, more: Partial<ItemInput>) =>
    itemIn(
      evaluateAnnual(schemeWith([item(more)]), ledgerOf([fact("count", "2022-03-01", { value })]), { year: 2022 }),
    );
  const perUnit = { kind: "per-unit", each: 1 } as const;

  test("the floor and the cap hold before rounding, and say so", () => {
    expect(pointsOf("11", {})).toMatchObject({ raw: "-1", bound: "floor", points: "0" });
    expect(pointsOf("10", {})).toMatchObject({ raw: "0", bound: null, points: "0" });
    expect(pointsOf("11", { floor: -2 })).toMatchObject({ bound: null, points: "-1" });
    expect(pointsOf("99", { floor: "none" })).toMatchObject({ bound: null, points: "-89" });
    expect(pointsOf("11", { method: perUnit })).toMatchObject({ bound: "cap", cap: "10", points: "10" });
    expect(pointsOf("11", { method: perUnit, cap: 12 })).toMatchObject({ bound: null, points: "11" });
    expect(pointsOf("11", { method: perUnit, cap: "none" })).toMatchObject({ cap: "none", points: "11" });
  });

  test.each<[string, string, number, RoundingMode, string]>([
    ["8.345", "to two digits, halves away from zero", 2, "half-away-from-zero", "8.35"],
    ["8.345", "to two digits, halves to even", 2, "half-even", "8.34"],
    ["8.349", "cut off", 2, "toward-zero", "8.34"],
    ["8.341", "upward", 2, "ceiling", "8.35"],
    ["8.5", "to whole points", 0, "half-away-from-zero", "9"],
    ["8.123456", "to six digits", 6, "floor", "8.123456"],
  ])("%s is rounded once, %s", (value, _, digits, mode, expected) => {
    expect(pointsOf(value, { method: perUnit, rounding: { digits, mode } }).points).toBe(expected);
  });

  test("a deduction is rounded as an amount, then taken off", () => {
    const deduction = (mode: RoundingMode) =>
      pointsOf("2.5", { kind: "deduction", points: 0, cap: "none", method: perUnit, rounding: { digits: 0, mode } })
        .points;
    expect([
      deduction("half-away-from-zero"),
      deduction("floor"),
      deduction("ceiling"),
      deduction("half-even"),
    ]).toEqual(["-3", "-2", "-3", "-2"]);
  });
});
