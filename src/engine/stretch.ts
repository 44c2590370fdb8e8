/** Single items over any stretch of days: what warnings, suspicions, duties and members read, measured as in every evaluation. FORMAT.md, section 7. */
import {
  chineseCalendar,
  type Day,
  type Every,
  earlier,
  type Period,
  type WorkingCalendar,
  yearOf,
} from "../model/calendar";
import type { Span } from "../model/evaluation";
import type { Ledger } from "../model/ledger";
import type { Decimal } from "../model/points";
import type { Scheme } from "../model/scheme";
import { type Read, seesAlike, zeroesAlike } from "./alike";
import type { Findings } from "./condition";
import type { Frame, Gathered } from "./frame";
import { gather } from "./gather";
import { type ScoredItem, scoreItem, type World, waiverFor } from "./item";
import { type Kept, keptAt, shelfOf } from "./kept";
import { lateTest } from "./late";
import { attendanceOf } from "./measure/attendance";
import { type Plan, type PlannedItem, planOf } from "./plan";
import { presenceOf } from "./presence";
import { checkCalendar } from "./series";
import { totalOf } from "./total";

/** The day to stand on, what was known, and which days are working days. */
export interface Stand {
  readonly asOf: Day;
  readonly knownAt?: Day | undefined;
  readonly calendar?: WorkingCalendar | undefined;
  /** Where to keep what is read, for the same question of another scheme. */
  readonly kept?: Kept | undefined;
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

/** What is read over a stretch: the facts that count in it, what measuring needs beside them, and the items scored so far. */
interface Over extends Read {
  /** Items of the plan under which they were kept; others are scored anew. */
  readonly home: Plan;
  readonly scored: Map<PlannedItem, ScoredItem>;
}

const readOver = (plan: Plan, ledger: Ledger, stretch: Period, stand: Stand): Over => {
  const frame = frameOver(stretch, ledger.term, stand);
  const { calendar = chineseCalendar } = stand;
  checkCalendar(plan, frame.window, calendar);
  const gathered = gather(plan, ledger, frame);
  const presence = presenceOf(ledger, frame, gathered, lateTest(plan.scheme, calendar));
  return { plan, home: plan, world: { ledger, frame, gathered, calendar, presence }, scored: new Map() };
};

const stretchesOf = shelfOf<Ledger, Map<string, Over>>();

/** The same from what was kept, where the scheme sees alike; what was read first is kept. */
const over = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): Over => {
  const plan = planOf(scheme);
  const { kept, asOf, knownAt, calendar = chineseCalendar } = stand;
  if (kept === undefined) return readOver(plan, ledger, stretch, stand);
  const known = keptAt(stretchesOf(kept), ledger, () => new Map<string, Over>());
  const before = keptAt(known, `${stretch.from} ${stretch.to} ${asOf} ${knownAt ?? ""}`, () =>
    readOver(plan, ledger, stretch, stand),
  );
  if (before.plan === plan) return before;
  if (before.world.calendar !== calendar || !seesAlike(before, plan)) return readOver(plan, ledger, stretch, stand);
  checkCalendar(plan, before.world.frame.window, calendar);
  return { ...before, plan, scored: zeroesAlike(before, plan) ? before.scored : new Map() };
};

const worldOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): World =>
  over(scheme, ledger, stretch, stand).world;

const scoreOver = ({ plan, home, world, scored }: Over, planned: PlannedItem): ScoredItem => {
  const score = () => scoreItem(planned, world, plan.zeroing);
  return home.byId.get(planned.item.id) === planned ? keptAt(scored, planned, score) : score();
};

/** The named items of a scheme, measured and scored over a stretch that has begun by asOf; in the order of their names as given. */
export const itemsOver = (
  scheme: Scheme,
  ledger: Ledger,
  items: readonly string[],
  stretch: Period,
  stand: Stand,
): readonly ScoredItem[] => {
  const read = over(scheme, ledger, stretch, stand);
  return items.flatMap((id) => {
    const planned = read.plan.byId.get(id);
    return planned === undefined ? [] : [scoreOver(read, planned)];
  });
};

/** The facts of a stretch that count, each where it is read. */
export const gatheredOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): Gathered =>
  worldOver(scheme, ledger, stretch, stand).gathered;

/** An attendance item, and what stands in for its own calendar part and days. */
export interface Spanned {
  readonly item: string;
  readonly every?: Every | undefined;
  readonly days?: Decimal | undefined;
}

/** The spans of every member over a stretch; none where the item is waived, nothing is needed, or nothing was recorded. */
export const spansOver = (
  scheme: Scheme,
  ledger: Ledger,
  { item, every, days }: Spanned,
  stretch: Period,
  stand: Stand,
): readonly Span[] => {
  const world = worldOver(scheme, ledger, stretch, stand);
  const rule = planOf(scheme).byId.get(item)?.item.measure;
  if (rule?.kind !== "attendance" || waiverFor(item, world) !== undefined) return [];
  const own = { ...rule, every: every ?? rule.every, days: days ?? rule.days };
  const outcome = attendanceOf(own)({ ...world, facts: [], index: -1 });
  const measurement = outcome.state === "measured" ? outcome.measurement : undefined;
  return measurement?.kind === "attendance" ? measurement.spans : [];
};

/** All that a condition can look at over a stretch: every item whatever its level, every category, the findings and events. */
export const standingOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): Findings => {
  const read = over(scheme, ledger, stretch, stand);
  const { plan, world } = read;
  const items = plan.items.map((planned) => scoreOver(read, planned));
  return { items, categories: totalOf(plan, items).categories, gathered: world.gathered };
};
