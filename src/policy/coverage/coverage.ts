/** Which of the aims of a scheme its cases reach, and by which cases. */
import type { Schemes } from "../../engine/series";
import type { CaseOutcome } from "../case/case";
import type { Aim, LeftOut } from "./aim";
import { aimsOf, latestOf, leftOutOf } from "./aims";
import { reachedIn } from "./reached";

/** An aim with the cases that reach it. */
export interface AimReached extends Aim {
  /** Ids of cases, in their order; never empty. */
  readonly by: readonly string[];
}

/** What the cases of a scheme try, and what they do not. */
export interface CaseCoverage {
  /** In the order of the scheme. */
  readonly reached: readonly AimReached[];
  readonly untried: readonly Aim[];
  /** What no ledger can try, each with why; it does not count. */
  readonly leftOut: readonly LeftOut[];
  readonly counts: {
    readonly aims: number;
    readonly reached: number;
    readonly untried: number;
    readonly leftOut: number;
  };
  /** Reached in a thousand of all that can be reached, rounded down; 1000 only where nothing is untried. */
  readonly perThousand: number;
}

/** What is asked of an outcome: what the engine answered to a case, whatever was expected. */
export type Tried = Pick<CaseOutcome, "evaluations" | "ranking" | "warnings"> & {
  readonly case: Pick<CaseOutcome["case"], "id" | "teams">;
};

const triedBy = (schemes: Schemes, aims: readonly Aim[], outcomes: readonly Tried[]): ReadonlyMap<string, string[]> => {
  const scheme = latestOf(schemes);
  const by = new Map<string, string[]>();
  if (scheme === undefined) return by;
  for (const { case: one, evaluations, ranking, warnings } of outcomes) {
    const isReached = reachedIn(scheme, { teams: one.teams, evaluations, ranking, warnings });
    for (const { key, what } of aims) {
      if (isReached(what)) by.set(key, [...(by.get(key) ?? []), one.id]);
    }
  }
  return by;
};

/**
 * What the cases of a scheme try of it, by their answers alone: whether what they expect holds is another question.
 * @param outcomes what came of the cases, from `runCases`
 * @example coverageOf(scheme, runCases(scheme, file)).untried.map(({ key }) => key)
 */
export const coverageOf = (schemes: Schemes, outcomes: readonly Tried[]): CaseCoverage => {
  const aims = aimsOf(schemes);
  const leftOut = leftOutOf(schemes);
  const by = triedBy(schemes, aims, outcomes);
  const reached = aims.flatMap((one) => {
    const cases = by.get(one.key);
    return cases === undefined ? [] : [{ ...one, by: cases }];
  });
  const untried = aims.filter(({ key }) => !by.has(key));
  return {
    reached,
    untried,
    leftOut,
    counts: { aims: aims.length, reached: reached.length, untried: untried.length, leftOut: leftOut.length },
    perThousand: aims.length === 0 ? 1000 : Math.floor((reached.length * 1000) / aims.length),
  };
};
