/** What each contestant of the comparison is: how it gets its inputs from ledgers, how it scores them, and what it says. */
import type { Ledger } from "zhucun";
import { processorTime } from "../../processor-time";
import type { Inputs } from "./inputs";

/** One team's year in hundredths of a point: the 39 items in the order of the rubric (null: nothing to score), and the total. */
export interface Points {
  readonly items: readonly (number | null)[];
  readonly total: number;
}

/** `Read` is what the contestant reads, `Answer` what it says, both for all teams that it was given, in their order. */
export interface Contestant<Read, Answer> {
  readonly name: string;
  /** Of its package; empty where there is none. */
  readonly version: string;
  readonly kind: "library" | "by hand" | "rule engine" | "database";
  /** How it is used, for the reader of the table. */
  readonly way: string;
  /** Whether it reads ledgers as they are, so that it prepares nothing. */
  readonly readsLedgers: boolean;
  /** How many teams it is given at once, where it takes too long to be given all. */
  readonly most?: number;
  /** From ledgers to what the contestant reads. Timed in one column, not in the other. */
  readonly prepare: (ledgers: readonly Ledger[]) => Read | Promise<Read>;
  /** For those that cannot read facts: from the items as they are measured to what the contestant reads. Part of `prepare`. */
  readonly adapt: ((teams: readonly Inputs[]) => Read) | undefined;
  /** Scores all teams. Timed. */
  readonly score: (read: Read) => Answer | Promise<Answer>;
  /** Reads the points from the answer, for the check. Never timed. */
  readonly read: (answer: Answer) => readonly Points[];
  /** Lets go of what it holds. */
  readonly close: () => void;
}

/** What one turn on some teams took, in microseconds of processor time, and what was said about them. */
export interface Turn {
  readonly preparing: number;
  readonly scoring: number;
  readonly points: readonly Points[];
}

/** A contestant as the comparison sees it, whatever its inputs and answers are. */
export interface Entrant
  extends Pick<Contestant<unknown, unknown>, "name" | "version" | "kind" | "way" | "readsLedgers" | "most" | "close"> {
  /** A turn on some teams; `before` are the same teams, read once more: what comes of them is not timed. */
  readonly turn: (ledgers: readonly Ledger[], before?: readonly Ledger[]) => Promise<Turn>;
  /** The points that it gives to teams whose items are measured like this; undefined for those that read facts. */
  readonly points: ((teams: readonly Inputs[]) => Promise<readonly Points[]>) | undefined;
}

/** Enters a contestant. */
export const entrantOf = <Read, Answer>(contestant: Contestant<Read, Answer>): Entrant => {
  const { prepare, adapt, score, read, ...rest } = contestant;
  const turn = async (ledgers: readonly Ledger[], before?: readonly Ledger[]): Promise<Turn> => {
    // So nobody clears up what others have left. It throws away code and caches as well: those are made again before it counts.
    globalThis.gc?.();
    if (before !== undefined) await score(await prepare(before));
    const start = processorTime();
    const inputs = await prepare(ledgers);
    const prepared = processorTime();
    const answer = await score(inputs);
    const end = processorTime();
    return { preparing: prepared - start, scoring: end - prepared, points: read(answer) };
  };
  const points = adapt === undefined ? undefined : async (teams: readonly Inputs[]) => read(await score(adapt(teams)));
  return { ...rest, turn, points };
};
