/** Bands of grades cover every score from the floor upward once. */
import { describe, expect, test } from "vitest";
import { bandProblems } from "../../src/model/bands";
import { basis, words } from "../small-district";

/** Grades by their bands, lowest first: `0-60`, `60-` without an end, `-60` without a start, `` for neither. */
const problemsOf = (floor: string, ...bands: readonly string[]): string[] =>
  bandProblems(
    bands.map((band, index) => {
      const [from, to] = band.split("~");
      return { id: `g${index}`, title: words("g"), basis, ...(from ? { from } : {}), ...(to ? { to } : {}) };
    }),
    floor,
  ).map(({ code, path, message }) => `${code} at ${path.join(".")}: ${message.en}`);

describe("bands are right", () => {
  test.each([
    ["from the floor to the sky", "0", ["0~60", "60~80", "80~"]],
    ["with a grade between that is reached by caps only", "0", ["0~60", "", "60~"]],
    ["one band for all", "0", ["0~"]],
    ["open below where totals have no floor", "none", ["~60", "60~"]],
    ["from below the floor", "0", ["-5~60", "60~"]],
    ["with decimals that are written differently", "0.0", ["0~59.5", "59.50~"]],
  ])("%s", (_, floor, bands) => {
    expect(problemsOf(floor, ...bands)).toEqual([]);
  });
});

describe("bands are wrong", () => {
  test.each([
    [
      "a hole between two",
      "0",
      ["0~60", "61~"],
      "band-hole at grades.1.from: Scores from 60 to 61 belong to no grade.",
    ],
    [
      "a number in two of them",
      "0",
      ["0~60", "59.9~"],
      "band-overlap at grades.1.from: Scores from 59.9 to 60 belong to two grades.",
    ],
    [
      "an end before the sky",
      "0",
      ["0~60", "60~100"],
      "band-hole at grades.1.to: Scores from 100 to ∞ belong to no grade.",
    ],
    ["a start above the floor", "0", ["10~"], "band-hole at grades.0.from: Scores from 0 to 10 belong to no grade."],
    [
      "a start where totals have no floor",
      "none",
      ["0~"],
      "band-hole at grades.0.from: Scores from −∞ to 0 belong to no grade.",
    ],
    [
      "no start where totals have a floor",
      "0",
      ["~60", "60~"],
      "missing-key at grades.0: The required key `from` is missing.",
    ],
    [
      "a band without a score",
      "0",
      ["0~60", "60~60", "60~"],
      "band-empty at grades.1: The band from 60 to 60 holds no score.",
    ],
    [
      "a band upside down",
      "0",
      ["0~60", "60~50", "50~"],
      "band-empty at grades.1: The band from 60 to 50 holds no score.",
    ],
    [
      "an endless band that is not the last",
      "0",
      ["0~", "60~"],
      "band-overlap at grades.1.from: Scores from 60 to ∞ belong to two grades.",
    ],
    [
      "two bands without a start",
      "none",
      ["~", "~60", "~80", "80~"],
      "band-overlap at grades.2.from: Scores from −∞ to 60 belong to two grades.",
    ],
    ["no band at all", "0", [""], "band-hole at grades: Scores from 0 to ∞ belong to no grade."],
    ["no band and no floor", "none", [""], "band-hole at grades: Scores from −∞ to ∞ belong to no grade."],
  ])("%s", (_, floor, bands, expected) => {
    expect(problemsOf(floor, ...bands)).toContain(expected);
  });

  test("a grade without numbers closes no hole", () => {
    expect(problemsOf("none", "~60", "")).toEqual([
      "band-hole at grades.0.to: Scores from 60 to ∞ belong to no grade.",
    ]);
  });
});
