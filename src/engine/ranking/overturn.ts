/** What if one evaluation were another: who moves. Found from the ranking as it stands, by moving one team in its order, not by ranking anew. FORMAT.md, section 15. */
import type {
  Decision,
  Move,
  Overturned,
  PlaceState,
  Pool,
  Ranked,
  RankedTeam,
  Ranking,
} from "../../model/answer/ranking";
import { unknownName } from "../../model/names";
import { InvalidInputError, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { type Award, award, teamsKey } from "./award";
import { type Entry, entryMaker, suits } from "./entry";
import { type Decisions, decisionsBy, fieldCheck, publishedOf, quotaOf } from "./field";
import { type KnownPool, knownOf } from "./known";
import { byChain, groupAt, type Key, positionOf } from "./order";
import { gradeAfter, isHistory } from "./rank";
import { type Contest, type PreparedRules, rulesOf } from "./rules";

/** One team taken out of a sorted list and put in again: where it was, where it is, and the list after that. */
interface Moved {
  /** The list without the team. */
  readonly rest: readonly Key[];
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly sorted: readonly Key[];
}

const without = (sorted: readonly Key[], at: number | undefined): Key[] =>
  at === undefined ? [...sorted] : [...sorted.slice(0, at), ...sorted.slice(at + 1)];

const move = (sorted: readonly Key[], before: Key | undefined, after: Key | undefined, rules: PreparedRules): Moved => {
  const from = before === undefined ? undefined : positionOf(sorted, before, rules);
  const rest = without(sorted, from);
  if (after === undefined) return { rest, from, to: undefined, sorted: rest };
  const to = positionOf(rest, after, rules);
  return { rest, from, to, sorted: [...rest.slice(0, to), after, ...rest.slice(to)] };
};

/** What the question is about, looked up once. */
interface Asked {
  readonly ranking: Ranking;
  readonly rules: PreparedRules;
  readonly pool: Pool;
  readonly known: KnownPool;
  readonly team: RankedTeam;
  readonly before: Key | undefined;
  readonly after: Entry;
  readonly decisions: Decisions;
}

const isFixed = ({ gradeState }: Entry): boolean => gradeState === "fixed";

/** By how much the rank of another team changes. */
const shiftOf = (other: Key, before: Key | undefined, after: Key | undefined, rules: PreparedRules): number => {
  const stands = (key: Key | undefined): number => (key !== undefined && byChain(key, other, rules) < 0 ? 1 : 0);
  return stands(after) - stands(before);
};

/** The stretch of the list without the team in which ranks can change: between its two places, and the teams equal to it there. */
const stretchOf = (
  { rest, from = rest.length, to = rest.length }: Moved,
  keys: readonly (Key | undefined)[],
  rules: PreparedRules,
) => {
  let [low, high] = [Math.min(from, to), Math.max(from, to)];
  const isEqual = (at: number): boolean => {
    const there = rest[at];
    return there !== undefined && keys.some((key) => key !== undefined && byChain(there, key, rules) === 0);
  };
  while (isEqual(low - 1)) low--;
  while (isEqual(high)) high++;
  return [low, high] as const;
};

/** What changes, by place in the ranking. */
interface Change {
  rank?: number | null;
  states?: Map<number, PlaceState>;
}

type Changes = Map<number, Change>;

const changeAt = (changes: Changes, at: number): Change => {
  const known = changes.get(at) ?? {};
  changes.set(at, known);
  return known;
};

/** Where a team of the list without the moved one stands in the list with it. */
const oldPlace = (at: number, { from }: Moved): number => (from !== undefined && at >= from ? at + 1 : at);

const rankChanges = (asked: Asked, moved: Moved, changes: Changes): void => {
  const { ranking, rules, known, before, after } = asked;
  const put = isFixed(after) ? after : undefined;
  const [low, high] = stretchOf(moved, [before, put], rules);
  for (let at = low; at < high; at++) {
    const other = moved.rest[at];
    const shift = other === undefined ? 0 : shiftOf(other, before, put, rules);
    const place = known.offset + oldPlace(at, moved);
    if (shift !== 0) changeAt(changes, place).rank = (ranking.teams[place]?.rank ?? 0) + shift;
  }
};

/** The size of the pool when the team's state is another. */
const sizeAfter = ({ pool, team, after }: Asked): number => {
  const counts = (state: string): number => (state === "none" ? 0 : 1);
  return pool.size - counts(team.gradeState) + counts(after.gradeState);
};

/** One contest decided again with the team where it would be. */
interface Recontest {
  readonly candidates: readonly Key[];
  readonly award: Award;
  /** Candidates from the one place to the other may have another state. */
  readonly range: readonly [from: number, to: number];
}

const none: ReadonlyMap<string, Decision> = new Map();

const recontest = (asked: Asked, contest: Contest, index: number): Recontest => {
  const { ranking, rules, pool, known, team, before, after, decisions } = asked;
  const own = decisions.get(contest.rule.id) ?? none;
  const old = known.candidates[index] ?? [];
  const state = team.places[index]?.state;
  const was = state !== "none" && state !== "below-threshold" ? before : undefined;
  const { sorted } = move(old, was, suits(after, index) ? after : undefined, rules);
  const { standing } = ranking;
  const members = new Set(
    standing === null ? [] : ranking.teams.filter((one) => one.pool === pool.id).map((one) => one.team),
  );
  const published = publishedOf(contest.rule.id, standing, members, sorted);
  const quota = quotaOf(contest, sizeAfter(asked));
  const renewed = award(sorted, { quota, decisions: own, published }, rules);
  if (published !== undefined) return { candidates: sorted, award: renewed, range: [0, sorted.length] };
  const { cut } = award(old, { quota: pool.places[index]?.quota ?? 0, decisions: own, published }, rules);
  const range = [Math.min(cut[0], renewed.cut[0]) - 1, Math.max(cut[1], renewed.cut[1]) + 1] as const;
  return { candidates: sorted, award: renewed, range };
};

const placeChanges = (
  asked: Asked,
  index: number,
  { candidates, award: { stateOf }, range }: Recontest,
  changes: Changes,
): void => {
  const { ranking, rules, known, after } = asked;
  for (let at = Math.max(0, range[0]); at < Math.min(candidates.length, range[1]); at++) {
    const other = candidates[at];
    if (other === undefined || other === after) continue;
    const place = known.offset + positionOf(known.sorted, other, rules);
    const { state } = stateOf(other.team, at);
    if (state === ranking.teams[place]?.places[index]?.state) continue;
    const change = changeAt(changes, place);
    change.states = (change.states ?? new Map()).set(index, state);
  }
};

/** The team's own state in a contest. */
const ownState = (
  { after, rules }: Asked,
  index: number,
  { candidates, award: { stateOf } }: Recontest,
): PlaceState => {
  if (!isFixed(after)) return "none";
  if (!suits(after, index)) return "below-threshold";
  return stateOf(after.team, positionOf(candidates, after, rules)).state;
};

const ownRank = ({ sorted, to }: Moved, rules: PreparedRules): number | null =>
  to === undefined ? null : groupAt(sorted, to, rules)[0] + 1;

const moveOf = (team: RankedTeam, change: Change, contests: readonly Contest[], scoreGrade: string | null): Move => {
  const rank = change.rank === undefined ? team.rank : change.rank;
  const places = team.places.map(({ place, state }, index) => ({
    place,
    from: state,
    to: change.states?.get(index) ?? state,
  }));
  const after = places.map(({ place, to }) => ({ place, state: to }));
  const grade =
    rank === null
      ? null
      : gradeAfter(
          scoreGrade,
          after,
          contests.map((contest) => ({ contest })),
        );
  return {
    team: team.team,
    rank: { from: team.rank, to: rank },
    grade: { from: team.grade, to: grade },
    places: places.filter(({ from, to }) => from !== to),
  };
};

const isMove = ({ rank, grade, places }: Move): boolean =>
  rank.from !== rank.to || grade.from !== grade.to || places.length > 0;

/** Decisions on ties of this pool that are none any more. */
const lapsedOf = ({ ranking, pool }: Asked, recontests: readonly Recontest[]): string[] =>
  pool.places.flatMap(({ ties }, index) => {
    const now = (recontests[index]?.award.ties ?? []).map(({ teams }) => teamsKey(teams));
    return ties.flatMap(({ teams, decision }) => {
      const known = ranking.decisions.find(({ id }) => id === decision);
      const stays = known === undefined || now.includes(teamsKey(teams)) || isHistory(known, ranking.standing);
      return stays ? [] : [known.id];
    });
  });

const look = (scheme: Scheme, ranking: Ranking, changed: Ranked): Asked => {
  const rules = rulesOf(scheme);
  const { kind, year } = ranking;
  const check = fieldCheck(rules);
  check.see(changed);
  check.end();
  const what =
    ranking.scheme.hash !== rules.stamp.hash
      ? "scheme"
      : changed.kind !== kind
        ? "kind"
        : changed.period.year !== year
          ? "year"
          : undefined;
  const at = ranking.teams.findIndex(({ team }) => team === changed.team);
  const problems = [
    ...(what === undefined ? [] : [problem("not-comparable", [], { team: changed.team, what })]),
    ...(at < 0 ? unknownName(changed.team, new Set(ranking.teams.map((one) => one.team)), "team", ["team"]) : []),
  ];
  const team = ranking.teams[at];
  const index = ranking.pools.findIndex(({ id }) => id === team?.pool);
  const [pool, known] = [ranking.pools[index], knownOf(ranking)[index]];
  if (problems.length > 0 || team === undefined || pool === undefined || known === undefined)
    throw new InvalidInputError(problems);
  return {
    ranking,
    rules,
    pool,
    known,
    team,
    before: team.rank === null ? undefined : known.sorted[at - known.offset],
    after: entryMaker(rules)(changed, team.pool),
    decisions: decisionsBy(ranking.decisions, rules),
  };
};

/**
 * Says who would move if one team's evaluation were another: whose rank, place or grade would change, as a full ranking of the changed
 * field would say. The work grows with the number of teams that move, not with the field.
 * @param changed the evaluation as it would be, such as `overturned` gives
 * @throws {InvalidInputError} where the team is not in the ranking, or the evaluation cannot be compared with it
 * @example ifOverturned(scheme, ranking, overturned(scheme, ledger, evaluation, "notice-7")).moves
 */
export const ifOverturned = (scheme: Scheme, ranking: Ranking, changed: Ranked): Overturned => {
  const asked = look(scheme, ranking, changed);
  const { rules, known, team, before, after } = asked;
  const contests = rules.contests[ranking.kind];
  const moved = move(known.sorted, before, isFixed(after) ? after : undefined, rules);
  const recontests = contests.map((contest, index) => recontest(asked, contest, index));
  const changes: Changes = new Map();
  rankChanges(asked, moved, changes);
  recontests.forEach((one, index) => {
    placeChanges(asked, index, one, changes);
  });
  const own: Change = {
    rank: ownRank(moved, rules),
    states: new Map(recontests.map((one, index) => [index, ownState(asked, index, one)])),
  };
  const others = [...changes]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, change]): Move[] => {
      const other = ranking.teams[at];
      return other === undefined ? [] : [moveOf(other, change, contests, other.scoreGrade)];
    });
  const moves = [moveOf(team, own, contests, after.grade), ...others].filter(isMove);
  return { team: team.team, moves, lapsed: lapsedOf(asked, recontests) };
};
