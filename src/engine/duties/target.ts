/** Whom a duty is for: the body's work as a whole, each of its villages, or each of its members, and on which days they are there. FORMAT.md, section 13. */

import { addDays, later, type Period } from "../../model/calendar";
import type { Duty } from "../../model/duty";
import type { Ledger } from "../../model/ledger";
import { byCode } from "../../model/names";
import { answersFor, membersFor, reachOf } from "../../model/reach";
import type { RealBody, Register } from "../../model/register";
import type { Scheme } from "../../model/scheme";

/** A real body with the ledgers of the teams that it answers for, by team. */
export interface Bearer {
  readonly body: RealBody;
  readonly reach: ReturnType<typeof reachOf>;
  readonly ledgers: readonly Ledger[];
}

/** One that something is owed to. */
export interface Target {
  readonly team: string | null;
  readonly member: string | null;
  /** The days on which it is there: in order, without overlaps or neighbours. */
  readonly there: readonly Period[];
  /** The stretches that a period `term` stands for. */
  readonly terms: readonly Period[];
}

const byFrom = (a: Period, b: Period): number => byCode(a.from, b.from);

/** Periods in order; those that overlap or follow each other without a day between become one. */
export const merged = (periods: readonly Period[]): Period[] => {
  const result: Period[] = [];
  for (const period of [...periods].sort(byFrom)) {
    const last = result.at(-1);
    if (last === undefined || period.from > addDays(last.to, 1)) result.push(period);
    else result[result.length - 1] = { from: last.from, to: later(last.to, period.to) };
  }
  return result;
};

/** Every real body of a district: those of the register by kind and id, then the teams. */
export const bearersOf = (scheme: Scheme, { bodies }: Register, ledgers: readonly Ledger[]): Bearer[] => {
  const sorted = [...ledgers].sort((a, b) => byCode(a.team, b.team));
  return scheme.bodies.flatMap((kind): Bearer[] => {
    if (kind.assessed === true)
      return sorted.map((ledger) => ({
        body: { id: ledger.team, body: kind.id, name: ledger.village },
        reach: "all",
        ledgers: [ledger],
      }));
    const reach = reachOf(scheme, kind.id);
    return bodies
      .filter(({ body }) => body === kind.id)
      .sort((a, b) => byCode(a.id, b.id))
      .map((body) => ({ body, reach, ledgers: sorted.filter((ledger) => answersFor(body, reach, ledger)) }));
  });
};

const membersOf = ({ body, reach, ledgers }: Bearer): Target[] =>
  ledgers.flatMap((ledger) =>
    [...membersFor(body, reach, ledger)]
      .sort((a, b) => byCode(a.id, b.id))
      .map(({ id, service }) => ({
        team: ledger.team,
        member: id,
        there: merged(service.map(({ from, to = ledger.term.to }) => ({ from, to }))),
        terms: [ledger.term],
      })),
  );

/** The days on which a body has any team. */
export const daysOf = ({ ledgers }: Bearer): Period[] => merged(ledgers.map(({ term }) => term));

/** Whom a duty is for, in the order of teams and members. */
export const targetsOf = ({ per }: Duty, bearer: Bearer): Target[] => {
  if (per === "member") return membersOf(bearer);
  if (per === "village")
    return bearer.ledgers.map(({ team, term }) => ({ team, member: null, there: [term], terms: [term] }));
  const there = daysOf(bearer);
  return there.length === 0 ? [] : [{ team: null, member: null, there, terms: there }];
};
