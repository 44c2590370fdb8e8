/** Edge cases 25 to 30: what does not apply, what is missing, nothing to divide by, too few ballots or raters, self-reports. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { checkLedger } from "../../src/model/ledger-check";
import { categoryIn, fact, item, itemIn, ledgerInput, ledgerOf, schemeWith } from "../small-district";
import { ballots, facts, head, ledgerFor, luojiangWith, panel, rating, tally, waive, with2022 } from "./full-marks";

const noIndustry = { "5.1": [], "5.2": [waive({ item: "5.2" })], "5.3": [waive({ item: "5.3" })] };

test("edge case 25: what does not apply is rescaled inside its category, a whole category over the total, above 20 % there is no grade; it never counts as full", () => {
  // 7.2 is 91 of 100: 3 x 0.91 = 2.73, and 3 for 7.1; 5.73 of 6 is 5.73 x 7/6 = 6.685 of 7
  const planned = with2022({
    "7.2": [rating("7.2", 91, "镇党委", { scorer: "town" })],
    "7.3": [waive({ item: "7.3" })],
  });
  expect(itemIn(planned, "7.3")).toMatchObject({
    state: "not-applicable",
    why: "waiver",
    points: null,
    waiver: { reason: "no such work here", approver: "district" },
  });
  expect(planned.adjustments).toEqual([{ scope: "category", id: "C7", rule: "rescale", from: "5.73", to: "6.69" }]);
  expect(planned).toMatchObject({ total: "99.69", notApplicableShare: "0.01", grade: "excellent" });

  // no industry at all: 91 points apply, 87 of them without 4.2; 87 x 100/91 = 95.6043…
  const road = [{ id: "road", item: "7.1", title: "道路", due: "2022-10-31" }];
  const barren = with2022({ ...noIndustry, "4.2": [tally("4.2", 0, 4)] }, { head: { milestones: road } });
  expect(categoryIn(barren, "C5")).toMatchObject({ state: "not-applicable", points: null, base: "0" });
  expect(barren.adjustments).toEqual([{ scope: "total", id: null, rule: "rescale", from: "87", to: "95.6" }]);
  expect(barren).toMatchObject({ total: "95.6", notApplicableShare: "0.09", grade: "excellent" });

  // C5 9 + 3.3 3 + 6.1 4 + 8.1 3 + 7.3 1 = 20 points: still a grade; with 6.2 22: none
  const fifth = {
    ...noIndustry,
    "3.3": [waive({ item: "3.3" })],
    "6.1": [],
    "7.3": [waive({ item: "7.3" })],
    "8.1": [tally("8.1", 0, 0)],
  };
  const targets = (...items: readonly string[]) => (head.targets ?? []).filter((target) => items.includes(target.item));
  const twenty = with2022(fifth, { head: { milestones: road, targets: targets("6.2") } });
  expect(twenty).toMatchObject({ notApplicableShare: "0.2", total: "100", gradeState: "fixed", grade: "excellent" });
  const more = with2022({ ...fifth, "6.2": [] }, { head: { milestones: road, targets: [] } });
  expect(more).toMatchObject({
    notApplicableShare: "0.22",
    gradeState: "none",
    grade: null,
    gradeReasons: [{ kind: "not-applicable" }],
  });
  // an item that nobody may waive, and a waiver without approver
  const refused = (waiver: Readonly<Record<string, unknown>>) => {
    const checked = checkLedger(ledgerInput([waive(waiver)], head), { scheme: luojiang });
    return checked.ok ? [] : checked.problems.map(({ code }) => code);
  };
  expect(refused({ item: "4.1" })).toEqual(["not-waivable"]);
  expect(refused({ item: "7.3", approver: undefined })).toEqual(["missing-key"]);
});

test("edge case 26: missing, not applicable and zero are three states; missing becomes zero only after the deadline, or stays open", () => {
  const changes = { "9.2": [tally("9.2", 0, 0)], "9.3": [], "4.1": [tally("4.1", 0, 5)], "11.3": [] };
  const states = (asOf: string) =>
    ["4.1", "9.2", "9.3", "11.3"].map((id) => {
      const { state, why, points } = itemIn(with2022(changes, { asOf }), id);
      return [id, state, why, points];
    });
  // 30 days after the year: 30 January is still in time
  expect(states("2023-01-30")).toEqual([
    ["4.1", "measured", null, "0"],
    ["9.2", "not-applicable", "nothing-due", null],
    ["9.3", "missing", null, null],
    ["11.3", "missing", null, null],
  ]);
  expect(states("2023-01-31")).toEqual([
    ["4.1", "measured", null, "0"],
    ["9.2", "not-applicable", "nothing-due", null],
    ["9.3", "missing", "zeroed", "0"],
    ["11.3", "missing", null, null],
  ]);
  const reasons = (asOf: string) => with2022(changes, { asOf }).gradeReasons;
  expect(reasons("2023-01-30")).toEqual([
    { kind: "missing", item: "9.3" },
    { kind: "missing", item: "11.3" },
  ]);
  expect(reasons("2023-01-31")).toEqual([{ kind: "missing", item: "11.3" }]);
});

test("edge case 27: nothing to divide by is not applicable, neither 100 % nor 0 nor no number", () => {
  // 0 of 0 households: 4.1 is left out of C4, whose other 6 points are worth 9
  const nobody = with2022({ "4.1": [tally("4.1", 0, 0)] });
  expect(itemIn(nobody, "4.1")).toMatchObject({
    state: "not-applicable",
    why: "nothing-due",
    points: null,
    measurement: null,
  });
  // half of 4.2: 2 + 2 of 6 is 4 x 9/6 = 6
  const half = with2022({ "4.1": [tally("4.1", 0, 0)], "4.2": [tally("4.2", 2, 4)] });
  expect(categoryIn(half, "C4")).toMatchObject({ points: "6", outOf: "9" });
  expect([nobody.total, half.total]).toEqual(["100", "97"]);
  // 0 of 0 in one quarter and 3 of 4 in another is 3 of 4
  const some = with2022({ "4.1": [tally("4.1", 0, 0, "2022-03-31"), tally("4.1", 3, 4, "2022-06-30")] });
  expect(itemIn(some, "4.1").points).toBe("2.25");
});

test("edge case 28: blank and invalid ballots stay among all, where the scheme says so; fewer than ten ballots are pending", () => {
  const votes = { satisfied: 8, blank: 1, invalid: 1 };
  // 5 x 8/10
  const all = itemIn(with2022({ "11.1": [ballots("11.1", votes)] }), "11.1");
  expect(all).toMatchObject({ points: "4", measurement: { denominator: 10 } });
  // of valid ballots only: 5 x 18/18, ten and more of them
  const place = luojiang.rubric.categories.findIndex(({ id }) => id === "C11");
  const valid = luojiangWith(["rubric", "categories", place, "items", 0, "measure", "denominator"], "valid");
  const cast = ledgerFor(facts({ "11.1": [ballots("11.1", { satisfied: 18, blank: 1, invalid: 1 })] }));
  const ofValid = (scheme: typeof valid) => itemIn(evaluateAnnual(scheme, cast, { year: 2022 }), "11.1").points;
  // 5 x 18/20 with all
  expect([ofValid(valid), ofValid(luojiang)]).toEqual(["5", "4.5"]);

  const few = with2022({ "11.1": [ballots("11.1", { satisfied: 8, invalid: 1 })] });
  expect(itemIn(few, "11.1")).toMatchObject({ state: "pending", why: "small-sample", points: null });
  expect(few).toMatchObject({ gradeState: "open", gradeReasons: [{ kind: "pending", item: "11.1" }] });
});

test("edge case 29: a panel drops the highest and lowest of more than five, after the invalid ones; with too few valid ones it waits", () => {
  const rated = (values: readonly number[], invalid: readonly number[] = []) =>
    itemIn(
      with2022({
        "3.4": [
          ...panel("3.4", values, { scorer: "town" }),
          ...invalid.map((value) => rating("3.4", value, `x${value}`, { scorer: "town", valid: false })),
        ],
      }),
      "3.4",
    );
  // 84, 86, 88, 90 of six: 2 x 87/100
  expect(rated([40, 84, 86, 88, 90, 100])).toMatchObject({ points: "1.74", measurement: { raters: 6 } });
  // all of five: (40 + 84 + 86 + 88 + 90)/5 = 77.6; 2 x 0.776 = 1.552
  expect(rated([40, 84, 86, 88, 90])).toMatchObject({ raw: "1.552", points: "1.55" });
  // a sixth that is invalid makes no six
  expect(rated([40, 84, 86, 88, 90], [100])).toMatchObject({ points: "1.55", measurement: { raters: 5, dropped: [] } });
  expect(rated([84, 86], [100])).toMatchObject({ state: "pending", why: "too-few-raters", points: null });
  expect(rated([], [84, 86, 88])).toMatchObject({ state: "pending", why: "too-few-raters", points: null });
});

test("edge case 30: the checked value counts, never a mean; a self-report more than the tolerance away is flagged", () => {
  const scheme = schemeWith([
    item({ measure: { kind: "latest", outOf: 100, tolerance: 0.1 }, method: { kind: "proportional" } }),
  ]);
  const self = (value: number) => fact("value", "2022-12-01", { value, claim: "self" });
  const checked = fact("value", "2022-12-20", { value: 80 });
  const found = (reported: number) =>
    itemIn(evaluateAnnual(scheme, ledgerOf([self(reported), checked]), { year: 2022 }));
  // 8 of 80 is 10 %, not more; 8.1 is more
  expect(found(88)).toMatchObject({ points: "8", measurement: { latest: "80", secondCheck: null } });
  expect(found(88.1)).toMatchObject({
    points: "8",
    measurement: { latest: "80", secondCheck: { self: "88.1", checked: "80" } },
  });
  expect(found(71.9)).toMatchObject({ points: "8", measurement: { secondCheck: { self: "71.9", checked: "80" } } });
  // luojiang 6.2: 42,000 reported, 30,000 of 40,000 checked: 0.75 is at least 0.6, 1 point
  const growth = with2022({
    "6.2": [
      fact("value", "2022-12-10", { item: "6.2", value: 42000, claim: "self" }),
      fact("value", "2022-12-20", { item: "6.2", value: 30000 }),
    ],
  });
  expect(itemIn(growth, "6.2")).toMatchObject({ points: "1", measurement: { value: "0.75" } });
});
