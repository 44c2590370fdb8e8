/** Each member's half-days in a window: which are served, and what was claimed for each. Read once, used by what measures and by what is owed. FORMAT.md, 7.10. */
import { dayNumber, daysIn, earlier, later, type Period } from "../model/calendar";
import type { FactOf, Ledger, Member } from "../model/ledger";
import { statuses } from "../model/measures";
import type { Frame, Gathered } from "./frame";
import type { LateTest } from "./late";

/** A half-day nobody spoke for. */
export const unclaimed = statuses.length;
/** A half-day on which the member does not serve. */
export const unserved = unclaimed + 1;
const favour = new Map<string, number>(statuses.map((status, place) => [status, place]));

/** The number at a place of a list of small numbers; whoever asks knows that the place is in the list. */
export const numberAt = (numbers: Uint8Array, place: number): number => numbers[place] as number; // no place outside is asked for

/** One member's half-days from the window's first: of each the place of the status that was claimed, or one of the two above. */
export interface Sheet {
  readonly member: string;
  readonly name: string;
  readonly slots: Uint8Array;
}

/** All sheets, and the claims that fell into served half-days. */
export interface Presence {
  readonly sheets: readonly Sheet[];
  readonly claims: readonly FactOf<"attendance">[];
}

const sheetOf = (member: Member, window: Period, ledger: Ledger): Sheet => {
  const first = dayNumber(window.from);
  const slots = new Uint8Array(daysIn(window) * 2).fill(unserved);
  for (const { from, to = ledger.term.to } of member.service) {
    const start = dayNumber(later(from, window.from)) - first;
    const end = dayNumber(earlier(to, window.to)) - first;
    if (start <= end) slots.fill(unclaimed, start * 2, end * 2 + 2);
  }
  return { member: member.id, name: member.name, slots };
};

/** For each day of a sheet's half-days, 1 where the member serves. */
export const servedDays = (slots: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: slots.length / 2 }, (_, day) => (slots[day * 2] === unserved ? 0 : 1));

/** Leave that was asked for too late is absence. */
const absence = statuses.indexOf("absent");

/** Writes a fact's claim where it is more favourable than what stands there; tells whether it fell into any served half-day. */
const claim = (fact: FactOf<"attendance">, { slots }: Sheet, first: number, isLate?: LateTest): boolean => {
  const { day, until, slot: half, asked } = fact;
  const status = asked !== undefined && isLate?.(fact) ? absence : (favour.get(fact.status) ?? unclaimed);
  const start = dayNumber(day) - first;
  const end = until === undefined ? start : dayNumber(until) - first;
  const stop = Math.min(end * 2 + 2, slots.length);
  let fell = false;
  for (let slot = Math.max(start * 2, 0) + (half === "pm" ? 1 : 0); slot < stop; slot += half === undefined ? 1 : 2) {
    const claimed = numberAt(slots, slot);
    if (claimed === unserved) continue;
    fell = true;
    if (status < claimed) slots[slot] = status;
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
