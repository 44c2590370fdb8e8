/** `zhucun commitments`: the boards of a district, one line a team, or the whole board of one team; as JSON one object a line. */
import { boardOf } from "../../engine/pledges/board";
import type { Board } from "../../model/answer/board";
import { type Day, earlier } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import { nearest } from "../../model/nearest";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Language, Text } from "../../model/text";
import { boardsTable, boardTable } from "../../report/board";
import type { Standing } from "../arguments";
import { type District, readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { exit, type World } from "../world";

/** A team's board, or why there is none. */
type Asked =
  | { readonly board: Board }
  | { readonly team: string; readonly village: string; readonly problems: readonly Problem[] };

const isRefused = (asked: Asked): asked is Extract<Asked, { problems: unknown }> => "problems" in asked;

/** On the day that was asked for; else today, or the last day of a term that is over. */
const dayFor = ({ term }: Ledger, day: Day | undefined, today: Day): Day => day ?? earlier(today, term.to);

const ask = (scheme: Scheme, ledger: Ledger, { day, knownAt }: Standing, today: Day): Asked => {
  const { team, village } = ledger;
  try {
    return { board: boardOf(scheme, ledger, { asOf: dayFor(ledger, day, today), knownAt }) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { team, village, problems: error.problems.map((one) => ({ ...one, path: ["--day"] })) };
  }
};

const unknownTeam = (name: string, { teams }: District): Problem => {
  const names = teams.map(({ ledger }) => ledger.team);
  return problem("unknown-name", [], { name, near: nearest(name, names), thing: "team" });
};

const jsonLines = (boards: readonly Board[], isOneTeam: boolean): string[] =>
  boards.flatMap((board) => {
    if (!isOneTeam) return [JSON.stringify(board)];
    const { team, asOf, knownAt } = board;
    return board.commitments.map((entry) => JSON.stringify({ team, asOf, knownAt, ...entry }));
  });

/** Teams whose term has not begun, with the reason. */
const outsideOf = (asked: readonly Asked[]): { team: string; village: string; why: Text }[] =>
  asked
    .filter(isRefused)
    .flatMap(({ team, village, problems: [first] }) =>
      first === undefined ? [] : [{ team, village, why: first.message }],
    );

/** Tells the boards of a district. */
export const commitments = async (command: Standing, language: Language, world: World): Promise<number> => {
  const { district: folder, scheme: named, team, json } = command;
  const read = await readDistrict(world, folder, named);
  if (!read.ok) return refuse(read.problems, language, world, json);
  const { scheme, teams, head } = read.district;
  const chosen = team === undefined ? teams : teams.filter(({ ledger }) => ledger.team === team);
  if (team !== undefined && chosen.length === 0) {
    return refuse([unknownTeam(team, read.district)], language, world, json);
  }
  const asked = chosen.map(({ ledger }) => ask(scheme, ledger, command, world.today()));
  const boards = asked.flatMap((one) => (isRefused(one) ? [] : [one.board]));
  const [first] = boards;
  if (first === undefined) {
    return refuse(
      asked
        .filter(isRefused)
        .slice(0, 1)
        .flatMap(({ problems }) => problems),
      language,
      world,
      json,
    );
  }
  if (json) {
    for (const line of jsonLines(boards, team !== undefined)) world.say(`${line}\n`);
    return exit.yes;
  }
  const of = {
    title: head.title,
    invented: head.invented === true,
    scheme: scheme.title,
    notice: scheme.notice,
    outside: outsideOf(asked),
  };
  const table = team === undefined ? boardsTable(boards, of, language) : boardTable(first, of, language);
  world.say(tableText(table, paintFor(world), world.width));
  return exit.yes;
};
