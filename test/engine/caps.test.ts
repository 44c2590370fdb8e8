/** Caps and vetoes: conditions at their edges, ladders of misconduct, the most severe wins, points stay. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import type { SchemeInput } from "../../src/model/scheme";
import { basis, category, fact, type ItemInput, item, ledgerOf, schemeOf, words } from "../small-district";

type CapInput = NonNullable<SchemeInput["caps"]>[number];
type CaseInput = SchemeInput["misconduct"][number];
const titled = (id: string) => ({ id, title: words(id), basis });
const cap = (when: CapInput["when"], more: Partial<CapInput> = {}): CapInput => ({
  ...titled("k"),
  when,
  limit: "fair",
  ...more,
});

interface Setting {
  readonly caps?: readonly CapInput[];
  readonly misconduct?: readonly CaseInput[];
  readonly items?: readonly ItemInput[];
}

const schemeFor = ({ caps = [], misconduct = [], items = [] }: Setting) =>
  schemeOf([category("c", [item({ id: "full" }), ...items])], { caps, misconduct, events: [titled("fire")] });
const inYear = (setting: Setting, facts: readonly FactInput[] = [], year = 2022) =>
  evaluateAnnual(schemeFor(setting), ledgerOf(facts), { year });

describe("a condition", () => {
  const tally = item({
    id: "t",
    points: 0,
    measure: { kind: "tally" },
    method: { kind: "proportional" },
    deadline: { within: 10, missing: "zero" },
  });
  const holdsAt = (when: CapInput["when"], facts: readonly FactInput[]) =>
    inYear({ caps: [cap(when)], items: [tally] }, facts).caps.length === 1;
  const rate = (done: number, due: number) => [fact("tally", "2022-03-01", { item: "t", done, due })];

  test.each([
    ["below", [true, false, false]],
    ["atMost", [true, true, false]],
    ["atLeast", [false, true, true]],
    ["above", [false, false, true]],
  ] as const)("%s 0.9 compares 89, 90 and 91 of 100 exactly", (key, expected) => {
    const when = { kind: "measurement", item: "t", [key]: 0.9 } as CapInput["when"];
    expect([89, 90, 91].map((done) => holdsAt(when, rate(done, 100)))).toEqual(expected);
    // 297.9 of 331 is exactly 0.9
    expect(holdsAt(when, rate(297.9, 331))).toBe(expected[1]);
  });

  test("on a measured value: what does not apply has none, what was zeroed counts as 0", () => {
    const when = { kind: "measurement", item: "t", below: 0.9 } as const;
    expect(holdsAt(when, rate(0, 0))).toBe(false);
    expect(holdsAt(when, [])).toBe(true); // the year has closed: zeroed
    const before = evaluateAnnual(schemeFor({ caps: [cap(when)], items: [tally] }), ledgerOf(), {
      year: 2022,
      asOf: "2023-01-10",
    });
    expect(before.caps).toEqual([]);
  });

  test("on a share of an item's points", () => {
    const items = [item({ id: "t", points: 4, measure: { kind: "count", none: "missing" } })];
    const found = (value: number) =>
      inYear({ items, caps: [cap({ kind: "points-share", item: "t", below: 0.5 })] }, [
        fact("count", "2022-03-01", { item: "t", value }),
      ]).caps;
    expect(found(2)).toEqual([]);
    expect(found(2.04)).toMatchObject([{ id: "k", source: "scheme", found: "0.49" }]);
    expect(inYear({ items, caps: [cap({ kind: "points-share", item: "t", below: 0.5 })] }).caps).toEqual([]);
  });

  test("on a share of points of an item without points is never true", () => {
    expect(
      inYear({ items: [tally], caps: [cap({ kind: "points-share", item: "t", atLeast: 0 })] }, rate(1, 1)).caps,
    ).toEqual([]);
  });

  test("on a share of a category's base, not where the category does not apply", () => {
    const when = { kind: "points-share", category: "c", atMost: 0.9 } as const;
    const one = (facts: readonly FactInput[]) =>
      evaluateAnnual(
        schemeOf([category("c", [item({ waivable: true })]), category("d", [item({ id: "other" })])], {
          caps: [cap(when)],
        }),
        ledgerOf(facts),
        { year: 2022 },
      ).caps;
    expect(one([fact("count", "2022-03-01")])).toMatchObject([{ found: "0.9", facts: [] }]);
    expect(one([])).toEqual([]);
    expect(one([fact("count", "2022-03-01"), fact("waiver", "2022-03-01", { item: "i" })])).toEqual([]);
  });

  test("on a share of votes, of the denominator of the survey", () => {
    const survey = item({
      id: "s",
      points: 0,
      measure: { kind: "survey", weights: { yes: 1, no: 0 }, invalid: ["blank"], denominator: "all", minimum: 10 },
      method: { kind: "proportional" },
    });
    const when = { kind: "choice", item: "s", choice: "no", above: 0.5 } as const;
    const votes = (no: number, yes: number, blank = 0) =>
      inYear({ items: [survey], caps: [cap(when, { limit: "poor", veto: true })] }, [
        fact("ballots", "2022-03-01", { item: "s", votes: { no, yes, blank } }),
      ]).caps;
    expect(votes(10, 10)).toEqual([]);
    expect(votes(10, 9)).toMatchObject([{ limit: "poor", veto: true, found: "10/19" }]);
    expect(votes(10, 9, 1)).toEqual([]);
    expect(votes(9, 0)).toEqual([]); // too small a sample
  });

  test("on a share of points of the category that it names, whichever comes first", () => {
    const scheme = schemeOf([category("c", [item()]), category("d", [item({ id: "other" })])], {
      caps: [cap({ kind: "points-share", category: "d", atMost: 0.7 })],
    });
    const found = (id: string) =>
      evaluateAnnual(scheme, ledgerOf([fact("count", "2022-03-01", { item: id, value: 3 })]), { year: 2022 }).caps;
    expect(found("other")).toMatchObject([{ found: "0.7" }]);
    expect(found("i")).toEqual([]);
  });

  test("on the number of findings that are charged, of one case or of any", () => {
    const misconduct = ["M", "N"].map((id) => ({ ...titled(id), subjects: ["team" as const, "unit" as const] }));
    const finding = (id: string, more: Readonly<Record<string, unknown>> = {}) =>
      fact("finding", "2022-03-01", { id, case: "M", matter: id, subject: "team", state: "confirmed", ...more });
    const facts = [
      finding("a"),
      finding("b", { case: "N" }),
      finding("c", { case: "N", subject: "unit" }),
      finding("d", { state: "suspected" }),
    ];
    const found = (when: Readonly<Record<string, unknown>>) =>
      inYear({ misconduct, caps: [cap({ kind: "findings", ...when } as CapInput["when"])] }, facts).caps;
    const [a, b] = ["a", "b"].map((id) => ({ id, day: "2022-03-01" }));
    expect(found({ atLeast: 2 })).toMatchObject([{ found: "2", facts: [a, b] }]);
    expect(found({ case: "N", atLeast: 1 })).toMatchObject([{ found: "1", facts: [b] }]);
    expect(found({ case: "N", atLeast: 2 })).toEqual([]);
  });

  test("on the number of events in the year", () => {
    const when = { kind: "event", event: "fire", atLeast: 2 } as const;
    const fires = (...days: readonly string[]) =>
      inYear(
        { caps: [cap(when)] },
        days.map((day) => fact("event", day, { event: "fire" })),
      ).caps;
    expect(fires("2022-01-01", "2021-12-31")).toEqual([]);
    expect(fires("2022-01-01", "2022-12-31")).toMatchObject([
      { found: "2", facts: [{ day: "2022-01-01" }, { day: "2022-12-31" }] },
    ]);
    expect(inYear({ caps: [cap({ kind: "event", event: "fire", atMost: 0 })] }).caps).toMatchObject([{ found: "0" }]);
  });
});

describe("the final grade", () => {
  const always = (id: string, limit: string, more: Partial<CapInput> = {}) =>
    cap({ kind: "event", event: "fire", atMost: 0 }, { id, limit, ...more });

  test("is the lowest of the natural grade and all limits; all caps that hold are kept", () => {
    const found = inYear({
      caps: [always("one", "fair"), always("two", "poor", { veto: true }), always("three", "good")],
    });
    expect(found).toMatchObject({ total: "10", naturalGrade: "good", grade: "poor", gradeState: "fixed" });
    expect(found.caps).toMatchObject([
      { id: "one", limit: "fair", veto: false, binds: true },
      { id: "two", limit: "poor", veto: true, binds: true },
      { id: "three", limit: "good", binds: false },
    ]);
  });

  test("is never raised by a cap", () => {
    const found = evaluateAnnual(
      schemeFor({ caps: [always("one", "fair")] }),
      ledgerOf([fact("count", "2022-03-01", { item: "full", value: 9 })]),
      { year: 2022 },
    );
    expect(found).toMatchObject({ total: "1", naturalGrade: "poor", grade: "poor", caps: [{ binds: false }] });
  });

  test("looks at a cap for the year in the year, at one for the term in the term", () => {
    const caps = [always("year", "fair", { in: ["annual"] }), always("term", "poor", { in: ["term"] })];
    expect(inYear({ caps }).caps.map(({ id }) => id)).toEqual(["year"]);
    expect(evaluateTerm(schemeFor({ caps }), ledgerOf()).caps.map(({ id }) => id)).toEqual(["term"]);
    expect(evaluateDaily(schemeFor({ caps }), ledgerOf(), { asOf: "2022-06-30" }).caps).toMatchObject([
      { id: "year", binds: false },
    ]);
  });

  test("of a term is held down by a year's final grade at or below one", () => {
    const caps = [
      cap({ kind: "year-grade", atMost: "poor" }, { in: ["term"] }),
      cap({ kind: "event", event: "fire", atLeast: 1 }, { id: "burnt", limit: "poor", in: ["annual"] }),
    ];
    const term = (facts: readonly FactInput[]) => evaluateTerm(schemeFor({ caps }), ledgerOf(facts));
    expect(term([fact("event", "2022-05-01", { event: "fire" })])).toMatchObject({
      naturalGrade: "good",
      grade: "fair",
      caps: [{ id: "k", found: null, binds: true }],
    });
    // A short year has no grade, and what has none holds nothing down.
    expect(term([fact("event", "2021-10-01", { event: "fire" })])).toMatchObject({ grade: "good", caps: [] });
    expect(term([])).toMatchObject({ grade: "good", caps: [] });
  });
});

describe("ladders of misconduct", () => {
  const rule = (more: Partial<CaseInput> = {}): CaseInput => ({
    ...titled("M"),
    subjects: ["member", "team", "unit"],
    ladder: [{ nth: 1 }, { nth: 2, limit: "fair" }, { nth: 3, limit: "poor", veto: true }],
    ...more,
  });
  const finding = (matter: string, more: Readonly<Record<string, unknown>> = {}, day = "2022-03-01") =>
    fact("finding", day, { case: "M", matter, subject: "team", state: "confirmed", ...more });
  const nth = (count: number, more: Readonly<Record<string, unknown>> = {}) =>
    ["p", "q", "r", "s"].slice(0, count).map((matter) => finding(matter, more));
  const capsOf = (rows: Partial<CaseInput>, facts: readonly FactInput[]) =>
    inYear({ misconduct: [rule(rows)] }, facts).caps.map(({ id, subject }) => `${id} ${subject}`);
  const member = { subject: "member", member: "m1" };

  test("give for the first, second, third and fourth time the row that is reached", () => {
    expect([1, 2, 3, 4].map((count) => capsOf({}, nth(count)))).toEqual([[], ["M#2 team"], ["M#3 team"], ["M#3 team"]]);
  });

  test("count each year, each member and the team apart", () => {
    const spread = { ladder: [{ nth: 1 }, { nth: 2, limit: "fair", spreads: true }] } as const;
    expect(capsOf(spread, [finding("p"), finding("q", member), finding("r", {}, "2021-12-31")])).toEqual([]);
    expect(capsOf(spread, [...nth(2, member), ...nth(2)])).toEqual(["M#2 team", "M#2 m1"]);
  });

  test("for a member reach the team only where they spread", () => {
    expect(capsOf({}, nth(3, member))).toEqual([]);
    expect(capsOf({ ladder: [{ nth: 1, limit: "fair", spreads: true }] }, nth(1, member))).toEqual(["M#1 m1"]);
  });

  test("add what a grave finding limits to", () => {
    const grave = { grave: { limit: "poor", veto: true } } as const;
    expect(capsOf(grave, [finding("p", { grave: true })])).toEqual(["M#grave team"]);
    expect(capsOf(grave, [...nth(2), finding("z", { grave: true })])).toEqual(["M#3 team", "M#grave team"]);
    expect(capsOf({ grave: {} }, [finding("p", { grave: true })])).toEqual([]);
    expect(capsOf(grave, [finding("p", { ...member, grave: true })])).toEqual([]);
  });

  test("never look at another body, nor at what is not confirmed", () => {
    expect(capsOf({}, nth(3, { subject: "unit" }))).toEqual([]);
    expect(capsOf({}, nth(3, { state: "suspected" }))).toEqual([]);
  });

  test("keep the points and say the veto, the year and the facts", () => {
    const found = inYear({ misconduct: [rule()] }, nth(3));
    expect(found).toMatchObject({ total: "10", naturalGrade: "good", grade: "poor" });
    expect(found.caps).toMatchObject([
      { id: "M#3", source: "misconduct", veto: true, binds: true, year: 2022, subject: "team", found: "3" },
    ]);
    expect(found.caps[0]?.facts.length).toBe(3);
  });

  test("of several rows take the most severe, of equal ones the last", () => {
    const uneven = {
      ladder: [
        { nth: 1, limit: "poor" },
        { nth: 2, limit: "fair" },
        { nth: 3, limit: "poor" },
      ],
    } as const;
    expect([1, 2, 3].map((count) => capsOf(uneven, nth(count)))).toEqual([["M#1 team"], ["M#1 team"], ["M#3 team"]]);
  });
});

describe("mirrors", () => {
  test("of an item put its measured value on another body's account, up to a most", () => {
    const items = [
      item({
        id: "m",
        points: 0,
        mirrors: [
          { body: "unit", each: 0.1 },
          { body: "town", each: 1, most: 2 },
          { body: "town", each: 0 },
        ],
      }),
    ];
    const facts = [fact("count", "2022-03-01", { id: "f", item: "m", value: 3 })];
    expect(inYear({ items }, facts).mirrors).toEqual([
      { body: "unit", amount: "0.3", item: "m", facts: [{ id: "f", day: "2022-03-01" }] },
      { body: "town", amount: "2", item: "m", facts: [{ id: "f", day: "2022-03-01" }] },
    ]);
    expect(inYear({ items }).mirrors).toEqual([]);
  });

  test("of a case put their amount there for every charged finding", () => {
    const rule = {
      ...titled("M"),
      subjects: ["team", "unit"],
      mirrors: [
        { body: "town", each: 0.1 },
        { body: "unit", each: 0 },
      ],
    } as const;
    const finding = (id: string, subject: string) =>
      fact("finding", "2022-03-01", { id, case: "M", matter: id, subject, state: "confirmed" });
    expect(
      inYear({ misconduct: [rule] }, [finding("a", "team"), finding("b", "team"), finding("c", "unit")]).mirrors,
    ).toEqual([
      { body: "town", amount: "0.1", case: "M", facts: [{ id: "a", day: "2022-03-01" }] },
      { body: "town", amount: "0.1", case: "M", facts: [{ id: "b", day: "2022-03-01" }] },
    ]);
  });
});
