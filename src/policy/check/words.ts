/** What remarks say, by their code, in both languages; and the names of changes and obstacles. Sentences of the check are born here and nowhere else. */
import type { Text } from "../../model/text";
import type { Obstacle } from "./effect";
import type { Change } from "./input";

const both = (zh: string, en: string): Text => ({ zh, en });

/** What an input says more of. */
export const changeWords: Readonly<Record<Change, Text>> = {
  "more-presence": both("多在村半天", "one more half-day present"),
  "more-count": both("多记一次", "one more recorded"),
  "higher-count": both("记的数量变大", "a larger number recorded"),
  "more-done": both("多办一件、办成一件", "one more due and done"),
  "higher-done": both("应办的当中多办成一些", "more of what is due is done"),
  "more-undone": both("多一件应办未办", "one more due and not done"),
  "higher-due": both("应办的变多，办成的不变", "more is due, no more is done"),
  "higher-goal": both("目标定得更高", "a higher target"),
  "more-rating": both("多一个满分的评分", "one more rating at the top"),
  "higher-rating": both("一个评分变高", "a higher rating"),
  "more-votes": both("最好的一项多得一票", "one more vote for the best choice"),
  "better-votes": both("一票改投更好的一项", "a vote moves to a better choice"),
  "higher-value": both("数值变大", "a larger value"),
  "lower-rank": both("名次落后", "a lower place"),
  "more-colour": both("多记一次最好的颜色", "one more part at the best colour"),
  "better-colour": both("颜色变好", "a better colour"),
  "more-progress": both("多一条全部兑现的进度", "one more record of a commitment kept"),
  "higher-progress": both("兑现的比例变高", "more of a commitment is kept"),
  abandoned: both("未经批准放弃一件承诺", "a commitment is given up without approval"),
  "more-published": both("多公开一件承诺", "one more commitment published"),
  "more-milestone": both("多完成一个节点", "one more milestone reached"),
  "higher-milestone": both("节点完成的比例变高", "more of a milestone is reached"),
  "more-notice": both("多一件新事项的发文", "one more notice of a new matter"),
  "higher-level": both("发文的级别变高", "a notice of a higher level"),
  "fewer-authors": both("联名的队变少", "a notice shared by fewer teams"),
  "earlier-notice": both("同一事项在更早的日子也有发文", "an earlier notice of the same matter"),
  "more-finding": both("多一次认定", "one more finding"),
  "grave-finding": both("认定为情节严重", "a finding becomes grave"),
  "earlier-finding": both("同一次认定补记更早的一条", "an earlier record of the same finding"),
  "more-event": both("多一次事件", "one more event"),
  waiver: both("满分的指标批准不适用", "an item with full marks is waived"),
};

/** Why an input is not proved. */
export const obstacleWords: Readonly<Record<Obstacle, Text>> = {
  against: both("计分方法与好坏的方向相反", "the method goes against the direction"),
  mixed: both("得分随数值有升有降", "points rise and fall with the value"),
  "showing-costs": both("从没有记录到有记录，得分可能是负的", "what was missing may come to points below zero"),
  "showing-gives": both("从没有记录到有记录，反而得分", "what was missing comes to points"),
  bounds: both("组或者类的保底、封顶不含零分", "zero is not between the bounds of the group or category"),
  rescaled: both("折算不适用的分值时可能多得或者少得", "rescaling for what does not apply may give more or less"),
  trimmed: both("去掉的最高分不止一个", "more than one of the highest is dropped"),
  status: both("驻村不计入在岗，或者又算免计", "presence does not count, or is excused as well"),
  votes: both("最好的一项权重低于废票", "the best choice weighs less than an invalid vote"),
  colours: both("颜色的数值不是由好到差递减", "the values of colours do not fall from best to worst"),
  "once-ever": both("同一事项往年计过的要扣除", "what earlier years gave for the matter is taken off"),
  "earlier-year": both("归入更早的年度", "it moves to an earlier year"),
  "grave-cheaper": both("情节严重的反而扣得少", "the grave form costs less"),
  "same-matter": both(
    "同一事项的通报让位于认定，认定扣的可能更少",
    "notices give way to a finding of the same matter, which may cost less",
  ),
  cap: both("限档的条件方向相反", "a cap's condition goes the other way"),
  "below-goal": both("数值可以为负", "the value may be below zero"),
};

/** How far an answer moved, for both kinds of wrong. */
interface Moved {
  /** The item, the case or the event. */
  readonly name: string;
  readonly change: Change;
  readonly when: Text;
  readonly of: "total" | "grade";
  /** Points, or the titles of grades. */
  readonly before: Text;
  readonly after: Text;
}

const moved = ({ when, of, before, after }: Moved): Text =>
  both(
    `${when.zh}${of === "total" ? "总分" : "等次"}由 ${before.zh} 变为 ${after.zh}`,
    `the ${of} ${when.en} goes from ${before.en} to ${after.en}`,
  );

/** What has bounds. */
export type Part = "item" | "category" | "bonus" | "deduction" | "total";

const partWords: Readonly<Record<Part, Text>> = {
  item: both("# ", "item #"),
  category: both("# 类", "category #"),
  bonus: both("加分合计", "all bonus"),
  deduction: both("减分合计", "all deductions"),
  total: both("总分", "the total"),
};

/** Facts that more than one place may read. */
export type Facts = "attendance" | "findings" | "commitments" | "published" | "notices";

const factWords: Readonly<Record<Facts, Text>> = {
  attendance: both("同一份考勤记录", "The same days of attendance"),
  findings: both("同一次失职失责认定", "The same findings of misconduct"),
  commitments: both("同一批承诺", "The same commitments"),
  published: both("同一批承诺的公开", "The same published commitments"),
  notices: both("同一事项的通报和认定", "A criticism and a finding of the same matter"),
};

const subjectWords = { team: both("工作队", "team"), member: both("队员", "member") } as const;

/** All remarks. A code is stable: schemes and scripts may rely on it. */
export const remarkWords = {
  "step-out-of-reach": (p: { item: string; step: string; least?: string | undefined; most?: string | undefined }) =>
    both(
      `${p.item} 的“${p.step}”这一档永远达不到：计量结果${p.least === undefined ? "没有下限" : `最小 ${p.least}`}，${p.most === undefined ? "没有上限" : `最大 ${p.most}`}。`,
      `The step \`${p.step}\` of ${p.item} can never be reached: what is measured lies ${p.least === undefined ? "" : `from ${p.least} `}${p.most === undefined ? "upward" : `to ${p.most}`}.`,
    ),
  "full-out-of-reach": (p: { item: string; points: string; most: string }) =>
    both(
      `${p.item} 分值 ${p.points} 分，最多只能得 ${p.most} 分。`,
      `${p.item} has ${p.points} points, but at most ${p.most} can be had.`,
    ),
  "bonus-out-of-reach": (p: { item: string }) =>
    both(`加分项 ${p.item} 永远加不到分。`, `Nothing can ever be gained in the bonus item ${p.item}.`),
  "deduction-out-of-reach": (p: { item: string }) =>
    both(`减分项 ${p.item} 永远扣不到分。`, `Nothing can ever be lost in the deduction item ${p.item}.`),
  "grade-out-of-reach": (p: { grade: string; end?: "least" | "most" | undefined; points?: string | undefined }) =>
    p.end === undefined
      ? both(
          `等次“${p.grade}”永远评不出来：没有分数段，也没有限档限到它。`,
          `The grade \`${p.grade}\` can never be given: it has no band, and nothing limits to it.`,
        )
      : both(
          `等次“${p.grade}”永远评不出来：总分${p.end === "most" ? "最多" : "最少"} ${p.points ?? ""} 分。`,
          `The grade \`${p.grade}\` can never be given: the total is at ${p.end} ${p.points ?? ""}.`,
        ),
  "cap-out-of-reach": (p: { cap: string }) =>
    both(`限档“${p.cap}”的条件永远不会成立。`, `The condition of the cap \`${p.cap}\` can never hold.`),
  "cap-always": (p: { cap: string }) =>
    both(`限档“${p.cap}”的条件，只要有数就成立。`, `The condition of the cap \`${p.cap}\` holds whatever is measured.`),
  "cap-covered": (p: { cap: string; by: string }) =>
    both(
      `限档“${p.cap}”从来不起作用：它成立时“${p.by}”也成立，限得不比它高。`,
      `The cap \`${p.cap}\` never changes a grade: whenever it holds \`${p.by}\` does, which limits as low.`,
    ),
  "cap-without-effect": (p: { cap: string; grade: string; most?: string | undefined }) =>
    p.most === undefined
      ? both(
          `限档“${p.cap}”从来不起作用：它限到的“${p.grade}”是最高的等次。`,
          `The cap \`${p.cap}\` never changes a grade: \`${p.grade}\`, to which it limits, is the highest.`,
        )
      : both(
          `限档“${p.cap}”从来不起作用：条件成立时总分最多 ${p.most} 分，本来就高不过“${p.grade}”。`,
          `The cap \`${p.cap}\` never changes a grade: where it holds the total is at most ${p.most}, which is not above \`${p.grade}\` anyway.`,
        ),
  "bound-without-effect": (p: { of: Part; id: string; bound: "floor" | "cap"; number: string; reach: string }) =>
    both(
      `${partWords[p.of].zh.replace("#", p.id)}${p.bound === "cap" ? `封顶 ${p.number} 分从来用不上：最多 ${p.reach} 分` : `保底 ${p.number} 分从来用不上：最少 ${p.reach} 分`}。`,
      `The ${p.bound} of ${p.number} for ${partWords[p.of].en.replace("#", p.id)} never holds: at ${p.bound === "cap" ? "most" : "least"} ${p.reach} is reached.`,
    ),
  "idle-points": (p: { item: string; points: string }) =>
    both(
      `什么记录都没有，${p.item} 也得 ${p.points} 分。`,
      `With nothing recorded at all, ${p.item} gives ${p.points} points.`,
    ),
  "idle-rescaled": (p: { category: string; from: string; to: string }) =>
    both(
      `什么记录都没有、也没有定目标的队，${p.category} 类因其他指标不适用，由 ${p.from} 分折算成 ${p.to} 分。`,
      `For a team with no records and no targets, category ${p.category} is rescaled from ${p.from} to ${p.to} points because its other items do not apply.`,
    ),
  "idle-passes": (p: { total: string; grade: string }) =>
    both(
      `什么都不做的队总分 ${p.total} 分，已达到“${p.grade}”。`,
      `A team that does nothing has ${p.total} points, which reaches \`${p.grade}\`.`,
    ),
  cliff: (p: { item: string; from: string; to: string; less: string; more: string; share: string }) =>
    both(
      `${p.item} 由 ${p.from} 到 ${p.to}，只差一点，得分由 ${p.less} 变为 ${p.more}，相差分值的 ${p.share}。`,
      `In ${p.item}, one step from ${p.from} to ${p.to} moves the points from ${p.less} to ${p.more}: ${p.share} of the item.`,
    ),
  "bought-off": (p: { case: string; subject: "team" | "member"; cost: string; bonus: string }) =>
    both(
      `${p.case}（对象为${subjectWords[p.subject].zh}）扣 ${p.cost} 分、不限全队的等次，最多 ${p.bonus} 分的加分可以抵消。`,
      `${p.case} (about the ${subjectWords[p.subject].en}) costs ${p.cost} points and does not limit the team's grade; a bonus of up to ${p.bonus} makes up for it.`,
    ),
  "costs-nothing": (p: { case: string }) =>
    both(
      `${p.case} 第一次认定不扣分，也不限全队的等次。`,
      `The first finding of ${p.case} costs no points and does not limit the team's grade.`,
    ),
  "deduction-used-up": (p: { cap: string }) =>
    both(
      `减分合计扣满 ${p.cap} 分以后，再多的失职失责也不再扣分（限档照常）。`,
      `Once ${p.cap} points are deducted, further misconduct costs no points (caps on grades still hold).`,
    ),
  "read-twice": (p: { items: readonly string[]; facts: Facts }) =>
    both(
      `${factWords[p.facts].zh}被 ${p.items.join("、")} 重复计算。`,
      `${factWords[p.facts].en} count more than once: in ${p.items.join(", ")}.`,
    ),
  "duty-unread": (p: { duty: string }) =>
    both(
      `职责 ${p.duty} 履行与否都没有后果：没有指标、机制、线索或者记账用到它。`,
      `Nothing follows from the duty ${p.duty}: no item, mechanism, suspicion or account reads it.`,
    ),
  "no-scorer": (p: { item: string }) =>
    both(`${p.item} 没有写评分主体：谁记的都算。`, `${p.item} names no scorer: whoever records it, it counts.`),
  "own-scorer": (p: { item: string }) =>
    both(`${p.item} 由被考核的工作队自己打分。`, `${p.item} is scored by the teams that are assessed themselves.`),
  "own-approver": (_: object) =>
    both("被考核的工作队自己批自己的假。", "The teams that are assessed approve their own leave."),
  "charged-nowhere": (p: { body: string; each: string }) =>
    both(
      `岗位空缺每次扣“${p.body}” ${p.each} 分，但它没有账，扣不到。`,
      `A vacant post costs \`${p.body}\` ${p.each} points, but it has no account to lose them from.`,
    ),
  "warning-out-of-reach": (p: { criterion: string }) =>
    both(`预警“${p.criterion}”的条件永远不会成立。`, `The condition of the warning \`${p.criterion}\` can never hold.`),
  "warning-always": (p: { criterion: string }) =>
    both(
      `预警“${p.criterion}”的条件，只要有数就成立。`,
      `The condition of the warning \`${p.criterion}\` holds whatever is measured.`,
    ),
  "suspicion-always": (p: { case: string; below: string }) =>
    both(
      `${p.case} 的线索以应驻天数的 ${p.below} 为界，超过全部：驻满的也列为线索。`,
      `The suspicion of ${p.case} asks for ${p.below} of the days needed, which is more than all of them: who has them all is suspected too.`,
    ),
  "step-above-item": (p: { item: string; step: string; points: string; most: string }) =>
    both(
      `${p.item} 的“${p.step}”这一档写 ${p.points} 分，本项最多只给 ${p.most} 分。`,
      `The step \`${p.step}\` of ${p.item} says ${p.points} points, but the item gives at most ${p.most}.`,
    ),
  "item-flat": (p: { item: string; points: string }) =>
    both(
      `${p.item} 不管计量结果多少，都得 ${p.points} 分。`,
      `${p.item} gives ${p.points} points whatever is measured.`,
    ),
  "good-lowers": (p: Moved) =>
    both(
      `${p.name}：${changeWords[p.change].zh}，${moved(p).zh}：好事反而吃亏。`,
      `${p.name}: with ${changeWords[p.change].en}, ${moved(p).en}: good work costs.`,
    ),
  "fault-raises": (p: Moved) =>
    both(
      `${p.name}：${changeWords[p.change].zh}，${moved(p).zh}：有错反而得利。`,
      `${p.name}: with ${changeWords[p.change].en}, ${moved(p).en}: a fault gains.`,
    ),
  "direction-mixed": (p: Moved) =>
    both(
      `${p.name}：${changeWords[p.change].zh}，${moved(p).zh}；别处又会变高，看不出多好还是少好。`,
      `${p.name}: with ${changeWords[p.change].en}, ${moved(p).en}, elsewhere it rises: whether more or less is better cannot be told.`,
    ),
  "direction-unknown": (p: { name: string; change: Change; why: readonly Text[] }) =>
    both(
      `${p.name}：${changeWords[p.change].zh}会不会适得其反，既没有证明、也没有找到反例：${p.why.map(({ zh }) => zh).join("；")}。`,
      `${p.name}: whether ${changeWords[p.change].en} can go the wrong way is neither proved nor refuted: ${p.why.map(({ en }) => en).join("; ")}.`,
    ),
} satisfies Record<string, (params: never) => Text>;

/** A year, or the term. */
export const whenWords = (year: number | null): Text =>
  year === null ? both("期满", "of the term") : both(`${year}年度`, `of ${year}`);
