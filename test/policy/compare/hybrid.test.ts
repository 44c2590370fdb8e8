/** Items asked again: with no change made they are those of the one side, with all made those of the other, so that nothing that matters is forgotten. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ItemResult } from "../../../src/model/evaluation";
import { itemsOf } from "../../../src/model/scheme";
import { itemIn, itemWith } from "../../../src/policy/compare/hybrid";
import { changesOf } from "../../../src/policy/compare/item-parts";
import { evaluated } from "../../../src/policy/compare/side";
import { ledgersFor, questionsFor, schemes } from "../../arbitrary";
import { changedFrom } from "./changes";

const pairs = schemes().chain((scheme) =>
  fc
    .tuple(ledgersFor(scheme), ledgersFor(scheme), fc.constantFrom("annual", "daily", "term"), fc.boolean())
    .chain(([first, second, kind, isSame]) => {
      const other = isSame ? first : second;
      const ofKind = (ledger: typeof first) => questionsFor(ledger).filter((question) => question.kind === kind);
      const changed = fc.oneof(changedFrom(scheme, 1), changedFrom(scheme, 6), schemes());
      return fc.record({
        before: ofKind(first).map((question) => ({ scheme, ledger: first, question })),
        afters: fc.array(fc.record({ scheme: changed, ledger: fc.constant(other), question: ofKind(other) }), {
          minLength: 5,
          maxLength: 5,
        }),
      });
    }),
);

/** Whatever points are made of. */
const madeOf = (result: ItemResult | undefined) =>
  result === undefined
    ? undefined
    : [
        result.points,
        result.raw,
        result.state,
        result.why,
        result.zeroedBy,
        result.floor,
        result.cap,
        result.rounding,
        result.kind,
      ];

describe("an item asked again", () => {
  test("is the old one without changes and the new one with all of them", () => {
    fc.assert(
      fc.property(pairs, ({ before, afters }) => {
        for (const after of afters) {
          const sides = { old: evaluated(before), now: evaluated(after) };
          for (const { id } of itemsOf(before.scheme)) {
            const [old, now] = [itemIn(sides.old.scheme, id), itemIn(sides.now.scheme, id)];
            if (old === undefined || now === undefined) continue;
            const item = { old, now };
            const result = (side: typeof sides.old) => side.evaluation.items.find((one) => one.id === id);
            expect(madeOf(itemWith(new Set(), item, sides))).toEqual(madeOf(result(sides.old)));
            expect(madeOf(itemWith(new Set(changesOf(item, sides)), item, sides))).toEqual(madeOf(result(sides.now)));
          }
        }
      }),
      { numRuns: 120 },
    );
  });
});
