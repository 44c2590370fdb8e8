/**
 * A plain line of CSV to a line of NDJSON, bytes to bytes: nothing in quotes, nothing to escape or to trim, as machines write facts. Whatever
 * this file does not recognise, or would have to refuse, it leaves to the reader of cells: it never says that a line is wrong.
 */
import { isUtf8 } from "node:buffer";
import type { Line } from "../../batch/line";
import { teamColumn } from "../columns";
import { type Column, type Header, mostDigits } from "./csv-header";

const [space, quote, comma, zero, nine, backslash] = [0x20, 0x22, 0x2c, 0x30, 0x39, 0x5c] as const;
const carriageReturn = 0x0d;

/** Marks what is not plain. */
const none = -1;

/** More columns than that are not plain. */
const mostColumns = 256;

/** Whether a blank beyond ASCII may stand here; some characters that are none are taken for one as well. */
const mayBeBlank = (bytes: Uint8Array, at: number): boolean => {
  const lead = bytes[at] ?? 0;
  if (lead < 0xc2) return false;
  if (lead === 0xe3) return bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80;
  return lead === 0xc2 || lead === 0xe1 || lead === 0xe2 || (lead === 0xef && bytes[at + 1] === 0xbb);
};

/** Whether nothing would be trimmed from a cell. */
const isTrim = (bytes: Uint8Array, from: number, to: number): boolean =>
  bytes[from] !== space &&
  bytes[to - 1] !== space &&
  !mayBeBlank(bytes, from) &&
  !mayBeBlank(bytes, to - 3) &&
  bytes[to - 2] !== 0xc2;

/** Whether a cell is a whole number as JSON writes one. */
const isNumber = (bytes: Uint8Array, from: number, to: number): boolean => {
  if (to - from > mostDigits || (bytes[from] === zero && to - from > 1)) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return false;
  }
  return true;
};

const isSame = (bytes: Uint8Array, from: number, to: number, other: Uint8Array): boolean => {
  if (to - from !== other.length) return false;
  for (let at = 0; at < other.length; at++) if (bytes[from + at] !== other[at]) return false;
  return true;
};

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** What stands in a line, in this order. The kind is early because what reads lines reads others by it. */
type Part = "team" | "kind" | "fact" | "votes";

const partOf = ({ key, choice }: Column): Part => {
  if (choice !== undefined) return "votes";
  return key === teamColumn ? "team" : key === "kind" ? "kind" : "fact";
};

/** A cell with a meaning of its own, and what is written for it: nothing where that is the same as an empty cell. */
interface Word {
  readonly cell: Uint8Array;
  readonly entry: Uint8Array;
}

/** A column as it is written. */
interface Field {
  readonly part: Part;
  /** What stands before a cell, and what behind it. */
  readonly before: Uint8Array;
  readonly behind: Uint8Array;
  /** Cells with a meaning of their own, by their first byte. */
  readonly words: readonly (readonly Word[])[];
  readonly holds: Column["holds"];
}

const fieldOf = (column: Column): Field => {
  const { key, choice, words, holds } = column;
  const name = `,${JSON.stringify(choice ?? key)}:`;
  const mark = holds === "text" ? '"' : "";
  const all = [...words].map(([cell, meaning]): Word => {
    const entry = meaning === undefined ? "" : name + JSON.stringify(meaning);
    return { cell: bytesOf(cell), entry: bytesOf(entry) };
  });
  return {
    part: partOf(column),
    before: bytesOf(name + mark),
    behind: bytesOf(mark),
    words: Array.from({ length: 256 }, (_, first) => all.filter(({ cell }) => cell[0] === first)),
    holds,
  };
};

/** The most that a field adds to its cell. */
const addedBy = ({ before, behind, words }: Field): number =>
  Math.max(before.length + behind.length, ...words.flat().map(({ entry }) => entry.length));

const [votesName, open, close] = [bytesOf(',"votes":'), 0x7b, bytesOf("}")] as const;

/** What a line adds beside its cells. */
const frame = votesName.length + 2 * close.length;

/** The line that is being written: one at a time. What serves all lines of all files is fast. */
const written = Buffer.allocUnsafe(64 * 1024);
let size = 0;

const putPart = (bytes: Uint8Array, from: number, to: number): void => {
  const shift = size - from;
  for (let at = from; at < to; at++) written[at + shift] = bytes[at] ?? 0;
  size = to + shift;
};

const put = (bytes: Uint8Array): void => putPart(bytes, 0, bytes.length);

/** What a byte is among cells: a part of one, the end of one, or nothing plain. */
const [part, end, other] = [0, 1, 2] as const;
const sorts = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === comma) return end;
  return byte < space || byte === quote || byte === backslash ? other : part;
});

/** The filled cells of the line that is being read: their columns, and where they lie. */
const [places, starts, ends] = [new Int32Array(mostColumns), new Int32Array(mostColumns), new Int32Array(mostColumns)];
let filled = 0;

/** Finds the filled cells; whether there are as many cells as columns, and all that stands in them is plain. */
const find = (bytes: Uint8Array, from: number, to: number, columns: number): boolean => {
  let [place, start] = [0, from];
  filled = 0;
  for (let at = from; at <= to; at++) {
    const sort = at === to ? end : sorts[bytes[at] ?? 0];
    if (sort === part) continue;
    if (sort === other) return false;
    if (at > start) {
      places[filled] = place;
      starts[filled] = start;
      ends[filled++] = at;
    }
    place += 1;
    start = at + 1;
  }
  return place === columns;
};

/** Writes a cell; whether it is plain. */
const putCell = ({ words, holds, before, behind }: Field, bytes: Uint8Array, from: number, to: number): boolean => {
  for (const { cell, entry } of words[bytes[from] ?? 0] ?? [])
    if (isSame(bytes, from, to, cell)) {
      put(entry);
      return true;
    }
  if (holds === "booleans" || !(holds === "text" ? isTrim : isNumber)(bytes, from, to)) return false;
  put(before);
  putPart(bytes, from, to);
  put(behind);
  return true;
};

type Fields = readonly (Field | undefined)[];

/** Writes the cells of a part; how many, or none where one is not plain. */
const putCells = (part: Part, fields: Fields, bytes: Uint8Array): number => {
  let count = 0;
  for (let index = 0; index < filled; index++) {
    const field = fields[places[index] ?? 0];
    if (field?.part !== part) continue;
    if (!putCell(field, bytes, starts[index] ?? 0, ends[index] ?? 0)) return none;
    count += 1;
  }
  return count;
};

/** Writes the votes; whether they are plain. */
const putVotes = (fields: Fields, bytes: Uint8Array): boolean => {
  const before = size;
  put(votesName);
  const first = size;
  const count = putCells("votes", fields, bytes);
  if (count <= 0) size = before;
  else {
    // An entry begins with a comma; the first of an object begins the object.
    written[first] = open;
    put(close);
  }
  return count !== none;
};

/** Writes a line; whether it is plain. */
const putLine = (fields: Fields, bytes: Uint8Array): boolean => {
  size = 0;
  const isPlain =
    putCells("team", fields, bytes) > 0 &&
    putCells("kind", fields, bytes) > 0 &&
    putCells("fact", fields, bytes) !== none &&
    putVotes(fields, bytes);
  written[0] = open;
  put(close);
  return isPlain;
};

/** The same bytes as a Buffer: code that sees bytes of one class only is several times as fast. */
const asBuffer = (bytes: Uint8Array): Uint8Array =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** Writes a line of NDJSON, where the one of CSV is plain. It is good until the next line of any file is written. */
export type PlainWriter = (line: Line) => Line | undefined;

/**
 * A writer of the lines of a file with these columns.
 * @example plainWriter(columns)(line) // the line `{"team":"qw","kind":"count",…}`, or undefined where it is not plain
 */
export const plainWriter = (columns: Header["columns"]): PlainWriter => {
  const fields = columns.map((column) => column && fieldOf(column));
  const added = fields.reduce((sum, field) => sum + (field === undefined ? 0 : addedBy(field)), frame);
  const longest = columns.length > mostColumns ? none : written.length - added;
  return ({ bytes, from, to, file, number }) => {
    const behind = bytes[to - 1] === carriageReturn ? to - 1 : to;
    const own = asBuffer(bytes);
    const isPlain =
      behind - from <= longest &&
      find(own, from, behind, fields.length) &&
      putLine(fields, own) &&
      isUtf8(own.subarray(from, behind));
    return isPlain ? { bytes: written, from: 0, to: size, file, number } : undefined;
  };
};
