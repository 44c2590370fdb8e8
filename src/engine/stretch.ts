/** Single items over any stretch of days: what warnings, suspicions, duties and members read, measured as in every evaluation. FORMAT.md, section 7. */
import {
  chineseCalendar,
  type Day,
  type Every,
  earlier,
  type Period,
  type WorkingCalendar,
  yearOf,
  yearsOf,
} from "../model/calendar";
import type { Span } from "../model/evaluation";
import type { Ledger } from "../model/ledger";
import type { Decimal } from "../model/points";
import { InvalidInputError, problem } from "../model/problem";
import { type Item, itemsOf, type Scheme } from "../model/scheme";
import type { Findings } from "./condition";
import type { Frame } from "./frame";
import { gather } from "./gather";
import { type ScoredItem, scoreItem, waiverFor } from "./item";
import { attendanceOf } from "./measure/attendance";
import { planOf } from "./plan";
import { presenceOf } from "./presence";
import { totalOf } from "./total";

/** The day to stand on, what was known, and which days are working days. */
export interface Stand {
  readonly asOf: Day;
  readonly knownAt?: Day | undefined;
  readonly calendar?: WorkingCalendar | undefined;
}

const frameOver = (stretch: Period, term: Period, { asOf, knownAt }: Stand): Frame => ({
  kind: "daily",
  period: stretch,
  window: { from: stretch.from, to: earlier(stretch.to, asOf) },
  asOf,
  knownAt,
  firstYear: yearOf(stretch.from),
  lastYear: yearOf(stretch.to),
  partOf: term,
});

const checkCalendar = ({ from, to }: Period, calendar: WorkingCalendar): void => {
  const dark = yearsOf({ from, to }).filter((year) => !calendar.covers(year));
  if (dark.length > 0)
    throw new InvalidInputError(dark.map((year) => problem("no-holiday-data", ["calendar"], { year: `${year}` })));
};

const needsCalendar = ({ measure }: Item): boolean => measure.kind === "attendance" && measure.basis === "working-days";

/** All that measuring over a stretch looks at. */
const worldOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand) => {
  const plan = planOf(scheme);
  const frame = frameOver(stretch, ledger.term, stand);
  const gathered = gather(plan, ledger, frame);
  const { calendar = chineseCalendar } = stand;
  return { plan, world: { ledger, frame, gathered, calendar, presence: presenceOf(ledger, frame, gathered) } };
};

/** The named items of a scheme, measured and scored over a stretch that has begun by asOf; in the order of their names as given. */
export const itemsOver = (
  scheme: Scheme,
  ledger: Ledger,
  items: readonly string[],
  stretch: Period,
  stand: Stand,
): readonly ScoredItem[] => {
  const { plan, world } = worldOver(scheme, ledger, stretch, stand);
  return items.flatMap((id) => {
    const planned = plan.byId.get(id);
    return planned === undefined ? [] : [scoreItem(planned, world, plan.zeroing)];
  });
};

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
  const { plan, world } = worldOver(scheme, ledger, stretch, stand);
  const rule = plan.byId.get(item)?.item.measure;
  if (rule?.kind !== "attendance" || waiverFor(item, world) !== undefined) return [];
  if (rule.basis === "working-days") checkCalendar(world.frame.window, world.calendar);
  const own = { ...rule, every: every ?? rule.every, days: days ?? rule.days };
  const outcome = attendanceOf(own)({ ...world, facts: [], index: -1 });
  const measurement = outcome.state === "measured" ? outcome.measurement : undefined;
  return measurement?.kind === "attendance" ? measurement.spans : [];
};

/** All that conditions can look at, over a stretch: every item, the categories, the facts. */
export const standingOver = (scheme: Scheme, ledger: Ledger, stretch: Period, stand: Stand): Findings => {
  const { plan, world } = worldOver(scheme, ledger, stretch, stand);
  if (itemsOf(scheme).some(needsCalendar)) checkCalendar(world.frame.window, world.calendar);
  const items = plan.items.map((planned) => scoreItem(planned, world, plan.zeroing));
  return { items, categories: totalOf(plan, items).categories, gathered: world.gathered };
};
