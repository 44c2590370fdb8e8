/** Measures of what was promised or planned: commitments kept, commitments published, milestones reached. FORMAT.md, 7.11 to 7.13. */
import { addDays, type Day, later, yearsOf } from "../../model/calendar";
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
  sumOf,
  zero,
} from "../../model/points";
import { measured, missing, notApplicable, type Outcome, refsOf, type View } from "../outcome";
import { creditOf, expectedBy } from "../pledges/credit";
import { asPromised, inForce, isAbandoned, type Pledge } from "../pledges/in-force";

type Commitments = Extract<Measure, { kind: "commitments" }>;
type Published = Extract<Measure, { kind: "published" }>;
type Milestones = Extract<Measure, { kind: "milestones" }>;

const weightedMean = (parts: readonly { weight: Exact; value: Exact }[]): Exact =>
  divide(
    sumOf(parts, ({ weight, value }) => multiply(weight, value)),
    sumOf(parts, ({ weight }) => weight),
  );

/** The commitments of a level that the period touches. */
const isInPeriod = ({ level: own, year }: Commitment, level: Commitments["level"], { frame }: View): boolean =>
  own === level && (year === undefined || (year >= frame.firstYear && year <= frame.lastYear));

const isPositive = (share: Decimal): boolean => signOf(exactOf(share)) > 0;

/** Dropped without approval, a commitment is due at once and in full. */
const expectedOf = ({ now, ended }: Pledge, day: Day): Decimal => (isAbandoned(ended) ? "1" : expectedBy(now, day));

const isWithdrawn = ({ ended }: Pledge): boolean => ended !== undefined && !isAbandoned(ended);

/** Whether a commitment was changed or dropped, or somebody tried to. */
const hasLife = ({ changes, ended }: Pledge): boolean => changes.length > 0 || ended !== undefined;

/** A promise with what there is to tell of its life. */
const withLife = (promise: Kept, { first, isChanged, changes, ended }: Pledge): Kept => ({
  ...promise,
  ...(isChanged ? { original: asPromised(first) } : {}),
  ...(changes.length > 0 ? { changes } : {}),
  ...(ended === undefined ? {} : { dropped: ended.day }),
});

/** A commitment of which something should be done by now: how much, and what is verified. */
interface Due {
  readonly pledge: Pledge;
  readonly expected: Decimal;
  readonly progress: readonly FactOf<"progress">[];
}

const dueIn = (pledges: readonly Pledge[], { frame, gathered }: View): Due[] => {
  const due: Due[] = [];
  for (const pledge of pledges) {
    const expected = expectedOf(pledge, frame.window.to);
    if (!isPositive(expected)) continue;
    const progress = (gathered.progress.get(pledge.now.id) ?? []).filter(({ verified }) => verified);
    due.push({ pledge, expected, progress });
  }
  return due;
};

const keptOf = ({ pledge, expected, progress }: Due, late: Exact) => {
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
  };
  return {
    weight: exactOf(now.weight),
    value: least(divide(credited, exactOf(expected)), ratio(1)),
    promise: hasLife(pledge) ? withLife(promise, pledge) : promise,
  };
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
    const isExcused = ({ now }: Pledge) => gathered.waivers.some(({ commitment }) => commitment === now.id);
    const standing = all.filter((one) => !isExcused(one) && !isWithdrawn(one));
    if (standing.length === 0) return notApplicable("excused");
    const due = dueIn(standing, view);
    if (due.length === 0) {
      const isAhead = standing.some((one) => isPositive(expectedOf(one, frame.period.to)));
      return isAhead ? missing : notApplicable("nothing-due");
    }
    if (due.every(({ pledge, progress }) => pledge.ended === undefined && progress.length === 0)) return missing;
    const kept = due.map((one) => keptOf(one, lateShare));
    const value = weightedMean(kept);
    return measured(value, {
      kind: "commitments",
      late,
      promises: kept.map(({ promise }) => promise),
      value: exactText(value),
      facts: due.flatMap(({ pledge, progress }) => [...turnsOf(pledge), ...refsOf(progress)]),
    });
  };
};

/** A stretch with a deadline by which its commitments must be approved and published. */
const stretchesOf = ({ level, within }: Published, { ledger, frame }: View) => {
  const starts =
    level === "term"
      ? [{ year: undefined, from: ledger.term.from }]
      : yearsOf(frame.period).map((year) => ({ year, from: later(frame.period.from, `${year}-01-01`) }));
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
      from: stretch.from,
      by: stretch.by,
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
