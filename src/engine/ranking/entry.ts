/** One evaluation made ready for ranking: its key in the order, and for each contest what it lacks and between which totals it would lack nothing. */

import type { Lack, Ranked } from "../../model/answer/ranking";
import { compare, type Decimal, type Exact, exactOf } from "../../model/points";
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

export interface Entry extends Key, Pick<Ranked, "village" | "town" | "grade" | "gradeState"> {
  /** The total as it was written. */
  readonly written: Decimal;
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

const failed = ({ conditions }: Contest, given: Ranked, { asked }: PreparedRules): Lack[] => {
  if (conditions.length === 0) return [];
  const seen = seenIn(given, asked);
  return conditions.flatMap((holds, index) =>
    holds(seen) === undefined ? [{ kind: "condition", index } as const] : [],
  );
};

const suitOf = (contest: Contest, failing: readonly Lack[], given: Ranked, rules: PreparedRules): Suit => {
  const rankOf = (grade: string): number => rankIn(rules, grade);
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

/** Makes what a key stands for once, and gives it again whenever the same key comes. */
export const once = <K, T>() => {
  const known = new Map<K, T>();
  return (key: K, make: (key: K) => T): T => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};

/** How a team stands that takes part in no contest. */
const outside: readonly Suit[] = [];

/** How a team stands to each contest: the same for all teams of one grade under the same caps that lack the same conditions. */
const suitsBy = (rules: PreparedRules) => {
  const shared = once<string, readonly Suit[]>();
  return (given: Ranked): readonly Suit[] => {
    if (given.gradeState !== "fixed" || given.kind === "daily") return outside;
    const contests = rules.contests[given.kind];
    const failing = contests.map((contest) => failed(contest, given, rules));
    const { kind, grade, naturalGrade, caps } = given;
    const limits = caps.map(({ id, limit }) => [id, limit]);
    return shared(JSON.stringify([kind, grade, naturalGrade, limits, failing]), () =>
      contests.map((contest, index) => suitOf(contest, failing[index] ?? [], given, rules)),
    );
  };
};

/** Makes evaluations ready, one after another. What many of them have alike is held once: a country's teams are ranked together. */
export const entryMaker = (rules: PreparedRules): ((given: Ranked, pool: string) => Entry) => {
  const [texts, numbers, suitsOf] = [once<string, string>(), once<string, Exact>(), suitsBy(rules)];
  const textOf = (text: string): string => texts(text, (same) => same);
  return (given, pool) => ({
    team: given.team,
    village: given.village,
    town: textOf(given.town),
    pool: textOf(pool),
    total: numbers(given.total, exactOf),
    written: textOf(given.total),
    grade: given.grade === null ? null : textOf(given.grade),
    gradeState: given.gradeState,
    ties: rules.breakers.map(({ read }) => read(given)),
    suits: suitsOf(given),
  });
};

/** Whether a team can be given a place of a contest at all. */
export const suits = (entry: Entry, contest: number): boolean => entry.suits[contest]?.lacks.length === 0;
