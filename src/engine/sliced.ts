/** An item whose rule changed within the period: each stretch is measured and scored by its own version, then put together. FORMAT.md, section 20. */
import { type Day, daysIn, earlier, type Period } from "../model/calendar";
import type { Measurement, VersionsTogether } from "../model/evaluation";
import { canonicalJson } from "../model/hash";
import type { Ledger } from "../model/ledger";
import {
  add,
  divide,
  type Exact,
  exactFrom,
  exactText,
  multiply,
  ratio,
  signOf,
  subtract,
  sum,
  zero,
} from "../model/points";
import type { Item, Scheme } from "../model/scheme";
import type { Slice } from "../model/versions";
import type { ScoredItem } from "./item";
import { bounded } from "./item";
import { measured, missing, notApplicable, type Outcome, pending, pendingSoFar } from "./outcome";
import type { PlannedItem } from "./plan";
import { itemsOver, type Stand } from "./stretch";

/** The measures that add up facts day by day, so that each day can have its own rule. */
const accumulating = new Set<Item["measure"]["kind"]>(["count", "tally", "mean", "colours", "attendance"]);

/** A stretch of a period under one and the same rule for an item. */
interface Stretch extends Period {
  readonly scheme: Scheme;
  readonly rule: string;
}

const ruleOf = ({ points, measure, method, floor, cap, scorer, waivable }: Item): string =>
  canonicalJson({ points, measure, method, floor, cap, scorer, waivable });

const itemIn = (scheme: Scheme, id: string): Item | undefined => {
  for (const { items } of scheme.rubric.categories) {
    const found = items.find((item) => item.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Neighbouring slices with the same rule joined; slices whose version does not have the item are left out. */
const stretchesOf = (id: string, slices: readonly Slice[]): Stretch[] => {
  const stretches: Stretch[] = [];
  for (const { scheme, from, to } of slices) {
    const item = itemIn(scheme, id);
    const before = stretches.at(-1);
    if (item === undefined) continue;
    const rule = ruleOf(item);
    if (before?.rule === rule) stretches.splice(-1, 1, { ...before, scheme, to });
    else stretches.push({ scheme, from, to, rule });
  }
  return stretches;
};

/** One stretch with what it came to: the points before rounding, or undefined where there is no value. */
interface Part {
  readonly stretch: Stretch;
  readonly days: Exact;
  readonly scored: ScoredItem;
  readonly points: Exact | undefined;
}

const partOf = (id: string, stretch: Stretch, ledger: Ledger, stand: Stand): Part[] => {
  const [scored] = itemsOver(stretch.scheme, ledger, [id], stretch, stand);
  if (scored === undefined) return [];
  const { raw, measurement } = scored.result;
  const { floor, cap } = scored.planned;
  const points = raw === null || measurement === null ? undefined : bounded(exactFrom(raw), floor, cap).points;
  const window = { from: stretch.from, to: earlier(stretch.to, stand.asOf) };
  return [{ stretch, days: ratio(daysIn(window)), scored, points }];
};

type Valued = Part & { readonly points: Exact };
const hasPoints = (part: Part): part is Valued => part.points !== undefined;

/** The mean of numbers by days; zero where there are no days. */
const meanByDays = (parts: readonly { readonly days: Exact; readonly number: Exact }[]): Exact => {
  const days = sum(parts.map((part) => part.days));
  return signOf(days) === 0 ? zero : divide(sum(parts.map((part) => multiply(part.days, part.number))), days);
};

const howOf = ({ method }: Item): VersionsTogether =>
  method.kind === "per-unit" ? "sum" : method.kind === "per-occurrence" ? "loss" : "mean";

/** The raw points of all stretches together. */
const together = (how: VersionsTogether, outOf: Exact, parts: readonly Valued[]): Exact => {
  switch (how) {
    case "sum":
      return parts.map(({ points }) => points).reduce(add, zero);
    case "loss":
      return parts.map(({ scored, points }) => subtract(scored.planned.points, points)).reduce(subtract, outOf);
    case "mean": {
      const shares = parts.filter(({ scored }) => signOf(scored.planned.points) > 0);
      const numbers = shares.map(({ days, points, scored }) => ({
        days,
        number: divide(points, scored.planned.points),
      }));
      return multiply(outOf, meanByDays(numbers));
    }
  }
};

const withoutValue = (parts: readonly Part[]): Outcome => {
  const results = parts.map(({ scored }) => scored.result);
  const waiting = results.find(({ state }) => state === "pending");
  if (waiting !== undefined) return pending(waiting.why ?? "small-sample");
  if (results.length === 0 || results.some(({ state }) => state === "missing")) return missing;
  return notApplicable(results.at(-1)?.why ?? "nothing-due");
};

const outcomeOf = (how: VersionsTogether, parts: readonly Part[], valued: readonly Valued[]): Outcome => {
  if (valued.length === 0) return withoutValue(parts);
  const values = valued.map(({ days, scored }) => ({ days, number: scored.value ?? zero }));
  const value = how === "mean" ? meanByDays(values) : values.map(({ number }) => number).reduce(add, zero);
  const measurement: Measurement = {
    kind: "by-version",
    how,
    parts: valued.map(({ stretch, days, scored, points }) => ({
      version: stretch.scheme.version,
      from: stretch.from,
      to: stretch.to,
      days: exactText(days),
      points: exactText(points),
      outOf: scored.result.outOf,
      measurement: scored.result.measurement,
      applied: scored.result.applied,
    })),
    value: exactText(value),
    facts: valued.flatMap(({ scored }) => scored.result.measurement?.facts ?? []),
  };
  const waiting = parts.find(({ scored }) => scored.result.state === "pending")?.scored.result.why;
  return waiting === null || waiting === undefined
    ? measured(value, measurement)
    : pendingSoFar(waiting, value, measurement);
};

/** Whether an item has one rule on all days of the slices, or is of a kind that is measured at the end. */
const isOne = ({ item }: PlannedItem, stretches: readonly Stretch[], slices: readonly Slice[]): boolean => {
  if (item.level !== "daily" || !accumulating.has(item.measure.kind)) return true;
  const [only] = stretches;
  const whole = only?.from === slices[0]?.from && only?.to === slices.at(-1)?.to;
  return whole && only?.rule === ruleOf(item);
};

/** The item as the slices of a period measure and score it; the item itself where its rule is the same in all of them. */
export const slicedItem = (
  planned: PlannedItem,
  slices: readonly Slice[],
  ledger: Ledger,
  stand: Stand & { readonly asOf: Day },
): PlannedItem => {
  const { item } = planned;
  const stretches = stretchesOf(item.id, slices);
  if (isOne(planned, stretches, slices)) return planned;
  const begun = stretches.filter(({ from }) => from <= stand.asOf);
  const parts = begun.flatMap((stretch) => partOf(item.id, stretch, ledger, stand));
  const valued = parts.filter(hasPoints);
  const how = howOf(item);
  const outcome = outcomeOf(how, parts, valued);
  return {
    ...planned,
    measure: () => outcome,
    score: () => ({ raw: together(how, planned.points, valued), applied: { kind: "by-version", how } }),
  };
};
