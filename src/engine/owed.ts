/** What is owed: facts that a scheme wants by the month, quarter or year, and items of which nothing is known yet. FORMAT.md, section 11. */
import { addDays, calendarParts, type Day, type Period } from "../model/calendar";
import type { Owed } from "../model/evaluation";
import { countedDay } from "./frame";
import { deadlineOf, type ScoredItem, type World } from "./item";
import { unclaimedParts } from "./measure/attendance";
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
  const aside = new Set(result.setAside.map(({ id }) => id));
  const counted = aside.size === 0 ? all : all.filter(({ id }) => !aside.has(id));
  const days = counted.map((fact) => countedDay(fact, ledger.term));
  const skipped = measure.kind === "colours" ? lastSkipped(measure, ledger.term) : undefined;
  return calendarParts(frame.window, every).filter(
    (part) =>
      !(skipped !== undefined && clipped(part, frame.period).to <= skipped) &&
      !days.some((day) => day >= part.from && day <= part.to),
  );
};

type ColoursMeasure = Extract<PlannedItem["item"]["measure"], { kind: "colours" }>;

/** The last day of the parts at the beginning of the term that are not looked at. */
const lastSkipped = ({ every, skip }: ColoursMeasure, term: Period): Day | undefined =>
  calendarParts(term, every).slice(0, skip).at(-1)?.to;

const owedBy = (scored: ScoredItem, world: World, closes: number): Owed[] => {
  const { planned, result } = scored;
  const { period, asOf } = world.frame;
  const { collect } = planned.item;
  const item = result.id;
  if (result.why === "waiver" || result.why === "no-target") return [];
  if (collect !== undefined) {
    return emptyParts(scored, collect, world).map((part) => {
      const { from, to } = clipped(part, period);
      const by = addDays(to, collect.within);
      return { item, from, to, by, overdue: asOf > by };
    });
  }
  if (result.state !== "missing") return [];
  const by = deadlineOf(planned, period.to) ?? addDays(period.to, closes);
  return [{ item, from: period.from, to: period.to, by, overdue: asOf > by }];
};

/** All that is owed by asOf, in item order. */
export const owedOf = (items: readonly ScoredItem[], world: World, closes: number): Owed[] => {
  const owed: Owed[] = [];
  for (const scored of items) owed.push(...owedBy(scored, world, closes));
  return owed;
};
