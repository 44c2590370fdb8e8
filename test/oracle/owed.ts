/** Owns what is still owed (section 11): parts of the period for which facts are due, and items that are missing. */
import { addDays, contains, type Every, intersection, type Period, partsTouched } from "./day.js";
import { countedDay, factsInWindow, type Setting } from "./facts.js";
import type { ItemResult } from "./items.js";
import { hasClaim, isServedByMembers } from "./measure-attendance.js";
import { remainingParts } from "./measure-colours.js";
import type { Item } from "./shapes.js";

export interface Owed {
  readonly item: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly overdue: boolean;
}

const entry = (setting: Setting, item: Item, part: Period, within: number): Owed => {
  const by = addDays(part.to, within);
  return { item: item.id, from: part.from, to: part.to, by, overdue: setting.asOf > by };
};

/** Whether a fact is there for a part. */
const isServed = (setting: Setting, item: Item, part: Period): boolean => {
  if (item.measure.kind === "attendance") return hasClaim(setting, part);
  const facts = factsInWindow(setting, item).filter((fact) => fact.arrival !== true);
  return facts.some((fact) => contains(part, countedDay(setting, fact)));
};

/** A part in which no member serves, or whose parts of colours are all skipped, owes nothing. */
const owesNothing = (setting: Setting, item: Item, part: Period): boolean => {
  if (item.measure.kind === "attendance") return !isServedByMembers(setting, part);
  return item.measure.kind === "colours" && remainingParts(setting, item, part).length === 0;
};

const closesOf = (setting: Setting): number =>
  setting.kind === "term" ? setting.scheme.term.closes : setting.scheme.annual.closes;

const owedParts = (setting: Setting, item: Item, every: Every, within: number): Owed[] => {
  const owed: Owed[] = [];
  for (const whole of partsTouched(setting.period, every)) {
    const part = intersection(whole, setting.period);
    if (part === null || part.from > setting.asOf || owesNothing(setting, item, part)) continue;
    if (!isServed(setting, item, part)) owed.push(entry(setting, item, part, within));
  }
  return owed;
};

export const owedOf = (setting: Setting, results: readonly ItemResult[]): Owed[] => {
  const owed: Owed[] = [];
  for (const { item, state, why } of results) {
    if (why === "waiver" || why === "no-target") continue;
    if (item.collect !== undefined) {
      owed.push(...owedParts(setting, item, item.collect.every, item.collect.within));
    } else if (state === "missing") {
      owed.push(entry(setting, item, setting.period, item.deadline?.within ?? closesOf(setting)));
    }
  }
  return owed;
};
