/** What the checker says about a scheme's warnings: each rule broken once, with its place. */
import { describe, expect, test } from "vitest";
import { pathText } from "../../src/model/problem";
import { checkScheme } from "../../src/model/scheme-check";
import { basis, words } from "../small-district";
import {
  always,
  behind,
  colour,
  criterion,
  never,
  type WarningsInput,
  warningScheme,
  warningsInput,
} from "../warning-district";

const said = (more: Partial<WarningsInput>, input: unknown = warningScheme(warningsInput(more))): string[] => {
  const checked = checkScheme(input);
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} ${pathText(path)}`);
};
const withCriterion = (when: WarningsInput["criteria"][number]["when"], more: object = {}) => ({
  criteria: [criterion("it", when, more), criterion("b", never), criterion("c", never)],
});
const consequence = (more: object) => ({
  consequences: [{ id: "x", title: words("x"), basis, steps: [], colour: "blue", running: 2, ...more }],
});

describe("warnings in a scheme", () => {
  test("are fine as the tests write them, and need not be there", () => {
    expect(said({})).toEqual([]);
    const { warnings: _, ...without } = warningScheme();
    expect(said({}, without)).toEqual([]);
  });

  test("have a colour that warns, and each of its own name", () => {
    expect(said({ colours: [colour("none")] })).toContain("unknown-name warnings.counts[0].colour");
    expect(said({ colours: [] })).toContain("empty warnings.colours");
    expect(said({ colours: ["none", "blue", "blue", "yellow", "red"].map(colour) })).toEqual([
      "duplicate-name warnings.colours[2].id",
    ]);
  });

  test("name criteria and consequences once", () => {
    expect(said({ criteria: [criterion("a", always), criterion("a", never), criterion("c", never)] })).toEqual([
      "duplicate-name warnings.criteria[1].id",
    ]);
    const [one] = consequence({}).consequences;
    expect(said({ consequences: [one, one].flatMap((x) => x ?? []) })).toEqual([
      "duplicate-name warnings.consequences[1].id",
    ]);
  });

  test("give only colours that are known and warn", () => {
    expect(said(withCriterion(always, { colour: "purple" }))).toEqual(["unknown-name warnings.criteria[0].colour"]);
    expect(said(withCriterion(always, { colour: "none" }))).toEqual(["warns-of-nothing warnings.criteria[0].colour"]);
    expect(said({ counts: [{ atLeast: 1, colour: "none" }] })).toEqual(["warns-of-nothing warnings.counts[0].colour"]);
    expect(said(consequence({ colour: "none" }))).toEqual(["warns-of-nothing warnings.consequences[0].colour"]);
    expect(said(consequence({ colour: "bleu" }))).toEqual(["unknown-name warnings.consequences[0].colour"]);
  });

  test("count upward, in number and in colour, no further than there are criteria", () => {
    const rows = (...written: (readonly [atLeast: number, colour: string])[]) =>
      said({ counts: written.map(([atLeast, name]) => ({ atLeast, colour: name })) });
    expect(rows([1, "blue"], [2, "red"], [3, "yellow"])).toEqual(["warning-counts-out-of-order warnings.counts[2]"]);
    expect(rows([1, "blue"], [1, "red"])).toEqual(["warning-counts-out-of-order warnings.counts[1]"]);
    expect(rows([1, "blue"], [2, "blue"])).toEqual(["warning-counts-out-of-order warnings.counts[1]"]);
    expect(rows([3, "blue"], [4, "red"])).toEqual(["count-never-reached warnings.counts[1].atLeast"]);
  });

  test("have no criterion that changes nothing", () => {
    expect(said({ ...withCriterion(always, { colour: "red" }), counts: [] })).toEqual([
      "criterion-without-effect warnings.criteria[1]",
      "criterion-without-effect warnings.criteria[2]",
    ]);
  });

  test("look at items that are there and can be measured by month or quarter", () => {
    expect(said(withCriterion({ kind: "running", item: "z", every: "month", times: 1, below: 1 }))).toEqual([
      "unknown-name warnings.criteria[0].when.item",
    ]);
    expect(said({ records: ["z"] })).toEqual(["unknown-name warnings.records[0]"]);
    const yearly = warningScheme(
      warningsInput(withCriterion({ kind: "trend", item: "b", every: "month", goes: "up", times: 1 })),
    );
    const measures = (measure: object): unknown =>
      JSON.parse(JSON.stringify(yearly).replace('{"kind":"latest","outOf":100}', JSON.stringify(measure)));
    expect(said({}, measures({ kind: "target", of: "count" }))).toEqual(["not-by-part warnings.criteria[0].when.item"]);
    expect(said({}, measures({ kind: "published", level: "annual", within: 30 }))).toEqual([
      "not-by-part warnings.criteria[0].when.item",
    ]);
    expect(said({}, measures({ kind: "tally" }))).toEqual([]);
  });

  test("compare once", () => {
    const running = { kind: "running", item: "a", every: "quarter", times: 1 } as const;
    expect(said(withCriterion(running))).toEqual(["exactly-one warnings.criteria[0].when"]);
    expect(said(withCriterion({ ...running, below: 1, above: 0 }))).toEqual(["exactly-one warnings.criteria[0].when"]);
  });

  test("check conditions as caps do, and ask for no grades of years", () => {
    const when = (condition: Extract<WarningsInput["criteria"][number]["when"], { kind: "condition" }>["when"]) =>
      said(withCriterion({ kind: "condition", when: condition }));
    expect(when({ kind: "measurement", item: "z", below: 1 })).toEqual([
      "unknown-name warnings.criteria[0].when.when.item",
    ]);
    expect(when({ kind: "measurement", item: "a" })).toEqual(["exactly-one warnings.criteria[0].when.when"]);
    expect(when({ kind: "points-share", below: 1 })).toEqual(["exactly-one warnings.criteria[0].when.when"]);
    expect(when({ kind: "choice", item: "a", choice: "no", below: 1 })).toEqual([
      "not-a-survey warnings.criteria[0].when.when.item",
    ]);
    expect(when({ kind: "year-grade", atMost: "poor" })).toEqual(["condition-of-years warnings.criteria[0].when.when"]);
  });

  test("count what is known: events, cases, items with notices", () => {
    const count = (of: "event" | "finding" | "notice", name?: string) =>
      said(withCriterion({ kind: "count", of, days: 10, atLeast: 1, ...(name === undefined ? {} : { name }) }));
    expect([
      count("event"),
      count("finding"),
      count("event", "fire"),
      count("finding", "M1"),
      count("notice", "n"),
    ]).toEqual([[], [], [], [], []]);
    expect(count("event", "fires")).toEqual(["unknown-name warnings.criteria[0].when.name"]);
    expect(count("finding", "M2")).toEqual(["unknown-name warnings.criteria[0].when.name"]);
    expect(count("notice")).toEqual(["missing-key warnings.criteria[0].when"]);
    expect(count("notice", "z")).toEqual(["unknown-name warnings.criteria[0].when.name"]);
    expect(count("notice", "a")).toEqual(["kind-does-not-fit-item warnings.criteria[0].when.name"]);
  });

  test("have consequences of a row or of a year, with steps that are there", () => {
    expect(said(consequence({ running: undefined }))).toEqual(["exactly-one warnings.consequences[0]"]);
    expect(said(consequence({ inYear: 2 }))).toEqual(["exactly-one warnings.consequences[0]"]);
    expect(said(consequence({ steps: ["talk", "tlak"] }))).toEqual(["unknown-name warnings.consequences[0].steps[1]"]);
  });

  test("say what each entry is based on", () => {
    const unsourced = { ...criterion("it", behind()), basis: { sources: ["S9"], origin: "sourced" as const } };
    expect(said({ criteria: [unsourced, criterion("b", never), criterion("c", never)] })).toEqual([
      "unknown-name warnings.criteria[0].basis.sources[0]",
    ]);
  });
});
