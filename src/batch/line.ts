/** One line of an input: where it lies, what it holds, and what is wrong with its form. */
import { objectIn, textOf, type Written } from "../model/json-line";
import type { Problem } from "../model/problem";

/** A line of an input: where its bytes are, and where a person finds it. */
export interface Line {
  readonly bytes: Uint8Array;
  /** The first byte, and the one behind the last; the line feed is not among them. */
  readonly from: number;
  readonly to: number;
  readonly file: string;
  /** The first line of a file is 1. */
  readonly number: number;
}

/** A problem with the file and the line that it stands in; its path begins inside that line. */
export interface LineProblem extends Problem {
  readonly file: string;
  readonly line: number;
}

/** What a line holds as it stands: nothing where it is blank or cannot be read. */
export interface ReadLine {
  readonly value?: Written;
  readonly problems: readonly Problem[];
}

/** Puts the file and the line to a problem. */
export const placedIn = ({ file, number }: Line, one: Problem): LineProblem => ({ ...one, file, line: number });

const read = ({ bytes, from, to, number }: Line): ReadLine => {
  const found = textOf(bytes.subarray(from, to), number);
  if ("problem" in found) return { problems: [found.problem] };
  return found.text.trim() === "" ? { problems: [] } : objectIn(found.text);
};

/** The line that was read last: the head of a team is asked for its team first, and for all that it holds when its facts are there. */
let last: { readonly line: Line; readonly read: ReadLine } | undefined;

/** Reads a line by its form alone. */
export const readLine = (line: Line): ReadLine => {
  if (last?.line !== line) last = { line, read: read(line) };
  return last.read;
};
