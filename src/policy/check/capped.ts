/** Whether the caps on grades go the same way as the input: good work must not make one hold, a fault must not make one fall away. */
import { holdsBy } from "../../engine/condition";
import type { Comparison } from "../../model/condition";
import { compare, type Exact, exactOf, one, signOf, zero } from "../../model/points";
import type { Cap } from "../../model/scheme";
import type { Effect, Obstacle } from "./effect";
import type { Input } from "./input";
import type { Sight } from "./sight";

type When<K extends Cap["when"]["kind"]> = Extract<Cap["when"], { kind: K }>;

/** Whether a condition holds for low numbers, or for high ones. */
const holdsLow = ({ below, atMost }: Comparison): boolean => below !== undefined || atMost !== undefined;

const effectOn = (effects: readonly Effect[], item: string | undefined): Effect | undefined =>
  effects.find(({ curve }) => curve.planned.item.id === item);

/** A measured value that goes up: a cap for low ones falls away, one for high ones takes hold. */
const ofValue = (when: When<"measurement">, { meant }: Input, effect: Effect): boolean => {
  const isGood = meant !== "bad";
  const movesAway = (effect.value === "up") === holdsLow(when);
  if (isGood !== movesAway) return false;
  if (!isGood) return true;
  // From nothing to a value: a zeroed item counts as 0, an item that does not apply not at all.
  const { reach } = effect.curve;
  const fromZero = effect.appears === undefined || (reach.least !== undefined && signOf(reach.least) >= 0);
  const joins = effect.rejoins === undefined || !holdsBy(when)(effect.rejoins);
  return fromZero && joins;
};

/** A share of points goes up with good work: only caps for low shares go with it. Who joins, joins with all points. */
const ofShare = (when: When<"points-share">, { meant }: Input, effects: readonly Effect[]): boolean => {
  if (!holdsLow(when)) return false;
  const joining = meant !== "bad" && effects.some(({ rejoins }) => rejoins !== undefined);
  return !joining || !holdsBy(when)(one);
};

interface Weighed {
  readonly choice: string;
  readonly weight: Exact;
}

const weighedIn = ({ curve }: Effect): Weighed[] => {
  const { measure } = curve.planned.item;
  return measure.kind === "survey"
    ? Object.entries(measure.weights).map(([choice, weight]) => ({ choice, weight: exactOf(weight) }))
    : [];
};

/** Whether a choice has the greatest (or least) weight, and no other has the same. */
const standsAlone = (choice: string, weighed: readonly Weighed[], end: "most" | "least"): boolean => {
  const own = weighed.find((one) => one.choice === choice);
  return (
    own !== undefined &&
    weighed.every((other) => {
      const order = compare(own.weight, other.weight);
      return other === own || (end === "most" ? order > 0 : order < 0);
    })
  );
};

/** One more vote for the best: its own share rises, all others fall. Votes that move may raise any share but the worst one's. */
const ofChoice = (when: When<"choice">, input: Input, effect: Effect): boolean => {
  const weighed = weighedIn(effect);
  const isBest = standsAlone(when.choice, weighed, "most");
  const isWorst = standsAlone(when.choice, weighed, "least");
  if (input.change === "better-votes") return holdsLow(when) ? isBest : isWorst;
  // Votes for the best alone, where there were none; with several best ones nothing is said.
  if (weighed.every(({ choice }) => !standsAlone(choice, weighed, "most"))) return false;
  return isBest === holdsLow(when) && !holdsBy(when)(isBest ? one : zero);
};

const conduct = new Set<Input["change"]>(["more-finding", "grave-finding", "earlier-finding"]);

/** Whether a category holds an item that the change reaches; a finding may set any item to zero. */
const touches = (when: When<"points-share">, effects: readonly Effect[]): boolean =>
  effects.some(({ curve: { planned } }) => planned.item.id === when.item || planned.category === when.category);

const fits = (sight: Sight, input: Input, effects: readonly Effect[], { when }: Cap): boolean => {
  switch (when.kind) {
    case "measurement": {
      const effect = effectOn(effects, when.item);
      return effect === undefined || ofValue(when, input, effect);
    }
    case "points-share": {
      const zeroed = conduct.has(input.change) && sight.plan.zeroing.size > 0;
      return !(zeroed || touches(when, effects)) || ofShare(when, input, effects);
    }
    case "choice": {
      const effect = effectOn(effects, when.item);
      return effect === undefined || ofChoice(when, input, effect);
    }
    case "findings":
      return !(conduct.has(input.change) && (when.case === undefined || when.case === input.name)) || !holdsLow(when);
    case "event":
      return !(input.change === "more-event" && when.event === input.name) || !holdsLow(when);
    case "year-grade":
      return true;
  }
};

/** Caps that may go against the input. A waiver is measured by totals alone. */
export const capObstacles = (sight: Sight, input: Input, effects: readonly Effect[]): Obstacle[] =>
  input.change === "waiver" || sight.scheme.caps.every((cap) => fits(sight, input, effects, cap)) ? [] : ["cap"];
