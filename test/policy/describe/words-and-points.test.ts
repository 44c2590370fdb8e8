/** What a sentence says and what the engine does are the same: scored by the words alone, on every boundary, one step below and one above. */
import fc, { type Arbitrary } from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateAnnual } from "../../../src/engine/evaluate";
import type { Evaluation } from "../../../src/model/evaluation";
import type { FactInput } from "../../../src/model/ledger";
import { type Method, method } from "../../../src/model/measures";
import type { Scheme, SchemeInput } from "../../../src/model/scheme";
import { checkScheme } from "../../../src/model/scheme-check";
import { sentencesOf } from "../../../src/policy/describe/sentences";
import { methods } from "../../../src/testing/arbitrary/method";
import { basis, category, fact, item, itemIn, ledgerOf, schemeInput, words } from "../../small-district";
import { type Fraction, isSo, rawByWords } from "./by-the-words";
import { bandIn, capIn, fixed, type Read, type Tongue, unfixed } from "./read-back";
import { wild } from "./wild";

const tongues = ["zh", "en"] as const;
type Kind = "latest" | "count" | "tally" | "rank";

/** Measures that take their value as it is written. */
const measures = {
  latest: { kind: "latest", outOf: 1 },
  count: { kind: "count", none: "zero" },
  tally: { kind: "tally" },
  rank: { kind: "rank" },
} as const;

const millionth = 100n;
const unit = 10n ** 8n;

/** The fact by which an item measures exactly so much; undefined where it cannot. */
const factOf = (kind: Kind, value: bigint): FactInput | undefined => {
  const day = "2022-03-01";
  const isWhole = value % unit === 0n;
  if (kind === "latest") return fact("value", day, { value: unfixed(value) });
  if (kind === "count") return value < 0n ? undefined : fact("count", day, { value: unfixed(value) });
  if (kind === "tally") {
    return value < 0n || value > unit ? undefined : fact("tally", day, { done: unfixed(value), due: 1 });
  }
  return value >= unit && value <= 1000n * unit && isWhole
    ? fact("rank", day, { rank: Number(value / unit) })
    : undefined;
};

const evaluated = (scheme: Scheme, facts: readonly FactInput[]): Evaluation =>
  evaluateAnnual(scheme, ledgerOf(facts), { year: 2022 });

/** Every number of a rule, and what lies one step beside it. */
const boundariesOf = (rule: unknown): bigint[] => {
  if (typeof rule === "string") {
    if (!/^-?\d+(\.\d+)?$/.test(rule)) return [];
    const number = fixed(rule);
    return [number - millionth, number, number + millionth];
  }
  return typeof rule === "object" && rule !== null ? Object.values(rule).flatMap(boundariesOf) : [];
};

const schemeFor = (kind: Kind, rule: Method): Scheme | undefined => {
  const one = item({ measure: measures[kind], method: rule, points: 10, floor: "none", cap: "none" });
  const rounding = { digits: 6, mode: "half-even", basis } as const;
  const bounds = { floor: "none", cap: "none" } as const;
  const grades = [{ id: "any", title: words("any"), basis }];
  const input = schemeInput([category("c", [one], bounds)], {
    rubric: { rounding, total: { ...bounds, basis } },
    grades,
  });
  // A total without a floor has a band that reaches down without end.
  const checked = checkScheme({
    ...input,
    grades: [
      { ...grades[0], to: 6 },
      { id: "more", title: words("more"), from: 6, basis },
    ],
  });
  return checked.ok ? checked.scheme : undefined;
};

/** An exact text of the engine. */
const fractionIn = (text: string): Fraction => {
  const [n = "0", d] = text.split("/");
  const [whole = "0", rest = ""] = n.split(".");
  return { n: BigInt(whole + rest), d: d === undefined ? 10n ** BigInt(rest.length) : BigInt(d) };
};

const kinds: readonly Kind[] = ["latest", "count", "tally", "rank"];

const rules: Arbitrary<{ readonly kind: Kind; readonly rule: Method }> = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    wild(methods({ kind: "base", measure: kind, points: 10_000, digits: 2 }), method).map((rule) => ({ kind, rule })),
  );

let compared = 0;

describe("the words of a method", () => {
  test("give the points that the engine gives, at and beside every number of it", () => {
    compared = 0;
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 5_000_000 }), ({ kind, rule }, other) => {
        const scheme = schemeFor(kind, rule);
        fc.pre(scheme !== undefined);
        const said = sentencesOf(scheme).get("items/i/method");
        for (const value of [0n, unit, 2n * unit, BigInt(other) * millionth, ...boundariesOf(rule)]) {
          const found = factOf(kind, value);
          if (found === undefined) continue;
          const raw = fractionIn(itemIn(evaluated(scheme, [found])).raw ?? "");
          for (const tongue of tongues) {
            const text = (said?.[tongue] ?? "").replaceAll(tongue === "zh" ? " " : "\n", "");
            const byWords = rawByWords(text, tongue, 10n * unit, value);
            expect(`${raw.n * byWords.d}`, `${text} at ${unfixed(value)}`).toBe(`${byWords.n * raw.d}`);
          }
          compared += 1;
        }
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(3000);
  });
});

/** A scheme in which the total is exactly what was recorded. */
const totalScheme = (more: Partial<SchemeInput>): Scheme => {
  const bounds = { floor: "none", cap: "none" } as const;
  const one = item({ points: 1, measure: measures.latest, method: { kind: "proportional" }, ...bounds });
  const rounding = { digits: 6, mode: "half-even", basis } as const;
  const survey = item({
    id: "s",
    points: 0,
    measure: { kind: "survey", weights: { yes: 1, no: 0 }, denominator: "all" },
    method: { kind: "proportional" },
  });
  const checked = checkScheme({
    ...schemeInput([category("c", [one], bounds), category("d", [survey])], {
      rubric: { rounding, total: { ...bounds, basis } },
      events: [{ id: "flood", title: words("flood"), basis }],
    }),
    grades: [
      { id: "poor", title: words("poor"), to: 6, basis },
      { id: "fair", title: words("fair"), from: 6, to: 8, basis },
      { id: "good", title: words("good"), from: 8, basis },
    ],
    ...more,
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems.map(({ message }) => message.en)));
  return checked.scheme;
};

const clauseIn = (scheme: Scheme, key: string, tongue: Tongue): string => {
  const said = sentencesOf(scheme).get(key)?.[tongue] ?? "";
  return tongue === "zh" ? said.replaceAll(" ", "") : said;
};

const edges = fc
  .uniqueArray(fc.integer({ min: -2_000_000, max: 120_000_000 }), { minLength: 1, maxLength: 4 })
  .map((found) => found.sort((a, b) => a - b).map((edge) => unfixed(BigInt(edge) * millionth)));

const bandsOf = (found: readonly string[]): SchemeInput["grades"] =>
  [undefined, ...found].map((from, index) => {
    const to = found[index];
    const band = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return { id: `g${index}`, title: words(`g${index}`), basis, ...band };
  });

const holds = ({ from, to }: Read, total: bigint): boolean =>
  isSo({ ...(from === undefined ? {} : { atLeast: from }), ...(to === undefined ? {} : { below: to }) }, total);

const ballots = fact("ballots", "2022-04-01", { item: "s", votes: { yes: 1, no: 1 } });

describe("the words of a band", () => {
  test("give the grade that the engine gives, at and beside every edge, and one grade only", () => {
    fc.assert(
      fc.property(edges, (found) => {
        const scheme = totalScheme({ grades: bandsOf(found) });
        for (const total of boundariesOf(found)) {
          const value = fact("value", "2022-03-01", { value: unfixed(total) });
          const { naturalGrade } = evaluated(scheme, [value, ballots]);
          for (const tongue of tongues) {
            const said = scheme.grades.filter(({ id }) =>
              holds(bandIn(clauseIn(scheme, `grades/${id}`, tongue), tongue), total),
            );
            expect(said.map(({ id }) => id)).toEqual([naturalGrade]);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

type When = NonNullable<SchemeInput["caps"]>[number]["when"];

/** What a team did in numbers that conditions ask for: its value, events, votes of 10 for yes. */
interface Deeds {
  readonly value: bigint;
  readonly floods: number;
  readonly yes: number;
}

const factsOf = ({ value, floods, yes }: Deeds): FactInput[] => [
  fact("value", "2022-03-01", { value: unfixed(value) }),
  fact("ballots", "2022-04-01", { item: "s", votes: { yes, no: 10 - yes } }),
  ...Array.from({ length: floods }, (_, index) => fact("event", `2022-05-0${index + 1}`, { event: "flood" })),
];

/** The number that a condition asks about, by its words. */
const askedIn = ({ kind }: Read, { value, floods, yes }: Deeds): bigint => {
  if (kind === "event") return BigInt(floods) * unit;
  if (kind === "choice") return (BigInt(yes) * unit) / 10n;
  return value;
};

const comparing = fc.constantFrom("below" as const, "atMost" as const, "atLeast" as const, "above" as const);

const whens: Arbitrary<{ readonly when: When; readonly deeds: readonly Deeds[] }> = fc
  .record({
    than: comparing,
    kind: fc.constantFrom("measurement" as const, "event" as const, "choice" as const, "points-share" as const),
    number: fc.integer({ min: 1, max: 9_000_000 }),
    few: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ than, kind, number, few }) => {
    const at = BigInt(number) * millionth;
    const still = { value: 0n, floods: 0, yes: 5 };
    const values = [at - millionth, at, at + millionth];
    if (kind === "measurement" || kind === "points-share") {
      const when: When = { kind, item: "i", [than]: unfixed(at) };
      return { when, deeds: values.map((value) => ({ ...still, value })) };
    }
    if (kind === "event") {
      const when: When = { kind, event: "flood", [than]: few };
      return { when, deeds: [few - 1, few, few + 1].map((floods) => ({ ...still, floods })) };
    }
    const when: When = { kind, item: "s", choice: "yes", [than]: unfixed((BigInt(few) * unit) / 10n) };
    return { when, deeds: [few - 1, few, few + 1].map((yes) => ({ ...still, yes })) };
  });

describe("the words of a cap", () => {
  test("hold where the engine says that it holds, at and beside its number", () => {
    fc.assert(
      fc.property(whens, ({ when, deeds }) => {
        const scheme = totalScheme({ caps: [{ id: "x", title: words("x"), basis, when, limit: "fair" }] });
        for (const deed of deeds) {
          const held = evaluated(scheme, factsOf(deed)).caps.some(({ id }) => id === "x");
          for (const tongue of tongues) {
            const { when: said } = capIn(clauseIn(scheme, "caps/x", tongue), tongue);
            const condition = said as Read; // a cap has one
            expect(isSo(condition, askedIn(condition, deed)), clauseIn(scheme, "caps/x", tongue)).toBe(held);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
