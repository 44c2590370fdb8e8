/**
 * Law 7: item, category and total stay inside the bounds that the scheme declares; inner caps apply before outer ones.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/total.ts without the cap of the total -> "no category leaves its bounds": total 11.5 above 10, after 6 worlds.
 * - without the cap of a category after rescaling -> the same: 10.7 above 8.9.
 * - engine/item.ts without the caps of items -> "no item leaves": 30 above 10.
 * - the differences that groups make are told but not used -> "a category's first adjustment": 10 for 12.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Adjustment, Evaluation } from "../../src/model/evaluation";
import { add, compare, exactFrom, exactOf, exactText, negate, sum, zero } from "../../src/model/points";
import { type Category, itemsOf } from "../../src/model/scheme";
import { ask, askedWorlds } from "./asking";

interface Bounds {
  readonly floor?: string | undefined;
  readonly cap?: string | undefined;
}

/** What is wrong with a number between a floor and a cap, either of which may be `none`. */
const outside = (name: string, text: string, { floor = "none", cap = "none" }: Bounds): string[] => [
  ...(floor !== "none" && compare(exactFrom(text), exactOf(floor)) < 0 ? [`${name}: ${text} is below ${floor}`] : []),
  ...(cap !== "none" && compare(exactFrom(text), exactOf(cap)) > 0 ? [`${name}: ${text} is above ${cap}`] : []),
];

/** The sum of the points of some items: amounts, for deductions. */
const heldSum = (found: Evaluation, ids: readonly string[]): string | undefined => {
  const own = found.items.filter(({ id, points }) => ids.includes(id) && points !== null);
  if (own.length === 0) return undefined;
  return exactText(
    sum(
      own.map(({ kind, points }) =>
        kind === "deduction" ? negate(exactFrom(points ?? "0")) : exactFrom(points ?? "0"),
      ),
    ),
  );
};

test("no item leaves its floor and its cap, but for one that a finding sets to zero", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const wrong = ask(scheme, ledger, question).items.flatMap(({ id, kind, points, floor, cap, zeroedBy, why }) => {
        if (points === null || zeroedBy.length > 0 || why === "zeroed") return [];
        const amount = kind === "deduction" ? exactText(negate(exactFrom(points))) : points;
        return outside(id, amount, { floor, cap });
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("no group leaves its bounds: what it is held to is told", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      for (const group of scheme.rubric.groups) {
        const members = itemsOf(scheme).filter((item) => item.group === group.id);
        const total = heldSum(
          found,
          members.map(({ id }) => id),
        );
        const told = found.adjustments.filter(({ scope, id }) => scope === "group" && id === group.id);
        if (total === undefined) expect(told).toEqual([]);
        else expect(outside(group.id, told.at(-1)?.to ?? total, group)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

/** A category's cap is what it declares, or its points in scope; a floor above that gives way to it. One without points is 0. */
const boundsOf = ({ floor, cap }: Category, outOf: string): Bounds => {
  const held = cap ?? outOf;
  const lowest = floor !== "none" && held !== "none" && compare(exactOf(floor), exactOf(held)) > 0 ? held : floor;
  return { floor: lowest, cap: held };
};

test("no category leaves its bounds, and the total, the bonus and the deduction stay inside theirs", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const { rubric } = scheme;
      const bases = found.categories.flatMap((one) => {
        const category = rubric.categories.find(({ id }) => id === one.id);
        const silent = !found.items.some(
          ({ category: of, kind, points }) => of === one.id && kind === "base" && points !== null,
        );
        if (category === undefined || silent || one.state === "not-applicable")
          return one.base === "0" ? [] : [`${one.id} is not 0`];
        return outside(one.id, one.base, boundsOf(category, one.outOf));
      });
      expect(bases).toEqual([]);
      const total = found.parts === null ? found.total : found.parts.termTotal;
      expect(outside("total", total, rubric.total)).toEqual([]);
      expect(outside("bonus", found.bonus, rubric.bonus)).toEqual([]);
      expect(outside("deduction", found.deduction, rubric.deduction)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("inner bounds apply before outer ones: group, category, total, and a floor before a cap", () => {
  const place: Record<Adjustment["scope"], number> = { group: 0, category: 1, total: 2, bonus: 3, deduction: 4 };
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      // The total's bounds come after bonus and deduction; its rescaling before them.
      const order = found.adjustments.map(({ scope, rule }) =>
        scope === "total" && rule !== "rescale" ? 5 : place[scope],
      );
      expect(order).toEqual([...order].sort((a, b) => a - b));
      const chains = new Map<string, Adjustment[]>();
      for (const one of found.adjustments.filter(({ scope }) => scope === "category" || scope === "group")) {
        const key = `${one.scope} ${one.id}`;
        chains.set(key, [...(chains.get(key) ?? []), one]);
      }
      // Each adjustment begins where the one before it ended.
      for (const chain of chains.values())
        for (const [index, one] of chain.entries()) expect(chain[index - 1]?.to ?? one.from).toBe(one.from);
    }),
    { numRuns: 150 },
  );
});

test("a category's first adjustment begins at the sum of its items with their groups held", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      for (const category of scheme.rubric.categories) {
        const first = found.adjustments.find(({ scope, id }) => scope === "category" && id === category.id);
        if (first === undefined) continue;
        const base = category.items.filter(({ kind }) => kind === "base");
        const grouped = new Set(base.map(({ group }) => group));
        const held = [...grouped].map((group) => {
          const ids = base.filter((item) => item.group === group).map(({ id }) => id);
          const last =
            group === undefined
              ? undefined
              : found.adjustments.filter(({ scope, id }) => scope === "group" && id === group).at(-1)?.to;
          return exactFrom(last ?? heldSum(found, ids) ?? "0");
        });
        expect(first.from).toBe(exactText(held.reduce(add, zero)));
      }
    }),
    { numRuns: 150 },
  );
});
