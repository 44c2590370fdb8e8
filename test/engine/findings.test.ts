/** Misconduct: what a finding costs, one event once, and what holds while it is open. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateDaily } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { basis, category, fact, item, itemIn, ledgerOf, schemeOf, words } from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const scheme = schemeOf(
  [
    category("c", [
      item(),
      item({
        id: "d",
        points: 0,
        kind: "deduction",
        measure: { kind: "findings" },
        method: { kind: "per-unit", each: 1 },
        cap: 10,
      }),
    ]),
  ],
  {
    misconduct: [
      { ...titled("small"), subjects: ["member", "team", "unit"], deduct: 1, grave: { deduct: 4 } },
      { ...titled("large"), subjects: ["member", "team"], deduct: 3, zeroes: true, grave: {} },
    ],
  },
);
const finding = (
  name: string,
  matter: string,
  more: Readonly<Record<string, unknown>> = {},
  day = "2022-03-01",
): FactInput => fact("finding", day, { case: name, matter, subject: "team", state: "confirmed", ...more });
const inYear = (facts: readonly FactInput[], year = 2022) => evaluateAnnual(scheme, ledgerOf(facts), { year });
const cost = (facts: readonly FactInput[], year?: number) => itemIn(inYear(facts, year), "d").points;

test("no finding costs nothing, and is measured", () => {
  expect(itemIn(inYear([]), "d")).toMatchObject({ state: "measured", points: "0" });
});

describe("a confirmed finding costs what its case deducts", () => {
  test("for the team and for a member, not for another body", () => {
    expect(cost([finding("small", "p")])).toBe("-1");
    expect(cost([finding("small", "p", { subject: "member", member: "m1" })])).toBe("-1");
    expect(cost([finding("small", "p", { subject: "unit" })])).toBe("0");
  });

  test("and more where it is grave and the case says so", () => {
    expect(cost([finding("small", "p", { grave: true })])).toBe("-4");
    expect(cost([finding("large", "p", { grave: true })])).toBe("-3");
  });

  test("neither while it is suspected nor after it was dismissed", () => {
    expect(cost([finding("small", "p", { state: "suspected" })])).toBe("0");
    expect(cost([finding("small", "p"), finding("small", "p", { state: "dismissed" }, "2022-05-01")])).toBe("0");
    expect(cost([finding("small", "p", { state: "suspected" }), finding("small", "p", {}, "2022-05-01")])).toBe("-1");
  });

  test("one matter once, where it weighs most; two matters twice; the sum is capped by the item", () => {
    expect(
      cost([finding("small", "p"), finding("large", "p"), finding("small", "p", { subject: "member", member: "m1" })]),
    ).toBe("-3");
    expect(cost([finding("small", "p"), finding("large", "q")])).toBe("-4");
    expect(cost(["p", "q", "r", "s"].map((matter) => finding("large", matter)))).toBe("-10");
  });

  test("in the year of its first fact, in its latest state", () => {
    const facts = [
      finding("small", "p", { state: "suspected" }, "2021-12-20"),
      finding("small", "p", { grave: true }, "2022-02-01"),
    ];
    expect([cost(facts, 2021), cost(facts, 2022)]).toEqual(["0", "0"]); // the year 2021 closes on 31 January 2022
    const known = evaluateAnnual(scheme, ledgerOf(facts), { year: 2021, asOf: "2022-02-01" });
    expect(itemIn(known, "d").points).toBe("-4");
  });
});

describe("an investigation", () => {
  const open = [finding("small", "p"), finding("large", "q", { state: "investigating" })];

  test("leaves the item pending with what is known so far, and the grade open", () => {
    const evaluation = inYear(open);
    expect(itemIn(evaluation, "d")).toMatchObject({ state: "pending", why: "investigation", points: "-1" });
    expect(evaluation).toMatchObject({ total: "9", gradeState: "open", grade: null, naturalGrade: null });
    expect(evaluation.gradeReasons).toEqual([{ kind: "pending", item: "d" }, { kind: "investigation" }]);
  });

  test("of another body holds nothing up", () => {
    expect(inYear([finding("small", "p", { subject: "unit", state: "investigating" })])).toMatchObject({
      gradeState: "fixed",
    });
  });

  test("that is settled gives the grade later, and that day nothing of what was published before changes", () => {
    const settled = [...open, finding("large", "q", { state: "dismissed", recorded: "2023-01-20" }, "2023-01-15")];
    expect(inYear(settled)).toMatchObject({ total: "9", gradeState: "fixed", grade: "good" });
    const before = evaluateAnnual(scheme, ledgerOf(settled), { year: 2022, knownAt: "2023-01-19" });
    expect({ ...before, knownAt: null }).toEqual(inYear(open));
  });
});

describe("a case that sets an item to zero", () => {
  const count = fact("count", "2022-02-01", { value: 2 });

  test("does so to the item that the finding names, and says which findings did it", () => {
    const evaluation = inYear([count, finding("large", "p", { id: "found", item: "i" })]);
    expect(itemIn(evaluation)).toMatchObject({ points: "0", raw: "8", zeroedBy: ["found"] });
    expect(evaluation.total).toBe("0"); // 0 - 3, not below the floor
  });

  test("does nothing where the finding names none, names another, is of another case or is not confirmed", () => {
    for (const more of [{}, { item: "d" }, { item: "i", state: "suspected" }])
      expect(itemIn(inYear([finding("large", "p", more)]))).toMatchObject({ points: "10", zeroedBy: [] });
    expect(itemIn(inYear([finding("small", "p", { item: "i" })]))).toMatchObject({ points: "10", zeroedBy: [] });
  });

  test("leaves an item that has no points as it is", () => {
    const none = inYear([fact("count", "2022-02-01", { value: 10 }), finding("large", "p", { item: "i" })]);
    expect(itemIn(none)).toMatchObject({ points: "0", zeroedBy: [] });
  });
});

test("on a day, only what happened by then is known", () => {
  const on = (asOf: string) => itemIn(evaluateDaily(scheme, ledgerOf([finding("small", "p")]), { asOf }), "d").points;
  expect([on("2022-02-28"), on("2022-03-01")]).toEqual(["0", "-1"]);
});
