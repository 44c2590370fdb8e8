/** Votes into one number, over a stated denominator. FORMAT.md, 7.6. */
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import { add, divide, exactOf, exactText, multiply, ratio, zero } from "../../model/points";
import { measured, missing, type Outcome, only, pending, refsOf, type View } from "../outcome";

type Survey = Extract<Measure, { kind: "survey" }>;

/** Votes by choice: the scheme's choices first, in its order. */
const votesOf = ({ weights, invalid }: Survey, ballots: readonly FactOf<"ballots">[]): Record<string, number> => {
  const votes = new Map([...Object.keys(weights), ...invalid].map((choice) => [choice, 0]));
  for (const ballot of ballots) {
    for (const [choice, count] of Object.entries(ballot.votes)) votes.set(choice, (votes.get(choice) ?? 0) + count);
  }
  return Object.fromEntries(votes);
};

export const surveyOf =
  (survey: Survey) =>
  ({ facts }: View): Outcome => {
    if (facts.length === 0) return missing;
    const votes = votesOf(survey, only("ballots", facts));
    const counted = Object.entries(votes).filter(
      ([choice]) => survey.denominator === "all" || Object.hasOwn(survey.weights, choice),
    );
    const denominator = counted.reduce((total, [, count]) => total + count, 0);
    if (denominator < survey.minimum) return pending("small-sample");
    const weighted = Object.entries(survey.weights)
      .map(([choice, weight]) => multiply(exactOf(weight), ratio(votes[choice] ?? 0)))
      .reduce(add, zero);
    const value = divide(weighted, ratio(denominator));
    return measured(value, {
      kind: "survey",
      votes,
      weights: survey.weights,
      titles: survey.titles ?? {},
      denominator,
      value: exactText(value),
      facts: refsOf(facts),
    });
  };
