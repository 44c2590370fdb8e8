/** What befalls commitments: changes, often on the days when they just or no longer count; withdrawals; handovers. */
import fc, { type Arbitrary } from "fast-check";
import { addDays, type Day, type Period } from "../../model/calendar";
import type { Commitment, Member } from "../../model/ledger";
import { someDay } from "./day";
import type { FactDrawn } from "./facts";
import { maybe, rarely } from "./number";
import { stepsTo } from "./plan";

/** Any day of the term, or one by the end of a year, by which a commitment must be done. */
const ends = (term: Period): Arbitrary<Day> => {
  const years = [Number(term.from.slice(0, 4)), Number(term.to.slice(0, 4))];
  return fc.oneof(
    someDay(term),
    fc.constantFrom(...years.flatMap((year) => [`${year}-12-31`, `${year + 1}-01-01`]), term.to, addDays(term.to, 1)),
  );
};

const inTerm = (term: Period, day: Day): Day => (day < term.from ? term.from : day > term.to ? term.to : day);

/** Around the day that a commitment is due, or long before. */
const turnDay = (due: Day, term: Period): Arbitrary<Day> =>
  fc.oneof(
    fc.constantFrom(-1, 0, 0, 1).map((days) => inTerm(term, addDays(due, days))),
    someDay(term).map((day) => (day > due && due >= term.from ? due : day)),
    fc.constant(term.from),
  );

/** A change that gives at least one thing, and a new day that is not before its own. */
export const changes = (commitments: readonly Commitment[], term: Period): Arbitrary<FactDrawn> =>
  fc.constantFrom(...commitments).chain(({ id, due }) =>
    fc
      .record({
        day: turnDay(due, term),
        body: rarely("team", "unit"),
        end: maybe(1, 2, 3).chain((some) => (some === undefined ? fc.constant(undefined) : ends(term))),
        title: rarely("改后的承诺"),
        weight: maybe("1", "3", "0.5"),
        milestones: rarely(1).chain((some) => (some === undefined ? fc.constant(undefined) : stepsTo(term))),
        published: rarely(0, 10),
      })
      .map(({ day, end, published, title, ...rest }): FactDrawn => {
        const nothing = end === undefined && rest.weight === undefined && rest.milestones === undefined;
        return {
          kind: "change",
          commitment: id,
          day,
          ...rest,
          title: nothing ? "改后的承诺" : title,
          due: end === undefined || end >= day ? end : day,
          published: published === undefined ? undefined : addDays(day, published),
          reason: "flood",
          approver: "town",
        };
      }),
  );

export const drops = (commitments: readonly Commitment[], term: Period): Arbitrary<FactDrawn> =>
  fc.constantFrom(...commitments).chain(({ id, due }) =>
    fc.record({
      kind: fc.constant("dropped"),
      commitment: fc.constant(id),
      day: turnDay(due, term),
      reason: fc.constant("no longer wanted"),
      approver: maybe("town"),
    }),
  );

/** Nothing where there are no two members. */
export const handovers = (
  commitments: readonly Commitment[],
  members: readonly Member[],
  term: Period,
): Arbitrary<FactDrawn> | undefined => {
  const [first, ...others] = members.map(({ id }) => id);
  if (first === undefined || others.length === 0 || commitments.length === 0) return undefined;
  return fc.record({
    kind: fc.constant("handover"),
    commitment: fc.constantFrom(...commitments.map(({ id }) => id)),
    day: someDay(term),
    from: fc.constant(first),
    to: fc.constantFrom(...others),
  });
};
