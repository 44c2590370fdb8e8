/** Whether a ranking shows what an aim asks for. */
import { match } from "ts-pattern";
import type { RankedTeam, Ranking } from "../../model/answer/ranking";
import { compare, exactOf, floorOf, multiply, ratio } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { WhatOf } from "./aim";
import { foundBy } from "./conditions";
import { isOnSide } from "./reached-items";
import type { Seen } from "./seen";

/** What is asked of a ranking. */
export type RankingWhat = WhatOf<"place" | "lack" | "quota" | "tie" | "pools">;

const placesOf = ({ teams }: Ranking, place: string) =>
  teams.flatMap(({ places }) => places.filter((one) => one.place === place));

const isQuota = (ranking: Ranking, { place, is }: WhatOf<"quota">, scheme: Scheme): boolean => {
  const atLeast = scheme.ranking?.places.find(({ id }) => id === place)?.atLeast ?? 0;
  return ranking.pools.some(({ size, places }) =>
    places.some((one) => {
      if (one.place !== place) return false;
      const exact = multiply(exactOf(one.rate), ratio(size));
      const down = floorOf(exact);
      if (is === "at-least") return compare(down, ratio(Math.min(atLeast, size))) < 0;
      const isWhole = compare(down, exact) === 0;
      // A whole number of places says something only if it is some place.
      return is === "whole" ? isWhole && one.quota > 0 : !isWhole;
    }),
  );
};

/** The first tie-break by which two teams of equal total differ; null where they are equal in everything. */
const decidedBy = (a: RankedTeam, b: RankedTeam): number | null => {
  const at = a.ties.findIndex((value, index) => value !== b.ties[index]);
  return at < 0 ? null : at;
};

const isTied = ({ teams }: Ranking, index: number | null): boolean =>
  teams.some((a, at) =>
    teams
      .slice(at + 1)
      .some(
        (b) =>
          a.rank !== null && b.rank !== null && a.pool === b.pool && a.total === b.total && decidedBy(a, b) === index,
      ),
  );

/** Whether a ranking shows what is asked of it. */
export const reachedByRanking = (what: RankingWhat, ranking: Ranking, scheme: Scheme): boolean =>
  match(what)
    .returnType<boolean>()
    .with({ kind: "place" }, ({ place, state }) => placesOf(ranking, place).some((one) => one.state === state))
    .with({ kind: "lack" }, ({ place, lack }) =>
      placesOf(ranking, place).some(({ lacks }) => lacks.some(({ kind }) => kind === lack)),
    )
    .with({ kind: "quota" }, (quota) => isQuota(ranking, quota, scheme))
    .with({ kind: "tie" }, ({ index }) => isTied(ranking, index))
    .with({ kind: "pools" }, () => ranking.pools.length > 1)
    .exhaustive();

/** Whether a ranked evaluation finds a number on the side that is asked for, where a place asks a condition. */
export const reachedByPlace = (what: WhatOf<"compared">, seen: Seen): boolean => {
  const { by } = what;
  if (!("place" in by)) return false;
  const when = seen.scheme.ranking?.places.find(({ id }) => id === by.place)?.conditions[by.index];
  const found = when && seen.evaluation.gradeState === "fixed" ? foundBy(when, seen) : undefined;
  return found !== undefined && isOnSide(found, what);
};
