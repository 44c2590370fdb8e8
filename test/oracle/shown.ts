/** Owns section 12: how an evaluation is written, every number as text. */
import { countDays, type Period } from "./day.js";
import { type Corrected, correctedFacts, factsSetAside, type Setting } from "./facts.js";
import { decimal, divide, exactText, type Fraction, whole } from "./fraction.js";
import { type CapResult, type Grading, mirrorsOfMisconduct, type Reason } from "./grades.js";
import { type ItemResult, type Mirror, mirrorsOfItems } from "./items.js";
import { type Owed, owedOf } from "./owed.js";
import type { Adjustment, CategoryResult, Totals } from "./totals.js";

export interface CategoryShown {
  readonly id: string;
  readonly points: string | null;
  readonly outOf: string;
  readonly state: "applicable" | "not-applicable";
  readonly base: string;
  readonly bonus: string;
  readonly deduction: string;
}

export interface ItemShown {
  readonly id: string;
  readonly category: string;
  readonly points: string | null;
  readonly outOf: string;
  readonly state: ItemResult["state"];
  readonly why: string | null;
  readonly value: string | null;
  readonly raw: string | null;
  /** Facts in the window that another body scored. */
  readonly setAside: readonly string[];
  readonly zeroedBy: readonly string[];
}

export interface YearShown {
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly total: string;
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: string;
}

export interface Parts {
  readonly years: readonly YearShown[];
  readonly mean: string;
  readonly annualWeight: string;
  readonly annualPoints: string;
  readonly termTotal: string;
  readonly termWeight: string;
  readonly termPoints: string;
}

export interface OracleEvaluation {
  readonly kind: Setting["kind"];
  readonly team: string;
  readonly period: Period & { readonly days: number; readonly year: number | null };
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly elapsed: { readonly days: number; readonly of: number; readonly share: string };
  readonly outOf: string;
  readonly total: string;
  readonly base: string;
  readonly bonus: string;
  readonly deduction: string;
  readonly notApplicableShare: string;
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: Grading["gradeState"];
  readonly gradeReasons: readonly Reason[];
  readonly caps: readonly CapResult[];
  readonly categories: readonly CategoryShown[];
  readonly items: readonly ItemShown[];
  readonly adjustments: readonly Adjustment[];
  readonly owed: readonly Owed[];
  readonly mirrors: readonly Mirror[];
  readonly corrected: readonly Corrected[];
  readonly parts: Parts | null;
  readonly versions: readonly unknown[];
}

const showCategory = (category: CategoryResult): CategoryShown => ({
  id: category.id,
  points: category.points === null ? null : exactText(category.points),
  outOf: exactText(category.possible),
  state: category.applicable ? "applicable" : "not-applicable",
  base: exactText(category.base),
  bonus: exactText(category.bonus),
  deduction: exactText(category.deduction),
});

const showItem = (setting: Setting, result: ItemResult): ItemShown => ({
  id: result.item.id,
  category: result.category,
  points: result.points === null ? null : exactText(result.points),
  outOf: exactText(decimal(result.item.points)),
  state: result.state,
  why: result.why,
  value: result.value === null ? null : exactText(result.value),
  raw: result.raw === null ? null : exactText(result.raw),
  setAside: factsSetAside(setting, result.item).map((fact) => fact.id),
  zeroedBy: result.zeroedBy,
});

export const show = (
  setting: Setting,
  results: readonly ItemResult[],
  totals: Totals,
  total: Fraction,
  grading: Grading,
  parts: Parts | null,
): OracleEvaluation => {
  const days = countDays(setting.period);
  const elapsed = countDays(setting.window);
  return {
    kind: setting.kind,
    team: setting.ledger.team,
    period: { ...setting.period, days, year: setting.year },
    asOf: setting.asOf,
    knownAt: setting.knownAt,
    elapsed: { days: elapsed, of: days, share: exactText(divide(whole(elapsed), whole(days))) },
    outOf: exactText(totals.outOf),
    total: exactText(total),
    base: exactText(totals.base),
    bonus: exactText(totals.bonus),
    deduction: exactText(totals.deduction),
    notApplicableShare: exactText(totals.notApplicableShare),
    naturalGrade: grading.naturalGrade,
    grade: grading.grade,
    gradeState: grading.gradeState,
    gradeReasons: grading.gradeReasons,
    caps: grading.caps,
    categories: totals.categories.map(showCategory),
    items: results.map((result) => showItem(setting, result)),
    adjustments: totals.adjustments,
    owed: owedOf(setting, results),
    mirrors: [...mirrorsOfItems(results), ...mirrorsOfMisconduct(setting)],
    corrected: correctedFacts(setting.ledger, setting.knownAt),
    parts,
    versions: [],
  };
};
