/** The three questions: where a team stands on a day, what a year gave, what the term gave. FORMAT.md, section 11. */
import {
  addDays,
  calendarYear,
  chineseCalendar,
  type Day,
  earlier,
  isDay,
  overlap,
  type Period,
  type WorkingCalendar,
  yearOf,
  yearsOf,
} from "../model/calendar";
import type { Evaluation } from "../model/evaluation";
import type { Ledger } from "../model/ledger";
import { InvalidInputError, type Problem, problem } from "../model/problem";
import { conclude, type Scored, scoreAll, yearResult } from "./conclude";
import type { Frame } from "./frame";
import { type Schemes, seriesOf } from "./series";

interface Asked {
  /** Only facts recorded by this day are known; all, where it is left out. */
  readonly knownAt?: Day | undefined;
  /** Working days; the default is `chineseCalendar`. */
  readonly calendar?: WorkingCalendar | undefined;
}

/** The question for a daily evaluation. */
export interface DailyQuestion extends Asked {
  /** The day to stand on; inside the term. */
  readonly asOf: Day;
}

/** The question for an annual evaluation. */
export interface AnnualQuestion extends Asked {
  readonly year: number;
  /** The day to stand on; the day the year closes, where it is left out. */
  readonly asOf?: Day | undefined;
}

/** The question for an end-of-term evaluation. */
export interface TermQuestion extends Asked {
  /** The day to stand on; the day the term closes, where it is left out. */
  readonly asOf?: Day | undefined;
}

/** One of the three questions, by its kind. */
export type Question =
  | ({ readonly kind: "daily" } & DailyQuestion)
  | ({ readonly kind: "annual" } & AnnualQuestion)
  | ({ readonly kind: "term" } & TermQuestion);

const refuse = (...problems: Problem[]): never => {
  throw new InvalidInputError(problems);
};

/** Refuses what is no day. */
export const checkDay = (day: Day | undefined, name: string): void => {
  if (day !== undefined && !isDay(day))
    refuse(problem("impossible-day", [name], { written: String(day).slice(0, 40) }));
};

const frameOf = (kind: Frame["kind"], period: Period, asOf: Day, knownAt: Day | undefined): Frame => {
  checkDay(asOf, "asOf");
  checkDay(knownAt, "knownAt");
  if (asOf < period.from) refuse(problem("before-period", ["asOf"], { asOf, from: period.from }));
  const window = { from: period.from, to: earlier(period.to, asOf) };
  return { kind, period, window, asOf, knownAt, firstYear: yearOf(period.from), lastYear: yearOf(period.to) };
};

/** A question that was answered, with what the answer was made of: enough to answer it again under a changed scheme (`revise.ts`). */
export interface Answer {
  readonly evaluation: Evaluation;
  readonly scored: Scored;
  /** Of a term: its years, and those that have not begun. */
  readonly years: readonly Answer[];
  readonly ahead: readonly number[];
  /** The same question of another scheme, from the beginning. */
  readonly again: (scheme: Schemes) => Answer;
}

const answered = (scored: Scored, again: Answer["again"]): Answer => ({
  evaluation: conclude(scored),
  scored,
  years: [],
  ahead: [],
  again,
});

/** The answer about a term, from its years and its own part. */
export const answeredTerm = (
  scored: Scored,
  years: readonly Answer[],
  ahead: readonly number[],
  again: Answer["again"],
): Answer => {
  const results = years.map(({ evaluation }) => yearResult(evaluation, evaluation.period.year ?? 0));
  return { evaluation: conclude(scored, { results, ahead }), scored, years, ahead, again };
};

export const answerDaily = (scheme: Schemes, ledger: Ledger, question: DailyQuestion): Answer => {
  const { asOf, knownAt, calendar = chineseCalendar } = question;
  checkDay(asOf, "asOf");
  const { term } = ledger;
  const period = overlap(calendarYear(yearOf(asOf)), term);
  if (period === undefined || asOf < term.from || asOf > term.to) {
    return refuse(problem("day-outside-term", ["asOf"], { day: asOf, from: term.from, to: term.to }));
  }
  const scored = scoreAll(seriesOf(scheme, period), ledger, frameOf("daily", period, asOf, knownAt), calendar);
  return answered(scored, (other) => answerDaily(other, ledger, question));
};

export const answerAnnual = (scheme: Schemes, ledger: Ledger, question: AnnualQuestion): Answer => {
  const { year, knownAt, calendar = chineseCalendar } = question;
  const { term } = ledger;
  const period = yearsOf(term).includes(year) ? overlap(calendarYear(year), term) : undefined;
  if (period === undefined)
    return refuse(problem("year-outside-term", ["year"], { year: `${year}`, from: term.from, to: term.to }));
  const series = seriesOf(scheme, period);
  const asOf = question.asOf ?? addDays(period.to, series.governing.annual.closes);
  const scored = scoreAll(series, ledger, frameOf("annual", period, asOf, knownAt), calendar);
  return answered(scored, (other) => answerAnnual(other, ledger, question));
};

export const answerTerm = (scheme: Schemes, ledger: Ledger, question: TermQuestion): Answer => {
  const { knownAt, calendar = chineseCalendar } = question;
  const period: Period = ledger.term;
  const series = seriesOf(scheme, period);
  const asOf = question.asOf ?? addDays(period.to, series.governing.term.closes);
  const frame = frameOf("term", period, asOf, knownAt);
  const begun = (year: number) => (overlap(calendarYear(year), period)?.from ?? asOf) <= asOf;
  const years = yearsOf(period)
    .filter(begun)
    .map((year) => answerAnnual(scheme, ledger, { year, asOf, knownAt, calendar }));
  const ahead = yearsOf(period).filter((year) => !begun(year));
  const scored = scoreAll(series, ledger, frame, calendar);
  return answeredTerm(scored, years, ahead, (other) => answerTerm(other, ledger, question));
};

export const answerTo = (scheme: Schemes, ledger: Ledger, question: Question): Answer => {
  switch (question.kind) {
    case "daily":
      return answerDaily(scheme, ledger, question);
    case "annual":
      return answerAnnual(scheme, ledger, question);
    case "term":
      return answerTerm(scheme, ledger, question);
  }
};

/**
 * Where a team stands on a day: every daily item so far, the share of the year gone by, what is owed and by when.
 * Several versions of a scheme, in any order, are each in force from their own day.
 * @throws {InvalidInputError} where the day is outside the term, the scheme is not in force, or holiday data is missing
 * @example evaluateDaily(scheme, ledger, { asOf: "2022-06-30" }).total // "34.12"
 */
export const evaluateDaily = (scheme: Schemes, ledger: Ledger, question: DailyQuestion): Evaluation =>
  answerDaily(scheme, ledger, question).evaluation;

/**
 * What a calendar year gave, on all items. Where the team served only a part of the year, that part is the period.
 * Several versions of a scheme are each in force from their own day; what is asked at the end is asked of the one that governs the year.
 * @throws {InvalidInputError} where the year is outside the term, the scheme is not in force, or holiday data is missing
 * @example evaluateAnnual(scheme, ledger, { year: 2022 }).grade // "good"
 */
export const evaluateAnnual = (scheme: Schemes, ledger: Ledger, question: AnnualQuestion): Evaluation =>
  answerAnnual(scheme, ledger, question).evaluation;

/**
 * What the term gave: the mean of its years by days, and all items over the whole term.
 * Several versions of a scheme are each in force from their own day.
 * @throws {InvalidInputError} where asOf is before the term, the scheme is not in force, or holiday data is missing
 * @example evaluateTerm(scheme, ledger).parts?.years.map(({ year, total }) => [year, total])
 */
export const evaluateTerm = (scheme: Schemes, ledger: Ledger, question: TermQuestion = {}): Evaluation =>
  answerTerm(scheme, ledger, question).evaluation;

/**
 * Asks whichever of the three questions is given.
 * @throws {InvalidInputError} as `evaluateDaily`, `evaluateAnnual` and `evaluateTerm` do
 * @example evaluate(scheme, ledger, { kind: "annual", year: 2022 }) // as evaluateAnnual(scheme, ledger, { year: 2022 })
 */
export const evaluate = (scheme: Schemes, ledger: Ledger, question: Question): Evaluation =>
  answerTo(scheme, ledger, question).evaluation;
