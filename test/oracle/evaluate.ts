/** Owns the three evaluations of section 11: daily, annual and term. */
import {
  addDays,
  calendarYear,
  countDays,
  earlier,
  type IsWorkingDay,
  intersection,
  yearOf,
  yearsTouched,
} from "./day.js";
import { factsOfTheTeam, type Setting } from "./facts.js";
import { add, decimal, divide, exactText, type Fraction, multiply, round, sum, whole, zero } from "./fraction.js";
import { gradingOf, type Years } from "./grades.js";
import { evaluateItems } from "./items.js";
import type { Ledger, Scheme } from "./shapes.js";
import { type OracleEvaluation, type Parts, show, type YearShown } from "./shown.js";
import { totalsOf } from "./totals.js";

export type { OracleEvaluation } from "./shown.js";

export interface OracleOptions {
  readonly knownAt?: string | null | undefined;
  readonly isWorkingDay: IsWorkingDay;
}

const noYears: Years = { begun: [], ahead: [] };

/** The same calendar, asked only once for every day. */
const tableOf = (isWorkingDay: IsWorkingDay): IsWorkingDay => {
  const table = new Map<string, boolean>();
  return (day) => {
    const known = table.get(day);
    if (known !== undefined) return known;
    const answer = isWorkingDay(day);
    table.set(day, answer);
    return answer;
  };
};

/** Everything that an evaluation of a year (or, with null, of the term) looks at. */
export const settingOf = (
  kind: Setting["kind"],
  scheme: Scheme,
  ledger: Ledger,
  year: number | null,
  asOf: string,
  options: OracleOptions,
): Setting => {
  const period = year === null ? ledger.term : intersection(calendarYear(year), ledger.term);
  if (period === null) throw new Error(`the term does not touch ${year}`);
  if (period.from < scheme.from || (scheme.to !== undefined && period.to > scheme.to)) {
    throw new Error("the scheme is not in force for the whole period");
  }
  if (asOf < period.from) throw new Error("asOf lies before the period");
  const knownAt = options.knownAt ?? null;
  const window = { from: period.from, to: earlier(period.to, asOf) };
  const facts = factsOfTheTeam(scheme, ledger, knownAt);
  const isWorkingDay = tableOf(options.isWorkingDay);
  return {
    kind,
    scheme,
    ledger,
    year,
    period: { from: period.from, to: period.to },
    window,
    asOf,
    knownAt,
    isWorkingDay,
    facts,
  };
};

export const evaluateYear = (setting: Setting): OracleEvaluation => {
  const results = evaluateItems(setting);
  const totals = totalsOf(setting, results);
  const grading = gradingOf(setting, results, totals, totals.total, countDays(setting.period), noYears);
  return show(setting, results, totals, totals.total, grading, null);
};

export const oracleDaily = (
  scheme: Scheme,
  ledger: Ledger,
  options: OracleOptions & { readonly asOf: string },
): OracleEvaluation => {
  const { asOf } = options;
  if (asOf < ledger.term.from || asOf > ledger.term.to) throw new Error("asOf lies outside the term");
  return evaluateYear(settingOf("daily", scheme, ledger, yearOf(asOf), asOf, options));
};

export const annualClosing = (scheme: Scheme, ledger: Ledger, year: number): string => {
  const period = intersection(calendarYear(year), ledger.term);
  if (period === null) throw new Error(`the term does not touch ${year}`);
  return addDays(period.to, scheme.annual.closes);
};

export const oracleAnnual = (
  scheme: Scheme,
  ledger: Ledger,
  options: OracleOptions & { readonly year: number; readonly asOf?: string | undefined },
): OracleEvaluation => {
  const asOf = options.asOf ?? annualClosing(scheme, ledger, options.year);
  return evaluateYear(settingOf("annual", scheme, ledger, options.year, asOf, options));
};

const showYear = (year: number, evaluation: OracleEvaluation): YearShown => ({
  year,
  from: evaluation.period.from,
  to: evaluation.period.to,
  days: evaluation.period.days,
  total: evaluation.total,
  naturalGrade: evaluation.naturalGrade,
  grade: evaluation.grade,
  gradeState: evaluation.gradeState,
});

/** The mean of the years' totals, each weighed with its days; 0 without a year. */
const meanOfYears = (years: readonly YearShown[]): Fraction => {
  if (years.length === 0) return zero;
  const weighed = years.map((year) => multiply(decimal(year.total), whole(year.days)));
  return divide(sum(weighed), sum(years.map((year) => whole(year.days))));
};

export const oracleTerm = (
  scheme: Scheme,
  ledger: Ledger,
  options: OracleOptions & { readonly asOf?: string | undefined },
): OracleEvaluation => {
  const asOf = options.asOf ?? addDays(ledger.term.to, scheme.term.closes);
  const setting = settingOf("term", scheme, ledger, null, asOf, options);
  const years: YearShown[] = [];
  const ahead: number[] = [];
  for (const year of yearsTouched(ledger.term)) {
    const begins = intersection(calendarYear(year), ledger.term)?.from ?? ledger.term.from;
    if (begins > asOf) {
      ahead.push(year);
      continue;
    }
    years.push(showYear(year, oracleAnnual(scheme, ledger, { ...options, year, asOf })));
  }
  const results = evaluateItems(setting);
  const totals = totalsOf(setting, results);
  const { digits, mode } = scheme.rubric.rounding;
  const mean = meanOfYears(years);
  const annualPoints = round(multiply(decimal(scheme.term.annualWeight), mean), digits, mode);
  const termPoints = round(multiply(decimal(scheme.term.termWeight), totals.total), digits, mode);
  const total = add(annualPoints, termPoints);
  const grading = gradingOf(setting, results, totals, total, countDays(setting.period), { begun: years, ahead });
  const parts: Parts = {
    years,
    mean: exactText(mean),
    annualWeight: exactText(decimal(scheme.term.annualWeight)),
    annualPoints: exactText(annualPoints),
    termTotal: exactText(totals.total),
    termWeight: exactText(decimal(scheme.term.termWeight)),
    termPoints: exactText(termPoints),
  };
  return show(setting, results, totals, total, grading, parts);
};
