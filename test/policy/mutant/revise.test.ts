/**
 * Answers that are given again under a changed scheme are the same to the byte as answers from the beginning.
 *
 * Seen to catch, each put in on purpose in a copy: items are kept although findings zero them no longer; facts are kept as they were
 * gathered although the rules for late leave changed.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { type Answer, answerAnnual, answerDaily, answerTerm, answerTo } from "../../../src/engine/evaluate";
import { revise } from "../../../src/engine/revise";
import { InvalidInputError } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { mutantsOf } from "../../../src/policy/mutant/mutants";
import { questionsFor, worlds } from "../../arbitrary";
import { attendance, facts, finding, ledgerFor, notice, present } from "../../edge-cases/full-marks";

const busy = ledgerFor(
  facts({
    conduct: [
      finding("M03", "ledger", "2022-06-01", { state: "confirmed", item: "1.3" }),
      finding("M05", "grievance", "2022-06-01", { state: "investigating" }),
      notice("12.2", "paper", "district"),
    ],
    "1.1": [
      present("2022-01-01", "2022-10-14"),
      attendance("sick", "2022-10-17", { until: "2022-10-21", asked: "2022-10-20", recorded: "2022-11-01" }),
      present("2022-10-24", "2022-12-31"),
    ],
  }),
);

/** One in three, and all that are about misconduct and members. */
const sample = mutantsOf(luojiang).filter(
  ({ at }, index) => index % 3 === 0 || at[0] === "misconduct" || at[0] === "members",
);

/** An answer, or the codes of the problems with which it was refused. */
const told = (ask: () => Answer): unknown => {
  try {
    return ask().evaluation;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems.map(({ code }) => code);
    throw error;
  }
};

describe("an answer given again", () => {
  test.each([
    ["annual", (scheme: Scheme) => answerAnnual(scheme, busy, { year: 2022 })],
    ["daily", (scheme: Scheme) => answerDaily(scheme, busy, { asOf: "2022-08-15" })],
    ["term", (scheme: Scheme) => answerTerm(scheme, busy, {})],
  ])("under every mutant of the first scheme is the one from the beginning (%s)", (_, ask) => {
    const before = ask(luojiang);
    for (const { id, scheme } of sample)
      expect({ id, answer: told(() => revise(before, scheme)) }).toEqual({ id, answer: told(() => ask(scheme)) });
  });

  test("to any question about any ledger is the one from the beginning", () => {
    const asked = worlds().chain(({ scheme, ledger }) =>
      fc.record({
        scheme: fc.constant(scheme),
        ledger: fc.constant(ledger),
        question: questionsFor(ledger),
        pick: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(asked, ({ scheme, ledger, question, pick }) => {
        const ask = (one: Scheme): Answer => answerTo(one, ledger, question);
        const before = told(() => ask(scheme));
        if (Array.isArray(before)) return;
        const mutants = mutantsOf(scheme);
        const answer = ask(scheme);
        for (let nth = 0; nth < 8; nth++) {
          const mutant = mutants[(pick + nth * 31) % mutants.length];
          if (mutant === undefined) continue;
          expect({ id: mutant.id, answer: told(() => revise(answer, mutant.scheme)) }).toEqual({
            id: mutant.id,
            answer: told(() => ask(mutant.scheme)),
          });
        }
      }),
      { numRuns: 150 },
    );
  });
});
