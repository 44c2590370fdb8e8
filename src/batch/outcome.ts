/** What comes of one team's lines: its evaluation, or all that is wrong. */
import { evaluate, type Question } from "../engine/evaluate";
import type { Schemes } from "../engine/series";
import type { Evaluation } from "../model/evaluation";
import type { Ledger } from "../model/ledger";
import { InvalidInputError, type Problem } from "../model/problem";
import type { Run } from "./gather";
import { placeOf } from "./gather";
import { teamReader } from "./team";

/** What came of one team; `team` is left out where a line belongs to none that can be told. */
export type Outcome =
  | { readonly ok: true; readonly team: string; readonly evaluation: Evaluation }
  | { readonly ok: false; readonly team?: string; readonly problems: readonly Problem[] };

/** What came of a team, and how many facts its evaluation rests on. */
export type Counted = Outcome & { readonly facts: number };

/** Asks a question of a ledger; what the question cannot reach is a problem, not an exception. */
export const ask = (schemes: Schemes, ledger: Ledger, question: Question): Outcome => {
  try {
    return { ok: true, team: ledger.team, evaluation: evaluate(schemes, ledger, question) };
  } catch (error) {
    if (error instanceof InvalidInputError) return { ok: false, team: ledger.team, problems: error.problems };
    throw error;
  }
};

/** Makes what reads and evaluates one team after another. */
export const evaluator = (schemes: Schemes, question: Question): ((run: Run) => Counted) => {
  const read = teamReader(schemes);
  return ({ team, lines }) => {
    const found = read(lines);
    if (!found.ok) return { ok: false, team, problems: found.problems, facts: 0 };
    const outcome = ask(schemes, found.ledger, question);
    if (outcome.ok) return { facts: found.ledger.facts.length, ...outcome };
    const [first] = lines;
    const place = first === undefined ? {} : placeOf(first);
    return { ...outcome, problems: outcome.problems.map((one) => ({ ...one, ...place })), facts: 0 };
  };
};
