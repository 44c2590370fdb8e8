/** Any two schemes, however far apart: every difference is said in both languages. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { amend } from "../../../src/model/change";
import type { Scheme } from "../../../src/model/scheme";
import { parseScheme } from "../../../src/model/scheme-check";
import { differencesOf } from "../../../src/policy/compare/difference";
import { schemes } from "../../arbitrary";
import { wholeScheme } from "../../model/whole-district";

const unsaid = /undefined|\[object|NaN/;
const expectTrue = (old: Scheme, now: Scheme): void => {
  for (const { key, says } of [...differencesOf(old, now), ...differencesOf(now, old)])
    expect([key, says.zh === "" || says.en === "" || unsaid.test(says.zh + says.en)]).toEqual([key, false]);
};

test("the two schemes of this package, and one that uses everything once", () => {
  const whole = parseScheme(wholeScheme);
  expectTrue(luojiang, villageLeadership);
  expectTrue(luojiang, whole);
  expectTrue(whole, villageLeadership);
});

test("any two random schemes", () => {
  fc.assert(fc.property(schemes(), schemes(), expectTrue), { numRuns: 60 });
});

test("what is wording alone is said to be", () => {
  const { value: after } = amend(luojiang, (draft) => {
    draft.title = { zh: "新办法", en: "A new scheme" };
    for (const { items } of draft.rubric.categories)
      for (const item of items) item.title = { zh: `新${item.id}`, en: `New ${item.id}` };
    for (const grade of draft.grades) grade.title = { zh: `等次${grade.id}`, en: `Grade ${grade.id}` };
  });
  const said = differencesOf(luojiang, after).map(({ says }) => says);
  expect(said.length).toBeGreaterThan(40);
  expect(said.filter(({ zh }) => !/不影响得分|新|等次/.test(zh))).toEqual([]);
});

test("grades the other way round are said once, as an order", () => {
  const turned: Scheme = { ...luojiang, grades: [...luojiang.grades].reverse() };
  const found = differencesOf(luojiang, turned);
  expect(found.map(({ difference, kind }) => [difference, kind])).toEqual([["reordered", "grades/*"]]);
  expect(found[0]?.says.en).toMatch(/^Grades: in the order /);
});
