/** What is kept of each team for a ranking: as little as it reads, for a country's teams are ranked at once. */
import { planOf } from "../engine/plan";
import { placeConditions, rankedBy } from "../engine/ranking/ranked";
import type { Ranked } from "../model/answer/ranking";
import type { Evaluation, Measurement } from "../model/evaluation";
import { type Scheme, semantics } from "../model/scheme";

/** A kept team: what all teams of a batch share is left out. */
export type Kept = Omit<Ranked, "scheme" | "semantics">;

const nothing = { weights: {}, titles: {}, facts: [] } as const;

/** The value alone; of a survey, where its votes are read, those as well. */
const withoutTrace = (measurement: Measurement | null, readsVotes: boolean): Measurement | null => {
  if (measurement === null) return null;
  if (measurement.kind === "survey" && readsVotes) return { ...measurement, ...nothing };
  return { kind: "count", value: measurement.value, facts: nothing.facts };
};

/** Surveys of which a scheme's ranking reads single choices. */
const votesRead = (scheme: Scheme): ReadonlySet<string> =>
  new Set(placeConditions(scheme).flatMap((one) => (one.kind === "choice" ? [one.item] : [])));

/** Categories whose points a scheme's ranking reads. */
const categoriesRead = (scheme: Scheme): ReadonlySet<string> => {
  const ties = scheme.ranking?.ties.flatMap((tie) => (tie.kind === "category" ? [tie.category] : [])) ?? [];
  const asked = placeConditions(scheme).flatMap((one) => (one.kind === "points-share" ? (one.category ?? []) : []));
  return new Set([...ties, ...asked]);
};

/** Makes what a ranking by a scheme needs of an evaluation. */
export const keptBy = (scheme: Scheme): ((evaluation: Evaluation) => Kept) => {
  const [slim, wanted, voted] = [rankedBy(scheme), categoriesRead(scheme), votesRead(scheme)];
  return (evaluation) => {
    const { scheme: _, semantics: __, ...kept } = slim(evaluation);
    return {
      ...kept,
      categories: kept.categories.filter(({ id }) => wanted.has(id)),
      items: kept.items.map(({ id, points, outOf, why, measurement }) => ({
        id,
        points,
        outOf,
        why,
        measurement: withoutTrace(measurement, voted.has(id)),
      })),
    };
  };
};

/** Makes a kept team whole again. */
export const rankedFrom = (scheme: Scheme): ((kept: Kept) => Ranked) => {
  const { stamp } = planOf(scheme);
  return (kept) => ({ scheme: stamp, semantics, ...kept });
};
