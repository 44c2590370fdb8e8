/** The numbers that a measure can come to, by what FORMAT.md section 7 says of it: never narrower than what ledgers can show. */
import { match } from "ts-pattern";
import type { Measure } from "../../model/measures";
import { type Exact, exactOf, least, most, one, signOf, zero } from "../../model/points";
import type { Scheme } from "../../model/scheme";

/** The numbers between two ends, both included; an end that is left out is not there. */
export interface Reach {
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
  /** Whether only whole numbers come about. */
  readonly whole: boolean;
}

const between = (from: Exact | undefined, to: Exact | undefined, whole = false): Reach => ({
  least: from,
  most: to,
  whole,
});

/** From the smallest to the greatest of some numbers. */
const spanned = (numbers: readonly Exact[]): Reach =>
  numbers.length === 0 ? between(zero, zero) : between(numbers.reduce(least), numbers.reduce(most));

/** Whether some finding can cost the team points. */
const canCharge = ({ misconduct }: Scheme): boolean =>
  misconduct.some(
    ({ subjects, deduct, grave }) =>
      subjects.some((subject) => subject === "team" || subject === "member") &&
      [deduct, grave?.deduct ?? "0"].some((cost) => signOf(exactOf(cost)) > 0),
  );

const surveyed = ({ weights, invalid, denominator }: Extract<Measure, { kind: "survey" }>): Reach => {
  const numbers = Object.values(weights).map(exactOf);
  return spanned(denominator === "all" && invalid.length > 0 ? [...numbers, zero] : numbers);
};

/** Adds up from zero, where anything can be worth more than nothing. */
const addedUp = (isWorth: boolean): Reach => between(zero, isWorth ? undefined : zero);

/** The numbers that an item's measure can come to. */
export const reachOf = (measure: Measure, scheme: Scheme): Reach =>
  match(measure)
    .returnType<Reach>()
    .with({ kind: "count" }, () => between(zero, undefined))
    .with({ kind: "target", of: "count" }, () => between(zero, undefined))
    .with({ kind: "target", of: "value" }, { kind: "latest" }, () => between(undefined, undefined))
    .with({ kind: "survey" }, surveyed)
    .with({ kind: "rank" }, () => between(one, undefined, true))
    .with({ kind: "published" }, () => between(zero, undefined, true))
    .with({ kind: "colours" }, ({ colours }) => spanned(colours.map(({ value }) => exactOf(value))))
    .with({ kind: "notices" }, ({ levels }) => addedUp(levels.some(({ value }) => signOf(exactOf(value)) > 0)))
    .with({ kind: "findings" }, () => addedUp(canCharge(scheme)))
    .with(
      { kind: "tally" },
      { kind: "mean" },
      { kind: "panel" },
      { kind: "attendance" },
      { kind: "commitments" },
      { kind: "milestones" },
      () => between(zero, one),
    )
    .exhaustive();
