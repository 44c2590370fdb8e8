/** Running a case: its question is asked of the engine, and every expectation compared with the answer. */
import type { Schemes } from "../../engine/series";
import { parseLedger } from "../../model/ledger-check";
import { InvalidInputError, type Problem } from "../../model/problem";
import { parseRegister } from "../../model/register-check";
import { type Asking, anew, answerTo, foundIn, latest, nothing } from "./ask";
import type { Case, CaseDifference, CaseFile, CaseOutcome } from "./case";
import { allHold, comparisonsOf } from "./compare";

/** A case whose ledgers are read anew where it expects a problem, for the problem may be theirs. */
const readAnew = (schemes: Schemes, one: Case): Case => {
  const { written } = one;
  if (written === undefined) return one;
  const scheme = latest(schemes);
  const teams = written.teams.map((team) => parseLedger(team, { scheme }));
  if (written.register === undefined) return { ...one, teams };
  return { ...one, teams, register: parseRegister(written.register, { scheme, ledgers: teams }) };
};

/** One expectation too many or too few: the question was refused and should not be, or the other way round. */
const refusalDifference = ({ expect }: Case, refused: readonly Problem[]): CaseDifference[] => {
  const codes = [...new Set(refused.map(({ code }) => code))];
  if (expect.problem === undefined) return refused.length === 0 ? [] : [{ path: [], expected: null, found: codes }];
  return codes.some((code) => code === expect.problem)
    ? []
    : [{ path: ["problem"], expected: expect.problem, found: refused.length === 0 ? null : codes }];
};

/**
 * Runs one case: asks its question of a scheme, or of versions of one, and compares exactly what it expects.
 * A question that is refused is an outcome, never an exception: its problems are in `refused`.
 * @example runCase(scheme, one).differences // [] where the case holds
 */
export const runCase = (schemes: Schemes, one: Case, asking: Asking = anew): CaseOutcome => {
  try {
    const answer = answerTo(schemes, readAnew(schemes, one), asking);
    if (one.expect.problem !== undefined)
      return { case: one, ...answer, refused: [], compared: 1, differences: refusalDifference(one, []) };
    const comparisons = comparisonsOf(one.expect, foundIn(answer, one));
    const differences = comparisons
      .filter(({ holds }) => !holds)
      .map(({ path, expected, found }) => ({ path, expected, found }));
    return { case: one, ...answer, refused: [], compared: comparisons.length, differences };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const { problems } = error;
    return { case: one, ...nothing, refused: problems, compared: 1, differences: refusalDifference(one, problems) };
  }
};

/** Whether a case holds: the same as running it without a difference, and done at the first. */
export const caseHolds = (schemes: Schemes, one: Case, asking: Asking): boolean => {
  try {
    const answer = answerTo(schemes, readAnew(schemes, one), asking);
    return one.expect.problem === undefined && allHold(one.expect, foundIn(answer, one));
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return refusalDifference(one, error.problems).length === 0;
  }
};

/**
 * Runs all cases, in their order.
 * @example runCases(scheme, file).filter(({ differences }) => differences.length > 0)
 */
export const runCases = (schemes: Schemes, { cases }: Pick<CaseFile, "cases">): readonly CaseOutcome[] =>
  cases.map((one) => runCase(schemes, one));
