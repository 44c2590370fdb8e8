/** Edge cases 20 to 24: people who come and go, short years, illness, investigation, a term across calendar years. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { checkLedger } from "../../src/model/ledger-check";
import { category, fact, item, itemIn, ledgerInput, ledgerOf, schemeOf } from "../small-district";
import { attendance, facts, finding, ledgerFor, present, with2022 } from "./full-marks";

type Members = NonNullable<LedgerInput["members"]>;
const member = (id: string, from: string, to: string, post?: string): Members[number] => ({
  id,
  name: id,
  role: "member",
  ...(post === undefined ? {} : { post }),
  service: [{ from, to }],
});

test("edge case 20: the team owes member-days, each member the own ones; the day of handover is one person's, a vacancy is owed by nobody", () => {
  const present20: FactInput[] = [
    present("2021-10-08", "2021-10-15"),
    present("2021-10-20", "2021-10-20"),
    present("2021-10-25", "2021-10-29", { member: "m2" }),
  ];
  const inOctober = (members: Members) =>
    itemIn(evaluateDaily(luojiang, ledgerFor(present20, { members }), { asOf: "2021-10-31" }), "1.1");
  // m1 to the 17th: 8, 9, 11-15 are 7 of 17 working days; m2 from the 18th: the other 10, of which 5 present
  const handed = inOctober([
    member("m1", "2021-10-01", "2021-10-17", "first"),
    member("m2", "2021-10-18", "2021-10-31", "first"),
  ]);
  // 8 days present of 7 count as 7: 4 x 12/17 = 2.8235…; the 20th is not m1's any more
  expect(handed).toMatchObject({
    points: "2.82",
    measurement: {
      needed: "17",
      present: "12",
      spans: [
        { member: "m1", needed: "7", present: "8" },
        { member: "m2", needed: "10", present: "5" },
      ],
    },
  });
  // the post is vacant from the 18th to the 24th: 7 + 5 are needed
  const vacant = inOctober([
    member("m1", "2021-10-01", "2021-10-17", "first"),
    member("m2", "2021-10-25", "2021-10-31", "first"),
  ]);
  expect(vacant).toMatchObject({ points: "4", measurement: { needed: "12", present: "12" } });
  // both on the 17th is refused
  const twice = [member("m1", "2021-10-01", "2021-10-17", "first"), member("m2", "2021-10-17", "2021-10-31", "first")];
  const checked = checkLedger(ledgerInput([], { members: twice }));
  expect(checked.ok ? [] : checked.problems.map(({ code, path }) => [code, path])).toEqual([
    ["overlapping-service", ["members", 1, "service", 0]],
  ]);
});

test("edge case 21: a team that was there for less than half the year has points and no grade, and what is counted is counted for its days", () => {
  const joined = (from: string) => {
    const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from }] }];
    return with2022(
      { "1.1": [present(from, "2022-12-31", { recorded: "2022-12-31" })] },
      { head: { term: { from, to: "2023-09-30" }, members } },
    );
  };
  // 2 July to 31 December: 30 + 31 + 30 + 31 + 30 + 31 = 183 days; the first two quarters have no colour, 4 of 100 points
  const long = joined("2022-07-02");
  expect(long.period).toMatchObject({ days: 183 });
  expect(long).toMatchObject({ total: "100", notApplicableShare: "0.04", gradeState: "fixed", grade: "excellent" });
  // 4 sessions a year are 4 x 183/365 in 183 days
  expect(itemIn(long, "2.3")).toMatchObject({ points: "2", measurement: { reached: "4", goal: "732/365" } });
  const short = joined("2022-07-03");
  expect(short).toMatchObject({
    total: "100",
    gradeState: "none",
    naturalGrade: null,
    grade: null,
    gradeReasons: [{ kind: "short-period" }],
  });
});

test("edge case 22: approved sick leave leaves the need, other leave does not; months of illness cost the team nothing", () => {
  const members = [member("m1", "2021-08-01", "2023-09-30"), member("m2", "2021-08-01", "2023-09-30")];
  const away = (status: string) =>
    with2022(
      {
        m2: [
          present("2022-01-01", "2022-03-13", { member: "m2" }),
          attendance(status, "2022-03-14", { member: "m2", until: "2022-10-21" }),
          present("2022-10-22", "2022-12-31", { member: "m2" }),
        ],
        "2.2": ["m1", "m2"].map((one) =>
          fact("rating", "2022-12-10", { item: "2.2", member: one, value: 100, rater: "部" }),
        ),
      },
      { head: { members } },
    );
  const spansOf = (evaluation: ReturnType<typeof away>) => {
    const { measurement } = itemIn(evaluation, "1.1");
    return measurement?.kind === "attendance" ? measurement.spans.filter((span) => span.member === "m2") : [];
  };
  const sick = away("sick");
  expect(sick).toMatchObject({ total: "100", grade: "excellent" });
  // nothing is owed from April to September; 9 of 23 working days are left in March (20 x 9/23), 6 of 18 in October (18 x 6/18)
  expect(spansOf(sick).map(({ from, needed }) => `${from.slice(0, 7)} ${needed}`)).toEqual([
    "2022-01 20",
    "2022-02 16",
    "2022-03 180/23",
    "2022-10 6",
    "2022-11 20",
    "2022-12 20",
  ]);
  // not excused: each owes 10 x 20 + 16 (February) + 18 (October) = 234; m2 was there for 20, 16, 13, 10, 20 and 20 of them
  // 4 x (234 + 99)/468 = 2.8461…
  const leave = away("leave");
  expect(spansOf(leave)).toHaveLength(12);
  expect(itemIn(leave, "1.1")).toMatchObject({ points: "2.85", measurement: { needed: "468", present: "333" } });
});

test("edge case 23: a grade is open while a finding is investigated, is fixed later, and can be asked for as it was known", () => {
  const step = (state: string, day: string, more = {}) => finding("M05", "grievance", day, { state, ...more });
  const dismissed = [step("investigating", "2022-11-18"), step("dismissed", "2023-03-15", { for: 2022 })];
  const open = {
    total: "100",
    naturalGrade: null,
    grade: null,
    gradeState: "open",
    gradeReasons: [{ kind: "pending", item: "12.3" }, { kind: "investigation" }],
  };
  // at its own closing day, 31 January
  expect(with2022({ found: dismissed })).toMatchObject({ asOf: "2023-01-31", ...open });
  expect(with2022({ found: dismissed }, { asOf: "2023-03-15" })).toMatchObject({
    total: "100",
    gradeState: "fixed",
    gradeReasons: [],
    grade: "excellent",
  });
  expect(with2022({ found: dismissed }, { asOf: "2023-03-15", knownAt: "2023-03-14" })).toMatchObject(open);
  // confirmed instead: one point, in the year in which it happened
  const confirmed = [step("investigating", "2022-11-18"), step("confirmed", "2023-03-15")];
  expect(with2022({ found: confirmed }, { asOf: "2023-03-15" })).toMatchObject({ total: "99", grade: "excellent" });
  const ledger = ledgerFor(facts({ found: confirmed }));
  expect(evaluateAnnual(luojiang, ledger, { year: 2023, asOf: "2023-10-31" }).deduction).toBe("0");
});

test("edge case 24: a term across calendar years is the mean of its years by their days, and a year that is too short counts without a grade", () => {
  const scheme = schemeOf([category("c", [item()])]);
  const ledger = ledgerOf([fact("count", "2021-10-01", { value: 2 }), fact("count", "2022-05-01", { value: 1 })]);
  const term = evaluateTerm(scheme, ledger);
  // 10 - 2, 10 - 1, 10 over 153, 365 and 273 days: (8 x 153 + 9 x 365 + 10 x 273)/791 = 7239/791
  expect(
    term.parts?.years.map(({ year, days, total, grade, gradeState }) => [year, days, total, grade, gradeState]),
  ).toEqual([
    [2021, 153, "8", null, "none"],
    [2022, 365, "9", "good", "fixed"],
    [2023, 273, "10", "good", "fixed"],
  ]);
  // 0.6 x 9.1517… = 5.4910…; the term itself 10 - 3 = 7, and 0.4 x 7 = 2.8
  expect(term.parts).toMatchObject({ mean: "7239/791", annualPoints: "5.49", termTotal: "7", termPoints: "2.8" });
  expect(term).toMatchObject({ total: "8.29", gradeState: "fixed", grade: "good" });
});
