/**
 * The ranking against a second one that was written from section 15 alone, over random fields. Seen to fail: a late team that
 * is tied for a free place and shut out by the cut of all, said to have none.
 */
import { describe, expect, test } from "vitest";
import { rank } from "../../src/engine/ranking/rank";
import type { Decision, Ranked, Ranking, Standing } from "../../src/model/answer/ranking";
import type { Scheme } from "../../src/model/scheme";
import {
  type Dice,
  diceOf,
  oneOf,
  randomField,
  randomTeam,
  ranked,
  rankingScheme,
  schemes,
  shuffled,
} from "../engine/ranking/field";
import { rankField } from "./ranking.js";
import type { Result, Rules, Said } from "./ranking-shapes.js";

const rulesOf = ({ grades, rubric, ranking }: Scheme): Rules => {
  if (ranking === undefined) throw new Error("no ranking");
  const { pools, places, ties } = ranking;
  const { floor, cap } = rubric.total;
  // The schemes of the fields have conditions on measured values only.
  const plain = places as unknown as Rules["places"];
  return { pools, places: plain, ties, grades, digits: rubric.rounding.digits, floor, cap };
};

const resultOf = ({ items, ...one }: Ranked): Result => ({
  ...one,
  items: items.map(({ id, points, why, measurement }) => ({
    id,
    points,
    why,
    measurement: measurement === null ? null : { value: measurement.value },
  })),
});

const lackText = (lack: Ranking["teams"][number]["places"][number]["lacks"][number]): string =>
  lack.kind === "grade" ? "grade" : lack.kind === "cap" ? `cap ${lack.cap}` : `condition ${lack.index}`;

const saidBy = ({ pools, teams }: Ranking, field: readonly Ranked[], margins: boolean): Said => ({
  quotas: pools.flatMap(({ id, places }) => places.map(({ place, quota }) => `${id} ${place} ${quota}`)),
  teams: field.flatMap(({ team }) =>
    teams
      .filter((one) => one.team === team)
      .map(({ pool, rank: at, grade, places }) => ({
        pool,
        team,
        rank: at,
        grade,
        places: places.map(({ place, state, decision, published, lacks, rise, fall }) => ({
          ...{ place, state, decision, published, lacks: lacks.map(lackText) },
          ...{ rise: margins ? rise : null, fall: margins ? fall : null },
        })),
      })),
  ),
});

const panels = ({ pools }: Ranking, dice: Dice): Decision[] =>
  pools.flatMap(({ id, places }) =>
    places.flatMap(({ place, ties }) =>
      ties
        .filter(() => dice(3) > 0)
        .map(({ teams }, index) => ({ id: `${id}-${place}-${index}`, place, teams: shuffled(teams, dice) })),
    ),
  );

const publishedOf = ({ teams }: Ranking, dice: Dice): Standing => ({
  holders: teams.flatMap(({ team, places }) =>
    places
      .filter(({ state }) => state === "granted" || state === "decided")
      .map(({ place }) => ({ team, place, publicity: oneOf(dice, ["open", "over"] as const) })),
  ),
  late: teams.filter(() => dice(3) === 0).map(({ team }) => team),
});

/** A field anew, with decided ties, or after publication with some results changed. */
const trial = (seed: number, most: number) => {
  const dice = diceOf(seed + 1_000_000);
  const scheme = oneOf(dice, schemes);
  const field = randomField(scheme, dice, most);
  const first = rank(scheme, field);
  const decisions = dice(2) === 0 ? [] : panels(first, dice);
  if (dice(2) === 0) return { scheme, field, decisions, standing: null };
  const standing = publishedOf(rank(scheme, field, { decisions }), dice);
  const later = field.map((one) => (dice(3) === 0 ? { ...randomTeam(scheme, one.team, dice), town: one.town } : one));
  return { scheme, field: later, decisions: [], standing };
};

const compareOn = (seed: number, most: number, margins: boolean, reached: Map<string, number>): void => {
  const { scheme, field, decisions, standing } = trial(seed, most);
  const engine = rank(scheme, field, { decisions, ...(standing === null ? {} : { standing }) });
  const oracle = rankField(
    { rules: rulesOf(scheme), field: field.map(resultOf), decisions, published: standing },
    margins,
  );
  expect([seed, saidBy(engine, field, margins)]).toEqual([seed, oracle]);
  for (const { state } of oracle.teams.flatMap(({ places }) => places))
    reached.set(state, (reached.get(state) ?? 0) + 1);
};

describe("the second ranking, by hand", () => {
  test("three of seven, two of them tied for the third place", () => {
    const scheme = rankingScheme();
    const teams = [
      ranked(scheme, "a", { total: "9" }),
      ranked(scheme, "b", { total: "8.8" }),
      ranked(scheme, "c", { total: "8.5" }),
      ranked(scheme, "d", { total: "8.5" }),
      ...["e", "f", "g"].map((team) => ranked(scheme, team, { total: "7" })),
      ...["h", "i", "j"].map((team) => ranked(scheme, team, { state: "open" })),
    ];
    const rules = rulesOf(scheme);
    const said = rankField({ rules, field: teams.map(resultOf), decisions: [], published: null }, true);
    expect(said.quotas).toEqual(["district p 3"]);
    expect(said.teams.map(({ rank: at, places: [place] }) => [at, place?.state, place?.rise, place?.fall])).toEqual([
      // a may fall to 8.49, b too: below the two at 8.5
      [1, "granted", null, "0.5"],
      [2, "granted", null, "0.3"],
      [3, "tied", "0.01", null],
      [3, "tied", "0.01", null],
      // above 8.5
      ...["e", "f", "g"].map(() => [5, "below-threshold", "1.51", null]),
      ...["h", "i", "j"].map(() => [null, "none", null, null]),
    ]);
  });
});

describe("the ranking and the second one", () => {
  test("agree on ranks, places, decisions, grades and what is lacking", () => {
    const reached = new Map<string, number>();
    for (let seed = 0; seed < 4000; seed++) compareOn(seed, 9, false, reached);
    expect([...reached.keys()].sort()).toEqual([
      ...["below-threshold", "decided", "granted", "no-place", "none", "over-quota", "tied"],
    ]);
    expect(Math.min(...reached.values())).toBeGreaterThan(30);
  });

  test("agree on margins", () => {
    const reached = new Map<string, number>();
    for (let seed = 0; seed < 600; seed++) {
      if (trial(seed, 5).scheme.rubric.rounding.digits < 2) compareOn(seed, 5, true, reached);
    }
    expect(reached.size).toBe(7);
  });
});
