/** A question answered again under a changed scheme: only what the change touches is measured and scored again, by the same functions. */
import type { Evaluation } from "../model/evaluation";
import type { Scheme } from "../model/scheme";
import { seesAlike, zeroesAlike } from "./alike";
import { mirrorsOf } from "./caps";
import { conclude, inScope, rememberedOwed, type Scored } from "./conclude";
import { type Answer, answeredTerm } from "./evaluate";
import { type ScoredItem, scoreItem } from "./item";
import { type Plan, type PlannedItem, planOf } from "./plan";
import { checkCalendar } from "./series";

const rescored = (before: Scored, now: Plan, isAsked: (planned: PlannedItem) => boolean = () => true): Scored => {
  const { world } = before;
  checkCalendar(now, world.frame.window, world.calendar);
  const kept = new Map<PlannedItem, ScoredItem>();
  if (zeroesAlike(before, now)) for (const scored of before.items) kept.set(scored.planned, scored);
  const asked = inScope(now, world.frame).filter(isAsked);
  const again = asked.map((planned) => kept.get(planned) ?? scoreItem(planned, world, now.zeroing));
  const series = { ...before.series, governing: now.scheme };
  // A list in which every item is the same stays the same list, and owes the same.
  const isSame = again.length === before.items.length && again.every((one, at) => one === before.items[at]);
  if (isSame) return { ...before, series, plan: now };
  return { series, plan: now, world, items: again, owedBy: rememberedOwed(again, world) };
};

/** Whether what was gathered for an answer serves under another scheme: of several versions it does not. */
const canRevise = (scored: Scored, now: Plan): boolean =>
  scored.series.versionOn === undefined && scored.series.slices.length === 0 && seesAlike(scored, now);

/**
 * The answer that the changed scheme gives to the same question, the same to the byte as if it were asked from the beginning.
 * @throws {InvalidInputError} as asking from the beginning does
 */
export const revise = (before: Answer, scheme: Scheme): Answer => {
  const { scored } = before;
  const now = planOf(scheme);
  if (!canRevise(scored, now)) return before.again(scheme);
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

const rescoredIn = (read: Scored, now: Plan, id: string): Rescored[] | undefined => {
  const { world, items } = read;
  const planned = now.byId.get(id);
  const before = items.find((scored) => scored.planned.item.id === id);
  if (planned === undefined || !seesAlike(read, now)) return undefined;
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

/** The effects on other bodies that an answer of one frame tells of, as a changed scheme gives them: only the items that have some are scored again. */
export const mirrorsAgain = (before: Answer, scheme: Scheme): Evaluation["mirrors"] => {
  const { scored } = before;
  const now = planOf(scheme);
  if (scored.plan === now) return before.evaluation.mirrors;
  if (!canRevise(scored, now)) return before.again(scheme).evaluation.mirrors;
  const { world } = scored;
  const { items } = rescored(scored, now, ({ item }) => item.mirrors.length > 0);
  return mirrorsOf(now, items, world.gathered);
};
