/** What must hold between the parts of a ledger: people, posts, promises, targets and plans. */
import { describe, expect, test } from "vitest";
import { checkLedger, parseLedger } from "../../src/model/ledger-check";
import { InvalidInputError, type Step } from "../../src/model/problem";
import { parseScheme } from "../../src/model/scheme-check";
import { withAt } from "../small-district";
import { wholeLedger, wholeScheme } from "./whole-district";

type Path = readonly Step[];
type Edit = readonly [Path, unknown];
const scheme = parseScheme(wholeScheme);

const edited = (...edits: readonly Edit[]): unknown =>
  edits.reduce<unknown>((document, [path, value]) => withAt(document, path, value), wholeLedger);

const problemsOf = (document: unknown): string[] => {
  const checked = checkLedger(document, { scheme });
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.join(".")}`);
};

test("the ledger with one of everything has no problem, with a scheme or without", () => {
  expect(problemsOf(wholeLedger)).toEqual([]);
  expect(checkLedger(wholeLedger).ok).toBe(true);
});

const m3 = (index: number, key: "from" | "to"): Path => ["members", 2, "service", index, key];

/** [what is wrong, the wrong edit, the problem that is said, an edit beside it that is right] */
const cases: readonly (readonly [string, readonly Edit[], string, readonly Edit[]])[] = [
  [
    "a term that ends before it begins",
    [[["term"], { from: "2023-09-30", to: "2021-08-01" }]],
    "period-reversed at term.to",
    [[["term"], { from: "2021-08-01", to: "2023-10-31" }]],
  ],
  [
    "two members of one name",
    [[["members", 2, "id"], "m1"]],
    "duplicate-name at members.2.id",
    [[["members", 2, "id"], "m9"]],
  ],
  [
    "a handover day that belongs to two people of one post",
    [[["members", 1, "service", 0, "from"], "2022-06-30"]],
    "overlapping-service at members.1.service.0",
    [
      [["members", 1, "service", 0, "from"], "2022-06-30"],
      [["members", 1, "post"], "q"],
    ],
  ],
  [
    "a member's periods that share a day",
    [[m3(2, "from"), "2022-12-31"]],
    "overlapping-service at members.2.service.2",
    [[m3(2, "from"), "2023-01-02"]],
  ],
  [
    "service before the term",
    [[m3(0, "from"), "2021-07-31"]],
    "service-outside-term at members.2.service.0",
    [[m3(0, "from"), "2021-08-01"]],
  ],
  [
    "service after the term",
    [[["members", 1, "service", 0, "to"], "2023-10-01"]],
    "service-outside-term at members.1.service.0",
    [[["members", 1, "service", 0, "to"], "2023-09-30"]],
  ],
  [
    "service that ends before it begins",
    [[m3(1, "to"), "2022-02-28"]],
    "period-reversed at members.2.service.1",
    [[m3(1, "to"), "2022-03-01"]],
  ],
  [
    "an annual commitment without a year",
    [[["commitments", 0, "year"], undefined]],
    "year-does-not-fit at commitments.0.year",
    [[["commitments", 0, "year"], 2023]],
  ],
  [
    "a term commitment with a year",
    [[["commitments", 1, "year"], 2022]],
    "year-does-not-fit at commitments.1.year",
    [[["commitments", 1], { id: "k2", level: "annual", year: 2022, title: "x", due: "2022-01-01" }]],
  ],
  [
    "milestones of a commitment on one day",
    [[["commitments", 0, "milestones", 1, "due"], "2022-06-30"]],
    "milestones-out-of-order at commitments.0.milestones",
    [[["commitments", 0, "milestones", 1, "due"], "2022-07-01"]],
  ],
  [
    "milestones of a commitment that do not rise in share",
    [[["commitments", 0, "milestones", 1, "share"], "0.30"]],
    "milestones-out-of-order at commitments.0.milestones",
    [[["commitments", 0, "milestones", 1, "share"], "0.31"]],
  ],
  [
    "two commitments of one name",
    [[["commitments", 1, "id"], "k1"]],
    "duplicate-name at commitments.1.id",
    [[["commitments", 1, "id"], "k3"]],
  ],
  [
    "two targets of one item and year",
    [[["targets", 1, "year"], 2022]],
    "duplicate-name at targets.1.id",
    [[["targets", 1, "year"], 2021]],
  ],
  [
    "a target for an item that has no target",
    [[["targets", 0, "item"], "count"]],
    "kind-does-not-fit-item at targets.0.item",
    [[["targets", 0, "item"], "goal"]],
  ],
  [
    "a target for no item",
    [[["targets", 0, "item"], "targte"]],
    "unknown-name at targets.0.item",
    [[["targets", 0, "item"], "goal"]],
  ],
  [
    "a plan for an item that has no plan",
    [[["milestones", 0, "item"], "count"]],
    "kind-does-not-fit-item at milestones.0.item",
    [[["milestones", 0, "item"], "milestones"]],
  ],
  ["no unit", [[["units"], []]], "empty at units", [[["units"], ["a", "b"]]]],
  [
    "a member who never serves",
    [[["members", 1, "service"], []]],
    "empty at members.1.service",
    [[["members", 1, "service"], [{ from: "2022-07-01" }]]],
  ],
];

describe("a problem, with its place", () => {
  test.each(cases)("%s", (_, wrong, expected, right) => {
    expect(problemsOf(edited(...wrong))).toContain(expected);
    expect(problemsOf(edited(...right))).toEqual([]);
  });
});

test("a short period inside a long one does not hide a third that overlaps the long one", () => {
  const service = [
    { from: "2021-08-01", to: "2022-12-31" },
    { from: "2021-09-01", to: "2021-09-30" },
    { from: "2022-06-01" },
  ];
  expect(problemsOf(edited([["members", 2, "service"], service]))).toEqual([
    "overlapping-service at members.2.service.1",
    "overlapping-service at members.2.service.2",
  ]);
});

test("periods that overlap are found and named by their days, in whatever order they are written", () => {
  const service = [{ from: "2022-06-01" }, { from: "2021-08-01", to: "2022-06-30" }];
  const checked = checkLedger(edited([["members", 2, "service"], service]), { scheme });
  expect(checked.ok ? [] : checked.problems).toMatchObject([
    {
      code: "overlapping-service",
      path: ["members", 2, "service", 0],
      message: { en: expect.stringMatching(/2021-08-01–2022-06-30.*2022-06-01–2023-09-30/) },
    },
  ]);
});

test("two plans of one name are one too many", () => {
  const plan = wholeLedger.milestones?.[0];
  expect(problemsOf({ ...wholeLedger, milestones: [plan, plan] })).toEqual(["duplicate-name at milestones.1.id"]);
});

test("a target of a year and one of the term stand side by side, two of the term do not", () => {
  const targets = (...years: readonly (number | undefined)[]) => ({
    ...wholeLedger,
    targets: years.map((year) => ({ item: "target", value: 4, ...(year === undefined ? {} : { year }) })),
  });
  expect(problemsOf(targets(2022, undefined))).toEqual([]);
  expect(problemsOf(targets(undefined, 2022, undefined))).toEqual(["duplicate-name at targets.2.id"]);
});

test("facts are read where the head is wrong, and what is wrong with them is told once", () => {
  const facts = [{ ...wholeLedger.facts?.[0], day: "2022-02-30" }, { kind: "praise" }];
  expect(problemsOf({ ...wholeLedger, village: "", facts })).toEqual([
    "empty at village",
    "impossible-day at facts.0.day",
    "unknown-word at facts.1.kind",
  ]);
  expect(problemsOf({ ...wholeLedger, village: "", facts: "none" })).toEqual([
    "empty at village",
    "wrong-type at facts",
  ]);
});

test("names of items are only asked for where there is a scheme", () => {
  const wrong = edited([["targets", 0, "item"], "nothing"]);
  expect(checkLedger(wrong).ok).toBe(true);
  expect(problemsOf(wrong)).toEqual(["unknown-name at targets.0.item"]);
});

test("one wrong fact does not hide another, nor what is wrong in the head", () => {
  const wrong = edited([["members", 2, "id"], "m1"], [["facts", 1, "value"], "1e5"], [["facts", 4, "due"], 2]);
  expect(problemsOf(wrong)).toEqual([
    "not-a-decimal at facts.1.value",
    "duplicate-name at members.2.id",
    "done-above-due at facts.4.done",
    "correction-of-nothing at facts.2.corrects",
  ]);
});

test("a document that is no ledger is one problem", () => {
  expect(problemsOf("ledger")).toEqual(["wrong-type at "]);
  expect(problemsOf(null)).toEqual(["wrong-type at "]);
  expect(problemsOf({ ...wholeLedger, facts: {} })).toEqual(["wrong-type at facts"]);
});

test("parsing throws the problems that checking returns, and fills in what was left out", () => {
  const wrong = edited([["members", 2, "id"], "m1"]);
  expect(() => parseLedger(wrong, { scheme })).toThrow(InvalidInputError);
  expect(() => parseLedger(wrong, { scheme })).toThrow("members[2].id: The member `m1` is there twice.");
  const ledger = parseLedger(wholeLedger, { scheme });
  expect(ledger.commitments[1]).toEqual({
    id: "k2",
    level: "term",
    title: "通水",
    due: "2023-06-30",
    weight: "1",
    milestones: [],
  });
  expect(ledger.facts[1]).toMatchObject({ id: "first", value: "1" });
  expect(parseLedger(ledger, { scheme })).toEqual(ledger);
});
