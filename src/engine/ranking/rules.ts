/** The ranking rules of a scheme made ready once: the chain that orders teams, and for each limited grade where its totals lie and what else it asks for. FORMAT.md, section 15. */
import type { Ranked } from "../../model/answer/ranking";
import type { SchemeStamp } from "../../model/evaluation";
import type { PlaceRule, RankingRules, TieBreak } from "../../model/places";
import { type Exact, exactFrom, exactOf, ratio } from "../../model/points";
import { InvalidInputError, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { type Findings, type Tested, testOf } from "../condition";
import { boundOf, planOf } from "../plan";

/** Reads a number off an evaluation; undefined where it has none. */
type Reader = (evaluation: Ranked) => Exact | undefined;

/** One tie-break: its number, and 1 where the highest is first, -1 where the lowest is. */
export interface Breaker {
  readonly read: Reader;
  readonly first: 1 | -1;
}

/** A grade with the total from which it, or a higher one, begins. */
export interface Band {
  readonly grade: string;
  readonly rank: number;
  readonly from: Exact | undefined;
}

/** A place rule made ready. */
export interface Contest {
  readonly rule: PlaceRule;
  readonly rank: number;
  readonly rate: Exact;
  readonly conditions: readonly Tested[];
}

export interface PreparedRules {
  readonly scheme: Scheme;
  readonly rules: RankingRules;
  readonly stamp: SchemeStamp;
  readonly breakers: readonly Breaker[];
  readonly bands: readonly Band[];
  readonly gradeRanks: ReadonlyMap<string, number>;
  readonly contests: Readonly<Record<"annual" | "term", readonly Contest[]>>;
  /** Items that conditions ask for. */
  readonly asked: ReadonlySet<string>;
  /** How many smallest steps make one point. */
  readonly steps: Exact;
  readonly floor: Exact | undefined;
  readonly cap: Exact | undefined;
}

const known = (text: string | null | undefined): Exact | undefined =>
  text === null || text === undefined ? undefined : exactFrom(text);

const itemReader = ({ item, of }: Extract<TieBreak, { kind: "item" }>): Reader => {
  const itemOf = ({ items }: Ranked) => items.find(({ id }) => id === item);
  if (of === "points") return (evaluation) => known(itemOf(evaluation)?.points);
  return (evaluation) => measuredOf(itemOf(evaluation));
};

/** The measured value of an item; a zeroed one counts as 0. */
const measuredOf = (item: Ranked["items"][number] | undefined): Exact | undefined =>
  item?.why === "zeroed" ? ratio(0) : known(item?.measurement?.value);

const readerOf = (tie: TieBreak): Reader => {
  switch (tie.kind) {
    case "base":
    case "bonus":
    case "deduction":
      return (evaluation) => exactOf(evaluation[tie.kind]);
    case "category":
      return ({ categories }) => known(categories.find(({ id }) => id === tie.category)?.points);
    case "item":
      return itemReader(tie);
  }
};

const contestOf = (rule: PlaceRule, gradeRanks: ReadonlyMap<string, number>): Contest => ({
  rule,
  rank: gradeRanks.get(rule.grade) ?? 0,
  rate: exactOf(rule.rate),
  conditions: rule.conditions.map(testOf),
});

const askedBy = ({ places }: RankingRules): ReadonlySet<string> =>
  new Set(
    places.flatMap(({ conditions }) => conditions.flatMap(({ item }: { item?: string | undefined }) => item ?? [])),
  );

const prepare = (scheme: Scheme, rules: RankingRules): PreparedRules => {
  const { gradeRanks, stamp } = planOf(scheme);
  const contests = rules.places.map((rule) => contestOf(rule, gradeRanks));
  const { total, rounding } = scheme.rubric;
  return {
    scheme,
    rules,
    stamp,
    breakers: rules.ties.map((tie) => ({ read: readerOf(tie), first: tie.first === "highest" ? 1 : -1 })),
    bands: scheme.grades.flatMap(({ id, from, to }, rank) =>
      from === undefined && to === undefined
        ? []
        : [{ grade: id, rank, from: from === undefined ? undefined : exactOf(from) }],
    ),
    gradeRanks,
    contests: {
      annual: contests.filter(({ rule }) => rule.in.includes("annual")),
      term: contests.filter(({ rule }) => rule.in.includes("term")),
    },
    asked: askedBy(rules),
    steps: ratio(10 ** rounding.digits),
    floor: boundOf(total.floor),
    cap: boundOf(total.cap),
  };
};

const prepared = new WeakMap<Scheme, PreparedRules>();

/** The prepared rules of a scheme, kept as long as the scheme value lives. */
export const rulesOf = (scheme: Scheme): PreparedRules => {
  const found = prepared.get(scheme);
  if (found !== undefined) return found;
  if (scheme.ranking === undefined) throw new InvalidInputError([problem("ranking-missing", ["ranking"])]);
  const made = prepare(scheme, scheme.ranking);
  prepared.set(scheme, made);
  return made;
};

/** What conditions look at, read back from an evaluation. */
export const seenIn = ({ items, categories }: Ranked, asked: ReadonlySet<string>): Findings => ({
  items: items
    .filter(({ id }) => asked.has(id))
    .map((item) => ({
      result: item,
      points: item.points === null ? null : exactOf(item.points),
      value: measuredOf(item),
      planned: { points: exactOf(item.outOf) },
    })),
  categories,
  gathered: { charged: [], events: new Map() },
});
