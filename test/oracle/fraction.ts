/** Owns exact numbers: reduced fractions of two BigInts, the five ways to round, and how a number is written. */

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export type RoundingMode = "half-away-from-zero" | "half-even" | "toward-zero" | "floor" | "ceiling";

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
};

export const fraction = (n: bigint, d: bigint): Fraction => {
  if (d === 0n) throw new Error("a fraction with denominator 0");
  const sign = d < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(n, d);
  return { n: (sign * n) / common, d: (sign * d) / common };
};

export const whole = (x: number): Fraction => fraction(BigInt(x), 1n);

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

/** Reads a decimal of section 1: a string, or a number by its shortest decimal form; exponents are refused. */
export const decimal = (written: string | number): Fraction => {
  const text = String(written);
  const found = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (found === null) throw new Error(`not a decimal: ${text}`);
  const decimals = found[3] ?? "";
  const digits = BigInt((found[2] ?? "") + decimals);
  const size = found[1] === "-" ? -digits : digits;
  return fraction(size, 10n ** BigInt(decimals.length));
};

export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Fraction): Fraction => fraction(-a.n, a.d);
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b));
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);

export const sum = (numbers: readonly Fraction[]): Fraction => {
  let total = zero;
  for (const number of numbers) total = add(total, number);
  return total;
};

export const mean = (numbers: readonly Fraction[]): Fraction => divide(sum(numbers), whole(numbers.length));

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  if (difference < 0n) return -1;
  return difference > 0n ? 1 : 0;
};

export const isZero = (a: Fraction): boolean => a.n === 0n;
export const isPositive = (a: Fraction): boolean => a.n > 0n;
export const equal = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;
export const less = (a: Fraction, b: Fraction): boolean => compare(a, b) < 0;
export const smaller = (a: Fraction, b: Fraction): Fraction => (less(b, a) ? b : a);
export const greater = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a);

/** The greatest whole number that is not above x. */
export const floorOf = (x: Fraction): bigint => {
  const towardZero = x.n / x.d;
  return x.n < 0n && towardZero * x.d !== x.n ? towardZero - 1n : towardZero;
};

/** The smallest whole number that is not below x. */
export const ceilingOf = (x: Fraction): bigint => -floorOf(negate(x));

const roundWhole = (x: Fraction, mode: RoundingMode): bigint => {
  const below = floorOf(x);
  const above = ceilingOf(x);
  if (below === above || mode === "floor") return below;
  if (mode === "ceiling") return above;
  if (mode === "toward-zero") return x.n < 0n ? above : below;
  const middle = fraction(2n * below + 1n, 2n);
  if (less(x, middle)) return below;
  if (less(middle, x)) return above;
  if (mode === "half-even") return below % 2n === 0n ? below : above;
  return x.n < 0n ? below : above;
};

export const round = (x: Fraction, digits: number, mode: RoundingMode): Fraction => {
  const scale = 10n ** BigInt(digits);
  return fraction(roundWhole(fraction(x.n * scale, x.d), mode), scale);
};

const isFiniteDecimal = (x: Fraction): boolean => {
  let rest = x.d;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n;
};

/** The exact text of section 1: the canonical decimal where there is one, else `n/d`. */
export const exactText = (x: Fraction): string => {
  if (!isFiniteDecimal(x)) return `${x.n}/${x.d}`;
  let places = 0;
  while ((x.n * 10n ** BigInt(places)) % x.d !== 0n) places += 1;
  const scaled = (x.n * 10n ** BigInt(places)) / x.d;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, "0");
  const sign = scaled < 0n ? "-" : "";
  const point = digits.length - places;
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
};
