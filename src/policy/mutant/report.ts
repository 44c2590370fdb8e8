/** What a run of mutants came to: how many were noticed, and of each that was not, what would notice it. */
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { CaseFileInput } from "../case/shape";
import { type Killing, killingCase } from "./kill";
import type { Mutant } from "./mutants";
import type { MutationRun } from "./run";
import { killingText, survivedText } from "./words";

/** A mutant that no case noticed. */
export interface Survivor {
  readonly mutant: Mutant;
  readonly says: Text;
  /** A case that notices it; null where none was found, and it is unknown whether there is one. */
  readonly killing: Killing | null;
}

/** How many mutants there are, and what became of them. */
export interface MutationCounts {
  readonly mutants: number;
  readonly killed: number;
  readonly equivalent: number;
  /** Not noticed, though a case is known that would. */
  readonly survived: number;
  /** Not noticed, and no case that would was found. */
  readonly unknown: number;
}

const kept = new WeakMap<MutationRun, readonly Survivor[]>();

/**
 * The mutants of a run that no case noticed, each with a case that would.
 * @example survivorsOf(scheme, run).map(({ says }) => says.zh)
 */
export const survivorsOf = (scheme: Scheme, run: MutationRun): readonly Survivor[] => {
  const known = kept.get(run);
  if (known !== undefined) return known;
  const survivors = run.verdicts.flatMap(({ kind, mutant }): Survivor[] => {
    if (kind !== "survived") return [];
    const says = survivedText(scheme, mutant);
    return [{ mutant, says, killing: killingCase(scheme, mutant, killingText(scheme, mutant)) ?? null }];
  });
  kept.set(run, survivors);
  return survivors;
};

/**
 * What became of all mutants, counted.
 * @example countsOf(scheme, run) // { mutants: 1402, killed: 1190, equivalent: 168, survived: 40, unknown: 4 }
 */
export const countsOf = (scheme: Scheme, run: MutationRun): MutationCounts => {
  const of = (kind: string): number => run.verdicts.filter((verdict) => verdict.kind === kind).length;
  const found = survivorsOf(scheme, run).filter(({ killing }) => killing !== null).length;
  return {
    mutants: run.verdicts.length,
    killed: of("killed"),
    equivalent: of("equivalent"),
    survived: found,
    unknown: of("survived") - found,
  };
};

/**
 * The cases that would notice what no case noticed, as a file of cases: the expectations are for a person to fill in.
 * One case can notice several mutants: of equal ledgers and questions there is one.
 */
export const skeletonsOf = (survivors: readonly Survivor[]): CaseFileInput => {
  const cases = new Map<string, Killing["case"]>();
  for (const { killing } of survivors) {
    if (killing === null) continue;
    const { id: _id, says: _says, ...rest } = killing.case;
    const key = JSON.stringify(rest);
    if (!cases.has(key)) cases.set(key, killing.case);
  }
  return { format: "zhucun-cases/1", cases: [...cases.values()] };
};
