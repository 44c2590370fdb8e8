/** Edge cases 1 to 5: decimals, the edges of bands, bounds inside bounds, points that must add up, more than 100. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { parseScheme } from "../../src/model/scheme-check";
import { basis, category, fact, item, itemIn, ledgerOf, schemeInput, schemeOf, withAt, words } from "../small-district";
import {
  ballots,
  count,
  facts,
  ledgerFor,
  luojiangWith,
  notice,
  panel,
  problemsOf,
  rating,
  tally,
  with2022,
} from "./full-marks";

test("edge case 1: decimals are exact, and each item is rounded once, half away from zero", () => {
  // 3.4, 2 points: 2 x 50.25/100 = 1.005, which binary arithmetic holds as 1.00499… and would round to 1
  const marks = with2022({ "3.4": panel("3.4", [50.25, 50.25, 50.25], { scorer: "town" }) });
  expect(itemIn(marks, "3.4")).toMatchObject({ raw: "1.005", points: "1.01" });
  expect(marks.total).toBe("99.01");
  // 1.3, 3 points: 3 x 2/3 = 2, although 2/3 is no decimal
  const thirds = with2022({ "1.3": [tally("1.3", 8, 12)] });
  expect(itemIn(thirds, "1.3")).toMatchObject({ raw: "2", points: "2", measurement: { value: "2/3" } });
  // ten times 0.1 at 1.2 each: 10 - 1.2 = 8.8
  const small = schemeOf([category("c", [item({ method: { kind: "per-occurrence", each: 1.2 } })])]);
  const tenths = Array.from({ length: 10 }, (_, index) => fact("count", "2022-03-01", { id: `n${index}`, value: 0.1 }));
  expect(evaluateAnnual(small, ledgerOf(tenths), { year: 2022 }).total).toBe("8.8");
});

test("edge case 2: 90.00 is excellent and 89.99 is good; a hole or an overlap of bands is refused; caps look at the unrounded value", () => {
  // 100 - 3 (4.1) - 4 (4.2) - 3 (8.1)
  const edge = { "4.1": [tally("4.1", 0, 5)], "4.2": [tally("4.2", 0, 5)], "8.1": [tally("8.1", 0, 5)] };
  expect(with2022(edge)).toMatchObject({ total: "90", naturalGrade: "excellent", grade: "excellent" });
  // and 2 x 99.5/100 = 1.99 for 11.3
  const below = { ...edge, "11.3": [rating("11.3", 99.5, "水利局", { scorer: "unit" })] };
  expect(with2022(below)).toMatchObject({ total: "89.99", naturalGrade: "good", grade: "good" });

  const codes = (to: unknown, grade: number) =>
    problemsOf(withAt(luojiang, ["grades", grade, "to"], to)).map(({ code, path }) => [code, ...path]);
  expect(codes("89", 3)).toEqual([["band-hole", "grades", 4, "from"]]);
  expect(codes("91", 3)).toEqual([["band-overlap", "grades", 4, "from"]]);
  expect(codes("100", 4)).toEqual([["band-hole", "grades", 4, "to"]]);

  // 0.8999 of satisfaction: 5 x 0.8999 = 4.4995 points look like 4.5, which is 90 % of 5; but 0.8999 is below 0.9
  const nearly = with2022({ "11.1": [ballots("11.1", { satisfied: 8999, dissatisfied: 1001 })] });
  expect(itemIn(nearly, "11.1")).toMatchObject({ points: "4.5" });
  expect(nearly).toMatchObject({ total: "99.5", naturalGrade: "excellent", grade: "good" });
  expect(with2022({ "11.1": [ballots("11.1", { satisfied: 9000, dissatisfied: 1000 })] })).toMatchObject({
    total: "99.5",
    grade: "excellent",
    caps: [],
  });
});

test("edge case 3: floors and caps stand on item, group, category and total, the inner before the outer", () => {
  const given = (id: string, points: number, more = {}) =>
    item({ id, points, method: { kind: "per-unit", each: 1 }, ...more });
  const scheme = schemeOf(
    [
      category(
        "c",
        [
          given("x", 6, { group: "g" }),
          given("y", 6, { group: "g" }),
          given("z", 3),
          given("plus", 0, { kind: "bonus", cap: "none" }),
        ],
        { cap: 9 },
      ),
    ],
    { rubric: { groups: [{ id: "g", title: words("g"), basis, cap: 8 }], total: { cap: 12, basis } } },
  );
  const reached: FactInput[] = Object.entries({ x: 7, y: 6, z: 3, plus: 5 }).map(([id, value]) =>
    fact("count", "2022-03-01", { item: id, value }),
  );
  const found = evaluateAnnual(scheme, ledgerOf(reached), { year: 2022 });
  // x: 7, at most 6 · x + y: 12, at most 8 · + z: 11, at most 9 · + 5 bonus: 14, at most 12
  expect(itemIn(found, "x")).toMatchObject({ raw: "7", bound: "cap", points: "6" });
  expect(found.adjustments).toEqual([
    { scope: "group", id: "g", rule: "cap", from: "12", to: "8" },
    { scope: "category", id: "c", rule: "cap", from: "11", to: "9" },
    { scope: "total", id: null, rule: "cap", from: "14", to: "12" },
  ]);
  expect(found).toMatchObject({ base: "9", bonus: "5", total: "12" });

  // luojiang: five faults of leave cost 2.5 of 2 points; three criticisms by the province cost 9, of which 6
  const criticised = with2022({
    "1.2": [count("1.2", 5)],
    "12.2": ["x", "y", "z"].map((matter) => notice("12.2", matter, "province")),
  });
  expect(itemIn(criticised, "1.2")).toMatchObject({ raw: "-0.5", bound: "floor", points: "0" });
  expect(itemIn(criticised, "12.2")).toMatchObject({ raw: "9", bound: "cap", points: "-6" });
  expect(criticised).toMatchObject({ base: "98", deduction: "6", total: "92" });
});

test("edge case 4: a table that does not add up is refused with its place and both sums; another total than 100 may be declared", () => {
  // 1 + 1 is not 3
  const rows = [item({ id: "a", points: 1 }), item({ id: "b", points: 1 })];
  const three = problemsOf(schemeInput([category("c", rows, { points: 3 })]));
  expect(three.map(({ code, path, message }) => [code, path, message.en])).toEqual([
    [
      "points-do-not-add-up",
      ["rubric", "categories", 0, "points"],
      "The parts add up to 2 points, but 3 is written here.",
    ],
  ]);
  // 107 is not 100: item 1.1 has 11 points instead of 4, and its category says so
  const place = ["rubric", "categories", 0];
  const wider = withAt(withAt(luojiang, [...place, "items", 0, "points"], "11"), [...place, "points"], "17");
  expect(problemsOf(wider).map(({ code, path, message }) => [code, path, message.en])).toEqual([
    ["points-do-not-add-up", ["rubric", "points"], "The parts add up to 107 points, but 100 is written here."],
  ]);
  expect(problemsOf(withAt(wider, ["rubric", "points"], "107"))).toEqual([]);
});

test("edge case 5: a bonus stands outside the 100 with a cap of its own, and the total is not clipped at 100", () => {
  // 3 + 2 + 1 = 6, at most 5
  const threeTimes = [
    notice("12.1", "brand", "national"),
    notice("12.1", "branch", "province"),
    notice("12.1", "harvest", "city"),
  ];
  const praised = with2022({ "12.1": threeTimes });
  expect(itemIn(praised, "12.1")).toMatchObject({ raw: "6", bound: "cap", points: "5" });
  expect(praised).toMatchObject({ base: "100", bonus: "5", total: "105", outOf: "100", grade: "excellent" });
  // a row of bonus has no points of its own that its bonus could exceed
  const row = ["rubric", "categories", luojiang.rubric.categories.length - 1, "items", 0];
  expect(problemsOf(withAt(luojiang, [...row, "points"], "7")).map(({ code, path }) => [code, path])).toContainEqual([
    "points-do-not-fit-kind",
    [...row, "points"],
  ]);
  // without caps, where a district wants none: all 6
  const open = luojiangWith([...row, "cap"], "none");
  const uncapped = parseScheme(withAt(open, ["rubric", "bonus", "cap"], "none"));
  expect(evaluateAnnual(uncapped, ledgerFor(facts({ "12.1": threeTimes })), { year: 2022 })).toMatchObject({
    bonus: "6",
    total: "106",
  });
});
