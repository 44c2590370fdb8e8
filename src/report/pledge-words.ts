/** The words for what befell a commitment: changed, changed in vain, dropped, handed over, excused. */
import type { ChangeRef, DropRef, FirstPledge, HandoverRef, TurnStanding } from "../model/answer/board";
import type { Day } from "../model/calendar";
import type { Promise as Kept } from "../model/evaluation";
import type { Text } from "../model/text";
import { dayText } from "./days";
import { same } from "./numbers";
import { isSaid, join, nothing, say } from "./words";

/** Why something that was recorded does not count. */
const refusals: Record<Exclude<TurnStanding, "counts">, Text> = {
  "too-late": say("已过完成期限", "it came after the day due"),
  beyond: say("新期限超出了承诺所属的年度或者驻村期", "the new day due lies beyond its year or the term"),
  "too-many": say("变更的承诺已达规定件数", "as many as may be changed had been changed"),
  ended: say("承诺此前已经撤销", "it had been dropped before"),
};

/** What is now in force, in which the first version differs. */
interface Versions {
  readonly now: { readonly title: string; readonly due: string; readonly weight: string };
  readonly first: FirstPledge;
}

const original = ({ now, first }: Versions): Text => {
  const due = dayText(first.due);
  const parts = [
    now.title === first.title ? nothing : say(`原为“${first.title}”`, `first “${first.title}”`),
    now.due === first.due ? nothing : say(`原定${due.zh}完成`, `first due ${due.en}`),
    same(now.weight, first.weight) ? nothing : say(`原权重 ${first.weight}`, `first weight ${first.weight}`),
  ].filter(isSaid);
  return parts.length === 0 ? say("调整了节点", "other milestones") : join(parts, "，", ", ");
};

const refused = (standing: TurnStanding): Text => (standing === "counts" ? nothing : refusals[standing]);

export const pledgeWords = {
  original,
  abandoned: (day: string): Text =>
    say(`${dayText(day).zh}未经批准撤销，计 0`, `dropped without approval on ${day}: counts 0`),
  changed: ({ day, reason, approver, published }: ChangeRef, versions: Versions, asOf: Day): Text => {
    const told = original(versions);
    const shown =
      published === null || published > asOf
        ? say("，尚未重新公开", ", not made public again")
        : say(`，${dayText(published).zh}重新公开`, `, made public again on ${published}`);
    return say(
      `${dayText(day).zh}变更：${told.zh}。理由：${reason}；批准：${approver}${shown.zh}。`,
      `Changed on ${day}: ${told.en}. Reason: ${reason}; approved by ${approver}${shown.en}.`,
    );
  },
  refusedChange: ({ day, standing }: ChangeRef): Text =>
    say(
      `${dayText(day).zh}的变更不算：${refused(standing).zh}，仍按变更前的承诺考核。`,
      `The change of ${day} does not count: ${refused(standing).en}; the commitment stands as it was.`,
    ),
  refusedDrop: ({ day, standing }: DropRef): Text =>
    say(
      `${dayText(day).zh}的撤销不算：${refused(standing).zh}。`,
      `That it was dropped on ${day} does not count: ${refused(standing).en}.`,
    ),
  dropped: ({ day, reason, approver }: DropRef): Text =>
    approver === null
      ? say(
          `${dayText(day).zh}未经批准撤销，按未完成计。理由：${reason}。`,
          `Dropped on ${day} without approval: it has failed. Reason: ${reason}.`,
        )
      : say(
          `${dayText(day).zh}经批准撤销，不计入完成率。理由：${reason}；批准：${approver}。`,
          `Dropped on ${day} with approval: it counts nowhere. Reason: ${reason}; approved by ${approver}.`,
        ),
  handedOver: ({ day, from, to }: HandoverRef): Text =>
    say(
      `${dayText(day).zh}由${from.name}移交${to.name}，仍由工作队兑现。`,
      `Handed over by ${from.name} to ${to.name} on ${day}; it stays with the team.`,
    ),
} as const;

/** What an evaluation tells of a promise's life, in brackets. */
export const lifeText = ({ title, due, weight, original: first, changes = [] }: Kept): Text => {
  const counted = changes.filter(({ standing }) => standing === "counts").at(-1);
  const vain = changes.filter(({ standing }) => standing !== "counts");
  const parts = [
    first === undefined || counted === undefined
      ? nothing
      : say(
          `${dayText(counted.day).zh}变更，${original({ now: { title, due, weight }, first }).zh}`,
          `changed on ${counted.day}, ${original({ now: { title, due, weight }, first }).en}`,
        ),
    ...vain.map(({ day, standing }) =>
      say(
        `${dayText(day).zh}的变更不算：${refused(standing).zh}`,
        `the change of ${day} does not count: ${refused(standing).en}`,
      ),
    ),
  ].filter(isSaid);
  const told = join(parts, "；", "; ");
  return parts.length === 0 ? nothing : say(`（${told.zh}）`, ` (${told.en})`);
};
