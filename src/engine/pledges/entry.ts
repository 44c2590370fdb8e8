/** One commitment on the board: its state, what was done and is awaited, what befell it. FORMAT.md, section 18. */
import type { BoardEntry, BoardStep, BoardYear, HandoverRef, PledgeState } from "../../model/answer/board";
import { type Day, yearOf } from "../../model/calendar";
import type { Commitment, FactOf } from "../../model/ledger";
import { compare, type Decimal, type Exact, exactOf, exactText, signOf, zero } from "../../model/points";
import type { Gathered } from "../frame";
import { creditOf, doneBy, expectedBy } from "./credit";
import { asPromised, isAbandoned, type Pledge } from "./in-force";

/** What one entry is made from. */
export interface Sight {
  readonly gathered: Gathered;
  /** The last day that counts: asOf, or the last day of the term. */
  readonly today: Day;
  readonly names: ReadonlyMap<string, string>;
  /** The share at which late work counts, by level. */
  readonly late: ReadonlyMap<Commitment["level"], Exact>;
}

const isWhole = (share: Decimal): boolean => compare(exactOf(share), exactOf("1")) === 0;
const isSome = (share: Decimal): boolean => signOf(exactOf(share)) > 0;
const isLess = (a: Decimal, b: Decimal): boolean => compare(exactOf(a), exactOf(b)) < 0;

/** What was done, verified or reported. */
interface Done {
  readonly done: Decimal;
  readonly inTime: Decimal;
  readonly reported: Decimal;
}

const publicity = ({ approved, published }: Commitment, today: Day): PledgeState => {
  if (approved === undefined || approved > today) return "drafted";
  return published === undefined || published > today ? "approved" : "published";
};

const stateOf = (
  { now, ended }: Pledge,
  { done, inTime, reported }: Done,
  isExcused: boolean,
  today: Day,
): PledgeState => {
  if (isExcused) return "excused";
  if (ended !== undefined) return isAbandoned(ended) ? "failed" : "dropped";
  if (isWhole(done)) return isWhole(inTime) ? "done" : "late";
  if (now.due <= today) return "failed";
  if (isSome(done)) return "verified";
  return isSome(reported) ? "in-progress" : publicity(now, today);
};

const awaited: ReadonlySet<PledgeState> = new Set(["drafted", "approved", "published", "in-progress", "verified"]);

/** The next milestone that asks for more than was verified, or the end. */
const nextOf = ({ due, milestones }: Commitment, done: Decimal, today: Day): BoardEntry["next"] =>
  milestones.find((one) => one.due > today && one.due < due && isLess(done, one.share)) ?? { due, share: "1" };

type Progress = readonly FactOf<"progress">[];

/** What each year asks for: a year is told where a milestone or the end lies in it. */
const yearsIn = ({ due, milestones }: Commitment, verified: Progress, today: Day): readonly BoardYear[] => {
  const before = milestones.filter((one) => one.due < due);
  const steps = [...before, { due, share: "1" }].map(
    (one): BoardStep => ({
      ...one,
      reached: one.due > today ? null : !isLess(doneBy(verified, one.due).inTime, one.share),
    }),
  );
  const years = [...new Set(steps.map((one) => yearOf(one.due)))];
  return years.map((year) => ({
    year,
    share: expectedBy({ due, milestones }, `${year}-12-31`),
    milestones: steps.filter((one) => yearOf(one.due) === year),
  }));
};

const handoversOf = (id: string, { gathered, names }: Sight): readonly HandoverRef[] =>
  gathered.turns.flatMap((fact): HandoverRef[] => {
    if (fact.kind !== "handover" || fact.commitment !== id) return [];
    const named = (member: string) => ({ member, name: names.get(member) ?? member });
    return [{ id: fact.id, day: fact.day, from: named(fact.from), to: named(fact.to) }];
  });

const excusedBy = (id: string, { gathered }: Sight): BoardEntry["excused"] => {
  const waiver = gathered.waivers.find(({ commitment }) => commitment === id);
  if (waiver === undefined) return null;
  return { id: waiver.id, day: waiver.day, reason: waiver.reason, approver: waiver.approver };
};

const creditedOf = ({ now, ended }: Pledge, verified: Progress, late: Exact | undefined): string | null => {
  if (late === undefined) return null;
  return exactText(isAbandoned(ended) ? zero : creditOf(verified, now.due, late).credited);
};

/** Where one commitment stands on a day. */
export const entryOf = (pledge: Pledge, sight: Sight): BoardEntry => {
  const { now, first, isChanged, ended, changes, drops } = pledge;
  const { today, gathered, late } = sight;
  const progress = gathered.progress.get(now.id) ?? [];
  const verified = progress.filter((fact) => fact.verified);
  const { done, inTime } = doneBy(verified, now.due);
  const reported = progress.at(-1)?.done ?? "0";
  const excused = excusedBy(now.id, sight);
  const state = stateOf(pledge, { done, inTime, reported }, excused !== null, today);
  const expected = isAbandoned(ended) ? "1" : expectedBy(now, today);
  const isAwaited = awaited.has(state);
  return {
    id: now.id,
    level: now.level,
    year: now.year ?? null,
    title: now.title,
    weight: now.weight,
    due: now.due,
    approved: now.approved ?? null,
    published: now.published ?? null,
    state,
    counts: state !== "excused" && state !== "dropped" && isSome(expected),
    expected,
    inTime,
    verified: done,
    reported,
    credited: creditedOf(pledge, verified, late.get(now.level)),
    behind: isAwaited && isLess(done, expected),
    next: isAwaited ? nextOf(now, done, today) : null,
    years: yearsIn(now, verified, today),
    original: isChanged ? asPromised(first) : null,
    changes,
    drops,
    handovers: handoversOf(now.id, sight),
    excused,
  };
};
