/** What was promised or planned: commitments kept, commitments published, milestones reached. */
import type { Commitment, FactRef, Measurement } from "zhucun";
import { type Fraction, lastOf, shift, type Year } from "../straight-line";
import { fractionOf, order, plus, reduced, textOf, zero } from "./exact";
import { excused, type Found, measured, missing, nothingDue } from "./found";

type Kept = Extract<Measurement, { kind: "commitments" }>["promises"][number];

interface Step {
  readonly id: string;
  readonly day: string;
  readonly done: string;
}

const noSteps: readonly Step[] = [];
const whole: Fraction = { n: 1, d: 1 };

/** What was done in time, and six tenths of what was done after it. */
const creditOf = (inTime: string, done: string): Fraction => {
  if (done === inTime) return fractionOf(done);
  const [first, last] = [fractionOf(inTime), fractionOf(done)];
  const d = Math.max(first.d, last.d);
  const [early, all] = [first.n * (d / first.d), last.n * (d / last.d)];
  return all <= early ? last : { n: early * 10 + (all - early) * 6, d: d * 10 };
};

type Promised = Pick<Kept, "id" | "title" | "due" | "weight">;

/** The promises so far, what they are worth together, and the facts that tell of them. */
class Sums {
  readonly promises: Kept[] = [];
  readonly facts: FactRef[] = [];
  private sum = zero;
  private weights = zero;

  add({ id, title, due, weight }: Promised, expected: string, steps: readonly Step[]): void {
    const done = steps.at(-1)?.done ?? "0";
    const inTime = lastOf(steps, ({ day }) => day <= due)?.done ?? "0";
    const credit = creditOf(inTime, done);
    const credited = textOf(reduced(credit.n, credit.d));
    this.promises.push({ id, title, due, weight, expected, inTime, done, credited });
    for (const step of steps) this.facts.push({ id: step.id, day: step.day });
    const weighs = fractionOf(weight);
    const kept = expected === "1" ? credit : shareOf(credit, fractionOf(expected));
    this.sum = plus(this.sum, reduced(weighs.n * kept.n, weighs.d * kept.d));
    this.weights = plus(this.weights, weighs);
  }

  get value(): Fraction {
    return reduced(this.sum.n * this.weights.d, this.sum.d * this.weights.n);
  }
}

const shareOf = (credit: Fraction, expected: Fraction): Fraction =>
  order(credit, expected) >= 0 ? whole : { n: credit.n * expected.d, d: credit.d * expected.n };

export const milestones = (seen: Year, item: string): Found => {
  const sums = new Sums();
  let planned = false;
  for (const one of seen.ledger.milestones) {
    if (one.item !== item || one.due < seen.from || one.due > seen.to) continue;
    planned = true;
    if (one.due <= seen.until) sums.add(one, "1", seen.milestones.get(one.id) ?? noSteps);
  }
  if (!planned) return nothingDue;
  if (sums.facts.length === 0) return missing;
  const { value, promises, facts } = sums;
  return measured(value, { kind: "milestones", late: "0.6", promises, value: textOf(value), facts });
};

/** The share that should be done by a day. */
const expectedOf = ({ due, milestones: steps }: Commitment, day: string): string =>
  due <= day ? "1" : (lastOf(steps, (step) => step.due <= day)?.share ?? "0");

/** The commitments of a level that the year is about. */
const commitmentsIn = ({ ledger, year }: Year, level: Commitment["level"]): Commitment[] =>
  ledger.commitments.filter((one) => one.level === level && (one.year === undefined || one.year === year));

/** Those that are not excused. */
const standingIn = ({ waivers }: Year, all: readonly Commitment[]): readonly Commitment[] => {
  if (waivers.length === 0) return all;
  const excusedOnes = new Set(waivers.map(({ commitment }) => commitment));
  return all.filter(({ id }) => !excusedOnes.has(id));
};

export const commitments =
  (level: Commitment["level"]) =>
  (seen: Year): Found => {
    const all = commitmentsIn(seen, level);
    if (all.length === 0) return missing;
    const standing = standingIn(seen, all);
    if (standing.length === 0) return excused;
    const sums = new Sums();
    for (const one of standing) {
      const expected = expectedOf(one, seen.until);
      if (expected !== "0") sums.add(one, expected, seen.progress.get(one.id) ?? noSteps);
    }
    const { promises, facts } = sums;
    if (promises.length === 0) return standing.some((one) => expectedOf(one, seen.to) !== "0") ? missing : nothingDue;
    if (facts.length === 0) return missing;
    const { value } = sums;
    return measured(value, { kind: "commitments", late: "0.6", promises, value: textOf(value), facts });
  };

const isOut = ({ approved, published: out }: Commitment, by: string): boolean =>
  approved !== undefined && out !== undefined && approved <= by && out <= by;

/** Annual commitments approved and published in the first ninety days. */
export const published = ({ ledger, year, from, asOf }: Year): Found => {
  const by = shift(from, 90);
  if (by >= asOf) return missing;
  let [any, number] = [false, 0];
  for (const one of ledger.commitments) {
    if (one.level !== "annual" || one.year !== year) continue;
    any = true;
    if (isOut(one, by)) number++;
  }
  if (!any) return missing;
  const years = [{ from, by, count: number }];
  return measured({ n: number, d: 1 }, { kind: "published", years, value: String(number), facts: [] });
};
