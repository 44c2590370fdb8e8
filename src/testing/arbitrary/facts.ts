/** Facts by kind, without id and recorded day: what happened, on which day, for which year, for whom. */
import fc, { type Arbitrary } from "fast-check";
import { type Day, later, type Period, yearsOf } from "../../model/calendar";
import type { FactInput } from "../../model/ledger";
import type { Item } from "../../model/scheme";
import { someDay } from "./day";
import { maybe, near, rarely, written } from "./number";

type Drawn<F> = F extends FactInput ? Omit<F, "id" | "recorded" | "by" | "corrects"> : never;

/** A fact that has not been recorded yet. */
export type FactDrawn = Drawn<Exclude<FactInput, { kind: "withdrawal" }>>;

/** When and for whom. */
export interface Placed {
  readonly day: Day;
  readonly body?: string | undefined;
  readonly for?: number | undefined;
}

const bodies = fc.constantFrom(...Array.from({ length: 9 }, () => undefined), "team", "unit", "town");

/** On a day of the term. */
export const placed = (term: Period): Arbitrary<Placed> => fc.record({ day: someDay(term), body: bodies });

/** The end of a year and the beginning of the next, as far as it may lie for a term. */
const turnOf = (term: Period, year: number): Period => ({
  from: later(term.from, `${year}-10-01`),
  to: `${year + 1}-02-28`,
});

/** On a day of the term, or for a year of it on a day at its turn. */
export const placedOrFor = (term: Period): Arbitrary<Placed> =>
  fc.oneof(
    { weight: 4, arbitrary: placed(term) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...yearsOf(term))
        .chain((year) => fc.record({ day: someDay(turnOf(term, year)), body: bodies, for: fc.constant(year) })),
    },
  );

type Of<K extends Item["measure"]["kind"]> = Extract<Item["measure"], { kind: K }>;

const together = <T extends object>(where: Arbitrary<Placed>, what: Arbitrary<T>): Arbitrary<Placed & T> =>
  fc.tuple(where, what).map(([place, fact]) => ({ ...place, ...fact }));

const kind = <const K extends FactInput["kind"]>(name: K) => fc.constant(name);
const counts = fc.constantFrom(undefined, "1", "2", "0", "0.5", "3");
const huge = fc.constantFrom("999999999999.999999", "-123456789.123457");
const small = fc.constantFrom(0, 1, 2, 5, 8, 10);

const tallies = (item: string) =>
  fc.tuple(small, small).map(([a, b]) => ({
    kind: "tally" as const,
    item,
    done: `${Math.min(a, b)}`,
    due: `${Math.max(a, b)}`,
  }));

const inside = (number: number, most: number): string => written(Math.max(0, Math.min(number, most)));

/** Ratings with one decimal, on the thresholds and one step beside them. */
const ratings = (item: string, outOf: string, members: readonly string[]) => {
  const most = Number(outOf) * 1000;
  return fc.record({
    kind: kind("rating"),
    item: fc.constant(item),
    value: near([most, most * 0.9, most * 0.8, most * 0.6, most * 0.5, 0], 1).map((number) => inside(number, most)),
    rater: fc.constantFrom("r1", "r2", "r3", "r4", "r5", "r6"),
    member: rarely(...members),
    scorer: rarely("town", "team"),
    valid: fc.constantFrom(undefined, undefined, true, true, false),
  });
};

const ballots = (item: string, { weights, invalid }: Of<"survey">) => {
  const choices = [...Object.keys(weights), ...invalid];
  return fc.record({
    kind: kind("ballots"),
    item: fc.constant(item),
    votes: fc
      .tuple(...choices.map((choice) => maybe(0, 1, 4, 5, 10).map((votes) => ({ choice, votes }))))
      .map((drawn) =>
        Object.fromEntries(drawn.flatMap(({ choice, votes }) => (votes === undefined ? [] : [[choice, votes]]))),
      ),
  });
};

/** Checked values and self-reports on the thresholds; now and then one that no safe integer holds once it is divided. */
const values = (item: string, unit: number) => {
  const shares = [1000, 900, 800, 600, 500, 0, 1200, -500].map((share) => share * unit);
  return fc.record({
    kind: kind("value"),
    item: fc.constant(item),
    value: fc.oneof({ weight: 15, arbitrary: near(shares, 1).map(written) }, { weight: 1, arbitrary: huge }),
    claim: fc.constantFrom(undefined, "checked", "self"),
    scorer: rarely("town", "team"),
  });
};

const colours = (item: string, { colours: list }: Of<"colours">, term: Period): Arbitrary<FactDrawn> => {
  const colour = fc.constantFrom(...list.map(({ id }) => id));
  const own = together(placed(term), fc.record({ kind: kind("colour"), item: fc.constant(item), colour }));
  const arrivals = someDay({ from: `${Number(term.from.slice(0, 4)) - 1}-12-30`, to: term.to });
  const arrival = fc.record({
    kind: kind("colour"),
    item: fc.constant(item),
    colour,
    day: arrivals,
    body: bodies,
    arrival: fc.constant(true as const),
  });
  return fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: arrival });
};

const notices = (item: string, { levels }: Of<"notices">) =>
  fc.record({
    kind: kind("notice"),
    item: fc.constant(item),
    matter: fc.constantFrom("m1", "m2"),
    level: fc.constantFrom(...levels.map(({ id }) => id)),
    authors: maybe(1, 2, 3),
  });

const ranks = (item: string) =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), maybe(0, 5))
    .map(([rank, more]) => ({ kind: "rank" as const, item, rank, of: more === undefined ? undefined : rank + more }));

/** Facts that an item's measure reads by item, or nothing where it reads others. */
export const factsOf = (
  { id, measure }: Item,
  term: Period,
  members: readonly string[],
): Arbitrary<FactDrawn> | undefined => {
  const where = placedOrFor(term);
  const count = () => together(where, fc.record({ kind: kind("count"), item: fc.constant(id), value: counts }));
  switch (measure.kind) {
    case "count":
      return count();
    case "tally":
      return together(where, tallies(id));
    case "target":
      return measure.of === "count" ? count() : together(where, values(id, 4));
    case "mean":
    case "panel":
      return together(where, ratings(id, measure.outOf, members));
    case "survey":
      return together(where, ballots(id, measure));
    case "latest":
      return together(where, values(id, Number(measure.outOf)));
    case "rank":
      return together(where, ranks(id));
    case "colours":
      return colours(id, measure, term);
    case "notices":
      return together(where, notices(id, measure));
    default:
      return undefined;
  }
};

export { bodies, together };
