/** What the criteria look at on one day: the standing of the day, the facts of the last days, items part by part. Each is read once. */
import {
  addDays,
  calendarParts,
  calendarYear,
  type Day,
  later,
  overlap,
  type Period,
  yearOf,
} from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";
import type { WarningRules } from "../../model/warning";
import type { Findings } from "../condition";
import type { Gathered } from "../frame";
import type { ScoredItem } from "../item";
import { gatheredOver, itemsOver, type Stand, standingOver } from "../stretch";

type Every = WarningRules["every"];

/** A day from which criteria look back. */
export interface Look {
  readonly day: Day;
  /** All items over the calendar year of the day, as far as it has gone. */
  readonly standing: () => Findings;
  /** The last so many days, the day included, as far as they lie in the term. */
  readonly lastDays: (days: number) => Period;
  readonly gathered: (stretch: Period) => Gathered;
  /** The calendar parts of the term that have ended, the latest first; the term cuts its first and last part. */
  readonly ended: (every: Every) => readonly Period[];
  /** An item over a part. */
  readonly item: (id: string, part: Period, every: Every) => ScoredItem | undefined;
}

/** The calendar parts of a term that have ended by a day, in order; the term cuts its first and last part. */
export const endedParts = (term: Period, every: Every, day: Day): readonly Period[] =>
  calendarParts(term, every)
    .flatMap((part) => overlap(part, term) ?? [])
    .filter(({ to }) => to <= day);

/** The items that are looked at part by part, by the kind of part. */
export const itemsByPart = ({ criteria, records, every }: WarningRules): Readonly<Record<Every, readonly string[]>> => {
  const asked = criteria.flatMap(({ when }) => (when.kind === "running" || when.kind === "trend" ? [when] : []));
  const named = [...asked, ...records.map((item) => ({ item, every }))];
  const of = (kind: Every): string[] => [...new Set(named.filter((one) => one.every === kind).map(({ item }) => item))];
  return { month: of("month"), quarter: of("quarter") };
};

/** Keeps what was read by a key. */
const kept = <T>(read: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = read(key);
    known.set(key, value);
    return value;
  };
};

/** Looks back from a day. */
export const lookFrom = (
  scheme: Scheme,
  ledger: Ledger,
  named: Readonly<Record<Every, readonly string[]>>,
  day: Day,
  asked: Omit<Stand, "asOf">,
): Look => {
  const stand: Stand = { asOf: day, ...asked };
  const { term } = ledger;
  const year = overlap(calendarYear(yearOf(day)), term) ?? { from: day, to: day };
  const standing = kept(() => standingOver(scheme, ledger, year, stand));
  const byPart = kept((key) => {
    const [every, from, to] = key.split(" ") as [Every, Day, Day]; // the key is made below, of these three
    const scored = itemsOver(scheme, ledger, named[every], { from, to }, stand);
    return new Map(scored.map((one) => [one.result.id, one]));
  });
  return {
    day,
    standing: () => standing(""),
    lastDays: (days) => ({ from: later(term.from, addDays(day, 1 - days)), to: day }),
    gathered: (stretch) => gatheredOver(scheme, ledger, stretch, stand),
    ended: (every) => [...endedParts(term, every, day)].reverse(),
    item: (id, { from, to }, every) => byPart(`${every} ${from} ${to}`).get(id),
  };
};
