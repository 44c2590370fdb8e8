/** What was measured, in one sentence with the arithmetic that gave the number. */
import { match } from "ts-pattern";
import type { Promise as Kept, Measurement } from "../model/evaluation";
import type { Text } from "../model/text";
import { beginningText, dayText, partText } from "./days";
import {
  dividend,
  equals,
  equalsPercent,
  isBelow,
  near,
  percent,
  plus,
  productText,
  same,
  sumText,
  typed,
} from "./numbers";
import { lifeText, pledgeWords } from "./pledge-words";
import { join, nothing, say } from "./words";

type Of<K extends Measurement["kind"]> = Extract<Measurement, { kind: K }>;

const count = ({ value, facts }: Of<"count">): Text =>
  facts.length === 0
    ? say("没有记录，按没有发生计。", "None recorded: counted as none.")
    : say(`累计 ${value}。`, `Counted: ${value}.`);

const endless = (text: string): boolean => text.includes("/");

/** `a ÷ b ` where both are decimals; where one never ends, the number alone says more than a fraction of fractions. */
const division = (a: string, b: string): string => (endless(a) || endless(b) ? "" : `${a} ÷ ${typed(b)} `);

const tally = ({ done, due, value }: Of<"tally">): Text =>
  say(
    `应完成 ${due}，实际完成 ${done}，${done} ÷ ${due} ${equalsPercent(value)}。`,
    `${done} of ${due} done: ${done} ÷ ${due} ${equalsPercent(value)}.`,
  );

const target = ({ reached, goal, value }: Of<"target">): Text =>
  say(
    `目标 ${near(goal)}，完成 ${reached}，${division(reached, goal)}${equalsPercent(value)}。`,
    `Target ${near(goal)}, reached ${reached}: ${division(reached, goal)}${equalsPercent(value)}.`,
  );

const groupNames: Record<Of<"mean">["by"], Text> = {
  rating: say("各次评分", "all ratings"),
  member: say("每名队员最近一次成绩", "each member's latest result"),
  month: say("各月评分", "the months"),
  quarter: say("各季度评分", "the quarters"),
};

const mean = ({ by, groups, outOf, value }: Of<"mean">): Text => {
  const numbers = groups.map((group) => group.value);
  const formula = `(${plus(numbers)}) ÷ ${groups.length} ÷ ${outOf} ${equals(value)}`;
  return say(
    `按${groupNames[by].zh}平均（每次满分 ${outOf} 分）：${formula}。`,
    `Mean of ${groupNames[by].en} (out of ${outOf}): ${formula}.`,
  );
};

const panel = ({ raters, ratings, dropped, outOf, value }: Of<"panel">): Text => {
  const formula = `(${plus(ratings)}) ÷ ${ratings.length} ÷ ${outOf} ${equals(value)}`;
  const half = dropped.length / 2;
  const trimmed =
    dropped.length === 0
      ? say("取平均", "mean")
      : say(`去掉 ${half} 个最高分、${half} 个最低分后取平均`, `mean without the ${half} highest and ${half} lowest`);
  return say(
    `有效评分 ${raters} 人，${trimmed.zh}（满分 ${outOf} 分）：${formula}。`,
    `${raters} valid raters, ${trimmed.en} (out of ${outOf}): ${formula}.`,
  );
};

/** What a choice of a survey is called: by its title, else by its own word. */
export const choiceTitle = (titles: Readonly<Record<string, Text>> | undefined, choice: string): Text =>
  (titles !== undefined && Object.hasOwn(titles, choice) ? titles[choice] : undefined) ?? say(choice, choice);

const survey = ({ votes, weights, titles, denominator, value }: Of<"survey">): Text => {
  const named = (choice: string): Text => choiceTitle(titles, choice);
  const counted = Object.entries(votes).filter(([, count]) => count > 0);
  const list = join(
    counted.map(([choice, count]) => say(`${named(choice).zh} ${count}`, `${named(choice).en} ${count}`)),
    "、",
    ", ",
  );
  const products = counted
    .filter(([choice]) => Object.hasOwn(weights, choice))
    .map(([choice, count]) => `${count} × ${weights[choice]}`);
  const formula = `(${products.length === 0 ? "0" : products.join(" + ")}) ÷ ${denominator} ${equals(value)}`;
  return say(
    `测评票：${list.zh}，按 ${denominator} 票计算，${formula}。`,
    `Ballots: ${list.en}; over ${denominator} ballots: ${formula}.`,
  );
};

const latest = ({ latest: number, outOf, value, secondCheck }: Of<"latest">): Text => {
  const divided = same(outOf, "1") ? "" : `，${number} ÷ ${outOf} ${equals(value)}`;
  const check =
    secondCheck === null
      ? nothing
      : say(
          `自报 ${secondCheck.self} 与核定 ${secondCheck.checked} 相差过大，应当复核；以核定数为准。`,
          ` The self-report ${secondCheck.self} is too far from the checked ${secondCheck.checked}: a second check is called for; the checked value counts.`,
        );
  return say(
    `最近一次核定值 ${number}${divided}。${check.zh}`,
    `Latest value ${number}${divided.replace("，", ": ")}.${check.en}`,
  );
};

const rank = ({ value, of }: Of<"rank">): Text =>
  say(`名次第 ${value}${of === null ? "" : `（共 ${of} 个）`}。`, `Rank ${value}${of === null ? "" : ` of ${of}`}.`);

const colours = ({ parts, arrival, value }: Of<"colours">): Text => {
  const list = join(
    parts.map((part) => {
      const better = part.improved
        ? say("，比到任时好转，按最好计", ", better than on arrival, counts as best")
        : nothing;
      const when = beginningText(part.from);
      return say(
        `${when.zh}${part.title.zh} ${part.value}${better.zh}`,
        `${when.en} ${part.title.en} ${part.value}${better.en}`,
      );
    }),
    "；",
    "; ",
  );
  const start = arrival === null ? nothing : say(`到任时为${arrival.zh}。`, `On arrival: ${arrival.en}. `);
  const formula = `(${plus(parts.map((part) => part.value))}) ÷ ${parts.length} ${equals(value)}`;
  return say(`${start.zh}${list.zh}。平均 ${formula}。`, `${start.en}${list.en}. Mean: ${formula}.`);
};

/** Most months that are named one by one. */
const mostSpans = 6;

const shortSpans = ({ spans }: Of<"attendance">): Text => {
  const short = spans.filter(({ needed, present }) => isBelow(present, needed));
  if (short.length === 0) return say("没有驻村不足的月份。", "Nobody fell short.");
  const list = join(
    short.slice(0, mostSpans).map((span) => {
      const part = partText(span);
      return say(
        `${span.name}${part.zh}应驻 ${near(span.needed)} 天、实驻 ${near(span.present)} 天`,
        `${span.name} ${part.en}: ${near(span.present)} of ${near(span.needed)} days`,
      );
    }),
    "；",
    "; ",
  );
  const more =
    short.length > mostSpans ? say(`等 ${short.length} 处`, ` and ${short.length - mostSpans} more`) : nothing;
  return say(`驻村不足：${list.zh}${more.zh}。`, `Fell short: ${list.en}${more.en}.`);
};

const attendance = (measurement: Of<"attendance">): Text => {
  const { needed, present, value, mean: by, spans } = measurement;
  const short = shortSpans(measurement);
  const people = new Set(spans.map(({ member }) => member)).size;
  if (by === "member-spans") {
    return say(
      `${people} 名队员共 ${spans.length} 个人月（季），各按“实驻 ÷ 应驻、最多为 1”计算，平均 ${equals(value)}。${short.zh}`,
      `${people} members, ${spans.length} spans, each present ÷ needed and at most 1; mean ${equals(value)}. ${short.en}`,
    );
  }
  return say(
    `${people} 名队员按人按月核算，应驻合计 ${near(needed)} 天，计入 ${near(present)} 天（当月超出应驻的天数不计），比例 ${division(present, needed)}${equals(value)}。${short.zh}`,
    `${people} members, by member and month: ${near(needed)} days needed, ${near(present)} count (no month counts for more than its need), share ${division(present, needed)}${equals(value)}. ${short.en}`,
  );
};

const credit = ({ inTime, done, credited }: Kept, late: string): Text => {
  if (same(inTime, done)) return say(`完成 ${percent(done)}`, `${percent(done)} done`);
  return say(
    `按期完成 ${percent(inTime)}，至今完成 ${percent(done)}，逾期部分按 ${percent(late)} 计，计 ${percent(credited)}`,
    `${percent(inTime)} in time, ${percent(done)} by now, late work at ${percent(late)}: ${percent(credited)}`,
  );
};

const kept = (promise: Kept, late: string): Text => {
  const expected = same(promise.expected, "1")
    ? nothing
    : say(`，应达到 ${percent(promise.expected)}`, ` of ${percent(promise.expected)} expected`);
  const weight = same(promise.weight, "1") ? nothing : say(`，权重 ${promise.weight}`, `, weight ${promise.weight}`);
  const done = promise.dropped === undefined ? credit(promise, late) : pledgeWords.abandoned(promise.dropped);
  const life = lifeText(promise);
  return say(
    `“${promise.title}”${done.zh}${expected.zh}${weight.zh}${life.zh}`,
    `“${promise.title}” ${done.en}${expected.en}${weight.en}${life.en}`,
  );
};

const promises = ({ kind, promises: list, late, value }: Of<"commitments"> | Of<"milestones">): Text => {
  const all = join(
    list.map((promise) => kept(promise, late)),
    "；",
    "; ",
  );
  const what = kind === "commitments" ? say("到期承诺", "commitments due") : say("到期节点", "milestones due");
  return say(
    `${what.zh} ${list.length} 项：${all.zh}。加权平均 ${equals(value)}。`,
    `${list.length} ${what.en}: ${all.en}. Weighted mean ${equals(value)}.`,
  );
};

const published = ({ years }: Of<"published">): Text =>
  join(
    years.map(({ by, count: number }) =>
      say(`${dayText(by).zh}以前审定并公开 ${number} 项。`, `${number} approved and published by ${by}.`),
    ),
    "",
    " ",
  );

const notices = ({ matters, value }: Of<"notices">): Text => {
  if (matters.length === 0) return say("没有相关文件记录。", "No document recorded.");
  const list = join(
    matters.map(({ matter, level, worth, before, charged }) => {
      const earlier = same(before, "0")
        ? nothing
        : say(`（此前已计 ${near(before)}）`, ` (${near(before)} counted before)`);
      const found = same(charged, "0")
        ? nothing
        : say(`（同一事项已按认定扣 ${near(charged)}）`, ` (${near(charged)} charged by a finding already)`);
      return say(
        `${matter} ${level.zh} ${near(worth)}${earlier.zh}${found.zh}`,
        `${matter} ${level.en} ${near(worth)}${earlier.en}${found.en}`,
      );
    }),
    "；",
    "; ",
  );
  return say(
    `同一事项只计一次：${list.zh}。合计 ${near(value)}。`,
    `Each matter once: ${list.en}. Together ${near(value)}.`,
  );
};

const findings = ({ findings: list, value }: Of<"findings">): Text => {
  if (list.length === 0) return say("没有认定的失职失责情形。", "No confirmed finding.");
  const all = join(
    list.map(({ case: id, title, subject, worth, counts }) => {
      const once = counts ? nothing : say("（同一事项，不重复计）", " (same matter, not counted again)");
      const who = subject === "team" ? say("工作队", "team") : say(`队员 ${subject}`, `member ${subject}`);
      return say(
        `${id} ${title.zh}（${who.zh}）${worth}${once.zh}`,
        `${id} ${title.en} (${who.en}) ${worth}${once.en}`,
      );
    }),
    "；",
    "; ",
  );
  return say(`认定：${all.zh}。合计 ${value}。`, `Confirmed: ${all.en}. Together ${value}.`);
};

/** What a measure found, as a sentence. */
export const measuredText = (measurement: Measurement): Text =>
  match(measurement)
    .returnType<Text>()
    .with({ kind: "count" }, count)
    .with({ kind: "tally" }, tally)
    .with({ kind: "target" }, target)
    .with({ kind: "mean" }, mean)
    .with({ kind: "panel" }, panel)
    .with({ kind: "survey" }, survey)
    .with({ kind: "latest" }, latest)
    .with({ kind: "rank" }, rank)
    .with({ kind: "colours" }, colours)
    .with({ kind: "attendance" }, attendance)
    .with({ kind: "commitments" }, { kind: "milestones" }, promises)
    .with({ kind: "published" }, published)
    .with({ kind: "notices" }, notices)
    .with({ kind: "findings" }, findings)
    .with({ kind: "by-version" }, () => nothing)
    .exhaustive();

/** Measures whose value is a part of a whole, and is shown as a percentage. */
const shares = new Set<Measurement["kind"]>(["tally", "target", "survey", "attendance", "commitments", "milestones"]);

/** Whether values of a measure are shown as percentages. */
export const isShare = (kind: Measurement["kind"] | null | undefined): boolean =>
  kind !== null && kind !== undefined && shares.has(kind);

/** The natural division behind a number that never ends: `34 ÷ 36`, not `17 ÷ 18`. */
const quotientOf = (measurement: Measurement): readonly [string, string] | undefined =>
  match(measurement)
    .returnType<readonly [string, string] | undefined>()
    .with({ kind: "tally" }, ({ done, due }) => [done, due])
    .with({ kind: "target" }, ({ reached, goal }) => [reached, goal])
    .with({ kind: "panel" }, ({ ratings, outOf }) => [sumText(ratings), productText(`${ratings.length}`, outOf)])
    .with({ kind: "mean" }, ({ groups, outOf }) => [
      sumText(groups.map((group) => group.value)),
      productText(`${groups.length}`, outOf),
    ])
    .with({ kind: "survey" }, ({ value, denominator }) => [productText(value, `${denominator}`), `${denominator}`])
    .with({ kind: "attendance", mean: "member-days" }, ({ present, needed }) => [present, needed])
    .otherwise(() => undefined);

/** A measured value as one can type it into a calculator: the number itself where it ends, else a division. */
export const calculable = (measurement: Measurement): string => {
  if (!measurement.value.includes("/")) return measurement.value;
  const natural = quotientOf(measurement);
  if (natural === undefined || natural.some(endless)) return dividend(measurement.value);
  return natural.map(typed).join(" ÷ ");
};
