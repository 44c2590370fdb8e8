/** From a ledger to the facts that count: known, not corrected, the team's own, in the window, sorted by what reads them. FORMAT.md, section 6. */

import type { Day } from "../model/calendar";
import type { Fact, FactKind, FactOf, Ledger } from "../model/ledger";
import { byCode } from "../model/names";
import { nearest } from "../model/nearest";
import { InvalidInputError, problem } from "../model/problem";
import { type Finding, type Frame, factYear, type Gathered, inWindow, isBefore, type PledgeFact } from "./frame";
import type { Plan } from "./plan";

/** What facts of ledgers and of registers have alike. */
interface Noted {
  readonly id: string;
  readonly day: Day;
  readonly recorded: Day;
  readonly corrects?: string | undefined;
}

/** Facts in the order of day, recorded day, id. */
export const byTime = (a: Noted, b: Noted): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.recorded !== b.recorded) return a.recorded < b.recorded ? -1 : 1;
  return byCode(a.id, b.id);
};

/** Whether facts stand in order, as ledgers are mostly written. */
const areInOrder = (facts: readonly Noted[]): boolean => {
  let before = facts[0];
  let dayBefore = "";
  for (const fact of facts) {
    const { day } = fact;
    if (day === dayBefore ? before !== undefined && byTime(before, fact) > 0 : day < dayBefore) return false;
    before = fact;
    dayBefore = day;
  }
  return true;
};

/** Sorts in place, but first looks whether it must. */
export const inOrder = <F extends Noted>(facts: F[]): F[] => (areInOrder(facts) ? facts : facts.sort(byTime));

/** The same without touching the list. */
const ordered = <F extends Noted>(facts: readonly F[]): readonly F[] =>
  areInOrder(facts) ? facts : [...facts].sort(byTime);

const push = <K, F>(lists: Map<K, F[]>, key: K, fact: F): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [fact]);
  else list.push(fact);
};

const unknownItem = (name: string, plan: Plan): never => {
  throw new InvalidInputError([
    problem("unknown-name", ["facts"], { name, near: nearest(name, plan.byId.keys()), thing: "item" }),
  ]);
};

const wrongKind = (kind: FactKind, item: string, measure: string): never => {
  throw new InvalidInputError([problem("kind-does-not-fit-item", ["facts"], { kind, item, measure })]);
};

const findingKey = (fact: FactOf<"finding">): string =>
  `${fact.case}\n${fact.matter}\n${fact.subject}\n${fact.member ?? ""}`;

/** The first and the latest fact of each thing that facts tell about, in the order of the first ones. Sorts the facts in place. */
export const firstAndLatest = <F extends Noted>(facts: F[], keyOf: (fact: F) => string) => {
  const groups = new Map<string, { readonly first: F; latest: F }>();
  for (const fact of inOrder(facts)) {
    const known = groups.get(keyOf(fact));
    if (known === undefined) groups.set(keyOf(fact), { first: fact, latest: fact });
    else known.latest = fact;
  }
  return [...groups.values()];
};

/** Findings of one case, matter, subject and member together; those whose first fact lies in the window. Sorts the facts in place. */
export const groupFindings = (facts: FactOf<"finding">[], frame: Frame): Finding[] =>
  firstAndLatest(facts, findingKey).flatMap(({ first, latest }): Finding[] => {
    if (!inWindow(first, frame)) return [];
    const { case: name, matter, subject, member } = first;
    return [{ case: name, matter, subject, member, year: factYear(first), first, latest }];
  });

/** Whether a finding is about the team or one of its members. */
const concernsTeam = ({ subject }: Finding): boolean => subject === "team" || subject === "member";

/** Of the findings about the team: those that are confirmed, and those that are still under investigation. */
const conductIn = (findings: readonly Finding[]): Pick<Gathered, "charged" | "investigated"> => {
  const own = findings.filter(concernsTeam);
  return {
    charged: own.filter(({ latest }) => latest.state === "confirmed"),
    investigated: own.filter(({ latest }) => latest.state === "investigating"),
  };
};

/** What is filled while the facts are read once, in their order. */
interface Shelves {
  readonly byItem: readonly Fact[][];
  readonly before: Map<number, FactOf<"notice">[]>;
  readonly arrivals: Map<number, FactOf<"colour">>;
  readonly attendance: FactOf<"attendance">[];
  readonly findings: FactOf<"finding">[];
  readonly progress: Map<string, FactOf<"progress">[]>;
  readonly milestones: Map<string, FactOf<"milestone">[]>;
  readonly turns: PledgeFact[];
  readonly events: Map<string, FactOf<"event">[]>;
  readonly waivers: FactOf<"waiver">[];
}

const emptyShelves = (items: Plan["items"]): Shelves => ({
  byItem: items.map(() => []),
  before: new Map(),
  arrivals: new Map(),
  attendance: [],
  findings: [],
  progress: new Map(),
  milestones: new Map(),
  turns: [],
  events: new Map(),
  waivers: [],
});
type ItemFact = Exclude<Extract<Fact, { item: string }>, { kind: "finding" | "waiver" }>;

const shelveByItem = (fact: ItemFact, plan: Plan, frame: Frame, shelves: Shelves): void => {
  const planned = plan.byId.get(fact.item) ?? unknownItem(fact.item, plan);
  const { index, reads, item } = planned;
  if (reads !== fact.kind) wrongKind(fact.kind, fact.item, item.measure.kind);
  if (fact.kind === "colour" && fact.arrival === true) {
    if (fact.day <= frame.asOf) shelves.arrivals.set(index, fact);
  } else if (inWindow(fact, frame)) {
    shelves.byItem[index]?.push(fact);
  } else if (fact.kind === "notice" && isBefore(fact, frame)) {
    push(shelves.before, index, fact);
  }
};

const shelve = (fact: Fact, plan: Plan, frame: Frame, shelves: Shelves): void => {
  switch (fact.kind) {
    case "attendance":
      if (fact.day <= frame.window.to && (fact.until ?? fact.day) >= frame.window.from) shelves.attendance.push(fact);
      return;
    case "finding":
      if (fact.day <= frame.asOf) shelves.findings.push(fact);
      return;
    case "progress":
      if (fact.day <= frame.window.to) push(shelves.progress, fact.commitment, fact);
      return;
    case "milestone":
      if (fact.day <= frame.window.to) push(shelves.milestones, fact.milestone, fact);
      return;
    case "change":
    case "dropped":
    case "handover":
      if (fact.day <= frame.window.to) shelves.turns.push(fact);
      return;
    case "event":
      if (inWindow(fact, frame)) push(shelves.events, fact.event, fact);
      return;
    case "waiver":
      if (fact.day <= frame.asOf) shelves.waivers.push(fact);
      return;
    case "withdrawal":
      return;
    default:
      shelveByItem(fact, plan, frame, shelves);
  }
};

/** Known facts that another known fact corrects, by id. */
export const correctionsIn = (facts: readonly Noted[], knownAt: Day | undefined): Map<string, string> => {
  const corrected = new Map<string, string>();
  for (const fact of facts) {
    if (fact.corrects !== undefined && (knownAt === undefined || fact.recorded <= knownAt))
      corrected.set(fact.corrects, fact.id);
  }
  return corrected;
};

/** Reads a ledger's facts once. No result depends on the order in which they are written. */
export const gather = (plan: Plan, ledger: Ledger, frame: Frame): Gathered => {
  const { knownAt } = frame;
  const corrected = correctionsIn(ledger.facts, knownAt);
  const shelves = emptyShelves(plan.items);
  for (const fact of ordered(ledger.facts)) {
    if (knownAt !== undefined && fact.recorded > knownAt) continue;
    if (corrected.size > 0 && corrected.has(fact.id)) continue;
    if (fact.body !== undefined && fact.body !== plan.assessedBody) continue;
    shelve(fact, plan, frame, shelves);
  }
  const { charged, investigated } = conductIn(groupFindings(shelves.findings, frame));
  return {
    byItem: shelves.byItem,
    before: shelves.before,
    arrivals: shelves.arrivals,
    attendance: shelves.attendance,
    charged,
    investigated,
    progress: shelves.progress,
    milestones: shelves.milestones,
    turns: shelves.turns,
    events: shelves.events,
    waivers: shelves.waivers,
    corrected: [...corrected].map(([id, by]) => ({ id, by })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};
