/** The demonstration district shows every state of a place and of a result, of the team and on the day that its README names. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generate, resultFile } from "../../examples/district/generate";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { rank } from "../../src/engine/ranking/rank";
import { decisionsOn, resultsOn, standingOn } from "../../src/engine/ranking/results";
import type { Lack, PlaceResult, PlaceState, Ranking } from "../../src/model/answer/ranking";
import type { ResultState } from "../../src/model/answer/result";
import { play } from "../cli/world";
import { districtOf } from "./read";

const written = [...generate(20210820), resultFile(20210820, luojiang)];
const { teams, register } = await districtOf(written);
const ledgers = teams.map(({ ledger }) => ledger);

/** What the model knows, by its types: a state that is new to them has to be added here, and then be shown by the district. */
const placeStates: Record<PlaceState, true> = {
  granted: true,
  decided: true,
  "over-quota": true,
  tied: true,
  "no-place": true,
  "below-threshold": true,
  none: true,
};
const publishedStates: Record<NonNullable<PlaceResult["published"]>, true> = { kept: true, lost: true };
const lackKinds: Record<Lack["kind"], true> = { grade: true, cap: true, condition: true };
const resultStates: Record<ResultState, true> = {
  drafted: true,
  published: true,
  appealed: true,
  reviewed: true,
  final: true,
  corrected: true,
};

interface Shown {
  readonly states: readonly string[];
  readonly team: string;
  readonly year: number;
  readonly day: string;
}

const readme = readFileSync(new URL("../../examples/district/README.md", import.meta.url), "utf8");
const codesIn = (cell = ""): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** The rows of the table whose first column is called so, one for each team. */
const rowsUnder = (column: string): Shown[] => {
  const [, below = ""] = readme.split(`| ${column} | team | year | day | why |\n| --- | --- | --- | --- | --- |\n`);
  const [table = ""] = below.split("\n\n");
  return table.split("\n").flatMap((line) => {
    const [, states, named, year = "", day = ""] = line.split("|").map((cell) => cell.trim());
    return codesIn(named).map((team) => ({ states: codesIn(states), team, year: Number(year), day }));
  });
};
const places = rowsUnder("state of a place");
const results = rowsUnder("states");

const rankingOn = (year: number, asOf: string, knownAt?: string): Ranking => {
  const stand = { asOf, knownAt };
  const evaluations = ledgers.map((ledger) => evaluateAnnual(luojiang, ledger, { year, ...stand }));
  return rank(luojiang, evaluations, {
    decisions: decisionsOn(register.facts, `${year}`, stand),
    standing: standingOn(luojiang, register.facts, `${year}`, stand),
  });
};
const placeIn = (ranking: Ranking, team: string): PlaceResult | undefined =>
  ranking.teams.find((one) => one.team === team)?.places[0];
const placesIn = (ranking: Ranking) => ranking.pools[0]?.places[0];

describe("places in the demonstration district", () => {
  test("are shown in every state that the model knows", () => {
    const [states, published] = [0, 1].map((at) => places.flatMap((row) => row.states[at] ?? []));
    expect(new Set(states)).toEqual(new Set(Object.keys(placeStates)));
    expect(new Set(published)).toEqual(new Set(Object.keys(publishedStates)));
  });

  test.each(places)("$states: $team in $year on $day", ({ states, team, year, day }) => {
    const place = placeIn(rankingOn(year, day), team);
    expect([place?.state, ...(place?.published ? [place.published] : [])]).toEqual(states);
  });

  test("are lacking for every kind of reason that the scheme has: its places have no conditions", () => {
    const lacks = places
      .filter(({ states: [state] }) => state === "below-threshold")
      .flatMap(({ team, year, day }) => placeIn(rankingOn(year, day), team)?.lacks ?? []);
    expect(new Set(lacks.map(({ kind }) => kind))).toEqual(
      new Set(Object.keys(lackKinds).filter((kind) => kind !== "condition")),
    );
    expect(luojiang.ranking?.places.flatMap(({ conditions }) => conditions)).toEqual([]);
  });

  test("are tied until the panel decides, and by what was known before it", async () => {
    const tied = { teams: ["qinghe-lianhua", "wangjiang-tieta"], decision: null };
    expect(placesIn(rankingOn(2023, "2023-10-19"))).toMatchObject({ quota: 9, held: 8, ties: [tied] });
    const later = rankingOn(2023, "2023-10-20");
    expect(placesIn(later)).toMatchObject({ held: 9, ties: [{ ...tied, decision: "decision:2023:1" }] });
    expect(placeIn(later, "qinghe-lianhua")?.decision).toBe("decision:2023:1");
    expect(placesIn(rankingOn(2023, "2023-10-20", "2023-10-19"))?.ties).toEqual([tied]);

    const files = Object.fromEntries(written.map(({ path, text }) => [`district/${path}`, text]));
    const told = (...more: readonly string[]) =>
      play(["rank", "district", "--year", "2023", "--as-of", "2023-10-20", "--lang", "en", ...more], { files });
    expect((await told("--known-at", "2023-10-19")).said).toContain("to be decided by a panel");
    expect((await told()).said).toContain("decided by a panel (decision:2023:1)");
  });

  test("are ranked 10, 10, 12 around the cut, and the quota is rounded down", () => {
    const ranks = rankingOn(2023, "2023-10-19").teams.map((one) => [one.rank, one.total]);
    expect(ranks.slice(9, 12)).toEqual([
      [10, "91.75"],
      [10, "91.75"],
      [12, "90.9"],
    ]);
    expect(rankingOn(2022, "2023-02-28").pools).toMatchObject([{ size: 28, places: [{ quota: 8, held: 6 }] }]);
  });

  test("that are lost are filled again while the publicity is open, and not after it; others are added over the quota", () => {
    const counted = (day: string) => {
      const { quota, held, overQuota } = placesIn(rankingOn(2023, day)) ?? {};
      return [quota, held, overQuota];
    };
    expect(counted("2023-11-01")).toEqual([9, 9, 0]);
    expect(counted("2023-11-02")).toEqual([9, 9, 0]);
    expect(counted("2023-11-07")).toEqual([9, 8, 0]);
    expect(counted("2023-11-10")).toEqual([9, 9, 1]);
    expect(counted("2023-11-20")).toEqual([9, 10, 1]);
  });
});

describe("results in the demonstration district", () => {
  test("are shown in every state that the model knows", () => {
    expect(new Set(results.flatMap(({ states }) => states))).toEqual(new Set(Object.keys(resultStates)));
  });

  test.each(results)("$states: $team in $year on $day", ({ states, team, year, day }) => {
    const told = resultsOn(luojiang, register.facts, { asOf: day });
    const versions = told.find((one) => one.team === team && one.period === `${year}`)?.versions ?? [];
    expect(versions.map(({ state }) => state)).toEqual(states);
  });
});
