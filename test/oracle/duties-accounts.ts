/** Owns the accounts of section 13, and the whole answer about duties. */
import { type Period, yearOf, yearsTouched } from "./day.js";
import {
  type Asked,
  annualOf,
  type Bearer,
  bearersOf,
  compareObligations,
  daysThere,
  hasYear,
  misconductOf,
  obligationsOf,
  yearsBegun,
} from "./duties.js";
import type { DutyLedger, Obligation } from "./duties-shapes.js";
import { add, decimal, exactText, type Fraction, fraction, isZero, less, subtract, sum, zero } from "./fraction.js";
import type { Mirror } from "./items.js";

export interface Charge {
  readonly kind: string;
  readonly what: string;
  readonly amount: string;
  readonly counts: boolean;
}

export interface Account extends Period {
  readonly year: number;
  readonly charges: readonly Charge[];
  readonly charged: string;
  readonly lifted: string;
  readonly balance: string;
}

export interface OracleBody {
  readonly id: string;
  readonly teams: readonly string[];
  readonly obligations: readonly Obligation[];
  /** `duty due team member occasion` of what is still to be done. */
  readonly next: readonly string[];
  readonly accounts: readonly Account[];
}

/** A number as section 1 writes it, read back. */
const numberIn = (text: string): Fraction => {
  const [n = "0", d] = text.split("/");
  return d === undefined ? decimal(n) : fraction(BigInt(n), BigInt(d));
};

interface Falling {
  readonly ledger: DutyLedger;
  readonly year: number;
  readonly mirror: Mirror;
}

/** What the items of a team mirror in a year; what misconduct does is section 14's. */
const mirrorsOf = (asked: Asked, ledger: DutyLedger, year: number): Falling[] =>
  annualOf(asked, ledger, year)
    .mirrors.filter(({ item }) => item !== undefined)
    .map((mirror) => ({ ledger, year, mirror }));

const ofMisconduct = (asked: Asked, { body }: Bearer, year: number): Charge[] =>
  misconductOf(asked)
    .deductions.filter((one) => one.body === body.id && one.year === year)
    .map(({ kind, team, case: name, amount, counts }) => ({
      kind: kind === null ? "finding" : "mirror",
      what: `${team} ${name}`,
      amount,
      counts,
    }));

const ofItems = ({ body, ledgers }: Bearer, falling: readonly Falling[], year: number): Charge[] =>
  falling
    .filter((one) => one.year === year && one.mirror.body === body.body && ledgers.includes(one.ledger))
    .map(({ ledger, mirror }) => ({
      kind: "item",
      what: `${ledger.team} ${mirror.item}`,
      amount: mirror.amount,
      counts: true,
    }));

const accountsOf = (
  asked: Asked,
  bearer: Bearer,
  obligations: readonly Obligation[],
  falling: readonly Falling[],
): Account[] => {
  const rule = asked.scheme.accounts.find(({ body }) => body === bearer.body.body);
  if (rule === undefined) return [];
  return yearsBegun(asked, daysThere(bearer)).map(({ year, from, to }) => {
    const own = obligations.filter(
      (one) =>
        (one.state === "overdue" || one.state === "late") &&
        yearOf(one.occasion === null ? one.to : one.due) === year &&
        !isZero(decimal(one.state === "late" ? rule.late : rule.overdue)),
    );
    const charges = [
      ...own.map(({ state, duty, due }) => ({
        kind: state,
        what: `${duty} ${due}`,
        amount: exactText(decimal(state === "late" ? rule.late : rule.overdue)),
        counts: true,
      })),
      ...ofMisconduct(asked, bearer, year),
      ...ofItems(bearer, falling, year),
    ];
    const charged = sum(charges.filter(({ counts }) => counts).map(({ amount }) => numberIn(amount)));
    const left = subtract(decimal(rule.points), charged);
    const balance = less(left, zero) ? zero : left;
    const lifted = subtract(add(balance, charged), decimal(rule.points));
    const texts = { charged: exactText(charged), lifted: exactText(lifted), balance: exactText(balance) };
    return { year, from, to, charges, ...texts };
  });
};

/** What every body owed by asOf, did, must do next, and what that cost it. */
export const oracleDuties = (asked: Asked): OracleBody[] => {
  const { scheme } = asked;
  const ledgers = [...asked.ledgers].sort((a, b) => (a.team < b.team ? -1 : 1));
  const falling =
    scheme.accounts.length === 0
      ? []
      : ledgers.flatMap((ledger) =>
          yearsTouched(ledger.term)
            .filter((year) => hasYear(asked, ledger, year))
            .flatMap((year) => mirrorsOf(asked, ledger, year)),
        );
  return bearersOf(asked).map((bearer) => {
    const duties = scheme.lists.flatMap(({ id }) =>
      scheme.duties.filter(({ body, list }) => body === bearer.body.body && list === id),
    );
    const all = duties.map((duty) => ({ duty, own: obligationsOf(asked, bearer, duty) }));
    const obligations = all.flatMap(({ own }) => own);
    const next = all
      .filter(({ duty }) => duty.cadence.kind !== "always")
      .flatMap(({ own }) => own)
      .filter(({ state }) => state === "open" || state === "overdue")
      .sort(compareObligations);
    return {
      id: bearer.body.id,
      teams: bearer.ledgers.map(({ team }) => team),
      obligations,
      next: next.map(({ duty, due, team, member, occasion, state }) =>
        [duty, due, team, member, occasion, state].join(" "),
      ),
      accounts: accountsOf(asked, bearer, obligations, falling),
    };
  });
};
