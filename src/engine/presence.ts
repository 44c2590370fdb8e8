/** Each member's half-days in a window: which are served, and what was claimed for each. Read once, used by what measures and by what is owed. FORMAT.md, 7.10. */
import { dayNumber, daysIn, earlier, later, type Period } from "../model/calendar";
import type { FactOf, Ledger, Member } from "../model/ledger";
import { statuses } from "../model/measures";
import type { Frame, Gathered } from "./frame";
import type { LateTest } from "./late";

/** A half-day nobody spoke for. */
export const unclaimed = statuses.length;
/** A half-day on which the member does not serve. */
const unserved = unclaimed + 1;
const favour = new Map<string, number>(statuses.map((status, place) => [status, place]));

/** So many bits hold what stands on half a day; a day has its morning in the lower ones, and a byte holds both. */
const bits = 32 - Math.clz32(unserved);
const low = (1 << bits) - 1;
const dayOf = (morning: number, afternoon: number): number => morning | (afternoon << bits);
/** What stands on a day of which nothing was claimed, and on one on which the member does not serve; nobody serves half a day. */
export const unclaimedDay = dayOf(unclaimed, unclaimed);
export const unservedDay = dayOf(unserved, unserved);

/** What a day of a sheet comes to, by what stands on it: the numbers of its half-days added, each by the place of its status. */
export const byDay = (numbers: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: unservedDay + 1 }, (_, day) => (numbers[day & low] ?? 0) + (numbers[day >> bits] ?? 0));

/** One member's days from the window's first: of each half-day the place of the status that was claimed, or one of the two above. */
export interface Sheet {
  readonly member: string;
  readonly name: string;
  readonly days: Uint8Array;
}

/** What stands on a half-day, the first morning being 0. */
export const halfDayAt = (days: Uint8Array, half: number): number =>
  ((days[half >> 1] ?? unservedDay) >> (half % 2 === 0 ? 0 : bits)) & low;

/** All sheets, and the claims that fell into served half-days. */
export interface Presence {
  readonly sheets: readonly Sheet[];
  readonly claims: readonly FactOf<"attendance">[];
}

const sheetOf = (member: Member, window: Period, ledger: Ledger): Sheet => {
  const first = dayNumber(window.from);
  const days = new Uint8Array(daysIn(window)).fill(unservedDay);
  for (const { from, to = ledger.term.to } of member.service) {
    const start = dayNumber(later(from, window.from)) - first;
    const end = dayNumber(earlier(to, window.to)) - first;
    if (start <= end) days.fill(unclaimedDay, start, end + 1);
  }
  return { member: member.id, name: member.name, days };
};

/** For each day of a sheet, 1 where the member serves. */
export const servedDays = (days: Uint8Array): Uint8Array => days.map((day) => (day === unservedDay ? 0 : 1));

/** Leave that was asked for too late is absence. */
const absence = statuses.indexOf("absent");

/** Writes a fact's claim where it is more favourable than what stands there; tells whether it fell into any served half-day. */
const claim = (fact: FactOf<"attendance">, { days }: Sheet, first: number, isLate?: LateTest): boolean => {
  const { day, until, slot: half, asked } = fact;
  const status = asked !== undefined && isLate?.(fact) ? absence : (favour.get(fact.status) ?? unclaimed);
  const start = dayNumber(day) - first;
  const end = until === undefined ? start : dayNumber(until) - first;
  const last = Math.min(end, days.length - 1);
  let fell = false;
  for (let at = Math.max(start, 0); at <= last; at++) {
    const stands = days[at] ?? unservedDay;
    if (stands === unservedDay) continue;
    fell = true;
    const [morning, afternoon] = [stands & low, stands >> bits];
    days[at] = dayOf(
      half === "pm" ? morning : Math.min(morning, status),
      half === "am" ? afternoon : Math.min(afternoon, status),
    );
  }
  return fell;
};

/** Fills the sheets of a ledger's members from the attendance that was gathered. */
export const presenceOf = (
  ledger: Ledger,
  { window }: Pick<Frame, "window">,
  { attendance }: Pick<Gathered, "attendance">,
  isLate?: LateTest,
): Presence => {
  const first = dayNumber(window.from);
  const sheets = new Map(ledger.members.map((member) => [member.id, sheetOf(member, window, ledger)]));
  const claims: FactOf<"attendance">[] = [];
  for (const fact of attendance) {
    const sheet = sheets.get(fact.member);
    if (sheet !== undefined && claim(fact, sheet, first, isLate)) claims.push(fact);
  }
  return { sheets: [...sheets.values()], claims };
};
