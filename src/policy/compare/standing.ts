/** How one team stands in one evaluation: all that an impact compares, and what a ranking reads; the traces are let go, so that thousands of teams fit. */

import { rankedItems } from "../../engine/ranking/ranked";
import type { Ranked, RankedTeam } from "../../model/answer/ranking";
import type { Evaluation, GradeState } from "../../model/evaluation";
import type { Decimal } from "../../model/points";
import type { Scheme } from "../../model/scheme";

/** What an impact reads of an evaluation; one that was stored as JSON, also by another version of the engine, has it. */
export type Compared = Pick<
  Evaluation,
  "kind" | "semantics" | "team" | "village" | "town" | "total" | "naturalGrade" | "grade" | "gradeState"
> & {
  readonly scheme: Pick<Evaluation["scheme"], "id" | "version" | "hash" | "title" | "grades">;
  readonly period: Pick<Evaluation["period"], "year">;
  readonly items: readonly Pick<Evaluation["items"][number], "id" | "points" | "state">[];
  readonly categories: readonly Pick<Evaluation["categories"][number], "id" | "points" | "state">[];
};

/** What a team comes to as a whole. */
export interface Standing {
  readonly total: Decimal;
  readonly naturalGrade: string | null;
  readonly gradeState: GradeState;
  /** By band and caps; where the field was ranked, after places. */
  readonly grade: string | null;
  readonly rank: number | null;
  readonly places: readonly Pick<RankedTeam["places"][number], "place" | "state">[];
}

/** A standing before the field is ranked. */
export const standingOf = ({ total, naturalGrade, gradeState, grade }: Compared): Standing => ({
  total,
  naturalGrade,
  gradeState,
  grade,
  rank: null,
  places: [],
});

/** A standing in a ranked field. */
export const inRanking = (standing: Standing, { rank, grade, places }: RankedTeam): Standing => ({
  ...standing,
  rank,
  grade,
  places: places.map(({ place, state }) => ({ place, state })),
});

/** A stored evaluation: all that is compared, and all that a ranking reads. An evaluation is one. */
export type Stored = Omit<Ranked, "items" | "categories"> & {
  readonly items: readonly (Ranked["items"][number] & Compared["items"][number])[];
  readonly categories: readonly (Ranked["categories"][number] & Compared["categories"][number])[];
};

/** Keeps of an evaluation only what is compared and what a ranking by this scheme, if there is one, reads. */
export const slimmed = (scheme: Scheme | undefined): ((evaluation: Stored) => Stored) => {
  const wanted = scheme === undefined ? new Set<string>() : rankedItems(scheme);
  return ({ kind, semantics, scheme: stamp, team, village, town, period, total, base, bonus, deduction, ...rest }) => {
    const { naturalGrade, grade, gradeState, caps, categories, items } = rest;
    return {
      ...{ kind, semantics, scheme: stamp, team, village, town, period, total, base, bonus, deduction },
      ...{ naturalGrade, grade, gradeState, categories },
      caps: caps.map(({ id, limit }) => ({ id, limit })),
      items: items.map(({ id, points, state, outOf, why, measurement }) => ({
        ...{ id, points, state, outOf, why },
        measurement: wanted.has(id) ? measurement : null,
      })),
    };
  };
};
