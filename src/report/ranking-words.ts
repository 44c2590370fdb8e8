/** The words of a ranking in both languages: places, margins, why there is no place, quotas and the state of results. */
import type { Lack, Pool, PoolPlaces, Ranking, Tie } from "../model/answer/ranking";
import type { ResultDeadline, ResultState } from "../model/answer/result";
import { type Comparison, comparisons, type ScoredCondition } from "../model/condition";
import type { Measure } from "../model/measures";
import { itemsOf, type Scheme } from "../model/scheme";
import type { Text } from "../model/text";
import { dayText } from "./days";
import { leagueWords } from "./league-words";
import { choiceTitle } from "./measured";
import { near, percent } from "./numbers";
import { join, nothing, say } from "./words";

const compared: Record<keyof Comparison, (share: string) => Text> = {
  below: (share) => say(`应不满${share}`, `must be below ${share}`),
  atMost: (share) => say(`应在${share}以下`, `must be at most ${share}`),
  atLeast: (share) => say(`应达到${share}`, `must be at least ${share}`),
  above: (share) => say(`应超过${share}`, `must be above ${share}`),
};

/** Measures whose value is a number of its own, and no part of a whole. */
const numbered = new Set<Measure["kind"] | undefined>(["count", "rank", "colours", "published", "notices", "findings"]);

/** What is compared: what an item measured, a share of points, or a share of answers. */
const comparedText = (when: ScoredCondition, subject: Text, measure: Measure | undefined): Text => {
  if (when.kind === "measurement") return subject;
  if (when.kind === "points-share") return say(`${subject.zh}得分率`, `the share of points in ${subject.en}`);
  const { choice } = when;
  const title = choiceTitle(measure?.kind === "survey" ? measure.titles : undefined, choice);
  return say(`${subject.zh}中“${title.zh}”的比例`, `the share of “${title.en}” in ${subject.en}`);
};

const conditionText = (when: ScoredCondition, scheme: Scheme): Text => {
  const item = itemsOf(scheme).find(({ id }) => id === when.item);
  const category = when.kind === "points-share" ? when.category : undefined;
  const subjects = [...scheme.rubric.categories.filter(({ id }) => id === category), ...(item ? [item] : [])];
  const named = subjects.map(({ id, title }) => leagueWords.item(id, title));
  const shown = when.kind === "measurement" && numbered.has(item?.measure.kind) ? near : percent;
  const wanted = comparisons.flatMap((key) => {
    const value = when[key];
    return value === undefined ? [] : [compared[key](shown(value))];
  });
  const [what, must] = [comparedText(when, join(named, "", ""), item?.measure), join(wanted, "", "")];
  return say(`${what.zh}${must.zh}，不符合`, `${what.en} ${must.en}, and is not`);
};

const capTitle = (cap: string, { caps, misconduct }: Scheme): Text => {
  const name = cap.replace(/#.*$/, "");
  return caps.find(({ id }) => id === cap)?.title ?? misconduct.find(({ id }) => id === name)?.title ?? say(cap, cap);
};

const gradeTitle = (grade: string, { grades }: Pick<Scheme, "grades">): Text =>
  grades.find(({ id }) => id === grade)?.title ?? say(grade, grade);

const states: Record<ResultState, Text> = {
  drafted: say("拟定", "drafted"),
  published: say("公示", "published"),
  appealed: say("复核中", "under appeal"),
  reviewed: say("已复核", "reviewed"),
  final: say("生效", "final"),
  corrected: say("已被更正", "corrected"),
};

const deadlines: Record<ResultDeadline["kind"], Text> = {
  publicity: say("公示到", "publicity ends"),
  appeal: say("申请复核截止", "appeals by"),
  answer: say("复核答复期限", "answer by"),
};

const quotaOf = ({ title, quota, rate, held, overQuota }: PoolPlaces): Text => {
  const over =
    overQuota === 0 ? nothing : say(`，其中超名额增列 ${overQuota} 个`, `, ${overQuota} of them over the quota`);
  return say(
    `${title.zh} ${quota} 个（参评数的 ${percent(rate)}，不足一个的舍去），已定 ${held} 个${over.zh}`,
    `${title.en}: ${quota} (${percent(rate)} of them, rounded down), ${held} held${over.en}`,
  );
};

export const rankingWords = {
  columns: {
    pool: say("组", "Pool"),
    rank: say("名次", "Rank"),
    team: say("工作队", "Team"),
    village: say("村", "Village"),
    total: say("总分", "Total"),
    next: say("距上一等次", "To next grade"),
    cut: say("距名额线", "To the cut"),
    place: say("名额", "Place"),
    result: say("结果", "Result"),
    grade: say("等次", "Grade"),
  },
  title: (district: Text, { kind, year }: Ranking): Text =>
    kind === "term"
      ? say(`${district.zh}　期满考核排名`, `${district.en}: ranking of the term`)
      : say(`${district.zh}　${year}年度考核排名`, `${district.en}: ranking of ${year}`),
  district: say("全区", "district"),
  rise: (points: string): Text => say(`差 ${points}`, `${points} short`),
  fall: (points: string): Text => say(`余 ${points}`, `${points} clear`),
  places: {
    granted: say("有", "yes"),
    decided: say("有（评审）", "yes (panel)"),
    "over-quota": say("有（增列）", "yes (over quota)"),
    tied: say("待定", "tied"),
    "no-place": say("无", "no"),
    "below-threshold": say("不够条件", "not reached"),
    none: say("-", "-"),
  },
  lack: (lack: Lack, conditions: readonly ScoredCondition[], scheme: Scheme): Text[] => {
    if (lack.kind === "grade") return [];
    if (lack.kind === "cap") {
      const title = capTitle(lack.cap, scheme);
      return [say(`受“${title.zh}”限制`, `capped by “${title.en}”`)];
    }
    return conditions.slice(lack.index, lack.index + 1).map((when) => conditionText(when, scheme));
  },
  lacking: (grade: string, reasons: Text, scheme: Scheme): Text => {
    const title = gradeTitle(grade, scheme);
    return say(`不能评为${title.zh}：${reasons.zh}`, `Not eligible for ${title.en}: ${reasons.en}`);
  },
  full: (otherwise: string, scheme: Scheme): Text => {
    const title = gradeTitle(otherwise, scheme);
    return say(`条件都符合，名额已满，定为${title.zh}`, `All conditions met, but the places are used up: ${title.en}`);
  },
  tied: (others: readonly string[]): Text =>
    say(
      `与 ${others.join("、")} 各项都相同，剩下的名额不够分，待评审会决定`,
      `Equal in everything to ${others.join(", ")}, with too few places left: a panel decides`,
    ),
  decided: (decision: string, holds: boolean): Text =>
    say(
      `各项都相同，由评审会决定（${decision}），${holds ? "取得名额" : "没有取得名额"}`,
      `Tied; the panel (${decision}) ${holds ? "gave it a place" : "gave the place to another team"}`,
    ),
  over: say(
    "公示以后补定或者复核改定，达到名额线，在名额之外增列，不影响别的队",
    "Settled after publication and above the cut: added over the quota, at nobody's cost",
  ),
  lost: say("已公示的名额因不再符合条件取消", "Lost its published place: it no longer qualifies"),
  refilled: say("递补，须重新公示", "Fills a place that was lost; to be published again"),
  pool: ({ size, open, none, places }: Pool, name: Text | undefined): Text => {
    const before = name === undefined ? nothing : say(`${name.zh}：`, `${name.en}: `);
    const notYet = open === 0 ? nothing : say(`（其中 ${open} 支暂不定等次）`, ` (${open} of them not fixed yet)`);
    const out =
      none === 0 ? nothing : say(`，另有 ${none} 支不定等次、不参评`, `; ${none} without a grade stand outside`);
    const quotas = join(places.map(quotaOf), "；", "; ");
    return say(
      `${before.zh}${size} 支参评${notYet.zh}${out.zh}${quotas.zh === "" ? "" : `；${quotas.zh}`}。`,
      `${before.en}${size} ${size === 1 ? "team" : "teams"} assessed${notYet.en}${out.en}${quotas.en === "" ? "" : `. ${quotas.en}`}.`,
    );
  },
  tie: ({ teams, decision }: Tie): Text =>
    decision === null
      ? say(
          `名额线上并列：${teams.join("、")}，待评审会决定。`,
          `Tied at the cut, to be decided by a panel: ${teams.join(", ")}.`,
        )
      : say(
          `名额线上并列：${teams.join("、")}，已由评审会决定（${decision}）。`,
          `Tied at the cut, decided by a panel (${decision}): ${teams.join(", ")}.`,
        ),
  margins: say(
    "距名额线：“差”是总分至少还要高多少才有名额，“余”是总分最少低多少就会失去名额，都假定别的不变；“-”是多高都没有，或者多低都不会失去。",
    "To the cut: “short” is the smallest rise of the total that gives a place, “clear” the smallest fall that loses it, all else unchanged; “-” where none does.",
  ),
  states,
  version: (version: number, state: ResultState): Text =>
    say(`第${version}版${states[state].zh}`, `v${version} ${states[state].en}`),
  deadline: ({ kind, by, overdue }: ResultDeadline): Text =>
    say(
      `${deadlines[kind].zh}${dayText(by).zh}${overdue ? "，已超期" : ""}`,
      `${deadlines[kind].en} ${by}${overdue ? ", overdue" : ""}`,
    ),
  onDay: (day: string, standing: boolean): Text =>
    standing
      ? say(
          `名额以${dayText(day).zh}为准：已公示的名额保留，之后变动的另行处理。`,
          `Places as of ${day}: those that were published stand, and what changed since is treated apart.`,
        )
      : say(
          `到${dayText(day).zh}还没有公示过结果，名额按现有结果重新分配。`,
          `Nothing was published by ${day}: places are decided anew.`,
        ),
  otherScheme: say(
    "换用了另一份考核办法，已公示的结果和评审决定都不计。",
    "Another scheme is used: published results and panel decisions are left aside.",
  ),
};
