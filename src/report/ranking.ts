/** The ranking of a district as a table: ranks, grades after places, how far each team is from the next line, and why it has no place. */
import type { PlaceResult, RankedTeam, Ranking } from "../model/answer/ranking";
import type { ResultHistory } from "../model/answer/result";
import type { Day } from "../model/calendar";
import type { Evaluation } from "../model/evaluation";
import type { PlaceRule } from "../model/places";
import type { Scheme } from "../model/scheme";
import type { Language, Text } from "../model/text";
import { gradeText, reasonsText } from "./decided";
import { leagueWords } from "./league-words";
import { alignedWith } from "./numbers";
import { rankingWords } from "./ranking-words";
import type { Column, Row, Table, Tone } from "./table";
import { join } from "./words";

/** What the ranking itself does not say about its district. */
export interface RankingOf {
  readonly title: Text;
  readonly invented: boolean;
  readonly scheme: Scheme;
  readonly evaluations: readonly Evaluation[];
  /** The results of the period as they stand, by team. */
  readonly results: readonly ResultHistory[];
  /** The day on which they stand. */
  readonly day: Day;
  /** Whether published results were left aside because another scheme is used. */
  readonly otherScheme: boolean;
  readonly outside: readonly { readonly team: string; readonly village: string; readonly why: Text }[];
}

const isPlace = ({ state }: PlaceResult): boolean => ["granted", "decided", "over-quota"].includes(state);

/** The place that a team's row tells: the one it competes for, else the first. */
const toldPlace = ({ places }: RankedTeam): PlaceResult | undefined =>
  places.find(({ state }) => state !== "below-threshold" && state !== "none") ?? places[0];

const ruleOf = (place: PlaceResult, { ranking }: Scheme): PlaceRule | undefined =>
  ranking?.places.find(({ id }) => id === place.place);

/** The teams that a team is tied with at the cut of a place. */
const tiedWith = ({ team }: RankedTeam, { place }: PlaceResult, { pools }: Ranking): string[] =>
  pools
    .flatMap(({ places }) => places.filter((one) => one.place === place))
    .flatMap(({ ties }) => ties.filter(({ teams }) => teams.includes(team)))
    .flatMap(({ teams }) => teams.filter((other) => other !== team));

/** Why a team lacks what a place asks for; nothing where its total alone is too low. */
const lackingText = (place: PlaceResult, scheme: Scheme): Text[] => {
  const rule = ruleOf(place, scheme);
  if (rule === undefined) return [];
  const reasons = place.lacks.flatMap((lack) => rankingWords.lack(lack, rule.conditions, scheme));
  const isNear = place.lacks.length > 0 && place.lacks.every(({ kind }) => kind !== "grade");
  return isNear ? [rankingWords.lacking(rule.grade, join(reasons, "；", "; "), scheme)] : [];
};

const placeNotes = (team: RankedTeam, place: PlaceResult, ranking: Ranking, scheme: Scheme): Text[] => {
  if (place.state === "below-threshold") return lackingText(place, scheme);
  if (place.decision !== null) return [rankingWords.decided(place.decision, isPlace(place))];
  if (place.state === "over-quota") return [rankingWords.over];
  if (place.state === "granted") {
    return ranking.standing !== null && place.published === null ? [rankingWords.refilled] : [];
  }
  if (place.state === "tied") return [rankingWords.tied(tiedWith(team, place, ranking))];
  const rule = place.state === "no-place" ? ruleOf(place, scheme) : undefined;
  return rule === undefined ? [] : [rankingWords.full(rule.otherwise, scheme)];
};

const resultOf = ({ team }: RankedTeam, { results }: RankingOf) =>
  results.find((one) => one.team === team)?.versions.at(-1);

const notesOf = (team: RankedTeam, ranking: Ranking, of: RankingOf): Text[] => {
  const place = toldPlace(team);
  const evaluation = of.evaluations.find((one) => one.team === team.team);
  const due = resultOf(team, of)?.due ?? [];
  return [
    ...(team.gradeState === "fixed" || evaluation === undefined ? [] : [reasonsText(evaluation.gradeReasons)]),
    ...(place?.published === "lost" ? [rankingWords.lost] : []),
    ...(place === undefined ? [] : placeNotes(team, place, ranking, of.scheme)),
    ...(due.length === 0 ? [] : [join(due.map(rankingWords.deadline), "，", "; ")]),
  ];
};

const cutText = (place: PlaceResult | undefined): Text | undefined => {
  if (place?.fall != null) return rankingWords.fall(place.fall);
  return place?.rise == null ? undefined : rankingWords.rise(place.rise);
};

const toneOf = ({ grade }: RankedTeam, { grades }: Scheme): Tone => {
  if (grade === null) return "none";
  const at = grades.findIndex(({ id }) => id === grade);
  return at === 0 ? "worst" : at === grades.length - 1 ? "best" : "middle";
};

/** One column: its heading, its side, and what stands in it for a team. */
interface Told extends Column {
  readonly cell: (team: RankedTeam) => string;
}

const poolText = (pool: string, { ranking }: Scheme): Text =>
  ranking?.pools === "district" && pool === "district" ? rankingWords.district : { zh: pool, en: pool };

const columnsOf = (ranking: Ranking, of: RankingOf, language: Language): Told[] => {
  const { columns } = rankingWords;
  const align = alignedWith(ranking.teams.map(({ total }) => total));
  const told = (title: Text, side: Column["side"], cell: Told["cell"]): Told => ({
    title: title[language],
    side,
    cell,
  });
  const text = (said: Text | undefined): string => said?.[language] ?? "-";
  const result = (team: RankedTeam) => {
    const version = resultOf(team, of);
    return version === undefined ? undefined : rankingWords.version(version.version, version.state);
  };
  return [
    ...(ranking.pools.length > 1 ? [told(columns.pool, "left", ({ pool }) => text(poolText(pool, of.scheme)))] : []),
    told(columns.rank, "right", ({ rank }) => (rank === null ? "-" : `${rank}`)),
    told(columns.team, "left", ({ team }) => team),
    told(columns.village, "left", ({ village }) => village),
    told(columns.total, "right", ({ total }) => align(total)),
    told(columns.next, "right", ({ nextGrade }) => nextGrade?.points ?? "-"),
    told(columns.cut, "right", (team) => text(cutText(toldPlace(team)))),
    told(columns.place, "left", (team) => text(rankingWords.places[toldPlace(team)?.state ?? "none"])),
    ...(of.results.length > 0 ? [told(columns.result, "left", (team) => text(result(team)))] : []),
    told(columns.grade, "left", (team) => gradeText({ ...team, scheme: ranking.scheme })[language]),
  ];
};

const aboutLines = (ranking: Ranking, of: RankingOf): Text[] => {
  const [first] = of.evaluations;
  const days = [...new Set(of.evaluations.map(({ asOf }) => asOf))].sort();
  return [
    ...(of.invented ? [leagueWords.invented] : []),
    leagueWords.scheme(ranking.scheme),
    ...(first === undefined ? [] : [leagueWords.standing(days, first)]),
    of.otherScheme ? rankingWords.otherScheme : rankingWords.onDay(of.day, ranking.standing !== null),
    leagueWords.notice(ranking.scheme.notice),
  ];
};

const footLines = (ranking: Ranking, of: RankingOf): Text[] => {
  const isOne = ranking.pools.length <= 1;
  return [
    ...ranking.pools.map((pool) => rankingWords.pool(pool, isOne ? undefined : poolText(pool.id, of.scheme))),
    ...ranking.pools.flatMap(({ places }) => places.flatMap(({ ties }) => ties.map(rankingWords.tie))),
    rankingWords.margins,
    ...of.outside.map(leagueWords.outside),
  ];
};

/**
 * The ranking as a table, by pool and rank; teams without a fixed grade are listed last, without a rank.
 * @example rankingTable(rank(scheme, evaluations), of, "zh").foot[0]
 */
export const rankingTable = (ranking: Ranking, of: RankingOf, language: Language): Table => {
  const columns = columnsOf(ranking, of, language);
  return {
    title: rankingWords.title(of.title, ranking)[language],
    about: aboutLines(ranking, of).map((line) => line[language]),
    columns: columns.map(({ title, side }) => ({ title, side })),
    rows: ranking.teams.map(
      (team): Row => ({
        cells: columns.map(({ cell }) => cell(team)),
        notes: notesOf(team, ranking, of).map((note) => note[language]),
        tone: toneOf(team, of.scheme),
      }),
    ),
    foot: footLines(ranking, of).map((line) => line[language]),
  };
};
