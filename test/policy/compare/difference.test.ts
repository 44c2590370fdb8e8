/** Differences of schemes: by clauses, in words, and never of layout. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { amend } from "../../../src/model/change";
import type { Scheme } from "../../../src/model/scheme";
import { changedKeys, differencesOf } from "../../../src/policy/compare/difference";
import { schemes } from "../../arbitrary";
import { changedFrom } from "./changes";

type Recipe = Parameters<typeof amend>[1];
const changed = (recipe: Recipe): Scheme => amend(luojiang, recipe).value;
const said = (after: Scheme) =>
  differencesOf(luojiang, after).map(({ difference, key, says }) => [difference, key, says.en]);

/** The same values, all keys of all objects the other way round. */
const reversed = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
};

describe("the differences of two schemes", () => {
  test("are none between a scheme and itself, however it is laid out", () => {
    expect(differencesOf(luojiang, luojiang)).toEqual([]);
    // What was reversed has the same keys and values.
    expect(differencesOf(luojiang, reversed(luojiang) as Scheme)).toEqual([]);
  });

  test("say a number that changed, with what it was", () => {
    const after = changed((draft) => {
      const item = draft.rubric.categories[0]?.items[1];
      if (item !== undefined) item.method = { kind: "per-occurrence", each: 0.3 };
      draft.annual.minDays = 100;
    });
    expect(said(after)).toEqual([
      ["changed", "items/1.2/method", "1.2 Leave procedure: method: 0.3 points off for each time, was 0.5 points"],
      ["changed", "annual", expect.stringMatching(/a grade needs at least 100 days, was 183 days$/)],
    ]);
  });

  test("tell an item that moved, one that is new and one that is gone, each once with all its clauses", () => {
    const after = changed((draft) => {
      const [first, second] = draft.rubric.categories;
      const moved = first?.items.pop();
      if (first === undefined || second === undefined || moved === undefined) throw new Error("no item");
      second.items.push(moved, { ...moved, id: "2.9" });
      second.items.shift();
      const sum = (items: typeof first.items) => items.reduce((total, { points }) => total + Number(points), 0);
      const before = Number(first.points) + Number(second.points);
      first.points = sum(first.items);
      second.points = sum(second.items);
      draft.rubric.points = Number(draft.rubric.points) - before + sum(first.items) + sum(second.items);
    });
    const items = said(after).filter(([, key]) => key?.startsWith("items/"));
    expect(items.map(([difference, key]) => [difference, key])).toEqual([
      ["moved", "items/1.4"],
      ["added", "items/2.9"],
      ["removed", "items/2.1"],
    ]);
    expect(items[0]?.[2]).toContain("now in the category “Learning and explaining policy”, was in “Presence”");
  });

  test("quote a sentence that is not told by one number, without a full stop before the closing mark", () => {
    const after = changed((draft) => {
      const item = draft.rubric.categories[0]?.items[0];
      if (item?.measure.kind === "attendance") item.measure.days = "19";
    });
    const [{ says } = { says: { zh: "", en: "" } }] = differencesOf(luojiang, after);
    expect(says.zh).toMatch(
      /：现为“每名队员每月应驻村 19 天.*‘在岗’‘公务’.*合计”，原为“每名队员每月应驻村 20 天.*合计”$/,
    );
    expect(says.en).toMatch(
      /: now “Each member owes 19 days.*‘resident’.*owed”, was “Each member owes 20 days.*owed”$/,
    );
    for (const text of [says.zh, says.en]) expect(text).not.toMatch(/[。.]”|“[^”]*“/);
  });

  test("of wording alone move no result, and say so", () => {
    const after = changed((draft) => {
      draft.version = "2030.1";
      const item = draft.rubric.categories[0]?.items[0];
      if (item !== undefined) item.title = { zh: "驻村", en: "Presence" };
    });
    const found = differencesOf(luojiang, after);
    expect(found.map(({ key, scores }) => [key, scores])).toEqual([
      ["scheme", false],
      ["items/1.1", false],
    ]);
    expect(found[1]?.says.zh).toContain("不影响得分");
  });

  test("cover every clause whose values differ, in both languages, also between two schemes that share nothing", () => {
    const covers = (before: Scheme, after: Scheme): void => {
      const told = differencesOf(before, after);
      const keys = told.map(({ key }) => key);
      for (const key of changedKeys(before, after))
        expect(keys.some((one) => key === one || key.startsWith(`${one}/`))).toBe(true);
      for (const { says } of told) expect([says.zh, says.en].every((text) => text !== "")).toBe(true);
      expect(new Set(keys.filter((_, at) => told[at]?.difference !== "reordered")).size).toBe(
        told.filter(({ difference }) => difference !== "reordered").length,
      );
    };
    covers(luojiang, villageLeadership);
    const pairs = schemes().chain((scheme) => fc.tuple(fc.constant(scheme), fc.oneof(changedFrom(scheme), schemes())));
    fc.assert(
      fc.property(pairs, ([before, after]) => covers(before, after)),
      { numRuns: 100 },
    );
  });
});
