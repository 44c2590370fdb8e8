/** Warnings: what each kind of trigger compares, the colour of a day, the colours kept, and what follows from them. */
import { describe, expect, test } from "vitest";
import { evaluateWarnings } from "../../src/engine/warnings/evaluate-warnings";
import { colourFacts } from "../../src/engine/warnings/hand-on";
import { parseLedger } from "../../src/model/ledger-check";
import { parseScheme } from "../../src/model/scheme-check";
import { basis, deepFrozen, fact, item, ledgerInput, schemeWith, words } from "../small-district";
import {
  always,
  behind,
  criterion,
  done,
  kept,
  never,
  schemeOf,
  tried,
  value,
  warned,
  warningScheme,
  warningsInput,
} from "../warning-district";

const notice = (day: string, matter: string, level = "town") => fact("notice", day, { item: "n", matter, level });
const finding = (day: string, matter: string, more: object = {}) =>
  fact("finding", day, { case: "M1", matter, subject: "team", state: "confirmed", ...more });

describe("a condition", () => {
  const below = { kind: "condition", when: { kind: "measurement", item: "a", below: 0.5 } } as const;

  test("looks at the calendar year of the day so far", () => {
    // 4 + 6 of 20 is not below one half; with 4 + 5 it is
    expect(tried(below, [done(1, 4), done(2, 6)], "2022-06-30")).toMatchObject({
      state: "clear",
      found: { value: "0.5" },
    });
    expect(tried(below, [done(1, 4), done(2, 5)], "2022-06-30")).toMatchObject({
      state: "holds",
      found: { value: "0.45" },
    });
    expect(tried(below, [done(1, 4), done(2, 6)], "2022-03-31")).toMatchObject({
      state: "holds",
      found: { value: "0.4" },
    });
  });

  test("begins anew with the year, and has nothing to compare before the first record", () => {
    expect(tried(below, [done(1, 4)], "2023-01-01")).toMatchObject({
      state: "no-data",
      found: { value: null },
      facts: [],
    });
  });

  test("looks at items of every level, and at whole categories", () => {
    const share = { kind: "condition", when: { kind: "points-share", category: "c", atMost: 0.4 } } as const;
    // 10 x 0.3 + 10 x 0.5 of 20
    expect(tried(share, [done(1, 3), value("2022-02-01", 50)], "2022-03-31")).toMatchObject({
      state: "holds",
      found: { value: "0.4" },
    });
  });

  test("names the facts that were compared", () => {
    const { facts } = tried(below, [done(1, 4, { id: "one" }), done(2, 5, { id: "two" })], "2022-06-30");
    expect(facts).toEqual([
      { id: "one", day: "2022-02-15" },
      { id: "two", day: "2022-05-15" },
    ]);
  });
});

describe("a count", () => {
  const counting = (of: "event" | "finding" | "notice", name: string | undefined, days: number, atLeast = 1) =>
    ({ kind: "count", of, days, atLeast, ...(name === undefined ? {} : { name }) }) as const;

  test("looks back so many days, the day itself included", () => {
    const facts = [fact("event", "2022-03-01", { event: "vacant", id: "e" })];
    const on = (asOf: string) => tried(counting("event", "vacant", 10), facts, asOf);
    expect(on("2022-03-01").state).toBe("holds");
    expect(on("2022-03-10")).toMatchObject({
      state: "holds",
      found: { from: "2022-03-01", to: "2022-03-10", count: 1 },
      facts: [{ id: "e", day: "2022-03-01" }],
    });
    expect(on("2022-03-11")).toMatchObject({ state: "clear", found: { count: 0 }, facts: [] });
  });

  test("looks no further back than the term", () => {
    expect(tried(counting("event", "vacant", 100), [], "2022-01-10").found).toMatchObject({ from: "2022-01-01" });
  });

  test("of events takes the named one, or all", () => {
    const facts = [fact("event", "2022-03-01", { event: "vacant" }), fact("event", "2022-03-01", { event: "fire" })];
    expect(tried(counting("event", "fire", 5, 2), facts, "2022-03-02").found).toMatchObject({ count: 1 });
    expect(tried(counting("event", undefined, 5, 2), facts, "2022-03-02")).toMatchObject({ state: "holds" });
  });

  test("of notices counts matters, not papers", () => {
    const facts = [notice("2022-03-01", "x"), notice("2022-03-05", "x", "district"), notice("2022-03-06", "y")];
    const { found, facts: named } = tried(counting("notice", "n", 30, 3), facts, "2022-03-10");
    expect(found).toMatchObject({ count: 2 });
    expect(named).toHaveLength(3);
  });

  test("of findings counts those confirmed against the team by the day", () => {
    const facts = [
      finding("2022-03-01", "x"),
      finding("2022-03-02", "y", { state: "investigating" }),
      finding("2022-03-20", "y"),
      finding("2022-03-03", "z", { subject: "unit" }),
      finding("2022-03-04", "w", { state: "suspected" }),
    ];
    const on = (asOf: string) => tried(counting("finding", "M1", 90, 2), facts, asOf);
    expect(on("2022-03-19")).toMatchObject({ state: "clear", found: { count: 1 } });
    expect(on("2022-03-20")).toMatchObject({ state: "holds", found: { count: 2 } });
  });
});

describe("a running criterion", () => {
  test("holds when each of the last parts that have ended is as asked", () => {
    const facts = [done(1, 4), done(2, 4), done(3, 6)];
    expect(tried(behind(2), facts, "2022-06-29")).toMatchObject({ state: "clear", found: { run: 1 } });
    expect(tried(behind(2), facts, "2022-06-30")).toMatchObject({
      state: "holds",
      found: {
        run: 2,
        parts: [
          { from: "2022-01-01", to: "2022-03-31", value: "0.4", counts: true },
          { from: "2022-04-01", to: "2022-06-30", value: "0.4", counts: true },
        ],
      },
    });
    expect(tried(behind(2), facts, "2022-09-30")).toMatchObject({
      state: "clear",
      found: { run: 0, parts: [{ from: "2022-07-01", value: "0.6", counts: false }] },
    });
  });

  test("edge case 42: a part without a value neither breaks nor continues a run, a part that was normal breaks it", () => {
    const silent = [done(1, 4), done(3, 4)];
    expect(tried(behind(2), silent, "2022-06-30")).toMatchObject({ state: "clear", found: { run: 1 } });
    expect(tried(behind(2), silent, "2022-09-30")).toMatchObject({
      state: "holds",
      found: { run: 2, parts: [{ counts: true }, { value: null, counts: null }, { counts: true }] },
    });
    expect(tried(behind(2), [...silent, done(2, 5)], "2022-09-30")).toMatchObject({
      state: "clear",
      found: { run: 1 },
    });
  });

  test("stands as it was while nothing is recorded, and starts with no data", () => {
    expect(tried(behind(2), [done(1, 4), done(2, 4)], "2023-03-31").state).toBe("holds");
    expect(tried(behind(2), [], "2023-03-31")).toMatchObject({ state: "no-data", facts: [] });
    expect(tried(behind(1), [done(1, 4)], "2022-03-30")).toMatchObject({ state: "no-data", found: { parts: [] } });
  });

  test("goes over the turn of the year, and cuts its first and last part by the term", () => {
    const term = { from: "2022-11-10", to: "2023-02-20" };
    const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from: "2022-11-10" }] }];
    const scheme = schemeOf({ criteria: [criterion("it", behind(2), { colour: "red" })], counts: [], records: [] });
    const facts = [done(4, 1), done(5, 1)];
    expect(warned(scheme, facts, "2023-02-19", { term, members }).colour).toBe("none");
    const { colour, history } = warned(scheme, facts, "2023-02-20", { term, members });
    expect(colour).toBe("red");
    expect(history.map(({ from, to }) => [from, to])).toEqual([
      ["2022-11-10", "2022-12-31"],
      ["2023-01-01", "2023-02-20"],
    ]);
  });

  test("takes a value that is zero for a missed deadline as no value", () => {
    const low = { kind: "running", item: "b", every: "month", times: 1, below: 0.5 } as const;
    // the deadline of January passed on 5 February; nothing was ever recorded
    expect(tried(low, [], "2022-02-28").state).toBe("no-data");
    expect(tried(low, [value("2022-01-20", 40)], "2022-02-28").state).toBe("holds");
  });

  test("takes a waived item as one without a value", () => {
    const low = { kind: "running", item: "b", every: "month", times: 1, below: 0.5 } as const;
    const facts = [value("2022-01-20", 40), fact("waiver", "2022-01-05", { item: "b" })];
    expect(tried(low, facts, "2022-01-31").state).toBe("no-data");
  });
});

describe("a trend", () => {
  const falling = (times: number, by = 0) =>
    ({ kind: "trend", item: "b", every: "month", goes: "down", times, by }) as const;
  const months = (...values: (number | undefined)[]) =>
    values.flatMap((one, index) => (one === undefined ? [] : [value(`2022-0${index + 1}-10`, one)]));

  test("holds when the value has gone down so many times in a row", () => {
    expect(tried(falling(2), months(90, 80, 70), "2022-03-31")).toMatchObject({
      state: "holds",
      found: {
        run: 2,
        parts: [
          { value: "0.9", counts: true },
          { value: "0.8", counts: true },
          { value: "0.7", counts: null },
        ],
      },
    });
    expect(tried(falling(2), months(90, 90, 70), "2022-03-31")).toMatchObject({ state: "clear", found: { run: 1 } });
    expect(tried(falling(2), months(90, 80, 81), "2022-03-31")).toMatchObject({ state: "clear", found: { run: 0 } });
  });

  test("asks for each step to be large enough", () => {
    expect(tried(falling(2, 0.1), months(90, 80, 70), "2022-03-31").state).toBe("holds");
    expect(tried(falling(2, 0.1), months(90, 80, 71), "2022-03-31").state).toBe("clear");
  });

  test("steps over parts without a value, and needs two values to say anything", () => {
    expect(tried(falling(2), months(90, undefined, 80, undefined, 70), "2022-05-31").state).toBe("holds");
    expect(tried(falling(2), months(90), "2022-05-31").state).toBe("no-data");
    expect(tried(falling(2), months(90, 80), "2022-05-31").state).toBe("clear");
  });

  test("can look upward", () => {
    const rising = { ...falling(1), goes: "up" } as const;
    expect(tried(rising, months(70, 80), "2022-02-28").state).toBe("holds");
    expect(tried(rising, months(80, 70), "2022-02-28").state).toBe("clear");
  });
});

describe("the colour of a day", () => {
  const scheme = (holding: number, direct?: string) =>
    schemeOf({
      criteria: [
        ...Array.from({ length: holding }, (_, at) => criterion(`holds-${at}`, always)),
        criterion("other", never, { colour: "red" }),
        criterion("another", never),
        criterion("third", never),
        ...(direct === undefined ? [] : [criterion("direct", always, { colour: direct })]),
      ],
    });
  const colourOf = (holding: number, direct?: string) => warned(scheme(holding, direct), [], "2022-05-05").colour;

  test("is what so many criteria give together", () => {
    expect([0, 1, 2, 3, 4].map((holding) => colourOf(holding))).toEqual(["none", "blue", "yellow", "red", "red"]);
  });

  test("is the worst of that and of the colours that criteria give by themselves", () => {
    expect(colourOf(0, "red")).toBe("red");
    expect(colourOf(0, "blue")).toBe("blue");
    // two hold: the direct one counts with the other
    expect(colourOf(1, "blue")).toBe("yellow");
    expect(colourOf(2, "yellow")).toBe("red");
  });

  test("goes by the order of the colours, not by their names", () => {
    const names = ["red", "none", "blue", "yellow"];
    const turned = schemeOf({
      colours: names.map((id) => ({ id, title: words(id), basis })),
      criteria: [criterion("x", always), criterion("y", always, { colour: "yellow" })],
      counts: [{ atLeast: 1, colour: "none" }],
    });
    expect(warned(turned, [], "2022-05-05").colour).toBe("yellow");
  });

  test("tells how many criteria hold, and each with its state", () => {
    const found = warned(scheme(2), [], "2022-05-05");
    expect(found.holding).toBe(2);
    expect(found.criteria.map(({ id, state }) => [id, state])).toEqual([
      ["holds-0", "holds"],
      ["holds-1", "holds"],
      ["other", "clear"],
      ["another", "clear"],
      ["third", "clear"],
    ]);
  });
});

describe("kept colours", () => {
  test("are those of the last day of each part that has ended", () => {
    const scheme = schemeOf();
    const facts = [done(1, 4), done(2, 6)];
    expect(kept(warned(scheme, facts, "2022-03-30"))).toEqual([]);
    expect(kept(warned(scheme, facts, "2022-06-30"))).toEqual(["blue", "none"]);
    const [first] = warned(scheme, facts, "2022-06-30").history;
    expect(first).toEqual({ from: "2022-01-01", to: "2022-03-31", colour: "blue", criteria: ["behind"] });
  });

  test("are missing where nothing was recorded over the part", () => {
    expect(kept(warned(schemeOf(), [done(1, 4), done(3, 4)], "2022-09-30"))).toEqual(["blue", null, "blue"]);
    expect(kept(warned(schemeOf({ records: [] }), [done(1, 4), done(3, 4)], "2022-09-30"))).toEqual([
      "blue",
      "blue",
      "blue",
    ]);
    expect(
      kept(warned(schemeOf({ records: ["a", "b"] }), [done(1, 6), value("2022-05-01", 90)], "2022-09-30")),
    ).toEqual(["none", "none", null]);
  });

  test("are looked at from their own day by what is known now, or by what was known then", () => {
    const late = done(1, 4, { recorded: "2022-08-01" });
    const scheme = schemeOf();
    expect(kept(warned(scheme, [late, done(2, 6)], "2022-06-30"))).toEqual(["blue", "none"]);
    expect(kept(warned(scheme, [late, done(2, 6)], { asOf: "2022-06-30", knownAt: "2022-06-30" }))).toEqual([
      null,
      "none",
    ]);
  });

  test("can begin in an earlier term; what does not end before this one is left out", () => {
    const part = (from: string, to: string, colour: string | null) => ({ from, to, colour, criteria: [] });
    const before = [
      part("2022-01-01", "2022-03-31", "red"),
      part("2021-10-01", "2021-12-31", "yellow"),
      part("2021-07-01", "2021-09-30", null),
    ];
    expect(kept(warned(schemeOf(), [done(1, 4)], { asOf: "2022-04-01", before }))).toEqual([null, "yellow", "blue"]);
    const strange = [part("2021-10-01", "2021-12-31", "purple")];
    expect(() => warned(schemeOf(), [], { asOf: "2022-04-01", before: strange })).toThrow(
      "There is no colour `purple`",
    );
  });
});

describe("since when", () => {
  test("is the end of the first part in the row with this colour or a worse one", () => {
    const on = (asOf: string, ...facts: Parameters<typeof done>[]) =>
      warned(
        schemeOf(),
        facts.map((one) => done(...one)),
        asOf,
      ).since;
    expect(on("2022-12-31", [1, 4], [2, 6], [3, 4], [4, 4])).toBe("2022-09-30");
    expect(on("2022-12-31", [1, 4], [3, 4])).toBe("2022-03-31");
    expect(on("2022-12-31", [4, 6])).toBe(null);
  });

  test("is nothing while no part has kept the colour", () => {
    const event = { kind: "count", of: "event", name: "fire", days: 30, atLeast: 1 } as const;
    const scheme = schemeOf({ criteria: [criterion("fire", event, { colour: "red" })], counts: [] });
    expect(warned(scheme, [fact("event", "2022-05-05", { event: "fire" })], "2022-05-10")).toMatchObject({
      colour: "red",
      since: null,
    });
  });
});

describe("consequences", () => {
  const consequence = <M extends object>(id: string, more: M) => ({
    id,
    title: words(id),
    basis,
    steps: ["talk"],
    ...more,
  });
  const two = consequence("two-running", { colour: "blue", running: 2 });
  const three = consequence("three-in-year", { colour: "blue", inYear: 3 });
  const yellow = consequence("yellow", { colour: "yellow", running: 1 });
  const scheme = schemeOf({ consequences: [two, three, yellow] });
  const told = (asOf: string, ...quarters: (number | undefined)[]) =>
    warned(
      scheme,
      quarters.flatMap((of, index) => (of === undefined ? [] : [done(index + 1, of)])),
      asOf,
    ).consequences.map(({ count, holds, reached }) => [count, holds, reached]);

  test("follow a row that is long enough, and are reached once by each row", () => {
    expect(told("2022-09-30", 4, 4, 4)[0]).toEqual([3, true, ["2022-06-30"]]);
    expect(told("2022-12-31", 4, 4, 4, 6)[0]).toEqual([0, false, ["2022-06-30"]]);
    expect(told("2023-06-30", 4, 4, 6, 6, 4, 4)[0]).toEqual([2, true, ["2022-06-30", "2023-06-30"]]);
  });

  test("edge case 42: no data neither breaks nor continues a row of colours, a part recorded as normal breaks it", () => {
    expect(told("2022-06-30", 4, undefined)[0]).toEqual([1, false, []]);
    expect(told("2022-09-30", 4, undefined, 4)[0]).toEqual([2, true, ["2022-09-30"]]);
    expect(told("2022-09-30", 4, 6, 4)[0]).toEqual([1, false, []]);
  });

  test("count the parts of one calendar year, whatever lies between them", () => {
    expect(told("2022-12-31", 4, 6, 4, 4)[1]).toEqual([3, true, ["2022-12-31"]]);
    expect(told("2023-03-31", 4, 6, 4, 4, 4)[1]).toEqual([1, false, ["2022-12-31"]]);
    expect(told("2023-01-01", 4, 6, 4, 4)[1]).toEqual([0, false, ["2022-12-31"]]);
  });

  test("take a worse colour for the colour, and not a milder one", () => {
    expect(told("2022-09-30", 4, 4, 4)[2]).toEqual([0, false, []]);
    const hard = schemeOf({
      criteria: [criterion("x", behind()), criterion("y", behind()), criterion("z", never)],
      consequences: [two],
    });
    expect(warned(hard, [done(1, 4), done(2, 4)], "2022-06-30").consequences[0]).toMatchObject({
      count: 2,
      holds: true,
    });
  });

  test("name their steps", () => {
    expect(warned(scheme, [], "2022-06-30").consequences[0]).toMatchObject({
      running: 2,
      inYear: null,
      steps: [{ id: "talk", title: words("talk") }],
    });
  });

  test("edge case 42: a row goes on from one term into the next", () => {
    const part = (from: string, to: string, colour: string) => ({ from, to, colour, criteria: [] });
    const before = [part("2021-10-01", "2021-12-31", "red")];
    expect(warned(scheme, [done(1, 4)], { asOf: "2022-03-31", before }).consequences[0]).toMatchObject({
      count: 2,
      holds: true,
      reached: ["2022-03-31"],
    });
  });
});

describe("what cannot be answered is refused", () => {
  const codes = (ask: () => unknown): readonly string[] => {
    try {
      ask();
    } catch (error) {
      return (error as { problems: readonly { code: string }[] }).problems.map(({ code }) => code); // every refusal has problems
    }
    return [];
  };

  test("a scheme without warnings", () => {
    const scheme = schemeWith([item()]);
    const ledger = parseLedger(ledgerInput([]), { scheme });
    expect(codes(() => evaluateWarnings(scheme, ledger, { asOf: "2022-05-05" }))).toEqual(["no-warnings"]);
  });

  test("a day outside the term, days that are none, a time before the scheme", () => {
    expect(codes(() => warned(schemeOf(), [], "2021-12-31"))).toEqual(["day-outside-term"]);
    expect(codes(() => warned(schemeOf(), [], "2024-01-01"))).toEqual(["day-outside-term"]);
    expect(codes(() => warned(schemeOf(), [], "2022-02-30"))).toEqual(["impossible-day"]);
    expect(codes(() => warned(schemeOf(), [], { asOf: "2022-02-01", knownAt: "soon" }))).toEqual(["impossible-day"]);
    const younger = parseScheme({ ...warningScheme(warningsInput()), from: "2022-02-01" });
    expect(codes(() => warned(younger, [], "2022-05-05"))).toEqual(["scheme-not-in-force"]);
  });
});

describe("the answer", () => {
  test("is data that survives JSON, and leaves frozen inputs alone", () => {
    const scheme = deepFrozen(schemeOf());
    const ledger = deepFrozen(parseLedger(ledgerInput([done(1, 4), done(2, 4)]), { scheme }));
    const found = evaluateWarnings(scheme, ledger, { asOf: "2022-07-01" });
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    expect(found).toMatchObject({ team: "t", asOf: "2022-07-01", knownAt: null, every: "quarter", semantics: 1 });
  });
});

describe("colours handed on", () => {
  const history = [
    { from: "2021-07-01", to: "2021-09-30", colour: "red", criteria: [] },
    { from: "2021-10-01", to: "2021-12-31", colour: "yellow", criteria: [] },
    { from: "2022-01-01", to: "2022-03-31", colour: null, criteria: [] },
    { from: "2022-04-01", to: "2022-06-30", colour: "blue", criteria: [] },
    { from: "2022-07-01", to: "2022-09-30", colour: "none", criteria: [] },
  ];
  const into = { item: "3.2", by: "town", recorded: "2022-10-08", term: { from: "2022-01-01", to: "2022-08-31" } };

  test("are one fact a part of the team's term, and the last before it as the colour on arrival", () => {
    const common = { kind: "colour", item: "3.2", recorded: "2022-10-08", by: "town" };
    expect(colourFacts({ history }, into)).toEqual([
      { ...common, id: "3.2@2021-12-31", day: "2021-12-31", colour: "yellow", arrival: true },
      { ...common, id: "3.2@2022-06-30", day: "2022-06-30", colour: "blue" },
    ]);
  });

  test("are not recorded before their day", () => {
    expect(() => colourFacts({ history }, { ...into, recorded: "2022-06-01" })).toThrow("Recorded on 2022-06-01");
  });
});
