/** Cliffs: one step of what is measured that moves more than a stated share of an item. */
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  multiply,
  negate,
  ratio,
  round,
  signOf,
  subtract,
} from "../../model/points";
import { emptyLedger, withEvidence } from "../witness/evidence";
import { evidenceOf, gridOf } from "../witness/measuring";
import { type Curve, isWithin } from "./curve";
import { type Remark, remark } from "./remark";
import type { Sight } from "./sight";

interface Step {
  readonly from: Exact;
  readonly to: Exact;
  /** How much the points move, whichever way. */
  readonly moves: Exact;
}

const distance = (a: Exact, b: Exact): Exact => {
  const apart = subtract(a, b);
  return signOf(apart) < 0 ? negate(apart) : apart;
};

/** The steps at the edges of an item and at its ends; points move most where they jump or bend. */
const stepsOf = (curve: Curve, unit: Exact): Step[] => {
  const { reach, edges, at } = curve;
  const ends = [reach.least, reach.most].flatMap((end) => end ?? []);
  return [...edges, ...ends]
    .flatMap((edge) => [[subtract(edge, unit), edge] as const, [edge, add(edge, unit)] as const])
    .filter(([from, to]) => isWithin(reach, from) && isWithin(reach, to))
    .map(([from, to]) => ({ from, to, moves: distance(at(from), at(to)) }));
};

const percentOf = (share: Exact): string =>
  `${exactText(round(multiply(share, ratio(100)), { digits: 1, mode: "half-away-from-zero" }))}%`;

/** The steepest step of each base item, where it moves more than a share of its points. */
export const cliffRemarks = ({ scheme, year, curves }: Sight, share: string): Remark[] =>
  curves.flatMap((curve) => {
    const { item, points } = curve.planned;
    if (item.kind !== "base" || signOf(points) === 0) return [];
    const steps = stepsOf(curve, gridOf(item, scheme));
    const [first] = steps;
    if (first === undefined) return [];
    const steepest = steps.reduce((most, step) => (compare(step.moves, most.moves) > 0 ? step : most), first);
    const part = divide(steepest.moves, points);
    if (compare(part, exactOf(share)) <= 0) return [];
    const [from, to] = [exactText(steepest.from), exactText(steepest.to)];
    const shown = [from, to].map((value) => evidenceOf(scheme, item.id, value, year));
    const ledgers = shown.flatMap((evidence) =>
      evidence === undefined ? [] : [withEvidence(emptyLedger(scheme, year), evidence)],
    );
    const [less, more] = [exactText(curve.at(steepest.from)), exactText(curve.at(steepest.to))];
    const said = { item: item.id, from, to, less, more, share: percentOf(part) };
    return [remark("cliff", `items/${item.id}/method`, said, ledgers.length === 2 ? ledgers : [])];
  });
