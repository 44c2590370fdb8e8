/**
 * Law 12: bounded work on hostile input. Single hostile documents stand in test/model/reading.test.ts; that our code calls no eval, in test/architecture.test.ts.
 *
 * Seen to catch, each put in on purpose in a copy of the repository:
 * - model/values.ts with a nested repeat in the pattern of ids -> "any text of any length": did not end within 240 s.
 * - model/correction-check.ts walks every chain anew (as it once did) -> "a ledger four times as long": 50 times as long.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkLedger } from "../../src/model/ledger-check";
import type { Step } from "../../src/model/problem";
import { checkScheme } from "../../src/model/scheme-check";
import { wholeLedger, wholeScheme } from "../model/whole-district";
import { timed } from "../processor-time";
import { withAt } from "../small-district";

const textPlaces = (value: unknown, path: readonly Step[] = []): (readonly Step[])[] =>
  value === null || typeof value !== "object"
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) =>
        textPlaces(inner, [...path, Array.isArray(value) ? Number(key) : key]),
      );

/** Texts on which a pattern with nested repeats would never end. */
const hostileTexts = fc
  .tuple(
    fc.constantFrom("a", "0", "1", ".", "-", " ", "村", "a.", "0-", "1.", "\t", "-_", "é"),
    fc.constantFrom("", "!", "x", "-", ".", "\n", " "),
    fc.constantFrom(63, 1000, 50_000),
  )
  .map(([unit, end, times]) => unit.repeat(times) + end);

test.each([
  ["scheme", wholeScheme, checkScheme],
  ["ledger", wholeLedger, checkLedger],
] as const)("any text of any length at any place of a %s is judged at once", (_, document, check) => {
  fc.assert(
    fc.property(fc.constantFrom(...textPlaces(document)), hostileTexts, (path, text) => {
      const edited = withAt(document, path, text);
      expect(timed(() => check(edited)).milliseconds).toBeLessThan(2000);
    }),
    { numRuns: 400 },
  );
});

test("no key that is written reaches the prototype of anything", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];
  const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  fc.assert(
    fc.property(
      fc.constantFrom(...textPlaces(wholeScheme), ...textPlaces(wholeLedger)),
      fc.constantFrom(...names),
      fc.boolean(),
      (path, name, inLedger) => {
        const json = JSON.stringify(inLedger ? wholeLedger : wholeScheme);
        const document: unknown = JSON.parse(json);
        const poison: unknown = JSON.parse(`{${JSON.stringify(name)}:{"polluted":true}}`);
        const holder = path
          .slice(0, -1)
          .reduce<unknown>(
            (value, step) => (value !== null && typeof value === "object" ? Reflect.get(value, step) : undefined),
            document,
          );
        if (holder !== null && typeof holder === "object") Reflect.set(holder, path.at(-1) ?? "", poison);
        checkScheme(document);
        checkLedger(document);
        expect(Reflect.get({}, "polluted")).toBeUndefined();
        expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
      },
    ),
    { numRuns: 300 },
  );
});

test("a ledger four times as long takes no more than about four times as long to check", () => {
  const facts = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `f${index}`,
      kind: "count",
      item: "count",
      day: "2022-03-01",
      recorded: "2022-03-02",
      by: "x",
      ...(index > 0 ? { corrects: `f${index - 1}`, reason: "again" } : {}),
    }));
  const [short, long] = [2000, 8000].map((count) => ({ ...wholeLedger, facts: facts(count) }));
  const spent = (document: unknown): number => {
    const { result, milliseconds } = timed(() => checkLedger(document));
    expect(result.ok).toBe(true);
    return milliseconds;
  };
  // In turns: what a machine is busy with, and what is not yet warm, meets both.
  const times = Array.from({ length: 8 }, () => [spent(short), spent(long)] as const);
  const [shortest, longest] = [Math.min(...times.map(([one]) => one)), Math.min(...times.map(([, one]) => one))];
  // Quadratic work would take sixteen times as long; the rest is what a busy machine adds.
  expect(longest / shortest).toBeLessThan(10);
});
