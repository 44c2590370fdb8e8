/**
 * The laws of duties, over random districts: order never matters, `knownAt` replays, nothing is mutated, counts and accounts add up,
 * and one more performance never makes a body look worse.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateDuties } from "../../src/engine/duties/evaluate";
import { mechanismsOf } from "../../src/engine/duties/mechanisms";
import type { BodyResult, DutiesEvaluation, Obligation } from "../../src/model/answer/duties";
import { addDays } from "../../src/model/calendar";
import { add, exactFrom, exactText, subtract, sum } from "../../src/model/points";
import type { RegisterFactOf } from "../../src/model/register";
import { type DutyWorld, dutyQuestions, dutyWorlds } from "../arbitrary/duties";

const asked = fc.record({ world: dutyWorlds(), question: dutyQuestions() });
type Question = { readonly asOf: string; readonly knownAt?: string };

const answer = ({ scheme, ...district }: DutyWorld, question: Question): DutiesEvaluation =>
  evaluateDuties(scheme, district, question);

const runs = { numRuns: 50, seed: 20210501 };

const deepFrozen = <T>(value: T): T => {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFrozen);
  }
  return value;
};

const reversed = ({ scheme, ledgers, register }: DutyWorld): DutyWorld => ({
  scheme,
  ledgers: [...ledgers].reverse().map((ledger) => ({
    ...ledger,
    members: [...ledger.members].reverse(),
    facts: [...ledger.facts].reverse(),
  })),
  register: {
    ...register,
    bodies: [...register.bodies].reverse(),
    facts: [...register.facts]
      .reverse()
      .map((fact) =>
        fact.kind === "performed" && fact.people !== undefined ? { ...fact, people: [...fact.people].reverse() } : fact,
      ),
  },
});

const obligationsOf = ({ lists }: BodyResult): readonly Obligation[] =>
  lists.flatMap(({ duties }) => duties.flatMap(({ obligations }) => obligations));

describe("duties", () => {
  test("do not depend on the order of ledgers, bodies, members or facts", () => {
    fc.assert(
      fc.property(asked, ({ world, question }) => {
        expect(JSON.stringify(answer(reversed(world), question))).toBe(JSON.stringify(answer(world, question)));
      }),
      runs,
    );
  });

  test("known at a day are those of a district that has nothing recorded later", () => {
    fc.assert(
      fc.property(dutyWorlds(), dutyQuestions(), (world, { asOf, knownAt = asOf }) => {
        const then = <F extends { readonly recorded: string }>(facts: readonly F[]) =>
          facts.filter(({ recorded }) => recorded <= knownAt);
        const before: DutyWorld = {
          scheme: world.scheme,
          ledgers: world.ledgers.map((ledger) => ({ ...ledger, facts: then(ledger.facts) })),
          register: { ...world.register, facts: then(world.register.facts) },
        };
        const replayed = answer(world, { asOf, knownAt });
        expect(JSON.stringify({ ...replayed, knownAt: null })).toBe(JSON.stringify(answer(before, { asOf })));
      }),
      runs,
    );
  });

  test("leave what they are given as it is, survive JSON, and say the same twice", () => {
    fc.assert(
      fc.property(asked, ({ world, question }) => {
        const first = answer(deepFrozen(world), question);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        expect(answer(world, question)).toEqual(first);
      }),
      { ...runs, numRuns: 25 },
    );
  });

  test("are counted so that the parts add up to the whole, for bodies and for mechanisms", () => {
    fc.assert(
      fc.property(asked, ({ world, question }) => {
        const evaluation = answer(world, question);
        for (const body of evaluation.bodies) {
          const all = obligationsOf(body);
          const { total, ...states } = body.counts;
          expect(total).toBe(all.length);
          expect(Object.values(states).reduce((one, other) => one + other, 0)).toBe(total);
          expect(all.filter(({ done, needed }) => done > needed || done < 0)).toEqual([]);
        }
        expect(evaluation.counts.total).toBe(evaluation.bodies.flatMap(obligationsOf).length);
        for (const { counts, duties, held } of mechanismsOf(world.scheme, evaluation)) {
          expect(duties.reduce((sofar, one) => sofar + one.counts.total, 0)).toBe(counts.total);
          expect(duties.reduce((sofar, one) => sofar + one.held, 0)).toBe(held.length);
        }
      }),
      runs,
    );
  });

  test("cost what the charges that count add up to, and no account is below zero", () => {
    fc.assert(
      fc.property(asked, ({ world, question }) => {
        for (const account of answer(world, question).bodies.flatMap(({ accounts }) => accounts)) {
          const counted = account.charges.filter(({ counts }) => counts).map(({ amount }) => exactFrom(amount));
          expect(exactText(sum(counted))).toBe(account.charged);
          const left = subtract(exactFrom(account.points), exactFrom(account.charged));
          expect(exactText(add(left, exactFrom(account.lifted)))).toBe(account.balance);
          expect(account.balance.startsWith("-")).toBe(false);
          expect(account.lifted === "0" || account.balance === "0").toBe(true);
        }
      }),
      runs,
    );
  });
});

const rank: Readonly<Record<Obligation["state"], number>> = {
  overdue: 0,
  broken: 0,
  open: 1,
  late: 1,
  done: 2,
  "not-applicable": 2,
};

const keyOf = ({ duty, team, member, occasion, from }: Obligation) =>
  [duty, team, member, occasion?.id, from].join(" ");

type Performed = RegisterFactOf<"performed">;

/** The same thing done once more, on some other day. */
const again = (fact: Performed, shift: number, named: boolean): Performed => {
  const { part: _, ...rest } = fact;
  const day = addDays(fact.day, fact.answers === undefined ? shift : Math.abs(shift));
  const part = named && fact.answers === undefined ? { part: fact.day } : {};
  return { ...rest, ...part, id: "again", day, recorded: day, corrects: undefined, reason: undefined };
};

test("one more performance never makes an obligation of the body worse, nor its account smaller", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      dutyWorlds(),
      dutyQuestions(),
      fc.nat(),
      fc.integer({ min: -100, max: 100 }),
      fc.boolean(),
      (world, { asOf }, which, shift, named) => {
        const performances = world.register.facts.filter((fact): fact is Performed => fact.kind === "performed");
        const model = performances[which % Math.max(1, performances.length)];
        if (model === undefined) return;
        const facts = [...world.register.facts, again(model, shift, named)];
        const before = answer(world, { asOf });
        const after = answer({ ...world, register: { ...world.register, facts } }, { asOf });
        const states = new Map(
          before.bodies.flatMap((body) => obligationsOf(body).map((one) => [`${body.id} ${keyOf(one)}`, one])),
        );
        for (const body of after.bodies) {
          for (const one of obligationsOf(body)) {
            const was = states.get(`${body.id} ${keyOf(one)}`);
            if (was === undefined) throw new Error("an obligation came from nowhere");
            expect(rank[one.state]).toBeGreaterThanOrEqual(rank[was.state]);
            expect(one.done).toBeGreaterThanOrEqual(was.done);
          }
        }
        const balances = ({ bodies }: DutiesEvaluation) =>
          bodies.flatMap(({ accounts }) => accounts.map(({ balance }) => exactFrom(balance)));
        const earlier = balances(before);
        balances(after).forEach((balance, at) => {
          const other = earlier[at];
          if (other !== undefined) expect(exactText(subtract(balance, other)).startsWith("-")).toBe(false);
        });
        compared += 1;
      },
    ),
    { ...runs, numRuns: 150 },
  );
  expect(compared).toBeGreaterThan(100);
});
