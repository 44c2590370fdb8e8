/** What cases ought to try of a ranking: every standing with the places of a grade, what a team can lack, quotas, and each tie-break deciding. */

import { askedIn } from "../../engine/condition";
import type { PlaceState } from "../../model/answer/ranking";
import type { PlaceRule } from "../../model/places";
import { compare, exactOf, exactText, floorOf, multiply, one, ratio } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { aim, type Candidate, type Unreachable } from "./aim";
import { rangeIn } from "./conditions";
import { aimsAround } from "./item-aims";
import type { KeyAt } from "./places";

/** Who comes as far as the line between places: nobody, where a condition never has anything to compare. */
const cutStates: ReadonlySet<PlaceState> = new Set(["granted", "no-place", "tied"]);

const stateWhy = (state: PlaceState, rule: PlaceRule, scheme: Scheme): Unreachable | null => {
  const { rate, atLeast, conditions } = rule;
  if (cutStates.has(state) && conditions.some((when) => rangeIn(when, scheme) === undefined))
    return { kind: "nothing-to-compare" };
  const isFull = compare(exactOf(rate), one) === 0;
  const isEmpty = exactText(exactOf(rate)) === "0" && atLeast === 0;
  if (state === "decided" || state === "over-quota") return { kind: "not-in-cases" };
  if (state === "granted" && isEmpty) return { kind: "no-places", rate };
  if ((state === "no-place" || state === "tied") && isFull) return { kind: "places-for-all", rate };
  return state === "tied" && isEmpty ? { kind: "no-places", rate } : null;
};

const states: readonly PlaceState[] = [
  "granted",
  "no-place",
  "tied",
  "below-threshold",
  "none",
  "decided",
  "over-quota",
];

const canCap = (place: PlaceRule, { grades, caps, misconduct }: Scheme): boolean => {
  const rankOf = (grade: string | undefined): number => grades.findIndex(({ id }) => id === grade);
  const rows = misconduct
    .filter(({ subjects }) => subjects.includes("team"))
    .flatMap(({ ladder, grave }) => [...ladder, ...(grave === undefined ? [] : [grave])]);
  const limits = [...caps, ...rows].flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
  return limits.some((limit) => rankOf(limit) < rankOf(place.grade));
};

/** The sizes of pools up to a hundred for which the rate gives whole places, or not. */
const quotaWays = ({ rate, atLeast }: PlaceRule): readonly ("whole" | "rounded" | "at-least")[] => {
  const exact = exactOf(rate);
  const sizes = Array.from({ length: 100 }, (_, index) => index + 1);
  const isWhole = (size: number) => compare(floorOf(multiply(exact, ratio(size))), multiply(exact, ratio(size))) === 0;
  const isLess = (size: number) => compare(floorOf(multiply(exact, ratio(size))), ratio(atLeast)) < 0;
  return [
    ...(exactText(exact) !== "0" && sizes.some(isWhole) ? (["whole"] as const) : []),
    ...(sizes.some((size) => !isWhole(size)) ? (["rounded"] as const) : []),
    ...(sizes.some(isLess) ? (["at-least"] as const) : []),
  ];
};

const placeAims = (rule: PlaceRule, key: string, scheme: Scheme): readonly Candidate[] => [
  ...states.map((state) => aim(key, { kind: "place", place: rule.id, state }, stateWhy(state, rule, scheme))),
  aim(key, { kind: "lack", place: rule.id, lack: "grade" }),
  ...(canCap(rule, scheme) ? [aim(key, { kind: "lack", place: rule.id, lack: "cap" })] : []),
  ...quotaWays(rule).map((is) => aim(key, { kind: "quota", place: rule.id, is })),
  ...rule.conditions.flatMap((when, index) => {
    const range = rangeIn(when, scheme);
    const at = askedIn(when).number;
    const by = { place: rule.id, index };
    return range === undefined
      ? []
      : aimsAround(range, at, (side, step, why) =>
          aim(key, { kind: "compared", by, at: exactText(at), side, step }, why),
        );
  }),
];

/** The aims of a scheme's ranking; none where it has none. */
export const rankingAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const { ranking } = scheme;
  if (ranking === undefined) return [];
  const ties = keyAt("ranking", "ties");
  return [
    ...ranking.places.flatMap((rule, index) => placeAims(rule, keyAt("ranking", "places", index), scheme)),
    ...[...ranking.ties.map((_, index) => index), null].map((index) => aim(ties, { kind: "tie", index })),
    ...(ranking.pools === "town" ? [aim(keyAt("ranking"), { kind: "pools" })] : []),
  ];
};
