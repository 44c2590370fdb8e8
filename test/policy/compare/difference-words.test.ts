/** Differences where no number tells them: empty lists, lists of names, and the same clauses whichever side is asked first. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { amend } from "../../../src/model/change";
import type { Scheme } from "../../../src/model/scheme";
import { differencesOf } from "../../../src/policy/compare/difference";
import { schemes } from "../../arbitrary";
import { basis, item, type SchemeChanges, schemeWith, words } from "../../small-district";
import { changedFrom } from "./changes";

const titled = (id: string) => ({ id, title: words(id), basis });
const told = (before: Scheme, after: Scheme) =>
  differencesOf(before, after).map(({ difference, key, says }) => [difference, key, says.zh, says.en]);
const small = (more: SchemeChanges = {}): Scheme => schemeWith([item()], more);

describe("what is empty on one side", () => {
  const withLadder = (rows: readonly { nth: number; limit: string }[]): Scheme =>
    small({ misconduct: [{ ...titled("M"), subjects: ["team"], deduct: 1, ladder: [...rows] }] });

  test("is no difference of its own where the rows of a ladder tell it", () => {
    const row = { nth: 1, limit: "fair" };
    const [added, ...others] = told(withLadder([]), withLadder([row]));
    expect(others).toEqual([]);
    expect(added?.slice(0, 2)).toEqual(["added", "misconduct/M/ladder/1"]);
    expect(told(withLadder([row]), withLadder([])).map((one) => one.slice(0, 2))).toEqual([
      ["removed", "misconduct/M/ladder/1"],
    ]);
    for (const one of [...told(withLadder([]), withLadder([row])), ...told(withLadder([row]), withLadder([]))])
      expect(one.join("")).not.toMatch(/\[\]|原为 -|was -/);
  });

  test("is no difference of its own where a scheme has its first cap or its first case", () => {
    const first = small({
      caps: [{ ...titled("k"), when: { kind: "measurement", item: "i", below: 0.5 }, limit: "fair" }],
      misconduct: [{ ...titled("M"), subjects: ["team"], deduct: 1 }],
    });
    expect(told(small(), first).map((one) => one.slice(0, 2))).toEqual([
      ["added", "misconduct/M"],
      ["added", "caps/k"],
    ]);
  });

  test("is said in words where nothing else tells it", () => {
    const survey = (invalid: readonly string[]): Scheme =>
      schemeWith([
        item({
          measure: { kind: "survey", weights: { good: 1, bad: 0 }, invalid: [...invalid], denominator: "valid" },
          method: { kind: "proportional" },
        }),
      ]);
    for (const one of [...told(survey([]), survey(["blank", "torn"])), ...told(survey(["blank"]), survey([]))])
      expect(one.join("")).not.toMatch(/\[|\]|原为 -|was -/);
  });
});

describe("the clauses that differ", () => {
  const keysOf = (before: Scheme, after: Scheme): string[] =>
    differencesOf(before, after)
      .map(({ key }) => key)
      .sort();

  test("are the same whichever of two schemes is asked first", () => {
    const pairs = schemes().chain((scheme) => fc.tuple(fc.constant(scheme), fc.oneof(changedFrom(scheme), schemes())));
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        expect(keysOf(one, other)).toEqual(keysOf(other, one));
      }),
      { numRuns: 40 },
    );
    expect(keysOf(luojiang, villageLeadership)).toEqual(keysOf(villageLeadership, luojiang));
  });

  test("are the same where grades or categories stand in another order", () => {
    const [first, ...others] = luojiang.grades;
    if (first === undefined) throw new Error("no grade");
    const turned: Scheme = { ...luojiang, grades: [...others, first] };
    expect(keysOf(luojiang, turned)).toEqual(keysOf(turned, luojiang));
    const { value: moved } = amend(luojiang, (draft) => {
      draft.rubric.categories.push(...draft.rubric.categories.splice(0, 2));
    });
    const found = differencesOf(luojiang, moved);
    expect(found.map(({ difference, kind }) => [difference, kind])).toEqual([["reordered", "rubric/categories/*"]]);
    expect(found[0]?.says.zh).toMatch(/^各类：次序为/);
    expect(keysOf(luojiang, moved)).toEqual(keysOf(moved, luojiang));
  });
});
