/** Owns the measures that read ratings and ballots: mean, panel, survey (sections 7.4 to 7.6). */
import { calendarPart } from "./day.js";
import { countedDay, latestOf, type Setting } from "./facts.js";
import { compare, decimal, divide, type Fraction, less, mean as meanOf, multiply, sum, whole } from "./fraction.js";
import { measured, missing, type Outcome, pending } from "./outcome.js";
import { type Fact, type Item, type Measure, required } from "./shapes.js";

const validOnly = (facts: readonly Fact[]): Fact[] => facts.filter((fact) => fact.valid !== false);

const numberOf = (fact: Fact | undefined): Fraction => decimal(required(fact?.value, "value"));

/** Puts facts that have the same name into one group. */
const grouped = (facts: readonly Fact[], nameOf: (fact: Fact) => string): Fact[][] => {
  const names: string[] = [];
  for (const fact of facts) if (!names.includes(nameOf(fact))) names.push(nameOf(fact));
  return names.map((name) => facts.filter((fact) => nameOf(fact) === name));
};

const numbersOfGroups = (setting: Setting, by: string | undefined, ratings: readonly Fact[]): Fraction[] => {
  if (by === "rating") return ratings.map(numberOf);
  if (by === "member") return grouped(ratings, (fact) => fact.member ?? "").map((group) => numberOf(latestOf(group)));
  if (by !== "month" && by !== "quarter") throw new Error(`unknown grouping: ${by}`);
  const groups = grouped(ratings, (fact) => calendarPart(countedDay(setting, fact), by).from);
  return groups.map((group) => meanOf(group.map(numberOf)));
};

export const mean = (setting: Setting, item: Item, facts: readonly Fact[]): Outcome => {
  if (facts.length === 0) return missing;
  const ratings = validOnly(facts);
  if (ratings.length === 0) return pending("no-valid-rating", null);
  const numbers = numbersOfGroups(setting, item.measure.by, ratings);
  return measured(divide(meanOf(numbers), decimal(required(item.measure.outOf, "outOf"))));
};

export const panel = (item: Item, facts: readonly Fact[]): Outcome => {
  if (facts.length === 0) return missing;
  const raters = grouped(validOnly(facts), (fact) => required(fact.rater, "rater"));
  if (raters.length === 0 || raters.length < (item.measure.minimum ?? 1)) return pending("too-few-raters", null);
  let values = raters.map((ratings) => numberOf(latestOf(ratings))).sort(compare);
  if (values.length > (item.measure.trimAbove ?? 5)) {
    const trim = item.measure.trim ?? 1;
    values = values.slice(trim, values.length - trim);
  }
  return measured(divide(meanOf(values), decimal(required(item.measure.outOf, "outOf"))));
};

const votesFor = (facts: readonly Fact[], choice: string): Fraction => {
  const votes: Fraction[] = [];
  for (const fact of facts) {
    for (const [name, number] of Object.entries(required(fact.votes, "votes"))) {
      if (name === choice) votes.push(decimal(number));
    }
  }
  return sum(votes);
};

const denominatorOf = (measure: Measure, facts: readonly Fact[]): Fraction => {
  const counted = Object.keys(required(measure.weights, "weights"));
  const votes: Fraction[] = [];
  for (const fact of facts) {
    for (const [choice, number] of Object.entries(required(fact.votes, "votes"))) {
      if (measure.denominator === "all" || counted.includes(choice)) votes.push(decimal(number));
    }
  }
  return sum(votes);
};

export const survey = (item: Item, facts: readonly Fact[]): Outcome => {
  if (facts.length === 0) return missing;
  const denominator = denominatorOf(item.measure, facts);
  if (less(denominator, whole(item.measure.minimum ?? 1))) return pending("small-sample", null);
  const weighed: Fraction[] = [];
  for (const [choice, weight] of Object.entries(required(item.measure.weights, "weights"))) {
    weighed.push(multiply(decimal(weight), votesFor(facts, choice)));
  }
  return measured(divide(sum(weighed), denominator));
};

/** The votes for a choice ÷ the denominator of a survey that has a measured value (caps of kind `choice`). */
export const shareOfChoice = (item: Item, facts: readonly Fact[], choice: string): Fraction =>
  divide(votesFor(facts, choice), denominatorOf(item.measure, facts));
