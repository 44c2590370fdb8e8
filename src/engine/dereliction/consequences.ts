/** What follows from each affair: which time it is, the row of the ladder, points, limits and steps. FORMAT.md, section 14. */
import type { Consequences, DerelictionEvent } from "../../model/answer/dereliction";
import { byTime } from "../gather";
import { reachesTeam, rungsReached, severest } from "../ladder";
import { heaviest, worthOf } from "../measure/findings";
import { type Plan, rankIn } from "../plan";
import { type Affair, isTeams, subjectKey } from "./affairs";
import type { Taken } from "./deductions";

const isConfirmed = ({ latest }: Affair): boolean => latest.state === "confirmed";

/** The confirmed ones. */
export const confirmedOf = (affairs: readonly Affair[]): Affair[] => affairs.filter(isConfirmed);

/** Which time a confirmed affair is, for its subject and in its year; the affairs of a subject stand in the order of time. */
const numbersOf = (confirmed: readonly Affair[]): ReadonlyMap<Affair, number> => {
  const counts = new Map<string, number>();
  return new Map(
    confirmed.map((affair) => {
      const key = `${affair.rule.id}\n${affair.year}\n${subjectKey(affair.who, affair.ledger)}`;
      const nth = (counts.get(key) ?? 0) + 1;
      counts.set(key, nth);
      return [affair, nth];
    }),
  );
};

/** Of the affairs of one team, year and matter, the one that is charged: the heaviest, among equals the earliest, as in every evaluation. */
const chargedOf = (confirmed: readonly Affair[]): ReadonlySet<Affair> => {
  const weighed = confirmed
    .filter(({ who }) => isTeams(who))
    .sort((a, b) => byTime(a.first, b.first))
    .map((affair) => ({
      finding: { affair, matter: `${affair.who.team}\n${affair.ledger?.term.from}\n${affair.year}\n${affair.matter}` },
      worth: worthOf(affair, affair.rule),
    }));
  return new Set([...heaviest(weighed)].map(({ affair }) => affair));
};

/** What decides whether an affair's points count. */
interface Charged {
  readonly charged: ReadonlySet<Affair>;
  readonly taken: readonly Taken[];
}

const countsOf = (affair: Affair, { charged, taken }: Charged): boolean => {
  if (isTeams(affair.who)) return charged.has(affair);
  const own = taken.find((one) => one.affair === affair && one.deduction.kind === null);
  return own?.deduction.counts ?? true;
};

const itemOf = ({ rule, latest }: Affair): string | null =>
  rule.zeroes === true && "item" in latest ? (latest.item ?? null) : null;

const consequencesOf = (affair: Affair, nth: number, charged: Charged, plan: Plan): Consequences => {
  const { rule, who, latest } = affair;
  const rows = rungsReached(rule, nth);
  const grave = latest.grave === true && rule.grave !== undefined ? [rule.grave] : [];
  const rankOf = (grade: string): number => rankIn(plan, grade);
  const limiting = [...rows, ...grave];
  const own = severest(limiting, rankOf);
  const ofTeam = severest(
    limiting.filter((row) => reachesTeam(row, who.subject)),
    rankOf,
  );
  const taken = new Set([...(rows.at(-1)?.steps ?? []), ...grave.flatMap(({ steps }) => steps)]);
  return {
    points: worthOf(affair, rule),
    counts: countsOf(affair, charged),
    zeroes: itemOf(affair),
    limit: own?.limit ?? null,
    teamLimit: ofTeam?.limit ?? null,
    veto: own?.veto === true,
    steps: plan.scheme.steps.map(({ id }) => id).filter((id) => taken.has(id)),
  };
};

/** Affairs with what follows from them, in the order in which they are given. */
export const eventsOf = (affairs: readonly Affair[], taken: readonly Taken[], plan: Plan): DerelictionEvent[] => {
  const confirmed = confirmedOf(affairs);
  const numbers = numbersOf(confirmed);
  const charged = { charged: chargedOf(confirmed), taken };
  return affairs.map((affair) => {
    const { rule, matter, who, year, first, latest } = affair;
    const nth = numbers.get(affair);
    return {
      case: rule.id,
      title: rule.title,
      matter,
      who,
      year,
      state: latest.state,
      grave: latest.grave === true,
      nth: nth ?? null,
      row: nth === undefined ? null : (rungsReached(rule, nth).at(-1)?.nth ?? null),
      consequences: nth === undefined ? null : consequencesOf(affair, nth, charged, plan),
      facts: (first === latest ? [first] : [first, latest]).map(({ id, day }) => ({ id, day })),
    };
  });
};
