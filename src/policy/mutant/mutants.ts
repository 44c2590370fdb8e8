/** All mutants of a scheme: copies with one small mistake each, every one of which would pass the checks. */
import type { Step } from "../../model/problem";
import type { Scheme } from "../../model/scheme";
import { type Clause, clausesOf } from "../clause";
import { type Change, type Operator, under } from "./change";
import { dutiesChanges } from "./operator/duties";
import { misconductChanges } from "./operator/misconduct";
import { rankingChanges } from "./operator/ranking";
import { rubricChanges } from "./operator/rubric";
import { standingChanges } from "./operator/standing";
import { warningChanges } from "./operator/warnings";

/** A scheme with one mistake in it. */
export interface Mutant {
  /** The clause, the place in it, and what was done: the same in every version that has the clause. */
  readonly id: string;
  readonly operator: Operator;
  /** Keys of the clauses that were changed, the one that was meant first. */
  readonly clauses: readonly string[];
  /** The place that was changed, in the scheme. */
  readonly at: readonly Step[];
  /** What stood there and what stands there now, as data; undefined where nothing did or does. */
  readonly from: unknown;
  readonly to: unknown;
  /** It shares all that is unchanged with the scheme it was made from. */
  readonly scheme: Scheme;
}

const stepKey = (step: Step): string => String(step);

/** Clauses by the place where they stand. */
const clauseFinder = (scheme: Scheme) => {
  const byPlace = new Map<string, Clause>(
    clausesOf(scheme).map((clause) => [clause.at.map(stepKey).join("/"), clause]),
  );
  return (at: readonly Step[]): { readonly clause: Clause | undefined; readonly rest: readonly Step[] } => {
    for (let length = at.length; length >= 0; length--) {
      const clause = byPlace.get(at.slice(0, length).map(stepKey).join("/"));
      if (clause !== undefined) return { clause, rest: at.slice(length) };
    }
    return { clause: undefined, rest: at };
  };
};

/** Operators of which one place can have several, told apart by what they put there. */
const several: ReadonlySet<Operator> = new Set(["replaced", "moved", "added"]);

const mutantOf =
  (find: ReturnType<typeof clauseFinder>) =>
  ({ operator, at, from, to, also, value }: Change<Scheme>): Mutant => {
    const { clause, rest } = find(at);
    const key = clause?.key ?? "scheme";
    const others = also.flatMap((path) => find(path).clause?.key ?? []);
    const told = several.has(operator) ? `=${typeof to === "object" ? "" : String(to)}` : "";
    return {
      id: `${[key, ...rest].join("/")}:${operator}${told}`,
      operator,
      clauses: [...new Set([key, ...others])],
      at,
      from,
      to,
      scheme: value,
    };
  };

/**
 * All mutants of a scheme, in the order of its parts.
 * @example mutantsOf(scheme).find(({ id }) => id === "items/1.2/method/each:halved")
 */
export const mutantsOf = (scheme: Scheme): readonly Mutant[] =>
  [
    ...under(scheme, "rubric", (rubric) => rubricChanges(rubric, scheme)),
    ...standingChanges(scheme),
    ...misconductChanges(scheme),
    ...rankingChanges(scheme),
    ...warningChanges(scheme),
    ...dutiesChanges(scheme),
  ].map(mutantOf(clauseFinder(scheme)));
