/** Which events, bodies and runs of years a case about dereliction can speak of at all: those that its ledgers and register tell of. */
import type { Ledger } from "../../../model/ledger";
import type { Problem } from "../../../model/problem";
import type { Register } from "../../../model/register";
import type { Scheme } from "../../../model/scheme";
import { listedIn, namesIn } from "../known";
import type { ExpectedDereliction } from "./dereliction";
import { eventNames, runNames, type Who } from "./naming";

/** What a case is about. */
interface Records {
  readonly scheme: Scheme;
  readonly teams: readonly Ledger[];
  readonly register: Register | undefined;
}

/** An event as a fact tells it. */
interface Told {
  readonly rule: string;
  readonly matter: string;
  readonly who: Who;
  readonly year: number;
}

/** What a ledger says of a body may be about each body of that kind, or about none that the register has. */
const inLedger = ({ team, facts }: Ledger, register: Register | undefined): Told[] =>
  facts.flatMap((fact) => {
    if (fact.kind !== "finding") return [];
    const { case: rule, matter, subject, member = null, day } = fact;
    const isTeams = subject === "team" || subject === "member";
    const bodies = isTeams ? [null] : [null, ...(register?.bodies ?? []).map(({ id }) => id)];
    return bodies.map((body) => ({
      rule,
      matter,
      who: { subject, team, member, body },
      year: Number(day.slice(0, 4)),
    }));
  });

const inRegister = (register: Register | undefined): Told[] =>
  (register?.facts ?? []).flatMap((fact) => {
    if (fact.kind !== "finding") return [];
    const { case: rule, matter, subject, body, day } = fact;
    return [{ rule, matter, who: { subject, team: null, member: null, body }, year: Number(day.slice(0, 4)) }];
  });

/** Names that neither the ledgers nor the register have. */
export const beyondDereliction = (
  { events, deductions, running }: ExpectedDereliction,
  { scheme, teams, register }: Records,
): Problem[] => {
  const told = [...teams.flatMap((ledger) => inLedger(ledger, register)), ...inRegister(register)];
  const isRun = new Set(scheme.misconduct.flatMap((of) => (of.running === undefined ? [] : [of.id])));
  const known = told.flatMap(({ rule, matter, who }) => eventNames(rule, matter, who));
  const runs = told.flatMap(({ rule, who, year }) => (isRun.has(rule) ? runNames(rule, who, year) : []));
  const bodies = (register?.bodies ?? []).map(({ id }) => id);
  return [
    ...listedIn(events, known, "misconduct-event", ["events"]),
    ...namesIn(deductions, bodies, "body", ["deductions"]),
    ...Object.entries(deductions ?? {}).flatMap(([body, one]) =>
      namesIn(one.events, known, "misconduct-event", ["deductions", body, "events"]),
    ),
    ...listedIn(running, runs, "run", ["running"]),
  ];
};
