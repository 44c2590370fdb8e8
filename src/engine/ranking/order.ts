/** The order of teams: by total, then by the chain of tie-breaks. FORMAT.md, section 15. */
import { byCode } from "../../model/names";
import { compare, type Exact } from "../../model/points";
import type { PreparedRules } from "./rules";
import type { Sorted } from "./sorted";

/** What decides between teams. */
export interface Key {
  readonly team: string;
  readonly total: Exact;
  readonly ties: readonly (Exact | undefined)[];
}

type Chain = Pick<PreparedRules, "breakers">;

/** A team without a number stands behind all that have one. */
const byBreaker = (a: Exact | undefined, b: Exact | undefined, first: 1 | -1): number => {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return -first * compare(a, b);
};

/** By the chain alone: below zero where the first stands before the second. */
export const byTies = (a: Key, b: Key, { breakers }: Chain): number => {
  for (let at = 0; at < breakers.length; at++) {
    const order = byBreaker(a.ties[at], b.ties[at], breakers[at]?.first ?? 1);
    if (order !== 0) return order;
  }
  return 0;
};

/** By total and chain; 0 where two teams are equal in everything. */
export const byChain = (a: Key, b: Key, chain: Chain): number => {
  const order = compare(b.total, a.total);
  return order === 0 ? byTies(a, b, chain) : order;
};

/** The same, with equal teams by name, so that there is one order. */
export const inPlace = (a: Key, b: Key, chain: Chain): number => {
  const order = byChain(a, b, chain);
  return order === 0 ? byCode(a.team, b.team) : order;
};

/** Where a key stands, or would stand, in a sorted list: the first place whose team does not stand before it. */
export const positionOf = (sorted: Sorted<Key>, key: Key, chain: Chain): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted.at(middle);
    if (there !== undefined && inPlace(there, key, chain) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The first and the last place, not included, of the teams equal to the one at a place. */
export const groupAt = (sorted: Sorted<Key>, at: number, chain: Chain): readonly [from: number, to: number] => {
  const here = sorted.at(at);
  let [from, to] = [at, at + 1];
  if (here === undefined) return [at, at];
  const isSame = (place: number): boolean => {
    const there = sorted.at(place);
    return there !== undefined && byChain(there, here, chain) === 0;
  };
  while (from > 0 && isSame(from - 1)) from--;
  while (isSame(to)) to++;
  return [from, to];
};
