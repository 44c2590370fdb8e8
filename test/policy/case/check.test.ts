/** Cases that are wrong give all their problems at once; what is left out is filled in. */
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../../../src/model/problem";
import { checkCases, parseCases, refusalsIn } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { caseOf, count, documentOf, problemsOf, scheme } from "./small-cases";

const fine = { expect: { total: 10 } };

describe("what is refused", () => {
  test("no cases at all", () => {
    expect(problemsOf({ format: "zhucun-cases/1" })).toEqual(["no-cases "]);
    expect(problemsOf({ format: "zhucun-cases/1", cases: [] })).toEqual(["no-cases "]);
    expect(checkCases([], { scheme })).toMatchObject({ ok: false, problems: [{ code: "no-cases" }] });
  });

  test("an empty expectation, whole or in part", () => {
    expect(problemsOf(documentOf({ expect: {} }))).toEqual(["expects-nothing cases.0.expect"]);
    expect(problemsOf(documentOf({ expect: { total: 1, items: { i: {} }, caps: {} } }))).toEqual([
      "expects-nothing cases.0.expect.items.i",
      "expects-nothing cases.0.expect.caps",
    ]);
    expect(problemsOf(documentOf({}))).toEqual(["missing-key cases.0"]);
  });

  test("the same id twice, also in two files", () => {
    expect(problemsOf(documentOf({ id: "a", ...fine }, { id: "a", ...fine }))).toEqual(["duplicate-name cases.1.id"]);
    const both = checkCases(
      ["one.yaml", "two.yaml"].map((file) => ({ file, value: documentOf({ id: "a", ...fine }) })),
      { scheme },
    );
    expect(both).toMatchObject({ ok: false, problems: [{ code: "duplicate-name", file: "two.yaml" }] });
  });

  test.each([
    [{ items: { j: 1 } }, "unknown-name cases.0.expect.items.j"],
    [{ items: { i: { points: 1, measurd: 2 } } }, "unknown-key cases.0.expect.items.i.measurd"],
    [{ categories: { e: 1 } }, "unknown-name cases.0.expect.categories.e"],
    [{ grade: "excelent" }, "unknown-name cases.0.expect.grade"],
    [{ caps: { lo: true } }, "unknown-name cases.0.expect.caps.lo"],
    [{ caps: ["lo"] }, "unknown-name cases.0.expect.caps.0"],
    [{ caps: { low: { limit: "worst" } } }, "unknown-name cases.0.expect.caps.low.limit"],
    [{ mirrors: { village: 1 } }, "unknown-name cases.0.expect.mirrors.village"],
    [{ owed: { j: [] } }, "unknown-name cases.0.expect.owed.j"],
    [{ gradeReasons: { missing: ["j"] } }, "unknown-name cases.0.expect.gradeReasons.missing"],
    [{ problem: "no-such-problem" }, "unknown-name cases.0.expect.problem"],
    [{ total: "ten" }, "not-a-decimal cases.0.expect.total"],
    [{ parts: { mean: 1 } }, "expectation-out-of-place cases.0.expect.parts"],
    [{ colour: "none" }, "expectation-out-of-place cases.0.expect.colour"],
    [{ problem: "order-missing", total: 1 }, "expectation-beside-problem cases.0.expect.total"],
  ])("%j", (expected, told) => {
    expect(problemsOf(documentOf({ expect: expected }))).toEqual([told]);
  });

  test("an item or a cap that the question does not look at", () => {
    expect(problemsOf(documentOf({ ask: { daily: "2022-06-30" }, expect: { items: { y: 0 } } }))).toEqual([
      "out-of-sight cases.0.expect.items.y",
    ]);
    const ledger = { term: { from: "2022-01-01", to: "2022-12-31" } };
    expect(problemsOf(documentOf({ ledger, ask: { term: true }, expect: { caps: { low: false } } }))).toEqual([
      "out-of-sight cases.0.expect.caps.low",
    ]);
  });

  test.each([
    [{}, "exactly-one cases.0.ask"],
    [{ annual: 2022, daily: "2022-06-30" }, "exactly-one cases.0.ask"],
    [{ daily: "2022-06-30", asOf: "2022-06-30" }, "exactly-one cases.0.ask"],
    [{ anual: 2022 }, "unknown-key cases.0.ask.anual"],
  ])("the question %j", (ask, told) => {
    expect(problemsOf(documentOf({ ask, ...fine }))).toContain(told);
  });

  test("a team of a ranking that the case does not have, and a team twice", () => {
    expect(problemsOf(documentOf({ teams: ["a", "b"], ask: { rank: 2022 }, expect: { teams: { c: 1 } } }))).toEqual([
      "unknown-name cases.0.expect.teams.c",
    ]);
    expect(problemsOf(documentOf({ teams: ["a", "a"], ask: { rank: 2022 }, expect: { teams: { a: 1 } } }))).toEqual([
      "duplicate-name cases.0.teams.1",
    ]);
  });

  test("a base that is not there, that nobody uses, and that stands in two files", () => {
    expect(problemsOf(documentOf({ base: "x", ...fine }))).toEqual(["unknown-name cases.0.base"]);
    const unused = { ...Object(documentOf(fine)), bases: { x: {} } };
    expect(problemsOf(unused)).toEqual(["unused-base bases.x"]);
    const used = { ...Object(documentOf({ id: "u", base: "x", ...fine })), bases: { x: {} } };
    const twice = checkCases(
      [
        { value: used, file: "a" },
        { value: { ...unused }, file: "b" },
      ],
      { scheme },
    );
    expect(twice).toMatchObject({ ok: false, problems: [{ code: "duplicate-name", path: ["bases", "x"], file: "b" }] });
  });

  test("several things at once, each at its place: of the case, of its base, of its register", () => {
    const document = {
      format: "zhucun-cases/1",
      bases: { x: { facts: [{ kind: "count", item: "ii", day: "2022-03-01" }] } },
      cases: [
        { id: "a", says: "试", base: "x", drop: ["gone"], ask: { annual: 2022 }, expect: { totl: 1 } },
        { id: "b", says: "试", base: "x", facts: [{ kind: "cuont" }], ask: { annual: 2022 }, ...fine },
        {
          id: "c",
          says: "试",
          ledger: { members: [{ id: "m", service: [{ from: "2021-01-01" }] }] },
          ask: { annual: 2022 },
          ...fine,
        },
      ],
    };
    expect(problemsOf(document)).toEqual([
      "unknown-key cases.0.expect.totl",
      "unknown-word cases.1.facts.0.kind",
      "unknown-name cases.0.drop.0",
      "unknown-name bases.x.facts.0.item",
      "service-outside-term cases.2.ledger.members.0.service.0",
    ]);
  });

  test("a name that is left out although nothing has it", () => {
    expect(problemsOf(documentOf({ drop: ["gone"], facts: [count("2022-03-01")], ...fine }))).toEqual([
      "unknown-name cases.0.drop.0",
    ]);
  });

  test("a question that only a run finds to be wrong is told at the case", () => {
    const document = documentOf({
      ask: { annual: 2022 },
      ledger: { term: { from: "2023-01-01", to: "2023-12-31" } },
      ...fine,
    });
    const file = parseCases(document, { scheme });
    expect(refusalsIn(file, runCases(scheme, file))).toMatchObject([
      { code: "year-outside-term", path: ["cases", 0, "ask"] },
    ]);
  });

  test("parseCases throws the same problems", () => {
    expect(() => parseCases(documentOf({ expect: {} }), { scheme })).toThrow(InvalidInputError);
  });
});

describe("what is filled in", () => {
  test("a head, a leader, the year that is asked about", () => {
    const [ledger] = caseOf(fine).teams;
    expect(ledger).toMatchObject({
      term: { from: "2022-01-01", to: "2022-12-31" },
      members: [{ role: "leader", service: [{ from: "2022-01-01" }] }],
      facts: [],
    });
  });

  test("what a fact does not say: an id in the order of the list, its day, a rater or matter of its own", () => {
    const [ledger] = caseOf({
      ...fine,
      facts: [
        count("2022-03-01"),
        { kind: "finding", case: "M1", day: "2022-03-02" },
        { ...count("2022-03-03"), id: "x" },
      ],
    }).teams;
    expect(ledger?.facts).toMatchObject([
      { id: "case-0001", recorded: "2022-03-01" },
      { id: "case-0002", matter: "case-0002", state: "confirmed", subject: "team" },
      { id: "x" },
    ]);
  });

  test("members by name, the first as leader; commitments by year or for the term", () => {
    const [ledger] = caseOf({
      ...fine,
      ledger: {
        members: ["甲", { id: "乙", service: [{ from: "2022-06-01" }] }],
        commitments: [
          { id: "k", year: 2022, due: "2022-06-30" },
          { id: "l", due: "2022-06-30" },
        ],
      },
    }).teams;
    expect(ledger?.members).toMatchObject([
      { id: "甲", name: "甲", role: "leader", service: [{ from: "2022-01-01" }] },
      { id: "乙", role: "member", service: [{ from: "2022-06-01" }] },
    ]);
    expect(ledger?.commitments).toMatchObject([{ level: "annual", title: "k" }, { level: "term" }]);
  });

  test("a base is changed: facts are added and left out, head fields replaced, entries of lists by their id", () => {
    const document = {
      format: "zhucun-cases/1",
      bases: {
        x: {
          ledger: { town: "甲镇", village: "甲村", members: ["甲", "乙"] },
          facts: [{ ...count("2022-01-05"), id: "one" }, count("2022-01-06")],
        },
      },
      cases: [
        {
          id: "a",
          says: { zh: "试", en: "try" },
          base: "x",
          ledger: { town: "乙镇", members: [{ id: "乙", role: "leader" }] },
          drop: ["one", "甲"],
          facts: [count("2022-03-01")],
          ask: { annual: 2022 },
          ...fine,
        },
      ],
    };
    const [one] = parseCases(document, { scheme }).cases;
    expect(one?.says).toEqual({ zh: "试", en: "try" });
    expect(one?.teams[0]).toMatchObject({ town: "乙镇", village: "甲村", members: [{ id: "乙", role: "leader" }] });
    expect(one?.teams[0]?.facts.map(({ id }) => id)).toEqual(["base-0002", "case-0001"]);
  });

  test("what is written for all teams, and what each has of its own", () => {
    const { teams } = caseOf({
      teams: ["甲队", { team: "乙队", drop: ["both"], facts: [count("2022-04-01")] }],
      facts: [{ ...count("2022-03-01"), id: "both" }],
      ask: { rank: 2022 },
      expect: { teams: { 甲队: 1 } },
    });
    expect(teams.map(({ team, facts }) => [team, facts.map(({ id }) => id)])).toEqual([
      ["甲队", ["both"]],
      ["乙队", ["team-0001"]],
    ]);
  });
});
