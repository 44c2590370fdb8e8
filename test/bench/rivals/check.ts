/** Whether a contestant gives every team the points that the straight line gives it: each item, and the total. Nothing is tolerated. */
import type { Ledger } from "zhucun";
import { scoreYear } from "../straight-line";
import type { Points } from "./contestant";
import { year } from "./inputs";
import { items } from "./rules";

/** What the straight line says. */
export const expectedOf = (ledger: Ledger): Points => {
  const { lines, total } = scoreYear(ledger, { year });
  return { items: lines.map(({ points }) => points), total };
};

/** What differs between two answers about one team, each as a short line; nothing where all is equal. */
export const differencesOf = (expected: Points, found: Points): string[] => {
  const lines = items.flatMap(({ id }, place) => {
    const [left, right] = [expected.items[place], found.items[place]];
    return left === right ? [] : [`${id}: ${left} expected, ${right} found`];
  });
  if (found.items.length !== items.length) lines.push(`${found.items.length} items`);
  if (found.total !== expected.total) lines.push(`total: ${expected.total} expected, ${found.total} found`);
  return lines;
};

/** @throws With every difference of the first team about which an answer differs. */
export const checkEqual = (name: string, expected: readonly Points[], found: readonly Points[]): void => {
  if (found.length !== expected.length) throw new Error(`${name}: ${found.length} teams of ${expected.length}`);
  expected.forEach((one, index) => {
    const answer = found[index];
    const lines = answer === undefined ? ["no answer"] : differencesOf(one, answer);
    if (lines.length > 0) throw new Error(`${name}, team ${index}: ${lines.join("; ")}`);
  });
};
