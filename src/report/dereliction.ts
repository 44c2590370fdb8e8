/** Dereliction as a table: what stands confirmed and what follows, what is under investigation, what is suspected and why. */
import type { Consequences, Dereliction, DerelictionEvent, Running, Suspicion } from "../model/answer/dereliction";
import type { Language, Text } from "../model/text";
import { derelictionWords } from "./dereliction-words";
import { leagueWords } from "./league-words";
import type { Row, Table, Tone } from "./table";
import { factsText, isSaid, join, nothing, say } from "./words";

/** What the answer itself does not say about its district. */
export interface DerelictionOf {
  readonly title: Text;
  /** Whether the data are invented, which is then said. */
  readonly invented: boolean;
}

/** A row before it is put into one language. */
interface Told {
  readonly cells: readonly Text[];
  readonly notes: readonly Text[];
  readonly tone: Tone;
}

const titleIn = (things: readonly { readonly id: string; readonly title: Text }[], id: string): Text =>
  things.find((one) => one.id === id)?.title ?? say(id, id);

const stepsText = ({ scheme }: Dereliction, steps: readonly string[]): Text =>
  steps.length === 0
    ? say("—", "-")
    : join(
        steps.map((step) => titleIn(scheme.steps, step)),
        "、",
        ", ",
      );

const sentence = (parts: readonly Text[]): Text[] => {
  const said = join(parts.filter(isSaid), "；", "; ");
  return isSaid(said) ? [say(`${said.zh}。`, `${said.en}.`)] : [];
};

const consequencesText = (
  { points, counts, zeroes, limit, teamLimit, veto }: Consequences,
  { scheme }: Dereliction,
): Text[] => [
  points === "0" ? nothing : derelictionWords.points(points, counts),
  zeroes === null ? nothing : derelictionWords.zeroes(zeroes),
  limit === null ? nothing : derelictionWords.limit(titleIn(scheme.grades, limit), veto),
  teamLimit === null || teamLimit === limit ? nothing : derelictionWords.teamLimit(titleIn(scheme.grades, teamLimit)),
];

/** What the event takes from towns and units. */
const mirrorsText = (event: DerelictionEvent, { deductions }: Dereliction): Text[] =>
  deductions
    .filter(
      ({ kind, case: name, matter, year, team, member, counts }) =>
        kind !== null &&
        counts &&
        name === event.case &&
        matter === event.matter &&
        year === event.year &&
        team === event.who.team &&
        member === event.who.member,
    )
    .map(({ name, amount }) => derelictionWords.mirror(name, amount));

const holdsUp = ({ state, who }: DerelictionEvent): boolean =>
  state === "investigating" && (who.subject === "team" || who.subject === "member");

const tones: Readonly<Record<DerelictionEvent["state"], Tone>> = {
  confirmed: "worst",
  investigating: "none",
  suspected: "none",
  dismissed: "middle",
};

const caseText = (id: string, title: Text): Text => say(`${id} ${title.zh}`, `${id} ${title.en}`);

const eventRow = (event: DerelictionEvent, answer: Dereliction): Told => {
  const { state, who, year, nth, grave, consequences } = event;
  return {
    cells: [
      derelictionWords.states[state],
      caseText(event.case, event.title),
      derelictionWords.subject(who),
      say(String(year), String(year)),
      nth === null ? say("—", "-") : derelictionWords.nth(nth),
      holdsUp(event) ? derelictionWords.open : stepsText(answer, consequences?.steps ?? []),
    ],
    notes: [
      ...sentence([
        grave ? derelictionWords.grave : nothing,
        ...(consequences === null ? [] : consequencesText(consequences, answer)),
        ...mirrorsText(event, answer),
      ]),
      factsText(event.facts),
    ],
    tone: tones[state],
  };
};

const runningRow = (run: Running, answer: Dereliction): Told => {
  const passed = (why: "none" | "open"): Text[] => {
    const years = run.passedOver.filter((one) => one.why === why).map(({ year }) => year);
    return years.length === 0 ? [] : [derelictionWords.passedOver(years, why)];
  };
  return {
    cells: [
      derelictionWords.running,
      caseText(run.case, run.title),
      derelictionWords.subject(run.who),
      derelictionWords.years(run.years),
      say("—", "-"),
      stepsText(answer, run.steps),
    ],
    notes: sentence([
      ...passed("open"),
      ...passed("none"),
      ...(run.leaders.length === 0 ? [] : [derelictionWords.leaders(run.leaders)]),
    ]),
    tone: run.state === "stands" ? "worst" : "none",
  };
};

const foundText = ({ found }: Suspicion): Text => {
  switch (found.kind) {
    case "short-spans":
      return derelictionWords.spans(found.spans, found.item);
    case "overdue":
      return derelictionWords.obligations(found.title, found.obligations);
    case "condition":
      return derelictionWords.condition(found.item, found.found, found);
  }
};

const suspicionRow = (suspicion: Suspicion): Told => ({
  cells: [
    derelictionWords.clue,
    caseText(suspicion.case, suspicion.title),
    derelictionWords.subject(suspicion.who),
    say(String(suspicion.year), String(suspicion.year)),
    say("—", "-"),
    derelictionWords.check,
  ],
  notes: sentence([
    suspicion.grave ? derelictionWords.grave : nothing,
    foundText(suspicion),
    derelictionWords.since(suspicion.since),
    derelictionWords.answer(suspicion.matter),
  ]),
  tone: "none",
});

const rowsOf = (answer: Dereliction, suspicions: readonly Suspicion[]): Told[] => {
  const inState = (state: DerelictionEvent["state"]): Told[] =>
    answer.events.filter((event) => event.state === state).map((event) => eventRow(event, answer));
  return [
    ...inState("confirmed"),
    ...answer.running.map((run) => runningRow(run, answer)),
    ...inState("investigating"),
    ...inState("suspected"),
    ...suspicions.map(suspicionRow),
    ...inState("dismissed"),
  ];
};

const inOne = ({ cells, notes, tone }: Told, language: Language): Row => ({
  cells: cells.map((cell) => cell[language]),
  notes: notes.map((note) => note[language]),
  tone,
});

/**
 * What is known of dereliction as a table: confirmed events with what follows, years in a row, what is under investigation, what somebody
 * suspects, what the records suggest, and what was dismissed.
 * @example derelictionTable(evaluateDereliction(scheme, records, on), suspicionsOf(scheme, records, on), { title, invented: false }, "zh").rows
 */
export const derelictionTable = (
  answer: Dereliction,
  suspicions: readonly Suspicion[],
  of: DerelictionOf,
  language: Language,
): Table => {
  const { asOf, knownAt, scheme, events } = answer;
  const countOf = (state: DerelictionEvent["state"]): number => events.filter((one) => one.state === state).length;
  const about = [
    ...(of.invented ? [leagueWords.invented] : []),
    leagueWords.scheme(scheme),
    ...(knownAt === null ? [] : [derelictionWords.known(knownAt)]),
    leagueWords.notice(scheme.notice),
  ];
  const counts = derelictionWords.counts(
    countOf("confirmed"),
    countOf("investigating"),
    countOf("suspected"),
    suspicions.length,
  );
  return {
    title: derelictionWords.title(of.title, asOf)[language],
    about: about.map((text) => text[language]),
    columns: derelictionWords.columns.map((title) => ({ title: title[language], side: "left" })),
    rows: rowsOf(answer, suspicions).map((row) => inOne(row, language)),
    foot: [counts[language]],
  };
};
