/** One item from its facts to its points: waived or measured, scored, bounded, rounded, or zeroed. FORMAT.md, sections 7 and 8. */
import { addDays, type Day, yearsOf } from "../model/calendar";
import type { ItemResult, WaiverRef, Why } from "../model/evaluation";
import type { Fact, FactOf } from "../model/ledger";
import { compare, type Exact, exactText, negate, round, signOf, zero } from "../model/points";
import { type Finding, factYear, inWindow } from "./frame";
import { notApplicable, type Outcome, refsOf, type View } from "./outcome";
import type { Bound, PlannedItem } from "./plan";

/** An item's result with the numbers that later stages need. */
export interface ScoredItem {
  readonly planned: PlannedItem;
  readonly result: ItemResult;
  /** Null where the item adds nothing: not applicable, still open. */
  readonly points: Exact | null;
  /** The measured value; 0 for an item that was zeroed for missing its deadline. */
  readonly value: Exact | undefined;
}

export type World = Omit<View, "facts" | "index">;

/** What is being built: the parts of a result that differ from state to state. */
type Varying = Pick<ItemResult, "state" | "why" | "measurement" | "applied" | "raw" | "bound" | "zeroedBy"> & {
  readonly points: Exact | null;
  readonly value: Exact | undefined;
};

const nobody: readonly string[] = [];

/** An item without a measured value: it has no points, or those that it was zeroed to. */
const unvalued = (state: Varying["state"], why: Why | null, points: Exact | null = null): Varying => ({
  state,
  why,
  measurement: null,
  applied: null,
  raw: null,
  bound: null,
  zeroedBy: nobody,
  points,
  value: points ?? undefined,
});

const refOf = ({ id, day, reason, approver }: FactOf<"waiver">): WaiverRef => ({ id, day, reason, approver });

/** Whether a waiver for a year is one of the years that an evaluation is about; over a part of a year, that year's holds. */
const isOfYears = (waiver: FactOf<"waiver">, frame: World["frame"]): boolean => {
  if (frame.partOf === undefined) return inWindow(waiver, frame);
  const year = factYear(waiver);
  return year >= frame.firstYear && year <= frame.lastYear;
};

/** The waiver that makes an item not applicable in this evaluation, if there is one. */
export const waiverFor = (item: string, { gathered, frame }: World): FactOf<"waiver"> | undefined => {
  if (!gathered.waivers.some((waiver) => waiver.item === item)) return undefined;
  const own = gathered.waivers.filter((waiver) => waiver.item === item);
  const forTerm = own.filter(({ over }) => over === "term").at(-1);
  if (forTerm !== undefined) return forTerm;
  const inside = own.filter((waiver) => isOfYears(waiver, frame));
  const needed = frame.kind === "term" ? yearsOf(frame.period) : [];
  const waived = new Set(inside.map(factYear));
  return needed.every((year) => waived.has(year)) ? inside.at(-1) : undefined;
};

/** A number held between a floor and a cap, and which of them took hold. */
export const bounded = (raw: Exact, floor: Bound, cap: Bound): { points: Exact; bound: "floor" | "cap" | null } => {
  if (floor !== undefined && compare(raw, floor) < 0) return { points: floor, bound: "floor" };
  if (cap !== undefined && compare(raw, cap) > 0) return { points: cap, bound: "cap" };
  return { points: raw, bound: null };
};

/** Findings that name the item and whose case sets it to zero: the id of the latest fact of each. */
const zeroingFindings = (item: string, { gathered }: World, zeroing: ReadonlySet<string>): readonly string[] => {
  const names = ({ latest }: Finding) => latest.item === item && zeroing.has(latest.case);
  if (!gathered.charged.some(names)) return nobody;
  return gathered.charged
    .filter(names)
    .map(({ latest }) => latest.id)
    .sort();
};

/** The points that a measured value gives, bounded and rounded: what was applied, and the number before and after. */
export const pointsAt = (planned: PlannedItem, value: Exact) => {
  const { raw, applied } = planned.score(value);
  const { points: inside, bound } = bounded(raw, planned.floor, planned.cap);
  const rounded = round(inside, planned.rounding);
  return { raw, applied, bound, points: planned.item.kind === "deduction" ? negate(rounded) : rounded };
};

type Valued = Extract<Outcome, { state: "measured" | "pending" }> & { readonly value: Exact };

const hasValue = (outcome: Outcome): outcome is Valued =>
  outcome.state === "measured" || (outcome.state === "pending" && outcome.value !== undefined);

const valued = (planned: PlannedItem, outcome: Valued, world: World, zeroing: ReadonlySet<string>): Varying => {
  const { raw, applied, bound, points } = pointsAt(planned, outcome.value);
  const zeroedBy = signOf(points) > 0 ? zeroingFindings(planned.item.id, world, zeroing) : nobody;
  return {
    state: outcome.state,
    why: outcome.state === "pending" ? outcome.why : null,
    measurement: outcome.measurement ?? null,
    applied,
    raw: exactText(raw),
    bound,
    zeroedBy,
    points: zeroedBy.length > 0 ? zero : points,
    value: outcome.value,
  };
};

/** The last day on which an item's facts may still come. */
export const deadlineOf = ({ item }: PlannedItem, lastDay: Day): Day | undefined =>
  item.deadline === undefined ? undefined : addDays(lastDay, item.deadline.within);

const isZeroed = (planned: PlannedItem, { frame }: World): boolean => {
  if (planned.item.deadline?.missing !== "zero" || frame.asOf <= frame.period.to) return false;
  const deadline = deadlineOf(planned, frame.period.to);
  return deadline !== undefined && frame.asOf > deadline;
};

const varying = (planned: PlannedItem, outcome: Outcome, world: World, zeroing: ReadonlySet<string>): Varying => {
  if (hasValue(outcome)) return valued(planned, outcome, world, zeroing);
  if (outcome.state !== "missing") return unvalued(outcome.state, outcome.why);
  return isZeroed(planned, world) ? unvalued("missing", "zeroed", zero) : unvalued("missing", null);
};

const isOthers = (fact: Fact, scorer: string): boolean =>
  "scorer" in fact && fact.scorer !== undefined && fact.scorer !== scorer;

/** An item's facts, those of another scorer than its own apart. */
const ownAndOthers = (all: readonly Fact[], scorer: string | undefined) => {
  if (scorer === undefined || !all.some((fact) => isOthers(fact, scorer))) return { facts: all, setAside: [] };
  return {
    facts: all.filter((fact) => !isOthers(fact, scorer)),
    setAside: all.filter((fact) => isOthers(fact, scorer)),
  };
};

const viewOf = (
  { ledger, frame, gathered, calendar, presence, versionOn }: World,
  facts: readonly Fact[],
  index: number,
): View => ({
  ledger,
  frame,
  gathered,
  calendar,
  presence,
  versionOn,
  facts,
  index,
});

/** Measures and scores one item. `zeroing` holds the cases whose findings can set an item to zero. */
export const scoreItem = (planned: PlannedItem, world: World, zeroing: ReadonlySet<string>): ScoredItem => {
  const { item, index, category, capText, rounding } = planned;
  const { facts, setAside } = ownAndOthers(world.gathered.byItem[index] ?? [], item.scorer);
  const waiver = waiverFor(item.id, world);
  const outcome = waiver === undefined ? planned.measure(viewOf(world, facts, index)) : notApplicable("waiver");
  const scored = varying(planned, outcome, world, zeroing);
  const { points, value } = scored;
  const result: ItemResult = {
    id: item.id,
    category,
    kind: item.kind,
    level: item.level,
    title: item.title,
    points: points === null ? null : exactText(points),
    outOf: item.points,
    state: scored.state,
    why: scored.why,
    measurement: scored.measurement,
    applied: scored.applied,
    raw: scored.raw,
    floor: item.floor,
    cap: capText,
    bound: scored.bound,
    rounding,
    waiver: waiver === undefined ? null : refOf(waiver),
    setAside: refsOf(setAside),
    zeroedBy: scored.zeroedBy,
  };
  return { planned, result, points, value };
};
