/** How a measured number became points: the rule, the sum, the bound, the rounding. */
import { match } from "ts-pattern";
import type { Applied, ItemResult, Measurement } from "../model/evaluation";
import type { RoundingMode } from "../model/points";
import type { Text } from "../model/text";
import { calculable, isShare } from "./measured";
import { equals, isBelow, percent, same } from "./numbers";
import { nothing, say, sentences } from "./words";

type Of<K extends Applied["kind"]> = Extract<Applied, { kind: K }>;

interface Scored {
  readonly outOf: string;
  /** The measured value as it can be typed into a calculator. */
  readonly value: string;
  /** The same, as the evaluation holds it. */
  readonly exact: string;
  readonly raw: string;
  /** How thresholds are written: as a percentage where the measure is a share. */
  readonly shown: (threshold: string) => string;
}

const bracketed = (value: string): string => (value.includes("÷") || value.startsWith("-") ? `(${value})` : value);

/** `(v − free)` where some are free, 0 where nothing is beyond them, else `v`. */
const beyond = ({ value, exact }: Scored, free: string): string => {
  if (isBelow(exact, free)) return "0";
  return same(free, "0") ? bracketed(value) : `(${value} − ${free})`;
};

const freeText = (free: string): Text =>
  same(free, "0") ? nothing : say(`前 ${free} 次不计，`, `the first ${free} are free; `);

const perOccurrence = ({ each, free }: Of<"per-occurrence">, scored: Scored): Text => {
  const { outOf, raw } = scored;
  const sum = `${outOf} − ${each} × ${beyond(scored, free)} ${equals(raw)}`;
  return say(`${freeText(free).zh}每次扣 ${each} 分：${sum}。`, `${freeText(free).en}${each} off for each: ${sum}.`);
};

const proportional = ({ full }: Of<"proportional">, { outOf, value, raw }: Scored): Text => {
  const divided = same(full, "1") ? "" : ` ÷ ${full}`;
  const sum = `${outOf} × ${bracketed(value)}${divided} ${equals(raw)}`;
  return say(`按比例计分：${sum}。`, `In proportion: ${sum}.`);
};

type Edge = { readonly from?: string | undefined; readonly over?: string | undefined };

const edgeText = ({ from = "0", over }: Edge, shown: Scored["shown"]): Text =>
  over === undefined
    ? say(`${shown(from)} 以上（含本数）`, `${shown(from)} or more`)
    : say(`超过 ${shown(over)}（不含本数）`, `more than ${shown(over)}`);

const tiers = ({ step, from, over, points }: Of<"tiers">, { shown }: Scored): Text => {
  if (step === null) return say(`未达到任何一档，计 ${points} 分。`, `Below every step: ${points}.`);
  const edge = edgeText({ from, over }, shown);
  return say(`达到“${edge.zh}”一档，计 ${points} 分。`, `Reaches the step “${edge.en}”: ${points}.`);
};

const steps = (rule: Of<"steps">, { outOf, raw, shown }: Scored): Text => {
  const { from, each, costs, count, begun } = rule;
  const how =
    begun === "costs" ? say("不足一档按一档计", "a begun step counts") : say("不足一档不计", "only whole steps count");
  const sum = `${outOf} − ${costs} × ${count} ${equals(raw)}`;
  return say(
    `比 ${shown(from)} 每低 ${shown(each)} 扣 ${costs} 分（${how.zh}），共 ${count} 档：${sum}。`,
    `${costs} off for each ${shown(each)} below ${shown(from)} (${how.en}), ${count} steps: ${sum}.`,
  );
};

const allOrNothing = (rule: Of<"all-or-nothing">, { outOf, raw, shown }: Scored): Text => {
  const edge = edgeText(rule, shown);
  return same(raw, "0") && !same(outOf, "0")
    ? say(`未达到“${edge.zh}”，不得分。`, `Not “${edge.en}”: no points.`)
    : say(`达到“${edge.zh}”，得满分。`, `“${edge.en}”: all points.`);
};

const perUnit = ({ each, free }: Of<"per-unit">, scored: Scored): Text => {
  if (same(each, "1") && same(free, "0")) return nothing;
  const sum = `${each} × ${beyond(scored, free)} ${equals(scored.raw)}`;
  return say(`${freeText(free).zh}${sum}。`, `${freeText(free).en}${sum}.`);
};

const byRank = ({ rank, listed, points }: Of<"by-rank">): Text =>
  listed
    ? say(`第 ${rank} 名计 ${points} 分。`, `Rank ${rank} gives ${points}.`)
    : say(`名次在表外，计 ${points} 分。`, `A rank outside the table gives ${points}.`);

const ruleText = (applied: Applied, scored: Scored): Text =>
  match(applied)
    .returnType<Text>()
    .with({ kind: "per-occurrence" }, (rule) => perOccurrence(rule, scored))
    .with({ kind: "proportional" }, (rule) => proportional(rule, scored))
    .with({ kind: "tiers" }, (rule) => tiers(rule, scored))
    .with({ kind: "steps" }, (rule) => steps(rule, scored))
    .with({ kind: "all-or-nothing" }, (rule) => allOrNothing(rule, scored))
    .with({ kind: "per-unit" }, (rule) => perUnit(rule, scored))
    .with({ kind: "by-rank" }, byRank)
    .with({ kind: "by-version" }, () => nothing)
    .exhaustive();

const boundText = ({ bound, floor, cap }: ItemResult): Text => {
  if (bound === null) return nothing;
  return bound === "floor"
    ? say(`低于下限，按 ${floor} 分计（扣完为止）。`, `Below the floor: ${floor}.`)
    : say(`超过上限，按 ${cap} 分计。`, `Above the cap: ${cap}.`);
};

/** The names of the ways to round. */
export const roundingNames: Readonly<Record<RoundingMode, Text>> = {
  "half-away-from-zero": say("四舍五入", "half away from zero"),
  "half-even": say("四舍六入五成双", "half to even"),
  "toward-zero": say("舍去尾数", "toward zero"),
  floor: say("向下取整", "down"),
  ceiling: say("向上取整", "up"),
};

/** Said only where rounding changed the number. */
const roundingText = ({ raw, points, bound, rounding, kind, zeroedBy }: ItemResult): Text => {
  if (raw === null || points === null || bound !== null || zeroedBy.length > 0) return nothing;
  const shown = kind === "deduction" ? points.replace(/^-/, "") : points;
  if (same(raw, shown)) return nothing;
  return say(
    `保留 ${rounding.digits} 位小数（${roundingNames[rounding.mode].zh}）得 ${shown}。`,
    `To ${rounding.digits} digits (${roundingNames[rounding.mode].en}): ${shown}.`,
  );
};

const zeroedText = ({ zeroedBy }: ItemResult): Text =>
  zeroedBy.length === 0
    ? nothing
    : say(`因认定 ${zeroedBy.join("、")}，本项记 0 分。`, `Set to 0 by the finding ${zeroedBy.join(", ")}.`);

/** What the rule came to inside the item's bounds, rounded, or set to zero. */
export const settledText = (item: ItemResult): Text => sentences(boundText(item), roundingText(item), zeroedText(item));

/** A rule with the measured value that it was applied to, and its sum. */
export const appliedText = (applied: Applied, measurement: Measurement, outOf: string, raw: string): Text => {
  const shown = isShare(measurement.kind) ? percent : (threshold: string) => threshold;
  return ruleText(applied, { outOf, value: calculable(measurement), exact: measurement.value, raw, shown });
};

/** The rule applied to an item, with its sum. */
export const scoredText = (item: ItemResult): Text => {
  const { applied, measurement, raw, outOf } = item;
  if (applied === null || measurement === null || raw === null) return nothing;
  return sentences(appliedText(applied, measurement, outOf, raw), settledText(item));
};
