/** Whether warnings show what an aim asks for. */
import { match } from "ts-pattern";
import { neededFor } from "../../engine/warnings/colour";
import type { CriterionFound, CriterionResult, Warnings } from "../../model/answer/warnings";
import { addDays, type Day } from "../../model/calendar";
import type { Fact, Ledger } from "../../model/ledger";
import { compare, type Exact, exactFrom, exactOf, negate, subtract } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { neighbours } from "../neighbours";
import type { WhatOf } from "./aim";
import { isOnSide } from "./reached-items";

/** What is asked of warnings. */
export type WarningWhat = WhatOf<
  "colour" | "criterion" | "run" | "sight" | "part" | "move" | "together" | "consequence" | "unrecorded"
>;

type Found<K extends CriterionFound["kind"]> = Extract<CriterionFound, { kind: K }>;

const runOf = (found: CriterionFound): { readonly has: number; readonly needs: number } | undefined => {
  if (found.kind === "count") return { has: found.count, needs: found.atLeast };
  return found.kind === "condition" ? undefined : { has: found.run, needs: found.times };
};

const isRun = ({ found }: CriterionResult, side: "below" | "at"): boolean => {
  const run = runOf(found);
  return run !== undefined && run.has === run.needs - (side === "at" ? 0 : 1);
};

/** Whether a fact is one of those that a count looks at, on whatever day. */
const isCounted = ({ of, name }: Found<"count">, fact: Fact): boolean => {
  if (fact.kind !== of) return false;
  if (fact.kind === "event") return name === undefined || fact.event === name;
  if (fact.kind === "finding") return fact.state === "confirmed" && (name === undefined || fact.case === name);
  return fact.kind === "notice" && fact.item === name;
};

const isInSight = ({ found, facts }: CriterionResult, side: "last" | "past", asOf: Day, ledger: Ledger): boolean => {
  if (found.kind !== "count") return false;
  const last = addDays(asOf, 1 - found.days);
  if (side === "last") return facts.some(({ day }) => day === last);
  return ledger.facts.some((fact) => fact.day === addDays(last, -1) && isCounted(found, fact));
};

const isPart = ({ found }: CriterionResult, what: WhatOf<"part">): boolean =>
  (found.kind === "running" || found.kind === "trend") &&
  found.parts.some(({ value }) => value !== null && isOnSide(exactFrom(value), what));

/** How far a value goes from each part to the next that has one, in the direction that is asked for. */
const movesOf = ({ goes, parts }: Found<"trend">): readonly Exact[] => {
  const values = parts.flatMap(({ value }) => (value === null ? [] : [exactFrom(value)]));
  return neighbours(values).map(([before, after]) => {
    const gone = subtract(after, before);
    return goes === "up" ? gone : negate(gone);
  });
};

const isMove = ({ found }: CriterionResult, { side, step }: WhatOf<"move">): boolean => {
  if (found.kind !== "trend") return false;
  const by = exactOf(found.by);
  return movesOf(found).some((gone) => {
    if (side === "away") return compare(gone, exactOf("0")) <= 0;
    if (side === "below") return compare(gone, by) < 0 && compare(gone, subtract(by, exactFrom(step))) >= 0;
    // Nothing gone is no move, however little is asked for.
    const isLeast =
      compare(by, exactOf("0")) === 0 && compare(gone, exactOf("0")) > 0 && compare(gone, exactFrom(step)) <= 0;
    return isLeast || (compare(by, exactOf("0")) > 0 && compare(gone, by) === 0);
  });
};

const isCompared = ({ found }: CriterionResult, what: WhatOf<"compared">): boolean =>
  found.kind === "condition" && found.value !== null && isOnSide(exactFrom(found.value), what);

const isTogether = ({ holding }: Warnings, { index, side }: WhatOf<"together">, { warnings }: Scheme): boolean => {
  const needed = warnings?.counts[index]?.atLeast;
  return needed !== undefined && holding === needed - (side === "at" ? 0 : 1);
};

const isConsequence = ({ consequences }: Warnings, { consequence, side }: WhatOf<"consequence">): boolean =>
  consequences.some((one) => one.id === consequence && one.count === neededFor(one) - (side === "at" ? 0 : 1));

/** Whether warnings show what is asked of them. */
export const reachedByWarning = (
  what: WarningWhat | WhatOf<"compared">,
  warnings: Warnings,
  ledger: Ledger,
  scheme: Scheme,
): boolean => {
  const some = (id: string, holds: (criterion: CriterionResult) => boolean): boolean =>
    warnings.criteria.some((criterion) => criterion.id === id && holds(criterion));
  return match(what)
    .returnType<boolean>()
    .with({ kind: "colour" }, ({ colour }) => warnings.colour === colour)
    .with({ kind: "criterion" }, ({ criterion, state }) => some(criterion, (one) => one.state === state))
    .with({ kind: "run" }, ({ criterion, side }) => some(criterion, (one) => isRun(one, side)))
    .with({ kind: "sight" }, ({ criterion, side }) =>
      some(criterion, (one) => isInSight(one, side, warnings.asOf, ledger)),
    )
    .with({ kind: "part" }, (part) => some(part.criterion, (one) => isPart(one, part)))
    .with({ kind: "move" }, (move) => some(move.criterion, (one) => isMove(one, move)))
    .with(
      { kind: "compared" },
      (compared) => "criterion" in compared.by && some(compared.by.criterion, (one) => isCompared(one, compared)),
    )
    .with({ kind: "together" }, (together) => isTogether(warnings, together, scheme))
    .with({ kind: "consequence" }, (consequence) => isConsequence(warnings, consequence))
    .with({ kind: "unrecorded" }, () => warnings.history.some(({ colour }) => colour === null))
    .exhaustive();
};
