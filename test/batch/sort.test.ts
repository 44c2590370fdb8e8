/**
 * A field held on the disk is ranked as one in memory is, and what is held of it does not grow with it. Seen to fail: a block read for the
 * one before it; lists that keep the entries that were written; a kind of standing held anew for each team.
 */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { onDisk } from "../../src/batch/disk/sort";
import { type Holding, inMemory } from "../../src/engine/ranking/field";
import { decideField } from "../../src/engine/ranking/rank";
import type { Ranked } from "../../src/model/answer/ranking";
import { InvalidInputError } from "../../src/model/problem";
import type { Scheme } from "../../src/model/scheme";
import { diceOf, oneOf, randomField, randomTeam, ranked, schemes } from "../engine/ranking/field";
import { heldBytes } from "../heap";
import { newFolder } from "./inputs";

const inNames = (field: readonly Ranked[]): Ranked[] => [...field].sort((a, b) => (a.team < b.team ? -1 : 1));

/** All that a decided field says. */
const saidOf = (scheme: Scheme, field: Iterable<Ranked>, holding: Holding) => {
  const { kind, year, pools, teams } = decideField(scheme, field, {}, holding);
  const contests = pools.map(({ field: { id, sorted, others }, helds }) => ({
    id,
    sizes: [sorted.length, others.length],
    helds: helds.map(({ quota, candidates, award }) => ({
      quota,
      candidates: [...candidates].map(({ team }) => team),
      cut: award.cut,
      ties: award.ties,
    })),
  }));
  return { kind, year, contests, teams: [...teams()], again: [...teams()].length };
};

test("is ranked as one in memory, whatever fits there", () => {
  const folder = newFolder();
  let largest = 0;
  for (let seed = 0; seed < 100; seed++) {
    const dice = diceOf(seed);
    const scheme = oneOf(dice, schemes);
    const field = inNames(randomField(scheme, dice, oneOf(dice, [5, 40, 300])));
    largest = Math.max(largest, field.length);
    const said = saidOf(scheme, field, onDisk(folder, oneOf(dice, [1, 2, 7, 64, 100])));
    expect(said).toEqual(saidOf(scheme, field, inMemory()));
  }
  // Of many blocks, and more than one of the longest runs.
  expect(largest).toBeGreaterThan(200);
  expect(readdirSync(folder)).toContain("ranking");
});

test("is not written where it fits into memory", () => {
  const folder = newFolder();
  const [scheme] = schemes;
  if (scheme === undefined) throw new Error("there are schemes");
  const field = inNames(randomField(scheme, diceOf(1), 40));
  saidOf(scheme, field, onDisk(folder, 41));
  expect(readdirSync(folder)).toEqual([]);
});

test("with a team twice is refused", () => {
  const [scheme] = schemes;
  if (scheme === undefined) throw new Error("there are schemes");
  const dice = diceOf(3);
  const field = ["a", "b", "b", "c"].map((team) => randomTeam(scheme, team, dice));
  const problemsOf = (holding: Holding) => {
    try {
      decideField(scheme, field, {}, holding);
    } catch (error) {
      if (error instanceof InvalidInputError) return error.problems;
      throw error;
    }
    return [];
  };
  expect(problemsOf(onDisk(newFolder(), 2)).map(({ code, path }) => [code, path])).toEqual([
    ["duplicate-name", ["evaluations", 2, "team"]],
  ]);
  expect(problemsOf(onDisk(newFolder(), 2))).toEqual(problemsOf(inMemory()));
});

test("takes no more memory with more teams", () => {
  const [scheme] = schemes.slice(3);
  if (scheme === undefined) throw new Error("there are schemes");
  /** So many bytes are held of a field of so many teams, when the last has come and once it is decided. */
  const heldOf = (count: number, holding: Holding): number => {
    const held: number[] = [];
    function* field(of: Scheme): Generator<Ranked> {
      const dice = diceOf(count);
      for (let at = 0; at < count; at++) {
        const team = `t${String(at).padStart(6, "0")}`;
        yield at % 2 === 0 ? randomTeam(of, team, dice) : ranked(of, team, { state: "open" });
      }
      held.push(heldBytes());
    }
    const before = heldBytes();
    const { teams } = decideField(scheme, field(scheme), {}, holding);
    held.push(heldBytes());
    expect([...teams()].length).toBe(count);
    return Math.max(...held) - before;
  };
  const more = 20_000;
  const growth = (holding: () => Holding): number => (heldOf(2000 + more, holding()) - heldOf(2000, holding())) / more;
  heldOf(2000, onDisk(newFolder(), 500));
  // The places of candidates, and where each block begins.
  expect(growth(() => onDisk(newFolder(), 500))).toBeLessThan(16);
  expect(growth(inMemory)).toBeGreaterThan(200);
});
