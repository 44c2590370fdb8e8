/** Attribution where several versions give a result: what they give together is told apart from what one alone gives. */
import { describe, expect, test } from "vitest";
import type { Scheme } from "../../../src/model/scheme";
import { attribute } from "../../../src/policy/compare/attribute";
import { fact, item, ledgerOf, schemeWith } from "../../small-district";

const version = (name: string, each: number, days: { readonly from: string; readonly to?: string }): Scheme =>
  schemeWith([item({ method: { kind: "per-occurrence", each } })], { version: name, ...days });
const first = version("1", 1, { from: "2020-01-01", to: "2022-06-30" });
const second = version("2", 3, { from: "2022-07-01" });
const both = [first, second];

const spring = fact("count", "2022-03-01", { value: 1 });
const autumn = fact("count", "2022-09-01", { value: 1 });
const question = { kind: "annual", year: 2022 } as const;

describe("a year under two versions", () => {
  const ledger = ledgerOf([spring, autumn]);

  test("differs from the same year under the later one alone by what the earlier one did", () => {
    const found = attribute({ scheme: second, ledger, question }, { scheme: both, ledger, question });
    expect([found.before.total, found.after.total, found.difference]).toEqual(["4", "6", "2"]);
    expect(found.parts.map(({ cause, item: of, points }) => [cause.kind, of, points])).toEqual([
      ["versions", "i", "2"],
    ]);
  });

  test("differs by its record where the versions are the same", () => {
    const found = attribute(
      { scheme: both, ledger: ledgerOf([spring]), question },
      { scheme: both, ledger, question: { ...question, asOf: "2022-12-31" } },
    );
    expect(found.difference).toBe("-3");
    expect(found.parts.map(({ cause, item: of, points }) => [cause.kind, of, points])).toEqual([["record", "i", "-3"]]);
  });

  test("is as under one version where only that one was in force", () => {
    const earlier = ledgerOf([fact("count", "2021-09-01", { value: 1 })]);
    const of2021 = { kind: "annual", year: 2021 } as const;
    const found = attribute(
      { scheme: first, ledger: earlier, question: of2021 },
      { scheme: both, ledger: earlier, question: of2021 },
    );
    expect([found.difference, found.parts]).toEqual(["0", []]);
  });
});

test("a year and a term are not compared", () => {
  const ledger = ledgerOf([spring]);
  const sides = [
    { scheme: second, ledger, question },
    { scheme: second, ledger, question: { kind: "term" } },
  ] as const;
  expect(() => attribute(...sides)).toThrow(/question/);
});
