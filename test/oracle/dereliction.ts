/** Owns section 14 without suspicions: events, their numbers and consequences, what bodies lose, years in a row. */
import { calendarYear, type IsWorkingDay, intersection, yearOf, yearsTouched } from "./day.js";
import { oracleAnnual } from "./evaluate.js";
import { compareFacts, compareText, effectiveFacts, inOrder, knownFacts, yearOfFact } from "./facts.js";
import { compare, decimal, exactText, isZero } from "./fraction.js";
import { type Fact, type Ledger, required, type Scheme } from "./shapes.js";

type Row = {
  readonly nth?: number;
  readonly limit?: string;
  readonly spreads?: boolean;
  readonly veto?: boolean;
  readonly steps?: readonly string[];
};

/** A case with the keys that section 14 adds. */
export interface Case {
  readonly id: string;
  readonly deduct?: string | number;
  readonly zeroes?: boolean;
  readonly ladder?: readonly Row[];
  readonly grave?: Row & { readonly deduct?: string | number };
  readonly mirrors?: readonly { readonly body: string; readonly each: string | number }[];
  readonly running?: { readonly years: number; readonly steps: readonly string[]; readonly leader?: boolean };
  readonly suspect?: readonly Record<string, unknown>[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly unit?: string;
  readonly service: readonly { readonly from: string; readonly to?: string }[];
}

export interface Book extends Ledger {
  readonly village: string;
  readonly town: string;
  readonly units: readonly string[];
  readonly members: readonly Person[];
}

interface RealBody {
  readonly id: string;
  readonly body: string;
  readonly name: string;
}

export interface Asked {
  readonly scheme: Omit<Scheme, "misconduct" | "bodies"> & {
    readonly misconduct: readonly Case[];
    readonly bodies: readonly {
      readonly id: string;
      readonly assessed?: boolean;
      readonly subject?: string;
      readonly teams?: "all" | "town" | "units";
    }[];
    readonly steps: readonly { readonly id: string }[];
    readonly duties: readonly { readonly id: string }[];
  };
  readonly register: {
    readonly bodies: readonly RealBody[];
    readonly facts: readonly Fact[];
  };
  readonly ledgers: readonly Book[];
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly isWorkingDay: IsWorkingDay;
}

export interface Who {
  readonly subject: string;
  readonly team: string | null;
  readonly member: string | null;
  readonly body: string | null;
  readonly name: string | null;
}

/** An event with the document that tells of it. */
export interface Event {
  readonly case: Case;
  readonly matter: string;
  readonly who: Who;
  readonly year: number;
  readonly earliest: Fact;
  readonly latest: Fact;
  readonly book: Book | null;
}

const subjectOf = (fact: Fact): string => required(fact.subject, "subject");
const isTeams = (subject: string): boolean => subject === "team" || subject === "member";
export const isSameSubject = (a: Event | { who: Who; book: Book | null }, b: Event): boolean =>
  a.who.subject === b.who.subject &&
  a.who.body === b.who.body &&
  (a.who.body !== null || (a.book === b.book && a.who.member === b.who.member));

const grouped = (facts: readonly Fact[], alike: (a: Fact, b: Fact) => boolean): Fact[][] => {
  const groups: Fact[][] = [];
  for (const fact of inOrder(facts)) {
    const group = groups.find((one) => alike(required(one[0], "first"), fact));
    if (group === undefined) groups.push([fact]);
    else group.push(fact);
  }
  return groups;
};

const alike = (a: Fact, b: Fact): boolean =>
  a.case === b.case && a.matter === b.matter && a.subject === b.subject && a.member === b.member;

const findingsIn = (facts: readonly Fact[], { asOf, knownAt }: Asked): Fact[] =>
  effectiveFacts(knownFacts({ facts }, knownAt)).filter((fact) => fact.kind === "finding" && fact.day <= asOf);

const caseOf = (fact: Fact, { scheme }: Asked): Case =>
  required(
    scheme.misconduct.find((one) => one.id === fact.case),
    "case",
  );

/** Whether a real body answers for the team of a ledger, or for one member of it: section 13, "Whom for". */
const answers = ({ body, name }: RealBody, book: Book, member: string | null, { scheme }: Asked): boolean => {
  const teams = scheme.bodies.find(({ id }) => id === body)?.teams ?? "all";
  if (teams === "all") return true;
  if (teams === "town") return book.town === name;
  if (!book.units.includes(name)) return false;
  if (member === null) return true;
  const own = book.members.find(({ id }) => id === member)?.unit;
  return own === undefined ? book.units.length === 1 : own === name;
};

/** Real bodies that a finding of a ledger about another body can mean. */
const meantBy = (fact: Fact, book: Book, asked: Asked): RealBody[] => {
  const { scheme, register } = asked;
  const kinds = scheme.bodies.filter((one) => one.subject === fact.subject).map(({ id }) => id);
  return register.bodies.filter((one) => kinds.includes(one.body) && answers(one, book, null, asked));
};

const whoOf = (fact: Fact, book: Book, asked: Asked): Who => {
  const subject = subjectOf(fact);
  const member = fact.member ?? null;
  const common = { subject, team: book.team, member, body: null };
  if (subject === "team") return { ...common, name: book.village };
  if (subject === "member") return { ...common, name: book.members.find(({ id }) => id === member)?.name ?? null };
  const meant = meantBy(fact, book, asked);
  const [only] = meant;
  return only !== undefined && meant.length === 1
    ? { ...common, body: only.id, name: only.name }
    : { ...common, name: null };
};

const eventsOfBook = (book: Book, asked: Asked): Event[] => {
  const assessed = asked.scheme.bodies.find((one) => one.assessed === true)?.id;
  const facts = findingsIn(book.facts ?? [], asked).filter(
    (fact) => !isTeams(subjectOf(fact)) || fact.body === undefined || fact.body === assessed,
  );
  const inTerm = (fact: Fact): boolean =>
    fact.for === undefined
      ? fact.day >= book.term.from && fact.day <= book.term.to
      : yearsTouched(book.term).includes(fact.for);
  return grouped(facts, alike).flatMap((group) => {
    const [earliest, latest] = [required(group[0], "earliest"), required(group.at(-1), "latest")];
    if (!inTerm(earliest)) return [];
    const matter = required(earliest.matter, "matter");
    return [
      {
        case: caseOf(earliest, asked),
        matter,
        who: whoOf(earliest, book, asked),
        year: yearOfFact(earliest),
        earliest,
        latest,
        book,
      },
    ];
  });
};

const eventsOfRegister = (asked: Asked): Event[] =>
  grouped(findingsIn(asked.register.facts, asked), (a, b) => alike(a, b) && a.body === b.body).map((group) => {
    const [earliest, latest] = [required(group[0], "earliest"), required(group.at(-1), "latest")];
    const body = required(earliest.body, "body");
    const name = asked.register.bodies.find(({ id }) => id === body)?.name ?? null;
    const who = { subject: subjectOf(earliest), team: null, member: null, body, name };
    return {
      case: caseOf(earliest, asked),
      matter: required(earliest.matter, "matter"),
      who,
      year: yearOf(earliest.day),
      earliest,
      latest,
      book: null,
    };
  });

const compareWho = (a: Who, b: Who): number =>
  compareText(a.team ?? "", b.team ?? "") ||
  compareText(a.member ?? "", b.member ?? "") ||
  compareText(a.body ?? "", b.body ?? "") ||
  compareText(a.subject, b.subject);

const placeOf = (one: Case, { scheme }: Asked): number => scheme.misconduct.indexOf(one);

/** All events, as they are listed. */
export const eventsIn = (asked: Asked): Event[] => {
  const told = eventsOfRegister(asked);
  const books = asked.ledgers.flatMap((book) => eventsOfBook(book, asked));
  const rest = books.filter(
    ({ case: rule, matter, earliest, book }) =>
      book === null ||
      !told.some(
        (other) =>
          other.case === rule &&
          other.matter === matter &&
          other.who.subject === earliest.subject &&
          meantBy(earliest, book, asked).some(({ id }) => id === other.who.body),
      ),
  );
  return [...told, ...rest].sort(
    (a, b) =>
      placeOf(a.case, asked) - placeOf(b.case, asked) ||
      a.year - b.year ||
      compareWho(a.who, b.who) ||
      compareFacts(a.earliest, b.earliest),
  );
};

const isConfirmed = (event: Event): boolean => event.latest.state === "confirmed";

const pointsOf = ({ case: rule, latest }: Event): string =>
  exactText(decimal((latest.grave === true ? rule.grave?.deduct : undefined) ?? rule.deduct ?? 0));

const lowest = (rows: readonly Row[], { scheme }: Asked): Row | undefined => {
  const rank = (row: Row): number => scheme.grades.findIndex(({ id }) => id === row.limit);
  let found: Row | undefined;
  for (const row of rows) {
    if (row.limit !== undefined && (found === undefined || rank(row) <= rank(found))) found = row;
  }
  return found;
};

export interface Loss {
  readonly event: Event;
  readonly body: string | null;
  readonly name: string | null;
  readonly kind: string | null;
  readonly amount: string;
}

const lossesOf = (event: Event, asked: Asked): Loss[] => {
  const { book, who } = event;
  if (!isTeams(who.subject)) return [{ event, body: who.body, name: who.name, kind: null, amount: pointsOf(event) }];
  if (book === null) return [];
  return (event.case.mirrors ?? []).flatMap((mirror) => {
    const met = asked.register.bodies
      .filter((one) => one.body === mirror.body && answers(one, book, who.member, asked))
      .sort((a, b) => compareText(a.id, b.id));
    const bodies: { id: string | null; name: string | null }[] = met.length === 0 ? [{ id: null, name: null }] : met;
    return bodies.map(({ id, name }) => ({
      event,
      body: id,
      name,
      kind: mirror.body,
      amount: exactText(decimal(mirror.each)),
    }));
  });
};

/** Whether two losses come from one event that meets one body. */
const meetOnce = (a: Loss, b: Loss, all: readonly Loss[]): boolean => {
  if (a.body !== b.body || a.event.year !== b.event.year || a.event.matter !== b.event.matter) return false;
  const sameTeam = a.event.who.team === b.event.who.team;
  if (a.body === null) return a.kind === b.kind && sameTeam;
  const answers = all.some(
    (one) =>
      one.kind === null &&
      one.body === a.body &&
      one.event.year === a.event.year &&
      one.event.matter === a.event.matter,
  );
  return answers || sameTeam;
};

/** The first of the greatest among those that are one with it. */
const isGreatest = <T>(one: T, all: readonly T[], amountOf: (it: T) => string): boolean => {
  const greatest = all.find((other) =>
    all.every((another) => compare(decimal(amountOf(other)), decimal(amountOf(another))) >= 0),
  );
  return greatest === one;
};

const consequences = (
  event: Event,
  nth: number,
  confirmed: readonly Event[],
  losses: readonly Loss[],
  asked: Asked,
) => {
  const { case: rule, who, latest } = event;
  const rows = (rule.ladder ?? []).filter((row) => required(row.nth, "nth") <= nth);
  const grave = latest.grave === true && rule.grave !== undefined ? [rule.grave] : [];
  const limiting = lowest([...rows, ...grave], asked);
  const ofTeam = [...rows, ...grave].filter(
    (row) => who.subject === "team" || (who.subject === "member" && row.spreads === true),
  );
  const taken = [...(rows.at(-1)?.steps ?? []), ...grave.flatMap((row) => row.steps ?? [])];
  const own = losses.find((one) => one.event === event && one.kind === null);
  const sameMatter = confirmed
    .filter(
      (one) =>
        isTeams(one.who.subject) && one.book === event.book && one.year === event.year && one.matter === event.matter,
    )
    .sort((a, b) => compareFacts(a.earliest, b.earliest));
  const counts = isTeams(who.subject)
    ? isGreatest(event, sameMatter, pointsOf)
    : own === undefined ||
      isGreatest(
        own,
        losses.filter((one) => meetOnce(one, own, losses)),
        ({ amount }) => amount,
      );
  return {
    points: pointsOf(event),
    counts,
    zeroes: rule.zeroes === true ? (latest.item ?? null) : null,
    limit: limiting?.limit ?? null,
    teamLimit: lowest(ofTeam, asked)?.limit ?? null,
    veto: limiting?.veto === true,
    steps: asked.scheme.steps.map(({ id }) => id).filter((id) => taken.includes(id)),
  };
};

const serves = ({ service }: Person, { term }: Book, year: number) =>
  service
    .map(({ from, to }) => intersection({ from, to: to ?? term.to }, calendarYear(year)))
    .find((one) => one !== null) ?? null;

/** What a year without a confirmed event says. */
const yearSays = (event: Event, year: number, asked: Asked): "clean" | "open" | "none" => {
  const { who, book } = event;
  const { asOf, knownAt, isWorkingDay, scheme } = asked;
  if (!isTeams(who.subject)) {
    const known = effectiveFacts(knownFacts({ facts: asked.register.facts }, knownAt));
    const heard = known.some(
      (fact) => who.body !== null && fact.body === who.body && yearOf(fact.day) === year && fact.day <= asOf,
    );
    return heard ? "clean" : "none";
  }
  const person = book?.members.find(({ id }) => id === who.member);
  const ledgers =
    who.subject === "team"
      ? asked.ledgers.filter(({ team }) => team === who.team)
      : asked.ledgers.filter((one) => one === book && person !== undefined && serves(person, one, year) !== null);
  const states = ledgers
    .filter(({ term }) => (intersection(calendarYear(year), term)?.from ?? "9999") <= asOf)
    .map((one) => oracleAnnual(scheme as unknown as Scheme, one, { year, asOf, knownAt, isWorkingDay }).gradeState); // the wider keys of a case are of no matter there
  if (states.includes("fixed")) return "clean";
  return states.includes("open") ? "open" : "none";
};

const leadersOf = (who: Who, years: readonly number[], { ledgers, asOf }: Asked) =>
  ledgers
    .filter(({ team }) => team === who.team)
    .flatMap((book) =>
      book.members
        .filter(({ role }) => role === "leader")
        .map((one) => ({
          from: book.term.from,
          member: one.id,
          name: one.name,
          years: years.filter((year) => (serves(one, book, year)?.from ?? "9999") <= asOf),
        })),
    )
    .filter((one) => one.years.length > 0)
    .sort(
      (a, b) => (a.years[0] ?? 0) - (b.years[0] ?? 0) || compareText(a.member, b.member) || compareText(a.from, b.from),
    )
    .map(({ from: _, ...one }) => one);

const rowsOf = (events: readonly Event[], asked: Asked) => {
  const first = required(events[0], "event");
  const { case: rule, who } = first;
  const running = rule.running;
  if (running === undefined) return [];
  const dirty = [...new Set(events.map(({ year }) => year))].sort((a, b) => a - b);
  const rows: { years: number[]; passedOver: { year: number; why: string }[] }[] = [];
  for (const year of dirty) {
    const row = rows.at(-1);
    const last = row?.years.at(-1);
    const between: { year: number; why: string }[] = [];
    for (let one = (last ?? year) + 1; one < year; one += 1)
      between.push({ year: one, why: yearSays(first, one, asked) });
    if (row === undefined || between.some(({ why }) => why === "clean")) rows.push({ years: [year], passedOver: [] });
    else {
      row.years.push(year);
      row.passedOver.push(...between);
    }
  }
  return rows
    .filter(({ years }) => years.length >= running.years)
    .map(({ years, passedOver }) => {
      const open = passedOver.filter(({ why }) => why === "open").map(({ year }) => year);
      const certain = years.some((from, at) => {
        const to = years[at + running.years - 1];
        return to !== undefined && !open.some((year) => year > from && year < to);
      });
      const leads = certain && running.leader === true && who.subject === "team";
      return {
        case: rule.id,
        who,
        years,
        passedOver,
        state: certain ? "stands" : "open",
        steps: certain ? running.steps : [],
        leaders: leads ? leadersOf(who, years, asked) : [],
      };
    });
};

const runningIn = (confirmed: readonly Event[], asked: Asked) => {
  const groups: Event[][] = [];
  for (const event of confirmed) {
    const same = groups.find(([one]) => {
      if (one === undefined || one.case !== event.case) return false;
      const bothTeams = one.who.subject === "team" && event.who.subject === "team";
      return bothTeams ? one.who.team === event.who.team : isSameSubject(one, event);
    });
    if (same === undefined) groups.push([event]);
    else same.push(event);
  }
  const found = groups.flatMap((events) =>
    rowsOf(events, asked).map((row) => ({ row, rule: required(events[0], "event").case })),
  );
  return found
    .sort(
      (a, b) =>
        placeOf(a.rule, asked) - placeOf(b.rule, asked) ||
        compareWho(a.row.who, b.row.who) ||
        (a.row.years[0] ?? 0) - (b.row.years[0] ?? 0),
    )
    .map(({ row }) => row);
};

const refOf = ({ id, day }: Fact) => ({ id, day });

const lossesBy = (confirmed: readonly Event[], asked: Asked): Loss[] => {
  const own = confirmed.filter(({ who }) => !isTeams(who.subject)).flatMap((event) => lossesOf(event, asked));
  const mirrored = confirmed.filter(({ who }) => isTeams(who.subject)).flatMap((event) => lossesOf(event, asked));
  return [...own, ...mirrored].filter(({ amount }) => !isZero(decimal(amount)));
};

const deductionsIn = (losses: readonly Loss[]) =>
  losses.map((loss) => ({
    body: loss.body,
    name: loss.name,
    kind: loss.kind,
    year: loss.event.year,
    case: loss.event.case.id,
    matter: loss.event.matter,
    team: loss.event.who.team,
    member: loss.event.who.member,
    amount: loss.amount,
    counts: isGreatest(
      loss,
      losses.filter((one) => meetOnce(one, loss, losses)),
      ({ amount }) => amount,
    ),
    facts: [refOf(loss.event.latest)],
  }));

/** What the accounts and the standing duties of section 13 read: confirmed events, and what bodies lose by them. */
export const oracleMisconduct = (asked: Asked) => {
  const confirmed = eventsIn(asked).filter(isConfirmed);
  return { confirmed, deductions: deductionsIn(lossesBy(confirmed, asked)) };
};

/** Everything of section 14 but suspicions. */
export const oracleDereliction = (asked: Asked) => {
  const events = eventsIn(asked);
  const confirmed = events.filter(isConfirmed);
  const losses = lossesBy(confirmed, asked);
  const numberOf = (event: Event): number =>
    confirmed
      .filter((one) => one.case === event.case && one.year === event.year && isSameSubject(one, event))
      .indexOf(event) + 1;
  return {
    events: events.map((event) => {
      const nth = isConfirmed(event) ? numberOf(event) : null;
      const rows = (event.case.ladder ?? [])
        .map((row) => required(row.nth, "nth"))
        .filter((row) => nth !== null && row <= nth);
      return {
        case: event.case.id,
        matter: event.matter,
        who: event.who,
        year: event.year,
        state: event.latest.state,
        grave: event.latest.grave === true,
        nth,
        row: rows.length === 0 ? null : Math.max(...rows),
        consequences: nth === null ? null : consequences(event, nth, confirmed, losses, asked),
        facts: event.earliest === event.latest ? [refOf(event.earliest)] : [refOf(event.earliest), refOf(event.latest)],
      };
    }),
    deductions: deductionsIn(losses),
    running: runningIn(confirmed, asked),
  };
};
