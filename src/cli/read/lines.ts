/** Bytes into lines, one at a time: UTF-8 or a problem, and never more than a piece and a line of bounded length in memory. */
import type { Line as Piece } from "../../batch/line";
import { lineTaker } from "../../batch/split";
import { textOf } from "../../model/json-line";
import type { Problem } from "../../model/problem";

/** A line with its number, the first being 1; or what is wrong with it. */
export type Line =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly problem: Problem };

const lineFrom = ({ bytes, from, to, number: line, file }: Piece): Line => {
  const read = textOf(bytes.subarray(from, to), line);
  return "problem" in read ? { line, problem: { ...read.problem, file, line } } : { line, text: read.text };
};

/**
 * The lines of a file. A line that is too long is told and skipped, the rest is still read.
 * A file that is not UTF-8 is told once, at the first such line, and left there.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Line> {
  const lines = lineTaker(file);
  for await (const piece of bytes)
    for (const line of lines.push(piece)) {
      const read = lineFrom(line);
      yield read;
      if ("problem" in read && read.problem.code === "not-utf8") return;
    }
  for (const line of lines.end()) yield lineFrom(line);
}
