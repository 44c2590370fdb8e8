/** What cases expect of members is what the evaluation of members says, place by place. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../../rubrics/luojiang";
import { differencesOf, documentOf, problemsOf } from "../small-cases";

const ask = { members: 2022 };
const differences = (one: Readonly<Record<string, unknown>>) => differencesOf({ ask, ...one }, luojiang);
const problems = (one: Readonly<Record<string, unknown>>) => problemsOf(documentOf({ ask, ...one }), luojiang);

const held = (id: string, from: string, to: string) => ({ id, post: "书记", service: [{ from, to }] });

/** Three who held one post, with a gap after each of the first two. */
const ledger = {
  members: [
    held("a", "2022-01-01", "2022-01-31"),
    held("b", "2022-03-01", "2022-03-31"),
    held("c", "2022-05-01", "2022-12-31"),
  ],
};

describe("a case about members", () => {
  test("tells each expectation that does not hold, and no other", () => {
    const facts = [
      { kind: "attendance", member: "a", status: "leave", day: "2022-01-04", until: "2022-01-05", asked: "2022-01-03" },
      { kind: "finding", case: "M01", member: "c", day: "2022-06-01" },
    ];
    expect(
      differences({
        ledger,
        facts,
        expect: {
          asOf: "2023-01-31",
          grade: null,
          gradeState: "fixed",
          members: {
            a: {
              state: "none",
              days: 30,
              leave: { days: 2, counted: 1 },
              leaves: { "2022-01-04": { to: "2022-01-05", missing: [] }, "2022-01-05": 1 },
            },
            b: "open",
            c: { gone: 245, attendance: null, limit: "良好", limits: [], reasons: ["team-open"] },
          },
        },
      }),
    ).toEqual([
      ["gradeState", "fixed", "open"],
      ["members/a/days", 30, 31],
      ["members/a/leave/counted", "1", "2"],
      ["members/a/leaves/2022-01-04/missing", [], ["authority"]],
      ["members/a/leaves/2022-01-05/days", "1", undefined],
      ["members/b/state", "open", "none"],
      ["members/c/attendance", null, { needed: "158", present: "0", credited: "0" }],
      ["members/c/limits", [], ["M01#1"]],
    ]);
  });

  test("knows posts that stood vacant: all of them, or each with its days", () => {
    expect(differences({ ledger, expect: { vacancies: ["书记#2", "书记"] } })).toEqual([]);
    expect(differences({ ledger, expect: { vacancies: ["书记"] } })).toEqual([
      ["vacancies", ["书记"], ["书记", "书记#2"]],
    ]);
    expect(
      differences({
        ledger,
        expect: { vacancies: { 书记: 17, "书记#2": { from: "2022-04-01", days: 21, amount: 0.2 }, "书记#3": 1 } },
      }),
    ).toEqual([
      ["vacancies/书记/days", 17, 16],
      ["vacancies/书记#2/amount", "0.2", "0.1"],
      ["vacancies/书记#3/days", 1, undefined],
    ]);
  });

  test("takes grades by their titles, and finds no places where the team's grade gives none", () => {
    expect(differences({ expect: { places: { 优秀: 0 } } })).toEqual([]);
    expect(differences({ expect: { places: { excellent: { places: 1, eligible: [] } } } })).toEqual([
      ["places/excellent/places", 1, 0],
    ]);
  });

  test("of a day within the year", () => {
    const asked = { ask: { members: 2022, asOf: "2022-06-30" }, ledger };
    expect(differences({ ...asked, expect: { asOf: "2022-06-30", members: { c: { gone: 61, days: 245 } } } })).toEqual(
      [],
    );
  });

  test.each([
    [{ members: { d: "none" } }, "unknown-name cases.0.expect.members.d"],
    [{ members: { a: { limit: "最好" } } }, "unknown-name cases.0.expect.members.a.limit"],
    [{ places: { 合格: 1 } }, "unknown-name cases.0.expect.places.qualified"],
    [{ places: { 最好: 1 } }, "unknown-name cases.0.expect.places.最好"],
    [{ vacancies: { 队长: 1 } }, "unknown-name cases.0.expect.vacancies.队长"],
    [{ vacancies: ["书记", "书记#4"] }, "unknown-name cases.0.expect.vacancies.1"],
    [{ total: 1 }, "expectation-out-of-place cases.0.expect.total"],
    [{ members: { a: {} } }, "expects-nothing cases.0.expect.members.a"],
  ])("%j is refused", (expected, told) => {
    expect(problems({ ledger, expect: expected })).toContain(told);
  });

  test.each([
    [ask, { members: { a: "none" } }],
    [{ commitments: "2022-06-30" }, { commitments: { a: "done" } }],
    [{ dereliction: "2022-06-30" }, { events: [], deductions: { town: 0 } }],
  ])(
    "%j of a ledger that cannot be read tells only what is wrong with the ledger, and names that nothing has",
    (question, expected) => {
      const facts = [{ kind: "count", item: "9.9", day: "2022-03-01" }];
      expect(problemsOf(documentOf({ ask: question, facts, expect: expected }), luojiang)[0]).toBe(
        "unknown-name cases.0.facts.0.item",
      );
    },
  );

  test("about a scheme without rules for members is refused", () => {
    const one = { ask, ledger: { members: ["a"] }, expect: { members: { a: "open" } } };
    expect(differencesOf(one)).toEqual([["", null, ["no-member-rules"]]]);
  });
});
