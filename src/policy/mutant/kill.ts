/** A case that kills a mutant: searched among small ledgers, and shown to tell the two apart by the engine itself. */
import { type Answer, answerTo, type Question } from "../../engine/evaluate";
import { revise } from "../../engine/revise";
import { checkLedger } from "../../model/ledger-check";
import { InvalidInputError, type Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import type { Text } from "../../model/text";
import type { CaseInput } from "../case/shape";
import type { Mutant } from "./mutants";
import { type Probe, probesFor } from "./probe/ledgers";
import { firstDifference } from "./tellable";

/** A case whose expectation is left for a person, and the place in it at which the mutant shows. */
export interface Killing {
  readonly case: CaseInput;
  /** Where the answers differ; `["problem"]` where only one of the schemes can be asked. */
  readonly differs: readonly Step[];
}

const answered = (ask: () => Answer): Answer | undefined => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined;
    throw error;
  }
};

/** A ledger that can be read; without an answer, where the question was refused. */
interface Asked {
  readonly answer: Answer | undefined;
}

/** Answers of the scheme to probes that were tried before: most mutants of an item are tried with the same. */
const asked = new WeakMap<Scheme, Map<string, Asked | undefined>>();

/** More answers are not kept: mutants of one item follow each other. */
const mostKept = 600;

const ask = (scheme: Scheme, { ledger, ask: question }: Probe): Asked | undefined => {
  const before = asked.get(scheme);
  const known = before !== undefined && before.size < mostKept ? before : new Map<string, Asked | undefined>();
  asked.set(scheme, known);
  const key = JSON.stringify([ledger, question]);
  if (known.has(key)) return known.get(key);
  const read = checkLedger(ledger, { scheme });
  const found = read.ok ? { answer: answered(() => answerTo(scheme, read.ledger, question)) } : undefined;
  known.set(key, found);
  return found;
};

/** Whether a place is read with the ledger, so that a change of it can change what is read at all. */
const isReadWithLedgers = ({ at }: Mutant): boolean => at.at(-1) === "waivable" || at.at(-1) === "afterClosing";

/** Where a mutant answers otherwise than the scheme; undefined where it does not. */
const differsAt = (scheme: Scheme, mutant: Mutant, probe: Probe): readonly Step[] | undefined => {
  const before = ask(scheme, probe);
  if (isReadWithLedgers(mutant))
    return checkLedger(probe.ledger, { scheme: mutant.scheme }).ok === (before !== undefined) ? undefined : ["problem"];
  if (before === undefined) return undefined;
  const { answer } = before;
  const now = answered(() => (answer === undefined ? answerAnew(mutant.scheme, probe) : revise(answer, mutant.scheme)));
  if (answer === undefined || now === undefined) return answer === now ? undefined : ["problem"];
  return firstDifference(answer.evaluation, now.evaluation);
};

const answerAnew = (scheme: Scheme, { ledger, ask: question }: Probe): Answer => {
  const read = checkLedger(ledger, { scheme });
  if (!read.ok) throw new InvalidInputError(read.problems);
  return answerTo(scheme, read.ledger, question);
};

const askOf = (question: Question): CaseInput["ask"] => {
  const { asOf } = question;
  switch (question.kind) {
    case "daily":
      return { daily: question.asOf };
    case "annual":
      return { annual: question.year, ...(asOf === undefined ? {} : { asOf }) };
    case "term":
      return { term: true, ...(asOf === undefined ? {} : { asOf }) };
  }
};

/** A probe as a case is written: its expectation is empty, for a person to fill in before seeing the answer. */
const caseOf = (id: string, says: Text, { ledger, ask: question }: Probe): CaseInput => {
  const { format: _format, facts = [], ...head } = ledger;
  return { id, says, ledger: head, facts, ask: askOf(question), expect: {} } as CaseInput; // a ledger's head and facts are a case's
};

/** At most so many ledgers are tried for one mutant. */
const mostTried = 1500;

/**
 * A case that tells a mutant from its scheme, with its expectation left empty; undefined where none was found, which proves nothing.
 * @param says what the case is for, in both languages
 * @example killingCase(scheme, mutant, { zh: "…", en: "…" })?.case.ask // { annual: 2021 }
 */
export const killingCase = (scheme: Scheme, mutant: Mutant, says: Text): Killing | undefined => {
  for (const probe of probesFor(scheme, mutant).slice(0, mostTried)) {
    const differs = differsAt(scheme, mutant, probe);
    if (differs !== undefined)
      return {
        case: caseOf(`kills-${mutant.id}`.replace(/[^\p{L}\p{N}._\-#/:@]/gu, "-").slice(0, 64), says, probe),
        differs,
      };
  }
  return undefined;
};
