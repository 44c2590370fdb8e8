/** However the lines stand, and however the work is cut: the same bytes. */
import { basename, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang/index";
import { mergeBatches } from "../../src/batch/disk/index";
import { evaluateAnnual } from "../../src/engine/evaluate";
import { rank } from "../../src/engine/ranking/rank";
import { parseLedger } from "../../src/model/ledger-check";
import { randomLedger } from "../bench/random-ledger";
import { batchOf, bytesIn, fileOf, newFolder, objectsIn, teamsOf, textOf } from "./inputs";

const teams = teamsOf(9);
const together = textOf(teams.flat());
/** What is wrong in the middle of all: a bad fact, lines of no team. */
const bad = [
  JSON.stringify({
    team: "t000003",
    id: "bad",
    kind: "count",
    day: "2022-13-01",
    recorded: "2022-05-01",
    by: "x",
    item: "1.2",
  }),
  "{",
  "not json at all",
];
const withBad = textOf([...teams.slice(0, 4).flat(), ...bad, ...teams.slice(4).flat()]);

const reference = async (text: string) => bytesIn((await batchOf([fileOf(text)], { rank: true })).out);

/** An order of the lines that chance decides; each line stays whole. */
const shuffled = (lines: readonly string[], seed: number): string[] =>
  fc.sample(fc.shuffledSubarray([...lines], { minLength: lines.length }), { seed, numRuns: 1 })[0] ?? [];

describe("the same bytes", () => {
  test("grouped, in any cut, by any threads", async () => {
    const expected = await reference(together);
    expect(Object.keys(expected)).toEqual([
      "for-ranking.ndjson",
      "problems.ndjson",
      "ranking.ndjson",
      "results.ndjson",
    ]);
    for (const unitBytes of [1_000, 30_000, 300_000])
      expect(bytesIn((await batchOf([fileOf(together)], { grouped: true, rank: true, unitBytes })).out)).toEqual(
        expected,
      );
    for (const grouped of [true, false]) {
      const { out, code } = await batchOf([fileOf(together)], { grouped, rank: true, unitBytes: 20_000, threads: 3 });
      expect(code).toBe(0);
      expect(bytesIn(out)).toEqual(expected);
    }
  });

  test("in any order of the lines, in one file or two, plain or gzip", async () => {
    const expected = await reference(together);
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.nat({ max: teams.flat().length }), fc.boolean(), async (seed, at, packed) => {
        const lines = shuffled(teams.flat(), seed);
        const name = packed ? "b.ndjson.gz" : "b.ndjson";
        const inputs = [fileOf(textOf(lines.slice(0, at)), "a.ndjson"), fileOf(textOf(lines.slice(at)), name)];
        const { out } = await batchOf(inputs, { rank: true });
        expect(bytesIn(out)).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  test("of so many buckets that several share a file", async () => {
    const lines = teamsOf(500, 2).flat();
    const expected = bytesIn((await batchOf([fileOf(textOf(lines))], { grouped: true, rank: true })).out);
    for (const threads of [1, 2]) {
      const input = fileOf(textOf(shuffled(lines, threads)));
      const { out } = await batchOf([input], { rank: true, unitBytes: 50, threads });
      expect(bytesIn(out)).toEqual(expected);
    }
  });

  test("in shards that are merged, with what is wrong in them", async () => {
    const input = fileOf(withBad);
    const expected = bytesIn((await batchOf([input], { rank: true })).out, true);
    for (const of of [1, 2, 5]) {
      const folders: string[] = [];
      for (let index = 1; index <= of; index++)
        folders.push((await batchOf([input], { shard: { index, of }, unitBytes: 50_000 })).out);
      const out = join(newFolder(), "all");
      const ended = await mergeBatches({ scheme: luojiang, folders: folders.reverse(), out, rank: true });
      expect(ended.code).toBe(1);
      expect(bytesIn(out, true)).toEqual(expected);
    }
  });

  test("in shards that found the same bytes in files of other names", async () => {
    const expected = bytesIn((await batchOf([fileOf(together)])).out);
    const names = ["a.ndjson", "b.ndjson"];
    const shards = names.map((name, at) => batchOf([fileOf(together, name)], { shard: { index: at + 1, of: 2 } }));
    const folders = (await Promise.all(shards)).map(({ out }) => out);
    const out = join(newFolder(), "all");
    const ended = await mergeBatches({ scheme: luojiang, folders, out });
    expect(ended.code).toBe(0);
    expect(bytesIn(out)).toEqual(expected);
    expect("manifest" in ended && ended.manifest.inputs.map(({ name }) => basename(name))).toEqual(["a.ndjson"]);
  });

  test("in shards of several inputs that hold the same, be it nothing", async () => {
    const inputs = [fileOf("", "a.ndjson"), fileOf("", "b.ndjson")];
    const runs = inputs.flatMap((input) => [1, 2].map((index) => batchOf([input], { shard: { index, of: 2 } })));
    const folders = (await Promise.all(runs)).map(({ out }) => out);
    const merge = (all: readonly string[]) =>
      mergeBatches({ scheme: luojiang, folders: all, out: join(newFolder(), "all") });
    const whole = await merge(folders);
    const names = "manifest" in whole ? whole.manifest.inputs.map(({ name }) => basename(name)) : [];
    expect(names.sort()).toEqual(["a.ndjson", "b.ndjson"]);
    const [first = ""] = folders;
    const again = await merge([...folders, first]);
    expect(again.problems.map(({ code }) => code)).toEqual(["input-twice"]);
  });

  test("once more over the same input, to the manifest", async () => {
    const input = fileOf(withBad);
    const [one, other] = [await batchOf([input], { rank: true }), await batchOf([input], { rank: true, threads: 2 })];
    expect(bytesIn(one.out, true)).toEqual(bytesIn(other.out, true));
  });

  test("in every format the same rows, grouped or not", async () => {
    for (const format of ["csv", "parquet"] as const) {
      const [one, other] = [
        await batchOf([fileOf(together)], { format }),
        await batchOf([fileOf(together)], { format, grouped: true, unitBytes: 20_000 }),
      ];
      expect(bytesIn(one.out)).toEqual(bytesIn(other.out));
    }
  });
});

describe("what comes out", () => {
  const evaluations = teams.map((lines, index) => {
    const [head = "", ...facts] = lines;
    const ledger = { ...randomLedger(index + 1, 0), ...JSON.parse(head) };
    expect(facts.length).toBe(ledger.facts.length);
    return evaluateAnnual(luojiang, parseLedger(ledger, { scheme: luojiang }), { year: 2022 });
  });

  test("is what the engine says of each team", async () => {
    const { out } = await batchOf([fileOf(together)], { full: true });
    expect(objectsIn(join(out, "results.ndjson"))).toEqual(JSON.parse(JSON.stringify(evaluations)));
    const rows = objectsIn(join((await batchOf([fileOf(together)])).out, "results.ndjson"));
    expect(rows.map(({ team, total, grade }) => [team, total, grade])).toEqual(
      evaluations.map(({ team, total, grade }) => [team, total, grade]),
    );
    expect(rows[0]?.["items"]).toEqual(
      Object.fromEntries((evaluations[0]?.items ?? []).map(({ id, points }) => [id, points])),
    );
  });

  test("is ranked as the engine ranks all teams", async () => {
    const { out } = await batchOf([fileOf(together)], { rank: true });
    const expected = rank(luojiang, evaluations);
    expect(objectsIn(join(out, "ranking.ndjson"))).toEqual(
      JSON.parse(JSON.stringify(expected.teams.map((team) => ({ kind: "annual", year: 2022, ...team })))),
    );
  });
});

test("one bad team changes no byte of the others", async () => {
  const { out, code } = await batchOf([fileOf(withBad)], { rank: false });
  const good = bytesIn((await batchOf([fileOf(textOf(teams.filter((_, index) => index !== 3).flat()))])).out);
  expect(code).toBe(1);
  expect(bytesIn(out)["results.ndjson"]).toEqual(good["results.ndjson"]);
  const told = objectsIn(join(out, "problems.ndjson")).map(({ team, code: said }) => [team, said]);
  expect(told).toEqual([
    [undefined, "cut-off-json"],
    [undefined, "not-json"],
    ["t000003", "impossible-day"],
  ]);
});
