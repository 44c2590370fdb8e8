/** The front door of zhucun 驻村: everything public, by name. */

// Dereliction: what is confirmed, open and suspected in a district, and what follows
export type { Records } from "./engine/dereliction/affairs";
export { type DerelictionQuestion, evaluateDereliction } from "./engine/dereliction/evaluate";
export type { ObligationClue } from "./engine/dereliction/overdue";
export { type Clues, suspicionsOf } from "./engine/dereliction/suspicions";
// Evaluate: from a scheme and a ledger to an answer that explains itself
export {
  type AnnualQuestion,
  type DailyQuestion,
  evaluateAnnual,
  evaluateDaily,
  evaluateTerm,
  type TermQuestion,
} from "./engine/evaluate";
export type {
  Answerable,
  BodyDeduction,
  Consequences,
  Dereliction,
  DerelictionEvent,
  DerelictionState,
  OverdueRef,
  PassedOver,
  Running,
  Suspicion,
  SuspicionFound,
} from "./model/answer/dereliction";
export type { Basis } from "./model/basis";
// The nouns
export { calendarYear, chineseCalendar, type Day, type Period, type WorkingCalendar } from "./model/calendar";
// Change: new values and the patches for an audit log
export { amend, type Changed, correct, record } from "./model/change";
export type { Condition } from "./model/condition";
export type { Duty } from "./model/duty";
export type {
  Adjustment,
  Applied,
  CapResult,
  CategoryResult,
  Evaluation,
  ExactText,
  FactRef,
  GradeReason,
  GradeState,
  ItemResult,
  ItemState,
  Measurement,
  MirrorResult,
  Owed,
  SchemeStamp,
  TermParts,
  WaiverRef,
  Why,
  YearResult,
} from "./model/evaluation";
export type {
  Commitment,
  Fact,
  FactInput,
  FactKind,
  FactOf,
  Ledger,
  LedgerInput,
  Member,
  Milestone,
} from "./model/ledger";
// Read: from something unknown to a trusted value, or to a list of problems
export { type CheckedLedger, checkLedger, type LedgerContext, parseLedger } from "./model/ledger-check";
export type { Measure, Method, Status } from "./model/measures";
export type { MisconductCase, Subject, SuspicionRule } from "./model/misconduct";
export type { Decimal, Rounding, RoundingMode } from "./model/points";
export { InvalidInputError, type Problem, type ProblemCode, pathText, type Step } from "./model/problem";
export {
  type Cap,
  type Category,
  type Grade,
  type Group,
  type Item,
  itemsOf,
  type Scheme,
  type SchemeInput,
  semantics,
} from "./model/scheme";
export { type CheckedScheme, checkScheme, parseScheme } from "./model/scheme-check";
export type { Language, Text } from "./model/text";
// Say: an evaluation in words, dereliction as a table
export { type DerelictionOf, derelictionTable } from "./report/dereliction";
export { explain } from "./report/explain";
export type { Column, Row, Table, Tone } from "./report/table";
