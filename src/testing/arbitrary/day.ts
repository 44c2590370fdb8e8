/** Days where decisions are made: first and last days, month ends, quarter ends, 29 February; and now and then any other. */
import fc, { type Arbitrary } from "fast-check";
import {
  addDays,
  chineseCalendar,
  type Day,
  dayNumber,
  daysIn,
  type Period,
  type WorkingCalendar,
  yearsOf,
} from "../../model/calendar";

const turns = [
  "01-01",
  "01-31",
  "02-28",
  "02-29",
  "03-01",
  "03-31",
  "04-01",
  "06-30",
  "07-01",
  "09-30",
  "10-01",
  "12-31",
];

const isLeap = (year: number): boolean => year % 4 === 0;

const turnsOf = (year: number): Day[] =>
  turns.filter((turn) => turn !== "02-29" || isLeap(year)).map((turn) => `${year}-${turn}`);

/** Days of a period at which something begins or ends. */
export const landmarks = (period: Period): readonly Day[] => {
  const all = [
    period.from,
    addDays(period.from, 1),
    period.to,
    addDays(period.to, -1),
    ...yearsOf(period).flatMap(turnsOf),
  ];
  return all.filter((day) => day >= period.from && day <= period.to);
};

const known = new Map<string, Arbitrary<Day>>();

/** A day of a period. */
export const someDay = (period: Period): Arbitrary<Day> => {
  const key = `${period.from} ${period.to}`;
  const arbitrary =
    known.get(key) ??
    fc.oneof(
      fc.constantFrom(...landmarks(period)),
      fc.integer({ min: 0, max: daysIn(period) - 1 }).map((days) => addDays(period.from, days)),
    );
  known.set(key, arbitrary);
  return arbitrary;
};

const firstDays = ["2022-01-01", "2023-07-01", "2020-02-29", "2023-05-10", "2022-01-31", "2021-12-31", "2023-12-30"];
const years = (count: number) => (from: Day) => {
  const later = `${Number(from.slice(0, 4)) + count}${from.slice(4)}`;
  return addDays(later.endsWith("02-29") && !isLeap(Number(later.slice(0, 4))) ? later.replace("29", "28") : later, -1);
};
const ends: readonly ((from: Day) => Day)[] = [
  years(1),
  years(2),
  (from) => `${from.slice(0, 4)}-12-31`,
  (from) => addDays(from, 100),
  (from) => addDays(from, 183),
  (from) => `${Number(from.slice(0, 4)) + 1}-06-30`,
  years(3),
];

/** Terms of a day to three years, some of them partial years. */
export const terms = (): Arbitrary<Period> =>
  fc.tuple(fc.constantFrom(...firstDays), fc.constantFrom(...ends)).map(([from, end]) => ({ from, to: end(from) }));

const weekdays: WorkingCalendar = { covers: () => true, isWorkingDay: (day) => (dayNumber(day) + 4) % 7 < 5 };

/** February off, every eleventh day off: months without a working day, and weeks that are not alike. */
const strange: WorkingCalendar = {
  covers: () => true,
  isWorkingDay: (day) => day.slice(5, 7) !== "02" && dayNumber(day) % 11 !== 0,
};

/** Calendars of working days. Each is one value for good, so that what is kept by calendar stays kept. */
export const calendars = (): Arbitrary<WorkingCalendar> => fc.constantFrom(weekdays, strange, chineseCalendar);
