/** Lines into teams: those that stand together are one run, and a team that comes again later is told. */
import { mostFacts } from "../model/ledger";
import type { Line, LineProblem } from "./line";
import { problemsOf, teamOf } from "./team";

/** Where a person finds something. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The lines of one team that stand together. */
export interface Run {
  readonly team: string;
  readonly lines: readonly Line[];
}

/** More lines than any ledger may have are not kept: those that are show it. */
export const mostLines = mostFacts + 2;

export const placeOf = ({ file, number }: Line): Place => ({ file, line: number });

/** A line that belongs to no team: nothing is known of it but what is wrong with it. */
export type Lost = LineProblem;

/** What becomes of a line: its team's, nobody's, or nothing because it is blank. */
export const teamOrLost = (line: Line): { readonly team: string } | { readonly lost: Lost } | undefined => {
  const team = teamOf(line);
  if (team !== undefined) return { team };
  const [first] = problemsOf(line);
  return first === undefined ? undefined : { lost: first };
};

/** Hands on each run when it has ended. */
export const runs = (done: (run: Run) => void, lost: (problem: Lost) => void) => {
  let team: string | undefined;
  let lines: Line[] = [];
  const end = (): void => {
    if (team !== undefined) done({ team, lines });
    team = undefined;
    lines = [];
  };
  const see = (line: Line): void => {
    const found = teamOrLost(line);
    if (found === undefined) return;
    if ("lost" in found) lost(found.lost);
    else {
      if (found.team !== team) end();
      team = found.team;
      if (lines.length < mostLines) lines.push(line);
    }
  };
  /** Copies what is kept of some bytes, which may then be written over. */
  const settle = (bytes: Uint8Array): void => {
    const first = lines.findIndex((line) => line.bytes === bytes);
    const start = lines[first]?.from ?? 0;
    if (first < 0) return;
    const own = Uint8Array.from(bytes.subarray(start, lines.at(-1)?.to));
    for (let at = first; at < lines.length; at++) {
      const line = lines[at];
      if (line === undefined) continue;
      const { from, to, file, number } = line;
      lines[at] = { bytes: own, from: from - start, to: to - start, file, number };
    }
  };
  return { see, end, settle };
};
