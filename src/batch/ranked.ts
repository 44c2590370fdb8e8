/** What is kept of each team for a ranking: a line with its key in the order and how it stands to the contests, read again wherever teams are sorted. */
import { type Entry, entryMaker, once } from "../engine/ranking/entry";
import { poolBy } from "../engine/ranking/rank";
import { rulesOf } from "../engine/ranking/rules";
import type { Ranked } from "../model/answer/ranking";
import { type Exact, exactFrom, exactOf, exactText } from "../model/points";
import type { Scheme } from "../model/scheme";

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

/**
 * A team made ready for ranking, read from its line. It is a class and no literal: once V8 has found nearly all objects of a literal alive, as
 * the first run of a field is, it lays the next ones among the long-lived, and all that they hold lives on with them.
 */
export class Kept implements Entry {
  readonly team: string;
  readonly village: string;
  readonly town: string;
  readonly pool: string;
  readonly total: Exact;
  readonly written: Entry["written"];
  readonly grade: string | null;
  readonly gradeState: Entry["gradeState"];
  readonly ties: Entry["ties"];
  readonly suits: Suits;

  constructor(
    readonly line: string,
    suitsOf: (text: string) => Suits,
  ) {
    const [team, village, town, pool, written, grade, gradeState, ties, suits]: Packed = JSON.parse(line);
    this.team = team;
    this.village = village;
    this.town = town;
    this.pool = pool;
    this.total = exactOf(written);
    this.written = written;
    this.grade = grade;
    this.gradeState = gradeState;
    this.ties = ties.map(numberOf);
    this.suits = suitsOf(suits);
  }
}

/** Reads lines of kept teams. How teams stand to the contests is the same for many of them, and is held once. */
export const keptReader = (): ((line: string) => Kept) => {
  const known = once<string, Suits>();
  const suitsOf = (text: string): Suits => known(text, suitsFrom);
  return (line) => new Kept(line, suitsOf);
};
