/** Mutants of schemes: valid but for one mistake, told apart by their ids, sharing what they leave as it is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { checkScheme } from "../../../src/model/scheme-check";
import { clausesOf } from "../../../src/policy/clause";
import { operators } from "../../../src/policy/mutant/change";
import { type Mutant, mutantsOf } from "../../../src/policy/mutant/mutants";
import { schemes } from "../../arbitrary";

const ofLuojiang = mutantsOf(luojiang);

/** What the checks find in a mutant; a list of authored numbers may name a number that is gone. */
const faults = ({ id, scheme }: Mutant): string[] => {
  const checked = checkScheme(scheme);
  const problems = checked.ok ? [] : checked.problems;
  return problems.filter(({ code }) => code !== "authored-path-unknown").map(({ code }) => `${id}: ${code}`);
};

const idsOf = (mutants: readonly Mutant[]): string[] => mutants.map(({ id }) => id);

describe("mutants", () => {
  test("of the first scheme are more than 500, of every operator", () => {
    expect(ofLuojiang.length).toBeGreaterThan(500);
    const used = new Set(ofLuojiang.map(({ operator }) => operator));
    expect(operators.filter((operator) => !used.has(operator))).toEqual([]);
  });

  test.each([
    ["luojiang", ofLuojiang],
    ["village-leadership", mutantsOf(villageLeadership)],
  ])("of %s have one id each", (_, mutants) => {
    expect(new Set(idsOf(mutants)).size).toBe(mutants.length);
  });

  test.each([0, 1, 2, 3, 4, 5, 6])("would pass the checks (%i of 7)", (part) => {
    expect(ofLuojiang.filter((_, index) => index % 7 === part).flatMap(faults)).toEqual([]);
  });

  test("of any scheme would pass the checks, have one id each, and name clauses of the scheme", () => {
    fc.assert(
      fc.property(schemes(), fc.nat(), (scheme, pick) => {
        const mutants = mutantsOf(scheme);
        const keys = new Set(clausesOf(scheme).map(({ key }) => key));
        expect(new Set(idsOf(mutants)).size).toBe(mutants.length);
        expect(mutants.flatMap(({ clauses }) => clauses).filter((key) => !keys.has(key))).toEqual([]);
        const chosen = Array.from({ length: 12 }, (_, nth) => mutants[(pick + nth * 37) % mutants.length]);
        expect(chosen.flatMap((mutant) => (mutant === undefined ? [] : faults(mutant)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("leave the scheme as it is, and differ from it", () => {
    const before = JSON.stringify(luojiang);
    const texts = new Set(ofLuojiang.map(({ scheme }) => JSON.stringify(scheme)));
    expect(JSON.stringify(luojiang)).toBe(before);
    expect(texts.size).toBe(ofLuojiang.length);
    expect(texts.has(before)).toBe(false);
  });

  test("share every item but their own", () => {
    const mutant = ofLuojiang.find(({ id }) => id === "items/1.2/method/each:halved");
    const [categories, mutated] = [luojiang, mutant?.scheme].map((scheme) => scheme?.rubric.categories ?? []);
    expect(mutant).toMatchObject({ operator: "halved", from: "0.5", to: "0.25", clauses: ["items/1.2/method"] });
    expect(mutated?.[1]).toBe(categories?.[1]);
    expect(mutated?.[0]?.items[0]).toBe(categories?.[0]?.items[0]);
    expect(mutated?.[0]?.items[1]).not.toBe(categories?.[0]?.items[1]);
  });

  test("move points with the category and the rubric", () => {
    const mutant = ofLuojiang.find(({ id }) => id === "items/1.2/points:raised");
    expect(mutant?.clauses).toEqual(["items/1.2", "categories/C1", "rubric"]);
    expect(mutant?.scheme.rubric.points).toBe("101");
  });
});
