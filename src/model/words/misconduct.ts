/** The problems of rules of suspicion, and of findings about bodies. */
import type { Text } from "../text";
import { both, say } from "./say";

/** Whom or what a finding is about. */
const subjects: Readonly<Record<string, Text>> = {
  member: both("队员", "a member"),
  team: both("工作队", "the team"),
  unit: both("派员单位", "a unit"),
  town: both("镇党委", "a town"),
  department: both("区级部门", "a department"),
  committee: both("区委及其工作机构", "a committee"),
};

const subjectName = (word: string): Text => {
  const name = subjects[word];
  return name === undefined ? both(word, word) : both(`“${name.zh}”（${word}）`, `\`${word}\``);
};

export const misconductWords = {
  "not-attendance": (p: { item: string }) =>
    say(
      `指标 ${p.item} 不是按驻村天数计量的，数不出驻村不足的时段。`,
      `Item ${p.item} is not measured by attendance and has no spans to fall short in.`,
      both("请换成计量方式为 attendance 的指标。", "Name an item whose measure is `attendance`."),
    ),
  "suspicion-does-not-fit": (p: { kind: string; subject: string }) =>
    say(
      `线索规则 ${p.kind} 找出的是${subjectName(p.subject).zh}，本情形的对象里没有。`,
      `The rule ${p.kind} suspects ${subjectName(p.subject).en}, whom this case is not about.`,
      both("请在 subjects 里补上，或者删去这条规则。", "Add it to `subjects`, or remove the rule."),
    ),
  "duty-without-subject": (p: { duty: string; body: string }) =>
    say(
      `职责 ${p.duty} 由“${p.body}”承担，办法没有写明对它认定时算哪一种对象（subject）。`,
      `Duty ${p.duty} is owed by \`${p.body}\`, of which the scheme does not say what subject a finding about it has.`,
      both(`请在 bodies 的“${p.body}”里写上 subject。`, `Write \`subject\` for \`${p.body}\` in \`bodies\`.`),
    ),
  "leader-without-team": () =>
    say(
      "写了追究队长（leader），本情形的对象里却没有工作队。",
      "`leader` is written, but the case is not about teams.",
      both("请在 subjects 里补上 team，或者删去 leader。", "Add `team` to `subjects`, or remove `leader`."),
    ),
};
