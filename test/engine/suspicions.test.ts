/** Suspicions: what each rule finds and since when, and how a person answers it. */
import { describe, expect, test } from "vitest";
import { type Clues, suspicionsOf } from "../../src/engine/dereliction/suspicions";
import type { WorkingCalendar } from "../../src/model/calendar";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { parseRegister } from "../../src/model/register-check";
import type { Scheme, SchemeInput } from "../../src/model/scheme";
import { basis, category, deepFrozen, fact, item, ledgerOf, monthlyPresence, schemeOf, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
type Rules = NonNullable<SchemeInput["misconduct"][number]["suspect"]>;

const attended = item({
  id: "a",
  waivable: true,
  measure: { ...monthlyPresence, excused: ["sick"] },
  method: { kind: "proportional" },
  collect: { every: "month", within: 10 },
});
const talks = item({ id: "k", measure: { kind: "tally" }, method: { kind: "proportional" } });

/** A scheme with one case that these rules suspect; `late` is a duty of units, `meet` one of the team. */
const suspecting = (suspect: Rules): Scheme =>
  schemeOf([category("c", [attended, talks])], {
    bodies: [
      { ...titled("team"), assessed: true },
      { ...titled("unit"), subject: "unit" },
    ],
    lists: [titled("l")],
    duties: [
      { ...titled("insure"), body: "unit", list: "l", cadence: { kind: "always" } },
      { ...titled("visit"), body: "unit", list: "l", cadence: { kind: "always" } },
      { ...titled("meet"), body: "team", list: "l", cadence: { kind: "always" } },
    ],
    misconduct: [
      { ...titled("M"), subjects: ["member", "team", "unit"], suspect },
      { ...titled("N"), subjects: ["member", "team"] },
    ],
  });

const register = parseRegister({
  format: "zhucun-register/1",
  id: "r",
  title: words("r"),
  bodies: [
    { id: "water", body: "unit", name: "水利局" },
    { id: "roads", body: "unit", name: "交通局" },
  ],
});

const asked = (
  scheme: Scheme,
  facts: readonly FactInput[],
  asOf = "2022-12-31",
  more: Partial<Clues> = {},
  head: Partial<LedgerInput> = {},
) => suspicionsOf(scheme, deepFrozen({ register, ledgers: [ledgerOf(facts, head)], ...more }), { asOf });

const stays = (from: string, until: string, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("attendance", from, { member: "m1", status: "resident", until, recorded: until, ...more });
/** Enough in every month of 2022 but the ones that are given; in those so many days. */
const year2022 = (short: Readonly<Record<string, number>> = {}): FactInput[] =>
  Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0")).flatMap((month) => {
    const days = short[month] ?? 20;
    return days === 0 ? [] : [stays(`2022-${month}-01`, `2022-${month}-${String(days).padStart(2, "0")}`)];
  });
const answer = (day: string, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("finding", day, { case: "M", matter: "x", subject: "member", member: "m1", state: "dismissed", ...more });

describe("short spans", () => {
  const twice = suspecting([{ kind: "short-spans", item: "a", times: 2 }]);

  test("of a member in two months of a year are a suspicion from the end of the second, once its records are due", () => {
    const facts = year2022({ "01": 19, "03": 12 });
    expect(asked(twice, facts, "2022-04-10")).toEqual([]);
    expect(asked(twice, facts, "2022-04-11")).toEqual([
      {
        case: "M",
        title: words("M"),
        who: { subject: "member", team: "t", member: "m1", body: null, name: "甲" },
        year: 2022,
        rule: 1,
        grave: false,
        matter: "a/2022-01-01",
        since: "2022-04-01",
        found: {
          kind: "short-spans",
          item: "a",
          every: "month",
          below: "1",
          times: 2,
          spans: [
            { member: "m1", name: "甲", from: "2022-01-01", to: "2022-01-31", needed: "20", present: "19" },
            { member: "m1", name: "甲", from: "2022-03-01", to: "2022-03-31", needed: "20", present: "12" },
          ],
        },
      },
    ]);
  });

  test("are counted year by year, and exactly enough is not short", () => {
    expect(asked(twice, year2022({ "12": 19 }), "2023-01-31")).toEqual([]);
    // December 2022 and January 2023
    expect(
      asked(
        twice,
        [...year2022({ "12": 19 }), stays("2023-01-01", "2023-01-19"), stays("2023-02-01", "2023-02-20")],
        "2023-03-11",
      ),
    ).toEqual([]);
    expect(
      asked(twice, [...year2022(), stays("2023-01-01", "2023-01-19"), stays("2023-02-01", "2023-02-19")], "2023-03-11"),
    ).toMatchObject([{ year: 2023, matter: "a/2023-01-01" }]);
  });

  test("are not what is excused: sick days lower the need", () => {
    // January: 31 - 11 sick days leave 20 of 31 parts of 20 days: 400/31 = 12.9, present 13
    const ill = (days: number) => [
      stays("2022-01-01", `2022-01-${days}`),
      stays("2022-01-21", "2022-01-31", { status: "sick" }),
    ];
    const rest = year2022({ "01": 0, "02": 19 });
    expect(asked(twice, [...ill(13), ...rest])).toEqual([]);
    expect(asked(twice, [...ill(12), ...rest])).toMatchObject([
      { found: { spans: [{ needed: "400/31", present: "12" }, { present: "19" }] } },
    ]);
  });

  test("can be taken over longer parts and as a fraction: exactly two thirds of a quarter is not below two thirds", () => {
    const quarter = suspecting([
      { kind: "short-spans", item: "a", every: "quarter", days: 92, below: "2/3", times: 1, grave: true },
    ]);
    const half = stays("2022-03-02", "2022-03-02", { slot: "am" });
    const first = (last: string) => [
      stays("2022-01-01", last),
      half,
      ...year2022().filter(({ day }) => day >= "2022-04"),
      stays("2022-04-01", "2022-12-31"),
    ];
    // the quarter has 90 days: 60 are two thirds; the half day is one of them
    expect(asked(quarter, first("2022-03-01"))).toEqual([]);
    const [found] = asked(quarter, first("2022-02-28"));
    expect(found).toMatchObject({
      grave: true,
      matter: "a/2022-01-01",
      since: "2022-04-01",
      found: { every: "quarter", below: "2/3", spans: [{ needed: "90", present: "59.5" }] },
    });
  });

  test("of a member who left, of a waived item, or of nobody are none", () => {
    const left: Partial<LedgerInput> = {
      members: [{ id: "m1", name: "甲", role: "leader", service: [{ from: "2021-08-01", to: "2022-01-31" }] }],
    };
    expect(asked(twice, year2022({ "01": 19, "03": 12 }), "2022-12-31", {}, left)).toEqual([]);
    const waived = fact("waiver", "2022-02-01", { item: "a" });
    expect(asked(twice, [...year2022({ "01": 19, "03": 12 }), waived])).toEqual([]);
    expect(asked(twice, [], "2023-09-30")).toEqual([]);
  });

  test("need data of holidays where the item counts working days", () => {
    const working = suspecting([{ kind: "short-spans", item: "a", times: 2 }]);
    const scheme = {
      ...working,
      rubric: schemeOf([
        category("c", [
          item({ ...attended, measure: { ...attended.measure, basis: "working-days" } as typeof attended.measure }),
          talks,
        ]),
      ]).rubric,
    }; // the measure is an attendance measure as above
    const dark: WorkingCalendar = { covers: (year) => year !== 2022, isWorkingDay: () => true };
    const ask = (calendar: WorkingCalendar) =>
      suspicionsOf(scheme, { register, ledgers: [ledgerOf(year2022())] }, { asOf: "2022-12-31", calendar });
    expect(() => ask(dark)).toThrow(/2022/);
    expect(ask({ ...dark, covers: () => true })).toEqual([]);
  });
});

describe("an answer", () => {
  const twice = suspecting([{ kind: "short-spans", item: "a", times: 2 }]);
  const short = { "01": 19, "03": 12 };
  const left = (...answers: readonly FactInput[]) =>
    asked(twice, [...year2022({ ...short, "08": 3, "09": 19 }), ...answers]).map(({ matter }) => matter);

  test("is a finding of the case about the same subject in the same year, whatever its state; it answers what had ended by its day", () => {
    expect(left()).toEqual(["a/2022-01-01"]);
    for (const state of ["suspected", "investigating", "confirmed", "dismissed"])
      expect(left(answer("2022-12-20", { state }))).toEqual([]);
    // August and September came after it
    expect(left(answer("2022-04-20"))).toEqual(["a/2022-08-01"]);
    // August was not over, and one month is not two
    expect(left(answer("2022-08-30"))).toEqual(["a/2022-08-01"]);
    expect(left(answer("2022-08-31"))).toEqual([]);
  });

  test("can name the matter of the suspicion, in whatever year", () => {
    expect(left(answer("2023-01-20"))).toEqual(["a/2022-01-01"]);
    const named = answer("2023-01-20", { matter: "a/2022-01-01" });
    expect(asked(twice, [...year2022(short), named], "2023-01-19")).toHaveLength(1);
    expect(asked(twice, [...year2022(short), named], "2023-01-20")).toEqual([]);
  });

  test("about somebody else, of another case, or not known yet is none", () => {
    expect(left(answer("2022-12-20", { subject: "team", member: undefined }))).toEqual(["a/2022-01-01"]);
    expect(left(answer("2022-12-20", { case: "N" }))).toEqual(["a/2022-01-01"]);
    const late = [...year2022(short), answer("2022-12-20", { recorded: "2022-12-28" })];
    const known = (knownAt: string) =>
      suspicionsOf(twice, { register, ledgers: [ledgerOf(late)] }, { asOf: "2022-12-31", knownAt });
    expect([known("2022-12-27").length, known("2022-12-28").length]).toEqual([1, 0]);
  });
});

describe("a condition", () => {
  const below = suspecting([
    { kind: "condition", when: { kind: "measurement", item: "k", below: 0.8 } },
    { kind: "condition", when: { kind: "measurement", item: "k", below: 0.6 }, grave: true },
  ]);
  const tally = (day: string, done: number) => fact("tally", day, { item: "k", done, due: 10 });

  test("on a year's standing suspects the team, each year by itself, with what was found", () => {
    const facts = [tally("2021-10-01", 9), tally("2022-05-01", 8), tally("2022-06-01", 5), tally("2023-05-01", 5)];
    expect(asked(below, facts, "2022-05-31")).toEqual([]);
    // 13 of 20
    expect(asked(below, facts, "2022-06-30")).toEqual([
      {
        case: "M",
        title: words("M"),
        who: { subject: "team", team: "t", member: null, body: null, name: "河湾村" },
        year: 2022,
        rule: 1,
        grave: false,
        matter: "condition/2022",
        since: "2022-06-30",
        found: {
          kind: "condition",
          item: "k",
          from: "2022-01-01",
          to: "2022-06-30",
          found: "0.65",
          facts: [
            { id: facts[1]?.id, day: "2022-05-01" },
            { id: facts[2]?.id, day: "2022-06-01" },
          ],
        },
      },
    ]);
    expect(asked(below, facts, "2023-09-30").map(({ year, rule, grave, since }) => [year, rule, grave, since])).toEqual(
      [
        [2022, 1, false, "2022-12-31"],
        [2023, 1, false, "2023-09-30"],
        [2023, 2, true, "2023-09-30"],
      ],
    );
  });

  test("is not met by what is not measured, and is answered by any finding about the team in that year", () => {
    expect(asked(below, [])).toEqual([]);
    const team = { subject: "team", member: undefined };
    const facts = [tally("2022-05-01", 5), tally("2023-05-01", 5)];
    const years = (...answers: readonly FactInput[]) =>
      asked(below, [...facts, ...answers], "2023-09-30").map(({ year }) => year);
    expect(years(answer("2022-06-01", team))).toEqual([2023, 2023]);
    expect(
      years(answer("2023-02-01", { ...team, for: 2022 }), answer("2023-09-01", { ...team, matter: "condition/2023" })),
    ).toEqual([]);
  });

  test("can look at categories, findings and events as well", () => {
    const held = (when: Extract<Rules[number], { kind: "condition" }>["when"], facts: readonly FactInput[]) =>
      asked(suspecting([{ kind: "condition", when }]), facts).map(({ found }) =>
        found.kind === "condition" ? found.found : "",
      );
    // nothing at all in 2021
    expect(held({ kind: "points-share", category: "c", atMost: 0.5 }, [tally("2022-05-01", 9)])).toEqual(["0", "0.45"]);
    expect(
      held({ kind: "findings", case: "N", atLeast: 2 }, [answer("2022-02-01", { case: "N", state: "confirmed" })]),
    ).toEqual([]);
    expect(
      held({ kind: "findings", case: "N", atLeast: 1 }, [answer("2022-02-01", { case: "N", state: "confirmed" })]),
    ).toEqual(["1"]);
  });
});

describe("an overdue obligation", () => {
  const rule = { kind: "overdue", duties: ["insure", "visit", "meet"], days: 30 } as const;
  const owed = (duty: string, due: string, more: object = {}) => ({
    body: "water",
    duty,
    due,
    state: "overdue",
    ...more,
  });
  const found = (
    obligations: Clues["obligations"],
    asOf: string,
    scheme = suspecting([rule]),
    facts: readonly FactInput[] = [],
  ) => asked(scheme, facts, asOf, { obligations });

  test("suspects the body once it is overdue by more than the days", () => {
    expect(found([owed("insure", "2022-06-30")], "2022-07-30")).toEqual([]);
    expect(found([owed("insure", "2022-06-30")], "2022-07-31")).toEqual([
      {
        case: "M",
        title: words("M"),
        who: { subject: "unit", team: null, member: null, body: "water", name: "水利局" },
        year: 2022,
        rule: 1,
        grave: false,
        matter: "insure/2022",
        since: "2022-07-31",
        found: {
          kind: "overdue",
          duty: "insure",
          title: words("insure"),
          days: 30,
          obligations: [{ id: null, due: "2022-06-30", days: 31, done: null }],
        },
      },
    ]);
  });

  test("is gathered by duty and year, or stands for itself", () => {
    const all = [
      owed("insure", "2022-06-30", { id: "b" }),
      owed("insure", "2022-03-31", { id: "a" }),
      owed("insure", "2021-12-31"),
      owed("visit", "2022-06-30"),
      owed("insure", "2022-06-30", { body: "roads" }),
    ];
    expect(
      found(all, "2022-12-31").map(({ who, matter, found: { kind, ...more } }) => [
        kind,
        who.body,
        matter,
        "obligations" in more ? more.obligations.length : 0,
      ]),
    ).toEqual([
      ["overdue", "water", "insure/2021", 1],
      ["overdue", "roads", "insure/2022", 1],
      ["overdue", "water", "insure/2022", 2],
      ["overdue", "water", "visit/2022", 1],
    ]);
    const each = suspecting([{ ...rule, each: "obligation" }]);
    expect(found(all, "2022-12-31", each).map(({ matter }) => matter)).toEqual([
      "insure/2021-12-31",
      "insure/2022-06-30",
      "insure/a",
      "insure/b",
      "visit/2022-06-30",
    ]);
  });

  test("of one matter comes by its due day, in whatever order obligations are given", () => {
    const each = suspecting([{ ...rule, each: "obligation" }]);
    const two = [owed("insure", "2022-06-30", { id: "a" }), owed("insure", "2022-03-31", { id: "a" })];
    for (const given of [two, [...two].reverse()])
      expect(found(given, "2022-12-31", each).map(({ matter, since }) => [matter, since])).toEqual([
        ["insure/a", "2022-05-01"],
        ["insure/a", "2022-07-31"],
      ]);
  });

  test("that was done late, after more than the days, still was overdue; other states and duties are nothing", () => {
    const late = (done: string) => owed("insure", "2022-06-30", { state: "late", done });
    expect(found([late("2022-07-30")], "2022-12-31")).toEqual([]);
    expect(found([late("2022-07-31")], "2022-12-31")).toMatchObject([
      { found: { obligations: [{ days: 31, done: "2022-07-31" }] } },
    ]);
    expect(found([late("2022-07-31")], "2022-07-30")).toEqual([]);
    for (const state of ["done", "not-yet-due", "not-applicable"])
      expect(found([owed("insure", "2022-06-30", { state })], "2022-12-31")).toEqual([]);
    expect(found([owed("insure", "2022-06-30")], "2022-12-31", suspecting([{ ...rule, duties: ["visit"] }]))).toEqual(
      [],
    );
  });

  test("of a team suspects the team; of nobody known, nobody", () => {
    expect(found([owed("meet", "2022-06-30", { body: "t" })], "2022-12-31")).toMatchObject([
      { who: { subject: "team", team: "t", name: "河湾村" } },
    ]);
    expect(found([owed("meet", "2022-06-30", { body: "x" })], "2022-12-31")).toEqual([]);
  });

  test("is answered by its matter alone: another duty's finding of the same year says nothing", () => {
    const scheme = suspecting([rule]);
    const all = [owed("insure", "2022-06-30"), owed("visit", "2022-06-30")];
    const answered = (matter: string) => {
      const facts = [
        {
          id: "f",
          kind: "finding",
          case: "M",
          matter,
          subject: "unit",
          body: "water",
          state: "investigating",
          day: "2022-09-01",
          recorded: "2022-09-01",
          by: "o",
        },
      ];
      const known = parseRegister({ ...register, facts });
      return suspicionsOf(scheme, { register: known, ledgers: [], obligations: all }, { asOf: "2022-12-31" }).map(
        (one) => one.matter,
      );
    };
    expect(answered("else")).toEqual(["insure/2022", "visit/2022"]);
    expect(answered("insure/2022")).toEqual(["visit/2022"]);
  });
});

test("a matter that would be too long for an id is a hash, and always the same one", () => {
  const scheme = suspecting([{ kind: "overdue", duties: ["insure"], days: 0, each: "obligation" }]);
  const id = "x".repeat(64);
  const [one, two] = [0, 1].map(
    () =>
      asked(scheme, [], "2022-12-31", {
        obligations: [{ id, body: "water", duty: "insure", due: "2022-06-30", state: "overdue" }],
      })[0],
  );
  expect(one?.matter).toMatch(/^sha256:[0-9a-f]{57}$/);
  expect(two).toEqual(one);
});
