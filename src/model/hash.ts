/** Content hashes: SHA-256 over canonical JSON, synchronous and the same in Node and in a browser. */

const primes = (count: number): number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
};

/** The first 32 bits after the binary point; exact for the roots of the first 64 primes. */
const fractionBits = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) >>> 0;

const words = (numbers: readonly number[]): Int32Array => Int32Array.from(numbers, (number) => number | 0);

const roundConstants = /* @__PURE__ */ words(primes(64).map((prime) => fractionBits(Math.cbrt(prime))));
const initialState = /* @__PURE__ */ words(primes(8).map((prime) => fractionBits(Math.sqrt(prime))));

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const at = (words: Int32Array, index: number): number => words[index] ?? 0;

const padded = (bytes: Uint8Array): Uint8Array => {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(blocks.length - 4, (bytes.length * 8) >>> 0);
  return blocks;
};

/** Fills the 64 words that a block is mixed with. */
const schedule = (words: Int32Array, block: DataView, start: number): void => {
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(start + i * 4);
  for (let i = 16; i < 64; i++) {
    const w15 = at(words, i - 15);
    const w2 = at(words, i - 2);
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
  }
};

/** Mixes one block into the state. Written out word by word: this is where hashing spends its time. */
const mix = (state: Int32Array, words: Int32Array): void => {
  let a = at(state, 0);
  let b = at(state, 1);
  let c = at(state, 2);
  let d = at(state, 3);
  let e = at(state, 4);
  let f = at(state, 5);
  let g = at(state, 6);
  let h = at(state, 7);
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + at(roundConstants, i) + at(words, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  const mixed = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = at(state, i) + (mixed[i] ?? 0);
};

/** The SHA-256 of a text's UTF-8, in hex. Source: FIPS 180-4. */
export const sha256 = (text: string): string => {
  const bytes = padded(new TextEncoder().encode(text));
  const view = new DataView(bytes.buffer);
  const [state, words] = [Int32Array.from(initialState), new Int32Array(64)];
  for (let start = 0; start < bytes.length; start += 64) {
    schedule(words, view, start);
    mix(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};

/** Texts that were written before, by the value: only for values that never change, of which others are made that share parts. */
export type Written = WeakMap<object, string>;

/** Shorter texts are written faster than found again; of longer ones only the parts are kept. */
const [shortestKept, longestKept] = [256, 4096];

/**
 * JSON without white space, keys sorted by code units, absent keys left out: equal values give equal text.
 * Written by hand: an object cannot hold keys such as `10` and `9` in the order of their text.
 */
export const canonicalJson = (value: unknown, written?: Written): string => {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const known = written?.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value)
    ? `[${value.map((inner) => canonicalJson(inner, written)).join(",")}]`
    : `{${pairsOf(value, written).join(",")}}`;
  if (text.length >= shortestKept && text.length <= longestKept) written?.set(value, text);
  return text;
};

const pairsOf = (value: object, written?: Written): string[] =>
  Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner, written)}`);

/** `sha256:` and the hash of a value's canonical JSON. */
export const contentHash = (value: unknown, written?: Written): string =>
  `sha256:${sha256(canonicalJson(value, written))}`;
