/** What an input does to the measured values of items, and what can keep it from being proved harmless. */
import { match } from "ts-pattern";
import { type Exact, one, zero } from "../../model/points";
import type { Curve } from "./curve";
import type { Input } from "./input";
import type { Sight } from "./sight";

/** What breaks the chain. */
export const obstacles = [
  "against",
  "mixed",
  "showing-costs",
  "showing-gives",
  "bounds",
  "rescaled",
  "trimmed",
  "status",
  "votes",
  "colours",
  "once-ever",
  "earlier-year",
  "grave-cheaper",
  "same-matter",
  "cap",
  "below-goal",
] as const;
export type Obstacle = (typeof obstacles)[number];

/** What a change does to the measured value of an item. */
export interface Effect {
  readonly curve: Curve;
  /** Where the item is measured before and after: whether the value can only rise or only fall. */
  readonly value: "up" | "down";
  /** What an item that was missing (or pending without a value) may come to: nothing, any value, or just this one. */
  readonly appears?: "anywhere" | Exact;
  /** What an item that was not applicable may come to. */
  readonly rejoins?: Exact;
}

const itemEffect = ({ byItem }: Sight, { item }: Input, effect: Omit<Effect, "curve">): Effect[] => {
  const curve = item === null ? undefined : byItem.get(item);
  return curve === undefined ? [] : [{ curve, ...effect }];
};

const ofMeasure = ({ curves }: Sight, wants: (curve: Curve) => boolean, effect: Omit<Effect, "curve">): Effect[] =>
  curves.filter(wants).map((curve) => ({ curve, ...effect }));

const ofLevel =
  (kind: "commitments" | "published", { name }: Input) =>
  ({ planned: { item } }: Curve): boolean =>
    item.measure.kind === kind && item.measure.level === name;

/** What the change of an input does, item by item. FORMAT.md, section 7. */
export const effectsOf = (sight: Sight, input: Input): readonly Effect[] =>
  match(input.change)
    .returnType<Effect[]>()
    .with("more-presence", () =>
      ofMeasure(sight, ({ planned }) => planned.item.measure.kind === "attendance", {
        value: "up",
        appears: "anywhere",
        rejoins: one,
      }),
    )
    .with("more-count", "more-rating", "more-votes", "more-colour", "more-milestone", () =>
      itemEffect(sight, input, { value: "up", appears: "anywhere" }),
    )
    .with("better-votes", "higher-rating", "better-colour", "higher-value", "higher-count", () =>
      itemEffect(sight, input, { value: "up" }),
    )
    .with("higher-done", "higher-milestone", "lower-rank", () => itemEffect(sight, input, { value: "up" }))
    .with("more-done", () => itemEffect(sight, input, { value: "up", appears: one, rejoins: one }))
    .with("more-undone", "higher-due", () => itemEffect(sight, input, { value: "down", appears: zero, rejoins: zero }))
    .with("higher-goal", () => itemEffect(sight, input, { value: "down" }))
    .with("more-progress", "higher-progress", () =>
      ofMeasure(sight, ofLevel("commitments", input), { value: "up", appears: "anywhere" }),
    )
    .with("abandoned", () =>
      ofMeasure(sight, ofLevel("commitments", input), { value: "down", appears: zero, rejoins: zero }),
    )
    .with("more-published", () => ofMeasure(sight, ofLevel("published", input), { value: "up" }))
    .with("more-notice", "higher-level", "fewer-authors", "earlier-notice", () =>
      itemEffect(sight, input, { value: "up" }),
    )
    .with("more-finding", "grave-finding", "earlier-finding", () =>
      ofMeasure(sight, ({ planned }) => planned.item.measure.kind === "findings", { value: "up" }),
    )
    .with("more-event", "waiver", () => [])
    .exhaustive();
