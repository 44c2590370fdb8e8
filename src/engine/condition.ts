/** What the conditions of caps compare, made ready once for each cap. FORMAT.md, section 2. */
import { match } from "ts-pattern";
import { type Comparison, type Condition, comparisons } from "../model/condition";
import type { CategoryResult, FactRef, ItemResult } from "../model/evaluation";
import { compare, divide, type Exact, exactFrom, exactOf, ratio, signOf } from "../model/points";
import type { Gathered } from "./frame";
import { refsOf } from "./outcome";

/** What conditions look at in an item: its result, and the numbers behind it. */
interface Scored {
  readonly result: Pick<ItemResult, "id" | "measurement">;
  readonly points: Exact | null;
  readonly value: Exact | undefined;
  readonly planned: { readonly points: Exact };
}

/** What conditions can look at. */
export interface Findings {
  readonly items: readonly Scored[];
  readonly categories: readonly Pick<CategoryResult, "id" | "state" | "base" | "outOf">[];
  readonly gathered: Pick<Gathered, "charged" | "events">;
}

/** What a condition compared: a number, or nothing to compare. */
export interface Compared {
  readonly found: Exact | undefined;
  readonly facts: readonly FactRef[];
}

/** A condition made ready: what it finds, or undefined where it is false. */
export type Tested = (seen: Findings) => Compared | undefined;

const nothing: Compared = { found: undefined, facts: [] };

const orders: Record<keyof Comparison, (order: -1 | 0 | 1) => boolean> = {
  below: (order) => order < 0,
  atMost: (order) => order <= 0,
  atLeast: (order) => order >= 0,
  above: (order) => order > 0,
};

/** How a comparison compares, and with which number. */
export const askedIn = (comparison: Comparison): { readonly sign: keyof Comparison; readonly number: Exact } => {
  const sign = comparisons.find((one) => comparison[one] !== undefined) ?? "atLeast";
  return { sign, number: exactOf(comparison[sign] ?? "0") };
};

/** Whether a number is as a comparison asks. */
export const holdsBy = (comparison: Comparison): ((found: Exact) => boolean) => {
  const { sign, number } = askedIn(comparison);
  const order = orders[sign];
  return (found) => order(compare(found, number));
};

const itemOf = (id: string | undefined, { items }: Findings): Scored | undefined =>
  items.find(({ result }) => result.id === id);

/** The facts that an item's measurement counted. */
export const factsOf = (item: Scored | undefined): readonly FactRef[] => item?.result.measurement?.facts ?? [];

const shareOf = (points: Exact | null | undefined, outOf: Exact): Exact | undefined =>
  points === null || points === undefined || signOf(outOf) === 0 ? undefined : divide(points, outOf);

const pointsShare = (when: Extract<Condition, { kind: "points-share" }>, seen: Findings): Compared => {
  if (when.item !== undefined) {
    const item = itemOf(when.item, seen);
    return item === undefined ? nothing : { found: shareOf(item.points, item.planned.points), facts: factsOf(item) };
  }
  const category = seen.categories.find(({ id }) => id === when.category);
  if (category === undefined || category.state === "not-applicable") return nothing;
  return { found: shareOf(exactFrom(category.base), exactFrom(category.outOf)), facts: [] };
};

const choiceShare = (when: Extract<Condition, { kind: "choice" }>, seen: Findings): Compared => {
  const item = itemOf(when.item, seen);
  const measurement = item?.result.measurement;
  if (measurement?.kind !== "survey") return nothing;
  return { found: ratio(measurement.votes[when.choice] ?? 0, measurement.denominator), facts: measurement.facts };
};

const findingCount = (name: string | undefined, { gathered }: Findings): Compared => {
  const charged = gathered.charged.filter((finding) => name === undefined || finding.case === name);
  return { found: ratio(charged.length), facts: refsOf(charged.map(({ latest }) => latest)) };
};

const eventCount = (event: string, { gathered }: Findings): Compared => {
  const facts = gathered.events.get(event) ?? [];
  return { found: ratio(facts.length), facts: refsOf(facts) };
};

const comparedBy = (when: ComparingCondition): ((seen: Findings) => Compared) =>
  match(when)
    .returnType<(seen: Findings) => Compared>()
    .with({ kind: "measurement" }, ({ item }) => (seen) => {
      const found = itemOf(item, seen);
      return { found: found?.value, facts: factsOf(found) };
    })
    .with({ kind: "points-share" }, (share) => (seen) => pointsShare(share, seen))
    .with({ kind: "choice" }, (choice) => (seen) => choiceShare(choice, seen))
    .with(
      { kind: "findings" },
      ({ case: name }) =>
        (seen) =>
          findingCount(name, seen),
    )
    .with(
      { kind: "event" },
      ({ event }) =>
        (seen) =>
          eventCount(event, seen),
    )
    .exhaustive();

/** The conditions that compare a number; the other asks for the grades of the years. */
export type ComparingCondition = Exclude<Condition, { kind: "year-grade" }>;

/** What a condition looks at, and whether that is as it asks. */
export interface Asked {
  readonly compared: (seen: Findings) => Compared;
  readonly holds: (found: Exact) => boolean;
}

/** Makes a condition ready once, so that evaluating it later only runs it. */
export const askedBy = (when: ComparingCondition): Asked => ({ compared: comparedBy(when), holds: holdsBy(when) });

/** Makes a cap's condition ready once: what it compared where it holds. */
export const testOf = (when: ComparingCondition): Tested => {
  const { compared, holds } = askedBy(when);
  return (seen) => {
    const result = compared(seen);
    return result.found !== undefined && holds(result.found) ? result : undefined;
  };
};
