/** Bytes and lines of files, read piece by piece. */
import { closeSync, openSync, readSync } from "node:fs";
import type { Line } from "../line";
import { lineTaker, type Splitter } from "../split";
import { at } from "./failure";

const piece = 1024 * 1024;

/**
 * Puts the bytes of a file from one place to another through a splitter.
 * @param settle makes whoever keeps something of a piece copy it: then one piece of memory is enough. Without it, pieces are never written again
 */
export const split = (
  path: string,
  from: number,
  to: number,
  { push, end }: Splitter,
  settle?: (bytes: Uint8Array) => void,
): void => {
  const handle = at(path, () => openSync(path, "r"));
  const room = (left: number): Uint8Array => new Uint8Array(Math.min(piece, left));
  const whole = settle === undefined ? undefined : room(to - from);
  try {
    for (let place = from; place < to; ) {
      const bytes = whole ?? room(to - place);
      const got = at(path, () => readSync(handle, bytes, 0, Math.min(bytes.length, to - place), place));
      if (got === 0) break;
      const read = bytes.subarray(0, got);
      push(read);
      settle?.(read);
      place += got;
    }
    end();
  } finally {
    closeSync(handle);
  }
};

const small = 32 * 1024;
const decoder = new TextDecoder();

/** The lines of a file that we wrote ourselves, as texts, one after another. */
export function* textLines(path: string): Generator<string> {
  const handle = at(path, () => openSync(path, "r"));
  const buffer = new Uint8Array(small);
  const lines = lineTaker(path, { most: Number.MAX_SAFE_INTEGER });
  const textOf = ({ bytes, from, to }: Line): string => decoder.decode(bytes.subarray(from, to));
  try {
    for (;;) {
      const got = at(path, () => readSync(handle, buffer, 0, small, null));
      if (got === 0) break;
      for (const line of lines.push(buffer.subarray(0, got))) yield textOf(line);
    }
    for (const line of lines.end()) yield textOf(line);
  } finally {
    closeSync(handle);
  }
}
