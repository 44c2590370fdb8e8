/** One team's evaluation as it would be if one of its facts were taken back: what an appeal asks for. FORMAT.md, section 15. */
import type { WorkingCalendar } from "../../model/calendar";
import { record } from "../../model/change";
import type { Evaluation } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { idsOf, unknownName } from "../../model/names";
import { InvalidInputError } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { evaluate } from "../evaluate";

const freeId = (taken: ReadonlySet<string>): string => {
  let number = 1;
  while (taken.has(`overturned-${number}`)) number++;
  return `overturned-${number}`;
};

/**
 * The evaluation of one team with one of its facts withdrawn, asked as the given evaluation was asked: for the same period, day and
 * knowledge.
 * @throws {InvalidInputError} where the ledger has no such fact, or it has been corrected already
 * @example ifOverturned(scheme, ranking, overturned(scheme, ledger, evaluation, "notice-7"))
 */
export const overturned = (
  scheme: Scheme,
  ledger: Ledger,
  evaluation: Evaluation,
  fact: string,
  calendar?: WorkingCalendar,
): Evaluation => {
  const taken = idsOf(ledger.facts);
  const found = ledger.facts.find(({ id }) => id === fact);
  if (found === undefined) throw new InvalidInputError(unknownName(fact, taken, "fact", ["fact"]));
  const { day, recorded, by } = found;
  const withdrawal = {
    id: freeId(taken),
    kind: "withdrawal",
    day,
    recorded,
    by,
    corrects: fact,
    reason: "overturned",
  } as const;
  const { value: without } = record(ledger, [withdrawal], { scheme });
  const { kind, asOf, period } = evaluation;
  const asked = { asOf, knownAt: evaluation.knownAt ?? undefined, calendar };
  return evaluate(scheme, without, kind === "annual" ? { kind, year: period.year ?? 0, ...asked } : { kind, ...asked });
};
