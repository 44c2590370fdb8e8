/** One question put to the teams of a district: their evaluations, the teams that it does not reach, or all problems. */
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../engine/evaluate";
import type { Schemes } from "../../engine/series";
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { nearest } from "../../model/nearest";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import type { Text } from "../../model/text";
import type { Question } from "../arguments";
import type { District, Team } from "../read/district";

/** A team whose term does not have the year or the day that was asked for. */
export interface Outside {
  readonly team: string;
  readonly village: string;
  readonly why: Text;
}

export type Answers =
  | { readonly ok: true; readonly evaluations: readonly Evaluation[]; readonly outside: readonly Outside[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const answer = (scheme: Schemes, ledger: Ledger, question: Question): Evaluation => {
  switch (question.kind) {
    case "annual":
      return evaluateAnnual(scheme, ledger, question);
    case "daily":
      return evaluateDaily(scheme, ledger, question);
    case "term":
      return evaluateTerm(scheme, ledger, question);
  }
};

type Asked = { readonly evaluation: Evaluation } | { readonly problems: readonly Problem[] };

/** The flags that a question's parts come from. */
const flagOf: Readonly<Record<string, string>> = { year: "--year", asOf: "--as-of", knownAt: "--known-at" };

const asFlag = (one: Problem, { kind }: Question): Problem => {
  const [part] = one.path;
  const flag = kind === "daily" && part === "asOf" ? "--day" : flagOf[String(part)];
  return { ...one, path: flag === undefined ? [] : [flag] };
};

const ask = (scheme: Schemes, ledger: Ledger, question: Question): Asked => {
  try {
    return { evaluation: answer(scheme, ledger, question) };
  } catch (error) {
    if (error instanceof InvalidInputError) return { problems: error.problems.map((one) => asFlag(one, question)) };
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

/** Asks all teams, or the one that is named. A question that reaches no team at all is a problem. */
export const evaluationsOf = ({ versions, teams }: District, question: Question, only?: string): Answers => {
  const chosen = only === undefined ? teams : teams.filter(({ ledger }) => ledger.team === only);
  if (only !== undefined && chosen.length === 0) return { ok: false, problems: [unknownTeam(only, teams)] };
  const asked = chosen.map((team) => ({ team, ...ask(versions, team.ledger, question) }));
  const evaluations = asked.flatMap((one) => ("evaluation" in one ? [one.evaluation] : []));
  const failed = asked.flatMap((one) => ("problems" in one ? [one] : []));
  const outside = failed.filter(({ problems }) => isOutside(problems));
  const refused = evaluations.length === 0 ? failed : failed.filter((one) => !outside.includes(one));
  if (refused.length > 0) {
    const said = refused.flatMap(({ team, problems }) => problems.map((one) => ({ team, problem: one })));
    return { ok: false, problems: saidOnce(said) };
  }
  return {
    ok: true,
    evaluations,
    outside: outside.flatMap(({ team: { ledger }, problems: [first] }) =>
      first === undefined ? [] : [{ team: ledger.team, village: ledger.village, why: first.message }],
    ),
  };
};
