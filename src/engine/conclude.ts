/** One frame of time: all items in it scored, and from them the whole evaluation. FORMAT.md, sections 8 to 12. */
import { daysIn, type WorkingCalendar } from "../model/calendar";
import type { Evaluation, Owed, TermParts, YearResult } from "../model/evaluation";
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
import { type Scheme, semantics } from "../model/scheme";
import { capsOf, mirrorsOf } from "./caps";
import type { Frame } from "./frame";
import { gather } from "./gather";
import { gradeOf } from "./grade";
import { type ScoredItem, scoreItem, type World } from "./item";
import { lateTest } from "./late";
import { owedOf } from "./owed";
import { type Plan, type PlannedItem, planOf } from "./plan";
import { presenceOf } from "./presence";
import { checkCalendar, type Series, versionStamps } from "./series";
import { slicedItem } from "./sliced";
import { totalOf } from "./total";

/** A frame with what was gathered for it, and every item in scope scored. */
export interface Scored {
  readonly series: Series;
  readonly plan: Plan;
  readonly world: World;
  readonly items: readonly ScoredItem[];
  /** What the items owe, where the books close so many days after the period. */
  readonly owedBy: (closes: number) => readonly Owed[];
}

/**
 * What items owe, worked out when it is first asked for: it depends on nothing but them, what was gathered, and when the books close.
 * It is kept with the items, not in a table by them: clearing such a table away cost a tenth of every evaluation.
 */
export const rememberedOwed = (items: readonly ScoredItem[], world: World): Scored["owedBy"] => {
  let last: { readonly closes: number; readonly owed: readonly Owed[] } | undefined;
  return (closes) => {
    if (last?.closes !== closes) last = { closes, owed: owedOf(items, world, closes) };
    return last.owed;
  };
};

/** The items of a plan that an evaluation asks for. */
export const inScope = (plan: Plan, { kind }: Frame): readonly PlannedItem[] =>
  kind === "daily" ? plan.items.filter(({ item }) => item.level === "daily") : plan.items;

/** The items in scope; where there are several versions of the scheme, each as they measure it. */
const itemsFor = (plan: Plan, { slices }: Series, { frame, ledger, calendar }: World): readonly PlannedItem[] => {
  const items = inScope(plan, frame);
  if (slices.length === 0) return items;
  const { asOf, knownAt } = frame;
  return items.map((planned) => slicedItem(planned, slices, ledger, { asOf, knownAt, calendar }));
};

/** Gathers what counts in a frame, and measures and scores every item. */
export const scoreAll = (series: Series, ledger: Ledger, frame: Frame, calendar: WorkingCalendar): Scored => {
  const plan = planOf(series.governing);
  for (const { scheme } of series.slices) checkCalendar(planOf(scheme), frame.window, calendar);
  checkCalendar(plan, frame.window, calendar);
  const gathered = gather(plan, ledger, frame);
  const { versionOn } = series;
  const presence = presenceOf(ledger, frame, gathered, lateTest(plan.scheme, calendar));
  const world = { ledger, frame, gathered, calendar, presence, versionOn };
  const items = itemsFor(plan, series, world).map((planned) => scoreItem(planned, world, plan.zeroing));
  return { series, plan, world, items, owedBy: rememberedOwed(items, world) };
};

/** The years that a term is made of beside its own part. */
export interface Years {
  readonly results: readonly YearResult[];
  readonly ahead: readonly number[];
}

/** A year as it stands in the evaluation of its term. */
export const yearResult = (annual: Evaluation, year: number): YearResult => {
  const { period, total, naturalGrade, grade, gradeState } = annual;
  return { year, from: period.from, to: period.to, days: period.days, total, naturalGrade, grade, gradeState };
};

/** The mean of the years by days, weighed against the term's own total. */
const combined = ({ term, rubric }: Scheme, results: readonly YearResult[], termTotal: Exact) => {
  const { annualWeight, termWeight } = term;
  const days = ratio(results.reduce((total, one) => total + one.days, 0));
  const weighted = results.map((one) => multiply(exactFrom(one.total), ratio(one.days))).reduce(add, zero);
  const mean = signOf(days) === 0 ? zero : divide(weighted, days);
  const annualPoints = round(multiply(exactOf(annualWeight), mean), rubric.rounding);
  const termPoints = round(multiply(exactOf(termWeight), termTotal), rubric.rounding);
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

/** Adds up, caps and grades what was scored: the whole evaluation. */
export const conclude = ({ series, plan, world, items, owedBy }: Scored, years?: Years): Evaluation => {
  const { ledger, frame, gathered } = world;
  const { annual, term } = plan.scheme;
  const totals = totalOf(plan, items);
  const whole =
    years === undefined ? { total: totals.total, parts: null } : combined(plan.scheme, years.results, totals.total);
  const seen = {
    plan,
    items,
    categories: totals.categories,
    gathered,
    years: years?.results ?? [],
    versionOn: series.versionOn,
    ledger,
  };
  const days = daysIn(frame.period);
  const grading = gradeOf({
    plan,
    items,
    gathered,
    years: seen.years,
    frame,
    days,
    total: whole.total,
    notApplicableShare: totals.notApplicableShare,
    caps: capsOf(frame.kind === "term" ? "term" : "annual", seen),
    yearsAhead: years?.ahead ?? [],
  });
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
    total: exactText(whole.total),
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
    owed: owedBy(frame.kind === "term" ? term.closes : annual.closes),
    mirrors: mirrorsOf(plan, items, gathered),
    corrected: gathered.corrected,
    parts: whole.parts,
    versions: versionStamps(series),
  };
};
