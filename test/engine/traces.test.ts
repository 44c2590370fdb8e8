/** What the trace of each measure says of itself, and that it speaks of its own item, case, year and member only. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput, LedgerInput } from "../../src/model/ledger";
import {
  basis,
  category,
  fact,
  type ItemInput,
  item,
  itemIn,
  ledgerOf,
  schemeOf,
  schemeWith,
  words,
} from "../small-district";

const titled = (id: string) => ({ id, title: words(id), basis });
const proportional = { kind: "proportional" } as const;
const inYear = (more: Partial<ItemInput>, facts: readonly FactInput[], head: Partial<LedgerInput> = {}) =>
  itemIn(evaluateAnnual(schemeWith([item(more)]), ledgerOf(facts, head), { year: 2022 }));
const day = "2022-03-01";
const commitment = { id: "p", level: "annual", year: 2022, title: "road", due: "2022-10-31" } as const;
const milestone = { id: "s", item: "i", title: "well", due: "2022-12-31" } as const;

describe("a measurement is of its measure's kind, with its facts", () => {
  const colour = { id: "blue", title: words("blue"), value: 0.5 };
  const level = { id: "city", title: words("city"), value: 1 };
  const rows: readonly [
    ItemInput["measure"],
    FactInput | undefined,
    Readonly<Record<string, unknown>>,
    Partial<LedgerInput>?,
  ][] = [
    [{ kind: "count", none: "zero" }, fact("count", day, { value: 3 }), { value: "3" }],
    [{ kind: "tally" }, fact("tally", day, { done: 1, due: 4 }), { done: "1", due: "4", value: "0.25" }],
    [
      { kind: "target", of: "count" },
      fact("count", day, { value: 3 }),
      { reached: "3", goal: "4", value: "0.75" },
      { targets: [{ item: "i", year: 2022, value: 4 }] },
    ],
    [
      { kind: "mean", outOf: 10, by: "rating" },
      fact("rating", day, { id: "r", value: 8, rater: "a" }),
      { groups: [{ key: "r", value: "8" }], value: "0.8" },
    ],
    [
      { kind: "panel", outOf: 10, trimAbove: 5, trim: 1, minimum: 1 },
      fact("rating", day, { value: 8, rater: "a" }),
      { raters: 1, ratings: ["8"], dropped: [], value: "0.8" },
    ],
    [
      {
        kind: "survey",
        weights: { yes: 1, no: 0 },
        invalid: ["blank"],
        denominator: "all",
        titles: { yes: words("yes") },
      },
      fact("ballots", day, { votes: { yes: 3, blank: 1 } }),
      { votes: { yes: 3, no: 0, blank: 1 }, titles: { yes: words("yes") }, denominator: 4, value: "0.75" },
    ],
    [{ kind: "latest", outOf: 10 }, fact("value", day, { value: 9 }), { latest: "9", secondCheck: null, value: "0.9" }],
    [{ kind: "rank" }, fact("rank", day, { rank: 2, of: 9 }), { of: 9, value: "2" }],
    [
      { kind: "colours", colours: [colour], every: "quarter", changeFrom: [] },
      fact("colour", day, { colour: "blue" }),
      {
        arrival: null,
        parts: [{ from: "2022-01-01", colour: "blue", title: words("blue"), value: "0.5", improved: false }],
      },
    ],
    [
      { kind: "commitments", level: "annual", late: 0 },
      fact("progress", day, { commitment: "p", done: 0.5 }),
      { late: "0", promises: [{ id: "p", expected: "1", inTime: "0.5", done: "0.5", credited: "0.5" }], value: "0.5" },
      { commitments: [commitment] },
    ],
    [
      { kind: "published", level: "annual", within: 60 },
      undefined,
      { years: [{ from: "2022-01-01", by: "2022-03-02", count: 1 }], value: "1" },
      { commitments: [{ ...commitment, approved: "2022-02-01", published: "2022-03-02" }] },
    ],
    [
      { kind: "milestones", late: 0 },
      fact("milestone", "2022-12-31", { milestone: "s", done: 0.5 }),
      {
        promises: [{ id: "s", title: "well", due: "2022-12-31", weight: "1", expected: "1", inTime: "0.5" }],
        value: "0.5",
      },
      { milestones: [milestone] },
    ],
    [
      { kind: "notices", levels: [level], sameMatter: "highest", once: "window" },
      fact("notice", day, { matter: "m", level: "city" }),
      { matters: [{ matter: "m", level: words("city"), worth: "1", before: "0", charged: "0" }], value: "1" },
    ],
  ];

  test.each(rows.map((row) => [row[0].kind, ...row] as const))("%s", (kind, measure, one, expected, head = {}) => {
    const method = kind === "rank" ? ({ kind: "by-rank", points: [10, 7], else: 0 } as const) : proportional;
    const scored = ["count", "published", "notices"].includes(kind) ? ({ kind: "per-unit", each: 1 } as const) : method;
    const found = inYear({ measure, method: scored }, one === undefined ? [] : [one], head);
    const facts = one === undefined ? [] : [{ id: one.id, day: one.day }];
    expect(found).toMatchObject({ state: "measured", measurement: { kind, ...expected, facts } });
  });
});

describe("of several items each is measured by its own", () => {
  const two = (measure: ItemInput["measure"]) =>
    schemeWith([item({ measure, method: proportional }), item({ id: "j", measure, method: proportional })]);

  test("targets, of a year and of the term", () => {
    const targets = [
      { item: "j", year: 2022, value: 100 },
      { item: "i", year: 2022, value: 10 },
      { item: "j", value: 1000 },
      { item: "i", value: 20 },
    ];
    const ledger = ledgerOf([fact("count", day, { value: 5 })], { targets });
    const scheme = two({ kind: "target", of: "count" });
    expect(itemIn(evaluateAnnual(scheme, ledger, { year: 2022 })).measurement).toMatchObject({
      goal: "10",
      value: "0.5",
    });
    expect(itemIn(evaluateTerm(scheme, ledger)).measurement).toMatchObject({ goal: "20", value: "0.25" });
  });

  test("milestones, from the first day of the period", () => {
    const first = { ...milestone, id: "first", due: "2022-01-01" };
    const milestones = [first, { ...milestone, item: "j" }];
    const ledger = ledgerOf([fact("milestone", "2021-12-31", { milestone: "first" })], { milestones });
    const found = itemIn(evaluateAnnual(two({ kind: "milestones", late: 0 }), ledger, { year: 2022 }));
    expect(found.measurement).toMatchObject({ promises: [{ id: "first", credited: "1" }], value: "1" });
  });
});

test("commitments of another year or level are neither kept nor broken in this one", () => {
  const scheme = schemeWith([
    item({ measure: { kind: "commitments", level: "annual", late: 0 }, method: proportional }),
  ]);
  const due = "2022-09-30";
  const annual = [2021, 2022, 2023].map((year) => ({ ...commitment, id: `p${year}`, year, due }));
  const commitments = [...annual, { id: "whole", level: "term" as const, title: "pond", due }];
  const facts = commitments.map(({ id }) => fact("progress", due, { commitment: id, done: 1 }));
  const found = itemIn(evaluateAnnual(scheme, ledgerOf(facts, { commitments }), { year: 2022 }));
  expect(found.measurement).toMatchObject({ promises: [{ id: "p2022" }], value: "1" });
});

test("commitments of which one is due later in the year are missing until then, none due in the year does not apply", () => {
  const scheme = schemeWith([
    item({ measure: { kind: "commitments", level: "annual", late: 0 }, method: proportional }),
  ]);
  const on = (...dues: readonly string[]) => {
    const commitments = dues.map((due, index) => ({ ...commitment, id: `p${index}`, due }));
    return itemIn(evaluateAnnual(scheme, ledgerOf([], { commitments }), { year: 2022, asOf: "2022-03-01" })).state;
  };
  expect(on("2022-10-31", "2023-06-30")).toBe("missing");
  expect(on("2023-03-31", "2023-06-30")).toBe("not-applicable");
});

test("a mean by rating shows each rating as a group of its own, one by member each member", () => {
  const ratings = [
    fact("rating", day, { id: "x", value: 9, rater: "a", member: "m1" }),
    fact("rating", day, { id: "y", value: 6, rater: "b", member: "m1" }),
    fact("rating", day, { id: "z", value: 3, rater: "c" }),
  ];
  const groups = (by: "rating" | "member") => {
    const { measurement } = inYear({ measure: { kind: "mean", outOf: 10, by }, method: proportional }, ratings);
    return measurement?.kind === "mean" ? measurement.groups : undefined;
  };
  expect(groups("rating")).toEqual([
    { key: "x", value: "9" },
    { key: "y", value: "6" },
    { key: "z", value: "3" },
  ]);
  expect(groups("member")).toEqual([
    { key: "m1", value: "6" },
    { key: "", value: "3" },
  ]);
});

test("a panel drops of equal ratings the first and the last by id, whenever they were given", () => {
  const rated = (id: string, on: string) => fact("rating", on, { id, value: 5, rater: id });
  const facts = [
    rated("r3", "2022-01-01"),
    rated("r1", "2022-02-01"),
    rated("r4", "2022-03-01"),
    rated("r2", "2022-04-01"),
  ];
  const measure = { kind: "panel", outOf: 10, trimAbove: 3, trim: 1, minimum: 1 } as const;
  const { measurement } = inYear({ measure, method: proportional }, facts);
  expect(measurement).toMatchObject({ dropped: [{ id: "r1" }, { id: "r4" }], facts: [{ id: "r2" }, { id: "r3" }] });
});

test("a self-report is compared with the check that came after it", () => {
  const value = (written: number, claim: string, on: string) => fact("value", on, { value: written, claim });
  const facts = [value(50, "self", "2022-03-01"), value(80, "checked", "2022-06-01")];
  const found = inYear({ measure: { kind: "latest", outOf: 100, tolerance: 0.1 }, method: proportional }, facts);
  expect(found).toMatchObject({ points: "8", measurement: { secondCheck: { self: "50", checked: "80" } } });
});

describe("notices", () => {
  const measure = {
    kind: "notices",
    levels: [
      { id: "city", title: words("city"), value: 1 },
      { id: "province", title: words("province"), value: 2 },
    ],
    sameMatter: "highest",
    once: "ever",
  } as const;
  const notice = (matter: string, of: string, on: string, more = {}) =>
    fact("notice", on, { matter, level: of, ...more });
  const matters = (...facts: readonly FactInput[]) => {
    const { measurement } = inYear({ measure, method: { kind: "per-unit", each: 1 } }, facts);
    return measurement?.kind === "notices"
      ? measurement.matters.map(({ matter, worth, before }) => `${matter} ${worth} after ${before}`)
      : [];
  };

  test("are told in the order of their matters' names", () => {
    expect(matters(notice("well", "city", "2022-02-01"), notice("road", "city", "2022-03-01"))).toEqual([
      "road 1 after 0",
      "well 1 after 0",
    ]);
  });

  test("of another matter take nothing off", () => {
    expect(matters(notice("well", "province", "2021-12-20"), notice("road", "city", day))).toEqual(["road 1 after 0"]);
  });

  test("for a later year, or for an earlier year but not known yet, take nothing off", () => {
    const scheme = schemeWith([item({ measure, method: { kind: "per-unit", each: 1 } })]);
    const told = (other: FactInput, asOf: string) =>
      itemIn(evaluateAnnual(scheme, ledgerOf([notice("road", "city", day), other]), { year: 2022, asOf })).measurement;
    const ofNext = notice("road", "province", "2023-01-20", { for: 2023 });
    expect(told(ofNext, "2023-01-31")).toMatchObject({ matters: [{ worth: "1", before: "0" }] });
    const ofLast = notice("road", "province", "2022-06-30", { for: 2021 });
    expect(told(ofLast, "2022-06-29")).toMatchObject({ matters: [{ worth: "1", before: "0" }] });
    expect(told(ofLast, "2022-06-30")).toMatchObject({ matters: [{ worth: "0", before: "2" }] });
  });
});

describe("findings", () => {
  const service = [{ from: "2021-08-01" }];
  const members: LedgerInput["members"] = [
    { id: "m1", name: "甲", role: "leader", service },
    { id: "m2", name: "乙", role: "member", service },
  ];
  const finding = (id: string, more: Readonly<Record<string, unknown>> = {}, on = day): FactInput =>
    fact("finding", on, { id, case: "M", matter: "p", subject: "team", state: "confirmed", ...more });
  const misconduct = [{ ...titled("M"), subjects: ["team" as const, "member" as const], deduct: 2 }];
  const deduction = item({
    id: "d",
    points: 0,
    kind: "deduction",
    measure: { kind: "findings" },
    method: { kind: "per-unit", each: 1 },
    cap: 10,
  });

  test("of one matter that cost the same count once, the first of them; each is told with its case and its person", () => {
    const scheme = schemeWith([item(), deduction], { misconduct });
    const facts = [
      finding("a", { subject: "member", member: "m2" }),
      finding("b", { subject: "member", member: "m1" }, "2022-03-02"),
      finding("c", {}, "2022-03-03"),
    ];
    const found = itemIn(evaluateAnnual(scheme, ledgerOf(facts, { members }), { year: 2022 }), "d");
    const told = { case: "M", title: words("M"), matter: "p", worth: "2" };
    expect(found.measurement).toEqual({
      kind: "findings",
      findings: [
        { ...told, subject: "m2", counts: true },
        { ...told, subject: "m1", counts: false },
        { ...told, subject: "team", counts: false },
      ],
      value: "2",
      facts: [
        { id: "a", day: "2022-03-01" },
        { id: "b", day: "2022-03-02" },
        { id: "c", day: "2022-03-03" },
      ],
    });
  });

  test("limit the grade by year upward, in each the team before its members, these by id", () => {
    const ladder = [{ nth: 1, limit: "fair", spreads: true }] as const;
    const scheme = schemeOf([category("c", [item()])], { misconduct: misconduct.map((one) => ({ ...one, ladder })) });
    const caps = (order: readonly string[]) => {
      const facts = order.map((subject, index) =>
        subject === "team"
          ? finding(subject, { matter: subject }, `2022-03-0${index + 1}`)
          : finding(subject, { subject: "member", member: subject, matter: subject }, `2022-03-0${index + 1}`),
      );
      // Of 2022 although it came last, and of 2021 although it came after others of 2022.
      const next = finding("next", { subject: "member", member: "m2", matter: "next" }, "2023-01-10");
      const late = finding("late", { matter: "late", for: 2021 }, "2022-12-30");
      const found = evaluateTerm(scheme, ledgerOf([...facts, next, late], { members }));
      return found.caps.map(({ year, subject, found: count, veto }) => `${year} ${subject} ${count} ${veto}`);
    };
    const expected = [
      "2021 team 1 false",
      "2022 team 1 false",
      "2022 m1 1 false",
      "2022 m2 1 false",
      "2023 m2 1 false",
    ];
    expect(caps(["team", "m1", "m2"])).toEqual(expected);
    expect(caps(["m2", "m1", "team"])).toEqual(expected);
    expect(caps(["m1", "team", "m2"])).toEqual(expected);
    expect(caps(["m2", "team", "m1"])).toEqual(expected);
  });

  test("that are grave limit nothing where their case says nothing of grave ones", () => {
    const scheme = schemeWith([item()], { misconduct });
    const { caps } = evaluateAnnual(scheme, ledgerOf([finding("a", { grave: true })]), { year: 2022 });
    expect(caps).toEqual([]);
  });
});

test("facts of the assessed body count wherever it stands among the bodies, those of others do not", () => {
  const bodies = [titled("unit"), titled("town"), { ...titled("team"), assessed: true } as const];
  const scheme = schemeWith([item()], { bodies });
  const facts = [fact("count", day, { body: "team", value: 2 }), fact("count", day, { body: "unit", value: 4 })];
  expect(itemIn(evaluateAnnual(scheme, ledgerOf(facts), { year: 2022 })).points).toBe("8");
});

test("points that reach the cap, or the floor, exactly are not held by it", () => {
  const at = (value: number) => inYear({}, value === 0 ? [] : [fact("count", day, { value })]);
  expect(at(0)).toMatchObject({ raw: "10", cap: "10", bound: null });
  expect(at(10)).toMatchObject({ raw: "0", floor: "0", bound: null });
  expect(at(10.5)).toMatchObject({ raw: "-0.5", bound: "floor", points: "0" });
});

test("references to facts are plain objects", () => {
  const counted = inYear({ measure: { kind: "count", none: "zero" } }, [fact("count", day, { id: "c", value: 3 })]);
  const measurement = counted?.measurement;
  const facts = measurement !== null && measurement !== undefined && "facts" in measurement ? measurement.facts : [];
  expect(facts).toStrictEqual([{ id: "c", day }]);
});
