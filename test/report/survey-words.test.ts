/** Choices of a survey are words of the scheme's author, whatever they are called. */
import { expect, test } from "vitest";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { explain } from "../../src/report/explain";
import { fact, item, ledgerOf, schemeWith } from "../small-district";

test("a choice that is called like a method of objects is a choice like any other", () => {
  const scheme = schemeWith([
    item({
      measure: { kind: "survey", weights: { good: 1 }, invalid: ["toString"], denominator: "all" },
      method: { kind: "proportional" },
    }),
  ]);
  const ledger = ledgerOf([fact("ballots", "2022-03-01", { votes: { good: 3, toString: 1 } })]);
  const said = explain(evaluateAnnual(scheme, ledger, { year: 2022 }), "en");
  expect(said).toContain("Ballots: good 3, toString 1; over 4 ballots: (3 × 1) ÷ 4 = 0.75.");
});
