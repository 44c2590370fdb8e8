/**
 * What is asked of the entry `zhucun/policy` about the first scheme, part by part, in Node and in a browser alike. Whoever runs it
 * has parsed the files of cases beforehand; nothing here knows where it runs.
 */
import { amend, type Ledger, type Scheme } from "zhucun";
import {
  aimText,
  attribute,
  attributionTable,
  boundsOf,
  type Case,
  type CaseDocument,
  type CaseFile,
  type CompareQuestion,
  checkCases,
  checkGate,
  coverageOf,
  describe,
  differencesOf,
  equivalenceOf,
  examinationText,
  examine,
  idleScore,
  impactOf,
  impactTables,
  killingCase,
  leftOutText,
  type Mutant,
  mutantsOf,
  mutantText,
  outcomeTexts,
  parseGate,
  passGate,
  reasonText,
  remarksIn,
  runCases,
  runMutants,
  sentencesOf,
  shownText,
  skeletonsFor,
  titlesIn,
} from "zhucun/policy";
import { luojiang } from "zhucun/rubrics/luojiang";

/** The files of cases of the first scheme, and one of them that is left out so that something is untried. */
export interface Given {
  readonly cases: readonly CaseDocument[];
  readonly leaveOut: string;
}

/** The second version of the scheme: a cost, a bound between grades, what a vote counts, a title. */
const changed: Scheme = amend(luojiang, (draft) => {
  for (const item of draft.rubric.categories.flatMap(({ items }) => items)) {
    if (item.id === "1.2" && item.method.kind === "per-occurrence") item.method.each = 0.3;
    if (item.id === "1.1" && item.measure.kind === "attendance") item.measure.days = 18;
    if (item.id === "2.1") item.title = { zh: "政策学习", en: "Study of policy" };
    if (item.measure.kind === "survey") item.measure.weights = { ...item.measure.weights, fairly: 0.7 };
  }
  for (const grade of draft.grades) {
    if (Number(grade.to) === 90) grade.to = 88;
    if (Number(grade.from) === 90) grade.from = 88;
  }
}).value;

const kept = new WeakMap<Given, CaseFile>();

const readOnce = (given: Given): CaseFile => {
  const known = kept.get(given);
  if (known !== undefined) return known;
  const checked = checkCases(given.cases, { scheme: luojiang });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  kept.set(given, checked.cases);
  return checked.cases;
};

const ofDescribing = () => ({
  zh: describe(luojiang, "zh"),
  en: describe(luojiang, "en"),
  sentences: [...sentencesOf(luojiang)],
});

/** The cases as they are read, their answers, what is said of them under the other version, and what is said of cases that are broken. */
const ofCases = (given: Given) => {
  const file = readOnce(given);
  const broken = given.cases.map((one) => ({ ...one, value: { ...Object(one.value), cases: [] } }));
  return {
    file,
    outcomes: runCases(luojiang, file),
    texts: runCases(changed, file).map((outcome) => outcomeTexts(outcome, changed)),
    broken: checkCases(broken, { scheme: luojiang }),
    strange: checkCases([{ value: { format: "zhucun-cases/1", cases: [{ id: 1, expect: {} }] } }], {
      scheme: luojiang,
    }),
  };
};

const ofCoverage = (given: Given) => {
  const coverage = coverageOf(luojiang, runCases(luojiang, readOnce(given)));
  return { coverage, leftOut: coverage.leftOut.map((one) => leftOutText(luojiang, one)) };
};

/** Cases that are written for the first aims that are untried without one file. */
const ofSkeletons = ({ cases, leaveOut }: Given) => {
  const fewer = readOnce({ cases: cases.filter(({ file }) => file !== leaveOut), leaveOut });
  const { untried } = coverageOf(luojiang, runCases(luojiang, fewer));
  const written = skeletonsFor(luojiang, untried.slice(0, 12));
  return { untried, texts: untried.map((aim) => aimText(luojiang, aim)), written };
};

/** A number that another text hardly has. */
const fingerprint = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** A mutant with a fingerprint of its scheme: a thousand whole schemes are more than anybody compares. */
const brief = ({ scheme, ...mutant }: Mutant) => ({ ...mutant, scheme: fingerprint(JSON.stringify(scheme)) });

const killed = (mutant: Mutant) => {
  const text = mutantText(luojiang, mutant);
  const killing = killingCase(luojiang, mutant, text) ?? null;
  return { id: mutant.id, text, killing, shown: killing && shownText(luojiang, killing.differs) };
};

const proved = (mutant: Mutant) => {
  const reason = equivalenceOf(luojiang, mutant);
  return reason === undefined ? [] : [{ id: mutant.id, reason, text: reasonText(luojiang, reason) }];
};

/** All mutants against all cases; a case that kills for every fiftieth, by index; whatever is proved equivalent. */
const ofMutants = (given: Given) => {
  const mutants = mutantsOf(luojiang);
  const run = runMutants(luojiang, readOnce(given).cases, mutants);
  return {
    mutants: mutants.map(brief),
    run: { ...run, verdicts: run.verdicts.map((verdict) => ({ ...verdict, mutant: verdict.mutant.id })) },
    killed: mutants.filter((_, index) => index % 50 === 0).map(killed),
    proved: mutants.flatMap(proved),
  };
};

const question: CompareQuestion = { kind: "annual", year: 2021 };

/** A district: the teams of all cases that ask about the year, each named after its case as well. */
const fieldOf = (cases: readonly Case[]): readonly Ledger[] =>
  cases.flatMap(({ id, teams, ask }) =>
    (ask.kind === "annual" || ask.kind === "rank") && ask.year === question.year
      ? teams.map((ledger) => ({ ...ledger, team: `${id}-${ledger.team}` }))
      : [],
  );

/** The teams that a change moves, every third of them with its reasons. */
const ofComparing = (given: Given) => {
  const field = fieldOf(readOnce(given).cases);
  const impact = impactOf(luojiang, changed, field, question);
  const moved = new Set(impact.teams.filter((_, index) => index % 3 === 0).map(({ team }) => team));
  const attributions = field
    .filter(({ team }) => moved.has(team))
    .map((ledger) => attribute({ scheme: luojiang, ledger, question }, { scheme: changed, ledger, question }));
  const titleOf = titlesIn(changed, luojiang);
  const why = { attributions: new Map(attributions.map((one) => [one.team, one])), titleOf };
  const gate = parseGate({ format: "zhucun-gate/1", allow: { gradeChanges: 0, rankChanges: 5, maxTotalChange: 2.5 } });
  return {
    differences: differencesOf(luojiang, changed),
    impact,
    attributions,
    gate: passGate(gate, impact),
    refused: checkGate({ format: "zhucun-gate/1", allow: { gradeChange: 0 } }),
    tables: (["zh", "en"] as const).map((language) => [
      ...impactTables(impact, why, language),
      ...attributions.map((one) => attributionTable(one, titleOf, language)),
    ]),
  };
};

/** The check of both versions, with its proofs, bounds and remarks. */
const ofChecking = () => {
  const examination = examine(luojiang);
  return {
    examination,
    texts: [examinationText(examination, "zh"), examinationText(examination, "en")],
    bounds: boundsOf(changed),
    idle: idleScore(changed),
    remarks: remarksIn(changed),
  };
};

/** What is asked, by its name: each answer is plain data. */
export const policyAnswers = {
  describing: ofDescribing,
  cases: ofCases,
  coverage: ofCoverage,
  skeletons: ofSkeletons,
  mutants: ofMutants,
  comparing: ofComparing,
  checking: ofChecking,
} as const satisfies Record<string, (given: Given) => unknown>;

export type Part = keyof typeof policyAnswers;
