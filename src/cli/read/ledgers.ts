/** The ledgers of a district: team files and files of facts put together, each problem traced back to the file and line it came from. */
import { type Ledger, mostFacts } from "../../model/ledger";
import { checkLedger } from "../../model/ledger-check";
import { nearest } from "../../model/nearest";
import { type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { teamColumn } from "../columns";
import type { World } from "../world";
import { type Document, readDocument, textAt } from "./document";
import { stemOf } from "./files";
import { placed } from "./place";
import { rowsOf } from "./rows";

/** Where a fact of a file of facts stands. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** Facts from files of facts, with where they stand. */
export interface Loose {
  readonly facts: unknown[];
  readonly origins: Origin[];
}

/** What all team files say. */
export interface TeamFiles {
  readonly documents: ReadonlyMap<string, Document>;
  readonly problems: readonly Problem[];
  /** Teams that may be there but could not be read; facts of theirs are not called unknown. */
  readonly unread: ReadonlySet<string>;
  /** Teams with more than one file, with the problem of each file beyond the first. */
  readonly twice: readonly { readonly team: string; readonly problem: Problem }[];
}

/** Reads team files. Two files of the same team are a problem. */
export const readTeams = async (world: World, files: readonly string[]): Promise<TeamFiles> => {
  const documents = new Map<string, Document>();
  const problems: Problem[] = [];
  const unread = new Set<string>();
  const repeated: TeamFiles["twice"][number][] = [];
  for (const file of files) {
    const read = await readDocument(world, file);
    problems.push(...read.problems);
    const team = textAt(read.document?.value, teamColumn);
    if (read.document === undefined || team === undefined) unread.add(stemOf(file));
    if (read.document === undefined) continue;
    if (team !== undefined && documents.has(team)) {
      const twice = problem("duplicate-name", [teamColumn], { name: team, thing: "team" });
      const told = placed([twice], file, read.document.lines);
      problems.push(...told);
      repeated.push(...told.map((one) => ({ team, problem: one })));
    } else documents.set(team ?? file, read.document);
  }
  return { documents, problems, unread, twice: repeated };
};

/** What all files of facts say. */
export interface FactFiles {
  readonly byTeam: ReadonlyMap<string, Loose>;
  readonly problems: readonly Problem[];
}

/** Problems of one file that are kept; a file with more is something else than a file of facts. */
const mostProblems = 1000;

/** Problems of a file up to a limit; beyond it, only that there are more. */
export const problemsOfFile = (file: string) => {
  const problems: Problem[] = [];
  return {
    problems,
    add: (one: Problem): void => {
      if (problems.length < mostProblems) problems.push(one);
      else if (problems.length === mostProblems)
        problems.push({ ...problem("too-many-problems", [], { most: `${mostProblems}` }), file });
    },
  };
};

const unknownTeam = (name: string, teams: TeamFiles): Problem =>
  problem("unknown-name", [teamColumn], { name, near: nearest(name, teams.documents.keys()), thing: "team" });

/** Keeps a fact with its team; more than a ledger may hold are not kept, for it is refused anyway. */
const keep = (byTeam: Map<string, Loose>, team: string, fact: unknown, origin: Origin): void => {
  const loose = byTeam.get(team) ?? { facts: [], origins: [] };
  byTeam.set(team, loose);
  if (loose.facts.length > mostFacts) return;
  loose.facts.push(fact);
  loose.origins.push(origin);
};

/** Reads files of facts, row by row; a team that is not there is a problem, told once for each file. */
export const readFacts = async (world: World, files: readonly string[], teams: TeamFiles): Promise<FactFiles> => {
  const byTeam = new Map<string, Loose>();
  const problems: Problem[] = [];
  for (const file of files) {
    const found = problemsOfFile(file);
    const strangers = new Set<string>();
    for await (const row of rowsOf(world, file)) {
      if ("problem" in row) found.add(row.problem);
      else if (teams.documents.has(row.team)) keep(byTeam, row.team, row.fact, { file, line: row.line });
      else if (!teams.unread.has(row.team) && !strangers.has(row.team) && strangers.size <= mostProblems) {
        strangers.add(row.team);
        found.add({ ...unknownTeam(row.team, teams), file, line: row.line });
      }
    }
    problems.push(...found.problems);
  }
  return { byTeam, problems };
};

/** A ledger that has been put together, or what is wrong with it. */
export type JoinedLedger =
  | { readonly ok: true; readonly file: string; readonly ledger: Ledger }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const factsIn = (value: unknown): readonly unknown[] => {
  const facts: unknown = value !== null && typeof value === "object" ? Reflect.get(value, "facts") : undefined;
  return Array.isArray(facts) ? facts : [];
};

/** A document with the facts of files of facts behind its own; what is no list of facts stays, to be refused. */
export const withFacts = (value: unknown, loose: readonly unknown[]): unknown => {
  if (value === null || typeof value !== "object" || loose.length === 0) return value;
  const own: unknown = Reflect.get(value, "facts");
  return own === undefined || Array.isArray(own) ? { ...value, facts: [...factsIn(value), ...loose] } : value;
};

const indexOfFact = ({ path }: Problem): number => (path[0] === "facts" && typeof path[1] === "number" ? path[1] : -1);

/** The problems of a document with facts of other files behind its own, each with the file and line that it comes from. */
export const traced = (problems: readonly Problem[], document: Document, loose: Loose | undefined): Problem[] => {
  const own = factsIn(document.value).length;
  const inside = problems.filter((one) => indexOfFact(one) < own);
  const outside = problems
    .filter((one) => indexOfFact(one) >= own)
    .map((one) => ({ ...one, ...loose?.origins[indexOfFact(one) - own], path: one.path.slice(2) }));
  return [...placed(inside, document.file, document.lines), ...outside];
};

/** Puts a team's ledger together and checks it. */
export const joinLedger = (document: Document, loose: Loose | undefined, scheme: Scheme | undefined): JoinedLedger => {
  const checked = checkLedger(withFacts(document.value, loose?.facts ?? []), scheme === undefined ? {} : { scheme });
  if (checked.ok) return { ok: true, file: document.file, ledger: checked.ledger };
  return { ok: false, problems: traced(checked.problems, document, loose) };
};
