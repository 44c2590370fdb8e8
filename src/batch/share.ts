/** Which share of the teams a team falls into: the same on every machine, whatever else is in the input. */

const encoder = new TextEncoder();

/** A number from 0 to 2^32 - 1 for a name. Source: FNV-1a over UTF-8, then the finalizer of MurmurHash3, so that every bit counts. */
const hashOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** One of several shares of the teams, the first being 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * Whether a team belongs to a share.
 * @example isIn({ index: 1, of: 4 }, "hewan") // true on every machine, or false on every machine
 */
export const isIn = ({ index, of }: Shard, team: string): boolean => hashOf(team) % of === index - 1;

/** The bucket of a team, from 0. Read off other bits than the shares, so that the teams of one share fill all buckets. */
export const bucketOf = (team: string, buckets: number): number =>
  Math.floor((Math.imul(hashOf(team), 0x9e3779b1) >>> 0) / (2 ** 32 / buckets));
