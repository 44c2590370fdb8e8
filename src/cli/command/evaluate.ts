/** `zhucun evaluate`: all teams of a district, as a league table or as one JSON object a line. */
import type { Language } from "../../model/text";
import { league } from "../../report/league";
import type { Command } from "../arguments";
import { readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { nextSteps } from "../say/steps";
import { tableText } from "../say/table";
import { exit, type World } from "../world";
import { evaluationsOf } from "./evaluations";

type Evaluate = Extract<Command, { name: "evaluate" }>;

/** Evaluates a district. */
export const evaluate = async (command: Evaluate, language: Language, world: World): Promise<number> => {
  const { district: folder, question, scheme, team, json } = command;
  const read = await readDistrict(world, folder, scheme);
  if (!read.ok) return refuse(read.problems, language, world, json);
  const answers = evaluationsOf(read.district, question, team);
  if (!answers.ok) return refuse(answers.problems, language, world, json);
  const { evaluations, outside } = answers;
  if (json) {
    for (const evaluation of evaluations) world.say(`${JSON.stringify(evaluation)}\n`);
    return exit.yes;
  }
  const { title, invented } = read.district.head;
  const table = league(evaluations, { title, invented: invented === true, today: world.today(), outside }, language);
  world.say(tableText(table, paintFor(world), world.width));
  world.say(nextSteps(evaluations, { folder, question }, language, world));
  return exit.yes;
};
