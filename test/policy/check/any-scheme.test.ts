/** The whole check of schemes of every kind: what it says can be read, and what it shows is what the engine says. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateAnnual } from "../../../src/engine/evaluate";
import { parseLedger } from "../../../src/model/ledger-check";
import type { Scheme } from "../../../src/model/scheme";
import { parseScheme } from "../../../src/model/scheme-check";
import { examinationTable, examinationText } from "../../../src/policy/check/examination-words";
import { examine } from "../../../src/policy/check/examine";
import { clausesOf } from "../../../src/policy/clause";
import { mutantsOf } from "../../../src/policy/mutant/mutants";
import { mutantText } from "../../../src/policy/mutant/words";
import { firstYear } from "../../../src/policy/witness/evidence";
import { schemes } from "../../arbitrary";
import { warningWorlds } from "../../arbitrary/warnings";
import { wholeScheme } from "../../model/whole-district";

const languages = ["zh", "en"] as const;
const unsaid = /undefined|\[object|NaN/;

const expectTrue = (scheme: Scheme): number => {
  const examination = examine(scheme);
  const { remarks, bounds, idle } = examination;
  const clauses = new Set(clausesOf(scheme).map(({ key }) => key));
  expect(remarks.filter(({ at }) => !clauses.has(at)).map(({ code, at }) => `${code} ${at}`)).toEqual([]);
  const shown = bounds.flatMap(({ of, least, most }) => (of === "total" ? [least.shown, most.shown] : []));
  for (const one of shown) {
    if (one === null) continue;
    const ledger = parseLedger(one.ledger, { scheme });
    expect(evaluateAnnual(scheme, ledger, { year: firstYear(scheme) }).total).toBe(one.points);
  }
  for (const language of languages) {
    const { columns, rows } = examinationTable(examination, language);
    expect(rows.filter(({ cells }) => cells.length !== columns.length)).toEqual([]);
    expect(examinationText(examination, language)).not.toMatch(unsaid);
    expect(remarks.filter(({ message }) => message[language] === "" || unsaid.test(message[language]))).toEqual([]);
  }
  const nothing = evaluateAnnual(scheme, parseLedger(idle.ledger, { scheme }), { year: firstYear(scheme) });
  expect(nothing.total).toBe(idle.total);
  return remarks.length;
};

test("a scheme that uses everything once is examined", () => {
  expect(expectTrue(parseScheme(wholeScheme))).toBeGreaterThan(0);
});

test("random schemes are examined", () => {
  let found = 0;
  fc.assert(
    fc.property(schemes(), (scheme) => {
      found += expectTrue(scheme);
    }),
    { numRuns: 60 },
  );
  expect(found).toBeGreaterThan(60);
});

test("schemes with random warnings are examined", () => {
  fc.assert(
    fc.property(warningWorlds(), ({ scheme }) => void expectTrue(scheme)),
    { numRuns: 40 },
  );
});

test("every mutant of a random scheme is said in both languages", () => {
  fc.assert(
    fc.property(schemes(), (scheme) => {
      for (const mutant of mutantsOf(scheme)) {
        const { zh, en } = mutantText(scheme, mutant);
        expect([mutant.id, zh === "" || en === "" || unsaid.test(zh + en)]).toEqual([mutant.id, false]);
      }
    }),
    { numRuns: 40 },
  );
});
