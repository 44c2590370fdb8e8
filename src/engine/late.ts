/** Whether leave was asked for too late to cure an absence. One test for every measure and for the members. FORMAT.md, 7.10 and 17. */
import { dayAt, dayNumber, type WorkingCalendar, yearOf } from "../model/calendar";
import type { FactOf } from "../model/ledger";
import { InvalidInputError, problem } from "../model/problem";
import type { Scheme } from "../model/scheme";

/** Whether a fact of attendance is leave that was asked for too late. */
export type LateTest = (fact: FactOf<"attendance">) => boolean;

/** Refuses to say anything about a year that the calendar has no data for. */
export const demandYear = (calendar: WorkingCalendar, year: number): void => {
  if (!calendar.covers(year))
    throw new InvalidInputError([problem("no-holiday-data", ["calendar"], { year: `${year}` })]);
};

/** Whether at least so many working days lie between two days, neither of them counted. */
const liesBeyond = (first: number, last: number, grace: number, calendar: WorkingCalendar): boolean => {
  let gone = 0;
  for (let number = first + 1; number < last && gone < grace; number++) {
    const day = dayAt(number);
    demandYear(calendar, yearOf(day));
    if (calendar.isWorkingDay(day)) gone++;
  }
  return gone >= grace;
};

/** The test of a scheme; undefined where it has no rules for members, and so no grace to run out. */
export const lateTest = ({ members }: Scheme, calendar: WorkingCalendar): LateTest | undefined => {
  if (members === undefined) return undefined;
  const { grace, statuses } = members.leave;
  const kinds = new Set<string>(statuses);
  return ({ day, asked, status }) =>
    asked !== undefined &&
    asked > day &&
    kinds.has(status) &&
    liesBeyond(dayNumber(day), dayNumber(asked), grace, calendar);
};
