/** Attribution: parts add up exactly, are none where nothing changed, hang on no order, and turn round with the sides. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, exactFrom, sum } from "../../../src/model/points";
import { attribute } from "../../../src/policy/compare/attribute";
import type { Attribution } from "../../../src/policy/compare/attribution";
import { ledgersFor, questionsFor, schemes, worlds } from "../../arbitrary";
import { changedFrom } from "./changes";

const sumOf = (texts: readonly string[]): string => {
  const total = sum(texts.map(exactFrom));
  return `${total.n}/${total.d}`;
};
const same = (a: string, b: string): boolean => compare(exactFrom(a), exactFrom(b)) === 0;

const addsUp = ({ parts, difference, grade }: Attribution): void => {
  expect([sumOf(parts.map(({ points }) => points)), difference]).toSatisfy(([a, b]: [string, string]) => same(a, b));
  if (grade !== null)
    expect([sumOf(grade.parts.map(({ steps }) => steps)), `${grade.steps}`]).toSatisfy(([a, b]: [string, string]) =>
      same(a, b),
    );
};

const kinds = ["annual", "daily", "term"] as const;

/** Two sides of one scheme and its change, with one ledger or two, of one question or two of a kind. */
const pairs = schemes().chain((scheme) =>
  fc
    .tuple(ledgersFor(scheme), ledgersFor(scheme), fc.constantFrom(...kinds), fc.boolean())
    .chain(([first, second, kind, same]) => {
      const other = same ? first : second;
      const ofKind = (ledger: typeof first) => questionsFor(ledger).filter((question) => question.kind === kind);
      return fc.record({
        before: ofKind(first).map((question) => ({ scheme, ledger: first, question })),
        after: fc.record({
          scheme: fc.oneof(fc.constant(scheme), changedFrom(scheme), schemes()),
          ledger: fc.constant(other),
          question: ofKind(other),
        }),
      });
    }),
);

const sameScheme = worlds().chain(({ scheme, ledger }) =>
  fc.record({
    before: questionsFor(ledger).map((question) => ({ scheme, ledger, question })),
    changed: fc.array(changedFrom(scheme), { minLength: 10, maxLength: 10 }),
  }),
);

const turned = ({ parts }: Attribution) =>
  new Map(
    parts.map(({ points, cause, item, year }) => [
      JSON.stringify([cause.kind === "record" ? { kind: cause.kind, of: cause.of } : cause, item, year]),
      points,
    ]),
  );

describe("the parts of a difference", () => {
  test("add up exactly where clauses of the scheme changed", () => {
    let t = 0,
      n = 0;
    fc.assert(
      fc.property(sameScheme, ({ before, changed }) => {
        for (const scheme of changed) {
          const s = process.hrtime.bigint();
          const x = attribute(before, { ...before, scheme });
          t += Number(process.hrtime.bigint() - s);
          n++;
          addsUp(x);
        }
      }),
      { numRuns: 150 },
    );
    console.log("ms each", t / n / 1e6, n);
  });
  test("add up exactly whatever differs, and turn round", () => {
    let t = 0,
      n = 0;
    fc.assert(
      fc.property(pairs, ({ before, after }) => {
        const s = process.hrtime.bigint();
        const x = attribute(before, after);
        t += Number(process.hrtime.bigint() - s);
        n++;
        addsUp(x);
        const [a, b] = [turned(x), turned(attribute(after, before))];
        expect([...a.keys()].sort()).toEqual([...b.keys()].sort());
        for (const [k, p] of a) expect(same(`${b.get(k)}`, p.startsWith("-") ? p.slice(1) : `-${p}`)).toBe(true);
      }),
      { numRuns: 300 },
    );
    console.log("ms each", t / n / 1e6, n);
  });
});
