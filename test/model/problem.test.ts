/** Law 11: whatever is written, the answer is a list of our own problems; and what a problem is as an error. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLedger } from "../../src/model/ledger-check";
import { InvalidInputError, type Problem, pathText, problem, type Step } from "../../src/model/problem";
import { problemWords } from "../../src/model/problem-words";
import { checkScheme } from "../../src/model/scheme-check";
import { withAt } from "../small-district";
import { wholeLedger, wholeScheme } from "./whole-district";

type Path = readonly Step[];

describe("law 11: never a raw validator message", () => {
  /** Any small edit anywhere: another value, or none. */
  const anything = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      "",
      " ",
      0,
      -1,
      1.5,
      1e300,
      Number.NaN,
      true,
      [],
      {},
      [[]],
      "none",
      "2022-02-30",
    ),
    fc.string({ maxLength: 5 }),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const placesIn = (value: unknown, path: Path = []): Path[] =>
    value === null || typeof value !== "object"
      ? []
      : Object.entries(value).flatMap(([key, inner]) => {
          const here = [...path, Array.isArray(value) ? Number(key) : key];
          return [here, ...placesIn(inner, here)];
        });
  const holds = (problems: readonly Problem[]): void => {
    for (const { code, message, path } of problems) {
      expect(Object.keys(problemWords)).toContain(code);
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(message.en).not.toMatch(/Invalid|expected .* received|undefined|NaN is|\[object/i);
      expect(message.zh).not.toMatch(/Invalid|undefined|\[object/i);
      expect(Array.isArray(path)).toBe(true);
    }
  };

  test("whatever one place of a scheme is changed to, the answer is a scheme or our problems", () => {
    const places = placesIn(wholeScheme);
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (path, value) => {
        const checked = checkScheme(withAt(wholeScheme, path, value));
        if (!checked.ok) {
          expect(checked.problems.length).toBeGreaterThan(0);
          holds(checked.problems);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("whatever one place of a ledger is changed to, the answer is a ledger or our problems", () => {
    const places = placesIn(wholeLedger);
    fc.assert(
      fc.property(fc.constantFrom(...places), anything, (path, value) => {
        const checked = checkLedger(withAt(wholeLedger, path, value));
        if (!checked.ok) {
          expect(checked.problems.length).toBeGreaterThan(0);
          holds(checked.problems);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("whatever a document is, the answer is our problems", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withMap: true, withDate: true }),
        (document) => {
          for (const checked of [checkScheme(document), checkLedger(document)]) {
            expect(checked.ok).toBe(false);
            if (!checked.ok) holds(checked.problems);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a problem as an error", () => {
  test("paths are written as people write them", () => {
    expect(pathText(["rubric", "categories", 2, "points"])).toBe("rubric.categories[2].points");
    expect(pathText([0, "a"])).toBe("[0].a");
    expect(pathText([])).toBe("");
  });

  test("all problems stand in one error, with file, line, place, sentence and cure", () => {
    const first: Problem = { ...problem("share-above-one", ["term", "annualWeight"]), file: "scheme.yaml", line: 7 };
    const error = new InvalidInputError([first, problem("no-teams", [])]);
    expect(error.message).toBe(
      "scheme.yaml:7:term.annualWeight: This share is above 1 (100 %). Write shares from 0 to 1: 80 % is 0.8.\n: There are no teams. Put a file for each team into the folder `teams`.",
    );
    expect(error.problems.length).toBe(2);
    expect(error).toBeInstanceOf(Error);
  });

  test("a cure is only there where one is known", () => {
    expect(problem("below-zero", [])).not.toHaveProperty("cure");
    expect(problem("unknown-name", ["x"], { name: "a", thing: "item" })).not.toHaveProperty("cure");
    expect(problem("unknown-name", ["x"], { name: "a", near: "b", thing: "item" }).cure).toEqual({
      zh: "是否想写“b”？",
      en: "Did you mean `b`?",
    });
  });
});
