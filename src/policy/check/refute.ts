/** Looks for the smallest pair of ledgers in which an input goes the wrong way; the engine tells whether it does. */
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { checkLedger } from "../../model/ledger-check";
import { changedBy } from "./change/changed";
import type { Input } from "./input";
import { answersOf, answerTo, type Wrong, wrongBetween } from "./judge";
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

/** What both ledgers hold, as it stands in them. */
const sharedIn = ({ before, after }: Pair): unknown[] =>
  lists.flatMap((list) => {
    const kept = new Set<unknown>(after[list]);
    return before[list].filter((entry) => kept.has(entry));
  });

const rest = (ledger: Ledger, gone: ReadonlySet<unknown>): Ledger => ({
  ...ledger,
  ...Object.fromEntries(lists.map((list) => [list, ledger[list].filter((one) => !gone.has(one))])),
});

const isValid = (sight: Sight, ledger: Ledger): boolean => checkLedger(ledger, { scheme: sight.scheme }).ok;

/** The pair without some entries, where it still goes wrong in the same answer. */
const pairWithout = (sight: Sight, input: Input, pair: Pair, gone: readonly unknown[]): Pair | undefined => {
  const out = new Set(gone);
  const [before, after] = [rest(pair.before, out), rest(pair.after, out)];
  const wrong = wrongBetween(sight, input, [answerTo(sight, pair.wrong, before)], [answerTo(sight, pair.wrong, after)]);
  return wrong && isValid(sight, before) && isValid(sight, after) ? { before, after, wrong } : undefined;
};

/** Takes out of both ledgers whatever is not needed: half of it, a quarter, and so on to single entries. */
const shrunk = (sight: Sight, input: Input, found: Pair): Pair => {
  let pair = found;
  for (let size = Math.ceil(sharedIn(pair).length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    const shared = sharedIn(pair);
    for (let from = 0; from < shared.length; from += size) {
      pair = pairWithout(sight, input, pair, shared.slice(from, from + size)) ?? pair;
    }
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
      known ??= answersOf(sight, read.ledger);
      const wrong = wrongIn(sight, input, read.ledger, after, known);
      if (wrong !== undefined && isValid(sight, after))
        return shrunk(sight, input, { before: read.ledger, after, wrong });
    }
  }
  return undefined;
};
