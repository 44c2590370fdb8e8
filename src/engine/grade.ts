/** From a total to a grade: whether one can be given, the band that holds the total, the caps that hold it down. FORMAT.md, section 10. */
import type { CapResult, GradeReason, GradeState, YearResult } from "../model/evaluation";
import { compare, type Exact, exactOf } from "../model/points";
import type { Grade, Scheme } from "../model/scheme";
import type { Frame, Gathered } from "./frame";
import type { ScoredItem } from "./item";
import { type Plan, rankIn } from "./plan";

/** What a grade rests on. */
export interface Standing {
  readonly plan: Plan;
  readonly frame: Frame;
  readonly days: number;
  readonly total: Exact;
  readonly notApplicableShare: Exact;
  readonly items: readonly ScoredItem[];
  readonly gathered: Gathered;
  readonly caps: readonly CapResult[];
  /** Of a term: its years, and those that have not begun. */
  readonly years: readonly YearResult[];
  readonly yearsAhead: readonly number[];
}

export interface Grading {
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: GradeState;
  readonly gradeReasons: readonly GradeReason[];
  readonly caps: readonly CapResult[];
}

/** Reasons why there is no grade at all. */
const noneReasons = ({ plan, frame, days, notApplicableShare }: Standing): GradeReason[] => {
  const { annual, notApplicable } = plan.scheme;
  return [
    ...(frame.kind === "daily" ? [{ kind: "daily" } as const] : []),
    ...(frame.kind === "annual" && days < annual.minDays ? [{ kind: "short-period" } as const] : []),
    ...(compare(notApplicableShare, exactOf(notApplicable.maxShare)) > 0 ? [{ kind: "not-applicable" } as const] : []),
  ];
};

const itemReasons = (kind: "missing" | "pending", items: readonly ScoredItem[]): GradeReason[] =>
  items
    .filter(({ result, points }) => result.state === kind && (kind === "pending" || points === null))
    .map(({ result }) => ({ kind, item: result.id }));

/** Reasons why a grade cannot be fixed yet. */
const openReasons = ({ items, gathered, years, yearsAhead }: Standing): GradeReason[] => [
  ...itemReasons("missing", items),
  ...itemReasons("pending", items),
  ...(gathered.investigated.length > 0 ? [{ kind: "investigation" } as const] : []),
  ...years.filter(({ gradeState }) => gradeState === "open").map(({ year }) => ({ kind: "year-open", year }) as const),
  ...yearsAhead.map((year) => ({ kind: "year-ahead", year }) as const),
];

const isIn = ({ from, to }: Grade, total: Exact): boolean => {
  if (from === undefined && to === undefined) return false;
  const above = from === undefined || compare(total, exactOf(from)) >= 0;
  return above && (to === undefined || compare(total, exactOf(to)) < 0);
};

/** The band that holds a total: `from` is in it, `to` is not. */
export const bandOf = ({ grades }: Scheme, total: Exact): string | null =>
  grades.find((grade) => isIn(grade, total))?.id ?? null;

/** The grade of a total, held down by the most severe cap. */
export const gradeOf = (standing: Standing): Grading => {
  const none = noneReasons(standing);
  const open = openReasons(standing);
  const gradeState: GradeState = none.length > 0 ? "none" : open.length > 0 ? "open" : "fixed";
  const naturalGrade = gradeState === "fixed" ? bandOf(standing.plan.scheme, standing.total) : null;
  const rankOf = (grade: string): number => rankIn(standing.plan, grade);
  const natural = naturalGrade === null ? -1 : rankOf(naturalGrade);
  const caps = standing.caps.map((cap) => ({ ...cap, binds: rankOf(cap.limit) < natural }));
  const final = Math.min(natural, ...caps.map((cap) => rankOf(cap.limit)));
  const grade = naturalGrade === null ? null : (standing.plan.scheme.grades[final]?.id ?? null);
  return { naturalGrade, grade, gradeState, gradeReasons: [...none, ...open], caps };
};
