/** Of schemes of every kind: what is written out for an aim reaches it, what is not found is called unknown, and everything is said in both languages. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLedger } from "../../../src/model/ledger-check";
import type { Scheme } from "../../../src/model/scheme";
import { parseScheme } from "../../../src/model/scheme-check";
import type { Text } from "../../../src/model/text";
import { aimsOf, leftOutOf } from "../../../src/policy/coverage/aims";
import { skeletonsFor } from "../../../src/policy/coverage/skeleton/skeletons";
import { aimText, leftOutText } from "../../../src/policy/coverage/words";
import { schemes } from "../../arbitrary";
import { warningWorlds } from "../../arbitrary/warnings";
import { wholeScheme } from "../../model/whole-district";
import { untriedBy } from "./written";

const isSaid = ({ zh, en }: Text): boolean =>
  ![zh, en].some((text) => text === "" || /undefined|\[object|NaN/.test(text));

const expectTrue = (scheme: Scheme): number => {
  const aims = aimsOf(scheme);
  const { skeletons, unknown, file } = skeletonsFor(scheme, aims);
  expect(skeletons.map(({ aim }) => aim.key)).toEqual(aims.map(({ key }) => key));
  expect(skeletons.filter((one) => one.case === null).map(({ aim }) => aim.key)).toEqual(unknown);
  // Unknown is just what no written case tries, be it written for another aim.
  expect(untriedBy(scheme, file)).toEqual(unknown);
  expect(aims.filter((aim) => !isSaid(aimText(scheme, aim))).map(({ key }) => key)).toEqual([]);
  expect(leftOutOf(scheme).filter((one) => !isSaid(leftOutText(scheme, one)))).toEqual([]);
  return skeletons.length - unknown.length;
};

describe("cases written out reach their aims", () => {
  test("of a scheme that uses everything once", () => {
    expect(expectTrue(parseScheme(wholeScheme))).toBeGreaterThan(100);
  });

  test("of random schemes", () => {
    let found = 0;
    fc.assert(
      fc.property(schemes(), (scheme) => {
        found += expectTrue(scheme);
      }),
      { numRuns: 30 },
    );
    expect(found).toBeGreaterThan(300);
  });

  test("of random warnings", () => {
    let found = 0;
    fc.assert(
      fc.property(warningWorlds(), ({ scheme, ledger }) => {
        expect(checkLedger(ledger, { scheme }).ok).toBe(true);
        found += expectTrue(scheme);
      }),
      { numRuns: 30 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
