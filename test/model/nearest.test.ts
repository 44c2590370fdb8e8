/** "Did you mean": near names are found, far ones are not suggested. */
import { describe, expect, test } from "vitest";
import { nearest } from "../../src/model/nearest";

describe("a name is near", () => {
  test.each([
    ["two neighbours swapped", "ponits", "points"],
    ["a letter left out", "point", "points"],
    ["a letter too many", "pointts", "points"],
    ["one letter wrong", "pointz", "points"],
    ["another case", "POINTS", "points"],
    ["Chinese with one character wrong", "驻村天敷", "驻村天数"],
    ["exactly the name", "title", "title"],
  ])("%s", (_, written, expected) => {
    expect(nearest(written, ["title", "points", "驻村天数"])).toBe(expected);
  });

  test("up to a third of its letters: three of nine are near, four are not", () => {
    expect(nearest("abcdefxyz", ["abcdefghi"])).toBe("abcdefghi");
    expect(nearest("abcdewxyz", ["abcdefghi"])).toBeUndefined();
  });

  test("with one letter of a short name", () => {
    expect(nearest("b", ["a"])).toBe("a");
    expect(nearest("xy", ["ab"])).toBeUndefined();
  });
});

test("the nearest of several near names wins, and of equally near ones the first", () => {
  expect(nearest("item", ["items", "item", "times"])).toBe("item");
  expect(nearest("from", ["form", "frog"])).toBe("form");
  expect(nearest("ca", ["ba", "cb"])).toBe("ba");
});

test("nothing is near where there are no names, and long names are never compared", () => {
  expect(nearest("points", [])).toBeUndefined();
  expect(nearest("a".repeat(65), ["a".repeat(64)])).toBeUndefined();
  expect(nearest("a".repeat(64), ["a".repeat(65)])).toBeUndefined();
  expect(nearest("a".repeat(64), ["a".repeat(63)])).toBe("a".repeat(63));
});
