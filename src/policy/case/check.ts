/** The two doors to worked cases, `checkCases` and `parseCases`: files of cases become cases that are trusted, or all their problems at once. */
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { checkCase } from "./build";
import type { CaseFile, CaseOutcome } from "./case";
import { at, basesIn, type CaseDocument, type Parts, readDocument, type Standing } from "./read";
import type { WrittenCase } from "./shape";

export type { CaseDocument } from "./read";

/** What cases are checked against. */
export interface CaseContext {
  readonly scheme: Scheme;
}

/** The outcome of checking cases. */
export type CheckedCases =
  | { readonly ok: true; readonly cases: CaseFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

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

const isAround = (outer: Problem, inner: Problem): boolean =>
  outer.file === inner.file && outer.path.every((step, index) => inner.path[index] === step);

/** Where something is wrong in an expectation, it is not empty: what is wrong was meant to be expected. */
const withoutEmpty = (problems: readonly Problem[]): Problem[] => {
  const others = problems.filter(({ code }) => code !== "expects-nothing");
  return problems.filter((one) => one.code !== "expects-nothing" || !others.some((other) => isAround(one, other)));
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
  const problems = withoutEmpty(
    onceEach([
      ...form,
      ...duplicateCases(cases),
      ...checked.flatMap((one) => one.problems),
      // What could not be read might have used it, and been a case.
      ...(whole ? unusedBases({ bases, cases }) : []),
      ...(whole && cases.length === 0 ? at([problem("no-cases", [])], { file: documents[0]?.file, place: [] }) : []),
    ]),
  );
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
