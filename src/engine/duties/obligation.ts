/** From what fell due and what was done to how it stands. FORMAT.md, section 13. */

import type { Counts, DoneRef, NextDue, Obligation, ObligationState } from "../../model/answer/duties";
import { obligationStates } from "../../model/answer/duties";
import type { Day } from "../../model/calendar";
import { byCode } from "../../model/names";

/** An obligation without its state. */
export type Unsettled = Omit<Obligation, "state" | "why" | "done" | "performed" | "shown" | "facts">;

/** What was enough in time is done, what was enough only afterwards is late; else it is overdue once the due day has gone by. */
export const stateOf = (needed: number, given: readonly DoneRef[], due: Day, asOf: Day): ObligationState => {
  const done = given.reduce((total, { times }) => total + times, 0);
  if (done < needed) return asOf > due ? "overdue" : "open";
  return given.some(({ late }) => late) ? "late" : "done";
};

/** An obligation as it stands; what attendance shows of it, `owing.ts` adds. */
const inState = (
  { duty, team, member, occasion, from, to, due, needed }: Unsettled,
  { state, why, done, performed, facts }: Omit<Obligation, keyof Unsettled | "shown">,
): Obligation => ({
  duty,
  team,
  member,
  occasion,
  from,
  to,
  due,
  needed,
  state,
  why,
  done,
  performed,
  shown: null,
  facts,
});

/** An obligation with what was given to it. */
export const settled = (one: Unsettled, performed: readonly DoneRef[], asOf: Day): Obligation => {
  const state = stateOf(one.needed, performed, one.due, asOf);
  const done = performed.reduce((total, { times }) => total + times, 0);
  return inState(one, { state, why: null, done, performed, facts: [] });
};

/** An obligation that is not owed, with the reason. */
export const notOwed = (one: Unsettled, why: Obligation["why"], facts: Obligation["facts"]): Obligation =>
  inState(one, { state: "not-applicable", why, done: 0, performed: [], facts });

type Placed = Pick<Obligation, "due" | "from" | "team" | "member" | "occasion">;

/** By due day, first day, team, member, occasion. */
export const byDue = (a: Placed, b: Placed): number =>
  byCode(a.due, b.due) ||
  byCode(a.from, b.from) ||
  byCode(a.team ?? "", b.team ?? "") ||
  byCode(a.member ?? "", b.member ?? "") ||
  byCode(a.occasion?.id ?? "", b.occasion?.id ?? "");

/** How many stand in each state. */
export const countsOf = (obligations: readonly Pick<Obligation, "state">[]): Counts => {
  const counts: Record<ObligationState, number> = {
    overdue: 0,
    late: 0,
    open: 0,
    done: 0,
    broken: 0,
    "not-applicable": 0,
  };
  for (const { state } of obligations) counts[state] += 1;
  return { ...counts, total: obligations.length };
};

/** The sum of counts, state by state. */
export const sumOf = (all: readonly Counts[]): Counts => {
  const add = (key: keyof Counts): number => all.reduce((total, counts) => total + counts[key], 0);
  const [overdue = 0, late = 0, open = 0, done = 0, broken = 0, notApplicable = 0] = obligationStates.map(add);
  return { overdue, late, open, done, broken, "not-applicable": notApplicable, total: add("total") };
};

/** What is still to be done about an obligation; nothing about what is settled. */
export const nextOf = (one: Obligation): NextDue[] => {
  if (one.state !== "open" && one.state !== "overdue") return [];
  const { duty, team, member, occasion, from, due, needed, done } = one;
  const missing = one.shown === null ? needed - done : null;
  return [{ duty, team, member, occasion, from, due, overdue: one.state === "overdue", missing }];
};
