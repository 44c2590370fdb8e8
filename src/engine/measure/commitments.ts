/** Measures of what was promised or planned: commitments kept, commitments published, milestones reached. FORMAT.md, 7.11 to 7.13. */
import { addDays, calendarYear, type Day, overlap, yearsOf } from "../../model/calendar";
import type { FactRef, Promise as Kept } from "../../model/evaluation";
import type { Commitment, FactOf } from "../../model/ledger";
import type { Measure } from "../../model/measures";
import {
  type Decimal,
  divide,
  type Exact,
  exactOf,
  exactText,
  least,
  multiply,
  ratio,
  signOf,
  sum,
  zero,
} from "../../model/points";
import { measured, missing, notApplicable, type Outcome, refsOf, type View } from "../outcome";
import { creditOf, expectedBy } from "../pledges/credit";
import { asPromised, inForce, isAbandoned, type Pledge } from "../pledges/in-force";

type Commitments = Extract<Measure, { kind: "commitments" }>;
type Published = Extract<Measure, { kind: "published" }>;
type Milestones = Extract<Measure, { kind: "milestones" }>;

const weightedMean = (parts: readonly { weight: Exact; value: Exact }[]): Exact =>
  divide(sum(parts.map(({ weight, value }) => multiply(weight, value))), sum(parts.map(({ weight }) => weight)));

/** The commitments of a level that the period touches. */
const isInPeriod = ({ level: own, year }: Commitment, level: Commitments["level"], { frame }: View): boolean =>
  own === level && (year === undefined || (year >= frame.firstYear && year <= frame.lastYear));

const isPositive = (share: Decimal): boolean => signOf(exactOf(share)) > 0;

/** Dropped without approval, a commitment is due at once and in full. */
const expectedOf = ({ now, ended }: Pledge, day: Day): Decimal => (isAbandoned(ended) ? "1" : expectedBy(now, day));

const isWithdrawn = ({ ended }: Pledge): boolean => ended !== undefined && !isAbandoned(ended);

/** What a promise tells of its life, where there is something to tell. */
const lifeOf = ({ first, isChanged, changes, ended }: Pledge): Partial<Kept> => ({
  ...(isChanged ? { original: asPromised(first) } : {}),
  ...(changes.length > 0 ? { changes } : {}),
  ...(ended === undefined ? {} : { dropped: ended.day }),
});

const keptOf = (pledge: Pledge, progress: readonly FactOf<"progress">[], expected: Decimal, late: Exact) => {
  const { now, ended } = pledge;
  const credit = creditOf(progress, now.due, late);
  const credited = ended === undefined ? credit.credited : zero;
  const promise: Kept = {
    id: now.id,
    title: now.title,
    due: now.due,
    weight: now.weight,
    expected,
    inTime: credit.inTime,
    done: credit.done,
    credited: exactText(credited),
    ...lifeOf(pledge),
  };
  return { weight: exactOf(now.weight), value: least(divide(credited, exactOf(expected)), ratio(1)), promise };
};

/** The facts of a life that made a difference. */
const turnsOf = ({ changes, ended }: Pledge): FactRef[] =>
  [...changes.filter(({ standing }) => standing === "counts"), ...(ended === undefined ? [] : [ended])].map(
    ({ id, day }) => ({ id, day }),
  );

export const commitmentsOf = ({ level, late }: Commitments, oneIn: number | undefined) => {
  const lateShare = exactOf(late);
  return (view: View): Outcome => {
    const { frame, gathered, ledger } = view;
    const pledges = inForce(ledger.commitments, gathered.turns, { term: ledger.term, oneIn });
    const all = pledges.filter(({ first }) => isInPeriod(first, level, view));
    if (all.length === 0) return missing;
    const excused = new Set(gathered.waivers.map(({ commitment }) => commitment));
    const standing = all.filter((one) => !excused.has(one.now.id) && !isWithdrawn(one));
    if (standing.length === 0) return notApplicable("excused");
    const due = standing.filter((one) => isPositive(expectedOf(one, frame.window.to)));
    if (due.length === 0) {
      const isAhead = standing.some((one) => isPositive(expectedOf(one, frame.period.to)));
      return isAhead ? missing : notApplicable("nothing-due");
    }
    const progress = due.map(({ now }) => (gathered.progress.get(now.id) ?? []).filter((fact) => fact.verified));
    if (due.every(({ ended }, index) => ended === undefined && (progress[index] ?? []).length === 0)) return missing;
    const kept = due.map((one, index) =>
      keptOf(one, progress[index] ?? [], expectedOf(one, frame.window.to), lateShare),
    );
    const value = weightedMean(kept);
    return measured(value, {
      kind: "commitments",
      late,
      promises: kept.map(({ promise }) => promise),
      value: exactText(value),
      facts: due.flatMap((one, index) => [...turnsOf(one), ...refsOf(progress[index] ?? [])]),
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
