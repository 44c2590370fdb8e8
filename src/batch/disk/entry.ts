/** What is known of one team after its unit of work: a line of a part, in the order of team ids. */

import type { GradeState } from "../../model/evaluation";
import { byCode } from "../../model/names";
import { type Problem, problem } from "../../model/problem";
import type { Place } from "../gather";

/** One team, or (with the team "") one line that belongs to none. */
export interface Entry {
  readonly team: string;
  /** Where each run of its lines begins. */
  readonly places: readonly Place[];
  readonly facts: number;
  /** The line of the results; empty where the team was refused. */
  readonly row: string;
  /** The line that a ranking reads; empty where nothing will be ranked. */
  readonly ranked: string;
  /** The line of the problems; empty where the team was evaluated. */
  readonly problem: string;
  /** The grade, or `open` or `none` where there is none; empty where the team was refused. */
  readonly grade: string;
}

/** Problems of one team beyond these are counted and not listed. */
const mostListed = 100;

const told = ({ file, line, code, path, message, cure }: Problem) => ({ file, line, code, path, message, cure });

/** All that is wrong with a team or a line, as one line: the first problem, and the others inside it. */
export const problemLine = (team: string | undefined, problems: readonly Problem[]): string => {
  const [first, ...others] = problems;
  if (first === undefined) throw new RangeError("a refusal has a reason");
  const { file, line, ...rest } = told(first);
  return JSON.stringify({
    file,
    line,
    team,
    ...rest,
    ...(others.length === 0 ? {} : { others: others.slice(0, mostListed).map(told), problems: problems.length }),
  });
};

const refusal = { facts: 0, row: "", ranked: "", grade: "" } as const;

export const refused = (team: string, places: readonly Place[], problems: readonly Problem[]): Entry => ({
  ...refusal,
  team,
  places,
  problem: problemLine(team === "" ? undefined : team, problems),
});

/** The grade that counts, or why there is none. */
export const gradeName = ({ grade, gradeState }: { readonly grade: string | null; readonly gradeState: GradeState }) =>
  gradeState === "fixed" && grade !== null ? grade : gradeState === "open" ? "open" : "none";

/** Team ids by code units; lines of no team by file and line. */
export const inOrder = (a: Entry, b: Entry): number => {
  if (a.team !== b.team || a.team !== "") return byCode(a.team, b.team);
  const [one, other] = [a.places[0], b.places[0]];
  return byCode(one?.file ?? "", other?.file ?? "") || (one?.line ?? 0) - (other?.line ?? 0);
};

/** A team whose lines did not stand together is refused, whatever each part of them came to. */
export const together = (entries: readonly Entry[]): Entry => {
  const [first] = entries;
  if (first === undefined) throw new RangeError("no entry");
  const { team } = first;
  const places = entries.flatMap((one) => one.places);
  const [begin, again] = places;
  if (begin === undefined || again === undefined) return first;
  const apart = { team, places: `${places.length}`, first: `${begin.file}:${begin.line}` };
  return refused(team, places, [{ ...problem("team-not-together", [], apart), ...again }]);
};

const keys = ["row", "ranked", "problem", "grade"] as const;

/** An entry as a line; what JSON writes holds no tab. */
export const entryLine = (entry: Entry): string =>
  `${[JSON.stringify([entry.team, entry.places, entry.facts]), ...keys.map((key) => entry[key])].join("\t")}\n`;

export const entryFrom = (line: string): Entry => {
  const [head = "", row = "", ranked = "", refusedWith = "", grade = ""] = line.split("\t");
  const [team, places, facts]: [string, Place[], number] = JSON.parse(head);
  return { team, places, facts, row, ranked, problem: refusedWith, grade };
};
