/**
 * Law 10: nothing is mutated; deep-frozen inputs are accepted.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - engine/gather.ts sorts the ledger's own facts -> "frozen schemes": TypeError: Cannot assign to read only property '0'; and "what is not frozen".
 * - model/change.ts with immer's auto-freeze (as it was once) -> "what is not frozen": the host's own ledger came back frozen.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { record } from "../../src/model/change";
import { checkLedger } from "../../src/model/ledger-check";
import { checkScheme } from "../../src/model/scheme-check";
import { deepFrozen } from "../small-district";
import { ask, askedWorlds, bytes } from "./asking";

test("frozen schemes, ledgers and questions are answered, and as others are", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const free = bytes(ask(structuredClone(scheme), structuredClone(ledger), { ...question }));
      expect(bytes(ask(deepFrozen(scheme), deepFrozen(ledger), deepFrozen(question)))).toBe(free);
      expect(checkScheme(scheme).ok).toBe(true);
      expect(checkLedger(ledger, { scheme }).ok).toBe(true);
      expect(record(ledger, [], { scheme }).value).toEqual(ledger);
    }),
    { numRuns: 120 },
  );
});

test("what is not frozen is left as it was, and unfrozen", () => {
  const isFree = (value: unknown): boolean =>
    value === null || typeof value !== "object" || (!Object.isFrozen(value) && Object.values(value).every(isFree));
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const mine = structuredClone({ scheme, ledger, question });
      ask(mine.scheme, mine.ledger, mine.question);
      checkScheme(mine.scheme);
      record(mine.ledger, [], { scheme: mine.scheme });
      expect(JSON.stringify(mine)).toBe(JSON.stringify({ scheme, ledger, question }));
      // Empty lists count as frozen only where somebody froze them.
      expect(isFree(mine)).toBe(true);
    }),
    { numRuns: 80 },
  );
});

test("an evaluation shares nothing with the ledger that could be changed through it", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger, question }) => {
      const before = bytes(ask(scheme, ledger, question));
      // Thawed and overwritten at every level, as a careless host might.
      const spoil = (value: unknown): void => {
        if (value === null || typeof value !== "object") return;
        for (const [key, inner] of Object.entries(value)) {
          spoil(inner);
          if (typeof inner === "string") Reflect.set(value, key, "spoilt");
        }
      };
      spoil(ask(structuredClone(scheme), ledger, question));
      expect(bytes(ask(structuredClone(scheme), ledger, question))).toBe(before);
    }),
    { numRuns: 60 },
  );
});
