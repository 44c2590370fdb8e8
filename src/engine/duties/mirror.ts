/** What items' measured values cost other bodies: each effect with the real bodies that it falls on. FORMAT.md, section 13. */
import type { ExactText, FactRef, MirrorResult } from "../../model/evaluation";
import type { Ledger } from "../../model/ledger";
import { itemsOf, type Scheme } from "../../model/scheme";
import { type Answer, answerAnnual } from "../evaluate";
import { keptAt, shelfOf } from "../kept";
import { mirrorsAgain } from "../revise";
import type { Stand } from "../stretch";
import { yearsBegun } from "./part";
import type { Bearer } from "./target";

/** One effect of one team's item in one year. */
export interface Effect {
  readonly year: number;
  readonly team: string;
  /** The kind of body that it falls on, and the ids of those of it that answer for the team. */
  readonly body: string;
  readonly on: readonly string[];
  readonly amount: ExactText;
  readonly item: string;
  readonly facts: readonly FactRef[];
}

const answersOf = shelfOf<string, Answer>();

/** What one year of a team mirrors, from a kept answer where there is one. */
const mirrorsIn = (
  scheme: Scheme,
  ledger: Ledger,
  year: number,
  { kept, ...asked }: Stand,
): readonly MirrorResult[] => {
  const anew = () => answerAnnual(scheme, ledger, { year, ...asked });
  if (kept === undefined) return anew().evaluation.mirrors;
  return mirrorsAgain(keptAt(answersOf(kept), `${year} ${ledger.team}`, anew), scheme);
};

const ofTeam = (scheme: Scheme, ledger: Ledger, bearers: readonly Bearer[], stand: Stand): Effect[] =>
  yearsBegun([ledger.term], stand.asOf).flatMap(({ year }) =>
    mirrorsIn(scheme, ledger, year, stand).flatMap(({ body, amount, item, facts }): Effect[] => {
      if (item === undefined) return [];
      const answering = bearers.filter((one) => one.body.body === body && one.ledgers.includes(ledger));
      return [{ year, team: ledger.team, body, on: answering.map((one) => one.body.id), amount, item, facts }];
    }),
  );

/** The effects of all teams, each year evaluated on the day asked about. Teams in order, years upward. */
export const effectsOf = (
  scheme: Scheme,
  ledgers: readonly Ledger[],
  bearers: readonly Bearer[],
  stand: Stand,
): Effect[] => {
  const isMirrored = itemsOf(scheme).some(({ mirrors }) => mirrors.length > 0);
  return isMirrored ? ledgers.flatMap((ledger) => ofTeam(scheme, ledger, bearers, stand)) : [];
};
