/**
 * Law 1: no result depends on binary fractions; the parts that are shown add up to the total that is shown. The arithmetic list of the law is in `test/model/points.test.ts`, by name.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/item.ts rounds with Math.round of a binary fraction -> "halves of the grid": 2.03305 to four digits gave 2.033, not 2.0331.
 * - engine/item.ts leaves out the rounding -> "points are rounded once": 77/9000 as points.
 * - engine/total.ts does not tell a rescale -> "a category is the sum of its items": items of 8.1 in a category of 9.
 * - model/points.ts reads numbers through Math.fround -> "a number means the same": -0.1 became -0.10000000149011612.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import type { Adjustment, Evaluation } from "../../src/model/evaluation";
import {
  add,
  canonicalDecimal,
  type Exact,
  exactFrom,
  exactText,
  least,
  most,
  negate,
  onGrid,
  type RoundingMode,
  ratio,
  roundingModes,
  subtract,
  sum,
  zero,
} from "../../src/model/points";
import type { Scheme } from "../../src/model/scheme";
import { fact, item, itemIn, ledgerOf, schemeWith } from "../small-district";
import { ask, askedWorlds } from "./asking";

const decimal = /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/;
const amount = (text: string | null): Exact => (text === null ? zero : exactFrom(text));

/** What the adjustments of one scope (and one id) changed a number by. */
const changes = (evaluation: Evaluation, of: (adjustment: Adjustment) => boolean): Exact =>
  sum(evaluation.adjustments.filter(of).map(({ from, to }) => subtract(exactFrom(to), exactFrom(from))));

test("the total is the base and the bonus less the deduction, with the adjustments that are shown", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const { base, bonus, deduction } = found;
      const net = subtract(add(amount(base), amount(bonus)), amount(deduction));
      const bounded = add(
        net,
        changes(found, ({ scope, rule }) => scope === "total" && rule !== "rescale"),
      );
      const { parts } = found;
      expect(exactText(bounded)).toBe(parts === null ? found.total : parts.termTotal);
      if (parts !== null)
        expect(exactText(add(amount(parts.annualPoints), amount(parts.termPoints)))).toBe(found.total);
    }),
    { numRuns: 150 },
  );
});

test("base, bonus and deduction are the sums of their categories, with the adjustments that are shown", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const of = (key: "base" | "bonus" | "deduction") => sum(found.categories.map((one) => exactFrom(one[key])));
      const rescaled = changes(found, ({ scope, rule }) => scope === "total" && rule === "rescale");
      expect(exactText(add(of("base"), rescaled))).toBe(found.base);
      expect(
        exactText(
          add(
            of("bonus"),
            changes(found, ({ scope }) => scope === "bonus"),
          ),
        ),
      ).toBe(found.bonus);
      expect(
        exactText(
          add(
            of("deduction"),
            changes(found, ({ scope }) => scope === "deduction"),
          ),
        ),
      ).toBe(found.deduction);
    }),
    { numRuns: 150 },
  );
});

/** The groups whose items are of one kind in one category. */
const groupsIn = (scheme: Scheme, category: string, kind: string): string[] =>
  (scheme.rubric.categories.find(({ id }) => id === category)?.items ?? []).flatMap((item) =>
    item.kind === kind && item.group !== undefined ? [item.group] : [],
  );

test("a category is the sum of its items, with the adjustments that are shown", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      for (const category of found.categories) {
        if (category.state === "not-applicable") continue;
        const groups = (kind: string) =>
          changes(
            found,
            ({ scope, id }) => scope === "group" && groupsIn(scheme, category.id, kind).includes(id ?? ""),
          );
        const pointsOf = (kind: string) =>
          sum(
            found.items
              .filter((one) => one.category === category.id && one.kind === kind)
              .map(({ points }) => amount(points)),
          );
        const own = changes(found, ({ scope, id }) => scope === "category" && id === category.id);
        expect(exactText(sum([pointsOf("base"), groups("base"), own]))).toBe(category.base);
        expect(exactText(add(pointsOf("bonus"), groups("bonus")))).toBe(category.bonus);
        expect(exactText(add(negate(pointsOf("deduction")), groups("deduction")))).toBe(category.deduction);
      }
    }),
    { numRuns: 150 },
  );
});

test("points are rounded once, to the digits of their item, and are written as canonical decimals", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      for (const { points, rounding } of found.items) {
        if (points === null) continue;
        expect(points).toMatch(decimal);
        expect(onGrid(exactFrom(points), rounding.digits)).toBe(true);
      }
      for (const text of [found.total, found.base, found.bonus, found.deduction, found.outOf])
        expect(text).toMatch(decimal);
    }),
    { numRuns: 150 },
  );
});

/** Rounds a fraction in whole numbers of its grid, apart from the engine's own rounding. */
const reference = (n: bigint, d: bigint, digits: number, mode: RoundingMode): string => {
  const scaled = n * 10n ** BigInt(digits);
  const toward = scaled / d;
  const rest = scaled - toward * d;
  const away = rest === 0n ? 0n : rest > 0n ? 1n : -1n;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const halfUp = twice > d || (twice === d && (mode === "half-away-from-zero" || toward % 2n !== 0n));
  const goes: Record<RoundingMode, boolean> = {
    "toward-zero": false,
    floor: rest < 0n,
    ceiling: rest > 0n,
    "half-even": halfUp,
    "half-away-from-zero": halfUp,
  };
  return exactText(exactFrom(`${goes[mode] ? toward + away : toward}/${10n ** BigInt(digits)}`));
};

test("points follow from the raw points that are shown: bounds first, then one rounding, as a person would redo it in whole numbers", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      for (const { points, raw, floor, cap, kind, rounding, zeroedBy } of ask(scheme, ledger, question).items) {
        if (points === null || raw === null || zeroedBy.length > 0) continue;
        const lifted = floor === "none" ? exactFrom(raw) : most(exactFrom(raw), exactFrom(floor));
        const held = cap === "none" ? lifted : least(lifted, exactFrom(cap));
        const amount = reference(BigInt(held.n), BigInt(held.d), rounding.digits, rounding.mode);
        expect(points).toBe(kind === "deduction" ? exactText(negate(exactFrom(amount))) : amount);
      }
    }),
    { numRuns: 250 },
  );
});

test("halves of the grid, where binary fractions err, are rounded as the mode says", () => {
  fc.assert(
    fc.property(
      fc.nat(99_999),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(...roundingModes),
      (units, digits, mode) => {
        const scale = 10 ** (digits + 1);
        const value = exactText(ratio(units * 10 + 5, scale));
        const counted = item({
          points: 0,
          cap: "none",
          method: { kind: "per-unit", each: 1 },
          rounding: { digits, mode },
        });
        const ledger = ledgerOf([fact("count", "2022-03-01", { value })]);
        const { points } = itemIn(evaluateAnnual(schemeWith([counted]), ledger, { year: 2022 }));
        expect(points).toBe(reference(BigInt(units * 10 + 5), BigInt(scale), digits, mode));
      },
    ),
    { numRuns: 250 },
  );
});

test("a number means the same written as a number and as text", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 6 }), (n, digits) => {
      const text = (n / 10 ** digits).toFixed(digits);
      expect(canonicalDecimal(Number(text))).toBe(
        Math.abs(Number(text)) < 1e-6 && Number(text) !== 0 ? undefined : canonicalDecimal(text),
      );
    }),
  );
});
