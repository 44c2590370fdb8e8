/** Owns the smallest scheme and ledger in which one rule of the format can be tried by hand. */
import { countDays } from "./day.js";
import { oracleAnnual, oracleDaily } from "./evaluate.js";
import type { Category, Fact, Item, Ledger, Measure, Method, Scheme } from "./shapes.js";
import type { ItemShown } from "./shown.js";

/** Monday to Friday; 1900-01-01 was a Monday. */
export const isWorkingDay = (day: string): boolean => (countDays({ from: "1900-01-01", to: day }) - 1) % 7 < 5;

/** A base item of 10 points, proportional, of level daily. */
export const item = (measure: Measure, more: Partial<Item> = {}): Item => ({
  id: "i",
  points: 10,
  kind: "base",
  level: "daily",
  measure,
  method: { kind: "proportional" },
  ...more,
});

export const category = (
  id: string,
  points: number,
  items: readonly Item[],
  more: Partial<Category> = {},
): Category => ({
  id,
  points,
  items,
  ...more,
});

export const schemeOf = (categories: readonly Category[], more: Partial<Scheme> = {}): Scheme => ({
  id: "s",
  version: "1",
  from: "2020-01-01",
  bodies: [{ id: "team", assessed: true }, { id: "unit" }],
  misconduct: [],
  rubric: {
    points: 10,
    rounding: { digits: 2, mode: "half-away-from-zero" },
    total: {},
    bonus: { cap: "none" },
    deduction: { cap: "none" },
    categories,
  },
  grades: [
    { id: "poor", from: 0, to: 6 },
    { id: "fair", from: 6, to: 8 },
    { id: "good", from: 8 },
  ],
  notApplicable: { rescale: "none", maxShare: "0.5" },
  annual: { minDays: 180, closes: 30 },
  term: { annualWeight: "0.4", termWeight: "0.6", closes: 60 },
  ...more,
});

/** A term from 1 May 2024 to 30 April 2026, one member. */
export const ledgerOf = (facts: readonly Fact[], more: Partial<Ledger> = {}): Ledger => ({
  team: "t",
  term: { from: "2024-05-01", to: "2026-04-30" },
  members: [{ id: "m1", service: [{ from: "2024-05-06" }] }],
  facts,
  ...more,
});

let counter = 0;
const withoutItem = ["attendance", "finding", "progress", "milestone", "event", "withdrawal"];
/** A fact of the item `i` (where its kind has one), recorded on its day. */
export const fact = (kind: string, day: string, more: Partial<Fact> = {}): Fact => {
  counter += 1;
  return { id: `f${counter}`, kind, day, recorded: day, ...(withoutItem.includes(kind) ? {} : { item: "i" }), ...more };
};

/** The one item of a scheme, evaluated for 2024 (annual) or as of a day (daily). */
export const one = (
  it: Item,
  facts: readonly Fact[],
  options: { ledger?: Partial<Ledger>; scheme?: Partial<Scheme>; asOf?: string; daily?: string } = {},
): ItemShown => {
  const scheme = schemeOf([category("c", 10, [it])], options.scheme);
  const ledger = ledgerOf(facts, options.ledger);
  const evaluation =
    options.daily === undefined
      ? oracleAnnual(scheme, ledger, { year: 2024, asOf: options.asOf, isWorkingDay })
      : oracleDaily(scheme, ledger, { asOf: options.daily, isWorkingDay });
  const shown = evaluation.items[0];
  if (shown === undefined) throw new Error("no item");
  return shown;
};

/** The points that a method gives for a count. */
export const pointsFor = (method: Method, v: string | number, more: Partial<Item> = {}): string | null =>
  one(item({ kind: "count", none: "zero" }, { method, ...more }), [fact("count", "2024-06-01", { value: v })]).points;
