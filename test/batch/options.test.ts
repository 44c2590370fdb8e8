/** What a batch and a merge are asked: what excludes what, what stops them, and what is no refusal and is thrown on. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang/index";
import { type Feed, mergeBatches } from "../../src/batch/disk/index";
import { problem } from "../../src/model/problem";
import type { Scheme } from "../../src/model/scheme";
import { batchOf, bytesIn, fileOf, newFolder, objectsIn, teamsOf, textOf } from "./inputs";

const teams = teamsOf(4);
const input = fileOf(textOf(teams.flat()));
const { ranking: _, ...unranked } = luojiang;
const withoutRanking: Scheme = unranked;

const codesOf = async (options: Parameters<typeof batchOf>[1], inputs: Parameters<typeof batchOf>[0] = [input]) => {
  const { ended } = await batchOf(inputs, options);
  return [ended.code, ...ended.problems.map(({ code }) => code)];
};

const feedOf = (rows: Feed["rows"], name = "rows"): Feed => ({ name, files: [], rows });

describe("a batch", () => {
  test("refuses options that exclude one another, and a ranking that its scheme does not have", async () => {
    expect(await codesOf({ shard: { index: 1, of: 2 }, format: "csv" })).toEqual([2, "flags-exclude"]);
    expect(await codesOf({ rank: true, scheme: withoutRanking })).toEqual([2, "ranking-missing"]);
    expect(await codesOf({ scheme: withoutRanking })).toEqual([0]);
  });

  test("stops at what any thread finds, and keeps the units that are done", async () => {
    const bad = fileOf(textOf([...teams.slice(0, 3).flat(), '{"team":"t000003","kind":"count"}', ...(teams[3] ?? [])]));
    const options = { grouped: true, strict: true, threads: 2, unitBytes: 20_000 };
    const { ended, out } = await batchOf([bad], options);
    expect([ended.code, ended.problems[0]?.code]).toEqual([3, "stopped-strict"]);
    const [parts = ""] = readdirSync(join(out, ".work")).filter((name) => name.startsWith("parts-"));
    expect(readdirSync(join(out, ".work", parts)).length).toBeGreaterThan(0);
    const { code } = await batchOf([bad], { ...options, strict: false, resume: true, out });
    expect([code, bytesIn(out)]).toEqual([1, bytesIn((await batchOf([bad])).out)]);
  });

  test("leaves nothing of what threads have done while an input was refused", async () => {
    const many = fileOf(textOf(teamsOf(40, 100).flat()));
    const folder = join(dirname(many), "later");
    mkdirSync(folder);
    const out = join(newFolder(), "out");
    let done = 0;
    // The file is looked at so slowly that threads have done some of it before the folder is refused.
    const onProgress = (): void => {
      const parts = readdirSync(join(out, ".work")).filter((name) => name.startsWith("parts-"));
      done = parts.flatMap((name) => readdirSync(join(out, ".work", name))).length;
      if (done === 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    };
    const ports = () => process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;
    const before = ports();
    const options = { out, grouped: true, threads: 2, unitBytes: 20_000, onProgress };
    const { ended } = await batchOf([many, folder], options);
    expect(done).toBeGreaterThan(0);
    expect(ports()).toBe(before);
    expect([ended.code, ended.problems[0]?.code, existsSync(out)]).toEqual([2, "cannot-read", false]);
  });

  // Only some systems have a folder in which nobody can make another.
  test.skipIf(!existsSync("/proc/self"))(
    "refuses a folder that cannot be made, and does not try for ever",
    async () => {
      const { ended } = await batchOf([input], { out: "/proc/zhucun/out" });
      expect([ended.code, ended.problems.map(({ code }) => code)]).toEqual([2, ["no-such-file"]]);
    },
  );

  test("stops at a line of no team, and at a team that the reader of a feed refused", async () => {
    const lost = fileOf(textOf(["{", ...teams.flat()]));
    expect(await codesOf({ strict: true }, [lost])).toEqual([3, "stopped-strict", "cut-off-json"]);
    const refused = feedOf(async function* () {
      yield [{ file: "a.csv", line: 7, team: "t000001", problem: problem("empty", []) }];
    });
    expect(await codesOf({ strict: true }, [input, refused])).toEqual([3, "stopped-strict", "empty"]);
  });

  test("does not take a fault of somebody's own reader for a fault of the disk", async () => {
    const broken = feedOf(async function* () {
      yield* [];
      throw new TypeError("not ours");
    });
    await expect(batchOf([broken])).rejects.toThrow("not ours");
  });

  test("writes groups of rows to Parquet that hold all teams", async () => {
    const { parquetReadObjects } = await import("hyparquet");
    const many = teamsOf(50, 1);
    const { out, code } = await batchOf([fileOf(textOf(many.flat()))], { format: "parquet", grouped: true });
    const { buffer, byteOffset, byteLength } = readFileSync(join(out, "results.parquet"));
    const rows = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) });
    expect([code, rows.length, rows.at(-1)?.["team"]]).toEqual([0, 50, "t000049"]);
  });
});

describe("rows of a feed", () => {
  const [first = [], second = []] = teams;
  const rowsOf = (lines: readonly string[]) =>
    lines.map((line, at) => {
      const { team, ...value } = JSON.parse(line);
      return { file: "two.csv", line: at + 1, team, value: "kind" in value ? value : { team, ...value } };
    });
  const feed = feedOf(async function* () {
    yield rowsOf([...first, ...second]);
    yield [{ file: "two.csv", line: 9001, problem: problem("empty", []) }];
    yield [{ file: "two.csv", line: 9002, team: "t000000", problem: problem("empty", []) }];
    yield [{ file: "two.csv", line: 9003, team: "t000000", problem: problem("not-utf8", []) }];
    yield [{ file: "two.csv", line: 9004, team: "t000001", problem: problem("empty", []) }];
  });
  const told = (out: string) =>
    objectsIn(join(out, "problems.ndjson")).map(({ team, code, line, problems = 1 }) => [team, code, line, problems]);

  test("are told where they belong to no team, and refuse the team to which they belong, with all that is wrong", async () => {
    const { out, code } = await batchOf([feed]);
    expect([code, told(out)]).toEqual([
      1,
      [
        [undefined, "empty", 9001, 1],
        ["t000000", "empty", 9002, 2],
        ["t000001", "empty", 9004, 1],
      ],
    ]);
  });

  test("are told by the shard to which their team belongs, and those of no team by the first", async () => {
    const parts = [1, 2, 3].map((index) => batchOf([feed], { shard: { index, of: 3 } }));
    const all = (await Promise.all(parts)).map(({ out }) => told(out));
    expect(all.flat().sort()).toEqual(told((await batchOf([feed])).out).sort());
    expect(all.map((one) => one.some(([team]) => team === undefined))).toEqual([true, false, false]);
  });
});

describe("shards of a grouped file", () => {
  const lines = textOf(["", ...(teams[0] ?? []), "   ", "{", ...teams.slice(1).flat(), "no json"]);
  const file = fileOf(lines);

  test.each([true, false])(
    "put together are the whole, blank lines and lines of no team with them (grouped: %s)",
    async (grouped) => {
      const folders: string[] = [];
      for (const index of [1, 2, 3])
        folders.push((await batchOf([file], { grouped, shard: { index, of: 3 }, unitBytes: 20_000 })).out);
      const out = join(newFolder(), "all");
      const { code } = await mergeBatches({ scheme: luojiang, folders, out });
      expect([code, bytesIn(out, true)]).toEqual([1, bytesIn((await batchOf([file], { grouped })).out, true)]);
      const lost = folders.map((one) => objectsIn(join(one, "problems.ndjson")).map(({ line }) => line));
      expect(lost).toEqual([
        [teams[0]?.length === undefined ? 0 : teams[0].length + 3, lines.split("\n").length - 1],
        [],
        [],
      ]);
    },
  );
});

describe("a merge", () => {
  const merge = async (options: Partial<Parameters<typeof mergeBatches>[0]>) => {
    const ended = await mergeBatches({ scheme: luojiang, folders: [], out: join(newFolder(), "out"), ...options });
    return [ended.code, ...ended.problems.map(({ code }) => code)];
  };

  test("refuses no folders, another scheme, a ranking that the scheme does not have, a full folder", async () => {
    const { out } = await batchOf([input]);
    expect(await merge({})).toEqual([2, "not-whole"]);
    expect(await merge({ folders: [out], scheme: withoutRanking })).toEqual([2, "resume-differs"]);
    const plain = await batchOf([input], { scheme: withoutRanking });
    expect(await merge({ folders: [plain.out], scheme: withoutRanking, rank: true })).toEqual([2, "ranking-missing"]);
    expect(await merge({ folders: [plain.out], scheme: withoutRanking })).toEqual([0]);
    expect(await merge({ folders: [out], out })).toEqual([2, "output-exists"]);
  });

  test("refuses a share of another division beside a whole one, whichever is there", async () => {
    const shard = async (index: number, of: number) => (await batchOf([input], { shard: { index, of } })).out;
    const [whole, half, again] = [await shard(1, 1), await shard(1, 2), await shard(1, 1)];
    expect(await merge({ folders: [whole, half] })).toEqual([2, "shard-missing"]);
    expect(await merge({ folders: [whole, again] })).toEqual([2, "input-twice"]);
  });

  test("gives Parquet as a batch over everything would", async () => {
    const folders = [
      (await batchOf([fileOf(textOf(teams.slice(0, 2).flat()), "a.ndjson")])).out,
      (await batchOf([fileOf(textOf(teams.slice(2).flat()), "b.ndjson")])).out,
    ];
    const out = join(newFolder(), "out");
    expect(await merge({ folders, out, format: "parquet" })).toEqual([0]);
    const { out: once } = await batchOf([input], { format: "parquet" });
    expect(readFileSync(join(out, "results.parquet"))).toEqual(readFileSync(join(once, "results.parquet")));
  });
});
