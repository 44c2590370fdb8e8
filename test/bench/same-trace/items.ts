/** The 39 items in the order of the rubric: each measured, scored, and written down with its trace. */
import type { Fact, FactOf, FactRef, ItemResult, WaiverRef } from "zhucun";
import { type Charge, chargedMatters, type Fraction, misconduct, shift, type Year } from "../straight-line";
import { commendations, criticisms, dereliction } from "./conduct";
import { type Head, headOf } from "./constants";
import { count, countTarget, latest, proratedTarget, tally, valueTarget } from "./counts";
import { hundredthsText, zero } from "./exact";
import { type Found, refsOf, waived } from "./found";
import { type Presence, presence } from "./presence";
import { commitments, milestones, published } from "./promises";
import { colours, meanByMember, meanByQuarter, meanRating, panel, survey } from "./ratings";
import { allFrom, less, type Rule, share, tiers, upTo } from "./rules";

/** An item's result with the numbers that are added up and compared. Deductions are negative. */
export interface Scored {
  readonly head: Head;
  readonly result: ItemResult;
  readonly points: number | null;
  readonly value: Fraction | undefined;
  readonly owes: Owes;
}

/** What is wanted for an item: facts for every month or quarter, or something by its deadline. */
export type Owes = "month" | "quarter" | "something";

/** What is known of the year before its items are measured. */
export interface Sight {
  readonly seen: Year;
  readonly presence: Presence;
  readonly charges: readonly Charge[];
  readonly matters: ReadonlyMap<string, number>;
  readonly investigated: boolean;
  /** Whether what was not shown in time has become zero. */
  readonly closed: boolean;
}

export const sightOf = (seen: Year): Sight => {
  const { charges, investigated } = misconduct(seen);
  const closed = seen.asOf > shift(seen.to, 30);
  return { seen, presence: presence(seen), charges, matters: chargedMatters(charges), investigated, closed };
};

type Measure = (seen: Year, item: string, sight: Sight) => Found;

interface Row {
  readonly head: Head;
  readonly measure: Measure;
  readonly rule: Rule;
  /** Whether an item of which nothing is known becomes zero. */
  readonly zeroes: boolean;
  readonly owes: Owes;
}

const row = (id: string, measure: Measure, rule: Rule, zeroes = false, owes: Owes = "something"): Row => ({
  head: headOf(id),
  measure,
  rule,
  zeroes,
  owes,
});

const rows: readonly Row[] = [
  row("1.1", (_, __, sight) => sight.presence.found, share, true, "month"),
  row("1.2", count, less(50)),
  row("1.3", tally, share, false, "month"),
  row("1.4", tally, share, true, "month"),

  row("2.1", tally, share),
  row("2.2", meanByMember, share),
  row("2.3", proratedTarget(4), share, true),

  row("3.1", count, less(50)),
  row("3.2", colours, share, false, "quarter"),
  row("3.3", proratedTarget(2), share, true),
  row("3.4", panel, share),

  row("4.1", tally, share, true, "quarter"),
  row("4.2", tally, share, true, "quarter"),
  row("4.3", count, less(50)),

  row("5.1", milestones, share, true),
  row("5.2", countTarget, tiers(300, 240, 180), true),
  row("5.3", panel, share),

  row("6.1", countTarget, share, true),
  row("6.2", valueTarget, tiers(200, 150, 100), true),
  row("6.3", count, less(100)),

  row("7.1", milestones, share, true),
  row("7.2", meanRating, share, false, "quarter"),
  row("7.3", latest, allFrom(1)),

  row("8.1", tally, share, true, "quarter"),
  row("8.2", count, less(50)),
  row("8.3", panel, share),

  row("9.1", proratedTarget(4), share, true),
  row("9.2", tally, share, true, "quarter"),
  row("9.3", tally, share, true, "quarter"),

  row("10.1", published, allFrom(4), true),
  row("10.2", commitments("annual"), share, true),
  row("10.3", commitments("term"), share, true),
  row("10.4", survey, share),

  row("11.1", survey, share),
  row("11.2", meanByQuarter, share, false, "quarter"),
  row("11.3", meanRating, share),

  row("12.1", commendations, upTo(500)),
  row("12.2", (seen, _, { matters }) => criticisms(seen, matters), upTo(600)),
  row("12.3", (_, __, { charges, matters, investigated }) => dereliction(charges, matters, investigated), upTo(1600)),
];

/** The waiver by which an item does not apply: one for the term before one for the year, the latest of several. */
const waiverFor = ({ waivers, year, from, until }: Year, item: string): FactOf<"waiver"> | undefined => {
  let best: FactOf<"waiver"> | undefined;
  for (const waiver of waivers) {
    if (waiver.item !== item) continue;
    const forTerm = waiver.over === "term";
    const inside = waiver.for === undefined ? waiver.day >= from && waiver.day <= until : waiver.for === year;
    if (forTerm || (inside && best?.over !== "term")) best = waiver;
  }
  return best;
};

const refOf = ({ id, day, reason, approver }: FactOf<"waiver">): WaiverRef => ({ id, day, reason, approver });

/** Confirmed falsifications that name the item. */
const zeroedBy = (charges: readonly Charge[], item: string): readonly string[] => {
  let ids: string[] | undefined;
  for (const { case: name, fact } of charges) {
    if (name !== "M03" || fact.item !== item) continue;
    ids ??= [];
    ids.push(fact.id);
  }
  return ids === undefined ? nobody : ids.sort();
};

const nobody: readonly string[] = [];
const noRefs: readonly FactRef[] = [];
const noPoints = { raw: null, bound: null, hundredths: null, applied: null } as const;

const setAsideOf = (facts: readonly Fact[] | undefined): readonly FactRef[] =>
  facts === undefined ? noRefs : refsOf(facts);

const scored = ({ head, measure, rule, zeroes, owes }: Row, sight: Sight): Scored => {
  const { seen, charges, closed } = sight;
  const { id, kind } = head;
  const waiver = seen.waivers.length === 0 ? undefined : waiverFor(seen, id);
  const found = waiver === undefined ? measure(seen, id, sight) : waived;
  const { state, measurement } = found;
  const given = found.value === undefined ? noPoints : rule(found.value, head);
  const late = state === "missing" && zeroes && closed;
  const zeroing =
    charges.length > 0 && given.hundredths !== null && given.hundredths > 0 && kind !== "deduction"
      ? zeroedBy(charges, id)
      : nobody;
  const amount = late || zeroing.length > 0 ? 0 : given.hundredths;
  const points = amount !== null && amount > 0 && kind === "deduction" ? -amount : amount;
  const result: ItemResult = {
    id,
    category: head.category,
    kind,
    level: head.level,
    title: head.title,
    points: points === null ? null : hundredthsText(points),
    outOf: head.outOf,
    state,
    why: late ? "zeroed" : found.why,
    measurement,
    applied: given.applied,
    raw: given.raw,
    floor: head.floor,
    cap: head.cap,
    bound: given.bound,
    rounding: head.rounding,
    waiver: waiver === undefined ? null : refOf(waiver),
    setAside: setAsideOf(seen.setAside.get(id)),
    zeroedBy: zeroing,
  };
  return { head, result, points, value: late ? zero : found.value, owes };
};

/** Measures and scores every item. */
export const itemsOf = (sight: Sight): Scored[] => {
  const items: Scored[] = [];
  for (const one of rows) items.push(scored(one, sight));
  return items;
};
