/** The board of a team: all its commitments on a day, and how many are in each state. It reads the facts as every evaluation does. FORMAT.md, section 18. */
import {
  type Board,
  type BoardCounts,
  type BoardEntry,
  type PledgeState,
  pledgeStates,
} from "../../model/answer/board";
import { type Day, earlier, isDay, type Period, yearOf } from "../../model/calendar";
import type { Commitment, Ledger } from "../../model/ledger";
import { type Exact, exactOf } from "../../model/points";
import { InvalidInputError, problem } from "../../model/problem";
import { itemsOf, type Scheme, semantics } from "../../model/scheme";
import type { Frame } from "../frame";
import { gather } from "../gather";
import { planOf } from "../plan";
import { entryOf, type Sight } from "./entry";
import { inForce } from "./in-force";

/** The question for a board. */
export interface BoardQuestion {
  /** The day to stand on; not before the term. */
  readonly asOf: Day;
  /** Only facts recorded by this day are known; all, where it is left out. */
  readonly knownAt?: Day | undefined;
}

const checkDay = (day: Day | undefined, name: string): void => {
  if (day !== undefined && !isDay(day))
    throw new InvalidInputError([problem("impossible-day", [name], { written: String(day).slice(0, 40) })]);
};

const frameOn = (term: Period, { asOf, knownAt }: BoardQuestion): Frame => {
  checkDay(asOf, "asOf");
  checkDay(knownAt, "knownAt");
  if (asOf < term.from)
    throw new InvalidInputError([problem("day-outside-term", ["asOf"], { day: asOf, from: term.from, to: term.to })]);
  const window = { from: term.from, to: earlier(term.to, asOf) };
  return {
    kind: "term",
    period: term,
    window,
    asOf,
    knownAt,
    firstYear: yearOf(term.from),
    lastYear: yearOf(term.to),
  };
};

/** The late share of the first item that measures each level. */
const lateShares = (scheme: Scheme): Sight["late"] => {
  const shares = new Map<Commitment["level"], Exact>();
  for (const { measure } of itemsOf(scheme)) {
    if (measure.kind === "commitments" && !shares.has(measure.level)) shares.set(measure.level, exactOf(measure.late));
  }
  return shares;
};

/** Annual ones first, by year; then those that are due first; then by id. */
const keyOf = ({ level, year, due, id }: BoardEntry): string => `${level} ${year ?? ""} ${due} ${id}`;
const byTime = (a: BoardEntry, b: BoardEntry): number => (keyOf(a) < keyOf(b) ? -1 : 1);

const countsOf = (entries: readonly BoardEntry[]): BoardCounts => {
  const counted = (is: (entry: BoardEntry) => boolean): number => entries.filter(is).length;
  const states = Object.fromEntries(
    pledgeStates.map((state) => [state, counted((entry) => entry.state === state)]),
  ) as Record<PledgeState, number>; // one entry for each state
  const isRefused = ({ standing }: { readonly standing: string }): boolean => standing !== "counts";
  return {
    all: entries.length,
    ...states,
    changed: counted(({ original }) => original !== null),
    refused: counted(({ changes, drops }) => [...changes, ...drops].some(isRefused)),
    handedOver: counted(({ handovers }) => handovers.length > 0),
    behind: counted(({ behind }) => behind),
  };
};

/**
 * The board of a team's commitments on a day: each as it is in force, its state, what was verified, what is next, what befell it.
 * @throws {InvalidInputError} where the day is before the term, or is no day
 * @example boardOf(scheme, ledger, { asOf: "2022-06-30" }).counts.behind // 1
 */
export const boardOf = (scheme: Scheme, ledger: Ledger, question: BoardQuestion): Board => {
  const { term, team, village, town } = ledger;
  const frame = frameOn(term, question);
  const plan = planOf(scheme);
  const gathered = gather(plan, ledger, frame);
  const sight: Sight = {
    gathered,
    today: frame.window.to,
    names: new Map(ledger.members.map(({ id, name }) => [id, name])),
    late: lateShares(scheme),
  };
  const pledges = inForce(ledger.commitments, gathered.turns, { term, oneIn: scheme.commitments?.changes.oneIn });
  const commitments = pledges.map((pledge) => entryOf(pledge, sight)).sort(byTime);
  const { id, version, hash } = plan.stamp;
  return {
    kind: "commitments",
    semantics,
    scheme: { id, version, hash },
    team,
    village,
    town,
    term,
    asOf: frame.asOf,
    knownAt: frame.knownAt ?? null,
    counts: countsOf(commitments),
    commitments,
  };
};
