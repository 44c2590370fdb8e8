/** What a ranking reads of evaluations: every kind of tie-break, conditions of places, and which evaluations and decisions it refuses. */
import { describe, expect, test } from "vitest";
import { type RankingQuestion, rank } from "../../../src/engine/ranking/rank";
import type { Ranked } from "../../../src/model/answer/ranking";
import { InvalidInputError } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { basis, item, schemeWith, words } from "../../small-district";
import { goodPlaces, ranked, rankingInput, rankingScheme } from "./field";

const titled = (id: string) => ({ id, title: words(id), basis });
const orderIn = (scheme: Scheme, field: readonly Ranked[], question: RankingQuestion = {}) =>
  rank(scheme, field, question).teams.map(({ team, rank: place, ties }) => [team, place, ...ties]);
const problemsIn = (scheme: Scheme, field: readonly Ranked[], question: RankingQuestion = {}): string[] => {
  try {
    rank(scheme, field, question);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path.join(".")}`);
  }
};
const category = (points: string): Ranked["categories"][number] => ({
  id: "c",
  state: "applicable",
  points,
  base: points,
  outOf: "30",
});

describe("equal totals", () => {
  test("are told apart by base, bonus and deduction points, each with its own first", () => {
    const byBase = rankingScheme({ ties: [{ kind: "base" }] });
    const field = (scheme: Scheme): Ranked[] => [
      { ...ranked(scheme, "a"), base: "8", bonus: "2", deduction: "1" },
      { ...ranked(scheme, "b"), base: "9", bonus: "1", deduction: "1" },
    ];
    expect(orderIn(byBase, field(byBase))).toEqual([
      ["b", 1, "9"],
      ["a", 2, "8"],
    ]);
    const byBonus = rankingScheme({ ties: [{ kind: "deduction" }, { kind: "bonus" }] });
    expect(orderIn(byBonus, field(byBonus))).toEqual([
      ["a", 1, "1", "2"],
      ["b", 2, "1", "1"],
    ]);
    const least = rankingScheme({ ties: [{ kind: "bonus", first: "lowest" }] });
    expect(orderIn(least, field(least)).map(([team]) => team)).toEqual(["b", "a"]);
  });

  test("are told apart by the points of a category, and one without such a category comes last", () => {
    const scheme = rankingScheme({ ties: [{ kind: "category", category: "c" }] });
    const field = [
      ranked(scheme, "a"),
      { ...ranked(scheme, "b"), categories: [category("7")] },
      { ...ranked(scheme, "d"), categories: [category("7.5")] },
    ];
    expect(orderIn(scheme, field)).toEqual([
      ["d", 1, "7.5"],
      ["b", 2, "7"],
      ["a", 3, null],
    ]);
  });

  test("are told apart by an item's points, or by its measured value, where a zeroed one counts as 0", () => {
    const zeroed = (scheme: Scheme, team: string): Ranked => {
      const one = ranked(scheme, team);
      const items = one.items.map((of) => (of.id === "c" ? { ...of, points: "0", why: "zeroed" as const } : of));
      return { ...one, items };
    };
    const byPoints = rankingScheme({ ties: [{ kind: "item", item: "c", of: "points" }] });
    expect(
      orderIn(byPoints, [zeroed(byPoints, "a"), ranked(byPoints, "b"), ranked(byPoints, "d", { c: null })]),
    ).toEqual([
      ["b", 1, "1"],
      ["a", 2, "0"],
      ["d", 3, null],
    ]);
    const byValue = rankingScheme({ ties: [{ kind: "item", item: "c", of: "measurement" }] });
    expect(orderIn(byValue, [zeroed(byValue, "a"), ranked(byValue, "b", { c: "2/3" })])).toEqual([
      ["b", 1, "2/3"],
      ["a", 2, "0"],
    ]);
  });
});

describe("the rules of a scheme", () => {
  test("must be there for a ranking", () => {
    const scheme = schemeWith([item()]);
    expect(problemsIn(scheme, [])).toEqual(["ranking-missing ranking"]);
  });

  test("may ask of a place a share of a category's points", () => {
    const places = [goodPlaces({ rate: "1", conditions: [{ kind: "points-share", category: "c", atLeast: "0.5" }] })];
    const scheme = rankingScheme({ places });
    const field = [
      { ...ranked(scheme, "a"), categories: [category("14.9")] },
      { ...ranked(scheme, "b"), categories: [category("15")] },
    ];
    const told = rank(scheme, field).teams.map(({ team, grade, places: [place] }) => [
      team,
      grade,
      place?.state,
      place?.lacks,
    ]);
    expect(told).toEqual([
      ["a", "fair", "below-threshold", [{ kind: "condition", index: 0 }]],
      ["b", "good", "granted", []],
    ]);
  });

  test("may have a lowest grade that begins nowhere, above which the next one is looked for", () => {
    const scheme = schemeWith([item(), item({ id: "c" }), item({ id: "s" })], {
      ranking: rankingInput(),
      rubric: { total: { floor: "none", basis } },
      grades: [
        { ...titled("poor"), to: 6 },
        { ...titled("fair"), from: 6, to: 8 },
        { ...titled("good"), from: 8 },
      ],
    });
    const [only] = rank(scheme, [ranked(scheme, "a", { total: "5.5" })]).teams;
    expect(only?.nextGrade).toMatchObject({ grade: "fair" });
  });
});

describe("a field", () => {
  const scheme = rankingScheme();
  const [a, b] = [ranked(scheme, "a"), ranked(scheme, "b")];

  test("is of one scheme, one kind, one year and one semantics", () => {
    expect(problemsIn(scheme, [])).toEqual([]);
    const other = rankingScheme({ places: [goodPlaces({ rate: "0.4" })] });
    expect(problemsIn(scheme, [a, ranked(other, "b")])).toEqual(["not-comparable evaluations.1"]);
    expect(problemsIn(scheme, [a, { ...b, kind: "term" }])).toEqual(["not-comparable evaluations.1"]);
    expect(problemsIn(scheme, [{ ...a, kind: "daily" }])).toEqual(["not-comparable evaluations.0"]);
    expect(problemsIn(scheme, [a, { ...b, period: { ...b.period, year: 2023 } }])).toEqual([
      "not-comparable evaluations.1",
    ]);
    const semantics: unknown = "another";
    // an evaluation of another version of this program
    expect(problemsIn(scheme, [{ ...a, semantics: semantics as Ranked["semantics"] }])).toEqual([
      "not-comparable evaluations.0",
    ]);
  });

  test("tells those without a fixed grade last, by name", () => {
    const open = ["f", "d", "e"].map((team) => ranked(scheme, team, { state: "open" }));
    expect(orderIn(scheme, [...open, a]).map(([team, place]) => [team, place])).toEqual([
      ["a", 1],
      ["d", null],
      ["e", null],
      ["f", null],
    ]);
    expect(orderIn(scheme, [a, ...[...open].reverse()])).toEqual(orderIn(scheme, [...open, a]));
  });

  test("has no use for a decision where nobody is tied", () => {
    const field = [a, ranked(scheme, "b", { total: "8.5" })];
    const decided = (): unknown => rank(scheme, field, { decisions: [{ id: "v", place: "p", teams: ["a", "b"] }] });
    expect(decided).toThrow("Nobody is tied there: withdraw the decision.");
  });

  test("has each team once", () => {
    expect(problemsIn(scheme, [a, b, a])).toEqual(["duplicate-name evaluations.2.team"]);
  });

  test("stands in pools by the name of the town, in whatever order the teams come", () => {
    const towns = rankingScheme({ pools: "town" });
    const field = ["z", "x", "y"].map((town) => ranked(towns, `of-${town}`, { town }));
    const pools = (order: readonly Ranked[]) => rank(towns, order).pools.map(({ id, size }) => [id, size]);
    expect(pools(field)).toEqual([
      ["x", 1],
      ["y", 1],
      ["z", 1],
    ]);
    expect(pools([...field].reverse())).toEqual(pools(field));
  });

  test("has decisions about known places, one for each tie", () => {
    const decision = (id: string, teams: readonly string[], place = "p") => ({ id, place, teams });
    const field = [a, b, ranked(scheme, "d"), ranked(scheme, "e")];
    const all = ["a", "b", "d", "e"];
    expect(problemsIn(scheme, field, { decisions: [decision("v", all)] })).toEqual([]);
    expect(problemsIn(scheme, field, { decisions: [decision("v", all, "q")] })).toEqual([
      "unknown-name decisions.0.place",
    ]);
    expect(problemsIn(scheme, field, { decisions: [decision("v", all), decision("w", [...all].reverse())] })).toEqual([
      "decision-twice decisions.1",
    ]);
    expect(problemsIn(scheme, field, { decisions: [decision("v", ["a", "b"])] })).toEqual([
      "not-a-tie decisions.0.teams",
    ]);
  });

  test("keeps a published place, and fills again only one that is lost while its publicity is open", () => {
    const totals = { a: "7", b: "9", d: "8.5", e: "8.2" };
    const field = Object.entries(totals).map(([team, total]) => ranked(scheme, team, { total }));
    const states = (publicity: "open" | "over") =>
      rank(scheme, field, { standing: { holders: [{ team: "a", place: "p", publicity }], late: [] } }).teams.map(
        ({ team, places: [place] }) => [team, place?.state, place?.published],
      );
    expect(states("open")).toEqual([
      ["b", "granted", null],
      ["d", "no-place", null],
      ["e", "no-place", null],
      ["a", "below-threshold", "lost"],
    ]);
    expect(states("over")).toEqual([
      ["b", "no-place", null],
      ["d", "no-place", null],
      ["e", "no-place", null],
      ["a", "below-threshold", "lost"],
    ]);
  });
});
