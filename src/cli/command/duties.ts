/** `zhucun duties`: what every body of a district owed, did and must do next on a day, the mechanisms, and dereliction; as tables or as JSON. */
import { evaluateDereliction } from "../../engine/dereliction/evaluate";
import { suspicionsOf } from "../../engine/dereliction/suspicions";
import { obligationsIn } from "../../engine/duties/clues";
import { evaluateDuties } from "../../engine/duties/evaluate";
import { mechanismsOf } from "../../engine/duties/mechanisms";
import type { Dereliction, Suspicion } from "../../model/answer/dereliction";
import type { DutiesEvaluation, MechanismView } from "../../model/answer/duties";
import { InvalidInputError, type Problem } from "../../model/problem";
import type { Language } from "../../model/text";
import { derelictionTable } from "../../report/dereliction";
import { type DutiesOfDistrict, dutiesTable, mechanismsTable, nextTable } from "../../report/duties";
import type { Standing } from "../arguments";
import { type District, readDistrict } from "../read/district";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { exit, type World } from "../world";

interface Answered {
  readonly evaluation: DutiesEvaluation;
  readonly mechanisms: readonly MechanismView[];
  readonly dereliction: Dereliction;
  readonly suspicions: readonly Suspicion[];
}

type Answer = Answered | { readonly problems: readonly Problem[] };

const answer = ({ scheme, teams, register }: District, asOf: string, knownAt: string | undefined): Answer => {
  try {
    const ledgers = teams.map(({ ledger }) => ledger);
    const [records, on] = [
      { register, ledgers },
      { asOf, knownAt },
    ];
    const evaluation = evaluateDuties(scheme, records, on);
    return {
      evaluation,
      mechanisms: mechanismsOf(scheme, evaluation),
      dereliction: evaluateDereliction(scheme, records, on),
      suspicions: suspicionsOf(scheme, { ...records, obligations: obligationsIn(evaluation) }, on),
    };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { problems: error.problems.map((one) => ({ ...one, path: [] })) };
  }
};

/** One JSON object a line: one for each body, then for each mechanism, each event of misconduct, each suspicion. */
const sayJson = ({ evaluation, mechanisms, dereliction, suspicions }: Answered, world: World): void => {
  const { semantics, scheme, asOf, knownAt } = evaluation;
  const { id, version, hash } = scheme;
  const head = { semantics, scheme: { id, version, hash }, asOf, knownAt };
  for (const body of evaluation.bodies) world.say(`${JSON.stringify({ ...head, body })}\n`);
  for (const mechanism of mechanisms) world.say(`${JSON.stringify({ ...head, mechanism })}\n`);
  for (const event of dereliction.events) world.say(`${JSON.stringify({ ...head, event })}\n`);
  for (const suspicion of suspicions) world.say(`${JSON.stringify({ ...head, suspicion })}\n`);
};

/** Tells the duties of a district. */
export const duties = async (command: Standing, language: Language, world: World): Promise<number> => {
  const { district: folder, scheme, json, knownAt, day = world.today() } = command;
  const read = await readDistrict(world, folder, scheme);
  if (!read.ok) return refuse(read.problems, language, world, json);
  const answered = answer(read.district, day, knownAt);
  if ("problems" in answered) return refuse(answered.problems, language, world, json);
  const { evaluation, mechanisms, dereliction, suspicions } = answered;
  if (json) {
    sayJson(answered, world);
    return exit.yes;
  }
  const { title, invented } = read.district.head;
  const of: DutiesOfDistrict = { title, invented: invented === true, today: world.today() };
  const tables = [
    dutiesTable(evaluation, of, language),
    nextTable(evaluation, true, language),
    nextTable(evaluation, false, language),
    mechanismsTable(mechanisms, language),
    { ...derelictionTable(dereliction, suspicions, of, language), about: [] },
  ];
  world.say(tables.map((table) => tableText(table, paintFor(world), world.width)).join("\n"));
  return exit.yes;
};
