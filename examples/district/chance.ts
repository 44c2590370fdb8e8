/**
 * Chance for the invented district: a small seeded generator on 32-bit integers.
 * Every purpose (a team and a subject) has its own stream, so that a change in one place leaves all others as they are.
 */

export interface Chance {
  /** A whole number from 0 to n − 1. */
  readonly below: (n: number) => number;
  /** A whole number from `low` to `high`, both included. */
  readonly between: (low: number, high: number) => number;
  /** True in `percent` of 100 draws: never for 0, always for 100. */
  readonly happens: (percent: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
}

/** FNV-1a: turns a seed and a purpose into a first state. */
const hashOf = (seed: number, purpose: string): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (const char of purpose) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
};

/** The stream of one purpose; the same seed and purpose always draw the same numbers. */
export const chanceOf = (seed: number, purpose: string): Chance => {
  let state = hashOf(seed, purpose);
  const draw = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (n: number): number => draw() % n;
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    happens: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
  };
};
