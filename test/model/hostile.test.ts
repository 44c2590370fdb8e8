/** Law 12: hostile documents are refused quickly, in short sentences, and reach nothing. */
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { checkLedger } from "../../src/model/ledger-check";
import type { Problem, Step } from "../../src/model/problem";
import { readShape } from "../../src/model/reading";
import { checkScheme } from "../../src/model/scheme-check";
import { byChoice, whole } from "../../src/model/values";
import { timed } from "../processor-time";
import { withAt } from "../small-district";
import { placeOf, wholeLedger, wholeScheme } from "./whole-district";

type Path = readonly Step[];
const problemsOf = (shape: z.ZodType, document: unknown): readonly Problem[] => {
  const read = readShape(shape, document);
  return read.ok ? [] : read.problems;
};
const said = ({ code, path, message }: Problem): string => `${code} at ${path.join(".")}: ${message.en}`;
const inFact = (name: string, key: string, value: unknown): string[] => {
  const checked = checkLedger(withAt(wholeLedger, ["facts", placeOf(name), key], value));
  return checked.ok ? [] : checked.problems.map(({ path, ...rest }) => said({ ...rest, path: path.slice(2) }));
};

describe("law 12: hostile documents", () => {
  const quickly = <T>(work: () => T): T => {
    const { result, milliseconds } = timed(work);
    expect(milliseconds).toBeLessThan(5000);
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
