/** The words about dereliction in both languages. */
import type { Answerable, DerelictionState, OverdueRef } from "../model/answer/dereliction";
import type { Day } from "../model/calendar";
import type { Span } from "../model/evaluation";
import type { Text } from "../model/text";
import { dayText, partText, periodText } from "./days";
import { isBelow, near, percent } from "./numbers";
import { countOf, join, nothing, say } from "./words";

/** Whom misconduct can be about. */
export const subjects: Readonly<Record<Answerable["subject"], Text>> = {
  member: say("队员", "member"),
  team: say("工作队", "team"),
  unit: say("派员单位", "unit"),
  town: say("镇党委", "town"),
  department: say("区级部门", "department"),
  committee: say("区委及其工作机构", "committee"),
};

/** Most spans or obligations that one note lists. */
const mostListed = 4;

const listed = (parts: readonly Text[]): Text => {
  const rest = parts.length - mostListed;
  const more = rest > 0 ? say(`等共 ${parts.length} 项`, ` and ${rest} more`) : nothing;
  const named = join(parts.slice(0, mostListed), "、", ", ");
  return say(`${named.zh}${more.zh}`, `${named.en}${more.en}`);
};

const spanText = (span: Span): Text => {
  const part = partText(span);
  const [present, needed] = [near(span.present), near(span.needed)];
  return say(`${part.zh}在岗 ${present} 天（应 ${needed} 天）`, `${part.en} present ${present} of ${needed} days`);
};

/** Shares as percentages, other numbers as they are. */
const shareText = (found: string): string =>
  isBelow(found, "1") && isBelow("0", found) ? percent(found) : near(found);

const overdueText = ({ due, days, done }: OverdueRef): Text =>
  done === null
    ? say(`应于${dayText(due).zh}办结，已逾期 ${days} 天`, `due ${due}, overdue by ${countOf(days, "day")}`)
    : say(`应于${dayText(due).zh}办结，逾期 ${days} 天后才办`, `due ${due}, done ${countOf(days, "day")} late`);

export const derelictionWords = {
  columns: [
    say("状态", "State"),
    say("情形", "Case"),
    say("对象", "Subject"),
    say("年度", "Year"),
    say("次数", "Time"),
    say("拟处理", "To follow"),
  ],
  title: (district: Text, asOf: Day): Text =>
    say(`${district.zh}　失职失责情况（${dayText(asOf).zh}）`, `${district.en}: dereliction as of ${asOf}`),
  known: (knownAt: Day): Text =>
    say(`只计${dayText(knownAt).zh}以前登记的台账。`, `Knowing what was recorded by ${knownAt}.`),
  states: {
    confirmed: say("认定", "confirmed"),
    investigating: say("调查中", "under investigation"),
    suspected: say("疑似", "suspected"),
    dismissed: say("排除", "dismissed"),
  } satisfies Record<DerelictionState, Text>,
  clue: say("线索", "suspicion"),
  running: say("连续", "in a row"),
  subject: ({ subject, name, team, member }: Answerable): Text => {
    const kind = subjects[subject];
    const of = member === null ? nothing : say(`（${team}）`, ` (${team} ${member})`);
    return name === null
      ? say(`${kind.zh}（登记簿里查不到是哪一个）`, `${kind.en} (not in the register)`)
      : say(`${kind.zh}${name}${of.zh}`, `${kind.en} ${name}${of.en}`);
  },
  nth: (nth: number): Text => say(`第 ${nth} 次`, String(nth)),
  grave: say("情节严重", "grave"),
  points: (points: string, counts: boolean): Text =>
    counts
      ? say(`扣 ${points} 分`, `${points} ${points === "1" ? "point" : "points"} off`)
      : say("同一事项已按更重的扣过，不再扣分", "the same matter is charged elsewhere already"),
  zeroes: (item: string): Text => say(`指标 ${item} 记零分`, `item ${item} is zero`),
  limit: (grade: Text, veto: boolean): Text =>
    veto
      ? say(`一票否决，当年最高定为${grade.zh}`, `veto: at most ${grade.en} that year`)
      : say(`当年最高定为${grade.zh}`, `at most ${grade.en} that year`),
  teamLimit: (grade: Text): Text => say(`全队最高定为${grade.zh}`, `the team at most ${grade.en}`),
  open: say("有结论以前不定等次", "no grade until it is settled"),
  mirror: (name: string | null, amount: string): Text =>
    say(
      `${name ?? "有关主体（登记簿里查不到）"}扣 ${amount} 分`,
      `${name ?? "a body not in the register"} loses ${amount}`,
    ),
  years: (years: readonly number[]): Text => say(`${years.join("、")} 年`, years.join(", ")),
  passedOver: (years: readonly number[], why: "none" | "open"): Text =>
    why === "open"
      ? say(`${years.join("、")} 年还没有定论，暂不处理`, `${years.join(", ")} not decided yet, so nothing follows`)
      : say(`${years.join("、")} 年没有考核，跳过不计`, `${years.join(", ")} not assessed, passed over`),
  leaders: (leaders: readonly { readonly name: string; readonly years: readonly number[] }[]): Text => {
    const zh = leaders.map(({ name, years }) => `${name}（${years.join("、")} 年任队长）`).join("、");
    const en = leaders.map(({ name, years }) => `${name} (led in ${years.join(", ")})`).join(", ");
    return say(`对队长：${zh}`, `of the leader: ${en}`);
  },
  spans: (spans: readonly Span[], item: string): Text =>
    say(`指标 ${item}：${listed(spans.map(spanText)).zh}`, `item ${item}: ${listed(spans.map(spanText)).en}`),
  obligations: (duty: Text, owed: readonly OverdueRef[]): Text =>
    say(`${duty.zh}：${listed(owed.map(overdueText)).zh}`, `${duty.en}: ${listed(owed.map(overdueText)).en}`),
  condition: (item: string | null, found: string | null, period: { readonly from: Day; readonly to: Day }): Text => {
    const [zh, en] = item === null ? ["规则所列条件", "the condition of the rule"] : [`指标 ${item}`, `item ${item}`];
    const number = found === null ? nothing : say(`为 ${shareText(found)}`, ` at ${shareText(found)}`);
    return say(`${periodText(period).zh}，${zh}${number.zh}`, `${en}${number.en}, ${periodText(period).en}`);
  },
  since: (day: Day): Text => say(`自${dayText(day).zh}起`, `since ${day}`),
  answer: (matter: string): Text =>
    say(`核实以后请登记认定或者排除，事项编号 ${matter}`, `answer with a finding, matter ${matter}`),
  check: say("请核实；线索不扣分", "to be looked into; costs nothing"),
  counts: (confirmed: number, open: number, suspected: number, clues: number): Text =>
    say(
      `认定 ${confirmed} 件，调查中 ${open} 件，疑似 ${suspected} 件，台账线索 ${clues} 条。`,
      `${confirmed} confirmed, ${open} under investigation, ${suspected} suspected, ${countOf(clues, "suspicion")} from records.`,
    ),
};
