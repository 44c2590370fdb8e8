/** A look at the inputs before anything is done: their hashes, and where a grouped file can be cut. */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../model/problem";
import type { Line } from "../line";
import { splitter } from "../split";
import { teamOf } from "../team";
import { at, atLast, stop } from "./failure";
import type { Range } from "./job";

/** What an input is known by. */
export interface Seen {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A place in a file behind which a piece may begin, with the number of lines before it. */
interface Mark {
  readonly offset: number;
  readonly lines: number;
}

export interface Surveyed {
  readonly bytes: number;
  readonly sha256: string;
  /** A mark for each piece; only where they were asked for. */
  readonly marks: readonly Mark[];
  readonly isGzip: boolean;
}

const newline = 0x0a;
const piece = 1024 * 1024;

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
 * @param every a mark after so many bytes; none, where it is left out
 * @param tell is told how many bytes more were read
 */
export const survey = async (
  path: string,
  every: number | undefined,
  tell: (bytes: number) => void,
): Promise<Surveyed> => {
  const before = fingerprint(path);
  const hash = createHash("sha256");
  const handle = await atLast(path, () => open(path));
  const room = (): Buffer => Buffer.allocUnsafe(Math.min(piece, every ?? piece));
  const read = (into: Buffer) => atLast(path, () => handle.read(into, 0, into.length, null));
  let [buffer, other] = [room(), room()];
  const marks: Mark[] = [];
  let [offset, lines, isGzip] = [0, 0, false];
  try {
    for (let reading = read(buffer); ; ) {
      const { bytesRead: got } = await reading;
      if (got === 0) break;
      const bytes = buffer.subarray(0, got);
      // The next piece is read while this one is looked at.
      [buffer, other] = [other, buffer];
      reading = read(buffer);
      if (offset === 0) isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
      hash.update(bytes);
      if (every !== undefined && !isGzip) {
        if (offset >= every * (marks.length + 1)) marks.push({ offset, lines });
        lines += linesIn(bytes);
      }
      offset += got;
      tell(got);
    }
  } finally {
    await handle.close();
  }
  unchanged(path, before);
  return { bytes: offset, sha256: hash.digest("hex"), marks, isGzip };
};

/** Refuses files of a folder that are no longer what was written. */
export const asWritten = async (folder: string, outputs: readonly Seen[]): Promise<void> => {
  for (const { name, bytes, sha256 } of outputs) {
    const path = join(folder, name);
    const found = await survey(path, undefined, () => {});
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
      const bytes = new Uint8Array(Math.min(64 * 1024, to - place));
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

/** The stretches of a grouped file, cut where one team ends and another begins. */
export const rangesOf = (file: string, path: string, { bytes, marks }: Surveyed): Range[] => {
  const cuts: Mark[] = [{ offset: 0, lines: 0 }];
  marks.forEach((mark, index) => {
    const last = cuts.at(-1)?.offset ?? 0;
    const cut = mark.offset < last ? undefined : cutBehind(file, path, mark, marks[index + 1]?.offset ?? bytes);
    if (cut !== undefined) cuts.push(cut);
  });
  return cuts.map(({ offset, lines }, index) => ({
    file,
    path,
    from: offset,
    to: cuts[index + 1]?.offset ?? bytes,
    line: lines + 1,
  }));
};
