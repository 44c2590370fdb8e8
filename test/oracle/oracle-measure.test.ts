/** Owns the hand-computed checks of the oracle's measures, but for those in `oracle-plans.test.ts`. */
import { describe, expect, it } from "vitest";
import type { Measure } from "./shapes.js";
import { fact, item, one } from "./small-world.js";

describe("measures that count", () => {
  it("count: none is zero or missing", () => {
    expect(one(item({ kind: "count", none: "zero" }), []).value).toBe("0");
    expect(one(item({ kind: "count", none: "missing" }), [])).toMatchObject({
      state: "missing",
      why: null,
      points: null,
    });
    const facts = [
      fact("count", "2024-06-01"),
      fact("count", "2024-06-01", { value: "0.5" }),
      fact("count", "2025-01-01"),
    ];
    expect(one(item({ kind: "count", none: "zero" }), facts).value).toBe("1.5");
  });

  it("tally: Σ done ÷ Σ due", () => {
    const facts = [fact("tally", "2024-06-01", { done: 1, due: 2 }), fact("tally", "2024-07-01", { done: 1, due: 4 })];
    expect(one(item({ kind: "tally" }), facts)).toMatchObject({ value: "1/3", raw: "10/3", points: "3.33" });
    expect(one(item({ kind: "tally" }), [fact("tally", "2024-06-01", { done: 0, due: 0 })])).toMatchObject({
      state: "not-applicable",
      why: "nothing-due",
      points: null,
    });
  });

  it("target: the goal comes first, and may follow the days", () => {
    const measure: Measure = { kind: "target", of: "count", prorate: true };
    const facts = [fact("count", "2024-06-01", { value: 7 })];
    expect(one(item(measure), facts)).toMatchObject({ state: "not-applicable", why: "no-target" });
    const ledger = { targets: [{ item: "i", year: 2024, value: 49 }] };
    // 49 × 35 days (to 4 June) ÷ 245 = 7
    expect(one(item(measure), facts, { ledger, daily: "2024-06-04" }).value).toBe("1");
    expect(one(item({ ...measure, prorate: false }), facts, { ledger, daily: "2024-06-04" }).value).toBe("1/7");
    // default 366 × 245 ÷ 366 = 245
    expect(one(item({ ...measure, default: 366 }), facts).value).toBe("1/35");
  });

  it("latest: a checked value puts self-reports aside", () => {
    const facts = [
      fact("value", "2024-06-01", { value: 80 }),
      fact("value", "2024-07-01", { value: 95, claim: "self" }),
    ];
    expect(one(item({ kind: "latest", outOf: 100 }), facts).value).toBe("0.8");
    expect(one(item({ kind: "latest", outOf: 100 }), facts.slice(1)).value).toBe("0.95");
  });
});

describe("measures of ratings", () => {
  const ratings = [
    fact("rating", "2024-06-01", { value: 60, rater: "a", member: "m1" }),
    fact("rating", "2024-06-02", { value: 90, rater: "a", member: "m1" }),
    fact("rating", "2024-07-01", { value: 80, rater: "b", member: "m2" }),
  ];

  it("mean: by rating, member, month", () => {
    const value = (by: string): string | null => one(item({ kind: "mean", outOf: 100, by }), ratings).value;
    expect(value("rating")).toBe("23/30"); // 230 ÷ 3 ÷ 100
    expect(value("member")).toBe("0.85"); // (90 + 80) ÷ 2
    expect(value("month")).toBe("0.775"); // (75 + 80) ÷ 2
    expect(value("quarter")).toBe("0.775"); // April to June, July to September
  });

  it("mean: a month takes what is for its year", () => {
    const facts = [
      fact("rating", "2024-11-01", { value: 100, rater: "a" }),
      fact("rating", "2024-12-10", { value: 80, rater: "a" }),
      fact("rating", "2025-01-05", { value: 60, rater: "a", for: 2024 }), // counted day 31 December
    ];
    expect(one(item({ kind: "mean", outOf: 100, by: "month" }), facts).value).toBe("0.85"); // (100 + 70) ÷ 2
  });

  it("mean: only invalid ratings are pending", () => {
    const invalid = [fact("rating", "2024-06-01", { value: 60, rater: "a", valid: false })];
    expect(one(item({ kind: "mean", outOf: 100, by: "rating" }), invalid)).toMatchObject({
      state: "pending",
      why: "no-valid-rating",
      points: null,
    });
  });

  it("panel: the latest of each rater, trimmed above the limit", () => {
    const measure: Measure = { kind: "panel", outOf: 100, trimAbove: 2, trim: 1, minimum: 2 };
    expect(one(item(measure), ratings).value).toBe("0.85"); // a 90, b 80: two raters, not above 2
    const third = fact("rating", "2024-08-01", { value: 0, rater: "c" });
    expect(one(item(measure), [...ratings, third]).value).toBe("0.8"); // 0, 80, 90 without both ends
    expect(one(item(measure), ratings.slice(0, 2))).toMatchObject({ state: "pending", why: "too-few-raters" });
  });

  it("a scorer's item sets the ratings of others aside", () => {
    const other = fact("rating", "2024-06-01", { value: 10, rater: "x", scorer: "unit" });
    const scored = item({ kind: "mean", outOf: 100, by: "rating" }, { scorer: "town" });
    expect(one(scored, [...ratings, other]).value).toBe("23/30");
    expect(one(scored, [other]).state).toBe("missing");
  });

  it("survey: weights over all or valid votes", () => {
    const measure: Measure = { kind: "survey", weights: { good: 1, fair: "0.5" }, denominator: "all", minimum: 8 };
    const facts = [fact("ballots", "2024-06-01", { votes: { good: 4, fair: 2, blank: 2 } })];
    expect(one(item(measure), facts).value).toBe("0.625"); // (4 + 1) ÷ 8
    expect(one(item({ ...measure, denominator: "valid" }), facts)).toMatchObject({
      state: "pending",
      why: "small-sample",
    });
    expect(one(item({ ...measure, denominator: "valid", minimum: 6 }), facts).value).toBe("5/6");
  });
});

describe("colours", () => {
  const colours = [
    { id: "green", value: 1 },
    { id: "yellow", value: "0.6" },
    { id: "red", value: 0 },
  ];
  const measure: Measure = { kind: "colours", colours, every: "quarter", skip: 1, changeFrom: ["red"] };
  const facts = [
    fact("colour", "2024-06-01", { colour: "red" }), // part 0 (April to June), left out
    fact("colour", "2024-08-01", { colour: "red" }),
    fact("colour", "2024-09-01", { colour: "yellow" }),
    fact("colour", "2024-10-01", { colour: "red" }),
  ];

  it("takes the mean over the parts, without the skipped ones", () => {
    expect(one(item(measure), facts).value).toBe("0.3"); // yellow, red
    expect(one(item(measure), facts.slice(0, 1)).state).toBe("missing");
    // the window touches part 0 only; the year would go on
    expect(one(item(measure), facts.slice(0, 1), { daily: "2024-06-30" }).why).toBe("not-yet-answerable");
    expect(one(item(measure), facts.slice(0, 1), { daily: "2024-07-01" }).state).toBe("missing");
    expect(one(item({ ...measure, skip: 3 }), facts).why).toBe("not-yet-answerable");
  });

  it("counts an improvement since arrival as the best colour", () => {
    const arrival = fact("colour", "2024-04-20", { colour: "red", arrival: true });
    expect(one(item(measure), [...facts, arrival]).value).toBe("0.5"); // yellow counts 1, red 0
  });
});

describe("attendance", () => {
  // May 2024 has 23 days from Monday to Friday; the member serves from Monday 6 May: 20 of them.
  const measure: Measure = {
    kind: "attendance",
    days: 20,
    every: "month",
    basis: "working-days",
    counts: ["resident", "duty"],
    excused: ["leave"],
    daysOff: "ignore",
    mean: "member-days",
  };
  const leave = fact("attendance", "2024-05-06", { member: "m1", status: "leave", slot: "am" });
  const resident = fact("attendance", "2024-05-18", { member: "m1", status: "resident", until: "2024-05-24" });
  const value = (more: Partial<Measure>, facts = [leave, resident]): string | null =>
    one(item({ ...measure, ...more }), facts, { daily: "2024-05-31" }).value;

  it("holds half-days present against half-days needed", () => {
    // needed = min(20, 23) × (20 - 1/2) ÷ 23 = 390/23; present: Monday 20 to Friday 24 = 5
    expect(value({})).toBe("23/78");
    expect(value({ mean: "member-spans" })).toBe("23/78");
    expect(value({ daysOff: "count" })).toBe("161/390"); // with the weekend of the 18th: 7
  });

  it("lets the most favourable claim win", () => {
    const absent = fact("attendance", "2024-05-20", { member: "m1", status: "absent", until: "2024-05-31" });
    expect(value({}, [leave, absent, resident])).toBe("23/78");
    const duty = fact("attendance", "2024-05-06", { member: "m1", status: "duty" });
    expect(value({}, [leave, duty, resident])).toBe("0.345"); // needed 20 × 20 ÷ 23 = 400/23, present 6
  });

  it("is missing without claims, not applicable without need", () => {
    expect(one(item(measure), [], { daily: "2024-05-31" }).state).toBe("missing");
    expect(one(item(measure), [], { daily: "2024-05-05" }).why).toBe("nothing-due");
  });
});
