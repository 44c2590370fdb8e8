/** The names of measures, methods and kinds of facts, with the word that stands in the file. */
import type { Text } from "../text";

const measures: Readonly<Record<string, string>> = {
  count: "计次",
  tally: "比例",
  target: "对照目标",
  mean: "平均分",
  panel: "评议小组打分",
  survey: "群众评议",
  latest: "最近一次的数",
  rank: "名次",
  colours: "班子颜色",
  attendance: "驻村天数",
  commitments: "践诺完成率",
  published: "承诺公开件数",
  milestones: "项目节点进度",
  notices: "表彰、通报",
  findings: "失职失责认定",
};

const methods: Readonly<Record<string, string>> = {
  "per-occurrence": "按次扣分",
  proportional: "按比例得分",
  tiers: "分档得分",
  steps: "按级扣分",
  "all-or-nothing": "达标得分",
  "per-unit": "按量加减分",
  "by-rank": "按名次得分",
};

const kinds: Readonly<Record<string, string>> = {
  attendance: "考勤记录",
  count: "计次记录",
  tally: "应办实办记录",
  rating: "评分记录",
  ballots: "测评票记录",
  value: "数值记录",
  rank: "名次记录",
  colour: "预警颜色记录",
  notice: "通报记录",
  finding: "失职认定记录",
  progress: "践诺进度记录",
  milestone: "节点进度记录",
  change: "承诺变更记录",
  dropped: "承诺撤销记录",
  handover: "承诺移交记录",
  event: "事件记录",
  waiver: "免评记录",
  withdrawal: "撤回记录",
  target: "目标任务",
  performed: "履职记录",
  occasion: "事由记录",
  exemption: "免履职记录",
};

const named = (names: Readonly<Record<string, string>>, word: string, noun = ""): Text => ({
  zh: `“${names[word] ?? word}”（${word}）`,
  en: `\`${word}\`${noun}`,
});

export const measureName = (word: string): Text => named(measures, word);
export const methodName = (word: string): Text => named(methods, word);

/** What a kind of fact is called; `target` and `milestone` also name parts of a plan. */
export const kindName = (word: string): Text => named(kinds, word, word === "target" ? "" : " facts");
