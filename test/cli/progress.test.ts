/** How long is left, and how far a batch is, as people say it. */
import { expect, test } from "vitest";
import { duration, grouped, progressLine } from "../../src/cli/say/progress";

test("seconds, minutes and hours in both languages", () => {
  const both = (seconds: number) => [duration(seconds, "zh"), duration(seconds, "en")];
  expect(both(-3)).toEqual(["0秒", "0 s"]);
  expect(both(59.4)).toEqual(["59秒", "59 s"]);
  expect(both(60)).toEqual(["1分0秒", "1 min 0 s"]);
  expect(both(3599.6)).toEqual(["1小时0分", "1 h 0 min"]);
  expect(both(7325)).toEqual(["2小时2分", "2 h 2 min"]);
});

test("numbers are written in groups of three", () => {
  expect([0, 999, 1000, 1_234_567.4].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567"]);
});

test("a line has a bar where the end is known, and the time left once something is done", () => {
  const line = (done: number, of: number | undefined, seconds: number, before = 0, factsBefore = 0) =>
    progressLine({ stage: "evaluate", done, of, teams: 1, facts: 400 }, { seconds, before, factsBefore }, "en");
  expect(line(0, 100, 5)).toBe(`assess  [${"-".repeat(24)}]   0%  1 team  400 facts  80 facts/s`);
  expect(line(50, 100, 40, 25)).toBe(
    `assess  [${"#".repeat(12)}${"-".repeat(12)}]  50%  1 team  400 facts  10 facts/s  1 min 20 s left`,
  );
  expect(line(50, 100, 40, 50, 200)).toContain("400 facts  5 facts/s");
  expect(line(100, 100, 8)).toBe(`assess  [${"#".repeat(24)}] 100%  1 team  400 facts  50 facts/s`);
  expect(line(7, undefined, 0)).toBe("assess  1 team  400 facts  0 facts/s");
  // An input without a byte has no share.
  expect(line(0, 0, 1)).toBe("assess  1 team  400 facts  400 facts/s");
});
