/**
 * Warnings and duties that are asked again of mutants, with what was kept of the question, are the same to the byte as from the beginning.
 *
 * Seen to catch, each put in on purpose in a copy: a criterion is kept although an item changed; a duty is kept although the bodies changed;
 * what attendance shows is kept although its item changed; facts are kept although they are gathered otherwise.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { answerDuties } from "../../../src/engine/duties/evaluate";
import { keeping } from "../../../src/engine/kept";
import { answerWarnings } from "../../../src/engine/warnings/evaluate-warnings";
import { InvalidInputError } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { type Mutant, mutantsOf } from "../../../src/policy/mutant/mutants";
import { dutyQuestions, dutyWorlds } from "../../arbitrary/duties";
import { warningQuestions, warningWorlds } from "../../arbitrary/warnings";
import { weekdays } from "../../laws/asking";

/** An answer without the stamp of its scheme, or the codes of the problems with which it was refused. */
const told = (ask: () => object): string => {
  try {
    return JSON.stringify({ ...ask(), scheme: null });
  } catch (error) {
    if (error instanceof InvalidInputError) return JSON.stringify(error.problems.map(({ code, path }) => [code, path]));
    throw error;
  }
};

const partOf = ({ at, clauses: [key = ""] }: Mutant): string => `${at[0]} ${key.split("/")[0]}`;

/** Some mutants of each part of a scheme. */
const someOf = (scheme: Scheme, pick: number): Mutant[] => {
  const all = mutantsOf(scheme);
  return [...new Set(all.map(partOf))].flatMap((part) => {
    const own = all.filter((mutant) => partOf(mutant) === part);
    return [0, 1, 2].flatMap((nth) => own[(pick + nth * 17) % own.length] ?? []);
  });
};

const sameForAll = (
  scheme: Scheme,
  pick: number,
  plain: (of: Scheme) => object,
  kept: (of: Scheme) => object,
): void => {
  expect(told(() => kept(scheme))).toBe(told(() => plain(scheme)));
  for (const mutant of someOf(scheme, pick))
    expect([mutant.id, told(() => kept(mutant.scheme))]).toEqual([mutant.id, told(() => plain(mutant.scheme))]);
  expect(told(() => kept(scheme))).toBe(told(() => plain(scheme)));
};

test("warnings asked again are those from the beginning", () => {
  const asked = warningWorlds().chain((world) =>
    warningQuestions(world.scheme, world.ledger).map((question) => ({
      ...world,
      question: { ...question, calendar: weekdays },
    })),
  );
  fc.assert(
    fc.property(asked, fc.nat(1000), ({ scheme, ledger, question }, pick) => {
      const kept = keeping();
      sameForAll(
        scheme,
        pick,
        (one) => answerWarnings(one, ledger, question),
        (one) => answerWarnings(one, ledger, question, kept),
      );
    }),
    { numRuns: 60 },
  );
});

test("duties asked again are those from the beginning", () => {
  fc.assert(
    fc.property(dutyWorlds(), dutyQuestions(), fc.nat(1000), ({ scheme, register, ledgers }, question, pick) => {
      const kept = keeping();
      const records = { register, ledgers };
      sameForAll(
        scheme,
        pick,
        (one) => answerDuties(one, records, question),
        (one) => answerDuties(one, records, question, kept),
      );
    }),
    { numRuns: 60 },
  );
});
