/** The problems of a scheme: what must hold between its parts. */
import type { Text } from "../text";
import { kindName, measureName, methodName } from "./kinds";
import { both, say } from "./say";

/** Where a band begins or ends without a bound. */
const [before, after] = ["−∞", "∞"];

/** A stretch of scores: 80 分以上、不满 81 分的；不满 60 分的；90 分以上的. */
const scores = ({ from, to }: { readonly from: string; readonly to: string }): Text => {
  const en = `from ${from} to ${to}`;
  if (from === before) return both(to === after ? "所有分数" : `不满 ${to} 分的`, en);
  return both(to === after ? `${from} 分以上的` : `${from} 分以上、不满 ${to} 分的`, en);
};

const joinBands = both(
  "请使低一等的 to 等于高一等的 from，最低一等从总分的保底写起，最高一等不写 to。",
  "Make the `to` of one grade the `from` of the next.",
);

export const schemeWords = {
  "one-assessed-body": (p: { count: string }) =>
    say(
      `须有一个、也只能有一个责任主体标为被考核的一方（assessed: true），现有 ${p.count} 个。`,
      `Exactly one body must be marked \`assessed\`; ${p.count} are.`,
    ),
  unsourced: () =>
    say(
      "标了有出处（sourced），却没有写来源。",
      "Marked `sourced`, but no source is named.",
      both(
        "请在 sources 里写上来源，或者把 origin 改为 authored。",
        "Name its sources, or make the origin `authored`.",
      ),
    ),
  "authored-path-unknown": (p: { path: string }) =>
    say(
      `authored 列了“${p.path}”，这一条里没有这一处。`,
      `\`authored\` names \`${p.path}\`, which this entry does not have.`,
    ),
  "points-do-not-add-up": (p: { parts: string; whole: string }) =>
    say(
      `下面各项合计 ${p.parts} 分，与这里写的 ${p.whole} 分不符。`,
      `The parts add up to ${p.parts} points, but ${p.whole} is written here.`,
      both("请调整分值，使两者相等。", "Change the points so that both are equal."),
    ),
  "off-grid": (p: { number: string; digits: string }) =>
    say(
      `${p.number} 的小数位数超过了取舍规定的 ${p.digits} 位。`,
      `${p.number} has more digits than the ${p.digits} that it is rounded to.`,
    ),
  "bounds-reversed": (p: { floor: string; cap: string }) =>
    say(`保底 ${p.floor} 高于封顶 ${p.cap}。`, `The floor ${p.floor} is above the cap ${p.cap}.`),
  "points-do-not-fit-kind": () =>
    say(
      "加分项、减分项的分值（points）应为 0，最多加减多少分写在 cap。",
      "A bonus or deduction item has 0 points; its limit is written as `cap`.",
    ),
  "cap-missing": () =>
    say(
      "加分项、减分项须写明封顶（cap），不封顶的写 none。",
      "A bonus or deduction item must say its `cap` (`none` is allowed).",
    ),
  "method-does-not-fit": (p: { method: string; reason: string; reasonZh: string }) =>
    say(
      `这里不能用计分方法${methodName(p.method).zh}：${p.reasonZh}。`,
      `The method ${methodName(p.method).en} does not fit here: ${p.reason}.`,
    ),
  "group-mixed": (p: { group: string }) =>
    say(
      `“${p.group}”组的指标不在同一类，或者种类（kind）不同。`,
      `The items of group \`${p.group}\` are of more than one category or kind.`,
    ),
  "tiers-out-of-order": (p: { above: string; here: string }) =>
    say(
      `各档应从高到低排列，“${p.here}”不能排在“${p.above}”后面。`,
      `Steps go from high to low: \`${p.here}\` cannot stand after \`${p.above}\`.`,
      both(
        "请由大到小排列；数字相同的，“超过”（over）排在“以上”（from）前面。",
        "Sort them downward; at equal numbers `over` stands before `from`.",
      ),
    ),
  "trim-too-large": () =>
    say(
      "最高分、最低分各去掉 trim 个，合计超过了 trimAbove。",
      "Trimming would drop more raters than there need be.",
      both("请使 trim 的两倍不大于 trimAbove。", "Keep twice `trim` at or below `trimAbove`."),
    ),
  "rest-does-not-fit": () =>
    say(
      "sameMatter 为 first-full 时须写 rest，其他情况不写。",
      "`rest` is written with `first-full`, always and only.",
    ),
  "choice-counted-twice": (p: { name: string }) =>
    say(
      `选项“${p.name}”既给了权重，又列为无效票。`,
      `The choice \`${p.name}\` has a weight and is invalid as well.`,
      both("请删去一处。", "Remove one of them."),
    ),
  "ladder-gap": (p: { expected: string; found: string }) =>
    say(
      `这里应写第 ${p.expected} 次，写成了第 ${p.found} 次。`,
      `Row ${p.expected} of the ladder is expected here, found ${p.found}.`,
    ),
  "veto-without-limit": () =>
    say(
      "写了一票否决（veto），没有写最高定为哪个等次（limit）。",
      "A veto must say the grade that it limits to (`limit`).",
    ),
  "band-hole": (p: { from: string; to: string }) =>
    say(`${scores(p).zh}，不属于任何等次。`, `Scores ${scores(p).en} belong to no grade.`, joinBands),
  "band-overlap": (p: { from: string; to: string }) =>
    say(`${scores(p).zh}，同时属于两个等次。`, `Scores ${scores(p).en} belong to two grades.`, joinBands),
  "band-empty": (p: { from: string; to: string }) =>
    say(
      `这个等次的分数段（${p.from} 至 ${p.to}）里没有任何分数。`,
      `The band from ${p.from} to ${p.to} holds no score.`,
    ),
  "weights-do-not-add-up": (p: { found: string }) =>
    say(
      `年度部分和期满部分的权重合计应为 1，现为 ${p.found}。`,
      `The weights of the years and of the term must add up to 1, not ${p.found}.`,
    ),
  "deadline-after-closing": (p: { within: string; closes: string }) =>
    say(
      `这里的期限是期末后 ${p.within} 天，应当早于关账（期末后 ${p.closes} 天）。`,
      `The deadline of ${p.within} days is not before the closing at ${p.closes} days.`,
      both(
        "请缩短期限，或者推迟关账（annual.closes、term.closes）。",
        "Shorten it, or move `annual.closes` and `term.closes`.",
      ),
    ),
  "collect-does-not-fit": (p: { measure: string }) =>
    say(
      `计量方式${measureName(p.measure).zh}没有按月、按季或者按年报的记录，不能写 collect。`,
      `The measure ${measureName(p.measure).en} has no facts to collect by month, quarter or year.`,
    ),
  "condition-does-not-fit": (p: { kind: string }) =>
    say(
      `条件 ${p.kind} 只能用于期满考核。`,
      `The condition ${p.kind} is for the term only.`,
      both("请写 in: [term]。", "Write `in: [term]`."),
    ),
  "not-a-survey": (p: { item: string }) =>
    say(`指标 ${p.item} 的计量方式不是${measureName("survey").zh}，没有选项可比。`, `Item ${p.item} is not a survey.`),
  "kind-does-not-fit-item": (p: { kind: string; item: string; measure: string }) =>
    say(
      `指标 ${p.item} 的计量方式是${measureName(p.measure).zh}，用不上${kindName(p.kind).zh}。`,
      `Item ${p.item} is measured by ${measureName(p.measure).en} and reads no ${kindName(p.kind).en}.`,
    ),
  "accepted-twice": (p: { remark: string; at: string }) =>
    say(
      `“${p.at}”处的检查意见“${p.remark}”保留了两次。`,
      `The remark \`${p.remark}\` at \`${p.at}\` is accepted twice.`,
      both("请合并成一条。", "Keep one of them."),
    ),
  "accepted-needs-change": (p: { remark: string; at: string; changes: string }) =>
    say(
      `“${p.at}”处的检查意见“${p.remark}”不止一条：${p.changes}。`,
      `There is more than one remark \`${p.remark}\` at \`${p.at}\`: ${p.changes}.`,
      both(
        "请用 change 写明保留的是哪一条，每条各写理由。",
        "Say by `change` which one is accepted, each with its reason.",
      ),
    ),
  "accepted-fits-nothing": (p: { remark: string; at: string; near?: string | undefined }) =>
    say(
      `“${p.at}”处没有检查意见“${p.remark}”，没有什么可以保留的。`,
      `There is no remark \`${p.remark}\` at \`${p.at}\` to be accepted.`,
      p.near === undefined
        ? both("请删去这一条。", "Take it out.")
        : both(`请删去这一条；是否想写“${p.near}”？`, `Take it out, or did you mean \`${p.near}\`?`),
    ),
  "not-waivable": (p: { item: string }) =>
    say(
      `指标 ${p.item} 不能批准为不适用。`,
      `Item ${p.item} may not be waived.`,
      both("办法里写了 waivable: true 的指标才可以。", "Only items with `waivable: true` in the scheme may."),
    ),
};
