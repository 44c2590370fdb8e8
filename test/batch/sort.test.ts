/**
 * A field held on the disk is ranked as one in memory is, and what is held of it does not grow with it. Seen to fail: a block read for
 * the one before it; lists that keep the entries that were written; a line that loses a bound, a lack, a pool, a grade or the order of ties.
 */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { onDisk } from "../../src/batch/disk/sort";
import { type Kept, keptBy, keptReader } from "../../src/batch/ranked";
import { type Entry, entryMaker } from "../../src/engine/ranking/entry";
import { inMemory, type Sort } from "../../src/engine/ranking/field";
import { decideField, poolBy } from "../../src/engine/ranking/rank";
import { rulesOf } from "../../src/engine/ranking/rules";
import type { Ranked } from "../../src/model/answer/ranking";
import type { Scheme } from "../../src/model/scheme";
import { diceOf, oneOf, randomField, randomTeam, ranked, schemes } from "../engine/ranking/field";
import { heldBytes } from "../heap";
import { newFolder } from "./inputs";

const inNames = (field: readonly Ranked[]): Ranked[] => [...field].sort((a, b) => (a.team < b.team ? -1 : 1));

/** All that a decided field says. */
const saidOf = <E extends Entry>(scheme: Scheme, entries: Iterable<E>, sort: Sort<E>) => {
  const { pools, teams } = decideField(rulesOf(scheme), "annual", entries, {}, sort);
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
  return { contests, teams: [...teams()], again: [...teams()].length };
};

const read = keptReader();

function* keptOf(scheme: Scheme, field: Iterable<Ranked>): Generator<Kept> {
  const keep = keptBy(scheme);
  for (const one of field) yield read(keep(one));
}

function* entriesOf(scheme: Scheme, field: Iterable<Ranked>): Generator<Entry> {
  const rules = rulesOf(scheme);
  const [entryOf, poolOf] = [entryMaker(rules), poolBy(rules)];
  for (const one of field) yield entryOf(one, poolOf(one));
}

test("is ranked as one in memory, whatever fits there", () => {
  const folder = newFolder();
  let largest = 0;
  for (let seed = 0; seed < 100; seed++) {
    const dice = diceOf(seed);
    const scheme = oneOf(dice, schemes);
    const field = inNames(randomField(scheme, dice, oneOf(dice, [5, 40, 300])));
    largest = Math.max(largest, field.length);
    const said = saidOf(scheme, keptOf(scheme, field), onDisk(folder, read, oneOf(dice, [1, 2, 7, 64, 100])));
    expect(said).toEqual(saidOf(scheme, entriesOf(scheme, field), inMemory));
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
  saidOf(scheme, keptOf(scheme, field), onDisk(folder, read, 41));
  expect(readdirSync(folder)).toEqual([]);
});

test("takes no more memory with more teams", () => {
  const [scheme] = schemes.slice(3);
  if (scheme === undefined) throw new Error("there are schemes");
  /** So many bytes are held of a field of so many teams, when the last has come and once it is decided. */
  const heldOf = <E extends Entry>(
    count: number,
    made: (scheme: Scheme, field: Iterable<Ranked>) => Iterable<E>,
    sort: Sort<E>,
  ): number => {
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
    const { teams } = decideField(rulesOf(scheme), "annual", made(scheme, field(scheme)), {}, sort);
    held.push(heldBytes());
    expect([...teams()].length).toBe(count);
    return Math.max(...held) - before;
  };
  const more = 20_000;
  const onDiskOf = (count: number): number => heldOf(count, keptOf, onDisk(newFolder(), read, 500));
  const inMemoryOf = (count: number): number => heldOf(count, entriesOf, inMemory);
  const growth = (of: (count: number) => number): number => (of(2000 + more) - of(2000)) / more;
  onDiskOf(2000);
  // The places of candidates, and where each block begins.
  expect(growth(onDiskOf)).toBeLessThan(16);
  expect(growth(inMemoryOf)).toBeGreaterThan(200);
});
