/**
 * The engine and the oracle give the same answers to the digit: over ten thousand random schemes x ledgers x questions here, as many
 * in `differential-again.test.ts`. `ZHUCUN_SEED=7` compares others, `ZHUCUN_TRIALS=10000` more.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { differences } from "./differential-lines";
import { inWords, reachedTooSeldom } from "./differential-reached";
import { type Compared, compareAnswers, mostTime, questionsEach, settings } from "./differential-runs";

describe("engine and oracle", () => {
  const { seed, trials } = settings(0);
  let compared: Compared;
  beforeAll(() => {
    compared = compareAnswers(seed, trials);
  }, mostTime);

  it("answer every question alike, to the digit", () => {
    expect(compared.failure).toBeNull();
    expect(compared.comparisons).toBe(trials * questionsEach);
  });

  it("were compared over every measure, method, state, cap, adjustment and grade state", () => {
    console.info(inWords(compared));
    expect(reachedTooSeldom(compared)).toEqual([]);
  });
});

describe("the comparison", () => {
  it("names the place and both values", () => {
    const engine = {
      total: "1.5",
      items: [
        { id: "1.1", points: "0.5" },
        { id: "1.2", points: null },
      ],
    };
    const oracle = { total: "1.5", items: [{ id: "1.1", points: "0.51" }] };
    expect(differences(engine, oracle)).toEqual([
      'items[0 1.1].points: engine "0.5", oracle "0.51"',
      'items[1 1.2]: engine {"id":"1.2","points":null}, oracle undefined',
    ]);
  });
});
