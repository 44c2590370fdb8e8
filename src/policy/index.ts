/** The door of the room where schemes are tried: what policy staff do with a scheme. The entry `zhucun/policy`. */

// Try: worked cases of a scheme, run and compared exactly; what did not hold in words and as JUnit XML
export type { Case, CaseDifference, CaseFile, CaseOutcome, CaseQuestion, Expectation } from "./case/case";
export {
  type CaseContext,
  type CaseDocument,
  type CheckedCases,
  checkCases,
  parseCases,
  refusalsIn,
} from "./case/check";
export { junitXml, type ReportedCase, unreadCases } from "./case/junit";
export { runCase, runCases } from "./case/run";
export type { CaseFileInput, CaseInput } from "./case/shape";
export { differenceText, outcomeTexts } from "./case/words";
// Check: what a scheme can come to, what it gives for nothing, whether it goes the right way, and what its authors should know
export { type Bound, type Bounds, boundsOf } from "./check/bounds";
export { examinationTable, examinationText } from "./check/examination-words";
export {
  type AcceptedRemark,
  type Examination,
  type Examining,
  examine,
  remarksIn,
} from "./check/examine";
export { type IdleScore, idleScore } from "./check/idle";
export type { Change, Input, Meant } from "./check/input";
export type { Pair } from "./check/refute";
export type { Remark, RemarkCode, Weight } from "./check/remark";
export type { InputVerdict } from "./check/verdict";
// Policy: the clauses of a scheme, and the scheme in words
export { type Clause, type ClauseKind, clausesOf } from "./clause";
// Compare: how schemes differ, whom that moves, why totals differ, and a gate for what may move
export { attribute } from "./compare/attribute";
export type {
  Attribution,
  AttributionSide,
  Cause,
  GradeCause,
  GradePart,
  ItemChange,
  RecordPart,
  StepRule,
  TotalPart,
} from "./compare/attribution";
export { attributionTable } from "./compare/attribution-table";
export { type TitleOf, titlesIn } from "./compare/attribution-words";
export { differencesOf } from "./compare/difference";
export {
  type CheckedGate,
  checkGate,
  type Gate,
  type GateCheck,
  type GateInput,
  type GateLimit,
  type GateResult,
  parseGate,
  passGate,
} from "./compare/gate";
export type { GradeMove, GroupImpact } from "./compare/grouping";
export {
  type Impact,
  type ImpactSide,
  impactOf,
  impactOfEvaluations,
  type TeamHead,
  type TeamImpact,
} from "./compare/impact";
export { impactTables, type Why as ImpactReasons } from "./compare/impact-table";
export type { FinalGrade, Moves, PartMove, PartMoves, Shift } from "./compare/moves";
export type { CompareQuestion } from "./compare/question";
export type { DifferenceKind, SchemeDifference, ValueChange } from "./compare/scheme-difference";
export type { Compared, Stored } from "./compare/standing";
export { type CheckedStored, checkStored } from "./compare/stored";
// Coverage: what cases ought to try, what they try, and the smallest cases for the rest
export type { Aim, LeftOut, Side, Unreachable, What } from "./coverage/aim";
export { aimsOf, leftOutOf } from "./coverage/aims";
export { type AimReached, type CaseCoverage, coverageOf } from "./coverage/coverage";
export { type Skeleton, type Skeletons, skeletonsFor } from "./coverage/skeleton/skeletons";
export { aimText, leftOutText } from "./coverage/words";
// Describe: the scheme as the document that staff would sign
export { describe } from "./describe/describe";
export { clauseTitle, sentencesOf } from "./describe/sentences";
// Mutants: small mistakes in a scheme, and whether its cases notice them
export { equivalenceOf, type Reason } from "./mutant/equivalence";
export { type Killing, killingCase } from "./mutant/kill";
export { type Mutant, mutantsOf } from "./mutant/mutants";
export {
  countsOf as mutationCountsOf,
  type MutationCounts,
  type Survivor,
  skeletonsOf as mutationSkeletonsOf,
  survivorsOf,
} from "./mutant/report";
export { type MutationRun, runMutants, type Verdict as MutantVerdict } from "./mutant/run";
export { mutantText, reasonText, shownText } from "./mutant/words";
// Witness: the smallest ledgers that show something, and the numbers worth trying
export { type Evidence, emptyLedger, withEvidence } from "./witness/evidence";
export { evidenceOf } from "./witness/measuring";
export { extremesOf, fullLedger, valuesToTry } from "./witness/values";
