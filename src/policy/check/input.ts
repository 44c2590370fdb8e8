/** The inputs of a scheme: everything that one fact can say more of, with the direction in which it is meant. */
import { match } from "ts-pattern";
import type { Measure } from "../../model/measures";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Curve } from "./curve";
import type { Sight } from "./sight";

/** What is changed in a ledger: one number of one fact, or one more fact. Each is a function in `change.ts`. */
export type Change =
  | "more-presence"
  | "more-count"
  | "higher-count"
  | "more-done"
  | "higher-done"
  | "more-undone"
  | "higher-due"
  | "higher-goal"
  | "more-rating"
  | "higher-rating"
  | "more-votes"
  | "better-votes"
  | "higher-value"
  | "lower-rank"
  | "more-colour"
  | "better-colour"
  | "more-progress"
  | "higher-progress"
  | "abandoned"
  | "more-published"
  | "more-milestone"
  | "higher-milestone"
  | "more-notice"
  | "higher-level"
  | "fewer-authors"
  | "earlier-notice"
  | "more-finding"
  | "grave-finding"
  | "earlier-finding"
  | "more-event"
  | "waiver";

/** What the change is meant to be: good work (a total must not fall), a fault (it must not rise), or neither one alone. */
export type Meant = "good" | "bad" | "unclear";

/** One input of a scheme. */
export interface Input {
  /** Stable: the clause and the change. */
  readonly key: string;
  /** The clause that it is an input of. */
  readonly at: string;
  readonly change: Change;
  readonly meant: Meant;
  /** The item whose facts are changed; null where they belong to no item. */
  readonly item: string | null;
  /** The case, the event or the level that the facts name; null where there is none. */
  readonly name: string | null;
}

type Said = readonly (readonly [Change, Meant])[];

/** Of measures that count without saying what is good, the item's points tell. */
const meantBy = ({ direction, planned }: Curve): Meant => {
  if (planned.item.kind === "deduction") return "bad";
  if (planned.item.kind === "bonus") return "good";
  return direction === "mixed" ? "unclear" : direction === "down" ? "bad" : "good";
};

const changesOf = (measure: Measure, curve: Curve): Said => {
  const open = meantBy(curve);
  return match(measure)
    .returnType<Said>()
    .with({ kind: "count" }, () => [
      ["more-count", open],
      ["higher-count", open],
    ])
    .with({ kind: "tally" }, () => [
      ["more-done", "good"],
      ["higher-done", "good"],
      ["more-undone", "bad"],
      ["higher-due", "bad"],
    ])
    .with({ kind: "target", of: "count" }, () => [
      ["more-count", "good"],
      ["higher-count", "good"],
      ["higher-goal", "bad"],
    ])
    .with({ kind: "target", of: "value" }, () => [
      ["higher-value", "good"],
      ["higher-goal", "bad"],
    ])
    .with({ kind: "mean" }, { kind: "panel" }, () => [
      ["more-rating", "good"],
      ["higher-rating", "good"],
    ])
    .with({ kind: "survey" }, () => [
      ["more-votes", "good"],
      ["better-votes", "good"],
    ])
    .with({ kind: "latest" }, () => [["higher-value", open]])
    .with({ kind: "rank" }, () => [["lower-rank", "bad"]])
    .with({ kind: "colours" }, () => [
      ["more-colour", "good"],
      ["better-colour", "good"],
    ])
    .with({ kind: "milestones" }, () => [
      ["more-milestone", "good"],
      ["higher-milestone", "good"],
    ])
    .with({ kind: "notices" }, ({ shared, once }) => [
      ["more-notice", open],
      ["higher-level", open],
      ...(shared ? [["fewer-authors", open] as const] : []),
      ...(once === "ever" ? [["earlier-notice", open] as const] : []),
    ])
    .with({ kind: "attendance" }, { kind: "commitments" }, { kind: "published" }, { kind: "findings" }, () => [])
    .exhaustive();
};

const inputOf = (at: string, [change, meant]: readonly [Change, Meant], more: Partial<Input> = {}): Input => ({
  key: `${at} ${change}`,
  at,
  change,
  meant,
  item: null,
  name: null,
  ...more,
});

const itemInputs = ({ curves }: Sight): Input[] =>
  curves.flatMap((curve) => {
    const { id, measure, waivable } = curve.planned.item;
    const own = changesOf(measure, curve).map((said) => inputOf(`items/${id}/measure`, said, { item: id }));
    return waivable ? [...own, inputOf(`items/${id}`, ["waiver", "bad"], { item: id })] : own;
  });

/** Facts that several items may read: each input once, at the first item that reads them. */
const sharedInputs = (scheme: Scheme): Input[] => {
  const placeOf = (wants: (measure: Measure) => boolean): string | undefined => {
    const item = itemsOf(scheme).find(({ measure }) => wants(measure));
    return item && `items/${item.id}/measure`;
  };
  const present = placeOf(({ kind }) => kind === "attendance");
  const levels = (["annual", "term"] as const).flatMap((level) => {
    const kept = placeOf((measure) => measure.kind === "commitments" && measure.level === level);
    const published = placeOf((measure) => measure.kind === "published" && measure.level === level);
    const said: Said = [
      ["more-progress", "good"],
      ["higher-progress", "good"],
      ["abandoned", "bad"],
    ];
    return [
      ...(kept === undefined ? [] : said.map((one) => inputOf(kept, one, { name: level }))),
      ...(published === undefined ? [] : [inputOf(published, ["more-published", "good"], { name: level })]),
    ];
  });
  return [...(present === undefined ? [] : [inputOf(present, ["more-presence", "good"])]), ...levels];
};

const concernsTeam = ({ subjects }: Scheme["misconduct"][number]): boolean =>
  subjects.some((subject) => subject === "team" || subject === "member");

const conductInputs = ({ misconduct, events }: Scheme): Input[] => [
  ...misconduct.filter(concernsTeam).flatMap(({ id, grave }) => {
    const changes: Change[] = [
      "more-finding",
      ...(grave === undefined ? [] : ["grave-finding" as const]),
      "earlier-finding",
    ];
    return changes.map((change) => inputOf(`misconduct/${id}`, [change, "bad"], { name: id }));
  }),
  ...events.map(({ id }) => inputOf(`events/${id}`, ["more-event", "bad"], { name: id })),
];

/** All inputs of a scheme, in its order: those of items, those that items share, those of conduct. */
export const inputsOf = (sight: Sight): readonly Input[] => [
  ...itemInputs(sight),
  ...sharedInputs(sight.scheme),
  ...conductInputs(sight.scheme),
];
