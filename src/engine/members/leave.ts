/** Leave of one member: what overlaps or adjoins is one leave; how long it is, who had to approve it, what is wrong with it. FORMAT.md, section 17. */
import type { LeaveFault, LeaveGap, LeavePaper, LeaveResult, LeaveSum } from "../../model/answer/members";
import { dayAt, dayNumber, type Period } from "../../model/calendar";
import type { FactOf } from "../../model/ledger";
import { statuses } from "../../model/measures";
import { exactText, ratio } from "../../model/points";
import type { DayCount, leaveStatuses, ServingRules } from "../../model/serving";
import type { LateTest } from "../late";
import { halfDayAt, unclaimed } from "../presence";

export type LeaveRules = ServingRules["leave"];

/** One member's days from the first that leave is looked at: served, working; and what stands on each as written, and with late leave as absence. */
export interface HalfDays {
  readonly first: number;
  readonly served: Uint8Array;
  readonly working: Uint8Array;
  readonly written: Uint8Array;
  readonly held: Uint8Array;
}

/** A fact of leave and the first and last half-day of service that it claims. */
export interface Paper {
  readonly fact: FactOf<"attendance">;
  readonly late: boolean;
  readonly start: number;
  readonly end: number;
}

/** Papers that are one leave. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly papers: readonly Paper[];
}

const half = (halves: number): string => exactText(ratio(halves, 2));

/** The first or the last day of a fact on which its member serves. */
const servedDay = (from: number, to: number, step: 1 | -1, served: Uint8Array): number => {
  let day = from;
  while (day !== to && served[day] !== 1) day += step;
  return day;
};

const paperOf = (fact: FactOf<"attendance">, { first, served }: HalfDays, late: boolean): Paper => {
  const [from, to] = [dayNumber(fact.day) - first, dayNumber(fact.until ?? fact.day) - first];
  return {
    fact,
    late,
    start: servedDay(from, to, 1, served) * 2 + (fact.slot === "pm" ? 1 : 0),
    end: servedDay(to, from, -1, served) * 2 + (fact.slot === "am" ? 0 : 1),
  };
};

/** The papers of one member among the facts that claim some half-day of service, in the order of their first half-days. */
export const papersOf = (
  facts: readonly FactOf<"attendance">[],
  rules: LeaveRules,
  days: HalfDays,
  isLate: LateTest | undefined,
): Paper[] =>
  facts
    .filter(({ status }) => rules.statuses.some((one) => one === status))
    .map((fact) => paperOf(fact, days, isLate?.(fact) === true))
    .sort((a, b) => a.start - b.start);

/** Whether half a working day lies between two half-days. */
const isWorkBetween = (before: number, after: number, working: Uint8Array): boolean => {
  for (let at = before + 1; at < after; at++) if (working[at >> 1] === 1) return true;
  return false;
};

const merged = (papers: readonly Paper[], working: Uint8Array): Run[] => {
  const runs: Run[] = [];
  for (const paper of papers) {
    const last = runs.at(-1);
    if (last === undefined || isWorkBetween(last.end, paper.start, working)) runs.push({ ...paper, papers: [paper] });
    else runs[runs.length - 1] = { ...last, end: Math.max(last.end, paper.end), papers: [...last.papers, paper] };
  }
  return runs;
};

/** What is counted: by the place of a status whether it is leave, which days, and half-days that are left out. */
interface Counting {
  readonly isLeave: Uint8Array;
  readonly count: DayCount;
  readonly except?: Uint8Array | undefined;
}

const isCounted = (at: number, sheetDays: Uint8Array, { served, working }: HalfDays, how: Counting): boolean => {
  const day = at >> 1;
  const isOff = working[day] !== 1;
  if (served[day] !== 1 || (isOff && how.count === "working")) return false;
  const status = halfDayAt(sheetDays, at);
  return status === unclaimed ? isOff : how.isLeave[status] === 1 && how.except?.[at] !== 1;
};

/** Half-days of leave from one half-day to another inside one leave; a day off inside it that nobody claims is part of it. */
const halvesIn = (sheetDays: Uint8Array, from: number, to: number, days: HalfDays, how: Counting): number => {
  let halves = 0;
  for (let at = from; at <= to; at++) if (isCounted(at, sheetDays, days, how)) halves++;
  return halves;
};

const isLeaveBy = (rules: LeaveRules): Uint8Array =>
  Uint8Array.from(statuses.map((status) => (rules.statuses.some((one) => one === status) ? 1 : 0)));

/** The place in the table of those who approve leave of so many half-days. */
const placeFor = (halves: number, { approvers }: LeaveRules): number =>
  approvers.findIndex(({ upTo }) => upTo === undefined || halves <= upTo * 2);

const bodyAt = (place: number, { approvers }: LeaveRules): string => approvers[place]?.body ?? "";

interface Judged {
  readonly paper: LeavePaper;
  readonly isTooLow: boolean;
}

const judge = ({ fact, late, end }: Paper, run: Run, days: HalfDays, rules: LeaveRules, how: Counting): Judged => {
  const place = placeFor(halvesIn(days.written, run.start, end, days, how), rules);
  const { id, day, until = day, asked = null, authority = null, statutory } = fact;
  // Papers are chosen by their status.
  const status = fact.status as (typeof leaveStatuses)[number];
  return {
    paper: {
      id,
      day,
      to: until,
      status,
      statutory: statutory === true,
      asked,
      late,
      authority,
      required: bodyAt(place, rules),
    },
    isTooLow: authority !== null && rules.approvers.findIndex(({ body }) => body === authority) < place,
  };
};

const leaveOf = (run: Run, days: HalfDays, rules: LeaveRules, how: Counting): LeaveResult => {
  const judged = run.papers.map((paper) => judge(paper, run, days, rules, how));
  const papers = judged.map(({ paper }) => paper);
  const written = halvesIn(days.written, run.start, run.end, days, how);
  const faults: LeaveFault[] = [
    ...(judged.some(({ isTooLow }) => isTooLow) ? ["approved-too-low" as const] : []),
    ...(papers.some(({ late }) => late) ? ["asked-late" as const] : []),
  ];
  const missing: LeaveGap[] = [
    ...(papers.some(({ authority }) => authority === null) ? ["authority" as const] : []),
    ...(papers.some(({ asked }) => asked === null) ? ["asked" as const] : []),
  ];
  return {
    from: dayAt(days.first + (run.start >> 1)),
    to: dayAt(days.first + (run.end >> 1)),
    days: half(written),
    lost: half(written - halvesIn(days.held, run.start, run.end, days, how)),
    required: bodyAt(placeFor(written, rules), rules),
    faults,
    missing,
    papers,
  };
};

/** First and last half-day of a period. */
const halfDaysOf = ({ from, to }: Period, first: number): readonly [number, number] => [
  (dayNumber(from) - first) * 2,
  (dayNumber(to) - first) * 2 + 1,
];

/** The merged leaves that touch a window and took at least half a day. */
export const leavesOf = (
  papers: readonly Paper[],
  days: HalfDays,
  rules: LeaveRules,
  window: Period,
): LeaveResult[] => {
  const isLeave = isLeaveBy(rules);
  const [from, to] = halfDaysOf(window, days.first);
  return merged(papers, days.working)
    .filter(({ start, end }) => start <= to && end >= from)
    .filter(({ start, end }) => halvesIn(days.written, start, end, days, { isLeave, count: "calendar" }) > 0)
    .map((run) => leaveOf(run, days, rules, { isLeave, count: rules.count }));
};

const statutoryHalves = (papers: readonly Paper[], length: number): Uint8Array => {
  const marked = new Uint8Array(length);
  for (const { fact, start, end } of papers) {
    if (fact.statutory !== true) continue;
    for (let at = start; at <= end; at++) {
      const isOther = (fact.slot === "am" && at % 2 === 1) || (fact.slot === "pm" && at % 2 === 0);
      if (!isOther) marked[at] = 1;
    }
  }
  return marked;
};

/** All leave that holds in a window, added up: a half-day once; papers that came too late make none. */
export const leaveSumOf = (papers: readonly Paper[], days: HalfDays, rules: LeaveRules, window: Period): LeaveSum => {
  const isLeave = isLeaveBy(rules);
  const [from, to] = halfDaysOf(window, days.first);
  const held = papers.filter(({ late }) => !late);
  const total = (counted: readonly Paper[], how: Counting): number =>
    merged(counted, days.working)
      .map(({ start, end }) => halvesIn(days.held, Math.max(start, from), Math.min(end, to), days, how))
      .reduce((sum, halves) => sum + halves, 0);
  const except = statutoryHalves(held, days.held.length * 2);
  const ordinary = held.filter(({ fact }) => fact.statutory !== true);
  const { count, most, noGrade } = rules;
  const counted = total(ordinary, { isLeave, count, except });
  return {
    count,
    days: half(total(held, { isLeave, count })),
    counted: half(counted),
    most,
    replace: counted > most * 2,
    noGrade: { count: noGrade.count, days: half(total(held, { isLeave, count: noGrade.count })), above: noGrade.above },
  };
};
