/** One question put to two schemes: each is asked as if it were in force, and reads only the facts that it knows. */
import type { Question } from "../../engine/evaluate";
import { correctionsIn } from "../../engine/gather";
import { planOf } from "../../engine/plan";
import type { Day } from "../../model/calendar";
import type { Fact, Ledger } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";

type Without<Q, K extends PropertyKey> = Q extends unknown ? Omit<Q, K> : never;

/** What is asked of both sides; their calendar is given beside it. */
export type CompareQuestion = Without<Question, "calendar">;

const wide = new WeakMap<Scheme, Scheme>();

/** A scheme as if it had always been in force: what it would have given is asked of days before it as well. */
export const asIfInForce = (scheme: Scheme): Scheme => {
  const known = wide.get(scheme);
  if (known !== undefined) return known;
  const { to: _, ...rest } = scheme;
  const made: Scheme = { ...rest, from: "1900-01-01" };
  wide.set(scheme, made);
  return made;
};

/** Whether a scheme can read a fact: it has the item, and the item's measure reads facts of this kind. */
export const reads = (scheme: Scheme, fact: Fact): boolean => {
  if (!("item" in fact) || fact.item === undefined || fact.kind === "finding" || fact.kind === "waiver") return true;
  return planOf(scheme).byId.get(fact.item)?.reads === fact.kind;
};

/** A ledger without the facts that a scheme cannot read. What such a fact corrects stays corrected. */
export const readable = (scheme: Scheme, ledger: Ledger, knownAt: Day | undefined): Ledger => {
  const strange = ledger.facts.filter((fact) => !reads(scheme, fact));
  if (strange.length === 0) return ledger;
  const corrected = correctionsIn(strange, knownAt);
  return { ...ledger, facts: ledger.facts.filter((fact) => reads(scheme, fact) && !corrected.has(fact.id)) };
};

/** How many facts of a ledger a scheme cannot read. */
export const unreadIn = (scheme: Scheme, { facts }: Ledger): number =>
  facts.reduce((count, fact) => (reads(scheme, fact) ? count : count + 1), 0);
