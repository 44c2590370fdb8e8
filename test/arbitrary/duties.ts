/** Small districts with duties of every cadence: schemes, ledgers and registers that pass their checks, with due days and part ends where facts fall. */
import fc, { type Arbitrary } from "fast-check";
import { addDays, type Day, type Period } from "../../src/model/calendar";
import type { FactInput, Ledger, LedgerInput } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import type { Register, RegisterInput } from "../../src/model/register";
import { parseRegister } from "../../src/model/register-check";
import type { Scheme, SchemeInput } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { someDay } from "../../src/testing/arbitrary/day";

export interface DutyWorld {
  readonly scheme: Scheme;
  readonly ledgers: readonly Ledger[];
  readonly register: Register;
}

type RegisterFactInput = NonNullable<RegisterInput["facts"]>[number];
type DutyInput = SchemeInput["duties"][number];

const basis = { sources: [], origin: "authored" as const };
const text = (zh: string) => ({ zh, en: zh });
const named = (id: string) => ({ id, title: text(id), basis });

const attendance = (
  every: "month" | "quarter" | "year",
  days: number,
): SchemeInput["rubric"]["categories"][number] => ({
  ...named("c"),
  points: 4,
  items: [
    {
      ...named("p"),
      points: 3,
      kind: "base",
      level: "daily",
      waivable: true,
      measure: {
        kind: "attendance",
        days,
        every,
        basis: "working-days",
        counts: ["resident"],
        excused: ["sick"],
        daysOff: "count",
        mean: "member-days",
      },
      method: { kind: "proportional" },
    },
    {
      ...named("n"),
      points: 1,
      kind: "base",
      level: "daily",
      measure: { kind: "count", none: "zero" },
      method: { kind: "per-occurrence", each: "0.5" },
      mirrors: [{ body: "town", each: "0.05", most: "0.2" }],
    },
  ],
});

const kinds = ["committee", "unit", "town", "team"] as const;

const cadences: Arbitrary<Pick<DutyInput, "cadence" | "per" | "shownBy" | "brokenBy">> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      cadence: fc.record({
        kind: fc.constant("every" as const),
        period: fc.constantFrom("month", "quarter", "half-year", "year", "term"),
        times: fc.constantFrom(1, 1, 2, 3),
        within: fc.constantFrom(0, 0, 10, 40),
      }),
      per: fc.constantFrom(undefined, undefined, "village", "member"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      cadence: fc.record({
        kind: fc.constant("every" as const),
        period: fc.constant("year" as const),
        times: fc.constantFrom(1, 2),
        by: fc.constantFrom("03-31", "06-30", "12-31"),
      }),
      per: fc.constantFrom(undefined, "village", "member"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      cadence: fc.record({
        kind: fc.constant("after" as const),
        event: fc.constant(text("e")),
        within: fc.constantFrom(0, 5, 15),
        days: fc.constantFrom("working", "calendar"),
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      cadence: fc.constant({ kind: "always" as const }),
      brokenBy: fc.constantFrom(["M1"], ["M1", "M2"], []),
    }),
  },
);

const accountNumbers = fc.constantFrom(["0.1", "0.05"], ["0.3", "0.3"], ["1.25", "0.5"], ["0", "0"]);

const rubricOf = (every: "month" | "quarter" | "year", days: number): SchemeInput["rubric"] => ({
  points: 4,
  rounding: { digits: 2, mode: "half-away-from-zero", basis },
  total: { basis },
  bonus: { cap: "none", basis },
  deduction: { cap: "none", basis },
  categories: [attendance(every, days)],
});

const schemes: Arbitrary<Scheme> = fc
  .record({
    duties: fc.array(
      fc.tuple(fc.constantFrom(...kinds, "committee" as const, "town" as const), fc.constantFrom("R", "S"), cadences),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
    every: fc.constantFrom("month", "quarter", "year"),
    days: fc.constantFrom(5, 20, 200),
    points: fc.constantFrom("10", "0.5"),
    numbers: fc.array(accountNumbers, { minLength: 3, maxLength: 3 }),
    accounts: fc.constantFrom(0, 3, 3, 3),
  })
  .map(({ duties, every, days, points, numbers, accounts }) =>
    parseScheme({
      format: "zhucun-scheme/1",
      id: "duties",
      version: "1",
      title: text("办法"),
      notice: text("测试"),
      from: "2020-01-01",
      sources: [],
      bodies: [
        named("committee"),
        { ...named("unit"), teams: "units", subject: "unit" },
        { ...named("town"), teams: "town", subject: "town" },
        { ...named("team"), assessed: true },
      ],
      lists: [named("R"), named("S")],
      duties: [
        ...duties.map(([body, list, rest], at) => ({ ...named(`d${at}`), body, list, ...rest })),
        {
          ...named("shown"),
          body: "team",
          list: "R",
          cadence: { kind: "every", period: every, times: 1 },
          per: "member",
          shownBy: "p",
        },
      ],
      accounts: ["committee", "unit", "town"].slice(0, accounts).map((body, at) => ({
        body,
        points,
        overdue: numbers[at]?.[0] ?? "0",
        late: numbers[at]?.[1] ?? "0",
        basis,
      })),
      mechanisms: [{ ...named("m"), duties: duties.map((_, at) => `d${at}`) }],
      steps: [],
      misconduct: [
        {
          ...named("M1"),
          subjects: ["member", "team", "unit", "town"],
          deduct: 1,
          mirrors: [
            { body: "town", each: "0.1" },
            { body: "unit", each: "0.15" },
            { body: "committee", each: "0.3" },
          ],
        },
        { ...named("M2"), subjects: ["unit", "town"], deduct: "0.2", grave: { deduct: "0.5" } },
      ],
      rubric: rubricOf(every, days),
      grades: [
        { ...named("low"), from: 0, to: 2 },
        { ...named("high"), from: 2 },
      ],
      notApplicable: { rescale: "none", maxShare: 1, basis },
      annual: { minDays: 100, closes: 31, basis },
      term: { annualWeight: "0.5", termWeight: "0.5", closes: 31, basis },
    } satisfies Record<keyof SchemeInput & string, unknown> | object),
  );

const termsHere: readonly Period[] = [
  { from: "2021-11-15", to: "2022-08-31" },
  { from: "2022-01-01", to: "2022-12-31" },
  { from: "2022-05-20", to: "2023-02-10" },
  { from: "2022-02-28", to: "2022-04-16" },
];
const townNames = ["东镇", "西镇"];
const unitNames = ["甲局", "乙局"];

/** Days on which parts end, and the days beside them. */
const edges = [
  "2022-01-31",
  "2022-02-10",
  "2022-03-31",
  "2022-04-01",
  "2022-06-30",
  "2022-07-01",
  "2022-07-10",
  "2022-12-31",
  "2023-01-10",
];
const days: Arbitrary<Day> = fc.oneof(fc.constantFrom(...edges), someDay({ from: "2021-11-01", to: "2023-04-30" }));

/** Numbers that are read modulo what there is to choose from. */
const dice = fc.array(fc.nat(999), { minLength: 8, maxLength: 8 });

const pick = <T>(list: readonly T[], n: number | undefined): T | undefined =>
  list.length === 0 ? undefined : list[(n ?? 0) % list.length];

const clipped = (day: Day, { from, to }: Period): Day => (day < from ? from : day > to ? to : day);

const ledgerFact = (dayOf: Day, n: readonly number[], head: Omit<LedgerInput, "facts">, at: number): FactInput[] => {
  const day = clipped(dayOf, head.term);
  const common = { id: `f${at}`, day, recorded: addDays(day, (n[1] ?? 0) % 5 === 0 ? 40 : 0), by: "镇" };
  const member = pick(head.members, n[2])?.id;
  const choice = (n[0] ?? 0) % 6;
  if (choice <= 2 && member !== undefined) {
    const until = clipped(addDays(day, (n[3] ?? 0) % 60), head.term);
    const status = pick(["resident", "resident", "resident", "sick", "leave"] as const, n[4]) ?? "resident";
    return [{ ...common, kind: "attendance", member, until, status }];
  }
  if (choice === 3) return [{ ...common, kind: "count", item: "n", value: 1 + ((n[3] ?? 0) % 3) }];
  if (choice === 4 && (n[5] ?? 0) % 5 === 0)
    return [{ ...common, kind: "waiver", item: "p", reason: "r", approver: "a" }];
  const state = pick(["confirmed", "confirmed", "investigating", "dismissed"] as const, n[3]) ?? "confirmed";
  const about =
    member !== undefined && (n[4] ?? 0) % 2 === 0
      ? { subject: "member" as const, member }
      : { subject: pick(["team", "team", "unit", "town"] as const, n[6]) ?? "team" };
  return [{ ...common, kind: "finding", case: "M1", matter: `x${(n[5] ?? 0) % 2}`, state, ...about }];
};

const ledgers = (scheme: Scheme, at: number): Arbitrary<Ledger> =>
  fc
    .record({
      term: fc.constantFrom(...termsHere),
      town: fc.constantFrom(...townNames),
      units: fc.constantFrom([...unitNames], [unitNames[0] ?? ""], [unitNames[1] ?? ""]),
      people: fc.array(fc.tuple(days, days, dice), { maxLength: 2 }),
      facts: fc.array(fc.tuple(days, dice), { maxLength: 7 }),
    })
    .map(({ term, town, units, people, facts }) => {
      const members = people.map(([first, last, n], index) => {
        const [from, to] = [clipped(first, term), clipped(last, term)].sort();
        const unit = pick([undefined, ...units], n[0]);
        return {
          id: `m${index}`,
          name: `m${index}`,
          role: "member" as const,
          ...(unit === undefined ? {} : { unit }),
          service: [(n[1] ?? 0) % 3 === 0 ? { from: term.from } : { from: from ?? term.from, to: to ?? term.to }],
        };
      });
      const head = {
        format: "zhucun-ledger/1" as const,
        team: `team${at}`,
        village: `村${at}`,
        town,
        units,
        term,
        members,
      };
      return parseLedger(
        { ...head, facts: facts.flatMap(([day, n], index) => ledgerFact(day, n, head, index)) },
        { scheme },
      );
    });

const bodies: RegisterInput["bodies"] = [
  { id: "dw", body: "committee", name: "区委" },
  { id: "jia", body: "unit", name: "甲局" },
  { id: "yi", body: "unit", name: "乙局" },
  { id: "dong", body: "town", name: "东镇" },
  { id: "xi", body: "town", name: "西镇" },
];

interface Place {
  readonly scheme: Scheme;
  readonly ledgers: readonly Ledger[];
  readonly occasions: { readonly id: string; readonly day: Day; readonly duty: string; readonly body: string }[];
}

const bodiesOf = (kind: string, all: readonly Ledger[]): readonly string[] =>
  kind === "team" ? all.map(({ team }) => team) : bodies.filter(({ body }) => body === kind).map(({ id }) => id);

const teamsOf = (body: string, all: readonly Ledger[]): readonly Ledger[] => {
  const real = bodies.find(({ id }) => id === body);
  if (real === undefined) return all.filter(({ team }) => team === body);
  if (real.body === "town") return all.filter(({ town }) => town === real.name);
  return real.body === "unit" ? all.filter(({ units }) => units.includes(real.name)) : all;
};

const peopleOf = (body: string, all: readonly Ledger[]): readonly { team: string; member: string }[] => {
  const name = bodies.find(({ id, body: kind }) => id === body && kind === "unit")?.name;
  return teamsOf(body, all).flatMap(({ team, units, members }) =>
    members
      .filter(({ unit }) => name === undefined || unit === name || (unit === undefined && units.length === 1))
      .map(({ id }) => ({ team, member: id })),
  );
};

type Common = { readonly id: string; readonly day: Day; readonly recorded: Day; readonly by: string };

const performed = (
  duty: Scheme["duties"][number],
  body: string,
  common: Common,
  n: readonly number[],
  place: Place,
) => {
  const { cadence, per, shownBy } = duty;
  if (shownBy !== undefined || cadence.kind === "always") return [];
  const one = { ...common, kind: "performed" as const, duty: duty.id, body };
  if (cadence.kind === "after") {
    const own = place.occasions.filter((each) => each.duty === duty.id && each.body === body);
    const answered = pick(own, n[3]);
    if (answered === undefined) return [];
    const day = addDays(answered.day, (n[4] ?? 0) % 30);
    return [{ ...one, day, recorded: addDays(day, (n[1] ?? 0) % 3 === 0 ? 20 : 0), answers: answered.id }];
  }
  const times = { times: 1 + ((n[5] ?? 0) % 2) };
  const part = (n[6] ?? 0) % 3 === 0 ? { part: addDays(common.day, ((n[7] ?? 0) % 120) - 80) } : {};
  if (per === "member") {
    const people = peopleOf(body, place.ledgers).filter((_, at) => ((n[4] ?? 0) >> at) % 2 === 0);
    return people.length === 0 ? [] : [{ ...one, ...times, ...part, people }];
  }
  if (per === undefined) return [{ ...one, ...times, ...part }];
  const team = pick(teamsOf(body, place.ledgers), n[4])?.team;
  return team === undefined ? [] : [{ ...one, ...times, ...part, team }];
};

const exemption = (duty: string, body: string, common: Common, n: readonly number[], place: Place) => {
  const person = pick(peopleOf(body, place.ledgers), n[4]);
  const team = pick(teamsOf(body, place.ledgers), n[4])?.team;
  const whom = pick([{}, {}, team === undefined ? {} : { team }, person ?? {}], n[3]) ?? {};
  const from = addDays(common.day, ((n[5] ?? 0) % 90) - 45);
  return {
    ...common,
    kind: "exemption",
    duty,
    body,
    from,
    to: addDays(from, (n[6] ?? 0) % 500),
    approver: "a",
    reason: "r",
    ...whom,
  };
};

const finding = (common: Common, n: readonly number[]) => {
  const real = pick(
    bodies.filter(({ body }) => body !== "committee"),
    n[3],
  );
  return {
    ...common,
    kind: "finding",
    case: pick(["M1", "M2"], n[4]),
    matter: `x${(n[5] ?? 0) % 2}`,
    subject: real?.body,
    body: real?.id,
    state: pick(["confirmed", "confirmed", "suspected", "dismissed"], n[6]),
    ...((n[7] ?? 0) % 3 === 0 ? { grave: true } : {}),
  };
};

/** One fact of a register, or none where there is nothing that it could be about. */
const registerFact = (day: Day, n: readonly number[], at: number, place: Place): object[] => {
  const common = { id: `r${at}`, day, recorded: addDays(day, (n[1] ?? 0) % 4 === 0 ? 30 : 0), by: "区" };
  const duty = pick(place.scheme.duties, n[2]);
  if (duty === undefined) return [];
  const body = pick(bodiesOf(duty.body, place.ledgers), n[0]);
  if (body === undefined) return [];
  const choice = (n[7] ?? 0) % 14;
  if (choice <= 1) return [finding(common, n)];
  if (choice <= 3) return [exemption(duty.id, body, common, n, place)];
  if (duty.cadence.kind === "after" && choice <= 9) {
    place.occasions.push({ id: common.id, day, duty: duty.id, body });
    const team = pick(teamsOf(body, place.ledgers), n[4])?.team;
    return [
      {
        ...common,
        kind: "occasion",
        duty: duty.id,
        body,
        ...((n[3] ?? 0) % 2 === 0 && team !== undefined ? { team } : {}),
        ...((n[5] ?? 0) % 4 === 0 ? { within: (n[6] ?? 0) % 20 } : {}),
      },
    ];
  }
  return performed(duty, body, common, n, place);
};

/** Some facts are corrected by the same on another day, some taken back. */
const withCorrections = (facts: readonly object[], n: readonly number[]): object[] =>
  facts.flatMap((written, at): object[] => {
    const fact = written as Record<string, string>; // every fact of a register has texts for id, day, recorded
    const roll = (n[at % n.length] ?? 0) + at;
    const recorded = addDays(fact["recorded"] ?? "", roll % 25);
    const correction = { id: `c${at}`, corrects: fact["id"], reason: "r" };
    if (roll % 9 === 0) return [fact, { ...correction, kind: "withdrawal", day: fact["day"], recorded, by: "区" }];
    if (roll % 7 !== 0 || "answers" in fact || fact["kind"] === "occasion") return [fact];
    const day = addDays(fact["day"] ?? "", -(roll % 20));
    return [fact, { ...fact, ...correction, day, recorded }];
  });

const registers = (scheme: Scheme, all: readonly Ledger[]): Arbitrary<Register> =>
  fc
    .record({ facts: fc.array(fc.tuple(days, dice), { minLength: 8, maxLength: 40 }), corrections: dice })
    .map(({ facts, corrections }) => {
      const place: Place = { scheme, ledgers: all, occasions: [] };
      const written = facts.flatMap(([day, n], at) => registerFact(day, n, at, place));
      const shuffled = withCorrections(written, corrections) as RegisterFactInput[]; // checked by the reading below
      return parseRegister(
        { format: "zhucun-register/1", id: "r", title: text("簿"), bodies, facts: shuffled },
        { scheme, ledgers: all },
      );
    });

/** Valid small districts with duties. */
export const dutyWorlds = (): Arbitrary<DutyWorld> =>
  schemes.chain((scheme) =>
    fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => ledgers(scheme, at))))
      .chain((all) => registers(scheme, all).map((register) => ({ scheme, ledgers: all, register }))),
  );

/** Days to ask about, and sometimes what was known then. */
export const dutyQuestions = (): Arbitrary<{ readonly asOf: Day; readonly knownAt?: Day }> =>
  fc.oneof(
    days.map((asOf) => ({ asOf })),
    fc.tuple(days, days).map(([asOf, knownAt]) => ({ asOf, knownAt })),
  );
