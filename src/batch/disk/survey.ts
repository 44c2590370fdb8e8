/** A look at the inputs before anything is done: their hashes, and where a grouped file can be cut. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { problem } from "../../model/problem";
import type { Line } from "../line";
import { splitter } from "../split";
import { teamOf } from "../team";
import { at, stop } from "./failure";
import type { Range } from "./job";
import { piecesOf } from "./read";

/** What an input is known by. */
export interface Seen {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A place in a file, with the number of lines before it. */
interface Mark {
  readonly offset: number;
  readonly lines: number;
}

export interface Surveyed {
  readonly bytes: number;
  readonly sha256: string;
  readonly isGzip: boolean;
}

/** Where pieces of a file may begin: after how many bytes each, and who is told of them. */
interface Marking {
  readonly every: number;
  readonly mark: (mark: Mark) => void;
}

const newline = 0x0a;

const linesIn = (bytes: Uint8Array): number => {
  let count = 0;
  for (let found = bytes.indexOf(newline); found >= 0; found = bytes.indexOf(newline, found + 1)) count += 1;
  return count;
};

/** Is another where a file was written to. */
export const fingerprint = (path: string): string => {
  const { size, mtimeMs } = at(path, () => statSync(path));
  return `${size} ${mtimeMs}`;
};

/** Refuses a file that somebody writes to. */
export const unchanged = (path: string, before: string): void => {
  if (fingerprint(path) !== before) throw stop(problem("input-changed", []), path);
};

/**
 * Reads a file once.
 * @param tell is told how many bytes more were read
 * @param marking marks are told while it is read; of packed files there are none
 */
export const survey = async (path: string, tell: (bytes: number) => void, marking?: Marking): Promise<Surveyed> => {
  const before = fingerprint(path);
  const hash = createHash("sha256");
  let [offset, lines, marks, isGzip] = [0, 0, 0, false];
  for await (const bytes of piecesOf(path, marking?.every)) {
    if (offset === 0) isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    hash.update(bytes);
    if (marking !== undefined && !isGzip) {
      if (offset >= marking.every * (marks + 1)) {
        marking.mark({ offset, lines });
        marks += 1;
      }
      lines += linesIn(bytes);
    }
    offset += bytes.length;
    tell(bytes.length);
  }
  unchanged(path, before);
  return { bytes: offset, sha256: hash.digest("hex"), isGzip };
};

/** Refuses files of a folder that are no longer what was written. */
export const asWritten = async (folder: string, outputs: readonly Seen[]): Promise<void> => {
  for (const { name, bytes, sha256 } of outputs) {
    const path = join(folder, name);
    const found = await survey(path, () => {});
    if (found.bytes !== bytes || found.sha256 !== sha256) throw stop(problem("output-changed", []), path);
  }
};

/** Looks for the first line behind a mark with which another team begins. The line that the mark lies in is not whole and is passed over. */
const cutFinder = (file: string, mark: Mark) => {
  let [team, isFirst, offset]: [string | undefined, boolean, number] = [undefined, true, mark.offset];
  let cut: Mark | undefined;
  const see = (line: Line): void => {
    if (cut !== undefined) return;
    const found = isFirst ? undefined : teamOf(line);
    if (found !== undefined && team !== undefined && found !== team) cut = { offset, lines: line.number - 1 };
    team = found ?? team;
    isFirst = false;
    offset += line.to - line.from + 1;
  };
  // Lines of any length are seen here: what is held ends at the next mark.
  const lines = splitter(file, see, { first: mark.lines + 1, most: Number.MAX_SAFE_INTEGER });
  return { push: lines.push, cut: () => cut };
};

/** The place to cut behind a mark; undefined where there is none before `to`. */
const cutBehind = (file: string, path: string, mark: Mark, to: number): Mark | undefined => {
  const handle = at(path, () => openSync(path, "r"));
  const { push, cut } = cutFinder(file, mark);
  try {
    for (let place = mark.offset; place < to && cut() === undefined; ) {
      const bytes = Buffer.allocUnsafe(Math.min(64 * 1024, to - place));
      const got = at(path, () => readSync(handle, bytes, 0, bytes.length, place));
      if (got === 0) break;
      push(bytes.subarray(0, got));
      place += got;
    }
    return cut();
  } finally {
    closeSync(handle);
  }
};

/** A grouped file that is looked at: its stretches, cut where one team ends and another begins, are told as soon as they are known. */
export const surveyRanges = async (
  file: string,
  path: string,
  every: number,
  tell: (bytes: number) => void,
  found: (range: Range) => void,
): Promise<Surveyed> => {
  let begin: Mark = { offset: 0, lines: 0 };
  let last: Mark | undefined;
  const stretch = (to: number): Range => ({ file, path, from: begin.offset, to, line: begin.lines + 1 });
  /** Cuts behind the last mark, where that can be before `to`. */
  const cut = (to: number): void => {
    const end = last === undefined || last.offset < begin.offset ? undefined : cutBehind(file, path, last, to);
    if (end === undefined) return;
    found(stretch(end.offset));
    begin = end;
  };
  const mark = (next: Mark): void => {
    cut(next.offset);
    last = next;
  };
  const surveyed = await survey(path, tell, { every, mark });
  if (!surveyed.isGzip) {
    cut(surveyed.bytes);
    found(stretch(surveyed.bytes));
  }
  return surveyed;
};
