/** The words of an impact and of a gate. */
import type { Text } from "../../model/text";
import { gradeText } from "../../report/decided";
import { join, nothing, say } from "../../report/words";
import { signed } from "./attribution-words";
import type { GateCheck, GateLimit } from "./gate";
import type { GroupImpact } from "./grouping";
import type { Impact, ImpactSide } from "./impact";
import type { FinalGrade } from "./moves";
import type { SchemeDifference } from "./scheme-difference";

const named = (side: ImpactSide, { grade, state }: FinalGrade): Text => {
  const title = side.grades.find(({ id }) => id === grade)?.title;
  if (title !== undefined) return title;
  return grade === null
    ? gradeText({ scheme: { ...side, notice: nothing, bodies: [] }, grade, gradeState: state })
    : say(grade, grade);
};

/** What a final grade is called on a side. */
export const finalText = (side: ImpactSide | null, final: FinalGrade): Text =>
  side === null ? say(final.grade ?? final.state, final.grade ?? final.state) : named(side, final);

/** Both schemes with their versions; of stored lists also the semantics where they differ. */
export const sidesText = ({ before, after }: Impact): Text => {
  if (before === null || after === null) return nothing;
  const other = before.semantics !== after.semantics;
  const version = (side: ImpactSide): Text => {
    const { zh, en } = side.title;
    const by = other ? say(`，计算规则第 ${side.semantics} 版`, `, semantics ${side.semantics}`) : nothing;
    return say(`${zh}（版本 ${side.version}${by.zh}）`, `${en} (version ${side.version}${by.en})`);
  };
  const [from, to] = [version(before), version(after)];
  return say(`原办法：${from.zh}；新办法：${to.zh}。`, `Before: ${from.en}; after: ${to.en}.`);
};

const period = ({ kind, year }: Impact): Text =>
  kind === "term"
    ? say("期满考核", "the term")
    : kind === "daily"
      ? say("日常考核", "a day")
      : say(`${year}年度考核`, `${year}`);

export const impactWords = {
  columns: {
    team: say("工作队", "Team"),
    village: say("村", "Village"),
    town: say("镇", "Town"),
    before: say("原总分", "Before"),
    after: say("新总分", "After"),
    by: say("相差", "By"),
    rank: say("名次", "Rank"),
    grade: say("等次", "Grade"),
  },
  groupColumns: {
    teams: say("队数", "Teams"),
    moved: say("有变动", "Moved"),
    up: say("升分", "Up"),
    down: say("降分", "Down"),
    by: say("总分合计相差", "Totals by"),
    gradeUp: say("升等", "Grade up"),
    gradeDown: say("降等", "Grade down"),
  },
  title: (impact: Impact): Text => say(`影响：${period(impact).zh}`, `Impact: ${period(impact).en}`),
  grades: say("等次变化（行为原等次，列为新等次）", "Grades (rows before, columns after)"),
  towns: say("按镇", "By town"),
  members: say("按队员人数", "By number of members"),
  units: say("按派出单位数", "By number of units that sent them"),
  moved: ({ teams, compared }: Impact): Text =>
    say(
      `${compared} 支工作队，${teams.length} 支有变动。`,
      `${compared} ${compared === 1 ? "team" : "teams"}, ${teams.length} of them moved.`,
    ),
  outside: (teams: readonly string[]): Text =>
    say(`不在考核期内、未比较：${teams.join("、")}。`, `Not reached by the question: ${teams.join(", ")}.`),
  onlyBefore: (teams: readonly string[]): Text =>
    say(`只在原结果里：${teams.join("、")}。`, `Before only: ${teams.join(", ")}.`),
  onlyAfter: (teams: readonly string[]): Text =>
    say(`只在新结果里：${teams.join("、")}。`, `After only: ${teams.join(", ")}.`),
  unread: ({ unread: { before, after } }: Impact): Text =>
    say(
      `台账记录中原办法不读的有 ${before} 条，新办法不读的有 ${after} 条（没有这项指标，或者计量方式不同）。`,
      `Facts that are not read: ${before} before, ${after} after (no such item, or measured from other facts).`,
    ),
  unranked: say("没有比较名次和名额。", "Ranks and places were not compared."),
  items: (count: number): Text =>
    say(`有变动的指标 ${count} 项`, `${count} ${count === 1 ? "item moves" : "items move"}`),
  places: (from: string, to: string): Text => say(`名额：${from} → ${to}`, `place: ${from} → ${to}`),
};

/** A row of a group, as it is named. */
export const groupName = ({ name }: GroupImpact, unit: Text): Text => say(`${name}${unit.zh}`, `${name}${unit.en}`);

const limits: Readonly<Record<GateLimit, Text>> = {
  gradeChanges: say("等次变动的队数", "teams whose grade changes"),
  naturalGradeChanges: say("按得分的等次变动的队数", "teams whose grade by points changes"),
  rankChanges: say("名次变动的队数", "teams whose rank changes"),
  placeChanges: say("名额变动的队数", "teams whose places change"),
  totalChanges: say("总分变动的队数", "teams whose total changes"),
  categoryChanges: say("有类别得分变动的队数", "teams with a category that changes"),
  itemChanges: say("有指标变动的队数", "teams with an item that changes"),
  maxTotalChange: say("总分最大变动", "largest change of a total"),
  maxRankChange: say("名次最大变动", "largest change of a rank"),
  teamChanges: say("增减的队数", "teams that come or go"),
};

/** One limit of a gate and how it was kept. */
export const checkText = ({ limit, allowed, found, passes }: GateCheck): Text => {
  const mark = passes ? say("符合", "kept") : say("超出", "broken");
  return say(
    `${mark.zh}：${limits[limit].zh} ${found}，允许 ${allowed}`,
    `${mark.en}: ${limits[limit].en} ${found}, allowed ${allowed}`,
  );
};

export const gateText = (passes: boolean): Text =>
  passes ? say("门槛：通过。", "Gate: passed.") : say("门槛：不通过。", "Gate: refused.");

/** How many differences there are, and how many of them can move a result. */
export const countText = (differences: readonly SchemeDifference[]): Text => {
  const scoring = differences.filter(({ scores }) => scores).length;
  if (differences.length === 0) return say("两份办法没有不同。", "The two schemes do not differ.");
  return say(
    `共 ${differences.length} 处不同，其中 ${scoring} 处可能影响结果。`,
    `${differences.length} ${differences.length === 1 ? "difference" : "differences"}, ${scoring} of which can move a result.`,
  );
};

/** The parts of a difference in one line: what moves most first. */
export const partsLine = (parts: readonly { readonly text: Text; readonly points: string }[]): Text =>
  join(
    parts.map(({ text, points }) => say(`${text.zh} ${signed(points)}`, `${text.en} ${signed(points)}`)),
    "；",
    "; ",
  );
