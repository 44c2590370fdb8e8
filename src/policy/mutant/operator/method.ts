/** Changes of how a number becomes points: amounts, thresholds, free units, what is included. */
import { match } from "ts-pattern";
import type { Measure, Method } from "../../../model/measures";
import type { Decimal, Exact } from "../../../model/points";
import { type Change, eachOf, eachRemoved, into, neighboursSwapped, otherWords, under } from "../change";
import { costs, lastPlace, perCent, stepped } from "../step";

type Of<K extends Method["kind"]> = Extract<Method, { kind: K }>;
type Tier = Of<"tiers">["steps"][number];

const whole = new Set<Measure["kind"]>(["count", "rank", "published", "notices", "findings"]);

/** One step of a measured value, as people write thresholds for it. */
export const unitOf =
  ({ kind }: Measure) =>
  (written: Decimal): Exact =>
    whole.has(kind) ? lastPlace(written) : perCent(written);

type Unit = (written: Decimal) => Exact;

interface Threshold {
  readonly from?: Decimal | undefined;
  readonly over?: Decimal | undefined;
}

/** 达到 for 超过, and the other way round. */
const flipped = <T extends Threshold>(written: T): Change<T>[] => {
  const { from, over, ...rest } = written;
  const turned = from === undefined ? { ...rest, from: over } : { ...rest, over: from };
  return [into("flipped", written, turned as T)]; // the same but for the key of its threshold
};

const thresholds = <T extends Threshold>(written: T, unit: Unit): Change<T>[] => [
  ...under(written, "from", (from) => stepped(from, unit(from)) as Change<NonNullable<T["from"]>>[]), // a threshold is a decimal
  ...under(written, "over", (over) => stepped(over, unit(over)) as Change<NonNullable<T["over"]>>[]), // and so is this one
  ...flipped(written),
];

const points = (written: Decimal): Change<Decimal>[] => stepped(written, lastPlace(written));

const freeOf =
  (unit: Unit) =>
  (written: Decimal): Change<Decimal>[] =>
    stepped(written, unit(written), { least: "0" });

const tier = (step: Tier, unit: Unit): Change<Tier>[] => [...thresholds(step, unit), ...under(step, "points", points)];

const tiers = (method: Of<"tiers">, unit: Unit): Change<Of<"tiers">>[] => [
  ...under(method, "steps", (steps) => [...eachOf(steps, (step) => tier(step, unit)), ...eachRemoved(steps, 1)]),
  ...under(method, "else", points),
];

const steps = (method: Of<"steps">, unit: Unit): Change<Of<"steps">>[] => [
  ...under(method, "from", (from) => stepped(from, unit(from))),
  ...under(method, "each", (each) => stepped(each, lastPlace(each), { least: "0", above: true })),
  ...under(method, "costs", costs),
  ...under(method, "begun", (begun) => otherWords(["costs", "free"], begun)),
];

const byRank = (method: Of<"by-rank">): Change<Of<"by-rank">>[] => [
  ...under(method, "points", (list) => [...eachOf(list, points), ...neighboursSwapped(list), ...eachRemoved(list, 1)]),
  ...under(method, "else", points),
];

/** All changes of a method. `unit` is one step of the value that it reads. */
export const methodChanges = (method: Method, unit: Unit): readonly Change<Method>[] =>
  match(method)
    .returnType<readonly Change<Method>[]>()
    .with({ kind: "per-occurrence" }, { kind: "per-unit" }, (rule) => [
      ...under(rule, "each", costs),
      ...under(rule, "free", freeOf(unit)),
    ])
    .with({ kind: "proportional" }, (rule) =>
      under(rule, "full", (full) => stepped(full, unit(full), { least: "0", above: true })),
    )
    .with({ kind: "tiers" }, (rule) => tiers(rule, unit))
    .with({ kind: "steps" }, (rule) => steps(rule, unit))
    .with({ kind: "all-or-nothing" }, (rule) => thresholds(rule, unit))
    .with({ kind: "by-rank" }, (rule) => byRank(rule))
    .exhaustive();
