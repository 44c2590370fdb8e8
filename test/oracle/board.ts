/** Owns the board of section 18: all commitments of a team on a day, written from the page alone. */
import { earlier, type Period, yearOf } from "./day.js";
import { factsOfTheTeam, latestOf, type Setting } from "./facts.js";
import { decimal, exactText, type Fraction, isPositive, isZero, less, one, zero } from "./fraction.js";
import { credited, expected } from "./measure-plans.js";
import { type Life, livesBy, type Turn } from "./pledges.js";
import type { Commitment, Decimal, Fact, Ledger, Scheme } from "./shapes.js";

interface Sight {
  readonly scheme: Scheme;
  readonly ledger: Ledger;
  readonly facts: readonly Fact[];
  readonly asOf: string;
  readonly t: string;
}

const doneOf = (fact: Fact | undefined): Fraction => decimal(fact?.done ?? 0);

const openStates = ["drafted", "approved", "published", "in-progress", "verified"];
const states = [...openStates, "done", "late", "failed", "dropped", "excused"];

interface Reached {
  readonly verified: Fraction;
  readonly inTime: Fraction;
  readonly reported: Fraction;
}

const stateOf = (life: Life, { verified, inTime, reported }: Reached, isExcused: boolean, t: string): string => {
  const { approved, published } = life.head;
  if (isExcused) return "excused";
  if (life.fate === "abandoned") return "failed";
  if (life.fate === "withdrawn") return "dropped";
  if (!less(verified, one)) return less(inTime, one) ? "late" : "done";
  if (life.inForce.due <= t) return "failed";
  if (isPositive(verified)) return "verified";
  if (isPositive(reported)) return "in-progress";
  if (approved === undefined || approved > t) return "drafted";
  return published !== undefined && published <= t ? "published" : "approved";
};

const yearsOf = ({ due, milestones = [] }: Commitment, progress: readonly Fact[], t: string) => {
  const steps = milestones.filter((each) => each.due < due);
  const all = [...steps, { due, share: 1 as Decimal }];
  const found = new Map<number, unknown[]>();
  for (const step of all) {
    const inTime = doneOf(latestOf(progress.filter(({ day }) => day <= step.due)));
    const reached = step.due > t ? null : !less(inTime, decimal(step.share));
    const year = yearOf(step.due);
    found.set(year, [...(found.get(year) ?? []), { due: step.due, share: exactText(decimal(step.share)), reached }]);
  }
  return [...found].map(([year, list]) => ({
    year,
    share: exactText(expected({ id: "", level: "", due, milestones }, `${year}-12-31`)),
    milestones: list,
  }));
};

const nextOf = ({ due, milestones = [] }: Commitment, verified: Fraction, t: string) => {
  const ahead = milestones.find((each) => each.due > t && each.due < due && less(verified, decimal(each.share)));
  return { due: ahead?.due ?? due, share: exactText(decimal(ahead?.share ?? 1)) };
};

const turnShown = ({ fact, standing }: Turn) => ({
  id: fact.id,
  day: fact.day,
  standing,
  reason: fact.reason,
  approver: fact.approver ?? null,
});

const originalOf = ({ title, due, weight, milestones = [] }: Commitment) => ({
  title,
  due,
  weight: exactText(decimal(weight ?? 1)),
  milestones: milestones.map((each) => ({ due: each.due, share: exactText(decimal(each.share)) })),
});

const lateOf = (scheme: Scheme, level: string): Fraction | null => {
  const items = scheme.rubric.categories.flatMap((category) => category.items);
  const found = items.find(({ measure }) => measure.kind === "commitments" && measure.level === level);
  return found === undefined ? null : decimal(found.measure.late ?? 0);
};

const handoversOf = (id: string, { facts, t, ledger }: Sight) => {
  const person = (member: string | undefined) => ({
    member,
    name: ledger.members.find((each) => each.id === member)?.name,
  });
  return facts
    .filter((fact) => fact.kind === "handover" && fact.commitment === id && fact.day <= t)
    .map((fact) => ({ id: fact.id, day: fact.day, from: person(fact.from), to: person(fact.to) }));
};

const excuseOf = (id: string, { facts, asOf }: Sight) => {
  const found = facts.find((fact) => fact.kind === "waiver" && fact.commitment === id && fact.day <= asOf);
  if (found === undefined) return null;
  return { id: found.id, day: found.day, reason: found.reason, approver: found.approver };
};

const creditShown = (life: Life, checked: readonly Fact[], late: Fraction | null): string | null => {
  if (late === null) return null;
  return exactText(life.fate === "abandoned" ? zero : credited(checked, life.inForce.due, late));
};

const entryOf = (life: Life, sight: Sight) => {
  const { head, inForce, turns, fate } = life;
  const { facts, t, scheme } = sight;
  const all = facts.filter((fact) => fact.kind === "progress" && fact.commitment === head.id && fact.day <= t);
  const checked = all.filter((fact) => fact.verified !== false);
  const reached = {
    verified: doneOf(latestOf(checked)),
    inTime: doneOf(latestOf(checked.filter(({ day }) => day <= inForce.due))),
    reported: doneOf(latestOf(all)),
  };
  const excused = excuseOf(head.id, sight);
  const state = stateOf(life, reached, excused !== null, t);
  const e = fate === "abandoned" ? one : expected(inForce, t);
  const isOpen = openStates.includes(state);
  const changes = turns.filter(({ fact }) => fact.kind === "change");
  return {
    id: head.id,
    level: head.level,
    year: head.year ?? null,
    title: inForce.title,
    weight: exactText(decimal(inForce.weight ?? 1)),
    due: inForce.due,
    approved: head.approved ?? null,
    published: head.published ?? null,
    state,
    counts: state !== "excused" && state !== "dropped" && !isZero(e),
    expected: exactText(e),
    inTime: exactText(reached.inTime),
    verified: exactText(reached.verified),
    reported: exactText(reached.reported),
    credited: creditShown(life, checked, lateOf(scheme, head.level)),
    behind: isOpen && less(reached.verified, e),
    next: isOpen ? nextOf(inForce, reached.verified, t) : null,
    years: yearsOf(inForce, checked, t),
    original: changes.some(({ standing }) => standing === "counts") ? originalOf(head) : null,
    changes: changes.map((turn) => ({ ...turnShown(turn), published: turn.fact.published ?? null })),
    drops: turns.filter(({ fact }) => fact.kind === "dropped").map(turnShown),
    handovers: handoversOf(head.id, sight),
    excused,
  };
};

type Entry = ReturnType<typeof entryOf>;

const countsOf = (entries: readonly Entry[]) => {
  const counts: Record<string, number> = { all: entries.length };
  const count = (key: string, is: (entry: Entry) => boolean): void => {
    counts[key] = entries.filter(is).length;
  };
  for (const state of states) count(state, (entry) => entry.state === state);
  count("changed", ({ original }) => original !== null);
  count("refused", ({ changes, drops }) => [...changes, ...drops].some(({ standing }) => standing !== "counts"));
  count("handedOver", ({ handovers }) => handovers.length > 0);
  count("behind", ({ behind }) => behind);
  return counts;
};

const before = (a: Entry, b: Entry): number => {
  if (a.level !== b.level) return a.level === "annual" ? -1 : 1;
  if (a.year !== b.year) return (a.year ?? 0) - (b.year ?? 0);
  if (a.due !== b.due) return a.due < b.due ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** The last day that counts, and the whole term behind it. */
const lastDay = (term: Period, asOf: string): string => earlier(term.to, asOf);

/** The board without the head that tells whose it is. */
export const oracleBoard = (scheme: Scheme, ledger: Ledger, asOf: string, knownAt: Setting["knownAt"]) => {
  if (asOf < ledger.term.from) throw new Error("before the term");
  const t = lastDay(ledger.term, asOf);
  const facts = factsOfTheTeam(scheme, ledger, knownAt);
  const sight: Sight = { scheme, ledger, facts, asOf, t };
  const commitments = livesBy(t, scheme, ledger, facts)
    .map((life) => entryOf(life, sight))
    .sort(before);
  return { asOf, knownAt, counts: countsOf(commitments), commitments };
};
