/** What each contestant of the comparison is: how it gets its inputs from ledgers, how it scores them, and what it says. */
import type { Ledger } from "zhucun";

/** One team's year in hundredths of a point: the 39 items in the order of the rubric (null: nothing to score), and the total. */
export interface Points {
  readonly items: readonly (number | null)[];
  readonly total: number;
}

/** `Inputs` is what the contestant reads, `Result` what it answers, both for all teams that it was given, in their order. */
export interface Contestant<Inputs, Result> {
  readonly name: string;
  /** The package and its version, where there is one. */
  readonly version: string;
  /** How it is used, for the reader of the table. */
  readonly way: string;
  /** From ledgers to what the contestant reads; undefined where it reads ledgers. Timed in one column, not in the other. */
  readonly prepare: ((ledgers: readonly Ledger[]) => Inputs | Promise<Inputs>) | undefined;
  /** Scores all teams. Timed. */
  readonly score: (inputs: Inputs) => Result | Promise<Result>;
  /** Reads the points from the answer, for the check. Never timed. */
  readonly read: (result: Result) => readonly Points[];
  /** Lets go of what it holds. */
  readonly close: () => void;
}
