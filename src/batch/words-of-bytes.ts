/** Bytes taken four at a time: a word is a whole number of 32 bits whose lowest byte stands first. */

const [quotes, backslashes, spaces, ones, tops] = [0x22222222, 0x5c5c5c5c, 0x20202020, 0x01010101, 0x80808080] as const;

/** So many bytes behind the end of a line must be there, for words are taken whole. */
export const margin = 32;

/** Has the top bit of the first byte that ends plain text inside quotes: a quote, a backslash, a control character. Bits above it say nothing. */
export const endsIn = (word: number): number => {
  const quoted = word ^ quotes;
  const escaped = word ^ backslashes;
  return (((quoted - ones) & ~quoted) | ((escaped - ones) & ~escaped) | ((word - spaces) & ~word)) & tops;
};

/** How many bytes stand before the first one that is marked. */
export const bytesBefore = (marks: number): number => (31 - Math.clz32(marks & -marks)) >> 3;

/** The first bytes of a word, the others zero. */
export const firstBytes = (word: number, count: number): number => (count === 0 ? 0 : word & (-1 >>> (32 - 8 * count)));

/** A hash that goes on with one more word. */
export const mixed = (hash: number, word: number): number => {
  const next = Math.imul(hash ^ word, 0x9e3779b1);
  return next ^ (next >>> 15);
};
