/** Each member's half-days in the window: how many are needed and present, month by month, and in which months nobody wrote anything. */
import type { FactRef, Measurement } from "zhucun";
import {
  calendarOf,
  halfDay,
  needPerHalf,
  type Sheet,
  sheetsOf,
  tallyMonth,
  type Window,
  windowOf,
  writeClaim,
  type Year,
} from "../straight-line";
import { clipped, partsOf } from "./calendar";
import { reduced, textOf } from "./exact";
import { type Found, measured, missing, nothingDue } from "./found";

type Span = Extract<Measurement, { kind: "attendance" }>["spans"][number];

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
    if (own !== undefined && writeClaim(fact, own, seen, window)) claims.push({ id: fact.id, day: fact.day });
  }
  return claims;
};

/** Fills the sheets and tallies them. */
export const presence = (seen: Year): Presence => {
  const { from, until, year } = seen;
  const { days, months, starts } = calendarOf(year);
  const window = windowOf(seen);
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
