/** Deadlines of so many days after a day, on every day or on working days alone. */
import { addDays, type Day, dayNumber, type WorkingCalendar, workingTable, yearOf } from "./calendar";
import { InvalidInputError, problem } from "./problem";

/** Refuses years of which a calendar knows nothing: nothing is guessed for them. */
export const requireYears = (calendar: WorkingCalendar, years: readonly number[]): void => {
  const dark = [...new Set(years)].sort().filter((year) => !calendar.covers(year));
  if (dark.length === 0) return;
  throw new InvalidInputError(dark.map((year) => problem("no-holiday-data", ["calendar"], { year: `${year}` })));
};

/**
 * The last day of so many days after a day, which itself is not counted: 0 is the day itself.
 * @throws {InvalidInputError} where the calendar has no data for a year that is counted through
 */
export const deadlineAfter = (
  day: Day,
  within: number,
  days: "working" | "calendar",
  calendar: WorkingCalendar,
): Day => {
  if (days === "calendar") return addDays(day, within);
  let at = day;
  for (let left = within; left > 0; ) {
    at = addDays(at, 1);
    const year = yearOf(at);
    requireYears(calendar, [year]);
    left -= workingTable(calendar, year)[dayNumber(at) - dayNumber(`${year}-01-01`)] ?? 0;
  }
  return at;
};
