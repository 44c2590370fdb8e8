/** What is counted: occurrences, done against due, reached against a target, the latest value. */
import type { FactOf } from "zhucun";
import { type Fraction, lastOf, leap, type Year } from "../straight-line";
import { addTo, emptySum, fractionOf, reduced, type Sum, textOf } from "./exact";
import { type Found, measured, missing, noTarget, nothingDue, refOf, refsOf } from "./found";

const noCounts: readonly FactOf<"count">[] = [];

const counted = (facts: readonly FactOf<"count">[]): Sum => {
  const sum = emptySum();
  for (const { value } of facts) addTo(sum, value);
  return sum;
};

export const count = (seen: Year, item: string): Found => {
  const facts = seen.counts.get(item) ?? noCounts;
  const { n, d } = counted(facts);
  const value = reduced(n, d);
  return measured(value, { kind: "count", value: textOf(value), facts: refsOf(facts) });
};

export const tally = (seen: Year, item: string): Found => {
  const facts = seen.tallies.get(item);
  if (facts === undefined) return missing;
  const [done, due] = [emptySum(), emptySum()];
  for (const fact of facts) {
    addTo(done, fact.done);
    addTo(due, fact.due);
  }
  if (due.n === 0) return nothingDue;
  const value = reduced(done.n * due.d, done.d * due.n);
  return measured(value, {
    kind: "tally",
    done: textOf(reduced(done.n, done.d)),
    due: textOf(reduced(due.n, due.d)),
    value: textOf(value),
    facts: refsOf(facts),
  });
};

const targetFor = ({ ledger, year }: Year, item: string): Fraction | undefined => {
  for (const target of ledger.targets)
    if (target.item === item && target.year === year) return fractionOf(target.value);
  return undefined;
};

const against = (goal: Fraction, reached: Fraction, facts: Parameters<typeof refsOf>[0]): Found => {
  const value = reduced(reached.n * goal.d, reached.d * goal.n);
  return measured(value, {
    kind: "target",
    reached: textOf(reduced(reached.n, reached.d)),
    goal: textOf(goal),
    value: textOf(value),
    facts: refsOf(facts),
  });
};

/** Against a goal that falls due day by day: the one that was set, or so many a year. */
export const proratedTarget =
  (usual: number) =>
  (seen: Year, item: string): Found => {
    const set = targetFor(seen, item);
    const { n, d } = set ?? { n: usual, d: 1 };
    if (n === 0) return noTarget;
    const facts = seen.counts.get(item);
    if (facts === undefined) return missing;
    const of = set === undefined ? (leap(seen.year) ? 366 : 365) : seen.days;
    return against(reduced(n * seen.daysSoFar, d * of), counted(facts), facts);
  };

export const countTarget = (seen: Year, item: string): Found => {
  const goal = targetFor(seen, item);
  if (goal === undefined || goal.n === 0) return noTarget;
  const facts = seen.counts.get(item);
  return facts === undefined ? missing : against(reduced(goal.n, goal.d), counted(facts), facts);
};

const latestIn = (facts: readonly FactOf<"value">[]): FactOf<"value"> | undefined =>
  lastOf(facts, ({ claim }) => claim === "checked") ?? facts.at(-1);

export const valueTarget = (seen: Year, item: string): Found => {
  const goal = targetFor(seen, item);
  if (goal === undefined || goal.n === 0) return noTarget;
  const facts = seen.values.get(item) ?? [];
  const last = latestIn(facts);
  return last === undefined ? missing : against(reduced(goal.n, goal.d), fractionOf(last.value), facts);
};

export const latest = (seen: Year, item: string): Found => {
  const last = latestIn(seen.values.get(item) ?? []);
  if (last === undefined) return missing;
  const { n, d } = fractionOf(last.value);
  return measured(reduced(n, d), {
    kind: "latest",
    outOf: "1",
    latest: last.value,
    secondCheck: null,
    value: last.value,
    facts: [refOf(last)],
  });
};
