/** An impact summed up: from which grade to which, and by town or kind of team. */
import { add, type Decimal, exactFrom, exactText, zero } from "../../model/points";
import { type FinalGrade, finalOf, type Moves, totalsApart } from "./moves";
import type { Standing } from "./standing";

/** So many teams go from one final grade to another, or stay. */
export interface GradeMove {
  readonly from: FinalGrade;
  readonly to: FinalGrade;
  readonly teams: number;
}

/** The teams of one town, or of one kind. */
export interface GroupImpact {
  readonly name: string;
  readonly teams: number;
  /** How many of them move in anything. */
  readonly moved: number;
  readonly totalUp: number;
  readonly totalDown: number;
  /** The sum of all differences of totals, after less before. */
  readonly totalBy: Decimal;
  /** Among fixed grades of the same list. */
  readonly gradeUp: number;
  readonly gradeDown: number;
}

/** Grades of each side, lowest first. */
export interface GradeOrders {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** One team with both its standings. */
export interface Pair<Head> {
  readonly head: Head;
  readonly from: Standing;
  readonly to: Standing;
  readonly moves: Moves | null;
}

const keyOf = ({ grade, state }: FinalGrade): string => `${state} ${grade ?? ""}`;

/** Lowest grade first, then what has none. */
const placeIn = (order: readonly string[], { grade }: FinalGrade): number =>
  grade === null ? order.length : order.indexOf(grade);

/** From which final grade to which, lowest first. */
export const gradeMoves = (pairs: readonly Pair<unknown>[], { before, after }: GradeOrders): GradeMove[] => {
  const counted = new Map<string, { from: FinalGrade; to: FinalGrade; teams: number }>();
  for (const { from, to } of pairs) {
    const [left, right] = [finalOf(from), finalOf(to)];
    const key = `${keyOf(left)}\n${keyOf(right)}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { from: left, to: right, teams: 1 });
    else known.teams += 1;
  }
  const placeOf = ({ from, to }: GradeMove): readonly [number, number] => [placeIn(before, from), placeIn(after, to)];
  return [...counted]
    .sort(([one, a], [other, b]) => {
      const [left, right] = [placeOf(a), placeOf(b)];
      return left[0] - right[0] || left[1] - right[1] || (one < other ? -1 : 1);
    })
    .map(([, move]) => move);
};

/** 1 where the final grade rises, -1 where it falls, 0 where it stays or cannot be compared. */
const gradeStep = ({ from, to }: Pair<unknown>, { before, after }: GradeOrders): number => {
  if (from.grade === null || to.grade === null || before.join("\n") !== after.join("\n")) return 0;
  return Math.sign(after.indexOf(to.grade) - before.indexOf(from.grade));
};

const groupOf = (name: string, pairs: readonly Pair<unknown>[], orders: GradeOrders): GroupImpact => {
  const totals = pairs.map(({ moves }) => exactFrom(totalsApart(moves)));
  const signs = totals.map(({ n }) => Math.sign(Number(n)));
  const steps = pairs.map((pair) => gradeStep(pair, orders));
  const count = (numbers: readonly number[], sign: number): number => numbers.filter((one) => one === sign).length;
  return {
    name,
    teams: pairs.length,
    moved: pairs.filter(({ moves }) => moves !== null).length,
    totalUp: count(signs, 1),
    totalDown: count(signs, -1),
    totalBy: exactText(totals.reduce(add, zero)),
    gradeUp: count(steps, 1),
    gradeDown: count(steps, -1),
  };
};

/** Numbers by size, names by code. */
const inOrder = ([a]: readonly [string | number, unknown], [b]: readonly [string | number, unknown]): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;

/** Teams put into groups; those of which nothing is known are in none. */
export const groupsBy = <Head>(
  pairs: readonly Pair<Head>[],
  keyIn: (head: Head) => string | number | null,
  orders: GradeOrders,
): GroupImpact[] => {
  const groups = new Map<string | number, Pair<Head>[]>();
  for (const pair of pairs) {
    const key = keyIn(pair.head);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [pair]);
    else known.push(pair);
  }
  return [...groups].sort(inOrder).map(([name, own]) => groupOf(`${name}`, own, orders));
};
