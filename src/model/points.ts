/**
 * Exact numbers: the only arithmetic that results are made of. A number is a fraction of two whole numbers;
 * small ones are held as safe integers, large ones as bigints, and no step ever touches a binary fraction.
 */

/** A class, though it is only data: literals of numbers that are now whole, now beyond 32 bits are far slower. */
class Small {
  constructor(
    readonly n: number,
    readonly d: number,
  ) {}
}

interface Large {
  readonly n: bigint;
  readonly d: bigint;
}

/** An exact number `n / d` with `d` above zero. It need not be reduced; compare it with `compare`, never with `===`. */
export type Exact = Small | Large;

/** A decimal in its canonical text: no exponent, no leading or trailing zeros, `-0` is `0`. */
export type Decimal = string;

/** Ways to round: the last two go toward minus and plus infinity. */
export const roundingModes = ["half-away-from-zero", "half-even", "toward-zero", "floor", "ceiling"] as const;
export type RoundingMode = (typeof roundingModes)[number];

/** How many digits stay after the point, and where halves go. */
export interface Rounding {
  readonly digits: number;
  readonly mode: RoundingMode;
}

export const zero: Exact = new Small(0, 1);
export const one: Exact = new Small(1, 1);

const isSmall = (x: Exact): x is Small => typeof x.n === "number";
const isSafe = Number.isSafeInteger;
const large = (x: Exact): Large => (isSmall(x) ? { n: BigInt(x.n), d: BigInt(x.d) } : x);

/** The powers of ten that are exact; what a higher one would be needed for is not safe. */
const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const tenTo = (exponent: number): number => powersOfTen[exponent] ?? Number.POSITIVE_INFINITY;

/** The rest of a division of whole numbers. Those of 32 bits, as nearly all are, are divided as such: that is many times as fast. */
const restOf = (a: number, b: number): number => ((a | 0) === a && (b | 0) === b ? ((a | 0) % (b | 0)) | 0 : a % b);

const commonDivisor = (a: number, b: number): number => {
  let x = Math.abs(a);
  let y = b;
  while (y !== 0) {
    const rest = restOf(x, y);
    x = y;
    y = rest;
  }
  return x;
};

const commonDivisorLarge = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** Reduces a large fraction and holds it small again where it fits. */
const settle = (n: bigint, d: bigint): Exact => {
  const g = commonDivisorLarge(n, d);
  const x = { n: n / g, d: d / g };
  const [sn, sd] = [Number(x.n), Number(x.d)];
  return isSafe(sn) && isSafe(sd) ? new Small(sn, sd) : x;
};

/** The fraction `n / d` of two whole numbers, `d` not zero. */
export const ratio = (n: number, d = 1): Exact => (d < 0 ? new Small(-n, -d) : new Small(n, d));

const decimalForm = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/;

/** The canonical text of a decimal, or undefined where the text or number is none (exponents, too many digits). */
export const canonicalDecimal = (written: string | number): Decimal | undefined => {
  const parts = decimalForm.exec(String(written));
  if (parts === null) return undefined;
  const whole = (parts[2] ?? "").replace(/^0+(?=\d)/, "");
  const rest = (parts[3] ?? "").replace(/0+$/, "");
  const text = rest === "" ? whole : `${whole}.${rest}`;
  return text === "0" ? text : `${parts[1]}${text}`;
};

const [pointCode, zeroCode, minusCode] = [46, 48, 45] as const;

/** Reads a canonical decimal digit by digit; where `n` is not safe, digits are lost. */
const digitsOf = (decimal: Decimal): Small => {
  const negative = decimal.charCodeAt(0) === minusCode;
  let n = 0;
  let point = decimal.length - 1;
  for (let at = negative ? 1 : 0; at < decimal.length; at++) {
    const code = decimal.charCodeAt(at);
    if (code === pointCode) point = at;
    else n = n * 10 + (code - zeroCode);
  }
  return new Small(negative ? -n : n, tenTo(decimal.length - 1 - point));
};

/** The number of a canonical decimal. At most 12 digits before and 6 after the point may exceed the safe integers: then it is large. */
export const exactOf = (decimal: Decimal): Exact => {
  const small = digitsOf(decimal);
  return isSafe(small.n) ? small : settle(BigInt(decimal.replace(".", "")), BigInt(small.d));
};

export const negate = (x: Exact): Exact => (isSmall(x) ? new Small(x.n === 0 ? 0 : -x.n, x.d) : { n: -x.n, d: x.d });

export const add = (a: Exact, b: Exact): Exact => {
  if (isSmall(a) && isSmall(b)) {
    const sum = addSmall(a, b);
    if (sum !== undefined) return sum;
  }
  const [p, q] = [large(a), large(b)];
  return settle(p.n * q.d + q.n * p.d, p.d * q.d);
};

const addSmall = (a: Small, b: Small): Small | undefined => {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  if (a.d === b.d) {
    const n = a.n + b.n;
    return isSafe(n) ? new Small(n, a.d) : undefined;
  }
  const g = commonDivisor(a.d, b.d);
  const left = a.n * (b.d / g);
  const right = b.n * (a.d / g);
  const n = left + right;
  const d = (a.d / g) * b.d;
  return isSafe(left) && isSafe(right) && isSafe(n) && isSafe(d) ? new Small(n, d) : undefined;
};

export const subtract = (a: Exact, b: Exact): Exact => (signOf(b) === 0 ? a : add(a, negate(b)));

export const multiply = (a: Exact, b: Exact): Exact => {
  if (isSmall(a) && isSmall(b)) {
    const n = a.n * b.n;
    const d = a.d * b.d;
    if (isSafe(n) && isSafe(d)) return new Small(n === 0 ? 0 : n, d);
  }
  const [p, q] = [large(a), large(b)];
  return settle(p.n * q.n, p.d * q.d);
};

/** `a / b`; `b` must not be zero: a zero denominator is never a number but a state of the measurement. */
export const divide = (a: Exact, b: Exact): Exact => {
  const sign = signOf(b);
  if (sign === 0) throw new RangeError("division by zero");
  if (isSmall(a) && isSmall(b)) {
    const n = a.n * b.d * sign;
    const d = a.d * b.n * sign;
    if (isSafe(n) && isSafe(d)) return new Small(n === 0 ? 0 : n, d);
  }
  const [p, q] = [large(a), large(b)];
  return settle(p.n * q.d * BigInt(sign), p.d * q.n * BigInt(sign));
};

export const sum = (numbers: Iterable<Exact>): Exact => {
  let total: Exact = zero;
  for (const number of numbers) total = add(total, number);
  return total;
};

/** The sum of a number of each. */
export const sumOf = <T>(all: readonly T[], numberOf: (one: T) => Exact): Exact => {
  let total: Exact = zero;
  for (const one of all) total = add(total, numberOf(one));
  return total;
};

/** The sum of a decimal of each: added digit by digit, without a number for each, as long as all stays safe. */
export const sumOfDecimals = <T>(all: readonly T[], decimalOf: (one: T) => Decimal): Exact => {
  let n = 0;
  let d = 1;
  for (const one of all) {
    const next = digitsOf(decimalOf(one));
    if (next.d > d) {
      n *= next.d / d;
      d = next.d;
    }
    const added = next.n * (d / next.d);
    if (!isSafe(n) || !isSafe(added) || !isSafe(n + added)) return sumOf(all, (each) => exactOf(decimalOf(each)));
    n += added;
  }
  return new Small(n, d);
};

/** -1, 0 or 1. */
export const signOf = (x: Exact): -1 | 0 | 1 => (x.n > 0 ? 1 : x.n < 0 ? -1 : 0);

/** Below zero where a < b, zero where equal, above zero where a > b. */
export const compare = (a: Exact, b: Exact): -1 | 0 | 1 => {
  if (isSmall(a) && isSmall(b)) {
    const left = a.n * b.d;
    const right = b.n * a.d;
    if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0;
  }
  const [p, q] = [large(a), large(b)];
  const difference = p.n * q.d - q.n * p.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Where a number lies between the whole numbers below and above it, on neither of them. */
interface Between {
  readonly negative: boolean;
  /** Whether the whole number below is odd. */
  readonly odd: boolean;
  /** -1 nearer to the whole number below, 1 nearer to the one above, 0 halfway. */
  readonly nearer: -1 | 0 | 1;
}

/** Whether rounding goes to the whole number above. */
const upward = (mode: RoundingMode, { negative, odd, nearer }: Between): boolean => {
  if (mode === "floor") return false;
  if (mode === "ceiling") return true;
  if (mode === "toward-zero") return negative;
  if (nearer !== 0) return nearer > 0;
  return mode === "half-even" ? odd : !negative;
};

const nearerOf = (rest: number | bigint, other: number | bigint): -1 | 0 | 1 =>
  rest < other ? -1 : rest > other ? 1 : 0;

const roundLarge = (x: Large, digits: number, mode: RoundingMode): Exact => {
  const scale = 10n ** BigInt(digits);
  const scaled = x.n * scale;
  const over = scaled % x.d;
  if (over === 0n) return x;
  const rest = over < 0n ? over + x.d : over;
  const below = (scaled - rest) / x.d;
  const between = { negative: below < 0n, odd: below % 2n !== 0n, nearer: nearerOf(rest, x.d - rest) };
  return settle(upward(mode, between) ? below + 1n : below, scale);
};

/** The same for small numbers, or undefined where a step would leave the safe integers. */
const roundSmall = (x: Small, digits: number, mode: RoundingMode): Exact | undefined => {
  const scale = tenTo(digits);
  const scaled = x.n * scale;
  if (!isSafe(scaled)) return undefined;
  const over = restOf(scaled, x.d);
  if (over === 0) return x;
  const rest = over < 0 ? over + x.d : over;
  if (!isSafe(scaled - rest)) return undefined;
  const below = (scaled - rest) / x.d;
  const between = { negative: below < 0, odd: below % 2 !== 0, nearer: nearerOf(rest, x.d - rest) };
  return new Small(upward(mode, between) ? below + 1 : below, scale);
};

/** Rounds a number as the scheme says; the result is a decimal of at most that many digits. */
export const round = (x: Exact, { digits, mode }: Rounding): Exact => {
  if (!isSmall(x)) return roundLarge(x, digits, mode);
  return x.d === 1 ? x : (roundSmall(x, digits, mode) ?? roundLarge(large(x), digits, mode));
};

/** The whole number at or below x. */
export const floorOf = (x: Exact): Exact => round(x, { digits: 0, mode: "floor" });
/** The whole number at or above x. */
export const ceilingOf = (x: Exact): Exact => round(x, { digits: 0, mode: "ceiling" });

/** How many digits after the point a reduced fraction with this denominator has, or undefined where it never ends. */
const placesOf = (d: number): number | undefined => {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; restOf(rest, 2) === 0; rest /= 2) twos++;
  for (; restOf(rest, 5) === 0; rest /= 5) fives++;
  return rest === 1 ? Math.max(twos, fives) : undefined;
};

const placesOfLarge = (d: bigint): number | undefined => {
  let [rest, twos, fives] = [d, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
};

const pointAt = (n: number, digits: number): string => {
  if (digits === 0) return String(n);
  const rest = restOf(Math.abs(n), tenTo(digits));
  const whole = (Math.abs(n) - rest) / tenTo(digits);
  return `${n < 0 ? "-" : ""}${whole}.${String(rest).padStart(digits, "0")}`;
};

const pointAtLarge = (n: bigint, digits: number): string => {
  if (digits === 0) return String(n);
  const text = String(n < 0n ? -n : n).padStart(digits + 1, "0");
  return `${n < 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

const largeText = (x: Large): string => {
  const g = commonDivisorLarge(x.n, x.d);
  const [n, d] = [x.n / g, x.d / g];
  const digits = placesOfLarge(d);
  return digits === undefined ? `${n}/${d}` : pointAtLarge(n * (10n ** BigInt(digits) / d), digits);
};

/** The texts of hundredths from 0 to 100, as nearly all points are: each is written once. */
const hundredthsTexts = new Array<string | undefined>(10_001);

const writeHundredths = (hundredths: number): string => {
  if (hundredths % 100 === 0) return String(hundredths / 100);
  return hundredths % 10 === 0 ? pointAt(hundredths / 10, 1) : pointAt(hundredths, 2);
};

const hundredthsText = (hundredths: number): string => {
  if (hundredths < 0 || hundredths >= hundredthsTexts.length) return writeHundredths(hundredths);
  hundredthsTexts[hundredths] ??= writeHundredths(hundredths);
  return hundredthsTexts[hundredths];
};

/** The same for small numbers, or undefined where a step would leave the safe integers. */
const smallText = (x: Small): string | undefined => {
  const scaled100 = x.n * 100;
  if (restOf(scaled100, x.d) === 0 && isSafe(scaled100)) return hundredthsText(scaled100 / x.d);
  const g = commonDivisor(x.n, x.d);
  const [n, d] = [x.n / g, x.d / g];
  const digits = placesOf(d);
  if (digits === undefined) return `${n}/${d}`;
  const scaled = n * (tenTo(digits) / d);
  return isSafe(scaled) ? pointAt(scaled, digits) : undefined;
};

/**
 * The exact text of a number: its canonical decimal where it ends, else the reduced fraction `n/d`.
 * @example exactText(ratio(-2, 3)) // "-2/3"
 */
export const exactText = (x: Exact): string => {
  return (isSmall(x) ? smallText(x) : undefined) ?? largeText(large(x));
};

/** Whole numbers of so many characters are safe. */
const surelySafe = 15;

/** Reads an exact text back: the inverse of `exactText`. The text is trusted, as that of `exactOf`. */
export const exactFrom = (text: string): Exact => {
  const slash = text.indexOf("/");
  if (slash >= 0) {
    const [n, d] = [text.slice(0, slash), text.slice(slash + 1)];
    return Math.max(n.length, d.length) <= surelySafe ? ratio(Number(n), Number(d)) : settle(BigInt(n), BigInt(d));
  }
  if (text.length <= surelySafe) return digitsOf(text);
  const [whole = "0", rest = ""] = text.split(".");
  return settle(BigInt(whole + rest), 10n ** BigInt(rest.length));
};

/** Whether a number has at most so many digits after the point. */
export const onGrid = (x: Exact, digits: number): boolean => compare(x, round(x, { digits, mode: "floor" })) === 0;
