/** Days by which something must be done: so many working or calendar days after a day, which itself is not counted. FORMAT.md, section 16. */
import { addDays, type Day, dayNumber, type WorkingCalendar, workingTable, yearOf } from "./calendar";

/** So many days of one kind. */
export interface Span {
  readonly days: number;
  readonly count: "working" | "calendar";
}

/** A deadline that cannot be told because the calendar has no data for a year. */
export interface Dark {
  readonly dark: number;
}

/** The day that is so many days after another; of working days, the last of them. Nothing is guessed for a year without data. */
export const dayAfter = (from: Day, { days, count }: Span, calendar: WorkingCalendar): Day | Dark => {
  if (count === "calendar") return addDays(from, days);
  let left = days;
  let day = from;
  while (left > 0) {
    day = addDays(day, 1);
    const year = yearOf(day);
    if (!calendar.covers(year)) return { dark: year };
    left -= workingTable(calendar, year)[dayNumber(day) - dayNumber(`${year}-01-01`)] ?? 0;
  }
  return day;
};
