/** Measures of what was promised or planned: commitments kept, commitments published, milestones reached. FORMAT.md, 7.11 to 7.13. */
import { addDays, calendarYear, overlap, yearsOf } from "../../model/calendar";
import type { Promise as Kept } from "../../model/evaluation";
import type { Commitment, FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import {
  add,
  compare,
  type Decimal,
  divide,
  type Exact,
  exactOf,
  exactText,
  least,
  multiply,
  ratio,
  signOf,
  subtract,
  sum,
} from "../../model/points";
import { measured, missing, notApplicable, type Outcome, refsOf, type View } from "../outcome";

type Commitments = Extract<Measure, { kind: "commitments" }>;
type Published = Extract<Measure, { kind: "published" }>;
type Milestones = Extract<Measure, { kind: "milestones" }>;

interface Step {
  readonly day: string;
  readonly done: Decimal;
}

/** What is credited of a promise: what was done in time, and the rest of what was done at its late share. */
const creditOf = (steps: readonly Step[], due: string, late: Exact) => {
  const done = steps.at(-1)?.done ?? "0";
  const inTime = steps.filter(({ day }) => day <= due).at(-1)?.done ?? "0";
  const [first, last] = [exactOf(inTime), exactOf(done)];
  const credited = compare(last, first) <= 0 ? last : add(first, multiply(late, subtract(last, first)));
  return { done, inTime, credited };
};

/** The share of a commitment that should be done by a day. */
const expectedBy = ({ due, milestones }: Commitment, day: string): Decimal => {
  if (due <= day) return "1";
  return milestones.filter((milestone) => milestone.due <= day).at(-1)?.share ?? "0";
};

const weightedMean = (parts: readonly { weight: Exact; value: Exact }[]): Exact =>
  divide(sum(parts.map(({ weight, value }) => multiply(weight, value))), sum(parts.map(({ weight }) => weight)));

/** The commitments of a level that the period touches. */
const inPeriod = (level: Commitments["level"], { ledger, frame }: View): readonly Commitment[] =>
  ledger.commitments.filter(
    (one) =>
      one.level === level && (one.year === undefined || (one.year >= frame.firstYear && one.year <= frame.lastYear)),
  );

const isDue = (expected: Decimal): boolean => signOf(exactOf(expected)) > 0;

export const commitmentsOf = ({ level, late }: Commitments) => {
  const lateShare = exactOf(late);
  return (view: View): Outcome => {
    const { frame, gathered } = view;
    const all = inPeriod(level, view);
    if (all.length === 0) return missing;
    const excused = new Set(gathered.waivers.map(({ commitment }) => commitment));
    const standing = all.filter(({ id }) => !excused.has(id));
    if (standing.length === 0) return notApplicable("excused");
    const due = standing.filter((one) => isDue(expectedBy(one, frame.window.to)));
    if (due.length === 0) {
      return standing.some((one) => isDue(expectedBy(one, frame.period.to))) ? missing : notApplicable("nothing-due");
    }
    const progress = due.map(({ id }) => (gathered.progress.get(id) ?? []).filter((fact) => fact.verified));
    if (progress.every((steps) => steps.length === 0)) return missing;
    const kept = due.map((one, index) => {
      const expected = expectedBy(one, frame.window.to);
      const { credited, done, inTime } = creditOf(progress[index] ?? [], one.due, lateShare);
      const value = least(divide(credited, exactOf(expected)), ratio(1));
      const promise: Kept = {
        id: one.id,
        title: one.title,
        due: one.due,
        weight: one.weight,
        expected,
        inTime,
        done,
        credited: exactText(credited),
      };
      return { weight: exactOf(one.weight), value, promise };
    });
    const value = weightedMean(kept);
    return measured(value, {
      kind: "commitments",
      late,
      promises: kept.map(({ promise }) => promise),
      value: exactText(value),
      facts: refsOf(progress.flat()),
    });
  };
};

/** A stretch with a deadline by which its commitments must be approved and published. */
const stretchesOf = ({ level, within }: Published, { ledger, frame }: View) => {
  const starts =
    level === "term"
      ? [{ year: undefined, from: ledger.term.from }]
      : yearsOf(frame.period).map((year) => ({
          year,
          from: overlap(frame.period, calendarYear(year))?.from ?? frame.period.from,
        }));
  return starts
    .map(({ year, from }) => ({ year, from, by: addDays(from, within) }))
    .filter(({ by }) => by < frame.asOf);
};

const publishedBy = ({ approved, published }: Commitment, by: string): boolean =>
  approved !== undefined && published !== undefined && approved <= by && published <= by;

export const publishedOf =
  (rule: Published) =>
  (view: View): Outcome => {
    const stretches = stretchesOf(rule, view).map((stretch) => ({
      ...stretch,
      commitments: view.ledger.commitments.filter(({ level, year }) => level === rule.level && year === stretch.year),
    }));
    if (stretches.every(({ commitments }) => commitments.length === 0)) return missing;
    const years = stretches.map(({ from, by, commitments }) => ({
      from,
      by,
      count: commitments.filter((one) => publishedBy(one, by)).length,
    }));
    const value = Math.min(...years.map(({ count }) => count));
    return measured(ratio(value), { kind: "published", years, value: String(value), facts: [] });
  };

const stepsOf = (facts: readonly FactOf<"milestone">[] | undefined): readonly FactOf<"milestone">[] => facts ?? [];

export const milestonesOf = ({ late }: Milestones, item: string) => {
  const lateShare = exactOf(late);
  return ({ ledger, frame, gathered }: View): Outcome => {
    const planned = ledger.milestones.filter(
      (one) => one.item === item && one.due >= frame.period.from && one.due <= frame.period.to,
    );
    if (planned.length === 0) return notApplicable("nothing-due");
    const due = planned.filter((one) => one.due <= frame.window.to);
    if (due.every(({ id }) => stepsOf(gathered.milestones.get(id)).length === 0)) return missing;
    const reached = due.map((milestone) => {
      const steps = stepsOf(gathered.milestones.get(milestone.id));
      const { credited, done, inTime } = creditOf(steps, milestone.due, lateShare);
      const { id, title, due: by, weight } = milestone;
      const promise: Kept = {
        id,
        title,
        due: by,
        weight,
        expected: "1",
        inTime,
        done,
        credited: exactText(credited),
      };
      return { weight: exactOf(weight), value: credited, promise };
    });
    const value = weightedMean(reached);
    return measured(value, {
      kind: "milestones",
      late,
      promises: reached.map(({ promise }) => promise),
      value: exactText(value),
      facts: refsOf(due.flatMap(({ id }) => stepsOf(gathered.milestones.get(id)))),
    });
  };
};
