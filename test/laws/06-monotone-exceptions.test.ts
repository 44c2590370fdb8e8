/**
 * Law 6, its known exceptions in the first scheme: found by a search over facts of one matter (4,000 ledgers each), shrunk, and kept
 * here with exact numbers. They come from rules, not from the engine; a later checker will find them by itself. Whoever
 * changes one of these rules changes the test.
 */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { fact } from "../small-district";
import { ledgerWith } from "./best-ledger";

const year = (of: number, ...facts: readonly FactInput[]): string =>
  evaluateAnnual(luojiang, ledgerWith(facts), { year: of }).total;
const term = (...facts: readonly FactInput[]): string => evaluateTerm(luojiang, ledgerWith(facts)).total;
const notice = (item: string, day: string) => fact("notice", day, { item, matter: "p", level: "province" });
const finding = (name: string, matter: string, day = "2022-03-01", more: Readonly<Record<string, unknown>> = {}) =>
  fact("finding", day, { case: name, matter, subject: "team", state: "confirmed", ...more });

describe("a matter that counts once ever moves to its earlier year", () => {
  const [early, late] = [notice("12.1", "2021-12-01"), notice("12.1", "2022-03-01")];
  const [bad, worse] = [notice("12.2", "2021-12-01"), notice("12.2", "2022-03-01")];

  test("one more commendation of last year takes this year's away, and over the term a short year weighs less", () => {
    expect([year(2021, late), year(2022, late), term(late)]).toEqual(["100", "102", "101.35"]);
    expect([year(2021, late, early), year(2022, late, early), term(late, early)]).toEqual(["102", "100", "101.03"]);
  });

  test("one more criticism of last year takes this year's away likewise", () => {
    expect([year(2021, worse), year(2022, worse), term(worse)]).toEqual(["100", "97", "97.97"]);
    expect([year(2021, worse, bad), year(2022, worse, bad), term(worse, bad)]).toEqual(["97", "100", "98.45"]);
  });
});

test("an earlier fact of the same finding moves it to the year of that fact", () => {
  const [early, late] = [finding("M07", "p", "2021-12-01"), finding("M07", "p")];
  expect([year(2021, late), year(2022, late)]).toEqual(["100", "97"]);
  expect([year(2021, late, early), year(2022, late, early)]).toEqual(["97", "100"]);
});

test("a finding about a matter that was criticised costs no less than the criticism, also where much was found: 12.3 has room up to the cap of all deductions", () => {
  const misused = [finding("M06", "p"), finding("M06", "q")]; // 5 + 5; until 12.3 was capped at 16 instead of 10, the finding raised 87 to 88
  const criticised = fact("notice", "2022-03-01", { item: "12.2", matter: "s", level: "province" });
  expect(year(2022, ...misused, criticised)).toBe("87"); // 100 - 10 - 3
  expect(year(2022, ...misused, criticised, finding("M01", "s"))).toBe("87"); // 100 - 11 - 2 (the rest of 3 beside 1)
});
