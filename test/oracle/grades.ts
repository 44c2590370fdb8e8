/** Owns section 10: the state of the grade and its reasons, the natural grade, the caps that hold, the final grade. */
import { factsInWindow, isInWindow, type Setting, sortedText } from "./facts.js";
import { compare, decimal, divide, exactText, type Fraction, isZero, less, whole, zero } from "./fraction.js";
import type { ItemResult, Mirror } from "./items.js";
import { chargedFindings, type Finding, isInvestigating } from "./measure-conduct.js";
import { shareOfChoice } from "./measure-ratings.js";
import { type Condition, type MisconductCase, required, type Scheme } from "./shapes.js";
import type { Totals } from "./totals.js";

export interface Reason {
  readonly kind: string;
  readonly item?: string;
  readonly year?: number;
}

export interface CapResult {
  readonly id: string;
  readonly source: "scheme" | "misconduct";
  readonly limit: string;
  readonly veto: boolean;
  readonly binds: boolean;
  /** null for caps of the scheme */
  readonly year: number | null;
  /** `team` or the id of a member; null for caps of the scheme */
  readonly subject: string | null;
}

/** What a term's grade needs to know of one of its years. */
export interface YearGrade {
  readonly year: number;
  readonly gradeState: string;
  readonly grade: string | null;
}

export interface Years {
  readonly begun: readonly YearGrade[];
  readonly ahead: readonly number[];
}

export interface Grading {
  readonly naturalGrade: string | null;
  readonly grade: string | null;
  readonly gradeState: "none" | "open" | "fixed";
  readonly gradeReasons: readonly Reason[];
  readonly caps: readonly CapResult[];
}

const reasonsForNone = (setting: Setting, totals: Totals, days: number): Reason[] => {
  const reasons: Reason[] = [];
  if (setting.kind === "daily") reasons.push({ kind: "daily" });
  if (setting.kind === "annual" && days < setting.scheme.annual.minDays) reasons.push({ kind: "short-period" });
  if (less(decimal(setting.scheme.notApplicable.maxShare), totals.notApplicableShare)) {
    reasons.push({ kind: "not-applicable" });
  }
  return reasons;
};

const reasonsForOpen = (setting: Setting, results: readonly ItemResult[], years: Years): Reason[] => {
  const reasons: Reason[] = [];
  for (const { state, points, item } of results) {
    if (state === "missing" && points === null) reasons.push({ kind: "missing", item: item.id });
  }
  for (const { state, item } of results) if (state === "pending") reasons.push({ kind: "pending", item: item.id });
  if (isInvestigating(setting)) reasons.push({ kind: "investigation" });
  for (const { year, gradeState } of years.begun) if (gradeState === "open") reasons.push({ kind: "year-open", year });
  for (const year of years.ahead) reasons.push({ kind: "year-ahead", year });
  return reasons;
};

const bandOf = (scheme: Scheme, total: Fraction): string | null => {
  for (const grade of scheme.grades) {
    if (grade.from === undefined && grade.to === undefined) continue;
    const reached = grade.from === undefined || compare(total, decimal(grade.from)) >= 0;
    const notPassed = grade.to === undefined || compare(total, decimal(grade.to)) < 0;
    if (reached && notPassed) return grade.id;
  }
  return null;
};

export const rankOf = (scheme: Scheme, grade: string): number => scheme.grades.findIndex((each) => each.id === grade);

export const holds = (condition: Condition, x: Fraction | null): boolean => {
  if (x === null) return false;
  if (condition.below !== undefined) return compare(x, decimal(condition.below)) < 0;
  if (condition.atMost !== undefined) return compare(x, decimal(condition.atMost)) <= 0;
  if (condition.atLeast !== undefined) return compare(x, decimal(condition.atLeast)) >= 0;
  return compare(x, decimal(required(condition.above, "comparison"))) > 0;
};

export const pointsShare = (condition: Condition, results: readonly ItemResult[], totals: Totals): Fraction | null => {
  if (condition.category !== undefined) {
    const category = required(
      totals.categories.find((each) => each.id === condition.category),
      "category",
    );
    if (!category.applicable || isZero(category.possible)) return null;
    return divide(category.base, category.possible);
  }
  const result = results.find((each) => each.item.id === condition.item);
  if (result === undefined || result.points === null || isZero(decimal(result.item.points))) return null;
  return divide(result.points, decimal(result.item.points));
};

export const choiceShare = (
  setting: Setting,
  condition: Condition,
  results: readonly ItemResult[],
): Fraction | null => {
  const result = results.find((each) => each.item.id === condition.item);
  if (result === undefined || result.value === null) return null;
  return shareOfChoice(result.item, factsInWindow(setting, result.item), required(condition.choice, "choice"));
};

/** The measured value (of a pending item the value so far); 0 for an item zeroed by its deadline. */
export const measurement = (condition: Condition, results: readonly ItemResult[]): Fraction | null => {
  const result = results.find((each) => each.item.id === condition.item);
  return result?.why === "zeroed" ? zero : (result?.value ?? null);
};

const isTrue = (
  setting: Setting,
  condition: Condition,
  results: readonly ItemResult[],
  totals: Totals,
  years: Years,
): boolean => {
  switch (condition.kind) {
    case "measurement":
      return holds(condition, measurement(condition, results));
    case "points-share":
      return holds(condition, pointsShare(condition, results, totals));
    case "choice":
      return holds(condition, choiceShare(setting, condition, results));
    case "findings": {
      const all = chargedFindings(setting);
      const counted = all.filter((each) => condition.case === undefined || each.case.id === condition.case);
      return holds(condition, whole(counted.length));
    }
    case "event": {
      const events = setting.facts.filter((fact) => fact.kind === "event" && fact.event === condition.event);
      return holds(condition, whole(events.filter((fact) => isInWindow(setting, fact)).length));
    }
    case "year-grade": {
      const limit = rankOf(setting.scheme, String(required(condition.atMost, "atMost")));
      return years.begun.some(({ grade }) => grade !== null && rankOf(setting.scheme, grade) <= limit);
    }
    default:
      throw new Error(`unknown condition: ${condition.kind}`);
  }
};

type CapThatHolds = Omit<CapResult, "binds">;
type RowCap = Pick<CapResult, "id" | "limit" | "veto">;

const schemeCaps = (setting: Setting, results: readonly ItemResult[], totals: Totals, years: Years): CapThatHolds[] => {
  const use = setting.kind === "term" ? "term" : "annual";
  const found: CapThatHolds[] = [];
  for (const cap of setting.scheme.caps ?? []) {
    if (!(cap.in ?? ["annual", "term"]).includes(use)) continue;
    if (!isTrue(setting, cap.when, results, totals, years)) continue;
    const { id, limit } = cap;
    found.push({ id, source: "scheme", limit, veto: cap.veto === true, year: null, subject: null });
  }
  return found;
};

/** Charged findings of one case, one year and one subject. */
interface Charges {
  readonly case: Finding["case"];
  readonly year: number;
  /** null: the team */
  readonly member: string | null;
  readonly findings: readonly Finding[];
}

const yearsOf = (findings: readonly Finding[]): number[] =>
  [...new Set(findings.map((finding) => finding.year))].sort((a, b) => a - b);

/** The team (null) before members, members by id. */
const subjectsOf = (findings: readonly Finding[]): (string | null)[] => {
  const members = new Set<string>();
  for (const { member } of findings) if (member !== null) members.add(member);
  return [null, ...sortedText([...members])];
};

/** Cases in scheme order, years upward, the team before members, members by id. */
const chargesOf = (setting: Setting): Charges[] => {
  const all: Charges[] = [];
  for (const each of setting.scheme.misconduct) {
    const ofCase = chargedFindings(setting).filter((finding) => finding.case.id === each.id);
    for (const year of yearsOf(ofCase)) {
      const ofYear = ofCase.filter((finding) => finding.year === year);
      for (const member of subjectsOf(ofYear)) {
        const findings = ofYear.filter((finding) => finding.member === member);
        if (findings.length > 0) all.push({ case: each, year, member, findings });
      }
    }
  }
  return all;
};

/** What a ladder row or a grave finding limits. */
interface Limiting {
  readonly limit?: string | undefined;
  readonly spreads?: boolean | undefined;
  readonly veto?: boolean | undefined;
}

/** The limit where it reaches the team: a member's only where it spreads. */
const limitForTeam = (row: Limiting, subject: string | null): string | null =>
  row.limit !== undefined && (subject === null || row.spreads === true) ? row.limit : null;

/** Of the rows reached whose limit reaches the team, the one with the lowest limit; among equals the greatest nth. */
const ladderCap = (
  setting: Setting,
  { id, ladder }: MisconductCase,
  n: number,
  member: string | null,
): RowCap | null => {
  let lowest: RowCap | null = null;
  for (const row of [...(ladder ?? [])].sort((a, b) => a.nth - b.nth)) {
    const limit = row.nth <= n ? limitForTeam(row, member) : null;
    if (limit === null) continue;
    if (lowest === null || rankOf(setting.scheme, limit) <= rankOf(setting.scheme, lowest.limit)) {
      lowest = { id: `${id}#${row.nth}`, limit, veto: row.veto === true };
    }
  }
  return lowest;
};

const misconductCaps = (setting: Setting): CapThatHolds[] => {
  const found: CapThatHolds[] = [];
  for (const { case: misconduct, year, member, findings } of chargesOf(setting)) {
    const add = (cap: RowCap): void => {
      found.push({ ...cap, source: "misconduct", year, subject: member ?? "team" });
    };
    const row = ladderCap(setting, misconduct, findings.length, member);
    if (row !== null) add(row);
    const { grave } = misconduct;
    if (grave === undefined || !findings.some((finding) => finding.grave)) continue;
    const limit = limitForTeam(grave, member);
    if (limit !== null) add({ id: `${misconduct.id}#grave`, limit, veto: grave.veto === true });
  }
  return found;
};

/** Case by case, each finding by its earliest fact. */
export const mirrorsOfMisconduct = (setting: Setting): Mirror[] => {
  const mirrors: Mirror[] = [];
  const charged = chargedFindings(setting);
  for (const misconduct of setting.scheme.misconduct) {
    for (const finding of charged) {
      if (finding.case.id !== misconduct.id) continue;
      for (const { body, each } of misconduct.mirrors ?? []) {
        const amount = decimal(each);
        if (!isZero(amount)) mirrors.push({ body, amount: exactText(amount), case: misconduct.id });
      }
    }
  }
  return mirrors;
};

/** The grade; `total` is the one that the bands compare (for a term, not that of the part). */
export const gradingOf = (
  setting: Setting,
  results: readonly ItemResult[],
  totals: Totals,
  total: Fraction,
  days: number,
  years: Years,
): Grading => {
  const { scheme } = setting;
  const none = reasonsForNone(setting, totals, days);
  const open = reasonsForOpen(setting, results, years);
  const gradeState = none.length > 0 ? "none" : open.length > 0 ? "open" : "fixed";
  const naturalGrade = gradeState === "fixed" ? bandOf(scheme, total) : null;
  const held = [...schemeCaps(setting, results, totals, years), ...misconductCaps(setting)];
  const caps = held.map((cap) => ({
    ...cap,
    binds: naturalGrade !== null && rankOf(scheme, cap.limit) < rankOf(scheme, naturalGrade),
  }));
  let grade = naturalGrade;
  for (const cap of caps) {
    if (grade !== null && rankOf(scheme, cap.limit) < rankOf(scheme, grade)) grade = cap.limit;
  }
  return { naturalGrade, grade, gradeState, gradeReasons: [...none, ...open], caps };
};
