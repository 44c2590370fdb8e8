/** Why two evaluations of a team differ: the difference of the totals in parts that add up to it exactly, and the steps of the grade. FORMAT.md, section 22. */
import type { WorkingCalendar } from "../../model/calendar";
import type { Evaluation, ItemResult } from "../../model/evaluation";
import { canonicalJson } from "../../model/hash";
import { add, exactFrom, exactText, signOf, subtract } from "../../model/points";
import { InvalidInputError, problem } from "../../model/problem";
import type { Attribution, AttributionSide, ItemChange, Outcome, TotalPart } from "./attribution";
import { gradeParts } from "./grade-parts";
import type { Two } from "./hybrid";
import { itemShares, type Share } from "./item-parts";
import { type Evaluated, evaluated } from "./side";
import { sumShares } from "./sum-parts";
import { termShares, yearsApart } from "./term-parts";

const outcomeOf = ({ scheme, period, asOf, knownAt, total, naturalGrade, grade, ...rest }: Evaluation): Outcome => {
  const { gradeState, gradeReasons, caps } = rest;
  return { scheme, period, asOf, knownAt, total, naturalGrade, grade, gradeState, gradeReasons, caps };
};

/** Items of both sides, in the order of the new one, then what only the old one has. */
const itemsOf = ({ old, now }: Two<Evaluated>) => {
  const [before, after] = [old, now].map(({ evaluation }) => new Map(evaluation.items.map((item) => [item.id, item])));
  return [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])].map((id) => ({
    id,
    before: before?.get(id),
    after: after?.get(id),
  }));
};

/** The shares of one evaluation's own items and steps. */
const ownShares = (sides: Two<Evaluated>, year: number | null): readonly Share[] => [
  ...itemsOf(sides).flatMap((results) => itemShares(results, sides, year)),
  ...sumShares(sides, year),
];

const allShares = (sides: Two<Evaluated>): readonly Share[] =>
  sides.old.evaluation.kind === "term" ? termShares(sides, ownShares) : ownShares(sides, null);

const keyOf = ({ cause, item, year }: Share): string => {
  // What was counted on one side only belongs to the item and its year, which are named already.
  const bare = cause.kind === "record" ? { kind: cause.kind, of: cause.of } : cause;
  return canonicalJson([bare, item, year]);
};

const partsOf = (shares: readonly Share[]): TotalPart[] => {
  const parts = new Map<string, Share>();
  for (const share of shares) {
    const known = parts.get(keyOf(share));
    parts.set(keyOf(share), known === undefined ? share : { ...known, points: add(known.points, share.points) });
  }
  return [...parts.values()]
    .filter(({ points }) => signOf(points) !== 0)
    .map(({ points, ...rest }) => ({ ...rest, points: exactText(points) }));
};

const brief = (result: ItemResult | undefined): ItemChange["from"] =>
  result === undefined ? null : { points: result.points, outOf: result.outOf, state: result.state };

const itemChanges = (sides: Two<Evaluated>, year: number | null): ItemChange[] =>
  itemsOf(sides).flatMap(({ id, before, after }) => {
    const title = (after ?? before)?.title ?? { zh: id, en: id };
    const same = before?.points === after?.points && before?.state === after?.state;
    return same ? [] : [{ id, title, year, from: brief(before), to: brief(after) }];
  });

const refuseOthers = (before: AttributionSide, after: AttributionSide): void => {
  const { team } = after.ledger;
  if (before.question.kind !== after.question.kind)
    throw new InvalidInputError([problem("not-comparable", ["question"], { team, what: "kind" })]);
};

/**
 * Why two evaluations of a team differ: under two schemes, of two years, of two states of its ledger, or all at once.
 *
 * The totals are sums of items and steps, so that their difference is split by item and step first. Inside an item each clause that changed, and each
 * part of the record that did, has its Shapley share, found by evaluating the item with some of the changes made and the others not. What rounding
 * does, misconduct that sets an item to zero, bounds of groups, categories and sums, and the rescaling are parts of their own. So the parts add up
 * exactly; a part is 0 where its clause or its facts did not change anything; no order of clauses matters; the other way round all have the other sign.
 * @throws {InvalidInputError} where one side is a year and the other a term, or a side cannot be evaluated
 * @example
 * const side = { scheme, ledger };
 * attribute({ ...side, question: { kind: "annual", year: 2021 } }, { ...side, question: { kind: "annual", year: 2022 } }).parts
 */
export const attribute = (before: AttributionSide, after: AttributionSide, calendar?: WorkingCalendar): Attribution => {
  refuseOthers(before, after);
  const sides = { old: evaluated(before, calendar), now: evaluated(after, calendar) };
  const [from, to] = [sides.old.evaluation, sides.now.evaluation];
  return {
    team: to.team,
    village: to.village,
    kind: to.kind,
    before: outcomeOf(from),
    after: outcomeOf(to),
    difference: exactText(subtract(exactFrom(to.total), exactFrom(from.total))),
    parts: partsOf(allShares(sides)),
    items: [
      ...itemChanges(sides, null),
      ...yearsApart(sides).flatMap(({ year, sides: two }) => itemChanges(two, year)),
    ],
    grade: gradeParts(sides),
  };
};
