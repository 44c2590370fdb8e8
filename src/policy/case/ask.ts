/** A case's question is asked of the engine, and the answer shown in the form of expectations. */
import { evaluateDereliction } from "../../engine/dereliction/evaluate";
import { evaluateDuties } from "../../engine/duties/evaluate";
import { evaluate, type Question } from "../../engine/evaluate";
import { evaluateMembers } from "../../engine/members/evaluate-members";
import { boardOf } from "../../engine/pledges/board";
import { rank } from "../../engine/ranking/rank";
import type { Schemes } from "../../engine/series";
import { evaluateWarnings } from "../../engine/warnings/evaluate-warnings";
import type { Ledger } from "../../model/ledger";
import { InvalidInputError, problem } from "../../model/problem";
import type { Register } from "../../model/register";
import type { Scheme } from "../../model/scheme";
import { inBoard } from "./answer/commitments";
import { inDereliction } from "./answer/dereliction";
import { inMembers } from "./answer/members";
import type { Case, CaseOutcome, CaseQuestion } from "./case";
import { inDuties, inEvaluation, inRanking, inWarnings } from "./found";

/** What the engine answered. */
export type Answer = Pick<
  CaseOutcome,
  "evaluations" | "ranking" | "warnings" | "duties" | "members" | "commitments" | "dereliction"
>;

/** No answer at all. */
export const nothing: Answer = {
  evaluations: [],
  ranking: null,
  warnings: null,
  duties: null,
  members: null,
  commitments: null,
  dereliction: null,
};

/** How answers are come by: from the beginning, or from answers that were given before. */
export interface Asking {
  readonly evaluate: typeof evaluate;
  readonly warnings: typeof evaluateWarnings;
  readonly duties: typeof evaluateDuties;
}

/** From the beginning. */
export const anew: Asking = { evaluate, warnings: evaluateWarnings, duties: evaluateDuties };

const isOne = (schemes: Schemes): schemes is Scheme => !Array.isArray(schemes);

/** Of several versions the one that began last: only evaluations are asked of several. */
export const latest = (schemes: Schemes): Scheme => {
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

const given = (register: Register | undefined): Register => {
  if (register === undefined) throw new InvalidInputError([problem("missing-key", [], { key: "register" })]);
  return register;
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
export const answerTo = (
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
    case "members":
      return { ...nothing, members: evaluateMembers(latest(schemes), first(teams), ask) };
    case "commitments":
      return { ...nothing, commitments: boardOf(latest(schemes), first(teams), ask) };
    case "duties": {
      const records = { register: given(register), ledgers: teams };
      return { ...nothing, duties: asking.duties(latest(schemes), records, ask) };
    }
    case "dereliction": {
      const records = { register: given(register), ledgers: teams };
      return { ...nothing, dereliction: evaluateDereliction(latest(schemes), records, ask) };
    }
  }
};

/** What an answer holds at the places that a case expects something of. */
export const foundIn = (answer: Answer, { expect }: Case): unknown => {
  const { evaluations, ranking, warnings, duties, members, commitments, dereliction } = answer;
  const [evaluation] = evaluations;
  if (ranking !== null) return inRanking(ranking, expect);
  if (warnings !== null) return inWarnings(warnings, expect);
  if (duties !== null) return inDuties(duties, expect);
  if (members !== null) return inMembers(members, expect);
  if (commitments !== null) return inBoard(commitments, expect);
  if (dereliction !== null) return inDereliction(dereliction, expect);
  return evaluation && inEvaluation(evaluation, expect);
};
