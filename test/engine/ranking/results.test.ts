/** The life of a result: what may follow what, deadlines on both calendars, and what is known on a day. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../../src/engine/evaluate";
import { overturned } from "../../../src/engine/ranking/overturned";
import { decisionsOn, resultsOn, standingOn } from "../../../src/engine/ranking/results";
import type { WorkingCalendar } from "../../../src/model/calendar";
import { InvalidInputError } from "../../../src/model/problem";
import type { RegisterFact } from "../../../src/model/register";
import { facts as fullMarks, ledgerFor, notice } from "../../edge-cases/full-marks";
import { basis, deepFrozen } from "../../small-district";
import { rankingScheme } from "./field";

const scheme = rankingScheme();
const hash = `sha256:${"a".repeat(64)}`;
const result = { asOf: "2023-01-31", knownAt: "2023-01-31", scheme: hash, total: "9", grade: "good", place: "p" };
const corrected = { ...result, order: "第1号", reason: "更正" };
const rejected = { outcome: "rejected", reason: "维持" };

/** An act on the result of team a, recorded on its day. */
const act = (kind: string, id: string, day: string, more: object = {}): RegisterFact => {
  const written: unknown = {
    kind,
    id,
    day,
    recorded: day,
    by: "组织部",
    team: "a",
    period: "2022",
    version: 1,
    ...more,
  };
  // The acts are of the kinds that are asked for.
  return written as RegisterFact;
};

const drafted = act("drafted", "d1", "2023-02-01", result);
/** A Friday: the five working days after it end on the next Friday. */
const published = act("published", "p1", "2023-02-03");
const appealed = act("appealed", "a1", "2023-02-08");
const reviewed = act("reviewed", "r1", "2023-02-15", rejected);

const codesOf = (...acts: readonly RegisterFact[]): string[] => {
  try {
    resultsOn(scheme, acts, { asOf: "2023-12-31" });
    return [];
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems.map(({ code, path }) => `${code} ${path.join(".")}`);
    throw error;
  }
};

const newest = (asOf: string, acts: readonly RegisterFact[], calendar?: WorkingCalendar) =>
  resultsOn(scheme, acts, { asOf, calendar })[0]?.versions.at(-1);

describe("the sequence of acts", () => {
  test("in its order has no problems, in whatever order it is written", () => {
    const acts = [
      drafted,
      published,
      appealed,
      reviewed,
      act("corrected", "c2", "2023-03-01", { ...corrected, version: 2 }),
    ];
    expect(codesOf(...acts)).toEqual([]);
    expect(resultsOn(scheme, deepFrozen([...acts].reverse()), { asOf: "2023-12-31" })).toEqual(
      resultsOn(scheme, acts, { asOf: "2023-12-31" }),
    );
  });

  test.each<[string, RegisterFact[], string[]]>([
    ["a publication before a draft", [published], ["act-does-not-fit facts.0"]],
    ["a second publication", [drafted, published, act("published", "p2", "2023-02-06")], ["act-does-not-fit facts.2"]],
    [
      "a version that skips one",
      [act("drafted", "d2", "2023-02-01", { ...result, version: 2 })],
      ["version-out-of-sequence facts.0.version"],
    ],
    [
      "a draft of what is published",
      [drafted, published, act("drafted", "d2", "2023-02-06", { ...result, version: 2 })],
      ["act-does-not-fit facts.2"],
    ],
    [
      "a correction of what is not published",
      [drafted, act("corrected", "c2", "2023-02-02", { ...corrected, version: 2 })],
      ["act-does-not-fit facts.1"],
    ],
    ["an appeal against a draft", [drafted, act("appealed", "a1", "2023-02-02")], ["act-does-not-fit facts.1"]],
    [
      "an appeal after its last day",
      [drafted, published, act("appealed", "a1", "2023-02-14")],
      ["appeal-too-late facts.2.day"],
    ],
    [
      "a second appeal before the answer",
      [drafted, published, appealed, act("appealed", "a2", "2023-02-09")],
      ["act-does-not-fit facts.3"],
    ],
    ["a review of nothing", [drafted, published, reviewed], ["nothing-to-review facts.2"]],
    [
      "a second review",
      [drafted, published, appealed, reviewed, act("reviewed", "r2", "2023-02-16", rejected)],
      ["nothing-to-review facts.4"],
    ],
    [
      "an appeal against what was replaced",
      [drafted, published, act("corrected", "c2", "2023-02-06", { ...corrected, version: 2 }), appealed],
      ["act-does-not-fit facts.3"],
    ],
  ])("with %s is refused", (_, acts, codes) => {
    expect(codesOf(...acts)).toEqual(codes);
  });

  test("answers one appeal after the other, each with its own review", () => {
    const first = act("reviewed", "r1", "2023-02-09", rejected);
    const second = act("appealed", "a2", "2023-02-10");
    const answer = act("reviewed", "r2", "2023-02-15", { ...rejected, reason: "仍维持" });
    const told = newest("2023-12-31", [drafted, published, appealed, first, second, answer]);
    expect(told?.appeals.map(({ appeal, review }) => [appeal.id, review?.reason])).toEqual([
      ["a1", "维持"],
      ["a2", "仍维持"],
    ]);
  });

  test("cannot be followed where nobody knows the working days of the appeal or of its answer", () => {
    const only2023: WorkingCalendar = { covers: (year) => year === 2023, isWorkingDay: () => true };
    const rules = (within: number, answer: number) =>
      rankingScheme({
        publicity: { days: 5, count: "calendar", basis },
        appeal: { within, answer, count: "working", basis },
      });
    const acts = [
      act("drafted", "d1", "2023-12-20", result),
      act("published", "p1", "2023-12-20"),
      act("appealed", "a1", "2023-12-21"),
    ];
    const dark = "There is no holiday data for 2024";
    const asked = { asOf: "2023-12-31", calendar: only2023 };
    expect(() => resultsOn(rules(20, 1), acts.slice(0, 2), asked)).toThrow(dark);
    expect(resultsOn(rules(1, 1), acts, asked)).toHaveLength(1);
    expect(() => resultsOn(rules(1, 20), acts, asked)).toThrow(dark);
  });

  test("has no second publication once the result is final", () => {
    const again = act("published", "p2", "2023-03-01");
    const told = (): unknown => resultsOn(scheme, [drafted, published, again], { asOf: "2023-12-31" });
    expect(told).toThrow("version 1 of the result of `a` for 2022 is final");
  });

  test("is followed for each team and period apart, told by period and then by team", () => {
    const of = (team: string, period: string) => ({ ...drafted, id: `${team}-${period}`, team, period });
    const acts = [of("b", "2022"), of("c", "2021"), of("a", "2022"), of("a", "term")];
    expect(resultsOn(scheme, acts, { asOf: "2023-12-31" }).map(({ team, period }) => [period, team])).toEqual([
      ["2021", "c"],
      ["2022", "a"],
      ["2022", "b"],
      ["term", "a"],
    ]);
  });

  test("speaks of the term where the result is of the term", () => {
    const early = { ...published, period: "term" };
    expect(() => resultsOn(scheme, [early], { asOf: "2023-12-31" })).toThrow(
      "version 1 of the result of `a` for the term has not been drafted",
    );
  });

  test("may draft again while nothing is published, and appeal again after an answer, in time", () => {
    expect(codesOf(drafted, act("drafted", "d2", "2023-02-02", { ...result, version: 2 }))).toEqual([]);
    const early = { ...reviewed, day: "2023-02-09", recorded: "2023-02-09" };
    expect(codesOf(drafted, published, appealed, early, act("appealed", "a2", "2023-02-13"))).toEqual([]);
  });

  test("leaves out what was corrected or withdrawn", () => {
    const withdrawn = act("withdrawal", "w", "2023-03-01", { corrects: "p2", reason: "重复登记" });
    expect(codesOf(drafted, published, act("published", "p2", "2023-02-06"), withdrawn)).toEqual([]);
  });
});

describe("deadlines", () => {
  test("count from the day after: five working days to Friday, ten calendar days to Monday", () => {
    const version = newest("2023-02-10", [drafted, published]);
    expect([version?.publicity, version?.appealBy]).toEqual([{ to: "2023-02-10", open: true }, "2023-02-13"]);
    expect(version?.due).toEqual([
      { kind: "publicity", by: "2023-02-10", overdue: false },
      { kind: "appeal", by: "2023-02-13", overdue: false },
    ]);
    expect(newest("2023-02-11", [drafted, published])).toMatchObject({
      state: "published",
      publicity: { open: false },
    });
    expect([
      newest("2023-02-13", [drafted, published])?.state,
      newest("2023-02-14", [drafted, published])?.state,
    ]).toEqual(["published", "final"]);
  });

  test("follow the calendar that is passed in, holidays and make-up days of the default one", () => {
    const every: WorkingCalendar = { covers: () => true, isWorkingDay: () => true };
    expect(newest("2023-02-10", [drafted, published], every)?.publicity?.to).toBe("2023-02-08");
    // from Friday 2023-01-13: 16 to 20 January, then a week of holidays, and work on Saturday 28 and Sunday 29
    const before = [act("drafted", "d1", "2023-01-13", result), act("published", "p1", "2023-01-18")];
    expect(newest("2023-01-31", before)?.publicity?.to).toBe("2023-01-30");
  });

  test("in a year without data are a problem", () => {
    const far = [act("drafted", "d1", "2027-02-01", result), act("published", "p1", "2027-02-03")];
    expect(codesOf(...far)).toEqual(["no-holiday-data calendar"]);
  });

  test("of an answer are overdue from the day after", () => {
    const states = ["2023-02-18", "2023-02-19"].map((day) => newest(day, [drafted, published, appealed])?.due);
    expect(states.map((due) => due?.filter(({ kind }) => kind === "answer"))).toEqual([
      [{ kind: "answer", by: "2023-02-18", overdue: false }],
      [{ kind: "answer", by: "2023-02-18", overdue: true }],
    ]);
  });
});

describe("what is known", () => {
  test("decides what a result looked like, though more was recorded later", () => {
    const acts = [drafted, published, { ...appealed, recorded: "2023-02-20" }, reviewed];
    const known = (knownAt?: string) => resultsOn(scheme, acts, { asOf: "2023-03-31", knownAt })[0]?.versions[0]?.state;
    // the answer was recorded before the appeal that it answers
    expect([known("2023-02-02"), known("2023-02-16"), known("2023-02-20"), known()]).toEqual([
      "drafted",
      "final",
      "final",
      "final",
    ]);
    expect(resultsOn(scheme, acts, { asOf: "2023-03-31", knownAt: "2023-01-31" })).toEqual([]);
  });

  test("of decisions is what had been taken and recorded for the period", () => {
    const decision = (id: string, day: string, more: object = {}) =>
      act("decision", id, day, { place: "p", teams: ["a", "b"], ...more });
    const acts = [
      decision("x", "2023-02-01"),
      decision("y", "2023-02-03", { period: "term" }),
      decision("z", "2023-02-09"),
    ];
    expect(decisionsOn(acts, "2022", { asOf: "2023-02-05" })).toEqual([{ id: "x", place: "p", teams: ["a", "b"] }]);
    expect(decisionsOn(acts, "2022", { asOf: "2023-02-09", knownAt: "2023-01-31" })).toEqual([]);
  });

  test("of what stands is nothing before the first publication", () => {
    expect(standingOn(scheme, [drafted], "2022", { asOf: "2023-02-05" })).toBeUndefined();
    expect(standingOn(scheme, [drafted, published], "2022", { asOf: "2023-02-10" })).toEqual({
      holders: [{ team: "a", place: "p", publicity: "open" }],
      late: [],
    });
  });

  test("of a place that a correction took away is nothing during its publicity, and the lost place after it", () => {
    const { place: _, ...without } = corrected;
    const taken = (day: string, publishedOn: string) => {
      const second = act("corrected", "c", day, { ...without, version: 2 });
      const again = act("published", "p2", publishedOn, { version: 2 });
      return standingOn(scheme, [drafted, published, second, again], "2022", { asOf: "2023-06-01" });
    };
    // the publicity ends on 2023-02-10
    expect(taken("2023-02-10", "2023-02-13")?.holders).toEqual([]);
    expect(taken("2023-02-11", "2023-02-13")?.holders).toEqual([{ team: "a", place: "p", publicity: "over" }]);
  });
});

describe("a deduction overturned", () => {
  test("is the evaluation with that fact withdrawn, at the same day and knowledge", () => {
    const criticised = notice("12.2", "ledger", "district", "2022-09-07", { id: "criticised" });
    const ledger = deepFrozen(ledgerFor(fullMarks({ "12.2": [criticised] })));
    const evaluation = evaluateAnnual(luojiang, ledger, { year: 2022, knownAt: "2023-01-31" });
    const without = overturned(luojiang, ledger, evaluation, "criticised");
    expect([evaluation.total, without.total]).toEqual(["99", "100"]);
    expect(without).toMatchObject({ asOf: evaluation.asOf, knownAt: "2023-01-31", deduction: "0" });
    expect(() => overturned(luojiang, ledger, evaluation, "criticized")).toThrow("criticised");
  });

  test("is asked as the evaluation was: of a day, or of the whole term", () => {
    const criticised = notice("12.2", "ledger", "district", "2022-09-07", { id: "criticised" });
    const ledger = deepFrozen(ledgerFor(fullMarks({ "12.2": [criticised] })));
    const daily = evaluateDaily(luojiang, ledger, { asOf: "2022-10-31" });
    expect(daily.deduction).toBe("1");
    expect(overturned(luojiang, ledger, daily, "criticised")).toMatchObject({
      kind: "daily",
      asOf: "2022-10-31",
      knownAt: null,
      deduction: "0",
    });
    const term = evaluateTerm(luojiang, ledger);
    expect(overturned(luojiang, ledger, term, "criticised")).toMatchObject({
      kind: "term",
      period: term.period,
      knownAt: null,
      deduction: "0",
    });
  });
});
