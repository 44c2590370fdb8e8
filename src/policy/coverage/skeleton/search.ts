/** For each aim the smallest of some ledgers whose answer, asked of the engine, reaches it. */
import type { Scheme } from "../../../model/scheme";
import type { Aim } from "../aim";
import { reachedIn } from "../reached";
import { answersTo, sizeOfTrial, type Trial } from "./trial";

/** The smallest trials first; of equal ones the first. */
const bySize = (trials: readonly Trial[]): readonly Trial[] =>
  trials
    .map((trial) => ({ trial, size: sizeOfTrial(trial) }))
    .sort((a, b) => a.size - b.size)
    .map(({ trial }) => trial);

/** By key of the aim, the smallest trial that reaches it; aims that none reaches are not there. */
export const smallestReaching = (
  scheme: Scheme,
  aims: readonly Aim[],
  trials: readonly Trial[],
): ReadonlyMap<string, Trial> => {
  const found = new Map<string, Trial>();
  let open = aims;
  for (const trial of bySize(trials)) {
    if (open.length === 0) break;
    const answers = answersTo(scheme, trial);
    if (answers === undefined) continue;
    const isReached = reachedIn(scheme, answers);
    const now = open.filter(({ what }) => isReached(what));
    for (const { key } of now) found.set(key, trial);
    if (now.length > 0) open = open.filter(({ key }) => !found.has(key));
  }
  return found;
};
