/** How far a team is from the next grade, and from getting or losing a place: the smallest change of its total, all else unchanged. FORMAT.md, section 15. */
import type { NextGrade } from "../../model/answer/ranking";
import {
  add,
  ceilingOf,
  compare,
  divide,
  type Exact,
  exactText,
  floorOf,
  multiply,
  one,
  subtract,
} from "../../model/points";
import { eligible, type Published, roomOf } from "./award";
import type { Entry } from "./entry";
import { byTies, inPlace, type Key } from "./order";
import type { PreparedRules } from "./rules";
import type { Sorted } from "./sorted";

/** Whom a team must stand strictly before to have a place: a team, nobody, or it cannot. */
export type Bar = Key | "nobody" | "impossible";

/** The candidate at which a list is used up for a team at a place of it, the team itself left out; below zero it is not in the list. */
const barIn = (sorted: Sorted<Key>, places: number): ((own: number) => Bar) => {
  if (places === 0) return () => "impossible";
  const last: Bar = sorted.at(places - 1) ?? "nobody";
  const next: Bar = sorted.at(places) ?? "nobody";
  return (own) => (own >= 0 && own < places ? next : last);
};

/** The easier of two bars. */
const easier = (a: Bar, b: Bar, rules: PreparedRules): Bar => {
  if (a === "impossible" || b === "nobody") return b;
  if (b === "impossible" || a === "nobody") return a;
  return inPlace(a, b, rules) < 0 ? b : a;
};

const placesIn = (sorted: readonly Key[]): ReadonlyMap<string, number> =>
  new Map(sorted.map(({ team }, at) => [team, at]));

/** Finds the bar in one contest of a team that stands at a place of its candidates; below zero it is none of them. */
export const barsOf = (
  candidates: Sorted<Entry>,
  quota: number,
  published: Published | undefined,
  rules: PreparedRules,
): ((team: string, own: number) => Bar) => {
  if (published === undefined) {
    const barFor = barIn(candidates, quota);
    return (_, own) => barFor(own);
  }
  const all = [...candidates];
  const { whole, free } = roomOf(all, quota, published);
  const rest = eligible(all, published);
  const ownInRest = placesIn(rest);
  const [barInRest, barInAll] = [barIn(rest, free), barIn(all, whole)];
  return (team, own) => {
    if (published.holders.has(team)) return "nobody";
    const byFree = published.refills || published.late.has(team) ? barInRest(ownInRest.get(team) ?? -1) : "impossible";
    return published.late.has(team) ? easier(byFree, barInAll(own), rules) : byFree;
  };
};

/** The least whole number of smallest steps up to a total, or past it. */
const stepsTo = (from: Exact, target: Exact, past: boolean, { steps }: PreparedRules): Exact => {
  const distance = multiply(subtract(target, from), steps);
  return past ? add(floorOf(distance), one) : ceilingOf(distance);
};

const highest = (numbers: readonly Exact[]): Exact => numbers.reduce((a, b) => (compare(a, b) >= 0 ? a : b), one);

const inPoints = (steps: Exact, rules: PreparedRules): Exact => divide(steps, rules.steps);

/** The smallest rise of a team's total that gives it a place, as text; null where none does. */
export const riseOf = (entry: Entry, contest: number, bar: Bar, rules: PreparedRules): string | null => {
  const reach = entry.suits[contest]?.reach;
  if (reach === undefined || bar === "impossible") return null;
  const needed = highest([
    ...(reach.from === undefined ? [] : [stepsTo(entry.total, reach.from, false, rules)]),
    ...(bar === "nobody" ? [] : [stepsTo(entry.total, bar.total, byTies(entry, bar, rules) >= 0, rules)]),
  ]);
  const rise = inPoints(needed, rules);
  const total = add(entry.total, rise);
  const isTooHigh =
    (reach.to !== undefined && compare(total, reach.to) >= 0) ||
    (rules.cap !== undefined && compare(total, rules.cap) > 0);
  return isTooHigh ? null : exactText(rise);
};

/** The smallest fall of a team's total that loses its place, as text; null where none does. */
export const fallOf = (entry: Entry, contest: number, bar: Bar, rules: PreparedRules): string | null => {
  const from = entry.suits[contest]?.reach?.from;
  const ways = [
    ...(from === undefined ? [] : [stepsTo(from, entry.total, true, rules)]),
    ...(bar === "nobody" || bar === "impossible"
      ? []
      : [stepsTo(bar.total, entry.total, byTies(entry, bar, rules) < 0, rules)]),
  ];
  if (ways.length === 0) return null;
  const fewest = ways.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
  const fall = inPoints(highest([fewest]), rules);
  const isTooLow = rules.floor !== undefined && compare(subtract(entry.total, fall), rules.floor) < 0;
  return isTooLow ? null : exactText(fall);
};

/** The next band above a total, and the smallest rise to it; null at the top, or where no total can be so high. */
export const nextGradeOf = (total: Exact, rules: PreparedRules): NextGrade | null => {
  const band = rules.bands.find(({ from }) => from !== undefined && compare(from, total) > 0);
  if (band?.from === undefined) return null;
  const rise = inPoints(stepsTo(total, band.from, false, rules), rules);
  const isTooHigh = rules.cap !== undefined && compare(add(total, rise), rules.cap) > 0;
  return isTooHigh ? null : { grade: band.grade, points: exactText(rise) };
};
