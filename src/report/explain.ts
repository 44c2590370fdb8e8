/** An evaluation in words: every item with its sum, what was added up, the caps and why. Made from the evaluation alone. */
import type { CategoryResult, Evaluation, ItemResult, Owed, WaiverRef, Why } from "../model/evaluation";
import type { Language, Text } from "../model/text";
import { byVersionText } from "./by-version";
import { dayText, partText, periodText } from "./days";
import { gradeText, gradingLines, partsLines, totalLines } from "./decided";
import { measuredText } from "./measured";
import { percent } from "./numbers";
import { scoredText } from "./scored";
import { factsText, inLanguage, join, nothing, say, sentences } from "./words";

const whyText: Record<Exclude<Why, "waiver">, Text> = {
  "nothing-due": say("考核期内没有应办的事，本项不适用。", "Nothing was due in the period: not applicable."),
  "no-target": say("没有下达目标，本项不适用。", "No target was set: not applicable."),
  "not-yet-answerable": say("到任初期不评，本项不适用。", "Too soon after arrival: not applicable."),
  excused: say("有关承诺均已批准免除，本项不适用。", "All commitments concerned are excused: not applicable."),
  "no-valid-rating": say("没有有效评分，暂不能定分。", "No valid rating: cannot be fixed yet."),
  "too-few-raters": say("有效评分人数不足，暂不能定分。", "Too few valid raters: cannot be fixed yet."),
  "small-sample": say("测评票数不足，暂不能定分。", "Too few ballots: cannot be fixed yet."),
  investigation: say(
    "有关问题正在核查，目前只计已认定的部分。",
    "Under investigation: only what is confirmed counts so far.",
  ),
  zeroed: say("期限已过仍无记录，按 0 分计。", "Nothing recorded by the deadline: 0."),
};

const waiverText = ({ id, day, reason, approver }: WaiverRef): Text =>
  say(
    `经${approver}批准不适用（${reason}；记录 ${id}，${day}）。`,
    `Not applicable, approved by ${approver} (${reason}; fact ${id}, ${day}).`,
  );

const stateText = ({ state, why, waiver, points }: ItemResult): Text => {
  if (waiver !== null) return waiverText(waiver);
  if (why !== null && why !== "waiver") return whyText[why];
  return state === "missing" && points === null
    ? say("还没有记录，暂不计分。", "Nothing recorded yet: open.")
    : nothing;
};

const setAsideText = ({ setAside }: ItemResult): Text =>
  setAside.length === 0
    ? nothing
    : say(
        `另有非本项评分主体的评分 ${setAside.length} 条，只备查、不计入。`,
        `${setAside.length} ratings of others than this item's scorer are kept in sight but not counted.`,
      );

const pointsText = ({ points, outOf, kind, state }: ItemResult): Text => {
  if (points === null) return state === "not-applicable" ? say("不适用", "not applicable") : say("未定", "open");
  return kind === "base"
    ? say(`${points} 分（满分 ${outOf} 分）`, `${points} of ${outOf}`)
    : say(`${points} 分`, points);
};

const scoreText = (item: ItemResult): Text => {
  const { measurement } = item;
  if (measurement?.kind === "by-version") return byVersionText(item, measurement);
  return sentences(measurement === null ? nothing : measuredText(measurement), scoredText(item));
};

/** One item in one or two sentences, with its sum and its facts. */
export const itemText = (item: ItemResult): Text => {
  const head = say(
    `${item.id} ${item.title.zh}：${pointsText(item).zh}。`,
    `${item.id} ${item.title.en}: ${pointsText(item).en}.`,
  );
  const facts = item.measurement === null ? nothing : factsText(item.measurement.facts);
  return sentences(head, scoreText(item), stateText(item), setAsideText(item), facts);
};

const numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (n <= 10) return numerals[n] ?? String(n);
  return `${tens === 1 ? "" : numerals[tens]}十${ones === 0 ? "" : numerals[ones]}`;
};

const categoryText = ({ title, points, outOf, state, base, bonus, deduction }: CategoryResult, place: number): Text => {
  const head = say(`${numeral(place + 1)}、${title.zh}`, `${place + 1}. ${title.en}`);
  if (outOf === "0") {
    return say(`${head.zh}：加 ${bonus} 分，减 ${deduction} 分`, `${head.en}: bonus ${bonus}, deduction ${deduction}`);
  }
  if (state === "not-applicable" || points === null) return say(`${head.zh}：不适用`, `${head.en}: not applicable`);
  return say(`${head.zh}：${base} 分（满分 ${outOf} 分）`, `${head.en}: ${base} of ${outOf}`);
};

const categoryLines = ({ categories, items }: Evaluation): Text[] =>
  categories.flatMap((category, place) => {
    const own = items.filter((item) => item.category === category.id);
    if (own.length === 0) return [];
    return [
      nothing,
      categoryText(category, place),
      ...own.map((item) => say(`  ${itemText(item).zh}`, `  ${itemText(item).en}`)),
    ];
  });

const kinds: Record<Evaluation["kind"], Text> = {
  daily: say("日常考核", "daily evaluation"),
  annual: say("年度考核", "annual evaluation"),
  term: say("期满考核", "end-of-term evaluation"),
};

const headLines = (evaluation: Evaluation): Text[] => {
  const { kind, team, village, town, period, asOf, knownAt, elapsed, scheme } = evaluation;
  const year = period.year === null ? nothing : say(`${period.year}年`, `${period.year} `);
  const known =
    knownAt === null
      ? nothing
      : say(`，只计 ${dayText(knownAt).zh}以前记录的`, `, knowing what was recorded by ${knownAt}`);
  const gone =
    elapsed.days < elapsed.of
      ? say(
          `，已过 ${elapsed.days} 天（${percent(elapsed.share)}）`,
          `, ${elapsed.days} gone (${percent(elapsed.share)})`,
        )
      : nothing;
  return [
    say(
      `${town}${village}驻村工作队（${team}）${year.zh}${kinds[kind].zh}`,
      `Team ${team}, ${village}, ${town}: ${year.en}${kinds[kind].en}`,
    ),
    say(
      `考核期：${periodText(period).zh}，共 ${period.days} 天${gone.zh}；考核日：${dayText(asOf).zh}${known.zh}。`,
      `Period: ${periodText(period).en}, ${period.days} days${gone.en}; as of ${asOf}${known.en}.`,
    ),
    say(
      `办法：${scheme.title.zh}，版本 ${scheme.version}（${scheme.hash.slice(0, 19)}…）。`,
      `Scheme: ${scheme.title.en}, version ${scheme.version} (${scheme.hash.slice(0, 19)}…).`,
    ),
    say(`说明：${scheme.notice.zh}`, `Notice: ${scheme.notice.en}`),
  ];
};

const resultLine = (evaluation: Evaluation): Text => {
  const { total, outOf, kind } = evaluation;
  if (kind === "daily")
    return say(`目前得分：${total} 分（日常各项满分 ${outOf} 分）`, `So far: ${total} (daily items: ${outOf} points)`);
  return say(
    `得分：${total} 分；等次：${gradeText(evaluation).zh}`,
    `Total: ${total}; grade: ${gradeText(evaluation).en}`,
  );
};

/** Most stretches of one item that are named. */
const mostParts = 12;

/** What is owed for one item: the stretches by name, the next day that matters, how many are late. */
const owedText = (item: string, owed: readonly Owed[]): Text => {
  const parts = join(owed.slice(0, mostParts).map(partText), "、", ", ");
  const more = owed.length > mostParts ? say(`等 ${owed.length} 段`, ` and ${owed.length - mostParts} more`) : nothing;
  const late = owed.filter(({ overdue }) => overdue).length;
  const next = owed.find(({ overdue }) => !overdue);
  const due =
    next === undefined ? nothing : say(`，最近一期应于${dayText(next.by).zh}以前补齐`, `, next by ${next.by}`);
  const overdue = late === 0 ? nothing : say(`，已逾期 ${late} 期`, `, ${late} overdue`);
  return say(
    `  ${item}：${parts.zh}${more.zh}的记录${due.zh}${overdue.zh}。`,
    `  ${item}: records for ${parts.en}${more.en}${due.en}${overdue.en}.`,
  );
};

const owedLines = ({ owed }: Evaluation): Text[] => {
  if (owed.length === 0) return [];
  const items = [...new Set(owed.map(({ item }) => item))];
  return [
    nothing,
    say("待补记录：", "Still owed:"),
    ...items.map((item) =>
      owedText(
        item,
        owed.filter((one) => one.item === item),
      ),
    ),
  ];
};

const mirrorLines = ({ mirrors, scheme }: Evaluation): Text[] => {
  if (mirrors.length === 0) return [];
  const bodyName = (id: string): Text => scheme.bodies.find((body) => body.id === id)?.title ?? say(id, id);
  return [
    nothing,
    say("对其他责任主体的影响：", "Effects on other bodies:"),
    ...mirrors.map(({ body, amount, item, case: name, facts }) => {
      const cause = item ?? name ?? "";
      return say(
        `  ${bodyName(body).zh}：扣 ${amount} 分（${cause}）。${factsText(facts).zh}`,
        `  ${bodyName(body).en}: ${amount} off (${cause}). ${factsText(facts).en}`,
      );
    }),
  ];
};

const correctedLines = ({ corrected }: Evaluation): Text[] =>
  corrected.length === 0
    ? []
    : [
        nothing,
        say(
          `更正：${corrected.map(({ id, by }) => `${id} 由 ${by} 更正`).join("；")}。`,
          `Corrections: ${corrected.map(({ id, by }) => `${id} by ${by}`).join("; ")}.`,
        ),
      ];

/**
 * An evaluation in words: every item in one or two sentences with the arithmetic that a person can redo by hand, the facts by
 * id and day, the caps and why. Long lists of facts are shortened; the evaluation itself holds them all.
 * @example console.log(explain(evaluateAnnual(scheme, ledger, { year: 2022 }), "zh"));
 */
export const explain = (evaluation: Evaluation, language: Language): string =>
  [
    ...headLines(evaluation),
    nothing,
    resultLine(evaluation),
    ...partsLines(evaluation),
    ...totalLines(evaluation),
    ...gradingLines(evaluation),
    ...categoryLines(evaluation),
    ...owedLines(evaluation),
    ...mirrorLines(evaluation),
    ...correctedLines(evaluation),
  ]
    .map((line) => inLanguage(line, language))
    .join("\n");
