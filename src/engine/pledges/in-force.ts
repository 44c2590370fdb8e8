/** The commitments of a team as they are in force: what was changed with effect, what was dropped, and what of that does not count. FORMAT.md, section 18. */
import type { ChangeRef, DropRef, FirstPledge, TurnStanding } from "../../model/answer/board";
import { type Day, earlier, type Period } from "../../model/calendar";
import type { Commitment, FactOf } from "../../model/ledger";
import type { PledgeFact } from "../frame";

/** A commitment with its life so far. */
export interface Pledge {
  /** As it is in force. */
  readonly now: Commitment;
  /** As it was first made. */
  readonly first: Commitment;
  readonly isChanged: boolean;
  readonly changes: readonly ChangeRef[];
  readonly drops: readonly DropRef[];
  /** That it was dropped with effect: with approval it counts nowhere, without it has failed. */
  readonly ended: DropRef | undefined;
}

/** What was promised at first, as answers hold it: nothing of it is shared with the ledger. */
export const asPromised = ({ title, due, weight, milestones }: Commitment): FirstPledge => ({
  title,
  due,
  weight,
  milestones: milestones.map((one) => ({ due: one.due, share: one.share })),
});

/** Dropped without approval, a commitment has failed; dropped with it, it is withdrawn. */
export const isAbandoned = (ended: Pledge["ended"]): boolean => ended !== undefined && ended.approver === null;

/** What the facts of a life are judged by. */
export interface Judging {
  readonly term: Period;
  /** At most one commitment in so many of a level and year may be changed; any number, where it is left out. */
  readonly oneIn: number | undefined;
}

/** Nobody may move the end of a commitment past the year, or the term, that it belongs to. */
const lastDayOf = ({ year }: Commitment, term: Period): Day =>
  year === undefined ? term.to : earlier(`${year}-12-31`, term.to);

const groupOf = ({ level, year }: Commitment): string => `${level} ${year ?? ""}`;

/** How many of each level and year may be changed. */
const placesIn = (commitments: readonly Commitment[], oneIn: number | undefined): Map<string, number> => {
  const sizes = new Map<string, number>();
  for (const one of commitments) sizes.set(groupOf(one), (sizes.get(groupOf(one)) ?? 0) + 1);
  return new Map(
    [...sizes].map(([group, size]) => [group, oneIn === undefined ? size : Math.floor(size / oneIn)] as const),
  );
};

const changeStanding = (change: FactOf<"change">, pledge: Pledge, places: number, term: Period): TurnStanding => {
  const { now, isChanged, ended } = pledge;
  if (ended !== undefined) return "ended";
  if (change.day > now.due) return "too-late";
  if (change.due !== undefined && change.due > now.due && change.due > lastDayOf(now, term)) return "beyond";
  return isChanged || places > 0 ? "counts" : "too-many";
};

const changed = (now: Commitment, { title, due, weight, milestones }: FactOf<"change">): Commitment => ({
  ...now,
  title: title ?? now.title,
  due: due ?? now.due,
  weight: weight ?? now.weight,
  milestones: milestones ?? now.milestones,
});

const withChange = (pledge: Pledge, change: FactOf<"change">, standing: TurnStanding): Pledge => {
  const { id, day, reason, approver, published } = change;
  const changes = [...pledge.changes, { id, day, standing, reason, approver, published: published ?? null }];
  return standing === "counts"
    ? { ...pledge, changes, isChanged: true, now: changed(pledge.now, change) }
    : { ...pledge, changes };
};

const withDrop = (pledge: Pledge, { id, day, reason, approver }: FactOf<"dropped">): Pledge => {
  const standing = pledge.ended !== undefined ? "ended" : day > pledge.now.due ? "too-late" : "counts";
  const drop: DropRef = { id, day, standing, reason, approver: approver ?? null };
  return { ...pledge, drops: [...pledge.drops, drop], ended: standing === "counts" ? drop : pledge.ended };
};

const begun = (one: Commitment): Pledge => ({
  now: one,
  first: one,
  isChanged: false,
  changes: [],
  drops: [],
  ended: undefined,
});

/** The commitments of a ledger, each as it is in force after some facts. The facts stand in the order of day, recorded day, id. */
export const inForce = (
  commitments: readonly Commitment[],
  facts: readonly PledgeFact[],
  { term, oneIn }: Judging,
): readonly Pledge[] => {
  if (facts.length === 0) return commitments.map(begun);
  const pledges = new Map(commitments.map((one) => [one.id, begun(one)]));
  const places = placesIn(commitments, oneIn);
  for (const fact of facts) {
    const pledge = pledges.get(fact.commitment);
    if (pledge === undefined || fact.kind === "handover") continue;
    if (fact.kind === "dropped") {
      pledges.set(fact.commitment, withDrop(pledge, fact));
      continue;
    }
    const group = groupOf(pledge.first);
    const left = places.get(group) ?? 0;
    const standing = changeStanding(fact, pledge, left, term);
    if (standing === "counts" && !pledge.isChanged) places.set(group, left - 1);
    pledges.set(fact.commitment, withChange(pledge, fact, standing));
  }
  return [...pledges.values()];
};
