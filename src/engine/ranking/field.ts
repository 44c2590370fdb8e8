/** The field of a ranking: evaluations that can be compared, by pool, in their order; and the contests of each pool. */
import type { Decision, Pool, Ranked, Standing } from "../../model/answer/ranking";
import { byCode, unknownName } from "../../model/names";
import { exactText, floorOf, multiply, ratio } from "../../model/points";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import { semantics } from "../../model/scheme";
import { type Award, award, type Published, teamsKey } from "./award";
import { type Entry, suits } from "./entry";
import { inPlace, type Key } from "./order";
import type { Contest, PreparedRules } from "./rules";
import { chosen, type Sorted, stretch } from "./sorted";

/** One pool with its teams: those with a fixed grade in their order, and the others. */
export interface PoolField {
  readonly id: string;
  readonly sorted: Sorted<Entry>;
  readonly others: Sorted<Entry>;
  /** How many of the others have an open grade. */
  readonly open: number;
}

/** One contest in one pool, decided. */
export interface Held {
  readonly contest: Contest;
  readonly quota: number;
  /** The places of its candidates among the teams of the pool that have a fixed grade. */
  readonly places: readonly number[];
  readonly candidates: Sorted<Entry>;
  readonly published: Published | undefined;
  readonly award: Award;
}

/** Puts the teams of a field in their order. */
export type Sort<E extends Entry> = (entries: Iterable<E>, compare: (a: E, b: E) => number) => Sorted<E>;

/** Holds all of them. */
export const inMemory: Sort<Entry> = (entries, compare) => [...entries].sort(compare);

/** What all evaluations of a ranking must share. */
const unlike = (one: Ranked, first: Ranked, hash: string): "scheme" | "kind" | "year" | "semantics" | undefined => {
  if (one.scheme.hash !== hash) return "scheme";
  if (one.kind === "daily" || one.kind !== first.kind) return "kind";
  if (one.period.year !== first.period.year) return "year";
  return one.semantics === semantics ? undefined : "semantics";
};

/** Whether evaluations can be ranked together, one after another; `end` refuses those that cannot, and two of one team. */
export const fieldCheck = ({ stamp }: PreparedRules) => {
  const problems: Problem[] = [];
  const teams = new Set<string>();
  let first: Ranked | undefined;
  let index = 0;
  /** Whether all so far can. */
  const see = (one: Ranked): boolean => {
    first ??= one;
    const what = unlike(one, first, stamp.hash);
    if (what !== undefined) problems.push(problem("not-comparable", ["evaluations", index], { team: one.team, what }));
    if (teams.size === teams.add(one.team).size)
      problems.push(problem("duplicate-name", ["evaluations", index, "team"], { name: one.team, thing: "team" }));
    index += 1;
    return problems.length === 0;
  };
  const end = (): Ranked | undefined => {
    if (problems.length > 0) throw new InvalidInputError(problems);
    return first;
  };
  return { see, end };
};

/** Decisions by their place and the sorted names of their teams. */
export type Decisions = ReadonlyMap<string, ReadonlyMap<string, Decision>>;

const noDecisions: ReadonlyMap<string, Decision> = new Map();

/** Refuses decisions about unknown places, and two about one tie. */
export const decisionsBy = (decisions: readonly Decision[], { rules }: PreparedRules): Decisions => {
  const places = new Set(rules.places.map(({ id }) => id));
  const byPlace = new Map<string, Map<string, Decision>>();
  const problems = decisions.flatMap((decision, index): Problem[] => {
    const { id, place, teams } = decision;
    const known = byPlace.get(place) ?? new Map<string, Decision>();
    const other = known.get(teamsKey(teams));
    byPlace.set(place, known.set(teamsKey(teams), decision));
    return [
      ...unknownName(place, places, "place", ["decisions", index, "place"]),
      ...(other === undefined
        ? []
        : [problem("decision-twice", ["decisions", index], { decision: id, other: other.id })]),
    ];
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
  return byPlace;
};

const isFixed = ({ gradeState }: Entry): boolean => gradeState === "fixed";

/** The order of a field: pools by name, in each the teams with a fixed grade as they stand, then the others by name. */
export const inField = (a: Entry, b: Entry, rules: PreparedRules): number => {
  const order = byCode(a.pool, b.pool) || Number(isFixed(b)) - Number(isFixed(a));
  if (order !== 0) return order;
  return isFixed(a) ? inPlace(a, b, rules) : byCode(a.team, b.team);
};

/** How many teams of a pool have which state, and where the first of them stands. */
type Begun = { readonly id: string; readonly from: number } & Record<Entry["gradeState"], number>;

/** The pools of a field that is in its order. */
export const poolsOf = (field: Sorted<Entry>): PoolField[] => {
  const begun: Begun[] = [];
  let last: Begun | undefined;
  let from = 0;
  for (const { pool, gradeState } of field) {
    if (last?.id !== pool) {
      last = { id: pool, from, fixed: 0, open: 0, none: 0 };
      begun.push(last);
    }
    last[gradeState] += 1;
    from += 1;
  }
  return begun.map((one) => {
    const others = one.from + one.fixed;
    return {
      id: one.id,
      sorted: stretch(field, one.from, others),
      others: stretch(field, others, others + one.open + one.none),
      open: one.open,
    };
  });
};

/** How many teams of a pool have which state. */
export const countsOf = ({ sorted, others, open }: PoolField): Pick<Pool, "fixed" | "open" | "none" | "size"> => ({
  fixed: sorted.length,
  open,
  none: others.length - open,
  size: sorted.length + open,
});

/** The rate of the pool rounded down, or the minimum that the rule writes; never more than the pool. */
export const quotaOf = ({ rate, rule }: Contest, size: number): number => {
  const share = floorOf(multiply(rate, ratio(size)));
  return Math.min(size, Math.max(Number(exactText(share)), rule.atLeast));
};

/** What was published of a contest, as far as it concerns a pool. */
export const publishedOf = (
  place: string,
  standing: Standing | null,
  members: ReadonlySet<string>,
  candidates: Iterable<Key>,
): Published | undefined => {
  if (standing === null) return undefined;
  const holders = standing.holders.filter((one) => one.place === place && members.has(one.team));
  const can = new Set([...candidates].map(({ team }) => team));
  const lost = holders.filter(({ team }) => !can.has(team));
  const over = lost.filter(({ publicity }) => publicity === "over").length;
  return {
    holders: new Set(holders.map(({ team }) => team)),
    late: new Set(standing.late),
    refills: lost.length > over,
    lost: over,
  };
};

/** Decides one contest in a pool of so many teams. */
export const hold = (
  contest: Contest,
  at: number,
  { sorted, others }: Pick<PoolField, "sorted" | "others">,
  size: number,
  decisions: Decisions,
  standing: Standing | null,
  rules: PreparedRules,
): Held => {
  const places: number[] = [];
  let place = 0;
  for (const entry of sorted) {
    if (suits(entry, at)) places.push(place);
    place += 1;
  }
  const candidates = chosen(sorted, places);
  const members = standing === null ? new Set<string>() : new Set([...sorted, ...others].map(({ team }) => team));
  const published = publishedOf(contest.rule.id, standing, members, candidates);
  const quota = quotaOf(contest, size);
  const own = decisions.get(contest.rule.id) ?? noDecisions;
  return {
    contest,
    quota,
    places,
    candidates,
    published,
    award: award(candidates, { quota, decisions: own, published }, rules),
  };
};
