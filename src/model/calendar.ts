/**
 * Days, periods and working days. A day is the text `YYYY-MM-DD`, without time or zone; texts of days compare as days do.
 * Everything here is the same in every time zone: dates are only ever UTC dates.
 */
import { UTCDateMini } from "@date-fns/utc";
import chineseDays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addMonths } from "date-fns/addMonths";
import { addQuarters } from "date-fns/addQuarters";
import { addYears } from "date-fns/addYears";
import { endOfMonth } from "date-fns/endOfMonth";
import { endOfQuarter } from "date-fns/endOfQuarter";
import { endOfYear } from "date-fns/endOfYear";
import { startOfMonth } from "date-fns/startOfMonth";
import { startOfQuarter } from "date-fns/startOfQuarter";
import { startOfYear } from "date-fns/startOfYear";

/** A calendar day, `YYYY-MM-DD`, from 1900-01-01 to 2199-12-31. */
export type Day = string;

/** A first and a last day, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The calendar parts that a scheme can ask for. */
export const everyParts = ["month", "quarter", "year"] as const;
export type Every = (typeof everyParts)[number];

const msPerDay = 86_400_000;
const dayForm = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether a text has the form of a day; it may still be a day that does not exist. */
export const looksLikeDay = (text: string): boolean => /^\d{4}-\d{1,2}-\d{1,2}$/.test(text);

/** Whether a text is a day that exists. */
export const isDay = (text: string): boolean => dayForm.test(text) && dayAt(dayNumber(text)) === text;

const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const countYearStart = (year: number): number =>
  365 * (year - 1970) +
  Math.floor((year - 1969) / 4) -
  Math.floor((year - 1901) / 100) +
  Math.floor((year - 1601) / 400);

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of the year before a month, with the leap day where the year has one. */
const startOfMonthIn = (month: number, leap: 0 | 1): number => (monthStarts[month - 1] ?? 0) + (month > 2 ? leap : 0);

const countMonthStart = (year: number, month: number): number =>
  countYearStart(year) + startOfMonthIn(month, isLeap(year) ? 1 : 0);

const firstStarts = 1900;
const starts = /* @__PURE__ */ Array.from({ length: 301 * 12 }, (_, at) =>
  countMonthStart(firstStarts + Math.floor(at / 12), (at % 12) + 1),
);
/** Days from 1970-01-01 to a month's first day; of the years that days can have counted once. */
const monthStart = (year: number, month: number): number =>
  starts[(year - firstStarts) * 12 + month - 1] ?? countMonthStart(year, month);

const yearStart = (year: number): number => monthStart(year, 1);

const digitsAt = (day: Day, at: number): number => (day.charCodeAt(at) - 48) * 10 + day.charCodeAt(at + 1) - 48;

/** The year of a day. Read by the digit: this is asked of every fact. */
export const yearOf = (day: Day): number => digitsAt(day, 0) * 100 + digitsAt(day, 2);

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => monthStart(yearOf(day), digitsAt(day, 5)) + digitsAt(day, 8) - 1;

const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

const writeDay = (number: number): Day => {
  let year = 1970 + Math.floor(number / 365.2425);
  if (number < yearStart(year)) year--;
  if (number >= yearStart(year + 1)) year++;
  const leap = isLeap(year) ? 1 : 0;
  const inYear = number - yearStart(year);
  let month = 12;
  while (inYear < startOfMonthIn(month, leap)) month--;
  return `${year}-${twoDigits[month]}-${twoDigits[inYear - startOfMonthIn(month, leap) + 1]}`;
};

/** The texts of days that were asked for: they are few, and asked for again and again. */
const dayTexts = new Map<number, Day>();

/** The day that is so many days after 1970-01-01. */
export const dayAt = (number: number): Day => {
  const known = dayTexts.get(number);
  if (known !== undefined) return known;
  const day = writeDay(number);
  dayTexts.set(number, day);
  return day;
};

const dayOf = (date: Date): Day => dayAt(Math.floor(date.getTime() / msPerDay));

const dateOf = (day: Day): Date => new UTCDateMini(dayNumber(day) * msPerDay);

/** The day so many days later (earlier, for a negative number). */
export const addDays = (day: Day, days: number): Day => dayAt(dayNumber(day) + days);

/** How many days a period has; 0 where there is none. */
export const daysIn = (period: Period | undefined): number =>
  period === undefined ? 0 : dayNumber(period.to) - dayNumber(period.from) + 1;

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** What two periods have in common, or undefined. */
export const overlap = (a: Period, b: Period): Period | undefined => {
  const both = { from: later(a.from, b.from), to: earlier(a.to, b.to) };
  return both.from <= both.to ? both : undefined;
};

/** A calendar year as a period. */
export const calendarYear = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The calendar years that a period touches, upward. */
export const yearsOf = (period: Period): number[] => {
  const years: number[] = [];
  for (let year = yearOf(period.from); year <= yearOf(period.to); year++) years.push(year);
  return years;
};

const walks = {
  month: { start: startOfMonth, end: endOfMonth, next: addMonths },
  quarter: { start: startOfQuarter, end: endOfQuarter, next: addQuarters },
  year: { start: startOfYear, end: endOfYear, next: addYears },
} as const;

const partsOfYears: Record<Every, Map<number, readonly Period[]>> = {
  month: new Map(),
  quarter: new Map(),
  year: new Map(),
};

const partsOfYear = (year: number, every: Every): readonly Period[] => {
  const known = partsOfYears[every].get(year);
  if (known !== undefined) return known;
  const { start, end, next } = walks[every];
  const parts: Period[] = [];
  for (let at = start(dateOf(`${year}-01-01`)); dayOf(at) <= `${year}-12-31`; at = next(at, 1)) {
    parts.push({ from: dayOf(at), to: dayOf(end(at)) });
  }
  partsOfYears[every].set(year, parts);
  return parts;
};

/** The whole calendar months, quarters or years that a period touches, in order. */
export const calendarParts = (period: Period, every: Every): readonly Period[] => {
  const [first, last] = [yearOf(period.from), yearOf(period.to)];
  const parts =
    first === last ? partsOfYear(first, every) : yearsOf(period).flatMap((year) => partsOfYear(year, every));
  const isTouched = (part: Period | undefined): boolean =>
    part !== undefined && part.from <= period.to && part.to >= period.from;
  return isTouched(parts[0]) && isTouched(parts.at(-1)) ? parts : parts.filter(isTouched);
};

const partsInYear: Record<Every, number> = { month: 12, quarter: 4, year: 1 };

/** The number of the calendar part that holds a day: parts that follow each other have numbers that do. */
export const partNumber = (day: Day, every: Every): number =>
  yearOf(day) * partsInYear[every] + Math.floor(((digitsAt(day, 5) - 1) * partsInYear[every]) / 12);

/** The calendar part that holds a day. */
export const partHolding = (day: Day, every: Every): Period => {
  const parts = partsOfYear(yearOf(day), every);
  const part = parts[Math.floor(((digitsAt(day, 5) - 1) * parts.length) / 12)];
  if (part === undefined) throw new RangeError(`${day} is not a day`);
  return part;
};

/** Which days are working days. A host passes its own where the default has no data or does not apply. */
export interface WorkingCalendar {
  /** Whether there is data for a year; where there is none, an evaluation that needs it is a problem. */
  readonly covers: (year: number) => boolean;
  readonly isWorkingDay: (day: Day) => boolean;
}

const { holidays, workdays } = chineseDays;
const yearsWithData = /* @__PURE__ */ new Set(Object.keys(holidays).map(yearOf));

/**
 * Working days of the People's Republic of China with holidays and make-up days, from the data of chinese-days (2004-2026).
 * A year without data is not covered, and nothing is guessed for it.
 */
export const chineseCalendar: WorkingCalendar = {
  covers: (year) => yearsWithData.has(year),
  isWorkingDay: (day) => {
    if (Object.hasOwn(workdays, day)) return true;
    const weekday = (dayNumber(day) + 4) % 7;
    return weekday >= 1 && weekday <= 5 && !Object.hasOwn(holidays, day);
  },
};

const workingTables = new WeakMap<WorkingCalendar, Map<number, Uint8Array>>();

/** For each day of a year, 1 for a working day and 0 for another; asked of the calendar once a year and kept. */
export const workingTable = (calendar: WorkingCalendar, year: number): Uint8Array => {
  const tables = workingTables.get(calendar) ?? new Map<number, Uint8Array>();
  workingTables.set(calendar, tables);
  const known = tables.get(year);
  if (known !== undefined) return known;
  const first = yearStart(year);
  const table = new Uint8Array(isLeap(year) ? 366 : 365);
  for (let index = 0; index < table.length; index++) table[index] = calendar.isWorkingDay(dayAt(first + index)) ? 1 : 0;
  tables.set(year, table);
  return table;
};
