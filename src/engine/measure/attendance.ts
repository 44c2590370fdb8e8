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
import type { FactOf, Ledger, Member } from "../../model/ledger";
import { type Measure, statuses } from "../../model/measures";
import {
  add,
  divide,
  type Exact,
  exactOf,
  exactText,
  least,
  multiply,
  one,
  ratio,
  signOf,
  zero,
} from "../../model/points";
import { measured, missing, notApplicable, type Outcome, refsOf, type View } from "../outcome";

type Attendance = Extract<Measure, { kind: "attendance" }>;

/** A half-day nobody spoke for. */
const unclaimed = statuses.length;
const favour = new Map(statuses.map((status, place) => [status, place]));

/** One member's half-days in the window: which are served, and what was claimed for each. */
interface Sheet {
  readonly member: string;
  readonly name: string;
  readonly served: Uint8Array;
  readonly slots: Uint8Array;
}

const sheetOf = (member: Member, window: Period, ledger: Ledger): Sheet => {
  const first = dayNumber(window.from);
  const served = new Uint8Array(daysIn(window));
  for (const { from, to = ledger.term.to } of member.service) {
    const [start, end] = [dayNumber(later(from, window.from)), dayNumber(earlier(to, window.to))];
    if (start <= end) served.fill(1, start - first, end - first + 1);
  }
  return { member: member.id, name: member.name, served, slots: new Uint8Array(served.length * 2).fill(unclaimed) };
};

/** Writes a fact's claim where it is more favourable than what stands there; tells whether it fell into any served half-day. */
const claim = (fact: FactOf<"attendance">, { served, slots }: Sheet, window: Period): boolean => {
  const status = favour.get(fact.status) ?? unclaimed;
  const first = dayNumber(window.from);
  const start = Math.max(dayNumber(fact.day) - first, 0);
  const end = Math.min(dayNumber(fact.until ?? fact.day) - first, served.length - 1);
  const [firstHalf, lastHalf] = [fact.slot === "pm" ? 1 : 0, fact.slot === "am" ? 0 : 1];
  let fell = false;
  for (let day = start; day <= end; day++) {
    if (served[day] !== 1) continue;
    fell = true;
    for (let slot = day * 2 + firstHalf; slot <= day * 2 + lastHalf; slot++) {
      if (status < (slots[slot] ?? 0)) slots[slot] = status;
    }
  }
  return fell;
};

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
  readonly available: number;
  readonly need: Exact;
}

const countOnes = (days: Uint8Array): number => days.reduce((total, day) => total + day, 0);

const partsOf = (attendance: Attendance, window: Period, calendar: WorkingCalendar): Part[] => {
  const first = dayNumber(window.from);
  return calendarParts(window, attendance.every).map((part) => {
    const available = countOnes(basisDays(attendance.basis, part, calendar));
    const [from, to] = [later(part.from, window.from), earlier(part.to, window.to)];
    return {
      from,
      to,
      start: dayNumber(from) - first,
      end: dayNumber(to) - first,
      available,
      need: least(exactOf(attendance.days), ratio(available)),
    };
  });
};

/** Days served, half-days excused and half-days present of one member in one part. */
const tallyOf = ({ served, slots }: Sheet, { start, end }: Part, basis: Uint8Array, rules: Rules) => {
  let [days, excused, present] = [0, 0, 0];
  for (let day = start; day <= end; day++) {
    if (served[day] !== 1) continue;
    const onBasis = basis[day] === 1;
    if (onBasis) days++;
    for (let slot = day * 2; slot <= day * 2 + 1; slot++) {
      const status = slots[slot] ?? unclaimed;
      if (onBasis && rules.excused[status]) excused++;
      if ((onBasis || rules.countDaysOff) && rules.counts[status]) present++;
    }
  }
  return { days, excused, present };
};

interface Rules {
  readonly counts: readonly boolean[];
  readonly excused: readonly boolean[];
  readonly countDaysOff: boolean;
}

interface Measured {
  readonly span: Span;
  readonly needed: Exact;
  readonly present: Exact;
}

const spanOf = (sheet: Sheet, part: Part, basis: Uint8Array, rules: Rules): Measured[] => {
  const { days, excused, present: halves } = tallyOf(sheet, part, basis, rules);
  const half = days * 2 - excused;
  if (part.available === 0 || half === 0) return [];
  const needed = multiply(part.need, ratio(half, 2 * part.available));
  if (signOf(needed) === 0) return [];
  const present = ratio(halves, 2);
  const { member, name } = sheet;
  return [
    {
      needed,
      present,
      span: { member, name, from: part.from, to: part.to, needed: exactText(needed), present: exactText(present) },
    },
  ];
};

const meanOf = (spans: readonly Measured[], mean: Attendance["mean"]): Exact => {
  if (mean === "member-days") {
    return divide(
      spans.map(({ needed, present }) => least(present, needed)).reduce(add, zero),
      spans.map(({ needed }) => needed).reduce(add, zero),
    );
  }
  const shares = spans.map(({ needed, present }) => least(divide(present, needed), one));
  return divide(shares.reduce(add, zero), ratio(shares.length));
};

/** The claims that fell into served half-days, by the sheets they were written on. */
export const fillSheets = ({ ledger, frame, gathered }: Pick<View, "ledger" | "frame" | "gathered">) => {
  const { window } = frame;
  const sheets = new Map(ledger.members.map((member) => [member.id, sheetOf(member, window, ledger)]));
  const claims = gathered.attendance.filter((fact) => {
    const sheet = sheets.get(fact.member);
    return sheet !== undefined && claim(fact, sheet, window);
  });
  return { sheets: [...sheets.values()], claims };
};

export const attendanceOf = (attendance: Attendance) => {
  const rules: Rules = {
    counts: statuses.map((status) => attendance.counts.includes(status)),
    excused: statuses.map((status) => attendance.excused.includes(status)),
    countDaysOff: attendance.daysOff === "count",
  };
  return (view: View): Outcome => {
    const { window } = view.frame;
    const { sheets, claims } = fillSheets(view);
    const basis = basisDays(attendance.basis, window, view.calendar);
    const parts = partsOf(attendance, window, view.calendar);
    const spans = sheets.flatMap((sheet) => parts.flatMap((part) => spanOf(sheet, part, basis, rules)));
    if (spans.length === 0) return notApplicable("nothing-due");
    if (claims.length === 0) return missing;
    const value = meanOf(spans, attendance.mean);
    return measured(value, {
      kind: "attendance",
      mean: attendance.mean,
      needed: exactText(spans.map(({ needed }) => needed).reduce(add, zero)),
      present: exactText(spans.map(({ needed, present }) => least(present, needed)).reduce(add, zero)),
      spans: spans.map(({ span }) => span),
      value: exactText(value),
      facts: refsOf(claims),
    });
  };
};

/** Parts of the period begun by asOf in which someone serves and no claim was made. */
export const unclaimedParts = (
  view: Pick<View, "ledger" | "frame" | "gathered">,
  every: Attendance["every"],
): Period[] => {
  const { window } = view.frame;
  const { sheets } = fillSheets(view);
  const first = dayNumber(window.from);
  return calendarParts(window, every).filter((part) => {
    const start = dayNumber(later(part.from, window.from)) - first;
    const end = dayNumber(earlier(part.to, window.to)) - first + 1;
    const served = sheets.some((sheet) => sheet.served.subarray(start, end).includes(1));
    const claimed = sheets.some((sheet) =>
      sheet.slots.subarray(start * 2, end * 2).some((status) => status !== unclaimed),
    );
    return served && !claimed;
  });
};
