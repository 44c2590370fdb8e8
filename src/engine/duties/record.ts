/** From a register to the facts that count on a day: known, not corrected, not in the future, each where it is read. FORMAT.md, section 13. */

import { type Day, yearOf } from "../../model/calendar";
import type { MisconductCase } from "../../model/misconduct";
import type { Register, RegisterFact, RegisterFactOf } from "../../model/register";
import { byTime, correctionsIn, firstAndLatest } from "../gather";
import { heaviest, worthOf } from "../measure/findings";

/** All states of one event of misconduct by one body that is no team. */
export interface BodyFinding {
  readonly case: string;
  readonly matter: string;
  readonly body: string;
  readonly year: number;
  readonly latest: RegisterFactOf<"finding">;
}

/** The facts of a register that count, each in the order of day, recorded day, id. */
export interface Recorded {
  readonly performed: (body: string, duty: string) => readonly RegisterFactOf<"performed">[];
  readonly occasions: (body: string, duty: string) => readonly RegisterFactOf<"occasion">[];
  readonly exemptions: (body: string, duty: string) => readonly RegisterFactOf<"exemption">[];
  readonly findings: readonly BodyFinding[];
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

const groupFindings = (facts: RegisterFactOf<"finding">[]): BodyFinding[] =>
  firstAndLatest(facts, ({ case: name, matter, subject, body }) => [name, matter, subject, body].join("\n")).map(
    ({ first, latest }) => ({
      case: first.case,
      matter: first.matter,
      body: first.body,
      year: yearOf(first.day),
      latest,
    }),
  );

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
    findings: groupFindings(ofKind("finding", counting)),
    rootOf,
    corrected: [...corrected].map(([id, by]) => ({ id, by })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};

/** The confirmed findings about one body, in the order of their latest facts; and of each matter the one that is worth most. */
export const chargedTo = (
  body: string,
  findings: readonly BodyFinding[],
  cases: ReadonlyMap<string, MisconductCase>,
) => {
  const charged = findings
    .filter((finding) => finding.body === body && finding.latest.state === "confirmed")
    .map((finding) => ({ finding, worth: worthOf(finding, cases.get(finding.case)) }))
    .sort((a, b) => byTime(a.finding.latest, b.finding.latest));
  // A matter of another year is another matter.
  const weighed = charged.map((one) => ({
    finding: { one, matter: `${one.finding.year}\n${one.finding.matter}` },
    worth: one.worth,
  }));
  const counted = heaviest(weighed);
  return weighed.map(({ finding }) => ({ ...finding.one, counts: counted.has(finding) }));
};
