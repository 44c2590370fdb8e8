/**
 * One line of plain JSON, straight from its bytes: an object whose values are scalars, and at most one object of scalars below a key that
 * may have one. Whatever else JSON allows (escapes, lists, a key twice) is not wrong but not plain: the caller reads it otherwise.
 */
import { type Scalar, type ScalarTable, scalarTable } from "./scalar";

const [quote, comma, colon, open, close] = [0x22, 0x2c, 0x3a, 0x7b, 0x7d] as const;
const [space, tab, carriageReturn] = [0x20, 0x09, 0x0d] as const;

const codes = Array.from({ length: 256 }, (_, code) => code);
/** Bytes that stand for themselves inside quotes. */
const plain = Uint8Array.from(codes, (code) => (code >= 0x20 && code !== quote && code !== 0x5c ? 1 : 0));
/** Bytes that numbers, true, false and null are made of. */
const bare = Uint8Array.from(codes, (code) => (/[0-9a-zA-Z+.-]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Marks what is not plain. */
const none = -1;

const afterBlank = (bytes: Uint8Array, at: number): number => {
  let next = at;
  for (let byte = bytes[next]; byte === space || byte === tab || byte === carriageReturn; byte = bytes[next]) next++;
  return next;
};

const startsWith = (bytes: Uint8Array, at: number, other: Uint8Array): boolean => {
  for (let index = 0; index < other.length; index++) if (bytes[at + index] !== other[index]) return false;
  return true;
};

/** Beyond this, lines are counted anew. */
const mostLines = 1 << 30;

/**
 * A reader of plain lines that have these keys, of which `holder` may hold an object of scalars. It holds the last line that it read;
 * nothing of it is good after the next.
 */
export const plainReader = (keys: readonly string[], holder: number) => {
  const encoder = new TextEncoder();
  /** Each key as it mostly stands, with quotes and colon. */
  const names = keys.map((key) => encoder.encode(`"${key}":`));
  const byHash = new Map<number, number>();
  /** Which key came behind another the last time; the first one stands behind none, at the end. */
  const follows = new Int32Array(keys.length + 1);
  /** In which line a key was seen last and not taken yet. */
  const seen = new Int32Array(keys.length);
  const found: (Scalar | undefined)[] = keys.map(() => undefined);
  const table: ScalarTable = scalarTable();
  let pairs: (readonly [Scalar, Scalar])[] = [];
  let line = 0;
  let left = 0;
  /** Behind what was read last. */
  let cursor = 0;

  const scalarAt = (bytes: Uint8Array, from: number): Scalar | undefined => {
    let at = from;
    let byte = bytes[at] ?? 0;
    const isText = byte === quote;
    const inside = isText ? plain : bare;
    let hash = 0;
    if (isText) byte = bytes[++at] ?? 0;
    for (; inside[byte] === 1; byte = bytes[++at] ?? 0) hash = (Math.imul(hash, 31) + byte) | 0;
    if (isText ? byte !== quote : at === from) return undefined;
    cursor = isText ? at + 1 : at;
    return table.find(bytes, from, at, hash);
  };

  const otherKeyAt = (bytes: Uint8Array, from: number): number => {
    if (bytes[from] !== quote) return none;
    let at = from + 1;
    let hash = 0;
    for (let byte = bytes[at] ?? 0; plain[byte] === 1; byte = bytes[++at] ?? 0) hash = (Math.imul(hash, 31) + byte) | 0;
    const key = byHash.get(hash);
    const name = key === undefined ? undefined : names[key];
    if (key === undefined || name === undefined || at - from !== name.length - 2) return none;
    for (let index = 0; index < at - from; index++) if (bytes[from + index] !== name[index]) return none;
    const behind = afterBlank(bytes, at + 1);
    cursor = behind + 1;
    return bytes[at] === quote && bytes[behind] === colon ? key : none;
  };

  /** The key that stands here; the cursor is then behind its colon. Lines of one maker have their keys in one order. */
  const keyAt = (bytes: Uint8Array, at: number, before: number): number => {
    const guess = follows[before] ?? 0;
    const name = names[guess];
    if (name !== undefined && startsWith(bytes, at, name)) {
      cursor = at + name.length;
      return guess;
    }
    const key = otherKeyAt(bytes, at);
    if (key !== none) follows[before] = key;
    return key;
  };

  /** Whether an object of scalars stands here; the cursor is then behind it. */
  const pairsAt = (bytes: Uint8Array, from: number): boolean => {
    pairs = [];
    let at = afterBlank(bytes, from + 1);
    for (;;) {
      const name = bytes[at] === quote ? scalarAt(bytes, at) : undefined;
      at = afterBlank(bytes, cursor);
      if (name === undefined || bytes[at] !== colon) return false;
      const value = scalarAt(bytes, afterBlank(bytes, at + 1));
      if (value === undefined) return false;
      pairs.push([name, value]);
      at = afterBlank(bytes, cursor);
      cursor = at + 1;
      if (bytes[at] === close) return true;
      if (bytes[at] !== comma) return false;
      at = afterBlank(bytes, at + 1);
    }
  };

  const valueAt = (bytes: Uint8Array, at: number, key: number): boolean => {
    if (bytes[at] === open) {
      found[key] = undefined;
      return key === holder && pairsAt(bytes, at);
    }
    const scalar = scalarAt(bytes, at);
    found[key] = scalar;
    return scalar !== undefined;
  };

  /** Reads a line; false where it is not plain. */
  const read = (bytes: Uint8Array, from: number, to: number): boolean => {
    if (line === mostLines) seen.fill(0);
    line = line === mostLines ? 1 : line + 1;
    left = 0;
    pairs = [];
    let at = afterBlank(bytes, from);
    if (bytes[at] !== open) return false;
    at = afterBlank(bytes, at + 1);
    for (let before = keys.length; ; ) {
      const key = keyAt(bytes, at, before);
      if (key === none || seen[key] === line) return false;
      seen[key] = line;
      left++;
      before = key;
      if (!valueAt(bytes, afterBlank(bytes, cursor), key)) return false;
      at = afterBlank(bytes, cursor);
      if (bytes[at] !== comma) return bytes[at] === close && afterBlank(bytes, at + 1) === to;
      at = afterBlank(bytes, at + 1);
    }
  };

  const isThere = (key: number): boolean => {
    if (seen[key] !== line) return false;
    seen[key] = 0;
    left--;
    return true;
  };

  names.forEach((name, key) => {
    let hash = 0;
    for (const byte of name.subarray(1, -2)) hash = (Math.imul(hash, 31) + byte) | 0;
    byHash.set(hash, key);
  });

  return {
    read,
    /** The scalar at a key, once. */
    take: (key: number): Scalar | undefined => (isThere(key) ? found[key] : undefined),
    /** The names and scalars of the object that a key holds, once; undefined where it is not there or holds a scalar. */
    takePairs: (): readonly (readonly [Scalar, Scalar])[] | undefined =>
      isThere(holder) && found[holder] === undefined ? pairs : undefined,
    /** How many keys of the line nobody has taken. */
    left: (): number => left,
  };
};

/** The line that a reader read last. */
export type PlainLine = Pick<ReturnType<typeof plainReader>, "take" | "takePairs">;
