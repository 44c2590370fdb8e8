/**
 * What happens to a total when an item begins to count: it was missing, or it was not applicable and others were rescaled for it.
 * FORMAT.md, section 9. With the same items applicable, every stage is monotone in the points of the items, but for one thing: a
 * category (or a group) without any points is zero, without floor or cap.
 */
import { type Bound, boundOf, type PlannedCategory, type PlannedItem } from "../../engine/plan";
import { compare, type Exact, signOf, subtract, sum, zero } from "../../model/points";
import type { Curve } from "./curve";
import type { Effect, Obstacle } from "./effect";
import type { Input } from "./input";
import type { Sight } from "./sight";

const isBelowZero = (bound: Bound): boolean => bound !== undefined && signOf(bound) < 0;
const isAboveZero = (bound: Bound): boolean => bound !== undefined && signOf(bound) > 0;

const groupOf = ({ scheme }: Sight, { item }: PlannedItem) => scheme.rubric.groups.find(({ id }) => id === item.group);

const categoryOf = ({ plan }: Sight, { category }: PlannedItem): PlannedCategory | undefined =>
  plan.categories.find((one) => one.category.id === category);

/** Zero lies between the bounds of the group and the category around an item: beginning to count with nothing changes nothing. */
const boundsHoldZero = (sight: Sight, planned: PlannedItem): boolean => {
  const group = groupOf(sight, planned);
  const category = categoryOf(sight, planned);
  const cap = category?.cap === "points" ? undefined : category?.cap;
  return (
    !isBelowZero(boundOf(group?.cap ?? "none")) &&
    !isAboveZero(boundOf(group?.floor ?? "none")) &&
    !isBelowZero(cap) &&
    !isAboveZero(category?.floor)
  );
};

/** The least and the most points at which an item may appear. */
const appearing = ({
  curve,
  appears,
}: Effect): { readonly least: Exact | undefined; readonly most: Exact | undefined } => {
  if (appears === "anywhere" || appears === undefined) return { least: curve.least?.points, most: curve.most?.points };
  const points = curve.at(appears);
  return { least: points, most: points };
};

/** Measures that are never without a value. */
const isAlwaysMeasured = ({ planned }: Curve): boolean => {
  const { measure } = planned.item;
  return (
    measure.kind === "notices" || measure.kind === "findings" || (measure.kind === "count" && measure.none === "zero")
  );
};

/** Good work must not begin to count with points below zero, a fault not with points above. */
export const fromNothing = (sight: Sight, { meant }: Input, effect: Effect): Obstacle[] => {
  if (effect.appears === undefined || isAlwaysMeasured(effect.curve)) return [];
  const { least, most } = appearing(effect);
  const isFine = meant === "bad" ? most !== undefined && signOf(most) <= 0 : least !== undefined && signOf(least) >= 0;
  return [
    ...(isFine ? [] : [meant === "bad" ? ("showing-gives" as const) : ("showing-costs" as const)]),
    ...(boundsHoldZero(sight, effect.curve.planned) ? [] : ["bounds" as const]),
  ];
};

/** Whether sums of points lie where the rubric rounds to, so that rescaling rounds nothing else. */
const isOnGrid = ({ plan }: Sight): boolean =>
  plan.items.every(
    ({ item, rounding }) => item.kind !== "base" || rounding.digits <= plan.scheme.rubric.rounding.digits,
  );

/**
 * Whether no base item can have more than its points, nothing is lifted from below, and groups hold nothing down: then a category has at most
 * the points of what applies in it, and an item with all its points that joins lowers no share.
 */
const isModest = (sight: Sight): boolean => {
  const { plan, byItem } = sight;
  const base = plan.items.filter(({ item }) => item.kind === "base");
  const within = base.every(({ item, points }) => {
    const most = byItem.get(item.id)?.most;
    return most !== undefined && compare(most.points, points) <= 0;
  });
  const grouped = base.every((planned) => {
    const group = groupOf(sight, planned);
    return group === undefined || (group.cap === "none" && !isAboveZero(boundOf(group.floor)));
  });
  // A category that is held below its points would be set free by what drops out of it.
  const held = plan.categories.every(
    ({ floor, cap, items }) =>
      !isAboveZero(floor) &&
      (cap === "points" || cap === undefined || compare(cap, sum(items.map(({ points }) => points))) >= 0),
  );
  return within && grouped && held && isOnGrid(sight);
};

const isRescaled = ({ scheme }: Sight, { item }: PlannedItem): boolean =>
  item.kind === "base" && scheme.notApplicable.rescale !== "none";

/**
 * A category of which nothing applies is zero, whatever its items without points come to. So it must be zero anyway where only those
 * are left: they have no points to give or to lose, and no group holds them.
 */
const vanishesAtZero = ({ plan, byItem }: Sight, planned: PlannedItem): boolean =>
  planned.item.kind !== "base" ||
  plan.items.every((other) => {
    if (other === planned || other.category !== planned.category) return true;
    if (other.item.kind !== "base" || signOf(other.points) !== 0) return true;
    const curve = byItem.get(other.item.id);
    const isNothing = [curve?.least, curve?.most].every((turn) => turn !== undefined && signOf(turn.points) === 0);
    return isNothing && other.item.group === undefined;
  });

/** What an item gives at a value, beside all its points. */
const isFull = ({ planned }: Curve, points: Exact): boolean => signOf(subtract(points, planned.points)) >= 0;

/** An item that was not applicable begins to count: with all its points it lowers no share, with none it raises no share. */
export const rejoining = (sight: Sight, { meant }: Input, { curve, rejoins }: Effect): Obstacle[] => {
  if (rejoins === undefined) return [];
  const points = curve.at(rejoins);
  const zeroHeld = boundsHoldZero(sight, curve.planned) && vanishesAtZero(sight, curve.planned);
  if (meant === "bad") {
    const fine =
      signOf(points) <= 0 && zeroHeld && (!isRescaled(sight, curve.planned) || (isOnGrid(sight) && isUnlifted(sight)));
    return fine ? [] : ["rescaled"];
  }
  const fine =
    signOf(points) >= 0 &&
    zeroHeld &&
    (!isRescaled(sight, curve.planned) || (isModest(sight) && isFull(curve, points)));
  return fine ? [] : ["rescaled"];
};

/** Whether no category or group of base items is lifted from below. */
const isUnlifted = (sight: Sight): boolean =>
  sight.plan.categories.every(({ floor }) => !isAboveZero(floor)) &&
  sight.plan.items.every(
    (planned) => planned.item.kind !== "base" || !isAboveZero(boundOf(groupOf(sight, planned)?.floor ?? "none")),
  );

/** A waiver takes an item out that has all its points: what is left must not gain more by it than it loses. */
export const beatsFull = (sight: Sight, { item }: Input): Obstacle[] => {
  const planned = item === null ? undefined : sight.byItem.get(item)?.planned;
  if (planned === undefined) return [];
  const zeroHeld = boundsHoldZero(sight, planned) && vanishesAtZero(sight, planned);
  const fine = zeroHeld && (!isRescaled(sight, planned) || isModest(sight));
  return fine && compare(planned.points, zero) >= 0 ? [] : ["rescaled"];
};
