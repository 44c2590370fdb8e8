/** What cases expect of misconduct is what the evaluation of dereliction says; a name that several events have is never guessed. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../../rubrics/luojiang";
import { runCase } from "../../../../src/policy/case/run";
import { caseOf, differencesOf, documentOf, problemsOf, saidOf } from "../small-cases";

const ask = { dereliction: "2022-12-31" };
const finding = (rule: string, matter: string, more: object = {}) => ({
  kind: "finding",
  case: rule,
  matter,
  day: "2022-05-01",
  ...more,
});
const differences = (one: Readonly<Record<string, unknown>>) => differencesOf({ ask, ...one }, luojiang);

describe("a case about dereliction", () => {
  test("tells each expectation that does not hold, and no other", () => {
    expect(
      differences({
        facts: [finding("M05", "甲", { grave: true })],
        register: { facts: [finding("M10", "乙", { body: "town" })] },
        expect: {
          events: {
            "M05/甲": { state: "confirmed", points: 2, limit: "良好", teamLimit: "优秀", steps: ["L3", "L1"] },
            "M10/乙": "dismissed",
          },
          deductions: { town: { sum: 0.1, events: { "M10/乙": 0.2 } }, unit: 0 },
        },
      }),
    ).toEqual([
      ["events/M05/甲/points", "2", "3"],
      ["events/M05/甲/teamLimit", "excellent", "good"],
      ["events/M10/乙/state", "dismissed", "confirmed"],
      ["deductions/town/events/M10/乙/amount", "0.2", "0.1"],
    ]);
  });

  test("has nothing follow from what is not confirmed", () => {
    const expected = { nth: null, points: null, counts: null, veto: null, limit: null, steps: [] };
    expect(
      differences({
        facts: [finding("M05", "甲", { state: "suspected" })],
        expect: { events: { "M05/甲": { state: "suspected", ...expected } } },
      }),
    ).toEqual([]);
  });

  const both = { ledger: { members: ["a", "b"] }, facts: ["a", "b"].map((member) => finding("M01", "甲", { member })) };

  test("lists all events, by the names that are written or else by the shortest", () => {
    expect(differences({ ...both, expect: { events: ["M01/甲/b", "M01/甲/a"] } })).toEqual([]);
    expect(differences({ ...both, expect: { events: ["M01/甲/测算队/a", "M01/甲/b"] } })).toEqual([]);
    expect(differences({ ...both, expect: { events: ["M01/甲/b"] } })).toEqual([
      ["events", ["M01/甲/b"], ["M01/甲/a", "M01/甲/b"]],
    ]);
  });

  test("does not guess which of several is meant", () => {
    const one = { ask, ...both, expect: { events: { "M01/甲": "confirmed" } } };
    const outcome = runCase(luojiang, caseOf(one, luojiang));
    expect(outcome.refused.map(({ code, path }) => [code, path.join(".")])).toEqual([
      ["several-of-name", "events.M01/甲"],
    ]);
    expect(outcome.refused[0]?.cure?.zh).toBe("请写全：M01/甲/测算队/a, M01/甲/测算队/b。");
    expect(saidOf(one, "en", luojiang)).toEqual([
      "There is no answer: More than one has the name `M01/甲`: it is not clear which is meant.",
    ]);
  });

  test("takes the whole name of the team's own event before the member's", () => {
    const facts = [finding("M01", "甲", { member: "a" }), finding("M01", "甲")];
    const expected = { events: { "M01/甲/测算队": { subject: "team" }, "M01/甲/a": { subject: "member" } } };
    expect(differences({ ledger: { members: ["a"] }, facts, expect: expected })).toEqual([]);
  });

  test("knows of a body what a ledger tells of it, once", () => {
    const facts = [finding("M10", "甲", { subject: "town" })];
    expect(
      differences({
        facts,
        expect: { events: ["M10/甲"], deductions: { town: { events: { "M10/甲/测算队": 0.1 } } } },
      }),
    ).toEqual([]);
    const register = { facts: [finding("M10", "甲", { body: "town" })] };
    expect(differences({ facts, register, expect: { events: ["M10/甲/town"], deductions: { town: 0.1 } } })).toEqual(
      [],
    );
  });

  const term = { term: { from: "2021-01-01", to: "2022-12-31" }, members: ["a"] };
  const years = ["2021-12-01", "2022-12-01"].map((day, index) => finding("M04", `m${index}`, { day }));

  test("knows cases in years in a row, by case or with whom they are about", () => {
    expect(
      differences({
        ledger: term,
        facts: years,
        expect: { running: { M04: { state: "stands", years: [2021, 2022], leaders: ["a"], steps: ["L4"] } } },
      }),
    ).toEqual([]);
    expect(differences({ ledger: term, facts: years, expect: { running: ["M04/测算队/2021"] } })).toEqual([]);
    expect(differences({ ledger: term, facts: years, expect: { running: { "M04/测算队": "open" } } })).toEqual([
      ["running/M04/测算队/state", "open", "stands"],
    ]);
    expect(differences({ ledger: term, facts: years.slice(1), expect: { running: { M04: "stands" } } })).toEqual([
      ["running/M04/state", "stands", undefined],
    ]);
  });

  test.each([
    [{ events: { "M05/乙": "confirmed" } }, "unknown-name cases.0.expect.events.M05/乙"],
    [{ events: ["M05/甲", "M06/甲"] }, "unknown-name cases.0.expect.events.1"],
    [{ deductions: { village: 0 } }, "unknown-name cases.0.expect.deductions.village"],
    [
      { deductions: { town: { events: { "M05/乙": 1 } } } },
      "unknown-name cases.0.expect.deductions.town.events.M05/乙",
    ],
    [{ running: ["M05"] }, "unknown-name cases.0.expect.running.0"],
    [{ events: { "M05/甲": { limit: "最好" } } }, "unknown-name cases.0.expect.events.M05/甲.limit"],
    [{ counts: { done: 1 } }, "expectation-out-of-place cases.0.expect.counts"],
  ])("%j is refused", (expected, told) => {
    const facts = [finding("M05", "甲")];
    expect(problemsOf(documentOf({ ask, facts, expect: expected }), luojiang)).toContain(told);
  });
});
