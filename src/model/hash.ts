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

const roundConstants = /* @__PURE__ */ primes(64).map((prime) => fractionBits(Math.cbrt(prime)));
const initialState = /* @__PURE__ */ primes(8).map((prime) => fractionBits(Math.sqrt(prime)));

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const at = (words: ArrayLike<number>, index: number): number => words[index] ?? 0;

const padded = (bytes: Uint8Array): Uint8Array => {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, Math.floor((bytes.length * 8) / 2 ** 32));
  view.setUint32(blocks.length - 4, (bytes.length * 8) >>> 0);
  return blocks;
};

const scheduleOf = (block: DataView): Uint32Array => {
  const words = new Uint32Array(64);
  for (let i = 0; i < 16; i++) words[i] = block.getUint32(i * 4);
  for (let i = 16; i < 64; i++) {
    const [w15, w2] = [at(words, i - 15), at(words, i - 2)];
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    words[i] = at(words, i - 16) + s0 + at(words, i - 7) + s1;
  }
  return words;
};

const mix = (state: Uint32Array, words: Uint32Array): Uint32Array => {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + at(roundConstants, i) + at(words, i)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  return state.map((word, i) => word + at([a, b, c, d, e, f, g, h], i));
};

/** The SHA-256 of a text's UTF-8, in hex. Source: FIPS 180-4. */
export const sha256 = (text: string): string => {
  const bytes = padded(new TextEncoder().encode(text));
  let state: Uint32Array = Uint32Array.from(initialState);
  for (let start = 0; start < bytes.length; start += 64) {
    state = mix(state, scheduleOf(new DataView(bytes.buffer, start, 64)));
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
};

/**
 * JSON without white space, keys sorted by code units, absent keys left out: equal values give equal text.
 * Written by hand: an object cannot hold keys such as `10` and `9` in the order of their text.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${pairs.join(",")}}`;
};

/** `sha256:` and the hash of a value's canonical JSON. */
export const contentHash = (value: unknown): string => `sha256:${sha256(canonicalJson(value))}`;
