/** Owns the calendar: days as `YYYY-MM-DD` text, periods of days, and the months, quarters and years they lie in. */

export interface Period {
  readonly from: string;
  readonly to: string;
}

export type Every = "month" | "quarter" | "year";
export type IsWorkingDay = (day: string) => boolean;

export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));
const dayOfMonth = (day: string): number => Number(day.slice(8, 10));

const write = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const followers = new Map<string, string>();

/** The day after; worked out once for every day. */
export const nextDay = (day: string): string => {
  const known = followers.get(day);
  if (known !== undefined) return known;
  const next = dayAfter(day);
  followers.set(day, next);
  return next;
};

const dayAfter = (day: string): string => {
  const year = yearOf(day);
  const month = monthOf(day);
  if (dayOfMonth(day) < daysInMonth(year, month)) return write(year, month, dayOfMonth(day) + 1);
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1);
};

/** The day so many days later (0 or more). */
export const addDays = (day: string, days: number): string => {
  let result = day;
  for (let count = 0; count < days; count += 1) result = nextDay(result);
  return result;
};

/** Days since the last day of 1899, counted year by year and month by month. */
const dayNumber = (day: string): number => {
  let number = 0;
  for (let year = 1900; year < yearOf(day); year += 1) number += isLeapYear(year) ? 366 : 365;
  for (let month = 1; month < monthOf(day); month += 1) number += daysInMonth(yearOf(day), month);
  return number + dayOfMonth(day);
};

/** days(p) of section 1; a period that is null or ends before it begins has none. */
export const countDays = (period: Period | null): number => {
  if (period === null || period.to < period.from) return 0;
  return dayNumber(period.to) - dayNumber(period.from) + 1;
};

export const daysOf = (period: Period): string[] => {
  const days: string[] = [];
  for (let day = period.from; day <= period.to; day = nextDay(day)) days.push(day);
  return days;
};

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

export const contains = (period: Period, day: string): boolean => period.from <= day && day <= period.to;

export const intersection = (a: Period, b: Period): Period | null => {
  const from = later(a.from, b.from);
  const to = earlier(a.to, b.to);
  return from <= to ? { from, to } : null;
};

export const calendarYear = (year: number): Period => ({ from: write(year, 1, 1), to: write(year, 12, 31) });

export const yearsTouched = (period: Period): number[] => {
  const years: number[] = [];
  for (let year = yearOf(period.from); year <= yearOf(period.to); year += 1) years.push(year);
  return years;
};

/** The whole calendar month, quarter or year in which a day lies. */
export const calendarPart = (day: string, every: Every): Period => {
  const year = yearOf(day);
  const month = monthOf(day);
  if (every === "year") return calendarYear(year);
  const first = every === "month" ? month : month - ((month - 1) % 3);
  const last = every === "month" ? month : first + 2;
  return { from: write(year, first, 1), to: write(year, last, daysInMonth(year, last)) };
};

/** The whole calendar parts that a period touches, in order. */
export const partsTouched = (period: Period, every: Every): Period[] => {
  const parts: Period[] = [];
  let day = period.from;
  while (day <= period.to) {
    const part = calendarPart(day, every);
    parts.push(part);
    day = nextDay(part.to);
  }
  return parts;
};
