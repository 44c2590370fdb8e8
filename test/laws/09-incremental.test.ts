/**
 * Law 9: feeding facts in parts gives the same evaluation as feeding all.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - model/change.ts records at most five facts at a time -> "a ledger fed in any parts", at the second world.
 * - engine/evaluate.ts keeps what it gathered by the ledger's members -> "asking between the parts", at the first world.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { record } from "../../src/model/change";
import type { FactInput, Ledger } from "../../src/model/ledger";
import { ask, askedWorlds, bytes } from "./asking";

/** The order in which facts can have been written: each correction after what it corrects. */
const asWritten = ({ facts }: Ledger): FactInput[] => {
  const depth = (id: string | undefined): number => {
    const fact = facts.find((one) => one.id === id);
    return fact === undefined ? 0 : 1 + depth(fact.corrects);
  };
  return [...facts].sort((a, b) => depth(a.id) - depth(b.id) || (a.recorded < b.recorded ? -1 : 1));
};

/** The ledger that comes about when facts are recorded in parts of these sizes. */
const fed = (ledger: Ledger, scheme: Parameters<typeof ask>[0], sizes: readonly number[]): Ledger => {
  let rest = asWritten(ledger);
  let held: Ledger = { ...ledger, facts: [] };
  for (let turn = 0; rest.length > 0; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    held = record(held, rest.slice(0, size), { scheme }).value;
    rest = rest.slice(size);
  }
  return held;
};

const sizesArbitrary = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });

test("a ledger fed in any parts gives the evaluation of the whole, to the byte", () => {
  fc.assert(
    fc.property(askedWorlds(), sizesArbitrary, ({ scheme, ledger, question }, sizes) => {
      const whole = structuredClone(ledger);
      expect(bytes(ask(scheme, fed(ledger, scheme, sizes), question))).toBe(bytes(ask(scheme, whole, question)));
    }),
    { numRuns: 100 },
  );
});

test("asking between the parts changes nothing that is answered later", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      let held: Ledger = { ...ledger, facts: [] };
      for (const fact of asWritten(ledger).slice(0, 12)) {
        ask(scheme, held, question);
        held = record(held, [fact], { scheme }).value;
      }
      // A copy shares nothing that an answer could have been kept by.
      const whole = structuredClone(held);
      expect(bytes(ask(scheme, held, question))).toBe(bytes(ask(structuredClone(scheme), whole, question)));
    }),
    { numRuns: 60 },
  );
});
