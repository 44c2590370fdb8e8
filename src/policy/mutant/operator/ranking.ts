/** Changes of rankings: pools, places, the chain of what decides between equal totals. */

import type { PlaceRule, RankingRules, TieBreak } from "../../../model/places";
import { rankingProblems } from "../../../model/places-check";
import type { Scheme } from "../../../model/scheme";
import { type Change, eachOf, eachRemoved, neighboursSwapped, otherWords, under } from "../change";
import { shares, wholes } from "../step";
import { conditionChanges, gradeSteps } from "./condition";

const placeChanges = (rule: PlaceRule, scheme: Scheme): Change<PlaceRule>[] => [
  ...under(rule, "grade", gradeSteps(scheme)),
  ...under(rule, "rate", shares),
  ...under(rule, "atLeast", (least) => wholes(least, 0, 1000)),
  ...under(rule, "conditions", (conditions) => [
    ...eachOf(conditions, (when) => conditionChanges(when, scheme)),
    ...eachRemoved(conditions),
  ]),
  ...under(rule, "otherwise", gradeSteps(scheme)),
  ...under(rule, "in", (kinds) => eachRemoved(kinds, 1)),
];

const tieChanges = (tie: TieBreak): Change<TieBreak>[] => [
  ...under(tie, "first", (first) => otherWords(["highest", "lowest"], first)),
  ...(tie.kind === "item" ? under(tie, "of", (of) => otherWords(["points", "measurement"], of)) : []),
];

const ranking = (rules: RankingRules, scheme: Scheme): Change<RankingRules>[] => [
  ...under(rules, "pools", (pools) => otherWords(["district", "town"], pools)),
  ...under(rules, "places", (places) => [
    ...eachOf(places, (rule) => placeChanges(rule, scheme)),
    ...eachRemoved(places),
  ]),
  ...under(rules, "ties", (ties) => [...eachOf(ties, tieChanges), ...eachRemoved(ties), ...neighboursSwapped(ties)]),
];

/** All changes of a scheme's ranking. Publicity and appeals are deadlines of results, which no case asks about. */
export const rankingChanges = (scheme: Scheme): Change<Scheme>[] =>
  under(scheme, "ranking", (rules) => ranking(rules, scheme)).filter(
    ({ value }) => rankingProblems(value, () => []).length === 0,
  );
