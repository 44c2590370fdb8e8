/** Owns the obligations of section 13: whom they are for, when they fall due, what counts for them, how they stand. Slow and plain. */
import {
  addDays,
  calendarPart,
  calendarYear,
  contains,
  countDays,
  daysOf,
  earlier,
  type IsWorkingDay,
  intersection,
  nextDay,
  type Period,
  yearOf,
} from "./day.js";
import { oracleMisconduct } from "./dereliction.js";
import type {
  Cadence,
  Duty,
  DutyLedger,
  DutyScheme,
  Obligation,
  OracleRegister,
  RealBody,
  RegisterFact,
} from "./duties-shapes.js";
import { type OracleEvaluation, oracleAnnual, settingOf } from "./evaluate.js";
import { less } from "./fraction.js";
import { spanOfMember } from "./measure-attendance.js";
import { required } from "./shapes.js";

/** Everything that the question about duties looks at. */
export interface Asked {
  readonly scheme: DutyScheme;
  readonly ledgers: readonly DutyLedger[];
  readonly register: OracleRegister;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly isWorkingDay: IsWorkingDay;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Known facts, whatever became of them. */
const knownFacts = ({ register, knownAt }: Asked): RegisterFact[] =>
  register.facts.filter((fact) => knownAt === null || fact.recorded <= knownAt);

/** Answers that are asked for again and again, kept for one question. */
const kept = new WeakMap<Asked, Map<string, unknown>>();

const once = <T>(asked: Asked, key: string, work: () => T): T => {
  const answers = kept.get(asked) ?? new Map<string, unknown>();
  kept.set(asked, answers);
  if (!answers.has(key)) answers.set(key, work());
  return answers.get(key) as T; // a key is asked for with one kind of work only
};

/** A team's year, evaluated at asOf. */
export const annualOf = (asked: Asked, ledger: DutyLedger, year: number): OracleEvaluation => {
  const { scheme, asOf, knownAt, isWorkingDay } = asked;
  return once(asked, `year ${ledger.team} ${year}`, () =>
    oracleAnnual(scheme, ledger, { year, asOf, knownAt, isWorkingDay }),
  );
};

/** Known, effective, not after asOf, in the order of section 6. */
export const countingFacts = (asked: Asked, kind: string): RegisterFact[] =>
  once(asked, `facts ${kind}`, () => factsThatCount(asked, kind));

const factsThatCount = (asked: Asked, kind: string): RegisterFact[] => {
  const known = knownFacts(asked);
  return known
    .filter((fact) => fact.kind === kind && fact.day <= asked.asOf)
    .filter((fact) => !known.some((other) => other.corrects === fact.id))
    .sort((a, b) => compareText(a.day, b.day) || compareText(a.recorded, b.recorded) || compareText(a.id, b.id));
};

/** All ids of the chain of corrections that a fact is in. */
const chainOf = (asked: Asked, id: string): string[] => {
  const known = knownFacts(asked);
  const chain = [id];
  for (let before = known.find((fact) => fact.id === id)?.corrects; before !== undefined; ) {
    chain.push(before);
    const name = before;
    before = known.find((fact) => fact.id === name)?.corrects;
  }
  for (let after = known.find((fact) => fact.corrects === id); after !== undefined; ) {
    chain.push(after.id);
    const name = after.id;
    after = known.find((fact) => fact.corrects === name);
  }
  return chain;
};

export interface Bearer {
  readonly body: RealBody;
  readonly isTeam: boolean;
  readonly teams: "all" | "town" | "units";
  readonly ledgers: readonly DutyLedger[];
}

export const bearersOf = ({ scheme, register, ledgers }: Asked): Bearer[] => {
  const inOrder = [...ledgers].sort((a, b) => compareText(a.team, b.team));
  const bearers: Bearer[] = [];
  for (const kind of scheme.bodies) {
    if (kind.assessed === true) {
      for (const ledger of inOrder) {
        const body = { id: ledger.team, body: kind.id, name: ledger.team };
        bearers.push({ body, isTeam: true, teams: "all", ledgers: [ledger] });
      }
      continue;
    }
    const teams = kind.teams ?? "all";
    const own = register.bodies.filter((body) => body.body === kind.id).sort((a, b) => compareText(a.id, b.id));
    for (const body of own) {
      const answers = (ledger: DutyLedger) =>
        teams === "all" || (teams === "town" ? ledger.town === body.name : ledger.units.includes(body.name));
      bearers.push({ body, isTeam: false, teams, ledgers: inOrder.filter(answers) });
    }
  }
  return bearers;
};

interface Target {
  readonly team: string | null;
  readonly member: string | null;
  /** Each day there, upward. */
  readonly days: readonly string[];
  readonly term: Period | null;
}

const unique = (days: readonly string[]): string[] => [...new Set(days)].sort();

const membersOf = (bearer: Bearer, ledger: DutyLedger): readonly DutyLedger["members"][number][] => {
  if (bearer.teams !== "units") return ledger.members;
  return ledger.members.filter(
    (member) => member.unit === bearer.body.name || (member.unit === undefined && ledger.units.length === 1),
  );
};

/** The days on which any team of a body is in its term. */
export const daysThere = (bearer: Bearer): string[] => unique(bearer.ledgers.flatMap((ledger) => daysOf(ledger.term)));

const targetsOf = (bearer: Bearer, duty: Duty): Target[] => {
  if (duty.per === undefined) {
    const days = daysThere(bearer);
    return days.length === 0 ? [] : [{ team: null, member: null, days, term: null }];
  }
  if (duty.per === "village") {
    return bearer.ledgers.map((ledger) => ({
      team: ledger.team,
      member: null,
      days: daysOf(ledger.term),
      term: ledger.term,
    }));
  }
  const targets: Target[] = [];
  for (const ledger of bearer.ledgers) {
    for (const member of membersOf(bearer, ledger)) {
      const days = member.service.flatMap(({ from, to }) => daysOf({ from, to: to ?? ledger.term.to }));
      targets.push({ team: ledger.team, member: member.id, days: unique(days), term: ledger.term });
    }
  }
  return targets;
};

const halfYear = (day: string): Period => {
  const { from, to } = calendarYear(yearOf(day));
  const [june, july] = [`${from.slice(0, 4)}-06-30`, `${from.slice(0, 4)}-07-01`];
  return day <= june ? { from, to: june } : { from: july, to };
};

/** The unbroken stretch of days that a day is in. */
const stretchOf = (day: string, days: readonly string[]): Period => {
  let from = day;
  for (const before of [...days].reverse()) if (nextDay(before) === from) from = before;
  let to = day;
  for (const after of days) if (after === nextDay(to)) to = after;
  return { from, to };
};

const partOfDay = (day: string, target: Target, period: Cadence["period"]): Period => {
  if (period === "term") return target.term ?? stretchOf(day, target.days);
  if (period === "half-year") return halfYear(day);
  return calendarPart(day, required(period, "period"));
};

interface Part {
  readonly whole: Period;
  readonly first: string;
  readonly last: string;
  readonly due: string;
  readonly why: string | null;
}

const namesTarget = (exemption: RegisterFact, team: string | null, member: string | null): boolean =>
  (exemption.team === undefined || exemption.team === team) &&
  (exemption.member === undefined || exemption.member === member);

const isExempt = (exemptions: readonly RegisterFact[], target: Target, day: string): boolean =>
  exemptions.some(
    (fact) =>
      namesTarget(fact, target.team, target.member) &&
      contains({ from: required(fact.from, "from"), to: required(fact.to, "to") }, day),
  );

const partsOf = (asked: Asked, duty: Duty, target: Target, exemptions: readonly RegisterFact[]): Part[] => {
  const { period, by, within } = duty.cadence;
  const parts: Part[] = [];
  let covered = "";
  for (const day of target.days) {
    if (day <= covered) continue;
    const whole = partOfDay(day, target, period);
    covered = whole.to;
    const there = target.days.filter((one) => contains(whole, one));
    const [first, last] = [required(there[0], "first"), required(there.at(-1), "last")];
    if (first > asked.asOf) continue;
    const due = by === undefined ? addDays(last, within ?? 0) : earlier(`${yearOf(first)}-${by}`, last);
    const left = there.filter((one) => !isExempt(exemptions, target, one)).length;
    const length = countDays(whole);
    let why: string | null = null;
    if (2 * there.length < length) why = "short-part";
    else if (due < first) why = "not-there";
    else if (2 * left < length) why = "exemption";
    parts.push({ whole, first, last, due, why });
  }
  return parts;
};

interface Unit {
  readonly fact: RegisterFact;
  used: boolean;
}

interface Place {
  readonly part: Part;
  missing: number;
  readonly given: { readonly fact: RegisterFact; readonly late: boolean }[];
}

/** The four rounds. */
const allot = (parts: readonly Part[], times: number, performances: readonly RegisterFact[]): Place[] => {
  const places = parts.map((part): Place => ({ part, missing: times, given: [] }));
  const units = performances.flatMap((fact) =>
    Array.from({ length: fact.times ?? 1 }, (): Unit => ({ fact, used: false })),
  );
  const named = (fact: RegisterFact, part: Part) => fact.part !== undefined && contains(part.whole, fact.part);
  const unnamed = (fact: RegisterFact) => fact.part === undefined;
  const rounds: [boolean, (fact: RegisterFact, part: Part) => boolean][] = [
    [false, (fact, part) => named(fact, part) && fact.day <= part.due],
    [false, (fact, part) => unnamed(fact) && part.whole.from <= fact.day && fact.day <= part.due],
    [true, (fact, part) => named(fact, part) && fact.day > part.due],
    [true, (fact, part) => unnamed(fact) && part.due < fact.day],
  ];
  for (const [late, fits] of rounds) {
    for (const unit of units) {
      if (unit.used) continue;
      const place = places.find((one) => one.missing > 0 && fits(unit.fact, one.part));
      if (place === undefined) continue;
      unit.used = true;
      place.missing -= 1;
      place.given.push({ fact: unit.fact, late });
    }
  }
  return places;
};

const inWords = (given: Place["given"]): string[] => {
  const counts = new Map<string, number>();
  const sorted = [...given].sort((a, b) => compareText(a.fact.day, b.fact.day) || compareText(a.fact.id, b.fact.id));
  for (const { fact, late } of sorted) {
    const key = `${fact.id} ${late}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, times]) => {
    const [id, late] = key.split(" ");
    return `${id} ${times} ${late}`;
  });
};

const lateOrOpen = (asked: Asked, due: string): string => (asked.asOf > due ? "overdue" : "open");

const isFor = (fact: RegisterFact, duty: Duty, target: Target): boolean => {
  if (duty.per === "member")
    return (fact.people ?? []).some(({ team, member }) => team === target.team && member === target.member);
  return duty.per === undefined || fact.team === target.team;
};

interface Own {
  readonly performances: readonly RegisterFact[];
  readonly exemptions: readonly RegisterFact[];
}

const ownFacts = (asked: Asked, bearer: Bearer, duty: Duty): Own => {
  const own = (kind: string) =>
    countingFacts(asked, kind).filter((fact) => fact.duty === duty.id && fact.body === bearer.body.id);
  return { performances: own("performed"), exemptions: own("exemption") };
};

const nothing = { occasion: null, why: null, done: 0, performed: [] };

const everyObligations = (asked: Asked, bearer: Bearer, duty: Duty): Obligation[] => {
  const { performances, exemptions } = ownFacts(asked, bearer, duty);
  const times = required(duty.cadence.times, "times");
  return targetsOf(bearer, duty).flatMap((target) => {
    const parts = partsOf(asked, duty, target, exemptions);
    const places = allot(
      parts.filter((part) => part.why === null),
      times,
      performances.filter((fact) => isFor(fact, duty, target)),
    );
    return parts.map((part): Obligation => {
      const { team, member } = target;
      const { first: from, last: to, due, why } = part;
      const common = { ...nothing, duty: duty.id, team, member, from, to, due, needed: times };
      const place = places.find((one) => one.part === part);
      if (place === undefined) return { ...common, state: "not-applicable", why };
      const enough = place.missing === 0;
      const late = place.given.some((one) => one.late);
      const state = enough ? (late ? "late" : "done") : lateOrOpen(asked, due);
      return { ...common, state, done: times - place.missing, performed: inWords(place.given) };
    });
  });
};

const shownObligations = (asked: Asked, bearer: Bearer, duty: Duty): Obligation[] => {
  const { scheme, ledgers, asOf, knownAt, isWorkingDay } = asked;
  const { exemptions } = ownFacts(asked, bearer, duty);
  const item = scheme.rubric.categories.flatMap(({ items }) => items).find(({ id }) => id === duty.shownBy);
  return targetsOf(bearer, duty).flatMap((target) =>
    partsOf(asked, duty, target, exemptions).map((part): Obligation => {
      const { team, member } = target;
      const { first: from, last: to, due, why } = part;
      const common = { ...nothing, duty: duty.id, team, member, from, to, due, needed: 1 };
      if (why !== null) return { ...common, state: "not-applicable", why };
      if (to > asOf) return { ...common, state: "open" };
      const ledger = required(
        ledgers.find((one) => one.team === team),
        "ledger",
      );
      const year = yearOf(from);
      const setting = settingOf("annual", scheme, ledger, year, asOf, { knownAt, isWorkingDay });
      const shown = annualOf(asked, ledger, year);
      const result = required(
        shown.items.find(({ id }) => id === duty.shownBy),
        "item",
      );
      if (result.state === "not-applicable") return { ...common, state: "not-applicable", why: result.why };
      if (result.state === "missing") return { ...common, state: lateOrOpen(asked, due) };
      const who = required(
        ledger.members.find(({ id }) => id === member),
        "member",
      );
      const span = spanOfMember(setting, required(item, "item"), who, part.whole);
      if (span === null) return { ...common, state: "not-applicable", why: "nothing-due" };
      if (less(span.present, span.needed)) return { ...common, state: lateOrOpen(asked, due) };
      return { ...common, state: "done", done: 1 };
    }),
  );
};

const deadline = (asked: Asked, day: string, within: number, days: Cadence["days"]): string => {
  let at = day;
  for (let left = within; left > 0; ) {
    at = nextDay(at);
    if (days === "calendar" || asked.isWorkingDay(at)) left -= 1;
  }
  return at;
};

const afterObligations = (asked: Asked, bearer: Bearer, duty: Duty): Obligation[] => {
  const { performances, exemptions } = ownFacts(asked, bearer, duty);
  const occasions = countingFacts(asked, "occasion").filter(
    (fact) => fact.duty === duty.id && fact.body === bearer.body.id,
  );
  return occasions.map((occasion): Obligation => {
    const [team, member] = [occasion.team ?? null, occasion.member ?? null];
    const within = occasion.within ?? required(duty.cadence.within, "within");
    const due = deadline(asked, occasion.day, within, duty.cadence.days);
    const common = { ...nothing, duty: duty.id, team, member, from: occasion.day, to: due, due, needed: 1 };
    const one = { ...common, occasion: occasion.id };
    const exempt = exemptions.some(
      (fact) =>
        namesTarget(fact, team, member) &&
        contains({ from: required(fact.from, "from"), to: required(fact.to, "to") }, occasion.day),
    );
    if (exempt) return { ...one, state: "not-applicable", why: "exemption" };
    const chain = chainOf(asked, occasion.id);
    const answer = performances.find((fact) => fact.answers !== undefined && chain.includes(fact.answers));
    if (answer === undefined) return { ...one, state: lateOrOpen(asked, due) };
    const late = answer.day > due;
    return { ...one, state: late ? "late" : "done", done: 1, performed: [`${answer.id} 1 ${late}`] };
  });
};

/** Confirmed events of section 14, and what bodies lose by them. */
export const misconductOf = (asked: Asked): ReturnType<typeof oracleMisconduct> =>
  once(asked, "misconduct", () => oracleMisconduct(asked as unknown as Parameters<typeof oracleMisconduct>[0])); // the same documents in the shapes of that section

const isBroken = (asked: Asked, bearer: Bearer, cases: readonly string[], year: number): boolean =>
  misconductOf(asked).confirmed.some(({ who, year: own, case: rule }) => {
    const isTeams = who.subject === "team" || who.subject === "member";
    const about = bearer.isTeam ? isTeams && who.team === bearer.body.id : !isTeams && who.body === bearer.body.id;
    return about && own === year && cases.includes(rule.id);
  });

/** The calendar years begun of some days, each from its first to its last day among them. */
export const yearsBegun = (asked: Asked, days: readonly string[]): (Period & { readonly year: number })[] => {
  const years = [...new Set(days.map(yearOf))];
  return years
    .map((year) => {
      const own = days.filter((day) => yearOf(day) === year);
      return { year, from: required(own[0], "first"), to: required(own.at(-1), "last") };
    })
    .filter(({ from }) => from <= asked.asOf);
};

const alwaysObligations = (asked: Asked, bearer: Bearer, duty: Duty): Obligation[] => {
  const { exemptions } = ownFacts(asked, bearer, duty);
  return yearsBegun(asked, daysThere(bearer)).map(({ year, from, to }): Obligation => {
    const common = { ...nothing, duty: duty.id, team: null, member: null, from, to, due: to, needed: 1 };
    if (isBroken(asked, bearer, duty.brokenBy ?? [], year)) return { ...common, state: "broken" };
    const whole = exemptions.some((fact) => {
      const period = { from: required(fact.from, "from"), to: required(fact.to, "to") };
      return fact.team === undefined && contains(period, from) && contains(period, to);
    });
    if (whole) return { ...common, state: "not-applicable", why: "exemption" };
    return asked.asOf > to ? { ...common, state: "done", done: 1 } : { ...common, state: "open" };
  });
};

/** By due, first, team, member, occasion; none before any. */
export const compareObligations = (a: Obligation, b: Obligation): number =>
  compareText(a.due, b.due) ||
  compareText(a.from, b.from) ||
  compareText(a.team ?? "", b.team ?? "") ||
  compareText(a.member ?? "", b.member ?? "") ||
  compareText(a.occasion ?? "", b.occasion ?? "");

/** The obligations of one duty of one body. */
export const obligationsOf = (asked: Asked, bearer: Bearer, duty: Duty): Obligation[] => {
  const { kind } = duty.cadence;
  const all =
    kind === "after"
      ? afterObligations(asked, bearer, duty)
      : kind === "always"
        ? alwaysObligations(asked, bearer, duty)
        : duty.shownBy === undefined
          ? everyObligations(asked, bearer, duty)
          : shownObligations(asked, bearer, duty);
  return all.sort(compareObligations);
};

/** Whether a team's term has any day in a calendar year that has begun by asOf. */
export const hasYear = (asked: Asked, ledger: DutyLedger, year: number): boolean => {
  const common = intersection(calendarYear(year), ledger.term);
  return common !== null && common.from <= asked.asOf;
};
