/** What confirmed misconduct takes from bodies that are no team: their own findings, and the mirrored effects of teams' findings. FORMAT.md, section 14. */
import type { BodyDeduction } from "../../model/answer/dereliction";
import { type Decimal, exactOf, signOf } from "../../model/points";
import type { Scheme } from "../../model/scheme";
import { heaviest, worthOf } from "../measure/findings";
import { type Affair, isTeams, type Records } from "./affairs";
import { bodiesMeant } from "./bodies";

/** A deduction, and the affair that it comes from. */
export interface Taken {
  readonly affair: Affair;
  readonly deduction: BodyDeduction;
}

/** A deduction before it is known whether the same event takes more elsewhere. */
type Taking = Omit<BodyDeduction, "counts">;

const takes = (amount: Decimal): boolean => signOf(exactOf(amount)) !== 0;

const common = ({ rule, matter, year, latest }: Affair) => ({
  year,
  case: rule.id,
  matter,
  facts: [{ id: latest.id, day: latest.day }],
});

const ownOf = (affair: Affair): Taking[] => {
  const { body, name, team } = affair.who;
  const amount = worthOf(affair, affair.rule);
  return takes(amount) ? [{ body, name, kind: null, ...common(affair), team, member: null, amount }] : [];
};

const mirroredOf = (affair: Affair, scheme: Scheme, { register }: Records): Taking[] => {
  const { ledger, who } = affair;
  if (ledger === undefined) return [];
  return affair.rule.mirrors
    .filter(({ each }) => takes(each))
    .flatMap(({ body: kind, each }) => {
      const met = bodiesMeant(scheme, register, (one) => one === kind, ledger, who.member);
      const bodies = met.length === 0 ? [{ id: null, name: null }] : met;
      return bodies.map(({ id, name }) => ({
        body: id,
        name,
        kind,
        ...common(affair),
        team: who.team,
        member: who.member,
        amount: each,
      }));
    });
};

/** The event that a deduction belongs to: a matter of one team, or, where the body itself is found to answer for the matter, of all. */
const eventsIn = (takings: readonly Taking[]): ((taking: Taking) => string) => {
  const matterOf = ({ year, body, matter }: Taking) => `${year}\n${body}\n${matter}`;
  const own = new Set(takings.filter(({ kind, body }) => kind === null && body !== null).map(matterOf));
  return (taking) => {
    if (taking.body === null) return `${taking.year}\n?${taking.kind ?? ""}\n${taking.team}\n${taking.matter}`;
    return own.has(matterOf(taking)) ? matterOf(taking) : `${matterOf(taking)}\n${taking.team}`;
  };
};

/** What each confirmed affair takes from bodies; of one event the greatest counts, among equals the body's own, then the first. */
export const deductionsOf = (confirmed: readonly Affair[], scheme: Scheme, records: Records): Taken[] => {
  const own = confirmed.filter(({ who }) => !isTeams(who));
  const mirroring = confirmed.filter(({ who }) => isTeams(who));
  const taken = [
    ...own.flatMap((affair) => ownOf(affair).map((taking) => ({ affair, taking }))),
    ...mirroring.flatMap((affair) => mirroredOf(affair, scheme, records).map((taking) => ({ affair, taking }))),
  ];
  const eventOf = eventsIn(taken.map(({ taking }) => taking));
  const weighed = taken.map(({ affair, taking }) => ({
    finding: { affair, taking, matter: eventOf(taking) },
    worth: taking.amount,
  }));
  const counted = heaviest(weighed);
  return weighed.map(({ finding }) => ({
    affair: finding.affair,
    deduction: { ...finding.taking, counts: counted.has(finding) },
  }));
};
