/** What a ranking by a scheme reads of an evaluation; all the rest is let go, so that thousands of teams fit. */
import type { Ranked } from "../../model/answer/ranking";
import type { Evaluation } from "../../model/evaluation";
import type { Scheme } from "../../model/scheme";

/** All conditions that a scheme's places ask. */
const placeConditions = ({ ranking }: Scheme) => ranking?.places.flatMap(({ conditions }) => conditions) ?? [];

/** Items whose points or measured values a scheme's ranking reads. */
export const rankedItems = (scheme: Scheme): ReadonlySet<string> => {
  const ties = scheme.ranking?.ties.flatMap((tie) => (tie.kind === "item" ? [tie.item] : [])) ?? [];
  const asked = placeConditions(scheme).flatMap(({ item }: { readonly item?: string | undefined }) => item ?? []);
  return new Set([...ties, ...asked]);
};

/** Makes the part of an evaluation that a ranking by this scheme reads. */
export const rankedBy = (scheme: Scheme): ((evaluation: Evaluation) => Ranked) => {
  const wanted = rankedItems(scheme);
  return ({ kind, semantics, scheme: stamp, team, village, town, period, total, base, bonus, deduction, ...rest }) => ({
    kind,
    semantics,
    scheme: stamp,
    team,
    village,
    town,
    period,
    total,
    base,
    bonus,
    deduction,
    naturalGrade: rest.naturalGrade,
    grade: rest.grade,
    gradeState: rest.gradeState,
    caps: rest.caps.map(({ id, limit }) => ({ id, limit })),
    categories: rest.categories,
    items: rest.items.filter(({ id }) => wanted.has(id)),
  });
};
