/** How numbers are made of others: the fewest parts that add up to one, and the mixture of two that has a given mean. Exact. */
import { compare, divide, type Exact, ratio, signOf, subtract } from "../../model/points";

/** A fraction in whole numbers. */
interface Fraction {
  readonly n: number;
  readonly d: number;
}

/** A number as a fraction, where its numbers are not too large to count with. */
export const wholeFraction = (x: Exact): Fraction | undefined => {
  const [n, d] = [BigInt(x.n), BigInt(x.d)];
  const divisor = greatestDivisor(n < 0n ? -n : n, d);
  const [least, below] = [Number(n / divisor), Number(d / divisor)];
  return Math.abs(least) <= 1_000_000_000 && below <= 1_000_000 ? { n: least, d: below } : undefined;
};

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b));

/** By sum that can be reached: the last part on the shortest way there, and where it began. */
type Last = Map<number, { readonly part: number; readonly from: number }>;

/** More steps than this are not searched. */
const longest = 20_000;

/**
 * The fewest parts, each as often as needed, that add up to a number: their places in the list.
 * @example fewestParts([exactOf("3"), exactOf("2")], exactOf("7")) // [0, 1, 1]
 */
export const fewestParts = (parts: readonly Exact[], total: Exact): readonly number[] | undefined => {
  if (signOf(total) === 0) return [];
  const [wanted, ...fractions] = [total, ...parts].map(wholeFraction);
  const common = [wanted, ...fractions].reduce((all, one) => (one === undefined ? all : leastCommon(all, one.d)), 1);
  const sizeOf = (one: Fraction | undefined): number => (one === undefined ? Number.NaN : one.n * (common / one.d));
  const [goal, sizes] = [sizeOf(wanted), fractions.map(sizeOf)];
  if (!(goal > 0 && goal <= longest)) return undefined;
  const last: Last = new Map();
  let reached = [0];
  while (reached.length > 0 && !last.has(goal)) {
    const next: number[] = [];
    for (const from of reached) {
      for (const [part, size] of sizes.entries()) {
        const to = from + size;
        if (to > from && to <= goal && !last.has(to)) {
          last.set(to, { part, from });
          next.push(to);
        }
      }
    }
    reached = next;
  }
  return wayTo(goal, last);
};

const leastCommon = (a: number, b: number): number => (a / Number(greatestDivisor(BigInt(a), BigInt(b)))) * b;

const wayTo = (goal: number, last: Last): readonly number[] | undefined => {
  const way: number[] = [];
  for (let at = goal; at > 0; ) {
    const step = last.get(at);
    if (step === undefined) return undefined;
    way.push(step.part);
    at = step.from;
  }
  return way.sort((a, b) => a - b);
};

/** So many of one and so many of another. */
export interface Mixture {
  readonly first: number;
  readonly second: number;
  /** How many of the first, how many of the second. */
  readonly counts: readonly [number, number];
}

/**
 * Two of some values, and how many of each, with a given mean: as few as possible, but at least so many, at most so many.
 * @example mixtureOf([exactOf("1"), exactOf("0")], exactOf("0.75"), { atLeast: 1, atMost: 10 }) // 3 of the first, 1 of the second
 */
export const mixtureOf = (
  values: readonly Exact[],
  mean: Exact,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number },
): Mixture | undefined => {
  let best: Mixture | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  values.forEach((a, first) => {
    values.forEach((b, second) => {
      const counts = countsOf(a, b, mean, atLeast);
      const all = counts === undefined ? Number.POSITIVE_INFINITY : counts[0] + counts[1];
      if (counts === undefined || all > atMost || all >= fewest) return;
      fewest = all;
      best = { first, second, counts };
    });
  });
  return best;
};

const countsOf = (a: Exact, b: Exact, mean: Exact, atLeast: number): readonly [number, number] | undefined => {
  if (compare(a, mean) === 0) return [Math.max(atLeast, 1), 0];
  const apart = subtract(a, b);
  if (signOf(apart) <= 0) return undefined;
  const share = divide(subtract(mean, b), apart);
  if (signOf(share) < 0 || compare(share, ratio(1)) > 0) return undefined;
  const fraction = wholeFraction(share);
  if (fraction === undefined) return undefined;
  const times = Math.max(1, Math.ceil(atLeast / fraction.d));
  return [fraction.n * times, (fraction.d - fraction.n) * times];
};

const isDecimal = (denominator: number): boolean => {
  let rest = denominator;
  while (rest % 2 === 0) rest /= 2;
  while (rest % 5 === 0) rest /= 5;
  return rest === 1;
};

/** Whether a number can be written as a decimal. */
export const asDecimal = (x: Exact): boolean => {
  const fraction = wholeFraction(x);
  return fraction !== undefined && isDecimal(fraction.d);
};

/**
 * The fewest decimals, at least so many and nearly equal, whose mean is a given number.
 * @example decimalsWithMean(divide(one, ratio(3)), 1).map(exactText) // ["0.34", "0.33", "0.33"]
 */
export const decimalsWithMean = (mean: Exact, atLeast: number): readonly Exact[] | undefined => {
  const fraction = wholeFraction(mean);
  if (fraction === undefined) return undefined;
  if (isDecimal(fraction.d)) return Array.from({ length: atLeast }, () => mean);
  const count = fraction.d * Math.ceil(atLeast / fraction.d);
  if (count > 100) return undefined;
  const hundredths = (fraction.n * count * 100) / fraction.d;
  const each = Math.floor(hundredths / count);
  return Array.from({ length: count }, (_, index) => ratio(each + (index < hundredths - each * count ? 1 : 0), 100));
};
