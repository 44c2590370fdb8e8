/** What is owed: facts that a scheme wants by the month, quarter or year, and items of which nothing is known yet. FORMAT.md, section 11. */
import { addDays, calendarParts, type Day, type Period, partHolding } from "../model/calendar";
import type { Owed } from "../model/evaluation";
import { countedDay } from "./frame";
import { deadlineOf, type ScoredItem, type World } from "./item";
import { unclaimedParts } from "./measure/attendance";
import { lastSkipped } from "./measure/colours";
import type { PlannedItem } from "./plan";

type Collect = NonNullable<PlannedItem["item"]["collect"]>;

const clipped = (part: Period, { from, to }: Period): Period => ({
  from: part.from > from ? part.from : from,
  to: part.to < to ? part.to : to,
});

/** Calendar parts that have begun and for which an item has no fact. */
const emptyParts = ({ planned, result }: ScoredItem, { every }: Collect, world: World): readonly Period[] => {
  const { frame, ledger, gathered } = world;
  const { measure } = planned.item;
  if (measure.kind === "attendance") return unclaimedParts(world, every);
  const all = gathered.byItem[planned.index] ?? [];
  const { setAside } = result;
  const counted = setAside.length === 0 ? all : all.filter(({ id }) => setAside.every((other) => other.id !== id));
  const filled = new Set<Day>();
  for (const fact of counted) filled.add(partHolding(countedDay(fact, ledger.term), every).from);
  const skipped = measure.kind === "colours" ? lastSkipped(measure, ledger.term) : undefined;
  return calendarParts(frame.window, every).filter(
    (part) => !filled.has(part.from) && !(skipped !== undefined && clipped(part, frame.period).to <= skipped),
  );
};

const owedByPart = (scored: ScoredItem, collect: Collect, world: World): Owed[] => {
  const { period, asOf } = world.frame;
  return emptyParts(scored, collect, world).map((part) => {
    const { from, to } = clipped(part, period);
    const by = addDays(to, collect.within);
    return { item: scored.result.id, from, to, by, overdue: asOf > by };
  });
};

const owedForPeriod = ({ planned, result }: ScoredItem, { frame }: World, closes: number): Owed => {
  const { period, asOf } = frame;
  const by = deadlineOf(planned, period.to) ?? addDays(period.to, closes);
  return { item: result.id, from: period.from, to: period.to, by, overdue: asOf > by };
};

/** All that is owed by asOf, in item order. */
export const owedOf = (items: readonly ScoredItem[], world: World, closes: number): Owed[] => {
  const owed: Owed[] = [];
  for (const scored of items) {
    const { planned, result } = scored;
    const { collect } = planned.item;
    if (result.why === "waiver" || result.why === "no-target") continue;
    if (collect !== undefined) owed.push(...owedByPart(scored, collect, world));
    else if (result.state === "missing") owed.push(owedForPeriod(scored, world, closes));
  }
  return owed;
};
