/** Measures of what was promised or planned: commitments kept, commitments published, milestones reached. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import { fact, type ItemInput, item, itemIn, ledgerOf, schemeWith } from "../small-district";

type Commitment = NonNullable<LedgerInput["commitments"]>[number];
type Milestone = NonNullable<LedgerInput["milestones"]>[number];
const proportional = { kind: "proportional" } as const;
const schemeFor = (measure: ItemInput["measure"], method: ItemInput["method"] = proportional) =>
  schemeWith([item({ measure, method })]);

const promise = (id: string, more: Partial<Commitment> = {}): Commitment => ({
  id,
  level: "annual",
  year: 2022,
  title: id,
  due: "2022-10-31",
  ...more,
});
const progress = (
  commitment: string,
  day: string,
  done: number,
  more: Readonly<Record<string, unknown>> = {},
): FactInput => fact("progress", day, { commitment, done, ...more });

describe("commitments kept", () => {
  const scheme = schemeFor({ kind: "commitments", level: "annual", late: 0.6 });
  const inYear = (commitments: readonly Commitment[], facts: readonly FactInput[]) =>
    itemIn(evaluateAnnual(scheme, ledgerOf(facts, { commitments }), { year: 2022 }));
  const onDay = (asOf: string, commitments: readonly Commitment[], facts: readonly FactInput[]) =>
    itemIn(evaluateDaily(scheme, ledgerOf(facts, { commitments }), { asOf }));

  test("count what was done by the day due in full, and what came later at six tenths", () => {
    expect(inYear([promise("a")], [progress("a", "2022-10-31", 1)])).toMatchObject({ points: "10" });
    expect(inYear([promise("a")], [progress("a", "2022-11-01", 1)])).toMatchObject({ points: "6" });
    // half in time, the other half late: 0.5 + 0.6 x 0.5
    expect(inYear([promise("a")], [progress("a", "2022-09-01", 0.5), progress("a", "2022-12-31", 1)])).toMatchObject({
      points: "8",
    });
    // found to be less than was reported
    expect(inYear([promise("a")], [progress("a", "2022-09-01", 0.8), progress("a", "2022-12-01", 0.5)])).toMatchObject({
      points: "5",
    });
  });

  test("are weighed", () => {
    const two = [promise("a", { weight: 3 }), promise("b")];
    const found = inYear(two, [progress("a", "2022-05-01", 1)]);
    expect(found).toMatchObject({ points: "7.5" });
    expect(found.measurement).toMatchObject({
      promises: [
        { id: "a", credited: "1" },
        { id: "b", credited: "0", done: "0" },
      ],
    });
  });

  test("count only progress that was verified", () => {
    expect(inYear([promise("a")], [progress("a", "2022-05-01", 1, { verified: false })])).toMatchObject({
      state: "missing",
    });
    const both = [progress("a", "2022-05-01", 0.4), progress("a", "2022-06-01", 1, { verified: false })];
    expect(inYear([promise("a")], both)).toMatchObject({ points: "4" });
  });

  test("before they are due are measured against their milestones", () => {
    const stepped = [
      promise("a", {
        milestones: [
          { due: "2022-03-31", share: 0.2 },
          { due: "2022-06-30", share: 0.5 },
        ],
      }),
    ];
    const facts = [progress("a", "2022-02-01", 0.1), progress("a", "2022-06-30", 0.4)];
    expect(onDay("2022-03-30", stepped, facts)).toMatchObject({ state: "missing" });
    expect(onDay("2022-03-31", stepped, facts)).toMatchObject({ points: "5" }); // 0.1 of 0.2
    expect(onDay("2022-06-30", stepped, facts)).toMatchObject({ points: "8" }); // 0.4 of 0.5
    // more than was expected by now is full, not more
    expect(onDay("2022-06-30", stepped, [progress("a", "2022-06-30", 0.9)])).toMatchObject({ points: "10" });
    expect(onDay("2022-10-31", stepped, facts)).toMatchObject({ points: "4" });
  });

  test("that are not due by the end of the year do not apply", () => {
    expect(inYear([promise("a", { due: "2023-03-31" })], [progress("a", "2022-05-01", 1)])).toMatchObject({
      state: "not-applicable",
      why: "nothing-due",
    });
  });

  test("that were never made are missing, not a full score", () => {
    expect(inYear([], [])).toMatchObject({ state: "missing" });
    expect(inYear([promise("a", { year: 2023 })], [])).toMatchObject({ state: "missing" });
  });

  test("that were waived are left out; where all are, the item does not apply", () => {
    const waiver = fact("waiver", "2022-08-01", { commitment: "a" });
    const two = [promise("a"), promise("b")];
    expect(inYear(two, [progress("b", "2022-05-01", 0.5)])).toMatchObject({ points: "2.5" });
    expect(inYear(two, [progress("b", "2022-05-01", 0.5), waiver])).toMatchObject({ points: "5" });
    expect(inYear([promise("a")], [waiver])).toMatchObject({ state: "not-applicable", why: "excused" });
    expect(onDay("2022-07-31", [promise("a", { due: "2022-05-01" })], [waiver])).toMatchObject({ state: "missing" });
  });

  test("of a term are read in the term, with progress from any year", () => {
    const term = schemeFor({ kind: "commitments", level: "term", late: 0.5 });
    const commitments = [promise("a", { level: "term", year: undefined, due: "2022-06-30" })];
    const ledger = ledgerOf([progress("a", "2021-12-01", 0.6), progress("a", "2023-01-01", 1)], { commitments });
    expect(itemIn(evaluateTerm(term, ledger))).toMatchObject({ points: "8" }); // 0.6 + 0.5 x 0.4
    expect(itemIn(evaluateAnnual(term, ledger, { year: 2022 }))).toMatchObject({ points: "6" });
    expect(itemIn(evaluateAnnual(term, ledger, { year: 2021 }))).toMatchObject({
      state: "not-applicable",
      why: "nothing-due",
    });
  });
});

describe("commitments published", () => {
  const scheme = schemeFor({ kind: "published", level: "annual", within: 90 }, { kind: "all-or-nothing", from: 2 });
  const made = (id: string, approved: string | undefined, published: string | undefined, year = 2022) =>
    promise(id, { approved, published, year });
  const inYear = (commitments: readonly Commitment[], year = 2022) =>
    itemIn(evaluateAnnual(scheme, ledgerOf([], { commitments }), { year }));

  test("count where both approved and published within 90 days of the first day of the year: 1 April", () => {
    const [a, b] = [made("a", "2022-03-01", "2022-04-01"), made("b", "2022-04-01", "2022-04-01")];
    expect(inYear([a, b])).toMatchObject({
      points: "10",
      measurement: { value: "2", years: [{ from: "2022-01-01", by: "2022-04-01", count: 2 }] },
    });
    for (const late of [
      made("b", "2022-04-01", "2022-04-02"),
      made("b", "2022-04-02", "2022-03-01"),
      made("b", undefined, "2022-03-01"),
      made("b", "2022-03-01", undefined),
    ])
      expect(inYear([a, late])).toMatchObject({ points: "0", measurement: { value: "1" } });
  });

  test("in a first partial year count from the day the team came: 90 days after 1 August is 30 October", () => {
    const two = [made("a", "2021-10-30", "2021-10-30", 2021), made("b", "2021-10-30", "2021-10-30", 2021)];
    expect(inYear(two, 2021)).toMatchObject({ points: "10" });
  });

  test("cannot be judged before the deadline has passed", () => {
    const ledger = ledgerOf([], { commitments: [made("a", "2022-01-05", "2022-01-05")] });
    const on = (asOf: string) => itemIn(evaluateDaily(scheme, ledger, { asOf }));
    expect(on("2022-04-01")).toMatchObject({ state: "missing" });
    expect(on("2022-04-02")).toMatchObject({ state: "measured", points: "0" });
    expect(inYear([])).toMatchObject({ state: "missing" });
  });

  test("over a term count the weakest of its years", () => {
    const commitments = [
      made("a", "2022-01-05", "2022-01-05"),
      made("b", "2022-01-05", "2022-01-05"),
      made("c", "2023-01-05", "2023-01-05", 2023),
    ];
    const found = itemIn(evaluateTerm(scheme, ledgerOf([], { commitments })));
    expect(found.measurement).toMatchObject({ value: "0", years: [{ count: 0 }, { count: 2 }, { count: 1 }] });
  });

  test("of a term are judged once, from the first day of the term, also in a year's evaluation", () => {
    const term = schemeFor({ kind: "published", level: "term", within: 90 }, { kind: "all-or-nothing", from: 1 });
    const commitments = [
      promise("a", {
        level: "term",
        year: undefined,
        due: "2023-06-30",
        approved: "2021-10-30",
        published: "2021-10-30",
      }),
    ];
    const ledger = ledgerOf([], { commitments });
    expect(itemIn(evaluateTerm(term, ledger))).toMatchObject({ points: "10" });
    expect(itemIn(evaluateAnnual(term, ledger, { year: 2023 }))).toMatchObject({
      points: "10",
      measurement: { years: [{ from: "2021-08-01" }] },
    });
  });
});

describe("milestones reached", () => {
  const scheme = schemeFor({ kind: "milestones", late: 0.6 });
  const plan = (id: string, due: string, more: Partial<Milestone> = {}): Milestone => ({
    id,
    item: "i",
    title: id,
    due,
    ...more,
  });
  const reached = (milestone: string, day: string, done?: number): FactInput =>
    fact("milestone", day, { milestone, ...(done === undefined ? {} : { done }) });
  const inYear = (milestones: readonly Milestone[], facts: readonly FactInput[]) =>
    itemIn(evaluateAnnual(scheme, ledgerOf(facts, { milestones }), { year: 2022 }));

  test("count in full on the day due, at six tenths after it, by weight", () => {
    expect(inYear([plan("a", "2022-05-01")], [reached("a", "2022-05-01")])).toMatchObject({ points: "10" });
    expect(inYear([plan("a", "2022-05-01")], [reached("a", "2022-05-02")])).toMatchObject({ points: "6" });
    const two = [plan("a", "2022-05-01", { weight: 3 }), plan("b", "2022-12-31")];
    expect(inYear(two, [reached("a", "2022-05-01", 0.5)])).toMatchObject({ points: "3.75" });
  });

  test("may have been reached before the year began", () => {
    expect(inYear([plan("a", "2022-01-15")], [reached("a", "2021-12-20")])).toMatchObject({ points: "10" });
  });

  test("are missing while none is due or nothing is recorded, and do not apply where none is planned", () => {
    expect(inYear([plan("a", "2022-05-01")], [])).toMatchObject({ state: "missing" });
    expect(inYear([], [])).toMatchObject({ state: "not-applicable", why: "nothing-due" });
    expect(inYear([plan("a", "2023-01-01"), plan("b", "2021-12-31")], [])).toMatchObject({ state: "not-applicable" });
    const ledger = ledgerOf([reached("a", "2022-03-01")], { milestones: [plan("a", "2022-05-01")] });
    expect(itemIn(evaluateDaily(scheme, ledger, { asOf: "2022-04-30" }))).toMatchObject({ state: "missing" });
    expect(itemIn(evaluateDaily(scheme, ledger, { asOf: "2022-05-01" }))).toMatchObject({ points: "10" });
  });
});
