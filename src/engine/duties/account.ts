/** A body's account of a year: what it starts with, every charge, and what is left; the parts add up to the digit. FORMAT.md, section 13. */
import type { AccountResult, Charge, Obligation } from "../../model/answer/duties";
import { type Period, yearOf } from "../../model/calendar";
import type { Account } from "../../model/duty";
import {
  compare,
  type Exact,
  exactFrom,
  exactOf,
  exactText,
  most,
  signOf,
  subtract,
  sum,
  zero,
} from "../../model/points";
import type { Effect } from "./mirror";
import type { chargedTo } from "./record";

type Charged = ReturnType<typeof chargedTo>;

/** What is held against a body, over all years. */
export interface Held {
  readonly obligations: readonly Obligation[];
  readonly findings: Charged;
  readonly effects: readonly Effect[];
}

/** The year that an obligation is charged to: that of its part's last day; for an occasion that of the due day. */
const chargeYear = ({ occasion, to, due }: Obligation): number => yearOf(occasion === null ? to : due);

const ofObligations = (account: Account, obligations: readonly Obligation[], year: number): Charge[] =>
  obligations.flatMap((one): Charge[] => {
    const { state, duty, team, member, occasion, due } = one;
    if ((state !== "overdue" && state !== "late") || chargeYear(one) !== year) return [];
    const amount = account[state];
    if (signOf(exactOf(amount)) === 0) return [];
    return [{ kind: state, amount, counts: true, duty, team, member, occasion, due }];
  });

/** What the charges of one matter come to: of a body's own findings the heaviest, of mirrored effects the sum. */
const byMatter = <T extends { readonly matter: string | null }>(
  all: readonly T[],
  amountOf: (one: T) => Exact,
): ReadonlyMap<string, Exact> => {
  const sums = new Map<string, Exact>();
  for (const one of all) {
    if (one.matter !== null) sums.set(one.matter, sum([sums.get(one.matter) ?? zero, amountOf(one)]));
  }
  return sums;
};

/** One event is charged to a body once: through its own finding or through mirrored effects, whichever is more. */
const ofEvents = ({ findings, effects }: Held, year: number): Charge[] => {
  const own = findings
    .filter(({ finding }) => finding.year === year)
    .map(({ finding, worth, counts }) => ({ finding, worth, counts, matter: finding.matter }));
  const mirrored = effects.filter((effect) => effect.year === year);
  const ownWorth = byMatter(own, ({ worth, counts }) => (counts ? exactOf(worth) : zero));
  const mirrorWorth = byMatter(mirrored, ({ amount }) => exactFrom(amount));
  const ownStands = (matter: string): boolean =>
    compare(ownWorth.get(matter) ?? zero, mirrorWorth.get(matter) ?? zero) >= 0;
  return [
    ...own
      .filter(({ worth }) => signOf(exactOf(worth)) !== 0)
      .map(
        ({ finding, worth, counts, matter }): Charge => ({
          kind: "finding",
          amount: worth,
          counts: counts && ownStands(matter),
          case: finding.case,
          matter,
          facts: [{ id: finding.latest.id, day: finding.latest.day }],
        }),
      ),
    ...mirrored.map(
      ({ amount, team, member, item, case: name, matter, facts }): Charge => ({
        kind: "mirror",
        amount,
        counts: matter === null || !ownWorth.has(matter) || !ownStands(matter),
        team,
        member,
        item,
        case: name,
        matter,
        facts,
      }),
    ),
  ];
};

/** A body's account of one year. */
export const accountOf = (account: Account, held: Held, year: number, within: Period): AccountResult => {
  const charges = [...ofObligations(account, held.obligations, year), ...ofEvents(held, year)];
  const charged = sum(charges.filter(({ counts }) => counts).map(({ amount }) => exactFrom(amount)));
  const left = subtract(exactOf(account.points), charged);
  const balance = most(left, zero);
  return {
    year,
    ...within,
    points: account.points,
    charges,
    charged: exactText(charged),
    lifted: exactText(subtract(balance, left)),
    balance: exactText(balance),
  };
};
