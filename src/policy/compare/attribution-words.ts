/** The words of an attribution: what each part is called, and how far and why the grade moves. */
import type { Evaluation, FactRef } from "../../model/evaluation";
import { exactFrom, signOf } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { gradeText } from "../../report/decided";
import { near } from "../../report/numbers";
import { join, nothing, say } from "../../report/words";
import { clausesOf } from "../clause";
import { clauseTitle } from "../describe/sentences";
import { spaced } from "../describe/spacing";
import type {
  Attribution,
  Cause,
  GradeCause,
  GradePart,
  Outcome,
  RecordPart,
  StepRule,
  TotalPart,
} from "./attribution";

/** What a clause is called, by its key. */
export type TitleOf = (key: string) => Text;

/** The titles of the clauses of some schemes, those of the first before the others'. */
export const titlesIn = (...schemes: readonly Scheme[]): TitleOf => {
  const titles = new Map<string, Text>();
  for (const scheme of [...schemes].reverse())
    for (const clause of clausesOf(scheme)) titles.set(clause.key, clauseTitle(scheme, clause));
  return (key) => titles.get(key) ?? say(key, key);
};

/** A difference with its sign; `≈` where no decimal is exact. */
export const signed = (points: string): string => {
  const text = `${points.includes("/") ? "≈" : ""}${near(points)}`;
  return signOf(exactFrom(points)) > 0 ? text.replace(/^(≈?)/, "$1+") : text.replace("-", "−");
};

const records: Readonly<Record<RecordPart, Text>> = {
  facts: say("台账记录", "the facts recorded"),
  targets: say("目标任务", "targets"),
  commitments: say("承诺事项", "commitments"),
  milestones: say("节点", "milestones"),
  members: say("队员", "members"),
  days: say("各年天数", "days of the years"),
};

const rules: Readonly<Record<StepRule, Text>> = {
  floor: say("下限", "lower bound"),
  cap: say("上限", "upper bound"),
  rescale: say("不适用折算", "rescaling for what does not apply"),
  "left-out": say("整类不适用", "left out as a whole"),
};

const scopes = {
  group: say("组", "group"),
  category: say("类", "category"),
  total: say("总分", "total"),
  bonus: say("加分合计", "bonus"),
  deduction: say("减分合计", "deduction"),
} as const;

const stepText = ({ scope, id, rule }: Extract<Cause, { kind: "step" }>, titleOf: TitleOf): Text => {
  const place = scopes[scope];
  const key = scope === "category" ? `categories/${id}` : `rubric/groups/${id}`;
  const name = id === null ? nothing : titleOf(key);
  const zh = id === null ? place.zh : `${name.zh}${place.zh}`;
  const en = id === null ? place.en : `${place.en} ${name.en}`;
  return say(`${zh}的${rules[rule].zh}`, `${en}: ${rules[rule].en}`);
};

/** Why points differ. */
export const causeText = (cause: Cause, titleOf: TitleOf): Text => {
  switch (cause.kind) {
    case "clause":
      return titleOf(cause.clause);
    case "record":
      return records[cause.of];
    case "versions":
      return say("施行中的办法版本", "the versions of the scheme in force");
    case "rounding":
      return say("小数取舍", "rounding");
    case "zeroing":
      return say("失职失责记零分", "set to zero for misconduct");
    case "step":
      return stepText(cause, titleOf);
  }
};

/** The item of a part and the year inside a term, where there are some. */
export const placeText = ({ item, year }: TotalPart, titleOf: TitleOf): Text => {
  const name = item === null ? nothing : titleOf(`items/${item}`);
  const when = year === null ? nothing : say(`${year}年度`, `${year}`);
  return join(
    [when, name].filter(({ zh }) => zh !== ""),
    " ",
    " ",
  );
};

const mostListed = 3;

const refsText = (facts: readonly FactRef[]): string => {
  const shown = facts.slice(0, mostListed).map(({ id, day }) => (id.includes(day) ? id : `${id} ${day}`));
  return facts.length > mostListed ? `${shown.join(", ")} +${facts.length - mostListed}` : shown.join(", ");
};

/** Facts that were counted on one side only; nothing where there are none. */
export const factsText = ({ cause }: TotalPart): Text => {
  if (cause.kind !== "record") return nothing;
  const { lost, gained } = cause;
  const parts = [
    ...(gained.length === 0
      ? []
      : [say(`只在后一次计入：${refsText(gained)}`, `counted after only: ${refsText(gained)}`)]),
    ...(lost.length === 0 ? [] : [say(`只在前一次计入：${refsText(lost)}`, `counted before only: ${refsText(lost)}`)]),
  ];
  return join(parts, "；", "; ");
};

const gradeNamed = ({ scheme }: Outcome, grade: string | null): Text =>
  grade === null ? say("不限", "no limit") : gradeText({ scheme, grade, gradeState: "fixed" });

const capMove = (
  { title, veto, from, to }: Extract<GradeCause, { kind: "cap" }>,
  { before, after }: Attribution,
): Text => {
  const kind = veto ? say("一票否决", "veto") : say("限档", "cap");
  const [was, is] = [gradeNamed(before, from), gradeNamed(after, to)];
  return say(`${kind.zh}“${title.zh}”（${was.zh}→${is.zh}）`, `${kind.en} “${title.en}” (${was.en} → ${is.en})`);
};

const gradeCause = (cause: GradeCause, attribution: Attribution): Text => {
  switch (cause.kind) {
    case "total":
      return say("总分", "the total");
    case "bands":
      return say("等次的分数段", "the bands of the grades");
    case "cap":
      return capMove(cause, attribution);
    case "held": {
      const titles = [...attribution.before.caps, ...attribution.after.caps].filter(({ id }) =>
        cause.caps.includes(id),
      );
      const named = [...new Map(titles.map(({ id, title }) => [id, title])).values()];
      const names = join(named, "、", ", ");
      return say(`原有的限档不变：${names.zh}`, `caps that stay as they were: ${names.en}`);
    }
  }
};

const stepsText = ({ steps }: GradePart): Text => say(`${signed(steps)} 档`, `${signed(steps)}`);

/** Why the grade moves: its steps with their parts, or why they cannot be compared. */
export const gradeLines = (attribution: Attribution): Text[] => {
  const { before, after, grade } = attribution;
  const [from, to] = [gradeText(before), gradeText(after)];
  if (from.en === to.en && (grade === null || grade.parts.length === 0))
    return [say(`按得分和限档的等次：${to.zh}，没有变化。`, `Grade by points and caps: ${to.en}, as before.`)];
  const head = say(`按得分和限档的等次：${from.zh} → ${to.zh}`, `Grade by points and caps: ${from.en} → ${to.en}`);
  if (grade === null) return [say(`${head.zh}。`, `${head.en}.`)];
  const parts = grade.parts.map((part) => {
    const [cause, steps] = [gradeCause(part.cause, attribution), stepsText(part)];
    return say(`${cause.zh} ${steps.zh}`, `${cause.en} ${steps.en}`);
  });
  const all = join(parts, "；", "; ");
  return [say(`${head.zh}。按档计：${all.zh}。`, `${head.en}. In steps: ${all.en}.`)];
};

const periodText = ({ period, asOf }: Outcome, kind: Evaluation["kind"]): Text => {
  if (kind === "term") return say("期满", "the term");
  return kind === "daily" ? say(asOf, asOf) : say(`${period.year}年度`, `${period.year}`);
};

/** What tells the two sides apart: the period, the scheme, or both; and where neither does, which of them it is. */
const sidesText = ({ before, after, kind }: Attribution): readonly [Text, Text] => {
  const [from, to] = [periodText(before, kind), periodText(after, kind)];
  const schemes = before.scheme.hash !== after.scheme.hash;
  const [was, is] = schemes
    ? [say("原办法", "old scheme"), say("新办法", "new scheme")]
    : [say("原", "before"), say("现", "after")];
  if (from.en === to.en) return [say(`${from.zh}${was.zh}`, `${from.en}, ${was.en}`), say(is.zh, is.en)];
  if (!schemes) return [from, to];
  return [say(`${from.zh}${was.zh}`, `${from.en}, ${was.en}`), say(`${to.zh}${is.zh}`, `${to.en}, ${is.en}`)];
};

/** The team with both totals and their difference. */
export const headText = (attribution: Attribution): Text => {
  const { team, village, before, after, difference } = attribution;
  const [from, to] = sidesText(attribution);
  const by = signed(difference);
  const apart = difference === "0" ? say("没有相差", "no difference") : say(`相差 ${by} 分`, `${by} points`);
  return say(
    `${village}（${team}）：${from.zh} ${before.total} 分，${to.zh} ${after.total} 分，${apart.zh}`,
    `${village} (${team}): ${from.en} ${before.total}, ${to.en} ${after.total}: ${apart.en}`,
  );
};

/** Chinese as it stands beside numbers on a screen. */
export const onScreen = ({ zh, en }: Text): Text => say(spaced(zh), en);
