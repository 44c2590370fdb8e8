/** Every problem that can be said, by its code: the sentence in both languages and, where one is known, the cure. */
import { batchWords } from "./words/batch";
import { caseWords } from "./words/cases";
import { compareWords } from "./words/compare";
import { dutyWords } from "./words/duties";
import { fileWords } from "./words/files";
import { formWords } from "./words/form";
import { ledgerWords } from "./words/ledger";
import { membersWords } from "./words/members";
import { misconductWords } from "./words/misconduct";
import { pledgeWords } from "./words/pledges";
import { rankingWords } from "./words/ranking";
import type { Said } from "./words/say";
import { schemeWords } from "./words/scheme";
import { warningWords } from "./words/warnings";

export type { ResumeDifference } from "./words/batch";
export type { CsvFault, ReadFault, YamlFault } from "./words/files";
export type { Thing } from "./words/form";

/** All problems. A code is stable: scripts may rely on it. */
export const problemWords = {
  ...formWords,
  ...schemeWords,
  ...misconductWords,
  ...ledgerWords,
  ...pledgeWords,
  ...fileWords,
  ...warningWords,
  ...dutyWords,
  ...membersWords,
  ...rankingWords,
  ...caseWords,
  ...compareWords,
  ...batchWords,
} satisfies Record<string, (params: never) => Said>;

export type ProblemCode = keyof typeof problemWords;
