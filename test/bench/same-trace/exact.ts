/**
 * Exact numbers and their texts as evaluations hold them: a decimal where it ends, else the reduced fraction. Whole numbers below 2^53 are
 * enough for the amounts of one village and year.
 */
import type { Fraction } from "../straight-line";

export const zero: Fraction = { n: 0, d: 1 };

const most32 = 2 ** 31 - 1;

/** The greatest common divisor; numbers of 32 bits are divided as such, which is many times as fast. */
const divisor = (a: number, b: number): number => {
  let [x, y] = [Math.abs(a), b];
  while (x > most32 || y > most32) {
    if (y === 0) return x;
    [x, y] = [y, x % y];
  }
  let [left, right] = [x | 0, y | 0];
  while (right !== 0) {
    const rest = (left % right) | 0;
    left = right;
    right = rest;
  }
  return left;
};

/** n / d without a common divisor; d above zero. */
export const reduced = (n: number, d: number): Fraction => {
  if (d === 1) return { n, d };
  const by = divisor(n, d);
  return by === 1 ? { n, d } : { n: n / by, d: d / by };
};

export const plus = (a: Fraction, b: Fraction): Fraction => {
  if (a.n === 0) return b;
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  const by = divisor(a.d, b.d);
  return { n: a.n * (b.d / by) + b.n * (a.d / by), d: a.d * (b.d / by) };
};

/** Below zero where a is less than b. */
export const order = (a: Fraction, b: Fraction): number => a.n * b.d - b.n * a.d;

/** n / d to the nearest whole number, halves upward; n not negative. */
export const nearest = (n: number, d: number): number => {
  const rest = n % d;
  return (n - rest) / d + (rest * 2 >= d ? 1 : 0);
};

const [minus, point, nought] = [45, 46, 48] as const;

/** A decimal as a fraction of a power of ten. */
export const fractionOf = (decimal: string): Fraction => {
  let [n, d] = [0, 0];
  const negative = decimal.charCodeAt(0) === minus;
  for (let at = negative ? 1 : 0; at < decimal.length; at++) {
    const code = decimal.charCodeAt(at);
    if (code === point) d = 1;
    else {
      n = n * 10 + code - nought;
      d *= 10;
    }
  }
  return { n: negative ? -n : n, d: d === 0 ? 1 : d };
};

/** Decimals added up, over the greatest of their powers of ten. */
export interface Sum {
  n: number;
  d: number;
}

export const emptySum = (): Sum => ({ n: 0, d: 1 });

export const addTo = (sum: Sum, decimal: string): void => {
  const { n, d } = fractionOf(decimal);
  if (d > sum.d) {
    sum.n *= d / sum.d;
    sum.d = d;
  }
  sum.n += d === sum.d ? n : n * (sum.d / d);
};

/** A whole number with so many digits after its point; the last of them is not 0. */
const decimalText = (n: number, digits: number): string => {
  const text = String(Math.abs(n)).padStart(digits + 1, "0");
  return `${n < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const writeHundredths = (hundredths: number): string => {
  if (hundredths % 100 === 0) return String(hundredths / 100);
  return hundredths % 10 === 0 ? decimalText(hundredths / 10, 1) : decimalText(hundredths, 2);
};

/** Hundredths from 0 to 100, as nearly all points are. */
const table: readonly string[] = Array.from({ length: 10_001 }, (_, hundredths) => writeHundredths(hundredths));

export const hundredthsText = (hundredths: number): string => table[hundredths] ?? writeHundredths(hundredths);

/** The text of n / d without a common divisor. */
export const textOf = ({ n, d }: Fraction): string => {
  if (d === 1) return String(n);
  if (100 % d === 0) return hundredthsText(n * (100 / d));
  let [rest, twos, fives] = [d, 0, 0];
  for (; rest % 2 === 0; rest /= 2) twos++;
  for (; rest % 5 === 0; rest /= 5) fives++;
  if (rest > 1) return `${n}/${d}`;
  const digits = Math.max(twos, fives);
  return decimalText(n * (10 ** digits / d), digits);
};

/** The text of n / d, d above zero. */
export const quotientText = (n: number, d: number): string => textOf(reduced(n, d));
