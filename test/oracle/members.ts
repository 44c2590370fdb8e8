/** Owns section 17: the members of a team in one year, their own days, what limits their grades, and places. */
import { calendarYear, countDays, intersection, type Period } from "./day.js";
import { annualClosing, evaluateYear, type OracleOptions, settingOf } from "./evaluate.js";
import type { Setting } from "./facts.js";
import { compare, decimal, exactText, isZero, smaller, sum, whole } from "./fraction.js";
import { rankOf } from "./grades.js";
import { spansOf } from "./measure-attendance.js";
import { type Finding, findingsInWindow } from "./measure-conduct.js";
import { leavesOf, personOf, showSums } from "./members-leave.js";
import { vacanciesOf } from "./members-vacancy.js";
import { type Ledger, type Member, type MemberRules, required, type Scheme } from "./shapes.js";

const showAttendance = (setting: Setting, member: Member, rules: MemberRules, isMeasured: boolean) => {
  if (!isMeasured) return null;
  const items = setting.scheme.rubric.categories.flatMap((category) => category.items);
  const item = required(
    items.find(({ id }) => id === rules.attendance),
    "item",
  );
  const spans = spansOf(setting, item.measure, member).filter(({ needed }) => !isZero(needed));
  return {
    needed: exactText(sum(spans.map(({ needed }) => needed))),
    present: exactText(sum(spans.map(({ present }) => present))),
    credited: exactText(sum(spans.map(({ needed, present }) => smaller(needed, present)))),
  };
};

interface Row {
  readonly limit?: string | undefined;
  readonly veto?: boolean | undefined;
}

interface Limit {
  readonly source: string;
  readonly id?: string;
  readonly team?: string;
  readonly limit: string;
  readonly veto?: boolean;
}

const ownLimits = (scheme: Scheme, findings: readonly Finding[]): Limit[] => {
  const limits: Limit[] = [];
  for (const misconduct of scheme.misconduct) {
    const charged = findings.filter(({ case: one, state }) => one.id === misconduct.id && state === "confirmed");
    let lowest: (Row & { readonly nth: number; readonly limit: string }) | null = null;
    for (const row of misconduct.ladder ?? []) {
      const { limit } = row;
      if (limit === undefined || row.nth > charged.length) continue;
      if (lowest === null || rankOf(scheme, limit) <= rankOf(scheme, lowest.limit)) lowest = { ...row, limit };
    }
    const push = (name: string, limit: string, { veto }: Row): void => {
      limits.push({ source: "misconduct", id: `${misconduct.id}#${name}`, limit, veto: veto === true });
    };
    if (lowest !== null) push(String(lowest.nth), lowest.limit, lowest);
    const { grave } = misconduct;
    if (grave?.limit !== undefined && charged.some((finding) => finding.grave)) push("grave", grave.limit, grave);
  }
  return limits;
};

interface TeamGrade {
  readonly grade: string | null;
  readonly gradeState: string;
}

const showMember = (setting: Setting, member: Member, rules: MemberRules, team: TeamGrade, isMeasured: boolean) => {
  const { scheme, ledger, period, window } = setting;
  const served: Period[] = [];
  for (const { from, to } of member.service) {
    const common = intersection({ from, to: to ?? ledger.term.to }, period);
    if (common !== null) served.push(common);
  }
  if (served.length === 0) return null;
  const days = served.map(countDays).reduce((a, b) => a + b, 0);
  const person = personOf(setting, member);
  const leave = showSums(setting, person, rules);
  const findings = findingsInWindow(setting).filter((finding) => finding.member === member.id);
  const caps = rules.caps ?? [];
  const byTeam = caps.filter(
    (cap) => team.grade !== null && rankOf(scheme, team.grade) <= rankOf(scheme, cap.team) && days >= cap.minDays,
  );
  const limits: Limit[] = [
    ...ownLimits(scheme, findings),
    ...byTeam.map((cap) => ({ source: "team", team: cap.team, limit: cap.limit })),
  ];
  const ranks = limits.map(({ limit }) => rankOf(scheme, limit));
  const none = [
    ...(days < rules.minDays ? ["short-service"] : []),
    ...(compare(decimal(leave.noGrade.days), whole(rules.leave.noGrade.above)) > 0 ? ["long-leave"] : []),
  ];
  const open = [
    ...(findings.some(({ state }) => state === "investigating") ? ["investigation"] : []),
    ...(team.gradeState === "open" && caps.some((cap) => cap.minDays <= days) ? ["team-open"] : []),
  ];
  return {
    id: member.id,
    service: served.sort((a, b) => (a.from < b.from ? -1 : 1)),
    days,
    gone: served.map((each) => countDays(intersection(each, window))).reduce((a, b) => a + b, 0),
    attendance: showAttendance(setting, member, rules, isMeasured),
    leaves: leavesOf(setting, person, rules),
    leave,
    state: none.length > 0 ? "none" : open.length > 0 ? "open" : "gradable",
    reasons: [...none, ...open],
    limits,
    limit: ranks.length === 0 ? null : required(scheme.grades[Math.min(...ranks)], "grade").id,
  };
};

type MemberShown = NonNullable<ReturnType<typeof showMember>>;

const placesOf = (scheme: Scheme, members: readonly MemberShown[], rules: MemberRules, { grade }: TeamGrade) => {
  const graded = members.filter(({ state }) => state !== "none");
  const given = (rules.places ?? []).filter(
    (place) => grade !== null && rankOf(scheme, place.team) <= rankOf(scheme, grade),
  );
  return given.map((place) => {
    let places = 0;
    while (places * place.oneIn < graded.length) places += 1;
    const eligible = graded.filter(
      ({ state, limit }) =>
        state === "gradable" && (limit === null || rankOf(scheme, limit) >= rankOf(scheme, place.grade)),
    );
    return {
      grade: place.grade,
      oneIn: place.oneIn,
      members: graded.length,
      places,
      eligible: eligible.map(({ id }) => id),
    };
  });
};

export type OracleMembers = ReturnType<typeof oracleMembers>;

export const oracleMembers = (
  scheme: Scheme,
  ledger: Ledger,
  options: OracleOptions & {
    readonly year: number;
    readonly asOf?: string | undefined;
    readonly decided?: string | undefined;
  },
) => {
  const rules = required(scheme.members, "members");
  const asOf = options.asOf ?? annualClosing(scheme, ledger, options.year);
  const setting = settingOf("annual", scheme, ledger, options.year, asOf, options);
  const annual = evaluateYear(setting);
  const item = annual.items.find(({ id }) => id === rules.attendance);
  const teamGrade: TeamGrade =
    options.decided === undefined
      ? { grade: annual.grade, gradeState: annual.gradeState }
      : { grade: options.decided, gradeState: "fixed" };
  const members: MemberShown[] = [];
  for (const member of ledger.members) {
    const shown = showMember(setting, member, rules, teamGrade, item?.value != null);
    if (shown !== null) members.push(shown);
  }
  const year = intersection(calendarYear(options.year), ledger.term);
  return {
    period: { ...setting.period, days: countDays(year), year: options.year },
    asOf,
    knownAt: setting.knownAt,
    teamGrade,
    members,
    places: placesOf(scheme, members, rules, teamGrade),
    vacancies: vacanciesOf(setting, rules),
  };
};
