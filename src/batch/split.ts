/** Bytes into lines, piece by piece: a line inside a piece is not copied, and a line that is too long is counted and dropped, never held. */
import { longestLine, tooLong } from "../model/json-line";
import { type Line, type LineProblem, placedIn } from "./line";

const newline = 0x0a;

/** What is done with each line. */
export interface Reader {
  readonly see: (line: Line) => void;
  readonly refuse: (problem: LineProblem) => void;
}

export interface Splitter {
  readonly push: (bytes: Uint8Array) => void;
  /** The last line, where no line feed stands behind it. */
  readonly end: () => void;
  /** The number of the line that comes next. */
  readonly next: () => number;
}

const joined = (pieces: readonly Uint8Array[], size: number): Uint8Array => {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Where splitting begins, and the longest line in bytes. */
export interface Splitting {
  readonly first?: number;
  readonly most?: number;
}

/** Splits the bytes of a file, from the line with the number `first`. Every line is seen, blank ones too. */
export const splitter = (
  file: string,
  { see, refuse }: Reader,
  { first = 1, most = longestLine }: Splitting = {},
): Splitter => {
  let number = first;
  let pieces: Uint8Array[] = [];
  let size = 0;
  const tell = (bytes: Uint8Array, from: number, to: number): void => {
    const line = { bytes, from, to, file, number };
    if (to - from > most) refuse(placedIn(line, tooLong()));
    else see(line);
    number += 1;
  };
  const keep = (piece: Uint8Array): void => {
    size += piece.length;
    if (size > most) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };
  const flush = (): void => {
    const whole = size > most ? new Uint8Array(0) : joined(pieces, size);
    if (size > most) {
      refuse(placedIn({ bytes: whole, from: 0, to: 0, file, number }, tooLong()));
      number += 1;
    } else tell(whole, 0, size);
    pieces = [];
    size = 0;
  };
  const push = (bytes: Uint8Array): void => {
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      if (size > 0) {
        keep(bytes.subarray(start, end));
        flush();
      } else tell(bytes, start, end);
      start = end + 1;
    }
    // What is left is copied: the piece may be written over.
    keep(Uint8Array.from(bytes.subarray(start)));
  };
  return { push, end: () => (size > 0 ? flush() : undefined), next: () => number };
};
