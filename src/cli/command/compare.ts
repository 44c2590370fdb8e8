/** `zhucun compare`: how two schemes differ, whom that moves in a district, and whether it keeps within a gate; or two stored lists of evaluations. */

import type { Question } from "../../engine/evaluate";
import type { Ledger } from "../../model/ledger";
import { nearest } from "../../model/nearest";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Language } from "../../model/text";
import { attribute } from "../../policy/compare/attribute";
import type { Attribution } from "../../policy/compare/attribution";
import { attributionTable } from "../../policy/compare/attribution-table";
import { titlesIn } from "../../policy/compare/attribution-words";
import { differencesOf } from "../../policy/compare/difference";
import { type GateResult, passGate } from "../../policy/compare/gate";
import { type Impact, impactOf, impactOfEvaluations } from "../../policy/compare/impact";
import { impactTables, type Why } from "../../policy/compare/impact-table";
import { checkText, countText, gateText } from "../../policy/compare/impact-words";
import type { SchemeDifference } from "../../policy/compare/scheme-difference";
import type { Compare } from "../arguments";
import { type District, readDistrict } from "../read/district";
import { readGate } from "../read/gate";
import { readScheme } from "../read/scheme";
import { isList, readList } from "../read/stored";
import { paintFor } from "../say/paint";
import { refuse } from "../say/refuse";
import { tableText } from "../say/table";
import { wrapped } from "../say/wrap";
import { exit, type World } from "../world";

/** All that a comparison found. */
interface Found {
  readonly differences: readonly SchemeDifference[] | null;
  readonly impact: Impact | null;
  readonly attributions: readonly Attribution[];
  readonly schemes: readonly Scheme[];
  readonly gate: GateResult | null;
}

type Outcome = { readonly found: Found } | { readonly problems: readonly Problem[] };

/** More moving teams than this are told without the reasons, which are for a person to read. */
const mostAttributed = 200;

const ledgersIn = ({ teams }: District, team: string | undefined): Ledger[] =>
  teams.flatMap(({ ledger }) => (team === undefined || ledger.team === team ? [ledger] : []));

const unknownTeam = (team: string, { teams }: District): Problem => {
  const names = teams.map(({ ledger }) => ledger.team);
  return problem("unknown-name", ["--team"], { name: team, near: nearest(team, names), thing: "team" });
};

const attributionsOf = (
  { before, after }: { readonly before: Scheme; readonly after: Scheme },
  impact: Impact,
  ledgers: readonly Ledger[],
  question: Question,
): Attribution[] => {
  if (impact.teams.length > mostAttributed) return [];
  const moved = new Set(impact.teams.map(({ team }) => team));
  return ledgers
    .filter(({ team }) => moved.has(team))
    .map((ledger) => attribute({ scheme: before, ledger, question }, { scheme: after, ledger, question }));
};

const onDistrict = async (
  { on, team }: Compare,
  schemes: { readonly before: Scheme; readonly after: Scheme },
  world: World,
): Promise<
  | { readonly impact: Impact; readonly attributions: readonly Attribution[] }
  | { readonly problems: readonly Problem[] }
  | null
> => {
  if (on === undefined) return null;
  const read = await readDistrict(world, on.district);
  if (!read.ok) return { problems: read.problems };
  const ledgers = ledgersIn(read.district, undefined);
  if (team !== undefined && ledgersIn(read.district, team).length === 0)
    return { problems: [unknownTeam(team, read.district)] };
  const impact = impactOf(schemes.before, schemes.after, ledgers, on.question);
  const asked = ledgersIn(read.district, team);
  return { impact, attributions: attributionsOf(schemes, impact, asked, on.question) };
};

const compareSchemes = async (command: Compare, world: World): Promise<Outcome> => {
  const [before, after] = [await readScheme(world, command.before), await readScheme(world, command.after)];
  const gate = await readGate(world, command.gate);
  const needless = command.gate !== undefined && command.on === undefined;
  const problems = [
    ...(needless ? [problem("needs-district", ["--gate"], { flag: "--gate" })] : []),
    ...before.problems,
    ...after.problems,
    ...gate.problems,
  ];
  if (before.scheme === undefined || after.scheme === undefined || problems.length > 0) return { problems };
  const schemes = { before: before.scheme, after: after.scheme };
  const moved = await onDistrict(command, schemes, world);
  if (moved !== null && "problems" in moved) return moved;
  return {
    found: {
      differences: differencesOf(schemes.before, schemes.after),
      impact: moved?.impact ?? null,
      attributions: moved?.attributions ?? [],
      schemes: [schemes.after, schemes.before],
      gate: gate.gate === undefined || moved === null ? null : passGate(gate.gate, moved.impact),
    },
  };
};

const compareLists = async (command: Compare, world: World): Promise<Outcome> => {
  const named = command.scheme === undefined ? undefined : await readScheme(world, command.scheme);
  const before = await readList(world, command.before, named?.scheme);
  const after = await readList(world, command.after, named?.scheme);
  const gate = await readGate(world, command.gate);
  const problems = [...(named?.problems ?? []), ...before.problems, ...after.problems, ...gate.problems];
  if (problems.length > 0) return { problems };
  const impact = impactOfEvaluations(before.evaluations, after.evaluations, named?.scheme);
  const passed = gate.gate === undefined ? null : passGate(gate.gate, impact);
  return { found: { differences: null, impact, attributions: [], schemes: [], gate: passed } };
};

const compareBoth = async (command: Compare, world: World): Promise<Outcome> => {
  const [old, now] = [isList(command.before), isList(command.after)];
  if (old !== now) return { problems: [problem("list-and-scheme", [])] };
  try {
    return await (old ? compareLists(command, world) : compareSchemes(command, world));
  } catch (error) {
    if (error instanceof InvalidInputError) return { problems: error.problems };
    throw error;
  }
};

const sayDifferences = (differences: readonly SchemeDifference[], language: Language, world: World): void => {
  const width = Math.min(100, Math.max(60, world.width));
  for (const { says } of differences) {
    const [first = "", ...rest] = wrapped(says[language], width - 2);
    world.say([`- ${first}`, ...rest.map((line) => `  ${line}`)].join("\n"));
    world.say("\n");
  }
  world.say(`${countText(differences)[language]}\n`);
};

const sayTables = (
  { impact, attributions, schemes }: Found,
  team: string | undefined,
  language: Language,
  world: World,
): void => {
  if (impact === null) return;
  const why: Why = { attributions: new Map(attributions.map((one) => [one.team, one])), titleOf: titlesIn(...schemes) };
  const own = attributions.find((one) => one.team === team);
  const tables =
    team === undefined
      ? impactTables(impact, why, language)
      : own === undefined
        ? []
        : [attributionTable(own, why.titleOf, language)];
  for (const table of tables) world.say(`\n${tableText(table, paintFor(world), world.width)}`);
};

const sayGate = ({ passes, checks }: GateResult, language: Language, world: World): void => {
  world.say(`\n${gateText(passes)[language]}\n`);
  for (const check of checks) world.say(`  ${checkText(check)[language]}\n`);
};

/** Compares two schemes or two lists of evaluations. */
export const compare = async (command: Compare, language: Language, world: World): Promise<number> => {
  const outcome = await compareBoth(command, world);
  if ("problems" in outcome) return refuse(outcome.problems, language, world, command.json);
  const { found } = outcome;
  const code = found.gate?.passes === false ? exit.no : exit.yes;
  if (command.json) {
    const { differences, impact, attributions, gate } = found;
    world.say(`${JSON.stringify({ differences, impact, attributions, gate })}\n`);
    return code;
  }
  if (found.differences !== null) sayDifferences(found.differences, language, world);
  sayTables(found, command.team, language, world);
  if (found.gate !== null) sayGate(found.gate, language, world);
  return code;
};
