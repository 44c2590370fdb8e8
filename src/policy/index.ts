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
export { describe } from "./describe/describe";
export { clauseTitle, sentencesOf } from "./describe/sentences";
// Witness: the smallest ledgers that show something, and the numbers worth trying
export { type Evidence, emptyLedger, withEvidence } from "./witness/evidence";
export { evidenceOf } from "./witness/measuring";
export { extremesOf, fullLedger, valuesToTry } from "./witness/values";
