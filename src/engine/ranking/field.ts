/** The field of a ranking: evaluations that can be compared, by pool, in their order; and the contests of each pool. */
import type { Decision, Pool, Ranked, Standing } from "../../model/answer/ranking";
import { unknownName } from "../../model/names";
import { exactText, floorOf, multiply, ratio } from "../../model/points";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import { semantics } from "../../model/scheme";
import { type Award, award, type Published, teamsKey } from "./award";
import { type Entry, suits } from "./entry";
import { inPlace, type Key } from "./order";
import type { Contest, PreparedRules } from "./rules";

/** One pool with its teams: those with a fixed grade in their order, and the others. */
export interface PoolField {
  readonly id: string;
  readonly sorted: readonly Entry[];
  readonly others: readonly Entry[];
}

/** One contest in one pool, decided. */
export interface Held {
  readonly contest: Contest;
  readonly quota: number;
  readonly candidates: readonly Entry[];
  readonly published: Published | undefined;
  readonly award: Award;
}

/** What all evaluations of a ranking must share. */
const unlike = (one: Ranked, first: Ranked, hash: string): "scheme" | "kind" | "year" | "semantics" | undefined => {
  if (one.scheme.hash !== hash) return "scheme";
  if (one.kind === "daily" || one.kind !== first.kind) return "kind";
  if (one.period.year !== first.period.year) return "year";
  return one.semantics === semantics ? undefined : "semantics";
};

/** Whether evaluations can be ranked together, one after another; `end` refuses those that cannot, and two of one team. */
export const fieldCheck = ({ stamp }: PreparedRules) => {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  let first: Ranked | undefined;
  let index = 0;
  /** Whether all so far can. */
  const see = (one: Ranked): boolean => {
    first ??= one;
    const what = unlike(one, first, stamp.hash);
    if (what !== undefined) problems.push(problem("not-comparable", ["evaluations", index], { team: one.team, what }));
    if (seen.has(one.team))
      problems.push(problem("duplicate-name", ["evaluations", index, "team"], { name: one.team, thing: "team" }));
    seen.add(one.team);
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
const byTeam = (a: Entry, b: Entry): number => (a.team < b.team ? -1 : 1);

/** Entries by pool, the pools by name. */
export const poolsOf = (entries: readonly Entry[], rules: PreparedRules): PoolField[] => {
  const byPool = new Map<string, Entry[]>();
  for (const entry of entries) {
    const pool = byPool.get(entry.pool);
    if (pool === undefined) byPool.set(entry.pool, [entry]);
    else pool.push(entry);
  }
  return [...byPool]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, members]) => ({
      id,
      sorted: members.filter(isFixed).sort((a, b) => inPlace(a, b, rules)),
      others: members.filter((entry) => !isFixed(entry)).sort(byTeam),
    }));
};

/** How many teams of a pool have which state. */
export const countsOf = ({ sorted, others }: PoolField): Pick<Pool, "fixed" | "open" | "none" | "size"> => {
  const open = others.filter(({ gradeState }) => gradeState === "open").length;
  return { fixed: sorted.length, open, none: others.length - open, size: sorted.length + open };
};

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
  candidates: readonly Key[],
): Published | undefined => {
  if (standing === null) return undefined;
  const holders = standing.holders.filter((one) => one.place === place && members.has(one.team));
  const can = new Set(candidates.map(({ team }) => team));
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
  const candidates = sorted.filter((entry) => suits(entry, at));
  const members = standing === null ? new Set<string>() : new Set([...sorted, ...others].map(({ team }) => team));
  const published = publishedOf(contest.rule.id, standing, members, candidates);
  const quota = quotaOf(contest, size);
  const own = decisions.get(contest.rule.id) ?? noDecisions;
  return {
    contest,
    quota,
    candidates,
    published,
    award: award(candidates, { quota, decisions: own, published }, rules),
  };
};
