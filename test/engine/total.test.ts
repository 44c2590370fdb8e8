/** From item points to the total: bounds from the inside out, rescaling for what does not apply, bonus and deduction apart. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import {
  basis,
  type CategoryInput,
  category,
  categoryIn,
  fact,
  type ItemInput,
  item,
  itemIn,
  ledgerOf,
  type SchemeChanges,
  schemeOf,
  words,
} from "../small-district";

/** An item whose points are what is counted. */
const given = (id: string, points: number, more: Partial<ItemInput> = {}): ItemInput =>
  item({ id, points, method: { kind: "per-unit", each: 1 }, waivable: true, ...more });
const bonus = (id: string, more: Partial<ItemInput> = {}) => given(id, 0, { kind: "bonus", cap: "none", ...more });
const deduction = (id: string, more: Partial<ItemInput> = {}) =>
  given(id, 0, { kind: "deduction", cap: "none", ...more });
const reach = (values: Readonly<Record<string, number>>): FactInput[] =>
  Object.entries(values).map(([id, value]) => fact("count", "2022-03-01", { item: id, value }));
const waive = (...ids: readonly string[]): FactInput[] => ids.map((id) => fact("waiver", "2022-01-05", { item: id }));
const evaluated = (categories: readonly CategoryInput[], facts: readonly FactInput[], more: SchemeChanges = {}) =>
  evaluateAnnual(schemeOf(categories, more), ledgerOf(facts), { year: 2022 });
const rubric = (more: NonNullable<SchemeChanges["rubric"]>): SchemeChanges => ({ rubric: more });

describe("what is shown adds up", () => {
  const evaluation = evaluated(
    [category("a", [given("a1", 10), bonus("a2")]), category("b", [given("b1", 5), deduction("b2")])],
    reach({ a1: 7.005, a2: 1.5, b1: 4, b2: 2.25 }),
  );

  test("items to categories, categories to base, bonus and deduction, these to the total", () => {
    expect(itemIn(evaluation, "a1").points).toBe("7.01");
    expect(categoryIn(evaluation, "a")).toMatchObject({
      base: "7.01",
      bonus: "1.5",
      deduction: "0",
      points: "8.51",
      outOf: "10",
    });
    expect(categoryIn(evaluation, "b")).toMatchObject({
      base: "4",
      bonus: "0",
      deduction: "2.25",
      points: "1.75",
      outOf: "5",
    });
    expect(evaluation).toMatchObject({
      base: "11.01",
      bonus: "1.5",
      deduction: "2.25",
      total: "10.26",
      outOf: "15",
      adjustments: [],
    });
  });
});

describe("bounds", () => {
  const two = (more: Partial<CategoryInput> = {}) => [
    category("a", [given("a1", 10, { cap: "none", floor: "none" }), given("a2", 5)], more),
  ];

  test("of a category: its points unless a cap is written, 0 unless a floor is", () => {
    expect(evaluated(two(), reach({ a1: 12, a2: 5 }))).toMatchObject({
      base: "15",
      adjustments: [{ scope: "category", id: "a", rule: "cap", from: "17", to: "15" }],
    });
    expect(evaluated(two({ cap: 16 }), reach({ a1: 12, a2: 5 }))).toMatchObject({ base: "16" });
    expect(evaluated(two({ cap: "none" }), reach({ a1: 12, a2: 5 }))).toMatchObject({ base: "17", adjustments: [] });
    const below = [category("a", [item({ id: "a1", points: 1, floor: "none" })]), category("b", [given("b1", 9)])];
    expect(evaluated(below, reach({ a1: 4, b1: 9 }))).toMatchObject({
      total: "9",
      adjustments: [{ scope: "category", id: "a", rule: "floor", from: "-3", to: "0" }],
    });
    const open = below.map((one) => ({ ...one, floor: "none" as const }));
    expect(evaluated(open, reach({ a1: 4, b1: 9 }))).toMatchObject({ total: "6", adjustments: [] });
  });

  test("of a group hold before those of its category", () => {
    const grouped = [
      category("a", [given("a1", 6, { group: "g" }), given("a2", 6, { group: "g" }), given("a3", 3)], { cap: 9 }),
    ];
    const group = (more: Readonly<Record<string, unknown>>) =>
      rubric({ groups: [{ id: "g", title: words("g"), basis, ...more }] });
    expect(evaluated(grouped, reach({ a1: 6, a2: 6, a3: 3 }), group({ cap: 8 }))).toMatchObject({
      base: "9",
      adjustments: [
        { scope: "group", id: "g", rule: "cap", from: "12", to: "8" },
        { scope: "category", id: "a", rule: "cap", from: "11", to: "9" },
      ],
    });
    expect(evaluated(grouped, reach({ a1: 0, a2: 1, a3: 3 }), group({ floor: 2 }))).toMatchObject({ base: "5" });
    expect(evaluated(grouped, [...reach({ a3: 3 }), ...waive("a1", "a2")], group({ floor: 2 }))).toMatchObject({
      adjustments: [{ rule: "rescale" }, { rule: "cap" }],
    });
  });

  test("of a group of bonuses or deductions hold on the amount", () => {
    const grouped = [
      category("a", [
        given("a1", 10),
        bonus("x", { group: "plus" }),
        bonus("y", { group: "plus" }),
        deduction("z", { group: "minus" }),
      ]),
    ];
    const groups = [
      { id: "plus", title: words("plus"), basis, cap: 3 },
      { id: "minus", title: words("minus"), basis, cap: 2 },
    ];
    const found = evaluated(grouped, reach({ a1: 10, x: 2, y: 2, z: 5 }), rubric({ groups }));
    expect(found).toMatchObject({ bonus: "3", deduction: "2", total: "11" });
    expect(categoryIn(found, "a")).toMatchObject({ base: "10", bonus: "3", deduction: "2", points: "11" });
  });

  test("of all bonuses and of all deductions hold on their sums, not on the total", () => {
    const all = [category("a", [given("a1", 10), bonus("x"), deduction("z")])];
    const caps = rubric({ bonus: { cap: 5, basis }, deduction: { cap: 4, basis } });
    expect(evaluated(all, reach({ a1: 10, x: 7, z: 6 }), caps)).toMatchObject({
      bonus: "5",
      deduction: "4",
      total: "11",
      adjustments: [
        { scope: "bonus", id: null, rule: "cap", from: "7", to: "5" },
        { scope: "deduction", id: null, rule: "cap", from: "6", to: "4" },
      ],
    });
  });

  test("of the total come last: never below the floor, above 100 unless a cap is written", () => {
    const all = [category("a", [given("a1", 10), bonus("x"), deduction("z")])];
    expect(evaluated(all, reach({ a1: 1, z: 6 }))).toMatchObject({
      total: "0",
      adjustments: [{ scope: "total", rule: "floor", from: "-5", to: "0" }],
    });
    expect(evaluated(all, reach({ a1: 10, x: 3 }))).toMatchObject({ total: "13" });
    expect(evaluated(all, reach({ a1: 10, x: 3 }), rubric({ total: { cap: 12, basis } }))).toMatchObject({
      total: "12",
      base: "10",
      bonus: "3",
    });
    const none = {
      ...rubric({ total: { floor: "none", basis } }),
      grades: [
        { id: "all", title: words("all"), basis, to: 5 },
        { id: "top", title: words("top"), basis, from: 5 },
      ],
    };
    expect(evaluated(all, reach({ a1: 1, z: 6 }), none)).toMatchObject({ total: "-5" });
  });
});

describe("what does not apply", () => {
  const categories = [category("a", [given("a1", 6), given("a2", 4)]), category("b", [given("b1", 5), given("b2", 5)])];
  const rescale = (way: "category" | "total" | "none"): SchemeChanges => ({
    notApplicable: { rescale: way, maxShare: 1, basis },
  });
  const facts = reach({ a1: 3, a2: 4, b1: 4, b2: 5 });

  test("is made up inside its category", () => {
    const found = evaluated(categories, [...facts, ...waive("a2")], rescale("category"));
    // 3 of 6 become 5 of 10
    expect(categoryIn(found, "a")).toMatchObject({ base: "5", points: "5", outOf: "10" });
    expect(found).toMatchObject({
      base: "14",
      notApplicableShare: "0.2",
      adjustments: [{ scope: "category", id: "a", rule: "rescale", from: "3", to: "5" }],
    });
    expect(itemIn(found, "a2")).toMatchObject({ state: "not-applicable", why: "waiver", points: null });
  });

  test("is rounded once where it does not come out even", () => {
    const found = evaluated(categories, [...reach({ a1: 5, b1: 4, b2: 5 }), ...waive("a2")], rescale("category"));
    expect(categoryIn(found, "a").base).toBe("8.33"); // 5 x 10/6
    expect(found.total).toBe("17.33");
  });

  test("is made up in the total where a whole category does not apply", () => {
    const found = evaluated(categories, [...facts, ...waive("a1", "a2")], rescale("category"));
    expect(categoryIn(found, "a")).toMatchObject({ state: "not-applicable", points: null, base: "0", outOf: "10" });
    expect(found).toMatchObject({
      base: "18",
      total: "18",
      adjustments: [{ scope: "total", id: null, rule: "rescale", from: "9", to: "18" }],
    });
  });

  test("is made up in the total only, where the scheme says so", () => {
    const found = evaluated(categories, [...facts, ...waive("a2")], rescale("total"));
    expect(categoryIn(found, "a").base).toBe("3");
    expect(found).toMatchObject({
      base: "15",
      adjustments: [{ scope: "total", rule: "rescale", from: "12", to: "15" }],
    }); // 12 x 20/16
  });

  test("is not made up at all, where the scheme says so", () => {
    expect(evaluated(categories, [...facts, ...waive("a2")], rescale("none"))).toMatchObject({
      base: "12",
      total: "12",
      adjustments: [],
    });
    expect(evaluated(categories, [...facts, ...waive("a1", "a2")], rescale("none"))).toMatchObject({
      base: "9",
      adjustments: [],
    });
  });

  test("may be everything: then nothing is made up of nothing", () => {
    const found = evaluated(categories, waive("a1", "a2", "b1", "b2"), rescale("category"));
    expect(found).toMatchObject({ base: "0", total: "0", notApplicableShare: "1", adjustments: [] });
  });

  test("does not raise what is missing: an open item adds nothing, and is not left out of the points possible", () => {
    const open = [category("a", [given("a1", 6, { measure: { kind: "count", none: "missing" } }), given("a2", 4)])];
    expect(evaluated(open, [...reach({ a2: 4 })], rescale("category"))).toMatchObject({
      base: "4",
      outOf: "10",
      adjustments: [],
    });
    expect(evaluated(open, waive("a2"), rescale("category"))).toMatchObject({ base: "0", adjustments: [] });
  });

  test("leaves bonus and deduction of its category alone", () => {
    const mixed = [category("a", [given("a1", 6), bonus("x"), deduction("z")]), category("b", [given("b1", 10)])];
    const found = evaluated(mixed, [...reach({ x: 2, z: 1, b1: 10 }), ...waive("a1")], rescale("category"));
    expect(categoryIn(found, "a")).toMatchObject({
      state: "not-applicable",
      points: "1",
      base: "0",
      bonus: "2",
      deduction: "1",
    });
    expect(found).toMatchObject({ base: "16", bonus: "2", deduction: "1", total: "17" });
  });

  test("never rescales what is not above zero", () => {
    const negative = [category("a", [item({ id: "a1", points: 1, floor: "none" }), given("a2", 9)], { floor: "none" })];
    expect(evaluated(negative, [...reach({ a1: 4 }), ...waive("a2")], rescale("category"))).toMatchObject({
      base: "-3",
    });
  });

  test("counts toward a written cap of the category again after rescaling", () => {
    const capped = [category("a", [given("a1", 6), given("a2", 4)], { cap: 8 })];
    expect(evaluated(capped, [...reach({ a1: 6 }), ...waive("a2")], rescale("category"))).toMatchObject({
      base: "8",
      adjustments: [
        { rule: "rescale", from: "6", to: "10" },
        { rule: "cap", from: "10", to: "8" },
      ],
    });
  });
});

test("a scheme without base points has a share of 0 that does not apply", () => {
  const found = evaluated([category("a", [bonus("x")])], reach({ x: 2 }));
  expect(found).toMatchObject({ outOf: "0", base: "0", bonus: "2", total: "2", notApplicableShare: "0" });
  expect(categoryIn(found, "a")).toMatchObject({ state: "applicable", points: "2" });
});
