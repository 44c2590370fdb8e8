/** Edge cases 12 to 19: who was in the village on which half-day, and what a month, a quarter and a year ask for. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily } from "../../src/engine/evaluate";
import { evaluateMembers } from "../../src/engine/members/evaluate-members";
import type { FactInput } from "../../src/model/ledger";
import { item, itemIn, ledgerOf, schemeWith, withAt } from "../small-district";
import { attendance, finding, ledgerFor, present, problemsOf, with2022 } from "./full-marks";

/** Item 1.1 on the last day of a month for one member who serves in that month, or in its last part. */
const inMonth = (facts: readonly FactInput[], to: string, from = `${to.slice(0, 7)}-01`) => {
  const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from, to }] }];
  const found = itemIn(evaluateDaily(luojiang, ledgerFor(facts, { members }), { asOf: to }), "1.1");
  const { measurement } = found;
  return measurement?.kind === "attendance"
    ? `${measurement.present} of ${measurement.needed}: ${found.points}`
    : found.state;
};

// October 2021 has 17 working days: 8, 9 (a Saturday), 11-15, 18-22, 25-29.
const october = "2021-10-31";

test("edge case 12: a day counts once, at its most favourable lawful status, where leaves overlap or adjoin", () => {
  const facts = [
    attendance("leave", "2021-10-18", { until: "2021-10-21" }),
    attendance("sick", "2021-10-20", { until: "2021-10-22" }),
    attendance("leave", "2021-10-23", { until: "2021-10-24" }),
    attendance("duty", "2021-10-21", { slot: "am" }),
    present("2021-10-25", "2021-10-29"),
    attendance("absent", "2021-10-25"),
    attendance("leave", "2021-10-26"),
  ];
  // sick are the 20th, the afternoon of the 21st and the 22nd: 17 - 2.5; present are the morning of the 21st and five days
  // 4 x 5.5/14.5 = 1.5172…
  expect(inMonth(facts, october)).toBe("5.5 of 14.5: 1.52");
  expect(inMonth([...facts].reverse(), october)).toBe("5.5 of 14.5: 1.52");
});

/** Leave of m1 in October 2022, and what is said about it: length, who had to approve, what is wrong. */
const leaveIn2022 = (...facts: readonly FactInput[]) =>
  evaluateMembers(luojiang, ledgerFor(facts), { year: 2022 }).members.flatMap(({ leaves }) =>
    leaves.map(({ days, required, faults }) => [days, required, ...faults].join(" ")),
  );

test("edge case 13: a leave of exactly the boundary's days goes to the lower authority, one day more to the higher", () => {
  // 17 to 19 October 2022 are three working days: "3 days and less" includes them, "more than 3" does not
  const papers = { asked: "2022-10-14", authority: "town" };
  const three = attendance("leave", "2022-10-17", { until: "2022-10-19", ...papers });
  expect(leaveIn2022(three)).toEqual(["3 town"]);
  expect(leaveIn2022(attendance("leave", "2022-10-17", { until: "2022-10-20", ...papers }))).toEqual([
    "4 district-committee approved-too-low",
  ]);
  // a leave that adjoins makes it longer, over the weekend too
  const friday = attendance("leave", "2022-10-14", { ...papers, authority: "district-committee" });
  expect(leaveIn2022(three, friday)).toEqual(["4 district-committee approved-too-low"]);
  // tables that give a length to two authorities, or to none, are refused
  const table = (approvers: readonly object[]) =>
    problemsOf(withAt(luojiang, ["members", "leave", "approvers"], approvers)).map(({ code }) => code);
  const last = { body: "district-committee" };
  expect(table([{ upTo: 3, body: "town" }, { upTo: 3, body: "unit" }, last])).toEqual(["approvers-overlap"]);
  expect(
    table([
      { upTo: 3, body: "town" },
      { upTo: 10, ...last },
    ]),
  ).toEqual(["approvers-open"]);
  expect(table([{ body: "town" }, last])).toEqual(["approvers-closed"]);
});

test("edge case 14: leave asked for afterwards cures nothing beyond the days of grace", () => {
  // sick on Monday 18 October 2021, excused: papers by Wednesday the 20th, the second working day after it
  const asked = (day: string) =>
    attendance("sick", "2021-10-18", { until: "2021-10-19", asked: day, recorded: "2021-10-31" });
  // 17 working days, of which two are sick: 15 needed; or two absent: 17 needed, and 4 x 15/17 = 3.5294…
  const working = ["08", "09", "11", "12", "13", "14", "15", "20", "21", "22", "25", "26", "27", "28", "29"];
  const onWorkingDays = working.map((day) => present(`2021-10-${day}`));
  expect(inMonth([...onWorkingDays, asked("2021-10-20")], october)).toBe("15 of 15: 4");
  expect(inMonth([...onWorkingDays, asked("2021-10-21")], october)).toBe("15 of 17: 3.53");
  // nothing is said about papers: as before
  expect(inMonth([...onWorkingDays, attendance("sick", "2021-10-18", { until: "2021-10-19" })], october)).toBe(
    "15 of 15: 4",
  );
});

test("edge case 15: a day has two halves, and however many claims there are they add up to one day", () => {
  const facts = [
    // one day: the village in the morning, a trip in the afternoon, and a training that claims both
    attendance("resident", "2021-10-08", { slot: "am" }),
    attendance("duty", "2021-10-08", { slot: "pm" }),
    attendance("training", "2021-10-08"),
    // half a day each
    attendance("resident", "2021-10-11", { slot: "am" }),
    attendance("resident", "2021-10-12", { slot: "am" }),
    attendance("leave", "2021-10-12", { slot: "pm" }),
  ];
  // 4 x 2/17 = 0.4705…
  expect(inMonth(facts, october)).toBe("2 of 17: 0.47");
});

test("edge case 16: 20 days in a short month are as many as its working days, and part of a month asks for its part", () => {
  // 17 working days in October 2021, 16 in February 2022 (7-11, 14-18, 21-25, 28), 22 in November 2021
  expect(inMonth([present("2021-10-08", october)], october)).toBe("17 of 17: 4");
  expect(inMonth([present("2022-02-07", "2022-02-28")], "2022-02-28")).toBe("16 of 16: 4");
  expect(inMonth([present("2021-11-01", "2021-11-30")], "2021-11-30")).toBe("20 of 20: 4");
  // from 15 November 12 of the 22: 20 x 12/22 = 120/11; 4 x 6 x 11/120 = 2.2
  expect(inMonth([present("2021-11-15", "2021-11-20")], "2021-11-30", "2021-11-15")).toBe("6 of 120/11: 2.2");
});

test("edge case 17: a month, a quarter and a year can be asked for at once, each by its own rule", () => {
  const window = (id: string, days: number, every: "month" | "quarter" | "year") =>
    item({
      id,
      measure: {
        kind: "attendance",
        days,
        every,
        basis: "calendar-days",
        counts: ["resident"],
        daysOff: "count",
        mean: "member-days",
      },
      method: { kind: "proportional" },
    });
  const scheme = schemeWith([
    window("month", 20, "month"),
    window("quarter", 50, "quarter"),
    window("year", 200, "year"),
  ]);
  // 180 days in the first half of 2022 and none in the second: 31 + 28 + 31 + 30 + 31 + 29
  const ledger = ledgerOf([present("2022-01-01", "2022-06-29")]);
  const found = evaluateAnnual(scheme, ledger, { year: 2022 });
  // 6 x 20 of 12 x 20; 2 x 50 of 4 x 50; 180 of 200, for what one month has too much helps another only in the year
  expect(found.items.map(({ id, points, measurement }) => [id, points, measurement?.value])).toEqual([
    ["month", "5", "0.5"],
    ["quarter", "5", "0.5"],
    ["year", "9", "0.9"],
  ]);
  // 160 days, where a year asks for 160, are all of it
  const lower = schemeWith([window("year", 160, "year")]);
  expect(itemIn(evaluateAnnual(lower, ledger, { year: 2022 }), "year").points).toBe("10");
});

test("edge case 18: leave that adds up to more than 30 days proposes a replacement and deducts nothing; statutory leave is left out", () => {
  // 9 May to 20 June 2022 are 30 working days; 25 July is one more
  const may = (more = {}) => attendance("leave", "2022-05-09", { until: "2022-06-20", ...more });
  const july = attendance("leave", "2022-07-25");
  const sums = (...facts: readonly FactInput[]) =>
    evaluateMembers(luojiang, ledgerFor(facts), { year: 2022 }).members.map(({ leave, limit, state }) => [
      leave.counted,
      leave.replace,
      limit,
      state,
    ]);
  expect(sums(may())).toEqual([["30", false, null, "open"]]);
  expect(sums(may(), july)).toEqual([["31", true, null, "open"]]);
  expect(sums(may({ statutory: true }), july)).toEqual([["1", false, null, "open"]]);
  // the team's points are those of presence alone: leave is not sickness, and its days are needed as any others
  expect(with2022({ leave: [may(), july] })).toMatchObject({ total: "100", deduction: "0", caps: [], mirrors: [] });
});

test("edge case 19: a member pulled back by the unit is not in the village and not absent, and the finding is the unit's", () => {
  // 11-15 October pulled back: 17 - 5 are asked for; absent: 17, and 4 x 12/17 = 2.8235…
  const working = (status: string) => [
    present("2021-10-08", "2021-10-09"),
    attendance(status, "2021-10-11", { until: "2021-10-15" }),
    present("2021-10-18", "2021-10-22"),
    present("2021-10-25", "2021-10-29"),
  ];
  expect(inMonth(working("recalled"), october)).toBe("12 of 12: 4");
  expect(inMonth(working("absent"), october)).toBe("12 of 17: 2.82");
  // M08 is about the unit: no point and no limit of the team
  const found = finding("M08", "recall", "2022-05-06", { subject: "unit" });
  expect(with2022({ found: [found] })).toMatchObject({ total: "100", deduction: "0", caps: [], grade: "excellent" });
});
