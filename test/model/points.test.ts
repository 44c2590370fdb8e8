/** Law 1 at its root: exact numbers, and the arithmetic list of the design by name. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  canonicalDecimal,
  ceilingOf,
  compare,
  divide,
  exactFrom,
  exactOf,
  exactText,
  floorOf,
  least,
  most,
  multiply,
  negate,
  one,
  onGrid,
  type RoundingMode,
  ratio,
  round,
  roundingModes,
  signOf,
  subtract,
  sum,
  sumOfDecimals,
  zero,
} from "../../src/model/points";

const two = { digits: 2, mode: "half-away-from-zero" } as const;
const rounded = (decimal: string, digits: number, mode: RoundingMode): string =>
  exactText(round(exactOf(decimal), { digits, mode }));

describe("the arithmetic of law 1, by name", () => {
  test("297.9 of 331 is exactly 90 %", () => {
    const share = divide(exactOf("297.9"), exactOf("331"));
    expect(exactText(share)).toBe("0.9");
    expect(compare(share, exactOf("0.9"))).toBe(0);
  });

  test("57 is at a boundary of 57, also as 0.57 of 100", () => {
    expect(compare(exactOf("57"), exactOf("57"))).toBe(0);
    expect(compare(multiply(exactOf("0.57"), exactOf("100")), exactOf("57"))).toBe(0);
  });

  test.each([
    ["1.005", "1.01"],
    ["2.675", "2.68"],
    ["8.345", "8.35"],
    ["10.075", "10.08"],
    ["59.995", "60"],
  ])("%s to two digits is %s", (written, expected) => {
    expect(exactText(round(exactOf(written), two))).toBe(expected);
  });

  test.each<[RoundingMode, string]>([
    ["half-away-from-zero", "-3"],
    ["half-even", "-2"],
    ["toward-zero", "-2"],
    ["floor", "-3"],
    ["ceiling", "-2"],
  ])("-2.5 to no digits, %s, is %s", (mode, expected) => {
    expect(rounded("-2.5", 0, mode)).toBe(expected);
  });

  test("1/3 x 3 = 1", () => {
    expect(exactText(multiply(ratio(1, 3), ratio(3)))).toBe("1");
  });

  test("0.1 + 0.2 = 0.3", () => {
    expect(exactText(add(exactOf("0.1"), exactOf("0.2")))).toBe("0.3");
  });

  test("ten times 0.1 = 1", () => {
    expect(exactText(sum(Array.from({ length: 10 }, () => exactOf("0.1"))))).toBe("1");
    expect(exactText(multiply(exactOf("0.1"), exactOf("10")))).toBe("1");
  });

  test.each<[string, string[]]>([
    ["0", []],
    ["1", Array.from({ length: 10 }, () => "0.1")],
    ["1.25", ["1", "0.25"]],
    ["-0.5", ["0.25", "-0.75"]],
    ["1000000000001.000001", ["999999999999.999999", "1.000002"]],
    ["900000000000.500001", ["900000000000", "0.500001"]],
    ["0.000001", ["999999999999.5", "0.000001", "-999999999999.5"]],
  ])("%s is the sum of %j, read at once or one by one", (expected, decimals) => {
    expect(exactText(sumOfDecimals(decimals, (one) => one))).toBe(expected);
    expect(exactText(sum(decimals.map(exactOf)))).toBe(expected);
  });
});

describe("rounding", () => {
  test.each<[string, RoundingMode, string]>([
    ["2.5", "half-away-from-zero", "3"],
    ["2.5", "half-even", "2"],
    ["3.5", "half-even", "4"],
    ["-3.5", "half-even", "-4"],
    ["2.5", "toward-zero", "2"],
    ["2.9", "toward-zero", "2"],
    ["-2.9", "toward-zero", "-2"],
    ["2.1", "floor", "2"],
    ["-2.1", "floor", "-3"],
    ["2.1", "ceiling", "3"],
    ["-2.1", "ceiling", "-2"],
    ["2.49", "half-away-from-zero", "2"],
    ["-2.49", "half-away-from-zero", "-2"],
    ["2.51", "half-even", "3"],
    ["-2.51", "half-even", "-3"],
    ["0", "ceiling", "0"],
  ])("%s, %s, is %s", (written, mode, expected) => {
    expect(rounded(written, 0, mode)).toBe(expected);
  });

  test("a number that is on the grid already stays as it is", () => {
    for (const mode of roundingModes) expect(rounded("-12.34", 2, mode)).toBe("-12.34");
  });

  test("what is just below zero rounds to 0, never to -0", () => {
    expect(rounded("-0.004", 2, "half-away-from-zero")).toBe("0");
    expect(rounded("-0.004", 2, "toward-zero")).toBe("0");
  });

  test("a fraction that never ends is rounded where it must be", () => {
    expect(exactText(round(ratio(2, 3), two))).toBe("0.67");
    expect(exactText(round(ratio(-2, 3), two))).toBe("-0.67");
    expect(exactText(round(ratio(1, 3), { digits: 6, mode: "ceiling" }))).toBe("0.333334");
  });

  test("floor and ceiling give whole numbers on both sides of zero", () => {
    expect([floorOf(ratio(7, 2)), floorOf(ratio(-7, 2)), floorOf(ratio(-4))].map(exactText)).toEqual(["3", "-4", "-4"]);
    expect([ceilingOf(ratio(7, 2)), ceilingOf(ratio(-7, 2)), ceilingOf(ratio(4))].map(exactText)).toEqual([
      "4",
      "-3",
      "4",
    ]);
  });

  test("a number lies on a grid when rounding to it changes nothing", () => {
    expect([onGrid(exactOf("1.25"), 2), onGrid(exactOf("1.25"), 1), onGrid(ratio(1, 3), 6)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("numbers beyond the safe integers", () => {
  const big = exactOf("999999999999.999999");

  test("are held large and come back small where they fit again", () => {
    expect(typeof big.n).toBe("bigint");
    const back = subtract(big, exactOf("999999999998.999999"));
    expect(back).toEqual({ n: 1, d: 1 });
  });

  test("are read, added, multiplied, divided, compared and rounded to the digit", () => {
    expect(exactText(big)).toBe("999999999999.999999");
    expect(exactText(add(big, exactOf("0.000001")))).toBe("1000000000000");
    expect(exactText(multiply(big, big))).toBe("999999999999999998000000.000000000001");
    expect(exactText(divide(multiply(big, big), big))).toBe("999999999999.999999");
    expect(exactText(round(big, two))).toBe("1000000000000");
    expect(exactText(round(negate(big), { digits: 2, mode: "toward-zero" }))).toBe("-999999999999.99");
    expect(compare(big, exactOf("999999999999.999998"))).toBe(1);
    expect(compare(negate(big), big)).toBe(-1);
    expect(compare(big, exactOf("999999999999.999999"))).toBe(0);
    expect([signOf(big), signOf(negate(big))]).toEqual([1, -1]);
    expect(exactText(divide(one, negate(big)))).toBe("-1000000/999999999999999999");
  });

  test("small numbers whose product, sum or comparison is not safe fall to bigint and stay exact", () => {
    const n = ratio(Number.MAX_SAFE_INTEGER);
    expect(exactText(add(n, n))).toBe("18014398509481982");
    expect(exactText(multiply(n, n))).toBe("81129638414606663681390495662081");
    const [a, b] = [ratio(Number.MAX_SAFE_INTEGER, 9_999_991), ratio(Number.MAX_SAFE_INTEGER - 1, 9_999_991)];
    expect(compare(a, b)).toBe(1);
    // 1/9999991 + 1/9999973: the common denominator is 99999640000243
    expect(exactText(add(ratio(1, 9_999_991), ratio(1, 9_999_973)))).toBe("19999964/99999640000243");
    expect(exactText(round(ratio(9_007_199_254_740_990, 7), { digits: 6, mode: "floor" }))).toBe(
      "1286742750677284.285714",
    );
  });
});

describe("texts of numbers", () => {
  test.each([
    ["007.50", "7.5"],
    ["-0", "0"],
    ["-0.000", "0"],
    ["-0.50", "-0.5"],
    ["0.000001", "0.000001"],
    ["123456789012", "123456789012"],
    ["100", "100"],
  ])("%s is written %s", (written, expected) => {
    expect(canonicalDecimal(written)).toBe(expected);
  });

  test.each([
    "",
    "-",
    ".5",
    "5.",
    "+1",
    "1e3",
    "1,5",
    " 1",
    "1 ",
    "１",
    "1234567890123",
    "0.1234567",
    "NaN",
    "Infinity",
    "0x10",
    "--1",
  ])("%j is no decimal", (written) => {
    expect(canonicalDecimal(written)).toBeUndefined();
  });

  test("numbers are read by their shortest decimal form, and those that need an exponent are refused", () => {
    expect(canonicalDecimal(0.1)).toBe("0.1");
    expect(canonicalDecimal(-0)).toBe("0");
    expect(canonicalDecimal(1e-7)).toBeUndefined();
    expect(canonicalDecimal(1e21)).toBeUndefined();
    expect(canonicalDecimal(0.1 + 0.2)).toBeUndefined();
    expect(canonicalDecimal(Number.NaN)).toBeUndefined();
  });

  test("a number that ends is written as a decimal, another as a reduced fraction", () => {
    expect([ratio(-4, 6), ratio(1, 8), ratio(-1, 8), ratio(6, 3), ratio(3, -6)].map(exactText)).toEqual([
      "-2/3",
      "0.125",
      "-0.125",
      "2",
      "-0.5",
    ]);
  });

  test("the text is the same whatever fraction holds the number", () => {
    const decimals = fc.record({
      n: fc.integer({ min: -20_000, max: 20_000 }),
      digits: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(
        decimals,
        fc.maxSafeInteger().filter((by) => by > 0),
        ({ n, digits }, by) => {
          const expected = String(n / 10 ** digits); // few digits: the shortest text of the float is the decimal
          const factor = Math.floor(by / Math.max(1, Math.abs(n), 10 ** digits)) || 1;
          expect(exactText(ratio(n * factor, 10 ** digits * factor))).toBe(expected === "-0" ? "0" : expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("dividing by zero is refused, whatever is divided", () => {
    expect(() => divide(one, zero)).toThrow(RangeError);
    expect(() => divide(zero, exactOf("0"))).toThrow("division by zero");
  });

  test("the negative of zero is zero", () => {
    expect(Object.is(negate(zero).n, 0)).toBe(true);
    expect(Object.is(multiply(ratio(-1), zero).n, 0)).toBe(true);
    expect(exactText(divide(zero, ratio(-3)))).toBe("0");
  });

  test("the least and the most of two are one of them", () => {
    expect(exactText(least(ratio(1, 3), ratio(1, 2)))).toBe("1/3");
    expect(exactText(least(ratio(1, 2), ratio(1, 3)))).toBe("1/3");
    expect(exactText(most(ratio(1, 3), ratio(1, 2)))).toBe("0.5");
    expect(exactText(most(ratio(1, 2), ratio(1, 3)))).toBe("0.5");
  });
});

describe("numbers of more digits than a float holds", () => {
  test("are rounded to even by their last digit", () => {
    const whole = (text: string) => exactText(round(exactFrom(text), { digits: 0, mode: "half-even" }));
    expect(whole("9007199254740993.5")).toBe("9007199254740994");
    expect(whole("9007199254740994.5")).toBe("9007199254740994");
    expect(whole("-9007199254740993.5")).toBe("-9007199254740994");
    expect(whole("-9007199254740994.5")).toBe("-9007199254740994");
  });

  test("are written with the zeros that stand before their first digit, and without a sign where they have none", () => {
    expect(exactText(exactFrom("0.09007199254740993"))).toBe("0.09007199254740993");
    expect(exactText(exactFrom("-0.0009007199254740993"))).toBe("-0.0009007199254740993");
    expect(exactText(exactFrom("90071992547409930/7"))).toBe("90071992547409930/7");
  });
});
