/** Whether numbers, each taken as often as one likes, can add up to something between two others. */
import { compare, type Exact, multiply, ratio, round, zero } from "../../model/points";
import type { Stretch } from "./values";

/** Beyond so many steps nothing is looked for, and what may be is taken to be. */
const longest = 100_000;

const isWhole = (x: Exact): boolean => compare(x, round(x, { digits: 0, mode: "floor" })) === 0;

/** The smallest power of ten that makes all numbers whole; undefined where none up to a million does. */
const scaleOf = (numbers: readonly Exact[]): number | undefined =>
  [1, 10, 100, 1000, 10_000, 100_000, 1_000_000].find((scale) =>
    numbers.every((number) => isWhole(multiply(number, ratio(scale)))),
  );

/** For each whole number up to a last one, 1 where some sizes add up to it. */
const sumsUpTo = (last: number, sizes: readonly number[]): Uint8Array => {
  const reached = new Uint8Array(last + 1);
  reached[0] = 1;
  for (let sum = 0; sum <= last; sum++) {
    if (reached[sum] !== 1) continue;
    for (const size of sizes) if (sum + size <= last) reached[sum + size] = 1;
  }
  return reached;
};

const wholeOf = (x: Exact, scale: number): number => {
  const { n, d } = multiply(x, ratio(scale));
  return Number(n) / Number(d);
};

/** False only where it is certain that no sum of the parts lies in a stretch. */
export const holdsSum = (parts: readonly Exact[], { from = zero, to, open }: Stretch): boolean => {
  const scale = to === undefined ? undefined : scaleOf([...parts, from, to]);
  if (scale === undefined || to === undefined) return true;
  const [isOpenBelow, isOpenAbove] = [open === "from" || open === "both", open === "to" || open === "both"];
  const first = Math.max(0, wholeOf(from, scale) + (isOpenBelow ? 1 : 0));
  const last = wholeOf(to, scale) - (isOpenAbove ? 1 : 0);
  if (last > longest) return true;
  const sizes = parts.map((part) => wholeOf(part, scale)).filter((size) => size > 0);
  return last >= first && sumsUpTo(last, sizes).subarray(first).includes(1);
};
