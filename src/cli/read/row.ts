/** One row of a file of facts: its line, its team, and the fact as it was written. */
import { type Problem, problem } from "../../model/problem";
import { teamColumn } from "../columns";

/** A fact as it stands in a file, not yet checked; or what is wrong with its line. */
export type Row =
  | { readonly line: number; readonly team: string; readonly fact: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: Problem };

/** One line's keys and values as they stand in a file; or what is wrong with it. */
export type ObjectRow =
  | { readonly line: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: Problem };

/** What was found, as a problem says it. */
export const foundOf = (written: unknown): { zh: string; en: string } => {
  const text = String(JSON.stringify(written)).slice(0, 40);
  return { zh: text, en: text };
};

/** Splits what a line holds into the team and the fact. */
export const rowOf = (written: Readonly<Record<string, unknown>>, file: string, line: number): Row => {
  const { [teamColumn]: team, ...fact } = written;
  if (typeof team === "string" && team !== "") return { line, team, fact };
  const wrong =
    team === undefined || team === ""
      ? problem("missing-key", [], { key: teamColumn })
      : problem("wrong-type", [teamColumn], { expected: { zh: "文字", en: "text" }, found: foundOf(team) });
  return { line, problem: { ...wrong, file, line } };
};
