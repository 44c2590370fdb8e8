/** Whether an expectation can be reached at all: it fits the question, and every name in it is one of the scheme or of the case. */

import { yearsOf } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import { type Named, unknownName } from "../../model/names";
import { type Problem, type ProblemCode, problem, type Step, type Thing } from "../../model/problem";
import { problemWords } from "../../model/problem-words";
import type { Register } from "../../model/register";
import { itemsOf, type Scheme } from "../../model/scheme";
import { beyondBoard, ofCommitments } from "./answer/commitments";
import { ofDereliction } from "./answer/dereliction";
import { beyondDereliction } from "./answer/dereliction-names";
import { beyondMembers, ofMembers } from "./answer/members";
import type { CaseQuestion } from "./case";
import { type Expectation, ofDuties, ofEvaluation, ofRanking, ofWarnings } from "./expectation";
import { namesIn } from "./known";

type Place = readonly Step[];

/** What an expectation is checked against. */
export interface Reached {
  readonly scheme: Scheme;
  readonly ask: CaseQuestion;
  readonly teams: readonly Ledger[];
  readonly register: Register | undefined;
}

const without = <T extends object>(shape: T, key: string): ReadonlySet<string> =>
  new Set(Object.keys(shape).filter((one) => one !== key));

const keysFor: Readonly<Record<CaseQuestion["kind"], ReadonlySet<string>>> = {
  daily: without(ofEvaluation, "parts"),
  annual: without(ofEvaluation, "parts"),
  term: new Set(Object.keys(ofEvaluation)),
  rank: new Set(Object.keys(ofRanking)),
  warnings: new Set(Object.keys(ofWarnings)),
  duties: new Set(Object.keys(ofDuties)),
  members: new Set(Object.keys(ofMembers)),
  commitments: new Set(Object.keys(ofCommitments)),
  dereliction: new Set(Object.keys(ofDereliction)),
};

/** Whether an answer to the question has a key of an expectation. */
export const isAnswered = ({ kind }: CaseQuestion, key: Step | undefined): boolean =>
  key === "problem" || keysFor[kind].has(String(key));

/** Keys that the question does not answer; beside a problem, all others. */
const misplaced = (expect: Expectation, { kind }: CaseQuestion): Problem[] => {
  const allowed = expect.problem === undefined ? keysFor[kind] : new Set(["problem"]);
  return Object.keys(expect)
    .filter((key) => !allowed.has(key))
    .map((key) =>
      expect.problem === undefined
        ? problem("expectation-out-of-place", [key], { key, question: kind, known: [...allowed].join(", ") })
        : problem("expectation-beside-problem", [key], { key }),
    );
};

const isBranch = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Places where nothing is expected: an empty `expect`, or an empty part of it. */
export const emptyPlaces = (expect: unknown, place: Place = []): Problem[] => {
  if (!isBranch(expect)) return [];
  const inner = Object.entries(expect).filter(([, value]) => value !== undefined);
  if (inner.length === 0) return [problem("expects-nothing", place)];
  return inner.flatMap(([key, value]) => emptyPlaces(value, [...place, key]));
};

const idsIn = (things: readonly Named[]): string[] => things.map(({ id }) => id);

/** Caps that an evaluation of this kind can hold: the scheme's own, and the limits of misconduct. */
const capsFor = ({ caps, misconduct }: Scheme, kind: "annual" | "term"): string[] => [
  ...caps.filter((one) => one.in.includes(kind)).map(({ id }) => id),
  ...misconduct.flatMap(({ id, ladder, grave }) => [
    ...ladder.filter(({ limit }) => limit !== undefined).map(({ nth }) => `${id}#${nth}`),
    ...(grave?.limit === undefined ? [] : [`${id}#grave`]),
  ]),
];

/** A name of the scheme that a question of this kind leaves out of sight. */
const outOfSight = (
  names: readonly string[],
  scheme: readonly string[],
  seen: readonly string[],
  thing: Thing,
  place: (name: string) => Place,
): Problem[] => {
  const [known, here] = [new Set(scheme), new Set(seen)];
  return names.flatMap((name) =>
    known.has(name) && !here.has(name)
      ? [problem("out-of-sight", place(name), { name, thing })]
      : unknownName(name, here, thing, place(name)),
  );
};

const listOrNames = (expected: Expectation["caps"]): readonly string[] =>
  Array.isArray(expected) ? expected : Object.keys(expected ?? {});

const reasonProblems = (reasons: Expectation["gradeReasons"], items: readonly string[], years: readonly string[]) => {
  const known = { items: new Set(items), years: new Set(years) };
  const check = (key: "missing" | "pending" | "year-open" | "year-ahead", of: "items" | "years") => {
    const written: unknown = reasons?.[key];
    const names: readonly unknown[] = Array.isArray(written) ? written : [];
    const thing = of === "items" ? "item" : "year";
    return names.flatMap((name) => unknownName(String(name), known[of], thing, ["gradeReasons", key]));
  };
  return [
    ...check("missing", "items"),
    ...check("pending", "items"),
    ...check("year-open", "years"),
    ...check("year-ahead", "years"),
  ];
};

const ofEvaluations = (expect: Expectation, { scheme, ask, teams }: Reached): Problem[] => {
  const all = itemsOf(scheme);
  const seen = idsIn(all.filter(({ level }) => ask.kind !== "daily" || level === "daily"));
  const kind = ask.kind === "term" ? "term" : "annual";
  const anyCap = [...capsFor(scheme, "annual"), ...capsFor(scheme, "term")];
  const years = yearsOf(teams[0]?.term ?? { from: "1900-01-01", to: "1899-12-31" }).map(String);
  const { categories, groups } = scheme.rubric;
  const itemNames = (key: "items" | "owed") =>
    outOfSight(Object.keys(expect[key] ?? {}), idsIn(all), seen, "item", (name) => [key, name]);
  const parts = new Set([...idsIn(categories), ...idsIn(groups)]);
  return [
    ...itemNames("items"),
    ...itemNames("owed"),
    ...namesIn(expect.categories, idsIn(categories), "category", ["categories"]),
    ...outOfSight(listOrNames(expect.caps), anyCap, capsFor(scheme, kind), "cap", (name) =>
      Array.isArray(expect.caps) ? ["caps", expect.caps.indexOf(name)] : ["caps", name],
    ),
    ...(expect.adjustments ?? []).flatMap(({ id }, index) =>
      unknownName(id ?? undefined, parts, "category", ["adjustments", index, "id"]),
    ),
    ...namesIn(expect.mirrors, idsIn(scheme.bodies), "body", ["mirrors"]),
    ...reasonProblems(expect.gradeReasons, seen, years),
    ...namesIn(expect.parts?.years, years, "year", ["parts", "years"]),
  ];
};

const ofRankings = (expect: Expectation, { scheme, teams }: Reached): Problem[] => {
  const places = idsIn(scheme.ranking?.places ?? []);
  const pools = scheme.ranking?.pools === "town" ? teams.map(({ town }) => town) : ["district"];
  const names = teams.map(({ team }) => team);
  const inside = (key: "teams" | "pools") =>
    Object.entries(expect[key] ?? {}).flatMap(([name, one]) =>
      namesIn(one.places, places, "place", [key, name, "places"]),
    );
  const tied = Object.entries(expect.pools ?? {}).flatMap(([pool, one]) =>
    Object.entries(one.places ?? {}).flatMap(([place, { ties = [] }]) =>
      ties
        .flatMap((tie) => tie.split(", "))
        .flatMap((team) => unknownName(team, new Set(names), "team", ["pools", pool, "places", place, "ties"])),
    ),
  );
  return [
    ...namesIn(expect.teams, names, "team", ["teams"]),
    ...namesIn(expect.pools, pools, "pool", ["pools"]),
    ...(scheme.ranking === undefined ? [] : [...inside("teams"), ...inside("pools"), ...tied]),
  ];
};

const ofWarning = (expect: Expectation, { scheme: { warnings } }: Reached): Problem[] =>
  warnings === undefined
    ? []
    : [
        ...namesIn(expect.criteria, idsIn(warnings.criteria), "criterion", ["criteria"]),
        ...namesIn(expect.consequences, idsIn(warnings.consequences), "consequence", ["consequences"]),
      ];

const ofBodies = (expect: Expectation, { scheme, teams, register }: Reached): Problem[] => {
  const assessed = scheme.bodies.find((body) => body.assessed === true)?.id;
  const kinds = new Map([
    ...(register?.bodies ?? []).map(({ id, body }): [string, string] => [id, body]),
    ...teams.map(({ team }): [string, string] => [team, assessed ?? ""]),
  ]);
  const dutiesOf = (body: string) => idsIn(scheme.duties.filter((duty) => duty.body === kinds.get(body)));
  return [
    ...namesIn(expect.bodies, kinds.keys(), "body", ["bodies"]),
    ...Object.entries(expect.bodies ?? {}).flatMap(([body, { duties }]) =>
      kinds.has(body) ? namesIn(duties, dutiesOf(body), "duty", ["bodies", body, "duties"]) : [],
    ),
  ];
};

const codes: ReadonlySet<string> = new Set<ProblemCode>(
  // The keys of the catalogue are the codes.
  Object.keys(problemWords) as ProblemCode[],
);

const answered = (expect: Expectation, ask: CaseQuestion): Expectation =>
  Object.fromEntries(Object.entries(expect).filter(([key]) => isAnswered(ask, key)));

/** All expectations that no answer to the question could ever reach, with places inside `expect`. */
export const unreachable = (expect: Expectation, reached: Reached): Problem[] => {
  const rest = answered(expect, reached.ask);
  return [
    ...emptyPlaces(expect),
    ...misplaced(expect, reached.ask),
    ...unknownName(expect.problem, codes, "problem", ["problem"]),
    ...ofEvaluations(rest, reached),
    ...ofRankings(rest, reached),
    ...ofWarning(rest, reached),
    ...ofBodies(rest, reached),
    ...beyondMembers(rest, reached),
    ...beyondBoard(rest, reached),
    ...beyondDereliction(rest, reached),
  ];
};
