/**
 * Law 5: facts are append-only; a correction names the one it corrects, nothing is lost, and what it changed can be shown.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/gather.ts keeps corrected findings -> "a corrected ledger" and "no fact that was corrected", after 10 and 29 worlds.
 * - corrections of counts are dropped with what they correct -> "a corrected ledger", after 8 worlds.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fact, Ledger } from "../../src/model/ledger";
import { ask, askedWorlds, bytes } from "./asking";

/** The ledger as it would be had nobody ever written anything wrong. */
const withoutErrors = (ledger: Ledger): Ledger => {
  const corrected = new Set(ledger.facts.map(({ corrects }) => corrects));
  const facts = ledger.facts
    .filter(({ id, kind }) => !corrected.has(id) && kind !== "withdrawal")
    .map((fact): Fact => {
      if (fact.kind === "withdrawal") return fact;
      const { corrects: _, ...rest } = fact;
      return rest;
    });
  return { ...ledger, facts };
};

test("a corrected ledger gives what a ledger gives in which it was written rightly from the start", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const { knownAt: _, ...now } = question;
      const found = ask(scheme, ledger, now);
      expect(bytes({ ...found, corrected: [] })).toBe(bytes(ask(scheme, withoutErrors(ledger), now)));
    }),
    { numRuns: 150 },
  );
});

test("every correction that is known is told, with what it corrects", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const known = ledger.facts.filter(({ recorded }) => found.knownAt === null || recorded <= found.knownAt);
      const told = known.flatMap(({ id, corrects }) => (corrects === undefined ? [] : [`${corrects} by ${id}`])).sort();
      expect(found.corrected.map(({ id, by }) => `${id} by ${by}`).sort()).toEqual(told);
    }),
    { numRuns: 150 },
  );
});

test("no fact that was corrected or taken back is counted", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const found = ask(scheme, ledger, question);
      const gone = new Set(found.corrected.map(({ id }) => id));
      const used = found.items.flatMap(({ measurement, setAside, waiver }) => [
        ...(measurement?.facts ?? []),
        ...setAside,
        ...(waiver === null ? [] : [waiver]),
      ]);
      for (const { id } of [...used, ...found.caps.flatMap(({ facts }) => facts)]) expect(gone.has(id)).toBe(false);
    }),
    { numRuns: 150 },
  );
});
