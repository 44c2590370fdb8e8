/**
 * What an engine is given that cannot read facts: each item's state and measured value, taken from the facts by the same hand-written
 * measuring that the straight line uses, without a trace. Nothing is scored here.
 */
import type { Ledger } from "zhucun";
import {
  attendance,
  blame,
  chargedMatters,
  colours,
  commitments,
  count,
  countTarget,
  dereliction,
  latest,
  meanByMember,
  meanByQuarter,
  meanRating,
  milestones,
  misconduct,
  notApplicable,
  notices,
  type Outcome,
  panel,
  praise,
  proratedTarget,
  published,
  readYear,
  type State,
  survey,
  tally,
  valueTarget,
} from "../straight-line";
import { items } from "./rules";

export const year = 2022;

/** One item: measured as n / d, whole numbers without a common divisor. */
export interface ItemInputs {
  readonly state: State;
  readonly n: number;
  readonly d: number;
}

/** One team: its items in the order of the rubric, and whose points a proven falsification takes. */
export interface Inputs {
  readonly items: readonly ItemInputs[];
  readonly closed: boolean;
  readonly falsified: readonly string[];
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Small whole numbers keep points × n exact in every engine's numbers. */
const inputsOf = ({ state, n, d }: Outcome): ItemInputs => {
  const by = divisor(n, d);
  return { state, n: n / by, d: d / by };
};

/** Reads a team's year as an engine needs it. */
export const teamInputs = (ledger: Ledger): Inputs => {
  const seen = readYear(ledger, { year });
  const { charges, investigated } = misconduct(seen);
  const matters = chargedMatters(charges);
  const outcomes = [
    attendance(seen),
    count(seen, "1.2"),
    tally(seen, "1.3"),
    tally(seen, "1.4"),
    tally(seen, "2.1"),
    meanByMember(seen, "2.2"),
    proratedTarget(seen, "2.3", 4),
    count(seen, "3.1"),
    colours(seen),
    proratedTarget(seen, "3.3", 2),
    panel(seen, "3.4"),
    tally(seen, "4.1"),
    tally(seen, "4.2"),
    count(seen, "4.3"),
    milestones(seen, "5.1"),
    countTarget(seen, "5.2"),
    panel(seen, "5.3"),
    countTarget(seen, "6.1"),
    valueTarget(seen, "6.2"),
    count(seen, "6.3"),
    milestones(seen, "7.1"),
    meanRating(seen, "7.2"),
    seen.waived.has("7.3") ? notApplicable : latest(seen, "7.3"),
    tally(seen, "8.1"),
    count(seen, "8.2"),
    panel(seen, "8.3"),
    proratedTarget(seen, "9.1", 4),
    tally(seen, "9.2"),
    tally(seen, "9.3"),
    published(seen),
    commitments(seen, "annual"),
    commitments(seen, "term"),
    survey(seen, "10.4"),
    survey(seen, "11.1"),
    meanByQuarter(seen, "11.2"),
    meanRating(seen, "11.3"),
    notices(seen, "12.1", praise, true),
    notices(seen, "12.2", blame, false, matters),
    dereliction(matters, investigated),
  ];
  const falsified = charges.filter((one) => one.case === "M03").map(({ fact }) => fact.item ?? "");
  // Asked as usual, a year is looked at 31 days after its end and closes after 30.
  return { items: outcomes.map(inputsOf), closed: true, falsified };
};

/** The inputs of many teams. */
export const inputsFor = (ledgers: readonly Ledger[]): readonly Inputs[] => ledgers.map(teamInputs);

/** The place of each item in the rubric. */
export const placeOf: ReadonlyMap<string, number> = new Map(items.map(({ id }, place) => [id, place]));
