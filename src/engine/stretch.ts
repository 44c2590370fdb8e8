/** Single items over any stretch of days: what warnings, suspicions, duties and members read, measured as in every evaluation. FORMAT.md, section 7. */
import { chineseCalendar, type Day, earlier, type Period, type WorkingCalendar, yearOf } from "../model/calendar";
import type { Ledger } from "../model/ledger";
import type { Scheme } from "../model/scheme";
import type { Findings } from "./condition";
import type { Frame, Gathered } from "./frame";
import { gather } from "./gather";
import { type ScoredItem, scoreItem, type World } from "./item";
import { planOf } from "./plan";
import { presenceOf } from "./presence";
import { totalOf } from "./total";

/** The day to stand on, what was known, and which days are working days. */
export interface Stand {
  readonly asOf: Day;
  readonly knownAt?: Day | undefined;
  readonly calendar?: WorkingCalendar | undefined;
}

/** The frame of a stretch: what `gather` asks for. */
export const frameOver = (stretch: Period, term: Period, { asOf, knownAt }: Stand): Frame => ({
  kind: "daily",
  period: stretch,
  window: { from: stretch.from, to: earlier(stretch.to, asOf) },
  asOf,
  knownAt,
  firstYear: yearOf(stretch.from),
  lastYear: yearOf(stretch.to),
  partOf: term,
});

/** What is read over a stretch: the facts that count in it, and what measuring needs beside them. */
const worldOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): World => {
  const frame = frameOver(stretch, ledger.term, stand);
  const gathered = gather(planOf(scheme), ledger, frame);
  const { calendar = chineseCalendar } = stand;
  return { ledger, frame, gathered, calendar, presence: presenceOf(ledger, frame, gathered) };
};

/** The named items of a scheme, measured and scored over a stretch that has begun by asOf; in the order of their names as given. */
export const itemsOver = (
  scheme: Scheme,
  ledger: Ledger,
  items: readonly string[],
  stretch: Period,
  stand: Stand,
): readonly ScoredItem[] => {
  const plan = planOf(scheme);
  const world = worldOver(scheme, ledger, stretch, stand);
  return items.flatMap((id) => {
    const planned = plan.byId.get(id);
    return planned === undefined ? [] : [scoreItem(planned, world, plan.zeroing)];
  });
};

/** The facts of a stretch that count, each where it is read. */
export const gatheredOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): Gathered =>
  worldOver(scheme, ledger, stretch, stand).gathered;

/** All that a condition can look at over a stretch: every item whatever its level, every category, the findings and events. */
export const standingOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): Findings => {
  const plan = planOf(scheme);
  const world = worldOver(scheme, ledger, stretch, stand);
  const items = plan.items.map((planned) => scoreItem(planned, world, plan.zeroing));
  return { items, categories: totalOf(plan, items).categories, gathered: world.gathered };
};
