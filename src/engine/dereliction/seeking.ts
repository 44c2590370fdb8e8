/** What all rules of suspicion are asked with, and what all suspicions begin with. */
import type { Answerable, Suspicion } from "../../model/answer/dereliction";
import type { MisconductCase, SuspicionRule } from "../../model/misconduct";
import type { Plan } from "../plan";
import type { Stand } from "../stretch";
import type { Affair, Records } from "./affairs";

/** A rule with its case and its place in it, from 1. */
export interface Placed<R extends SuspicionRule = SuspicionRule> {
  readonly of: MisconductCase;
  readonly rule: R;
  readonly nth: number;
}

export interface Seeking {
  readonly plan: Plan;
  readonly records: Records;
  readonly affairs: readonly Affair[];
  readonly stand: Stand;
}

/** The part of a suspicion that is alike for all rules. */
export const affairOf = (
  { id, title }: MisconductCase,
  who: Answerable,
  year: number,
  nth: number,
  { grave }: SuspicionRule,
): Pick<Suspicion, "case" | "title" | "who" | "year" | "rule" | "grave"> => ({
  case: id,
  title,
  who,
  year,
  rule: nth,
  grave: grave === true,
});
