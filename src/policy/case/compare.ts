/** Comparing what is expected with what is found: every expectation is reached, and nothing but the same is the same. */
import type { Step } from "../../model/problem";
import type { CaseDifference } from "./case";

/** One expectation, and what was found in its place. */
export interface Comparison extends CaseDifference {
  readonly holds: boolean;
}

const isBranch = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values are the same, all the way down. */
export const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, index) => same(one, b[index]));
  if (isBranch(a) && isBranch(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => same(Reflect.get(a, key), Reflect.get(b, key)));
  }
  return false;
};

const inside = (value: unknown, key: string): unknown =>
  isBranch(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;

/** Every expectation of a tree with what is found at the same place. */
export const comparisonsOf = (expected: unknown, found: unknown, path: readonly Step[] = []): Comparison[] => {
  if (!isBranch(expected)) return [{ path, expected, found, holds: same(expected, found) }];
  return Object.entries(expected).flatMap(([key, inner]) =>
    inner === undefined ? [] : comparisonsOf(inner, inside(found, key), [...path, key]),
  );
};

/** Whether all that is expected is found: the same as `comparisonsOf` without one that does not hold, and done at the first. */
export const allHold = (expected: unknown, found: unknown): boolean => {
  if (!isBranch(expected)) return same(expected, found);
  for (const key of Object.keys(expected)) {
    const inner: unknown = Reflect.get(expected, key);
    if (inner !== undefined && !allHold(inner, inside(found, key))) return false;
  }
  return true;
};
