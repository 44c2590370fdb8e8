/** The numbers that a measure can give: between which bounds, in which natural steps, and where a method's boundaries lie among them. */
import { match } from "ts-pattern";
import { thresholdOf } from "../../engine/score";
import type { Measure, Method } from "../../model/measures";
import {
  add,
  compare,
  divide,
  type Exact,
  exactOf,
  exactText,
  least,
  most,
  multiply,
  one,
  ratio,
  signOf,
  subtract,
  zero,
} from "../../model/points";
import type { Item, Scheme } from "../../model/scheme";
import { neighbours } from "../neighbours";

/** What a measure can give. */
export interface Range {
  /** Undefined where there is no end. */
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
  /** The distance to the next value that people would call the next one. */
  readonly step: Exact;
  /** Where all values are sums of some numbers, those. */
  readonly parts: readonly Exact[] | undefined;
  /** Whether values are counted whole, so that no rounding matters. */
  readonly isWhole: boolean;
}

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

const percent = ratio(1, 100);
const share: Range = { least: zero, most: one, step: percent, parts: undefined, isWhole: false };
const counted: Range = { least: zero, most: undefined, step: one, parts: undefined, isWhole: true };

const between = (numbers: readonly Exact[], step: Exact): Range => ({
  least: numbers.reduce(least),
  most: numbers.reduce(most),
  step,
  parts: undefined,
  isWhole: false,
});

/** Marks out of so many, each of which may be a part of a mark; one mark is the step. */
const marks = (outOf: string): Range => ({ ...share, step: divide(one, exactOf(outOf)) });

const survey = ({ weights, invalid, denominator }: Of<"survey">): Range => {
  const worths = Object.values(weights).map(exactOf);
  return between(denominator === "all" && invalid.length > 0 ? [...worths, zero] : worths, percent);
};

/** One part of a year a colour better or worse: as much as the widest gap between two colours makes of it. */
const colours = ({ colours: all, every }: Of<"colours">): Range => {
  const values = all.map(({ value }) => exactOf(value)).sort(compare);
  const gaps = neighbours(values).map(([lower, upper]) => subtract(upper, lower));
  const widest = gaps.reduce(most, zero);
  return between(values, signOf(widest) === 0 ? percent : divide(widest, ratio(every === "month" ? 12 : 4)));
};

/** Numbers that are added up, each as often as one likes. */
const sums = (parts: readonly Exact[], isWhole: boolean, isClosed: boolean): Range => {
  const real = parts.filter((part) => signOf(part) > 0);
  return {
    least: zero,
    most: real.length === 0 ? zero : undefined,
    step: real.length === 0 ? one : real.reduce(least),
    parts: isClosed ? real : undefined,
    isWhole,
  };
};

/** What a finding about the team or a member can cost. */
export const findingCosts = ({ misconduct }: Scheme): readonly Exact[] =>
  misconduct
    .filter(({ subjects }) => subjects.includes("team") || subjects.includes("member"))
    .flatMap(({ deduct, grave }) => [
      exactOf(deduct),
      ...(grave === undefined ? [] : [exactOf(grave.deduct ?? deduct)]),
    ]);

/** Notices add up their levels, and where one matter is known already, what a higher level adds. */
const notices = ({ levels, sameMatter, shared, once, besideFindings }: Of<"notices">): Range => {
  const worths = levels.map(({ value }) => exactOf(value));
  // What one matter adds may also be a difference, or a part of a level: then no list holds all sums.
  const isClosed = !shared && sameMatter !== "first-full" && once === "window" && besideFindings === "count";
  return sums(worths, !shared && sameMatter !== "first-full", isClosed);
};

/** The values that a measure of a scheme can give. */
export const rangeOf = (measure: Measure, scheme: Scheme): Range =>
  match(measure)
    .returnType<Range>()
    .with({ kind: "count" }, () => counted)
    .with({ kind: "published" }, () => counted)
    .with({ kind: "rank" }, () => ({ ...counted, least: one }))
    .with({ kind: "tally" }, { kind: "attendance" }, { kind: "commitments" }, { kind: "milestones" }, () => share)
    .with({ kind: "target" }, ({ of }) => ({ ...share, least: of === "count" ? zero : undefined, most: undefined }))
    .with({ kind: "mean" }, { kind: "panel" }, ({ outOf }) => marks(outOf))
    .with({ kind: "latest" }, ({ outOf }) => ({ ...marks(outOf), least: undefined, most: undefined }))
    .with({ kind: "survey" }, survey)
    .with({ kind: "colours" }, colours)
    .with({ kind: "notices" }, notices)
    .with({ kind: "findings" }, () => sums(findingCosts(scheme), true, true))
    .exhaustive();

/** A stretch of numbers; an end that is left out is endless, an end that is open does not belong to it. */
export interface Stretch {
  readonly from?: Exact | undefined;
  readonly to?: Exact | undefined;
  readonly open?: "from" | "to" | "both" | undefined;
}

const highest = (a: Exact | undefined, b: Exact | undefined): Exact | undefined =>
  a === undefined ? b : b === undefined ? a : most(a, b);
const lowest = (a: Exact | undefined, b: Exact | undefined): Exact | undefined =>
  a === undefined ? b : b === undefined ? a : least(a, b);

const isEnd = (value: Exact, end: Exact | undefined): boolean => end !== undefined && compare(value, end) === 0;

/** Whether some number of a range lies in a stretch. */
export const touches = (range: Pick<Range, "least" | "most">, { from, to, open }: Stretch): boolean => {
  const [low, high] = [highest(from, range.least), lowest(to, range.most)];
  if (low === undefined || high === undefined) return true;
  const order = compare(low, high);
  if (order !== 0) return order < 0;
  const isCutBelow = (open === "from" || open === "both") && isEnd(low, from);
  const isCutAbove = (open === "to" || open === "both") && isEnd(high, to);
  return !isCutBelow && !isCutAbove;
};

/** The raw points that a value gives, for the methods that are straight lines; and their bends. */
interface Line {
  /** Values at which the line bends. */
  readonly bends: readonly Exact[];
  /** The value that gives so many points, where the line slopes. */
  readonly valueAt: (points: Exact) => Exact | undefined;
}

const slope = (each: Exact, free: Exact, from: Exact): Line => ({
  bends: [free],
  valueAt: (points) => (signOf(each) === 0 ? undefined : add(free, divide(subtract(points, from), each))),
});

const lineOf = (method: Method, points: Exact): Line | undefined =>
  match(method)
    .returnType<Line | undefined>()
    .with({ kind: "per-occurrence" }, ({ each, free }) => slope(subtract(zero, exactOf(each)), exactOf(free), points))
    .with({ kind: "per-unit" }, ({ each, free }) => slope(exactOf(each), exactOf(free), zero))
    .with({ kind: "proportional" }, ({ full }) => ({
      bends: [exactOf(full)],
      valueAt: (wanted) => (signOf(points) === 0 ? undefined : divide(multiply(wanted, exactOf(full)), points)),
    }))
    .otherwise(() => undefined);

/** Values at which a method itself turns. */
const turns = (method: Method): readonly Exact[] =>
  match(method)
    .returnType<readonly Exact[]>()
    .with({ kind: "tiers" }, ({ steps }) => steps.map(thresholdOf))
    .with({ kind: "steps" }, ({ from, each }) => [exactOf(from), subtract(exactOf(from), exactOf(each))])
    .with({ kind: "all-or-nothing" }, (rule) => [thresholdOf(rule)])
    .with({ kind: "by-rank" }, ({ points }) => [ratio(points.length)])
    .otherwise(() => []);

export const capOf = ({ cap, points }: Item): string => cap ?? points;

const written = (bound: string): readonly Exact[] => (bound === "none" ? [] : [exactOf(bound)]);

/** The values at which an item's points change their course: where its method turns, and where its bounds take hold. */
export const boundariesOf = (item: Item): readonly Exact[] => {
  const line = lineOf(item.method, exactOf(item.points));
  const bounds = [...written(item.floor), ...written(capOf(item))].flatMap((bound) => line?.valueAt(bound) ?? []);
  const all = [...turns(item.method), ...(line?.bends ?? []), ...bounds];
  const seen = new Set<string>();
  return all.filter((value) => {
    const text = exactText(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
};
