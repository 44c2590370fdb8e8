/** Presence that measures to an exact share: whole calendar parts first, then half-days of one more. */
import { basisDays } from "../../engine/measure/attendance";
import {
  calendarParts,
  calendarYear,
  chineseCalendar,
  dayAt,
  dayNumber,
  daysIn,
  type Period,
} from "../../model/calendar";
import type { FactInput } from "../../model/ledger";
import { type Measure, type Status, statuses } from "../../model/measures";
import {
  compare,
  divide,
  type Exact,
  exactOf,
  least,
  multiply,
  one,
  ratio,
  signOf,
  subtract,
  sum,
} from "../../model/points";
import { member, middle, recorder } from "./evidence";
import { wholeFraction } from "./mix";

type Attendance = Extract<Measure, { kind: "attendance" }>;

interface Part extends Period {
  readonly needed: Exact;
  /** Day numbers on which presence counts, in order. */
  readonly days: readonly number[];
}

const partOf = (rule: Attendance, period: Period): Part => {
  const basis = basisDays(rule.basis, period, chineseCalendar);
  const first = dayNumber(period.from);
  const all = Array.from({ length: daysIn(period) }, (_, index) => index);
  const available = all.filter((index) => basis[index] === 1).length;
  const counting = rule.daysOff === "count" ? all : all.filter((index) => basis[index] === 1);
  return {
    ...period,
    needed: least(exactOf(rule.days), ratio(available)),
    days: counting.map((index) => first + index),
  };
};

const fact = (id: string, status: Status, from: number, until: number, slot?: "am"): FactInput => {
  const [day, to] = [dayAt(from), dayAt(until)];
  const range = to === day ? {} : { until: to };
  return {
    kind: "attendance",
    id,
    day,
    recorded: to,
    by: recorder,
    member,
    status,
    ...range,
    ...(slot ? { slot } : {}),
  };
};

/** Half-days of presence from the beginning of a part: a stretch of whole days, and a morning. */
const presentIn = (part: Part, halves: number, status: Status, id: string): FactInput[] => {
  const whole = Math.floor(halves / 2);
  const [first, last, next] = [part.days[0], part.days[whole - 1], part.days[whole]];
  return [
    ...(first === undefined || last === undefined || whole === 0 ? [] : [fact(`${id}a`, status, first, last)]),
    ...(halves % 2 === 0 || next === undefined ? [] : [fact(`${id}b`, status, next, next, "am")]),
  ];
};

/** How many half-days reach what is needed in a part. */
const enough = ({ needed, days }: Part): number => {
  const fraction = wholeFraction(multiply(needed, ratio(2)));
  return fraction === undefined ? days.length * 2 : Math.min(Math.ceil(fraction.n / fraction.d), days.length * 2);
};

/** The half-days in each part with which the parts, weighed, come to a share; undefined where no half-days do. */
const halvesFor = (rule: Attendance, parts: readonly Part[], share: Exact): (readonly [Part, number])[] | undefined => {
  const all = sum(parts.map(({ needed }) => needed));
  const weightOf = ({ needed }: Part): Exact =>
    rule.mean === "member-days" ? divide(needed, all) : divide(one, ratio(parts.length));
  let rest = share;
  const halves: (readonly [Part, number])[] = [];
  for (const part of parts) {
    const weight = weightOf(part);
    const taken = least(rest, weight);
    // As much of this part as the share still asks for, in half-days.
    const wanted = wholeFraction(multiply(divide(taken, weight), multiply(part.needed, ratio(2))));
    if (wanted === undefined) return undefined;
    if (compare(taken, weight) === 0) halves.push([part, enough(part)]);
    else if (wanted.d === 1) halves.push([part, wanted.n]);
    else return undefined;
    rest = subtract(rest, taken);
  }
  return signOf(rest) === 0 ? halves : undefined;
};

/** Stretches of whole parts that follow each other are one fact. */
const merged = (facts: readonly FactInput[]): FactInput[] => {
  const out: FactInput[] = [];
  for (const one of facts) {
    const before = out.at(-1);
    const joins =
      before?.kind === "attendance" &&
      one.kind === "attendance" &&
      before.slot === undefined &&
      one.slot === undefined &&
      before.status === one.status &&
      dayNumber(before.until ?? before.day) + 1 === dayNumber(one.day);
    const until = one.kind === "attendance" ? (one.until ?? one.day) : "";
    if (joins) out[out.length - 1] = { ...before, until, recorded: until };
    else out.push(one);
  }
  return out;
};

/** Facts by which an attendance measure finds exactly a share of what was needed in a year; undefined where no half-days give it. */
export const presenceWith = (rule: Attendance, share: Exact, year: number, id: string): FactInput[] | undefined => {
  // What is excused as well would lower what is needed.
  const status = rule.counts.find((one) => !rule.excused.includes(one));
  if (status === undefined || signOf(share) < 0 || compare(share, one) > 0) return undefined;
  const parts = calendarParts(calendarYear(year), rule.every)
    .map((part) => partOf(rule, part))
    .filter(({ needed }) => signOf(needed) > 0);
  if (parts.length === 0) return undefined;
  if (signOf(share) === 0) {
    const away = statuses.find((one) => !rule.counts.includes(one) && !rule.excused.includes(one));
    return away && [fact(id, away, dayNumber(middle(year)), dayNumber(middle(year)))];
  }
  const halves = halvesFor(rule, parts, share);
  return (
    halves && merged(halves.flatMap(([part, count], index) => presentIn(part, count, status, `${id}.${index + 1}`)))
  );
};
