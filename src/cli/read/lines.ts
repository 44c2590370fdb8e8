/** Bytes into lines: UTF-8 or a problem, and never more than a piece and a line of bounded length in memory. */
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
 * The lines of a file, those that a piece of it ends together: waiting for each by itself would take longer than reading it. A line that is
 * too long is told and skipped, the rest is still read. A file that is not UTF-8 is told once, at the first such line, and left there.
 * @param quickly makes something else of a line, where it can; it sees each when those before it have been taken
 */
export async function* linesOf<Quick = never>(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  quickly: (piece: Piece) => Quick | undefined = () => undefined,
): AsyncGenerator<Iterable<Line | Quick>> {
  const lines = lineTaker(file);
  let isReadable = true;
  const read = function* (pieces: readonly Piece[]): Generator<Line | Quick> {
    for (const piece of pieces) {
      const quick = quickly(piece);
      if (quick !== undefined) {
        yield quick;
        continue;
      }
      const line = lineFrom(piece);
      yield line;
      isReadable = !("problem" in line) || line.problem.code !== "not-utf8";
      if (!isReadable) return;
    }
  };
  for await (const piece of bytes) {
    yield read(lines.push(piece));
    if (!isReadable) return;
  }
  yield read(lines.end());
}
