/** What others say in numbers: means of ratings, panels, ballots, colours. */
import type { FactOf, Measurement } from "zhucun";
import { countedDay, type Fraction, quarterOf, type Year, yearIn } from "../straight-line";
import { partsOf } from "./calendar";
import { measureOf } from "./constants";
import { addTo, emptySum, fractionOf, plus, quotientText, reduced, type Sum, textOf, zero } from "./exact";
import {
  type Found,
  measured,
  missing,
  notYet,
  noValidRating,
  refOf,
  refsOf,
  smallSample,
  tooFewRaters,
} from "./found";

type Rating = FactOf<"rating">;
type By = Extract<Measurement, { kind: "mean" }>["by"];
interface Group {
  readonly key: string;
  readonly value: string;
}

const validIn = (ratings: readonly Rating[]): readonly Rating[] =>
  ratings.every(({ valid }) => valid) ? ratings : ratings.filter(({ valid }) => valid);

const mean = (by: By, value: Fraction, groups: readonly Group[], ratings: readonly Rating[]): Found =>
  measured(value, { kind: "mean", by, outOf: "100", groups, value: textOf(value), facts: refsOf(ratings) });

export const meanRating = (seen: Year, item: string): Found => {
  const all = seen.ratings.get(item);
  if (all === undefined) return missing;
  const ratings = validIn(all);
  if (ratings.length === 0) return noValidRating;
  const sum = emptySum();
  const groups: Group[] = [];
  for (const { id, value } of ratings) {
    addTo(sum, value);
    groups.push({ key: id, value });
  }
  return mean("rating", reduced(sum.n, sum.d * 100 * groups.length), groups, ratings);
};

export const meanByMember = (seen: Year, item: string): Found => {
  const all = seen.ratings.get(item);
  if (all === undefined) return missing;
  const ratings = validIn(all);
  if (ratings.length === 0) return noValidRating;
  const last = new Map<string, string>();
  for (const { member, value } of ratings) last.set(member ?? "", value);
  const sum = emptySum();
  const groups: Group[] = [];
  for (const [key, value] of last) {
    addTo(sum, value);
    groups.push({ key, value });
  }
  return mean("member", reduced(sum.n, sum.d * 100 * groups.length), groups, ratings);
};

interface Quarter {
  readonly from: string;
  readonly sum: Sum;
  of: number;
}

/** Ratings by the quarter in which they count, in the order of their first ones. */
const byQuarter = (seen: Year, ratings: readonly Rating[]): Iterable<Quarter> => {
  const quarters = new Map<number, Quarter>();
  for (const rating of ratings) {
    const day = countedDay(rating, seen);
    const number = quarterOf(day);
    let quarter = quarters.get(number);
    if (quarter === undefined) {
      quarter = { from: partsOf(yearIn(day)).quarter[number % 4]?.from ?? day, sum: emptySum(), of: 0 };
      quarters.set(number, quarter);
    }
    addTo(quarter.sum, rating.value);
    quarter.of++;
  }
  return quarters.values();
};

export const meanByQuarter = (seen: Year, item: string): Found => {
  const all = seen.ratings.get(item);
  if (all === undefined) return missing;
  const ratings = validIn(all);
  if (ratings.length === 0) return noValidRating;
  let total = zero;
  const groups: Group[] = [];
  for (const { from, sum, of } of byQuarter(seen, ratings)) {
    const value = reduced(sum.n, sum.d * of);
    total = plus(total, value);
    groups.push({ key: from, value: textOf(value) });
  }
  return mean("quarter", reduced(total.n, total.d * 100 * groups.length), groups, ratings);
};

interface Mark {
  readonly rating: Rating;
  readonly value: number;
}

const byValue = (a: Mark, b: Mark): number => a.value - b.value || (a.rating.id < b.rating.id ? -1 : 1);

/** The latest valid rating of each rater, from the lowest. A double tells marks of few digits apart as they are. */
const marksOf = (all: readonly Rating[]): Mark[] => {
  const last = new Map<string, Rating>();
  for (const rating of all) if (rating.valid) last.set(rating.rater, rating);
  const marks: Mark[] = [];
  for (const rating of last.values()) marks.push({ rating, value: Number(rating.value) });
  return marks.sort(byValue);
};

/** At least three raters; of more than five, the highest and the lowest are left out. */
export const panel = (seen: Year, item: string): Found => {
  const all = seen.ratings.get(item);
  if (all === undefined) return missing;
  const marks = marksOf(all);
  if (marks.length < 3) return tooFewRaters;
  const cut = marks.length > 5 ? 1 : 0;
  const kept: Rating[] = [];
  const ratings: string[] = [];
  const dropped: Rating[] = [];
  const sum = emptySum();
  for (let at = 0; at < marks.length; at++) {
    const { rating } = marks[at] as Mark; // the index lies in the list
    if (at < cut || at >= marks.length - cut) dropped.push(rating);
    else {
      kept.push(rating);
      ratings.push(rating.value);
      addTo(sum, rating.value);
    }
  }
  const value = reduced(sum.n, sum.d * 100 * kept.length);
  return measured(value, {
    kind: "panel",
    outOf: "100",
    raters: marks.length,
    ratings,
    dropped: refsOf(dropped),
    value: textOf(value),
    facts: refsOf(kept),
  });
};

const { weights, titles = {} } = measureOf("11.1", "survey");

/** Satisfied 1, fairly 0.8, basically 0.6, over all ballots; at least ten. */
export const survey = (seen: Year, item: string): Found => {
  const facts = seen.ballots.get(item);
  if (facts === undefined) return missing;
  const votes: Record<string, number> = {
    satisfied: 0,
    fairly: 0,
    basically: 0,
    dissatisfied: 0,
    blank: 0,
    invalid: 0,
  };
  let all = 0;
  for (const ballots of facts) {
    for (const choice in ballots.votes) {
      const number = ballots.votes[choice] ?? 0;
      votes[choice] = (votes[choice] ?? 0) + number;
      all += number;
    }
  }
  if (all < 10) return smallSample;
  const { satisfied = 0, fairly = 0, basically = 0 } = votes;
  const value = reduced(satisfied * 10 + fairly * 8 + basically * 6, all * 10);
  return measured(value, {
    kind: "survey",
    votes,
    weights,
    titles,
    denominator: all,
    value: textOf(value),
    facts: refsOf(facts),
  });
};

const shades = measureOf("3.2", "colours").colours;
const shadeOf = (colour: string): number => shades.findIndex(({ id }) => id === colour);
const worths = shades.map(({ value }) => fractionOf(value)).map(({ n, d }) => (n * 1000) / d);
const yellow = 2;

interface Looked {
  readonly seen: Year;
  readonly arrival: number;
}

/** The latest colour of each quarter that is looked at. */
const latestByQuarter = (seen: Year, begin: number, end: number): Map<number, FactOf<"colour">> => {
  const last = new Map<number, FactOf<"colour">>();
  for (const fact of seen.colours) {
    const quarter = quarterOf(fact.day);
    if (quarter >= begin && quarter <= end) last.set(quarter, fact);
  }
  return last;
};

const shown = (quarter: number, { colour }: FactOf<"colour">, { seen, arrival }: Looked) => {
  const shade = shadeOf(colour);
  const { title, value } = shades[shade] ?? { title: { zh: colour, en: colour }, value: "0" };
  const improved = arrival >= yellow && shade < arrival;
  const from = partsOf(seen.year).quarter[quarter % 4]?.from ?? seen.from;
  return { from, colour, title, value: improved ? "1" : value, improved };
};

/** By quarter, from the third of the term; after a yellow or red arrival, better is as good as none. */
export const colours = (seen: Year): Found => {
  const begin = Math.max(quarterOf(seen.from), quarterOf(seen.ledger.term.from) + 2);
  const end = quarterOf(seen.until);
  if (begin > end) return notYet;
  const last = latestByQuarter(seen, begin, end);
  if (last.size === 0) return missing;
  const arrived = seen.arrivals.at(-1);
  const arrival = arrived === undefined ? -1 : shadeOf(arrived.colour);
  const parts: ReturnType<typeof shown>[] = [];
  let sum = 0;
  for (const [quarter, fact] of last) {
    const part = shown(quarter, fact, { seen, arrival });
    sum += part.improved ? 1000 : (worths[shadeOf(fact.colour)] ?? 0);
    parts.push(part);
  }
  return measured(reduced(sum, last.size * 1000), {
    kind: "colours",
    arrival: shades[arrival]?.title ?? null,
    parts,
    value: quotientText(sum, last.size * 1000),
    facts: [...last.values()].map(refOf),
  });
};
