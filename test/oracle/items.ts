/** Owns section 8: from an item's outcome to its points, what misconduct sets to zero, and effects on other bodies. */
import { addDays } from "./day.js";
import { type Setting, sortedText } from "./facts.js";
import {
  decimal,
  exactText,
  type Fraction,
  greater,
  isPositive,
  isZero,
  multiply,
  negate,
  round,
  smaller,
  zero,
} from "./fraction.js";
import { measure } from "./measure.js";
import { chargedFindings } from "./measure-conduct.js";
import { rawPoints } from "./method.js";
import type { Outcome } from "./outcome.js";
import type { Item, Limit } from "./shapes.js";

export interface ItemResult {
  readonly item: Item;
  readonly category: string;
  readonly state: Outcome["state"];
  readonly why: string | null;
  readonly value: Fraction | null;
  readonly raw: Fraction | null;
  readonly points: Fraction | null;
  readonly zeroedBy: readonly string[];
}

export interface Mirror {
  readonly body: string;
  readonly amount: string;
  readonly item?: string;
  readonly case?: string;
}

/** A floor or cap as a number, or null for `none`; `absent` where it is not written. */
export const limitOf = (written: Limit | undefined, absent: Fraction | null): Fraction | null => {
  if (written === undefined) return absent;
  return written === "none" ? null : decimal(written);
};

export const atLeast = (x: Fraction, floor: Fraction | null): Fraction => (floor === null ? x : greater(x, floor));
export const atMost = (x: Fraction, cap: Fraction | null): Fraction => (cap === null ? x : smaller(x, cap));

/** Raw points between floor and cap, rounded; minus that for a deduction. */
const pointsFromRaw = (setting: Setting, item: Item, raw: Fraction): Fraction => {
  const floor = limitOf(item.floor, zero);
  const cap = limitOf(item.cap, item.kind === "base" ? decimal(item.points) : null);
  const { digits, mode } = item.rounding ?? setting.scheme.rubric.rounding;
  const rounded = round(atMost(atLeast(raw, floor), cap), digits, mode);
  return item.kind === "deduction" ? negate(rounded) : rounded;
};

const isZeroedByDeadline = (setting: Setting, item: Item, outcome: Outcome): boolean => {
  if (outcome.state !== "missing" || item.deadline?.missing !== "zero") return false;
  return setting.asOf > addDays(setting.period.to, item.deadline.within);
};

/** The confirmed findings of a case with `zeroes` that name the item. */
const zeroingFindings = (setting: Setting, item: Item): string[] => {
  const found = chargedFindings(setting).filter((each) => each.case.zeroes === true && each.item === item.id);
  return sortedText(found.map((finding) => finding.id));
};

export const evaluateItem = (setting: Setting, category: string, item: Item): ItemResult => {
  const outcome = measure(setting, item);
  const { state, why, value } = outcome;
  if (value === null) {
    const zeroed = isZeroedByDeadline(setting, item, outcome);
    const points = zeroed ? zero : null;
    return { item, category, state, why: zeroed ? "zeroed" : why, value, raw: null, points, zeroedBy: [] };
  }
  const raw = rawPoints(item.method, decimal(item.points), value);
  const points = pointsFromRaw(setting, item, raw);
  const by = zeroingFindings(setting, item);
  if (by.length > 0 && isPositive(points)) {
    return { item, category, state, why, value, raw, points: zero, zeroedBy: by };
  }
  return { item, category, state, why, value, raw, points, zeroedBy: [] };
};

/** Daily items for a daily evaluation, else all. */
export const evaluateItems = (setting: Setting): ItemResult[] => {
  const results: ItemResult[] = [];
  for (const category of setting.scheme.rubric.categories) {
    for (const item of category.items) {
      if (setting.kind === "daily" && item.level !== "daily") continue;
      results.push(evaluateItem(setting, category.id, item));
    }
  }
  return results;
};

export const mirrorsOfItems = (results: readonly ItemResult[]): Mirror[] => {
  const mirrors: Mirror[] = [];
  for (const { item, value } of results) {
    if (value === null) continue;
    for (const mirror of item.mirrors ?? []) {
      const amount = atMost(multiply(decimal(mirror.each), value), limitOf(mirror.most, null));
      if (!isZero(amount)) mirrors.push({ body: mirror.body, amount: exactText(amount), item: item.id });
    }
  }
  return mirrors;
};
