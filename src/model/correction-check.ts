/** Corrections form chains: each names a fact that exists, of its own kind, not corrected otherwise, recorded before it. */
import type { Fact } from "./ledger";
import { nearest } from "./nearest";
import { type Problem, problem, type Step } from "./problem";

/** A fact with its index in the ledger as written. */
export interface PlacedFact {
  readonly index: number;
  readonly fact: Fact;
}

/** Corrections in a ledger are few; only the names near a wrong one are looked for, and never among more than these. */
const mostNames = 2000;

const circleFrom = (start: Fact, byId: ReadonlyMap<string, PlacedFact>): string[] => {
  const names = [start.id];
  let at = start.corrects;
  while (at !== undefined && !names.includes(at)) {
    names.push(at);
    at = byId.get(at)?.fact.corrects;
  }
  return at === start.id ? [...names, at] : [];
};

const targetProblems = (correction: Fact, target: Fact, place: readonly Step[]): Problem[] => [
  ...(target.kind === "withdrawal" ? [problem("correction-of-withdrawal", [...place, "corrects"])] : []),
  ...(correction.kind !== "withdrawal" && correction.kind !== target.kind
    ? [problem("correction-of-other-kind", [...place, "kind"], { kind: correction.kind, other: target.kind })]
    : []),
  ...(correction.recorded < target.recorded
    ? [
        problem("correction-too-early", [...place, "recorded"], {
          recorded: correction.recorded,
          other: target.recorded,
        }),
      ]
    : []),
  ...(correction.reason === undefined ? [problem("reason-missing", place)] : []),
];

/** All problems of the corrections among some facts. */
export const correctionProblems = (facts: readonly PlacedFact[]): Problem[] => {
  const corrections = facts.filter(({ fact }) => fact.corrects !== undefined);
  if (corrections.length === 0) return [];
  const byId = new Map(facts.map((placed) => [placed.fact.id, placed]));
  const correctedBy = new Map<string, string>();
  return corrections.flatMap(({ fact, index }) => {
    const place = ["facts", index];
    const name = fact.corrects ?? "";
    const target = byId.get(name)?.fact;
    if (target === undefined) {
      const near = facts.length > mostNames ? undefined : nearest(name, byId.keys());
      return [problem("correction-of-nothing", [...place, "corrects"], { name, near })];
    }
    const circle = circleFrom(fact, byId);
    if (circle.length > 0) return [problem("correction-circle", [...place, "corrects"], { names: circle.join(" → ") })];
    const other = correctedBy.get(name);
    if (other !== undefined) return [problem("correction-twice", [...place, "corrects"], { name, other })];
    correctedBy.set(name, fact.id);
    return targetProblems(fact, target, place);
  });
};
