/**
 * Law 2: the order in which facts are written never matters, to the byte.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/gather.ts no longer sorts the facts of items -> after 10 worlds, a term whose latest value was the last one written.
 * - byTime ignores the id -> after 73 worlds, two facts of one day, recorded on one day.
 * - `corrected` is not sorted -> at the first world.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fact } from "../../src/model/ledger";
import { ask, askedWorlds, bytes } from "./asking";

/** The facts in an order that a list of numbers says. */
const shuffled = (facts: readonly Fact[], keys: readonly number[]): Fact[] =>
  facts
    .map((fact, index) => ({ fact, key: keys[index % keys.length] ?? 0, index }))
    .sort((a, b) => a.key - b.key || b.index - a.index)
    .map(({ fact }) => fact);

test("any order of the same facts gives the same evaluation", () => {
  fc.assert(
    fc.property(
      askedWorlds(),
      fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 40 }),
      ({ scheme, ledger, question }, keys) => {
        const other = { ...ledger, facts: shuffled(ledger.facts, keys) };
        expect(bytes(ask(scheme, other, question))).toBe(bytes(ask(scheme, ledger, question)));
      },
    ),
    { numRuns: 300 },
  );
});

test("asking about other teams before, and asking twice, changes nothing", () => {
  fc.assert(
    fc.property(askedWorlds(), askedWorlds(), (one, other) => {
      const alone = bytes(ask(one.scheme, one.ledger, one.question));
      ask(other.scheme, other.ledger, other.question);
      expect(bytes(ask(one.scheme, one.ledger, one.question))).toBe(alone);
      // A copy of the scheme has a plan of its own.
      expect(bytes(ask(structuredClone(one.scheme), structuredClone(one.ledger), one.question))).toBe(alone);
    }),
    { numRuns: 60 },
  );
});
