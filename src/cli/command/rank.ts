/** `zhucun rank`: the teams of a district in their order, with places decided, as a table or as one JSON object a line. */
import { rank as rankField } from "../../engine/ranking/rank";
import { decisionsOn, resultsOn, standingOn } from "../../engine/ranking/results";
import type { Ranking } from "../../model/answer/ranking";
import type { ResultHistory } from "../../model/answer/result";
import type { Evaluation } from "../../model/evaluation";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import type { Language } from "../../model/text";
import { rankingTable } from "../../report/ranking";
import type { Command } from "../arguments";
import { type District, readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { exit, type World } from "../world";
import { evaluationsOf } from "./evaluations";

type Rank = Extract<Command, { name: "rank" }>;

/** What was decided, and the results that it leaves standing. */
interface Decided {
  readonly ranking: Ranking;
  readonly results: readonly ResultHistory[];
}

const periodOf = ({ question }: Rank): string => (question.kind === "annual" ? `${question.year}` : "term");

/** Results that were worked out by another scheme than the one that ranks now. */
const foreign = (results: readonly ResultHistory[], evaluations: readonly Evaluation[]): Problem[] => {
  const hash = evaluations[0]?.scheme.hash;
  return results
    .filter(({ versions }) => versions.at(-1)?.scheme !== hash)
    .map(({ team }) => problem("not-comparable", ["register", team], { team, what: "scheme" }));
};

const decide = (
  command: Rank,
  { scheme, register }: District,
  evaluations: readonly Evaluation[],
  day: string,
): Decided => {
  const period = periodOf(command);
  const { knownAt } = command.question;
  const standOn = { asOf: day, knownAt };
  // A scheme that was named for this once ranks the field anew: what was published under the district's own says nothing about it.
  const acts = command.scheme === undefined ? register.facts : [];
  const results = resultsOn(scheme, acts, standOn).filter((one) => one.period === period);
  const others = foreign(results, evaluations);
  if (others.length > 0) throw new InvalidInputError(others);
  const ranking = rankField(scheme, evaluations, {
    decisions: decisionsOn(acts, period, standOn),
    standing: standingOn(scheme, acts, period, standOn),
  });
  return { ranking, results };
};

const lineOf = (
  { kind, year, scheme }: Ranking,
  team: Ranking["teams"][number],
  results: readonly ResultHistory[],
): string =>
  `${JSON.stringify({ kind, year, scheme: scheme.hash, ...team, result: results.find((one) => one.team === team.team) ?? null })}\n`;

/** Ranks a district. */
export const rank = async (command: Rank, language: Language, world: World): Promise<number> => {
  const { district: folder, question, scheme, json } = command;
  const read = await readDistrict(world, folder, scheme);
  if (!read.ok) return refuse(read.problems, language, world, json);
  // Totals and places of one day: what was published later than the totals would not fit them.
  const day = question.asOf ?? world.today();
  const answers = evaluationsOf(read.district, { ...question, asOf: day });
  if (!answers.ok) return refuse(answers.problems, language, world, json);
  try {
    const { ranking, results } = decide(command, read.district, answers.evaluations, day);
    if (json) for (const team of ranking.teams) world.say(lineOf(ranking, team, results));
    else {
      const { title, invented } = read.district.head;
      const of = {
        title,
        invented: invented === true,
        scheme: read.district.scheme,
        evaluations: answers.evaluations,
        results,
        day,
        otherScheme: scheme !== undefined,
        outside: answers.outside,
      };
      world.say(tableText(rankingTable(ranking, of, language), paintFor(world), world.width));
    }
    return exit.yes;
  } catch (error) {
    if (error instanceof InvalidInputError) return refuse(error.problems, language, world, json);
    throw error;
  }
};
