/**
 * What is called equivalent is: no ledger that was tried tells such a mutant from its scheme.
 *
 * Seen to catch, each put in on purpose in a copy: a count is never more than 1; stretches between bends are not looked at; no sum
 * ever falls below a floor. And, before it was mended: a category's floor above zero lifts it beyond what its items give.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { type Answer, answerTo, type Question } from "../../../src/engine/evaluate";
import { revise } from "../../../src/engine/revise";
import type { Ledger } from "../../../src/model/ledger";
import { InvalidInputError } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { equivalenceOf } from "../../../src/policy/mutant/equivalence";
import { killingCase } from "../../../src/policy/mutant/kill";
import { mutantsOf } from "../../../src/policy/mutant/mutants";
import { firstDifference } from "../../../src/policy/mutant/tellable";
import { reasonText } from "../../../src/policy/mutant/words";
import { ledgersFor, questionsFor, schemes } from "../../arbitrary";

const answerFor = (scheme: Scheme, ledger: Ledger, question: Question): Answer | undefined => {
  try {
    return answerTo(scheme, ledger, question);
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  }
};

/** Ledgers of a scheme, each with a question. */
const asked = (scheme: Scheme) =>
  fc.array(
    ledgersFor(scheme).chain((ledger) => questionsFor(ledger).map((question) => ({ ledger, question }))),
    { minLength: 4, maxLength: 4 },
  );

const byId = new Map(mutantsOf(luojiang).map((mutant) => [mutant.id, mutant]));
const reasonOf = (id: string): string | undefined => {
  const mutant = byId.get(id);
  expect(mutant, id).toBeDefined();
  return mutant && equivalenceOf(luojiang, mutant)?.kind;
};

describe("what is called equivalent", () => {
  test("is told apart by no ledger, whatever the scheme", () => {
    let proved = 0;
    const trials = schemes().chain((scheme) => asked(scheme).map((all) => ({ scheme, all })));
    fc.assert(
      fc.property(trials, ({ scheme, all }) => {
        const equivalent = mutantsOf(scheme).filter((mutant) => equivalenceOf(scheme, mutant) !== undefined);
        proved += equivalent.length;
        for (const { ledger, question } of all) {
          const before = answerFor(scheme, ledger, question);
          if (before === undefined) continue;
          for (const mutant of equivalent) {
            const place = firstDifference(before.evaluation, revise(before, mutant.scheme).evaluation);
            expect({ id: mutant.id, place }).toEqual({ id: mutant.id, place: undefined });
          }
        }
      }),
      // More of them by `MUTANT_RUNS`.
      { numRuns: Number(process.env["MUTANT_RUNS"] ?? 120) },
    );
    expect(proved).toBeGreaterThan(500);
  });

  test("in the first scheme is told apart by none of the ledgers that are tried for mutants", () => {
    const says = { zh: "测", en: "try" };
    const equivalent = [...byId.values()].filter((mutant) => equivalenceOf(luojiang, mutant) !== undefined);
    const sample = equivalent.filter((_, index) => index % 12 === 0);
    expect(sample.length).toBeGreaterThan(10);
    expect(sample.filter((mutant) => killingCase(luojiang, mutant, says) !== undefined).map(({ id }) => id)).toEqual(
      [],
    );
  });
});

/** The mutants of a scheme whose second category has a bound, by their ids. */
const withBound = (bound: { readonly floor?: string; readonly cap?: string }) => {
  const { rubric } = luojiang;
  const categories = rubric.categories.map((one, at) => (at === 1 ? { ...one, ...bound } : one));
  const scheme: Scheme = { ...luojiang, rubric: { ...rubric, categories } };
  return { scheme, mutants: new Map(mutantsOf(scheme).map((mutant) => [mutant.id, mutant])) };
};

describe("an argument", () => {
  test("about the cap of a category is not known where its floor lifts it beyond what its items give", () => {
    const { scheme, mutants } = withBound({ floor: "1" });
    const mutant = mutants.get("categories/C2/cap:removed");
    expect(mutant).toBeDefined();
    expect(mutant && equivalenceOf(scheme, mutant)).toBeUndefined();
  });

  test("that a bound has no base items to hold is claimed of every category without any, and of no other", () => {
    const bounds = (scheme: Scheme) =>
      mutantsOf(scheme).filter(({ at }) => at[1] === "categories" && at.length === 4 && at[3] !== "points");
    const seen = { some: 0, none: 0 };
    const isClaimedWhereTrue = (scheme: Scheme) => {
      for (const mutant of bounds(scheme)) {
        const items = scheme.rubric.categories[Number(mutant.at[2])]?.items ?? [];
        const hasBase = items.some(({ kind }) => kind === "base");
        seen[hasBase ? "some" : "none"] += 1;
        expect([mutant.id, equivalenceOf(scheme, mutant)?.kind === "no-base-items"]).toEqual([mutant.id, !hasBase]);
      }
    };
    isClaimedWhereTrue(luojiang);
    fc.assert(fc.property(schemes(), isClaimedWhereTrue), { numRuns: 100 });
    expect(seen.some).toBeGreaterThan(0);
    expect(seen.none).toBeGreaterThan(0);
  });

  test.each([
    ["items/1.3/cap:removed", "same-points"],
    ["items/1.3/floor:lowered", "same-points"],
    ["rubric/bonus/cap:removed", "bound-never-reached"],
    ["rubric/bonus/cap:raised", "bound-never-reached"],
    ["categories/C1/cap:removed", "bound-never-reached"],
    ["items/2.3/level:replaced=term", "same-scope"],
    ["items/11.2/deadline:removed", "deadline-not-read"],
    ["items/3.2/measure/changeFrom/2:added=blue", "nothing-better"],
    ["changes:removed", "one-version"],
    ["categories/C12/floor:raised", "no-base-items"],
  ])("for %s is %s", (id, kind) => {
    expect(reasonOf(id)).toBe(kind);
  });

  test.each([
    "items/1.2/floor:lowered",
    "rubric/bonus/cap:lowered",
    "rubric/deduction/cap:lowered",
    "items/2.3/level:replaced=daily",
    "items/12.1/cap:removed",
    "items/5.2/method/steps/0:flipped",
    "rubric/rounding/mode:replaced=half-even",
  ])("for %s is not known", (id) => {
    expect(reasonOf(id)).toBeUndefined();
  });

  test("is told in both languages", () => {
    const reasons = [...byId.values()].flatMap((mutant) => equivalenceOf(luojiang, mutant) ?? []);
    for (const reason of reasons) {
      const { zh, en } = reasonText(luojiang, reason);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[\x20-\x7e∞−“”’]+$/);
    }
  });
});
