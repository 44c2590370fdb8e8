/** A witness shows exactly what it is asked to show, by the engine's own measuring; and full and empty ledgers are what they say. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { evaluateAnnual } from "../../../src/engine/evaluate";
import { parseLedger } from "../../../src/model/ledger-check";
import { compare, exactFrom, exactText } from "../../../src/model/points";
import { itemsOf, type Scheme } from "../../../src/model/scheme";
import { emptyLedger, firstYear, withEvidence } from "../../../src/policy/witness/evidence";
import { evidenceOf, gridOf } from "../../../src/policy/witness/measuring";
import { extremesOf, fullLedger, valuesToTry } from "../../../src/policy/witness/values";
import { schemes } from "../../arbitrary";
import { item, monthlyPresence, schemeWith } from "../../small-district";

const evaluate = (scheme: Scheme, input: unknown) =>
  evaluateAnnual(scheme, parseLedger(input, { scheme }), { year: firstYear(scheme) });

/** What the engine measures for an item on the evidence for a value. */
const found = (scheme: Scheme, item: string, value: string) => {
  const evidence = evidenceOf(scheme, item, value);
  if (evidence === undefined) return undefined;
  const { items } = evaluate(scheme, withEvidence(emptyLedger(scheme), evidence));
  return items.find(({ id }) => id === item)?.measurement?.value;
};

const holdsFor = (scheme: Scheme): number => {
  let tried = 0;
  for (const { id } of itemsOf(scheme))
    for (const value of valuesToTry(scheme, id)) {
      expect([id, found(scheme, id, value)]).toEqual([id, value]);
      tried++;
    }
  return tried;
};

describe("evidence", () => {
  test.each([
    ["luojiang", luojiang],
    ["village-leadership", villageLeadership],
  ])("for every value worth trying of %s measures exactly that value", (_, scheme) => {
    expect(holdsFor(scheme)).toBeGreaterThan(itemsOf(scheme).length * 2);
  });

  test("does so on random schemes", () => {
    let tried = 0;
    fc.assert(
      fc.property(schemes(), (scheme) => {
        tried += holdsFor(scheme);
      }),
      { numRuns: 150 },
    );
    expect(tried).toBeGreaterThan(1000);
  });

  test("there is none for what cannot be measured", () => {
    expect(evidenceOf(luojiang, "1.1", "1.1")).toBeUndefined();
    expect(evidenceOf(luojiang, "1.1", "1/7")).toBeUndefined();
    expect(evidenceOf(luojiang, "none", "1")).toBeUndefined();
  });
});

describe("the values worth trying", () => {
  test("rise, and hold both sides of a bend", () => {
    for (const { id } of itemsOf(luojiang)) {
      const values = valuesToTry(luojiang, id).map(exactFrom);
      expect(values.every((value, at) => at === 0 || compare(values[at - 1] ?? value, value) < 0)).toBe(true);
      expect(values.length).toBeGreaterThan(1);
    }
    expect(valuesToTry(luojiang, "1.1")).toContain("1");
  });

  test("have a best and a worst", () => {
    const { best, worst } = extremesOf(luojiang, "1.2") ?? {};
    expect([found(luojiang, "1.2", best ?? ""), found(luojiang, "1.2", worst ?? "")]).toEqual([best, worst]);
    expect(best).not.toBe(worst);
  });
});

describe("a ledger", () => {
  test("with everything at its best gets all points of the first scheme", () => {
    expect(evaluate(luojiang, fullLedger(luojiang)).total).toBe("100");
  });

  test("with nothing is valid and has no facts", () => {
    expect(parseLedger(emptyLedger(luojiang), { scheme: luojiang }).facts).toEqual([]);
  });

  test("does not say twice what it says", () => {
    const evidence = evidenceOf(luojiang, "1.2", "2");
    if (evidence === undefined) throw new Error("no evidence");
    const once = withEvidence(emptyLedger(luojiang), evidence);
    expect(withEvidence(once, evidence)).toEqual(once);
  });
});

test("half a day is the smallest step of presence, however many days are asked for", () => {
  const stepOf = (days: string, every: "month" | "quarter" | "year"): string => {
    const scheme = schemeWith([item({ measure: { ...monthlyPresence, days, every } })]);
    const [own] = itemsOf(scheme);
    if (own === undefined) throw new Error("the scheme has an item");
    return exactText(gridOf(own, scheme));
  };
  expect([stepOf("20", "month"), stepOf("0.4", "month"), stepOf("2.5", "quarter"), stepOf("1.6", "year")]).toEqual([
    "1/480",
    "5/48",
    "0.05",
    "0.3125",
  ]);
});
