/** Corrections form chains: each names a fact that exists, of its own kind, not corrected otherwise, recorded before it. */
import type { Fact } from "./ledger";
import { nearest } from "./nearest";
import { type Problem, problem, type Step } from "./problem";

/** What corrections look at in a fact, be it of a ledger or of a register. */
interface Correctable {
  readonly id: string;
  readonly kind: string;
  readonly recorded: string;
  readonly corrects?: string | undefined;
  readonly reason?: string | undefined;
}

/** A fact with its index in the document as written. */
export interface PlacedFact<F extends Correctable = Fact> {
  readonly index: number;
  readonly fact: F;
}

/** Corrections in a ledger are few; only the names near a wrong one are looked for, and never among more than these. */
const mostNames = 2000;

/** Of a long circle only so many names are told. */
const mostTold = 8;

type Placed = PlacedFact<Correctable>;
type ById = ReadonlyMap<string, Placed>;

const corrected = (fact: Correctable, byId: ById): Correctable | undefined =>
  fact.corrects === undefined ? undefined : byId.get(fact.corrects)?.fact;

/** The ids of facts whose corrections go round in a circle; every path is walked once. */
const circleIds = (corrections: readonly Placed[], byId: ById): ReadonlySet<string> => {
  const walks = new Map<string, number>();
  const circles = new Set<string>();
  corrections.forEach(({ fact }, walk) => {
    let at: Correctable | undefined = fact;
    for (; at !== undefined && !walks.has(at.id); at = corrected(at, byId)) walks.set(at.id, walk);
    for (; at !== undefined && walks.get(at.id) === walk && !circles.has(at.id); at = corrected(at, byId))
      circles.add(at.id);
  });
  return circles;
};

const circleText = (start: Correctable, byId: ById): string => {
  const names = [start.id];
  let at = corrected(start, byId);
  for (; at !== undefined && at.id !== start.id && names.length < mostTold; at = corrected(at, byId)) names.push(at.id);
  return [...names, ...(at?.id === start.id ? [] : ["…"]), start.id].join(" → ");
};

const targetProblems = (correction: Correctable, target: Correctable, place: readonly Step[]): Problem[] => [
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
export const correctionProblems = (facts: readonly Placed[]): Problem[] => {
  const corrections = facts.filter(({ fact }) => fact.corrects !== undefined);
  if (corrections.length === 0) return [];
  const wanted = new Set(corrections.map(({ fact }) => fact.corrects));
  const byId = new Map(facts.filter(({ fact }) => wanted.has(fact.id)).map((placed) => [placed.fact.id, placed]));
  const circles = circleIds(corrections, byId);
  const correctedBy = new Map<string, string>();
  return corrections.flatMap(({ fact, index }) => {
    const place = ["facts", index];
    const name = fact.corrects ?? "";
    const target = byId.get(name)?.fact;
    if (target === undefined) {
      const near = facts.length > mostNames ? undefined : nearest(name, new Set(facts.map(({ fact }) => fact.id)));
      return [problem("correction-of-nothing", [...place, "corrects"], { name, near })];
    }
    if (circles.has(fact.id))
      return [problem("correction-circle", [...place, "corrects"], { names: circleText(fact, byId) })];
    const other = correctedBy.get(name);
    if (other !== undefined) return [problem("correction-twice", [...place, "corrects"], { name, other })];
    correctedBy.set(name, fact.id);
    return targetProblems(fact, target, place);
  });
};
