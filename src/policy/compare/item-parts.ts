/** Why the points of one item differ: its clauses and its record, each by its share; its rounding, and misconduct that sets it to zero. */
import { bounded } from "../../engine/item";
import { boundOf, planOf } from "../../engine/plan";
import type { FactRef, ItemResult } from "../../model/evaluation";
import { canonicalJson } from "../../model/hash";
import type { Fact } from "../../model/ledger";
import { add, type Exact, exactFrom, negate, round, signOf, subtract, zero } from "../../model/points";
import type { Item, Scheme } from "../../model/scheme";
import type { Cause } from "./attribution";
import { itemIn, itemWith, recorded, recordParts, type Two, targetsFor } from "./hybrid";
import { type Numbers, sharesOf } from "./share";
import { type Evaluated, sameFacts } from "./side";

/** A part on its way: the same cause of the same item is added up later. */
export interface Share {
  readonly cause: Cause;
  readonly item: string | null;
  readonly year: number | null;
  readonly points: Exact;
}

/** What an item's points are made of: within its bounds, what rounding does, what misconduct takes. */
interface Made extends Numbers {
  readonly scored: Exact;
  readonly rounded: Exact;
  readonly zeroed: Exact;
}

const nothing: Made = { scored: zero, rounded: zero, zeroed: zero };

/** Points before rounding are read off the trace by the engine's own steps. */
const madeOf = (result: ItemResult | undefined): Made => {
  if (result === undefined || result.points === null || result.raw === null) return nothing;
  const { raw, floor, cap, rounding, kind, points } = result;
  const inside = bounded(exactFrom(raw), boundOf(floor), boundOf(cap)).points;
  const scored = kind === "deduction" ? negate(inside) : inside;
  const whole = kind === "deduction" ? negate(round(inside, rounding)) : round(inside, rounding);
  return { scored, rounded: subtract(whole, scored), zeroed: subtract(exactFrom(points), whole) };
};

const differ = (a: unknown, b: unknown): boolean => a !== b && canonicalJson(a ?? null) !== canonicalJson(b ?? null);

/** What of an item's own clause its points can hang on. */
const headOf = ({ points, kind, level, floor, cap, scorer }: Item) => ({ points, kind, level, floor, cap, scorer });

const ownClauses = ({ old, now }: Two<Item>): string[] => {
  const key = `items/${old.id}`;
  const parts = (["measure", "method", "rounding", "deadline"] as const).filter((part) => differ(old[part], now[part]));
  return [...(differ(headOf(old), headOf(now)) ? [key] : []), ...parts.map((part) => `${key}/${part}`)];
};

const usesKind = ({ old, now }: Two<Item>, ...kinds: Item["measure"]["kind"][]): boolean =>
  kinds.includes(old.measure.kind) || kinds.includes(now.measure.kind);

/** Cases of misconduct that somebody in either ledger had a finding of. */
const casesMet = ({ old, now }: Two<Evaluated>): ReadonlySet<string> =>
  new Set([...old.shelf.others, ...now.shelf.others].flatMap((fact) => (fact.kind === "finding" ? [fact.case] : [])));

const misconductClauses = (schemes: Two<Scheme>, sides: Two<Evaluated>): string[] => {
  if (schemes.old.misconduct === schemes.now.misconduct) return [];
  return [...casesMet(sides)].flatMap((id) => {
    const find = ({ misconduct }: Scheme) => misconduct.find((one) => one.id === id);
    const [old, now] = [find(schemes.old), find(schemes.now)];
    const head = (one: typeof old) => (one === undefined ? null : { deduct: one.deduct, zeroes: one.zeroes === true });
    const both = old !== undefined && now !== undefined;
    return [
      ...(differ(head(old), head(now)) || (!both && old !== now) ? [`misconduct/${id}`] : []),
      ...(both && differ(old.grave?.deduct, now.grave?.deduct) ? [`misconduct/${id}/grave`] : []),
    ];
  });
};

const closings = (schemes: Two<Scheme>, { old, now }: Two<Evaluated>): string[] =>
  [old, now]
    .flatMap(({ standOn }) => ("clause" in standOn ? [standOn.clause] : []))
    .filter((clause, at, all) => all.indexOf(clause) === at)
    .filter((clause) => schemes.old[clause].closes !== schemes.now[clause].closes);

/** Clauses of the whole scheme that can reach an item's points. */
const sharedClauses = (item: Two<Item>, schemes: Two<Scheme>, sides: Two<Evaluated>): string[] => {
  const { old, now } = schemes;
  if (old === now) return [];
  const { digits, mode } = old.rubric.rounding;
  const rounds = item.old.rounding === undefined || item.now.rounding === undefined;
  const other = digits !== now.rubric.rounding.digits || mode !== now.rubric.rounding.mode;
  const late = ({ members }: Scheme) => [members?.leave.grace, members?.leave.statuses];
  return [
    ...(rounds && other ? ["rubric/rounding"] : []),
    ...(planOf(old).assessedBody === planOf(now).assessedBody ? [] : ["bodies"]),
    ...(usesKind(item, "attendance") && differ(late(old), late(now)) ? ["members/leave"] : []),
    ...(usesKind(item, "commitments") && old.commitments?.changes.oneIn !== now.commitments?.changes.oneIn
      ? ["commitments/changes"]
      : []),
    ...misconductClauses(schemes, sides),
    ...closings(schemes, sides),
  ];
};

const sameQuestion = ({ old, now }: Two<Evaluated>): boolean =>
  !differ(old.question, now.question) &&
  !differ(old.standOn, now.standOn) &&
  !differ(old.ledger.term, now.ledger.term) &&
  old.calendar === now.calendar;

const noFacts: readonly Fact[] = [];

/** Which parts of the record differ for an item. */
const recordChanges = (item: Two<Item>, sides: Two<Evaluated>): string[] => {
  const { old, now } = sides;
  const { id } = item.old;
  const own = ({ shelf }: Evaluated) => shelf.byItem.get(id) ?? noFacts;
  const milestones = ({ ledger }: Evaluated) => ledger.milestones.filter((one) => one.item === id);
  const differs: Readonly<Record<(typeof recordParts)[number], () => boolean>> = {
    facts: () =>
      !sameQuestion(sides) || !sameFacts(own(old), own(now)) || !sameFacts(old.shelf.others, now.shelf.others),
    targets: () => usesKind(item, "target") && differ(targetsFor(id, old, old), targetsFor(id, now, old)),
    commitments: () =>
      usesKind(item, "commitments", "published") &&
      old.ledger !== now.ledger &&
      differ(old.ledger.commitments, now.ledger.commitments),
    milestones: () => usesKind(item, "milestones") && differ(milestones(old), milestones(now)),
    members: () => old.ledger !== now.ledger && differ(old.ledger.members, now.ledger.members),
  };
  return recordParts.filter((part) => differs[part]()).map(recorded);
};

const refsIn = (result: ItemResult | undefined): readonly FactRef[] => [
  ...(result?.measurement?.facts ?? []),
  ...(result?.waiver === null || result?.waiver === undefined ? [] : [result.waiver]),
];

/** Facts that were counted on one side only. */
const factsApart = (before: ItemResult | undefined, after: ItemResult | undefined) => {
  const [from, to] = [refsIn(before), refsIn(after)];
  const without = (list: readonly FactRef[], other: readonly FactRef[]) => {
    const ids = new Set(other.map(({ id }) => id));
    return list.filter(({ id }) => !ids.has(id)).map(({ id, day }) => ({ id, day }));
  };
  return { lost: without(from, to), gained: without(to, from) };
};

/** Numbers that a clause can be the reason of itself; what rounding and misconduct do otherwise is a part of its own. */
const ownsRounding = (name: string): boolean => name === "rubric/rounding" || name.endsWith("/rounding");
const ownsZeroing = (name: string): boolean => name.startsWith("misconduct/");

const partsOf = (name: string, numbers: Numbers, cause: Cause, item: string, year: number | null): Share[] => {
  const { scored = zero, rounded = zero, zeroed = zero } = numbers;
  const own = [scored, ...(ownsRounding(name) ? [rounded] : []), ...(ownsZeroing(name) ? [zeroed] : [])];
  return [
    { cause, item, year, points: own.reduce(add, zero) },
    ...(ownsRounding(name) ? [] : [{ cause: { kind: "rounding" } as const, item, year, points: rounded }]),
    ...(ownsZeroing(name) ? [] : [{ cause: { kind: "zeroing" } as const, item, year, points: zeroed }]),
  ];
};

/** All that differs and can reach the points of an item: its clauses, those of the whole scheme, and the record. */
export const changesOf = (item: Two<Item>, sides: Two<Evaluated>): readonly string[] => {
  const schemes = { old: sides.old.scheme, now: sides.now.scheme };
  return [...ownClauses(item), ...sharedClauses(item, schemes, sides), ...recordChanges(item, sides)];
};

/** Of the two assessed bodies the first by name, so that both directions name the same clause. */
const bodiesKey = ({ old, now }: Two<Evaluated>): string => {
  const [first = ""] = [planOf(old.scheme).assessedBody, planOf(now.scheme).assessedBody].sort();
  return `bodies/${first}`;
};

/** The two results of an item, undefined on a side that does not have it. */
export interface Results {
  readonly id: string;
  readonly before: ItemResult | undefined;
  readonly after: ItemResult | undefined;
}

const wholly = (cause: Cause, { id, before, after }: Results, year: number | null): Share[] => {
  const [from, to] = [madeOf(before), madeOf(after)];
  const apart = {
    scored: subtract(to.scored, from.scored),
    rounded: subtract(to.rounded, from.rounded),
    zeroed: subtract(to.zeroed, from.zeroed),
  };
  return partsOf("", apart, cause, id, year);
};

/** The shares in the difference of one item's points. */
export const itemShares = (results: Results, sides: Two<Evaluated>, year: number | null): readonly Share[] => {
  const { id, before, after } = results;
  const { old, now } = sides;
  const [from, to] = [itemIn(old.scheme, id), itemIn(now.scheme, id)];
  if (!old.alone || !now.alone) {
    const record: Cause = { kind: "record", of: "facts", ...factsApart(before, after) };
    return wholly(old.schemes === now.schemes ? record : { kind: "versions" }, results, year);
  }
  if (from === undefined || to === undefined) return wholly({ kind: "clause", clause: `items/${id}` }, results, year);
  const item = { old: from, now: to };
  const changes = changesOf(item, sides);
  if (changes.length === 0) return [];
  const shares = sharesOf(changes, (made) => {
    if (made.size === 0) return madeOf(before);
    return madeOf(made.size === changes.length ? after : itemWith(made, item, sides));
  });
  const causeOf = (name: string): Cause => {
    const part = recordParts.find((one) => recorded(one) === name);
    if (part === undefined) return { kind: "clause", clause: name === "bodies" ? bodiesKey(sides) : name };
    return { kind: "record", of: part, ...(part === "facts" ? factsApart(before, after) : { lost: [], gained: [] }) };
  };
  return [...shares].flatMap(([name, numbers]) => partsOf(name, numbers, causeOf(name), id, year));
};

export const isNothing = ({ points }: Share): boolean => signOf(points) === 0;
