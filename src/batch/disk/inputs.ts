/** The inputs of a batch: NDJSON files, plain or gzip, standard input, and whatever somebody else reads row by row. */
import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { dirname } from "node:path";
import { stdin } from "node:process";
import { type Problem, problem } from "../../model/problem";
import type { Line } from "../line";
import { at, stop } from "./failure";
import type { Range } from "./job";
import { type Seen, survey, surveyRanges } from "./survey";
import { makeFolder, target } from "./write";

/**
 * A row of a file of another form: what it holds, as it stands or as a line of NDJSON, which is good until the next row is asked for; or what
 * is wrong with it.
 */
export type FeedRow =
  | Line
  | {
      readonly file: string;
      readonly line: number;
      readonly team: string;
      /** A fact, or where it has no `kind` a team's ledger. */
      readonly value: Readonly<Record<string, unknown>>;
    }
  | {
      readonly file: string;
      readonly line: number;
      readonly team?: string;
      readonly problem: Problem;
      /** The rest of the file, or a column of it, is not read: any team may lack facts. */
      readonly unread?: boolean;
    };

/**
 * Rows that somebody else reads: CSV files, folders of districts, a database.
 * @example
 * const rows = async function* () { yield [{ file: "a.db", line: 1, team: "qw", value: { kind: "count", id: "f1", item: "1.2", … } }]; };
 * await runBatch({ inputs: [{ name: "a.db", files: ["a.db"], rows }], … });
 */
export interface Feed {
  readonly name: string;
  /** All files that it is read from; their bytes are what it is known by. */
  readonly files: readonly string[];
  /** The rows, always the same for the same bytes, in parts as they come to hand. */
  readonly rows: () => AsyncIterable<Iterable<FeedRow>>;
}

/** A path of an NDJSON file or a pipe, plain or gzip; `-` for standard input; or a feed. */
export type Input = string | Feed;

/** An input that was looked at. */
export interface Source {
  readonly seen: Seen;
  readonly from:
    | {
        readonly kind: "file";
        readonly path: string;
        readonly isPacked: boolean;
        /** Its stretches were told when it was looked at. */
        readonly isCut: boolean;
      }
    | { readonly kind: "feed"; readonly feed: Feed; readonly isPacked: boolean };
}

export const standardInput = "-";

/** Whether an input can be read only once: standard input, a pipe. */
const isStream = (name: string): boolean => {
  if (name === standardInput) return true;
  const standing = at(name, () => statSync(name));
  return !standing.isFile() && !standing.isDirectory();
};

/** Keeps what can be read only once in the working folder. */
const spool = async (name: string, path: string): Promise<void> => {
  makeFolder(dirname(path));
  const file = target(path);
  try {
    for await (const piece of name === standardInput ? stdin : createReadStream(name))
      file.write(typeof piece === "string" ? piece : new Uint8Array(piece));
    file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
};

/** What is told while inputs are looked at. */
export interface Surveying {
  /** How many bytes more were read. */
  readonly tell: (bytes: number) => void;
  /** The stretches that plain files are cut into, about so many bytes each; files are not cut where it is left out. */
  readonly cuts?: { readonly every: number; readonly found: (range: Range) => void } | undefined;
}

const fileSource = async (name: string, path: string, { tell, cuts }: Surveying): Promise<Source> => {
  const isFolder = at(name, () => statSync(path).isDirectory());
  if (isFolder) throw stop(problem("cannot-read", [], { fault: "folder" }), name);
  const toCut = name.endsWith(".gz") ? undefined : cuts;
  const { bytes, sha256, isGzip } = await (toCut === undefined
    ? survey(path, tell)
    : surveyRanges(name, path, toCut.every, tell, toCut.found));
  const isPacked = isGzip || name.endsWith(".gz");
  return {
    seen: { name, bytes, sha256 },
    from: { kind: "file", path, isPacked, isCut: toCut !== undefined && !isGzip },
  };
};

const feedSource = async (feed: Feed, tell: (bytes: number) => void): Promise<Source> => {
  const hash = createHash("sha256");
  let bytes = 0;
  let isPacked = false;
  for (const file of [...feed.files].sort()) {
    const one = await survey(file, tell);
    hash.update(`${JSON.stringify([file, one.sha256])}\n`);
    bytes += one.bytes;
    isPacked ||= one.isGzip;
  }
  return { seen: { name: feed.name, bytes, sha256: hash.digest("hex") }, from: { kind: "feed", feed, isPacked } };
};

const nameOf = (input: Input): string => (typeof input === "string" ? input : input.name);

/** How many bytes the inputs hold; undefined where that is not known before they are read. */
export const sizeOf = (inputs: readonly Input[]): number | undefined => {
  const paths = inputs.flatMap((input) => (typeof input === "string" ? [input] : input.files));
  return paths.some(isStream) ? undefined : paths.reduce((sum, path) => sum + at(path, () => statSync(path).size), 0);
};

/**
 * Looks at all inputs, in the order of their names.
 * @param spooled where what can be read only once is kept
 */
export const surveyed = async (inputs: readonly Input[], spooled: string, surveying: Surveying): Promise<Source[]> => {
  const sorted = [...inputs].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const twice = sorted.find((input, index) => index > 0 && nameOf(input) === nameOf(sorted[index - 1] ?? ""));
  if (twice !== undefined) throw stop(problem("input-twice", []), nameOf(twice));
  const sources: Source[] = [];
  for (const input of sorted) {
    if (typeof input !== "string") sources.push(await feedSource(input, surveying.tell));
    else if (!isStream(input)) sources.push(await fileSource(input, input, surveying));
    else {
      const kept = `${spooled}-${sources.length}`;
      await spool(input, kept);
      sources.push(await fileSource(input, kept, surveying));
    }
  }
  return sources;
};
