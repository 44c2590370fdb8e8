/** The three questions: where a team stands on a day, what a year gave, what the term gave. FORMAT.md, section 11. */
import {
  addDays,
  calendarYear,
  chineseCalendar,
  type Day,
  daysIn,
  earlier,
  isDay,
  overlap,
  type Period,
  type WorkingCalendar,
  yearOf,
  yearsOf,
} from "../model/calendar";
import type { Evaluation, TermParts, YearResult } from "../model/evaluation";
import type { Ledger } from "../model/ledger";
import {
  add,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  multiply,
  ratio,
  round,
  signOf,
  zero,
} from "../model/points";
import { InvalidInputError, type Problem, problem } from "../model/problem";
import { type Scheme, semantics } from "../model/scheme";
import { capsOf, mirrorsOf } from "./caps";
import type { Frame } from "./frame";
import { gather } from "./gather";
import { gradeOf } from "./grade";
import { scoreItem, type World } from "./item";
import { lateTest } from "./late";
import { owedOf } from "./owed";
import { type Plan, type PlannedItem, planOf } from "./plan";
import { presenceOf } from "./presence";
import { checkCalendar, type Schemes, type Series, seriesOf, versionStamps } from "./series";
import { slicedItem } from "./sliced";
import { totalOf } from "./total";

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

/** What a term adds to an evaluation: its years, and the total that they and its own part make. */
interface Years {
  readonly results: readonly YearResult[];
  readonly ahead: readonly number[];
  readonly combine: (termTotal: Exact) => { readonly total: Exact; readonly parts: TermParts };
}

/** The items in scope; where there are several versions of the scheme, each as they measure it. */
const itemsFor = (plan: Plan, { slices }: Series, { frame, ledger, calendar }: World): readonly PlannedItem[] => {
  const inScope = frame.kind === "daily" ? plan.items.filter(({ item }) => item.level === "daily") : plan.items;
  if (slices.length === 0) return inScope;
  const { asOf, knownAt } = frame;
  return inScope.map((planned) => slicedItem(planned, slices, ledger, { asOf, knownAt, calendar }));
};

/** Evaluates one frame: gather, measure and score, add up, cap and grade. */
const evaluateFrame = (
  series: Series,
  ledger: Ledger,
  frame: Frame,
  calendar: WorkingCalendar,
  years?: Years,
): Evaluation => {
  const plan = planOf(series.governing);
  for (const { scheme } of series.slices) checkCalendar(planOf(scheme), frame.window, calendar);
  checkCalendar(plan, frame.window, calendar);
  const gathered = gather(plan, ledger, frame);
  const { versionOn } = series;
  const presence = presenceOf(ledger, frame, gathered, lateTest(plan.scheme, calendar));
  const world = { ledger, frame, gathered, calendar, presence, versionOn };
  const items = itemsFor(plan, series, world).map((planned) => scoreItem(planned, world, plan.zeroing));
  const totals = totalOf(plan, items);
  const combined = years?.combine(totals.total) ?? { total: totals.total, parts: null };
  const seen = { plan, items, categories: totals.categories, gathered, years: years?.results ?? [], versionOn, ledger };
  const days = daysIn(frame.period);
  const grading = gradeOf({
    plan,
    items,
    gathered,
    years: seen.years,
    frame,
    days,
    total: combined.total,
    notApplicableShare: totals.notApplicableShare,
    caps: capsOf(frame.kind === "term" ? "term" : "annual", seen),
    yearsAhead: years?.ahead ?? [],
  });
  const { annual, term } = plan.scheme;
  const gone = daysIn(frame.window);
  return {
    kind: frame.kind,
    semantics,
    scheme: plan.stamp,
    team: ledger.team,
    village: ledger.village,
    town: ledger.town,
    period: {
      from: frame.period.from,
      to: frame.period.to,
      days,
      year: frame.kind === "term" ? null : frame.firstYear,
    },
    asOf: frame.asOf,
    knownAt: frame.knownAt ?? null,
    elapsed: { days: gone, of: days, share: exactText(ratio(gone, days)) },
    outOf: exactText(totals.outOf),
    total: exactText(combined.total),
    base: exactText(totals.base),
    bonus: exactText(totals.bonus),
    deduction: exactText(totals.deduction),
    notApplicableShare: exactText(totals.notApplicableShare),
    naturalGrade: grading.naturalGrade,
    grade: grading.grade,
    gradeState: grading.gradeState,
    gradeReasons: grading.gradeReasons,
    caps: grading.caps,
    categories: totals.categories,
    items: items.map(({ result }) => result),
    adjustments: totals.adjustments,
    owed: owedOf(items, world, frame.kind === "term" ? term.closes : annual.closes),
    mirrors: mirrorsOf(plan, items, gathered),
    corrected: gathered.corrected,
    parts: combined.parts,
    versions: versionStamps(series),
  };
};

/**
 * Where a team stands on a day: every daily item so far, the share of the year gone by, what is owed and by when.
 * Several versions of a scheme, in any order, are each in force from their own day.
 * @throws {InvalidInputError} where the day is outside the term, the scheme is not in force, or holiday data is missing
 * @example evaluateDaily(scheme, ledger, { asOf: "2022-06-30" }).total // "34.12"
 */
export const evaluateDaily = (scheme: Schemes, ledger: Ledger, question: DailyQuestion): Evaluation => {
  const { asOf, knownAt, calendar = chineseCalendar } = question;
  checkDay(asOf, "asOf");
  const { term } = ledger;
  const period = overlap(calendarYear(yearOf(asOf)), term);
  if (period === undefined || asOf < term.from || asOf > term.to) {
    return refuse(problem("day-outside-term", ["asOf"], { day: asOf, from: term.from, to: term.to }));
  }
  return evaluateFrame(seriesOf(scheme, period), ledger, frameOf("daily", period, asOf, knownAt), calendar);
};

/**
 * What a calendar year gave, on all items. Where the team served only a part of the year, that part is the period.
 * Several versions of a scheme are each in force from their own day; what is asked at the end is asked of the one that governs the year.
 * @throws {InvalidInputError} where the year is outside the term, the scheme is not in force, or holiday data is missing
 * @example evaluateAnnual(scheme, ledger, { year: 2022 }).grade // "good"
 */
export const evaluateAnnual = (scheme: Schemes, ledger: Ledger, question: AnnualQuestion): Evaluation => {
  const { year, knownAt, calendar = chineseCalendar } = question;
  const { term } = ledger;
  const period = yearsOf(term).includes(year) ? overlap(calendarYear(year), term) : undefined;
  if (period === undefined)
    return refuse(problem("year-outside-term", ["year"], { year: `${year}`, from: term.from, to: term.to }));
  const series = seriesOf(scheme, period);
  const asOf = question.asOf ?? addDays(period.to, series.governing.annual.closes);
  return evaluateFrame(series, ledger, frameOf("annual", period, asOf, knownAt), calendar);
};

const yearResult = (annual: Evaluation, year: number): YearResult => {
  const { period, total, naturalGrade, grade, gradeState } = annual;
  return { year, from: period.from, to: period.to, days: period.days, total, naturalGrade, grade, gradeState };
};

/** The mean of the years by days, weighed against the term's own total. */
const combineWith = (scheme: Scheme, results: readonly YearResult[]): Years["combine"] => {
  const { annualWeight, termWeight } = scheme.term;
  const { rounding } = scheme.rubric;
  const days = ratio(results.reduce((total, one) => total + one.days, 0));
  const weighted = results.map((one) => multiply(exactFrom(one.total), ratio(one.days))).reduce(add, zero);
  const mean = signOf(days) === 0 ? zero : divide(weighted, days);
  const annualPoints = round(multiply(exactOf(annualWeight), mean), rounding);
  return (termTotal) => {
    const termPoints = round(multiply(exactOf(termWeight), termTotal), rounding);
    const parts: TermParts = {
      years: results,
      mean: exactText(mean),
      annualWeight,
      annualPoints: exactText(annualPoints),
      termTotal: exactText(termTotal),
      termWeight,
      termPoints: exactText(termPoints),
    };
    return { total: add(annualPoints, termPoints), parts };
  };
};

/**
 * What the term gave: the mean of its years by days, and all items over the whole term.
 * Several versions of a scheme are each in force from their own day.
 * @throws {InvalidInputError} where asOf is before the term, the scheme is not in force, or holiday data is missing
 * @example evaluateTerm(scheme, ledger).parts?.years.map(({ year, total }) => [year, total])
 */
export const evaluateTerm = (scheme: Schemes, ledger: Ledger, question: TermQuestion = {}): Evaluation => {
  const { knownAt, calendar = chineseCalendar } = question;
  const period: Period = ledger.term;
  const series = seriesOf(scheme, period);
  const asOf = question.asOf ?? addDays(period.to, series.governing.term.closes);
  const frame = frameOf("term", period, asOf, knownAt);
  const begun = (year: number) => (overlap(calendarYear(year), period)?.from ?? asOf) <= asOf;
  const results = yearsOf(period)
    .filter(begun)
    .map((year) => yearResult(evaluateAnnual(scheme, ledger, { year, asOf, knownAt, calendar }), year));
  const ahead = yearsOf(period).filter((year) => !begun(year));
  const years: Years = { results, ahead, combine: combineWith(series.governing, results) };
  return evaluateFrame(series, ledger, frame, calendar, years);
};

/**
 * Asks whichever of the three questions is given.
 * @throws {InvalidInputError} as `evaluateDaily`, `evaluateAnnual` and `evaluateTerm` do
 * @example evaluate(scheme, ledger, { kind: "annual", year: 2022 }) // as evaluateAnnual(scheme, ledger, { year: 2022 })
 */
export const evaluate = (scheme: Schemes, ledger: Ledger, question: Question): Evaluation => {
  switch (question.kind) {
    case "daily":
      return evaluateDaily(scheme, ledger, question);
    case "annual":
      return evaluateAnnual(scheme, ledger, question);
    case "term":
      return evaluateTerm(scheme, ledger, question);
  }
};
