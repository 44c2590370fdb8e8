/** The problems of what is recorded about the life of a commitment. */
import { both, say } from "./say";

const keyNames: Readonly<Record<string, string>> = { due: "新的完成期限", published: "重新公开的日期" };

export const pledgeWords = {
  "nothing-changed": () =>
    say(
      "这条承诺变更没有写明变更了什么。",
      "This change of a commitment changes nothing.",
      both(
        "请写明新的名称（title）、完成期限（due）、权重（weight）或者节点（milestones）。",
        "Give the new `title`, `due`, `weight` or `milestones`.",
      ),
    ),
  "before-change": (p: { key: string; written: string; day: string }) =>
    say(
      `${keyNames[p.key] ?? p.key} ${p.written} 早于变更日 ${p.day}。`,
      `\`${p.key}\` ${p.written} is before the day of the change, ${p.day}.`,
    ),
  "handover-to-oneself": (p: { member: string }) =>
    say(
      `移交人和接手人是同一名队员“${p.member}”。`,
      `\`${p.member}\` hands the commitment over to \`${p.member}\`.`,
      both("承诺没有换人的，不用记移交。", "Where it stays with the same person, no handover is recorded."),
    ),
};
