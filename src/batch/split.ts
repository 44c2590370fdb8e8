/** Bytes into lines, piece by piece: a line inside a piece is not copied, and of a line that is too long no more is held than shows it. */
import { longestLine } from "../model/json-line";
import type { Line } from "./line";

const newline = 0x0a;

/** So many bytes of a file are best read at once: they and what reading needs lie near the processor together. */
export const pieceBytes = 256 * 1024;

export interface Splitter {
  readonly push: (bytes: Uint8Array) => void;
  /** The last line, where no line feed stands behind it. */
  readonly end: () => void;
  /** The number of the line that comes next. */
  readonly next: () => number;
}

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

/** Where splitting begins, and the longest line in bytes. */
export interface Splitting {
  readonly first?: number;
  readonly most?: number;
}

/**
 * Splits the bytes of a file, from the line with the number `first`. Every line is seen, blank ones too; of a longer one than `most`, at
 * least one byte more than that.
 */
export const splitter = (
  file: string,
  see: (line: Line) => void,
  { first = 1, most = longestLine }: Splitting = {},
): Splitter => {
  let number = first;
  let pieces: Uint8Array[] = [];
  let size = 0;
  const tell = (bytes: Uint8Array, from: number, to: number): void => {
    see({ bytes, from, to, file, number });
    number += 1;
  };
  /** Copies a part of a line, for the piece that it lies in may be written over. */
  const keep = (part: Uint8Array): void => {
    const own = Uint8Array.from(part.subarray(0, most + 1 - size));
    size += own.length;
    if (own.length > 0) pieces.push(own);
  };
  const flush = (): void => {
    tell(joined(pieces, size), 0, size);
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
    keep(bytes.subarray(start));
  };
  return { push, end: () => (size > 0 ? flush() : undefined), next: () => number };
};

/** The same for who takes lines instead of being given them: the lines that a piece ends are good until the next one is pushed. */
export const lineTaker = (file: string, splitting?: Splitting) => {
  let waiting: Line[] = [];
  const { push, end } = splitter(file, (line) => waiting.push(line), splitting);
  const taken = (): readonly Line[] => {
    const all = waiting;
    waiting = [];
    return all;
  };
  return {
    push: (bytes: Uint8Array): readonly Line[] => {
      push(bytes);
      return taken();
    },
    end: (): readonly Line[] => {
      end();
      return taken();
    },
  };
};
