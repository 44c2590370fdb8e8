/** `evaluateDereliction`: what is known of dereliction in a district on a day. FORMAT.md, section 14. */
import type { Dereliction } from "../../model/answer/dereliction";
import type { Day, WorkingCalendar } from "../../model/calendar";
import { type Scheme, semantics } from "../../model/scheme";
import { checkDay } from "../evaluate";
import { planOf } from "../plan";
import { affairsOf, type Records } from "./affairs";
import { confirmedOf, eventsOf } from "./consequences";
import { deductionsOf } from "./deductions";
import { runningIn } from "./running";

/** The question about dereliction. */
export interface DerelictionQuestion {
  /** The day to stand on. */
  readonly asOf: Day;
  /** Only facts recorded by this day are known; all, where it is left out. */
  readonly knownAt?: Day | undefined;
  /** Working days; the default is `chineseCalendar`. */
  readonly calendar?: WorkingCalendar | undefined;
}

/**
 * Every event of misconduct in a district with its state, which time it is for its subject in the year, and what follows; what it takes
 * from towns, units and other bodies by name; and cases that stand confirmed in years in a row. Events of teams and members are read
 * from ledgers, those of bodies from the register; what a ledger says of a body is listed where the register does not tell of it.
 * Points of teams are those of their evaluations: nothing here is charged a second time.
 * @throws {InvalidInputError} where a day does not exist, or a fact names a case that the scheme does not have
 * @example
 * const { events } = evaluateDereliction(scheme, { register, ledgers }, { asOf: "2022-12-31" });
 * for (const { case: name, who, state, nth } of events) console.log(name, who.name, state, nth);
 */
export const evaluateDereliction = (scheme: Scheme, records: Records, question: DerelictionQuestion): Dereliction => {
  checkDay(question.asOf, "asOf");
  checkDay(question.knownAt, "knownAt");
  const plan = planOf(scheme);
  const affairs = affairsOf(plan, records, question);
  const confirmed = confirmedOf(affairs);
  const taken = deductionsOf(confirmed, scheme, records);
  return {
    semantics,
    scheme: { ...plan.stamp, steps: scheme.steps.map(({ id, title }) => ({ id, title })) },
    asOf: question.asOf,
    knownAt: question.knownAt ?? null,
    events: eventsOf(affairs, taken, plan),
    deductions: taken.map(({ deduction }) => deduction),
    running: runningIn(confirmed, { scheme, records, stand: question }),
  };
};
