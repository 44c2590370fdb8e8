/** An impact as tables: the teams that move, from which grade to which, by town and by kind of team. */
import { compare, exactFrom } from "../../model/points";
import type { Language, Text } from "../../model/text";
import { alignedWith } from "../../report/numbers";
import type { Column, Row, Table, Tone } from "../../report/table";
import { nothing, say } from "../../report/words";
import type { Attribution } from "./attribution";
import { causeText, gradeLines, onScreen, placeText, signed, type TitleOf } from "./attribution-words";
import type { GroupImpact } from "./grouping";
import type { Impact, TeamImpact } from "./impact";
import { finalText, groupName, impactWords, partsLine, sidesText } from "./impact-words";
import { totalsApart } from "./moves";

const left = (text: Text, language: Language): Column => ({ title: text[language], side: "left" });
const right = (text: Text, language: Language): Column => ({ title: text[language], side: "right" });

/** Why teams move, where that was worked out. */
export interface Why {
  readonly attributions: ReadonlyMap<string, Attribution>;
  readonly titleOf: TitleOf;
}

/** Most parts that a line names. */
const mostParts = 6;

const whyNotes = (team: string, { attributions, titleOf }: Why, language: Language): string[] => {
  const found = attributions.get(team);
  if (found === undefined) return [];
  const parts = found.parts.slice(0, mostParts).map((part) => {
    const [cause, place] = [causeText(part.cause, titleOf), placeText({ ...part, item: null }, titleOf)];
    const item = part.item !== null && part.cause.kind !== "clause" ? titleOf(`items/${part.item}`) : nothing;
    const zh = [place.zh, item.zh, cause.zh].filter((text) => text !== "").join(" ");
    const en = [place.en, item.en, cause.en].filter((text) => text !== "").join(" ");
    return { text: onScreen(say(zh, en)), points: part.points };
  });
  const rest = found.parts.length - parts.length;
  const more = rest > 0 ? say(`；另有 ${rest} 部分`, `; and ${rest} more`) : nothing;
  const line = partsLine(parts);
  const moves = found.grade !== null && found.grade.parts.length > 0 && found.before.grade !== found.after.grade;
  return [
    ...(parts.length === 0 ? [] : [`${line[language]}${more[language]}`]),
    ...(moves ? gradeLines(found).map((text) => text[language]) : []),
  ];
};

const arrow = (from: string, to: string): string => (from === to ? from : `${from} → ${to}`);

const rankOf = ({ moves: { rank } }: TeamImpact): string =>
  rank === null ? "" : arrow(`${rank.from ?? "-"}`, `${rank.to ?? "-"}`);

const gradeCell = ({ moves: { grade } }: TeamImpact, { before, after }: Impact, language: Language): string =>
  grade === null ? "" : arrow(finalText(before, grade.from)[language], finalText(after, grade.to)[language]);

const toneOf = ({ moves }: TeamImpact): Tone => {
  if (moves.grade !== null) return "worst";
  return moves.total === null ? "middle" : "mild";
};

const rowsOf = (impact: Impact, why: Why, language: Language): Row[] => {
  const sorted = [...impact.teams].sort((a, b) =>
    compare(exactFrom(totalsApart(a.moves)), exactFrom(totalsApart(b.moves))),
  );
  const totals = sorted.flatMap(({ moves }) => (moves.total === null ? [] : [moves.total.from, moves.total.to]));
  const align = alignedWith(totals);
  const totalIn = ({ moves: { total } }: TeamImpact, side: "from" | "to"): string =>
    total === null ? "" : align(total[side]);
  return sorted.map((team) => ({
    cells: [
      team.team,
      team.village,
      team.town,
      totalIn(team, "from"),
      totalIn(team, "to"),
      team.moves.total === null ? "" : signed(team.moves.total.by),
      ...(impact.ranked ? [rankOf(team)] : []),
      gradeCell(team, impact, language),
    ],
    notes: whyNotes(team.team, why, language),
    tone: toneOf(team),
  }));
};

const footOf = (impact: Impact): Text[] => [
  impactWords.moved(impact),
  ...(impact.ranked ? [] : [impactWords.unranked]),
  ...(impact.unread.before + impact.unread.after === 0 ? [] : [impactWords.unread(impact)]),
  ...(impact.outside.length === 0 ? [] : [impactWords.outside(impact.outside)]),
  ...(impact.onlyBefore.length === 0 ? [] : [impactWords.onlyBefore(impact.onlyBefore)]),
  ...(impact.onlyAfter.length === 0 ? [] : [impactWords.onlyAfter(impact.onlyAfter)]),
];

/** The teams that move, those that lose most first. */
const teamsTable = (impact: Impact, why: Why, language: Language): Table => {
  const { team, village, town, before, after, by, rank, grade } = impactWords.columns;
  return {
    title: impactWords.title(impact)[language],
    about: [sidesText(impact)[language]].filter((line) => line !== ""),
    columns: [
      ...[team, village, town].map((one) => left(one, language)),
      ...[before, after, by].map((one) => right(one, language)),
      ...(impact.ranked ? [right(rank, language)] : []),
      left(grade, language),
    ],
    rows: rowsOf(impact, why, language),
    foot: footOf(impact).map((line) => line[language]),
  };
};

/** From which final grade (row) to which (column). */
const gradesTable = (impact: Impact, language: Language): Table => {
  const { grades, before, after } = impact;
  const names = (side: "from" | "to") => [
    ...new Set(grades.map((move) => finalText(side === "from" ? before : after, move[side])[language])),
  ];
  const [froms, tos] = [names("from"), names("to")];
  const countIn = (from: string, to: string): number =>
    grades
      .filter((move) => finalText(before, move.from)[language] === from && finalText(after, move.to)[language] === to)
      .reduce((sum, { teams }) => sum + teams, 0);
  return {
    title: impactWords.grades[language],
    about: [],
    columns: [{ title: "", side: "left" }, ...tos.map((title): Column => ({ title, side: "right" }))],
    rows: froms.map((from) => ({
      cells: [from, ...tos.map((to) => `${countIn(from, to) || "-"}`)],
      notes: [],
      tone: "middle",
    })),
    foot: [],
  };
};

const groupTable = (groups: readonly GroupImpact[], title: Text, unit: Text, language: Language): Table => {
  const { teams, moved, up, down, by, gradeUp, gradeDown } = impactWords.groupColumns;
  return {
    title: title[language],
    about: [],
    columns: [
      { title: "", side: "left" },
      ...[teams, moved, up, down, by, gradeUp, gradeDown].map((one) => right(one, language)),
    ],
    rows: groups.map((group) => ({
      cells: [
        groupName(group, unit)[language],
        ...[group.teams, group.moved, group.totalUp, group.totalDown].map(String),
        group.totalBy === "0" ? "0" : signed(group.totalBy),
        ...[group.gradeUp, group.gradeDown].map(String),
      ],
      notes: [],
      tone: "middle",
    })),
    foot: [],
  };
};

/**
 * An impact as tables, the teams first.
 * @example impactTables(impact, { attributions: new Map(), titleOf: titlesIn(after, before) }, "zh")
 */
export const impactTables = (impact: Impact, why: Why, language: Language): readonly Table[] => [
  teamsTable(impact, why, language),
  ...(impact.kind === "daily" || impact.compared === 0 ? [] : [gradesTable(impact, language)]),
  ...(impact.towns.length > 1 ? [groupTable(impact.towns, impactWords.towns, nothing, language)] : []),
  ...(impact.members.length > 1 ? [groupTable(impact.members, impactWords.members, say(" 人", ""), language)] : []),
  ...(impact.units.length > 1 ? [groupTable(impact.units, impactWords.units, say(" 个", ""), language)] : []),
];
