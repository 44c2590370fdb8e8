/** Law 11: whatever is written, the answer is a list of our own problems; law 12: it is given quickly. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkLedger } from "../../src/model/ledger-check";
import { InvalidInputError, type Problem, pathText, problem, type Step } from "../../src/model/problem";
import { problemWords } from "../../src/model/problem-words";
import { readShape } from "../../src/model/reading";
import { checkScheme } from "../../src/model/scheme-check";
import {
  byChoice,
  day,
  decimal,
  decimalAboveZero,
  decimalFromZero,
  id,
  many,
  share,
  whole,
} from "../../src/model/values";
import { withAt, withoutAt } from "../small-district";
import { placeOf, wholeLedger, wholeScheme } from "./whole-district";

type Path = readonly Step[];

const problemsOf = (shape: z.ZodType, document: unknown): readonly Problem[] => {
  const read = readShape(shape, document);
  return read.ok ? [] : read.problems;
};
const said = ({ code, path, message }: Problem): string => `${code} at ${path.join(".")}: ${message.en}`;
const sayings = (shape: z.ZodType, document: unknown): string[] => problemsOf(shape, document).map(said);
const inScheme = (path: Path, value: unknown): string[] => {
  const checked = checkScheme(withAt(wholeScheme, path, value));
  return checked.ok ? [] : checked.problems.map(said);
};
const inFact = (name: string, key: string, value: unknown): string[] => {
  const checked = checkLedger(withAt(wholeLedger, ["facts", placeOf(name), key], value));
  return checked.ok ? [] : checked.problems.map(({ path, ...rest }) => said({ ...rest, path: path.slice(2) }));
};

describe("a value that is refused", () => {
  test.each<[string, z.ZodType, unknown, string]>([
    ["text for a list", many(id), "a", "wrong-type at : Expected a list here, found text."],
    ["null for a list", many(id), null, "wrong-type at : Expected a list here, found null."],
    ["a list for keys", z.strictObject({}), [], "wrong-type at : Expected keys with values here, found a list."],
    ["a number for text", z.strictObject({ a: z.string() }), { a: 5 }, "wrong-type at a: Expected text here, found 5."],
    [
      "text for a whole number",
      z.strictObject({ a: whole(0) }),
      { a: "5" },
      "wrong-type at a: Expected a number here, found text.",
    ],
    [
      "a broken number for a whole one",
      z.strictObject({ a: whole(0) }),
      { a: 1.5 },
      "wrong-type at a: Expected a whole number here, found 1.5.",
    ],
    [
      "text for true",
      z.strictObject({ a: z.boolean() }),
      { a: "yes" },
      "wrong-type at a: Expected true or false here, found text.",
    ],
    [
      "true for a decimal",
      z.strictObject({ a: decimal }),
      { a: true },
      "wrong-type at a: Expected a decimal here, found true or false.",
    ],
    ["a list for a day", z.strictObject({ a: day }), { a: [] }, "wrong-type at a: Expected text here, found a list."],
    [
      "a number for a word",
      z.strictObject({ a: z.enum(["x", "y"]) }),
      { a: 5 },
      "wrong-type at a: Expected x | y here, found 5.",
    ],
    [
      "another word",
      z.strictObject({ a: z.enum(["month", "year"]) }),
      { a: "moth" },
      "unknown-word at a: `moth` is not one of the allowed words.",
    ],
    ["a decimal with an exponent", decimal, "1e5", "not-a-decimal at : `1e5` is not a decimal number."],
    ["a number that needs an exponent", decimal, 1e-9, "not-a-decimal at : `1e-9` is not a decimal number."],
    ["NaN", decimal, Number.NaN, "wrong-type at : Expected a decimal here, found NaN."],
    ["seven digits after the point", decimal, 0.1234567, "not-a-decimal at : `0.1234567` is not a decimal number."],
    ["below zero", decimalFromZero, "-0.01", "below-zero at : This number must not be below 0."],
    ["zero where more is needed", decimalAboveZero, 0, "not-above-zero at : This number must be above 0."],
    ["a share above one", share, 80, "share-above-one at : This share is above 1 (100 %)."],
    ["too small a whole number", whole(1, 6), 0, "out-of-range at : Must be at least 1."],
    ["too large a whole number", whole(1, 6), 7, "out-of-range at : Must be at most 6."],
    ["empty text", z.string().min(1), "", "empty at : This must not be empty."],
    ["an empty list", many(id).min(1), [], "empty at : This must not be empty."],
    ["too long a text", z.string().max(3), "abcd", "too-long at : Longer than the 3 that are allowed."],
    ["too long a list", many(whole(0)), Array(1001).fill(0), "too-long at : Longer than the 1000 that are allowed."],
    [
      "too many choices",
      byChoice(whole(0)),
      Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`c${n}`, 0])),
      "too-long at : Longer than the 1000 that are allowed.",
    ],
    ["a choice without a name", byChoice(whole(0)), { "": 1 }, "not-an-id at : This is not a usable id."],
    ["an id with a space", id, "a b", "not-an-id at : This is not a usable id."],
    ["an id of a prototype", id, "constructor", "not-an-id at : This is not a usable id."],
    ["an impossible day", day, "2023-02-29", "impossible-day at : The day 2023-02-29 does not exist."],
    ["a day written another way", day, "30.6.2022", "not-a-day at : `30.6.2022` is not a day."],
    ["text in no given form", z.string().regex(/^\d$/), "x", "wrong-form at : This does not have the required form."],
  ])("%s", (_, shape, document, expected) => {
    expect(sayings(shape, document).map((one) => one.replace(/ at \.?:/, " at :"))).toEqual([expected]);
  });

  test("what is next to it is read", () => {
    expect(readShape(many(id), ["甲-1", "a.b/c:d@e#f_g"])).toEqual({ ok: true, value: ["甲-1", "a.b/c:d@e#f_g"] });
    expect(readShape(share, 1)).toEqual({ ok: true, value: "1" });
    expect(readShape(decimal, "-007.50")).toEqual({ ok: true, value: "-7.5" });
    expect(readShape(whole(1, 6), 6)).toEqual({ ok: true, value: 6 });
    expect(readShape(day, "2024-02-29")).toEqual({ ok: true, value: "2024-02-29" });
    expect(readShape(many(whole(0)), Array(1000).fill(0)).ok).toBe(true);
  });
});

describe("keys", () => {
  test("that are missing are named at what should hold them", () => {
    const checked = checkScheme(withoutAt(wholeScheme, ["rubric", "categories", 0, "items", 1, "method"]));
    expect(checked.ok ? [] : checked.problems.map(said)).toEqual([
      "missing-key at rubric.categories.0.items.1: The required key `method` is missing.",
    ]);
  });

  test.each<[string, Path, string]>([
    ["a plain value", ["version"], "missing-key at : The required key `version` is missing."],
    ["a decimal", ["rubric", "points"], "missing-key at rubric: The required key `points` is missing."],
    ["a word", ["notApplicable", "rescale"], "missing-key at notApplicable: The required key `rescale` is missing."],
    ["a kind", ["caps", 0, "when", "kind"], "missing-key at caps.0.when: The required key `kind` is missing."],
    ["keys with values", ["annual"], "missing-key at : The required key `annual` is missing."],
  ])("that are missing are named: %s", (_, path, expected) => {
    expect(inScheme(path, undefined)).toEqual([expected]);
  });

  test("that are misspelt are told with the key that was meant", () => {
    const checked = checkScheme(
      withAt(wholeScheme, ["rubric", "categories", 1, "items", 0, "measure", "sameMater"], "sum"),
    );
    expect(checked.ok ? [] : checked.problems[0]).toMatchObject({
      code: "unknown-key",
      path: ["rubric", "categories", 1, "items", 0, "measure", "sameMater"],
      cure: { zh: "是否想写“sameMatter”？", en: "Did you mean `sameMatter`?" },
    });
  });

  test("that nobody can have meant are told with all that are known there", () => {
    const read = problemsOf(z.strictObject({ zh: z.string(), en: z.string() }), { zh: "a", en: "b", french: "c" });
    expect(read[0]?.cure).toEqual({ zh: "可以填的字段：zh, en。", en: "Known keys: zh, en." });
  });

  test("of a kind that does not exist are told by the kind", () => {
    expect(inScheme(["rubric", "categories", 0, "items", 0, "measure"], { kind: "cuont", none: "zero" })).toEqual([
      "unknown-word at rubric.categories.0.items.0.measure.kind: `cuont` is not one of the allowed words.",
    ]);
    expect(inFact("rank", "kind", 7)).toEqual([
      expect.stringMatching(/^wrong-type at kind: Expected attendance \| .* here, found 7\.$/),
    ]);
  });

  test("in the record of votes are places of their own", () => {
    expect(inFact("ballots", "votes", { yes: -1 })).toEqual(["out-of-range at votes.yes: Must be at least 0."]);
  });

  test("beside a wrong key the rest is still read, in a copy", () => {
    const document = {
      a: [
        { b: 1, c: 2, x: 0 },
        { b: 1, c: 2, y: 0 },
      ],
      z: 1,
    };
    const before = structuredClone(document);
    const read = readShape(z.strictObject({ a: many(z.strictObject({ b: whole(0), c: whole(0) })) }), document);
    expect(read.ok ? undefined : read.partial).toEqual({
      a: [
        { b: 1, c: 2 },
        { b: 1, c: 2 },
      ],
    });
    expect(document).toEqual(before);
  });
});

describe("law 12: hostile documents", () => {
  const quickly = <T>(work: () => T): T => {
    const start = performance.now();
    const result = work();
    expect(performance.now() - start).toBeLessThan(5000);
    return result;
  };
  const codesOf = (document: unknown): string[] => {
    const checked = quickly(() => checkScheme(document));
    return checked.ok ? [] : [...new Set(checked.problems.map(({ code }) => code))];
  };
  const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level++) value = wrap(value);
    return value;
  };

  test("__proto__ as a key is refused by name, wherever it stands, and reaches nothing", () => {
    const document: unknown = JSON.parse(
      JSON.stringify(wholeScheme)
        .replace('"measure":{', '"measure":{"__proto__":{"polluted":1},')
        .replace(/^\{/, '{"__proto__":{"polluted":1},'),
    );
    const checked = checkScheme(document);
    expect(checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} at ${path.join(".")}`)).toEqual([
      "forbidden-key at __proto__",
      "forbidden-key at rubric.categories.0.items.0.measure.__proto__",
    ]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    const votes: unknown = JSON.parse('{"__proto__":{"polluted":1},"yes":1}');
    expect(inFact("ballots", "votes", 0)).not.toEqual([]);
    expect(problemsOf(byChoice(whole(0)), votes).map(({ code }) => code)).toEqual(["forbidden-key"]);
  });

  test("constructor and prototype are keys like any other unknown one", () => {
    expect(codesOf({ ...wholeScheme, constructor: { prototype: {} }, prototype: 1 })).toEqual(["unknown-key"]);
  });

  test.each<[string, unknown, string]>([
    ["lists in lists under a known key", { ...wholeScheme, title: nested(100_000, (inner) => [inner]) }, "wrong-type"],
    [
      "lists in lists under an unknown key",
      { ...wholeScheme, tilte: nested(100_000, (inner) => [inner]) },
      "unknown-key",
    ],
    ["keys in keys", nested(100_000, (a) => ({ a })), "unknown-key"],
    ["keys in keys under an unknown key", { ...wholeScheme, x: nested(100_000, (a) => ({ a })) }, "unknown-key"],
    [
      "a tree whose parts are shared 6^12 times",
      { ...wholeScheme, x: nested(12, (a) => [a, a, a, a, a, a]) },
      "unknown-key",
    ],
  ])("%s", (_, document, code) => {
    expect(codesOf(document)).toContain(code);
  });

  test("an object that holds itself", () => {
    const knot: Record<string, unknown> = {};
    for (const key of "abcdef") knot[key] = knot;
    expect(codesOf(knot)).toContain("unknown-key");
    expect(codesOf({ ...wholeScheme, rubric: knot })).toContain("missing-key");
  });

  test.each<[string, Path, unknown, string]>([
    ["an id of five million letters", ["id"], "a".repeat(5_000_000), "not-an-id"],
    ["a day of five million digits", ["from"], "2".repeat(5_000_000), "not-a-day"],
    ["a decimal of five million digits", ["rubric", "points"], "1".repeat(5_000_000), "not-a-decimal"],
    [
      "a decimal of five million digits and a letter",
      ["rubric", "points"],
      `${"0".repeat(5_000_000)}x`,
      "not-a-decimal",
    ],
    ["a title of five million letters", ["title", "zh"], "村".repeat(5_000_000), "too-long"],
    ["a word of five million letters", ["notApplicable", "rescale"], "a".repeat(5_000_000), "unknown-word"],
    ["an id of spaces and one letter, for a slow pattern", ["version"], `${" ".repeat(100_000)}a`, "not-an-id"],
    ["a duty's date for a slow pattern", ["duties", 0, "cadence", "by"], `${"0".repeat(100_000)}-`, "wrong-form"],
  ])("%s", (_, path, value, code) => {
    const checked = quickly(() => checkScheme(withAt(wholeScheme, path, value)));
    const problems = checked.ok ? [] : checked.problems;
    expect(problems.map((one) => one.code)).toContain(code);
    // What is said about it stays short.
    for (const { message } of problems) expect(message.zh.length + message.en.length).toBeLessThan(1000);
  });

  test("a key of five million letters is not repeated in the sentence", () => {
    const checked = quickly(() => checkScheme({ ...wholeScheme, ["k".repeat(5_000_000)]: 1 }));
    expect(checked.ok ? "" : checked.problems[0]?.message.en).toBe(`There is no key \`${"k".repeat(60)}\` here.`);
  });

  test("20,000 unknown keys are all told, the first hundred with what may be meant", () => {
    const many = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`misscondct${index % 10}${index}`, 1]),
    );
    const checked = quickly(() => checkScheme({ ...wholeScheme, ...many }));
    expect(checked.ok ? 0 : checked.problems.length).toBe(20_000);
  });

  test("10,000 facts of members who are not there, in a team of a thousand", () => {
    const members = Array.from({ length: 1000 }, (_, index) => ({
      id: `member-number-${index}`,
      name: "x",
      role: "member",
      service: [{ from: "2021-08-01" }],
    }));
    const facts = Array.from({ length: 10_000 }, (_, index) => ({
      id: `f${index}`,
      kind: "attendance",
      day: "2022-01-04",
      recorded: "2022-01-04",
      by: "x",
      member: `membr-number-${index}`,
      status: "resident",
    }));
    const checked = quickly(() => checkLedger({ ...wholeLedger, members, facts }));
    const problems = checked.ok
      ? []
      : checked.problems.filter(({ code, path }) => code === "unknown-name" && path[0] === "facts");
    expect(problems.length).toBe(10_000);
    expect(problems.filter(({ cure }) => cure !== undefined).length).toBe(100);
  });

  test("5,000 members are too many, and say so", () => {
    const members = Array.from({ length: 5000 }, (_, index) => ({
      id: `m${index}`,
      name: "x",
      role: "member",
      service: [{ from: "2021-08-01" }],
    }));
    const checked = quickly(() => checkLedger({ ...wholeLedger, members }));
    expect(checked.ok ? [] : checked.problems.map(said)).toContain(
      "too-long at members: Longer than the 1000 that are allowed.",
    );
  });
});

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
