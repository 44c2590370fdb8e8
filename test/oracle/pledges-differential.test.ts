/**
 * Engine and oracle over commitments alone: the measured values and the whole board, on random ledgers full of changes, drops and handovers.
 *
 * Seen to fail within 300 trials for each of 20 defects put in on purpose in a copy of the engine: those of test/engine/pledges.test.ts, and
 * the first day due judging later changes; a nearer day refused beyond the year; facts after the window but before asOf; on the board
 * failed only after the day due, late for done, a next milestone that is reached already. The first run found a true difference:
 * what is credited to one withdrawn was not said in FORMAT.md.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardOf } from "../../src/engine/pledges/board";
import { type Board, pledgeStates } from "../../src/model/answer/board";
import { addDays, type Day } from "../../src/model/calendar";
import type { Ledger } from "../../src/model/ledger";
import { calendars, questionsFor } from "../arbitrary/index";
import { pledgedWorlds } from "../arbitrary/pledged";
import { oracleBoard } from "./board";
import { differences } from "./differential-lines";
import { asShown, engineAnswer, oracleAnswer } from "./differential-question";

const seed = 20_220_630;
const trials = Number(process.env["ZHUCUN_TRIALS"] ?? "1000");

const boardDays = ({ term, facts, commitments }: Ledger): readonly Day[] =>
  [
    ...facts.flatMap(({ day }) => [day, addDays(day, -1)]),
    ...commitments.flatMap(({ due, milestones }) => [due, ...milestones.map((one) => one.due)]),
    term.from,
    term.to,
    addDays(term.to, 60),
  ].filter((day) => day >= term.from);

const trial = pledgedWorlds().chain((world) =>
  fc.record({
    world: fc.constant(world),
    days: fc.array(fc.constantFrom(...boardDays(world.ledger)), { minLength: 4, maxLength: 4 }),
    knownAt: fc.constantFrom(undefined, undefined, ...world.ledger.facts.map(({ recorded }) => recorded)),
    questions: fc.array(questionsFor(world.ledger), { minLength: 4, maxLength: 4 }),
    calendar: calendars(),
  }),
);

const asOracle = ({ asOf, knownAt, counts, commitments }: Board) => ({ asOf, knownAt, counts, commitments });

const passed = ({ commitments }: Board): string[] =>
  commitments.flatMap(({ state, changes, drops, handovers, behind, original }) => [
    state,
    ...changes.map(({ standing }) => `change ${standing}`),
    ...drops.map(({ standing }) => `drop ${standing}`),
    ...(handovers.length > 0 ? ["handed over"] : []),
    ...(behind ? ["behind"] : []),
    ...(original === null ? [] : ["changed"]),
  ]);

const mustReach: readonly string[] = [
  ...pledgeStates,
  ...["counts", "too-late", "beyond", "too-many", "ended"].map((standing) => `change ${standing}`),
  ...["counts", "too-late", "ended"].map((standing) => `drop ${standing}`),
  ...["handed over", "behind", "changed"],
];

describe("engine and oracle over commitments", () => {
  const reached = new Map<string, number>();

  it("give the same values and the same boards, to the digit", () => {
    let compared = 0;
    fc.assert(
      fc.property(trial, ({ world, days, knownAt, questions, calendar }) => {
        for (const question of questions) {
          const lines = differences(
            asShown(engineAnswer(world, question, calendar)),
            oracleAnswer(world, question, calendar),
          );
          expect([question, lines]).toEqual([question, []]);
          compared++;
        }
        for (const asOf of days) {
          const board = boardOf(world.scheme, world.ledger, { asOf, knownAt });
          const oracle = oracleBoard(world.scheme, world.ledger, asOf, knownAt ?? null);
          expect([asOf, differences(asOracle(board), oracle)]).toEqual([asOf, []]);
          for (const name of passed(board)) reached.set(name, (reached.get(name) ?? 0) + 1);
          compared++;
        }
      }),
      { seed, numRuns: trials },
    );
    expect(compared).toBe(trials * 8);
  });

  it("were compared over every state and every standing", () => {
    console.info(mustReach.map((name) => `${name}: ${reached.get(name) ?? 0}`).join("\n"));
    expect(mustReach.filter((name) => (reached.get(name) ?? 0) < trials / 100)).toEqual([]);
  });
});
