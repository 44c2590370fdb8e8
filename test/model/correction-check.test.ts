/** Corrections form chains: each problem that a chain can have, and the chain beside it that is right. */
import { describe, expect, test } from "vitest";
import type { FactInput } from "../../src/model/ledger";
import { checkLedger } from "../../src/model/ledger-check";
import { timed } from "../processor-time";
import { fact, ledgerInput } from "../small-district";

const count = (id: string, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("count", "2022-03-01", { id, ...more });
const withdrawal = (id: string, corrects: string, more: Readonly<Record<string, unknown>> = {}): FactInput =>
  fact("withdrawal", "2022-03-01", { id, corrects, ...more });

const problemsOf = (...facts: readonly FactInput[]) => {
  const checked = checkLedger(ledgerInput(facts));
  return checked.ok ? [] : checked.problems;
};
const saidOf = (...facts: readonly FactInput[]): string[] =>
  problemsOf(...facts).map(({ code, path }) => `${code} at ${path.join(".")}`);

test("a fact may be corrected, the correction corrected again, and the last one withdrawn", () => {
  expect(
    saidOf(count("a"), count("b", { corrects: "a" }), count("c", { corrects: "b" }), withdrawal("d", "c")),
  ).toEqual([]);
});

test("the order in which a chain is written does not matter", () => {
  expect(
    saidOf(withdrawal("d", "c"), count("c", { corrects: "b" }), count("b", { corrects: "a" }), count("a")),
  ).toEqual([]);
});

describe("a correction is wrong", () => {
  test("of nothing, with the name that was meant", () => {
    const [problem] = problemsOf(count("fact-12"), count("b", { corrects: "fact-21" }));
    expect(problem).toMatchObject({
      code: "correction-of-nothing",
      path: ["facts", 1, "corrects"],
      cure: { en: "Did you mean `fact-12`?" },
    });
  });

  test("of itself", () => {
    expect(saidOf(count("a", { corrects: "a" }))).toEqual(["correction-circle at facts.0.corrects"]);
  });

  test("in a circle, told at each fact of the circle and not at what leads into it", () => {
    const facts = [
      count("a", { corrects: "b" }),
      count("b", { corrects: "c" }),
      count("c", { corrects: "a" }),
      withdrawal("d", "x"),
      count("x"),
    ];
    expect(saidOf(...facts)).toEqual([
      "correction-circle at facts.0.corrects",
      "correction-circle at facts.1.corrects",
      "correction-circle at facts.2.corrects",
    ]);
    expect(problemsOf(...facts)[0]?.message.en).toBe("These corrections go round in a circle: a → b → c → a.");
  });

  test("that leads into a circle is not itself in it", () => {
    const facts = [count("a", { corrects: "b" }), count("b", { corrects: "a" }), count("c", { corrects: "b" })];
    expect(saidOf(...facts)).toEqual([
      "correction-circle at facts.0.corrects",
      "correction-circle at facts.1.corrects",
    ]);
  });

  test("of a fact that was corrected already, and the last of the chain is named", () => {
    const [problem] = problemsOf(count("a"), count("b", { corrects: "a" }), count("c", { corrects: "a" }));
    expect(problem).toMatchObject({
      code: "correction-twice",
      path: ["facts", 2, "corrects"],
      cure: { en: "Correct `b` instead." },
    });
    expect(saidOf(count("a"), count("b", { corrects: "a" }), count("c", { corrects: "b" }))).toEqual([]);
  });

  test("of another kind", () => {
    const tally = fact("tally", "2022-03-01", { id: "b", done: 1, due: 1, corrects: "a" });
    expect(saidOf(count("a"), tally)).toEqual(["correction-of-other-kind at facts.1.kind"]);
  });

  test("of a withdrawal", () => {
    expect(saidOf(count("a"), withdrawal("b", "a"), withdrawal("c", "b"))).toEqual([
      "correction-of-withdrawal at facts.2.corrects",
    ]);
    expect(saidOf(count("a"), withdrawal("b", "a"), count("c"))).toEqual([]);
  });

  test("recorded before what it corrects", () => {
    const late = count("a", { recorded: "2022-03-05" });
    expect(saidOf(late, count("b", { corrects: "a", recorded: "2022-03-04" }))).toEqual([
      "correction-too-early at facts.1.recorded",
    ]);
    expect(saidOf(late, count("b", { corrects: "a", recorded: "2022-03-05" }))).toEqual([]);
  });

  test("without a reason", () => {
    expect(saidOf(count("a"), count("b", { corrects: "a", reason: undefined }))).toEqual(["reason-missing at facts.1"]);
    expect(saidOf(count("a"), withdrawal("b", "a", { reason: undefined }))).toEqual(["missing-key at facts.1"]);
  });
});

describe("law 12: chains and circles of any length are judged at once", () => {
  const within = (milliseconds: number, work: () => void): void => {
    expect(timed(work).milliseconds).toBeLessThan(milliseconds);
  };

  test("a chain of 20,000 corrections", () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      index === 0 ? count("f0") : count(`f${index}`, { corrects: `f${index - 1}` }),
    );
    within(10_000, () => expect(saidOf(...chain)).toEqual([]));
  });

  test("a circle of 20,000 corrections, whose names are not all told", () => {
    const circle = Array.from({ length: 20_000 }, (_, index) =>
      count(`f${index}`, { corrects: `f${(index + 1) % 20_000}` }),
    );
    within(10_000, () => {
      const problems = problemsOf(...circle);
      expect(problems.length).toBe(20_000);
      expect(problems[5]?.message.en).toBe(
        "These corrections go round in a circle: f5 → f6 → f7 → f8 → f9 → f10 → f11 → f12 → … → f5.",
      );
    });
  });
});
