/**
 * The laws of warnings, as properties: order never matters, a published answer replays, names of colours mean nothing, more good
 * work never makes a colour worse.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/gather.ts no longer sorts the facts of items -> order, after 14 worlds.
 * - `knownAt` is forgotten -> replay, after 4 worlds.
 * - colours are ordered by their names -> names, at the first world.
 * - the past is looked at from the day that is asked about -> the colours kept so far, after 36 worlds.
 * - a running criterion asks for the opposite -> good work, after 5 ledgers of the first scheme and 95 of the second.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { villageLeadership } from "../../rubrics/village-leadership";
import { evaluateWarnings } from "../../src/engine/warnings/evaluate-warnings";
import type { Warnings } from "../../src/model/answer/warnings";
import { addDays, type Day } from "../../src/model/calendar";
import type { FactInput, Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import type { Scheme } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { someDay } from "../../src/testing/arbitrary/day";
import { warningQuestions, warningWorlds } from "../arbitrary/warnings";
import { weekdays } from "../laws/asking";
import { basis, deepFrozen, fact, ledgerInput, words } from "../small-district";

const asked = () =>
  warningWorlds().chain((world) =>
    warningQuestions(world.scheme, world.ledger).map((question) => ({
      ...world,
      question: { ...question, calendar: weekdays },
    })),
  );

const bytes = (answer: Warnings): string => JSON.stringify(answer);

describe("for any scheme that warns", () => {
  test("any order of the same facts gives the same warnings, and frozen inputs are left alone", () => {
    fc.assert(
      fc.property(asked(), fc.infiniteStream(fc.nat(99)), ({ scheme, ledger, question }, keys) => {
        const keyed = ledger.facts.map((one) => ({ one, key: Number(keys.next().value) }));
        const facts = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        const other = deepFrozen(structuredClone({ ...ledger, facts }));
        expect(bytes(evaluateWarnings(scheme, other, question))).toBe(
          bytes(evaluateWarnings(scheme, ledger, question)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test("what is recorded after knownAt changes nothing of what was known then", () => {
    fc.assert(
      fc.property(asked(), fc.nat(400), ({ scheme, ledger, question }, back) => {
        const knownAt = addDays(question.asOf, -back);
        const known = { ...ledger, facts: ledger.facts.filter(({ recorded }) => recorded <= knownAt) };
        const replayed = evaluateWarnings(scheme, ledger, { ...question, knownAt });
        expect(bytes(replayed)).toBe(bytes(evaluateWarnings(scheme, known, { ...question, knownAt })));
        const { knownAt: _, ...rest } = replayed;
        const { knownAt: __, ...asKnown } = evaluateWarnings(scheme, known, { ...question, knownAt: undefined });
        expect(rest).toEqual(asKnown);
      }),
      { numRuns: 60 },
    );
  });

  test("other names for the colours change nothing but the names", () => {
    const names = new Map([
      ["calm", "一级"],
      ["red", "calm"],
      ["blue", "red"],
      ["yellow", "blue"],
    ]);
    const renamed = (text: string): string =>
      text.replace(
        /"(id|colour)":"(calm|red|blue|yellow)"/g,
        (_, key, name) => `"${key}":"${names.get(name) ?? name}"`,
      );
    fc.assert(
      fc.property(asked(), ({ scheme, ledger, question }) => {
        const { before: _, ...plain } = question;
        const warnings: unknown = JSON.parse(renamed(JSON.stringify(scheme.warnings)));
        const other = parseScheme({ ...scheme, warnings });
        const { scheme: stamp, ...answer } = evaluateWarnings(scheme, ledger, plain);
        const { scheme: otherStamp, ...otherAnswer } = evaluateWarnings(other, ledger, plain);
        expect(otherStamp.id).toBe(stamp.id);
        expect(JSON.stringify(otherAnswer)).toBe(renamed(JSON.stringify(answer)));
      }),
      { numRuns: 60 },
    );
  });

  test("the colours kept so far are the beginning of those kept later, by what is known on the later day", () => {
    fc.assert(
      fc.property(asked(), fc.nat(400), ({ scheme, ledger, question }, more) => {
        const later = addDays(question.asOf, more);
        if (later > ledger.term.to) return;
        const now = evaluateWarnings(scheme, ledger, question).history;
        const then = evaluateWarnings(scheme, ledger, { ...question, asOf: later }).history;
        expect(then.slice(0, now.length)).toEqual(now);
      }),
      { numRuns: 60 },
    );
  });
});

/** Facts that say: what was wanted was done in full, by what each trigger of the scheme looks at. */
const good: Readonly<Record<string, readonly ((day: Day) => FactInput)[]>> = {
  luojiang: [
    (day) => fact("tally", day, { item: "1.3", done: 4, due: 4, id: "good" }),
    (day) => fact("tally", day, { item: "9.2", done: 3, due: 3, id: "good" }),
    (day) => fact("count", day, { item: "9.1", id: "good" }),
    (day) => fact("notice", day, { item: "12.1", matter: "praise", level: "city", id: "good" }),
  ],
  "village-leadership": [
    (day) => fact("tally", day, { item: "4.1", done: 3, due: 3, id: "good" }),
    (day) => fact("count", day, { item: "3.3", value: 5000, id: "good" }),
    (day) => fact("count", day, { item: "4.2", id: "good" }),
  ],
};

/** A scheme as if it had always been in force, with the names of bodies that random ledgers use. */
const always = (scheme: Scheme): Scheme => {
  const bodies = scheme.bodies.map((body) => (body.assessed === true ? { ...body, id: "team" } : body));
  const unit = bodies.some(({ id }) => id === "unit") ? [] : [{ id: "unit", title: words("unit"), basis }];
  return parseScheme({ ...scheme, from: "1900-01-01", bodies: [...bodies, ...unit] });
};
/** Items that criteria compare by how much of what was due was done. */
const tallies: Readonly<Record<string, readonly string[]>> = {
  luojiang: ["1.3", "9.2"],
  "village-leadership": ["4.1"],
};

const term = { from: "2022-01-01", to: "2022-12-31" };
const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from: "2022-01-01" }] }];

/** Ledgers that lie on both sides of the thresholds: up to ten tallies of nothing to all of four. */
const tallied = (items: readonly string[], scheme: Scheme): fc.Arbitrary<Ledger> =>
  fc
    .array(fc.record({ item: fc.constantFrom(...items), day: someDay(term), done: fc.nat(4) }), { maxLength: 10 })
    .map((drawn) =>
      parseLedger(
        ledgerInput(
          drawn.map((one, at) => fact("tally", one.day, { item: one.item, done: one.done, due: 4, id: `f${at}` })),
          { term, members },
        ),
        { scheme },
      ),
    );

const placeOf = ({ colours, colour }: Warnings): number => colours.findIndex(({ id }) => id === colour);

describe.each([luojiang, villageLeadership].map((scheme) => [scheme.id, always(scheme)] as const))(
  "%s",
  (name, scheme) => {
    const withFact = (ledger: Ledger, more: FactInput): Ledger =>
      parseLedger({ ...ledger, facts: [...ledger.facts, more] }, { scheme });

    test("more good work never makes the colour of the day worse", () => {
      const doings = good[name] ?? [];
      fc.assert(
        fc.property(
          fc.record({
            ledger: tallied(tallies[name] ?? [], scheme),
            day: someDay(term),
            asOf: someDay(term),
            make: fc.constantFrom(...doings),
          }),
          ({ ledger, day, asOf, make }) => {
            const ask = (one: Ledger) => evaluateWarnings(scheme, one, { asOf, calendar: weekdays });
            expect(placeOf(ask(withFact(ledger, make(day))))).toBeLessThanOrEqual(placeOf(ask(ledger)));
          },
        ),
        { numRuns: 150 },
      );
    });
  },
);

test("a trend is the one place where good work can warn: doing much better once makes the next ordinary quarters a fall", () => {
  const months = ["2022-02-10", "2022-05-10", "2022-08-10"];
  const rated = (values: readonly number[], more: readonly FactInput[] = []) => {
    const facts = values.map((value, at) =>
      fact("tally", months[at] ?? "", { item: "3.1", done: value, due: 10, id: `t${at}` }),
    );
    const ledger = parseLedger(ledgerInput([...facts, ...more], { term, members }), { scheme: villageLeadership });
    return evaluateWarnings(villageLeadership, ledger, { asOf: "2022-09-30" }).colour;
  };
  expect(rated([8, 8, 7])).toBe("none");
  // 28 of 30 in the first quarter: 0.93, 0.8, 0.7
  expect(rated([8, 8, 7], [fact("tally", "2022-03-10", { item: "3.1", done: 20, due: 20, id: "more" })])).toBe("blue");
});
