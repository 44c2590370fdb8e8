/** The problems of the rules for single members and of their leave. */
import { both, say } from "./say";

export const membersWords = {
  "not-attendance": (p: { item: string }) =>
    say(
      `指标 ${p.item} 的计量方式不是“驻村天数”（attendance），没有每名队员的天数。`,
      `Item ${p.item} is not measured by attendance and has no days of single members.`,
      both("请写计量方式为 attendance 的指标。", "Name an item whose measure is `attendance`."),
    ),
  "approvers-overlap": (p: { above: string; here: string }) =>
    say(
      `上一级批到 ${p.above} 天（含），这一级只批到 ${p.here} 天，两级批假权限重叠。`,
      `The row above approves up to ${p.above} days, this one up to ${p.here}: both would approve the same leave.`,
      both("天数应一级比一级大；“n 天以内”归下一级，超过 n 天归上一级。", "Let `upTo` rise from row to row."),
    ),
  "approvers-open": (p: { days: string }) =>
    say(
      `超过 ${p.days} 天的假没有人批。`,
      `Nobody approves leave of more than ${p.days} days.`,
      both("最后一级不写天数（upTo）。", "The last row has no `upTo`."),
    ),
  "approvers-closed": () =>
    say(
      "这一级没有写天数，后面各级就永远轮不到。",
      "Without `upTo` this row approves all leave, and those below it none.",
      both("只有最后一级不写天数（upTo）。", "Only the last row has no `upTo`."),
    ),
  "not-leave": (p: { key: string; status: string }) =>
    say(
      `考勤状态是“${p.status}”，不是请假，不能写“${p.key}”。`,
      `\`${p.key}\` is for leave only, and the status is \`${p.status}\`.`,
      both("请假的状态是 sick 或者 leave。", "Leave has the status `sick` or `leave`."),
    ),
  "asked-after-recorded": (p: { asked: string; recorded: string }) =>
    say(
      `登记日期 ${p.recorded} 早于申请日期 ${p.asked}，登记时还不可能知道。`,
      `Recorded on ${p.recorded}, before it was asked for on ${p.asked}.`,
      both("补办手续的，请另记一条更正。", "Where papers came later, record a correction."),
    ),
  "no-member-rules": () =>
    say(
      "这份考核办法没有写队员的规定（members）。",
      "This scheme has no rules for members (`members`).",
      both("请在考核办法里补上 members 一节，见 FORMAT.md 第 17 节。", "Add them; see FORMAT.md, section 17."),
    ),
  "members-by-year": () =>
    say(
      "队员情况按年度看。",
      "Members are looked at by the calendar year.",
      both("请用 --year 指定年份。", "Name a year with `--year`."),
    ),
};
