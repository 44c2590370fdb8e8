/** After a year has closed, its record changes only by a correction order. FORMAT.md, section 5. */
import { addDays, type Day, earlier, yearOf } from "./calendar";
import type { PlacedFact } from "./correction-check";
import { type Fact, forYear, type Ledger } from "./ledger";
import { type Problem, problem } from "./problem";
import type { Scheme } from "./scheme";

/** The year of the term that a fact belongs to; what lies outside the term belongs to its first or last year. */
const yearIn = (fact: Fact, { term }: Ledger): number => {
  const year = forYear(fact) ?? yearOf(fact.day);
  return Math.min(Math.max(year, yearOf(term.from)), yearOf(term.to));
};

/** The day on which a year of a ledger's term closes. */
const closingOf = (year: number, { term }: Ledger, closes: number): Day =>
  addDays(earlier(`${year}-12-31`, term.to), closes);

/** The years whose record a fact changes: its own, and that of the fact which it corrects. A withdrawal has none of its own. */
const yearsChanged = (fact: Fact, target: Fact | undefined, ledger: Ledger): number[] => [
  ...(fact.kind === "withdrawal" ? [] : [yearIn(fact, ledger)]),
  ...(target === undefined ? [] : [yearIn(target, ledger)]),
];

/**
 * Facts that change a closed year without an order. Findings are none of them: an investigation ends when it ends, and what was
 * published stays as it was known.
 */
export const orderProblems = (ledger: Ledger, facts: readonly PlacedFact[], scheme: Scheme): Problem[] => {
  const { closes, afterClosing } = scheme.annual;
  if (afterClosing === "free") return [];
  const known = new Map<string, Fact>();
  const correctedBy = (name: string): Fact | undefined => {
    // Only corrections ask for it, and they are few.
    if (known.size === 0) for (const fact of ledger.facts) known.set(fact.id, fact);
    return known.get(name);
  };
  const unordered = facts.filter(({ fact }) => fact.order === undefined && fact.kind !== "finding");
  return unordered.flatMap(({ fact, index }) => {
    const target = fact.corrects === undefined ? undefined : correctedBy(fact.corrects);
    if (target?.kind === "finding") return [];
    const closed = yearsChanged(fact, target, ledger)
      .map((year) => ({ year, closing: closingOf(year, ledger, closes) }))
      .find(({ closing }) => fact.recorded > closing);
    return closed === undefined
      ? []
      : [problem("order-missing", ["facts", index], { year: `${closed.year}`, closing: closed.closing })];
  });
};
