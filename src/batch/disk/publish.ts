/** The end of a batch: sorted entries become the files of the output, each under its name only when it is whole; the manifest comes last. */
import { join } from "node:path";
import { decideField } from "../../engine/ranking/rank";
import { rulesOf } from "../../engine/ranking/rules";
import type { Scheme } from "../../model/scheme";
import { type Kept, keptReader } from "../ranked";
import type { Entry } from "./entry";
import { type Counts, type Head, type Manifest, manifestFile } from "./manifest";
import { parquetSink } from "./parquet";
import { textLines } from "./read";
import { onDisk } from "./sort";
import type { Seen } from "./survey";
import { csvSink, ndjsonSink, type Sink } from "./table";
import { type Target, target, writeWhole } from "./write";

export const resultsFile = "results";
export const problemsFile = "problems.ndjson";
/** What a ranking reads of each team: shards leave it for `merge`. */
export const keptFile = "for-ranking.ndjson";
export const rankingFile = "ranking.ndjson";

/** What is to be published. */
export interface Publishing {
  readonly out: string;
  /** The working folder. */
  readonly work: string;
  readonly head: Head;
  readonly scheme: Scheme;
  /** Whether what a ranking reads is written out. */
  readonly keepsRanked: boolean;
  /** Lines that were read, blank ones aside. */
  readonly lines: number;
  /** Files of which a part was not read. */
  readonly unread: number;
  /** The facts of the evaluated teams, where the entries do not say it. */
  readonly facts?: number;
  /** Is told how many teams were written. */
  readonly tell: (teams: number) => void;
}

const sinkFor = (format: Head["options"]["format"], file: Target, scheme: Scheme): Sink | Promise<Sink> => {
  switch (format) {
    case "ndjson":
      return ndjsonSink(file);
    case "csv":
      return csvSink(file, scheme);
    case "parquet":
      return parquetSink(file, scheme);
  }
};

/** Counts entries as they go by. */
const counter = (scheme: Scheme) => {
  const grades = new Map([...scheme.grades.map(({ id }) => [id, 0] as const), ["open", 0], ["none", 0]]);
  const sums = { teams: 0, facts: 0, evaluated: 0, refused: 0, lost: 0 };
  const add = ({ team, facts, grade }: Entry): void => {
    if (team === "") sums.lost += 1;
    else {
      sums.teams += 1;
      sums.facts += facts;
      if (grade === "") sums.refused += 1;
      else {
        sums.evaluated += 1;
        grades.set(grade, (grades.get(grade) ?? 0) + 1);
      }
    }
  };
  return {
    sums,
    add,
    counts: (read: Pick<Counts, "lines" | "facts" | "unread">): Counts => ({
      ...sums,
      ...read,
      grades: Object.fromEntries(grades),
    }),
  };
};

/** Ranks the teams that were kept, and writes what is told of each. */
const ranking = ({ out, work, scheme, head: { question } }: Publishing): Seen => {
  const read = keptReader();
  function* entries(): Generator<Kept> {
    for (const line of textLines(join(out, keptFile))) yield read(line);
  }
  const kind = question.kind === "term" ? "term" : "annual";
  const year = question.kind === "annual" ? question.year : null;
  const { teams } = decideField(rulesOf(scheme), kind, entries(), {}, onDisk(work, read));
  function* lines(): Generator<string> {
    for (const team of teams()) yield `${JSON.stringify({ kind, year, ...team })}\n`;
  }
  return { name: rankingFile, ...writeWhole(join(out, rankingFile), lines()) };
};

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Several files of one folder, begun together and finished together. */
const filesOf = (out: string, names: readonly string[]) => {
  const files: Target[] = [];
  const abandon = (): void => {
    for (const file of files) file.abandon();
  };
  try {
    for (const name of names) files.push(target(join(out, name)));
  } catch (error) {
    abandon();
    throw error;
  }
  const [results, problems, kept] = files;
  if (results === undefined || problems === undefined) throw new RangeError("two files at least");
  return { results, problems, kept, abandon };
};

/** Writes entries to the files that they belong to, as they come; those that are to be ranked are kept. */
const writeAll = async (entries: Iterable<Entry>, names: readonly string[], publishing: Publishing) => {
  const { out, head, scheme, tell } = publishing;
  const { results, problems, kept, abandon } = filesOf(out, names);
  const counting = counter(scheme);
  try {
    const sink = await sinkFor(head.options.format, results, scheme);
    for (const entry of entries) {
      counting.add(entry);
      if (entry.problem !== "") problems.write(`${entry.problem}\n`);
      else await sink.row(entry.row);
      if (entry.ranked !== "") kept?.write(`${entry.ranked}\n`);
      if (counting.sums.teams % 500 === 0) {
        tell(counting.sums.teams);
        await pause();
      }
    }
    tell(counting.sums.teams);
    const written = [await sink.finish(), problems.finish(), ...(kept === undefined ? [] : [kept.finish()])];
    return { counting, written };
  } catch (error) {
    abandon();
    throw error;
  }
};

/** Writes all files of an output. */
export const publish = async (entries: Iterable<Entry>, publishing: Publishing): Promise<Manifest> => {
  const { out, head, keepsRanked, lines, unread, facts } = publishing;
  const names = [`${resultsFile}.${head.options.format}`, problemsFile, ...(keepsRanked ? [keptFile] : [])];
  const { counting, written } = await writeAll(entries, names, publishing);
  const outputs: Seen[] = written.map((one, index) => ({ name: names[index] ?? "", ...one }));
  if (head.options.rank) outputs.push(ranking(publishing));
  const counts = counting.counts({ lines, unread, facts: facts ?? counting.sums.facts });
  const manifest: Manifest = { ...head, counts, outputs };
  writeWhole(join(out, manifestFile), [`${JSON.stringify(manifest, null, 2)}\n`]);
  return manifest;
};
