/** Running a case: its question is asked of the engine, and every expectation compared with the answer. */
import { evaluateDuties } from "../../engine/duties/evaluate";
import { evaluate, type Question } from "../../engine/evaluate";
import { rank } from "../../engine/ranking/rank";
import type { Schemes } from "../../engine/series";
import { evaluateWarnings } from "../../engine/warnings/evaluate-warnings";
import type { Ledger } from "../../model/ledger";
import { parseLedger } from "../../model/ledger-check";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import { parseRegister } from "../../model/register-check";
import type { Scheme } from "../../model/scheme";
import type { Case, CaseDifference, CaseFile, CaseOutcome, CaseQuestion } from "./case";
import { allHold, comparisonsOf } from "./compare";
import { inDuties, inEvaluation, inRanking, inWarnings } from "./found";

/** What the engine answered. */
type Answer = Pick<CaseOutcome, "evaluations" | "ranking" | "warnings" | "duties">;

const nothing: Answer = { evaluations: [], ranking: null, warnings: null, duties: null };

/** How answers are come by: from the beginning, or from answers that were given before. */
export interface Asking {
  readonly evaluate: typeof evaluate;
  readonly warnings: typeof evaluateWarnings;
  readonly duties: typeof evaluateDuties;
}

const anew: Asking = { evaluate, warnings: evaluateWarnings, duties: evaluateDuties };

const isOne = (schemes: Schemes): schemes is Scheme => !Array.isArray(schemes);

/** Of several versions the one that began last: rankings, warnings and duties are asked of one scheme. */
const latest = (schemes: Schemes): Scheme => {
  if (isOne(schemes)) return schemes;
  const last = [...schemes].sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (last === undefined) throw new InvalidInputError([problem("empty", [])]);
  return last;
};

const first = (teams: readonly Ledger[]): Ledger => {
  const [ledger] = teams;
  if (ledger === undefined) throw new InvalidInputError([problem("no-teams", [])]);
  return ledger;
};

const ranked = (
  schemes: Schemes,
  teams: readonly Ledger[],
  { year, asOf, knownAt }: CaseQuestion & { kind: "rank" },
  asking: Asking,
): Answer => {
  const question: Question =
    year === undefined ? { kind: "term", asOf, knownAt } : { kind: "annual", year, asOf, knownAt };
  const evaluations = teams.map((ledger) => asking.evaluate(schemes, ledger, question));
  return { ...nothing, evaluations, ranking: rank(latest(schemes), evaluations) };
};

/** Asks the engine. */
const answerTo = (
  schemes: Schemes,
  { ask, teams, register }: Pick<Case, "ask" | "teams" | "register">,
  asking: Asking,
): Answer => {
  switch (ask.kind) {
    case "daily":
    case "annual":
    case "term":
      return { ...nothing, evaluations: [asking.evaluate(schemes, first(teams), ask)] };
    case "rank":
      return ranked(schemes, teams, ask, asking);
    case "warnings":
      return { ...nothing, warnings: asking.warnings(latest(schemes), first(teams), ask) };
    case "duties":
      if (register === undefined) throw new InvalidInputError([problem("missing-key", [], { key: "register" })]);
      return { ...nothing, duties: asking.duties(latest(schemes), { register, ledgers: teams }, ask) };
  }
};

const foundIn = ({ evaluations: [evaluation], ranking, warnings, duties }: Answer, { expect }: Case): unknown => {
  if (ranking !== null) return inRanking(ranking, expect);
  if (warnings !== null) return inWarnings(warnings, expect);
  if (duties !== null) return inDuties(duties, expect);
  return evaluation && inEvaluation(evaluation, expect);
};

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
