/** Votes into one number, over a stated denominator. FORMAT.md, 7.6. */
import type { FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import { divide, exactOf, exactText, multiply, ratio, sumOf } from "../../model/points";
import { measured, missing, type Outcome, only, pending, refsOf, type View } from "../outcome";

type Survey = Extract<Measure, { kind: "survey" }>;

/** Votes by choice: the scheme's choices first, in its order. */
const votesOf = (choices: readonly string[], ballots: readonly FactOf<"ballots">[]): Map<string, number> => {
  const votes = new Map<string, number>();
  for (const choice of choices) votes.set(choice, 0);
  for (const ballot of ballots) {
    for (const choice of Object.keys(ballot.votes))
      votes.set(choice, (votes.get(choice) ?? 0) + (ballot.votes[choice] ?? 0));
  }
  return votes;
};

const total = (numbers: Iterable<number>): number => {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
};

export const surveyOf = (survey: Survey) => {
  const weighed = Object.entries(survey.weights).map(([choice, weight]) => ({ choice, weight: exactOf(weight) }));
  const valid = weighed.map(({ choice }) => choice);
  const choices = [...valid, ...survey.invalid];
  return ({ facts }: View): Outcome => {
    if (facts.length === 0) return missing;
    const votes = votesOf(choices, only("ballots", facts));
    const votesFor = (choice: string): number => votes.get(choice) ?? 0;
    const denominator = total(survey.denominator === "all" ? votes.values() : valid.map(votesFor));
    if (denominator < survey.minimum) return pending("small-sample");
    const weighted = sumOf(weighed, ({ choice, weight }) => multiply(weight, ratio(votesFor(choice))));
    const value = divide(weighted, ratio(denominator));
    return measured(value, {
      kind: "survey",
      votes: Object.fromEntries(votes),
      weights: survey.weights,
      titles: survey.titles ?? {},
      denominator,
      value: exactText(value),
      facts: refsOf(facts),
    });
  };
};
