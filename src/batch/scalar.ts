/**
 * Texts, numbers and words of JSON as they stand in bytes. Lines repeat the same few: each is read once, by the shape of the ledger
 * itself, and remembered with what was read. So a line that is made of known scalars needs no reader of shapes.
 */
import { decoded } from "../model/json-line";
import { firstBytes } from "./words-of-bytes";

const quote = 0x22;
const noPlace = -1;

/** One way to read a scalar: a day, an id, a decimal. */
export interface Form<T> {
  /** Tells it from other forms. */
  readonly place: number;
  /** The trusted value, or undefined where the form refuses what was written. */
  readonly read: (written: unknown) => T | undefined;
}

/** Gives each form a number of its own. */
export const numberedForms = () => {
  let place = 0;
  return <T>(read: (written: unknown) => T | undefined): Form<T> => ({ place: place++, read });
};

/** A scalar: what JSON.parse makes of it, undefined where it is none, and what forms have made of that. */
export interface Scalar {
  readonly written: unknown;
  /** Tells it from most others. */
  readonly number: number;
  /** The place of the first form that it was read in, and what that gave. Most scalars are only ever read in one. */
  place: number;
  reading: unknown;
  /** What other forms gave, by their places. */
  others: Map<number, unknown> | undefined;
}

/** What a form makes of a scalar; undefined where it refuses it. */
export const readingOf = <T>(scalar: Scalar, form: Form<T>): T | undefined =>
  // Readings are filled in by their forms alone, below.
  (scalar.place === form.place ? scalar.reading : otherReading(scalar, form)) as T | undefined;

const otherReading = (scalar: Scalar, { place, read }: Form<unknown>): unknown => {
  if (scalar.others?.has(place)) return scalar.others.get(place);
  const reading = scalar.written === undefined ? undefined : read(scalar.written);
  if (scalar.place === noPlace) {
    scalar.place = place;
    scalar.reading = reading;
  } else {
    scalar.others ??= new Map();
    scalar.others.set(place, reading);
  }
  return reading;
};

/** What stands in bytes: a text with its opening quote but not its closing one, or a number or word. */
const writtenIn = (bytes: Uint8Array): unknown => {
  const text = decoded(bytes);
  if (text === undefined) return undefined;
  if (bytes[0] === quote) return text.slice(1);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Those of more words are read anew each time. */
const mostWords = 32;
/** After so many others in its way, a scalar is not remembered: somebody chose them to stand there. */
const mostTries = 32;
/** What is kept of each: its number and one more, its hash, where its words begin, how many bytes they are. */
const width = 4;

/**
 * Remembers scalars by their bytes.
 * @param mostScalars a power of two; when there are more, all are forgotten. Few lie close together, and are found the faster.
 */
export const scalarTable = (mostScalars: number) => {
  const mask = (mostScalars << 1) - 1;
  const records = new Int32Array((mask + 1) * width);
  const kept = new Int32Array(mostScalars * mostWords);
  let scalars: Scalar[] = [];
  let end = 0;

  const read = (view: DataView, from: number, length: number): Scalar => ({
    written: writtenIn(new Uint8Array(view.buffer, view.byteOffset + from, length)),
    number: scalars.length,
    place: noPlace,
    reading: undefined,
    others: undefined,
  });

  const keep = (record: number, hash: number, view: DataView, from: number, length: number): Scalar => {
    const scalar = read(view, from, length);
    records[record] = scalars.push(scalar);
    records[record + 1] = hash;
    records[record + 2] = end;
    records[record + 3] = length;
    for (let at = 0; at < length; at += 4)
      kept[end++] = firstBytes(view.getInt32(from + at, true), Math.min(4, length - at));
    if (scalars.length < mostScalars) return scalar;
    records.fill(0);
    scalars = [];
    end = 0;
    return scalar;
  };

  const isIn = (record: number, hash: number, view: DataView, from: number, length: number): boolean => {
    if (records[record + 1] !== hash || records[record + 3] !== length) return false;
    let word = records[record + 2] ?? 0;
    let at = from;
    const last = from + length - 4;
    for (; at <= last; at += 4) if (view.getInt32(at, true) !== kept[word++]) return false;
    return at === last + 4 || firstBytes(view.getInt32(at, true), last + 4 - at) === kept[word];
  };

  /** The scalar in these bytes, whose hash the caller has worked out while looking for its end. */
  const find = (view: DataView, from: number, length: number, hash: number): Scalar => {
    const first = hash & mask;
    const last = length > mostWords * 4 ? first : first + mostTries;
    for (let slot = first; slot < last; slot++) {
      const record = (slot & mask) * width;
      const number = records[record] ?? 0;
      if (number === 0) return keep(record, hash, view, from, length);
      const scalar = isIn(record, hash, view, from, length) ? scalars[number - 1] : undefined;
      if (scalar !== undefined) return scalar;
    }
    return read(view, from, length);
  };
  return { find };
};

export type ScalarTable = ReturnType<typeof scalarTable>;
