/** Looks for the smallest pair of ledgers in which an input goes the wrong way; the engine tells whether it does. */
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { checkLedger } from "../../model/ledger-check";
import { changedBy } from "./change";
import type { Input } from "./input";
import { answersOf, type Wrong, wrongBetween } from "./judge";
import { scenesFor } from "./scene";
import type { Sight } from "./sight";

/** Two ledgers that differ by what the input says more, and the answer that goes the wrong way. */
export interface Pair {
  readonly before: Ledger;
  readonly after: Ledger;
  readonly wrong: Wrong;
}

/** Most pairs that are evaluated for one input. */
const mostPairs = 600;

const wrongIn = (
  sight: Sight,
  input: Input,
  before: Ledger,
  after: Ledger,
  known?: readonly Evaluation[],
): Wrong | undefined => wrongBetween(sight, input, known ?? answersOf(sight, before), answersOf(sight, after));

const lists = ["facts", "targets", "commitments", "milestones"] as const;

/** Both ledgers without one entry that they share, one after another. */
function* smaller({ before, after }: Pair): Generator<{ readonly before: Ledger; readonly after: Ledger }> {
  for (const list of lists) {
    const kept = new Set<unknown>(after[list]);
    for (const entry of before[list]) {
      if (!kept.has(entry)) continue;
      const rest = (ledger: Ledger): Ledger => ({
        ...ledger,
        [list]: (ledger[list] as readonly unknown[]).filter((one) => one !== entry), // the entries of one list, whichever it is
      });
      yield { before: rest(before), after: rest(after) };
    }
  }
}

const isValid = (sight: Sight, ledger: Ledger): boolean => checkLedger(ledger, { scheme: sight.scheme }).ok;

/** Takes out of both ledgers whatever is not needed. */
const shrunk = (sight: Sight, input: Input, pair: Pair): Pair => {
  for (const { before, after } of smaller(pair)) {
    if (!isValid(sight, before) || !isValid(sight, after)) continue;
    const wrong = wrongIn(sight, input, before, after);
    if (wrong !== undefined) return shrunk(sight, input, { before, after, wrong });
  }
  return pair;
};

/** The smallest pair that was found, or undefined: then nothing is known. */
export const refutationOf = (sight: Sight, input: Input): Pair | undefined => {
  let tried = 0;
  for (const scene of scenesFor(sight, input)) {
    const read = checkLedger(scene, { scheme: sight.scheme });
    if (!read.ok) continue;
    let known: readonly Evaluation[] | undefined;
    for (const after of changedBy(sight, input, read.ledger)) {
      if (tried++ > mostPairs) return undefined;
      if (!isValid(sight, after)) continue;
      known ??= answersOf(sight, read.ledger);
      const wrong = wrongIn(sight, input, read.ledger, after, known);
      if (wrong !== undefined) return shrunk(sight, input, { before: read.ledger, after, wrong });
    }
  }
  return undefined;
};
