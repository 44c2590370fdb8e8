/** For which facts a rule is read at all: a case that has none of them cannot notice that the rule was changed. */
import type { Fact } from "../../model/ledger";
import type { RegisterFact } from "../../model/register";
import type { Case } from "../case/case";
import type { Mutant } from "./mutants";

type Read = (fact: Fact | RegisterFact) => boolean;

/** Leave can only be asked for too late where it was asked for after its first day. */
const isLateLeave: Read = (fact) => fact.kind === "attendance" && fact.asked !== undefined && fact.asked > fact.day;

/** Facts that a mutant's place is read for; undefined where it is read in any case. */
const readsOf = ({ at: [part, index], scheme }: Mutant): Read | undefined => {
  switch (part) {
    case "misconduct": {
      const id = scheme.misconduct[Number(index)]?.id;
      return (fact) => fact.kind === "finding" && fact.case === id;
    }
    case "commitments":
      return ({ kind }) => kind === "change";
    case "members":
      return isLateLeave;
    default:
      return undefined;
  }
};

/** Whether a case has any fact that a mutant's place is read for. */
export const hasFactsFor = (mutant: Mutant, { ask, teams, register }: Case): boolean => {
  // Who asks about members reads all rules for members, whatever facts there are.
  if (ask.kind === "members" && mutant.at[0] === "members") return true;
  const isRead = readsOf(mutant);
  if (isRead === undefined) return true;
  return teams.some(({ facts }) => facts.some(isRead)) || (register?.facts.some(isRead) ?? false);
};
