/** Where a rule comes from, and which of its numbers are the scheme's own. */
import * as z from "zod";
import { type Basis, basis } from "../../model/basis";
import type { Text } from "../../model/text";
import { nothing, say, sentences } from "../../report/words";
import type { Clause } from "../clause";
import { listText, sentence } from "./phrases";

/** Parts of rules by the first step of their path. */
const parts: Readonly<Record<string, Text>> = {
  points: say("分值", "points"),
  measure: say("计量方式", "measure"),
  method: say("计分方法", "method"),
  deadline: say("补录期限", "deadline"),
  collect: say("报送期限", "records owed"),
  floor: say("下限", "lower bound"),
  cap: say("上限", "upper bound"),
  cadence: say("频次和期限", "how often and by when"),
  deduct: say("扣分", "deduction"),
  ladder: say("各次的处理", "what follows each time"),
  grave: say("情节严重的处理", "the grave form"),
  running: say("连续年度的处理", "years in a row"),
  suspect: say("线索规则", "suspicions"),
  steps: say("处理方式", "steps"),
  when: say("条件", "condition"),
  conditions: say("条件", "conditions"),
  colour: say("颜色", "colour"),
  from: say("分数段", "band"),
  to: say("分数段", "band"),
  limit: say("等次", "grade"),
  rate: say("比例", "rate"),
  maxShare: say("比例", "share"),
  oneIn: say("人数", "number"),
  minDays: say("天数", "days"),
  closes: say("关账期限", "closing"),
  afterClosing: say("关账以后的规定", "after closing"),
  latest: say("日期", "day"),
  grace: say("宽限期", "grace"),
  count: say("天数的计法", "how days are counted"),
  noGrade: say("不定等次的天数", "days without a grade"),
  each: say("每次扣分", "deduction each time"),
  overdue: say("逾期扣分", "overdue"),
  late: say("补办扣分", "late"),
};

const partOf = (path: string): Text => parts[path.split(".")[0] ?? ""] ?? say(path, path);

/** The same part is named once. */
const partsText = (paths: readonly string[]): Text => {
  const named = new Map(paths.map(partOf).map((part) => [part.zh, part]));
  return listText([...named.values()]);
};

const originText = ({ sources, origin, authored = [] }: Basis): Text => {
  const from = listText(sources.map((source) => say(source, source)));
  if (origin === "authored") {
    return sources.length === 0
      ? say("本办法自定", "the scheme's own")
      : say(`本办法自定，参照${from.zh}`, `the scheme's own, after ${from.en}`);
  }
  const own = partsText(authored);
  return authored.length === 0
    ? say(`依据${from.zh}`, `from ${from.en}`)
    : say(`依据${from.zh}，其中${own.zh}为本办法自定`, `from ${from.en}; the scheme's own: ${own.en}`);
};

/** A note as a sentence, whether or not its author ended it. */
const ended = ({ zh, en }: Text): Text =>
  say(/[。！？）]$/.test(zh) ? zh : `${zh}。`, /[.!?)]$/.test(en) ? en : `${en}.`);

const based = z.object({ basis });

/** The basis of a clause as a sentence, with its note; undefined where it has none of its own. */
export const basisText = ({ own }: Pick<Clause, "own">): Text | undefined => {
  const read = based.safeParse(own);
  if (!read.success) return undefined;
  const { note } = read.data.basis;
  return sentences(sentence(originText(read.data.basis)), note === undefined ? nothing : ended(note));
};
