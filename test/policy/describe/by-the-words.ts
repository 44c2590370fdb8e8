/** A scorer that knows nothing but what the words of a method say: slow, plain, in fractions of whole numbers. */
import { fixed, methodIn, type Read, type Tongue, tierRowsIn } from "./read-back";

/** An exact number. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const unit = 10n ** 8n;
const whole = (n: bigint): Fraction => ({ n, d: unit });
const times = (a: bigint, b: bigint): Fraction => ({ n: a * b, d: unit * unit });
const minus = (a: bigint, b: Fraction): Fraction => ({ n: a * b.d - b.n * unit, d: unit * b.d });

const numberOf = (rule: Read, key: string): bigint => fixed(String(rule[key]));

const holdsFor: Readonly<Record<string, (value: bigint, than: bigint) => boolean>> = {
  below: (value, than) => value < than,
  atMost: (value, than) => value <= than,
  atLeast: (value, than) => value >= than,
  above: (value, than) => value > than,
};

/** Whether what is said of a number is true of it. */
export const isSo = (comparison: Read, value: bigint): boolean =>
  Object.entries(comparison)
    .filter(([key]) => key in holdsFor)
    .every(([key, than]) => holdsFor[key]?.(value, fixed(String(than))) === true);

const beyond = (value: bigint, free: bigint): bigint => (value > free ? value - free : 0n);

/** What the one row that holds gives; no row, or two of them, is a rule that says nothing or too much. */
const byTiers = (said: string, tongue: Tongue, value: bigint): Fraction => {
  const holding = tierRowsIn(said, tongue).filter(({ range }) => range.every((end) => isSo(end, value)));
  const [row] = holding;
  if (row === undefined || holding.length !== 1) throw new Error(`${holding.length} rows hold: ${said}`);
  return whole(fixed(row.points));
};

const byLevels = (rule: Read, points: bigint, value: bigint): Fraction => {
  const [from, each, costs] = [numberOf(rule, "from"), numberOf(rule, "each"), numberOf(rule, "costs")];
  const under = from > value ? from - value : 0n;
  const levels = rule["begun"] === "costs" ? (under + each - 1n) / each : under / each;
  return whole(points - costs * levels);
};

const reaches = (rule: Read, value: bigint): boolean =>
  "over" in rule ? value > numberOf(rule, "over") : value >= numberOf(rule, "from");

const byRank = (rule: Read, value: bigint): Fraction => {
  const listed = rule["points"];
  const given: unknown = Array.isArray(listed) ? listed[Number(value / unit) - 1] : undefined;
  return whole(fixed(String(given ?? rule["else"])));
};

/** Raw points by the words of a method, for an item of some points and a value, both in hundred-millionths. */
export const rawByWords = (said: string, tongue: Tongue, points: bigint, value: bigint): Fraction => {
  const rule = methodIn(said, tongue);
  const over = (): Fraction => times(numberOf(rule, "each"), beyond(value, numberOf(rule, "free")));
  switch (rule["kind"]) {
    case "per-occurrence":
      return minus(points, over());
    case "per-unit":
      return over();
    case "proportional":
      return { n: points * value, d: unit * numberOf(rule, "full") };
    case "tiers":
      return byTiers(said, tongue, value);
    case "steps":
      return byLevels(rule, points, value);
    case "all-or-nothing":
      return whole(reaches(rule, value) ? points : 0n);
    default:
      return byRank(rule, value);
  }
};
