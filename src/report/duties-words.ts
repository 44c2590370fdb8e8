/** The words of the tables of duties and mechanisms in both languages. */
import type { Counts, Coverage, ObligationState } from "../model/answer/duties";
import type { Day } from "../model/calendar";
import type { Text } from "../model/text";
import { dayText, partText } from "./days";
import { percent } from "./numbers";
import { countOf, join, nothing, say } from "./words";

const states: Readonly<Record<ObligationState, Text>> = {
  done: say("按时", "In time"),
  late: say("补办", "Late"),
  overdue: say("逾期", "Overdue"),
  broken: say("违反", "Broken"),
  open: say("未到期", "Open"),
  "not-applicable": say("不适用", "N/A"),
};

/** In the order of the columns. */
export const shownStates: readonly ObligationState[] = ["done", "late", "overdue", "broken", "open", "not-applicable"];

const counted = (counts: Counts, wanted: readonly ObligationState[]): Text => {
  const parts = wanted
    .filter((state) => counts[state] > 0)
    .map((state) => say(`${states[state].zh} ${counts[state]}`, `${states[state].en.toLowerCase()} ${counts[state]}`));
  return join(parts, "，", ", ");
};

export const dutiesWords = {
  states,
  columns: {
    kind: say("类别", "Kind"),
    body: say("主体", "Body"),
    total: say("职责事项", "Owed"),
    account: (year: number): Text => say(`${year}年账`, `Account ${year}`),
    due: say("期限", "Due"),
    duty: say("职责", "Duty"),
    whom: say("对象", "For"),
    standing: say("情况", "Standing"),
    mechanism: say("机制", "Mechanism"),
    held: say("开展次数", "Held"),
  },
  title: (district: Text, asOf: Day): Text =>
    say(`${district.zh}　${dayText(asOf).zh}履职情况`, `${district.en}: duties as of ${asOf}`),
  known: (knownAt: Day): Text =>
    say(`只计${dayText(knownAt).zh}以前登记的记录。`, `Knowing what was recorded by ${knownAt}.`),
  units: say(
    "一项职责每个周期、每个村、每名队员各算一个事项；账从年初起算分，只减不加。",
    "A duty counts once for each part of time, village or member; an account starts each year anew and is only charged.",
  ),
  shownOnce: say("工作队没有账，看考核得分。", "Teams have a score and no account."),
  total: (counts: Counts): Text => {
    if (counts.total === 0) return say("没有应办的事项。", "Nothing is owed.");
    const parts = counted(counts, shownStates);
    return say(`共 ${counts.total} 个事项：${parts.zh}。`, `${counts.total} owed: ${parts.en}.`);
  },
  unassigned: (count: number): Text =>
    say(
      `有 ${count} 处扣分找不到对应的单位，没有记账：请核对登记簿里的名称。`,
      `${countOf(count, "deduction falls", "deductions fall")} on no body of the register and ${count === 1 ? "is" : "are"} charged to nobody: check the names.`,
    ),
  overdueTitle: say("逾期未办", "Overdue"),
  nextTitle: say("接下来到期", "Due next"),
  none: say("没有。", "Nothing."),
  more: (rest: number): Text =>
    say(
      `另有 ${rest} 条，用 --json 看全部。`,
      `${countOf(rest, "more line", "more lines")}; \`--json\` gives all of them.`,
    ),
  members: (count: number): Text => say(`${count} 名队员`, countOf(count, "member")),
  villages: (count: number): Text => say(`${count} 个村`, `${count} villages`),
  overdueBy: (days: number): Text => say(`逾期 ${days} 天`, `${countOf(days, "day")} overdue`),
  dueIn: (days: number): Text =>
    days === 0 ? say("今天到期", "due today") : say(`还有 ${days} 天`, `in ${countOf(days, "day")}`),
  missing: (count: number): Text => (count > 1 ? say(`，还差 ${count} 次`, `, ${count} more times`) : nothing),
  mechanismsTitle: say("三项机制", "The mechanisms"),
  dispatched: (title: Text, counts: Counts): Text => {
    const parts = [
      say(`按期办结 ${counts.done}`, `${counts.done} answered in time`),
      say(`逾期办结 ${counts.late}`, `${counts.late} answered late`),
      say(`逾期未办 ${counts.overdue}`, `${counts.overdue} overdue without an answer`),
      say(`未到期 ${counts.open}`, `${counts.open} not yet due`),
    ];
    return say(
      `${title.zh}，共 ${counts.total} 件：${join(parts, "，", "").zh}。`,
      `${title.en}: ${counts.total} in all, ${join(parts, "", ", ").en}.`,
    );
  },
  coverage: (title: Text, { from, to, required, reached, share }: Coverage): Text =>
    say(
      `${title.zh}，${periodName(from, to).zh}：应覆盖 ${required} 名，已覆盖 ${reached} 名，${percent(share)}。`,
      `${title.en}, ${periodName(from, to).en}: ${reached} of ${countOf(required, "member")} reached, ${percent(share)}.`,
    ),
};

const periodName = (from: Day, to: Day): Text => {
  const year = from.slice(0, 4);
  return from.endsWith("01-01") && to.endsWith("12-31") ? say(`${year}年`, year) : partText({ from, to });
};
