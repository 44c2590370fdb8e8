/** Asks the engine and the oracle the same question, and writes the engine's answer in the oracle's words. */
import { evaluate, type Question } from "../../src/engine/evaluate";
import type { WorkingCalendar } from "../../src/model/calendar";
import type { CapResult, Evaluation, ItemResult, MirrorResult } from "../../src/model/evaluation";
import type { SchemeAndLedger } from "../arbitrary/index";
import { type OracleEvaluation, oracleAnnual, oracleDaily, oracleTerm } from "./evaluate";

export const engineAnswer = (
  { scheme, ledger }: SchemeAndLedger,
  question: Question,
  calendar: WorkingCalendar,
): Evaluation => evaluate(scheme, ledger, { ...question, calendar });

export const oracleAnswer = (
  { scheme, ledger }: SchemeAndLedger,
  question: Question,
  { isWorkingDay }: WorkingCalendar,
): OracleEvaluation => {
  switch (question.kind) {
    case "daily":
      return oracleDaily(scheme, ledger, { ...question, isWorkingDay });
    case "annual":
      return oracleAnnual(scheme, ledger, { ...question, isWorkingDay });
    case "term":
      return oracleTerm(scheme, ledger, { ...question, isWorkingDay });
  }
};

const itemShown = (item: ItemResult): OracleEvaluation["items"][number] => ({
  id: item.id,
  category: item.category,
  points: item.points,
  outOf: item.outOf,
  state: item.state,
  why: item.why,
  value: item.measurement?.value ?? null,
  raw: item.raw,
  setAside: item.setAside.map(({ id }) => id),
  zeroedBy: item.zeroedBy,
});

const capShown = ({ id, source, limit, veto, binds, year, subject }: CapResult) => ({
  id,
  source,
  limit,
  veto,
  binds,
  year,
  subject,
});

const mirrorShown = ({ facts: _, ...mirror }: MirrorResult) => mirror;

/** What the oracle says as well. */
export const asShown = (evaluation: Evaluation): OracleEvaluation => ({
  kind: evaluation.kind,
  team: evaluation.team,
  period: evaluation.period,
  asOf: evaluation.asOf,
  knownAt: evaluation.knownAt,
  elapsed: evaluation.elapsed,
  outOf: evaluation.outOf,
  total: evaluation.total,
  base: evaluation.base,
  bonus: evaluation.bonus,
  deduction: evaluation.deduction,
  notApplicableShare: evaluation.notApplicableShare,
  naturalGrade: evaluation.naturalGrade,
  grade: evaluation.grade,
  gradeState: evaluation.gradeState,
  gradeReasons: evaluation.gradeReasons,
  caps: evaluation.caps.map(capShown),
  categories: evaluation.categories.map(({ title: _, ...category }) => category),
  items: evaluation.items.map(itemShown),
  adjustments: evaluation.adjustments,
  owed: evaluation.owed,
  mirrors: evaluation.mirrors.map(mirrorShown),
  corrected: evaluation.corrected,
  parts: evaluation.parts,
  versions: evaluation.versions,
});
