/**
 * Law 11: bad input is a list of problems, all at once; never a raw error, never a partial result that looks whole.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - model/reading.ts says a validator's own message at a wrong type -> "a scheme" and "a ledger with any one thing changed": "Invalid
 *   input: expected object, received undefined", after 1 and 2 worlds.
 * - model/problem.ts drops the cures -> "a key that nobody knows": no "Did you mean `title`?", after 1 world.
 * - model/values.ts takes what is no decimal for the number that JavaScript makes of it -> "a scheme" and "a ledger with any one thing
 *   changed": a raw RangeError about NaN, after 50 and 77 worlds.
 * - model/scheme-check.ts takes a scheme with an unknown key for a whole one -> "two things in a scheme" and "a key that nobody knows".
 * - model/ledger-check.ts does so with a ledger -> "a key that nobody knows": { ok: true }, after 1 world.
 * - model/scheme-check.ts tells the first problem only -> "two things in a scheme".
 * - model/ledger-check.ts reads no facts where the head is wrong -> "two things in a ledger".
 */
import fc, { type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { checkLedger } from "../../src/model/ledger-check";
import { InvalidInputError, type Problem, type Step } from "../../src/model/problem";
import { problemWords } from "../../src/model/problem-words";
import { checkScheme } from "../../src/model/scheme-check";
import type { Text } from "../../src/model/text";
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

/** What a validator, or a value that nobody looked at, says of itself. */
const foreign = /^(Invalid|Unrecognized|Too (small|big):)|expected .* received|undefined|\[object/;

const isSaid = ({ zh, en }: Text): boolean =>
  /\p{Script=Han}/u.test(zh) && /\S/.test(en) && !foreign.test(zh) && !foreign.test(en);

const isOurs = ({ code, message, cure }: Problem): boolean =>
  Object.hasOwn(problemWords, code) && isSaid(message) && (cure === undefined || isSaid(cure));

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
        expect(checked.problems.filter((one) => !isOurs(one))).toEqual([]);
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
        expect(checked.problems.filter((one) => !isOurs(one))).toEqual([]);
        return;
      }
      expect(answerOf(() => ask(scheme, checked.ledger, question))).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { numRuns: 400 },
  );
});

const codesOf = (checked: { readonly ok: boolean; readonly problems?: readonly Problem[] }): string[] =>
  (checked.problems ?? []).map(({ code }) => code);

test("two things that are wrong in a scheme are both told", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ scheme }) => {
      const one = withAt(scheme, ["term", "annualWeight"], "0.123");
      const both = withAt(one, ["from"], "2023-02-29");
      const codes = (document: unknown) => codesOf(checkScheme(document));
      expect(codes(one)).toContain("weights-do-not-add-up");
      expect(codes(withAt(scheme, ["from"], "2023-02-29"))).toContain("impossible-day");
      const misspelt = { ...Object(one), titel: 1 };
      expect(codes(misspelt)).toEqual(["unknown-key", ...codes(one)]);
      expect(codes(both)).toContain("impossible-day");
    }),
    { numRuns: 60 },
  );
});

test("two things that are wrong in a ledger are both told, in its head and in any two facts", () => {
  fc.assert(
    fc.property(askedWorlds(), ({ ledger, scheme }) => {
      const codes = (document: unknown) => codesOf(checkLedger(document, { scheme }));
      const head = withAt(withAt(ledger, ["team"], "#"), ["village"], "");
      expect(codes(head)).toEqual(["not-an-id", "empty"]);
      const facts = [{ kind: "event" }, { kind: "praise" }].map((fact) => checkLedger({ ...ledger, facts: [fact] }));
      expect(codes({ ...Object(head), facts: [{ kind: "event" }, { kind: "praise" }] })).toEqual([
        "not-an-id",
        "empty",
        ...facts.flatMap(codesOf),
      ]);
    }),
    { numRuns: 60 },
  );
});

test("a key that nobody knows is told with its place and with the key that was meant, and nothing is answered", () => {
  const titled: (readonly Step[])[] = [[], ["rubric", "categories", 0], ["rubric", "categories", 0, "items", 0]];
  const untitled: (readonly Step[])[] = [["term"], ["rubric"]];
  const misspelt = (document: unknown, place: readonly Step[]) => withAt(document, [...place, "titel"], 1);
  const told = (place: readonly Step[], cure: unknown) => ({
    ok: false,
    problems: [expect.objectContaining({ code: "unknown-key", path: [...place, "titel"], cure })],
  });
  const meant = { zh: "是否想写“title”？", en: "Did you mean `title`?" };
  const known = { zh: expect.stringMatching(/^可以填的字段：/), en: expect.stringMatching(/^Known keys: /) };
  fc.assert(
    fc.property(askedWorlds(), ({ scheme, ledger }) => {
      for (const place of titled) expect(checkScheme(misspelt(scheme, place))).toEqual(told(place, meant));
      for (const place of untitled) expect(checkScheme(misspelt(scheme, place))).toEqual(told(place, known));
      const places = [
        [],
        ["term"],
        ...placesIn(ledger).filter(([list, at, ...rest]) => list === "facts" && at === 0 && rest.length === 0),
      ];
      // Of the facts only a change of a commitment may have a title.
      const cureAt = ([list]: readonly Step[]) =>
        list === "facts" && ledger.facts[0]?.kind === "change" ? meant : known;
      for (const place of places)
        expect(checkLedger(misspelt(ledger, place), { scheme })).toEqual(told(place, cureAt(place)));
    }),
    { numRuns: 60 },
  );
});
