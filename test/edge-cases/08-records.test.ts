/** Edge cases 42 to 48: runs of years, colours, other bodies' facts, small teams, late records, two scorers, the calendar. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateDereliction } from "../../src/engine/dereliction/evaluate";
import { evaluateAnnual, evaluateDaily } from "../../src/engine/evaluate";
import { chineseCalendar } from "../../src/model/calendar";
import type { FactInput, Ledger, LedgerInput } from "../../src/model/ledger";
import { checkLedger } from "../../src/model/ledger-check";
import { parseRegister } from "../../src/model/register-check";
import { parseScheme } from "../../src/model/scheme-check";
import { fact, itemIn, ledgerInput, withAt } from "../small-district";
import { attendance, count, facts, finding, ledgerFor, notice, present, rating, tally, with2022 } from "./full-marks";

const nobodyElse = parseRegister({
  format: "zhucun-register/1",
  id: "r",
  title: { zh: "册", en: "r" },
  bodies: [],
});

test("edge case 42: two years in a row need history; a year breaks the row only where it was assessed and nothing was found", () => {
  const leader = (from: string, to?: string) =>
    ({ id: `m${from}`, name: from, role: "leader", service: [to === undefined ? { from } : { from, to }] }) as const;
  const dropped = (...years: readonly number[]) =>
    years.map((year) => finding("M04", `promises-${year}`, `${year}-09-15`));
  const told = (ledgers: readonly Ledger[], asOf = "2023-09-30") =>
    evaluateDereliction(luojiang, { register: nobodyElse, ledgers }, { asOf }).running;

  // 2022 is assessed: full marks, and, where there is a finding, a grade all the same
  const kept = (...years: readonly number[]) => ledgerFor(facts({ found: dropped(...years) }));
  expect(told([kept(2022, 2023)])).toMatchObject([
    {
      case: "M04",
      who: { subject: "team", team: "t" },
      years: [2022, 2023],
      passedOver: [],
      state: "stands",
      steps: ["L4"],
      leaders: [{ member: "m1", years: [2022, 2023] }],
    },
  ]);
  expect(told([kept(2022, 2023)], "2023-09-14")).toEqual([]);
  // twice in one year is one year
  expect(told([ledgerFor(facts({ found: [...dropped(2022), finding("M04", "other", "2022-10-01")] }))])).toEqual([]);
  // nothing found in 2022, which has a grade: recorded as normal
  expect(told([kept(2021, 2023)])).toEqual([]);
  // nothing recorded in 2022: neither clean nor dropped, but not decided either, so nothing follows yet
  expect(told([ledgerFor(dropped(2021, 2023))])).toMatchObject([
    { years: [2021, 2023], passedOver: [{ year: 2022, why: "open" }], state: "open", steps: [], leaders: [] },
  ]);

  // across terms: a year in which the team did not serve says nothing
  const first = ledgerFor(dropped(2021), {
    term: { from: "2020-08-01", to: "2021-12-31" },
    members: [leader("2020-08-01", "2021-06-30"), leader("2021-07-01")],
    commitments: [],
    milestones: [],
    targets: [],
  });
  const second = ledgerFor(dropped(2023), {
    term: { from: "2023-01-01", to: "2024-12-31" },
    members: [leader("2023-01-01")],
    commitments: [],
    milestones: [],
    targets: [],
  });
  expect(told([second, first])).toMatchObject([
    {
      years: [2021, 2023],
      passedOver: [{ year: 2022, why: "none" }],
      state: "stands",
      leaders: [
        { name: "2020-08-01", years: [2021] },
        { name: "2021-07-01", years: [2021] },
        { name: "2023-01-01", years: [2023] },
      ],
    },
  ]);
  // too short a year has no grade and says nothing: 59 days of 2022 in a term that ends in February
  const short = ledgerFor(dropped(2021), {
    term: { from: "2021-01-01", to: "2022-02-28" },
    members: [leader("2021-01-01")],
    commitments: [],
    milestones: [],
    targets: [],
  });
  expect(told([short, second])).toMatchObject([{ years: [2021, 2023], passedOver: [{ year: 2022, why: "none" }] }]);
});

const quarters = ["2022-03-20", "2022-06-20", "2022-09-20", "2022-12-20"];
const colours = (...names: readonly string[]): FactInput[] =>
  names.map((colour, index) => fact("colour", quarters[index] ?? "", { item: "3.2", colour }));

test("edge case 43: colours are ordered by their place in the scheme, whatever they are called", () => {
  const place = luojiang.rubric.categories.findIndex(({ id }) => id === "C3");
  const measure = ["rubric", "categories", place, "items", 1, "measure"];
  const listed = (...written: readonly (readonly [id: string, value: number])[]) =>
    written.map(([id, value]) => ({ id, value, title: { zh: id, en: id } }));
  const district = withAt(
    luojiang,
    [...measure, "colours"],
    listed(["none", 1], ["yellow", 0.75], ["blue", 0.375], ["red", 0]),
  );
  const yellowIsMilder = parseScheme(district);
  const points = (scheme: typeof luojiang, seen: readonly FactInput[]) => {
    const ledger = ledgerInput(seen);
    const checked = checkLedger(ledger, { scheme });
    return checked.ok ? itemIn(evaluateAnnual(scheme, checked.ledger, { year: 2022 }), "3.2").points : checked.problems;
  };
  // 4 x (1 + 0.75 + 0.375 + 0)/4 = 2.125
  expect(points(luojiang, colours("none", "blue", "yellow", "red"))).toBe("2.13");
  // 4 x 0.75, and 4 x 0.375 where blue is the worse of the two
  const blue = colours("blue", "blue", "blue", "blue");
  expect([points(luojiang, blue), points(yellowIsMilder, blue)]).toEqual(["3", "1.5"]);
  // yellow on arrival: blue is better, and full, in one order; in the other it is worse
  const arrived = [...blue, fact("colour", "2021-07-20", { item: "3.2", colour: "yellow", arrival: true })];
  expect([points(luojiang, arrived), points(yellowIsMilder, arrived)]).toEqual(["4", "1.5"]);
  // other names in the same places
  const names = listed(["一级", 1], ["二级", 0.75], ["三级", 0.375], ["四级", 0]);
  const renamed = parseScheme(
    withAt(withAt(luojiang, [...measure, "colours"], names), [...measure, "changeFrom"], ["三级"]),
  );
  expect(points(renamed, colours("一级", "二级", "三级", "四级"))).toBe("2.13");
});

test("edge case 44: facts that other bodies answer for leave the team's score alone", () => {
  const faults = (body: string | undefined) =>
    with2022({
      "8.2": [count("8.2", 4, "2022-06-15", { body })],
      "9.2": [tally("9.2", 5, 5), tally("9.2", 0, 5, "2022-09-14", { body })],
      "12.2": [notice("12.2", "paper", "district", "2022-05-20", { body })],
      found: [finding("M01", "away", "2022-05-06", { body })],
    });
  for (const body of ["town", "unit", "departments", "district-committee"]) {
    expect(faults(body)).toMatchObject({ total: "100", deduction: "0", caps: [], mirrors: [], grade: "excellent" });
  }
  // the team's own: 4 x 0.5, half of 2, 1 and 1
  for (const body of ["team", undefined]) {
    expect(faults(body)).toMatchObject({ base: "97", deduction: "2", total: "95", grade: "good" });
  }
});

test("edge case 45: one person is scored by rates as three people are", () => {
  const team = (size: number) => {
    const ids = Array.from({ length: size }, (_, index) => `m${index + 1}`);
    const members: LedgerInput["members"] = ids.map((id) => ({
      id,
      name: id,
      role: "member",
      service: [{ from: "2021-10-01" }],
    }));
    const written = [
      ...ids.map((member) => present("2021-10-08", "2021-10-15", { member })),
      tally("1.3", size, 2 * size, "2021-10-20"),
      ...ids.map((member) => fact("rating", "2021-10-20", { item: "2.2", member, value: 92, rater: "部" })),
    ];
    const evaluation = evaluateDaily(luojiang, ledgerFor(written, { members }), { asOf: "2021-10-31" });
    return ["1.1", "1.3", "2.2"].map((id) => itemIn(evaluation, id).points);
  };
  // 4 x 8/17 = 1.8823…, 3 x 1/2, 2 x 0.92
  expect(team(1)).toEqual(["1.88", "1.5", "1.84"]);
  expect(team(3)).toEqual(["1.88", "1.5", "1.84"]);
});

test("edge case 46: what is recorded after its day is owed, overdue, and accepted until the year is locked; after that by an order alone", () => {
  const months = Array.from({ length: 12 }, (_, index) => `2022-${String(index + 1).padStart(2, "0")}`);
  const diaries = (novemberRecorded: string) => ({
    "1.4": months.map((month) =>
      month === "2022-11"
        ? tally("1.4", 0, 1, "2022-11-30", { recorded: novemberRecorded })
        : tally("1.4", 1, 1, `${month}-28`),
    ),
  });
  const owed = (asOf: string, recorded: string) =>
    with2022(diaries(recorded), { asOf, knownAt: asOf }).owed.filter(({ item, to }) => item === "1.4" && to < asOf);
  const november = { item: "1.4", from: "2022-11-01", to: "2022-11-30", by: "2022-12-10" };
  expect(owed("2022-12-10", "2022-12-20")).toEqual([{ ...november, overdue: false }]);
  expect(owed("2022-12-11", "2022-12-20")).toEqual([{ ...november, overdue: true }]);
  expect(owed("2022-12-20", "2022-12-20")).toEqual([]);
  // 11 of 11 without November, 11 of 12 with it, on the last day before the lock: 0.9166…
  const known = (knownAt: string) => itemIn(with2022(diaries("2023-01-31"), { knownAt }), "1.4").points;
  expect([known("2023-01-30"), known("2023-01-31")]).toEqual(["1", "0.92"]);
  // a day later it needs an order, and then counts like any other
  const late = (more: object) =>
    with2022({
      "1.4": [
        ...diaries("2023-01-31")["1.4"].slice(0, 10),
        tally("1.4", 1, 1, "2022-12-28", { recorded: "2023-02-01", ...more }),
      ],
    });
  expect(() => late({})).toThrow(/closed on 2023-01-31/);
  expect(itemIn(late({ order: "更正令3号" }), "1.4").points).toBe("1");
});

test("edge case 47: an item has one scorer; what another body says is kept in sight and not averaged", () => {
  const rated = with2022({
    "11.2": [
      rating("11.2", 90, "镇党委", { scorer: "town", id: "town" }),
      rating("11.2", 30, "区农业农村局", { scorer: "departments", id: "other" }),
    ],
  });
  // 3 x 0.9, not 3 x 0.6
  expect(itemIn(rated, "11.2")).toMatchObject({
    points: "2.7",
    setAside: [{ id: "other", day: "2022-12-10" }],
    measurement: { facts: [{ id: "town", day: "2022-12-10" }] },
  });
});

test("edge case 48: working days come from a calendar that can be passed in, days are dates without a time, and no year is guessed", () => {
  // a Sunday on which people worked, and the first day of the year of the tiger
  expect(["2022-01-30", "2022-02-01"].map(chineseCalendar.isWorkingDay)).toEqual([true, false]);
  const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from: "2021-10-01" }] }];
  const ledger = ledgerFor([present("2021-10-08"), present("2021-10-11")], { members });
  const inOctober = (calendar?: typeof chineseCalendar) =>
    itemIn(evaluateDaily(luojiang, ledger, { asOf: "2021-10-31", calendar }), "1.1").points;
  // 4 x 2/17 = 0.4705…; only Mondays: the 4th, 11th, 18th and 25th, 4 x 2/4
  const mondays = { covers: () => true, isWorkingDay: (day: string) => new Date(day).getUTCDay() === 1 };
  expect([inOctober(), inOctober(mondays)]).toEqual(["0.47", "2"]);

  const dark = ledgerInput([], { term: { from: "2027-01-01", to: "2028-12-31" }, members: [] });
  const checked = checkLedger(dark, { scheme: luojiang });
  const year2027 = (calendar?: typeof chineseCalendar) =>
    checked.ok ? evaluateAnnual(luojiang, checked.ledger, { year: 2027, calendar }).period.year : undefined;
  expect(() => year2027()).toThrow("calendar: There is no holiday data for 2027");
  expect(year2027(mondays)).toBe(2027);

  const written = (day: string) => {
    const read = checkLedger(ledgerInput([attendance("resident", day)]));
    return read.ok ? [] : read.problems.filter(({ path }) => path[2] === "day").map(({ code }) => code);
  };
  expect(written("2022-03-01T08:00:00+08:00")).toEqual(["not-a-day"]);
  expect(written("2022-02-29")).toEqual(["impossible-day"]);
  expect(written("2022-02-28")).toEqual([]);
});
