/** What is kept of a ranking for questions that follow: each pool's teams and candidates in their order. From the ranking alone, where it came from elsewhere. */
import type { RankedTeam, Ranking } from "../../model/answer/ranking";
import { exactFrom, exactOf } from "../../model/points";
import type { Key } from "./order";

export interface KnownPool {
  /** Where its teams begin in the ranking. */
  readonly offset: number;
  /** Teams with a rank, in their order. */
  readonly sorted: readonly Key[];
  /** For each contest, its candidates in their order. */
  readonly candidates: readonly (readonly Key[])[];
}

const known = new WeakMap<Ranking, readonly KnownPool[]>();

/** Keeps what is known of a ranking as long as the ranking lives. */
export const remember = (ranking: Ranking, pools: readonly KnownPool[]): Ranking => {
  known.set(ranking, pools);
  return ranking;
};

const keyOf = ({ team, total, ties }: RankedTeam): Key => ({
  team,
  total: exactOf(total),
  ties: ties.map((value) => (value === null ? undefined : exactFrom(value))),
});

const isCandidate = ({ places }: RankedTeam, contest: number): boolean => {
  const state = places[contest]?.state;
  return state !== undefined && state !== "none" && state !== "below-threshold";
};

const readBack = ({ pools, teams }: Ranking): KnownPool[] => {
  let offset = 0;
  return pools.map(({ fixed, open, none, places }) => {
    const ranked = teams.slice(offset, offset + fixed);
    const sorted = ranked.map(keyOf);
    const candidates = places.map((_, contest) =>
      sorted.filter((__, at) => {
        const team = ranked[at];
        return team !== undefined && isCandidate(team, contest);
      }),
    );
    const pool = { offset, sorted, candidates };
    offset += fixed + open + none;
    return pool;
  });
};

/** What is known of a ranking. */
export const knownOf = (ranking: Ranking): readonly KnownPool[] => {
  const found = known.get(ranking);
  if (found !== undefined) return found;
  const pools = readBack(ranking);
  remember(ranking, pools);
  return pools;
};
