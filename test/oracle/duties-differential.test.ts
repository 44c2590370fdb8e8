/**
 * The engine and the oracle of section 13 give the same answers about duties: over random districts × questions, four to each.
 * `ZHUCUN_SEED=7` compares others, `ZHUCUN_DUTY_TRIALS=10000` more of them.
 *
 * That the comparison can fail was tried with one defect at a time: overdue on the due day instead of after it (`obligation`) was
 * caught by the 4th district, late work given away before work in time (`allot`) by the 7th. Exempt days counted once for each
 * exemption (`part`) is too rare here; the test "an exemption" in test/engine/duties.test.ts has it.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluateDuties } from "../../src/engine/duties/evaluate";
import type { BodyResult, Charge, Obligation } from "../../src/model/answer/duties";
import type { WorkingCalendar } from "../../src/model/calendar";
import { type DutyWorld, dutyQuestions, dutyWorlds } from "../arbitrary/duties";
import { calendars } from "../arbitrary/index";
import { differences } from "./differential-lines";
import { oracleDuties } from "./duties-accounts";

const questionsEach = 4;
const seed = Number(process.env["ZHUCUN_SEED"] ?? "20210501");
const numRuns = Number(process.env["ZHUCUN_DUTY_TRIALS"] ?? "250");

type Question = { readonly asOf: string; readonly knownAt?: string };

const obligationShown = ({ shown: _, facts: __, occasion, performed, ...one }: Obligation) => ({
  ...one,
  occasion: occasion?.id ?? null,
  performed: performed.map(({ id, times, late }) => `${id} ${times} ${late}`),
});

const whatOf = (charge: Charge): string => {
  if (charge.kind === "item") return `${charge.team} ${charge.item}`;
  return "case" in charge ? `${charge.team} ${charge.case}` : `${charge.duty} ${charge.due}`;
};

/** What the oracle says as well. */
const bodyShown = ({ id, teams, lists, next, accounts }: BodyResult) => ({
  id,
  teams,
  obligations: lists.flatMap(({ duties }) => duties.flatMap(({ obligations }) => obligations.map(obligationShown))),
  next: next.map(({ duty, due, team, member, occasion, overdue }) =>
    [duty, due, team, member, occasion?.id, overdue ? "overdue" : "open"].join(" "),
  ),
  accounts: accounts.map(({ year, from, to, charges, charged, lifted, balance }) => ({
    year,
    from,
    to,
    charges: charges.map((charge) => ({
      kind: charge.kind,
      what: whatOf(charge),
      amount: charge.amount,
      counts: charge.counts,
    })),
    charged,
    lifted,
    balance,
  })),
});

/** What an answer about a body showed, in words. */
const reachedBy = ({ lists, accounts }: BodyResult): string[] => [
  ...lists.flatMap(({ duties }) =>
    duties.flatMap(({ cadence, obligations }) =>
      obligations.map(({ state, why, shown }) => `${shown === null ? cadence.kind : "shown"} ${why ?? state}`),
    ),
  ),
  ...accounts.flatMap(({ charges, lifted }) => [
    ...charges.map(({ kind, counts }) => `${kind} ${counts}`),
    ...(lifted === "0" ? [] : ["lifted"]),
  ]),
];

const linesFor = (world: DutyWorld, question: Question, calendar: WorkingCalendar, reached: Map<string, number>) => {
  const engine = evaluateDuties(world.scheme, world, { ...question, calendar });
  const { isWorkingDay } = calendar;
  const oracle = oracleDuties({ ...world, ...question, knownAt: question.knownAt ?? null, isWorkingDay });
  for (const key of engine.bodies.flatMap(reachedBy)) reached.set(key, (reached.get(key) ?? 0) + 1);
  return differences(engine.bodies.map(bodyShown), oracle);
};

const trials = fc.record({
  world: dutyWorlds(),
  calendar: calendars(),
  questions: fc.array(dutyQuestions(), { minLength: questionsEach, maxLength: questionsEach }),
});

describe("engine and oracle", () => {
  const reached = new Map<string, number>();
  let failure: string | null = null;
  let comparisons = 0;

  beforeAll(() => {
    const property = fc.property(trials, ({ world, calendar, questions }) =>
      questions.every((question) => {
        comparisons += 1;
        return linesFor(world, question, calendar, reached).length === 0;
      }),
    );
    const { failed, counterexample, counterexamplePath, errorInstance } = fc.check(property, { seed, numRuns });
    const [trial] = counterexample ?? [];
    if (!failed || trial === undefined) return;
    const { world, calendar, questions } = trial;
    const facts = (error: unknown) => [`refused: ${String(error)}`];
    const told = questions.flatMap((question) => {
      try {
        return [JSON.stringify(question), ...linesFor(world, question, calendar, new Map()).slice(0, 8)];
      } catch (error) {
        return facts(error);
      }
    });
    const duties = world.scheme.duties.map(({ title: _, basis: __, ...duty }) => JSON.stringify(duty));
    const ledgers = world.ledgers.map((ledger) => JSON.stringify(ledger));
    const register = world.register.facts.map((fact) => JSON.stringify(fact));
    failure = [
      `engine and oracle differ (seed ${seed}, path ${counterexamplePath}) ${String(errorInstance ?? "")}`,
      ...told,
      ...duties,
      ...ledgers,
      ...register,
    ].join("\n");
  }, 300_000);

  it("answer every question about duties alike, to the digit", () => {
    if (failure !== null) expect.fail(failure);
    expect(comparisons).toBe(numRuns * questionsEach);
  });

  it("were compared over every cadence, state, reason and kind of charge", ({ skip }) => {
    skip(failure !== null, "the answers are not alike");
    const wanted = [
      ...["done", "late", "overdue", "open", "short-part", "not-there", "exemption"].map((one) => `every ${one}`),
      ...["done", "late", "overdue", "open", "exemption"].map((one) => `after ${one}`),
      ...["done", "open", "broken", "exemption"].map((one) => `always ${one}`),
      ...["done", "overdue"].map((one) => `shown ${one}`),
      "every nothing-due",
      "every waiver",
      "overdue true",
      "late true",
      "finding true",
      "finding false",
      "mirror true",
      "mirror false",
      "item true",
      "lifted",
    ];
    expect(
      wanted.filter((key) => (reached.get(key) ?? 0) < 2).map((key) => `${key}: ${reached.get(key) ?? 0}`),
    ).toEqual([]);
  });
});
