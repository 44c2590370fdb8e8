/**
 * The engine's warnings and the oracle's, written from section 19 of FORMAT.md alone, are the same: over random schemes, warnings,
 * ledgers and questions. `ZHUCUN_SEED` compares others, `ZHUCUN_WORLDS` more of them (three questions each).
 *
 * That the comparison can fail was tried with one defect at a time in a copy of the engine, seed 20210501:
 *
 * | defect                                                     | where             | caught by world |
 * | ---------------------------------------------------------- | ----------------- | --------------: |
 * | a part has ended only on the day after its last day        | look              |               1 |
 * | a part without a value breaks a run                        | criterion         |               1 |
 * | zero for a missed deadline is a value                      | criterion         |               5 |
 * | a step of a trend must be greater than `by`                | criterion         |              68 |
 * | the last so many days are one day short                    | look              |              32 |
 * | notices are counted by paper, not by matter                | criterion         |              46 |
 * | a row of `counts` asks for more than its number            | colour            |               3 |
 * | a part that kept no colour breaks a row                    | colour            |               2 |
 * | a part that kept no colour continues a row                 | colour            |               2 |
 * | a consequence of a year counts the parts of all years      | colour            |               4 |
 * | the past is looked at from the day that is asked about     | evaluate-warnings |               2 |
 * | `knownAt` is forgotten                                     | evaluate-warnings |              11 |
 * | kept colours of before may lie in the term                 | evaluate-warnings |               1 |
 * | the standing is that of the last month                     | look              |              16 |
 * | every item of `records` must have a value                  | evaluate-warnings |               3 |
 */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluateWarnings } from "../../src/engine/warnings/evaluate-warnings";
import type { CriterionFound, Warnings } from "../../src/model/answer/warnings";
import { calendars } from "../arbitrary/index";
import { warningQuestions, warningWorlds } from "../arbitrary/warnings";
import { type OracleWarnings, oracleWarnings } from "./warnings";

const seed = Number(process.env["ZHUCUN_SEED"] ?? "20210501");
const worlds = Number(process.env["ZHUCUN_WORLDS"] ?? "350");
const questionsEach = 3;

/** What of a criterion's trace the oracle works out as well. */
const comparedIn = (found: CriterionFound) => ({
  value: found.kind === "condition" ? found.value : null,
  count: found.kind === "count" ? found.count : null,
  run: "run" in found ? found.run : null,
  parts: "parts" in found ? found.parts : null,
});

const shown = ({ colour, since, holding, criteria, history, consequences }: Warnings): OracleWarnings => ({
  colour,
  since,
  holding,
  criteria: criteria.map(({ id, state, found }) => ({ id, state, ...comparedIn(found) })),
  history,
  consequences: consequences.map(({ id, count, holds, reached }) => ({ id, count, holds, reached })),
});

const trials = warningWorlds().chain((world) =>
  fc.record({
    world: fc.constant(world),
    calendar: calendars(),
    questions: fc.array(warningQuestions(world.scheme, world.ledger), {
      minLength: questionsEach,
      maxLength: questionsEach,
    }),
  }),
);

const reached = new Map<string, number>();
const note = (what: string): void => {
  reached.set(what, (reached.get(what) ?? 0) + 1);
};

/** Which branches a run came to: a comparison that reaches nothing compares nothing. */
const noteAll = (answer: Warnings): void => {
  note("answers");
  note(`colour ${answer.colours.findIndex(({ id }) => id === answer.colour)}`);
  if (answer.since !== null) note("since");
  for (const { state, found } of answer.criteria) note(`${found.kind} ${state}`);
  for (const { colour } of answer.history) note(colour === null ? "nothing kept" : "kept");
  for (const one of answer.consequences) {
    if (one.reached.length > 0) note(one.running === null ? "reached in a year" : "reached in a row");
  }
};

describe("engine and oracle", () => {
  beforeAll(() => {
    fc.assert(
      fc.property(trials, ({ world: { scheme, ledger }, calendar, questions }) => {
        for (const question of questions) {
          const answer = evaluateWarnings(scheme, ledger, { ...question, calendar });
          noteAll(answer);
          const asked = { ...question, isWorkingDay: calendar.isWorkingDay };
          expect(shown(answer)).toEqual(oracleWarnings(scheme, ledger, asked));
        }
      }),
      { seed, numRuns: worlds },
    );
  });

  test("give the same answers", () => {
    expect(reached.get("answers")).toBe(worlds * questionsEach);
  });

  test.each([
    ...["condition", "running", "trend"].flatMap((kind) =>
      ["holds", "clear", "no-data"].map((state) => `${kind} ${state}`),
    ),
    "count holds",
    "count clear",
    ...[0, 1, 2, 3].map((place) => `colour ${place}`),
    "since",
    "kept",
    "nothing kept",
    "reached in a row",
    "reached in a year",
  ])("came to: %s", (what) => {
    expect(reached.get(what) ?? 0).toBeGreaterThan(1);
  });
});
