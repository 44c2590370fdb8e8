/** Attribution: parts add up exactly, are none where nothing changed, hang on no order, and turn round with the sides. */
import { env } from "node:process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, exactFrom, negate, sum } from "../../../src/model/points";
import type { Scheme } from "../../../src/model/scheme";
import { attribute } from "../../../src/policy/compare/attribute";
import type { Attribution } from "../../../src/policy/compare/attribution";
import { changedKeys } from "../../../src/policy/compare/difference";
import { ledgersFor, questionsFor, schemes, worlds } from "../../arbitrary";
import { changedFrom } from "./changes";

const isSum = (parts: readonly string[], whole: string): boolean =>
  compare(sum(parts.map(exactFrom)), exactFrom(whole)) === 0;

const addsUp = ({ parts, difference, grade }: Attribution): void => {
  expect(
    isSum(
      parts.map(({ points }) => points),
      difference,
    ),
  ).toBe(true);
  if (grade !== null)
    expect(
      isSum(
        grade.parts.map(({ steps }) => steps),
        `${grade.steps}`,
      ),
    ).toBe(true);
};

/** Parts by what they are about; facts of two sides are told from either one. */
const named = ({ parts }: Attribution): Map<string, string> =>
  new Map(
    parts.map(({ cause, item, year, points }) => {
      const bare = cause.kind === "record" ? { kind: cause.kind, of: cause.of } : cause;
      return [JSON.stringify([Object.entries(bare).sort(), item, year]), points];
    }),
  );

const turnsRound = (there: Attribution, back: Attribution): void => {
  const [one, other] = [named(there), named(back)];
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  for (const [name, points] of one)
    expect(compare(exactFrom(points), negate(exactFrom(other.get(name) ?? "0")))).toBe(0);
};

/** Clauses that a part is about: steps and roundings hang on items, which are clauses too. */
const clausesIn = ({ parts }: Attribution): string[] =>
  parts.flatMap(({ cause }) => (cause.kind === "clause" ? [cause.clause] : []));

const kinds = ["annual", "daily", "term"] as const;

const variants = worlds().chain(({ scheme, ledger }) =>
  fc.record({
    ledger: fc.constant(ledger),
    question: questionsFor(ledger),
    schemes: fc.array(changedFrom(scheme), { minLength: 4, maxLength: 4 }).map((changed) => [scheme, ...changed]),
  }),
);

/** Pairs of the first property; `ATTRIBUTION_PAIRS=100000` asks for as many. */
const pairsAsked = Number(env["ATTRIBUTION_PAIRS"] ?? 1000);
const pairsEach = 25;
const mostTime = 3_600_000;

/** Each scheme against each other one. */
const pairsOf = (all: readonly Scheme[]): (readonly [Scheme, Scheme])[] =>
  all.flatMap((one) => all.map((other) => [one, other] as const));

const bothAtOnce = schemes().chain((scheme) =>
  fc
    .tuple(ledgersFor(scheme), ledgersFor(scheme), fc.constantFrom(...kinds), fc.boolean())
    .chain(([first, second, kind, isSame]) => {
      const other = isSame ? first : second;
      const ofKind = (ledger: typeof first) => questionsFor(ledger).filter((question) => question.kind === kind);
      return fc.record({
        before: ofKind(first).map((question) => ({ scheme, ledger: first, question })),
        after: fc.record({
          scheme: fc.oneof({ weight: 3, arbitrary: changedFrom(scheme, 3) }, { weight: 1, arbitrary: schemes() }),
          ledger: fc.constant(other),
          question: ofKind(other),
        }),
      });
    }),
);

describe("the parts of a difference", () => {
  test(
    "add up exactly, and only clauses that changed have one",
    () => {
      fc.assert(
        fc.property(variants, ({ ledger, question, schemes: all }) => {
          for (const [before, after] of pairsOf(all)) {
            const found = attribute({ scheme: before, ledger, question }, { scheme: after, ledger, question });
            addsUp(found);
            const changed = new Set(changedKeys(before, after));
            expect(clausesIn(found).filter((clause) => !changed.has(clause) && !clause.startsWith("items/"))).toEqual(
              [],
            );
            expect(clausesIn(found).every((clause) => [...changed].some((key) => key.startsWith(clause)))).toBe(true);
            // The ledger is the same, and so is the day but where the books close on another one.
            expect(found.parts.filter(({ cause }) => cause.kind === "record")).toEqual([]);
            if (before === after) expect(found.parts).toEqual([]);
          }
        }),
        { numRuns: Math.ceil(pairsAsked / pairsEach) },
      );
    },
    mostTime,
  );

  test("add up exactly whatever differs: scheme, ledger, year, day; and turn round with the sides", () => {
    fc.assert(
      fc.property(bothAtOnce, ({ before, after }) => {
        const found = attribute(before, after);
        addsUp(found);
        turnsRound(found, attribute(after, before));
      }),
      { numRuns: 60 },
    );
  });

  test("of one scheme are all of the record, and none where the ledger and the question are the same", () => {
    const years = worlds().chain(({ scheme, ledger }) =>
      fc.record({
        scheme: fc.constant(scheme),
        ledger: fc.constant(ledger),
        asked: fc.tuple(questionsFor(ledger), questionsFor(ledger)),
      }),
    );
    fc.assert(
      fc.property(years, ({ scheme, ledger, asked: [one, other] }) => {
        const side = { scheme, ledger };
        expect(attribute({ ...side, question: one }, { ...side, question: one }).parts).toEqual([]);
        if (one.kind !== other.kind) return;
        const found = attribute({ ...side, question: one }, { ...side, question: other });
        addsUp(found);
        expect(clausesIn(found)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("do not hang on the order of items and categories, nor on that of the facts", () => {
    fc.assert(
      fc.property(variants, ({ ledger, question, schemes: [before, after] }) => {
        if (before === undefined || after === undefined) return;
        const reversed = (scheme: Scheme): Scheme => ({
          ...scheme,
          misconduct: [...scheme.misconduct].reverse(),
          rubric: {
            ...scheme.rubric,
            groups: [...scheme.rubric.groups].reverse(),
            categories: scheme.rubric.categories
              .map((category) => ({ ...category, items: [...category.items].reverse() }))
              .reverse(),
          },
        });
        const turned = { ...ledger, facts: [...ledger.facts].reverse() };
        const found = attribute({ scheme: before, ledger, question }, { scheme: after, ledger, question });
        const other = attribute(
          { scheme: reversed(before), ledger: turned, question },
          { scheme: reversed(after), ledger: turned, question },
        );
        expect([...named(other)].sort()).toEqual([...named(found)].sort());
      }),
      { numRuns: 60 },
    );
  });
});
