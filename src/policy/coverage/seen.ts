/** What is looked at to tell what a case tried: the engine's answers, and the facts that the engine gathered for them. */
import type { Frame, Gathered } from "../../engine/frame";
import { gather } from "../../engine/gather";
import { type Plan, planOf } from "../../engine/plan";
import type { Ranking } from "../../model/answer/ranking";
import type { Warnings } from "../../model/answer/warnings";
import { earlier, yearOf } from "../../model/calendar";
import type { Evaluation } from "../../model/evaluation";
import type { Fact, Ledger } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";

/** What the engine answered to a case. */
export interface Answers {
  readonly teams: readonly Ledger[];
  readonly evaluations: readonly Evaluation[];
  readonly ranking: Ranking | null;
  readonly warnings: Warnings | null;
}

/** One evaluation with the ledger that it is about. */
export interface Seen {
  readonly scheme: Scheme;
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  readonly ledger: Ledger;
  /** The facts that counted, each where the engine reads it. */
  readonly gathered: Gathered;
}

const frameOf = ({ kind, period, asOf, knownAt }: Evaluation): Frame => ({
  kind,
  period: { from: period.from, to: period.to },
  window: { from: period.from, to: earlier(period.to, asOf) },
  asOf,
  knownAt: knownAt ?? undefined,
  firstYear: yearOf(period.from),
  lastYear: yearOf(period.to),
});

/** The evaluations of a case, each with its ledger. */
export const seenIn = (scheme: Scheme, { teams, evaluations }: Answers): readonly Seen[] =>
  evaluations.flatMap((evaluation, index) => {
    const ledger =
      teams[index]?.team === evaluation.team ? teams[index] : teams.find(({ team }) => team === evaluation.team);
    if (ledger === undefined) return [];
    const plan = planOf(scheme);
    return [{ scheme, plan, evaluation, ledger, gathered: gather(plan, ledger, frameOf(evaluation)) }];
  });

/** The place of an item in the plan. */
export const placeIn = ({ plan }: Pick<Seen, "plan">, item: string): number => plan.byId.get(item)?.index ?? -1;

/** The facts of an item that lie in the window, whoever scored them. */
export const factsOfItem = (seen: Pick<Seen, "plan" | "gathered">, item: string): readonly Fact[] =>
  seen.gathered.byItem[placeIn(seen, item)] ?? [];

/** Those of one kind. */
export const ofKind = <K extends Fact["kind"]>(
  kind: K,
  facts: readonly Fact[],
): readonly Extract<Fact, { kind: K }>[] =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
