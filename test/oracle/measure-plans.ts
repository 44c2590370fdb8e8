/** Owns the measures that hold work against a plan: commitments, published, milestones (sections 7.11 to 7.13). */
import { addDays, calendarYear, contains, intersection, yearsTouched } from "./day.js";
import { latestOf, type Setting } from "./facts.js";
import {
  add,
  decimal,
  divide,
  type Fraction,
  greater,
  isZero,
  less,
  multiply,
  one,
  smaller,
  subtract,
  sum,
  whole,
  zero,
} from "./fraction.js";
import { measured, missing, notApplicable, type Outcome } from "./outcome.js";
import { type Life, livesBy } from "./pledges.js";
import { type Commitment, type Fact, type Item, required } from "./shapes.js";

const commitmentsOf = (setting: Setting, level: string | undefined): Commitment[] => {
  const all = (setting.ledger.commitments ?? []).filter((each) => each.level === level);
  if (level !== "annual") return all;
  return all.filter((each) => yearsTouched(setting.period).includes(required(each.year, "year")));
};

const isExcused = (setting: Setting, commitment: Commitment): boolean =>
  setting.facts.some((fact) => fact.kind === "waiver" && fact.commitment === commitment.id && fact.day <= setting.asOf);

/** How much of a commitment is expected by a day. */
export const expected = (commitment: Commitment, by: string): Fraction => {
  let share = commitment.due <= by ? one : zero;
  for (const milestone of commitment.milestones ?? []) {
    if (milestone.due <= by) share = greater(share, decimal(milestone.share));
  }
  return share;
};

/** How much is credited: in time in full, later with the share `late`. */
export const credited = (facts: readonly Fact[], due: string, late: Fraction): Fraction => {
  const doneOf = (fact: Fact | undefined): Fraction => (fact === undefined ? zero : decimal(fact.done ?? 1));
  const d2 = doneOf(latestOf(facts));
  const d1 = doneOf(latestOf(facts.filter((fact) => fact.day <= due)));
  return less(d1, d2) ? add(d1, multiply(late, subtract(d2, d1))) : d2;
};

const progressOf = (setting: Setting, commitment: Commitment): Fact[] =>
  setting.facts.filter(
    (fact) =>
      fact.kind === "progress" &&
      fact.commitment === commitment.id &&
      fact.verified !== false &&
      fact.day <= setting.window.to,
  );

export const commitments = (setting: Setting, item: Item): Outcome => {
  const ofLevel = commitmentsOf(setting, item.measure.level);
  if (ofLevel.length === 0) return missing;
  const last = setting.window.to;
  const lives = livesBy(last, setting.scheme, setting.ledger, setting.facts).filter(({ head }) =>
    ofLevel.some(({ id }) => id === head.id),
  );
  const listed = lives.filter(({ head, fate }) => !isExcused(setting, head) && fate !== "withdrawn");
  if (listed.length === 0) return notApplicable("excused");
  const share = ({ inForce, fate }: Life, by: string): Fraction => (fate === "abandoned" ? one : expected(inForce, by));
  if (listed.every((each) => isZero(share(each, setting.period.to)))) return notApplicable("nothing-due");
  const due = listed.filter((each) => !isZero(share(each, last)));
  if (due.every(({ fate, head }) => fate !== "abandoned" && progressOf(setting, head).length === 0)) return missing;
  const late = decimal(required(item.measure.late, "late"));
  const reached: Fraction[] = [];
  const weights: Fraction[] = [];
  for (const each of due) {
    const { inForce, fate } = each;
    const weight = decimal(inForce.weight ?? 1);
    const c = fate === "abandoned" ? zero : credited(progressOf(setting, inForce), inForce.due, late);
    reached.push(multiply(weight, smaller(divide(c, share(each, last)), one)));
    weights.push(weight);
  }
  return measured(divide(sum(reached), sum(weights)));
};

const countPublished = (list: readonly Commitment[], last: string): number => {
  let count = 0;
  for (const { approved, published: shown } of list) {
    if (approved !== undefined && shown !== undefined && approved <= last && shown <= last) count += 1;
  }
  return count;
};

/** The commitments that one deadline is about. */
interface Publication {
  readonly list: readonly Commitment[];
  readonly deadline: string;
}

const publicationsOf = (setting: Setting, item: Item): Publication[] => {
  const list = commitmentsOf(setting, item.measure.level);
  const within = required(item.measure.within, "within");
  if (item.measure.level === "term") return [{ list, deadline: addDays(setting.ledger.term.from, within) }];
  return yearsTouched(setting.period).map((year) => {
    const first = required(intersection(setting.period, calendarYear(year))?.from, "first day");
    return { list: list.filter((each) => each.year === year), deadline: addDays(first, within) };
  });
};

/** Only where the deadline has passed; a year without commitments counts 0 beside one that has some. */
export const published = (setting: Setting, item: Item): Outcome => {
  const passed = publicationsOf(setting, item).filter((each) => each.deadline < setting.asOf);
  if (passed.every((each) => each.list.length === 0)) return missing;
  return measured(whole(Math.min(...passed.map((each) => countPublished(each.list, each.deadline)))));
};

export const milestones = (setting: Setting, item: Item): Outcome => {
  const plan = (setting.ledger.milestones ?? []).filter((each) => each.item === item.id);
  const inPeriod = plan.filter((each) => contains(setting.period, each.due));
  if (inPeriod.length === 0) return notApplicable("nothing-due");
  const due = inPeriod.filter((each) => each.due <= setting.window.to);
  const late = decimal(required(item.measure.late, "late"));
  const reached: Fraction[] = [];
  const weights: Fraction[] = [];
  let anyFact = false;
  for (const each of due) {
    const facts = setting.facts.filter(
      (fact) => fact.kind === "milestone" && fact.milestone === each.id && fact.day <= setting.window.to,
    );
    if (facts.length > 0) anyFact = true;
    const weight = decimal(each.weight ?? 1);
    reached.push(multiply(weight, credited(facts, each.due, late)));
    weights.push(weight);
  }
  return anyFact ? measured(divide(sum(reached), sum(weights))) : missing;
};
