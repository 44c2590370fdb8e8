/** What each tool says of a defect: the check, the worked cases, coverage, mutants, compare. Only public answers of the tools are looked at. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Step } from "../../../src/model/problem";
import type { Scheme } from "../../../src/model/scheme";
import { checkScheme, parseScheme } from "../../../src/model/scheme-check";
import type { Case, CaseOutcome } from "../../../src/policy/case/case";
import { checkCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import { examine } from "../../../src/policy/check/examine";
import { differencesOf } from "../../../src/policy/compare/difference";
import type { SchemeDifference } from "../../../src/policy/compare/scheme-difference";
import { coverageOf } from "../../../src/policy/coverage/coverage";
import { type Mutant, mutantsOf } from "../../../src/policy/mutant/mutants";
import { runMutants } from "../../../src/policy/mutant/run";
import { type Edit, withEdits } from "./edit";

const folder = "rubrics/luojiang";
const read = (file: string): unknown => parse(readFileSync(file, "utf8"));

/** The first scheme as it is written. */
export const written = read(`${folder}/scheme.yaml`);
export const original: Scheme = parseScheme(written);

const documents = readdirSync(`${folder}/cases`).map((file) => ({ file, value: read(`${folder}/cases/${file}`) }));

const placesIn = (scheme: Scheme): readonly string[] => {
  const { remarks, problems } = examine(scheme);
  return [...remarks.map(({ code, at }) => `${code} ${at}`), ...problems.map(({ code }) => code)];
};
const known: ReadonlySet<string> = new Set(placesIn(original));

/** What the tools say. */
export interface Outcome {
  /** Codes of the problems for which the scheme is not accepted at all; then no other tool is asked. */
  readonly refused: readonly string[];
  /** What the check remarks that it does not remark on the first scheme, as `code clause`. */
  readonly remarks: readonly string[];
  /** Cases that fail or are no longer understood. */
  readonly cases: readonly string[];
  /** What compare says. */
  readonly compare: readonly SchemeDifference[];
  /** What coverage and mutants say; they are asked where neither the check nor a case reports it. */
  readonly unprotected: readonly string[];
}

const nothing: Outcome = { refused: [], remarks: [], cases: [], compare: [], unprotected: [] };

interface Tried {
  readonly cases: readonly Case[];
  readonly outcomes: readonly CaseOutcome[];
  readonly failed: readonly string[];
}

const triedOn = (scheme: Scheme): Tried => {
  const checked = checkCases(documents, { scheme });
  if (!checked.ok) return { cases: [], outcomes: [], failed: checked.problems.map(({ code }) => code) };
  const outcomes = runCases(scheme, checked.cases);
  const failed = outcomes.filter(({ differences }) => differences.length > 0).map((one) => one.case.id);
  return { cases: checked.cases.cases, outcomes, failed };
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

/** Asks the tools about a copy of the first scheme with edits. */
export const outcomeOf = (edits: readonly Edit[]): Outcome => {
  const checked = checkScheme(withEdits(written, edits));
  if (!checked.ok) return { ...nothing, refused: unique(checked.problems.map(({ code }) => code)) };
  const { scheme } = checked;
  const remarks = unique(placesIn(scheme).filter((place) => !known.has(place)));
  const tried = triedOn(scheme);
  const isSeen = remarks.length > 0 || tried.failed.length > 0;
  return {
    refused: [],
    remarks,
    cases: tried.failed,
    compare: differencesOf(original, scheme),
    unprotected: isSeen ? [] : unprotectedIn(scheme, tried),
  };
};

type Path = readonly Step[];

const isBranch = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The places at which two values differ: as deep as both have them, a list of another length as a whole. */
const changedPlaces = (from: unknown, to: unknown, at: Path = []): readonly Path[] => {
  if (!isBranch(from) || !isBranch(to)) return Object.is(from, to) ? [] : [at];
  if (Array.isArray(from) && Array.isArray(to) && from.length !== to.length) return [at];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) =>
    changedPlaces(Reflect.get(from, key), Reflect.get(to, key), [...at, key]),
  );
};

const isWithin = (inner: Path, outer: Path): boolean => outer.every((step, at) => String(step) === String(inner[at]));

/** A mutant inside the place, or of what stands right around it; of a list of items only those that move one. */
const isAbout = ({ at, operator }: Mutant, place: Path): boolean =>
  isWithin(at, place) ? place.at(-1) !== "items" || operator === "moved" : isWithin(place, at) && operator !== "moved";

let triedKeys: ReadonlySet<string> | undefined;

/** What is untried or out of reach in the first scheme itself; worked out once. */
const triedBefore = (): ReadonlySet<string> => {
  if (triedKeys !== undefined) return triedKeys;
  const { untried, leftOut } = coverageOf(original, triedOn(original).outcomes);
  triedKeys = new Set([...untried, ...leftOut].map(({ key }) => key));
  return triedKeys;
};

/** What the changed scheme leaves untried or out of reach and the first one does not, and mutants of the very place of the mistake that survive. */
const unprotectedIn = (scheme: Scheme, { cases, outcomes }: Tried): readonly string[] => {
  const places = changedPlaces(original, scheme);
  const { untried, leftOut } = coverageOf(scheme, outcomes);
  const before = triedBefore();
  const touched = mutantsOf(scheme).filter((mutant) => places.some((place) => isAbout(mutant, place)));
  const { verdicts } = runMutants(scheme, cases, touched);
  return [
    ...[...untried, ...leftOut].filter(({ key }) => !before.has(key)).map(({ key }) => `coverage:${key}`),
    ...verdicts.filter(({ kind }) => kind === "survived").map(({ mutant }) => `mutants:${mutant.id}`),
  ];
};
