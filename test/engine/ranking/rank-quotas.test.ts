/** Quotas, over 100,000 random fields. Seen to fail: a quota read off a fraction that was not reduced. */
import { describe, expect, test } from "vitest";
import { rank } from "../../../src/engine/ranking/rank";
import { diceOf, oneOf, randomField, schemes } from "./field";

describe("quotas", () => {
  test("are never exceeded, on 100,000 random fields", () => {
    let granted = 0;
    for (let seed = 0; seed < 100_000; seed++) {
      const dice = diceOf(seed);
      const scheme = oneOf(dice, schemes);
      const field = randomField(scheme, dice, 7);
      const { pools, teams, kind } = rank(scheme, field);
      for (const { id, size, places } of pools) {
        const members = teams.filter(({ pool }) => pool === id);
        const assessed = members.filter(({ gradeState }) => gradeState !== "none").length;
        for (const { place, quota, held, grade } of places) {
          const rule = scheme.ranking?.places.find((one) => one.id === place);
          const most = Math.max(
            Math.floor((Math.round(Number(rule?.rate) * 1000) * assessed) / 1000),
            rule?.atLeast ?? 0,
          );
          const withGrade = members.filter((one) => one.grade === grade).length;
          granted += held;
          if (size !== assessed || quota !== Math.min(most, assessed) || held > quota || withGrade !== held)
            expect.fail(`seed ${seed}: ${JSON.stringify({ kind, id, size, quota, held, withGrade, assessed, most })}`);
        }
      }
    }
    expect(granted).toBeGreaterThan(20_000);
  });
});
