/** Every part of a scheme belongs to one clause, and keeps its name from version to version. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { villageLeadership } from "../../rubrics/village-leadership";
import { amend } from "../../src/model/change";
import type { Scheme } from "../../src/model/scheme";
import { clausesOf } from "../../src/policy/clause";

const keysOf = (scheme: Scheme) => clausesOf(scheme).map(({ key }) => key);

/** Every value of a document that holds no others, with its place. */
const leavesOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce((total: number, inner) => total + leavesOf(inner), 0)
    : 1;

const changed = (before: Scheme, after: Scheme): string[] => {
  const old = new Map(clausesOf(before).map(({ key, own }) => [key, JSON.stringify(own)]));
  const now = new Map(clausesOf(after).map(({ key, own }) => [key, JSON.stringify(own)]));
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
};

describe("the clauses of a scheme", () => {
  test.each([
    ["luojiang", luojiang],
    ["village-leadership", villageLeadership],
  ])("hold every value of %s once, each under a name of its own", (_, scheme) => {
    const clauses = clausesOf(scheme);
    expect(new Set(keysOf(scheme)).size).toBe(clauses.length);
    const categories = clauses.filter(({ kind }) => kind === "rubric/categories/*/items/*").length;
    expect(clauses.reduce((total, { own }) => total + leavesOf(own), 0)).toBe(leavesOf(scheme) + categories);
  });

  test("are changed one by one", () => {
    const { value } = amend(luojiang, (draft) => {
      draft.annual.minDays = 100;
      const item = draft.rubric.categories[0]?.items[1];
      if (item === undefined) throw new Error("no item");
      item.method = { kind: "per-occurrence", each: "0.25" };
    });
    expect(changed(luojiang, value)).toEqual(["items/1.2/method", "annual"]);
  });

  test("of an item stay its own when it moves to another category", () => {
    const { value } = amend(luojiang, (draft) => {
      const [first, second] = draft.rubric.categories;
      const moved = first?.items.pop();
      if (first === undefined || second === undefined || moved === undefined) throw new Error("no item");
      second.items.push(moved);
      first.points = Number(first.points) - Number(moved.points);
      second.points = Number(second.points) + Number(moved.points);
    });
    expect(changed(luojiang, value).filter((key) => key.startsWith("items/"))).toHaveLength(1);
  });
});
