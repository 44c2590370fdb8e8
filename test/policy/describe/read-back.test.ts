/** A sentence determines its rule: whoever reads only the words, in Chinese or in English, gets exactly the rule back. */
import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { type Measure, measure, method } from "../../../src/model/measures";
import { itemsOf, type Scheme } from "../../../src/model/scheme";
import { measureText } from "../../../src/policy/describe/measure-words";
import { methodText } from "../../../src/policy/describe/method-words";
import { sentencesOf } from "../../../src/policy/describe/sentences";
import { measures } from "../../../src/testing/arbitrary/measure";
import { methods } from "../../../src/testing/arbitrary/method";
import { schemes } from "../../../src/testing/arbitrary/scheme";
import { bandIn, capIn, measureIn, methodIn, type Read, type Tongue, Unread } from "./read-back";
import { wild } from "./wild";

const tongues = ["zh", "en"] as const;
const numRuns = 10_000;

/** A rule without titles: what is asked of the words is the rule. */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  // The days that attendance is based on are a word; where a rule comes from is not.
  const kept = Object.entries(value).filter(
    ([key, inner]) => key !== "title" && key !== "titles" && (key !== "basis" || typeof inner === "string"),
  );
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined).map(([key, inner]) => [key, bare(inner)]));
};

const anyMeasure: Arbitrary<Measure> = fc.oneof(
  ...Object.values(measures).map((arbitrary) => wild(arbitrary as Arbitrary<unknown>, measure)), // each draws a measure
);

const kinds = ["count", "tally", "latest", "rank", "published", "notices", "attendance"] as const;

const anyMethod = fc.constantFrom(...kinds).chain((kind) =>
  fc.constantFrom("base" as const, "base" as const, "bonus" as const).chain((level) =>
    wild(methods({ kind: level, measure: kind, points: 10_000, digits: 2 }), method).map((rule) => ({
      kind,
      rule,
    })),
  ),
);

describe("who reads the words alone", () => {
  test("gets exactly the measure, of 10,000", () => {
    fc.assert(
      fc.property(anyMeasure, (rule) => {
        const said = measureText(rule);
        for (const tongue of tongues) expect(measureIn(said[tongue], tongue)).toEqual(bare(rule));
      }),
      { numRuns },
    );
  });

  test("gets exactly the method, of 10,000", () => {
    fc.assert(
      fc.property(anyMethod, ({ kind, rule }) => {
        const said = methodText(rule, kind);
        for (const tongue of tongues) expect(methodIn(said[tongue], tongue)).toEqual(bare(rule));
      }),
      { numRuns },
    );
  });
});

/** A scheme whose things are called by their ids, so that names can be read back. */
const calledById = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(calledById) as T; // the same shape
  if (typeof value !== "object" || value === null) return value;
  const id: unknown = Reflect.get(value, "id");
  const entries = Object.entries(value)
    .filter(([key]) => key !== "titles")
    .map(([key, inner]) =>
      key === "title" && typeof id === "string" ? [key, { zh: id, en: id }] : [key, calledById(inner)],
    );
  return Object.fromEntries(entries) as T; // the same shape
};

/** On a screen Chinese stands apart from numbers; a reader does not see it. */
const heard = (said: string, tongue: Tongue): string => (tongue === "zh" ? said.replaceAll(" ", "") : said);

interface Clauses {
  readonly key: string;
  readonly rule: unknown;
  readonly read: (said: string, tongue: Tongue) => Read;
}

const without = (value: object, ...keys: readonly string[]): unknown =>
  bare(Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))));

const clausesIn = (scheme: Scheme): Clauses[] => [
  ...itemsOf(scheme).flatMap((item) => [
    { key: `items/${item.id}/measure`, rule: bare(item.measure), read: measureIn },
    { key: `items/${item.id}/method`, rule: bare(item.method), read: methodIn },
  ]),
  ...scheme.grades.map((grade) => ({ key: `grades/${grade.id}`, rule: bare(grade), read: bandIn })),
  ...scheme.caps.map((cap) => ({ key: `caps/${cap.id}`, rule: without(cap, "id"), read: capIn })),
];

let read = 0;

const readBack = (scheme: Scheme): void => {
  const sentences = sentencesOf(scheme);
  for (const { key, rule, read: reading } of clausesIn(scheme)) {
    for (const tongue of tongues) {
      expect(reading(heard(sentences.get(key)?.[tongue] ?? "", tongue), tongue), key).toEqual(rule);
    }
    read += 1;
  }
};

describe("who reads the sentences of a scheme", () => {
  test("gets its measures, methods, bands and caps back, of random schemes", () => {
    read = 0;
    fc.assert(fc.property(schemes().map(calledById), readBack), { numRuns: 800 });
    expect(read).toBeGreaterThan(10_000);
  });

  test.each([
    ["luojiang", luojiang],
    ["village-leadership", villageLeadership],
  ])("and of %s", (_, scheme) => readBack(calledById(scheme)));

  test("does not take half a sentence, or two rules, for one", () => {
    expect(() => methodIn("从分值中扣分，每次扣0.5分", "zh")).toThrow(Unread);
    expect(() => methodIn("按计量值分档计分，80%以上的计3分，不满60%的计0分。", "zh")).toThrow(Unread);
    expect(() => capIn("Where the value of 1 “x” is at 80%, graded at most good (annual).", "en")).toThrow(Unread);
  });
});
