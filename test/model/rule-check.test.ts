/** What must hold inside one item's measure and method: each problem beside the nearest thing that is right. */
import { describe, expect, test } from "vitest";
import { checkScheme } from "../../src/model/scheme-check";
import { category, type ItemInput, item, schemeInput, words } from "../small-district";

/** The problems of a scheme with this one item, as code and place inside the item. */
const problemsOf = (more: Partial<ItemInput>): string[] => {
  const checked = checkScheme(schemeInput([category("c", [item(more)])]));
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.slice(5).join(".")}`);
};

const bonus = { kind: "bonus", points: 0, cap: 5 } as const;
const deduction = { kind: "deduction", points: 0, cap: 5 } as const;
const proportional = { kind: "proportional" } as const;
const tiers = (...steps: readonly { from?: number; over?: number; points: number }[]) =>
  ({ method: { kind: "tiers", steps, else: 0 } }) as const;
const rank = { measure: { kind: "rank" } } as const;

describe("a method fits", () => {
  const methods: readonly ItemInput["method"][] = [
    { kind: "per-occurrence", each: 1 },
    proportional,
    { kind: "steps", from: 1, each: 1, costs: 1, begun: "free" },
    { kind: "all-or-nothing", from: 1 },
    { kind: "per-unit", each: 1 },
    { kind: "tiers", steps: [{ from: 1, points: 1 }], else: 0 },
    { kind: "by-rank", points: [1], else: 0 },
  ];

  test("a base item with every method, by-rank where ranks are measured", () => {
    expect(methods.flatMap((method) => problemsOf({ method, ...rank }))).toEqual([]);
  });

  test("a bonus with per-unit, tiers and by-rank only", () => {
    const unfit = methods.filter((method) => problemsOf({ ...bonus, ...rank, method }).length > 0);
    expect(unfit.map(({ kind }) => kind)).toEqual(["per-occurrence", "proportional", "steps", "all-or-nothing"]);
    expect(problemsOf({ ...bonus, method: proportional })).toEqual(["method-does-not-fit at method.kind"]);
  });

  test("a deduction with per-unit only", () => {
    const fit = methods.filter((method) => problemsOf({ ...deduction, ...rank, method }).length === 0);
    expect(fit.map(({ kind }) => kind)).toEqual(["per-unit"]);
  });

  test("by-rank nowhere but on ranks", () => {
    expect(problemsOf({ method: { kind: "by-rank", points: [1], else: 0 } })).toEqual([
      "method-does-not-fit at method.kind",
    ]);
  });
});

describe("tiers", () => {
  test("go strictly downward", () => {
    expect(problemsOf(tiers({ from: 0.9, points: 5 }, { from: 0.8, points: 4 }))).toEqual([]);
    expect(problemsOf(tiers({ from: 0.8, points: 5 }, { from: 0.9, points: 4 }))).toEqual([
      "tiers-out-of-order at method.steps.1",
    ]);
    expect(problemsOf(tiers({ from: 0.8, points: 5 }, { from: "0.80" as unknown as number, points: 4 }))).toEqual([
      "tiers-out-of-order at method.steps.1",
    ]);
  });

  test("at equal numbers, over stands before from and nothing else does", () => {
    expect(problemsOf(tiers({ over: 0.9, points: 5 }, { from: 0.9, points: 4 }))).toEqual([]);
    expect(problemsOf(tiers({ from: 0.9, points: 5 }, { over: 0.9, points: 4 }))).toEqual([
      "tiers-out-of-order at method.steps.1",
    ]);
    expect(problemsOf(tiers({ over: 0.9, points: 5 }, { over: 0.9, points: 4 }))).toEqual([
      "tiers-out-of-order at method.steps.1",
    ]);
  });

  test("have exactly one threshold each", () => {
    expect(problemsOf(tiers({ points: 5 }))).toEqual(["exactly-one at method.steps.0"]);
    expect(problemsOf(tiers({ from: 1, over: 1, points: 5 }))).toEqual(["exactly-one at method.steps.0"]);
  });

  test("give points on the grid, also where no step is reached", () => {
    expect(problemsOf(tiers({ from: 1, points: 1.255 }))).toEqual(["off-grid at method.steps.0.points"]);
    expect(problemsOf({ method: { kind: "tiers", steps: [{ from: 1, points: 1.25 }], else: 0.005 } })).toEqual([
      "off-grid at method.else",
    ]);
    expect(problemsOf({ ...tiers({ from: 1, points: 1.25 }), rounding: { digits: 1, mode: "floor" } })).toEqual([
      "off-grid at method.steps.0.points",
    ]);
  });
});

test("all-or-nothing has exactly one threshold", () => {
  expect(problemsOf({ method: { kind: "all-or-nothing" } })).toEqual(["exactly-one at method"]);
  expect(problemsOf({ method: { kind: "all-or-nothing", from: 1, over: 1 } })).toEqual(["exactly-one at method"]);
  expect(problemsOf({ method: { kind: "all-or-nothing", over: 1 } })).toEqual([]);
});

test("points by rank lie on the grid", () => {
  const byRank = (points: number[], other: number) =>
    problemsOf({ ...rank, method: { kind: "by-rank", points, else: other } });
  expect(byRank([10, 9.005], 0.001)).toEqual(["off-grid at method.else", "off-grid at method.points.1"]);
  expect(byRank([10, 9.05], 0.01)).toEqual([]);
});

test("trimming never drops more raters than there need be", () => {
  const panel = (trimAbove: number, trim: number) =>
    problemsOf({ measure: { kind: "panel", outOf: 100, trimAbove, trim }, method: proportional });
  expect(panel(3, 2)).toEqual(["trim-too-large at measure.trim"]);
  expect(panel(4, 2)).toEqual([]);
});

test("a choice has a weight or is invalid, not both", () => {
  const survey = (invalid: string[]) =>
    problemsOf({ measure: { kind: "survey", weights: { yes: 1 }, invalid, denominator: "all" }, method: proportional });
  expect(survey(["blank", "yes"])).toEqual(["choice-counted-twice at measure.invalid.1"]);
  expect(survey(["blank", "toString"])).toEqual([]);
});

test("colours have one name each, and changeFrom names colours that are there", () => {
  const colours = (ids: string[], changeFrom: string[]) =>
    problemsOf({
      measure: {
        kind: "colours",
        colours: ids.map((id) => ({ id, title: words(id), value: 1 })),
        every: "month",
        changeFrom,
      },
      method: proportional,
    });
  expect(colours(["green", "red"], ["red"])).toEqual([]);
  expect(colours(["green", "green"], [])).toEqual(["duplicate-name at measure.colours.1.id"]);
  expect(colours(["green", "red"], ["blue"])).toEqual(["unknown-name at measure.changeFrom.0"]);
});

test("levels of notices have one name each, and rest goes with first-full, always and only", () => {
  const notices = (ids: string[], more: Readonly<Record<string, unknown>>) =>
    problemsOf({
      ...bonus,
      // Some of these are wrong on purpose.
      measure: {
        kind: "notices",
        levels: ids.map((id) => ({ id, title: words(id), value: 1 })),
        sameMatter: "highest",
        once: "ever",
        ...more,
      } as ItemInput["measure"],
      method: { kind: "per-unit", each: 1 },
    });
  expect(notices(["city", "town"], {})).toEqual([]);
  expect(notices(["city", "city"], {})).toEqual(["duplicate-name at measure.levels.1.id"]);
  expect(notices(["city"], { rest: 0.5 })).toEqual(["rest-does-not-fit at measure.rest"]);
  expect(notices(["city"], { sameMatter: "first-full" })).toEqual(["rest-does-not-fit at measure.rest"]);
  expect(notices(["city"], { sameMatter: "first-full", rest: 0.5 })).toEqual([]);
});

describe("facts are collected by the month", () => {
  const collect = { every: "month", within: 10 } as const;
  test("for measures whose facts come item by item", () => {
    expect(problemsOf({ collect })).toEqual([]);
    expect(problemsOf({ ...rank, collect })).toEqual([]);
  });

  test("never for what is read from the whole ledger", () => {
    const measures: readonly ItemInput["measure"][] = [
      { kind: "commitments", level: "term", late: 0.5 },
      { kind: "published", level: "term", within: 30 },
      { kind: "milestones", late: 0.5 },
      { kind: "findings" },
    ];
    for (const measure of measures) {
      expect(problemsOf({ measure, collect, method: proportional })).toEqual(["collect-does-not-fit at collect"]);
      expect(problemsOf({ measure, method: proportional })).toEqual([]);
    }
  });
});
