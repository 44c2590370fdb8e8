/**
 * Luojiang's annual assessment written out by hand, with the whole trace that the engine keeps: the same evaluation, to the last text.
 * Left out is what changes or drops a commitment; a ledger that has such facts is refused.
 */
import type { CapResult, Evaluation, GradeReason, Ledger } from "zhucun";
import { type Question, readYear, type Year } from "../straight-line";
import { capsOf, grades, mirrorsOf } from "./caps";
import { semantics, stamp } from "./constants";
import { hundredthsText, quotientText } from "./exact";
import { itemsOf, type Scored, type Sight, sightOf } from "./items";
import { owedOf } from "./owed";
import { type Totals, totalsOf } from "./totals";

const bandOf = (total: number): number => (total < 6000 ? 0 : total < 8000 ? 2 : total < 9000 ? 3 : 4);

const isMissing = ({ result, points }: Scored): boolean => result.state === "missing" && points === null;
const isPending = ({ result }: Scored): boolean => result.state === "pending";

/** Why there is no grade at all. */
const noneReasons = ({ days }: Year, { waived }: Totals): GradeReason[] => {
  const reasons: GradeReason[] = [];
  if (days < 183) reasons.push({ kind: "short-period" });
  if (waived * 5 > 10_000) reasons.push({ kind: "not-applicable" });
  return reasons;
};

/** Why a grade cannot be fixed yet. */
const openReasons = (items: readonly Scored[], { investigated }: Sight): GradeReason[] => {
  const reasons: GradeReason[] = [];
  for (const item of items) if (isMissing(item)) reasons.push({ kind: "missing", item: item.head.id });
  for (const item of items) if (isPending(item)) reasons.push({ kind: "pending", item: item.head.id });
  if (investigated) reasons.push({ kind: "investigation" });
  return reasons;
};

const gradingOf = (sight: Sight, items: readonly Scored[], totals: Totals, held: readonly CapResult[]) => {
  const none = noneReasons(sight.seen, totals);
  const open = openReasons(items, sight);
  const gradeState = none.length > 0 ? "none" : open.length > 0 ? "open" : "fixed";
  const natural = gradeState === "fixed" ? bandOf(totals.total) : -1;
  let final = natural;
  const caps = held.map((cap): CapResult => {
    const rank = grades.indexOf(cap.limit);
    final = Math.min(final, rank);
    return { ...cap, binds: rank < natural };
  });
  return {
    naturalGrade: grades[natural] ?? null,
    grade: grades[final] ?? null,
    gradeState,
    gradeReasons: [...none, ...open],
    caps,
  } as const;
};

const correctedIn = ({ corrected }: Year): Evaluation["corrected"] => {
  if (corrected.size === 0) return [];
  return [...corrected].map(([id, by]) => ({ id, by })).sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** The evaluation of a year. */
export const evaluationOfYear = (ledger: Ledger, question: Question): Evaluation => {
  const seen = readYear(ledger, question);
  const sight = sightOf(seen);
  const items = itemsOf(sight);
  const totals = totalsOf(items);
  const grading = gradingOf(sight, items, totals, capsOf(seen, items, sight.charges));
  const { from, to, days, daysSoFar, year } = seen;
  return {
    kind: "annual",
    semantics,
    scheme: stamp,
    team: ledger.team,
    village: ledger.village,
    town: ledger.town,
    period: { from, to, days, year },
    asOf: seen.asOf,
    knownAt: question.knownAt ?? null,
    elapsed: { days: daysSoFar, of: days, share: quotientText(daysSoFar, days) },
    outOf: "100",
    total: hundredthsText(totals.total),
    base: hundredthsText(totals.base),
    bonus: hundredthsText(totals.bonus),
    deduction: hundredthsText(totals.deduction),
    notApplicableShare: hundredthsText(totals.waived / 100),
    naturalGrade: grading.naturalGrade,
    grade: grading.grade,
    gradeState: grading.gradeState,
    gradeReasons: grading.gradeReasons,
    caps: grading.caps,
    categories: totals.categories,
    items: items.map(({ result }) => result),
    adjustments: totals.adjustments,
    owed: owedOf(items, sight),
    mirrors: mirrorsOf(sight.charges),
    corrected: correctedIn(seen),
    parts: null,
    versions: [],
  };
};
