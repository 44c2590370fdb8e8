/** Cases made ready to be tried against many mutants: each is answered once, and then only again as far as a mutant touches it. */
import { answerDuties } from "../../engine/duties/evaluate";
import { type Answer, answerTo } from "../../engine/evaluate";
import { type Kept, keeping } from "../../engine/kept";
import { revise } from "../../engine/revise";
import { answerWarnings } from "../../engine/warnings/evaluate-warnings";
import type { Fact, Ledger } from "../../model/ledger";
import { checkLedger } from "../../model/ledger-check";
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Asking } from "../case/ask";
import type { Case, CaseOutcome } from "../case/case";
import { caseHolds, runCase } from "../case/run";
import type { Mutant } from "./mutants";
import { hasFactsFor } from "./read-for";
import { isAskedFor, scoredItemOf, touchesItem } from "./touch";

/** A case that was tried on the scheme. */
export interface Trial {
  readonly one: Case;
  /** What came of it on the scheme itself. */
  readonly outcome: CaseOutcome;
  /** Answers to its question, by ledger. */
  readonly known: ReadonlyMap<Ledger, Answer>;
  /** What was read for warnings and duties; nothing where the records are read anew each time. */
  readonly kept: Kept | undefined;
}

/** Warnings and duties, keeping what they read. */
const askingWith = (kept: Kept | undefined): Pick<Asking, "warnings" | "duties"> => ({
  warnings: (scheme, ledger, question) => answerWarnings(scheme, ledger, question, kept),
  duties: (scheme, records, question) => answerDuties(scheme, records, question, kept),
});

/** Tries a case on the scheme, and keeps what was answered. */
export const trialOf = (scheme: Scheme, one: Case): Trial => {
  const known = new Map<Ledger, Answer>();
  const kept = one.written === undefined ? keeping() : undefined;
  const evaluate: Asking["evaluate"] = (schemes, ledger, ask) => {
    const answer = answerTo(schemes, ledger, ask);
    known.set(ledger, answer);
    return answer.evaluation;
  };
  return { one, outcome: runCase(scheme, one, { ...askingWith(kept), evaluate }), known, kept };
};

const again = ({ known, kept }: Trial, scheme: Scheme): Asking => ({
  ...askingWith(kept),
  evaluate: (schemes, ledger, ask) => {
    const before = known.get(ledger);
    return (before === undefined ? answerTo(schemes, ledger, ask) : revise(before, scheme)).evaluation;
  },
});

/** What the reading of a ledger asks of a scheme beside names, and the kind of fact without which it asks nothing. */
const readOff = new Map<Step, readonly Fact["kind"][] | "any">([
  ["afterClosing", "any"],
  ["closes", "any"],
  ["subjects", ["finding"]],
  ["waivable", ["waiver"]],
  ["outOf", ["rating", "value"]],
  ["of", ["count", "value"]],
]);

/** Ledgers that the mutant would refuse to read: those with a waiver that may be no more, a rating above what may be given, a fact of another kind, and so on. */
const refuses = ({ scheme, at }: Mutant, { teams }: Case): boolean => {
  const kinds = at.flatMap((step) => readOff.get(step) ?? []);
  if (kinds.length === 0) return false;
  const matters = ({ facts }: Ledger) => kinds.includes("any") || facts.some(({ kind }) => kinds.includes(kind));
  return teams.some((ledger) => matters(ledger) && !checkLedger(ledger, { scheme }).ok);
};

/** Whether a mutant touches the answers that a case was given; where that cannot be told cheaply, it does. */
const touches = (mutant: Mutant, { one, known }: Trial): boolean => {
  // Records that are read anew are read by the changed scheme.
  if (one.written !== undefined) return true;
  if (!hasFactsFor(mutant, one)) return false;
  if (known.size === 0) return true;
  if (!isAskedFor(mutant, one)) return false;
  const item = scoredItemOf(mutant);
  return item === undefined || [...known.values()].some((answer) => touchesItem(mutant, answer, item, one));
};

/** What a mutant makes of a case: nothing that the case notices, an expectation that no longer holds, or a failure. */
export const isKilledBy = (mutant: Mutant, trial: Trial): boolean => {
  const { one } = trial;
  try {
    if (refuses(mutant, one)) return true;
    if (!touches(mutant, trial)) return false;
    return !caseHolds(mutant.scheme, one, again(trial, mutant.scheme));
  } catch {
    return true;
  }
};
