/** What must hold between the parts of a scheme: each problem from one small edit of a valid scheme, and the edit next to it that is right. */
import { describe, expect, test } from "vitest";
import { InvalidInputError, type Step } from "../../src/model/problem";
import { itemsOf, type SchemeInput } from "../../src/model/scheme";
import { checkScheme, parseScheme } from "../../src/model/scheme-check";
import { withAt, withoutAt } from "../small-district";
import { wholeScheme } from "./whole-district";

type Path = readonly Step[];
type Edit = readonly [Path, unknown];

const edited = (...edits: readonly Edit[]): unknown =>
  edits.reduce<unknown>((document, [path, value]) => withAt(document, path, value), wholeScheme);

/** Codes with their places, as people write places. */
const problemsOf = (document: unknown): string[] => {
  const checked = checkScheme(document);
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.join(".")}`);
};

const item = (category: number, index: number, ...more: Path): Path => [
  "rubric",
  "categories",
  category,
  "items",
  index,
  ...more,
];
const [count, tiers, rank, survey, panel] = [0, 1, 2, 3, 4].map(
  (index) =>
    (...more: Path) =>
      item(0, index, ...more),
);
if (!count || !tiers || !rank || !survey || !panel) throw new Error("five items");
const bonus = (...more: Path): Path => item(1, 0, ...more);

test("the scheme with one of everything has no problem", () => {
  expect(problemsOf(wholeScheme)).toEqual([]);
});

/** [what is wrong, the wrong edit, the problem that is said, an edit of the same place that is right] */
const cases: readonly (readonly [string, readonly Edit[], string, readonly Edit[]])[] = [
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
  [
    "item points that do not make the category's",
    [[["rubric", "categories", 0, "points"], 15]],
    "points-do-not-add-up at rubric.categories.0.points",
    [[["rubric", "categories", 0, "points"], "16.00"]],
  ],
  [
    "category points that do not make the rubric's",
    [[["rubric", "points"], 107]],
    "points-do-not-add-up at rubric.points",
    [[["rubric", "points"], 16]],
  ],
  [
    "points finer than the rounding",
    [
      [count("points"), 3.995],
      [tiers("points"), 4.005],
    ],
    "off-grid at rubric.categories.0.items.0.points",
    [
      [count("points"), 3.99],
      [tiers("points"), 4.01],
    ],
  ],
  [
    "a cap finer than the item's own rounding",
    [
      [count("rounding"), { digits: 0, mode: "floor" }],
      [count("cap"), 3.5],
    ],
    "off-grid at rubric.categories.0.items.0.cap",
    [[count("cap"), 3.5]],
  ],
  [
    "a group floor off the grid",
    [[["rubric", "groups", 0, "floor"], 0.005]],
    "off-grid at rubric.groups.0.floor",
    [[["rubric", "groups", 0, "floor"], 0.05]],
  ],
  [
    "a floor above the cap",
    [[count("floor"), 4.01]],
    "bounds-reversed at rubric.categories.0.items.0",
    [[count("floor"), 4]],
  ],
  [
    "a total floor above its cap",
    [[["rubric", "total", "cap"], -1]],
    "bounds-reversed at rubric.total",
    [[["rubric", "total", "cap"], 0]],
  ],
  [
    "a bonus with base points",
    [
      [bonus("points"), 1],
      [["rubric", "categories", 1, "points"], 1],
      [["rubric", "points"], 17],
    ],
    "points-do-not-fit-kind at rubric.categories.1.items.0.points",
    [[bonus("points"), "0.0"]],
  ],
  [
    "a bonus without a cap",
    [[bonus("cap"), undefined]],
    "cap-missing at rubric.categories.1.items.0",
    [[bonus("cap"), "none"]],
  ],
  ["a group over two categories", [[bonus("group"), "g"]], "group-mixed at rubric.groups.0", [[rank("group"), "g"]]],
  [
    "a group of base and bonus",
    [
      [rank("group"), "g"],
      [rank("kind"), "bonus"],
      [rank("points"), 0],
      [rank("cap"), 2],
      [["rubric", "categories", 0, "points"], 14],
      [["rubric", "points"], 14],
    ],
    "group-mixed at rubric.groups.0",
    [[rank("group"), "g"]],
  ],
  [
    "an item in no group",
    [[count("group"), "h"]],
    "unknown-name at rubric.categories.0.items.0.group",
    [[count("group"), "g"]],
  ],
  [
    "an item of no scorer",
    [[panel("scorer"), "unti"]],
    "unknown-name at rubric.categories.0.items.4.scorer",
    [[panel("scorer"), "town"]],
  ],
  [
    "an item mirrored on nobody",
    [[panel("mirrors", 0, "body"), "x"]],
    "unknown-name at rubric.categories.0.items.4.mirrors.0.body",
    [[panel("mirrors", 0, "body"), "team"]],
  ],
  [
    "a deadline after the closing of the year",
    [[tiers("deadline", "within"), 31]],
    "deadline-after-closing at rubric.categories.0.items.1.deadline.within",
    [[tiers("deadline", "within"), 30]],
  ],
  [
    "a deadline after the closing of the term",
    [[["term", "closes"], 20]],
    "deadline-after-closing at rubric.categories.0.items.1.deadline.within",
    [[["term", "closes"], 21]],
  ],
  [
    "facts owed after the closing",
    [[tiers("collect", "within"), 32]],
    "deadline-after-closing at rubric.categories.0.items.1.collect.within",
    [[tiers("collect", "within"), 31]],
  ],
  [
    "a cap to no grade",
    [[["caps", 0, "limit"], "fine"]],
    "unknown-name at caps.0.limit",
    [[["caps", 0, "limit"], "poor"]],
  ],
  [
    "a condition on no item",
    [[["caps", 0, "when", "item"], "tier"]],
    "unknown-name at caps.0.when.item",
    [[["caps", 0, "when", "item"], "rank"]],
  ],
  [
    "a condition without a comparison",
    [[["caps", 0, "when"], { kind: "measurement", item: "tiers" }]],
    "exactly-one at caps.0.when",
    [[["caps", 0, "when"], { kind: "measurement", item: "tiers", above: 1 }]],
  ],
  [
    "a condition with two comparisons",
    [[["caps", 0, "when", "above"], 0.1]],
    "exactly-one at caps.0.when",
    [[["caps", 0, "when"], { kind: "measurement", item: "tiers", atLeast: 1 }]],
  ],
  [
    "points-share of an item and a category at once",
    [[["caps", 1, "when", "item"], "tiers"]],
    "exactly-one at caps.1.when",
    [[["caps", 1, "when"], { kind: "points-share", item: "tiers", below: 1 }]],
  ],
  [
    "points-share of no such category",
    [[["caps", 1, "when", "category"], "c7"]],
    "unknown-name at caps.1.when.category",
    [[["caps", 1, "when", "category"], "c2"]],
  ],
  [
    "points-share of no such item",
    [[["caps", 1, "when"], { kind: "points-share", item: "tier", below: 1 }]],
    "unknown-name at caps.1.when.item",
    [[["caps", 1, "when", "category"], "c1"]],
  ],
  [
    "a share of votes in an item that is no survey",
    [[["caps", 2, "when", "item"], "tiers"]],
    "not-a-survey at caps.2.when.item",
    [[["caps", 2, "when", "item"], "survey"]],
  ],
  [
    "a share of votes in no item",
    [[["caps", 2, "when", "item"], "surveys"]],
    "unknown-name at caps.2.when.item",
    [[["caps", 2, "when", "item"], "survey"]],
  ],
  [
    "a share of votes for no choice",
    [[["caps", 2, "when", "choice"], "not"]],
    "unknown-name at caps.2.when.choice",
    [[["caps", 2, "when", "choice"], "blank"]],
  ],
  [
    "findings of no case",
    [[["caps", 3, "when", "case"], "M2"]],
    "unknown-name at caps.3.when.case",
    [[["caps", 3, "when", "case"], undefined]],
  ],
  [
    "an event that is not in the list",
    [[["caps", 4, "when", "event"], "flood"]],
    "unknown-name at caps.4.when.event",
    [[["caps", 4, "when", "event"], "fire"]],
  ],
  [
    "a year's grade that is none",
    [[["caps", 5, "when", "atMost"], "bad"]],
    "unknown-name at caps.5.when.atMost",
    [[["caps", 5, "when", "atMost"], "fair"]],
  ],
  [
    "a year's grade asked of a year",
    [
      [
        ["caps", 5, "in"],
        ["annual", "term"],
      ],
    ],
    "condition-does-not-fit at caps.5.when",
    [[["caps", 5, "in"], ["term"]]],
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
