/** From a case as it is written to one that is trusted: its ledgers are put together and checked, its expectations must be reachable. */
import type { Ledger } from "../../model/ledger";
import { checkLedger } from "../../model/ledger-check";
import { unknownName } from "../../model/names";
import { type Problem, problem } from "../../model/problem";
import type { Register } from "../../model/register";
import { checkRegister } from "../../model/register-check";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { Case, CaseQuestion } from "./case";
import { type Filled, fill, type Placed } from "./fill";
import { fillRegister, placeInRegister } from "./fill-register";
import { withIds } from "./names";
import { isProblem, questionIn, yearAsked } from "./question";
import { isAnswered, unreachable } from "./reach";
import { at, type Parts, type Standing } from "./read";
import type { Layer, WrittenCase } from "./shape";

const textOf = (says: WrittenCase["says"]): Text =>
  typeof says === "string" ? { zh: says, en: says } : { zh: says.zh, en: says.en ?? says.zh };

/** The ledger of each team, put together. */
const ledgersOf = (
  { value, place }: Standing<WrittenCase>,
  bases: Parts["bases"],
  ask: CaseQuestion,
): readonly (Filled & { readonly base: Standing<Layer> | undefined })[] => {
  const teams = value.teams ?? [{ team: "测算队" }];
  return teams.map((one, index) => {
    const own: Layer = typeof one === "string" ? {} : one;
    const name = typeof one === "string" ? one : one.team;
    const base = bases.get(own.base ?? value.base ?? "");
    const layers: readonly Placed[] = [
      ...(base === undefined ? [] : [{ layer: base.value, place: base.place, name: "base" as const }]),
      { layer: value, place, name: "case" },
      ...(value.teams === undefined ? [] : [{ layer: own, place: [...place, "teams", index], name: "team" as const }]),
    ];
    const filled = fill(layers, name, yearAsked(ask));
    const ledger = value.teams === undefined ? filled.ledger : { ...filled.ledger, team: name };
    return { ...filled, ledger, base };
  });
};

/** A problem of a ledger, at the place where its part is written: in the case or in its base. */
const traced = (found: readonly Problem[], filled: ReturnType<typeof ledgersOf>[number], file: string | undefined) =>
  found.flatMap((one) => {
    const path = filled.placeOf(one.path);
    return at([{ ...one, path: [] }], { place: path, file: path[0] === "bases" ? filled.base?.file : file });
  });

export interface Built {
  readonly built: Case | undefined;
  readonly problems: readonly Problem[];
}

/** The parts of a case that name a base which is not there. */
const baseProblems = ({ value }: Standing<WrittenCase>, bases: Parts["bases"]): Problem[] => {
  const known = new Set(bases.keys());
  const own = (value.teams ?? []).flatMap((one, index) =>
    typeof one === "string" ? [] : unknownName(one.base, known, "base", ["teams", index, "base"]),
  );
  return [...unknownName(value.base, known, "base", ["base"]), ...own];
};

const teamProblems = ({ teams }: WrittenCase): Problem[] => {
  const names = (teams ?? []).map((one) => (typeof one === "string" ? one : one.team));
  return names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [problem("duplicate-name", ["teams", index], { name, thing: "team" })],
  );
};

/** The ledgers and the register of a case, as they were put together and as they are trusted. */
interface Records {
  readonly written: NonNullable<Case["written"]>;
  readonly teams: readonly Ledger[];
  readonly register: Register | undefined;
  readonly problems: readonly Problem[];
}

const registerIn = (
  standing: Standing<WrittenCase>,
  ledgers: readonly Filled[],
  teams: readonly Ledger[],
  scheme: Scheme,
) => {
  const { register: own } = standing.value;
  const written = fillRegister(
    own,
    ledgers.map(({ ledger }) => ledger),
    scheme,
  );
  // With a ledger that has problems, those of the register would only be theirs.
  if (teams.length < ledgers.length) return { written, register: undefined, problems: [] };
  const checked = checkRegister(written, { scheme, ledgers: teams });
  if (checked.ok) return { written, register: checked.register, problems: [] };
  const problems = checked.problems.map((one) => ({ ...one, path: placeInRegister(own, one.path) }));
  return { written, register: undefined, problems: at(problems, standing) };
};

const recordsOf = (
  standing: Standing<WrittenCase>,
  filled: ReturnType<typeof ledgersOf>,
  scheme: Scheme,
  ask: CaseQuestion,
): Records => {
  const checked = filled.map(({ ledger }) => checkLedger(ledger, { scheme }));
  const teams = checked.flatMap((one) => (one.ok ? [one.ledger] : []));
  const ofLedgers = checked.flatMap((one, index) => {
    const own = filled[index];
    return one.ok || own === undefined ? [] : traced(one.problems, own, standing.file);
  });
  const ledgers = filled.map(({ ledger }) => ledger);
  const isOfBodies = ask.kind === "duties" || ask.kind === "dereliction";
  if (!isOfBodies && standing.value.register === undefined)
    return { written: { teams: ledgers }, teams, register: undefined, problems: ofLedgers };
  const { written, register, problems } = registerIn(standing, filled, teams, scheme);
  return { written: { teams: ledgers, register: written }, teams, register, problems: [...ofLedgers, ...problems] };
};

/** A case whose question is understood: its ledgers and register are checked, then what it expects. */
const buildCase = (
  standing: Standing<WrittenCase>,
  bases: Parts["bases"],
  scheme: Scheme,
  ask: CaseQuestion,
): Built => {
  const { value, file, place } = standing;
  const filled = ledgersOf(standing, bases, ask);
  const drops = filled
    .flatMap(({ unknownDrops }) => unknownDrops)
    .flatMap((drop) => at(unknownName(drop.name, drop.known, "fact", []), { place: drop.place, file }));
  const { written, teams, register, problems: inRecords } = recordsOf(standing, filled, scheme, ask);
  const { expect, problems: inNames } = withIds(value.expect, scheme);
  const inExpect = [
    ...inNames.filter(({ path }) => isAnswered(ask, path[0])),
    ...unreachable(expect, { scheme, ask, teams, register }),
  ];
  // Where a problem is expected, it may be one of the records.
  const expectsProblem = expect.problem !== undefined;
  const problems = [
    ...drops,
    ...(expectsProblem ? [] : inRecords),
    ...at(inExpect, { file, place: [...place, "expect"] }),
  ];
  if (problems.length > 0) return { built: undefined, problems };
  const one = { id: value.id, says: textOf(value.says), teams, ask, expect };
  const whole: Case = register === undefined ? one : { ...one, register };
  return { built: expectsProblem ? { ...whole, written } : whole, problems };
};

/** Checks one case. */
export const checkCase = (standing: Standing<WrittenCase>, bases: Parts["bases"], scheme: Scheme): Built => {
  const ask = questionIn(standing.value.ask);
  const missing = [...baseProblems(standing, bases), ...teamProblems(standing.value), ...(isProblem(ask) ? [ask] : [])];
  if (isProblem(ask) || missing.length > 0) return { built: undefined, problems: at(missing, standing) };
  return buildCase(standing, bases, scheme, ask);
};
