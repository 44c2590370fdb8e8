/** What cases ought to try of warnings: every colour, every criterion on both sides of its line, rows and years of colours. */
import { askedIn } from "../../engine/condition";
import { compare, type Exact, exactOf, exactText, multiply, negate, ratio, signOf, subtract } from "../../model/points";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Criterion, Trigger, WarningRules } from "../../model/warning";
import { aim, type Candidate, type Unreachable } from "./aim";
import { heldBy, notHeldBy, rangeIn } from "./conditions";
import { aimsAround, canBeMissing, whyNoValue } from "./item-aims";
import type { KeyAt } from "./places";
import { type Range, rangeOf, type Stretch } from "./values";

type Of<K extends Trigger["kind"]> = Extract<Trigger, { kind: K }>;

/** The values that an item can have over one calendar part; of presence the next value is half a day away. */
const rangeOfItem = (id: string, scheme: Scheme): Range | undefined => {
  const measure = itemsOf(scheme).find((one) => one.id === id)?.measure;
  if (measure === undefined) return undefined;
  const range = rangeOf(measure, scheme);
  return measure.kind === "attendance" ? { ...range, step: ratio(1, 2 * Math.ceil(Number(measure.days))) } : range;
};

const nothing: Unreachable = { kind: "nothing-to-compare" };

const stateAims = (
  id: string,
  key: string,
  holds: Unreachable | null,
  clear: Unreachable | null,
  none: Unreachable | null,
) => [
  aim(key, { kind: "criterion", criterion: id, state: "holds" }, holds),
  aim(key, { kind: "criterion", criterion: id, state: "clear" }, clear),
  aim(key, { kind: "criterion", criterion: id, state: "no-data" }, none),
];

const whyIn = (range: Range | undefined, stretch: Stretch): Unreachable | null =>
  range === undefined ? nothing : whyNoValue(range, stretch);

/** Whether a condition can be without anything to compare. */
const canBeSilent = (when: Of<"condition">["when"], scheme: Scheme): boolean => {
  if (when.kind === "year-grade" || when.kind === "findings" || when.kind === "event") return false;
  if (when.kind === "points-share" && when.category !== undefined) return false;
  const item = itemsOf(scheme).find(({ id }) => id === when.item);
  return item !== undefined && (canBeMissing(item) || when.kind === "choice");
};

const conditionAims = (id: string, { when }: Of<"condition">, key: string, scheme: Scheme): readonly Candidate[] => {
  if (when.kind === "year-grade") return [];
  const range = rangeIn(when, scheme);
  const at = askedIn(when).number;
  const around =
    range &&
    aimsAround(range, at, (side, step, why) =>
      aim(key, { kind: "compared", by: { criterion: id }, at: exactText(at), side, step }, why),
    );
  const silent: Unreachable | null = canBeSilent(when, scheme) ? null : { kind: "never-missing" };
  return [...stateAims(id, key, whyIn(range, heldBy(when)), whyIn(range, notHeldBy(when)), silent), ...(around ?? [])];
};

const hasCase = (name: string | undefined, { misconduct }: Scheme): boolean =>
  misconduct.some(
    ({ id, subjects }) =>
      (name === undefined || id === name) && (subjects.includes("team") || subjects.includes("member")),
  );

const countAims = (
  id: string,
  { of, name, days, atLeast }: Of<"count">,
  key: string,
  scheme: Scheme,
): readonly Candidate[] => {
  const can = of === "finding" ? hasCase(name, scheme) : of === "event" ? scheme.events.length > 0 : true;
  const why = can ? null : nothing;
  return [
    aim(key, { kind: "criterion", criterion: id, state: "holds" }, why),
    aim(key, { kind: "criterion", criterion: id, state: "clear" }),
    aim(key, { kind: "run", criterion: id, side: "at" }, why),
    aim(key, { kind: "run", criterion: id, side: "below" }, atLeast === 1 ? null : why),
    ...(days > 1 ? [aim(key, { kind: "sight", criterion: id, side: "last" }, why)] : []),
    aim(key, { kind: "sight", criterion: id, side: "past" }, why),
  ];
};

const runAims = (id: string, times: number, key: string, why: Unreachable | null): readonly Candidate[] => [
  aim(key, { kind: "run", criterion: id, side: "at" }, why),
  ...(times > 1 ? [aim(key, { kind: "run", criterion: id, side: "below" }, why)] : []),
];

const runningAims = (id: string, when: Of<"running">, key: string, scheme: Scheme): readonly Candidate[] => {
  const range = rangeOfItem(when.item, scheme);
  const at = askedIn(when).number;
  const [holds, clear] = [whyIn(range, heldBy(when)), whyIn(range, notHeldBy(when))];
  const around =
    range &&
    aimsAround(range, at, (side, step, why) =>
      aim(key, { kind: "part", criterion: id, at: exactText(at), side, step }, why),
    );
  return [
    // Before any part has ended there is nothing to compare, whatever the item.
    ...stateAims(id, key, holds, clear, null),
    ...runAims(id, when.times, key, holds),
    ...(around ?? []),
  ];
};

const isNothing = (x: Exact): boolean => signOf(x) === 0;

/** Why values never go so far from one part to a later one; null where they may. */
const whyNoWay = ({ least, most }: Range, far: Exact): Unreachable | null => {
  if (least === undefined || most === undefined) return null;
  const width = subtract(most, least);
  if (isNothing(width)) return nothing;
  if (compare(far, width) <= 0) return null;
  const wanted = `${exactText(far)}…∞`;
  return { kind: "outside-range", least: exactText(negate(width)), most: exactText(width), wanted };
};

const trendAims = (id: string, { item, times, by }: Of<"trend">, key: string, scheme: Scheme): readonly Candidate[] => {
  const range = rangeOfItem(item, scheme);
  if (range === undefined) return [];
  const step = exactText(range.step);
  const whyFar = (moves: number): Unreachable | null => whyNoWay(range, multiply(exactOf(by), ratio(moves)));
  const move = (side: "at" | "below" | "away", why: Unreachable | null) =>
    aim(key, { kind: "move", criterion: id, side, step }, why);
  return [
    ...stateAims(id, key, whyFar(times), null, null),
    aim(key, { kind: "run", criterion: id, side: "at" }, whyFar(times)),
    ...(times > 1 ? [aim(key, { kind: "run", criterion: id, side: "below" }, whyFar(times - 1))] : []),
    move("at", whyFar(1)),
    ...(isNothing(exactOf(by)) ? [] : [move("below", whyNoWay(range, subtract(exactOf(by), range.step)))]),
    move("away", null),
  ];
};

const criterionAims = ({ id, when }: Criterion, key: string, scheme: Scheme): readonly Candidate[] => {
  switch (when.kind) {
    case "condition":
      return conditionAims(id, when, key, scheme);
    case "count":
      return countAims(id, when, key, scheme);
    case "running":
      return runningAims(id, when, key, scheme);
    case "trend":
      return trendAims(id, when, key, scheme);
  }
};

/** Colours that criteria give by themselves, or so many of them together; and the first, which stands for none. */
const givenColours = ({ colours, criteria, counts }: WarningRules): ReadonlySet<string> =>
  new Set([
    ...colours.slice(0, 1).map(({ id }) => id),
    ...criteria.flatMap(({ colour }) => colour ?? []),
    ...counts.filter(({ atLeast }) => atLeast <= criteria.length).map(({ colour }) => colour),
  ]);

const togetherAims = ({ counts, criteria }: WarningRules, keyAt: KeyAt): readonly Candidate[] =>
  counts.flatMap(({ atLeast, colour }, index) => {
    const key = keyAt("warnings", "counts", index);
    const why: Unreachable | null = atLeast <= criteria.length ? null : { kind: "colour-not-given", colour };
    return (["below", "at"] as const).map((side) =>
      aim(key, { kind: "together", index, side }, side === "at" ? why : null),
    );
  });

/** The aims of a scheme's warnings; none where it has none. */
export const warningAims = (scheme: Scheme, keyAt: KeyAt): readonly Candidate[] => {
  const { warnings } = scheme;
  if (warnings === undefined) return [];
  const given = givenColours(warnings);
  const unrecorded = aim(keyAt("warnings"), { kind: "unrecorded" });
  return [
    ...warnings.colours.map(({ id: colour }, index) =>
      aim(
        keyAt("warnings", "colours", index),
        { kind: "colour", colour },
        given.has(colour) ? null : { kind: "colour-not-given", colour },
      ),
    ),
    ...warnings.criteria.flatMap((one, index) => criterionAims(one, keyAt("warnings", "criteria", index), scheme)),
    ...togetherAims(warnings, keyAt),
    ...(warnings.records.length > 0 ? [unrecorded] : []),
    ...warnings.consequences.flatMap(({ id }, index) =>
      (["below", "at"] as const).map((side) =>
        aim(keyAt("warnings", "consequences", index), { kind: "consequence", consequence: id, side }),
      ),
    ),
  ];
};
