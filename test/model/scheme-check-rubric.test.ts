/** What must hold in the rubric of a scheme and in its caps: points, bounds, groups, deadlines, conditions; each problem beside the edit that is right. */
import { describe, expect, test } from "vitest";
import { bonus, type Case, count, edited, panel, problemsOf, rank, tiers } from "./scheme-edits";

const cases: readonly Case[] = [
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
