/** Whether a contestant gives every team the points that the straight line gives it: each item, and the total. */
import type { Ledger } from "zhucun";
import { scoreYear } from "../straight-line";
import type { Contestant, Points } from "./contestant";
import { year } from "./inputs";
import { items } from "./rules";

/** What the straight line says. */
export const expectedOf = (ledger: Ledger): Points => {
  const { lines, total } = scoreYear(ledger, { year }, false);
  return { items: lines.map(({ points }) => points), total };
};

/** What differs between two answers about one team, each as a short line; nothing where all is equal. */
export const differencesOf = (expected: Points, found: Points | undefined): string[] => {
  if (found === undefined) return ["no answer"];
  const lines = items.flatMap(({ id }, place) => {
    const [left, right] = [expected.items[place], found.items[place]];
    return left === right ? [] : [`${id}: ${left} expected, ${right} found`];
  });
  if (found.items.length !== items.length) lines.push(`${found.items.length} items`);
  if (found.total !== expected.total) lines.push(`total: ${expected.total} expected, ${found.total} found`);
  return lines;
};

/** @throws With every difference of the first team that differs. */
export const checkEqual = async <Inputs, Result>(
  contestant: Contestant<Inputs, Result>,
  inputs: Inputs,
  expected: readonly Points[],
): Promise<void> => {
  const found = contestant.read(await contestant.score(inputs));
  if (found.length !== expected.length) throw new Error(`${contestant.name}: ${found.length} teams`);
  expected.forEach((one, index) => {
    const lines = differencesOf(one, found[index]);
    if (lines.length > 0) throw new Error(`${contestant.name}, team ${index}: ${lines.join("; ")}`);
  });
};
