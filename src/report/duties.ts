/** Duties and mechanisms as tables of strings: how each body stands, what is overdue, what is due next, where the mechanisms stand. */
import type { BodyResult, Counts, DutiesEvaluation, MechanismView, NextDue } from "../model/answer/duties";
import { dayNumber, yearOf } from "../model/calendar";
import type { Language, Text } from "../model/text";
import { dutiesWords, shownStates } from "./duties-words";
import { leagueWords } from "./league-words";
import { aligned } from "./numbers";
import type { Column, Row, Table, Tone } from "./table";
import { join } from "./words";

/** What the answer itself does not say about its district. */
export interface DutiesOfDistrict {
  readonly title: Text;
  /** Whether the data are invented, which is then said. */
  readonly invented: boolean;
  /** The day on which this is read. */
  readonly today: string;
}

const left = (text: Text, language: Language): Column => ({ title: text[language], side: "left" });
const right = (text: Text, language: Language): Column => ({ title: text[language], side: "right" });

const stateColumns = (language: Language): Column[] =>
  shownStates.map((state) => right(dutiesWords.states[state], language));

const cellOf = (count: number): string => (count === 0 ? "-" : String(count));
const stateCells = (counts: Counts): string[] => shownStates.map((state) => cellOf(counts[state]));

const toneOf = ({ broken, overdue, late }: Counts): Tone => {
  if (broken > 0) return "worst";
  if (overdue > 0) return "none";
  return late > 0 ? "middle" : "best";
};

/** The balances of a year, with points under points; a dash for bodies without an account. */
const balancesOf = (bodies: readonly BodyResult[], year: number): ReadonlyMap<string, string | undefined> => {
  const held = bodies.flatMap(({ id, accounts }) =>
    accounts.filter((one) => one.year === year).map(({ balance }) => [id, balance] as const),
  );
  const texts = aligned(held.map(([, balance]) => balance));
  return new Map(held.map(([id], at) => [id, texts[at]]));
};

const rowOf = (
  body: BodyResult,
  balance: string | undefined,
  kinds: ReadonlyMap<string, Text>,
  language: Language,
): Row => {
  const kind = kinds.get(body.kind);
  return {
    cells: [
      kind === undefined ? body.kind : kind[language],
      body.name,
      String(body.counts.total),
      ...stateCells(body.counts),
      balance ?? "-",
    ],
    notes: [],
    tone: toneOf(body.counts),
  };
};

/**
 * How every body stands: one row each, with its obligations by state and its account of the year.
 * @example dutiesTable(evaluateDuties(scheme, district, { asOf }), { title, invented: false, today }, "zh").rows.length
 */
export const dutiesTable = (evaluation: DutiesEvaluation, of: DutiesOfDistrict, language: Language): Table => {
  const { asOf, knownAt, scheme, bodies, counts, unassigned } = evaluation;
  const { columns } = dutiesWords;
  const year = yearOf(asOf);
  const balances = balancesOf(bodies, year);
  const kinds = new Map(scheme.bodies.map(({ id, title }) => [id, title]));
  const about = [
    ...(of.invented ? [leagueWords.invented] : []),
    leagueWords.scheme(scheme),
    ...(knownAt === null ? [] : [dutiesWords.known(knownAt)]),
    ...(asOf > of.today ? [leagueWords.ahead(of.today)] : []),
    dutiesWords.units,
    dutiesWords.shownOnce,
    leagueWords.notice(scheme.notice),
  ];
  const foot = [
    dutiesWords.total(counts),
    ...(unassigned.length === 0 ? [] : [dutiesWords.unassigned(unassigned.length)]),
  ];
  return {
    title: dutiesWords.title(of.title, asOf)[language],
    about: about.map((text) => text[language]),
    columns: [
      left(columns.kind, language),
      left(columns.body, language),
      right(columns.total, language),
      ...stateColumns(language),
      right(columns.account(year), language),
    ],
    rows: bodies.map((body) => rowOf(body, balances.get(body.id), kinds, language)),
    foot: foot.map((text) => text[language]),
  };
};

/** What is to be done alike for several villages or members of one body: one line. */
interface Bundle {
  readonly body: BodyResult;
  readonly all: readonly NextDue[];
  readonly first: NextDue;
}

const bundlesOf = (bodies: readonly BodyResult[], overdue: boolean): Bundle[] => {
  const bundles = new Map<string, Bundle>();
  for (const body of bodies) {
    for (const one of body.next.filter((next) => next.overdue === overdue)) {
      const key = [body.id, one.duty, one.due, one.occasion?.id, one.missing].join("\n");
      const known = bundles.get(key);
      bundles.set(key, { body, first: known?.first ?? one, all: [...(known?.all ?? []), one] });
    }
  }
  return [...bundles.values()];
};

const titlesOf = ({ lists }: BodyResult): ReadonlyMap<string, Text> =>
  new Map(lists.flatMap(({ duties }) => duties.map(({ duty, title }) => [duty, title] as const)));

type Villages = ReadonlyMap<string, string>;

const whomOf = ({ all, first }: Bundle, villages: Villages, language: Language): string => {
  if (first.occasion?.title != null) return first.occasion.title;
  if (first.member !== null) return dutiesWords.members(all.length)[language];
  if (all.length > 1) return dutiesWords.villages(all.length)[language];
  return first.team === null ? "" : (villages.get(first.team) ?? first.team);
};

const bundleRow = (bundle: Bundle, asOf: string, villages: Villages, language: Language): Row => {
  const { body, first } = bundle;
  const days = dayNumber(first.due) - dayNumber(asOf);
  const standing = first.overdue ? dutiesWords.overdueBy(-days) : dutiesWords.dueIn(days);
  const title = titlesOf(body).get(first.duty);
  return {
    cells: [
      first.due,
      body.name,
      title === undefined ? first.duty : `${first.duty} ${title[language]}`,
      whomOf(bundle, villages, language),
      join([standing, dutiesWords.missing(first.missing ?? 0)], "", "")[language],
    ],
    notes: [],
    tone: first.overdue ? "worst" : "middle",
  };
};

/** Most lines of a list; the JSON holds them all. */
const mostLines = 20;

/**
 * What is overdue, the latest first, or what is due next, the earliest first; what is alike for several villages or members is one line.
 * @example nextTable(evaluation, false, "zh").rows[0]?.cells
 */
export const nextTable = ({ asOf, bodies }: DutiesEvaluation, overdue: boolean, language: Language): Table => {
  const { columns } = dutiesWords;
  const order = overdue ? -1 : 1;
  const bundles = bundlesOf(bodies, overdue).sort((a, b) =>
    a.first.due === b.first.due ? 0 : (a.first.due < b.first.due ? -1 : 1) * order,
  );
  const rest = bundles.length - mostLines;
  const villages: Villages = new Map(bodies.map(({ id, name }) => [id, name]));
  return {
    title: (overdue ? dutiesWords.overdueTitle : dutiesWords.nextTitle)[language],
    about: [],
    columns: [columns.due, columns.body, columns.duty, columns.whom, columns.standing].map((text) =>
      left(text, language),
    ),
    rows: bundles.slice(0, mostLines).map((bundle) => bundleRow(bundle, asOf, villages, language)),
    foot: bundles.length === 0 ? [dutiesWords.none[language]] : rest > 0 ? [dutiesWords.more(rest)[language]] : [],
  };
};

/** What became of what was handed to bodies, duty by duty. */
const dispatchedNotes = ({ dispatched, duties }: MechanismView): Text[] =>
  duties.flatMap(({ duty, title, counts }) =>
    dispatched.some((one) => one.duty === duty) ? [dutiesWords.dispatched(title, counts)] : [],
  );

/** Whom a duty of one body for all members reached, in its last two parts. */
const coverageNotes = ({ coverage, duties }: MechanismView): Text[] =>
  duties.flatMap(({ duty, title }) => {
    const own = coverage.filter((one) => one.duty === duty && one.of === "member");
    const bodies = new Set(own.map(({ body }) => body));
    return bodies.size > 1 ? [] : own.slice(-2).map((one) => dutiesWords.coverage(title, one));
  });

/**
 * The mechanisms of a scheme: what was held, how what is owed stands; below, whom training reached and what became of dispatched problems.
 * @example mechanismsTable(mechanismsOf(scheme, evaluation), "zh").rows.length
 */
export const mechanismsTable = (views: readonly MechanismView[], language: Language): Table => ({
  title: dutiesWords.mechanismsTitle[language],
  about: [],
  columns: [
    left(dutiesWords.columns.mechanism, language),
    right(dutiesWords.columns.held, language),
    ...stateColumns(language),
  ],
  rows: views.map((view) => ({
    cells: [view.title[language], cellOf(view.held.length), ...stateCells(view.counts)],
    notes: [...dispatchedNotes(view), ...coverageNotes(view)].map((text) => text[language]),
    tone: toneOf(view.counts),
  })),
  foot: [],
});
