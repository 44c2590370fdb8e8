/** One row of a file of facts: its line, its team, and the fact as it was written. */
import { teamIn, type Written } from "../../model/json-line";
import type { Problem } from "../../model/problem";

/** A fact as it stands in a file, not yet checked; or what is wrong with its line, with its team where that can be read all the same. */
export type Row =
  | { readonly line: number; readonly team: string; readonly fact: Written }
  | { readonly line: number; readonly team?: string; readonly problem: Problem };

/** One line's keys and values as they stand in a file; or what is wrong with it. */
export type ObjectRow =
  | { readonly line: number; readonly value: Written }
  | { readonly line: number; readonly problem: Problem };

/** Splits what a line holds into the team and the fact. */
export const rowOf = (written: Written, file: string, line: number): Row => {
  const read = teamIn(written);
  return "problem" in read ? { line, problem: { ...read.problem, file, line } } : { line, ...read };
};
