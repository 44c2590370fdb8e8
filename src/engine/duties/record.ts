/** From a register to the facts that count on a day: known, not corrected, not in the future, each where it is read. FORMAT.md, section 13. */

import type { Day } from "../../model/calendar";
import type { Register, RegisterFact, RegisterFactOf } from "../../model/register";
import { byTime, correctionsIn } from "../gather";

/** The facts of a register that count, each in the order of day, recorded day, id. */
export interface Recorded {
  readonly performed: (body: string, duty: string) => readonly RegisterFactOf<"performed">[];
  readonly occasions: (body: string, duty: string) => readonly RegisterFactOf<"occasion">[];
  readonly exemptions: (body: string, duty: string) => readonly RegisterFactOf<"exemption">[];
  /** The first fact of a chain of corrections: what all of the chain are about. */
  readonly rootOf: (id: string) => string;
  readonly corrected: readonly { readonly id: string; readonly by: string }[];
}

const ofKind = <K extends RegisterFact["kind"]>(kind: K, facts: readonly RegisterFact[]): RegisterFactOf<K>[] =>
  facts.filter((fact): fact is RegisterFactOf<K> => fact.kind === kind);

type DutyFact = RegisterFactOf<"performed" | "occasion" | "exemption">;

const shelved = <F extends DutyFact>(facts: readonly F[]) => {
  const shelves = new Map<string, F[]>();
  for (const fact of facts) {
    const key = `${fact.body}\n${fact.duty}`;
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [fact]);
    else shelf.push(fact);
  }
  return (body: string, duty: string): readonly F[] => shelves.get(`${body}\n${duty}`) ?? [];
};

/** Reads a register's facts once; the order in which they are written does not matter. */
export const recordedIn = ({ facts }: Register, asOf: Day, knownAt: Day | undefined): Recorded => {
  const known = facts.filter(({ recorded }) => knownAt === undefined || recorded <= knownAt);
  const byId = new Map(known.map((fact) => [fact.id, fact]));
  const corrected = correctionsIn(facts, knownAt);
  const counting = known.filter(({ id, day }) => !corrected.has(id) && day <= asOf).sort(byTime);
  const rootOf = (id: string): string => {
    const before = byId.get(id)?.corrects;
    return before === undefined ? id : rootOf(before);
  };
  return {
    performed: shelved(ofKind("performed", counting)),
    occasions: shelved(ofKind("occasion", counting)),
    exemptions: shelved(ofKind("exemption", counting)),
    rootOf,
    corrected: [...corrected].map(([id, by]) => ({ id, by })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};
