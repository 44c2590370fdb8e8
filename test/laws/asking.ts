/** Worlds with a question, and the one way to ask it: what the tests of the laws stand on. */
import type { Arbitrary } from "fast-check";
import { evaluate, type Question } from "../../src/engine/evaluate";
import { dayNumber, type WorkingCalendar } from "../../src/model/calendar";
import type { Evaluation } from "../../src/model/evaluation";
import type { Ledger } from "../../src/model/ledger";
import type { Scheme } from "../../src/model/scheme";
import { questionsFor, type SchemeAndLedger, worlds } from "../arbitrary";

/** Monday to Friday, of every year. 1970-01-01 was a Thursday. */
export const weekdays: WorkingCalendar = {
  covers: () => true,
  isWorkingDay: (day) => (dayNumber(day) + 3 + 7 * 100_000) % 7 < 5,
};

export interface Asked extends SchemeAndLedger {
  readonly question: Question;
}

/** Valid worlds, each with a question that it can answer. */
export const askedWorlds = (): Arbitrary<Asked> =>
  worlds().chain(({ scheme, ledger }) => questionsFor(ledger).map((question) => ({ scheme, ledger, question })));

export const ask = (scheme: Scheme, ledger: Ledger, question: Question): Evaluation =>
  evaluate(scheme, ledger, { ...question, calendar: weekdays });

/** The evaluation to the byte. */
export const bytes = (evaluation: Evaluation): string => JSON.stringify(evaluation);
