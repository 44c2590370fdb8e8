/** Days by which something must be done: so many working or calendar days after a day, which itself is not counted. FORMAT.md, sections 13 and 16. */
import { addDays, type Day, dayNumber, type WorkingCalendar, workingTable, yearOf } from "./calendar";
import { InvalidInputError, problem } from "./problem";

/** So many days of one kind. */
export interface Span {
  readonly days: number;
  readonly count: "working" | "calendar";
}

/** A deadline that cannot be told because the calendar has no data for a year. */
export interface Dark {
  readonly dark: number;
}

/** Refuses years of which a calendar knows nothing: nothing is guessed for them. */
export const requireYears = (calendar: WorkingCalendar, years: readonly number[]): void => {
  const dark = [...new Set(years)].sort().filter((year) => !calendar.covers(year));
  if (dark.length === 0) return;
  throw new InvalidInputError(dark.map((year) => problem("no-holiday-data", ["calendar"], { year: `${year}` })));
};

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

/**
 * The last day of so many days after a day, which itself is not counted: 0 is the day itself.
 * @throws {InvalidInputError} where the calendar has no data for a year that is counted through
 */
export const deadlineAfter = (day: Day, within: number, count: Span["count"], calendar: WorkingCalendar): Day => {
  const found = dayAfter(day, { days: within, count }, calendar);
  if (typeof found === "string") return found;
  throw new InvalidInputError([problem("no-holiday-data", ["calendar"], { year: `${found.dark}` })]);
};
