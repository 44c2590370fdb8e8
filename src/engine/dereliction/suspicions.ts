/** `suspicionsOf`: what the rules of a scheme make of the facts of a district. The engine proposes, a person decides. FORMAT.md, section 14. */

import type { Suspicion } from "../../model/answer/dereliction";
import type { SuspicionRule, SuspicionRuleOf } from "../../model/misconduct";
import { byCode } from "../../model/names";
import type { Scheme } from "../../model/scheme";
import { checkDay } from "../evaluate";
import { planOf } from "../plan";
import { affairsOf, byWho, type Records } from "./affairs";
import { conditionsOf } from "./conditions";
import type { DerelictionQuestion } from "./evaluate";
import { type ObligationClue, overdueOf } from "./overdue";
import type { Placed, Seeking } from "./seeking";
import { shortSpansOf } from "./short-spans";

/** What is recorded in a district, and, where duties are looked at, who owed what by when. */
export interface Clues extends Records {
  readonly obligations?: readonly ObligationClue[] | undefined;
}

const isOf =
  <K extends SuspicionRule["kind"]>(kind: K) =>
  (placed: Placed): placed is Placed<SuspicionRuleOf<K>> =>
    placed.rule.kind === kind;

const raised = (rules: readonly Placed[], seeking: Seeking, obligations: readonly ObligationClue[]): Suspicion[] => {
  const [spans, overdue, conditions] = [
    rules.filter(isOf("short-spans")),
    rules.filter(isOf("overdue")),
    rules.filter(isOf("condition")),
  ];
  return [
    ...seeking.records.ledgers.flatMap((ledger) => [
      ...spans.flatMap((rule) => shortSpansOf(rule, ledger, seeking)),
      ...conditionsOf(conditions, ledger, seeking),
    ]),
    ...overdue.flatMap((rule) => overdueOf(rule, obligations, seeking)),
  ];
};

/**
 * Everything that the rules of suspicion find and that no finding has answered yet: in the order of cases and rules, then of years and subjects.
 * A suspicion costs nothing; it goes away when a finding about the same subject, in any state, answers it.
 * @throws {InvalidInputError} where a day does not exist, a fact names an unknown case, or holiday data is missing
 * @example
 * for (const { case: name, who, since, matter } of suspicionsOf(scheme, { register, ledgers }, { asOf: "2022-12-31" }))
 *   console.log(name, who.name, since, matter);
 */
export const suspicionsOf = (scheme: Scheme, clues: Clues, question: DerelictionQuestion): readonly Suspicion[] => {
  checkDay(question.asOf, "asOf");
  checkDay(question.knownAt, "knownAt");
  const plan = planOf(scheme);
  const rules = scheme.misconduct.flatMap((of) => of.suspect.map((rule, at): Placed => ({ of, rule, nth: at + 1 })));
  if (rules.length === 0) return [];
  const ledgers = [...clues.ledgers].sort((a, b) => (a.term.from < b.term.from ? -1 : 1));
  const records = { register: clues.register, ledgers };
  const seeking = { plan, records, affairs: affairsOf(plan, clues, question), stand: question };
  const places = new Map(scheme.misconduct.map(({ id }, place) => [id, place]));
  const placeOf = ({ case: name }: Suspicion): number => places.get(name) ?? 0;
  return raised(rules, seeking, clues.obligations ?? []).sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      a.rule - b.rule ||
      a.year - b.year ||
      byWho(a.who, b.who) ||
      byCode(a.matter, b.matter),
  );
};
