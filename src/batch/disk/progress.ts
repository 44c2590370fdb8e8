/** How far a batch is: what is told of it, put together from what its stages tell. */

/** How far a batch is. */
export interface Progress {
  readonly stage: "survey" | "spread" | "evaluate" | "merge";
  /** Bytes of this stage that are done, and all of them; lines of a spread and teams of a merge, whose end is not known, without `of`. */
  readonly done: number;
  readonly of: number | undefined;
  /** Teams and facts that have been evaluated in this run. */
  readonly teams: number;
  readonly facts: number;
}

export const progressOf = (onProgress: (progress: Progress) => void = () => {}) => {
  let [teams, facts, done, evaluated] = [0, 0, 0, 0];
  let stage: Progress["stage"] = "survey";
  let of: number | undefined;
  const say = (): void => onProgress({ stage, done, of, teams, facts });
  return {
    begin: (next: Progress["stage"], whole: number | undefined): void => {
      [stage, of, done] = [next, whole, next === "evaluate" ? evaluated : 0];
      say();
    },
    add: (bytes: number): void => {
      done += bytes;
      say();
    },
    /** Bytes that are evaluated, in an earlier stage as well. */
    evaluated: (bytes: number): void => {
      evaluated += bytes;
      if (stage === "evaluate") done = evaluated;
      say();
    },
    reach: (count: number): void => {
      done = count;
      say();
    },
    tick: (more: { readonly teams: number; readonly facts: number }): void => {
      teams += more.teams;
      facts += more.facts;
      say();
    },
  };
};
export type Telling = ReturnType<typeof progressOf>;
