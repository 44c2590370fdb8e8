/**
 * Nothing that is called proved goes wrong: brute force over random schemes, ledgers and changes of one fact.
 *
 * `PROOFS=10000` asks of so many schemes; the suite asks of fewer. Three flaws came to light only among thousands, of waivers in categories with
 * negative points or a low cap, and of caps that look at notices beside findings: refute.test.ts keeps them.
 * How sharp it is: of the inputs that one obstacle alone keeps from being proved, in 500 random schemes with one ledger each, this many
 * do go wrong: against 79 of 401, mixed 25 of 209, rescaled 11 of 784, cap 6 of 688, showing-costs 5 of 40, earlier-year 4 of 508, bounds 1 of
 * 257, once-ever 1 of 112, status 1 of 10, showing-gives 1 of 2. Without any of these obstacles this test fails. None were met by chance
 * of colours, trimmed, same-matter, grave-cheaper and below-goal: refute.test.ts shows the first three.
 */
import { env } from "node:process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import type { Ledger } from "../../../src/model/ledger";
import { changedBy } from "../../../src/policy/check/change/changed";
import { inputsOf } from "../../../src/policy/check/input";
import { answersOf, wrongBetween } from "../../../src/policy/check/judge";
import { obstaclesOf } from "../../../src/policy/check/prove";
import { sightOf } from "../../../src/policy/check/sight";
import { verdictsOf } from "../../../src/policy/check/verdict";
import { worlds } from "../../arbitrary";

/** At most so many of the ways to change a ledger are looked at, spread over all of them. */
const spread = (ways: readonly Ledger[], pick: number): Ledger[] => {
  const first = ways[pick % Math.max(ways.length, 1)];
  const other = ways[(pick * 7 + 3) % Math.max(ways.length, 1)];
  return [first, other].flatMap((one) => one ?? []);
};

const numRuns = Number(env["PROOFS"] ?? 150);

describe("an input that is proved harmless", () => {
  test(
    "never goes wrong",
    () => {
      fc.assert(
        fc.property(worlds(), fc.nat(), ({ scheme, ledger }, pick) => {
          const sight = sightOf(scheme);
          const proved = inputsOf(sight).filter((input) => obstaclesOf(sight, input).length === 0);
          const before = answersOf(sight, ledger);
          const wrong = proved.flatMap((input) =>
            spread(changedBy(sight, input, ledger), pick).flatMap((after) => {
              const found = wrongBetween(sight, input, before, answersOf(sight, after));
              return found === undefined ? [] : [`${input.key}: ${JSON.stringify(found)}`];
            }),
          );
          expect(wrong).toEqual([]);
        }),
        { numRuns },
      );
    },
    numRuns * 1000 + 60_000,
  );
});

describe.each([
  ["luojiang", luojiang, { proved: 112, refuted: 12 }],
  ["village-leadership", villageLeadership, { proved: 27 }],
])("every input of %s", (_, scheme, expected) => {
  const verdicts = verdictsOf(sightOf(scheme));

  test("is proved, or refuted by a pair of ledgers that the engine evaluated", () => {
    const counts: Record<string, number> = {};
    for (const { verdict } of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
    expect(counts).toEqual(expected);
  });

  test("that is refuted goes wrong as it is said to", () => {
    const sight = sightOf(scheme);
    for (const verdict of verdicts) {
      if (verdict.pair === null) continue;
      const { before, after, wrong } = verdict.pair;
      const found = wrongBetween(sight, verdict, answersOf(sight, before), answersOf(sight, after));
      expect(found?.of).toBe(wrong.of);
    }
  });

  test("has a name of its own", () => {
    expect(new Set(verdicts.map(({ key }) => key)).size).toBe(verdicts.length);
  });
});
