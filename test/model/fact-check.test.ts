/** What must hold for each fact: in itself, against its ledger, and against the scheme's names. */
import { describe, expect, test } from "vitest";
import { checkLedger } from "../../src/model/ledger-check";
import { parseScheme } from "../../src/model/scheme-check";
import { fact, ledgerInput, withAt } from "../small-district";
import { placeOf, wholeLedger, wholeScheme } from "./whole-district";

const scheme = parseScheme(wholeScheme);

/** The problems of the whole ledger with other keys in one fact, as code and place inside that fact. */
const problemsOf = (id: string, edits: Readonly<Record<string, unknown>>, withScheme = true): string[] => {
  const at = placeOf(id);
  const document = Object.entries(edits).reduce<unknown>(
    (ledger, [key, value]) => withAt(ledger, ["facts", at, key], value),
    wholeLedger,
  );
  const checked = checkLedger(document, withScheme ? { scheme } : {});
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.slice(2).join(".")}`);
};

type Keys = Readonly<Record<string, unknown>>;

/** [what is wrong, the fact, wrong keys, the problem that is said, right keys] */
const alone: readonly (readonly [string, string, Keys, string, Keys])[] = [
  ["a day before the term", "tally", { day: "2021-07-31" }, "fact-outside-term at day", { day: "2021-08-01" }],
  [
    "a day after the term",
    "tally",
    { day: "2023-10-01", recorded: "2023-10-01" },
    "fact-outside-term at day",
    { day: "2023-09-30", recorded: "2023-10-01" },
  ],
  [
    "leave that goes on after the term",
    "attendance",
    { until: "2023-10-01" },
    "fact-outside-term at until",
    { until: "2023-09-30" },
  ],
  [
    "attendance after the term",
    "attendance",
    { day: "2023-10-01", until: undefined, recorded: "2023-10-01" },
    "fact-outside-term at day",
    { day: "2023-09-30", until: undefined, recorded: "2023-10-01" },
  ],
  [
    "attendance before the term",
    "attendance",
    { day: "2021-07-31" },
    "fact-outside-term at day",
    { day: "2021-08-01" },
  ],
  [
    "leave that ends before it begins",
    "attendance",
    { until: "2022-02-28" },
    "period-reversed at until",
    { until: "2022-03-01" },
  ],
  [
    "recorded before it happened",
    "tally",
    { recorded: "2022-02-28" },
    "recorded-before-day at recorded",
    { recorded: "2022-03-01" },
  ],
  ["for the year after its day", "tally", { for: 2023 }, "year-outside-fact at for", { for: 2022 }],
  [
    "for two years before its day",
    "late",
    { day: "2023-01-20", recorded: "2023-01-20" },
    "year-outside-fact at for",
    { day: "2021-12-31", recorded: "2022-01-20" },
  ],
  [
    "for a year before the term",
    "late",
    { day: "2021-09-01", for: 2020 },
    "year-outside-fact at for",
    { day: "2021-09-01", for: 2021 },
  ],
  [
    "for a year of the term, but before the term itself",
    "late",
    { day: "2021-07-31" },
    "fact-outside-term at day",
    { day: "2021-08-01" },
  ],
  [
    "after the term for a year that is not the term's",
    "tally",
    { day: "2024-01-20", recorded: "2024-01-20", for: 2024 },
    "year-outside-fact at for",
    { day: "2024-01-20", recorded: "2024-01-20", for: 2023 },
  ],
  ["more done than due", "tally", { done: "4.01" }, "done-above-due at done", { done: "4.00" }],
  ["rank 10 of 9", "rank", { rank: 10 }, "rank-above-count at rank", { rank: 9 }],
  [
    "a finding about a member without the member",
    "finding",
    { member: undefined },
    "member-does-not-fit at member",
    { subject: "team", member: undefined },
  ],
  [
    "a finding about the team with a member",
    "finding",
    { subject: "team" },
    "member-does-not-fit at member",
    { subject: "member" },
  ],
  ["a waiver of nothing", "waiver", { item: undefined }, "exactly-one at ", { item: undefined, commitment: "k1" }],
  ["a waiver of an item and a commitment", "waiver", { commitment: "k1" }, "exactly-one at ", { item: "count" }],
  ["a member who is not in the team", "attendance", { member: "m4" }, "unknown-name at member", { member: "m2" }],
  [
    "a commitment that was not made",
    "progress",
    { commitment: "k3" },
    "unknown-name at commitment",
    { commitment: "k2" },
  ],
  [
    "a milestone that is not in the plan",
    "milestone",
    { milestone: "s2" },
    "unknown-name at milestone",
    { milestone: "s1" },
  ],
  ["a change of no commitment", "change", { commitment: "k3" }, "unknown-name at commitment", { commitment: "k2" }],
  [
    "a change that changes nothing",
    "change",
    { title: undefined, due: undefined, weight: undefined, milestones: undefined },
    "nothing-changed at ",
    { title: undefined, due: undefined, milestones: undefined },
  ],
  ["a new day before the change", "change", { due: "2022-02-28" }, "before-change at due", { due: "2022-03-01" }],
  [
    "made public before the change",
    "change",
    { published: "2022-02-28" },
    "before-change at published",
    { published: "2022-03-01" },
  ],
  [
    "changed milestones that do not rise",
    "change",
    {
      milestones: [
        { due: "2022-06-30", share: 0.3 },
        { due: "2022-06-30", share: 0.5 },
      ],
    },
    "milestones-out-of-order at milestones",
    { milestones: [] },
  ],
  ["a drop of no commitment", "dropped", { commitment: "k3" }, "unknown-name at commitment", { commitment: "k2" }],
  ["a handover by nobody", "handover", { from: "m4" }, "unknown-name at from", { from: "m3" }],
  ["a handover to nobody", "handover", { to: "m4" }, "unknown-name at to", { to: "m3" }],
  ["a handover to oneself", "handover", { to: "m1" }, "handover-to-oneself at to", { to: "m2" }],
  ["a change after the term", "change", { day: "2023-10-01" }, "fact-outside-term at day", { due: "2023-12-31" }],
  ["two facts of one id", "rank", { id: "tally" }, "duplicate-name at id", { id: "rank.2" }],
];

describe("in itself and against its ledger, also without a scheme", () => {
  test.each(alone)("%s", (_, id, wrong, expected, right) => {
    expect(problemsOf(id, wrong, false)).toContain(expected);
    expect(problemsOf(id, wrong)).toContain(expected);
    expect(problemsOf(id, right)).toEqual([]);
  });
});

test("an arrival colour may lie before the term, another colour may not, and neither after it", () => {
  expect(problemsOf("colour", { day: "2021-07-01", arrival: true })).toEqual([]);
  expect(problemsOf("colour", { day: "2021-07-01" })).toEqual(["fact-outside-term at day"]);
  expect(problemsOf("colour", { day: "2023-10-01", recorded: "2023-10-01", arrival: true })).toEqual([
    "fact-outside-term at day",
  ]);
});

test("the day of a withdrawal is free", () => {
  expect(problemsOf("gone", { day: "2024-03-01", recorded: "2024-03-01" })).toEqual([]);
  expect(problemsOf("gone", { day: "2020-03-01" })).toEqual([]);
});

/** [what is wrong, the fact, wrong keys, the problem that is said, right keys] */
const againstScheme: readonly (readonly [string, string, Keys, string, Keys])[] = [
  ["an item that is not in the rubric", "tally", { item: "teirs" }, "unknown-name at item", { item: "tiers" }],
  [
    "a kind that the item does not read",
    "tally",
    { item: "count" },
    "kind-does-not-fit-item at kind",
    { item: "tiers" },
  ],
  ["a count for a target by value", "late", { item: "goal" }, "kind-does-not-fit-item at kind", { item: "target" }],
  ["a value for a target by count", "value", { item: "target" }, "kind-does-not-fit-item at kind", { item: "goal" }],
  ["a rating above the most possible", "rating", { value: "100.01" }, "value-above-most at value", { value: "100.00" }],
  ["a vote for no choice", "ballots", { votes: { yse: 1 } }, "unknown-name at votes.yse", { votes: { blank: 1 } }],
  [
    "a vote for a name of the prototype",
    "ballots",
    { votes: { toString: 1 } },
    "unknown-name at votes.toString",
    { votes: { no: 1 } },
  ],
  ["a colour that is not in the list", "colour", { colour: "blue" }, "unknown-name at colour", { colour: "red" }],
  ["a level that is not in the list", "notice", { level: "town" }, "unknown-name at level", { level: "national" }],
  ["a case that is not in the scheme", "finding", { case: "M2" }, "unknown-name at case", { case: "M1" }],
  ["a finding that names no item", "finding", { item: "x" }, "unknown-name at item", { item: "rank" }],
  [
    "a subject that the case is not about",
    "finding",
    { subject: "town", member: undefined },
    "unknown-name at subject",
    { subject: "team", member: undefined },
  ],
  ["an event that is not in the scheme", "event", { event: "flood" }, "unknown-name at event", { event: "fire" }],
  [
    "a waiver of an item that may not be waived",
    "waiver",
    { item: "tiers" },
    "not-waivable at item",
    { item: "count" },
  ],
  ["a waiver of no item", "waiver", { item: "x" }, "unknown-name at item", { item: "count" }],
  ["a body that is none", "tally", { body: "unti" }, "unknown-name at body", { body: "unit" }],
  ["a scorer that is none", "rating", { scorer: "x" }, "unknown-name at scorer", { scorer: "town" }],
];

describe("against the scheme", () => {
  test.each(againstScheme)("%s", (_, id, wrong, expected, right) => {
    expect(problemsOf(id, wrong)).toContain(expected);
    expect(problemsOf(id, right)).toEqual([]);
    expect(problemsOf(id, wrong, false)).toEqual([]);
  });
});

test("an unknown case does not make its subject unknown as well", () => {
  expect(problemsOf("finding", { case: "M2" })).toEqual(["unknown-name at case"]);
});

test("a misspelt name is told with the name that was meant", () => {
  const checked = checkLedger(withAt(wholeLedger, ["facts", placeOf("tally"), "item"], "teirs"), { scheme });
  expect(checked.ok ? [] : checked.problems[0]?.cure).toEqual({ zh: "是否想写“tiers”？", en: "Did you mean `tiers`?" });
});

test("a waiver of nothing is told to name none of two, one of both to name two", () => {
  const said = (more: Readonly<Record<string, unknown>>) => {
    const checked = checkLedger(ledgerInput([fact("waiver", "2022-03-01", more)]));
    return checked.ok
      ? []
      : checked.problems.map(({ message }) => message.en).filter((text) => text.startsWith("Exactly"));
  };
  expect(said({})).toEqual(["Exactly one of item, commitment must be written; 0 are."]);
  expect(said({ item: "i", commitment: "k" })).toEqual(["Exactly one of item, commitment must be written; 2 are."]);
  expect(said({ item: "i" })).toEqual([]);
});
