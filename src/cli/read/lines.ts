/** Bytes into lines, one at a time: UTF-8 or a problem, and never more than one line of bounded length in memory. */
import { longestLine, textOf, tooLong } from "../../model/json-line";
import type { Problem } from "../../model/problem";

/** A line with its number, the first being 1; or what is wrong with it. */
export type Line =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly problem: Problem };

const newline = 0x0a;

/** Puts pieces of bytes together. */
export const joined = (pieces: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** The bytes of the line that is being read; beyond the longest allowed they are counted and dropped. */
const growingLine = () => {
  let pieces: Uint8Array[] = [];
  let size = 0;
  return {
    add: (piece: Uint8Array): void => {
      size += piece.length;
      if (size > longestLine) pieces = [];
      else if (piece.length > 0) pieces.push(piece);
    },
    isEmpty: (): boolean => size === 0,
    /** The bytes, or undefined where there were too many; then it begins anew. */
    take: (): Uint8Array | undefined => {
      const bytes = size > longestLine ? undefined : joined(pieces, size);
      pieces = [];
      size = 0;
      return bytes;
    },
  };
};

const lineFrom = (bytes: Uint8Array | undefined, line: number, file: string): Line => {
  const read = bytes === undefined ? { problem: tooLong() } : textOf(bytes, line);
  return "problem" in read ? { line, problem: { ...read.problem, file, line } } : { line, text: read.text };
};

/**
 * The lines of a file. A line that is too long is told and skipped, the rest is still read.
 * A file that is not UTF-8 is told once, at the first such line, and left there.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Line> {
  const growing = growingLine();
  let line = 1;
  for await (const piece of bytes) {
    let start = 0;
    for (let end = piece.indexOf(newline); end >= 0; end = piece.indexOf(newline, start)) {
      growing.add(piece.subarray(start, end));
      const read = lineFrom(growing.take(), line, file);
      yield read;
      if ("problem" in read && read.problem.code === "not-utf8") return;
      start = end + 1;
      line += 1;
    }
    growing.add(piece.subarray(start));
  }
  if (!growing.isEmpty()) yield lineFrom(growing.take(), line, file);
}
