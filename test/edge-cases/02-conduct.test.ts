/** Edge cases 6 to 11: one matter and one event count once, vetoes beside the score, the ladder of misconduct. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { Evaluation } from "../../src/model/evaluation";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { fact, itemIn } from "../small-district";
import { ballots, facts, finding, ledgerFor, luojiangWith, notice, progress, with2022 } from "./full-marks";

const twoMembers: Partial<LedgerInput> = {
  members: ["m1", "m2"].map((id) => ({ id, name: id, role: "member", service: [{ from: "2021-08-01" }] })),
};
const capsOf = ({ caps }: Evaluation) => caps.map(({ id, limit, binds }) => [id, limit, binds]);
const placeOf = (id: string) =>
  luojiang.rubric.categories.flatMap(({ items }, at) =>
    items.flatMap((one, index) => (one.id === id ? ["rubric", "categories", at, "items", index] : [])),
  );

test("edge case 6: the same matter twice counts at its highest, or in sum, or first in full, as the scheme says; authors share", () => {
  const praised = [
    notice("12.1", "brand", "city", "2022-05-18"),
    notice("12.1", "brand", "province", "2022-11-09"),
    notice("12.1", "road", "district", "2022-10-13", { authors: 2 }),
  ];
  const bonus = (changes: Readonly<Record<string, unknown>>) => {
    const [place, measure] = [placeOf("12.1"), luojiang.rubric.categories.at(-1)?.items[0]?.measure];
    const scheme = luojiangWith([...place, "measure"], { ...measure, ...changes });
    return evaluateAnnual(scheme, ledgerFor(facts({ praised })), { year: 2022 }).bonus;
  };
  // brand: 2 of city 1 and province 2; road: 0.5 shared by two
  expect(bonus({})).toBe("2.25");
  // brand: 1 + 2
  expect(bonus({ sameMatter: "sum" })).toBe("3.25");
  // brand: 2 + 0.4 x 1
  expect(bonus({ sameMatter: "first-full", rest: "0.4" })).toBe("2.65");
  // road unshared: 0.5
  expect(bonus({ shared: false })).toBe("2.5");
});

test("edge case 7: praise counts by its date and once ever, and votes that come in January count for the year they are for", () => {
  const praised = [
    notice("12.1", "brand", "province", "2022-11-09"),
    notice("12.1", "brand", "national", "2023-02-24"),
    notice("12.1", "branch", "city", "2023-03-01"),
  ];
  const ledger = ledgerFor(facts({ praised }));
  expect(evaluateAnnual(luojiang, ledger, { year: 2022 }).bonus).toBe("2");
  // 2023: brand 3, of which 2 were counted in 2022; branch 1
  const next = itemIn(evaluateAnnual(luojiang, ledger, { year: 2023 }), "12.1");
  expect(next).toMatchObject({
    points: "2",
    measurement: {
      matters: [
        { matter: "branch", worth: "1", before: "0" },
        { matter: "brand", worth: "1", before: "2" },
      ],
    },
  });
  // no document, no bonus
  expect(itemIn(with2022(), "12.1")).toMatchObject({ state: "measured", points: "0" });
  // 8 + 15 ballots, 8 and 12 satisfied: 20/23 x 5 = 4.3478…
  const votes = ledgerFor(
    facts({
      "11.1": [
        ballots("11.1", { satisfied: 8 }),
        fact("ballots", "2023-01-12", { item: "11.1", for: 2022, votes: { satisfied: 12, dissatisfied: 3 } }),
      ],
    }),
  );
  expect(itemIn(evaluateAnnual(luojiang, votes, { year: 2022 }), "11.1").points).toBe("4.35");
  expect(itemIn(evaluateAnnual(luojiang, votes, { year: 2023 }), "11.1").state).toBe("missing");
});

test("edge case 8: one event has all effects on different subjects, and on one subject the largest effect once, with the limits of each", () => {
  // M01: 1 point from the team, 0.1 each on the accounts of town and unit, at most good
  const away = with2022({ found: [finding("M01", "away")] });
  expect(away).toMatchObject({ deduction: "1", total: "99", naturalGrade: "excellent", grade: "good" });
  expect(away.mirrors.map(({ body, amount, case: name }) => [body, amount, name])).toEqual([
    ["town", "0.1", "M01"],
    ["unit", "0.1", "M01"],
  ]);
  // the same matter as M03 (3 points): 3, not 4; but both limits are listed
  const both = with2022({ found: [finding("M01", "away"), finding("M03", "away")] });
  expect(both).toMatchObject({ deduction: "3", total: "97", grade: "qualified" });
  expect(capsOf(both)).toEqual([
    ["M01#1", "good", true],
    ["M03#1", "qualified", true],
  ]);
  // another matter: 1 + 3
  expect(with2022({ found: [finding("M01", "away"), finding("M03", "diary")] }).deduction).toBe("4");
  // the same matter criticised by the district (1): nothing more; by the city (2): one more
  const criticised = (level: string) =>
    with2022({ found: [finding("M01", "away"), notice("12.2", "away", level, "2022-07-01")] });
  expect(criticised("district")).toMatchObject({ deduction: "1", total: "99" });
  expect(criticised("city")).toMatchObject({ deduction: "2", total: "98" });
  expect(itemIn(criticised("city"), "12.2").measurement).toMatchObject({
    matters: [{ matter: "away", worth: "1", charged: "1" }],
  });
  // the same matter found of the unit, which is another subject: nothing from the team
  const unit = finding("M08", "away", "2022-06-01", { subject: "unit" });
  expect(with2022({ found: [finding("M01", "away"), unit] })).toMatchObject({ deduction: "1", total: "99" });
});

test("edge case 9: a veto leaves the score as it is: natural and final grade stand side by side with the reason", () => {
  // M06: 5 points and unqualified
  const vetoed = with2022({ found: [finding("M06", "subsidy")] });
  expect(vetoed).toMatchObject({ total: "95", naturalGrade: "excellent", grade: "unqualified" });
  expect(vetoed.caps).toMatchObject([
    { id: "M06#1", source: "misconduct", limit: "unqualified", veto: true, binds: true, subject: "team", year: 2022 },
  ]);
  // 26 of 50 dissatisfied: 5 x 24/50 = 2.4
  const disliked = with2022({ "11.1": [ballots("11.1", { satisfied: 24, dissatisfied: 26 })] });
  expect(disliked).toMatchObject({ total: "97.4", naturalGrade: "excellent", grade: "unqualified" });
  expect(capsOf(disliked)).toEqual([
    ["satisfaction-90", "good", true],
    ["mostly-dissatisfied", "unqualified", true],
  ]);
  // exactly half is not more than half: 5 x 25/50 = 2.5
  const half = with2022({ "11.1": [ballots("11.1", { satisfied: 25, dissatisfied: 25 })] });
  expect(half).toMatchObject({ total: "97.5", naturalGrade: "excellent", grade: "good" });
});

test("edge case 10: of several caps the most severe wins, and all are listed; a ladder below 60 % holds with the one below 80 %", () => {
  // 100 - 1 (11.1: 5 x 0.8) - 3.5 (10.2: half of 7) - 3 (M07)
  const many = with2022({
    "11.1": [ballots("11.1", { satisfied: 40, dissatisfied: 10 })],
    "10.2": ["a", "b", "c", "d"].map((id) => progress(id, 0.5, "2022-10-01")),
    event: [fact("event", "2022-05-05", { event: "new-village-debt" })],
    found: [finding("M07", "flood")],
  });
  expect(capsOf(many)).toEqual([
    ["satisfaction-90", "good", true],
    ["commitments-80", "good", true],
    ["commitments-60", "qualified", true],
    ["new-village-debt", "good", true],
    ["M07#1", "basically-qualified", true],
  ]);
  expect(many).toMatchObject({ total: "92.5", naturalGrade: "excellent", grade: "basically-qualified" });
});

test("edge case 11: the ladder of absences 1/2/3 is data, counted per subject and year; its effect on the team is a setting", () => {
  const away = (days: readonly string[]): FactInput[] => days.map((day) => finding("M01", `away-${day}`, day));
  const graded = (days: readonly string[]) => {
    const { total, grade, caps } = with2022({ found: away(days) });
    return [total, grade, ...caps.map(({ id }) => id)];
  };
  expect(graded(["2022-03-15"])).toEqual(["99", "good", "M01#1"]);
  expect(graded(["2022-03-15", "2022-06-21"])).toEqual(["98", "basically-qualified", "M01#2"]);
  expect(graded(["2022-03-15", "2022-06-21", "2022-09-14"])).toEqual(["97", "unqualified", "M01#3"]);
  // the one of 2021 does not count in 2022
  expect(graded(["2021-11-16", "2022-03-15"])).toEqual(["99", "good", "M01#1"]);

  // one member once and another twice: three points of the team, no limit of its grade
  const of = (member: string, day: string) =>
    finding("M01", `away-${member}-${day}`, day, { subject: "member", member });
  const found = [of("m1", "2022-05-17"), of("m2", "2022-03-21"), of("m2", "2022-06-13"), of("m2", "2021-11-16")];
  const ledger = ledgerFor(facts({ found }), twoMembers);
  const scattered = evaluateAnnual(luojiang, ledger, { year: 2022 });
  // m2 has no attendance, so 1.1 gives half: 100 - 2 - 3
  expect(scattered).toMatchObject({ deduction: "3", total: "95", grade: "excellent", caps: [] });
  // where the second time of one member reaches the team, m2's does: two in 2022, not three
  const case1 = luojiang.misconduct.findIndex(({ id }) => id === "M01");
  const spreading = luojiangWith(["misconduct", case1, "ladder", 1, "spreads"], true);
  const spread = evaluateAnnual(spreading, ledger, { year: 2022 });
  expect(spread).toMatchObject({ total: "95", naturalGrade: "excellent", grade: "basically-qualified" });
  expect(spread.caps).toMatchObject([{ id: "M01#2", subject: "m2", year: 2022, found: "2" }]);
  // another version of the rule: the second time still at most good
  const milder = luojiangWith(["misconduct", case1, "ladder", 1, "limit"], "good");
  const twice = ledgerFor(facts({ found: away(["2022-03-15", "2022-06-21"]) }));
  expect(evaluateAnnual(milder, twice, { year: 2022 })).toMatchObject({ total: "98", grade: "good" });
});
