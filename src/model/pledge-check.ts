/** What must hold inside what is recorded about the life of a commitment. FORMAT.md, sections 5 and 18. */
import type { Commitment, FactOf } from "./ledger";
import { compare, exactOf } from "./points";
import { type Problem, problem, type Step } from "./problem";

type Place = readonly Step[];

/** Milestones must rise from one to the next, in day and in share. */
export const risingProblems = (milestones: Commitment["milestones"], place: Place): Problem[] => {
  const rising = milestones.every(({ due, share }, at) => {
    const above = milestones[at - 1];
    return above === undefined || (above.due < due && compare(exactOf(above.share), exactOf(share)) < 0);
  });
  return rising ? [] : [problem("milestones-out-of-order", place)];
};

/** Days that a change names and that cannot lie before the change itself. */
const earlyProblems = (change: FactOf<"change">, place: Place): Problem[] =>
  (["due", "published"] as const).flatMap((key) => {
    const written = change[key];
    return written === undefined || written >= change.day
      ? []
      : [problem("before-change", [...place, key], { key, written, day: change.day })];
  });

/** What a change must hold to inside itself. Whether it counts depends on what came before it, and is no problem but a breach that is shown. */
export const changeProblems = (change: FactOf<"change">, place: Place): Problem[] => {
  const { title, due, weight, milestones } = change;
  const nothing = [title, due, weight, milestones].every((one) => one === undefined);
  return [
    ...(nothing ? [problem("nothing-changed", place)] : []),
    ...earlyProblems(change, place),
    ...risingProblems(milestones ?? [], [...place, "milestones"]),
  ];
};
