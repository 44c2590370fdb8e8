/** Each member's half-days in a window: which are served, and what was claimed for each. Read once, used by what measures and by what is owed. FORMAT.md, 7.10. */
import { dayNumber, daysIn, earlier, later, type Period } from "../model/calendar";
import type { FactOf, Ledger, Member } from "../model/ledger";
import { statuses } from "../model/measures";
import type { Frame, Gathered } from "./frame";
import type { LateTest } from "./late";

/** A half-day nobody spoke for. */
export const unclaimed = statuses.length;
const favour = new Map(statuses.map((status, place) => [status, place]));

/** One member's days from the window's first: 1 where the member serves; and for each half-day the place of the status that was claimed. */
export interface Sheet {
  readonly member: string;
  readonly name: string;
  readonly served: Uint8Array;
  readonly slots: Uint8Array;
}

/** All sheets, and the claims that fell into served half-days. */
export interface Presence {
  readonly sheets: readonly Sheet[];
  readonly claims: readonly FactOf<"attendance">[];
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

/** Leave that was asked for too late is absence. */
const absence = statuses.indexOf("absent");

/** Writes a fact's claim where it is more favourable than what stands there; tells whether it fell into any served half-day. */
const claim = (fact: FactOf<"attendance">, { served, slots }: Sheet, first: number, isLate?: LateTest): boolean => {
  const status = fact.asked !== undefined && isLate?.(fact) ? absence : (favour.get(fact.status) ?? unclaimed);
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

/** Fills the sheets of a ledger's members from the attendance that was gathered. */
export const presenceOf = (
  ledger: Ledger,
  { window }: Pick<Frame, "window">,
  { attendance }: Pick<Gathered, "attendance">,
  isLate?: LateTest,
): Presence => {
  const first = dayNumber(window.from);
  const sheets = new Map(ledger.members.map((member) => [member.id, sheetOf(member, window, ledger)]));
  const claims = attendance.filter((fact) => {
    const sheet = sheets.get(fact.member);
    return sheet !== undefined && claim(fact, sheet, first, isLate);
  });
  return { sheets: [...sheets.values()], claims };
};
