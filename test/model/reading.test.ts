/** From something unknown to a value: each kind of refusal becomes a problem of ours, with its place. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkLedger } from "../../src/model/ledger-check";
import type { Problem, Step } from "../../src/model/problem";
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

test("a number where text belongs is told to need quotes, and nothing else is", () => {
  const cure = (shape: z.ZodType, value: unknown) => problemsOf(z.strictObject({ a: shape }), { a: value })[0]?.cure;
  expect(cure(z.string(), 5)).toEqual({
    zh: "数字用作编号或者文字的，要加引号。",
    en: "A number that is meant as text needs quotes.",
  });
  expect(cure(z.string(), true)).toBeUndefined();
  expect(cure(whole(0), 1.5)).toBeUndefined();
});

test("up to a hundred unknown keys of one place are told with the key that may be meant, more are only told", () => {
  const document = Object.fromEntries(Array.from({ length: 102 }, (_, at) => [`description${at}`, 1]));
  const shape = z.strictObject({ description: z.string().optional() });
  const cures = problemsOf(shape, document).map(({ cure }) => cure?.en);
  expect(cures.slice(0, 100)).toEqual(Array(100).fill("Did you mean `description`?"));
  expect(cures.slice(100)).toEqual(Array(2).fill("Known keys: description."));
});
