/** Presence in half-days against what the calendar allows. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily } from "../../src/engine/evaluate";
import type { WorkingCalendar } from "../../src/model/calendar";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { fact, item, itemIn, ledgerOf, schemeWith } from "../small-district";

const attendance = (more: Readonly<Record<string, unknown>> = {}) =>
  ({
    kind: "attendance",
    days: 20,
    every: "month",
    basis: "working-days",
    counts: ["resident", "duty"],
    excused: ["sick", "recalled"],
    daysOff: "count",
    mean: "member-days",
    ...more,
  }) as const;

const present = (day: string, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("attendance", day, { member: "m1", status: "resident", recorded: "2022-12-31", ...more });
const service = (from: string, to?: string) => [{ from, ...(to === undefined ? {} : { to }) }];
const member = (id: string, from: string, to?: string) => ({
  id,
  name: id,
  role: "member" as const,
  service: service(from, to),
});

interface Setting {
  readonly measure?: Readonly<Record<string, unknown>>;
  readonly head?: Partial<LedgerInput>;
  readonly asOf?: string;
  readonly calendar?: WorkingCalendar;
}

const schemeFor = (measure: Readonly<Record<string, unknown>> = {}) =>
  schemeWith([item({ measure: attendance(measure), method: { kind: "proportional" } })]);

/** The item on the last day of October 2021, when 17 days were working days, with service from 1 October. */
const inOctober = (facts: readonly FactInput[], { measure, head, asOf = "2021-10-31", calendar }: Setting = {}) =>
  itemIn(
    evaluateDaily(
      schemeFor(measure),
      ledgerOf(facts, { members: [member("m1", "2021-10-01", "2021-10-31")], ...head }),
      { asOf, calendar },
    ),
  );
const shown = (found: ReturnType<typeof itemIn>): string => {
  const { measurement } = found;
  return measurement?.kind === "attendance" ? `${measurement.present} of ${measurement.needed}` : found.state;
};

describe("the need", () => {
  test("is 20 days a month, or what the calendar has where that is less: 17 in October 2021", () => {
    expect(shown(inOctober([present("2021-10-08", { until: "2021-10-31" })]))).toBe("17 of 17");
    const november = [present("2021-11-01", { until: "2021-11-30" })];
    const head = { members: [member("m1", "2021-11-01", "2021-11-30")] };
    // November 2021 has 22 working days
    expect(shown(inOctober(november, { head, asOf: "2021-11-30" }))).toBe("20 of 20");
  });

  test("of somebody who serves from the middle of a month is in proportion to the working days served", () => {
    // From 18 October: 10 of the 17 working days (18-22, 25-29); 17 x 10/17 = 10
    const head = { members: [member("m1", "2021-10-18", "2021-10-31")] };
    expect(shown(inOctober([present("2021-10-18", { until: "2021-10-22" })], { head }))).toBe("5 of 10");
    // In November: 20 x 12/22 from the 15th (15-19, 22-26, 29-30)
    const late = { members: [member("m1", "2021-11-15", "2021-11-30")] };
    expect(shown(inOctober([present("2021-11-15")], { head: late, asOf: "2021-11-30" }))).toBe("1 of 120/11");
  });

  test("grows with the days gone by, of the whole month's calendar", () => {
    // By 15 October: 8, 9, 11-15 are 7 of 17 working days
    expect(shown(inOctober([present("2021-10-08")], { asOf: "2021-10-15" }))).toBe("1 of 7");
  });

  test("falls by excused working days, not by excused days off", () => {
    // 11-15 October sick: 17 x (17 - 5)/17 = 12
    expect(
      shown(inOctober([present("2021-10-08"), present("2021-10-11", { status: "sick", until: "2021-10-15" })])),
    ).toBe("1 of 12");
    expect(
      shown(inOctober([present("2021-10-08"), present("2021-10-16", { status: "sick", until: "2021-10-17" })])),
    ).toBe("1 of 17");
    // Half a day recalled by the unit: 16.5
    expect(shown(inOctober([present("2021-10-08"), present("2021-10-11", { status: "recalled", slot: "am" })]))).toBe(
      "1 of 16.5",
    );
  });

  test("of nothing left does not apply", () => {
    expect(inOctober([present("2021-10-01", { status: "sick", until: "2021-10-31" })])).toMatchObject({
      state: "not-applicable",
      why: "nothing-due",
    });
    expect(inOctober([present("2021-10-08")], { asOf: "2021-10-07" })).toMatchObject({ state: "not-applicable" });
  });
});

describe("presence", () => {
  test("is counted in half-days, each once, at its most favourable status", () => {
    const halves = [
      present("2021-10-08", { slot: "am" }),
      present("2021-10-08", { slot: "am", status: "duty" }),
      present("2021-10-11", { slot: "pm" }),
    ];
    expect(shown(inOctober(halves))).toBe("1 of 17");
    const both = [
      present("2021-10-08", { status: "absent" }),
      present("2021-10-08", { status: "leave" }),
      present("2021-10-08"),
    ];
    expect(shown(inOctober(both))).toBe("1 of 17");
    expect(shown(inOctober([...both].reverse()))).toBe("1 of 17");
    // sick is more favourable than leave: the day is excused
    expect(
      shown(inOctober([present("2021-10-08", { status: "leave" }), present("2021-10-08", { status: "sick" })])),
    ).toBe("0 of 16");
  });

  test("on a weekend counts, or does not, as the scheme says", () => {
    const weekend = [present("2021-10-16", { until: "2021-10-17" })];
    expect(shown(inOctober(weekend))).toBe("2 of 17");
    expect(shown(inOctober(weekend, { measure: { daysOff: "ignore" } }))).toBe("0 of 17");
    // 9 October is a Saturday on which people work
    expect(shown(inOctober([present("2021-10-09")], { measure: { daysOff: "ignore" } }))).toBe("1 of 17");
  });

  test("above the need of a month does not help another month", () => {
    const head = { members: [member("m1", "2021-10-01", "2021-11-30")] };
    const all = [present("2021-10-01", { until: "2021-10-31" })];
    expect(shown(inOctober(all, { head, asOf: "2021-11-30" }))).toBe("17 of 37");
  });

  test("outside the service counts for nothing", () => {
    const head = { members: [member("m1", "2021-10-18", "2021-10-31")] };
    expect(inOctober([present("2021-10-15")], { head })).toMatchObject({ state: "missing" });
  });

  test("with a status that neither counts nor excuses is just not there", () => {
    expect(shown(inOctober([present("2021-10-08", { status: "leave" })]))).toBe("0 of 17");
    expect(inOctober([])).toMatchObject({ state: "missing" });
  });

  test("of a range belongs to the window with the days that lie in it", () => {
    const ledger = ledgerOf([present("2021-12-30", { until: "2022-01-05" })]);
    const found = itemIn(evaluateDaily(schemeFor(), ledger, { asOf: "2022-01-05" }));
    // January 2022 has 21 working days; 4 and 5 are two of them: 20 x 2/21
    expect(shown(found)).toBe("40/21 of 40/21");
    expect(found.measurement).toMatchObject({ spans: [{ member: "m1", needed: "40/21", present: "5" }] });
  });
});

describe("the mean", () => {
  const head = { members: [member("m1", "2021-10-01", "2021-10-31"), member("m2", "2021-10-29", "2021-10-31")] };
  const facts = [
    present("2021-10-08", { until: "2021-10-31" }),
    present("2021-10-29", { member: "m2", status: "absent" }),
  ];

  test("by member-days weighs the members by what they owe", () => {
    expect(inOctober(facts, { head }).measurement?.value).toBe("17/18");
  });

  test("by member-spans weighs them alike", () => {
    expect(inOctober(facts, { head, measure: { mean: "member-spans" } }).measurement?.value).toBe("0.5");
  });
});

describe("the calendar", () => {
  test("may ask for calendar days instead, by quarter or year", () => {
    const quarter = inOctober([present("2021-10-01", { until: "2021-10-23" })], {
      head: { members: [member("m1", "2021-10-01", "2021-12-31")] },
      measure: { basis: "calendar-days", every: "quarter", days: 46 },
      asOf: "2021-12-31",
    });
    expect(shown(quarter)).toBe("23 of 46");
  });

  test("may be the host's own", () => {
    const onlyFirst = { covers: () => true, isWorkingDay: (day: string) => day.endsWith("-01") };
    expect(shown(inOctober([present("2021-10-01")], { calendar: onlyFirst }))).toBe("1 of 1");
    const never = { covers: () => true, isWorkingDay: () => false };
    expect(inOctober([present("2021-10-01")], { calendar: never })).toMatchObject({ state: "not-applicable" });
  });

  test("of a year without data is a problem, only where working days are asked for", () => {
    const term = { from: "2026-08-01", to: "2027-12-31" };
    const ledger = ledgerOf([], { term, members: [member("m1", "2026-08-01")] });
    expect(() => evaluateAnnual(schemeFor(), ledger, { year: 2027 })).toThrow(
      "calendar: There is no holiday data for 2027",
    );
    expect(itemIn(evaluateAnnual(schemeFor(), ledger, { year: 2026 })).state).toBe("missing");
    expect(itemIn(evaluateAnnual(schemeFor({ basis: "calendar-days" }), ledger, { year: 2027 })).state).toBe("missing");
    // On the last covered day nothing of the dark year is asked for yet.
    expect(itemIn(evaluateDaily(schemeFor(), ledger, { asOf: "2026-12-31" })).state).toBe("missing");
  });
});

test("of several claims for a half-day the most favourable counts, whichever was made first", () => {
  const claims = (...given: readonly string[]) =>
    shown(
      inOctober(
        given.map((status, index) => present("2021-10-08", { id: `c${index}`, status })),
        {},
      ),
    );
  expect(claims("resident", "leave")).toBe("1 of 17");
  expect(claims("leave", "resident")).toBe("1 of 17");
  expect(claims("leave", "duty", "absent")).toBe("1 of 17");
  expect(claims("leave", "absent")).toBe("0 of 17");
});
