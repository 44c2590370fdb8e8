/** Ranks a field of teams and decides the places of its grades. FORMAT.md, section 15. */
import type {
  Decision,
  PlaceResult,
  Pool,
  PoolPlaces,
  Ranked,
  RankedTeam,
  Ranking,
  Standing,
} from "../../model/answer/ranking";
import { exactText } from "../../model/points";
import { InvalidInputError, problem } from "../../model/problem";
import { type Scheme, semantics } from "../../model/scheme";
import { planOf } from "../plan";
import { isPlace, teamsKey } from "./award";
import { type Entry, entryMaker } from "./entry";
import {
  countsOf,
  type Decisions,
  decisionsBy,
  fieldCheck,
  type Held,
  hold,
  inField,
  inMemory,
  type PoolField,
  poolsOf,
  type Sort,
} from "./field";
import { type KnownPool, remember } from "./known";
import { type Bar, barsOf, fallOf, nextGradeOf, riseOf } from "./margin";
import { byChain } from "./order";
import { type PreparedRules, rulesOf } from "./rules";

/** What a ranking takes into account beside the evaluations. */
export interface RankingQuestion {
  /** A panel's decisions on ties at a cut. */
  readonly decisions?: readonly Decision[] | undefined;
  /** What was published; without it, places are decided anew. */
  readonly standing?: Standing | undefined;
  /** The pool of a team, where the scheme's own (the district, or the town) is not meant. */
  readonly poolOf?: ((evaluation: Ranked) => string) | undefined;
}

/** The pool that a scheme puts a team into. */
export const poolBy =
  ({ rules }: PreparedRules): ((evaluation: Ranked) => string) =>
  ({ town }) =>
    rules.pools === "town" ? town : "district";

/** One pool with all its contests decided. */
export interface DecidedPool {
  readonly field: PoolField;
  readonly helds: readonly Held[];
}

const outside = (entry: Entry, place: string, held: Held): PlaceResult => ({
  place,
  state: "none",
  lacks: [],
  decision: null,
  published: held.published?.holders.has(entry.team) === true ? "lost" : null,
  rise: null,
  fall: null,
});

/** What was decided about a team in a contest; `at` is its place among the candidates, below zero where it is none. */
const placeOf = (
  entry: Entry,
  contest: number,
  at: number,
  held: Held,
  bar: Bar,
  rules: PreparedRules,
): PlaceResult => {
  const { award, published, contest: one } = held;
  const { state, decision = null } = at < 0 ? { state: "below-threshold" as const } : award.stateOf(entry.team, at);
  const holds = isPlace(state);
  const wasHeld = published?.holders.has(entry.team) === true;
  return {
    place: one.rule.id,
    state,
    lacks: entry.suits[contest]?.lacks ?? [],
    decision,
    published: wasHeld ? (holds ? "kept" : "lost") : null,
    rise: holds ? null : riseOf(entry, contest, bar, rules),
    fall: holds ? fallOf(entry, contest, bar, rules) : null,
  };
};

/** The grade after places: that of the evaluation, or the lower one where it asks for a place that the team has not. */
export const gradeAfter = (
  scoreGrade: string | null,
  places: readonly Pick<PlaceResult, "place" | "state">[],
  helds: readonly Pick<Held, "contest">[],
): string | null => {
  const at = helds.findIndex(({ contest }) => contest.rule.grade === scoreGrade);
  const [held, place] = [helds[at], places[at]];
  return held === undefined || place === undefined || isPlace(place.state) ? scoreGrade : held.contest.rule.otherwise;
};

const teamOf = (
  entry: Entry,
  rank: number | null,
  places: readonly PlaceResult[],
  helds: readonly Held[],
  rules: PreparedRules,
): RankedTeam => {
  const { team, village, town, written, gradeState, grade } = entry;
  return {
    pool: entry.pool,
    rank,
    team,
    village,
    town,
    total: written,
    ties: entry.ties.map((value) => (value === undefined ? null : exactText(value))),
    gradeState,
    scoreGrade: grade,
    grade: rank === null ? null : gradeAfter(grade, places, helds),
    places,
    nextGrade: rank === null ? null : nextGradeOf(entry.total, rules),
  };
};

/** All teams of a pool. Equal ones share a rank, and the next one counts them all. */
function* teamsOf({ field, helds }: DecidedPool, rules: PreparedRules): Generator<RankedTeam> {
  const bars = helds.map(({ candidates, quota, published }) => barsOf(candidates, quota, published, rules));
  const next = helds.map(() => 0);
  let [place, equals] = [0, 0];
  let before: Entry | undefined;
  for (const entry of field.sorted) {
    if (before === undefined || byChain(before, entry, rules) !== 0) equals = place;
    const places = helds.map((held, contest) => {
      // Candidates stand in the order of the field: the next one is this team, or this team is none.
      const at = held.places[next[contest] ?? 0] === place ? (next[contest] ?? 0) : -1;
      if (at >= 0) next[contest] = at + 1;
      return placeOf(entry, contest, at, held, bars[contest]?.(entry.team, at) ?? "impossible", rules);
    });
    yield teamOf(entry, equals + 1, places, helds, rules);
    place += 1;
    before = entry;
  }
  for (const entry of field.others) {
    const places = helds.map((held) => outside(entry, held.contest.rule.id, held));
    yield teamOf(entry, null, places, helds, rules);
  }
}

const placesOf = ({ contest, quota, award }: Held, teams: readonly RankedTeam[]): PoolPlaces => {
  const { id, title, grade, rate } = contest.rule;
  const states = teams.flatMap(({ places }) => places.filter(({ place }) => place === id).map(({ state }) => state));
  return {
    place: id,
    title,
    grade,
    rate,
    quota,
    held: states.filter(isPlace).length,
    overQuota: states.filter((state) => state === "over-quota").length,
    ties: award.ties,
  };
};

const tied = (pools: readonly DecidedPool[], place: string): string[][] =>
  pools.flatMap(({ helds }) =>
    helds
      .filter(({ contest }) => contest.rule.id === place)
      .flatMap(({ award }) => award.ties.map(({ teams }) => [...teams])),
  );

/** After publication, a decision that gave a published place is history: its tie may be gone. */
export const isHistory = ({ place, teams }: Decision, standing: Standing | null): boolean =>
  standing?.holders.some((one) => one.place === place && teams.includes(one.team)) === true;

/** Decisions that no tie asked for. */
const unasked = (pools: readonly DecidedPool[], decisions: readonly Decision[], standing: Standing | null) =>
  decisions.filter((decision) => {
    const ties = tied(pools, decision.place).map(teamsKey);
    return !ties.includes(teamsKey(decision.teams)) && !isHistory(decision, standing);
  });

const checkDecisions = (pools: readonly DecidedPool[], decisions: readonly Decision[], standing: Standing | null) => {
  const problems = unasked(pools, decisions, standing).map(({ id, place, teams }) =>
    problem("not-a-tie", ["decisions", decisions.findIndex((one) => one.id === id), "teams"], {
      decision: id,
      teams: teams.join(", "),
      ties: tied(pools, place)
        .map((tie) => tie.join(", "))
        .join("; "),
    }),
  );
  if (problems.length > 0) throw new InvalidInputError(problems);
};

/** Decides the contests of a field that is in its order. */
export const decide = (
  field: PoolField,
  kind: "annual" | "term",
  decisions: Decisions,
  standing: Standing | null,
  rules: PreparedRules,
): DecidedPool => {
  const { size } = countsOf(field);
  return {
    field,
    helds: rules.contests[kind].map((contest, at) => hold(contest, at, field, size, decisions, standing, rules)),
  };
};

/** Evaluations made ready, one after another, as long as they can be ranked together. */
function* entriesOf(
  evaluations: Iterable<Ranked>,
  see: (evaluation: Ranked) => boolean,
  poolOf: (evaluation: Ranked) => string,
  rules: PreparedRules,
): Generator<Entry> {
  const entryOf = entryMaker(rules);
  for (const one of evaluations) if (see(one)) yield entryOf(one, poolOf(one));
}

/** A field whose contests are decided: what is told of each team is made when it is asked for. */
export interface DecidedField {
  readonly pools: readonly DecidedPool[];
  /** All teams, those of one pool after those of another. */
  readonly teams: () => Iterable<RankedTeam>;
}

function* teamsIn(pools: readonly DecidedPool[], rules: PreparedRules): Generator<RankedTeam> {
  for (const pool of pools) yield* teamsOf(pool, rules);
}

/**
 * Decides the contests of teams that can be compared, each of them there once.
 * @param sort how they are put in their order: in memory, or where that does not do by the caller
 */
export const decideField = <E extends Entry>(
  rules: PreparedRules,
  kind: "annual" | "term",
  entries: Iterable<E>,
  question: Pick<RankingQuestion, "decisions" | "standing">,
  sort: Sort<E>,
): DecidedField => {
  const { decisions = [], standing = null } = question;
  const byPlace = decisionsBy(decisions, rules);
  const sorted = sort(entries, (a, b) => inField(a, b, rules));
  const pools = poolsOf(sorted).map((field) => decide(field, kind, byPlace, standing, rules));
  checkDecisions(pools, decisions, standing);
  return { pools, teams: () => teamsIn(pools, rules) };
};

const sizeOf = ({ field }: DecidedPool): number => field.sorted.length + field.others.length;

/**
 * Ranks evaluations of one kind and year: who stands where, who has a place, and how far everybody is from the next line.
 * The order of the evaluations never matters. Teams that are equal in everything stay equal; at the cut only a panel decides between them.
 * @param evaluations annual evaluations of one year, or those of the term, all by this scheme; they may come one by one, for of each only
 * what is ranked is kept
 * @throws {InvalidInputError} where the scheme has no ranking, evaluations cannot be compared, or a decision is about no tie
 * @example
 * const { teams } = rank(scheme, ledgers.map((ledger) => evaluateAnnual(scheme, ledger, { year: 2022 })));
 * teams.map(({ rank, team, grade, places: [place] }) => [rank, team, grade, place?.state, place?.rise]);
 */
export const rank = (scheme: Scheme, evaluations: Iterable<Ranked>, question: RankingQuestion = {}): Ranking => {
  const rules = rulesOf(scheme);
  const { decisions = [], standing = null, poolOf = poolBy(rules) } = question;
  const { see, end } = fieldCheck(rules);
  const entries = [...entriesOf(evaluations, see, poolOf, rules)];
  const first = end();
  const kind = first?.kind === "term" ? "term" : "annual";
  const { pools, teams: all } = decideField(rules, kind, entries, question, inMemory);
  const teams = [...all()];
  let offset = 0;
  const placed = pools.map((pool) => {
    const start = offset;
    offset += sizeOf(pool);
    return { pool, start, end: offset };
  });
  const ranking: Ranking = {
    kind,
    year: first?.period.year ?? null,
    semantics,
    scheme: planOf(scheme).stamp,
    decisions,
    standing,
    pools: placed.map(
      ({ pool: { field, helds }, start, end }): Pool => ({
        id: field.id,
        ...countsOf(field),
        places: helds.map((held) => placesOf(held, teams.slice(start, end))),
      }),
    ),
    teams,
  };
  return remember(
    ranking,
    placed.map(({ pool: { field, helds }, start }): KnownPool => {
      return { offset: start, sorted: [...field.sorted], candidates: helds.map(({ candidates }) => [...candidates]) };
    }),
  );
};
