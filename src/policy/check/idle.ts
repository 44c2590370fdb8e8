/** The idle score: what a team gets about which nothing was recorded, and where it comes from. */
import type { ExactText } from "../../model/evaluation";
import type { LedgerInput } from "../../model/ledger";
import { compare, exactFrom, exactOf } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { emptyLedger } from "../witness/evidence";
import { type Remark, remark } from "./remark";
import { addsIdle, showing } from "./shown";
import { type Sight, sightOf } from "./sight";

/** What a year gives for nothing. */
export interface IdleScore {
  readonly total: ExactText;
  readonly outOf: ExactText;
  /** Items that give points without any record. */
  readonly items: readonly { readonly id: string; readonly points: ExactText }[];
  /** Categories whose points are lifted because other items do not apply. */
  readonly rescaled: readonly { readonly category: string; readonly from: ExactText; readonly to: ExactText }[];
  readonly ledger: LedgerInput;
}

const idleIn = (sight: Sight): IdleScore => {
  const { ledger, evaluation } = showing(sight, emptyLedger(sight.scheme, sight.year));
  return {
    total: evaluation.total,
    outOf: evaluation.outOf,
    items: addsIdle(evaluation).map(({ id, points }) => ({ id, points: points ?? "0" })),
    rescaled: evaluation.adjustments.flatMap(({ scope, id, rule, from, to }) =>
      scope === "category" && rule === "rescale" && id !== null ? [{ category: id, from, to }] : [],
    ),
    ledger,
  };
};

/**
 * What a team gets in a year about which nothing at all was recorded, at the day on which the year closes.
 * @example idleScore(scheme).total // "18"
 */
export const idleScore = (scheme: Scheme): IdleScore => idleIn(sightOf(scheme));

/** The lowest band ends where a team passes. */
const passing = ({ grades }: Scheme, total: ExactText): string | undefined => {
  const bands = grades.filter(({ from, to }) => from !== undefined || to !== undefined);
  const reached = bands
    .slice(1)
    .filter(({ from }) => from !== undefined && compare(exactFrom(total), exactOf(from)) >= 0);
  return reached.at(-1)?.id;
};

/** Points for nothing, item by item; those that rescaling makes of them; and a grade for nothing. */
export const idleRemarks = (sight: Sight): Remark[] => {
  const { total, items, rescaled, ledger } = idleIn(sight);
  const grade = passing(sight.scheme, total);
  return [
    ...items.map(({ id, points }) => remark("idle-points", `items/${id}`, { item: id, points }, [ledger])),
    ...rescaled.map((one) => remark("idle-rescaled", `categories/${one.category}`, one, [ledger])),
    ...(grade === undefined ? [] : [remark("idle-passes", `grades/${grade}`, { total, grade }, [ledger])]),
  ];
};
