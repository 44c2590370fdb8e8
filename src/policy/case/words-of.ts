/** The words for the places and values of expectations. */
import type { Text } from "../../model/text";
import { say } from "../../report/words";
import { labelsOfPersons, truthsOfPersons, valuesOfPersons } from "./words-of-persons";

type Words = Readonly<Record<string, Text>>;

/** What stands at a place, by its key. */
export const labels: Words = {
  ...labelsOfPersons,
  asOf: say("截至日", "the day of the answer"),
  total: say("总分", "the total"),
  outOf: say("满分", "the points possible"),
  base: say("基础分", "the base"),
  bonus: say("加分", "the bonus"),
  deduction: say("减分", "the deduction"),
  points: say("得分", "the points"),
  grade: say("等次", "the grade"),
  naturalGrade: say("自然等次", "the natural grade"),
  scoreGrade: say("按分数的等次", "the grade by score"),
  gradeState: say("定等情况", "the state of the grade"),
  notApplicableShare: say("不适用分值所占比例", "the share that is not applicable"),
  state: say("状态", "the state"),
  why: say("原因", "the reason"),
  measured: say("计量结果", "the measured value"),
  raw: say("取舍以前的分数", "the points before rounding"),
  bound: say("保底封顶", "the bound"),
  zeroedBy: say("记零依据", "what zeroes it"),
  setAside: say("不采用的记录", "the facts set aside"),
  caps: say("成立的限档", "the caps that hold"),
  holds: say("是否成立", "whether it holds"),
  binds: say("是否压低等次", "whether it lowers the grade"),
  limit: say("最高等次", "the limit"),
  veto: say("是否一票否决", "whether it is a veto"),
  found: say("比较的数", "what it compared"),
  subjects: say("对象", "the subjects"),
  adjustments: say("调整", "the adjustments"),
  mirror: say("连带减分", "the mirrored deduction"),
  by: say("应补日期", "the days by which facts are owed"),
  overdue: say("逾期未补", "what is overdue"),
  days: say("天数", "the days"),
  mean: say("各年度平均", "the mean of the years"),
  annualPoints: say("年度部分得分", "the part of the years"),
  termTotal: say("期满得分", "the term's own total"),
  termPoints: say("期满部分得分", "the part of the term"),
  rank: say("名次", "the rank"),
  ties: say("同分比较", "the ties"),
  rise: say("距入围差", "the rise that is missing"),
  fall: say("领先入围线", "the fall that it can bear"),
  quota: say("名额", "the quota"),
  held: say("占用名额", "the places held"),
  overQuota: say("增列", "the places over the quota"),
  size: say("参评队数", "the teams assessed"),
  fixed: say("已定等队数", "the teams with a fixed grade"),
  open: say("待定队数", "the teams that are open"),
  none: say("不定等队数", "the teams without a grade"),
  colour: say("预警颜色", "the colour"),
  since: say("起始日", "since when"),
  holding: say("成立的条件数", "how many criteria hold"),
  criterion: say("情况", "the state"),
  count: say("次数", "the count"),
  reached: say("触发日", "when it was reached"),
  balance: say("余额", "the balance"),
  charged: say("扣分", "what is charged"),
  unassigned: say("没有主体承担的项数", "how many fall on no body"),
  "reason:daily": say("因为是日常考核而不定等次", "no grade because it is a running total"),
  "reason:short-period": say("因时间太短而不定等次", "no grade for the short period"),
  "reason:not-applicable": say("因不适用太多而不定等次", "no grade for what is not applicable"),
  "reason:investigation": say("因正在调查而待定", "open for an investigation"),
  "reason:missing": say("因没有记录而待定", "open for what is missing"),
  "reason:pending": say("因有指标待定而待定", "open for what is pending"),
  "reason:year-open": say("因年度待定而待定", "open for years that are open"),
  "reason:year-ahead": say("因年度未到而待定", "open for years ahead"),
  "count:overdue": say("逾期项数", "the number overdue"),
  "count:late": say("迟办项数", "the number late"),
  "count:open": say("待办项数", "the number open"),
  "count:done": say("已办项数", "the number done"),
  "count:broken": say("违反项数", "the number broken"),
  "count:not-applicable": say("不适用项数", "the number not applicable"),
  "count:total": say("总项数", "the number of all"),
};

const itemStates: Words = {
  measured: say("已计量", "measured"),
  missing: say("没有记录", "missing"),
  "not-applicable": say("不适用", "not applicable"),
  pending: say("待定", "pending"),
  applicable: say("适用", "applicable"),
  granted: say("有名额", "has a place"),
  decided: say("经评审有名额", "has a place by a panel"),
  "over-quota": say("增列", "over the quota"),
  tied: say("同分待评审", "tied at the cut"),
  "no-place": say("名额已满", "no place left"),
  "below-threshold": say("不够条件", "not reached"),
  none: say("不参加", "none"),
};

const byKey: Readonly<Record<string, Words>> = {
  ...valuesOfPersons,
  state: itemStates,
  gradeState: { fixed: say("已定", "fixed"), open: say("待定", "open"), none: say("不定", "none") },
  criterion: { holds: say("成立", "holds"), clear: say("不成立", "clear"), "no-data": say("没有数据", "no data") },
  bound: { floor: say("保底", "floor"), cap: say("封顶", "cap") },
  why: {
    waiver: say("经批准不适用", "waiver"),
    "nothing-due": say("没有应办的", "nothing due"),
    "no-target": say("没有目标", "no target"),
    "not-yet-answerable": say("还不该计", "not yet answerable"),
    excused: say("都已准免", "excused"),
    "no-valid-rating": say("没有有效评分", "no valid rating"),
    "too-few-raters": say("评分人不够", "too few raters"),
    "small-sample": say("票数不够", "small sample"),
    investigation: say("正在调查", "investigation"),
    zeroed: say("逾期记零", "zeroed"),
  },
};

const nothing: Words = {};

/** The words for the values of a key. */
export const valueWords = (key: string): Words => byKey[key] ?? nothing;

/** What it is called where a key has no value. */
export const nullWords: Words = {
  grade: say("没有等次", "no grade"),
  naturalGrade: say("没有等次", "no grade"),
  scoreGrade: say("没有等次", "no grade"),
  measured: say("没有数", "no value"),
  rank: say("没有名次", "no rank"),
  colour: say("没有留色", "no colour kept"),
};

interface Truth {
  readonly yes: Text;
  readonly no: Text;
}

const truths: Readonly<Record<string, Truth>> = {
  ...truthsOfPersons,
  holds: { yes: say("成立", "holds"), no: say("不成立", "does not hold") },
  binds: { yes: say("压低等次", "lowers the grade"), no: say("不压低等次", "does not lower the grade") },
  veto: { yes: say("是一票否决", "is a veto"), no: say("不是一票否决", "is no veto") },
};

/** Yes and no, as they are said of a key. */
export const truthWords = (key: string): Truth => truths[key] ?? { yes: say("有", "yes"), no: say("没有", "no") };
