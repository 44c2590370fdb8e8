/** "If this fact falls, who moves?": asked of teams with ledgers, and refused where nothing can be compared. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../../src/engine/evaluate";
import { ifOverturned } from "../../../src/engine/ranking/overturn";
import { overturned } from "../../../src/engine/ranking/overturned";
import { rank } from "../../../src/engine/ranking/rank";
import { resultsOn } from "../../../src/engine/ranking/results";
import { amend } from "../../../src/model/change";
import { InvalidInputError } from "../../../src/model/problem";
import { parseScheme } from "../../../src/model/scheme-check";
import { count, facts, ledgerFor } from "../../edge-cases/full-marks";

/** Two teams with full marks; `b` has two faulty leaves. */
const [a, b] = [
  ledgerFor(facts(), { team: "a" }),
  ledgerFor(facts({ "1.2": [count("1.2", 2, "2022-05-05", { id: "leave" })] }), { team: "b" }),
];
const year = { year: 2022 };
const annual = [a, b].map((ledger) => evaluateAnnual(luojiang, ledger, year));
const [ofA, ofB] = annual;
const ranking = rank(luojiang, annual);

const codesOf = (work: () => unknown): unknown[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems.map(({ code, message }) => [code, message.en]);
    throw error;
  }
};

describe("a fact that falls", () => {
  test("moves the team as far as its points go, and those that it meets", () => {
    if (ofB === undefined) throw new Error("no evaluation");
    const after = overturned(luojiang, b, ofB, "leave");
    expect([ofB.total, after.total]).toEqual(["99", "100"]);
    const { moves } = ifOverturned(luojiang, ranking, after);
    expect(moves.map(({ team, rank: place }) => [team, place.from, place.to])).toEqual([["b", 2, 1]]);
  });

  test("is asked as the evaluation was: for a day, for the term", () => {
    const day = evaluateDaily(luojiang, b, { asOf: "2022-12-31", knownAt: "2022-12-31" });
    expect(overturned(luojiang, b, day, "leave")).toMatchObject({
      kind: "daily",
      asOf: "2022-12-31",
      knownAt: "2022-12-31",
    });
    const item = (evaluation: typeof day) => evaluation.items.find(({ id }) => id === "1.2")?.points;
    expect([item(day), item(overturned(luojiang, b, day, "leave"))]).toEqual(["1", "2"]);
    const term = evaluateTerm(luojiang, b);
    expect(overturned(luojiang, b, term, "leave")).toMatchObject({ kind: "term", knownAt: null });
    expect(item(overturned(luojiang, b, term, "leave"))).toBe("2");
  });

  test("must be there", () => {
    expect(codesOf(() => ofB && overturned(luojiang, b, ofB, "leaf"))).toEqual([
      ["unknown-name", "There is no fact `leaf`."],
    ]);
  });
});

describe("a changed evaluation is refused", () => {
  const told = (changed: typeof ofA, scheme = luojiang) =>
    codesOf(() => changed && ifOverturned(scheme, ranking, changed));

  test("of a team that was not ranked", () => {
    expect(told(ofA && { ...ofA, team: "c" }).map((one) => [one].flat()[0])).toEqual(["unknown-name"]);
  });

  test("of another kind, another year, another scheme", () => {
    const codes = (changed: typeof ofA, scheme = luojiang) => told(changed, scheme).map((one) => [one].flat()[0]);
    expect(codes(evaluateTerm(luojiang, a))).toEqual(["not-comparable"]);
    expect(codes(evaluateAnnual(luojiang, a, { year: 2023 }))).toEqual(["not-comparable"]);
    const other = amend(luojiang, (draft) => {
      draft.version = "2021.2";
    }).value;
    expect(codes(evaluateAnnual(other, a, year), other)).toEqual(["not-comparable"]);
  });
});

describe("a ranking", () => {
  test("of terms is a ranking of terms", () => {
    const { kind, year: none } = rank(luojiang, [evaluateTerm(luojiang, a), evaluateTerm(luojiang, b)]);
    expect([kind, none]).toEqual(["term", null]);
  });

  test("of nobody has nobody in it", () => {
    expect(rank(luojiang, []).teams).toEqual([]);
  });

  test("and results need rules for ranking", () => {
    const { ranking: _, ...without } = luojiang;
    const scheme = parseScheme(without);
    const missing = [["ranking-missing", expect.any(String)]];
    expect(codesOf(() => rank(scheme, []))).toEqual(missing);
    expect(codesOf(() => resultsOn(scheme, [], { asOf: "2023-03-01" }))).toEqual(missing);
  });
});
