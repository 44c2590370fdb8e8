/** Aims, why some cannot be reached, and coverage in words of both languages. */
import { match } from "ts-pattern";
import type { ItemState, Why } from "../../model/evaluation";
import { exactFrom, exactText } from "../../model/points";
import { itemsOf, type Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import { near } from "../../report/numbers";
import { say } from "../../report/words";
import { clausesOf } from "../clause";
import { namesOf } from "../describe/names";
import { quoted } from "../describe/quoting";
import { clauseTitle } from "../describe/sentences";
import type { Aim, LeftOut, Row, Side, TeamSubject, Unreachable, What, WhatOf } from "./aim";
import { armText, branchText } from "./branch-words";

const states: Readonly<Record<ItemState, Text>> = {
  measured: say("有计量结果", "measured"),
  missing: say("缺记录", "nothing recorded"),
  "not-applicable": say("不适用", "not applicable"),
  pending: say("待定", "pending"),
};

const whys: Readonly<Record<Why, Text>> = {
  waiver: say("经批准", "waived"),
  "nothing-due": say("没有到期或者应做的", "nothing is due"),
  "no-target": say("没有目标", "no target"),
  "not-yet-answerable": say("还不到计的时段", "not yet looked at"),
  excused: say("全部经批准不计", "all of it excused"),
  "no-valid-rating": say("没有有效评分", "no valid rating"),
  "too-few-raters": say("评委太少", "too few raters"),
  "small-sample": say("票数太少", "too small a sample"),
  investigation: say("正在调查", "under investigation"),
  zeroed: say("过了期限，记零分", "zero after the deadline"),
};

const sides: Readonly<Record<Side, (at: string) => Text>> = {
  below: (at) => say(`略低于 ${at}`, `just below ${at}`),
  at: (at) => say(`正好 ${at}`, `exactly ${at}`),
  above: (at) => say(`略高于 ${at}`, `just above ${at}`),
};

/** A number next to a boundary, with how far away it may be. */
const sideText = ({ at, side, step }: Pick<WhatOf<"value">, "at" | "side" | "step">): Text => {
  const { zh, en } = sides[side](near(at));
  return side === "at"
    ? say(zh, en)
    : say(`${zh}（相差不超过 ${near(step)}）`, `${en} (by no more than ${near(step)})`);
};

const scopes = {
  group: say("分组合计", "the group's sum"),
  category: say("本类得分", "the category"),
  total: say("总分", "the total"),
  bonus: say("加分合计", "all bonus"),
  deduction: say("减分合计", "all deductions"),
} as const;

const rules = {
  floor: say("碰到下限", "held up by its floor"),
  cap: say("碰到上限", "held down by its cap"),
  rescale: say("折算", "rescaled"),
} as const;

const bounds = { ...rules, none: say("在上下限之间", "between its bounds") } as const;
const ways = {
  down: say("舍入以后变小", "rounded down"),
  up: say("舍入以后变大", "rounded up"),
  half: say("正好在两数中间，看舍入方式", "exactly between two numbers"),
} as const;

const subjects: Readonly<Record<TeamSubject, Text>> = {
  team: say("工作队", "the team"),
  member: say("队员", "a member"),
};
const rowText = (subject: TeamSubject, row: Row): Text =>
  row === "grave"
    ? say(`${subjects[subject].zh}情节严重`, `gravely by ${subjects[subject].en}`)
    : say(`${subjects[subject].zh}当年第 ${row} 次`, `${subjects[subject].en}, number ${row} in a year`);

const capStates = {
  clear: say("条件不成立", "does not hold"),
  binds: say("成立，并压低了等次", "holds and brings the grade down"),
  slack: say("成立，但没有压低等次", "holds and changes nothing"),
} as const;

const placeStates = {
  granted: say("得到名额", "a place is given"),
  decided: say("由评审会定", "decided by a panel"),
  "over-quota": say("名额以外补上", "beyond the quota"),
  tied: say("正好在名额线上相同", "tied at the cut"),
  "no-place": say("名额用完", "places used up"),
  "below-threshold": say("不够条件", "below the threshold"),
  none: say("没有定下的等次", "no fixed grade"),
} as const;

const criterionStates = {
  holds: say("成立", "holds"),
  clear: say("不成立", "does not hold"),
  "no-data": say("没有可比的", "nothing to compare"),
} as const;

const terms = {
  years: say("各年得分不同", "years of different totals"),
  "unequal-years": say("各年天数、得分都不同", "years of different length and total"),
  "year-open": say("有年度等次未定", "a year's grade still open"),
  "year-ahead": say("有年度还没有开始", "a year still ahead"),
} as const;

const quotas = {
  whole: say("名额正好是整数", "a whole number of places"),
  rounded: say("名额舍去尾数", "a part of a place dropped"),
  "at-least": say("按最少名额", "the fewest places"),
} as const;

/** A number met exactly, or one less. */
const counted = (side: "below" | "at", what: Text): Text =>
  side === "at" ? say(`正好达到${what.zh}`, `exactly ${what.en}`) : say(`比${what.zh}少一`, `one short of ${what.en}`);

/**
 * What an aim asks for, without the clause that it is of.
 * @example whatText(scheme, aim.what).zh // "计量值正好 4"
 */
export const whatText = (scheme: Scheme, what: What): Text =>
  match(what)
    .returnType<Text>()
    .with({ kind: "state" }, ({ state, why }) => {
      const reason = why === null ? say("", "") : say(`（${whys[why].zh}）`, ` (${whys[why].en})`);
      return say(`${states[state].zh}${reason.zh}`, `${states[state].en}${reason.en}`);
    })
    .with({ kind: "value" }, (value) => say(`计量值${sideText(value).zh}`, `a value ${sideText(value).en}`))
    .with({ kind: "branch" }, ({ item, branch }) =>
      branchText(branch, itemsOf(scheme).find(({ id }) => id === item)?.measure),
    )
    .with({ kind: "arm" }, ({ arm }) => armText(arm))
    .with({ kind: "bound" }, ({ bound }) => say(`得分${bounds[bound].zh}`, `points ${bounds[bound].en}`))
    .with({ kind: "rounded" }, ({ way }) => ways[way])
    .with({ kind: "deadline" }, ({ day }) =>
      day === "last"
        ? say("期限最后一天还没有记录", "nothing recorded on the last day of the deadline")
        : say("期限过后一天还没有记录", "nothing recorded a day after the deadline"),
    )
    .with({ kind: "struck" }, () => say("因弄虚作假记零分", "set to zero by a finding"))
    .with({ kind: "set-aside" }, () => say("别的主体的评分不计", "marks of another scorer left aside"))
    .with({ kind: "item-mirror" }, ({ body, side }) => {
      const { zh, en } = namesOf(scheme).body(body);
      return side === "most"
        ? say(`对${zh}的连带到顶`, `the most that falls on ${en}`)
        : say(`对${zh}的连带没有到顶`, `less than the most falls on ${en}`);
    })
    .with({ kind: "adjusted" }, ({ scope, rule }) =>
      say(`${scopes[scope].zh}${rules[rule].zh}`, `${scopes[scope].en} ${rules[rule].en}`),
    )
    .with({ kind: "brim" }, ({ scope, rule }) =>
      say(
        `${scopes[scope].zh}正好等于${rule === "cap" ? "上限" : "下限"}`,
        `${scopes[scope].en} exactly at its ${rule}`,
      ),
    )
    .with({ kind: "category" }, () => say("整类不适用", "the whole category does not apply"))
    .with({ kind: "band" }, ({ where }) =>
      where === "inside"
        ? say("总分在本等次中间", "a total inside the band")
        : where === "edge"
          ? say("总分正好在起点", "a total exactly at its beginning")
          : say("总分比起点低一个最小单位", "a total one step below its beginning"),
    )
    .with({ kind: "given" }, () => say("由限档得到", "given by a cap"))
    .with({ kind: "share" }, ({ side, share }) =>
      side === "at"
        ? say(`不适用的分值占 ${near(share)}，仍定等次`, `${near(share)} of the points do not apply: still graded`)
        : say(`不适用的分值占 ${near(share)}，不定等次`, `${near(share)} of the points do not apply: not graded`),
    )
    .with({ kind: "days" }, ({ side }) =>
      side === "at" ? say("正好够天数", "exactly enough days") : say("差一天", "a day too few"),
    )
    .with({ kind: "cap" }, ({ state }) => capStates[state])
    .with({ kind: "cap-in" }, ({ in: kind }) =>
      kind === "term"
        ? say("期满考核中成立", "holds in a term evaluation")
        : say("年度考核中成立", "holds in an annual evaluation"),
    )
    .with({ kind: "year-grade" }, ({ side }) =>
      side === "at"
        ? say("有年度正好是这一等", "a year of exactly that grade")
        : say("最低的年度高一等", "the lowest year one grade better"),
    )
    .with({ kind: "compared" }, (value) => say(`所比的数${sideText(value).zh}`, `the number ${sideText(value).en}`))
    .with({ kind: "row" }, ({ subject, row }) => rowText(subject, row))
    .with({ kind: "row-binds" }, ({ subject, row }) =>
      say(`${rowText(subject, row).zh}，压低了等次`, `${rowText(subject, row).en}: brings the grade down`),
    )
    .with({ kind: "case-mirror" }, ({ body }) => {
      const { zh, en } = namesOf(scheme).body(body);
      return say(`连带${zh}`, `falls on ${en}`);
    })
    .with({ kind: "term" }, (term) => terms[term.what])
    .with({ kind: "place" }, ({ state }) => placeStates[state])
    .with({ kind: "lack" }, ({ lack }) =>
      lack === "grade" ? say("分数不到", "the total is too low") : say("被限档", "held down by a cap"),
    )
    .with({ kind: "quota" }, ({ is }) => quotas[is])
    .with({ kind: "tie" }, ({ index }) =>
      index === null
        ? say("各条都相同", "equal in everything")
        : say(`总分相同，由第 ${index + 1} 条分先后`, `equal totals told apart by tie-break ${index + 1}`),
    )
    .with({ kind: "pools" }, () => say("不止一组排名", "several pools"))
    .with({ kind: "colour" }, () => say("当天为这一色", "the colour of the day"))
    .with({ kind: "criterion" }, ({ state }) => criterionStates[state])
    .with({ kind: "run" }, ({ side }) => counted(side, say("次数", "the number asked for")))
    .with({ kind: "sight" }, ({ side }) =>
      side === "last"
        ? say("正好还在期限内", "the earliest day still seen")
        : say("刚过期限", "a day too early to be seen"),
    )
    .with({ kind: "part" }, (value) => say(`一个时段的值${sideText(value).zh}`, `a part's value ${sideText(value).en}`))
    .with({ kind: "move" }, ({ side }) =>
      side === "at"
        ? say("变化正好够", "a move exactly large enough")
        : side === "below"
          ? say("变化略小", "a move just too small")
          : say("没有变化或者反向", "no move, or the other way"),
    )
    .with({ kind: "together" }, ({ side }) => counted(side, say("条数", "the number of criteria")))
    .with({ kind: "consequence" }, ({ side }) => counted(side, say("次数", "the number of parts")))
    .with({ kind: "unrecorded" }, () => say("有时段没有记录，不留颜色", "a part without records keeps no colour"))
    .with({ kind: "changes" }, ({ side }) =>
      side === "at"
        ? say("变更正好用满件数", "exactly as many changes as are allowed")
        : say("多变更一件", "one change too many"),
    )
    .with({ kind: "version" }, ({ version, is }) =>
      is === "governs"
        ? say(`由版本 ${version} 管全年`, `version ${version} governs`)
        : say(`版本 ${version} 有效`, `version ${version} in force`),
    )
    .with({ kind: "sliced" }, () => say("按版本分段计", "measured by several versions"))
    .exhaustive();

const titles = new WeakMap<Scheme, ReadonlyMap<string, Text>>();

/** What the clauses of a scheme are called, by key. */
export const titlesOf = (scheme: Scheme): ReadonlyMap<string, Text> => {
  const known = titles.get(scheme);
  if (known !== undefined) return known;
  const made = new Map(clausesOf(scheme).map((clause) => [clause.key, clauseTitle(scheme, clause)]));
  titles.set(scheme, made);
  return made;
};

/**
 * An aim in words: the clause that it tries, and what of it.
 * @example aimText(scheme, aim).zh // "1.2“请销假手续” 计分方法：计量值正好 4"
 */
export const aimText = (scheme: Scheme, { clause, what }: Pick<Aim, "clause" | "what">): Text => {
  const title = titlesOf(scheme).get(clause) ?? say(clause, clause);
  const { zh, en } = whatText(scheme, what);
  return say(`${title.zh}：${zh}`, `${title.en}: ${en}`);
};

const number = (text: string): string => (/^-?[\d./]+$/.test(text) ? near(exactText(exactFrom(text))) : text);

const gradeText = (scheme: Scheme, id: string): Text => quoted(namesOf(scheme).grade(id));

const whyText = (scheme: Scheme, why: Unreachable): Text =>
  match(why)
    .returnType<Text>()
    .with({ kind: "outside-range" }, ({ least, most, wanted }) =>
      say(
        `数只能在 ${number(least)} 到 ${number(most)} 之间，没有 ${wanted}`,
        `numbers lie between ${number(least)} and ${number(most)}; there is no ${wanted}`,
      ),
    )
    .with({ kind: "no-such-sum" }, ({ parts, wanted }) =>
      say(`${parts.join("、")} 怎么相加也没有 ${wanted}`, `no sum of ${parts.join(", ")} lies in ${wanted}`),
    )
    .with({ kind: "bound-never-passed" }, ({ least, most, bound }) =>
      say(
        `只能在 ${number(least)} 到 ${number(most)} 之间，碰不到 ${bound}`,
        `it lies between ${number(least)} and ${number(most)} and never passes ${bound}`,
      ),
    )
    .with({ kind: "never-missing" }, () =>
      say("没有记录就算没有发生，不会缺记录", "without a record it counts as none and is never missing"),
    )
    .with({ kind: "hidden-row" }, ({ row }) =>
      say(`第 ${row} 次的限档更重或者一样`, `row ${row} limits at least as much`),
    )
    .with({ kind: "share-not-reached" }, ({ most, wanted }) =>
      say(
        `不适用的分值最多占 ${near(most)}，到不了 ${near(wanted)}`,
        `at most ${near(most)} of the points can not apply, never ${near(wanted)}`,
      ),
    )
    .with({ kind: "not-in-cases" }, () =>
      say("用例里没有评审会的决定和已公布的结果", "a case has no panel's decision and nothing published before"),
    )
    .with({ kind: "places-for-all" }, ({ rate }) =>
      say(`名额比例为 ${rate}，人人有份`, `the rate ${rate} gives everybody a place`),
    )
    .with({ kind: "no-places" }, ({ rate }) =>
      say(`名额比例为 ${rate}，没有名额`, `the rate ${rate} gives nobody a place`),
    )
    .with({ kind: "limits-nothing" }, ({ limit }) => {
      const { zh, en } = gradeText(scheme, limit);
      return say(`没有总分能得到高于${zh}的等次`, `no total gives a grade above ${en}`);
    })
    .with({ kind: "always-binds" }, ({ limit }) => {
      const { zh, en } = gradeText(scheme, limit);
      return say(`没有总分能得到${zh}以下的等次`, `no total gives ${en} or a grade below it`);
    })
    .with({ kind: "nothing-to-compare" }, () => say("没有可以比的数", "there is nothing to compare"))
    .with({ kind: "no-cap-so-low" }, ({ grade }) => {
      const { zh, en } = gradeText(scheme, grade);
      return say(`没有限档限到${zh}`, `no cap limits to ${en}`);
    })
    .with({ kind: "colour-not-given" }, ({ colour }) => {
      const { zh, en } = quoted(namesOf(scheme).colour(colour));
      return say(`没有哪一条给出${zh}`, `nothing gives ${en}`);
    })
    .exhaustive();

/**
 * What no ledger can try, and why, in words.
 * @example leftOutText(scheme, one).zh // "… ：得分碰到上限。不计：只能在 0 到 4 之间，碰不到 4"
 */
export const leftOutText = (scheme: Scheme, one: LeftOut): Text => {
  const [of, why] = [aimText(scheme, one), whyText(scheme, one.why)];
  return say(`${of.zh}。不计：${why.zh}`, `${of.en}. Not counted: ${why.en}`);
};
