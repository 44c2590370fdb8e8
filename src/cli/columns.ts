/**
 * The Chinese column names and Chinese values of a CSV file of facts, and which columns hold what is not text.
 * English names are the keys of a fact; every Chinese name stands for exactly one of them and the other way round.
 */

import { teamKey } from "../model/json-line";

/** Column of the team, which is no key of a fact: it says whose ledger the row belongs to. */
export const teamColumn = teamKey;

/** Before the name of a choice: a column `votes.satisfied` holds the votes for `satisfied`. */
export const votesPrefix = "votes.";

/** The same in Chinese: `票数.满意`. */
export const chineseVotesPrefix = "票数.";

/** Chinese column name → key of a fact (or `team`). Votes are read with {@link chineseVotesPrefix}. */
export const chineseColumns: Readonly<Record<string, string>> = {
  工作队: "team",
  编号: "id",
  类型: "kind",
  日期: "day",
  登记日期: "recorded",
  登记人: "by",
  来源: "source",
  所属年度: "for",
  责任主体: "body",
  更正编号: "corrects",
  理由: "reason",
  更正令: "order",
  队员: "member",
  截止日期: "until",
  时段: "slot",
  考勤状态: "status",
  申请日期: "asked",
  批准主体: "authority",
  法定假: "statutory",
  考评项: "item",
  数值: "value",
  完成: "done",
  应完成: "due",
  评分人: "rater",
  评分主体: "scorer",
  有效: "valid",
  数值出处: "claim",
  名次: "rank",
  参评数: "of",
  颜色: "colour",
  到村时: "arrival",
  事项: "matter",
  级别: "level",
  联名数: "authors",
  情形: "case",
  对象: "subject",
  认定状态: "state",
  情节严重: "grave",
  承诺: "commitment",
  已核实: "verified",
  名称: "title",
  权重: "weight",
  公开日期: "published",
  移交人: "from",
  接手人: "to",
  节点: "milestone",
  事件: "event",
  批准人: "approver",
  免评期: "over",
};

/** Columns whose cells are whole numbers; other numbers stay text, which the format reads as exact decimals. */
export const integerColumns: ReadonlySet<string> = new Set(["for", "rank", "of", "authors"]);

/** Columns whose cells are `true` or `false`, in Chinese 是 or 否. */
export const booleanColumns: ReadonlySet<string> = new Set(["valid", "arrival", "grave", "verified", "statutory"]);

/** Column `kind`. */
export const chineseKinds: Readonly<Record<string, string>> = {
  考勤: "attendance",
  计次: "count",
  应办实办: "tally",
  评分: "rating",
  测评票: "ballots",
  数值: "value",
  名次: "rank",
  预警: "colour",
  通报: "notice",
  失职认定: "finding",
  践诺进度: "progress",
  节点进度: "milestone",
  承诺变更: "change",
  承诺撤销: "dropped",
  承诺移交: "handover",
  事件: "event",
  免评: "waiver",
  撤回: "withdrawal",
};

/** Column `status`, most favourable first. `recalled` is a day for which the unit pulled its member back. */
export const chineseStatuses: Readonly<Record<string, string>> = {
  在岗: "resident",
  公务: "duty",
  培训: "training",
  病假: "sick",
  请假: "leave",
  抽回: "recalled",
  脱岗: "absent",
};

/** Column `slot`; an empty cell is the whole day. */
export const chineseSlots: Readonly<Record<string, string>> = { 上午: "am", 下午: "pm" };

/** Columns of {@link booleanColumns}. */
export const chineseBooleans: Readonly<Record<string, boolean>> = { 是: true, 否: false };

/** Column `claim`. */
export const chineseClaims: Readonly<Record<string, string>> = { 自报: "self", 核定: "checked" };

/** Column `state` of a finding. */
export const chineseStates: Readonly<Record<string, string>> = {
  疑似: "suspected",
  调查中: "investigating",
  认定: "confirmed",
  排除: "dismissed",
};

/** Column `subject` of a finding. */
export const chineseSubjects: Readonly<Record<string, string>> = {
  队员: "member",
  工作队: "team",
  派员单位: "unit",
  镇党委: "town",
  区级部门: "department",
  工作机构: "committee",
};

/** Column `over` of a waiver. */
export const chineseOvers: Readonly<Record<string, string>> = { 年度: "year", 任期: "term" };

/** Column `level` of a notice, in the first scheme. */
export const chineseLevels: Readonly<Record<string, string>> = {
  国家级: "national",
  省级: "province",
  市级: "city",
  区级: "district",
  镇级: "town",
};

/** Column `colour`, in the first scheme. */
export const chineseColours: Readonly<Record<string, string>> = {
  正常: "none",
  蓝色: "blue",
  黄色: "yellow",
  红色: "red",
};

/** Columns `body`, `scorer` and `authority`, in the first scheme. */
export const chineseBodies: Readonly<Record<string, string>> = {
  区委: "district-committee",
  区级部门: "departments",
  派员单位: "unit",
  镇党委: "town",
  驻村工作队: "team",
};

/** After {@link chineseVotesPrefix}: the choices of a ballot, in the first scheme. */
export const chineseChoices: Readonly<Record<string, string>> = {
  满意: "satisfied",
  比较满意: "fairly",
  基本满意: "basically",
  不满意: "dissatisfied",
  空白: "blank",
  无效: "invalid",
};

/** For each column with words of its own: what a Chinese cell means. A cell that is not listed stays as it is. */
export const chineseValues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kind: chineseKinds,
  status: chineseStatuses,
  slot: chineseSlots,
  claim: chineseClaims,
  state: chineseStates,
  subject: chineseSubjects,
  over: chineseOvers,
  level: chineseLevels,
  colour: chineseColours,
  body: chineseBodies,
  scorer: chineseBodies,
  authority: chineseBodies,
};
