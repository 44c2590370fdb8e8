/** `zhucun explain`: one team's evaluation in words, and its members where they are asked for. */
import { evaluateMembers } from "../../engine/members/evaluate-members";
import type { MembersEvaluation } from "../../model/answer/members";
import type { Evaluation } from "../../model/evaluation";
import { InvalidInputError, type Problem } from "../../model/problem";
import type { Language } from "../../model/text";
import { explain } from "../../report/explain";
import { members } from "../../report/members";
import type { Command } from "../arguments";
import { type District, readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { exit, type World } from "../world";
import { evaluationsOf } from "./evaluations";

type Explain = Extract<Command, { name: "explain" }>;

type Found = { readonly members: readonly MembersEvaluation[] } | { readonly problems: readonly Problem[] };

/** The members of the teams that were evaluated, where they are asked for. */
const membersOf = (
  { scheme, teams }: District,
  { question, ...asked }: Explain,
  evaluations: readonly Evaluation[],
): Found => {
  if (!asked.members || question.kind !== "annual") return { members: [] };
  try {
    const found = evaluations.flatMap((team) => {
      const ledger = teams.find((one) => one.ledger.team === team.team)?.ledger;
      return ledger === undefined ? [] : [evaluateMembers(scheme, ledger, { ...question, team })];
    });
    return { members: found };
  } catch (error) {
    if (error instanceof InvalidInputError) return { problems: error.problems };
    throw error;
  }
};

export const explainTeam = async (command: Explain, language: Language, world: World): Promise<number> => {
  const { json } = command;
  const read = await readDistrict(world, command.district, command.scheme);
  if (!read.ok) return refuse(read.problems, language, world, json);
  const answers = evaluationsOf(read.district, command.question, command.team);
  if (!answers.ok) return refuse(answers.problems, language, world, json);
  const found = membersOf(read.district, command, answers.evaluations);
  if ("problems" in found) return refuse(found.problems, language, world, json);
  for (const one of json ? [...answers.evaluations, ...found.members] : []) world.say(`${JSON.stringify(one)}\n`);
  if (json) return exit.yes;
  for (const evaluation of answers.evaluations) world.say(`${explain(evaluation, language)}\n`);
  for (const one of found.members) world.say(`\n${tableText(members(one, language), paintFor(world), world.width)}`);
  return exit.yes;
};
