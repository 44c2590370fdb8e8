/** What is owed: facts for months and quarters that have none, and items of which nothing is known. */
import type { Fact, Owed } from "zhucun";
import { countedDay, quarterOf, shift, type Year, yearIn } from "../straight-line";
import { clipped, partsOf } from "./calendar";
import type { Owes, Scored, Sight } from "./items";

type Every = Exclude<Owes, "something">;

const monthOf = (day: string): number => (day.charCodeAt(5) - 48) * 10 + day.charCodeAt(6) - 49;

/** Whether a fact counts for a part of the year, by the part's number. */
const filled = new Uint8Array(12);

const fill = (facts: readonly Fact[], every: Every, seen: Year): void => {
  for (const fact of facts) {
    const day = "for" in fact && fact.for !== undefined ? countedDay(fact, seen) : fact.day;
    if (yearIn(day) === seen.year) filled[every === "month" ? monthOf(day) : quarterOf(day) % 4] = 1;
  }
};

const fillPresence = ({ served, claimed }: Sight["presence"]): void => {
  for (let month = 0; month < 12; month++) filled[month] = served[month] === true && claimed[month] === false ? 0 : 1;
};

/** The first two quarters of a term are not asked for. */
const fillSkipped = (seen: Year): void => {
  const first = quarterOf(seen.ledger.term.from) + 2 - seen.year * 4;
  for (let quarter = 0; quarter < 4 && quarter < first; quarter++) filled[quarter] = 1;
};

const factsOf = (seen: Year, item: string): readonly Fact[] => seen.tallies.get(item) ?? seen.ratings.get(item) ?? [];

const fillFor = (item: string, every: Every, { seen, presence }: Sight): void => {
  filled.fill(0);
  if (item === "1.1") fillPresence(presence);
  else if (item === "3.2") {
    fill(seen.colours, every, seen);
    fillSkipped(seen);
  } else fill(factsOf(seen, item), every, seen);
};

const addParts = (item: string, every: Every, sight: Sight, owed: Owed[]): void => {
  const { from, to, until, asOf, year } = sight.seen;
  fillFor(item, every, sight);
  const parts = partsOf(year)[every];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (filled[at] === 1 || part === undefined || part.to < from || part.from > until) continue;
    const { from: first, to: last, by } = clipped(part, from, to);
    owed.push({ item, from: first, to: last, by, overdue: asOf > by });
  }
};

/** All that is owed, in the order of the items. */
export const owedOf = (items: readonly Scored[], sight: Sight): Owed[] => {
  const { from, to, asOf } = sight.seen;
  const by = shift(to, 30);
  const owed: Owed[] = [];
  for (const { result, owes } of items) {
    if (result.why === "waiver" || result.why === "no-target") continue;
    if (owes !== "something") addParts(result.id, owes, sight, owed);
    else if (result.state === "missing") owed.push({ item: result.id, from, to, by, overdue: asOf > by });
  }
  return owed;
};
