/** What is owed: facts that a scheme wants by the month, quarter or year, and items of which nothing is known yet. FORMAT.md, section 11. */
import { addDays, calendarParts, type Period, partNumber } from "../model/calendar";
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
  const parts = calendarParts(frame.window, every);
  const first = partNumber(frame.window.from, every);
  // By part of the window, 1 where it has a fact; what lies outside is not written.
  const filled = new Uint8Array(parts.length);
  for (const fact of counted) filled[partNumber(countedDay(fact, ledger.term), every) - first] = 1;
  const skipped = measure.kind === "colours" ? lastSkipped(measure, ledger.term) : undefined;
  return parts.filter(
    (part, at) => filled[at] === 0 && !(skipped !== undefined && clipped(part, frame.period).to <= skipped),
  );
};

const addOwedParts = (owed: Owed[], scored: ScoredItem, collect: Collect, world: World): void => {
  const { period, asOf } = world.frame;
  for (const part of emptyParts(scored, collect, world)) {
    const { from, to } = clipped(part, period);
    const by = addDays(to, collect.within);
    owed.push({ item: scored.result.id, from, to, by, overdue: asOf > by });
  }
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
    if (collect !== undefined) addOwedParts(owed, scored, collect, world);
    else if (result.state === "missing") owed.push(owedForPeriod(scored, world, closes));
  }
  return owed;
};
