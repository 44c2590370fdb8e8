/** What is kept of each team for a ranking: a line that it is read from again wherever the teams of a country are put in order. */
import { type Entry, entryMaker, once } from "../engine/ranking/entry";
import { poolBy } from "../engine/ranking/rank";
import { rulesOf } from "../engine/ranking/rules";
import type { Ranked } from "../model/answer/ranking";
import { type Exact, exactFrom, exactOf, exactText } from "../model/points";
import type { Scheme } from "../model/scheme";

/** A team made ready for ranking, with the line that says it. */
export interface Kept extends Entry {
  readonly line: string;
}

type Suits = Entry["suits"];
type Packed = [
  ...(readonly [team: string, village: string, town: string, pool: string, total: string]),
  ...(readonly [grade: string | null, gradeState: Entry["gradeState"], ties: (string | null)[], suits: string]),
];

const textOf = (number: Exact | undefined): string | null => (number === undefined ? null : exactText(number));
const numberOf = (text: string | null): Exact | undefined => (text === null ? undefined : exactFrom(text));

/** How a team stands to the contests, as a text. */
const suitsText = (suits: Suits): string =>
  JSON.stringify(
    suits.map(({ lacks, reach }) => [lacks, reach === undefined ? null : [textOf(reach.from), textOf(reach.to)]]),
  );

const suitsFrom = (text: string): Suits => {
  const read: [Suits[number]["lacks"], [string | null, string | null] | null][] = JSON.parse(text);
  return read.map(([lacks, reach]) => ({
    lacks,
    reach: reach === null ? undefined : { from: numberOf(reach[0]), to: numberOf(reach[1]) },
  }));
};

/** Makes what a ranking by a scheme needs of an evaluation. */
export const keptBy = (scheme: Scheme): ((evaluation: Ranked) => string) => {
  const rules = rulesOf(scheme);
  const [entryOf, poolOf, textOfSuits] = [entryMaker(rules), poolBy(rules), once<Suits, string>()];
  return (evaluation) => {
    const { team, village, town, pool, written, grade, gradeState, ties, suits } = entryOf(
      evaluation,
      poolOf(evaluation),
    );
    const packed: Packed = [
      team,
      village,
      town,
      pool,
      written,
      grade,
      gradeState,
      ties.map(textOf),
      textOfSuits(suits, suitsText),
    ];
    return JSON.stringify(packed);
  };
};

/** Reads lines of kept teams. How teams stand to the contests is the same for many of them, and is held once. */
export const keptReader = (): ((line: string) => Kept) => {
  const suitsOf = once<string, Suits>();
  return (line) => {
    const [team, village, town, pool, written, grade, gradeState, ties, suits]: Packed = JSON.parse(line);
    return {
      team,
      village,
      town,
      pool,
      total: exactOf(written),
      written,
      grade,
      gradeState,
      ties: ties.map(numberOf),
      suits: suitsOf(suits, suitsFrom),
      line,
    };
  };
};
