/** The life of a result on a day, from the acts that were recorded; and what a later ranking must leave standing. FORMAT.md, section 16. */

import type { Decision, Standing } from "../../model/answer/ranking";
import type {
  ResultAppeal,
  ResultDeadline,
  ResultHistory,
  ResultState,
  ResultVersion,
} from "../../model/answer/result";
import { chineseCalendar, type Day, later, type WorkingCalendar } from "../../model/calendar";
import { byCode } from "../../model/names";
import { InvalidInputError, problem } from "../../model/problem";
import type { RegisterFact } from "../../model/register";
import {
  type Appealed,
  actProblems,
  followActs,
  inActOrder,
  isResultAct,
  placesOf,
  standing,
  type Version,
} from "../../model/result-check";
import type { Scheme } from "../../model/scheme";

/** The day to stand on, what was known, and which days are working days. */
export interface ResultsQuestion {
  readonly asOf: Day;
  /** Only acts recorded by this day are known; all, where it is left out. */
  readonly knownAt?: Day | undefined;
  /** Working days; the default is `chineseCalendar`. */
  readonly calendar?: WorkingCalendar | undefined;
}

const refOf = ({ id, day }: { readonly id: string; readonly day: Day }) => ({ id, day });

const appealOf = ({ act, answerBy, review }: Appealed): ResultAppeal => ({
  appeal: refOf(act),
  answerBy,
  review: review === undefined ? null : { ...refOf(review), outcome: review.outcome, reason: review.reason },
});

const stateOf = (version: Version, isLast: boolean, asOf: Day): ResultState => {
  const { publicityTo, appealBy, appeals } = version;
  if (!isLast) return "corrected";
  if (publicityTo === undefined || appealBy === undefined) return "drafted";
  if (appeals.some(({ review }) => review === undefined)) return "appealed";
  const isUpheld = appeals.some(({ review }) => review?.outcome === "upheld");
  if (asOf > later(publicityTo, appealBy) && !isUpheld) return "final";
  return appeals.length > 0 ? "reviewed" : "published";
};

const dueOf = ({ publicityTo, appealBy, appeals }: Version, asOf: Day): ResultDeadline[] => {
  const ends = (kind: "publicity" | "appeal", by: Day | undefined): ResultDeadline[] =>
    by === undefined || asOf > by ? [] : [{ kind, by, overdue: false }];
  const answers = appeals
    .filter(({ review }) => review === undefined)
    .map(({ answerBy }): ResultDeadline => ({ kind: "answer", by: answerBy, overdue: asOf > answerBy }));
  const due = [...ends("publicity", publicityTo), ...ends("appeal", appealBy), ...answers];
  return due.sort((a, b) => byCode(a.by, b.by));
};

const versionOf = (version: Version, isLast: boolean, asOf: Day): ResultVersion => {
  const { made, published, publicityTo, appealBy, appeals } = version;
  return {
    version: made.version,
    state: stateOf(version, isLast, asOf),
    made: refOf(made),
    asOf: made.asOf,
    knownAt: made.knownAt,
    scheme: made.scheme,
    total: made.total,
    grade: made.grade ?? null,
    place: made.place ?? null,
    order: made.kind === "corrected" ? made.order : null,
    reason: made.reason ?? null,
    published: published === undefined ? null : refOf(published),
    publicity: publicityTo === undefined ? null : { to: publicityTo, open: asOf <= publicityTo },
    appealBy: appealBy ?? null,
    appeals: appeals.map(appealOf),
    due: isLast ? dueOf(version, asOf) : [],
  };
};

/**
 * The results as they stand on a day: every version that was made, its state, the end of its publicity, and what is due.
 * @param acts the facts of a register; those of other kinds are passed over
 * @returns by period, then team
 * @throws {InvalidInputError} where acts are out of order (a version out of sequence, an appeal too late, a review of nothing), or
 * the calendar has no data for a year that a deadline lies in
 * @example resultsOn(scheme, register.facts, { asOf: "2023-02-10" }).map(({ team, versions }) => [team, versions.at(-1)?.state])
 */
export const resultsOn = (
  scheme: Scheme,
  acts: readonly RegisterFact[],
  question: ResultsQuestion,
): ResultHistory[] => {
  const { asOf, knownAt, calendar = chineseCalendar } = question;
  const rules = scheme.ranking;
  if (rules === undefined) throw new InvalidInputError([problem("ranking-missing", ["ranking"])]);
  const problems = actProblems(acts, rules, calendar);
  if (problems.length > 0) throw new InvalidInputError(problems);
  const known = standing(acts, knownAt).filter(isResultAct);
  // What an earlier knowledge does not fit together is not known yet, and no problem.
  const { results } = followActs(
    known.filter(({ day }) => day <= asOf),
    rules,
    calendar,
    placesOf(acts),
  );
  return results.map(({ team, period, versions }) => ({
    team,
    period,
    versions: versions.map((version, index) => versionOf(version, index === versions.length - 1, asOf)),
  }));
};

/** The panels' decisions of a period that are known on a day. */
export const decisionsOn = (acts: readonly RegisterFact[], period: string, question: ResultsQuestion): Decision[] =>
  inActOrder(standing(acts, question.knownAt).filter((act) => act.kind === "decision")).flatMap((act) =>
    act.period === period && act.day <= question.asOf ? [{ id: act.id, place: act.place, teams: act.teams }] : [],
  );

const publishedOf = ({ versions }: ResultHistory): readonly ResultVersion[] =>
  versions.filter(({ published }) => published !== null);

const newestPublished = (history: ResultHistory): ResultVersion | undefined => publishedOf(history).at(-1);

/**
 * The place that a team holds by what was published. One that a later version took away after its publicity stays the team's: so it
 * is seen as lost, and nobody else fills it.
 */
const heldBy = (history: ResultHistory): Standing["holders"] => {
  const published = publishedOf(history);
  const at = published.map(({ place }) => place !== null).lastIndexOf(true);
  const [held, next] = [published[at], published[at + 1]];
  if (held === undefined || held.place === null) return [];
  const { place, publicity } = held;
  if (next !== undefined) {
    const isOver = publicity !== null && next.made.day > publicity.to;
    return isOver ? [{ team: history.team, place, publicity: "over" }] : [];
  }
  return [{ team: history.team, place, publicity: publicity?.open === true ? "open" : "over" }];
};

/** Whether something happened to a result after its publication that may give the team a place. */
const isLate = (history: ResultHistory): boolean => {
  const published = newestPublished(history);
  if (published === undefined || published.grade === null) return true;
  const isUpheld = published.appeals.some(({ review }) => review?.outcome === "upheld");
  return isUpheld || history.versions.at(-1) !== published;
};

/** Teams of decisions that were taken after their results had been published. */
const decidedLate = (
  acts: readonly RegisterFact[],
  decisions: readonly Decision[],
  results: readonly ResultHistory[],
) => {
  const days = new Map(acts.map(({ id, day }) => [id, day]));
  return decisions.flatMap(({ id, teams }) =>
    teams.filter((team) => {
      const published = results.find((one) => one.team === team);
      const on = published && newestPublished(published)?.published?.day;
      return on !== undefined && on < (days.get(id) ?? "");
    }),
  );
};

/**
 * What a ranking of a period must leave standing on a day; undefined while nothing of it has been published.
 * @param period a year as text, or `term`
 * @example rank(scheme, evaluations, { standing: standingOn(scheme, register.facts, "2022", { asOf: "2023-03-01" }) })
 */
export const standingOn = (
  scheme: Scheme,
  acts: readonly RegisterFact[],
  period: string,
  question: ResultsQuestion,
): Standing | undefined => {
  const results = resultsOn(scheme, acts, question).filter((one) => one.period === period);
  if (results.every((one) => newestPublished(one) === undefined)) return undefined;
  const late = [
    ...results.filter(isLate).map(({ team }) => team),
    ...decidedLate(acts, decisionsOn(acts, period, question), results),
  ];
  return {
    holders: results.flatMap(heldBy),
    late: [...new Set(late)].sort(),
  };
};
