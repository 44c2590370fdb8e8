/** What was decided from the items: sums and their adjustments, natural grade, caps, final grade, or why there is none. */
import type { Adjustment, CapResult, Evaluation, GradeReason } from "../model/evaluation";
import type { Text } from "../model/text";
import { periodText } from "./days";
import { equals, near, percent, typed } from "./numbers";
import { factsText, join, nothing, say, sentences } from "./words";

type Named = Pick<Evaluation, "scheme">;

const nameOf = ({ scheme }: Named, grade: string): Text =>
  scheme.grades.find(({ id }) => id === grade)?.title ?? say(grade, grade);

/** The grade, or the word that there is none. */
export const gradeText = (evaluation: Pick<Evaluation, "scheme" | "grade" | "gradeState">): Text => {
  if (evaluation.grade !== null) return nameOf(evaluation, evaluation.grade);
  return evaluation.gradeState === "open" ? say("暂不定等次", "not fixed yet") : say("不定等次", "no grade");
};

const itemsIn = (reasons: readonly GradeReason[], kind: "missing" | "pending"): string[] =>
  reasons.flatMap((reason) => (reason.kind === kind ? [reason.item] : []));

const yearsIn = (reasons: readonly GradeReason[], kind: "year-open" | "year-ahead"): string[] =>
  reasons.flatMap((reason) => (reason.kind === kind ? [`${reason.year}`] : []));

const simpleReasons: Partial<Record<GradeReason["kind"], Text>> = {
  daily: say("日常考核不定等次", "a daily evaluation has no grade"),
  "short-period": say("考核期不足规定天数，只计分、不定等次", "the period is too short: a score but no grade"),
  "not-applicable": say("不适用的分值超过规定比例", "too much does not apply"),
  investigation: say("有问题正在核查，待有结论后补定等次", "an investigation is open; the grade is added afterwards"),
};

const listed = (names: readonly string[], zh: string, en: string): Text[] =>
  names.length === 0 ? [] : [say(`${names.join("、")} ${zh}`, `${en} ${names.join(", ")}`)];

/** Why no grade is given, or not yet: items and years of one reason together. */
export const reasonsText = (reasons: readonly GradeReason[]): Text =>
  join(
    [
      ...reasons.flatMap(({ kind }) => simpleReasons[kind] ?? []),
      ...listed(itemsIn(reasons, "missing"), "还没有记录", "nothing recorded for"),
      ...listed(itemsIn(reasons, "pending"), "暂不能定分", "not to be fixed yet:"),
      ...listed(yearsIn(reasons, "year-open"), "年度尚未定等次", "still open:"),
      ...listed(yearsIn(reasons, "year-ahead"), "年度尚未开始", "not begun:"),
    ],
    "；",
    "; ",
  );

const scopes: Record<Adjustment["scope"], Text> = {
  group: say("组", "group"),
  category: say("类别", "category"),
  total: say("总分", "total"),
  bonus: say("加分", "bonus"),
  deduction: say("减分", "deduction"),
};

const rules: Record<Adjustment["rule"], Text> = {
  floor: say("低于下限，按下限计", "held at its floor"),
  cap: say("超过上限，按上限计", "held at its cap"),
  rescale: say("有不适用的项，按适用部分折算", "scaled up for what does not apply"),
};

const adjustmentText = ({ scope, id, rule, from, to }: Adjustment, { categories }: Evaluation): Text => {
  const title = categories.find((category) => category.id === id)?.title ?? say(id ?? "", id ?? "");
  const name =
    id === null ? scopes[scope] : say(`${scopes[scope].zh}“${title.zh}”`, `${scopes[scope].en} “${title.en}”`);
  return say(`  ${name.zh}：${rules[rule].zh}，${from} → ${to}。`, `  ${name.en}: ${rules[rule].en}, ${from} → ${to}.`);
};

/** How the total is made of base, bonus and deduction. */
export const totalLines = (evaluation: Evaluation): Text[] => {
  const { base, bonus, deduction, total, kind, parts, adjustments } = evaluation;
  const whole = parts === null ? total : parts.termTotal;
  const name = kind === "term" ? say("期满部分", "Term part") : say("合计", "Sum");
  return [
    say(
      `${name.zh}：基础分 ${base} + 加分 ${bonus} − 减分 ${deduction} = ${whole}。`,
      `${name.en}: base ${base} + bonus ${bonus} − deduction ${deduction} = ${whole}.`,
    ),
    ...adjustments.map((adjustment) => adjustmentText(adjustment, evaluation)),
  ];
};

/** How a term total is made of its years and its own part. */
export const partsLines = (evaluation: Evaluation): Text[] => {
  const { parts, total } = evaluation;
  if (parts === null) return [];
  const years = parts.years.map((year) => {
    const grade = gradeText({ ...evaluation, ...year });
    return say(
      `  ${year.year}年度：${year.total} 分，${grade.zh}（${periodText(year).zh}，${year.days} 天）。`,
      `  ${year.year}: ${year.total}, ${grade.en} (${periodText(year).en}, ${year.days} days).`,
    );
  });
  const days = parts.years.reduce((sum, year) => sum + year.days, 0);
  const products = parts.years.map((year) => `${year.total} × ${year.days}`).join(" + ");
  const mean = `(${products}) ÷ ${days} ${equals(parts.mean)}`;
  const weighted = `${parts.annualWeight} × ${typed(parts.mean)} → ${parts.annualPoints}`;
  const own = `${parts.termWeight} × ${parts.termTotal} → ${parts.termPoints}`;
  const sum = `${parts.annualPoints} + ${parts.termPoints} = ${total}`;
  return [
    ...years,
    say(
      `  各年度按天数加权平均：${mean}；年度部分 ${weighted}；期满部分 ${own}；${sum}。`,
      `  Mean of the years by days: ${mean}; years ${weighted}; term ${own}; ${sum}.`,
    ),
  ];
};

const capText = (cap: CapResult, evaluation: Evaluation): Text => {
  const limit = nameOf(evaluation, cap.limit);
  const kind = cap.veto ? say("一票否决", "veto") : say("限档", "cap");
  const subject =
    cap.subject === null || cap.subject === "team"
      ? nothing
      : say(`（队员 ${cap.subject}）`, ` (member ${cap.subject})`);
  const found =
    cap.found === null || cap.source === "misconduct"
      ? nothing
      : say(`（实际 ${near(cap.found)}）`, ` (found ${near(cap.found)})`);
  const binds = cap.binds ? nothing : say("；未影响等次", "; does not change the grade");
  return sentences(
    say(
      `  ${kind.zh}：${cap.title.zh}${subject.zh}${found.zh}，最高定为${limit.zh}${binds.zh}。`,
      `  ${kind.en}: ${cap.title.en}${subject.en}${found.en}; at most ${limit.en}${binds.en}.`,
    ),
    factsText(cap.facts),
  );
};

/** Natural grade, every cap and why, final grade. */
export const gradingLines = (evaluation: Evaluation): Text[] => {
  const { naturalGrade, gradeState, gradeReasons, caps, kind, notApplicableShare } = evaluation;
  const share =
    notApplicableShare === "0"
      ? []
      : [
          say(
            `不适用的分值占 ${percent(notApplicableShare)}。`,
            `Not applicable: ${percent(notApplicableShare)} of the points.`,
          ),
        ];
  if (kind === "daily") return share;
  const natural =
    naturalGrade === null
      ? [
          say(
            `${gradeText(evaluation).zh}：${reasonsText(gradeReasons).zh}。`,
            `${gradeText(evaluation).en}: ${reasonsText(gradeReasons).en}.`,
          ),
        ]
      : [
          say(
            `按得分应为${nameOf(evaluation, naturalGrade).zh}，最终定为${gradeText(evaluation).zh}。`,
            `By its score: ${nameOf(evaluation, naturalGrade).en}; final: ${gradeText(evaluation).en}.`,
          ),
        ];
  return [...share, ...natural, ...(gradeState === "none" ? [] : caps.map((cap) => capText(cap, evaluation)))];
};
