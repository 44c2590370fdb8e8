/**
 * The engine and the oracle say the same about members: thousands of random rules x people x leave x questions.
 * `ZHUCUN_SEED=7` compares others, `ZHUCUN_TRIALS=10000` more of them.
 *
 * Seen to catch, each put in on purpose in a copy of the engine:
 * DEFECTS
 */
import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { evaluateMembers, type MembersQuestion } from "../../src/engine/members/evaluate-members";
import type { MemberLimit, MembersEvaluation } from "../../src/model/answer/members";
import {
  addDays,
  calendarYear,
  type Day,
  overlap,
  type Period,
  type WorkingCalendar,
  yearsOf,
} from "../../src/model/calendar";
import type { FactInput, Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import type { Scheme } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { findings } from "../arbitrary/conduct";
import { calendars, someDay, terms } from "../arbitrary/day";
import { measures } from "../arbitrary/measure";
import { misconducts } from "../arbitrary/misconduct";
import { holders, leaves, servingRules } from "../arbitrary/serving";
import { category, item, schemeInput } from "../small-district";
import { differences } from "./differential-lines";
import { oracleMembers } from "./members";

const grades = ["poor", "fair", "good"];

const schemes: Arbitrary<Scheme> = fc
  .tuple(measures.attendance, servingRules(["i"], grades), misconducts(grades), fc.constantFrom(0, 183))
  .map(([measure, members, misconduct, minDays]) => {
    const rubric = [category("c", [item({ measure, method: { kind: "proportional" } })])];
    return parseScheme({
      ...schemeInput(rubric, { from: "2000-01-01", members, misconduct }),
      annual: { ...schemeInput().annual, minDays },
    });
  });

const ledgers = (scheme: Scheme, term: Period): Arbitrary<Ledger> =>
  holders(term, someDay(term)).chain((members) => {
    const served = members.map((one) => ({ ...one, service: [...one.service] }));
    return fc.tuple(leaves(served, term, someDay(term)), findings(scheme, served, term)).map(([facts, found]) => {
      const findingFacts = found.map(
        (one, index): FactInput => ({ ...one, id: `g${index}`, by: "town", recorded: one.day }),
      );
      const head = { ...ledgerHead, term, members: served };
      return parseLedger({ ...head, facts: [...facts, ...findingFacts] }, { scheme });
    });
  });
const ledgerHead = { format: "zhucun-ledger/1", team: "t", village: "村", town: "镇", units: ["局"] };

interface Trial {
  readonly scheme: Scheme;
  readonly ledger: Ledger;
  readonly calendar: WorkingCalendar;
  readonly question: MembersQuestion;
}

const questions = ({ term, facts }: Ledger): Arbitrary<MembersQuestion> => {
  const days: readonly Day[] = facts.flatMap(({ day, recorded }) => [day, recorded, addDays(recorded, -1)]);
  return fc.constantFrom(...yearsOf(term)).chain((year) => {
    const period = overlap(calendarYear(year), term) ?? term;
    const inside = fc.constantFrom(undefined, period.from, period.to, ...days.filter((day) => day >= period.from));
    return fc
      .record({
        asOf: fc.oneof(fc.constant(undefined), inside, someDay(period)),
        knownAt: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constantFrom(term.to, ...days)),
        decided: fc.constantFrom(undefined, undefined, undefined, ...grades),
      })
      .map((asked) => ({ year, ...asked }));
  });
};

/** Holiday data ends with 2026, and so does what can be said about papers of its last days. */
const coveredTerms = terms().filter(({ to }) => to < "2026-12-20");

const trials: Arbitrary<Trial> = fc
  .tuple(schemes, coveredTerms, calendars())
  .chain(([scheme, term, calendar]) =>
    ledgers(scheme, term).chain((ledger) =>
      questions(ledger).map((question) => ({ scheme, ledger, calendar, question })),
    ),
  );

const limitShown = (limit: MemberLimit) => {
  if (limit.source === "team") return limit;
  const { title: _, facts: __, ...rest } = limit;
  return rest;
};

/** What the oracle says as well. */
const asShown = ({ period, asOf, knownAt, teamGrade, members, places, vacancies }: MembersEvaluation) => ({
  period,
  asOf,
  knownAt,
  teamGrade,
  members: members.map(({ name: _, role: __, unit: ___, post: ____, attendance, reasons, limits, ...rest }) => {
    const { spans: _____, ...sums } = attendance ?? { spans: [] };
    return {
      ...rest,
      attendance: attendance === null ? null : sums,
      reasons: reasons.map(({ kind }) => kind),
      limits: limits.map(limitShown),
    };
  }),
  places,
  vacancies,
});

const compared = ({ scheme, ledger, calendar, question }: Trial, reached: Map<string, number>): string[] => {
  const engine = asShown(evaluateMembers(scheme, ledger, { ...question, calendar }));
  const oracle = oracleMembers(scheme, ledger, { ...question, isWorkingDay: calendar.isWorkingDay });
  for (const name of statesIn(engine)) reached.set(name, (reached.get(name) ?? 0) + 1);
  return differences(engine, oracle);
};

/** Everything that one answer shows. */
const statesIn = ({ members, places, vacancies }: ReturnType<typeof asShown>): string[] => [
  ...members.flatMap(({ state, reasons, leaves: found, leave, limits, attendance }) => [
    state,
    ...reasons,
    ...found.flatMap(({ faults, missing, papers }) => [
      ...faults,
      ...missing.map((gap) => `no ${gap}`),
      papers.length > 1 ? "merged" : "alone",
    ]),
    ...found.filter(({ lost, days }) => lost !== "0" && lost !== days).map(() => "lost in part"),
    leave.replace ? "replace" : "enough",
    leave.counted === leave.days ? "ordinary" : "statutory",
    ...limits.map(({ source }) => `limited by ${source}`),
    attendance === null ? "not measured" : "measured",
  ]),
  ...places.map(({ eligible, places: n }) => (eligible.length < n ? "fewer eligible than places" : "places")),
  ...vacancies.flatMap(({ to, beyond, amount }) => [
    to === null ? "still vacant" : "filled",
    beyond > 0 ? "beyond the grace" : "within the grace",
    amount === "0" ? "free" : "charged",
  ]),
];

const expected = [
  ...["gradable", "open", "none", "short-service", "long-leave", "investigation", "team-open"],
  ...["approved-too-low", "asked-late", "no authority", "no asked", "merged", "alone", "lost in part"],
  ...[
    "replace",
    "enough",
    "ordinary",
    "statutory",
    "limited by misconduct",
    "limited by team",
    "not measured",
    "measured",
  ],
  ...["fewer eligible than places", "places", "still vacant", "filled", "beyond the grace", "within the grace"],
  ...["free", "charged"],
];

test("engine and oracle answer every question about members alike, over every state", () => {
  const seed = Number(process.env["ZHUCUN_SEED"] ?? "20210803");
  const numRuns = Number(process.env["ZHUCUN_TRIALS"] ?? "3000");
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(trials, (trial) => {
      expect(compared(trial, reached)).toEqual([]);
    }),
    { seed, numRuns },
  );
  expect(expected.filter((name) => (reached.get(name) ?? 0) < numRuns / 200)).toEqual([]);
});
