/**
 * Whether two rules say the same of every value in a range. A rule bends at finitely many values; between two neighbouring ones it is
 * a straight line, and two straight lines that meet twice are one. So finitely many values tell of all.
 */
import { add, ceilingOf, compare, divide, type Exact, exactText, multiply, ratio, subtract } from "../../model/points";
import { neighbours } from "../neighbours";
import { holds, type Range } from "./range";

const two = ratio(2);
const three = ratio(3);

/** Numbers in rising order, each once. */
export const rising = (numbers: readonly Exact[]): Exact[] => [
  ...new Map([...numbers].sort(compare).map((number) => [exactText(number), number])).values(),
];

/** An open stretch between two bends, with two values inside it. */
export interface Stretch {
  readonly inside: readonly [Exact, Exact];
}

const between = (a: Exact, b: Exact): Stretch => {
  const third = divide(subtract(b, a), three);
  return { inside: [add(a, third), subtract(b, third)] };
};

const beyond = (a: Exact, by: Exact): Stretch => ({ inside: [add(a, by), add(a, multiply(by, two))] });

/** What must be looked at to know a rule on a range: its bends, and the stretches around them. */
export interface Looked {
  readonly points: readonly Exact[];
  readonly stretches: readonly Stretch[];
}

/** A range without steps, cut at the bends. */
const cut = (range: Range, bends: readonly Exact[]): Looked => {
  const inside = bends.filter((bend) => holds(range, bend));
  const ends = [range.least, range.most].flatMap((end) => (end === undefined ? [] : [end]));
  const points = rising([...inside, ...ends]);
  const [first, last] = [points[0], points.at(-1)];
  const anywhere = first === undefined || last === undefined;
  return {
    points,
    stretches: [
      ...(range.least === undefined ? [beyond(anywhere ? ratio(0) : first, ratio(-1))] : []),
      ...neighbours(points).map(([lower, upper]) => between(lower, upper)),
      ...(range.most === undefined ? [beyond(anywhere ? ratio(0) : last, ratio(1))] : []),
    ],
  };
};

/** More values than this are not looked at one by one. */
const mostValues = 4000;

/** A range with steps, value by value up to the last bend; behind it one stretch. Undefined where they are too many. */
const counted = (least: Exact, most: Exact | undefined, step: Exact, bends: readonly Exact[]): Looked | undefined => {
  const from = ceilingOf(divide(least, step));
  const last = most ?? bends.reduce((a, b) => (compare(a, b) >= 0 ? a : b), least);
  const count = Number(exactText(ceilingOf(subtract(divide(last, step), from)))) + 1;
  if (!(count <= mostValues)) return undefined;
  const all = Array.from({ length: Math.max(count, 0) + 1 }, (_, nth) => multiply(step, add(from, ratio(nth))));
  const points = all.filter((value) => holds({ least, most }, value));
  const end = points.at(-1) ?? least;
  return { points, stretches: most === undefined ? [beyond(end, step)] : [] };
};

/** The values that tell of all values of a range, for rules that bend at some values and nowhere else. */
export const lookedAt = (range: Range, bends: readonly Exact[]): Looked | undefined =>
  range.step !== undefined && range.least !== undefined
    ? counted(range.least, range.most, range.step, bends)
    : cut(range, bends);
