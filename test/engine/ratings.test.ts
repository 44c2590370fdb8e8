/** Measures of what others say: means, panels, surveys, latest values, ranks, colours. */
import { describe, expect, test } from "vitest";
import { evaluateAnnual, evaluateTerm } from "../../src/engine/evaluate";
import type { FactInput } from "../../src/model/ledger";
import { fact, type ItemInput, item, itemIn, ledgerOf, schemeWith, words } from "../small-district";

const proportional = { kind: "proportional" } as const;
const inYear = (measure: ItemInput["measure"], facts: readonly FactInput[], more: Partial<ItemInput> = {}) =>
  itemIn(
    evaluateAnnual(schemeWith([item({ measure, method: proportional, ...more })]), ledgerOf(facts), { year: 2022 }),
  );
const rating = (
  value: number,
  rater: string,
  day = "2022-03-01",
  more: Readonly<Record<string, unknown>> = {},
): FactInput => fact("rating", day, { value, rater, ...more });

describe("a mean", () => {
  const mean = (by: "rating" | "member" | "month" | "quarter") => ({ kind: "mean", outOf: 100, by }) as const;

  test("of ratings is their sum over their number, exactly", () => {
    expect(inYear(mean("rating"), [rating(80, "a"), rating(85, "b"), rating(85, "c")])).toMatchObject({
      raw: "25/3",
      points: "8.33",
    });
  });

  test("leaves invalid ratings out; with none that is valid it is pending, with none at all missing", () => {
    const invalid = rating(0, "x", "2022-03-02", { valid: false });
    expect(inYear(mean("rating"), [rating(80, "a"), invalid])).toMatchObject({ points: "8" });
    expect(inYear(mean("rating"), [invalid])).toMatchObject({ state: "pending", why: "no-valid-rating", points: null });
    expect(inYear(mean("rating"), [])).toMatchObject({ state: "missing" });
  });

  test("by member takes of each member the latest, and those without a member as one", () => {
    const of = (member: string | undefined, value: number, day: string) =>
      rating(value, "a", day, member === undefined ? {} : { member });
    // m1: 90, nobody: 50
    expect(
      inYear(mean("member"), [
        of("m1", 90, "2022-04-01"),
        of("m1", 40, "2022-03-01"),
        of(undefined, 10, "2022-01-05"),
        of(undefined, 50, "2022-01-06"),
      ]),
    ).toMatchObject({
      points: "7",
    });
  });

  test("by quarter weighs quarters alike, however many ratings they have", () => {
    const facts = [
      rating(100, "a", "2022-01-01"),
      rating(40, "a", "2022-04-01"),
      rating(60, "a", "2022-06-30"),
      rating(20, "a", "2022-05-01"),
    ];
    // quarter 1: 100; quarter 2: 40; their mean 70
    expect(inYear(mean("quarter"), facts)).toMatchObject({ points: "7" });
    // January 100, April 40, May 20, June 60: 55
    expect(inYear(mean("month"), facts)).toMatchObject({ points: "5.5" });
    // as ratings: 220 of 400
    expect(inYear(mean("rating"), facts)).toMatchObject({ points: "5.5" });
  });

  test("by quarter puts a rating of January that is for last year into its last quarter", () => {
    const facts = [
      rating(100, "a", "2022-11-01"),
      rating(50, "a", "2023-01-10", { for: 2022 }),
      rating(50, "a", "2022-02-01"),
    ];
    // quarter 1: 50; quarter 4: mean of 100 and 50 = 75; their mean 62.5
    const found = inYear(mean("quarter"), facts);
    expect(found.points).toBe("6.25");
    expect(found.measurement).toMatchObject({
      groups: [
        { key: "2022-01-01", value: "50" },
        { key: "2022-10-01", value: "75" },
      ],
    });
  });
});

describe("a panel", () => {
  const panel = (more = {}) => ({ kind: "panel", outOf: 10, ...more }) as const;
  const votes = (...values: readonly number[]): FactInput[] => values.map((value, index) => rating(value, `r${index}`));

  test("of five is not trimmed, of six loses the highest and the lowest", () => {
    expect(inYear(panel(), votes(0, 10, 8, 8, 9))).toMatchObject({ points: "7" });
    const six = inYear(panel(), votes(0, 10, 8, 8, 9, 7));
    expect(six).toMatchObject({ points: "8" }); // 8 + 8 + 9 + 7 of 4
    expect(six.measurement).toMatchObject({ raters: 6, ratings: ["7", "8", "8", "9"] });
    expect(six.measurement).toHaveProperty("dropped.length", 2);
  });

  test("takes of each rater the latest valid rating, and counts raters after that", () => {
    const again = [
      ...votes(0, 10, 8, 8, 9),
      rating(6, "r0", "2022-04-01"),
      rating(1, "r1", "2022-05-01", { valid: false }),
    ];
    expect(inYear(panel(), again)).toMatchObject({ points: "8.2" }); // 6 + 10 + 8 + 8 + 9 of 5
  });

  test("with fewer raters than there must be is pending, with just enough measured", () => {
    expect(inYear(panel({ minimum: 3 }), votes(9, 9))).toMatchObject({
      state: "pending",
      why: "too-few-raters",
      points: null,
    });
    expect(inYear(panel({ minimum: 3 }), votes(9, 9, 9))).toMatchObject({ state: "measured", points: "9" });
    expect(inYear(panel(), [rating(9, "a", "2022-03-01", { valid: false })])).toMatchObject({ state: "pending" });
    expect(inYear(panel(), [])).toMatchObject({ state: "missing" });
  });

  test("trims as many as the scheme says", () => {
    expect(inYear(panel({ trimAbove: 4, trim: 2 }), votes(0, 1, 5, 9, 10))).toMatchObject({ points: "5" });
    expect(inYear(panel({ trimAbove: 4, trim: 2 }), votes(0, 1, 9, 10))).toMatchObject({ points: "5" });
    expect(inYear(panel({ trimAbove: 0, trim: 0 }), votes(0, 10))).toMatchObject({ points: "5" });
  });
});

describe("a survey", () => {
  const survey = (more = {}) =>
    ({
      kind: "survey",
      weights: { yes: 1, fairly: 0.5, no: 0 },
      invalid: ["blank"],
      denominator: "all",
      ...more,
    }) as const;
  const ballots = (votes: Readonly<Record<string, number>>, day = "2022-03-01"): FactInput =>
    fact("ballots", day, { votes });

  test("leaves blank votes in the denominator, or out of it, as the scheme says", () => {
    const votes = [ballots({ yes: 6, fairly: 2, no: 0, blank: 2 })];
    expect(inYear(survey(), votes)).toMatchObject({ points: "7" }); // 7 of 10
    expect(inYear(survey({ denominator: "valid" }), votes)).toMatchObject({ points: "8.75" }); // 7 of 8
  });

  test("adds up the votes of all its ballots", () => {
    expect(inYear(survey(), [ballots({ yes: 1 }), ballots({ yes: 2, no: 1 }, "2022-05-01")])).toMatchObject({
      points: "7.5",
    });
  });

  test("of too small a sample is pending, at the minimum measured", () => {
    expect(inYear(survey({ minimum: 10 }), [ballots({ yes: 9 })])).toMatchObject({
      state: "pending",
      why: "small-sample",
      points: null,
    });
    expect(inYear(survey({ minimum: 10 }), [ballots({ yes: 9, blank: 1 })])).toMatchObject({
      state: "measured",
      points: "9",
    });
    expect(inYear(survey({ minimum: 10, denominator: "valid" }), [ballots({ yes: 9, blank: 1 })])).toMatchObject({
      state: "pending",
    });
  });

  test("of nobody is pending, not NaN; of none at all missing", () => {
    expect(inYear(survey(), [ballots({})])).toMatchObject({ state: "pending", why: "small-sample" });
    expect(inYear(survey(), [])).toMatchObject({ state: "missing" });
  });

  test("does not take a name of the prototype for a choice with a weight", () => {
    const votes = [ballots({ yes: 1, constructor: 1 })];
    expect(inYear(survey({ invalid: ["constructor"], denominator: "valid" }), votes)).toMatchObject({ points: "10" });
    expect(inYear(survey({ invalid: ["constructor"] }), votes)).toMatchObject({ points: "5" });
  });
});

describe("a latest value", () => {
  const latest = { kind: "latest", outOf: 100, tolerance: 0.1 } as const;
  const value = (written: number, claim: "self" | "checked", day: string): FactInput =>
    fact("value", day, { value: written, claim });

  test("is the last by day, then by the day recorded, then by id", () => {
    const on = (id: string, written: number, recorded: string) =>
      fact("value", "2022-03-01", { id, value: written, recorded });
    expect(inYear(latest, [value(90, "checked", "2022-05-01"), value(50, "checked", "2022-04-01")])).toMatchObject({
      points: "9",
    });
    expect(inYear(latest, [on("a", 30, "2022-03-05"), on("b", 40, "2022-03-04")])).toMatchObject({ points: "3" });
    expect(inYear(latest, [on("b", 40, "2022-03-04"), on("a", 30, "2022-03-04")])).toMatchObject({ points: "4" });
  });

  test("that was checked counts, never the mean with the self-report; further apart than 10 % is flagged", () => {
    const flag = (self: number, checked: number) => {
      const found = inYear(latest, [value(self, "self", "2022-06-01"), value(checked, "checked", "2022-03-01")]);
      expect(found.points).toBe(String(checked / 10));
      return found.measurement?.kind === "latest" ? found.measurement.secondCheck : undefined;
    };
    expect(flag(88, 80)).toBeNull(); // exactly 10 % of the checked value
    expect(flag(89, 80)).toEqual({ self: "89", checked: "80" });
    expect(flag(72, 80)).toBeNull();
    expect(flag(71, 80)).toEqual({ self: "71", checked: "80" });
  });

  test("that nobody checked is the self-report, unflagged", () => {
    const found = inYear(latest, [value(90, "self", "2022-06-01")]);
    expect(found).toMatchObject({ points: "9", measurement: { secondCheck: null } });
    expect(
      inYear({ kind: "latest", outOf: 100 }, [value(90, "self", "2022-06-01"), value(10, "checked", "2022-06-01")]),
    ).toMatchObject({
      measurement: { secondCheck: null },
    });
    expect(inYear(latest, [])).toMatchObject({ state: "missing" });
  });
});

test("a rank is the latest rank", () => {
  const byRank = { method: { kind: "by-rank", points: [10, 7], else: 2 } } as const;
  const rank = (place: number, day: string): FactInput => fact("rank", day, { rank: place, of: 9 });
  expect(inYear({ kind: "rank" }, [rank(1, "2022-03-01"), rank(2, "2022-09-01")], byRank)).toMatchObject({
    points: "7",
    measurement: { of: 9 },
  });
  expect(inYear({ kind: "rank" }, [rank(3, "2022-03-01")], byRank)).toMatchObject({ points: "2" });
  expect(inYear({ kind: "rank" }, [fact("rank", "2022-03-01", { rank: 1 })], byRank)).toMatchObject({
    points: "10",
    measurement: { of: null },
  });
  expect(inYear({ kind: "rank" }, [], byRank)).toMatchObject({ state: "missing" });
});

test("ratings and values of another body than the item's scorer are set aside, in sight", () => {
  const facts = [
    rating(80, "a", "2022-03-01", { scorer: "town" }),
    rating(20, "b", "2022-03-02", { scorer: "unit" }),
    rating(60, "c"),
  ];
  const found = inYear({ kind: "mean", outOf: 100, by: "rating" }, facts, { scorer: "town" });
  expect(found.points).toBe("7");
  expect(found.setAside).toEqual([{ id: facts[1]?.id, day: "2022-03-02" }]);
  expect(inYear({ kind: "mean", outOf: 100, by: "rating" }, facts)).toMatchObject({ points: "5.33", setAside: [] });
  expect(inYear({ kind: "mean", outOf: 100, by: "rating" }, facts.slice(1, 2), { scorer: "town" })).toMatchObject({
    state: "missing",
  });
});

describe("colours", () => {
  const colour = (id: string, day: string, more: Readonly<Record<string, unknown>> = {}): FactInput =>
    fact("colour", day, { colour: id, ...more });
  const colours = (more = {}) =>
    ({
      kind: "colours",
      colours: [
        { id: "none", title: words("none"), value: 1 },
        { id: "blue", title: words("blue"), value: 0.75 },
        { id: "yellow", title: words("yellow"), value: 0.375 },
        { id: "red", title: words("red"), value: 0 },
      ],
      every: "quarter",
      changeFrom: ["yellow", "red"],
      ...more,
    }) as const;

  test("are the mean of the quarters that have one, of each the latest", () => {
    const facts = [
      colour("red", "2022-01-10"),
      colour("blue", "2022-03-31"),
      colour("none", "2022-04-01"),
      colour("yellow", "2022-12-31"),
    ];
    // 0.75, 1, 0.375: 2.125 of 3
    expect(inYear(colours(), facts)).toMatchObject({ raw: "85/12", points: "7.08" });
    expect(inYear(colours(), [])).toMatchObject({ state: "missing" });
  });

  test("better than a bad arrival are worth the best; as bad or worse are worth what they are", () => {
    const arrival = colour("yellow", "2021-07-15", { arrival: true });
    const facts = [arrival, colour("blue", "2022-02-01"), colour("yellow", "2022-05-01"), colour("red", "2022-08-01")];
    // 1 (better than yellow), 0.375, 0
    const found = inYear(colours(), facts);
    expect(found.measurement?.value).toBe("11/24");
    expect(found.measurement).toMatchObject({
      arrival: words("yellow"),
      parts: [{ improved: true, value: "1" }, { improved: false }, { improved: false }],
    });
    expect(
      inYear(colours(), [
        colour("blue", "2021-07-15", { arrival: true }),
        colour("none", "2022-02-01"),
        colour("blue", "2022-05-01"),
      ]),
    ).toMatchObject({
      points: "8.75",
    });
  });

  test("of the first quarters of the term are left out; where that leaves none, the item does not apply yet", () => {
    const scheme = schemeWith([item({ measure: colours({ skip: 2 }), method: proportional })]);
    const ledger = ledgerOf([colour("red", "2021-09-01"), colour("none", "2022-01-01")]);
    const of = (year: number) => itemIn(evaluateAnnual(scheme, ledger, { year }));
    expect(of(2021)).toMatchObject({ state: "not-applicable", why: "not-yet-answerable" });
    expect(of(2022)).toMatchObject({ points: "10" });
    expect(itemIn(evaluateTerm(scheme, ledger))).toMatchObject({ points: "10" });
    // With one quarter left out, October to December is looked at, and nothing is there.
    const one = schemeWith([item({ measure: colours({ skip: 1 }), method: proportional })]);
    expect(itemIn(evaluateAnnual(one, ledger, { year: 2021 }))).toMatchObject({ state: "missing" });
  });

  test("by month look at months", () => {
    const facts = [colour("red", "2022-01-31"), colour("none", "2022-02-01")];
    expect(inYear(colours({ every: "month" }), facts)).toMatchObject({ points: "5" });
    expect(inYear(colours(), facts)).toMatchObject({ points: "10" });
  });
});
