/** What the tests of worked cases stand on: a small scheme, and cases about it in a few words. */
import type { Case } from "../../../src/policy/case/case";
import { checkCases, parseCases } from "../../../src/policy/case/check";
import { runCase } from "../../../src/policy/case/run";
import { outcomeTexts } from "../../../src/policy/case/words";
import { basis, category, item, schemeOf, words } from "../../small-district";

/** Items: i (10 points, one off for each fact), p (2 points, a share), y (annual, a bonus of any count). */
export const scheme = schemeOf(
  [
    category("c", [item(), item({ id: "p", points: 2, measure: { kind: "tally" }, method: { kind: "proportional" } })]),
    category("d", [
      item({
        id: "y",
        points: 0,
        kind: "bonus",
        level: "annual",
        cap: 100000000,
        method: { kind: "per-unit", each: 1 },
      }),
    ]),
  ],
  {
    misconduct: [
      {
        id: "M1",
        title: words("lying"),
        subjects: ["team", "member"],
        ladder: [{ nth: 1, limit: "fair" }],
        basis,
      },
    ],
    caps: [
      {
        id: "low",
        title: words("low share"),
        when: { kind: "measurement", item: "p", below: 0.5 },
        limit: "poor",
        in: ["annual"],
        basis,
      },
    ],
  },
);

export interface CaseWords {
  readonly [key: string]: unknown;
}

/** A document with one case, of which only what matters is written. */
export const documentOf = (...cases: readonly CaseWords[]): unknown => ({
  format: "zhucun-cases/1",
  cases: cases.map((one, index) => ({ id: `case-${index + 1}`, says: "试", ask: { annual: 2022 }, ...one })),
});

/** One case, trusted. */
export const caseOf = (one: CaseWords, of = scheme): Case => {
  const [parsed] = parseCases(documentOf(one), { scheme: of }).cases;
  if (parsed === undefined) throw new Error("there is one case");
  return parsed;
};

/** What came of one case, as places with what was expected and found. */
export const differencesOf = (one: CaseWords, of = scheme) =>
  runCase(of, caseOf(one, of)).differences.map(({ path, expected, found }) => [path.join("/"), expected, found]);

/** What is said of one case, in Chinese or English. */
export const saidOf = (one: CaseWords, language: "zh" | "en", of = scheme): string[] =>
  outcomeTexts(runCase(of, caseOf(one, of)), of).map((text) => text[language]);

/** The problems of a document: code and place. */
export const problemsOf = (document: unknown, of = scheme): string[] => {
  const checked = checkCases([{ value: document }], { scheme: of });
  return checked.ok ? [] : checked.problems.map(({ code, path }) => `${code} ${path.join(".")}`);
};

export const count = (day: string, value = 1, of = "i") => ({ kind: "count", item: of, day, value });
export const tally = (day: string, done: number, due: number) => ({ kind: "tally", item: "p", day, done, due });
