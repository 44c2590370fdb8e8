/**
 * Random inputs of engines, from a seed: where ledgers seldom lead. Every state of every item, whole categories that do not apply, years that
 * are still open, falsified items, values at and beside every step, and points that end in exactly half a hundredth.
 */
import { chance } from "../random-ledger";
import type { Inputs, ItemInputs } from "./inputs";
import { categories, type Item, items } from "./rules";

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Beside these the points in proportion come to rest on halves. */
const denominators = [1, 2, 3, 7, 10, 60, 100, 200, 400, 600, 800, 1000, 1400, 21_252, 999_983, 6_671_134];
const states = ["measured", "measured", "measured", "missing", "pending", "not-applicable"] as const;

type Dice = (below: number) => number;

const fractionOf = (dice: Dice, { rule }: Item): Pick<ItemInputs, "n" | "d"> => {
  const most = rule.kind === "gain" || rule.kind === "loss" ? 20 : 1.3;
  const d = denominators[dice(denominators.length)] ?? 1;
  const steps = rule.kind === "steps" ? rule.steps : [];
  const [tenths] = steps[dice(steps.length * 2)] ?? [];
  const n =
    tenths === undefined ? dice(Math.floor(d * most) + 2) : Math.max(0, Math.round((d * tenths) / 10) + dice(3) - 1);
  const by = divisor(n, d);
  return { n: n / by, d: d / by };
};

/** One team's inputs. */
export const randomInputs = (seed: number): Inputs => {
  const next = chance(seed);
  const dice: Dice = (below) => Math.floor(next() * below);
  const without = new Set(categories.filter(() => dice(dice(8) === 0 ? 1 : 9) === 0).map(({ id }) => id));
  return {
    items: items.map((item) => {
      const state = without.has(item.category) ? "not-applicable" : (states[dice(states.length)] ?? "measured");
      return { state, ...fractionOf(dice, item) };
    }),
    closed: dice(4) > 0,
    falsified: items.filter(() => dice(9) === 0).map(({ id }) => id),
  };
};
