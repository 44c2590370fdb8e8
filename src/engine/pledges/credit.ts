/** How much of a promise is expected by a day, and how much of what was done is credited. FORMAT.md, 7.11. */
import type { Day } from "../../model/calendar";
import type { Commitment } from "../../model/ledger";
import { add, compare, type Decimal, type Exact, exactOf, multiply, subtract } from "../../model/points";

interface Step {
  readonly day: Day;
  readonly done: Decimal;
}

/** What was done by now, and by a day. */
export const doneBy = (steps: readonly Step[], due: Day): { readonly done: Decimal; readonly inTime: Decimal } => ({
  done: steps.at(-1)?.done ?? "0",
  inTime: steps.filter(({ day }) => day <= due).at(-1)?.done ?? "0",
});

/** What is credited of a promise: what was done in time, and the rest of what was done at its late share. */
export const creditOf = (steps: readonly Step[], due: Day, late: Exact) => {
  const { done, inTime } = doneBy(steps, due);
  const [first, last] = [exactOf(inTime), exactOf(done)];
  const credited = compare(last, first) <= 0 ? last : add(first, multiply(late, subtract(last, first)));
  return { done, inTime, credited };
};

/** The share of a commitment that should be done by a day. */
export const expectedBy = ({ due, milestones }: Pick<Commitment, "due" | "milestones">, day: Day): Decimal => {
  if (due <= day) return "1";
  return milestones.filter((milestone) => milestone.due <= day).at(-1)?.share ?? "0";
};
