/** The front door of zhucun 驻村: everything public, by name. */

// Many teams from a stream
export { evaluateMany, type ManyOptions, type Source } from "./batch/many";
export type { Outcome } from "./batch/outcome";
// Dereliction: what is confirmed, open and suspected in a district, and what follows
export type { Records } from "./engine/dereliction/affairs";
export { type DerelictionQuestion, evaluateDereliction } from "./engine/dereliction/evaluate";
export type { ObligationClue } from "./engine/dereliction/overdue";
export { type Clues, suspicionsOf } from "./engine/dereliction/suspicions";
// Duties: what every real body owed, did and must do next
export { obligationsIn } from "./engine/duties/clues";
export { type DutiesQuestion, evaluateDuties } from "./engine/duties/evaluate";
export { mechanismsOf } from "./engine/duties/mechanisms";
// Evaluate: from a scheme and a ledger to an answer that explains itself
export {
  type AnnualQuestion,
  type DailyQuestion,
  evaluate,
  evaluateAnnual,
  evaluateDaily,
  evaluateTerm,
  type Question,
  type TermQuestion,
} from "./engine/evaluate";
// Single members: days, leave, limits, places, vacant posts
export { evaluateMembers, type MembersQuestion } from "./engine/members/evaluate-members";
export { type BoardQuestion, boardOf } from "./engine/pledges/board";
// Rank: who stands where, who has a place, what was published and stands
export { ifOverturned } from "./engine/ranking/overturn";
export { overturned } from "./engine/ranking/overturned";
export { type RankingQuestion, rank } from "./engine/ranking/rank";
export { decisionsOn, type ResultsQuestion, resultsOn, standingOn } from "./engine/ranking/results";
export type { Schemes } from "./engine/series";
// Warn: which colour a team has on a day, since when, what follows; and colours handed on to another ledger
export { evaluateWarnings, type WarningQuestion } from "./engine/warnings/evaluate-warnings";
export { colourFacts, type HandedOn } from "./engine/warnings/hand-on";
export type {
  Board,
  BoardCounts,
  BoardEntry,
  BoardStep,
  BoardYear,
  ChangeRef,
  DropRef,
  FirstPledge,
  HandoverRef,
  PledgeState,
  TurnStanding,
} from "./model/answer/board";
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
export type {
  AccountResult,
  BodyResult,
  Charge,
  Counts,
  Coverage,
  Dispatched,
  DoneRef,
  DutiesEvaluation,
  DutyResult,
  Held,
  ListResult,
  MechanismView,
  NextDue,
  NotOwed,
  Obligation,
  ObligationState,
  OccasionRef,
  Unassigned,
} from "./model/answer/duties";
export type {
  LeaveFault,
  LeaveGap,
  LeavePaper,
  LeaveResult,
  LeaveSum,
  MemberLimit,
  MemberPlaces,
  MemberReason,
  MemberResult,
  MembersEvaluation,
  Vacancy,
} from "./model/answer/members";
export type {
  Decision,
  Lack,
  Move,
  NextGrade,
  Overturned,
  PlaceResult,
  PlaceState,
  Pool,
  PoolPlaces,
  Ranked,
  RankedTeam,
  Ranking,
  Standing,
  Tie,
} from "./model/answer/ranking";
export type { ResultAppeal, ResultDeadline, ResultHistory, ResultState, ResultVersion } from "./model/answer/result";
export type {
  ConsequenceResult,
  CriterionFound,
  CriterionResult,
  CriterionState,
  KeptColour,
  PartLook,
  Warnings,
} from "./model/answer/warnings";
export type { Basis } from "./model/basis";
// The nouns
export { calendarYear, chineseCalendar, type Day, type Period, type WorkingCalendar } from "./model/calendar";
// Change: new values and the patches for an audit log
export { amend, type Changed, correct, record } from "./model/change";
export type { Condition } from "./model/condition";
export type { Account, Cadence, Duty, Mechanism } from "./model/duty";
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
  VersionPart,
  VersionStamp,
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
export type { RealBody, Register, RegisterFact, RegisterFactOf, RegisterInput } from "./model/register";
export { type CheckedRegister, checkRegister, parseRegister, type RegisterContext } from "./model/register-check";
export {
  type Accepted,
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
export type { ServingRules } from "./model/serving";
export type { Language, Text } from "./model/text";
export type { Criterion, Shade, Trigger, WarningRules } from "./model/warning";
// Say: an evaluation in words, dereliction as a table
export { type DerelictionOf, derelictionTable } from "./report/dereliction";
export { explain } from "./report/explain";
export type { Column, Row, Table, Tone } from "./report/table";
