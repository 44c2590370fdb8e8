/**
 * Whether an input is harmless in its direction, by reasoning. Every step is monotone by itself: the measure in the fact, the points in the
 * value, bounds and rounding, groups, categories, total, bands and caps. What breaks the chain is an obstacle; an input without
 * obstacles is proved. The reasons for each step stand beside it.
 */
import type { Measure } from "../../model/measures";
import { compare, exactOf, signOf, zero } from "../../model/points";
import { beatsFull, fromNothing, rejoining } from "./adding";
import { capObstacles } from "./capped";
import type { Direction } from "./curve";
import { type Effect, effectsOf, type Obstacle, obstacles } from "./effect";
import type { Input } from "./input";
import { lessenedBy, matterObstacles } from "./matters";
import type { Sight } from "./sight";

/** Points must not fall where the change is good, and not rise where it is bad. */
const wanted = ({ meant }: Input, { value }: Effect): Direction =>
  (meant === "bad") === (value === "down") ? "up" : "down";

const curveObstacles = (input: Input, effect: Effect): Obstacle[] => {
  const { direction } = effect.curve;
  if (input.meant === "unclear" || direction === "mixed") return ["mixed"];
  return direction === "flat" || direction === wanted(input, effect) ? [] : ["against"];
};

type Of<K extends Measure["kind"]> = Extract<Measure, { kind: K }>;

/** Each colour is worth no more than the ones before it. */
const fallsBy = ({ colours }: Of<"colours">): boolean =>
  colours.every(({ value }, place) => {
    const before = colours[place - 1];
    return before === undefined || compare(exactOf(before.value), exactOf(value)) >= 0;
  });

const noticeObstacles = ({ once }: Of<"notices">, { change }: Input): Obstacle[] => {
  if (change === "earlier-notice") return ["earlier-year"];
  // What a year gives is less by what the same matter gave before.
  const isKnown = change === "higher-level" || change === "fewer-authors";
  return isKnown && once === "ever" ? ["once-ever"] : [];
};

/** A negative amount comes nearer to zero when it is divided by more: harmless where all below zero gives the same. */
const goalObstacles = ({ of }: Of<"target">, { change }: Input, { curve }: Effect): Obstacle[] => {
  const isSame = curve.least !== undefined && compare(curve.at(zero), curve.least.points) === 0;
  return change === "higher-goal" && of === "value" && !isSame ? ["below-goal"] : [];
};

/** What holds of the measure itself in some of its forms only. */
const measureObstacles = (input: Input, effect: Effect): Obstacle[] => {
  const { measure } = effect.curve.planned.item;
  switch (measure.kind) {
    case "panel":
      // One more rating at the top is dropped itself, with the lowest beside it; but with it more than one of the highest may go.
      return input.change === "more-rating" && measure.trim > 1 ? ["trimmed"] : [];
    case "attendance":
      // Present counts, and is not excused as well: then a half-day adds to what is present at least what it adds to the need.
      return measure.counts.includes("resident") && !measure.excused.includes("resident") ? [] : ["status"];
    case "survey":
      // The heaviest choice must weigh no less than a vote that is not valid.
      return Object.values(measure.weights).some((weight) => signOf(exactOf(weight)) >= 0) ? [] : ["votes"];
    case "colours":
      return fallsBy(measure) ? [] : ["colours"];
    case "notices":
      return noticeObstacles(measure, input);
    case "target":
      return goalObstacles(measure, input, effect);
    default:
      return [];
  }
};

const conductObstacles = (sight: Sight, input: Input): Obstacle[] => {
  if (input.change === "earlier-finding") return ["earlier-year"];
  if (input.change !== "more-finding" && input.change !== "grave-finding") return [];
  const rule = sight.scheme.misconduct.find(({ id }) => id === input.name);
  const [usual, grave] = [exactOf(rule?.deduct ?? "0"), exactOf(rule?.grave?.deduct ?? rule?.deduct ?? "0")];
  const cheaper = input.change === "grave-finding" && compare(grave, usual) < 0;
  return [...(cheaper ? ["grave-cheaper" as const] : []), ...matterObstacles(sight, input)];
};

const unique = (found: readonly Obstacle[]): readonly Obstacle[] => obstacles.filter((one) => found.includes(one));

/** Everything that keeps an input from being proved harmless; proved, where there is nothing. */
export const obstaclesOf = (sight: Sight, input: Input): readonly Obstacle[] => {
  const effects = effectsOf(sight, input);
  return unique([
    ...effects.flatMap((effect) => [
      ...curveObstacles(input, effect),
      ...measureObstacles(input, effect),
      ...fromNothing(sight, input, effect),
      ...rejoining(sight, input, effect),
    ]),
    ...conductObstacles(sight, input),
    ...(input.change === "waiver" ? beatsFull(sight, input) : []),
    ...capObstacles(sight, input, [...effects, ...lessenedBy(sight, input)]),
  ]);
};
