/**
 * Law 4: every fact has the day it happened and the day it was recorded; any published result can be replayed to the byte. Time zones: test/model/calendar.test.ts.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/gather.ts applies corrections that are not known yet -> "what was recorded after knownAt", at the second world.
 * - facts recorded on the day knownAt itself are not known (>= for >) -> "knowing everything", at the fourth world.
 * - findings after asOf count -> "what happens after asOf", at the eighth world.
 * - engine/frame.ts lets facts with `for` count before they happened -> "what happens after asOf", at the third world.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ask, askedWorlds, bytes } from "./asking";

test("what was recorded after knownAt changes nothing, corrections and withdrawals included", () => {
  fc.assert(
    fc.property(askedWorlds(), fc.nat(), ({ scheme, ledger, question }, pick) => {
      const days = ledger.facts.map(({ recorded }) => recorded).sort();
      const knownAt = days[pick % Math.max(days.length, 1)] ?? ledger.term.to;
      const then = { ...ledger, facts: ledger.facts.filter(({ recorded }) => recorded <= knownAt) };
      const replayed = ask(scheme, ledger, { ...question, knownAt });
      expect(bytes(replayed)).toBe(bytes(ask(scheme, then, { ...question, knownAt })));
    }),
    { numRuns: 300 },
  );
});

test("knowing everything that there is equals knowing everything by the last day recorded", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const last =
        ledger.facts
          .map(({ recorded }) => recorded)
          .sort()
          .at(-1) ?? ledger.term.to;
      const { knownAt: _, ...rest } = question;
      const all = ask(scheme, ledger, rest);
      expect(bytes({ ...ask(scheme, ledger, { ...rest, knownAt: last }), knownAt: null })).toBe(bytes(all));
    }),
    { numRuns: 200 },
  );
});

test("what happens after asOf changes nothing", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      // Corrections are known by the day recorded, not by their own day: they stay.
      const corrected = new Set(ledger.facts.map(({ corrects }) => corrects));
      const before = ledger.facts.filter(
        ({ id, day, corrects }) => day <= found.asOf || corrects !== undefined || corrected.has(id),
      );
      expect(bytes(ask(scheme, { ...ledger, facts: before }, question))).toBe(bytes(found));
    }),
    { numRuns: 300 },
  );
});
