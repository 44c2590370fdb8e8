/** Every mutant against every case that it can reach, up to the first that notices it. */
import type { Scheme } from "../../model/scheme";
import type { Case, CaseOutcome } from "../case/case";
import { equivalenceOf, type Reason } from "./equivalence";
import { type Mutant, mutantsOf } from "./mutants";
import { kindsReached } from "./reach";
import { isKilledBy, type Trial, trialOf } from "./trial";

/** What became of a mutant. */
export type Verdict =
  | { readonly kind: "killed"; readonly mutant: Mutant; readonly by: string }
  | { readonly kind: "equivalent"; readonly mutant: Mutant; readonly reason: Reason }
  | { readonly kind: "survived"; readonly mutant: Mutant };

/** What became of all mutants of a scheme. */
export interface MutationRun {
  readonly cases: number;
  /** Cases that do not hold on the scheme itself; they kill nothing. */
  readonly failing: readonly CaseOutcome[];
  readonly verdicts: readonly Verdict[];
  /** How many pairs of a mutant and a case were looked at. */
  readonly tried: number;
}

/** Items that a case speaks of. */
const itemsIn = ({ expect }: Case): ReadonlySet<string> => new Set(Object.keys(expect.items ?? {}));

const itemOf = ({ clauses: [key = ""] }: Mutant): string | undefined =>
  key.startsWith("items/") ? key.split("/")[1] : undefined;

/** Trials in the order in which they are likely to notice: those that speak of the item, then the others. */
const ordersOf = (trials: readonly Trial[]) => {
  const speaking = new Map<string, Trial[]>();
  for (const trial of trials)
    for (const item of itemsIn(trial.one)) speaking.set(item, [...(speaking.get(item) ?? []), trial]);
  const orders = new Map<string, readonly Trial[]>();
  return (item: string | undefined): readonly Trial[] => {
    const own = item === undefined ? undefined : speaking.get(item);
    if (item === undefined || own === undefined) return trials;
    const known = orders.get(item);
    if (known !== undefined) return known;
    const order = [...own, ...trials.filter((trial) => !own.includes(trial))];
    orders.set(item, order);
    return order;
  };
};

/** Who noticed the mutant before is asked first about the next one of the same clause. */
const killerOf = (
  mutant: Mutant,
  order: readonly Trial[],
  before: Trial | undefined,
  count: () => void,
): Trial | undefined => {
  const tries = (trial: Trial): boolean => {
    count();
    return isKilledBy(mutant, trial);
  };
  if (before !== undefined && tries(before)) return before;
  return order.find((trial) => trial !== before && tries(trial));
};

/**
 * Runs cases against mutants. A mutant that is not proved equivalent is killed by the first case of which an expectation no longer
 * holds, or it survives.
 * @param mutants those to run; all of the scheme, where they are left out
 * @example runMutants(scheme, cases).verdicts.filter(({ kind }) => kind === "survived")
 */
export const runMutants = (
  scheme: Scheme,
  cases: readonly Case[],
  mutants: readonly Mutant[] = mutantsOf(scheme),
): MutationRun => {
  const trials = cases.map((one) => trialOf(scheme, one));
  const failing = trials.filter(({ outcome }) => outcome.differences.length > 0);
  const orderFor = ordersOf(trials.filter((trial) => !failing.includes(trial)));
  const last = new Map<string, Trial>();
  let tried = 0;
  const verdictOf = (mutant: Mutant): Verdict => {
    const reason = equivalenceOf(scheme, mutant);
    if (reason !== undefined) return { kind: "equivalent", mutant, reason };
    const kinds = kindsReached(scheme, mutant);
    const order = orderFor(itemOf(mutant)).filter(({ one }) => kinds.has(one.ask.kind));
    const [clause = ""] = mutant.clauses;
    const before = last.get(clause);
    const killer = killerOf(mutant, order, before !== undefined && order.includes(before) ? before : undefined, () => {
      tried += 1;
    });
    if (killer === undefined) return { kind: "survived", mutant };
    last.set(clause, killer);
    return { kind: "killed", mutant, by: killer.one.id };
  };
  const verdicts = mutants.map(verdictOf);
  return { cases: cases.length, failing: failing.map(({ outcome }) => outcome), verdicts, tried };
};
