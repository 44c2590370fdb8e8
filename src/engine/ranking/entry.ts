/** One evaluation made ready for ranking: its key in the order, and for each contest what it lacks and between which totals it would lack nothing. */

import type { Lack, Ranked } from "../../model/answer/ranking";
import { compare, type Exact, exactOf } from "../../model/points";
import { rankIn } from "../plan";
import type { Key } from "./order";
import { type Contest, type PreparedRules, seenIn } from "./rules";

/** The totals with which a team, all else unchanged, has a contest's grade and meets its conditions. */
export interface Reach {
  /** At least; undefined where any total is enough. */
  readonly from: Exact | undefined;
  /** Below; undefined where none is too much. */
  readonly to: Exact | undefined;
}

/** How a team stands to one contest, whatever the others do. */
export interface Suit {
  readonly lacks: readonly Lack[];
  /** Undefined where no total helps. */
  readonly reach: Reach | undefined;
}

/** What is told of a team beside where it stands; the rest of its evaluation need not be held. */
export type Given = Pick<Ranked, "team" | "village" | "town" | "total" | "grade" | "gradeState">;

export interface Entry extends Key {
  readonly given: Given;
  readonly pool: string;
  readonly suits: readonly Suit[];
}

/** The total from which the grades at or above a rank begin; "none" where no band is so high. */
const beginning = (bands: PreparedRules["bands"], rank: number): Exact | undefined | "none" => {
  const band = bands.find((one) => one.rank >= rank);
  return band === undefined ? "none" : band.from;
};

const reachOf = (contest: Contest, limit: number, { bands }: PreparedRules): Reach | undefined => {
  if (limit < contest.rank) return undefined;
  const from = beginning(bands, contest.rank);
  if (from === "none") return undefined;
  // A cap at this very grade holds every higher total down to it.
  const to = limit === contest.rank ? "none" : beginning(bands, contest.rank + 1);
  if (to === "none") return { from, to: undefined };
  // Where the higher grades begin at the same total, or without one, this grade has no totals of its own.
  const isEmpty = to === undefined || (from !== undefined && compare(from, to) >= 0);
  return isEmpty ? undefined : { from, to };
};

const suitOf = (contest: Contest, given: Ranked, rules: PreparedRules): Suit => {
  const rankOf = (grade: string): number => rankIn(rules, grade);
  const failing = contest.conditions.length === 0 ? [] : failed(contest, given, rules);
  const held = given.caps.filter(({ limit }) => rankOf(limit) < contest.rank);
  const natural = given.naturalGrade === null ? -1 : rankOf(given.naturalGrade);
  const byTotal = given.grade === contest.rule.grade || (natural >= contest.rank && held.length > 0);
  const lacks: Lack[] = [
    ...(byTotal ? [] : [{ kind: "grade" } as const]),
    ...held.map(({ id }) => ({ kind: "cap", cap: id }) as const),
    ...failing,
  ];
  const limit = Math.min(Number.POSITIVE_INFINITY, ...given.caps.map((cap) => rankOf(cap.limit)));
  return { lacks, reach: failing.length > 0 ? undefined : reachOf(contest, limit, rules) };
};

const failed = ({ conditions }: Contest, given: Ranked, { asked }: PreparedRules): Lack[] => {
  const seen = seenIn(given, asked);
  return conditions.flatMap((holds, index) =>
    holds(seen) === undefined ? [{ kind: "condition", index } as const] : [],
  );
};

const givenOf = ({ team, village, town, total, grade, gradeState }: Ranked): Given => ({
  team,
  village,
  town,
  total,
  grade,
  gradeState,
});

/** Makes an evaluation ready. */
export const entryOf = (given: Ranked, pool: string, rules: PreparedRules): Entry => ({
  team: given.team,
  total: exactOf(given.total),
  ties: rules.breakers.map(({ read }) => read(given)),
  given: givenOf(given),
  pool,
  suits:
    given.gradeState === "fixed" && given.kind !== "daily"
      ? rules.contests[given.kind].map((contest) => suitOf(contest, given, rules))
      : [],
});

/** Whether a team can be given a place of a contest at all. */
export const suits = (entry: Entry, contest: number): boolean => entry.suits[contest]?.lacks.length === 0;
