/** The words of the league table in both languages. */
import type { Day } from "../model/calendar";
import type { Evaluation, SchemeStamp } from "../model/evaluation";
import type { Text } from "../model/text";
import { dayText } from "./days";
import { join, nothing, say } from "./words";

const kindText = ({ kind, asOf, period }: Evaluation): Text => {
  if (kind === "daily") return say(`${dayText(asOf).zh}日常考核`, `where each team stands on ${asOf}`);
  if (kind === "term") return say("期满考核结果", "end-of-term results");
  return say(`${period.year}年度考核结果`, `results of ${period.year}`);
};

const dayList = (days: readonly Day[]): Text => {
  const [first = "", last = first] = [days[0], days.at(-1)];
  return first === last
    ? dayText(first)
    : say(`${dayText(first).zh}至${dayText(last).zh}（各队期满日不同）`, `${first} to ${last}, by team`);
};

/** A team that the question does not reach. */
interface Outside {
  readonly team: string;
  readonly village: string;
  readonly why: Text;
}

export const leagueWords = {
  columns: {
    rank: say("名次", "Rank"),
    team: say("工作队", "Team"),
    village: say("村", "Village"),
    town: say("镇", "Town"),
    total: say("总分", "Total"),
    parts: {
      daily: [say("基础分", "Base"), say("加分", "Bonus"), say("减分", "Minus")],
      annual: [say("基础分", "Base"), say("加分", "Bonus"), say("减分", "Minus")],
      term: [say("年度部分", "Years"), say("期满部分", "Term")],
    },
    last: { daily: say("逾期未报", "Overdue"), annual: say("等次", "Grade"), term: say("等次", "Grade") },
  },
  title: (district: Text, first: Evaluation): Text =>
    say(`${district.zh}　${kindText(first).zh}`, `${district.en}: ${kindText(first).en}`),
  invented: say(
    "虚构演示数据：村、镇、单位、人员和得分都是编造的，与任何真实地方无关。",
    "Invented data: villages, towns, units, people and scores are made up and stand for no real place.",
  ),
  scheme: ({ title, version }: SchemeStamp): Text =>
    say(`办法：${title.zh}，版本 ${version}。`, `Scheme: ${title.en}, version ${version}.`),
  notice: (notice: Text): Text => say(`说明：${notice.zh}`, `Notice: ${notice.en}`),
  standing: (days: readonly Day[], { kind, knownAt, outOf, elapsed }: Evaluation): Text => {
    const known =
      knownAt === null
        ? nothing
        : say(`，只计${dayText(knownAt).zh}以前登记的台账`, `, knowing what was recorded by ${knownAt}`);
    const gone =
      kind === "daily"
        ? say(
            `，考核期已过 ${elapsed.days} 天（共 ${elapsed.of} 天）；日常各项满分 ${outOf} 分`,
            `, ${elapsed.days} of ${elapsed.of} days gone; daily items are worth ${outOf} points`,
          )
        : nothing;
    return say(`考核日：${dayList(days).zh}${known.zh}${gone.zh}。`, `As of ${dayList(days).en}${known.en}${gone.en}.`);
  },
  ahead: (today: Day): Text =>
    say(
      `注意：今天是${dayText(today).zh}，考核日还没有到，这不是最终结果。`,
      `Note: today is ${today}, before that day; these results are not final.`,
    ),
  overdue: (count: number): Text => say(`${count} 项`, String(count)),
  cap: (title: Text, veto: boolean): Text =>
    veto && !title.zh.includes("一票否决") ? say(`${title.zh}（一票否决）`, `${title.en} (veto)`) : title,
  item: (id: string, title: Text | undefined): Text =>
    title === undefined ? say(id, id) : say(`${id}“${title.zh}”`, `${id} “${title.en}”`),
  items: (named: readonly Text[], count: number): Text => {
    const names = join(named, "、", ", ");
    const rest = count - named.length;
    return rest === 0 ? names : say(`${names.zh}等 ${count} 项`, `${names.en} and ${rest} more`);
  },
  missing: (items: Text): Text => say(`${items.zh}还没有记录`, `nothing recorded for ${items.en}`),
  pending: (items: Text): Text => say(`${items.zh}暂不能定分`, `points not fixed yet for ${items.en}`),
  lowered: (natural: Text, final: Text, reasons: Text): Text =>
    say(
      `按得分为${natural.zh}，定为${final.zh}：${reasons.zh}`,
      `${natural.en} by score, ${final.en} in the end. ${reasons.en}`,
    ),
  counts: (teams: number, grades: readonly (readonly [Text, number])[]): Text => {
    const zh = grades.map(([title, count]) => `${title.zh} ${count}`).join("，");
    const en = grades.map(([title, count]) => `${title.en} ${count}`).join(", ");
    const many = teams === 1 ? "1 team" : `${teams} teams`;
    return say(`共 ${teams} 支工作队${zh === "" ? "" : `：${zh}`}。`, `${many}${en === "" ? "" : `: ${en}`}.`);
  },
  outside: ({ team, village, why }: Outside): Text =>
    say(`未列入：${village}（${team}）。${why.zh}`, `Not listed: ${team} (${village}). ${why.en}`),
};
