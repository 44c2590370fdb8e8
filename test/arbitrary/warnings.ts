/** Warnings for a scheme that has none: two to four colours, one to five criteria of all kinds, counts, records, consequences; and questions about them. */
import fc, { type Arbitrary } from "fast-check";
import type { KeptColour } from "../../src/model/answer/warnings";
import { addDays, calendarParts, type Day, overlap } from "../../src/model/calendar";
import type { Ledger } from "../../src/model/ledger";
import { itemsOf, type Scheme, type SchemeInput } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { someDay } from "../../src/testing/arbitrary/day";
import { basis, title } from "../../src/testing/arbitrary/item";
import { ledgersFor } from "../../src/testing/arbitrary/ledger";
import { thresholdsOf } from "../../src/testing/arbitrary/measure";
import { comparing, conditions } from "../../src/testing/arbitrary/misconduct";
import { schemes } from "../../src/testing/arbitrary/scheme";
import type { SchemeAndLedger } from "../../src/testing/arbitrary/world";

type Written = NonNullable<SchemeInput["warnings"]>;
type TriggerInput = Written["criteria"][number]["when"];

const everies = fc.constantFrom("month" as const, "quarter" as const);

const triggers = (scheme: Scheme): Arbitrary<TriggerInput> => {
  const items = itemsOf(scheme);
  const walked = items.filter(({ measure }) => measure.kind !== "target" && measure.kind !== "published");
  const noticed = items.filter(({ measure }) => measure.kind === "notices");
  const named = {
    items,
    categories: scheme.rubric.categories.map(({ id }) => id),
    cases: scheme.misconduct.map(({ id }) => id),
    events: scheme.events.map(({ id }) => id),
    grades: scheme.grades.map(({ id }) => id),
  };
  const times = fc.constantFrom(2, 1, 3);
  const counted = (of: "event" | "finding" | "notice", names: readonly (string | undefined)[]) =>
    fc
      .record({
        name: fc.constantFrom(...names),
        days: fc.constantFrom(90, 30, 365, 1),
        atLeast: fc.constantFrom(1, 2),
      })
      .map(({ name, ...rest }) => ({ kind: "count" as const, of, ...rest, ...(name === undefined ? {} : { name }) }));
  return fc.oneof(
    conditions(named)
      .filter(({ kind }) => kind !== "year-grade")
      .map((when) => ({ kind: "condition" as const, when })),
    counted("finding", [undefined, ...named.cases]),
    counted("event", [undefined, ...named.events]),
    ...(noticed.length === 0
      ? []
      : [
          counted(
            "notice",
            noticed.map(({ id }) => id),
          ),
        ]),
    ...(walked.length === 0
      ? []
      : [
          fc
            .constantFrom(...walked)
            .chain(({ id, measure }) =>
              fc
                .record({ every: everies, times, found: comparing(thresholdsOf(measure.kind)) })
                .map(({ found, ...rest }) => ({ kind: "running" as const, item: id, ...rest, ...found })),
            ),
          fc.record({
            kind: fc.constant("trend" as const),
            item: fc.constantFrom(...walked.map(({ id }) => id)),
            every: everies,
            times: fc.constantFrom(1, 2),
            goes: fc.constantFrom("down" as const, "up" as const),
            by: fc.constantFrom("0", "0.1", "0.5"),
          }),
        ]),
  );
};

const colourIds = ["calm", "red", "blue", "yellow"];

const consequences = (colours: readonly string[]): Arbitrary<NonNullable<Written["consequences"]>> =>
  fc
    .array(
      fc.record({
        colour: fc.constantFrom(...colours),
        when: fc.constantFrom(
          { running: 2 },
          { running: 1 },
          { running: 3 },
          { inYear: 2 },
          { inYear: 1 },
          { inYear: 3 },
        ),
      }),
      { maxLength: 3 },
    )
    .map((drawn) =>
      drawn.map(({ colour, when }, at) => ({ id: `q${at + 1}`, title, basis, steps: [], colour, ...when })),
    );

/** Warnings that pass the checker, for a scheme. */
export const warningsFor = (scheme: Scheme): Arbitrary<Written> =>
  fc
    .record({
      size: fc.constantFrom(4, 3, 2),
      drawn: fc.array(fc.record({ when: triggers(scheme), direct: fc.integer({ min: -3, max: 3 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      every: everies,
      records: fc.subarray(
        itemsOf(scheme).map(({ id }) => id),
        { maxLength: 2 },
      ),
    })
    .chain(({ size, drawn, every, records }) => {
      const colours = colourIds.slice(0, size);
      const given = colours.slice(1);
      const counts = given.slice(0, drawn.length).map((colour, at) => ({ atLeast: at + 1, colour }));
      const criteria = drawn.map(({ when, direct }, at) => {
        const colour = given[direct];
        return { id: `k${at + 1}`, title, basis, when, ...(colour === undefined ? {} : { colour }) };
      });
      return consequences(given).map((follows) => ({
        colours: colours.map((id) => ({ id, title, basis })),
        criteria,
        counts,
        every,
        records,
        consequences: follows,
        basis,
      }));
    });

/** A question about warnings. */
export interface WarningAsked {
  readonly asOf: Day;
  readonly knownAt?: Day;
  readonly before?: readonly KeptColour[];
}

const befores = ({ term }: Ledger, colours: readonly string[]): Arbitrary<readonly KeptColour[]> => {
  const earlier = calendarParts({ from: addDays(term.from, -400), to: addDays(term.from, 40) }, "quarter");
  return fc
    .tuple(
      ...earlier.map((part) => fc.constantFrom(null, ...colours).map((colour) => ({ ...part, colour, criteria: [] }))),
    )
    .chain((parts) => fc.subarray([...parts]));
};

/** Questions that a ledger can answer: most often on the last day of a calendar part. */
export const warningQuestions = (scheme: Scheme, ledger: Ledger): Arbitrary<WarningAsked> => {
  const ends = calendarParts(ledger.term, "month").flatMap((part) => overlap(part, ledger.term)?.to ?? []);
  const recorded = ledger.facts.flatMap((fact) => [fact.recorded, addDays(fact.recorded, -1)]);
  const colours = scheme.warnings?.colours.map(({ id }) => id) ?? [];
  return fc.record(
    {
      asOf: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...ends) },
        { weight: 1, arbitrary: someDay(ledger.term) },
      ),
      knownAt: fc.constantFrom(ledger.term.to, ...recorded),
      before: befores(ledger, colours),
    },
    { requiredKeys: ["asOf"] },
  );
};

/** Valid schemes that warn, with valid ledgers. */
export const warningWorlds = (): Arbitrary<SchemeAndLedger> =>
  schemes().chain((bare) =>
    warningsFor(bare)
      .map((warnings) => parseScheme({ ...bare, warnings }))
      .chain((scheme) => ledgersFor(scheme).map((ledger) => ({ scheme, ledger }))),
  );
