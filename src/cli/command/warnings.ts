/** `zhucun warnings`: the warnings of all teams of a district on a day, as a table or as one JSON object a line. */
import { evaluateWarnings } from "../../engine/warnings/evaluate-warnings";
import { problem } from "../../model/problem";
import type { Language } from "../../model/text";
import { warningTable } from "../../report/warnings";
import type { Standing } from "../arguments";
import { readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { exit, type World } from "../world";
import { answersOf } from "./evaluations";

/** Tells the warnings of a district. */
export const warnings = async (command: Standing, language: Language, world: World): Promise<number> => {
  const { district: folder, day: asOf = world.today(), knownAt, scheme, team, json } = command;
  const read = await readDistrict(world, folder, scheme);
  if (!read.ok) return refuse(read.problems, language, world, json);
  if (read.district.scheme.warnings === undefined) return refuse([problem("no-warnings", [])], language, world, json);
  const found = answersOf(read.district, (rules, ledger) => evaluateWarnings(rules, ledger, { asOf, knownAt }), {
    only: team,
    isDay: true,
  });
  if (!found.ok) return refuse(found.problems, language, world, json);
  const { answers, outside } = found;
  if (json) {
    for (const answer of answers) world.say(`${JSON.stringify(answer)}\n`);
    return exit.yes;
  }
  const { title, invented } = read.district.head;
  const table = warningTable(answers, { title, invented: invented === true, today: world.today(), outside }, language);
  world.say(tableText(table, paintFor(world), world.width));
  return exit.yes;
};
