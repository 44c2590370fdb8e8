/** Which share of the teams a team falls into: the same on every machine, whatever else is in the input. */

const encoder = new TextEncoder();

const [begun, firstOfMany] = [0x811c9dc5, 0x80];

const withByte = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

/** FNV-1a over UTF-8. Most names are ASCII, and each character is the byte that stands for it. */
const bytesHash = (name: string): number => {
  let hash = begun;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code >= firstOfMany) return encoder.encode(name).reduce(withByte, begun);
    hash = withByte(hash, code);
  }
  return hash;
};

/** A number from 0 to 2^32 - 1 for a name. Source: FNV-1a, then the finalizer of MurmurHash3, so that every bit counts. */
const hashOf = (name: string): number => {
  let hash = bytesHash(name);
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
