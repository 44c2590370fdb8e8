/** Which numbers of an item are worth trying: where its rule bends, and next to it. What gives most and least. */

import { match } from "ts-pattern";
import { askedIn } from "../../engine/condition";
import { bounded } from "../../engine/item";
import { type PlannedItem, planOf } from "../../engine/plan";
import type { ExactText } from "../../model/evaluation";
import type { LedgerInput } from "../../model/ledger";
import {
  add,
  ceilingOf,
  compare,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  multiply,
  negate,
  one,
  ratio,
  signOf,
  subtract,
  zero,
} from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { emptyLedger, firstYear, withEvidence } from "./evidence";
import { evidenceOf, gridOf } from "./measuring";

/** Where so much each uses up all points, counted from what is free. */
const usedUp = (all: Exact, each: string, free: string): Exact[] =>
  signOf(exactOf(each)) === 0 ? [] : [add(exactOf(free), divide(all, exactOf(each)))];

const thresholds = (steps: readonly { readonly from?: string | undefined; readonly over?: string | undefined }[]) =>
  steps.flatMap(({ from, over }) =>
    [from, over].flatMap((written) => (written === undefined ? [] : [exactOf(written)])),
  );

/** At most so many steps of one rule are tried one by one. */
const mostSteps = 20;

/** The numbers at which a method's rule bends. */
const bendsOf = ({ item, points, cap, floor }: PlannedItem): Exact[] =>
  match(item.method)
    .returnType<Exact[]>()
    .with({ kind: "per-occurrence" }, ({ each, free }) => [
      exactOf(free),
      ...usedUp(subtract(points, floor ?? zero), each, free),
    ])
    .with({ kind: "per-unit" }, ({ each, free }) => [
      exactOf(free),
      ...(cap === undefined ? [] : usedUp(cap, each, free)),
    ])
    .with({ kind: "proportional" }, ({ full }) => [zero, exactOf(full), divide(exactOf(full), ratio(2))])
    .with({ kind: "tiers" }, ({ steps }) => thresholds(steps))
    .with({ kind: "all-or-nothing" }, (rule) => thresholds([rule]))
    .with({ kind: "steps" }, ({ from, each, costs }) => {
      const all = signOf(exactOf(costs)) === 0 ? 1 : Number(exactText(ceilingOf(divide(points, exactOf(costs)))));
      return Array.from({ length: Math.min(all, mostSteps) + 1 }, (_, nth) =>
        subtract(exactOf(from), multiply(exactOf(each), ratio(nth))),
      );
    })
    .with({ kind: "by-rank" }, ({ points: listed }) =>
      Array.from({ length: listed.length + 1 }, (_, nth) => ratio(nth + 1)),
    )
    .exhaustive();

/** Numbers that conditions of a scheme compare an item's measured value with. */
const comparedWith = ({ caps, ranking }: Scheme, item: string): Exact[] =>
  [...caps.map(({ when }) => when), ...(ranking?.places ?? []).flatMap(({ conditions }) => conditions)].flatMap(
    (when) => (when.kind === "measurement" && when.item === item ? [askedIn(when).number] : []),
  );

const unique = (values: readonly Exact[]): Exact[] => [
  ...new Map([...values].sort(compare).map((value) => [exactText(value), value])).values(),
];

/**
 * The numbers of an item that are worth trying, in rising order, all of which facts can show: where its rule bends, one step to
 * either side, nothing, and everything.
 * @example valuesToTry(scheme, "1.2") // ["0", "1", "2", "3"]
 */
export const valuesToTry = (scheme: Scheme, item: string, year = firstYear(scheme)): readonly ExactText[] => {
  const planned = planOf(scheme).byId.get(item);
  if (planned === undefined) return [];
  const step = gridOf(planned.item, scheme);
  const bends = [...bendsOf(planned), ...comparedWith(scheme, item), zero, one];
  const near = bends.flatMap((value) => [subtract(value, step), value, add(value, step)]);
  return unique(near)
    .map(exactText)
    .filter((value) => evidenceOf(scheme, item, value, year) !== undefined);
};

const worthIn = (planned: PlannedItem, value: ExactText): Exact => {
  const { points } = bounded(planned.score(exactFrom(value)).raw, planned.floor, planned.cap);
  return planned.item.kind === "deduction" ? negate(points) : points;
};

/** Of the numbers worth trying, the first that gives most, and the first that gives least; undefined where no fact can show any. */
export const extremesOf = (
  scheme: Scheme,
  item: string,
  year = firstYear(scheme),
): { readonly best: ExactText; readonly worst: ExactText } | undefined => {
  const planned = planOf(scheme).byId.get(item);
  const values = valuesToTry(scheme, item, year);
  const [first] = values;
  if (planned === undefined || first === undefined) return undefined;
  const better = (a: ExactText, b: ExactText) => (compare(worthIn(planned, b), worthIn(planned, a)) > 0 ? b : a);
  const worse = (a: ExactText, b: ExactText) => (compare(worthIn(planned, b), worthIn(planned, a)) < 0 ? b : a);
  return { best: values.reduce(better, first), worst: values.reduce(worse, first) };
};

/**
 * A ledger in which every base item is at its best, and no other item has facts.
 * @example evaluateAnnual(scheme, parseLedger(fullLedger(scheme)), { year: 2021 }).total // "100"
 */
export const fullLedger = (scheme: Scheme, year = firstYear(scheme)): LedgerInput => {
  const evidence = planOf(scheme).items.flatMap(({ item }) => {
    const best = item.kind === "base" ? extremesOf(scheme, item.id, year)?.best : undefined;
    const one = best === undefined ? undefined : evidenceOf(scheme, item.id, best, year);
    return one === undefined ? [] : [one];
  });
  return withEvidence(emptyLedger(scheme, year), ...evidence);
};
