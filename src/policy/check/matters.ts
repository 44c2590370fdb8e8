/**
 * One matter that was criticised and also found to be misconduct: where notices give way to findings (`besideFindings: rest`), a finding lowers
 * what the notices cost. It must take at least as much itself.
 */
import { boundOf, type PlannedItem } from "../../engine/plan";
import { add, compare, type Exact, exactOf, multiply, onGrid, signOf, zero } from "../../model/points";
import type { Effect, Obstacle } from "./effect";
import type { Input } from "./input";
import type { Sight } from "./sight";

const givesWay = ({ item: { measure } }: PlannedItem): boolean =>
  measure.kind === "notices" && measure.besideFindings === "rest";

/** All that findings can cost. */
const worthsIn = ({ scheme }: Sight): Exact[] =>
  scheme.misconduct.flatMap(({ deduct, grave }) => [exactOf(deduct), exactOf(grave?.deduct ?? deduct)]);

const isOnGrid = ({ rounding }: PlannedItem, each: Exact, worths: readonly Exact[]): boolean =>
  worths.every((worth) => onGrid(multiply(each, worth), rounding.digits));

const perUnitOf = ({ item: { method } }: PlannedItem) => (method.kind === "per-unit" ? method : undefined);

/** Whether an item of findings takes its whole price for every finding, until the deduction as a whole has reached its cap. */
const takesAll = (sight: Sight, planned: PlannedItem, price: Exact): boolean => {
  const method = perUnitOf(planned);
  if (method === undefined || planned.item.kind !== "deduction" || planned.item.group !== undefined) return false;
  const limit = boundOf(sight.scheme.rubric.deduction.cap);
  const isOpen = planned.cap === undefined || (limit !== undefined && compare(planned.cap, limit) >= 0);
  const isLifted = planned.floor !== undefined && signOf(planned.floor) > 0;
  const each = exactOf(method.each);
  return (
    isOpen &&
    !isLifted &&
    signOf(exactOf(method.free)) === 0 &&
    compare(each, price) >= 0 &&
    isOnGrid(planned, each, worthsIn(sight))
  );
};

/** Whether no deduction can be below zero: then a cap that one item reaches is reached by all. */
const deductionsOnly = ({ curves, scheme, plan }: Sight): boolean =>
  curves.every(
    ({ planned, most }) => planned.item.kind !== "deduction" || (most !== undefined && signOf(most.points) <= 0),
  ) &&
  plan.items.every(({ item }) => {
    const group = item.kind === "deduction" ? scheme.rubric.groups.find(({ id }) => id === item.group) : undefined;
    return group === undefined;
  });

/** Whether what the notices of a matter cost less, they cost less at most by this much for each point of the finding. */
const priceOf = (sight: Sight, planned: PlannedItem): Exact | undefined => {
  const method = perUnitOf(planned);
  if (method === undefined || planned.item.group !== undefined || planned.rounding.mode === "half-even")
    return undefined;
  const each = exactOf(method.each);
  return isOnGrid(planned, each, worthsIn(sight)) ? each : undefined;
};

/** Whether the change costs anything at all: a finding its price, a grave one what it costs more. */
const isWorth = ({ scheme }: Sight, { name, change }: Input): boolean => {
  const rule = scheme.misconduct.find(({ id }) => id === name);
  if (rule === undefined) return false;
  const [usual, grave] = [exactOf(rule.deduct), exactOf(rule.grave?.deduct ?? rule.deduct)];
  return change === "grave-finding" ? compare(usual, grave) !== 0 : signOf(usual) > 0;
};

/** What a finding does to notices that give way to it: they measure less. Caps look at that; what it costs is looked at here. */
export const lessenedBy = (sight: Sight, { change }: Input): readonly Effect[] =>
  change === "more-finding" || change === "grave-finding"
    ? sight.curves.filter(({ planned }) => givesWay(planned)).map((curve) => ({ curve, value: "down" }))
    : [];

/** What keeps a finding from costing at least what the notices of the same matter cost less by it. */
export const matterObstacles = (sight: Sight, input: Input): Obstacle[] => {
  if (!isWorth(sight, input)) return [];
  const yielding = sight.plan.items.filter(givesWay);
  const lowered = yielding.filter(({ item }) => {
    const direction = sight.byItem.get(item.id)?.direction;
    // Where more notices give more points, fewer give fewer: that is the right way.
    return direction !== "up" && direction !== "flat";
  });
  if (lowered.length === 0) return [];
  const prices = lowered.map((planned) => (planned.item.kind === "deduction" ? priceOf(sight, planned) : undefined));
  const price = prices.reduce<Exact | undefined>((sum, one) => sum && one && add(sum, one), zero);
  const findings = sight.plan.items.filter(({ item }) => item.measure.kind === "findings");
  const isPaid =
    price !== undefined && deductionsOnly(sight) && findings.some((planned) => takesAll(sight, planned, price));
  return isPaid ? [] : ["same-matter"];
};
