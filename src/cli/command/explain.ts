/** `zhucun explain`: one team's evaluation in words. */
import type { Language } from "../../model/text";
import { explain } from "../../report/explain";
import type { Command } from "../arguments";
import { readDistrict } from "../read/district";
import { refuse } from "../say/refuse";
import { exit, type World } from "../world";
import { evaluationsOf } from "./evaluations";

type Explain = Extract<Command, { name: "explain" }>;

export const explainTeam = async (command: Explain, language: Language, world: World): Promise<number> => {
  const read = await readDistrict(world, command.district, command.scheme);
  if (!read.ok) return refuse(read.problems, language, world);
  const answers = evaluationsOf(read.district, command.question, command.team);
  if (!answers.ok) return refuse(answers.problems, language, world);
  for (const evaluation of answers.evaluations) world.say(`${explain(evaluation, language)}\n`);
  return exit.yes;
};
