/** One question put to the teams of a district: their evaluations, the teams that it does not reach, or all problems. */
import { evaluate, type Question } from "../../engine/evaluate";
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { nearest } from "../../model/nearest";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { District, Team } from "../read/district";

/** A team whose term does not have the year or the day that was asked for. */
export interface Outside {
  readonly team: string;
  readonly village: string;
  readonly why: Text;
}

/** What all teams answered, and those that the question does not reach. */
export type AnswersOf<T> =
  | { readonly ok: true; readonly answers: readonly T[]; readonly outside: readonly Outside[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export type Answers =
  | { readonly ok: true; readonly evaluations: readonly Evaluation[]; readonly outside: readonly Outside[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What is asked of one team's ledger. */
type Ask<T> = (scheme: Scheme, ledger: Ledger) => T;

type Asked<T> = { readonly answer: T } | { readonly problems: readonly Problem[] };

/** The flags that a question's parts come from. */
const flagOf: Readonly<Record<string, string>> = { year: "--year", asOf: "--as-of", knownAt: "--known-at" };

const asFlag = (one: Problem, isDay: boolean): Problem => {
  const [part] = one.path;
  const flag = isDay && part === "asOf" ? "--day" : flagOf[String(part)];
  return { ...one, path: flag === undefined ? [] : [flag] };
};

const tryTo = <T>(ask: Ask<T>, scheme: Scheme, ledger: Ledger, isDay: boolean): Asked<T> => {
  try {
    return { answer: ask(scheme, ledger) };
  } catch (error) {
    if (error instanceof InvalidInputError) return { problems: error.problems.map((one) => asFlag(one, isDay)) };
    throw error;
  }
};

const isOutside = (problems: readonly Problem[]): boolean =>
  problems.every(({ code }) => code === "year-outside-term" || code === "day-outside-term");

/** The same thing said about several teams is said once; what only one team says is said with its file. */
const saidOnce = (said: readonly { team: Team; problem: Problem }[]): Problem[] => {
  const byWords = new Map<string, { team: Team; problem: Problem }[]>();
  for (const one of said) {
    const words = `${one.problem.code} ${one.problem.message.en}`;
    byWords.set(words, [...(byWords.get(words) ?? []), one]);
  }
  return [...byWords.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return same.length > 1 ? [first.problem] : [{ ...first.problem, file: first.team.file }];
  });
};

const unknownTeam = (name: string, teams: readonly Team[]): Problem => {
  const near = nearest(
    name,
    teams.map(({ ledger }) => ledger.team),
  );
  return problem("unknown-name", [], { name, near, thing: "team" });
};

/** Asks something of all teams, or of the one that is named. A question that reaches no team at all is a problem. */
export const answersOf = <T>(
  { scheme, teams }: District,
  ask: Ask<T>,
  { only, isDay }: { readonly only?: string | undefined; readonly isDay: boolean },
): AnswersOf<T> => {
  const chosen = only === undefined ? teams : teams.filter(({ ledger }) => ledger.team === only);
  if (only !== undefined && chosen.length === 0) return { ok: false, problems: [unknownTeam(only, teams)] };
  const asked = chosen.map((team) => ({ team, ...tryTo(ask, scheme, team.ledger, isDay) }));
  const answers = asked.flatMap((one) => ("answer" in one ? [one.answer] : []));
  const failed = asked.flatMap((one) => ("problems" in one ? [one] : []));
  const outside = failed.filter(({ problems }) => isOutside(problems));
  const refused = answers.length === 0 ? failed : failed.filter((one) => !outside.includes(one));
  if (refused.length > 0) {
    const said = refused.flatMap(({ team, problems }) => problems.map((one) => ({ team, problem: one })));
    return { ok: false, problems: saidOnce(said) };
  }
  return {
    ok: true,
    answers,
    outside: outside.flatMap(({ team: { ledger }, problems: [first] }) =>
      first === undefined ? [] : [{ team: ledger.team, village: ledger.village, why: first.message }],
    ),
  };
};

/** Evaluates all teams, or the one that is named. */
export const evaluationsOf = (district: District, question: Question, only?: string): Answers => {
  const isDay = question.kind === "daily";
  const found = answersOf(district, (_, ledger) => evaluate(district.versions, ledger, question), { only, isDay });
  return found.ok ? { ok: true, evaluations: found.answers, outside: found.outside } : found;
};
