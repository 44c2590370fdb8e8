/** Of schemes of every kind: a case that is written to notice a mutant notices it, and everything is said in both languages. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { villageLeadership } from "../../../rubrics/village-leadership";
import type { Scheme } from "../../../src/model/scheme";
import { parseScheme } from "../../../src/model/scheme-check";
import type { Text } from "../../../src/model/text";
import { checkCases } from "../../../src/policy/case/check";
import { runCase } from "../../../src/policy/case/run";
import type { CaseInput } from "../../../src/policy/case/shape";
import { mutantsOf } from "../../../src/policy/mutant/mutants";
import { countsOf, survivorsOf } from "../../../src/policy/mutant/report";
import { runMutants } from "../../../src/policy/mutant/run";
import { killingText, mutantText, reasonText, shownText } from "../../../src/policy/mutant/words";
import { schemes } from "../../arbitrary";
import { warningWorlds } from "../../arbitrary/warnings";
import { wholeScheme } from "../../model/whole-district";

const isSaid = ({ zh, en }: Text): boolean =>
  ![zh, en].some((text) => text === "" || /undefined|\[object|NaN/.test(text));

/** What a scheme answers to a case, whatever is expected of it; the codes of the problems where it cannot be read. */
const answerOf = (scheme: Scheme, one: CaseInput): string => {
  const expecting =
    one.ask.warnings !== undefined ? { holding: 0 } : one.ask.rank !== undefined ? { teams: { t1: 1 } } : { total: 0 };
  const checked = checkCases([{ value: { format: "zhucun-cases/1", cases: [{ ...one, expect: expecting }] } }], {
    scheme,
  });
  if (!checked.ok) return JSON.stringify(checked.problems.map(({ code }) => code));
  return JSON.stringify(
    checked.cases.cases.map((read) => {
      const { evaluations, ranking, warnings, refused } = runCase(scheme, read);
      return [
        evaluations.map((each) => ({ ...each, scheme: null })),
        ranking,
        warnings,
        refused.map(({ code }) => code),
      ];
    }),
  );
};

const expectTrue = (scheme: Scheme, every: number): number => {
  const run = runMutants(
    scheme,
    [],
    mutantsOf(scheme).filter((_, at) => at % every === 0),
  );
  const survivors = survivorsOf(scheme, run);
  for (const { mutant, says, killing } of survivors) {
    expect([mutant.id, [says, mutantText(scheme, mutant), killingText(scheme, mutant)].every(isSaid)]).toEqual([
      mutant.id,
      true,
    ]);
    if (killing === null) continue;
    expect(isSaid(shownText(scheme, killing.differs))).toBe(true);
    expect([mutant.id, answerOf(scheme, killing.case) === answerOf(mutant.scheme, killing.case)]).toEqual([
      mutant.id,
      false,
    ]);
  }
  for (const verdict of run.verdicts)
    if (verdict.kind === "equivalent") expect(isSaid(reasonText(scheme, verdict.reason))).toBe(true);
  const { mutants, killed, equivalent, survived, unknown } = countsOf(scheme, run);
  expect([killed, equivalent + survived + unknown]).toEqual([0, mutants]);
  return survived;
};

describe("a case that is written for a mutant notices it", () => {
  test("of a scheme that uses everything once", () => {
    expect(expectTrue(parseScheme(wholeScheme), 2)).toBeGreaterThan(20);
  });

  test("of village leadership", () => {
    expect(expectTrue(villageLeadership, 4)).toBeGreaterThan(20);
  });

  test("of random schemes", () => {
    let found = 0;
    fc.assert(
      fc.property(schemes(), (scheme) => {
        found += expectTrue(scheme, 6);
      }),
      { numRuns: 12 },
    );
    expect(found).toBeGreaterThan(20);
  });

  test("of random warnings", () => {
    fc.assert(
      fc.property(warningWorlds(), ({ scheme }) => void expectTrue(scheme, 8)),
      { numRuns: 8 },
    );
  });
});
