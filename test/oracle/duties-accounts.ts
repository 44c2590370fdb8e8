/** Owns the accounts of section 13, and the whole answer about duties. */
import { type Period, yearOf, yearsTouched } from "./day.js";
import {
  type Asked,
  annualOf,
  type Bearer,
  bearersOf,
  compareObligations,
  daysThere,
  findingsAbout,
  hasYear,
  obligationsOf,
  yearsBegun,
} from "./duties.js";
import type { DutyLedger, Obligation } from "./duties-shapes.js";
import { settingOf } from "./evaluate.js";
import {
  add,
  compare,
  decimal,
  exactText,
  type Fraction,
  fraction,
  isZero,
  less,
  subtract,
  sum,
  zero,
} from "./fraction.js";
import type { Mirror } from "./items.js";
import { chargedFindings } from "./measure-conduct.js";

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
  readonly member: string | null;
  readonly matter: string | null;
}

/** The mirrors of one annual evaluation; those of misconduct stand in the order of cases, then of charged findings. */
const mirrorsOf = (asked: Asked, ledger: DutyLedger, year: number): Falling[] => {
  const { scheme, asOf, knownAt, isWorkingDay } = asked;
  const { mirrors } = annualOf(asked, ledger, year);
  const charged = chargedFindings(settingOf("annual", scheme, ledger, year, asOf, { knownAt, isWorkingDay }));
  const sources = scheme.misconduct.flatMap((rule) =>
    charged
      .filter((finding) => finding.case.id === rule.id)
      .flatMap((finding) => (rule.mirrors ?? []).filter(({ each }) => !isZero(decimal(each))).map(() => finding)),
  );
  let nth = 0;
  return mirrors.map((mirror) => {
    if (mirror.case === undefined) return { ledger, year, mirror, member: null, matter: null };
    const source = sources[nth];
    nth += 1;
    return { ledger, year, mirror, member: source?.member ?? null, matter: source?.matter ?? null };
  });
};

const fallsOn = ({ ledger, mirror, member }: Falling, bearer: Bearer): boolean => {
  if (bearer.body.body !== mirror.body || !bearer.ledgers.includes(ledger)) return false;
  const unit = ledger.members.find(({ id }) => id === member)?.unit;
  return bearer.teams !== "units" || unit === undefined || unit === bearer.body.name;
};

interface Event {
  readonly charge: Omit<Charge, "counts">;
  readonly value: Fraction;
  readonly matter: string | null;
  readonly isOwn: boolean;
  readonly heaviest: boolean;
}

const ownEvents = (asked: Asked, bearer: Bearer, year: number): Event[] => {
  const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const confirmed = findingsAbout(asked, bearer.body.id)
    .filter((finding) => finding.year === year && finding.latest.state === "confirmed")
    .map(({ latest }) => latest)
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.recorded, b.recorded) || compareText(a.id, b.id));
  const worthOf = (name: string | undefined, grave: boolean): Fraction => {
    const rule = asked.scheme.misconduct.find(({ id }) => id === name);
    const written = grave ? (rule?.grave?.deduct ?? rule?.deduct) : rule?.deduct;
    return decimal(written ?? 0);
  };
  const valued = confirmed.map((fact) => ({ fact, value: worthOf(fact.case, fact.grave === true) }));
  return valued.map(({ fact, value }, at) => {
    const heavier = valued.some(
      (other, index) =>
        other.fact.matter === fact.matter &&
        (less(value, other.value) || (compare(value, other.value) === 0 && index < at)),
    );
    const charge = { kind: "finding", what: fact.case ?? "", amount: exactText(value) };
    return { charge, value, matter: fact.matter ?? null, isOwn: true, heaviest: !heavier };
  });
};

const eventsOf = (asked: Asked, bearer: Bearer, falling: readonly Falling[], year: number): Charge[] => {
  const mirrored = falling
    .filter((one) => one.year === year && fallsOn(one, bearer))
    .map(({ ledger, mirror, matter }): Event => {
      const what = `${ledger.team} ${mirror.case ?? mirror.item}`;
      const charge = { kind: "mirror", what, amount: mirror.amount };
      return { charge, value: numberIn(mirror.amount), matter, isOwn: false, heaviest: true };
    });
  const all = [...ownEvents(asked, bearer, year), ...mirrored];
  const side = (matter: string, own: boolean): Fraction =>
    sum(all.filter((one) => one.matter === matter && one.isOwn === own && one.heaviest).map(({ value }) => value));
  return all
    .filter(({ value }) => !isZero(value))
    .map(({ charge, matter, isOwn, heaviest }) => {
      const other =
        matter !== null &&
        all.some((one) => one.matter === matter && one.isOwn !== isOwn) &&
        (isOwn ? less(side(matter, true), side(matter, false)) : !less(side(matter, true), side(matter, false)));
      return { ...charge, counts: heaviest && !other };
    });
};

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
      ...eventsOf(asked, bearer, falling, year),
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
