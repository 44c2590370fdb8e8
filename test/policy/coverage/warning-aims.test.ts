/** What cases ought to try of warnings, trigger by trigger: which aims there are, that the written cases reach them, and what none can. */
import { describe, expect, test } from "vitest";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { aimsOf, leftOutOf } from "../../../src/policy/coverage/aims";
import { aimText, leftOutText } from "../../../src/policy/coverage/words";
import { basis, type ItemInput, item, monthlyPresence, schemeWith, words } from "../../small-district";
import { leftOutAt, writtenFor } from "./written";

type Warnings = NonNullable<SchemeInput["warnings"]>;
type When = Warnings["criteria"][number]["when"];

const titled = (id: string) => ({ id, title: words(id), basis });

const share = (id: string, more: Partial<ItemInput> = {}): ItemInput =>
  item({ id, measure: { kind: "tally" }, method: { kind: "proportional" }, ...more });
const notices = share("n", {
  kind: "deduction",
  points: 0,
  cap: 9,
  measure: {
    kind: "notices",
    levels: [{ id: "town", title: words("town"), value: 1 }],
    sameMatter: "highest",
    once: "window",
  },
  method: { kind: "per-unit", each: 1 },
});
const survey = share("s", {
  measure: { kind: "survey", weights: { good: 1, bad: 0 }, denominator: "all", minimum: 1 },
});
const working = share("a", { measure: { ...monthlyPresence, basis: "working-days", daysOff: "ignore" } });

/** A scheme that warns of one thing. */
const warning = (when: When, items: readonly ItemInput[] = [share("i")], more: Partial<Warnings> = {}): Scheme =>
  schemeWith(items, {
    events: [titled("e"), titled("f")],
    misconduct: [
      { ...titled("M"), subjects: ["team"], deduct: 1 },
      { ...titled("U"), subjects: ["unit"], deduct: 1 },
    ],
    warnings: {
      colours: [titled("calm"), titled("red")],
      every: "quarter",
      basis,
      criteria: [{ ...titled("w"), when, colour: "red" }],
      ...more,
    },
  });

const at = "warnings/criteria/w";
const named = (...aims: readonly string[]): string[] => aims.map((aim) => `${at} ${aim}`);
const states = ["criterion:w:holds", "criterion:w:clear", "criterion:w:no-data"];
const parts = (number: string): string[] => ["below", "at", "above"].map((side) => `part:${number}:${side}`);

const tried: readonly (readonly [string, Scheme, readonly string[]])[] = [
  [
    "two months in a row below a line",
    warning({ kind: "running", item: "i", every: "month", times: 2, below: 0.5 }),
    [...states, "run:at", "run:below", ...parts("0.5")],
  ],
  [
    "a quarter above a line",
    warning({ kind: "running", item: "i", every: "quarter", times: 1, above: 0.5 }),
    [...states, "run:at", ...parts("0.5")],
  ],
  [
    "months of presence at most half of what is owed",
    warning({ kind: "running", item: "d", every: "month", times: 2, atMost: 0.5 }, [
      share("d", { measure: monthlyPresence }),
    ]),
    [...states, "run:at", "run:below", ...parts("0.5")],
  ],
  [
    "presence on working days, by half-days",
    warning({ kind: "running", item: "a", every: "month", times: 1, below: 0.5 }, [working]),
    [...states, "run:at", ...parts("0.5")],
  ],
  [
    "values that fall from month to month",
    warning({ kind: "trend", item: "i", every: "month", goes: "down", times: 2, by: 0.1 }),
    [...states, "run:at", "run:below", "move:at", "move:below", "move:away"],
  ],
  [
    "counts that rise by anything",
    warning({ kind: "trend", item: "k", every: "quarter", goes: "up", times: 1, by: 0 }, [item({ id: "k" })]),
    [...states, "run:at", "move:at", "move:away"],
  ],
  [
    "so many findings of a case in so many days",
    warning({ kind: "count", of: "finding", name: "M", days: 30, atLeast: 2 }),
    ["criterion:w:holds", "criterion:w:clear", "run:at", "run:below", "sight:last", "sight:past"],
  ],
  [
    "any event, on the day itself",
    warning({ kind: "count", of: "event", days: 1, atLeast: 1 }),
    ["criterion:w:holds", "criterion:w:clear", "run:at", "run:below", "sight:past"],
  ],
  [
    "one event",
    warning({ kind: "count", of: "event", name: "f", days: 10, atLeast: 1 }),
    ["criterion:w:holds", "criterion:w:clear", "run:at", "run:below", "sight:last", "sight:past"],
  ],
  [
    "a notice",
    warning({ kind: "count", of: "notice", name: "n", days: 90, atLeast: 1 }, [share("i"), notices]),
    ["criterion:w:holds", "criterion:w:clear", "run:at", "run:below", "sight:last", "sight:past"],
  ],
  [
    "a measured value",
    warning({ kind: "condition", when: { kind: "measurement", item: "i", below: 0.6 } }),
    [...states, "compared:w:0.6:below", "compared:w:0.6:at", "compared:w:0.6:above"],
  ],
  [
    "a part of an item's points",
    warning({ kind: "condition", when: { kind: "points-share", item: "i", atMost: 0.6 } }),
    [...states, "compared:w:0.6:below", "compared:w:0.6:at", "compared:w:0.6:above"],
  ],
  [
    "a part of a category's points",
    warning({ kind: "condition", when: { kind: "points-share", category: "c", below: 0.6 } }),
    ["criterion:w:holds", "criterion:w:clear", "compared:w:0.6:below", "compared:w:0.6:at", "compared:w:0.6:above"],
  ],
  [
    "votes for a choice",
    warning({ kind: "condition", when: { kind: "choice", item: "s", choice: "bad", above: 0.5 } }, [survey]),
    [...states, "compared:w:0.5:below", "compared:w:0.5:at", "compared:w:0.5:above"],
  ],
  [
    "findings of any case",
    warning({ kind: "condition", when: { kind: "findings", atLeast: 2 } }),
    ["criterion:w:holds", "criterion:w:clear", "compared:w:2:below", "compared:w:2:at", "compared:w:2:above"],
  ],
];

describe("what cases try of a warning", () => {
  test.each(tried)("of %s, and the written cases reach it", (_, scheme, aims) => {
    const { aims: all, unknown, untried } = writtenFor(scheme, at);
    expect([...all].sort()).toEqual(named(...aims).sort());
    expect(unknown).toEqual([]);
    expect(untried).toEqual([]);
  });
});

const never: readonly (readonly [string, Scheme, readonly string[]])[] = [
  [
    "a number that is never below 0",
    warning({ kind: "running", item: "k", every: "month", times: 1, atLeast: 0 }, [item({ id: "k" })]),
    ["criterion:w:clear: outside-range", "part:0:below: outside-range"],
  ],
  [
    "a fall that is deeper than all there is",
    warning({ kind: "trend", item: "i", every: "month", goes: "down", times: 1, by: 2 }),
    [
      "criterion:w:holds: outside-range",
      "run:at: outside-range",
      "move:at: outside-range",
      "move:below: outside-range",
    ],
  ],
  [
    "falls that are too deep together, but not each",
    warning({ kind: "trend", item: "i", every: "month", goes: "down", times: 3, by: 0.4 }),
    ["criterion:w:holds: outside-range", "run:at: outside-range"],
  ],
  [
    "findings of a case that touches no team",
    warning({ kind: "count", of: "finding", name: "U", days: 30, atLeast: 1 }),
    ["criterion:w:holds", "run:at", "sight:last", "sight:past"].map((one) => `${one}: nothing-to-compare`),
  ],
  [
    "a part of no points",
    warning({ kind: "condition", when: { kind: "points-share", item: "n", below: 0.6 } }, [share("i"), notices]),
    [
      "criterion:w:holds: nothing-to-compare",
      "criterion:w:clear: nothing-to-compare",
      "criterion:w:no-data: never-missing",
    ],
  ],
];

describe("what no ledger can try of a warning", () => {
  test.each(never)("%s", (_, scheme, leftOut) => {
    expect(leftOutAt(scheme, at)).toEqual(named(...leftOut));
    const { unknown, untried } = writtenFor(scheme, at);
    expect([unknown, untried]).toEqual([[], []]);
  });

  test("is said with its reason in both languages", () => {
    const [, scheme] = never[1] ?? [];
    if (scheme === undefined) throw new Error("no scheme");
    const said = leftOutOf(scheme).filter(({ key }) => key === `${at} criterion:w:holds`);
    expect(said.map((one) => leftOutText(scheme, one))).toEqual([
      {
        zh: "预警条件 w w：成立。不计：数只能在 -1 到 1 之间，没有 2…∞",
        en: "Criterion: w w: holds. Not counted: numbers lie between -1 and 1; there is no 2…∞",
      },
    ]);
  });

  test("a run that is longer than the parts of a term is called unknown", () => {
    const scheme = warning({ kind: "running", item: "i", every: "quarter", times: 100, below: 0.5 });
    expect(writtenFor(scheme, at).unknown).toEqual(named("criterion:w:holds", "run:at", "run:below"));
  });
});

describe("colours, rows of colours and parts without records", () => {
  const rules = (more: Partial<Warnings>): Scheme =>
    warning({ kind: "running", item: "i", every: "quarter", times: 1, below: 0.5 }, [share("i"), item({ id: "k" })], {
      colours: [titled("calm"), titled("blue"), titled("red")],
      criteria: [
        {
          ...titled("low"),
          colour: "blue",
          when: { kind: "running", item: "i", every: "quarter", times: 1, below: 0.5 },
        },
        { ...titled("often"), when: { kind: "running", item: "k", every: "quarter", times: 1, above: 1 } },
      ],
      counts: [{ atLeast: 2, colour: "red" }],
      ...more,
    });

  test("are all tried by the written cases", () => {
    const scheme = rules({
      records: ["i"],
      consequences: [
        { ...titled("q1"), colour: "blue", running: 2, steps: [] },
        { ...titled("q2"), colour: "red", inYear: 2, steps: [] },
      ],
    });
    const { aims, unknown, untried, cases } = writtenFor(scheme, "warnings");
    expect([unknown, untried]).toEqual([[], []]);
    expect(aims).toContain("warnings unrecorded");
    expect(aims.filter((one) => /colour:|together|consequences/.test(one))).toEqual([
      "warnings/colours/calm colour:calm",
      "warnings/colours/blue colour:blue",
      "warnings/colours/red colour:red",
      "warnings/counts/1 together:0:below",
      "warnings/counts/1 together:0:at",
      "warnings/consequences/q1 consequence:q1:below",
      "warnings/consequences/q1 consequence:q1:at",
      "warnings/consequences/q2 consequence:q2:below",
      "warnings/consequences/q2 consequence:q2:at",
    ]);
    expect(new Set(cases.map(({ ask }) => Object.keys(ask)[0]))).toEqual(new Set(["warnings"]));
  });

  test("a colour that nothing gives is left out", () => {
    expect(
      leftOutAt(
        rules({
          counts: [],
          criteria: [
            {
              ...titled("low"),
              colour: "blue",
              when: { kind: "running", item: "i", every: "quarter", times: 1, below: 0.5 },
            },
          ],
        }),
        "warnings/colours",
      ),
    ).toEqual(["warnings/colours/red colour:red: colour-not-given"]);
  });

  test("are said in both languages", () => {
    const scheme = rules({ consequences: [{ ...titled("q1"), colour: "blue", running: 2, steps: [] }] });
    const said = new Map(aimsOf(scheme).map((one) => [one.key, aimText(scheme, one)]));
    expect(said.get("warnings/consequences/q1 consequence:q1:below")?.en).toMatch(
      /: one short of the number of parts$/,
    );
    expect(said.get("warnings/consequences/q1 consequence:q1:at")?.zh).toMatch(/：正好达到次数$/);
  });
});
