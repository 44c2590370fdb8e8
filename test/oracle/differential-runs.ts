/** Runs the comparison: one random scheme and ledger, ten questions, engine against oracle, to the digit. */

import fc from "fast-check";
import type { Question } from "../../src/engine/evaluate";
import type { WorkingCalendar } from "../../src/model/calendar";
import { calendars, questionsFor, type SchemeAndLedger, worlds } from "../arbitrary/index";
import { differences } from "./differential-lines";
import { asShown, engineAnswer, oracleAnswer } from "./differential-question";
import { count } from "./differential-reached";

/** Questions to each ledger. */
export const questionsEach = 10;

/** Milliseconds that a run may take on a busy machine. */
export const mostTime = 300_000;

const mostLines = 12;

interface Trial {
  readonly world: SchemeAndLedger;
  readonly calendar: WorkingCalendar;
  readonly questions: readonly Question[];
}

const trials = worlds().chain((world) =>
  fc.record({
    world: fc.constant(world),
    calendar: calendars(),
    questions: fc.array(questionsFor(world.ledger), { minLength: questionsEach, maxLength: questionsEach }),
  }),
);

/** What came of a run. */
export interface Compared {
  readonly comparisons: number;
  readonly reached: ReadonlyMap<string, number>;
  /** Null where all answers are the same, else the first difference, made as small as possible. */
  readonly failure: string | null;
}

interface Answered {
  readonly question: Question;
  readonly lines: readonly string[];
}

const firstDifference = (
  { world, calendar, questions }: Trial,
  reached: Map<string, number> | undefined,
): Answered | undefined => {
  for (const question of questions) {
    const engine = engineAnswer(world, question, calendar);
    const lines = differences(asShown(engine), oracleAnswer(world, question, calendar));
    if (lines.length > 0) return { question, lines };
    if (reached !== undefined) count(reached, engine, world.scheme);
  }
  return undefined;
};

/** The items that the lines name, with their facts: enough to work the answer out by hand. */
const concerned = (lines: readonly string[], { scheme, ledger }: SchemeAndLedger): string[] => {
  const named = new Set(lines.flatMap((line) => /\[\d+ ([^\]]+)\]/.exec(line)?.[1] ?? []));
  const items = scheme.rubric.categories.flatMap((category) => category.items).filter(({ id }) => named.has(id));
  const facts = ledger.facts.filter((fact) => !("item" in fact && fact.item !== undefined) || named.has(fact.item));
  return [
    ...items.map(({ title: _, basis: __, ...item }) => `item ${JSON.stringify(item)}`),
    ...facts.slice(0, mostLines).map((fact) => `fact ${JSON.stringify(fact)}`),
  ];
};

const shown = (trial: Trial, seed: number, path: string | null): string => {
  const found = firstDifference(trial, undefined);
  const lines = found?.lines ?? ["an answer was refused"];
  const { from, to } = trial.world.ledger.term;
  return [
    `engine and oracle differ (seed ${seed}, path ${path ?? ""}), term ${from} to ${to}`,
    `asked: ${JSON.stringify(found?.question ?? trial.questions)}`,
    ...lines.slice(0, mostLines),
    ...(lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : []),
    ...concerned(lines, trial.world),
  ].join("\n");
};

/** Compares so many trials of a seed. */
export const compareAnswers = (seed: number, numRuns: number): Compared => {
  const reached = new Map<string, number>();
  let comparisons = 0;
  const property = fc.property(trials, (trial) => {
    comparisons += trial.questions.length;
    return firstDifference(trial, reached) === undefined;
  });
  const { failed, counterexample, counterexamplePath, errorInstance } = fc.check(property, { seed, numRuns });
  if (!failed) return { comparisons, reached, failure: null };
  const [trial] = counterexample ?? [];
  const failure = trial === undefined ? String(errorInstance) : describe(trial, seed, counterexamplePath);
  return { comparisons, reached, failure };
};

/** An answer that only one side refuses is a difference too. */
const describe = (trial: Trial, seed: number, path: string | null): string => {
  try {
    return shown(trial, seed, path);
  } catch (error) {
    return `one side refused (seed ${seed}, path ${path ?? ""}): ${String(error)}`;
  }
};

/** The seed and the number of trials; `ZHUCUN_SEED` and `ZHUCUN_TRIALS` change them. */
export const settings = (half: number) => ({
  seed: Number(process.env["ZHUCUN_SEED"] ?? "20210501") + half,
  trials: Number(process.env["ZHUCUN_TRIALS"] ?? "1010"),
});
