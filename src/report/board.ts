/** The board of commitments as tables: one line a team for a district, or all commitments of one team. How wide they are drawn is not decided here. */
import type { Board, BoardCounts, BoardEntry, PledgeState } from "../model/answer/board";
import type { Day } from "../model/calendar";
import type { Language, Text } from "../model/text";
import { boardWords } from "./board-words";
import { percent } from "./numbers";
import { pledgeWords } from "./pledge-words";
import type { Column, Row, Table, Tone } from "./table";
import { isSaid } from "./words";

/** What the boards themselves do not say about their district. */
export interface BoardsOf {
  readonly title: Text;
  /** Whether the data are invented, which is then said. */
  readonly invented: boolean;
  /** The scheme's title. */
  readonly scheme: Text;
  /** The scheme's notice. */
  readonly notice: Text;
  /** Teams whose term has not begun, with the reason. */
  readonly outside: readonly { readonly team: string; readonly village: string; readonly why: Text }[];
}

const tones: Readonly<Record<PledgeState, Tone>> = {
  drafted: "none",
  approved: "none",
  published: "middle",
  "in-progress": "middle",
  verified: "middle",
  done: "best",
  late: "none",
  failed: "worst",
  dropped: "middle",
  excused: "middle",
};

const column =
  (language: Language, side: Column["side"]) =>
  (title: Text): Column => ({ title: title[language], side });

const about = (of: BoardsOf, standing: Text): Text[] => [
  ...(of.invented ? [boardWords.invented] : []),
  boardWords.scheme(of.scheme),
  standing,
  boardWords.notice(of.notice),
];

const changeNotes = ({ changes, original, title, due, weight }: BoardEntry, asOf: Day): Text[] => {
  const counted = changes.filter(({ standing }) => standing === "counts").at(-1);
  const refused = changes.filter(({ standing }) => standing !== "counts");
  return [
    ...(counted === undefined || original === null
      ? []
      : [pledgeWords.changed(counted, { now: { title, due, weight }, first: original }, asOf)]),
    ...refused.map(pledgeWords.refusedChange),
  ];
};

const notesOf = (entry: BoardEntry, asOf: Day): Text[] => [
  ...changeNotes(entry, asOf),
  ...entry.drops.map((drop) =>
    drop.standing === "counts" ? pledgeWords.dropped(drop) : pledgeWords.refusedDrop(drop),
  ),
  ...entry.handovers.map(pledgeWords.handedOver),
  ...(entry.excused === null ? [] : [boardWords.excused(entry.excused)]),
  ...(entry.behind ? [boardWords.behind(entry)] : []),
  ...(entry.level === "term" ? [boardWords.years(entry.years)] : []),
];

const nextText = ({ next }: BoardEntry): Text =>
  next === null ? boardWords.none : boardWords.next(next.due, percent(next.share));

const entryRow = (entry: BoardEntry, asOf: Day, language: Language): Row => ({
  cells: [
    entry.id,
    boardWords.group(entry)[language],
    boardWords.title(entry)[language],
    entry.due,
    percent(entry.reported),
    percent(entry.verified),
    nextText(entry)[language],
    boardWords.states[entry.state][language],
  ],
  notes: notesOf(entry, asOf)
    .filter(isSaid)
    .map((note) => note[language]),
  tone: tones[entry.state],
});

/**
 * The whole board of one team as a table; notes below a row tell what befell the commitment.
 * @example boardTable(board, { title, invented: false, scheme: scheme.title, notice: scheme.notice, outside: [] }, "zh").rows
 */
export const boardTable = (board: Board, of: BoardsOf, language: Language): Table => {
  const { id, group, title, due, reported, verified, next, state } = boardWords.columns;
  const [left, right] = [column(language, "left"), column(language, "right")];
  return {
    title: boardWords.teamTitle(of.title, board)[language],
    about: about(of, boardWords.standing([board])).map((text) => text[language]),
    columns: [left(id), left(group), left(title), left(due), right(reported), right(verified), left(next), left(state)],
    rows: board.commitments.map((entry) => entryRow(entry, board.asOf, language)),
    foot: [boardWords.counts(board.counts)[language]],
  };
};

/** What a district's table shows of each team. */
const sums = {
  all: ({ all }) => all,
  hidden: ({ drafted, approved }) => drafted + approved,
  open: (counts) => counts.published + counts["in-progress"] + counts.verified,
  behind: ({ behind }) => behind,
  done: ({ done }) => done,
  late: ({ late }) => late,
  failed: ({ failed }) => failed,
  dropped: ({ dropped }) => dropped,
  excused: ({ excused }) => excused,
  changed: ({ changed }) => changed,
  handedOver: ({ handedOver }) => handedOver,
} as const satisfies Readonly<Record<string, (counts: BoardCounts) => number>>;

const sumNames = Object.keys(sums) as readonly (keyof typeof sums)[]; // the keys of the table above

const teamRow = ({ team, village, counts }: Board): Row => ({
  cells: [team, village, ...sumNames.map((name) => sums[name](counts)).map((sum) => (sum === 0 ? "-" : `${sum}`))],
  notes: [],
  tone: "middle",
});

/**
 * The boards of a district, one line a team.
 * @example boardsTable(boards, { title, invented: false, scheme: scheme.title, notice: scheme.notice, outside: [] }, "en").rows.length
 */
export const boardsTable = (boards: readonly Board[], of: BoardsOf, language: Language): Table => {
  const sorted = [...boards].sort((a, b) => (a.team < b.team ? -1 : 1));
  const [left, right] = [column(language, "left"), column(language, "right")];
  return {
    title: boardWords.districtTitle(of.title)[language],
    about: about(of, boardWords.standing(sorted)).map((text) => text[language]),
    columns: [
      left(boardWords.columns.team),
      left(boardWords.columns.village),
      ...sumNames.map((name) => right(boardWords.sums[name])),
    ],
    rows: sorted.map(teamRow),
    foot: [boardWords.teams(sorted)[language], ...of.outside.map((one) => boardWords.outside(one)[language])],
  };
};
