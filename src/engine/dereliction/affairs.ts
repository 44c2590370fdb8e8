/** Events of misconduct as ledgers and the register tell them: one for each case, matter and subject, with its earliest and latest fact. FORMAT.md, section 14. */

import type { Answerable } from "../../model/answer/dereliction";
import { type Day, earlier, yearOf } from "../../model/calendar";
import type { Fact, FactOf, Ledger } from "../../model/ledger";
import type { MisconductCase } from "../../model/misconduct";
import { byCode } from "../../model/names";
import { nearest } from "../../model/nearest";
import { InvalidInputError, problem } from "../../model/problem";
import type { RealBody, Register, RegisterFact, RegisterFactOf } from "../../model/register";
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

const ownName = ({ subject, member }: Finding, { village, members }: Ledger): string | null =>
  subject === "team" ? village : (members.find(({ id }) => id === member)?.name ?? null);

const whoIn = (finding: Finding, ledger: Ledger, bodies: readonly RealBody[]): Answerable => {
  const { subject, member = null } = finding;
  const { team } = ledger;
  if (isTeams(finding)) return { subject, team, member, body: null, name: ownName(finding, ledger) };
  const [body, ...more] = bodies;
  const known = body !== undefined && more.length === 0 ? body : undefined;
  return { subject, team, member, body: known?.id ?? null, name: known?.name ?? null };
};

/** Tells apart the events of the register. */
const toldKey = (
  { case: name, matter, subject }: Pick<Finding, "case" | "matter" | "subject">,
  body: string | null,
): string => `${name}\n${matter}\n${subject}\n${body}`;

/** What a ledger says of a body is left out where the register tells of the same event, about a body that the ledger may mean. */
const affairsOfLedger = (
  plan: Plan,
  ledger: Ledger,
  { register }: Records,
  told: ReadonlySet<string>,
  stand: Stand,
): Affair[] => {
  const { scheme } = plan;
  const findings = effectiveIn(ledger.facts, stand.knownAt).filter(
    (fact): fact is FactOf<"finding"> =>
      fact.kind === "finding" &&
      fact.day <= stand.asOf &&
      (!isTeams(fact) || fact.body === undefined || fact.body === plan.assessedBody),
  );
  return groupFindings(findings, wholeTerm(ledger, stand)).flatMap((finding): Affair[] => {
    const kinds = kindsOf(scheme, finding.subject);
    const bodies = bodiesMeant(scheme, register, (kind) => kinds.has(kind), ledger, null);
    if (bodies.some(({ id }) => told.has(toldKey(finding, id)))) return [];
    const { matter, year, first, latest } = finding;
    return [
      { rule: ruleOf(finding.case, plan), matter, who: whoIn(finding, ledger, bodies), year, first, latest, ledger },
    ];
  });
};

const affairsOfRegister = (plan: Plan, register: Register, { asOf, knownAt }: Stand): Affair[] => {
  const findings = effectiveIn(register.facts, knownAt).filter(
    (fact): fact is RegisterFactOf<"finding"> => fact.kind === "finding" && fact.day <= asOf,
  );
  return firstAndLatest(findings, (fact) => toldKey(fact, fact.body)).map(({ first, latest }) => {
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

/** By team, member and body; what is absent comes first. */
export const byWho = (a: Answerable, b: Answerable): number =>
  byCode(a.team ?? "", b.team ?? "") ||
  byCode(a.member ?? "", b.member ?? "") ||
  byCode(a.body ?? "", b.body ?? "") ||
  byCode(a.subject, b.subject);

/** All affairs of a district: cases in the scheme's order, then years, then subjects, each in the order of time. */
export const affairsOf = (plan: Plan, records: Records, stand: Stand): Affair[] => {
  const ofBodies = affairsOfRegister(plan, records.register, stand);
  const told = new Set(
    ofBodies.map(({ rule, matter, who }) => toldKey({ case: rule.id, matter, subject: who.subject }, who.body)),
  );
  const ofLedgers = records.ledgers.flatMap((ledger) => affairsOfLedger(plan, ledger, records, told, stand));
  const places = new Map([...plan.cases.keys()].map((id, place) => [id, place]));
  const placeOf = ({ rule }: Affair): number => places.get(rule.id) ?? 0;
  return [...ofBodies, ...ofLedgers].sort(
    (a, b) => placeOf(a) - placeOf(b) || a.year - b.year || byWho(a.who, b.who) || byTime(a.first, b.first),
  );
};
