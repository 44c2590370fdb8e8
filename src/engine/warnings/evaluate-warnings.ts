/** The question of warnings: which colour a team has on a day, since when, and what follows. FORMAT.md, section 19. */
import type { CriterionResult, KeptColour, Warnings } from "../../model/answer/warnings";
import { chineseCalendar, type Day, type Period, type WorkingCalendar } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import { unknownName } from "../../model/names";
import { InvalidInputError, type Problem, problem } from "../../model/problem";
import { type Scheme, semantics } from "../../model/scheme";
import type { Criterion, WarningRules } from "../../model/warning";
import { checkDay } from "../evaluate";
import { type Kept, keptAt, shelfOf } from "../kept";
import { planOf } from "../plan";
import { checkCalendar, checkInForce } from "../series";
import { colourOf, consequencesOf, held, type Places, placesOf, sinceOf } from "./colour";
import { measuredValue, type Trial, trialOf } from "./criterion";
import { endedParts, itemsByPart, type Look, lookFrom } from "./look";

/** The question for warnings. */
export interface WarningQuestion {
  /** The day to stand on; inside the term. */
  readonly asOf: Day;
  /** Only facts recorded by this day are known; all, where it is left out. */
  readonly knownAt?: Day | undefined;
  /** Working days; the default is `chineseCalendar`. */
  readonly calendar?: WorkingCalendar | undefined;
  /** Colours kept in an earlier term of the same team: its answer's `history`. Parts that do not end before this term are left out. */
  readonly before?: readonly KeptColour[] | undefined;
}

/** The rules of a scheme, made ready. */
interface Ready {
  readonly rules: WarningRules;
  readonly places: Places;
  readonly trials: readonly { readonly criterion: Criterion; readonly trial: Trial }[];
  readonly named: ReturnType<typeof itemsByPart>;
}

const makeReady = (rules: WarningRules, scheme: Scheme): Ready => ({
  rules,
  places: placesOf(rules),
  trials: rules.criteria.map((criterion) => ({ criterion, trial: trialOf(criterion, scheme) })),
  named: itemsByPart(rules),
});

const readyOnes = new WeakMap<Scheme, Ready>();

/** A scheme's warnings made ready, on first use; none where it has no such section. */
const readyOf = (scheme: Scheme): Ready | undefined => {
  const known = readyOnes.get(scheme);
  if (known !== undefined || scheme.warnings === undefined) return known;
  const ready = makeReady(scheme.warnings, scheme);
  readyOnes.set(scheme, ready);
  return ready;
};

const refuse = (...problems: Problem[]): never => {
  throw new InvalidInputError(problems);
};

const check = (scheme: Scheme, { term }: Ledger, question: WarningQuestion, { places }: Ready): void => {
  const { asOf, knownAt, calendar = chineseCalendar, before = [] } = question;
  checkDay(asOf, "asOf");
  checkDay(knownAt, "knownAt");
  if (asOf < term.from || asOf > term.to)
    refuse(problem("day-outside-term", ["asOf"], { day: asOf, from: term.from, to: term.to }));
  const gone: Period = { from: term.from, to: asOf };
  checkInForce(scheme, gone);
  checkCalendar(planOf(scheme), gone, calendar);
  const known = new Set(places.keys());
  const unknown = before.flatMap(({ colour }, index) =>
    unknownName(colour ?? undefined, known, "colour", ["before", index, "colour"]),
  );
  if (unknown.length > 0) refuse(...unknown);
};

/** Whether something was recorded over a part: some item that the scheme names has a measured value in it. */
const isRecorded = ({ records, every }: WarningRules, part: Period, look: Look): boolean =>
  records.length === 0 || records.some((item) => measuredValue(look.item(item, part, every)) !== undefined);

/** What was found on the days of one question, by criterion. */
interface Found {
  readonly scheme: Scheme;
  readonly onDay: Map<Day, Map<Criterion, CriterionResult>>;
}

const foundBefore = shelfOf<Ledger, Found>();

/** Whether two schemes differ in nothing but their warnings: then what a criterion finds depends on the criterion alone. */
const isSameBeside = (a: Scheme, b: Scheme): boolean => {
  const [one, other] = [a, b].map(({ warnings: _, ...rest }) => new Map<string, unknown>(Object.entries(rest)));
  return one?.size === other?.size && [...(one ?? [])].every(([key, value]) => other?.get(key) === value);
};

/** What the criteria find on a day, each kept where it finds the same. */
const triesFor = (scheme: Scheme, ledger: Ledger, { trials }: Ready, kept: Kept | undefined) => {
  const before = kept && keptAt(foundBefore(kept), ledger, (): Found => ({ scheme, onDay: new Map() }));
  if (before === undefined || !isSameBeside(before.scheme, scheme))
    return (look: Look): CriterionResult[] => trials.map(({ trial }) => trial(look));
  const home = new Set(before.scheme.warnings?.criteria);
  return (look: Look): CriterionResult[] => {
    const found = keptAt(before.onDay, look.day, () => new Map<Criterion, CriterionResult>());
    return trials.map(({ criterion, trial }) =>
      home.has(criterion) ? keptAt(found, criterion, () => trial(look)) : trial(look),
    );
  };
};

/** The colour that a part of the term keeps: the one of its last day. */
const colourKept = (part: Period, look: Look, criteria: readonly CriterionResult[], ready: Ready): KeptColour => {
  const { rules, places } = ready;
  const colour = isRecorded(rules, part, look) ? colourOf(rules, places, criteria) : null;
  return { from: part.from, to: part.to, colour, criteria: held(criteria).map(({ id }) => id) };
};

const earlierParts = (before: readonly KeptColour[], term: Period): KeptColour[] =>
  before.filter(({ to }) => to < term.from).sort((a, b) => (a.from < b.from ? -1 : 1));

/** The question of warnings, with where to keep what it reads for the same question of another scheme. */
export const answerWarnings = (scheme: Scheme, ledger: Ledger, question: WarningQuestion, kept?: Kept): Warnings => {
  const ready = readyOf(scheme) ?? refuse(problem("no-warnings", []));
  check(scheme, ledger, question, ready);
  const { rules, places, named } = ready;
  const tries = triesFor(scheme, ledger, ready, kept);
  const { asOf, knownAt, calendar, before = [] } = question;
  const { term } = ledger;
  const lookAt = (day: Day): Look => lookFrom(scheme, ledger, named, day, { knownAt, calendar, kept });
  const own = endedParts(term, rules.every, asOf).map((part) => {
    const then = lookAt(part.to);
    return colourKept(part, then, tries(then), ready);
  });
  const history = [...earlierParts(before, term), ...own];
  const look = lookAt(asOf);
  const criteria = tries(look);
  const colour = colourOf(rules, places, criteria);
  return {
    semantics,
    scheme: planOf(scheme).stamp,
    team: ledger.team,
    village: ledger.village,
    town: ledger.town,
    term: { from: term.from, to: term.to },
    asOf,
    knownAt: knownAt ?? null,
    colours: rules.colours.map(({ id, title, shade }) => ({ id, title, shade: shade ?? null })),
    colour,
    since: sinceOf(history, colour, places),
    holding: held(criteria).length,
    criteria,
    every: rules.every,
    history,
    consequences: consequencesOf(rules, scheme, history, asOf, places),
  };
};

/**
 * The warnings of a team on a day: every criterion with what it compared, the colour of the day, the colours kept at the
 * end of each part of the term so far, and what follows from them. The past is looked at from the past day, by what is
 * known now; with `knownAt`, by what was known then.
 * @throws {InvalidInputError} where the scheme has no warnings or is not in force, the day is outside the term, or holiday data is missing
 * @example evaluateWarnings(scheme, ledger, { asOf: "2022-09-30" }).colour // "yellow"
 */
export const evaluateWarnings = (scheme: Scheme, ledger: Ledger, question: WarningQuestion): Warnings =>
  answerWarnings(scheme, ledger, question);
