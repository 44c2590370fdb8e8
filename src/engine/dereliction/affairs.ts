/** Events of misconduct as ledgers and the register tell them: one for each case, matter and subject, with its earliest and latest fact. FORMAT.md, section 14. */

import type { Answerable } from "../../model/answer/dereliction";
import { type Day, earlier, yearOf } from "../../model/calendar";
import type { Fact, FactOf, Ledger } from "../../model/ledger";
import type { MisconductCase } from "../../model/misconduct";
import { byCode } from "../../model/names";
import { nearest } from "../../model/nearest";
import { InvalidInputError, problem } from "../../model/problem";
import type { Register, RegisterFact, RegisterFactOf } from "../../model/register";
import type { Finding, Frame } from "../frame";
import { byTime, correctionsIn, firstAndLatest, groupFindings } from "../gather";
import type { Plan } from "../plan";
import type { Stand } from "../stretch";
import { bodiesMeant, kindsOf } from "./bodies";

/** Everything that is recorded in a district: what teams did, and what everybody else did. */
export interface Records {
  readonly register: Register;
  /** One for each team and term. */
  readonly ledgers: readonly Ledger[];
}

/** One event of misconduct, before its consequences. */
export interface Affair {
  readonly rule: MisconductCase;
  readonly matter: string;
  readonly who: Answerable;
  readonly year: number;
  readonly first: FactOf<"finding"> | RegisterFactOf<"finding">;
  readonly latest: FactOf<"finding"> | RegisterFactOf<"finding">;
  /** Undefined where the register tells of it. */
  readonly ledger: Ledger | undefined;
}

/** Facts that are known and that no known fact corrects. */
export const effectiveIn = <F extends Fact | RegisterFact>(facts: readonly F[], knownAt: Day | undefined): F[] => {
  const corrected = correctionsIn(facts, knownAt);
  return facts.filter((fact) => (knownAt === undefined || fact.recorded <= knownAt) && !corrected.has(fact.id));
};

const ruleOf = (name: string, { cases }: Plan): MisconductCase => {
  const rule = cases.get(name);
  if (rule !== undefined) return rule;
  throw new InvalidInputError([
    problem("unknown-name", ["facts"], { name, near: nearest(name, cases.keys()), thing: "case" }),
  ]);
};

/** Whether something is about a team or one of its members, and so answered for in the team's points. */
export const isTeams = ({ subject }: Pick<Answerable, "subject">): boolean =>
  subject === "team" || subject === "member";

const wholeTerm = ({ term }: Ledger, { asOf, knownAt }: Stand): Frame => ({
  kind: "term",
  period: term,
  window: { from: term.from, to: earlier(term.to, asOf) },
  asOf,
  knownAt,
  firstYear: yearOf(term.from),
  lastYear: yearOf(term.to),
});

const whoIn = (finding: Finding, ledger: Ledger, { register }: Records, { scheme }: Plan): Answerable => {
  const { subject } = finding.first;
  const member = finding.member ?? null;
  const { team } = ledger;
  if (subject === "team") return { subject, team, member, body: null, name: ledger.village };
  if (subject === "member") {
    const name = ledger.members.find(({ id }) => id === member)?.name ?? null;
    return { subject, team, member, body: null, name };
  }
  const kinds = kindsOf(scheme, subject);
  const [body, ...more] = bodiesMeant(register, (kind) => kinds.has(kind), ledger, null);
  const known = body !== undefined && more.length === 0 ? body : undefined;
  return { subject, team, member, body: known?.id ?? null, name: known?.name ?? null };
};

const affairsOfLedger = (plan: Plan, ledger: Ledger, records: Records, stand: Stand): Affair[] => {
  const findings = effectiveIn(ledger.facts, stand.knownAt).filter(
    (fact): fact is FactOf<"finding"> =>
      fact.kind === "finding" &&
      fact.day <= stand.asOf &&
      (!isTeams(fact) || fact.body === undefined || fact.body === plan.assessedBody),
  );
  return groupFindings(findings, wholeTerm(ledger, stand)).map((finding) => ({
    rule: ruleOf(finding.case, plan),
    matter: finding.matter,
    who: whoIn(finding, ledger, records, plan),
    year: finding.year,
    first: finding.first,
    latest: finding.latest,
    ledger,
  }));
};

const affairsOfRegister = (plan: Plan, register: Register, { asOf, knownAt }: Stand): Affair[] => {
  const findings = effectiveIn(register.facts, knownAt).filter(
    (fact): fact is RegisterFactOf<"finding"> => fact.kind === "finding" && fact.day <= asOf,
  );
  const keyOf = (fact: RegisterFactOf<"finding">) => `${fact.case}\n${fact.matter}\n${fact.subject}\n${fact.body}`;
  return firstAndLatest(findings, keyOf).map(({ first, latest }) => {
    const name = register.bodies.find(({ id }) => id === first.body)?.name ?? null;
    return {
      rule: ruleOf(first.case, plan),
      matter: first.matter,
      who: { subject: first.subject, team: null, member: null, body: first.body, name },
      year: yearOf(first.day),
      first,
      latest,
      ledger: undefined,
    };
  });
};

/** A text that is the same for all that is about one subject: a body of the register, or somebody in one ledger. */
export const subjectKey = ({ subject, team, member, body }: Answerable, ledger: Ledger | undefined): string =>
  body === null ? `${subject}\n${team}\n${ledger?.term.from}\n${member}` : `${subject}\n${body}`;

const eventKey = ({ rule, matter, who, ledger }: Affair): string => `${rule.id}\n${matter}\n${subjectKey(who, ledger)}`;

/** By team, member and body; what is absent comes first. */
export const byWho = (a: Answerable, b: Answerable): number =>
  byCode(a.team ?? "", b.team ?? "") ||
  byCode(a.member ?? "", b.member ?? "") ||
  byCode(a.body ?? "", b.body ?? "") ||
  byCode(a.subject, b.subject);

/** All affairs of a district: cases in the scheme's order, then years, then subjects, each in the order of time. */
export const affairsOf = (plan: Plan, records: Records, stand: Stand): Affair[] => {
  const ofBodies = affairsOfRegister(plan, records.register, stand);
  const told = new Set(ofBodies.map(eventKey));
  // Where the register tells of an event of a body, what a ledger says of it is left out.
  const ofLedgers = records.ledgers
    .flatMap((ledger) => affairsOfLedger(plan, ledger, records, stand))
    .filter((affair) => affair.who.body === null || !told.has(eventKey(affair)));
  const places = new Map([...plan.cases.keys()].map((id, place) => [id, place]));
  const placeOf = ({ rule }: Affair): number => places.get(rule.id) ?? 0;
  return [...ofBodies, ...ofLedgers].sort(
    (a, b) => placeOf(a) - placeOf(b) || a.year - b.year || byWho(a.who, b.who) || byTime(a.first, b.first),
  );
};
