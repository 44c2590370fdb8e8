/** Whether a change of a ledger did what its direction forbids: asked of every year and of the term, of totals and of grades. */
import { evaluateAnnual, evaluateTerm } from "../../engine/evaluate";
import { rankIn } from "../../engine/plan";
import { yearsOf } from "../../model/calendar";
import type { Evaluation, ExactText } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { compare, exactFrom } from "../../model/points";
import type { Input } from "./input";
import { itemOf } from "./shown";
import type { Sight } from "./sight";

/** One answer that went the wrong way. */
export interface Wrong {
  /** The year that was asked about; null for the term. */
  readonly year: number | null;
  readonly of: "total" | "grade";
  readonly before: ExactText;
  readonly after: ExactText;
}

/** The annual evaluations of a term, and that of the term. */
export const answersOf = ({ scheme }: Pick<Sight, "scheme">, ledger: Ledger): readonly Evaluation[] => [
  ...yearsOf(ledger.term).map((year) => evaluateAnnual(scheme, ledger, { year })),
  evaluateTerm(scheme, ledger),
];

/** The one evaluation that something went wrong in. */
export const answerTo = ({ scheme }: Pick<Sight, "scheme">, { year }: Wrong, ledger: Ledger): Evaluation =>
  year === null ? evaluateTerm(scheme, ledger) : evaluateAnnual(scheme, ledger, { year });

/** A waiver is measured against full marks: only where the item has them. */
const isAbout = ({ change, item }: Input, before: Evaluation): boolean => {
  if (change !== "waiver" || item === null) return true;
  const full = itemOf(before, item);
  return full !== undefined && full.points !== null && compare(exactFrom(full.points), exactFrom(full.outOf)) >= 0;
};

/** A term rests on its years: a waiver is measured there where every year and the term have full marks. */
const isAboutAll = (input: Input, before: readonly Evaluation[]): boolean =>
  input.change !== "waiver" || before.every((one) => isAbout(input, one));

const wrongGrade = (sight: Sight, input: Input, before: Evaluation, after: Evaluation): boolean => {
  if (input.change === "waiver" || before.gradeState !== "fixed" || after.gradeState !== "fixed") return false;
  const ranks = [before.grade, after.grade].map((grade) => rankIn(sight.plan, grade ?? ""));
  const [old = 0, now = 0] = ranks;
  return input.meant === "bad" ? now > old : now < old;
};

/** What went the wrong way between two lists of answers. */
export const wrongBetween = (
  sight: Sight,
  input: Input,
  before: readonly Evaluation[],
  after: readonly Evaluation[],
): Wrong | undefined => {
  const isWhole = isAboutAll(input, before);
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (now === undefined || !isAbout(input, old) || (old.kind === "term" && !isWhole)) continue;
    const order = compare(exactFrom(now.total), exactFrom(old.total));
    const { year } = old.period;
    if (input.meant === "bad" ? order > 0 : order < 0)
      return { year, of: "total", before: old.total, after: now.total };
    if (wrongGrade(sight, input, old, now))
      return { year, of: "grade", before: old.grade ?? "", after: now.grade ?? "" };
  }
  return undefined;
};
