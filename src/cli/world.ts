/** The world that a command acts in: a disk, a terminal, a clock and an environment. Tests pass one of arrays; `main.ts` passes the real one. */
import type { Day } from "../model/calendar";

/** What stands at a path. */
export type Standing = "file" | "folder" | "nothing";

/** The variables that the command line asks for. */
export type Environment = {
  readonly [name in "LC_ALL" | "LC_MESSAGES" | "LANG" | "NO_COLOR" | "FORCE_COLOR" | "TERM"]?: string | undefined;
};

export interface World {
  readonly look: (path: string) => Promise<Standing>;
  /** The bytes of a file, piece by piece. */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  /** The names in a folder, in no particular order. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Writes a file, with the folders that it needs. */
  readonly write: (path: string, text: string) => Promise<void>;
  /** Says each time that something at these paths, or in these folders, has changed; until nobody listens any more. */
  readonly changes: (paths: readonly string[]) => AsyncIterable<unknown>;
  /** Has something said where the run is interrupted from outside, which then ends it; until what comes back is called. */
  readonly onInterrupt: (say: () => void) => () => void;
  /** The answer: standard output. */
  readonly say: (text: string) => void;
  /** What is wrong, or worth knowing beside the answer: standard error. */
  readonly warn: (text: string) => void;
  readonly today: () => Day;
  /** Milliseconds since some moment: how long things take, and nothing else. */
  readonly clock: () => number;
  readonly isTerminal: boolean;
  /** Whether standard error is a terminal, where a line can be drawn anew. */
  readonly warnsOnTerminal: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly environment: Environment;
  /** The language of the system, such as `zh-CN`, where the environment says nothing. */
  readonly locale: string;
  /** How the command line was called, for hints that can be copied. */
  readonly called: string;
}

/** Exit codes: the answer is yes, the answer is no, the question or its material was not understood; `batch` also has 3, incomplete. */
export const exit = { yes: 0, no: 1, notUnderstood: 2 } as const;
