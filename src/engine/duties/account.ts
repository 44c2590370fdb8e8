/** A body's account of a year: what it starts with, every charge, and what is left; the parts add up to the digit. FORMAT.md, section 13. */
import type { BodyDeduction } from "../../model/answer/dereliction";
import type { AccountResult, Charge, Obligation } from "../../model/answer/duties";
import { type Period, yearOf } from "../../model/calendar";
import type { Account } from "../../model/duty";
import { exactFrom, exactOf, exactText, most, signOf, subtract, sum, zero } from "../../model/points";
import type { Effect } from "./mirror";

/** What is held against a body, over all years. */
export interface Held {
  readonly obligations: readonly Obligation[];
  readonly deductions: readonly BodyDeduction[];
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

const ofMisconduct = (deductions: readonly BodyDeduction[]): Charge[] =>
  deductions.map(({ kind, amount, counts, team, member, case: name, matter, facts }) => ({
    kind: kind === null ? "finding" : "mirror",
    amount,
    counts,
    team,
    member,
    case: name,
    matter,
    facts,
  }));

const ofItems = (effects: readonly Effect[]): Charge[] =>
  effects.map(({ amount, team, item, facts }) => ({ kind: "item", amount, counts: true, team, item, facts }));

/** A body's account of one year. */
export const accountOf = (account: Account, held: Held, year: number, within: Period): AccountResult => {
  const isOfYear = (one: { readonly year: number }): boolean => one.year === year;
  const charges = [
    ...ofObligations(account, held.obligations, year),
    ...ofMisconduct(held.deductions.filter(isOfYear)),
    ...ofItems(held.effects.filter(isOfYear)),
  ];
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
