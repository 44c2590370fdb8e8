/** Districts in which misconduct is told of: two teams (one of them through two terms), a register, and rules that suspect, run on and mirror. */
import fc, { type Arbitrary } from "fast-check";
import type { Records } from "../../src/engine/dereliction/affairs";
import type { ObligationClue } from "../../src/engine/dereliction/overdue";
import { addDays, daysIn, earlier } from "../../src/model/calendar";
import type { Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import { parseRegister } from "../../src/model/register-check";
import type { Scheme, SchemeInput } from "../../src/model/scheme";
import { basis, category, item, monthlyPresence, schemeOf, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, undefined, ...values);

type Case = SchemeInput["misconduct"][number];
type Rule = NonNullable<Case["suspect"]>[number];

const amounts = fc.constantFrom("0", "0.1", "0.5", "1", "3");
const steps = fc.subarray(["talk", "notice", "recall"]);
const row = fc
  .record({
    limit: maybe("poor", "fair", "good"),
    spreads: maybe(true as const),
    veto: maybe(true as const),
    steps,
  })
  .map(({ veto, ...rest }) => ({ ...rest, ...(rest.limit === undefined ? {} : { veto }) }));

const spans: Arbitrary<Rule> = fc.record({
  kind: fc.constant("short-spans" as const),
  item: fc.constant("a"),
  every: maybe("quarter" as const, "year" as const),
  days: maybe("92", "5"),
  below: fc.constantFrom("1", "0.5", "2/3", "1/3"),
  times: fc.integer({ min: 1, max: 3 }),
  grave: maybe(true as const),
});
const conditions: Arbitrary<Rule> = fc.record({
  kind: fc.constant("condition" as const),
  when: fc.oneof(
    fc.constantFrom("0.5", "0.8", "1").map((below) => ({ kind: "measurement" as const, item: "k", below })),
    fc.constantFrom("1", "2").map((atLeast) => ({ kind: "findings" as const, atLeast })),
    fc.constant({ kind: "points-share" as const, category: "c", atMost: "0.5" }),
  ),
  grave: maybe(true as const),
});
const overdue: Arbitrary<Rule> = fc.record({
  kind: fc.constant("overdue" as const),
  duties: fc.subarray(["insure", "meet"], { minLength: 1 }),
  days: fc.constantFrom(0, 30),
  each: fc.constantFrom("duty" as const, "obligation" as const),
});

/** Of the team and its members, or of bodies; a case of bodies is suspected by duties of theirs alone. */
const cases = (id: string, own: boolean): Arbitrary<Case> =>
  fc
    .record({
      deduct: amounts,
      zeroes: maybe(true as const),
      ladder: fc.array(row, { maxLength: 3 }),
      grave: fc.oneof(
        fc.constant(undefined),
        fc.tuple(row, maybe("2")).map(([one, deduct]) => ({ ...one, deduct })),
      ),
      mirrors: fc.array(fc.record({ body: fc.constantFrom("town", "unit"), each: amounts }), { maxLength: 2 }),
      running: fc.oneof(
        fc.constant(undefined),
        ...[1, 2].map(() =>
          fc.record({
            years: fc.constantFrom(2, 2, 2, 3),
            steps: fc.constant(["recall"]),
            leader: own ? maybe(true as const) : fc.constant(undefined),
          }),
        ),
      ),
      suspect: own ? fc.array(fc.oneof(spans, conditions), { maxLength: 3 }) : fc.array(overdue, { maxLength: 2 }),
    })
    .map(({ ladder, ...rest }) => ({
      ...titled(id),
      ...rest,
      subjects: own ? (["member", "team"] as const) : (["unit", "town", "team"] as const),
      ladder: ladder.map((one, at) => ({ ...one, nth: at + 1 })),
    }));

const attended = item({
  id: "a",
  measure: { ...monthlyPresence, excused: ["sick"] },
  method: { kind: "proportional" },
  collect: { every: "month", within: 10 },
  waivable: true,
  deadline: { within: 5, missing: "zero" },
});
const talks = item({
  id: "k",
  measure: { kind: "tally" },
  method: { kind: "proportional" },
  deadline: { within: 5, missing: "open" },
});
const dereliction = item({
  id: "d",
  points: 0,
  kind: "deduction",
  measure: { kind: "findings" },
  method: { kind: "per-unit", each: 1 },
  cap: "none",
});
const criticised = item({
  id: "n",
  points: 0,
  kind: "deduction",
  measure: {
    kind: "notices",
    levels: [
      { ...titled("low"), value: 0.5 },
      { ...titled("high"), value: 2 },
    ].map(({ basis: _, ...level }) => level),
    sameMatter: "highest",
    once: "window",
    besideFindings: "rest",
  },
  method: { kind: "per-unit", each: 1 },
  cap: "none",
});

const schemes: Arbitrary<Scheme> = fc
  .tuple(cases("M1", true), cases("M2", true), cases("M3", false))
  .map((misconduct) =>
    schemeOf([category("c", [attended, talks, dereliction, criticised])], {
      from: "2018-01-01",
      bodies: [
        { ...titled("team"), assessed: true },
        { ...titled("unit"), teams: "units", subject: "unit" },
        { ...titled("town"), teams: "town", subject: "town" },
      ],
      lists: [titled("l")],
      duties: [
        { ...titled("insure"), body: "unit", list: "l", cadence: { kind: "always" } },
        { ...titled("meet"), body: "team", list: "l", cadence: { kind: "always" } },
      ],
      steps: ["talk", "notice", "recall"].map(titled),
      misconduct,
      annual: { minDays: 100, closes: 10, basis },
      rubric: { total: { floor: "none", basis } },
      grades: [
        { ...titled("poor"), to: 6 },
        { ...titled("fair"), from: 6, to: 8 },
        { ...titled("good"), from: 8 },
      ],
    }),
  );

const states = fc.constantFrom("confirmed", "confirmed", "confirmed", "suspected", "investigating", "dismissed");
const lags = fc.constantFrom(0, 0, 0, 2, 40, 300);

const dayIn = (from: string, to: string) =>
  fc.integer({ min: 0, max: daysIn({ from, to }) - 1 }).map((days) => addDays(from, days));

interface Term {
  readonly team: string;
  readonly from: string;
  readonly to: string;
}

const findings = ({ from, to }: Term) =>
  fc.record({
    kind: fc.constant("finding"),
    day: dayIn(from, to),
    lag: lags,
    who: fc.constantFrom("team", "team", "team", "m1", "m2", "unit", "town"),
    case: fc.constantFrom("M1", "M2"),
    matter: fc.constantFrom("p", "q", "r", "s", "condition/2021", "a/2021-01-01"),
    state: states,
    grave: maybe(true as const),
    item: maybe("k"),
    body: fc.constantFrom(undefined, undefined, undefined, "team", "unit"),
  });

/** What a member or the team did is of M1 or M2, what others did of M3. */
const findingOf = ({ who, lag, ...drawn }: { who: string; lag: number; day: string; case: string }) => {
  const own = who === "team" || who.startsWith("m");
  return {
    ...drawn,
    case: own ? drawn.case : "M3",
    recorded: addDays(drawn.day, lag),
    ...(who.startsWith("m") ? { subject: "member", member: who } : { subject: who }),
  };
};

const others = ({ from, to }: Term) =>
  fc.oneof(
    fc.record({
      kind: fc.constant("attendance"),
      day: dayIn(from, to),
      member: fc.constantFrom("m1", "m2"),
      status: fc.constantFrom("resident", "resident", "resident", "sick", "absent"),
      length: fc.constantFrom(5, 18, 19, 60, 200),
    }),
    fc.record({
      kind: fc.constant("tally"),
      item: fc.constant("k"),
      day: dayIn(from, to),
      done: fc.constantFrom("2", "5", "8", "10"),
      due: fc.constant("10"),
    }),
    fc.record({
      kind: fc.constant("notice"),
      item: fc.constant("n"),
      day: dayIn(from, to),
      matter: fc.constantFrom("p", "q", "r"),
      level: fc.constantFrom("low", "high"),
    }),
  );

const ledgersOf = (term: Term, scheme: Scheme): Arbitrary<Ledger> =>
  fc
    .record({
      found: fc.array(findings(term), { maxLength: 8 }),
      rest: fc.array(others(term), { maxLength: 6 }),
      waived: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      town: fc.constantFrom("柳镇", "柳镇", "远镇"),
      units: fc.constantFrom(["水利局"], ["水利局", "交通局"]),
      unit: fc.constantFrom(undefined, "交通局"),
    })
    .map(({ found, rest, waived, town, units, unit }) =>
      parseLedger(
        {
          format: "zhucun-ledger/1",
          team: term.team,
          village: "村",
          town,
          units,
          term: { from: term.from, to: term.to },
          members: [
            { id: "m1", name: "甲", role: "leader", service: [{ from: term.from }] },
            {
              id: "m2",
              name: "乙",
              role: "leader",
              ...(unit === undefined ? {} : { unit }),
              service: [{ from: term.from, to: addDays(term.from, 300) }],
            },
          ],
          facts: [
            ...found.map(findingOf),
            ...rest.map((one) => {
              const { length, ...drawn } = { length: 0, ...one };
              const until = earlier(addDays(drawn.day, length), term.to);
              return { ...drawn, recorded: length === 0 ? drawn.day : until, ...(length === 0 ? {} : { until }) };
            }),
            ...(waived
              ? [
                  {
                    kind: "waiver",
                    item: "a",
                    day: addDays(term.from, 20),
                    recorded: addDays(term.from, 20),
                    reason: "r",
                    approver: "a",
                  },
                ]
              : []),
          ].map((one, at) => ({ id: `f${(at * 7) % 20}-${at}`, by: "clerk", ...one })),
        },
        { scheme },
      ),
    );

const registers = fc
  .array(
    fc.record({
      day: dayIn("2020-01-01", "2024-12-31"),
      lag: lags,
      body: fc.constantFrom("water", "roads", "liu"),
      matter: fc.constantFrom("p", "q", "r", "insure/2021", "insure/2022-06-30"),
      state: states,
      grave: maybe(true as const),
    }),
    { maxLength: 8 },
  )
  .map((found) => ({
    format: "zhucun-register/1" as const,
    id: "r",
    title: words("r"),
    bodies: [
      { id: "water", body: "unit", name: "水利局" },
      { id: "roads", body: "unit", name: "交通局" },
      { id: "liu", body: "town", name: "柳镇" },
    ],
    facts: found.map(({ lag, ...one }, at) => ({
      kind: "finding" as const,
      id: `r${(at * 3) % 10}-${at}`,
      by: "office",
      case: "M3",
      subject: one.body === "liu" ? ("town" as const) : ("unit" as const),
      recorded: addDays(one.day, lag),
      ...one,
    })),
  }));

const obligations = fc.array(
  fc.record({
    id: maybe("o1", "o2"),
    body: fc.constantFrom("water", "roads", "t1"),
    duty: fc.constantFrom("insure", "meet"),
    due: fc.constantFrom("2021-12-31", "2022-03-31", "2022-06-30"),
    state: fc.constantFrom("overdue", "overdue", "late", "done"),
    done: fc.constantFrom("2022-07-15", "2022-08-15"),
  }),
  { maxLength: 5 },
);

/** A scheme, all records of a district, and what was owed. */
export interface Regime {
  readonly scheme: Scheme;
  readonly clues: Records & { readonly obligations: readonly ObligationClue[] };
}

const terms: readonly Term[] = [
  { team: "t1", from: "2020-07-01", to: "2021-12-31" },
  { team: "t1", from: "2023-01-01", to: "2024-06-30" },
  { team: "t2", from: "2020-10-01", to: "2023-02-15" },
];

export const regimes = (): Arbitrary<Regime> =>
  schemes.chain((scheme) =>
    fc
      .tuple(
        registers.map((register) => parseRegister(register, { scheme })),
        fc.tuple(...terms.map((term) => ledgersOf(term, scheme))),
        obligations,
      )
      .map(([register, ledgers, owed]) => ({ scheme, clues: { register, ledgers, obligations: owed } })),
  );

/** Days to stand on, and what was known by then. */
export const stands = () =>
  fc.record({
    asOf: fc.oneof(dayIn("2020-12-01", "2025-01-31"), fc.constantFrom("2021-12-31", "2022-12-31", "2024-12-31")),
    knownAt: fc.oneof(fc.constant(undefined), fc.constant(undefined), dayIn("2021-01-01", "2025-01-31")),
  });
