/** Numbers made of others: the fewest parts, mixtures with a mean, and where numbers are too large to be counted with. */
import { describe, expect, test } from "vitest";
import { divide, exactOf, exactText, ratio } from "../../../src/model/points";
import { asDecimal, decimalsWithMean, fewestParts, mixtureOf, wholeFraction } from "../../../src/policy/witness/mix";

const parts = (...numbers: readonly string[]) => numbers.map(exactOf);
const tiny = divide(ratio(1), ratio(1_000_003));

describe("the fewest parts that add up to a number", () => {
  test("are told by their places", () => {
    expect(fewestParts(parts("3", "2"), exactOf("7"))).toEqual([0, 1, 1]);
    expect(fewestParts(parts("0.5", "0.2"), exactOf("1"))).toEqual([0, 0]);
    expect(fewestParts(parts("3"), exactOf("0"))).toEqual([]);
  });

  test("are none where no sum comes there, or it is below nothing", () => {
    expect(fewestParts(parts("2", "4"), exactOf("7"))).toBeUndefined();
    expect(fewestParts(parts("0", "-1"), exactOf("1"))).toBeUndefined();
    expect(fewestParts(parts("1"), exactOf("-1"))).toBeUndefined();
    expect(fewestParts([], exactOf("1"))).toBeUndefined();
  });

  test("are not searched where the numbers are too fine or too many, and a part that is too fine is left aside", () => {
    expect(fewestParts(parts("1"), tiny)).toBeUndefined();
    expect(fewestParts(parts("1"), exactOf("20001"))).toBeUndefined();
    expect(fewestParts([tiny, exactOf("1")], exactOf("2"))).toEqual([1, 1]);
  });
});

describe("means", () => {
  const few = { atLeast: 1, atMost: 10 };

  test("are made of two values, as few as possible", () => {
    expect(mixtureOf(parts("1", "0"), exactOf("0.75"), few)).toEqual({ first: 0, second: 1, counts: [3, 1] });
    expect(mixtureOf(parts("1", "0"), exactOf("1.5"), few)).toBeUndefined();
    expect(mixtureOf(parts("1", "0"), tiny, few)).toBeUndefined();
  });

  test("are made of decimals that are nearly equal", () => {
    expect(decimalsWithMean(divide(ratio(1), ratio(3)), 1)?.map(exactText)).toEqual(["0.34", "0.33", "0.33"]);
    expect(decimalsWithMean(tiny, 1)).toBeUndefined();
    expect(decimalsWithMean(divide(ratio(1), ratio(101)), 1)).toBeUndefined();
  });

  test("are decimals or not", () => {
    expect([ratio(1, 8), ratio(1, 3), tiny].map(asDecimal)).toEqual([true, false, false]);
    expect(wholeFraction(ratio(-6, 4))).toEqual({ n: -3, d: 2 });
  });
});
