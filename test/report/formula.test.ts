import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm, type Question } from "../../src/engine/evaluate";
import { explain } from "../../src/report/explain";
import { calendars, questionsFor, worlds } from "../arbitrary";
import { formulasIn, workedOut } from "./formula";

describe("the reader of sums", () => {
  test("finds sums and sees a wrong one", () => {
    const [right, wrong] = formulasIn("按比例计分：3 × (34 ÷ 36) ≈ 2.8333。又 2 − 0.5 × 1 = 1.4。");
    expect(right).toEqual({ sum: "3 × (34 ÷ 36)", sign: "≈", said: "2.8333", percent: false });
    expect(workedOut(right as never)).toBe("2.8333");
    expect(workedOut(wrong as never)).toBe("1.5");
    expect(wrong?.said).toBe("1.4");
  });

  test("works out percentages and brackets", () => {
    const [share, mean] = formulasIn("34 ÷ 36 ≈ 94.44%; (96 + 91.5 + 94) ÷ 3 ÷ 100 ≈ 0.9383");
    expect([workedOut(share as never), workedOut(mean as never)]).toEqual(["94.44", "0.9383"]);
  });
});

describe("every sum in an explanation is right", () => {
  const asked = fc
    .tuple(worlds(), calendars())
    .chain(([world, calendar]) =>
      fc.record({ world: fc.constant(world), calendar: fc.constant(calendar), question: questionsFor(world.ledger) }),
    );

  test.each(["zh", "en"] as const)("in %s", (language) => {
    let sums = 0;
    fc.assert(
      fc.property(asked, ({ world: { scheme, ledger }, calendar, question }) => {
        const answer = (one: Question) => {
          if (one.kind === "daily") return evaluateDaily(scheme, ledger, { ...one, calendar });
          return one.kind === "annual"
            ? evaluateAnnual(scheme, ledger, { ...one, calendar })
            : evaluateTerm(scheme, ledger, { ...one, calendar });
        };
        for (const formula of formulasIn(explain(answer(question), language))) {
          sums++;
          expect([formula.sum, workedOut(formula)]).toEqual([formula.sum, formula.said]);
        }
      }),
      { numRuns: 600, seed: 20220630 },
    );
    expect(sums).toBeGreaterThan(1000);
  });
});
