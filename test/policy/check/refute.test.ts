/** Bad rules are refuted by the smallest pair of ledgers, among them the textbook one that drops marks. */
import { describe, expect, test } from "vitest";
import type { Ledger } from "../../../src/model/ledger";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { sightOf } from "../../../src/policy/check/sight";
import { type InputVerdict, verdictsOf } from "../../../src/policy/check/verdict";
import { basis, category, type ItemInput, item, schemeOf, schemeWith, words } from "../../small-district";

const verdictOn = (scheme: Scheme, change: string): InputVerdict =>
  verdictsOf(sightOf(scheme)).find((verdict) => verdict.change === change) ?? expect.fail(`no ${change}`);

const one = (measure: ItemInput["measure"], method: ItemInput["method"], more: Partial<ItemInput> = {}): Scheme =>
  schemeWith([item({ measure, method, ...more })]);

const valuesIn = ({ facts }: Ledger): string[] => facts.flatMap((fact) => (fact.kind === "rating" ? [fact.value] : []));

const proportional = { kind: "proportional" } as const;

describe("the textbook rule: drop marks, and a student with 3 of 4 points gets less than one with 2", () => {
  // The format has no marks of unequal maxima that are dropped: ratings of one item are out of the same number. What it has is a panel
  // that drops the lowest and the highest. With two of each the same harm comes about: one more mark of 1 turns a quarter into nothing.
  const rule = one({ kind: "panel", outOf: 1, trimAbove: 4, trim: 2 }, proportional);

  test("is refuted: four ratings of which one is 1 are worth more than five of which two are", () => {
    const { verdict, pair } = verdictOn(rule, "more-rating");
    expect(verdict).toBe("refuted");
    expect(pair && [valuesIn(pair.before), valuesIn(pair.after)]).toEqual([
      ["0", "0", "0", "1"],
      ["0", "0", "0", "1", "1"],
    ]);
    expect(pair?.wrong).toMatchObject({ of: "total", before: "2.5", after: "0" });
  });

  test("is harmless where one of each is dropped, and a single rating is always so", () => {
    const usual = one({ kind: "panel", outOf: 1, trimAbove: 4, trim: 1 }, proportional);
    expect(verdictOn(usual, "more-rating").verdict).toBe("proved");
    expect(verdictOn(rule, "higher-rating").verdict).toBe("proved");
  });
});

describe("rules that go against what they measure are refuted", () => {
  const tiers = (...points: readonly number[]): ItemInput["method"] => ({
    kind: "tiers",
    steps: [
      { from: 0.8, points: points[0] ?? 0 },
      { from: 0.5, points: points[1] ?? 0 },
    ],
    else: points[2] ?? 0,
  });

  test.each<[string, Scheme, string]>([
    ["tiers that go down", one({ kind: "tally" }, tiers(5, 10, 0)), "higher-done"],
    ["done, but paid by the fault", one({ kind: "tally" }, { kind: "per-occurrence", each: 5 }), "more-done"],
    [
      "points for the first fault that is recorded",
      one({ kind: "count", none: "missing" }, { kind: "per-occurrence", each: 1 }),
      "more-count",
    ],
    [
      "colours that are worth more when they are worse",
      one(
        {
          kind: "colours",
          every: "quarter",
          colours: [
            { id: "green", title: words("green"), value: 0.5 },
            { id: "red", title: words("red"), value: 1 },
          ],
        },
        proportional,
      ),
      "better-colour",
    ],
    [
      "a survey that pays for what is worst",
      one({ kind: "survey", weights: { good: 1, bad: 0 }, denominator: "all" }, tiers(0, 5, 10)),
      "more-votes",
    ],
    [
      "presence that does not count",
      one(
        {
          kind: "attendance",
          days: 20,
          every: "month",
          basis: "calendar-days",
          counts: ["leave"],
          daysOff: "count",
          mean: "member-days",
        },
        proportional,
      ),
      "more-presence",
    ],
  ])("%s", (_, scheme, change) => {
    const { verdict, pair } = verdictOn(scheme, change);
    expect(verdict).toBe("refuted");
    expect(pair).not.toBeNull();
  });

  test("what may cost below zero, but is held at zero by all that is around it, is called unknown", () => {
    const scheme = one({ kind: "milestones", late: 0.5 }, tiers(10, 5, -5), { floor: "none" });
    expect(verdictOn(scheme, "more-milestone")).toMatchObject({
      verdict: "unknown",
      obstacles: ["showing-costs"],
      pair: null,
    });
  });

  test("a count that is best in the middle has no direction", () => {
    const scheme = one(
      { kind: "count", none: "zero" },
      {
        kind: "tiers",
        steps: [
          { over: 2, points: 0 },
          { from: 1, points: 10 },
        ],
        else: 0,
      },
    );
    const { verdict, meant } = verdictOn(scheme, "higher-count");
    expect([verdict, meant]).toEqual(["refuted", "unclear"]);
  });
});

test("a waiver that makes a category with points below zero vanish is refuted: 1 of 10,000 random schemes showed it", () => {
  const scheme = schemeOf([
    category("other", [item({ id: "j" })]),
    category(
      "c",
      [
        item({ points: 1, waivable: true, measure: { kind: "tally" }, method: proportional }),
        item({ id: "z", points: 0, floor: "none", cap: -2, measure: { kind: "tally" }, method: proportional }),
      ],
      { floor: "none" },
    ),
  ]);
  expect(verdictOn(scheme, "waiver").verdict).toBe("refuted");
});

test("a waiver that frees the others from the cap of its category is refuted: random schemes showed it too", () => {
  const own = item({ waivable: true, measure: { kind: "tally" }, method: proportional });
  const rules = [category("other", [item({ id: "j" })]), category("c", [own], { cap: 9 })];
  expect(verdictOn(schemeOf(rules), "waiver").verdict).toBe("refuted");
});

describe("a finding that gains", () => {
  const findings = (cap: number, more: Pick<SchemeInput, "caps"> = {}): Scheme =>
    schemeWith(
      [
        item({ points: 10 }),
        item({
          id: "n",
          kind: "deduction",
          points: 0,
          cap: 6,
          measure: {
            kind: "notices",
            levels: [{ id: "high", title: words("high"), value: 3 }],
            sameMatter: "highest",
            once: "window",
            besideFindings: "rest",
          },
          method: { kind: "per-unit", each: 1 },
        }),
        item({
          id: "f",
          kind: "deduction",
          points: 0,
          cap,
          measure: { kind: "findings" },
          method: { kind: "per-unit", each: 1 },
        }),
      ],
      {
        misconduct: [{ id: "M", title: words("M"), basis, subjects: ["team"], deduct: 1 }],
        rubric: { deduction: { cap: 8, basis } },
        ...more,
      },
    );

  test("where a cap looks at the notices that give way to it: more notices than two points' worth", () => {
    const when = { kind: "measurement", item: "n", above: 2 } as const;
    const caps = [{ id: "c", title: words("c"), basis, when, limit: "poor" }];
    expect(verdictOn(findings(8, { caps }), "more-finding")).toMatchObject({ obstacles: ["cap"], verdict: "refuted" });
  });

  test("where its item is full and a notice gives way, the smallest pair is two findings and a notice", () => {
    const { verdict, pair } = verdictOn(findings(2), "more-finding");
    expect(verdict).toBe("refuted");
    expect(pair?.before.facts.map(({ kind }) => kind).sort()).toEqual(["finding", "finding", "notice"]);
  });

  test("does not, where its item has room up to the cap of all deductions", () => {
    expect(verdictOn(findings(8), "more-finding").verdict).toBe("proved");
  });
});

describe("a pair of ledgers", () => {
  test("holds nothing that is not needed", () => {
    const scheme = schemeWith([
      item({ id: "a", measure: { kind: "tally" }, method: { kind: "per-occurrence", each: 5 } }),
      item({ id: "b", measure: { kind: "tally" }, method: proportional }),
    ]);
    const { pair } = verdictOn(scheme, "higher-done");
    expect(pair?.before.facts).toHaveLength(1);
    expect(pair?.after.facts).toHaveLength(1);
  });
});
