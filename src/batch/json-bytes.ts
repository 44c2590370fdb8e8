/**
 * One line of plain JSON, straight from its bytes: an object whose values are scalars, and at most one object of scalars below a key that
 * may have one. Whatever else JSON allows (escapes, lists, a key twice) is not wrong but not plain: the caller reads it otherwise.
 */
import { type Scalar, type ScalarTable, scalarTable } from "./scalar";
import { bytesBefore, endsIn, firstBytes, mixed } from "./words-of-bytes";

const [quote, comma, colon, open, close] = [0x22, 0x2c, 0x3a, 0x7b, 0x7d] as const;
const [space, tab, carriageReturn] = [0x20, 0x09, 0x0d] as const;

/** Bytes that numbers, true, false and null are made of. */
const bare = Uint8Array.from({ length: 256 }, (_, code) => (/[0-9a-zA-Z+.-]/.test(String.fromCharCode(code)) ? 1 : 0));

/** Marks what is not plain. */
const none = -1;

const afterBlank = (view: DataView, at: number): number => {
  let next = at;
  let byte = view.getUint8(next);
  // Nearly all that stands in a line is no blank, and tells so by its number.
  while (byte <= space && (byte === space || byte === tab || byte === carriageReturn)) byte = view.getUint8(++next);
  return next;
};

/** Beyond this, lines are counted anew. */
const mostLines = 1 << 30;
/** So many kinds of lines are told apart when guessing which key comes next. */
const kinds = 32;
/** Words that the longest key takes, with quotes and colon. */
const perKey = 4;

/** Keys as they stand in bytes: found by a guess, or else by their names. */
const keyTable = (keys: readonly string[]) => {
  const encoder = new TextEncoder();
  const written = keys.map((key) => encoder.encode(`"${key}":`));
  const byName = new Map(keys.map((name, key) => [name, key]));
  /** How many bytes each has, and its words, each with a mask of the bytes that count. */
  const lengths = Int32Array.from(written, ({ length }) => length);
  const wordsOf = (name: Uint8Array): number[] => {
    const padded = new DataView(Uint8Array.from({ length: perKey * 4 }, (_, at) => name[at] ?? 0).buffer);
    return Array.from({ length: perKey }, (_, word) => padded.getInt32(word * 4, true));
  };
  const words = Int32Array.from(written.flatMap(wordsOf));

  /** Where the key ends with its colon, or none where another stands there. */
  const endOf = (key: number, view: DataView, from: number): number => {
    const length = lengths[key] ?? 0;
    let word = key * perKey;
    let at = 0;
    for (; at + 4 <= length; at += 4) if (view.getInt32(from + at, true) !== words[word++]) return none;
    if (at < length && firstBytes(view.getInt32(from + at, true), length - at) !== words[word]) return none;
    return from + length;
  };

  /** Which key is named, or none. */
  const named = (name: unknown): number => (typeof name === "string" ? (byName.get(name) ?? none) : none);
  return { endOf, named };
};

/**
 * A reader of plain lines that have these keys. It holds the last line that it read; nothing of it is good after the next.
 * @param kind the key whose value mostly decides which others a line has
 * @param own the key whose value each line has for itself
 * @param holder the key that may hold an object of scalars
 */
export const plainReader = (keys: readonly string[], kind: number, holder: number, own: number) => {
  const shared = scalarTable(4096);
  const owned = scalarTable(1024);
  const { endOf, named } = keyTable(keys);
  /** Which key came behind another the last time, in lines of one kind; the first one stands behind none. */
  const follows = new Int32Array((keys.length + 1) * kinds);
  /** In which line a key was seen last and not taken yet. */
  const seen = new Int32Array(keys.length);
  const found: (Scalar | undefined)[] = keys.map(() => undefined);
  let pairs: (readonly [Scalar, Scalar])[] = [];
  let line = 0;
  let left = 0;
  /** Behind what was read last. */
  let cursor = 0;

  const textAt = (view: DataView, from: number, table: ScalarTable): Scalar | undefined => {
    let at = from + 1;
    let hash = 0;
    let word = view.getInt32(at, true);
    let marks = endsIn(word);
    while (marks === 0) {
      hash = mixed(hash, word);
      at += 4;
      word = view.getInt32(at, true);
      marks = endsIn(word);
    }
    const rest = bytesBefore(marks);
    hash = mixed(hash, firstBytes(word, rest));
    at += rest;
    cursor = at + 1;
    return view.getUint8(at) === quote ? table.find(view, from, at - from, hash) : undefined;
  };

  const wordAt = (view: DataView, from: number): Scalar | undefined => {
    let at = from;
    let hash = 1;
    for (let byte = view.getUint8(at); bare[byte] === 1; byte = view.getUint8(++at)) hash = mixed(hash, byte);
    cursor = at;
    return at > from ? shared.find(view, from, at - from, hash) : undefined;
  };

  const scalarAt = (view: DataView, from: number, table: ScalarTable): Scalar | undefined =>
    view.getUint8(from) === quote ? textAt(view, from, table) : wordAt(view, from);

  const otherKeyAt = (view: DataView, from: number): number => {
    const name = view.getUint8(from) === quote ? textAt(view, from, shared) : undefined;
    if (name === undefined) return none;
    const behind = afterBlank(view, cursor);
    cursor = behind + 1;
    return view.getUint8(behind) === colon ? named(name.written) : none;
  };

  /** The key that stands here; the cursor is then behind its colon. Lines of one kind mostly have their keys in one order. */
  const keyAt = (view: DataView, at: number, before: number): number => {
    const guess = follows[before] ?? 0;
    cursor = endOf(guess, view, at);
    if (cursor !== none) return guess;
    const key = otherKeyAt(view, at);
    if (key !== none) follows[before] = key;
    return key;
  };

  /** Whether an object of scalars stands here; the cursor is then behind it. */
  const pairsAt = (view: DataView, from: number): boolean => {
    pairs = [];
    let at = afterBlank(view, from + 1);
    for (;;) {
      const name = view.getUint8(at) === quote ? textAt(view, at, shared) : undefined;
      at = afterBlank(view, cursor);
      if (name === undefined || view.getUint8(at) !== colon) return false;
      const value = scalarAt(view, afterBlank(view, at + 1), shared);
      if (value === undefined) return false;
      pairs.push([name, value]);
      at = afterBlank(view, cursor);
      cursor = at + 1;
      if (view.getUint8(at) !== comma) return view.getUint8(at) === close;
      at = afterBlank(view, at + 1);
    }
  };

  /** Reads one key and its value; gives the key, or none where they are not plain or the key was there before. */
  const entryAt = (view: DataView, from: number, before: number): number => {
    const key = keyAt(view, from, before);
    if (key === none || seen[key] === line) return none;
    seen[key] = line;
    left++;
    const at = afterBlank(view, cursor);
    const isHeld = key === holder && view.getUint8(at) === open;
    const scalar = isHeld ? undefined : scalarAt(view, at, key === own ? owned : shared);
    found[key] = scalar;
    return scalar !== undefined || (isHeld && pairsAt(view, at)) ? key : none;
  };

  /** Begins a line. */
  const begin = (): void => {
    if (line === mostLines) seen.fill(0);
    line = line === mostLines ? 1 : line + 1;
    left = 0;
  };

  /** Reads the entries of an object from its first one on; true where it ends at `to`. */
  const entriesTo = (view: DataView, from: number, to: number): boolean => {
    let at = from;
    let before = keys.length;
    let base = 0;
    for (;;) {
      before = entryAt(view, afterBlank(view, at), base + before);
      if (before === none) return false;
      if (before === kind) base = ((found[kind]?.number ?? 0) % kinds) * (keys.length + 1);
      at = afterBlank(view, cursor);
      const byte = view.getUint8(at);
      if (byte === close) return afterBlank(view, at + 1) === to;
      if (byte !== comma) return false;
      at++;
    }
  };

  /** Reads a line; false where it is not plain. The byte at `to` is a line feed or 0, with the margin behind it. */
  const read = (view: DataView, from: number, to: number): boolean => {
    begin();
    const first = afterBlank(view, from);
    return view.getUint8(first) === open && entriesTo(view, first + 1, to);
  };

  const isThere = (key: number): boolean => {
    if (seen[key] !== line) return false;
    seen[key] = 0;
    left--;
    return true;
  };

  return {
    read,
    /** The scalar at a key, once. */
    take: (key: number): Scalar | undefined => (isThere(key) ? found[key] : undefined),
    /** The names and scalars of the object that the holder holds, once; undefined where it is not there or holds a scalar. */
    takePairs: (): readonly (readonly [Scalar, Scalar])[] | undefined =>
      isThere(holder) && found[holder] === undefined ? pairs : undefined,
    /** How many keys of the line nobody has taken. */
    left: (): number => left,
  };
};

/** The line that a reader read last. */
export type PlainLine = Pick<ReturnType<typeof plainReader>, "take" | "takePairs">;
