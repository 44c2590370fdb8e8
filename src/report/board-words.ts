/** The words of the board of commitments in both languages. */
import type { Board, BoardCounts, BoardEntry, BoardYear, PledgeState } from "../model/answer/board";
import type { Day } from "../model/calendar";
import type { Text } from "../model/text";
import { dayText } from "./days";
import { percent, same } from "./numbers";
import { countOf, join, nothing, say } from "./words";

const states: Readonly<Record<PledgeState, Text>> = {
  drafted: say("未审定", "drafted"),
  approved: say("已审定", "approved"),
  published: say("已公开", "published"),
  "in-progress": say("推进中", "in progress"),
  verified: say("已核实进度", "verified"),
  done: say("按期完成", "done"),
  late: say("逾期完成", "done late"),
  failed: say("未完成", "failed"),
  dropped: say("经批准撤销", "dropped"),
  excused: say("批准免除", "excused"),
};

const yearText = ({ year, share, milestones }: BoardYear): Text => {
  const steps = milestones.map(({ due, share: part, reached }) => {
    const mark =
      reached === null ? nothing : reached ? say("（已达到）", " (reached)") : say("（未达到）", " (not reached)");
    return say(`${dayText(due).zh}达到 ${percent(part)}${mark.zh}`, `${percent(part)} by ${due}${mark.en}`);
  });
  const list = join(steps, "，", ", ");
  return say(
    `${year}年（年底应达到 ${percent(share)}）：${list.zh}`,
    `${year} (${percent(share)} by its end): ${list.en}`,
  );
};

/** How many are in each state, where there are any. */
const stateCounts = (counts: BoardCounts): Text => {
  const some = (Object.keys(states) as readonly PledgeState[]).filter((state) => counts[state] > 0); // the keys of the table above
  return join(
    some.map((state) => say(`${states[state].zh} ${counts[state]}`, `${states[state].en} ${counts[state]}`)),
    "，",
    ", ",
  );
};

const flagCounts = ({ changed, refused, handedOver, behind }: BoardCounts): Text =>
  join(
    [
      changed === 0 ? [] : [say(`变更 ${changed}`, `changed ${changed}`)],
      refused === 0 ? [] : [say(`变更或撤销不算的 ${refused}`, `refused ${refused}`)],
      handedOver === 0 ? [] : [say(`移交 ${handedOver}`, `handed over ${handedOver}`)],
      behind === 0 ? [] : [say(`进度滞后 ${behind}`, `behind ${behind}`)],
    ].flat(),
    "，",
    ", ",
  );

export const boardWords = {
  states,
  columns: {
    team: say("工作队", "Team"),
    village: say("村", "Village"),
    id: say("编号", "Id"),
    group: say("类别", "Kind"),
    title: say("承诺事项", "Commitment"),
    due: say("完成期限", "Due"),
    reported: say("上报", "Reported"),
    verified: say("核实", "Verified"),
    next: say("下一节点", "Next"),
    state: say("状态", "State"),
  },
  sums: {
    all: say("共", "All"),
    hidden: say("未公开", "Not public"),
    open: say("推进", "Under way"),
    behind: say("其中滞后", "Behind"),
    done: say("按期", "Done"),
    late: say("逾期", "Late"),
    failed: say("未完成", "Failed"),
    dropped: say("撤销", "Dropped"),
    excused: say("免除", "Excused"),
    changed: say("变更", "Changed"),
    handedOver: say("移交", "Handed over"),
  },
  invented: say(
    "虚构演示数据：村、镇、单位、人员和承诺都是编造的，与任何真实地方无关。",
    "Invented data: villages, towns, units, people and commitments are made up and stand for no real place.",
  ),
  scheme: (title: Text): Text => say(`办法：${title.zh}。`, `Scheme: ${title.en}.`),
  notice: (notice: Text): Text => say(`说明：${notice.zh}`, `Notice: ${notice.en}`),
  districtTitle: (district: Text): Text => say(`${district.zh}　承诺事项一览`, `${district.en}: commitments`),
  teamTitle: (district: Text, { village, team }: Board): Text =>
    say(`${district.zh}　${village}（${team}）承诺事项`, `${district.en}: commitments of ${team} (${village})`),
  standing: (boards: readonly Board[]): Text => {
    const days = [...new Set(boards.map(({ asOf }) => asOf))].sort();
    const [first = "", last = first] = [days[0], days.at(-1)];
    const known = boards[0]?.knownAt ?? null;
    const only =
      known === null
        ? nothing
        : say(`，只计${dayText(known).zh}以前登记的台账`, `, knowing what was recorded by ${known}`);
    return first === last
      ? say(`截至${dayText(first).zh}${only.zh}。`, `As of ${first}${only.en}.`)
      : say(
          `截至${dayText(first).zh}至${dayText(last).zh}（驻村期已满的队，截至期满日）${only.zh}。`,
          `As of ${first} to ${last} (teams whose term is over: its last day)${only.en}.`,
        );
  },
  group: ({ year }: BoardEntry): Text => (year === null ? say("任期", "term") : say(`${year}年`, `${year}`)),
  title: ({ title, weight }: BoardEntry): Text =>
    same(weight, "1") ? say(title, title) : say(`${title}（权重 ${weight}）`, `${title} (weight ${weight})`),
  none: say("-", "-"),
  next: (due: Day, share: string): Text => say(`${due} ${share}`, `${due} ${share}`),
  behind: ({ expected, verified }: BoardEntry): Text =>
    say(
      `进度滞后：现在应达到 ${percent(expected)}，核实 ${percent(verified)}。`,
      `Behind: ${percent(expected)} should be reached by now, ${percent(verified)} is verified.`,
    ),
  excused: ({ day, reason, approver }: NonNullable<BoardEntry["excused"]>): Text =>
    say(
      `${dayText(day).zh}批准免除，不计入完成率。理由：${reason}；批准：${approver}。`,
      `Excused on ${day}: it counts nowhere. Reason: ${reason}; approved by ${approver}.`,
    ),
  years: (years: readonly BoardYear[]): Text => {
    const list = join(years.map(yearText), "；", "; ");
    return say(`分年节点：${list.zh}。`, `By year: ${list.en}.`);
  },
  counts: (counts: BoardCounts): Text => {
    const [inStates, flags] = [stateCounts(counts), flagCounts(counts)];
    if (counts.all === 0) return say("没有承诺事项。", "No commitments.");
    return say(
      `共 ${counts.all} 项：${inStates.zh}。${flags.zh === "" ? "" : `其中${flags.zh}。`}`,
      `${countOf(counts.all, "commitment")}: ${inStates.en}.${flags.en === "" ? "" : ` Of these ${flags.en}.`}`,
    );
  },
  teams: (boards: readonly Board[]): Text => {
    const all = boards.reduce((sum, { counts }) => sum + counts.all, 0);
    return say(
      `共 ${boards.length} 支工作队，${all} 项承诺。`,
      `${countOf(boards.length, "team")}, ${countOf(all, "commitment")}.`,
    );
  },
  outside: ({ team, village, why }: { readonly team: string; readonly village: string; readonly why: Text }): Text =>
    say(`未列入：${village}（${team}）。${why.zh}`, `Not listed: ${team} (${village}). ${why.en}`),
} as const;
