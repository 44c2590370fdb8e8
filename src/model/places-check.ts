/** What must hold between a scheme's ranking and its grades, items and categories. FORMAT.md, section 15. */
import { duplicates, idsOf, unknownName } from "./names";
import type { PlaceRule, TieBreak } from "./places";
import { type Problem, problem, type Step } from "./problem";
import type { Scheme } from "./scheme";

type Place = readonly Step[];

/** What the caller knows how to check: one condition at its place. */
export type CheckCondition = (when: PlaceRule["conditions"][number], place: Place) => Problem[];

const shareKind = (a: PlaceRule, b: PlaceRule): boolean => a.in.some((kind) => b.in.includes(kind));

/** A grade has places once for each kind of evaluation. */
const twiceProblems = (places: readonly PlaceRule[]): Problem[] =>
  places.flatMap((rule, index) =>
    places.slice(0, index).some((other) => other.grade === rule.grade && shareKind(other, rule))
      ? [problem("places-twice", ["ranking", "places", index, "grade"], { grade: rule.grade })]
      : [],
  );

/** Who gets no place falls to a lower grade, and to none that has places itself: else its quota would not hold. */
const otherwiseProblems = (rule: PlaceRule, { grades, ranking }: Scheme, place: Place): Problem[] => {
  const { grade, otherwise } = rule;
  const rankOf = (name: string): number => grades.findIndex(({ id }) => id === name);
  if (rankOf(grade) < 0 || rankOf(otherwise) < 0) return [];
  if (rankOf(otherwise) >= rankOf(grade)) return [problem("otherwise-not-lower", place, { grade, otherwise })];
  const limited = ranking?.places.some((other) => other.grade === otherwise && shareKind(other, rule)) === true;
  return limited ? [problem("otherwise-limited", place, { otherwise })] : [];
};

const placeProblems = (scheme: Scheme, rule: PlaceRule, place: Place, checkCondition: CheckCondition): Problem[] => {
  const grades = idsOf(scheme.grades);
  return [
    ...unknownName(rule.grade, grades, "grade", [...place, "grade"]),
    ...unknownName(rule.otherwise, grades, "grade", [...place, "otherwise"]),
    ...otherwiseProblems(rule, scheme, [...place, "otherwise"]),
    ...rule.conditions.flatMap((when, index) => checkCondition(when, [...place, "conditions", index])),
  ];
};

const tieProblems = (
  tie: TieBreak,
  categories: ReadonlySet<string>,
  items: ReadonlySet<string>,
  place: Place,
): Problem[] => {
  if (tie.kind === "category") return unknownName(tie.category, categories, "category", [...place, "category"]);
  return tie.kind === "item" ? unknownName(tie.item, items, "item", [...place, "item"]) : [];
};

/** Everything that must hold in the section `ranking` of a scheme. */
export const rankingProblems = (scheme: Scheme, checkCondition: CheckCondition): Problem[] => {
  const { ranking, rubric } = scheme;
  if (ranking === undefined) return [];
  const items = idsOf(rubric.categories.flatMap((category) => category.items));
  const categories = idsOf(rubric.categories);
  const placeOf = (index: number): Place => ["ranking", "places", index];
  return [
    ...duplicates(ranking.places, "place", placeOf),
    ...ranking.places.flatMap((rule, index) => placeProblems(scheme, rule, placeOf(index), checkCondition)),
    ...twiceProblems(ranking.places),
    ...ranking.ties.flatMap((tie, index) => tieProblems(tie, categories, items, ["ranking", "ties", index])),
  ];
};
