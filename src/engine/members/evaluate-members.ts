/** The members of a team in one year: their days, leave, limits and places, and posts that stood vacant. FORMAT.md, section 17. */
import type { MemberResult, MembersEvaluation } from "../../model/answer/members";
import {
  addDays,
  chineseCalendar,
  type Day,
  dayNumber,
  daysIn,
  earlier,
  later,
  overlap,
  type Period,
  type WorkingCalendar,
  yearOf,
  yearsOf,
} from "../../model/calendar";
import type { Evaluation, Span } from "../../model/evaluation";
import type { FactOf, Ledger, Member } from "../../model/ledger";
import { nearest } from "../../model/nearest";
import { exactFrom, exactText, least, sum } from "../../model/points";
import { InvalidInputError, problem } from "../../model/problem";
import { type Scheme, semantics } from "../../model/scheme";
import type { ServingRules } from "../../model/serving";
import { evaluateAnnual } from "../evaluate";
import type { Frame } from "../frame";
import { gather } from "../gather";
import { demandYear, type LateTest, lateTest } from "../late";
import { basisDays } from "../measure/attendance";
import { type Plan, planOf } from "../plan";
import { type Presence, presenceOf, servedDays } from "../presence";
import { type HalfDays, leaveSumOf, leavesOf, type Paper, papersOf } from "./leave";
import { type MemberCase, placesOf, standingOf } from "./standing";
import { vacanciesOf } from "./vacancy";

/** The question about the members of a team. */
export interface MembersQuestion {
  readonly year: number;
  /** The day to stand on; the day the year closes, where it is left out. */
  readonly asOf?: Day | undefined;
  readonly knownAt?: Day | undefined;
  readonly calendar?: WorkingCalendar | undefined;
  /** The team's annual evaluation of the same question, where one is at hand: it saves the work. One of another question is not used. */
  readonly team?: Evaluation | undefined;
  /** The grade that was decided for the team, where ranking left it another than its evaluation. */
  readonly decided?: string | undefined;
}

const rulesOf = ({ members }: Scheme): ServingRules => {
  if (members === undefined) throw new InvalidInputError([problem("no-member-rules", ["members"])]);
  return members;
};

/** Whether an evaluation answers the same question about the same team. */
const isSame = (team: Evaluation, plan: Plan, ledger: Ledger, { year, asOf, knownAt }: MembersQuestion): boolean =>
  team.kind === "annual" &&
  team.period.year === year &&
  team.team === ledger.team &&
  team.scheme.hash === plan.stamp.hash &&
  team.asOf === (asOf ?? addDays(team.period.to, plan.scheme.annual.closes)) &&
  team.knownAt === (knownAt ?? null);

/** The team's evaluation: the one that is at hand, if it answers the same question, or a new one. */
const teamOf = (plan: Plan, ledger: Ledger, question: MembersQuestion, calendar: WorkingCalendar): Evaluation => {
  const { team } = question;
  if (team !== undefined && isSame(team, plan, ledger, question)) return team;
  return evaluateAnnual(plan.scheme, ledger, { ...question, calendar });
};

const teamGradeOf = (plan: Plan, { grade, gradeState }: Evaluation, decided: string | undefined) => {
  if (decided === undefined) return { grade, gradeState };
  if (plan.gradeRanks.has(decided)) return { grade: decided, gradeState: "fixed" as const };
  const near = nearest(decided, plan.gradeRanks.keys());
  throw new InvalidInputError([problem("unknown-name", ["decided"], { name: decided, near, thing: "grade" })]);
};

/** What leave is looked at in: the whole term, for a leave may touch two years. */
interface Stretch {
  readonly first: number;
  readonly working: Uint8Array;
  readonly written: Presence;
  readonly held: Presence;
  readonly isLate: LateTest | undefined;
}

/** From the first day of the term to the last that is looked at or that leave reaches. */
const spanOf = (facts: readonly FactOf<"attendance">[], term: Period, window: Period): Period => ({
  from: term.from,
  to: facts.reduce((last, { day, until = day }) => later(last, until), window.to),
});

const stretchOf = (
  plan: Plan,
  ledger: Ledger,
  team: Evaluation,
  window: Period,
  calendar: WorkingCalendar,
): Stretch => {
  const { term } = ledger;
  const frame = frameOf(team, term, term);
  const facts = gather(plan, ledger, frame).attendance.filter(({ day }) => day <= team.asOf);
  const span = spanOf(facts, term, window);
  for (const year of yearsOf(span)) demandYear(calendar, year);
  const isLate = lateTest(plan.scheme, calendar);
  const presence = (test: LateTest | undefined) => presenceOf(ledger, { window: span }, { attendance: facts }, test);
  return {
    first: dayNumber(span.from),
    working: basisDays("working-days", span, calendar),
    written: presence(undefined),
    held: presence(isLate),
    isLate,
  };
};

const frameOf = ({ asOf, knownAt }: Evaluation, period: Period, window: Period): Frame => ({
  kind: "annual",
  period,
  window,
  asOf,
  knownAt: knownAt ?? undefined,
  firstYear: yearOf(period.from),
  lastYear: yearOf(period.to),
});

const servedIn = ({ service }: Member, term: Period, period: Period): Period[] =>
  service
    .flatMap(({ from, to = term.to }) => overlap({ from, to }, period) ?? [])
    .sort((a, b) => (a.from < b.from ? -1 : 1));

const daysOf = (periods: readonly Period[]): number => periods.reduce((days, period) => days + daysIn(period), 0);

/** A member's own days, as the team's attendance item measured them. */
const attendanceOf = (member: string, item: string, team: Evaluation): MemberResult["attendance"] => {
  const measurement = team.items.find(({ id }) => id === item)?.measurement;
  if (measurement?.kind !== "attendance") return null;
  const spans: readonly Span[] = measurement.spans.filter((span) => span.member === member);
  const of = (numbers: (span: Span) => ReturnType<typeof exactFrom>) => exactText(sum(spans.map(numbers)));
  return {
    needed: of(({ needed }) => exactFrom(needed)),
    present: of(({ present }) => exactFrom(present)),
    credited: of(({ needed, present }) => least(exactFrom(needed), exactFrom(present))),
    spans,
  };
};

const halfDaysOf = ({ id }: Member, { first, working, written, held }: Stretch): HalfDays => {
  const sheet = ({ sheets }: Presence) => sheets.find(({ member }) => member === id);
  const nobody = new Uint8Array();
  return {
    first,
    working,
    served: servedDays(sheet(written)?.days ?? nobody),
    written: sheet(written)?.days ?? nobody,
    held: sheet(held)?.days ?? nobody,
  };
};

const memberPapers = ({ id }: Member, { leave }: ServingRules, { written, isLate }: Stretch, days: HalfDays): Paper[] =>
  papersOf(
    written.claims.filter(({ member }) => member === id),
    leave,
    days,
    isLate,
  );

const memberOf = (
  member: Member,
  service: readonly Period[],
  { team, window, stretch, seen }: { team: Evaluation; window: Period; stretch: Stretch; seen: MemberCase },
): MemberResult => {
  const { rules } = seen;
  const halves = halfDaysOf(member, stretch);
  const papers = memberPapers(member, rules, stretch, halves);
  const leave = leaveSumOf(papers, halves, rules.leave, window);
  const days = daysOf(service);
  return {
    id: member.id,
    name: member.name,
    role: member.role,
    unit: member.unit ?? null,
    post: member.post ?? null,
    service,
    days,
    gone: daysOf(service.flatMap((period) => overlap(period, window) ?? [])),
    attendance: attendanceOf(member.id, rules.attendance, team),
    leaves: leavesOf(papers, halves, rules.leave, window),
    leave,
    ...standingOf(member.id, days, leave, seen),
  };
};

/**
 * What a year came to for each member of a team: days needed and present, leave merged and who had to approve it, what limits the
 * member's own grade or keeps it open; and the posts that stood vacant. Members who do not serve in the year are left out.
 * @throws {InvalidInputError} where the scheme has no rules for members, the year is outside the term, or holiday data is missing
 * @example evaluateMembers(scheme, ledger, { year: 2022 }).members.map(({ name, leave, limit }) => [name, leave.days, limit])
 */
export const evaluateMembers = (scheme: Scheme, ledger: Ledger, question: MembersQuestion): MembersEvaluation => {
  const { year, calendar = chineseCalendar, decided } = question;
  const rules = rulesOf(scheme);
  const plan = planOf(scheme);
  const team = teamOf(plan, ledger, question, calendar);
  const { from, to, days } = team.period;
  const window = { from, to: earlier(to, team.asOf) };
  const { charged, investigated } = gather(plan, ledger, frameOf(team, { from, to }, window));
  const teamGrade = teamGradeOf(plan, team, decided);
  const seen: MemberCase = { plan, rules, charged, investigated, team: teamGrade };
  const context = { team, window, seen, stretch: stretchOf(plan, ledger, team, window, calendar) };
  const members = ledger.members.flatMap((member) => {
    const service = servedIn(member, ledger.term, { from, to });
    return service.length === 0 ? [] : [memberOf(member, service, context)];
  });
  return {
    kind: "members",
    semantics,
    scheme: team.scheme,
    team: team.team,
    village: team.village,
    town: team.town,
    period: { from, to, days, year },
    asOf: team.asOf,
    knownAt: team.knownAt,
    teamGrade,
    members,
    places: placesOf(members, seen),
    vacancies: vacanciesOf(ledger, rules.vacancy, window, calendar),
  };
};
