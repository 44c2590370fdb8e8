/** What attendance shows of a member in a calendar part: measured as in every evaluation, a year at a time. FORMAT.md, section 13. */
import type { NotOwed, Obligation } from "../../model/answer/duties";
import {
  calendarYear,
  type Day,
  overlap,
  type Period,
  type WorkingCalendar,
  yearOf,
  yearsOf,
} from "../../model/calendar";
import { requireYears } from "../../model/deadline";
import type { Span } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { compare, exactFrom } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { ScoredItem } from "../item";
import { keptAt, shelfOf } from "../kept";
import { itemsOver, type Stand } from "../stretch";

/** Of one member in one part: the days, whether they are enough, or why nothing is needed. */
export interface Seen {
  readonly days: Obligation["shown"];
  readonly enough: boolean;
  readonly why: NotOwed | null;
}

/** Asks for a member in a calendar part. */
export type Shown = (member: string, part: Period) => Seen;

interface YearSeen {
  readonly spans: readonly Span[];
  readonly why: NotOwed | null;
  readonly measured: boolean;
}

const nothing: YearSeen = { spans: [], why: null, measured: false };

const scoredIn = (scheme: Scheme, item: string, ledger: Ledger, year: number, stand: Stand): ScoredItem | undefined => {
  const stretch = overlap(calendarYear(year), ledger.term);
  if (stretch === undefined || stretch.from > stand.asOf) return undefined;
  return itemsOver(scheme, ledger, [item], stretch, stand)[0];
};

const seenIn = (scored: ScoredItem | undefined): YearSeen => {
  const measurement = scored?.result.measurement;
  if (measurement?.kind === "attendance") return { spans: measurement.spans, why: null, measured: true };
  if (scored?.result.state !== "not-applicable") return nothing;
  return { spans: [], why: scored.result.why === "waiver" ? "waiver" : "nothing-due", measured: false };
};

const refuseDarkYears = (
  scheme: Scheme,
  item: string,
  { term }: Ledger,
  asOf: Day,
  calendar: WorkingCalendar,
): void => {
  const items = scheme.rubric.categories.flatMap((category) => category.items);
  const measure = items.find(({ id }) => id === item)?.measure;
  const window = overlap(term, { from: term.from, to: asOf });
  if (measure?.kind === "attendance" && measure.basis === "working-days" && window !== undefined)
    requireYears(calendar, yearsOf(window));
};

const shownFrom = (years: readonly number[], scored: readonly (ScoredItem | undefined)[]): Shown => {
  const seen = new Map(years.map((year, at) => [year, seenIn(scored[at])]));
  return (member, part) => {
    const { spans, why, measured } = seen.get(yearOf(part.from)) ?? nothing;
    if (why !== null) return { days: null, enough: false, why };
    const span = spans.find((one) => one.member === member && one.from >= part.from && one.from <= part.to);
    if (span === undefined) return { days: null, enough: false, why: measured ? "nothing-due" : null };
    const { needed, present } = span;
    return { days: { needed, present }, enough: compare(exactFrom(present), exactFrom(needed)) >= 0, why: null };
  };
};

interface KeptShown {
  readonly scored: readonly (ScoredItem | undefined)[];
  readonly shown: Shown;
}

const shownOnes = shelfOf<string, KeptShown>();

/** What one item's attendance shows of one team's members; the kept answer, where the item was scored the same. */
export const shownIn = (
  scheme: Scheme,
  item: string,
  ledger: Ledger,
  stand: Stand & { calendar: WorkingCalendar },
): Shown => {
  const { asOf, calendar, kept } = stand;
  if (asOf >= ledger.term.from) refuseDarkYears(scheme, item, ledger, asOf, calendar);
  const years = yearsOf(ledger.term);
  const scored = years.map((year) => scoredIn(scheme, item, ledger, year, stand));
  const make = () => ({ scored, shown: shownFrom(years, scored) });
  if (kept === undefined) return make().shown;
  const before = keptAt(shownOnes(kept), `${item} ${ledger.team}`, make);
  return before.scored.every((one, at) => one === scored[at]) ? before.shown : make().shown;
};
