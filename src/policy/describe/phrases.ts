/** The phrases that sentences of a scheme share: bounds, comparisons, lists, parts of time. 以上、以下、以内 include the number, 不满、超过 do not. */
import type { Every } from "../../model/calendar";
import { type Comparison, comparisons } from "../../model/condition";
import type { Measure } from "../../model/measures";
import type { Text } from "../../model/text";
import { isShare } from "../../report/measured";
import { near, percent } from "../../report/numbers";
import { join, nothing, say } from "../../report/words";

/** `4 分` / `4 points`. */
export const pointsText = (points: string): Text =>
  say(`${points}分`, `${points} ${points === "1" ? "point" : "points"}`);

/** `甲、乙和丙`-like lists, plainly with the enumeration comma. */
export const listText = (parts: readonly Text[]): Text => join(parts, "、", ", ");

/** `“甲”“乙”`: quoted names one after the other, as Chinese writes them. */
export const quotedText = (parts: readonly Text[]): Text => ({
  zh: parts.map(({ zh }) => `“${zh}”`).join(""),
  en: parts.map(({ en }) => `“${en}”`).join(", "),
});

/** Clauses of one sentence; what is empty is left out. */
export const clauses = (...parts: readonly Text[]): Text =>
  join(
    parts.filter(({ zh }) => zh !== ""),
    "；",
    "; ",
  );

/** Parts of one clause, with commas; what is empty is left out. */
export const phrase = (...parts: readonly Text[]): Text =>
  join(
    parts.filter(({ zh }) => zh !== ""),
    "，",
    ", ",
  );

/** One whole sentence: clauses with a full stop. */
export const sentence = (...parts: readonly Text[]): Text => {
  const { zh, en } = clauses(...parts);
  return say(`${zh}。`, `${en.slice(0, 1).toUpperCase()}${en.slice(1)}.`);
};

const compared: Readonly<Record<keyof Comparison, (than: Text) => Text>> = {
  below: ({ zh, en }) => say(`不满${zh}`, `under ${en}`),
  atMost: ({ zh, en }) => say(`${zh}以下`, `at most ${en}`),
  atLeast: ({ zh, en }) => say(`${zh}以上`, `at least ${en}`),
  above: ({ zh, en }) => say(`超过${zh}`, `more than ${en}`),
};

/** A number as a threshold: `80%`, `2 次`, `60 分`. */
export type Shown = (number: string) => Text;

/** `不满 80%`, `2 次以上`: the one comparison that is written. */
export const comparisonText = (comparison: Comparison, shown: Shown): Text =>
  join(
    comparisons.flatMap((key) => {
      const than = comparison[key];
      return than === undefined ? [] : [compared[key](shown(than))];
    }),
    "、",
    " and ",
  );

/** The whole stretch between two thresholds: `60 分以上、不满 80 分`. */
export const between = (lower: Comparison, upper: Comparison, shown: Shown): Text => {
  const [low, high] = [comparisonText(lower, shown), comparisonText(upper, shown)];
  if (low.zh === "") return high;
  if (high.zh === "") return low;
  return say(`${low.zh}、${high.zh}`, `${low.en} and ${high.en}`);
};

const plain: Shown = (number) => say(near(number), near(number));
export const asPercent: Shown = (share) => say(percent(share), percent(share));
export const asPoints: Shown = pointsText;
export const asTimes: Shown = (number) => say(`${number}次`, `${number}`);

const units: Partial<Record<Measure["kind"], Shown>> = {
  count: asTimes,
  published: (number) => say(`${number}件`, `${number}`),
  notices: asPoints,
  findings: asPoints,
};

/** How values of a measure are written: shares as percentages, counts with their unit. */
export const shownBy = (kind: Measure["kind"] | undefined): Shown =>
  (kind === undefined ? undefined : units[kind]) ?? (isShare(kind) ? asPercent : plain);

/** `每月`, `every month`. */
export const everyText: Readonly<Record<Every, Text>> = {
  month: say("月", "month"),
  quarter: say("季度", "quarter"),
  year: say("年", "year"),
};

/** A bound of points: absent by word, a number, or what holds where none is written. */
const boundText = (bound: string | undefined, numbered: (points: Text) => Text, none: Text, unwritten: Text): Text =>
  bound === undefined ? unwritten : bound === "none" ? none : numbered(pointsText(bound));

export const floorText = (floor: string): Text =>
  boundText(
    floor,
    ({ zh, en }) => say(`最低${zh}`, `never under ${en}`),
    say("不设下限", "without a lower bound"),
    nothing,
  );

export const capText = (cap: string | undefined, unwritten: Text = nothing): Text =>
  boundText(
    cap,
    ({ zh, en }) => say(`最高${zh}`, `at most ${en}`),
    say("不设上限", "without an upper bound"),
    unwritten,
  );

/** `15个工作日` / `15 working days`, `30天` / `30 days`. */
export const daysText = (days: number, count: "working" | "calendar"): Text => {
  const s = days === 1 ? "" : "s";
  return count === "working" ? say(`${days}个工作日`, `${days} working day${s}`) : say(`${days}天`, `${days} day${s}`);
};

/** The kinds of evaluation that a rule holds for. */
export const kindsText = (kinds: readonly ("annual" | "term")[]): Text =>
  listText(kinds.map((kind) => (kind === "annual" ? say("年度考核", "annual") : say("期满考核", "term"))));

/** What is done with whom it concerns, by the names of the steps. */
export const stepsText = (steps: readonly string[], name: (step: string) => Text): Text => {
  const { zh, en } = listText(steps.map(name));
  return steps.length === 0 ? nothing : say(`处理方式为${zh}`, `what follows: ${en}`);
};
