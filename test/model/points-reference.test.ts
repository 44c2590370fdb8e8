/** Exact numbers against a reference that is slow and plain: fractions of bigints. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  canonicalDecimal,
  compare,
  divide,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  multiply,
  type RoundingMode,
  ratio,
  round,
  roundingModes,
  signOf,
  subtract,
  sumOfDecimals,
} from "../../src/model/points";

/** The reference: fractions of bigints, never reduced. */
interface Reference {
  readonly n: bigint;
  readonly d: bigint;
}
const referenceOf = (x: Exact): Reference => ({ n: BigInt(x.n), d: BigInt(x.d) });
const same = (x: Exact, r: Reference): boolean => BigInt(x.n) * r.d === r.n * BigInt(x.d);

/** Numbers on the grid where decisions are made, and numbers at the edge of the safe integers. */
const exacts = (): fc.Arbitrary<Exact> =>
  fc.oneof(
    fc
      .tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.constantFrom(1, 2, 3, 7, 10, 100, 331, 1000))
      .map(([n, d]) => ratio(n, d)),
    fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })).map(([n, d]) => ratio(n, d)),
    fc
      .tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, rest]) => exactOf(canonicalDecimal(`${whole}.${String(rest).padStart(6, "0")}`) ?? "0")),
  );

describe("against fractions of bigints", () => {
  test("adding, subtracting and multiplying give the reference", () => {
    fc.assert(
      fc.property(exacts(), exacts(), (a, b) => {
        const [p, q] = [referenceOf(a), referenceOf(b)];
        expect(same(add(a, b), { n: p.n * q.d + q.n * p.d, d: p.d * q.d })).toBe(true);
        expect(same(subtract(a, b), { n: p.n * q.d - q.n * p.d, d: p.d * q.d })).toBe(true);
        expect(same(multiply(a, b), { n: p.n * q.n, d: p.d * q.d })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("dividing gives the reference, and multiplying back gives the number", () => {
    fc.assert(
      fc.property(exacts(), exacts(), (a, b) => {
        fc.pre(signOf(b) !== 0);
        expect(compare(multiply(divide(a, b), b), a)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  test("comparing is the sign of the difference", () => {
    fc.assert(
      fc.property(exacts(), exacts(), (a, b) => {
        const [p, q] = [referenceOf(a), referenceOf(b)];
        const difference = p.n * q.d - q.n * p.d;
        expect(compare(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
      { numRuns: 1000 },
    );
  });

  test("a decimal is read to the digit, also around the last safe integer", () => {
    const digits = fc.bigInt({ min: 2n ** 53n - 200n, max: 2n ** 53n + 200n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 4, max: 6 }), fc.boolean(), (all, places, negative) => {
        const text = `${negative ? "-" : ""}${all / 10n ** BigInt(places)}.${String(all % 10n ** BigInt(places)).padStart(places, "0")}`;
        const decimal = canonicalDecimal(text) ?? "0";
        const reference = { n: negative ? -all : all, d: 10n ** BigInt(places) };
        expect(same(exactOf(decimal), reference)).toBe(true);
        expect(
          same(
            sumOfDecimals([decimal], (one) => one),
            reference,
          ),
        ).toBe(true);
        expect(same(exactFrom(decimal), reference)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("a fraction that ends after many places is written to the last of them", () => {
    const denominators = fc
      .tuple(fc.nat({ max: 52 }), fc.nat({ max: 22 }))
      .map(([twos, fives]) => 2 ** twos * 5 ** fives)
      .filter(Number.isSafeInteger);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), denominators, (n, d) => {
        const [whole = "", rest = ""] = exactText(ratio(n, d)).split(".");
        expect(same(ratio(n, d), { n: BigInt(whole + rest), d: 10n ** BigInt(rest.length) })).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("an exact text reads back to the same number, and canonical decimals are their own text", () => {
    fc.assert(
      fc.property(exacts(), (x) => {
        const text = exactText(x);
        expect(compare(exactFrom(text), x)).toBe(0);
        expect(exactText(exactFrom(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  /** How far rounding went up, in units of the grid times d; whether the result is on the grid; which unit it is. */
  const wayOf = (x: Exact, digits: number, mode: RoundingMode) => {
    const { n, d } = referenceOf(x);
    const scale = 10n ** BigInt(digits);
    const result = referenceOf(round(x, { digits, mode }));
    const unit = (result.n * scale) / result.d;
    const up = unit * d - n * scale;
    const size = up < 0n ? -up : up;
    return { up, size, d, unit, onGrid: unit * result.d === result.n * scale, negative: n < 0n };
  };
  type Way = ReturnType<typeof wayOf>;

  const theorems: Record<RoundingMode, (way: Way) => boolean> = {
    floor: ({ up }) => up <= 0n,
    ceiling: ({ up }) => up >= 0n,
    "toward-zero": ({ up, negative }) => (negative ? up >= 0n : up <= 0n),
    "half-even": ({ size, d, unit }) => size * 2n < d || (size * 2n === d && unit % 2n === 0n),
    "half-away-from-zero": ({ up, size, d, negative }) =>
      size * 2n < d || (size * 2n === d && (negative ? up < 0n : up > 0n)),
  };

  test.each(roundingModes)("a number rounded %s is on the grid, next to it, on the side that the mode says", (mode) => {
    fc.assert(
      fc.property(exacts(), fc.integer({ min: 0, max: 6 }), (x, digits) => {
        const way = wayOf(x, digits, mode);
        expect(way.onGrid).toBe(true);
        expect(way.size < way.d).toBe(true);
        expect(theorems[mode](way)).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});
