/** From a register to the facts that count on a day: known, not corrected, not in the future, each where it is read. FORMAT.md, section 13. */

import { type Day, yearOf } from "../../model/calendar";
import type { MisconductCase } from "../../model/misconduct";
import { byCode } from "../../model/names";
import { compare, type Decimal, exactOf } from "../../model/points";
import type { Register, RegisterFact, RegisterFactOf } from "../../model/register";

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

const byTime = (a: RegisterFact, b: RegisterFact): number => {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.recorded !== b.recorded) return a.recorded < b.recorded ? -1 : 1;
  return byCode(a.id, b.id);
};

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

const groupFindings = (facts: readonly RegisterFactOf<"finding">[]): BodyFinding[] => {
  const groups = new Map<string, BodyFinding>();
  for (const fact of facts) {
    const key = [fact.case, fact.matter, fact.subject, fact.body].join("\n");
    const { case: name, matter, body } = fact;
    const year = groups.get(key)?.year ?? yearOf(fact.day);
    groups.set(key, { case: name, matter, body, year, latest: fact });
  }
  return [...groups.values()];
};

/** Reads a register's facts once; the order in which they are written does not matter. */
export const recordedIn = ({ facts }: Register, asOf: Day, knownAt: Day | undefined): Recorded => {
  const known = facts.filter(({ recorded }) => knownAt === undefined || recorded <= knownAt);
  const byId = new Map(known.map((fact) => [fact.id, fact]));
  const corrected = new Map(known.flatMap(({ id, corrects }) => (corrects === undefined ? [] : [[corrects, id]])));
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

/** What a finding about a body takes off its account. */
export const worthOf = ({ latest }: BodyFinding, rule: MisconductCase | undefined): Decimal =>
  (latest.grave === true ? rule?.grave?.deduct : undefined) ?? rule?.deduct ?? "0";

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
  const heaviest = new Map<string, (typeof charged)[number]>();
  for (const one of charged) {
    const { matter, year } = one.finding;
    const key = `${year}\n${matter}`;
    const known = heaviest.get(key);
    if (known === undefined || compare(exactOf(one.worth), exactOf(known.worth)) > 0) heaviest.set(key, one);
  }
  const counted = new Set(heaviest.values());
  return charged.map((one) => ({ ...one, counts: counted.has(one) }));
};
