/** What every consumer asks of the published package, in Node, in a browser and through the type checker alike. */
import {
  type Evaluation,
  evaluateAnnual,
  evaluateDaily,
  evaluateTerm,
  explain,
  type LedgerInput,
  parseLedger,
} from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";

export interface Answers {
  readonly daily: Evaluation;
  readonly annual: Evaluation;
  readonly term: Evaluation;
  readonly zh: string;
  readonly en: string;
}

/** The three questions about one team, and the year in words. */
export const answersFor = (input: LedgerInput): Answers => {
  const ledger = parseLedger(input, { scheme: luojiang });
  const annual = evaluateAnnual(luojiang, ledger, { year: 2022 });
  return {
    daily: evaluateDaily(luojiang, ledger, { asOf: "2022-06-30" }),
    annual,
    term: evaluateTerm(luojiang, ledger, {}),
    zh: explain(annual, "zh"),
    en: explain(annual, "en"),
  };
};
