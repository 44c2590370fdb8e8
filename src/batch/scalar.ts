/**
 * Texts, numbers and words of JSON as they stand in bytes. Lines repeat the same few: each is read once, by the shape of the ledger
 * itself, and remembered with what was read. So a line that is made of known scalars needs no reader of shapes.
 */
import { decoded } from "../model/json-line";

/** One way to read a scalar: a day, an id, a decimal. */
export interface Form<T> {
  /** Where scalars keep what they are in this form. */
  readonly place: number;
  /** The trusted value, or undefined where the form refuses what was written. */
  readonly read: (written: unknown) => T | undefined;
}

/** Gives each form a place of its own. */
export const numberedForms = () => {
  let place = 0;
  return <T>(read: (written: unknown) => T | undefined): Form<T> => ({ place: place++, read });
};

/** A scalar: what JSON.parse makes of it, undefined where it is none, and what forms have made of that. */
export interface Scalar {
  readonly written: unknown;
  readonly readings: unknown[];
}

/** Stands for a reading that was refused. */
const refused = Symbol("refused");

/** What a form makes of a scalar; undefined where it refuses it. */
export const readingOf = <T>({ written, readings }: Scalar, { place, read }: Form<T>): T | undefined => {
  const known = readings[place];
  // Only this function fills the place of a form, and only with what the form gave.
  if (known !== undefined) return known === refused ? undefined : (known as T);
  const value = written === undefined ? undefined : read(written);
  readings[place] = value === undefined ? refused : value;
  return value;
};

const quote = 0x22;

/** What stands in bytes from a text's opening quote, or a number's first digit, on; a text's closing quote is not among them. */
const writtenIn = (bytes: Uint8Array, from: number, to: number): unknown => {
  const text = decoded(bytes.subarray(from, to));
  if (text === undefined) return undefined;
  if (bytes[from] === quote) return text.slice(1);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Scalars that are remembered; when there are more, all are forgotten. */
const mostScalars = 1 << 15;
/** Longer ones are read anew each time. */
const longest = 128;
const slotsMask = (mostScalars << 2) - 1;
/** After so many others in its way, a scalar is not remembered: somebody chose them to stand there. */
const mostTries = 32;

const isSame = (a: Uint8Array, from: number, b: Uint8Array, other: number, length: number): boolean => {
  for (let at = 0; at < length; at++) if (a[from + at] !== b[other + at]) return false;
  return true;
};

/** Remembers scalars by their bytes. */
export const scalarTable = () => {
  const slots = new Int32Array(slotsMask + 1);
  const hashes = new Int32Array(mostScalars);
  const starts = new Int32Array(mostScalars);
  const lengths = new Int32Array(mostScalars);
  const kept = new Uint8Array(mostScalars * longest);
  let scalars: Scalar[] = [];
  let end = 0;

  const forget = (): void => {
    slots.fill(0);
    scalars = [];
    end = 0;
  };

  const keep = (slot: number, hash: number, bytes: Uint8Array, from: number, to: number): Scalar => {
    const scalar = { written: writtenIn(bytes, from, to), readings: [] };
    const index = scalars.push(scalar) - 1;
    slots[slot] = index + 1;
    hashes[index] = hash;
    starts[index] = end;
    lengths[index] = to - from;
    for (let at = from; at < to; at++) kept[end++] = bytes[at] ?? 0;
    return scalar;
  };

  /** The scalar in these bytes, whose hash the caller has worked out while looking for its end. */
  const find = (bytes: Uint8Array, from: number, to: number, hash: number): Scalar => {
    const length = to - from;
    if (length > longest) return { written: writtenIn(bytes, from, to), readings: [] };
    let slot = (hash ^ (hash >>> 15)) & slotsMask;
    for (let tries = 0; tries < mostTries; tries++, slot = (slot + 1) & slotsMask) {
      const index = (slots[slot] ?? 0) - 1;
      if (index < 0) {
        if (scalars.length === mostScalars) forget();
        return keep(slot, hash, bytes, from, to);
      }
      const start = starts[index] ?? 0;
      const scalar = scalars[index];
      if (hashes[index] !== hash || lengths[index] !== length || !isSame(bytes, from, kept, start, length)) continue;
      if (scalar !== undefined) return scalar;
    }
    return { written: writtenIn(bytes, from, to), readings: [] };
  };
  return { find };
};

export type ScalarTable = ReturnType<typeof scalarTable>;
