/** Owns the suspicions of section 14: spans too short, obligations too late, conditions that hold. */
import {
  addDays,
  calendarPart,
  calendarYear,
  countDays,
  type Every,
  earlier,
  intersection,
  yearOf,
  yearsTouched,
} from "./day.js";
import { type Asked, type Book, type Case, type Event, eventsIn, isSameSubject, type Who } from "./dereliction.js";
import { oracleAnnual, settingOf } from "./evaluate.js";
import { compareText } from "./facts.js";
import { decimal, divide, exactText, type Fraction, isZero, less, multiply } from "./fraction.js";
import { hasClaim, type Span, spansOf } from "./measure-attendance.js";
import { required, type Scheme } from "./shapes.js";

export interface Owed {
  readonly id?: string | undefined;
  readonly body: string;
  readonly duty: string;
  readonly due: string;
  readonly state: string;
  readonly done?: string | null | undefined;
}

interface Rule {
  readonly kind: string;
  readonly item?: string;
  readonly every?: Every;
  readonly days?: string;
  readonly below?: string;
  readonly times?: number;
  readonly duties?: readonly string[];
  readonly each?: string;
  readonly when?: Scheme["caps"] extends readonly (infer C)[] | undefined
    ? C extends { when: infer W }
      ? W
      : never
    : never;
}

const part = (written: string): Fraction => {
  const [above = "", below] = written.split("/");
  return below === undefined ? decimal(above) : divide(decimal(above), decimal(below));
};

const schemeOf = ({ scheme }: Asked): Scheme => scheme as unknown as Scheme; // what section 14 adds to cases is of no matter there

/** The part of each year of a term that has begun. */
const yearsOf = (book: Book, asOf: string) =>
  yearsTouched(book.term).flatMap((year) => {
    const period = intersection(calendarYear(year), book.term);
    return period === null || period.from > asOf ? [] : [{ year, from: period.from, to: earlier(period.to, asOf) }];
  });

const aboutIn = (events: readonly Event[], rule: Case, who: Who, book: Book | null): Event[] =>
  events.filter((event) => event.case === rule && isSameSubject({ who, book }, event));

const shortIn = (book: Book, memberId: string, rule: Rule, year: number, asked: Asked): Span[] => {
  const { asOf, knownAt, isWorkingDay } = asked;
  const item = schemeOf(asked)
    .rubric.categories.flatMap((category) => category.items)
    .find(({ id }) => id === rule.item);
  const own = required(item, "item");
  const evaluation = oracleAnnual(schemeOf(asked), book, { year, asOf, knownAt, isWorkingDay });
  if (evaluation.items.find(({ id }) => id === own.id)?.why === "waiver") return [];
  const setting = settingOf("annual", schemeOf(asked), book, year, asOf, { knownAt, isWorkingDay });
  if (!hasClaim(setting, setting.window)) return [];
  const every = rule.every ?? required(own.measure.every, "every");
  const measure = { ...own.measure, every, days: rule.days ?? own.measure.days };
  const member = required(
    book.members.find(({ id }) => id === memberId),
    "member",
  );
  return spansOf(setting, measure, member).filter((span) => {
    const last = earlier(calendarPart(span.from, every).to, book.term.to);
    const closed = asOf > addDays(last, own.collect?.within ?? 0);
    return closed && !isZero(span.needed) && less(span.present, multiply(part(rule.below ?? "1"), span.needed));
  });
};

interface Raised {
  readonly who: Who;
  readonly year: number;
  readonly matter: string;
  readonly since: string;
  readonly what: unknown;
  readonly term: string;
}

const ofSpans = (rule: Rule, of: Case, events: readonly Event[], asked: Asked): Raised[] =>
  asked.ledgers.flatMap((book) =>
    yearsOf(book, asked.asOf).flatMap(({ year }) =>
      book.members.flatMap((member) => {
        const who = { subject: "member", team: book.team, member: member.id, body: null, name: member.name };
        const about = aboutIn(events, of, who, book);
        const inYear = about.filter((event) => event.year === year);
        const rest = shortIn(book, member.id, rule, year, asked).filter(({ to }) =>
          inYear.every(({ latest }) => to > latest.day),
        );
        const decisive = rest[required(rule.times, "times") - 1];
        const matter = `${rule.item}/${rest[0]?.from}`;
        if (decisive === undefined || about.some((event) => event.matter === matter)) return [];
        const what = rest.map(({ from, to, needed, present }) => [from, to, exactText(needed), exactText(present)]);
        return [{ who, year, matter, since: addDays(decisive.to, 1), what, term: book.term.from }];
      }),
    ),
  );

/** A condition holds of a year where a cap with it would. */
const holds = (rule: Rule, book: Book, year: number, asked: Asked): boolean => {
  const { asOf, knownAt, isWorkingDay } = asked;
  const limit = required(schemeOf(asked).grades[0], "grade").id;
  const scheme: Scheme = {
    ...schemeOf(asked),
    caps: [{ id: "x", when: required(rule.when, "when"), limit, in: ["annual"] }],
  };
  return oracleAnnual(scheme, book, { year, asOf, knownAt, isWorkingDay }).caps.some(
    ({ id, source }) => source === "scheme" && id === "x",
  );
};

const ofConditions = (rule: Rule, of: Case, events: readonly Event[], asked: Asked): Raised[] =>
  asked.ledgers.flatMap((book) =>
    yearsOf(book, asked.asOf).flatMap(({ year, from, to }) => {
      const who = { subject: "team", team: book.team, member: null, body: null, name: book.village };
      const matter = `condition/${year}`;
      const answered = aboutIn(events, of, who, book).some((event) => event.year === year || event.matter === matter);
      if (answered || !holds(rule, book, year, asked)) return [];
      return [{ who, year, matter, since: to, what: [from, to], term: book.term.from }];
    }),
  );

const daysBetween = (from: string, to: string): number => (to < from ? 0 : countDays({ from, to }) - 1);

const ofDuties = (
  rule: Rule,
  of: Case,
  owed: readonly Owed[],
  events: readonly Event[],
  asked: Asked,
  most: number,
): Raised[] => {
  const late = owed
    .filter(({ duty, state }) => required(rule.duties, "duties").includes(duty) && ["overdue", "late"].includes(state))
    .map((one) => ({ one, done: one.state === "late" ? required(one.done ?? undefined, "done") : null }))
    .filter(
      ({ one, done }) => (done === null || done <= asked.asOf) && daysBetween(one.due, done ?? asked.asOf) > most,
    );
  const matterOf = ({ duty, due, id }: Owed): string => `${duty}/${rule.each === "duty" ? yearOf(due) : (id ?? due)}`;
  const keyOf = (one: Owed): string => `${one.body} ${matterOf(one)} ${rule.each === "duty" ? "" : one.due}`;
  return [...new Set(late.map(({ one }) => keyOf(one)))].flatMap((key) => {
    const mine = late
      .filter(({ one }) => keyOf(one) === key)
      .sort(
        (a, b) =>
          compareText(a.one.due, b.one.due) ||
          compareText(a.one.id ?? "", b.one.id ?? "") ||
          compareText(a.done ?? "", b.done ?? ""),
      );
    const { one } = required(mine[0], "obligation");
    const real = asked.register.bodies.find(({ id }) => id === one.body);
    const subject = asked.scheme.bodies.find(({ id }) => id === real?.body)?.subject;
    const book = asked.ledgers.find(
      ({ team, term }) => team === one.body && one.due >= term.from && one.due <= term.to,
    );
    const who: Who | undefined =
      real !== undefined && subject !== undefined
        ? { subject, team: null, member: null, body: real.id, name: real.name }
        : book && { subject: "team", team: book.team, member: null, body: null, name: book.village };
    if (who === undefined) return [];
    const matter = matterOf(one);
    const about = aboutIn(events, of, who, who.body === null ? (book ?? null) : null);
    if (about.some((event) => event.matter === matter)) return [];
    const what = mine.map(({ one: { id, due }, done }) => [
      id ?? null,
      due,
      daysBetween(due, done ?? asked.asOf),
      done,
    ]);
    return [
      { who, year: yearOf(one.due), matter, since: addDays(one.due, most + 1), what, term: book?.term.from ?? "" },
    ];
  });
};

const compareWho = (a: Who, b: Who): number =>
  compareText(a.team ?? "", b.team ?? "") ||
  compareText(a.member ?? "", b.member ?? "") ||
  compareText(a.body ?? "", b.body ?? "") ||
  compareText(a.subject, b.subject);

/** All suspicions, as they are listed. */
export const oracleSuspicions = (asked: Asked, owed: readonly Owed[]) => {
  const events = eventsIn(asked);
  return asked.scheme.misconduct.flatMap((of) =>
    (of.suspect ?? []).flatMap((written, at) => {
      const rule = written as unknown as Rule; // read by its kind below
      const raised =
        rule.kind === "short-spans"
          ? ofSpans(rule, of, events, asked)
          : rule.kind === "condition"
            ? ofConditions(rule, of, events, asked)
            : ofDuties(rule, of, owed, events, asked, Number(rule.days));
      return raised
        .sort(
          (a, b) =>
            a.year - b.year ||
            compareWho(a.who, b.who) ||
            compareText(a.matter, b.matter) ||
            compareText(a.term, b.term) ||
            compareText(a.since, b.since),
        )
        .map(({ term: _, ...one }) => ({ case: of.id, rule: at + 1, grave: written["grave"] === true, ...one }));
    }),
  );
};
