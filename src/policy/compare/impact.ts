/** Whom a change of the scheme moves: every team is evaluated and ranked by both schemes, and what differs is listed. */

import { evaluate } from "../../engine/evaluate";
import { planOf } from "../../engine/plan";
import { rank } from "../../engine/ranking/rank";
import { rankedBy } from "../../engine/ranking/ranked";
import type { Ranked, RankedTeam } from "../../model/answer/ranking";
import { calendarYear, overlap, type WorkingCalendar, yearOf } from "../../model/calendar";
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { byCode } from "../../model/names";
import { InvalidInputError, problem } from "../../model/problem";
import { type Scheme, semantics } from "../../model/scheme";
import { type GradeMove, type GroupImpact, gradeMoves, groupsBy } from "./grouping";
import { type Moves, movesOf, type PartMoves, partMovesOf } from "./moves";
import { asIfInForce, type CompareQuestion, readable, unreadIn } from "./question";
import { type Compared, inRanking, type Standing, type Stored, standingOf } from "./standing";

/** A team as it is named, and what kind of team it is; null where only stored evaluations are compared, which do not say. */
export interface TeamHead {
  readonly team: string;
  readonly village: string;
  readonly town: string;
  /** How many members serve on some day of the period. */
  readonly members: number | null;
  /** How many units sent them. */
  readonly units: number | null;
}

/** A team that moves, and all that moves for it. */
export interface TeamImpact extends TeamHead {
  readonly moves: Moves;
}

/** Which scheme and which semantics of the engine gave one side. */
export type ImpactSide = Compared["scheme"] & { readonly semantics: number };

/** Facts that one side does not read although the other does: their item is gone, new, or measured from other facts. */
export interface Unread {
  readonly before: number;
  readonly after: number;
}

/** Whom a change moves. Data only; it survives JSON. */
export interface Impact {
  readonly kind: Compared["kind"];
  readonly year: number | null;
  readonly before: ImpactSide | null;
  readonly after: ImpactSide | null;
  /** Teams on both sides. */
  readonly compared: number;
  /** Teams that only one side has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Teams that the question does not reach: their term does not have the year or the day. */
  readonly outside: readonly string[];
  /** Whether ranks and places were compared; not of a day, nor where a scheme has no ranking. */
  readonly ranked: boolean;
  readonly unread: Unread;
  /** Every team that moves, by name. */
  readonly teams: readonly TeamImpact[];
  /** From which grade to which, with the number of teams; also of those that stay. */
  readonly grades: readonly GradeMove[];
  readonly towns: readonly GroupImpact[];
  readonly members: readonly GroupImpact[];
  readonly units: readonly GroupImpact[];
}

/** One team on both sides. */
interface Both {
  readonly head: TeamHead;
  readonly parts: PartMoves;
  readonly from: Standing;
  readonly to: Standing;
}

const sideOf = ({ scheme, semantics }: Pick<Compared, "scheme" | "semantics">): ImpactSide => {
  const { id, version, hash, title, grades } = scheme;
  return { id, version, hash, title, grades, semantics };
};

const twice = (team: string): never => {
  throw new InvalidInputError([problem("duplicate-name", ["evaluations"], { name: team, thing: "team" })]);
};

type About = Omit<Impact, "compared" | "teams" | "grades" | "towns" | "members" | "units">;

const bothOf = (head: TeamHead, before: Compared, after: Compared): Both => ({
  head,
  parts: partMovesOf(before, after),
  from: standingOf(before),
  to: standingOf(after),
});

const impactOfField = (field: readonly Both[], about: About): Impact => {
  const pairs = [...field]
    .sort((a, b) => byCode(a.head.team, b.head.team))
    .map(({ head, parts, from, to }) => ({ head, from, to, moves: movesOf(from, to, parts) }));
  const gradesOf = (side: ImpactSide | null) => side?.grades.map(({ id }) => id) ?? [];
  const orders = { before: gradesOf(about.before), after: gradesOf(about.after) };
  return {
    ...about,
    compared: pairs.length,
    teams: pairs.flatMap(({ head, moves }) => (moves === null ? [] : [{ ...head, moves }])),
    grades: gradeMoves(pairs, orders),
    towns: groupsBy(pairs, ({ town }) => town, orders),
    members: groupsBy(pairs, ({ members }) => members, orders),
    units: groupsBy(pairs, ({ units }) => units, orders),
  };
};

/** The period of a question as far as a team's term goes. */
const periodOf = (question: CompareQuestion, { term }: Ledger) =>
  question.kind === "term"
    ? term
    : overlap(calendarYear(question.kind === "annual" ? question.year : yearOf(question.asOf)), term);

const headOf = (ledger: Ledger, question: CompareQuestion): TeamHead => {
  const { team, village, town, members, units, term } = ledger;
  const period = periodOf(question, ledger);
  const serves = ({ service }: Ledger["members"][number]): boolean =>
    service.some(({ from, to = term.to }) => period !== undefined && overlap({ from, to }, period) !== undefined);
  return { team, village, town, members: members.filter(serves).length, units: units.length };
};

const isOutside = (error: unknown): boolean =>
  error instanceof InvalidInputError &&
  error.problems.every(({ code }) => code === "year-outside-term" || code === "day-outside-term");

/** One scheme while the ledgers go by. */
const askedOf = (scheme: Scheme, question: CompareQuestion, calendar: WorkingCalendar | undefined) => {
  const wide = asIfInForce(scheme);
  const slim = rankedBy(scheme);
  const field: Ranked[] = [];
  let unread = 0;
  return {
    side: sideOf({ scheme: planOf(scheme).stamp, semantics }),
    canRank: scheme.ranking !== undefined && question.kind !== "daily",
    unread: () => unread,
    evaluate: (ledger: Ledger): Evaluation => {
      const own = readable(scheme, ledger, question.knownAt);
      const evaluation = evaluate(wide, own, { ...question, calendar });
      if (own !== ledger) unread += unreadIn(scheme, ledger);
      return evaluation;
    },
    /** Keeps what a ranking reads. */
    keep: (evaluation: Evaluation): number => field.push(slim(evaluation)),
    /** By team; nobody where nothing was kept. */
    ranked: (): ReadonlyMap<string, RankedTeam> =>
      new Map(field.length === 0 ? [] : rank(wide, field).teams.map((team) => [team.team, team])),
  };
};

const placed = (standing: Standing, team: RankedTeam | undefined): Standing =>
  team === undefined ? standing : inRanking(standing, team);

/**
 * Whom a change moves: every team whose item, category, total, natural or final grade, rank or place differs between two schemes.
 * Both schemes are asked as if they were in force; a scheme does not see facts of items that it does not have, and `unread` counts them.
 * Ledgers may come one by one: of each only what can move is kept, so that memory does not grow with the facts.
 * Ranks and places are those of a field decided anew: no panel's decision and nothing published is taken into account.
 * @throws {InvalidInputError} where holiday data is missing, or two ledgers are of one team
 * @example impactOf(luojiang, changed, ledgers, { kind: "annual", year: 2022 }).teams.map(({ team, moves }) => [team, moves.total?.by])
 */
export const impactOf = (
  before: Scheme,
  after: Scheme,
  ledgers: Iterable<Ledger>,
  question: CompareQuestion,
  calendar?: WorkingCalendar,
): Impact => {
  const [old, now] = [askedOf(before, question, calendar), askedOf(after, question, calendar)];
  const ranks = old.canRank && now.canRank;
  const outside: string[] = [];
  const field = new Map<string, Both>();
  for (const ledger of ledgers) {
    if (field.has(ledger.team)) twice(ledger.team);
    try {
      const [from, to] = [old.evaluate(ledger), now.evaluate(ledger)];
      field.set(ledger.team, bothOf(headOf(ledger, question), from, to));
      if (!ranks) continue;
      old.keep(from);
      now.keep(to);
    } catch (error) {
      if (!isOutside(error)) throw error;
      outside.push(ledger.team);
    }
  }
  const [ranking, other] = [old.ranked(), now.ranked()];
  const teams = [...field.values()].map((both) => ({
    ...both,
    from: placed(both.from, ranking.get(both.head.team)),
    to: placed(both.to, other.get(both.head.team)),
  }));
  return impactOfField(teams, {
    kind: question.kind,
    year: question.kind === "annual" ? question.year : null,
    before: old.side,
    after: now.side,
    onlyBefore: [],
    onlyAfter: [],
    outside: outside.sort(byCode),
    ranked: ranks,
    unread: { before: old.unread(), after: now.unread() },
  });
};

const byTeam = <T extends Compared>(evaluations: Iterable<T>): Map<string, T> => {
  const teams = new Map<string, T>();
  for (const one of evaluations) teams.set(teams.has(one.team) ? twice(one.team) : one.team, one);
  return teams;
};

/** Ranks stored evaluations as if the engine that is here had made them. */
const rankStored = (
  scheme: Scheme | undefined,
  stored: ReadonlyMap<string, Stored>,
): ReadonlyMap<string, RankedTeam> => {
  if (scheme?.ranking === undefined || stored.size === 0) return new Map();
  const field = [...stored.values()].map((one) => ({ ...one, semantics }));
  return new Map(rank(scheme, field).teams.map((team) => [team.team, team]));
};

/**
 * The same for two stored lists of evaluations, such as `zhucun evaluate --json` writes: what a new version of the engine would move in
 * results that were published goes through the same gate as a change of the scheme.
 * @param scheme the one that gave both lists; with it ranks and places are compared as well, for evaluations hold none
 * @throws {InvalidInputError} where a team stands twice in one list, or evaluations are by another scheme than the one that is to rank them
 * @example impactOfEvaluations(published, anew).teams.length // 0
 */
export const impactOfEvaluations = (before: Iterable<Stored>, after: Iterable<Stored>, scheme?: Scheme): Impact => {
  const [old, now] = [byTeam(before), byTeam(after)];
  const missingIn = (there: ReadonlyMap<string, Compared>, here: ReadonlyMap<string, Compared>) =>
    [...here.keys()].filter((team) => !there.has(team)).sort(byCode);
  const [first, other] = [[...old.values()][0], [...now.values()][0]];
  const kind = (first ?? other)?.kind ?? "annual";
  const ranks = scheme?.ranking !== undefined && kind !== "daily";
  const [ranking, again] = ranks ? [rankStored(scheme, old), rankStored(scheme, now)] : [new Map(), new Map()];
  const field = [...old.values()].flatMap((from): Both[] => {
    const to = now.get(from.team);
    if (to === undefined) return [];
    const { team, village, town } = from;
    const both = bothOf({ team, village, town, members: null, units: null }, from, to);
    return [{ ...both, from: placed(both.from, ranking.get(team)), to: placed(both.to, again.get(team)) }];
  });
  return impactOfField(field, {
    kind,
    year: (first ?? other)?.period.year ?? null,
    before: first === undefined ? null : sideOf(first),
    after: other === undefined ? null : sideOf(other),
    onlyBefore: missingIn(now, old),
    onlyAfter: missingIn(old, now),
    outside: [],
    ranked: ranks,
    unread: { before: 0, after: 0 },
  });
};
