/** What bodies owed, as the rules of suspicion read it. FORMAT.md, sections 13 and 14. */
import type { DutiesEvaluation, Obligation } from "../../model/answer/duties";
import type { ObligationClue } from "../dereliction/overdue";

/** The day on which something that was done late was done. */
const doneLate = ({ performed }: Obligation): string | null =>
  performed
    .filter(({ late }) => late)
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? null;

/**
 * The obligations of an evaluation of duties, for `suspicionsOf`: an insurance that is overdue for too long raises a suspicion.
 * @example suspicionsOf(scheme, { ...records, obligations: obligationsIn(evaluateDuties(scheme, records, on)) }, on)
 */
export const obligationsIn = ({ bodies }: DutiesEvaluation): readonly ObligationClue[] =>
  bodies.flatMap(({ id: body, lists }) =>
    lists.flatMap(({ duties }) =>
      duties.flatMap(({ obligations }) =>
        obligations.map((obligation) => ({
          id: obligation.occasion?.id,
          body,
          duty: obligation.duty,
          due: obligation.due,
          state: obligation.state,
          done: doneLate(obligation),
        })),
      ),
    ),
  );
