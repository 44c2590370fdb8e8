/** The problems of duties, of bodies' accounts, and of the register. */
import type { Text } from "../text";
import { both, say } from "./say";

export const dutyWords = {
  "never-due": (p: { by: string }) =>
    say(
      p.by === "02-29"
        ? "2月29日只有闰年才有，平年里这项职责永远不会到期。"
        : `每年都没有 ${p.by} 这一天，这项职责永远不会到期。`,
      p.by === "02-29"
        ? "29 February comes in leap years only; in all others this duty never falls due."
        : `No year has a day ${p.by}: this duty never falls due.`,
      both("请写一个每年都有的日子，如 02-28。", "Write a day that every year has, such as 02-28."),
    ),
  "duty-does-not-fit": (p: { reason: Text }) => say(`${p.reason.zh}。`, `${p.reason.en}.`),
  "account-does-not-fit": (p: { reason: Text }) => say(`${p.reason.zh}。`, `${p.reason.en}.`),
  "team-in-register": (p: { name: string }) =>
    say(
      `“${p.name}”是被考核的一方，它的名字和人员在台账里，不在登记簿里再列一次。`,
      `\`${p.name}\` is of the assessed kind: teams have ledgers and are not listed in the register again.`,
      both("请删去这一条；履职记录里直接写工作队编号。", "Remove it; facts name the team by its own id."),
    ),
  "duty-of-other-body": (p: { duty: string; body: string }) =>
    say(`职责 ${p.duty} 不由“${p.body}”这类主体承担。`, `Duty ${p.duty} is not a duty of bodies like \`${p.body}\`.`),
  "fact-does-not-fit-duty": (p: { duty: string; reason: Text }) =>
    say(`职责 ${p.duty}：${p.reason.zh}。`, `Duty ${p.duty}: ${p.reason.en}.`),
  "team-of-other-body": (p: { team: string; body: string }) =>
    say(
      `工作队“${p.team}”不归“${p.body}”负责。`,
      `\`${p.body}\` does not answer for the team \`${p.team}\`.`,
      both(
        "镇按台账的 town、派员单位按台账的 units 对应，名称要一字不差。",
        "A town answers for the ledgers whose `town` is its name, a unit for those whose `units` hold it.",
      ),
    ),
  "answer-does-not-fit": (p: { name: string; reason: Text }) =>
    say(`不能用来答复“${p.name}”：${p.reason.zh}。`, `This cannot answer \`${p.name}\`: ${p.reason.en}.`),
  "subject-does-not-fit": (p: { subject: string; expected: string }) =>
    say(
      `这类主体的对象应写 ${p.expected}，写成了 ${p.subject}。`,
      `The subject of a finding about this kind of body is \`${p.expected}\`, not \`${p.subject}\`.`,
    ),
};
