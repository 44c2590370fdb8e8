/** A question answered again under a changed scheme: only what the change touches is measured and scored again, by the same functions. */
import type { Scheme } from "../model/scheme";
import { conclude, inScope, type Scored } from "./conclude";
import { type Answer, answeredTerm } from "./evaluate";
import { type ScoredItem, scoreItem } from "./item";
import { type Plan, type PlannedItem, planOf } from "./plan";
import { checkCalendar } from "./series";

/** Whether two plans put every fact on the same shelf. */
const gathersAlike = (before: Plan, now: Plan): boolean =>
  before.assessedBody === now.assessedBody &&
  before.items.length === now.items.length &&
  before.items.every(({ item, reads }, index) => {
    const other = now.items[index];
    return other !== undefined && other.item.id === item.id && other.reads === reads;
  });

/** Whether two schemes look at the same stretch of time, and read the same facts from it in the same way. */
const seesAlike = (before: Plan, now: Plan): boolean => {
  const [a, b] = [before.scheme, now.scheme];
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.annual.closes === b.annual.closes &&
    a.term.closes === b.term.closes &&
    a.members === b.members &&
    gathersAlike(before, now)
  );
};

/** What the items are scored by beside themselves: findings can set an item to zero. */
const zeroesAlike = ({ plan, world }: Scored, now: Plan): boolean =>
  world.gathered.charged.length === 0 || plan.scheme.misconduct === now.scheme.misconduct;

const rescored = (before: Scored, now: Plan): Scored => {
  const { world } = before;
  checkCalendar(now, world.frame.window, world.calendar);
  const kept = new Map<PlannedItem, ScoredItem>();
  if (zeroesAlike(before, now)) for (const scored of before.items) kept.set(scored.planned, scored);
  const items = inScope(now, world.frame).map((planned) => kept.get(planned) ?? scoreItem(planned, world, now.zeroing));
  return { series: { ...before.series, governing: now.scheme }, plan: now, world, items };
};

/**
 * The answer that the changed scheme gives to the same question, the same to the byte as if it were asked from the beginning.
 * @throws {InvalidInputError} as asking from the beginning does
 */
export const revise = (before: Answer, scheme: Scheme): Answer => {
  const { scored } = before;
  if (scored.series.versionOn !== undefined || scored.series.slices.length > 0) return before.again(scheme);
  const now = planOf(scheme);
  if (!seesAlike(scored.plan, now)) return before.again(scheme);
  const again = rescored(scored, now);
  if (scored.world.frame.kind !== "term") return { ...before, scored: again, evaluation: conclude(again) };
  const years = before.years.map((year) => revise(year, scheme));
  return answeredTerm(again, years, before.ahead, before.again);
};

/** One item as it was scored, and as a changed scheme scores it. */
export interface Rescored {
  readonly before: ScoredItem;
  readonly now: ScoredItem;
}

const rescoredIn = ({ plan, world, items }: Scored, now: Plan, id: string): Rescored[] | undefined => {
  const planned = now.byId.get(id);
  const before = items.find((scored) => scored.planned.item.id === id);
  if (planned === undefined || !seesAlike(plan, now)) return undefined;
  // An item that is not in scope is not scored.
  if (before === undefined) return [];
  return [{ before, now: before.planned === planned ? before : scoreItem(planned, world, now.zeroing) }];
};

/**
 * A single item of an answer under a changed scheme, in the answer's own stretch of time and in its years: enough to see whether the
 * change of an item touches the answer at all. Undefined where that cannot be told without asking from the beginning.
 */
export const reviseItem = ({ scored, years }: Answer, scheme: Scheme, id: string): readonly Rescored[] | undefined => {
  const now = planOf(scheme);
  const found: Rescored[] = [];
  for (const one of [scored, ...years.map((year) => year.scored)]) {
    const own = one.series.versionOn === undefined ? rescoredIn(one, now, id) : undefined;
    if (own === undefined) return undefined;
    found.push(...own);
  }
  return found;
};
