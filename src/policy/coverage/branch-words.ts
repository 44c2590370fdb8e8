/** What the branches of measures and methods are called in both languages. */
import type { Measure } from "../../model/measures";
import type { Text } from "../../model/text";
import { choiceTitle } from "../../report/measured";
import { say } from "../../report/words";
import { statusNames } from "../describe/measure-words";
import { type NameOf, namesIn } from "../describe/names";

const branches: Readonly<Record<string, Text>> = {
  several: say("不止一条记录", "more than one fact"),
  none: say("没有记录，按没有发生计", "none recorded, counted as none"),
  "set-goal": say("用核定的目标", "a target that was set"),
  "default-goal": say("没有核定目标，用统一目标", "the default target"),
  "part-goal": say("目标按天数折算", "a target in proportion to the days"),
  "term-goal": say("用任期目标", "a target of the term"),
  "self-only": say("只有自报数", "only a self-report"),
  "checked-before-self": say("自报数和核实数都有，用核实数", "a checked value beside a self-report"),
  "check-close": say("自报数和核实数相差不大", "self-report and check within tolerance"),
  "check-apart": say("自报数和核实数相差过大", "self-report and check too far apart"),
  invalid: say("另有一次评分无效", "an invalid rating beside valid ones"),
  "latest-of-member": say("同一队员有两次成绩，用后一次", "of two results of a member the later one"),
  "several-in-part": say("同一时段有两次记录", "two facts of one calendar part"),
  "latest-of-rater": say("同一评委有两次评分，用后一次", "of two ratings of a rater the later one"),
  "raters-at-minimum": say("评委正好够最少人数", "exactly the fewest raters"),
  "raters-at-trim": say("评委正好还不去掉最高最低", "exactly as many raters as are not yet trimmed"),
  "raters-above-trim": say("评委刚好多到要去掉最高最低", "the first number of raters that is trimmed"),
  "sample-at-minimum": say("票数正好够", "exactly the smallest sample"),
  "sample-below-minimum": say("票数只差一票", "a sample one vote too small"),
  improved: say("比到任时好转，按最好计", "better than at arrival, worth the best"),
  "not-improved": say("到任时差，没有好转", "bad at arrival and no better"),
  "arrived-well": say("到任时不差", "not bad at arrival"),
  skipped: say("头几个时段有颜色，不计", "a colour in the first parts, which are skipped"),
  "half-day": say("半天", "a half-day"),
  "two-claims": say("同一半天有两种记录，取有利的", "two claims for one half-day"),
  "part-service": say("时段中间到任或者离任", "service that begins or ends inside a calendar part"),
  "several-members": say("不止一名队员", "more than one member"),
  "more-than-needed": say("驻村多于应驻，多的不计", "more presence than is needed"),
  "day-off": say("休息日驻村", "presence on a day off"),
  "need-is-available": say("工作日少于应驻天数，按工作日计", "fewer days available than needed"),
  "need-is-less": say("工作日多于应驻天数", "more days available than needed"),
  "unequal-needs": say("各时段应驻天数不同", "unequal needs"),
  "asked-in-time": say("请假手续及时", "leave asked for in time"),
  "asked-too-late": say("请假手续过迟，按脱岗计", "leave asked for too late"),
  "in-time": say("按期完成", "done in time"),
  late: say("过期完成", "done late"),
  unfinished: say("没有完成", "not finished"),
  "part-due": say("只到期一部分", "only a part is due"),
  ahead: say("超前完成", "ahead of what is due"),
  "unequal-weights": say("权重不同", "unequal weights"),
  "excused-one": say("其中一件经批准不计", "one of several excused"),
  changed: say("变更有效", "changed with effect"),
  dropped: say("未经批准撤销", "dropped without approval"),
  withdrawn: say("经批准撤销", "dropped with approval"),
  unverified: say("有未核实的进度", "progress that is not verified"),
  "change-too-late": say("过期变更，不算", "changed too late"),
  "change-beyond": say("把期限推到年度（任期）以外，不算", "moved beyond its year or term"),
  "change-too-many": say("变更过多，不算", "one change too many"),
  undone: say("没有动", "nothing done"),
  "part-done": say("完成一部分", "partly done"),
  "last-day": say("期限最后一天公开", "published on the last day"),
  "day-after": say("晚一天公开", "published a day late"),
  "not-approved": say("没有审定", "not approved"),
  "not-published": say("没有公开", "not published"),
  "several-years": say("不止一个年度", "several years"),
  "same-matter": say("同一事项有两条", "two about one matter"),
  known: say("以前计过的事项", "a matter that was counted before"),
  "known-again": say("以前年度也有的事项", "a matter of an earlier year as well"),
  shared: say("几个队联名", "shared by several teams"),
  "charged-rest": say("失职已扣，这里补扣多出的部分", "charged as misconduct, the rest here"),
  "charged-whole": say("失职已扣够，这里不扣", "wholly charged as misconduct"),
  dismissed: say("查否，不计", "dismissed"),
};

/** What a measure calls the things that its branches name: choices of a ballot, colours, levels. */
const thingsOf = (measure: Measure | undefined): NameOf => {
  switch (measure?.kind) {
    case "survey": {
      const { weights, invalid, titles } = measure;
      const choices = new Set([...Object.keys(weights), ...invalid, ...Object.keys(titles ?? {})]);
      return namesIn([...choices].map((id) => ({ id, title: choiceTitle(titles, id) })));
    }
    case "colours":
      return namesIn(measure.colours);
    case "notices":
      return namesIn(measure.levels);
    default:
      return namesIn([]);
  }
};

const prefixes: readonly (readonly [string, string, string])[] = [
  ["choice-", "有人投", "votes for"],
  ["colour-", "颜色为", "the colour"],
  ["level-", "级别为", "the level"],
];

/** What a branch of a measure is called. */
export const branchText = (branch: string, measure: Measure | undefined): Text => {
  const known = branches[branch];
  if (known !== undefined) return known;
  const status = Object.entries(statusNames).find(([name]) => branch === `status-${name}`)?.[1];
  if (status !== undefined) return say(`记录为“${status.zh}”`, `recorded as ${status.en}`);
  const found = prefixes.find(([prefix]) => branch.startsWith(prefix));
  if (found === undefined) return say(branch, branch);
  const [prefix, zh, en] = found;
  const name = thingsOf(measure)(branch.slice(prefix.length));
  return say(`${zh}“${name.zh}”`, `${en} “${name.en}”`);
};

const arms: Readonly<Record<string, Text>> = {
  else: say("各档都不到", "none of the tiers"),
  all: say("得分", "all points"),
  nothing: say("不得分", "no points"),
  "steps-0": say("一档不扣", "no step"),
  "steps-1": say("扣一档", "one step"),
  "steps-2": say("扣两档", "two steps"),
  "step-begun": say("不足一档", "a step begun"),
};

/** What a branch of a method is called. */
export const armText = (arm: string): Text => {
  const [, kind, nth] = /^(tier|rank)-(\d+)$/.exec(arm) ?? [];
  if (kind === "tier") return say(`第 ${nth} 档`, `tier ${nth}`);
  if (kind === "rank") return say(`第 ${nth} 名`, `rank ${nth}`);
  return arms[arm] ?? say(arm, arm);
};
