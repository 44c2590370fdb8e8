/** The two doors to worked cases, `checkCases` and `parseCases`: files of cases become cases that are trusted, or all their problems at once. */
import type * as z from "zod";
import { yearOf } from "../../model/calendar";
import { readFacts } from "../../model/fact-reading";
import type { Ledger } from "../../model/ledger";
import { checkLedger } from "../../model/ledger-check";
import { unknownName } from "../../model/names";
import { InvalidInputError, type Problem, problem, type Step } from "../../model/problem";
import { readShape } from "../../model/reading";
import type { Register } from "../../model/register";
import { checkRegister } from "../../model/register-check";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { Case, CaseFile, CaseOutcome, CaseQuestion } from "./case";
import { type Filled, fill, type Placed } from "./fill";
import { fillRegister, placeInRegister } from "./fill-register";
import { withIds } from "./names";
import { unreachable } from "./reach";
import { type Ask, type Layer, looseFact, parts, type WrittenCase } from "./shape";

type Place = readonly Step[];

/** A document of cases: what a reader of files returned, with the file's name where there is one. */
export interface CaseDocument {
  readonly value: unknown;
  readonly file?: string;
}

/** What cases are checked against. */
export interface CaseContext {
  readonly scheme: Scheme;
}

/** The outcome of checking cases. */
export type CheckedCases =
  | { readonly ok: true; readonly cases: CaseFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A case or a base where it stands. */
interface Standing<T> {
  readonly value: T;
  readonly file: string | undefined;
  readonly place: Place;
}

/** A part of a document that has been read. */
interface Parts {
  readonly bases: ReadonlyMap<string, Standing<Layer>>;
  readonly cases: readonly Standing<WrittenCase>[];
  readonly problems: readonly Problem[];
}

const at = (problems: readonly Problem[], { file, place }: Pick<Standing<unknown>, "file" | "place">): Problem[] =>
  problems.map((one) => ({ ...one, path: [...place, ...one.path], ...(file === undefined ? {} : { file }) }));

/** What one part holds; where its form is wrong, the facts in it are read all the same. */
const readPart = <S extends z.ZodType>(shape: S, { value, ...where }: Standing<unknown>) => {
  const read = readShape(shape, value);
  if (read.ok) return { part: read.value, problems: [] };
  const facts: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "facts") : undefined;
  const inFacts = read.partial === undefined && Array.isArray(facts) ? readFacts(looseFact, facts).problems : [];
  return { part: read.partial, problems: at([...read.problems, ...inFacts], where) };
};

const readDocument = ({ value, file }: CaseDocument): Parts => {
  const { part, problems } = readPart(parts.file, { value, file, place: [] });
  const bases = new Map<string, Standing<Layer>>();
  const cases: Standing<WrittenCase>[] = [];
  const all = [...problems];
  for (const [name, base] of Object.entries(part?.bases ?? {})) {
    const standing = { value: base, file, place: ["bases", name] };
    const read = readPart(parts.base, standing);
    all.push(...read.problems);
    if (read.part !== undefined) bases.set(name, { ...standing, value: read.part });
  }
  for (const [index, one] of (part?.cases ?? []).entries()) {
    const standing = { value: one, file, place: ["cases", index] };
    const read = readPart(parts.case, standing);
    all.push(...read.problems);
    if (read.part !== undefined) cases.push({ ...standing, value: read.part });
  }
  return { bases, cases, problems: all };
};

/** Bases of all documents by name; a name that stands in two of them is a problem. */
const basesIn = (documents: readonly Parts[]): Pick<Parts, "bases" | "problems"> => {
  const bases = new Map<string, Standing<Layer>>();
  const problems: Problem[] = [];
  for (const [name, base] of documents.flatMap((one) => [...one.bases])) {
    if (bases.has(name)) problems.push(...at([problem("duplicate-name", [], { name, thing: "base" })], base));
    else bases.set(name, base);
  }
  return { bases, problems };
};

const questions = ["daily", "annual", "term", "rank", "warnings", "duties"] as const;

const questionIn = ({ asOf, knownAt, ...ask }: Ask): CaseQuestion | Problem => {
  const asked = questions.filter((one) => ask[one] !== undefined);
  const { daily, annual, term, rank, warnings, duties } = ask;
  const when = { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
  const known = knownAt === undefined ? {} : { knownAt };
  if (asked.length !== 1)
    return problem("exactly-one", ["ask"], { keys: questions.join(", "), count: `${asked.length}` });
  if (annual !== undefined) return { kind: "annual", year: annual, ...when };
  if (term !== undefined) return { kind: "term", ...when };
  if (rank !== undefined) return { kind: "rank", ...(rank === "term" ? {} : { year: rank }), ...when };
  const [kind, day] =
    daily !== undefined
      ? (["daily", daily] as const)
      : warnings !== undefined
        ? (["warnings", warnings] as const)
        : (["duties", duties ?? ""] as const);
  if (asOf !== undefined) return problem("exactly-one", ["ask"], { keys: `${kind}, asOf`, count: "2" });
  return { kind, asOf: day, ...known };
};

const isProblem = (one: CaseQuestion | Problem): one is Problem => "code" in one;

const yearAsked = (ask: CaseQuestion): number | undefined =>
  ask.kind === "term" ? undefined : "year" in ask ? ask.year : ask.kind === "rank" ? undefined : yearOf(ask.asOf);

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

interface Built {
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

/** A case whose question is understood: its ledgers and register are checked, then what it expects. */
const buildCase = (
  standing: Standing<WrittenCase>,
  bases: Parts["bases"],
  scheme: Scheme,
  ask: CaseQuestion,
): Built => {
  const { value, file } = standing;
  const filled = ledgersOf(standing, bases, ask);
  const drops = filled.flatMap(({ unknownDrops }) =>
    unknownDrops.flatMap(({ name, known, place }) => at(unknownName(name, known, "fact", []), { place, file })),
  );
  const checked = filled.map(({ ledger }) => checkLedger(ledger, { scheme }));
  const teams: Ledger[] = checked.flatMap((one) => (one.ok ? [one.ledger] : []));
  const written = fillRegister(
    value.register,
    filled.map(({ ledger }) => ledger),
    scheme,
  );
  const wantsRegister = ask.kind === "duties" || value.register !== undefined;
  const register =
    wantsRegister && teams.length === filled.length ? checkRegister(written, { scheme, ledgers: teams }) : undefined;
  const expectsProblem = value.expect.problem !== undefined;
  const ofLedgers = checked.flatMap((one, index) => {
    const own = filled[index];
    return one.ok || own === undefined ? [] : traced(one.problems, own, file);
  });
  const ofRegister =
    register === undefined || register.ok
      ? []
      : register.problems.map((one) => ({ ...one, path: placeInRegister(value.register, one.path) }));
  const known: Register | undefined = register?.ok === true ? register.register : undefined;
  const named = withIds(value.expect, scheme);
  const inExpect = [...named.problems, ...unreachable(named.expect, { scheme, ask, teams, register: known })];
  const problems = [
    ...drops,
    ...(expectsProblem ? [] : [...ofLedgers, ...at(ofRegister, standing)]),
    ...at(inExpect, { file, place: [...standing.place, "expect"] }),
  ];
  if (problems.length > 0) return { built: undefined, problems };
  const built: Case = {
    id: value.id,
    says: textOf(value.says),
    teams,
    ask,
    expect: named.expect,
    ...(known === undefined ? {} : { register: known }),
    ...(expectsProblem
      ? { written: { teams: filled.map(({ ledger }) => ledger), ...(wantsRegister ? { register: written } : {}) } }
      : {}),
  };
  return { built, problems };
};

const checkCase = (standing: Standing<WrittenCase>, bases: Parts["bases"], scheme: Scheme): Built => {
  const ask = questionIn(standing.value.ask);
  const missing = [...baseProblems(standing, bases), ...teamProblems(standing.value), ...(isProblem(ask) ? [ask] : [])];
  if (isProblem(ask) || missing.length > 0) return { built: undefined, problems: at(missing, standing) };
  return buildCase(standing, bases, scheme, ask);
};

const duplicateCases = (cases: readonly Standing<WrittenCase>[]): Problem[] => {
  const seen = new Set<string>();
  return cases.flatMap((one) => {
    const { id } = one.value;
    if (seen.has(id)) return at([problem("duplicate-name", ["id"], { name: id, thing: "worked-case" })], one);
    seen.add(id);
    return [];
  });
};

const unusedBases = ({ bases, cases }: Pick<Parts, "bases" | "cases">): Problem[] => {
  const used = new Set(
    cases.flatMap(({ value }) => [
      value.base,
      ...(value.teams ?? []).map((one) => (typeof one === "string" ? undefined : one.base)),
    ]),
  );
  return [...bases].flatMap(([name, base]) => (used.has(name) ? [] : at([problem("unused-base", [], { name })], base)));
};

/** Several cases tell the same problem of the base that they share. */
const onceEach = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>();
  return problems.filter(({ code, path, file, message }) => {
    const key = JSON.stringify([file, path, code, message.en]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/**
 * Reads the cases of one or several documents and says all that is wrong with them. Bases are seen by the cases of all documents.
 * @example const checked = checkCases([{ file, value: document }], { scheme });
 */
export const checkCases = (documents: readonly CaseDocument[], { scheme }: CaseContext): CheckedCases => {
  const read = documents.map(readDocument);
  const { bases, problems: twice } = basesIn(read);
  const cases = read.flatMap((one) => one.cases);
  const form = [...read.flatMap(({ problems }) => problems), ...twice];
  const checked = cases.map((one) => checkCase(one, bases, scheme));
  const whole = form.length === 0;
  const problems = onceEach([
    ...form,
    ...duplicateCases(cases),
    ...checked.flatMap((one) => one.problems),
    // What could not be read might have used it, and been a case.
    ...(whole ? unusedBases({ bases, cases }) : []),
    ...(whole && cases.length === 0 ? at([problem("no-cases", [])], { file: documents[0]?.file, place: [] }) : []),
  ]);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    cases: {
      cases: checked.flatMap(({ built }) => built ?? []),
      places: cases.map(({ file, place }) => ({ path: place, ...(file === undefined ? {} : { file }) })),
    },
  };
};

/**
 * Reads one document of cases once and for all.
 * @throws {InvalidInputError} with all problems, the same that `checkCases` returns
 * @example const { cases } = parseCases(document, { scheme });
 */
export const parseCases = (document: unknown, context: CaseContext): CaseFile => {
  const checked = checkCases([{ value: document }], context);
  if (!checked.ok) throw new InvalidInputError(checked.problems);
  return checked.cases;
};

/** Cases whose question was refused although they expect no problem: what was wrong, at the case's place. */
export const refusalsIn = ({ places }: CaseFile, outcomes: readonly CaseOutcome[]): Problem[] =>
  outcomes.flatMap(({ case: { expect }, refused }, index) => {
    const place = places[index];
    return expect.problem !== undefined || place === undefined
      ? []
      : at(
          refused.map((one) => ({ ...one, path: ["ask"] })),
          { file: place.file, place: place.path },
        );
  });
