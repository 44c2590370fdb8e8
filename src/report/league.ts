/** The league table of a district as strings: what stands in each column, and the words around it. How wide it is drawn is not decided here. */
import type { Evaluation } from "../model/evaluation";
import { compare, exactFrom } from "../model/points";
import type { Language, Text } from "../model/text";
import { gradeText, reasonsText } from "./decided";
import { leagueWords } from "./league-words";
import type { Column, Row, Table, Tone } from "./table";
import { join } from "./words";

/** What the evaluations themselves do not say about their district. */
export interface LeagueOf {
  readonly title: Text;
  /** Whether the data are invented, which is then said. */
  readonly invented: boolean;
  /** The day on which this is read. */
  readonly today: string;
  /** Teams that the question does not reach, with the reason. */
  readonly outside: readonly { readonly team: string; readonly village: string; readonly why: Text }[];
}

const byTotal = (a: Evaluation, b: Evaluation): number => {
  const order = compare(exactFrom(b.total), exactFrom(a.total));
  return order === 0 ? (a.team < b.team ? -1 : 1) : order;
};

const isRanked = ({ kind, grade }: Evaluation): boolean => kind === "daily" || grade !== null;

/** Ranks by total: equal totals share a rank, and the next one counts them all. Teams without a grade have none. */
const ranksOf = (sorted: readonly Evaluation[]): ReadonlyMap<string, number> => {
  const ranked = sorted.filter(isRanked);
  return new Map(
    ranked.map(({ team, total }) => [
      team,
      ranked.findIndex((other) => compare(exactFrom(other.total), exactFrom(total)) === 0) + 1,
    ]),
  );
};

/** Decimals with equally many digits after the point, so that they stand under each other. */
export const aligned = (decimals: readonly string[]): string[] => {
  const digitsOf = (decimal: string): number => (decimal.split(".")[1] ?? "").length;
  const most = Math.max(0, ...decimals.map(digitsOf));
  return decimals.map((decimal) => {
    if (most === 0) return decimal;
    const point = decimal.includes(".") ? "" : ".";
    return `${decimal}${point}${"0".repeat(most - digitsOf(decimal))}`;
  });
};

const dashed = (decimal: string): string => (/[1-9]/.test(decimal) ? decimal : "-");

/** What a kind of evaluation shows of each team, between its name and its total. */
const partsOf = ({ parts, base, bonus, deduction }: Evaluation): string[] =>
  parts === null ? [base, bonus, deduction] : [parts.annualPoints, parts.termPoints];

const lastOf = (evaluation: Evaluation, language: Language): string => {
  if (evaluation.kind !== "daily") return gradeText(evaluation)[language];
  const late = evaluation.owed.filter(({ overdue }) => overdue).length;
  return late === 0 ? "" : leagueWords.overdue(late)[language];
};

const toneOf = ({ grade, scheme }: Evaluation): Tone => {
  if (grade === null) return "none";
  const place = scheme.grades.findIndex(({ id }) => id === grade);
  return place === 0 ? "worst" : place === scheme.grades.length - 1 ? "best" : "middle";
};

/** Most items that one note names. */
const mostNamed = 2;

/** Items by title and id; beyond a few, how many there are. */
const itemNames = ({ items }: Evaluation, ids: readonly string[]): Text => {
  const named = ids.slice(0, mostNamed).map((id) => leagueWords.item(id, items.find((item) => item.id === id)?.title));
  return leagueWords.items(named, ids.length);
};

/** Why there is no grade, or not yet, with the items by name. */
const openText = (evaluation: Evaluation): Text => {
  const { gradeReasons } = evaluation;
  const idsOf = (kind: "missing" | "pending") =>
    gradeReasons.flatMap((reason) => (reason.kind === kind ? [reason.item] : []));
  const [missing, pending] = [idsOf("missing"), idsOf("pending")];
  const others = gradeReasons.filter(({ kind }) => kind !== "missing" && kind !== "pending");
  const parts = [
    ...(others.length === 0 ? [] : [reasonsText(others)]),
    ...(missing.length === 0 ? [] : [leagueWords.missing(itemNames(evaluation, missing))]),
    ...(pending.length === 0 ? [] : [leagueWords.pending(itemNames(evaluation, pending))]),
  ];
  return join(parts, "；", "; ");
};

const notesOf = (evaluation: Evaluation, language: Language): string[] => {
  const { kind, grade, naturalGrade, caps, scheme } = evaluation;
  if (kind === "daily") return [];
  if (grade === null) return [openText(evaluation)[language]];
  const binding = caps.filter(({ binds }) => binds);
  if (binding.length === 0) return [];
  const natural = scheme.grades.find(({ id }) => id === naturalGrade)?.title ?? { zh: "", en: "" };
  const named = new Map(binding.map((cap) => [cap.title.en, leagueWords.cap(cap.title, cap.veto)]));
  const reasons = join([...named.values()], "；", "; ");
  return [leagueWords.lowered(natural, gradeText(evaluation), reasons)[language]];
};

const columnsOf = (kind: Evaluation["kind"], language: Language): Column[] => {
  const { rank, team, village, town, parts, total, last } = leagueWords.columns;
  const left = (text: Text): Column => ({ title: text[language], side: "left" });
  const right = (text: Text): Column => ({ title: text[language], side: "right" });
  return [
    right(rank),
    left(team),
    left(village),
    left(town),
    ...parts[kind].map(right),
    right(total),
    left(last[kind]),
  ];
};

const rowsOf = (sorted: readonly Evaluation[], language: Language): Row[] => {
  const ranks = ranksOf(sorted);
  const numbers = sorted.map((one) => [...partsOf(one), one.total]);
  const columns = (numbers[0] ?? []).map((_, at) => aligned(numbers.map((row) => row[at] ?? "")).map(dashed));
  return sorted.map((one, index) => ({
    cells: [
      String(ranks.get(one.team) ?? "-"),
      one.team,
      one.village,
      one.town,
      ...columns.map((column) => column[index] ?? ""),
      lastOf(one, language),
    ],
    notes: notesOf(one, language),
    tone: toneOf(one),
  }));
};

const gradeCounts = (evaluations: readonly Evaluation[]): [Text, number][] => {
  const counts = new Map<string, [Text, number]>();
  const best = [...(evaluations[0]?.scheme.grades ?? [])].reverse();
  for (const { id, title } of best) counts.set(id, [title, 0]);
  for (const evaluation of evaluations) {
    const key = evaluation.grade ?? evaluation.gradeState;
    const [title, count] = counts.get(key) ?? [gradeText(evaluation), 0];
    counts.set(key, [title, count + 1]);
  }
  return [...counts.values()].filter(([, count]) => count > 0);
};

const aboutLines = (first: Evaluation, evaluations: readonly Evaluation[], of: LeagueOf): Text[] => {
  const days = new Set(evaluations.map(({ asOf }) => asOf));
  const ahead = [...days].filter((day) => day > of.today);
  return [
    ...(of.invented ? [leagueWords.invented] : []),
    leagueWords.scheme(first.scheme),
    leagueWords.standing([...days].sort(), first),
    ...(ahead.length === 0 ? [] : [leagueWords.ahead(of.today)]),
    leagueWords.notice(first.scheme.notice),
  ];
};

/**
 * The league table of evaluations of one question: sorted by total, equal totals with equal ranks.
 * Teams without a grade are listed by their total, but without a rank.
 * @example league(evaluations, { title, invented: false, today: "2023-03-01", outside: [] }, "zh").rows
 */
export const league = (evaluations: readonly Evaluation[], of: LeagueOf, language: Language): Table => {
  const sorted = [...evaluations].sort(byTotal);
  const [first] = sorted;
  if (first === undefined) return { title: of.title[language], about: [], columns: [], rows: [], foot: [] };
  const counted = first.kind === "daily" ? [] : gradeCounts(sorted);
  return {
    title: leagueWords.title(of.title, first)[language],
    about: aboutLines(first, sorted, of).map((text) => text[language]),
    columns: columnsOf(first.kind, language),
    rows: rowsOf(sorted, language),
    foot: [
      leagueWords.counts(sorted.length, counted)[language],
      ...of.outside.map((one) => leagueWords.outside(one)[language]),
    ],
  };
};
