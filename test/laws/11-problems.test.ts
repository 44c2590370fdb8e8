/** Law 11: bad input is a list of problems, all at once; never a raw error, never a partial result that looks whole. */
import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { checkLedger } from "../../src/model/ledger-check";
import { InvalidInputError, type Problem, type Step } from "../../src/model/problem";
import { problemWords } from "../../src/model/problem-words";
import { checkScheme } from "../../src/model/scheme-check";
import { withAt } from "../small-district";
import { type Asked, ask, askedWorlds } from "./asking";

const anything = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    "",
    0,
    -1,
    1,
    2.5,
    1e300,
    "1e5",
    "-0.0000001",
    true,
    [],
    {},
    "none",
    "2023-02-29",
    "2022-06-30",
    "constructor",
  ),
  fc.string({ maxLength: 4 }),
);

const placesIn = (value: unknown, path: readonly Step[] = []): (readonly Step[])[] =>
  value === null || typeof value !== "object"
    ? []
    : Object.entries(value).flatMap(([key, inner]) => {
        const here = [...path, Array.isArray(value) ? Number(key) : key];
        return [here, ...placesIn(inner, here)];
      });

interface Edited extends Asked {
  readonly document: unknown;
}

/** A world in which one place of the scheme or of the ledger holds something else. */
const edited = (which: "scheme" | "ledger"): Arbitrary<Edited> =>
  askedWorlds().chain((world) =>
    fc
      .tuple(fc.constantFrom(...placesIn(world[which])), anything)
      .map(([path, value]) => ({ ...world, document: withAt(world[which], path, value) })),
  );

const isOurs = ({ code, message }: Problem): boolean =>
  Object.hasOwn(problemWords, code) && message.zh !== "" && message.en !== "";

/** Asks; the only thing that may be thrown is a list of our problems. */
const answerOf = (work: () => unknown): string => {
  try {
    return JSON.stringify(work());
  } catch (error) {
    if (error instanceof InvalidInputError && error.problems.length > 0 && error.problems.every(isOurs))
      return "problems";
    throw error;
  }
};

test("a scheme with any one thing changed is refused with our problems, or answers as a scheme does", () => {
  fc.assert(
    fc.property(edited("scheme"), ({ document, ledger, question }) => {
      const checked = checkScheme(document);
      if (!checked.ok) {
        expect(checked.problems.length).toBeGreaterThan(0);
        expect(checked.problems.every(isOurs)).toBe(true);
        return;
      }
      expect(answerOf(() => ask(checked.scheme, ledger, question))).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { numRuns: 400 },
  );
});

test("a ledger with any one thing changed is refused with our problems, or answers as a ledger does", () => {
  fc.assert(
    fc.property(edited("ledger"), ({ document, scheme, question }) => {
      const checked = checkLedger(document, { scheme });
      if (!checked.ok) {
        expect(checked.problems.length).toBeGreaterThan(0);
        expect(checked.problems.every(isOurs)).toBe(true);
        return;
      }
      expect(answerOf(() => ask(scheme, checked.ledger, question))).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { numRuns: 400 },
  );
});

test("two things that are wrong are both told", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme }) => {
      const one = withAt(scheme, ["term", "annualWeight"], "0.123");
      const both = withAt(one, ["from"], "2023-02-29");
      const codes = (document: unknown) => {
        const checked = checkScheme(document);
        return checked.ok ? [] : checked.problems.map(({ code }) => code);
      };
      expect(codes(one)).toContain("weights-do-not-add-up");
      expect(codes(withAt(scheme, ["from"], "2023-02-29"))).toContain("impossible-day");
      const misspelt = { ...Object(one), titel: 1 };
      expect(codes(misspelt)).toEqual(["unknown-key", ...codes(one)]);
      expect(codes(both)).toContain("impossible-day");
    }),
    { numRuns: 60 },
  );
});
