/** Each member's half-days in the window: how many are needed and present, month by month, and in which months nobody wrote anything. */
import { chineseCalendar, type FactOf, type FactRef, type Measurement } from "zhucun";
import {
  calendarOf,
  dayOfYear,
  favour,
  halfDay,
  needPerHalf,
  outside,
  shift,
  unclaimed,
  type Year,
} from "../straight-line";
import { clipped, partsOf } from "./calendar";
import { reduced, textOf } from "./exact";
import { type Found, measured, missing, nothingDue } from "./found";

type Claim = FactOf<"attendance">;
type Span = Extract<Measurement, { kind: "attendance" }>["spans"][number];

interface Sheet {
  readonly id: string;
  readonly name: string;
  /** Of each half-day of the year how favourable the claim on it is. */
  readonly slots: Uint8Array;
}

/** Leave asked for after its day, with at least two working days between, is absence. */
const isLate = ({ asked, day, status }: Claim): boolean => {
  if (asked === undefined || asked <= day || (status !== "sick" && status !== "leave")) return false;
  let gone = 0;
  for (let next = shift(day, 1); next < asked && gone < 2; next = shift(next, 1)) {
    if (chineseCalendar.isWorkingDay(next)) gone++;
  }
  return gone >= 2;
};

/** The year's half-days from the first to the last that is looked at. */
interface Window {
  readonly first: number;
  readonly last: number;
  /** The day of the year on which each month begins. */
  readonly starts: readonly number[];
}

const sheetsOf = ({ ledger, from, until }: Year, length: number, { first, last }: Window): Sheet[] =>
  ledger.members.map(({ id, name, service }) => {
    const slots = new Uint8Array(length).fill(outside);
    for (const period of service) {
      const end = period.to ?? ledger.term.to;
      if (period.from > until || end < from) continue;
      const start = period.from < from ? first : dayOfYear(period.from);
      slots.fill(unclaimed, start * 2, (end > until ? last : dayOfYear(end)) * 2 + 2);
    }
    return { id, name, slots };
  });

const two = (day: string, at: number): number => (day.charCodeAt(at) - 48) * 10 + day.charCodeAt(at + 1) - 48;

const dayIn = (starts: readonly number[], day: string): number => (starts[two(day, 5) - 1] ?? 0) + two(day, 8) - 1;

/** Writes a claim where it is more favourable; tells whether it fell into any day of service. */
const write = (claim: Claim, slots: Uint8Array, { from, until }: Year, { first, last, starts }: Window): boolean => {
  const { day, until: end = day, slot: half } = claim;
  const status = (isLate(claim) ? favour["absent"] : favour[claim.status]) ?? unclaimed;
  const start = day < from ? first : dayIn(starts, day);
  const stop = end === day ? start : end > until ? last : dayIn(starts, end);
  const step = half === undefined ? 1 : 2;
  let fell = false;
  for (let slot = start * 2 + (half === "pm" ? 1 : 0); slot <= stop * 2 + 1; slot += step) {
    const before = slots[slot] ?? outside;
    if (before === outside) continue;
    fell = true;
    if (status < before) slots[slot] = status;
  }
  return fell;
};

/** By how favourable a claim is: 1 where it counts as present, 2 where it excuses, 4 for any claim at all. */
const flags = new Uint8Array(256);
for (const [status, bits] of [5, 5, 5, 6, 4, 6, 4].entries()) flags[status] = bits;

/** Half-days of one member in one month. */
const tallied = { due: 0, present: 0, served: false, claimed: false };

const tallyMonth = (slots: Uint8Array, working: Uint8Array, start: number, end: number): typeof tallied => {
  let [due, present, served, any] = [0, 0, 0, 0];
  for (let day = start; day <= end; day++) {
    const morning = slots[day * 2] ?? outside;
    if (morning === outside) continue;
    served = 1;
    const [a, b] = [flags[morning] ?? 0, flags[slots[day * 2 + 1] ?? outside] ?? 0];
    any |= a | b;
    present += (a & 1) + (b & 1);
    if (working[day] === 1) due += 2 - ((a & 2) + (b & 2)) / 2;
  }
  tallied.due = due;
  tallied.present = present;
  tallied.served = served === 1;
  tallied.claimed = any !== 0;
  return tallied;
};

/** What a year's presence comes to. Needs are in 1/21252 of a day. */
export interface Presence {
  readonly found: Found;
  /** By month: whether somebody serves in it, and whether anything was claimed. */
  readonly served: readonly boolean[];
  readonly claimed: readonly boolean[];
}

const perDay = halfDay * 2;

const foundFor = (spans: Span[], needed: number, present: number, claims: FactRef[]): Found => {
  if (spans.length === 0) return nothingDue;
  if (claims.length === 0) return missing;
  const value = reduced(present, needed);
  return measured(value, {
    kind: "attendance",
    mean: "member-days",
    needed: textOf(reduced(needed, perDay)),
    present: textOf(reduced(present, perDay)),
    spans,
    value: textOf(value),
    facts: claims,
  });
};

const claimsOn = (seen: Year, sheets: readonly Sheet[], window: Window): FactRef[] => {
  const slots = new Map(sheets.map((sheet) => [sheet.id, sheet.slots]));
  const claims: FactRef[] = [];
  for (const fact of seen.attendance) {
    const own = slots.get(fact.member);
    if (own !== undefined && write(fact, own, seen, window)) claims.push({ id: fact.id, day: fact.day });
  }
  return claims;
};

/** Fills the sheets and tallies them. */
export const presence = (seen: Year): Presence => {
  const { from, until, year } = seen;
  const { days, months, starts } = calendarOf(year);
  const window = { first: dayOfYear(from), last: dayOfYear(until), starts };
  const sheets = sheetsOf(seen, days.length * 2, window);
  const claims = claimsOn(seen, sheets, window);
  const [served, claimed] = [new Array<boolean>(12).fill(false), new Array<boolean>(12).fill(false)];
  const parts = partsOf(year).month;
  const spans: Span[] = [];
  let [needed, met] = [0, 0];
  for (const { id, name, slots } of sheets) {
    for (let month = 0; month < 12; month++) {
      const start = Math.max(starts[month] ?? 0, window.first);
      const end = Math.min((starts[month + 1] ?? 0) - 1, window.last);
      const tally = tallyMonth(slots, days, start, end);
      served[month] ||= tally.served;
      claimed[month] ||= tally.claimed;
      const need = tally.due * needPerHalf(months[month] ?? 0);
      const part = parts[month];
      if (need === 0 || part === undefined) continue;
      needed += need;
      met += Math.min(need, tally.present * halfDay);
      const { from: first, to: last } = clipped(part, from, until);
      const needText = textOf(reduced(need, perDay));
      spans.push({
        member: id,
        name,
        from: first,
        to: last,
        needed: needText,
        present: textOf(reduced(tally.present, 2)),
      });
    }
  }
  return { found: foundFor(spans, needed, met, claims), served, claimed };
};
