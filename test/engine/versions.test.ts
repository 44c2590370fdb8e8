/**
 * A scheme that changes within a year: every fact by the rule of its day, what is asked at the end by the rule of the end.
 *
 * Seen to catch, each put in on purpose in a copy: the last version's rule for all stretches -> the first test (5.5 for 7.5);
 * stretches weighed alike -> the mean by days; the governing version's case for every finding -> the old finding (3 for 1).
 */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import type { Scheme } from "../../src/model/scheme";
import { parseScheme } from "../../src/model/scheme-check";
import { explain } from "../../src/report/explain";
import { formulasIn, workedOut } from "../report/formula";
import {
  basis,
  category,
  fact,
  type ItemInput,
  item,
  itemIn,
  ledgerOf,
  type SchemeChanges,
  schemeInput,
  words,
} from "../small-district";

const version = (name: string, from: string, items: readonly ItemInput[], more: SchemeChanges = {}): Scheme =>
  parseScheme({ ...schemeInput([category("c", items)], more), version: name, from });

const faults = ["2022-02-01", "2022-03-01", "2022-09-01"].map((day) => fact("count", day));
const lossOf = (each: number): ItemInput => item({ method: { kind: "per-occurrence", each } });
const inYear = (schemes: readonly Scheme[], facts: readonly FactInput[], more: object = {}) =>
  evaluateAnnual(schemes, ledgerOf(facts), { year: 2022, ...more });

describe("an item whose rule changes within the year", () => {
  const mild = version("1", "2020-01-01", [lossOf(0.5)]);
  const strict = version("2", "2022-07-01", [lossOf(1.5)]);

  test("takes off for each fault what the rule of its day says", () => {
    // 10 − 2 × 0.5 − 1 × 1.5
    const found = inYear([mild, strict], faults);
    expect(itemIn(found)).toMatchObject({ points: "7.5", raw: "7.5", applied: { kind: "by-version", how: "loss" } });
    expect(found.scheme.version).toBe("2");
    expect(found.versions.map(({ version: name, from, to }) => [name, from, to])).toEqual([
      ["1", "2022-01-01", "2022-06-30"],
      ["2", "2022-07-01", "2022-12-31"],
    ]);
    expect(inYear([strict, mild], [...faults].reverse())).toEqual(found);
  });

  test("is told part by part, with a sum that works out", () => {
    const text = explain(inYear([mild, strict], faults), "zh");
    expect(text).toContain("10 − 1 − 1.5 = 7.5");
    for (const sum of formulasIn(text)) expect(workedOut(sum)).toBe(sum.said);
    expect(explain(inYear([mild, strict], faults), "en")).toContain("10 − 1 − 1.5 = 7.5");
  });

  test("is measured as ever in years that have one version, and by one version alone", () => {
    const before = ledgerOf([fact("count", "2021-09-01")]);
    expect(evaluateAnnual([mild, strict], before, { year: 2021 })).toEqual(
      evaluateAnnual(mild, before, { year: 2021 }),
    );
    expect(inYear([mild], faults)).toEqual(evaluateAnnual(mild, ledgerOf(faults), { year: 2022 }));
  });

  test("that is written alike in both versions is not cut", () => {
    const tally = item({ id: "t", measure: { kind: "tally" }, method: { kind: "proportional" } });
    const [first, second] = [
      version("1", "2020-01-01", [lossOf(0.5), tally]),
      version("2", "2022-07-01", [lossOf(1), tally]),
    ];
    const facts = [
      fact("tally", "2022-02-01", { item: "t", done: 1, due: 1 }),
      fact("tally", "2022-08-01", { item: "t", done: 0, due: 3 }),
    ];
    // 1 of 4 over the whole year, and not the mean of 1 of 1 and 0 of 3
    expect(itemIn(inYear([first, second], facts), "t")).toMatchObject({
      points: "2.5",
      measurement: { kind: "tally" },
    });
  });

  test("otherwise is the mean of its parts by their days", () => {
    const share = (full: number) => item({ measure: { kind: "tally" }, method: { kind: "proportional", full } });
    const schemes = [version("1", "2020-01-01", [share(1)]), version("2", "2022-07-01", [share(0.5)])];
    const facts = [fact("tally", "2022-02-01", { done: 1, due: 2 }), fact("tally", "2022-08-01", { done: 1, due: 4 })];
    // 10 × (181 × 5 ÷ 10 + 184 × 5 ÷ 10) ÷ 365 = 5
    expect(itemIn(inYear(schemes, facts))).toMatchObject({ points: "5", raw: "5" });
    // only the second half is known: 10 × (184 × 5 ÷ 10) ÷ 184
    expect(itemIn(inYear(schemes, facts.slice(1)))).toMatchObject({ points: "5", state: "measured" });
    // 10 × (181 × 10 ÷ 10 + 184 × 5 ÷ 10) ÷ 365 = 2730 ÷ 365
    const better = [fact("tally", "2022-02-01", { done: 2, due: 2 }), ...facts.slice(1)];
    expect(itemIn(inYear(schemes, better))).toMatchObject({ raw: "546/73", points: "7.48" });
    for (const sum of formulasIn(explain(inYear(schemes, better), "en"))) expect(workedOut(sum)).toBe(sum.said);
  });

  test("adds up what each version gives for a unit", () => {
    const bonus = (each: number) =>
      item({ id: "b", points: 0, kind: "bonus", cap: 5, method: { kind: "per-unit", each } });
    const schemes = [version("1", "2020-01-01", [item(), bonus(1)]), version("2", "2022-07-01", [item(), bonus(0.5)])];
    const facts = ["2022-02-01", "2022-03-01", "2022-09-01"].map((day) => fact("count", day, { item: "b" }));
    expect(itemIn(inYear(schemes, facts), "b")).toMatchObject({ points: "2.5", applied: { how: "sum" } });
  });

  test("that the earlier version does not have counts from the day of the later one", () => {
    const schemes = [
      version("1", "2020-01-01", [item({ id: "other" })]),
      version("2", "2022-07-01", [item({ id: "other" }), lossOf(1)]),
    ];
    expect(itemIn(inYear(schemes, faults))).toMatchObject({
      points: "9",
      measurement: { parts: [{ from: "2022-07-01" }] },
    });
  });

  test("is missing where nothing was recorded, and not applicable where nothing was due", () => {
    const share = (full: number) => item({ measure: { kind: "tally" }, method: { kind: "proportional", full } });
    const schemes = [version("1", "2020-01-01", [share(1)]), version("2", "2022-07-01", [share(0.5)])];
    expect(itemIn(inYear(schemes, []))).toMatchObject({ state: "missing", points: null });
    const none = ["2022-02-01", "2022-08-01"].map((day) => fact("tally", day, { done: 0, due: 0 }));
    expect(itemIn(inYear(schemes, none))).toMatchObject({ state: "not-applicable", why: "nothing-due" });
  });

  test("stands, on a day before the change, as the earlier version has it", () => {
    const ledger = ledgerOf(faults);
    const asOf = "2022-05-31";
    expect(itemIn(evaluateDaily([mild, strict], ledger, { asOf })).points).toBe("9");
  });

  test("puts a fact that belongs to the year before on that year's last day", () => {
    const late = fact("count", "2023-01-10", { for: 2022 });
    expect(itemIn(inYear([mild, strict], [late])).points).toBe("8.5");
  });

  test("counts in a term by the day as well, each year under its own version", () => {
    const term = evaluateTerm([mild, strict], ledgerOf(faults));
    expect(itemIn(term).points).toBe("7.5");
    expect(term.parts?.years.map(({ total }) => total)).toEqual(["10", "7.5", "10"]);
  });
});

describe("what is asked at the end of a year", () => {
  const target = (goal: number) =>
    item({
      level: "annual",
      measure: { kind: "target", of: "count", default: goal },
      method: { kind: "proportional" },
    });
  const done = [fact("count", "2022-02-01"), fact("count", "2022-11-15")];

  test("is asked by the version in force at the end", () => {
    const schemes = [version("1", "2020-01-01", [target(2)]), version("2", "2022-09-01", [target(4)])];
    expect(itemIn(inYear(schemes, done)).points).toBe("5");
  });

  test("is asked by the version before, if the change came too late by its own word", () => {
    const changes = { latest: "10-01", basis };
    const late = version("2", "2022-10-02", [target(4)], { changes });
    const found = inYear([version("1", "2020-01-01", [target(2)]), late], done);
    expect(itemIn(found).points).toBe("10");
    expect(found.scheme.version).toBe("1");
    const inTime = version("2", "2022-10-01", [target(4)], { changes });
    expect(itemIn(inYear([version("1", "2020-01-01", [target(2)]), inTime], done)).points).toBe("5");
  });
});

describe("misconduct under a scheme that changes", () => {
  const cost = item({
    id: "f",
    points: 0,
    kind: "deduction",
    cap: 10,
    measure: { kind: "findings" },
    method: { kind: "per-unit", each: 1 },
  });
  const rule = (deduct: number, limit: string) => ({
    misconduct: [
      {
        id: "M",
        title: words("M"),
        subjects: ["team" as const],
        deduct,
        ladder: [{ nth: 1, limit, steps: [] }],
        basis,
      },
    ],
  });
  const mild = version("1", "2020-01-01", [item(), cost], rule(1, "fair"));
  const strict = version("2", "2022-07-01", [item(), cost], rule(3, "poor"));
  const finding = (day: string, matter = day) =>
    fact("finding", day, { case: "M", matter, subject: "team", state: "confirmed" });
  const found = (...facts: readonly FactInput[]) => {
    const { deduction, caps } = inYear([mild, strict], facts);
    return [deduction, ...caps.map(({ limit }) => limit)];
  };

  test("is judged by the rule of the day that it happened", () => {
    expect(found(finding("2022-03-01"))).toEqual(["1", "fair"]);
    expect(found(finding("2022-08-01"))).toEqual(["3", "poor"]);
    expect(found(finding("2022-03-01"), finding("2022-08-01"))).toEqual(["4", "poor"]);
  });

  test("that was found in spring and confirmed in autumn is of the spring", () => {
    const spring = fact("finding", "2022-03-01", { case: "M", matter: "a", subject: "team", state: "investigating" });
    expect(found(spring, finding("2022-09-01", "a"))).toEqual(["1", "fair"]);
  });

  test("that the version of its day does not know yet is judged by the governing one", () => {
    const before = version("1", "2020-01-01", [item(), cost]);
    const { deduction, caps } = inYear([before, strict], [finding("2022-03-01")]);
    expect([deduction, ...caps.map(({ id, limit }) => [id, limit])]).toEqual(["3", ["M#1", "poor"]]);
  });

  test("that is grave has no limit of its own where the case gives none", () => {
    const grave = { misconduct: rule(3, "fair").misconduct.map((one) => ({ ...one, grave: { steps: [] } })) };
    const { caps } = inYear(
      [mild, version("2", "2022-07-01", [item(), cost], grave)],
      [fact("finding", "2022-08-01", { case: "M", matter: "a", subject: "team", state: "confirmed", grave: true })],
    );
    expect(caps.map(({ id, limit }) => [id, limit])).toEqual([["M#1", "fair"]]);
  });
});

describe("notices under a scheme that changes", () => {
  const level = (id: string, value: number) => ({ id, title: words(`${id} for ${value}`), value });
  const praise = (...levels: readonly ReturnType<typeof level>[]) =>
    item({
      id: "b",
      points: 0,
      kind: "bonus",
      cap: 10,
      measure: { kind: "notices", levels: [...levels], sameMatter: "highest", once: "window" },
      method: { kind: "per-unit", each: 1 },
    });
  const before = version("1", "2020-01-01", [item(), praise(level("city", 1), level("county", 0.5))]);
  const after = version("2", "2022-07-01", [item(), praise(level("city", 3), level("province", 4))]);
  const notice = (day: string, name: string) => fact("notice", day, { item: "b", matter: `m${day}`, level: name });
  const worths = (schemes: readonly Scheme[], ...facts: readonly FactInput[]) => {
    const { measurement } = itemIn(inYear(schemes, facts), "b");
    if (measurement?.kind !== "notices") throw new Error("no notices");
    return measurement.matters.map(({ level: { en }, worth }) => [en, worth]);
  };

  test("have the levels that were in force on their day, also one that was taken out since", () => {
    expect(
      worths(
        [before, after],
        notice("2022-02-01", "city"),
        notice("2022-03-01", "county"),
        notice("2022-08-01", "city"),
      ),
    ).toEqual([
      ["city for 1", "1"],
      ["county for 0.5", "0.5"],
      ["city for 3", "3"],
    ]);
  });

  test("of a level that only the governing version has are worth what it says", () => {
    expect(worths([before, after], notice("2022-02-01", "province"))).toEqual([["province for 4", "4"]]);
    const without = version("1", "2020-01-01", [item()]);
    expect(worths([without, after], notice("2022-02-01", "city"))).toEqual([["city for 3", "3"]]);
    const counted = version("1", "2020-01-01", [
      item(),
      item({ id: "b", points: 0, kind: "bonus", cap: 10, method: { kind: "per-unit", each: 1 } }),
    ]);
    expect(worths([counted, after], notice("2022-02-01", "city"))).toEqual([["city for 3", "3"]]);
  });

  test("of a level that is no longer there are worth nothing, and are told by its name", () => {
    expect(worths([before, after], notice("2022-08-01", "county"))).toEqual([["county", "0"]]);
  });
});

describe("an item without points of its own", () => {
  test("stays at zero under all its versions", () => {
    const share = (full: number) =>
      item({ id: "z", points: 0, measure: { kind: "tally" }, method: { kind: "proportional", full } });
    const schemes = [version("1", "2020-01-01", [item(), share(1)]), version("2", "2022-07-01", [item(), share(0.5)])];
    const facts = [fact("tally", "2022-02-01", { item: "z", done: 1, due: 2 })];
    expect(itemIn(inYear(schemes, facts), "z")).toMatchObject({ raw: "0", points: "0", measurement: { value: "0.5" } });
  });
});
