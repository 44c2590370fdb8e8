/** The problems of rankings, places, decisions and the versions of results. */
import type { Text } from "../text";
import { both, say } from "./say";

const acts: Readonly<Record<string, string>> = {
  drafted: "拟定",
  published: "公示",
  appealed: "申请复核",
  reviewed: "复核答复",
  corrected: "更正",
};

const states: Readonly<Record<string, Text>> = {
  nothing: both("还没有拟定", "has not been drafted"),
  drafted: both("还没有公示", "has not been published"),
  published: both("已经公示", "has been published"),
  appealed: both("正在复核", "is under review"),
  final: both("已经生效", "is final"),
  corrected: both("已经由新的版本代替", "has been replaced"),
};

/** A result by its team, period and version. */
export interface Which {
  readonly team: string;
  readonly period: string;
  readonly version: string;
}

const named = ({ team, period, version }: Which): Text => ({
  zh: `${team} ${period === "term" ? "期满" : `${period}年度`}考核结果第 ${version} 版`,
  en: `version ${version} of the result of \`${team}\` for ${period === "term" ? "the term" : period}`,
});

export const rankingWords = {
  "otherwise-not-lower": (p: { grade: string; otherwise: string }) =>
    say(
      `没有名额的应当定为比“${p.grade}”低的等次，“${p.otherwise}”并不比它低。`,
      `Who gets no place falls to a lower grade: \`${p.otherwise}\` is not below \`${p.grade}\`.`,
      both("请写一个较低的等次。", "Name a lower grade."),
    ),
  "otherwise-limited": (p: { otherwise: string }) =>
    say(
      `等次“${p.otherwise}”自己也有名额限制，落到这一等次的会超出它的名额。`,
      `The grade \`${p.otherwise}\` has limited places itself: those who fall to it would exceed them.`,
      both("请写一个不限名额的等次。", "Name a grade without places."),
    ),
  "places-twice": (p: { grade: string }) =>
    say(
      `等次“${p.grade}”的名额定了两次。`,
      `The places of grade \`${p.grade}\` are fixed twice.`,
      both("请删去一处，或者用 in 分清年度和期满。", "Remove one of them, or tell annual and term apart by `in`."),
    ),
  "ranking-missing": () =>
    say(
      "这份办法没有规定排名和名额（ranking），不能排名。",
      "This scheme has no `ranking`, so nothing can be ranked by it.",
    ),
  "not-comparable": (p: { team: string; what: "scheme" | "kind" | "year" | "semantics" }) => {
    const what = {
      scheme: both("考核办法（内容或者版本）", "scheme"),
      kind: both("考核种类", "kind of evaluation"),
      year: both("年度", "year"),
      semantics: both("计算规则版本", "semantics version"),
    }[p.what];
    return say(
      `${p.team} 的结果与其他结果的${what.zh}不同，不能放在一起排名。`,
      `The result of \`${p.team}\` has another ${what.en} than the others; they cannot be ranked together.`,
    );
  },
  "not-a-tie": (p: { decision: string; teams: string; ties: string }) =>
    say(
      `评审决定“${p.decision}”所列的 ${p.teams} 并没有在名额线上并列，不需要、也不能由它来定。`,
      `The decision \`${p.decision}\` names ${p.teams}, which are not tied at the cut.`,
      p.ties === ""
        ? both("名额线上没有并列，请撤回这项决定。", "Nobody is tied there: withdraw the decision.")
        : both(`名额线上并列的是：${p.ties}。`, `Tied at the cut: ${p.ties}.`),
    ),
  "decision-twice": (p: { decision: string; other: string }) =>
    say(
      `评审决定“${p.decision}”与“${p.other}”定的是同一组并列。`,
      `The decisions \`${p.decision}\` and \`${p.other}\` are about the same tie.`,
      both(
        "改变决定的，请用 corrects 注明更正哪一条。",
        "Where a decision is changed, name the earlier one in `corrects`.",
      ),
    ),
  "not-a-period": () =>
    say("考核期应写年度（如 2022），期满考核写 term。", "A period is a year such as 2022, or `term`."),
  "version-out-of-sequence": (p: Which & { expected: string }) =>
    say(
      `${named(p).zh}：版本号应当接着编，这里应是第 ${p.expected} 版。`,
      `Here stands ${named(p).en}, but version ${p.expected} comes next.`,
    ),
  "act-does-not-fit": (p: Which & { act: string; state: string }) => {
    const state = states[p.state] ?? both(p.state, p.state);
    return say(
      `${named(p).zh}${state.zh}，这时不能${acts[p.act] ?? p.act}。`,
      `It cannot be ${p.act}: ${named(p).en} ${state.en}.`,
      p.act === "drafted"
        ? both(
            "公示以后改变结果的，须有更正（corrected），写明依据和理由。",
            "Once published, a result changes only by `corrected`, with an order and a reason.",
          )
        : undefined,
    );
  },
  "appeal-too-late": (p: Which & { by: string }) =>
    say(
      `${named(p).zh}：申请复核的期限是 ${p.by}，已经过了。`,
      `The appeal against ${named(p).en} is too late: the last day was ${p.by}.`,
    ),
  "nothing-to-review": (p: Which) =>
    say(`${named(p).zh}没有待答复的复核申请。`, `There is no open appeal against ${named(p).en}.`),
};
