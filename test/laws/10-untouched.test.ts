/** Law 10: nothing is mutated; deep-frozen inputs are accepted. */
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
