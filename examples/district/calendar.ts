/** The days that the invented district works with: lists of days, working days, and the pieces of a span of time. */
import {
  addDays,
  calendarParts,
  chineseCalendar,
  type Day,
  dayAt,
  dayNumber,
  type Every,
  earlier,
  later,
  overlap,
  type Period,
  yearOf,
} from "../../src/model/calendar";

export { addDays, type Day, earlier, later, type Period, yearOf };

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => (dayNumber(day) + 4) % 7;

export const isWorkingDay = chineseCalendar.isWorkingDay;

/** All days of a period, in order. */
export const daysOf = (period: Period): Day[] => {
  const first = dayNumber(period.from);
  return Array.from({ length: Math.max(0, dayNumber(period.to) - first + 1) }, (_, index) => dayAt(first + index));
};

export const workingDaysOf = (period: Period): Day[] => daysOf(period).filter(isWorkingDay);

/** The first working day after a day. */
export const nextWorkingDay = (day: Day): Day => {
  const next = addDays(day, 1);
  return isWorkingDay(next) ? next : nextWorkingDay(next);
};

/** A period cut at the ends of calendar months, quarters or years. */
export const piecesOf = (period: Period, every: Every): Period[] =>
  calendarParts(period, every).flatMap((part) => overlap(part, period) ?? []);

/** The day at so many percent of a period: 0 is its first day, 100 its last. */
export const dayAtPercent = (period: Period, percent: number): Day =>
  addDays(period.from, Math.floor(((dayNumber(period.to) - dayNumber(period.from)) * percent) / 100));
