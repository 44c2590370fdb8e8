/** What the evaluations of teams cost other bodies: each effect with the real bodies that it falls on. FORMAT.md, section 13. */
import type { Unassigned } from "../../model/answer/duties";
import type { Day, WorkingCalendar } from "../../model/calendar";
import type { MirrorResult } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import type { Scheme } from "../../model/scheme";
import { evaluateAnnual } from "../evaluate";
import { yearsBegun } from "./part";
import type { Bearer } from "./target";

/** One effect on one real body. */
export interface Effect extends Omit<Unassigned, "body"> {
  readonly body: string;
  readonly member: string | null;
  readonly matter: string | null;
}

/** All effects by real body, and those that fall on nobody. */
export interface Effects {
  readonly byBody: ReadonlyMap<string, readonly Effect[]>;
  readonly unassigned: readonly Unassigned[];
}

interface Stand {
  readonly asOf: Day;
  readonly knownAt: Day | undefined;
  readonly calendar: WorkingCalendar;
}

/** The finding that an effect comes from, where it comes from one. */
const findingOf = ({ facts }: Ledger, mirror: MirrorResult) => {
  const [ref] = mirror.case === undefined ? [] : mirror.facts;
  const fact = facts.find(({ id }) => id === ref?.id);
  return fact?.kind === "finding" ? fact : undefined;
};

/** A finding about a member whose unit is known falls on that unit alone; every other effect on all bodies of its kind that answer for the team. */
const fallsOn = (bearers: readonly Bearer[], kind: string, ledger: Ledger, member: string | null): Bearer[] => {
  const answering = bearers.filter(({ body, ledgers }) => body.body === kind && ledgers.includes(ledger));
  const unit = ledger.members.find(({ id }) => id === member)?.unit;
  return unit === undefined
    ? answering
    : answering.filter(({ body, reach }) => reach !== "units" || body.name === unit);
};

interface Falling {
  readonly effect: Unassigned;
  readonly member: string | null;
  readonly matter: string | null;
  readonly on: readonly string[];
}

const fallingOf = (scheme: Scheme, ledger: Ledger, bearers: readonly Bearer[], stand: Stand): Falling[] =>
  yearsBegun([ledger.term], stand.asOf).flatMap(({ year }) =>
    evaluateAnnual(scheme, ledger, { year, ...stand }).mirrors.map((mirror): Falling => {
      const { body, amount, item = null, case: name = null, facts } = mirror;
      const finding = findingOf(ledger, mirror);
      const member = finding?.member ?? null;
      return {
        effect: { year, team: ledger.team, body, amount, item, case: name, facts },
        member,
        matter: finding?.matter ?? null,
        on: fallsOn(bearers, body, ledger, member).map((bearer) => bearer.body.id),
      };
    }),
  );

/** The effects of all teams, each year evaluated on the day asked about. Teams in order, years upward. */
export const effectsOf = (
  scheme: Scheme,
  ledgers: readonly Ledger[],
  bearers: readonly Bearer[],
  stand: Stand,
): Effects => {
  const falling = ledgers.flatMap((ledger) => fallingOf(scheme, ledger, bearers, stand));
  const byBody = new Map<string, Effect[]>();
  for (const { effect, member, matter, on } of falling) {
    for (const body of on) byBody.set(body, [...(byBody.get(body) ?? []), { ...effect, body, member, matter }]);
  }
  return { byBody, unassigned: falling.flatMap(({ effect, on }) => (on.length === 0 ? [effect] : [])) };
};
