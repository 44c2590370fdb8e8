/** What a run that was killed has left in its folder changes nothing, and is gone when the next one is done. */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { mergeBatches } from "../../src/batch/disk/index";
import { batchOf, bytesIn, fileOf, newFolder, teamsOf, textOf } from "./inputs";

const input = fileOf(textOf(teamsOf(6).flat()));

/** A folder in which a process died: work that was begun, and files that were not finished. */
const leftIn = (out: string): string => {
  mkdirSync(join(out, ".work", "buckets-old"), { recursive: true });
  writeFileSync(join(out, ".work", "buckets-old", "3"), "half a li");
  mkdirSync(join(out, ".work", "parts-old"));
  // Nobody knows which input this is a part of.
  writeFileSync(join(out, ".work", "parts-old", "range-0"), '{"lines":0}\n');
  writeFileSync(join(out, "results.ndjson.0a1b2c.unfinished"), '{"team":');
  return out;
};

test("a batch begins again where another process died before its plan stood", async () => {
  const undisturbed = await batchOf([input], { grouped: true });
  const out = leftIn(join(newFolder(), "out"));
  const { code } = await batchOf([input], { out, grouped: true, resume: true });
  expect(code).toBe(0);
  expect(readdirSync(out).sort()).toEqual(["manifest.json", "problems.ndjson", "results.ndjson"]);
  expect(bytesIn(out, true)).toEqual(bytesIn(undisturbed.out, true));
});

test("a batch begins again where its plan is not what we write", async () => {
  const undisturbed = await batchOf([input]);
  for (const plan of ["{}", '{"head":{"format":"zhucun-batch/1"}}', "null", "{"]) {
    const out = leftIn(join(newFolder(), "out"));
    writeFileSync(join(out, ".work", "plan.json"), plan);
    expect((await batchOf([input], { out, resume: true })).code).toBe(0);
    expect(bytesIn(out, true)).toEqual(bytesIn(undisturbed.out, true));
  }
});

test("a batch that stopped spreads again where what it knows of its buckets is not what we write", async () => {
  const strange = fileOf(textOf([...teamsOf(2).flat(), '{"team":"t000000","kind":"count"}']));
  const undisturbed = await batchOf([strange]);
  for (const spread of ["{}", "null", "{"]) {
    const { out, code } = await batchOf([strange], { strict: true });
    expect(code).toBe(3);
    writeFileSync(join(out, ".work", "spread.json"), spread);
    expect((await batchOf([strange], { out, resume: true })).code).toBe(1);
    expect(bytesIn(out, true)).toEqual(bytesIn(undisturbed.out, true));
  }
});

test("a merge that was killed is begun anew in its folder, and gives the same bytes", async () => {
  const shards = await Promise.all([1, 2].map((index) => batchOf([input], { shard: { index, of: 2 } })));
  const folders = shards.map(({ out }) => out);
  const merge = (out: string) => mergeBatches({ scheme: luojiang, folders, out, rank: true });
  const undisturbed = join(newFolder(), "out");
  const out = leftIn(join(newFolder(), "out"));
  expect([(await merge(undisturbed)).code, (await merge(out)).code]).toEqual([0, 0]);
  expect(readdirSync(out)).not.toContain(".work");
  expect(bytesIn(out, true)).toEqual(bytesIn(undisturbed, true));
  // A folder that holds something else is not touched.
  expect((await merge(undisturbed)).code).toBe(2);
});
