/** Single items over any stretch of days: what warnings, suspicions, duties and members read, measured as in every evaluation. FORMAT.md, section 7. */
import { chineseCalendar, type Day, earlier, type Period, type WorkingCalendar, yearOf } from "../model/calendar";
import type { Ledger } from "../model/ledger";
import type { Scheme } from "../model/scheme";
import type { Frame } from "./frame";
import { gather } from "./gather";
import { type ScoredItem, scoreItem } from "./item";
import { lateTest } from "./late";
import { planOf } from "./plan";
import { presenceOf } from "./presence";

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

/** The named items of a scheme, measured and scored over a stretch that has begun by asOf; in the order of their names as given. */
export const itemsOver = (
  scheme: Scheme,
  ledger: Ledger,
  items: readonly string[],
  stretch: Period,
  stand: Stand,
): readonly ScoredItem[] => {
  const plan = planOf(scheme);
  const frame = frameOver(stretch, ledger.term, stand);
  const gathered = gather(plan, ledger, frame);
  const { calendar = chineseCalendar } = stand;
  const presence = presenceOf(ledger, frame, gathered, lateTest(scheme, calendar));
  const world = { ledger, frame, gathered, calendar, presence };
  return items.flatMap((id) => {
    const planned = plan.byId.get(id);
    return planned === undefined ? [] : [scoreItem(planned, world, plan.zeroing)];
  });
};
