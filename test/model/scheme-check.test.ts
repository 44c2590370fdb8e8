/** What must hold in the frame of a scheme, its names and its misconduct: each problem beside the edit that is right; and the two doors to a scheme. */
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../src/model/problem";
import { itemsOf, type SchemeInput } from "../../src/model/scheme";
import { checkScheme, parseScheme } from "../../src/model/scheme-check";
import { withoutAt } from "../small-district";
import { bonus, type Case, count, edited, panel, problemsOf } from "./scheme-edits";
import { wholeScheme } from "./whole-district";

test("the scheme with one of everything has no problem", () => {
  expect(problemsOf(wholeScheme)).toEqual([]);
});

const cases: readonly Case[] = [
  ["force that ends before it begins", [[["to"], "2019-12-31"]], "period-reversed at to", [[["to"], "2020-01-01"]]],
  [
    "no assessed body",
    [[["bodies", 0, "assessed"], undefined]],
    "one-assessed-body at bodies",
    [[["bodies", 1, "title"], { zh: "单位", en: "unit" }]],
  ],
  [
    "two assessed bodies",
    [[["bodies", 1, "assessed"], true]],
    "one-assessed-body at bodies",
    [
      [["bodies", 0, "assessed"], undefined],
      [["bodies", 1, "assessed"], true],
    ],
  ],
  [
    "weights that make more than 1",
    [[["term", "annualWeight"], 0.7]],
    "weights-do-not-add-up at term",
    [
      [["term", "annualWeight"], 0.7],
      [["term", "termWeight"], 0.3],
    ],
  ],
  [
    "two categories of one name",
    [[["rubric", "categories", 1, "id"], "c0"]],
    "duplicate-name at rubric.categories.1.id",
    [[["rubric", "categories", 1, "id"], "c9"]],
  ],
  [
    "two items of one name in different categories",
    [[bonus("id"), "count"]],
    "duplicate-name at rubric.categories.1.items.0.id",
    [[bonus("id"), "extra"]],
  ],
  [
    "two bodies of one name",
    [[["bodies", 2, "id"], "unit"]],
    "duplicate-name at bodies.2.id",
    [[["bodies", 2, "id"], "dept"]],
  ],
  [
    "sourced without a source",
    [[["duties", 0, "basis", "sources"], []]],
    "unsourced at duties.0.basis",
    [[["duties", 0, "basis"], { sources: [], origin: "authored" }]],
  ],
  [
    "a source that is not in the list",
    [[["duties", 0, "basis", "sources"], ["S2"]]],
    "unknown-name at duties.0.basis.sources.0",
    [
      [
        ["duties", 0, "basis", "sources"],
        ["S1", "S1"],
      ],
    ],
  ],
  [
    "an authored number that is not there",
    [[["duties", 0, "basis", "authored"], ["cadence.tines"]]],
    "authored-path-unknown at duties.0.basis.authored.0",
    [[["duties", 0, "basis", "authored"], ["cadence"]]],
  ],
  [
    "an authored number of the prototype",
    [[["duties", 0, "basis", "authored"], ["constructor"]]],
    "authored-path-unknown at duties.0.basis.authored.0",
    [[["duties", 0, "basis", "authored"], ["cadence.by"]]],
  ],
  [
    "a duty of no body",
    [[["duties", 0, "body"], "twon"]],
    "unknown-name at duties.0.body",
    [[["duties", 0, "body"], "town"]],
  ],
  [
    "a duty in no list",
    [[["duties", 0, "list"], "S"]],
    "unknown-name at duties.0.list",
    [[["duties", 0, "list"], "R"]],
  ],
  [
    "a ladder with a hole",
    [[["misconduct", 0, "ladder", 1, "nth"], 3]],
    "ladder-gap at misconduct.0.ladder.1.nth",
    [[["misconduct", 0, "ladder", 1, "nth"], 2]],
  ],
  [
    "a veto that limits to nothing",
    [[["misconduct", 0, "ladder", 1, "limit"], undefined]],
    "veto-without-limit at misconduct.0.ladder.1",
    [[["misconduct", 0, "ladder", 1], { nth: 2 }]],
  ],
  [
    "a ladder that limits to no grade",
    [[["misconduct", 0, "ladder", 1, "limit"], "god"]],
    "unknown-name at misconduct.0.ladder.1.limit",
    [[["misconduct", 0, "ladder", 1, "limit"], "good"]],
  ],
  [
    "a grave form with an unknown step",
    [[["misconduct", 0, "grave", "steps"], ["L2"]]],
    "unknown-name at misconduct.0.grave.steps.0",
    [[["misconduct", 0, "grave", "steps"], []]],
  ],
  [
    "a mirror of misconduct on nobody",
    [[["misconduct", 0, "mirrors", 0, "body"], "x"]],
    "unknown-name at misconduct.0.mirrors.0.body",
    [[["misconduct", 0, "mirrors", 0, "body"], "town"]],
  ],
];

describe("a problem, with its place", () => {
  test.each(cases)("%s", (_, wrong, expected, right) => {
    expect(problemsOf(edited(...wrong))).toContain(expected);
    expect(problemsOf(edited(...right))).toEqual([]);
  });
});

test("a grave form that vetoes and limits to nothing is a problem too", () => {
  const grave = edited([["misconduct", 0, "grave"], { veto: true }]);
  expect(problemsOf(grave)).toEqual(["veto-without-limit at misconduct.0.grave"]);
});

test("all problems are said at once", () => {
  const many = edited([["rubric", "points"], 107], [["term", "annualWeight"], 0.7], [panel("scorer"), "unti"]);
  expect(problemsOf(many)).toEqual([
    "weights-do-not-add-up at term",
    "points-do-not-add-up at rubric.points",
    "unknown-name at rubric.categories.0.items.4.scorer",
  ]);
});

test("a misspelt key does not hide what is wrong elsewhere", () => {
  const misspelt = edited([count("ponits"), 4], [["rubric", "points"], 107]);
  expect(problemsOf(misspelt)).toEqual([
    "unknown-key at rubric.categories.0.items.0.ponits",
    "points-do-not-add-up at rubric.points",
  ]);
});

test("parsing fills in what was left out, and writes decimals canonically", () => {
  const scheme = parseScheme(wholeScheme);
  const [first, second] = itemsOf(scheme);
  expect(first).toMatchObject({ points: "4", floor: "0", method: { kind: "per-occurrence", each: "1", free: "0" } });
  expect(first?.mirrors).toEqual([]);
  expect(first).not.toHaveProperty("cap");
  expect(second?.deadline).toEqual({ within: 20, missing: "zero" });
  expect(scheme.caps[0]?.in).toEqual(["annual", "term"]);
  expect(scheme.rubric.total).toMatchObject({ floor: "0", cap: "none" });
});

test("parsing throws one error with the problems that checking returns", () => {
  const wrong = withoutAt(edited([["rubric", "points"], 107]), ["format"]);
  const checked = checkScheme(wrong);
  expect(checked.ok).toBe(false);
  const error = ((): unknown => {
    try {
      return parseScheme(wrong);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(InvalidInputError);
  expect(error).toMatchObject({ name: "InvalidInputError", problems: checked.ok ? [] : checked.problems });
});

test("a parsed scheme parses again to an equal one, and the input stays as it was", () => {
  const before: SchemeInput = structuredClone(wholeScheme);
  const scheme = parseScheme(wholeScheme);
  expect(wholeScheme).toEqual(before);
  expect(parseScheme(scheme)).toEqual(scheme);
});

describe("a name that stands twice is told at its second place, with what it is a name of", () => {
  test.each<[string, readonly (string | number)[]]>([
    ["source", ["sources"]],
    ["body", ["bodies"]],
    ["list", ["lists"]],
    ["duty", ["duties"]],
    ["step", ["steps"]],
    ["case", ["misconduct"]],
    ["event", ["events"]],
    ["grade", ["grades"]],
    ["cap", ["caps"]],
    ["group", ["rubric", "groups"]],
    ["category", ["rubric", "categories"]],
  ])("%s", (_, place) => {
    const list = place.reduce<unknown>((value, step) => Reflect.get(Object(value), step), wholeScheme) as {
      id: string;
    }[];
    const first = list[0];
    const checked = checkScheme(edited([place, [...list, first]]));
    const twice = checked.ok ? [] : checked.problems.filter(({ code }) => code === "duplicate-name");
    // A category brings its items with it, which then stand twice as well.
    expect(twice[0]).toMatchObject({
      path: [...place, list.length, "id"],
      message: { en: expect.stringMatching(new RegExp(`\\W${first?.id}\\W is there twice\\.$`)) },
    });
  });
});

test("bounds that are the wrong way round, or finer than the rounding, are told at their part", () => {
  const at = (place: readonly (string | number)[], bounds: Readonly<Record<string, unknown>>): string[] =>
    problemsOf(edited(...Object.entries(bounds).map(([key, bound]) => [[...place, key], bound] as const)));
  const parts = [
    ["rubric", "bonus"],
    ["rubric", "deduction"],
    ["rubric", "categories", 0],
  ];
  for (const place of parts) expect(at(place, { cap: "3.123" })).toEqual([`off-grid at ${place.join(".")}.cap`]);
  const category = ["rubric", "categories", 0];
  expect(at(category, { floor: 3, cap: 2 })).toEqual(["bounds-reversed at rubric.categories.0"]);
  expect(at(category, { floor: "none", cap: 2 })).toEqual([]);
  expect(at(category, { floor: 2, cap: 2 })).toEqual([]);
});
