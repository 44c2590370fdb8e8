/** Questions to a ledger: daily, annual and term, on the days where answers change, with all or only some facts known. */
import fc, { type Arbitrary } from "fast-check";
import type { Question } from "../../engine/evaluate";
import { addDays, calendarYear, type Day, overlap, type Period, yearsOf } from "../../model/calendar";
import type { Ledger } from "../../model/ledger";
import { someDay } from "./day";

/** Days after a period on which deadlines and closings of the generated schemes fall, and the days beside them. */
const afterwards = [0, 1, 2, 7, 8, 14, 15, 16, 29, 30, 31, 59, 60, 61, 90, 91, 400];

const daysOf = (ledger: Ledger, from: Day): readonly Day[] =>
  [
    ...ledger.facts.map(({ day }) => day),
    ...ledger.facts.map(({ day }) => addDays(day, -1)),
    ...ledger.commitments.map(({ due }) => due),
    ...ledger.milestones.map(({ due }) => due),
    from,
  ].filter((day) => day >= from);

/** From the first day of a period on; most often after its end. */
const asOfs = (ledger: Ledger, period: Period): Arbitrary<Day> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...afterwards).map((days) => addDays(period.to, days)) },
    { weight: 1, arbitrary: someDay(period) },
    { weight: 1, arbitrary: fc.constantFrom(...daysOf(ledger, period.from)) },
  );

const knownAts = (ledger: Ledger): Arbitrary<{ readonly knownAt?: Day }> => {
  const recorded = ledger.facts.flatMap((fact) => [fact.recorded, addDays(fact.recorded, -1)]);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom(...recorded, ledger.term.to).map((knownAt) => ({ knownAt })) },
  );
};

/** Questions that a ledger can answer. */
export const questionsFor = (ledger: Ledger): Arbitrary<Question> => {
  const { term } = ledger;
  const known = knownAts(ledger);
  const closing = fc.constant(undefined);
  const asked = (period: Period) =>
    fc
      .tuple(fc.oneof({ weight: 1, arbitrary: closing }, { weight: 2, arbitrary: asOfs(ledger, period) }), known)
      .map(([asOf, more]) => ({ ...(asOf === undefined ? {} : { asOf }), ...more }));
  const inTerm = fc.oneof(someDay(term), fc.constantFrom(...daysOf(ledger, term.from).filter((day) => day <= term.to)));
  return fc.oneof(
    fc.tuple(inTerm, known).map(([asOf, more]) => ({ kind: "daily" as const, asOf, ...more })),
    fc
      .constantFrom(...yearsOf(term))
      .chain((year) =>
        asked(overlap(calendarYear(year), term) ?? term).map((more) => ({ kind: "annual" as const, year, ...more })),
      ),
    asked(term).map((more) => ({ kind: "term" as const, ...more })),
  );
};
