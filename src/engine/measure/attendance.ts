/** Presence in half-days against what the calendar allows: need is at most what is available, in proportion to service. FORMAT.md, 7.10. */
import {
  calendarParts,
  type Day,
  dayNumber,
  daysIn,
  earlier,
  later,
  type Period,
  type WorkingCalendar,
  workingTable,
  yearOf,
} from "../../model/calendar";
import type { Span } from "../../model/evaluation";
import { type Measure, type Status, statuses } from "../../model/measures";
import {
  divide,
  type Exact,
  exactOf,
  exactText,
  least,
  multiply,
  one,
  ratio,
  signOf,
  sumOf,
  zero,
} from "../../model/points";
import { measured, missing, notApplicable, type Outcome, refsOf, type View } from "../outcome";
import { byDay, type Sheet, unclaimedDay, unservedDay } from "../presence";

type Attendance = Extract<Measure, { kind: "attendance" }>;

/** Which days from one to another are counted on: 1 for a basis day. */
export const basisDays = (basis: Attendance["basis"], period: Period, calendar: WorkingCalendar): Uint8Array => {
  const days = new Uint8Array(daysIn(period)).fill(1);
  if (basis === "calendar-days") return days;
  const first = dayNumber(period.from);
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++) {
    const table = workingTable(calendar, year);
    const start = dayNumber(`${year}-01-01`) - first;
    const [from, to] = [Math.max(start, 0), Math.min(start + table.length, days.length)];
    days.set(table.subarray(from - start, to - start), from);
  }
  return days;
};

/** A calendar part with the basis days of the whole part and where its days lie in the window. */
interface Part {
  readonly from: Day;
  readonly to: Day;
  readonly start: number;
  readonly end: number;
  /** What is needed for each half-day that a member serves; zero where there is no basis day. */
  readonly perHalf: Exact;
}

const countOnes = (days: Uint8Array, from: number, to: number): number => {
  let ones = 0;
  for (let at = from; at <= to; at++) ones += days[at] ?? 0;
  return ones;
};

/** The calendar parts that a window touches, and which of the window's days are basis days. */
interface Parts {
  readonly parts: readonly Part[];
  readonly basis: Uint8Array;
}

const partsOf = (attendance: Attendance, days: Exact, window: Period, calendar: WorkingCalendar): Parts => {
  const touched = calendarParts(window, attendance.every);
  const whole = { from: touched[0]?.from ?? window.from, to: touched.at(-1)?.to ?? window.to };
  const basis = basisDays(attendance.basis, whole, calendar);
  const [wholeFirst, first] = [dayNumber(whole.from), dayNumber(window.from)];
  const parts = touched.map((part): Part => {
    const available = countOnes(basis, dayNumber(part.from) - wholeFirst, dayNumber(part.to) - wholeFirst);
    const from = later(part.from, window.from);
    const to = earlier(part.to, window.to);
    const need = least(days, ratio(available));
    const perHalf = available === 0 ? zero : divide(need, ratio(2 * available));
    return { from, to, start: dayNumber(from) - first, end: dayNumber(to) - first, perHalf };
  });
  return { parts, basis: basis.subarray(first - wholeFirst) };
};

/** The parts of the window that was asked for last: one team after another is asked for the same. */
const rememberedParts = (attendance: Attendance, days: Exact) => {
  let last: { readonly window: Period; readonly calendar: WorkingCalendar; readonly parts: Parts } | undefined;
  return (window: Period, calendar: WorkingCalendar): Parts => {
    const isLast = last?.calendar === calendar && last.window.from === window.from && last.window.to === window.to;
    if (last === undefined || !isLast) {
      last = { window, calendar, parts: partsOf(attendance, days, window, calendar) };
    }
    return last.parts;
  };
};

interface Rules {
  /** By what stands on a day of a sheet, how many of its half-days are asked for and how many count. */
  readonly due: Uint8Array;
  readonly counts: Uint8Array;
  readonly countDaysOff: boolean;
}

/** Of one member in one part: half-days asked for and present. */
const tallyOf = ({ days }: Sheet, { start, end }: Part, basis: Uint8Array, { due, counts, countDaysOff }: Rules) => {
  let [asked, present] = [0, 0];
  for (let at = start; at <= end; at++) {
    const day = days[at] ?? unservedDay;
    const onBasis = basis[at] === 1;
    if (onBasis) asked += due[day] ?? 0;
    if (onBasis || countDaysOff) present += counts[day] ?? 0;
  }
  return { asked, present };
};

/** For each status, 1 where it is in a list. */
const flagsOf = (listed: readonly Status[]): number[] => statuses.map((status) => (listed.includes(status) ? 1 : 0));

interface Measured {
  readonly span: Span;
  readonly needed: Exact;
  readonly present: Exact;
}

const spanOf = (sheet: Sheet, part: Part, basis: Uint8Array, rules: Rules): Measured | undefined => {
  const { asked, present: halves } = tallyOf(sheet, part, basis, rules);
  const needed = multiply(part.perHalf, ratio(asked));
  if (signOf(needed) === 0) return undefined;
  const present = ratio(halves, 2);
  const { member, name } = sheet;
  const span = { member, name, from: part.from, to: part.to, needed: exactText(needed), present: exactText(present) };
  return { needed, present, span };
};

/** Of every member every part in which something is needed. */
const spansOf = (sheets: readonly Sheet[], parts: readonly Part[], basis: Uint8Array, rules: Rules): Measured[] => {
  const spans: Measured[] = [];
  for (const sheet of sheets) {
    for (const part of parts) {
      const span = spanOf(sheet, part, basis, rules);
      if (span !== undefined) spans.push(span);
    }
  }
  return spans;
};

const meanShare = (spans: readonly Measured[]): Exact =>
  divide(
    sumOf(spans, ({ needed, present }) => least(divide(present, needed), one)),
    ratio(spans.length),
  );

export const attendanceOf = (attendance: Attendance) => {
  const rules: Rules = {
    // A half-day of which nothing was claimed is asked for as well, one on which the member does not serve is not.
    due: byDay([...flagsOf(attendance.excused).map((excused) => 1 - excused), 1]),
    counts: byDay(flagsOf(attendance.counts)),
    countDaysOff: attendance.daysOff === "count",
  };
  const partsIn = rememberedParts(attendance, exactOf(attendance.days));
  return (view: View): Outcome => {
    const { window } = view.frame;
    const { sheets, claims } = view.presence;
    const { parts, basis } = partsIn(window, view.calendar);
    const spans = spansOf(sheets, parts, basis, rules);
    if (spans.length === 0) return notApplicable("nothing-due");
    if (claims.length === 0) return missing;
    const needed = sumOf(spans, (span) => span.needed);
    const present = sumOf(spans, (span) => least(span.present, span.needed));
    const value = attendance.mean === "member-days" ? divide(present, needed) : meanShare(spans);
    return measured(value, {
      kind: "attendance",
      mean: attendance.mean,
      needed: exactText(needed),
      present: exactText(present),
      spans: spans.map(({ span }) => span),
      value: exactText(value),
      facts: refsOf(claims),
    });
  };
};

/** Whether a member serves on some of the days of the sheets and no claim was made for any. */
const isUnclaimed = (sheets: readonly Sheet[], from: number, to: number): boolean => {
  let served = false;
  for (const { days } of sheets) {
    for (let at = from; at < to; at++) {
      if (days[at] === unclaimedDay) served = true;
      else if (days[at] !== unservedDay) return false;
    }
  }
  return served;
};

/** Parts of the period begun by asOf in which someone serves and no claim was made. */
export const unclaimedParts = (view: Pick<View, "frame" | "presence">, every: Attendance["every"]): Period[] => {
  const { window } = view.frame;
  const { sheets } = view.presence;
  const first = dayNumber(window.from);
  return calendarParts(window, every).filter((part) => {
    const start = dayNumber(later(part.from, window.from)) - first;
    const end = dayNumber(earlier(part.to, window.to)) - first + 1;
    return isUnclaimed(sheets, start, end);
  });
};
