/** The table of warnings of a district as strings: the worst first, below each what it rests on. How wide it is drawn is not decided here. */
import type { Warnings } from "../model/answer/warnings";
import type { Language, Text } from "../model/text";
import type { Shade } from "../model/warning";
import type { LeagueOf } from "./league";
import { leagueWords } from "./league-words";
import type { Column, Row, Table, Tone } from "./table";
import { noteTexts, warningWords } from "./warning-words";

const placeOf = ({ colours, colour }: Warnings): number => colours.findIndex(({ id }) => id === colour);

/** The worst first, of one colour those that have had it longest, then by team. */
const byWeight = (a: Warnings, b: Warnings): number => {
  const order = placeOf(b) - placeOf(a);
  if (order !== 0) return order;
  const [since, other] = [a.since ?? a.asOf, b.since ?? b.asOf];
  if (since !== other) return since < other ? -1 : 1;
  return a.team < b.team ? -1 : 1;
};

const tones: Readonly<Record<Shade, Tone>> = { green: "best", blue: "mild", yellow: "none", red: "worst" };

/** How a colour is drawn: as its scheme says, else by its place. */
const toneOf = (warnings: Warnings): Tone => {
  const place = placeOf(warnings);
  const shade = warnings.colours[place]?.shade ?? null;
  if (shade !== null) return tones[shade];
  return place <= 0 ? "best" : place === warnings.colours.length - 1 ? "worst" : "none";
};

const rowOf = (warnings: Warnings, language: Language): Row => ({
  cells: [
    warnings.team,
    warnings.village,
    warnings.town,
    warnings.holding === 0 ? "-" : `${warnings.holding}`,
    warnings.since ?? "-",
    warningWords.colour(warnings)[language],
  ],
  notes: noteTexts(warnings).map((note) => note[language]),
  tone: toneOf(warnings),
});

const columnsOf = (language: Language): Column[] => {
  const { team, village, town, holding, since, colour } = warningWords.columns;
  const left = (text: Text): Column => ({ title: text[language], side: "left" });
  return [
    left(team),
    left(village),
    left(town),
    { title: holding[language], side: "right" },
    left(since),
    left(colour),
  ];
};

const countsOf = (first: Warnings, all: readonly Warnings[]): [Text, number][] =>
  [...first.colours]
    .reverse()
    .map(({ id, title }): [Text, number] => [title, all.filter(({ colour }) => colour === id).length]);

const aboutLines = (first: Warnings, of: LeagueOf): Text[] => [
  ...(of.invented ? [leagueWords.invented] : []),
  leagueWords.scheme(first.scheme),
  warningWords.standing(first),
  ...(first.asOf > of.today ? [leagueWords.ahead(of.today)] : []),
  leagueWords.notice(first.scheme.notice),
];

/**
 * The warnings of a district on one day as a table, the worst colour first.
 * @example warningTable(warnings, { title, invented: false, today: "2022-10-01", outside: [] }, "zh").foot[0]
 */
export const warningTable = (warnings: readonly Warnings[], of: LeagueOf, language: Language): Table => {
  const sorted = [...warnings].sort(byWeight);
  const [first] = sorted;
  if (first === undefined) return { title: of.title[language], about: [], columns: [], rows: [], foot: [] };
  const following = sorted.filter(({ consequences }) => consequences.some(({ holds }) => holds)).length;
  const foot = [warningWords.counts(sorted.length, countsOf(first, sorted)), warningWords.following(following)];
  return {
    title: warningWords.title(of.title, first)[language],
    about: aboutLines(first, of).map((text) => text[language]),
    columns: columnsOf(language),
    rows: sorted.map((one) => rowOf(one, language)),
    foot: [...foot, ...of.outside.map(leagueWords.outside)].map((text) => text[language]).filter((line) => line !== ""),
  };
};
