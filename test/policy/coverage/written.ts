/** Cases that were written out, filled in and read back: what they try in the end. */
import type { Scheme } from "../../../src/model/scheme";
import { parseCases } from "../../../src/policy/case/check";
import { runCases } from "../../../src/policy/case/run";
import type { CaseFileInput, CaseInput } from "../../../src/policy/case/shape";
import { aimsOf, leftOutOf } from "../../../src/policy/coverage/aims";
import { coverageOf } from "../../../src/policy/coverage/coverage";
import { skeletonsFor } from "../../../src/policy/coverage/skeleton/skeletons";

/** Something expected of a case, so that it can be read. */
export const filled = (one: CaseInput): CaseInput => {
  if (one.ask.warnings !== undefined) return { ...one, expect: { holding: 0 } };
  return { ...one, expect: one.ask.rank === undefined ? { total: 0 } : { teams: { t1: 1 } } };
};

/** What the written cases do not reach, read as a person would have them read. */
export const untriedBy = (scheme: Scheme, { cases = [], ...file }: CaseFileInput): string[] => {
  if (cases.length === 0) return aimsOf(scheme).map(({ key }) => key);
  const read = parseCases({ ...file, cases: cases.map(filled) }, { scheme });
  return coverageOf(scheme, runCases(scheme, read)).untried.map(({ key }) => key);
};

/** Of the aims at some clauses: which there are, for which no case was found, and which of the others a written case does not reach. */
export const writtenFor = (scheme: Scheme, place: string) => {
  const aims = aimsOf(scheme).filter(({ clause }) => clause.startsWith(place));
  const { file, unknown } = skeletonsFor(scheme, aims);
  const untried = new Set(untriedBy(scheme, file));
  return {
    aims: aims.map(({ key }) => key),
    cases: file.cases ?? [],
    unknown,
    untried: aims.map(({ key }) => key).filter((key) => untried.has(key)),
  };
};

/** What is left out at some clauses, each with the kind of its reason. */
export const leftOutAt = (scheme: Scheme, place: string): string[] =>
  leftOutOf(scheme)
    .filter(({ clause }) => clause.startsWith(place))
    .map(({ key, why }) => `${key}: ${why.kind}`);
