/** What cases ought to try of one item: its states, the branches of its measure and method, every boundary, its bounds and roundings. */
import { bounded } from "../../engine/item";
import { type PlannedItem, planOf } from "../../engine/plan";
import { type Threshold, thresholdOf } from "../../engine/score";
import type { ItemState, Why } from "../../model/evaluation";
import type { Measure } from "../../model/measures";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  most,
  multiply,
  type RoundingMode,
  ratio,
  round,
  signOf,
  subtract,
  zero,
} from "../../model/points";
import type { Item, Scheme } from "../../model/scheme";
import { neighbours } from "../neighbours";
import { aim, type Candidate, type Side, type Unreachable } from "./aim";
import { armsOf, branchesOf } from "./branches";
import type { KeyAt } from "./places";
import { holdsSum } from "./sums";
import { boundariesOf, capOf, type Range, rangeOf, type Stretch, touches } from "./values";

/** An item with all that its aims are made from. */
interface Own {
  readonly scheme: Scheme;
  readonly item: Item;
  readonly planned: PlannedItem;
  readonly range: Range;
  /** The key of the item's clause, or of one inside it. */
  readonly at: (part?: string) => string;
}

/** Where a value lies that stands on one side of a boundary, no further away than a step. */
export const stretchOn = (at: Exact, side: Side, step: Exact): Stretch => {
  if (side === "at") return { from: at, to: at };
  return side === "below"
    ? { from: subtract(at, step), to: at, open: "to" }
    : { from: at, to: add(at, step), open: "from" };
};

const endText = (end: Exact | undefined, none: string): string => (end === undefined ? none : exactText(end));

/** Why no value of a range lies in a stretch; null where one may. */
export const whyNoValue = (range: Range, stretch: Stretch): Unreachable | null => {
  const wanted = `${endText(stretch.from, "-∞")}…${endText(stretch.to, "∞")}`;
  if (!touches(range, stretch))
    return { kind: "outside-range", least: endText(range.least, "-∞"), most: endText(range.most, "∞"), wanted };
  if (range.parts === undefined || holdsSum(range.parts, stretch)) return null;
  return { kind: "no-such-sum", parts: range.parts.map(exactText), wanted };
};

const sides: readonly Side[] = ["below", "at", "above"];

/** A number compared with values of a range: exactly there, and next to it on both sides. */
export const aimsAround = (
  range: Range,
  at: Exact,
  make: (side: Side, step: string, why: Unreachable | null) => Candidate,
): readonly Candidate[] =>
  sides.map((side) => make(side, exactText(range.step), whyNoValue(range, stretchOn(at, side, range.step))));

const never: ReadonlySet<Measure["kind"]> = new Set(["notices", "findings"]);

/** Whether a measure can find nothing recorded. */
export const canBeMissing = ({ measure }: Item): boolean =>
  !never.has(measure.kind) && !(measure.kind === "count" && measure.none === "zero");

const nothingDue: ReadonlySet<Measure["kind"]> = new Set(["tally", "attendance", "commitments", "milestones"]);

const waysNotToApply = ({ measure, waivable }: Item): readonly Why[] => [
  ...(waivable ? (["waiver"] as const) : []),
  ...(nothingDue.has(measure.kind) ? (["nothing-due"] as const) : []),
  ...(measure.kind === "target" ? (["no-target"] as const) : []),
  ...(measure.kind === "colours" && measure.skip > 0 ? (["not-yet-answerable"] as const) : []),
  ...(measure.kind === "commitments" ? (["excused"] as const) : []),
];

/** Whether an item can be found not to apply. */
export const canNotApply = (item: Item): boolean => waysNotToApply(item).length > 0;

const pendings: Partial<Record<Measure["kind"], Why>> = {
  mean: "no-valid-rating",
  panel: "too-few-raters",
  survey: "small-sample",
  findings: "investigation",
};

const aboutTeam = ({ misconduct }: Scheme) =>
  misconduct.filter(({ subjects }) => subjects.includes("team") || subjects.includes("member"));

const stateAims = ({ item, scheme, at }: Own): readonly Candidate[] => {
  const state = (of: ItemState, why: Why | null, no: Unreachable | null = null, key = at()) =>
    aim(key, { kind: "state", item: item.id, state: of, why }, no);
  const missing: Unreachable | null = canBeMissing(item) ? null : { kind: "never-missing" };
  const waiting = pendings[item.measure.kind];
  const isHeard = item.measure.kind !== "findings" || aboutTeam(scheme).length > 0;
  return [
    state("measured", null),
    state("missing", null, missing),
    ...(item.deadline === undefined
      ? []
      : [
          ...(item.deadline.missing === "zero" ? [state("missing", "zeroed", missing, at("deadline"))] : []),
          ...(["last", "next"] as const).map((day) =>
            aim(at("deadline"), { kind: "deadline", item: item.id, day }, missing),
          ),
        ]),
    ...waysNotToApply(item).map((why) => state("not-applicable", why, null, why === "waiver" ? at() : at("measure"))),
    ...(waiting === undefined || !isHeard ? [] : [state("pending", waiting, null, at("measure"))]),
  ];
};

const valueAims = ({ item, range, at }: Own): readonly Candidate[] =>
  boundariesOf(item).flatMap((value) =>
    aimsAround(range, value, (side, step, why) =>
      aim(at("method"), { kind: "value", item: item.id, at: exactText(value), side, step }, why),
    ),
  );

/** A value so far off that a slope has passed every bound. */
const far = ratio(1_000_000_000);

/** Values of a range at which the raw points can be lowest and highest. */
const turningValues = ({ item, range }: Own): readonly Exact[] => {
  const bends = [...boundariesOf(item)].sort(compare);
  const near = bends.flatMap((value) => [subtract(value, range.step), value, add(value, range.step)]);
  const middles = neighbours(bends).map(([a, b]) => divide(add(a, b), ratio(2)));
  const ends = [range.least ?? subtract(zero, far), range.most ?? far];
  return [...near, ...middles, ...ends].filter((value) => touches(range, { from: value, to: value }));
};

/** The least and the most raw points that an item's values can give. */
const rawEnds = (own: Own): readonly [Exact, Exact] => {
  const raws = turningValues(own).map((value) => own.planned.score(value).raw);
  const [first = zero] = raws;
  return [
    raws.reduce((a, b) => (compare(a, b) <= 0 ? a : b), first),
    raws.reduce((a, b) => (compare(a, b) >= 0 ? a : b), first),
  ];
};

/** The least and the most points that an item can give, inside its bounds. */
export const pointEnds = (item: Item, scheme: Scheme): readonly [Exact, Exact] => {
  const own = ownOf(item, scheme, () => "");
  const { floor, cap, rounding } = own.planned;
  const pointsOf = (raw: Exact): Exact => round(bounded(raw, floor, cap).points, rounding);
  const raws = rawEnds(own);
  const [low, high] = [pointsOf(raws[0]), pointsOf(raws[1])];
  return [low, item.kind === "base" ? high : most(high, low)];
};

const boundAims = (own: Own): readonly Candidate[] => {
  const { item, at } = own;
  const [least, greatest] = rawEnds(own);
  const bound = (which: "floor" | "cap", text: string, isPassed: boolean): readonly Candidate[] => {
    if (text === "none") return [];
    const why: Unreachable = {
      kind: "bound-never-passed",
      least: exactText(least),
      most: exactText(greatest),
      bound: text,
    };
    return [aim(at(), { kind: "bound", item: item.id, bound: which }, isPassed ? null : why)];
  };
  const cap = capOf(item);
  return [
    ...bound("floor", item.floor, item.floor !== "none" && compare(least, exactOf(item.floor)) < 0),
    ...bound("cap", cap, cap !== "none" && compare(greatest, exactOf(cap)) > 0),
    aim(at(), { kind: "bound", item: item.id, bound: "none" }),
  ];
};

/** How steeply points go with the value: 0 where they jump, or never change. */
const slopeOf = ({ method, points }: Item): string => {
  switch (method.kind) {
    case "proportional":
      return points;
    case "per-unit":
    case "per-occurrence":
      return method.each;
    default:
      return "0";
  }
};

/** Whether rounding can change an item's points: they slope, and its values are not whole. */
const canRound = ({ item, range }: Own): boolean => !range.isWhole && signOf(exactOf(slopeOf(item))) > 0;

/** Numbers at or above a threshold, or above it; and below another. */
const from = (low: Threshold | undefined, below: Threshold | undefined): Stretch => {
  const isOpenBelow = low?.over !== undefined;
  const isOpenAbove = below !== undefined && below.over === undefined;
  return {
    from: low && thresholdOf(low),
    to: below && thresholdOf(below),
    open: isOpenBelow ? (isOpenAbove ? "both" : "from") : isOpenAbove ? "to" : undefined,
  };
};

/** Where a value lies that takes each branch of a method, in their order. */
const armStretches = ({ method }: Item): readonly Stretch[] => {
  switch (method.kind) {
    case "tiers":
      return [
        ...method.steps.map((step, index) => from(step, method.steps[index - 1])),
        from(undefined, method.steps.at(-1)),
      ];
    case "all-or-nothing":
      return [from(method, undefined), from(undefined, method)];
    case "steps": {
      const low = (count: number): Exact =>
        subtract(exactOf(method.from), multiply(exactOf(method.each), ratio(count)));
      const isBegun = method.begun === "costs";
      const counts: readonly Stretch[] = [0, 1, 2].map((count) =>
        isBegun
          ? { from: low(count), to: count === 0 ? undefined : low(count - 1), open: count === 0 ? undefined : "to" }
          : { from: low(count + 1), to: count === 0 ? undefined : low(count), open: "from" },
      );
      return [...counts, { to: low(0), open: "to" }];
    }
    case "by-rank":
      return [
        ...method.points.map((_, index) => ({ from: ratio(index + 1), to: ratio(index + 1) })),
        { from: ratio(method.points.length + 1) },
      ];
    default:
      return [];
  }
};

const armAims = ({ item, range, at }: Own): readonly Candidate[] => {
  const stretches = armStretches(item);
  return armsOf(item).map((arm, index) =>
    aim(at("method"), { kind: "arm", item: item.id, arm }, whyNoValue(range, stretches[index] ?? {})),
  );
};

/** Which ways a mode of rounding can go, for numbers of the signs that an item has. */
const waysOf = (mode: RoundingMode, isNegative: boolean): readonly ("down" | "up")[] => {
  if (mode === "floor" || (mode === "toward-zero" && !isNegative)) return ["down"];
  return mode === "ceiling" ? ["up"] : ["down", "up"];
};

const roundingWays = (own: Own): readonly ("down" | "up")[] =>
  canRound(own) ? waysOf(own.planned.rounding.mode, signOf(rawEnds(own)[0]) < 0) : [];

/** The ways in which rounding can change an item's points. */
export const canRoundIn = (item: Item, scheme: Scheme): readonly ("down" | "up")[] =>
  roundingWays(ownOf(item, scheme, () => ""));

const roundingAims = (own: Own): readonly Candidate[] => {
  const { item, at } = own;
  const ways = roundingWays(own);
  if (ways.length === 0) return [];
  return ([...ways, ...(item.rounding === undefined ? [] : (["half"] as const))] as const).map((way) =>
    aim(item.rounding === undefined ? at("method") : at("rounding"), { kind: "rounded", item: item.id, way }),
  );
};

const strikes = ({ item, scheme, at }: Own): readonly Candidate[] => {
  if (item.kind === "deduction" || !aboutTeam(scheme).some(({ zeroes }) => zeroes === true)) return [];
  const [, greatest] = pointEnds(item, scheme);
  if (signOf(greatest) <= 0) return [];
  return [aim(at(), { kind: "struck", item: item.id })];
};

const withScorer: ReadonlySet<Measure["kind"]> = new Set(["mean", "panel", "latest"]);

const hasScorers = ({ measure }: Item): boolean =>
  withScorer.has(measure.kind) || (measure.kind === "target" && measure.of === "value");

const scorerAims = ({ item, scheme, at }: Own): readonly Candidate[] =>
  item.scorer !== undefined && hasScorers(item) && scheme.bodies.some(({ id }) => id !== item.scorer)
    ? [aim(at(), { kind: "set-aside", item: item.id })]
    : [];

const mirrorAims = ({ item, at }: Own): readonly Candidate[] =>
  item.mirrors.flatMap(({ body, each, most: limit }, index) =>
    signOf(exactOf(each)) === 0
      ? []
      : (["below", ...(limit === "none" ? [] : (["most"] as const))] as const).map((side) =>
          aim(at(`mirrors/${index}`), { kind: "item-mirror", item: item.id, body, side }),
        ),
  );

const ownOf = (item: Item, scheme: Scheme, at: Own["at"]): Own => {
  const planned = planOf(scheme).byId.get(item.id);
  if (planned === undefined) throw new TypeError(`no item ${item.id}`); // an item of the scheme is in its plan
  return { scheme, item, planned, range: rangeOf(item.measure, scheme), at };
};

const aimsOfItem = (own: Own): readonly Candidate[] => {
  const { item, scheme, at } = own;
  return [
    ...stateAims(own),
    ...branchesOf(item, scheme).map((branch) => aim(at("measure"), { kind: "branch", item: item.id, branch })),
    ...armAims(own),
    ...valueAims(own),
    ...boundAims(own),
    ...roundingAims(own),
    ...strikes(own),
    ...scorerAims(own),
    ...mirrorAims(own),
  ];
};

/** The aims of all items. */
export const itemAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] =>
  scheme.rubric.categories.flatMap(({ items }, category) =>
    items.flatMap((item, index) => {
      const place = ["rubric", "categories", category, "items", index] as const;
      const at = (part?: string): string => {
        if (part === undefined) return keyAt(...place);
        const [name = "", nth] = part.split("/");
        return keyAt(...place, name, ...(nth === undefined ? [] : [Number(nth)]));
      };
      return aimsOfItem(ownOf(item, scheme, at));
    }),
  );
