/** The engine against the oracle, over a few random schemes, ledgers and questions: each seed is one test, so that one is enough to fail. */
import { expect, test } from "vitest";
import { compareAnswers, questionsEach } from "../oracle/differential-runs";

test.each([1, 2, 3, 4, 5, 6])("engine and oracle answer the questions of seed %d alike", (seed) => {
  const { failure, comparisons } = compareAnswers(seed, 1);
  expect(failure).toBe(null);
  expect(comparisons).toBe(questionsEach);
});
