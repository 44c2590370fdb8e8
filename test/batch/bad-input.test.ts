/** Everything that can be wrong with an input: a problem with its file and line, and nothing else is lost. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { geteuid, seteuid } from "node:process";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang/index";
import { type Feed, mergeBatches } from "../../src/batch/disk/index";
import { batchOf, bytesIn, fileOf, newFolder, objectsIn, teamsOf, textOf } from "./inputs";
import { whole } from "./processes";

const teams = teamsOf(3);
const [first = [], second = [], third = []] = teams;
const good = textOf(teams.flat());

/** What was told, as [team, code, file, line]. */
const toldIn = (out: string) =>
  objectsIn(join(out, "problems.ndjson")).map(({ team, code, file, line }) => [team, code, file, line]);

const resultsIn = (out: string): unknown[] => objectsIn(join(out, "results.ndjson")).map(({ team }) => team);

const bytes = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

const fact = (text: string): string => `{"team":"t000001",${text}}`;
const count = '"id":"x","kind":"count","day":"2022-05-01","recorded":"2022-05-01","by":"x","item":"1.2"';
const deep = fact(`"a":${"[".repeat(200_000)}${"]".repeat(200_000)},${count}`);

/** [what is wrong, the bytes of one line, the team that is refused, the code] */
const lines: readonly (readonly [string, string | Uint8Array, string | undefined, string])[] = [
  ["half a line", '{"team":"t000001","id":"x","ki', "t000001", "cut-off-json"],
  ["no JSON", "team t000001", undefined, "not-json"],
  ["no object", "[1, 2]", undefined, "wrong-type"],
  ["no team", `{${count}}`, undefined, "missing-key"],
  ["a team that is no text", `{"team":1,${count}}`, undefined, "wrong-type"],
  [
    "bytes that are no UTF-8",
    bytes('{"team":"t000001","by":"', new Uint8Array([0xff, 0xfe]), '"}'),
    "t000001",
    "not-utf8",
  ],
  ["a NUL", bytes('{"team":"t000001","by":"', new Uint8Array([0]), '"}'), "t000001", "not-json"],
  ["JSON two hundred thousand deep", deep, "t000001", "unknown-key"],
  ["a key __proto__", fact(`"__proto__":{"x":1},${count}`), "t000001", "forbidden-key"],
  ["a key constructor", fact(`"constructor":{"x":1},${count}`), "t000001", "unknown-key"],
  ["a team __proto__", `{"team":"__proto__",${count}}`, "__proto__", "unknown-name"],
  ["a line that is too long", `{"team":"t000001","by":"${"x".repeat(1_100_000)}"}`, "t000001", "line-too-long"],
  [
    "a line that is too long and whose team comes last",
    `{"by":"${"x".repeat(1_100_000)}","team":"t1"}`,
    undefined,
    "line-too-long",
  ],
];

describe.each([true, false])("grouped: %s", (grouped) => {
  test.each(lines)("%s", async (_, line, team, code) => {
    // Between two lines of the team, so that it still stands together.
    const at = first.length + 10;
    const before = textOf([...first, ...second.slice(0, 10)]);
    const input = fileOf(bytes(before, line, "\n", textOf([...second.slice(10), ...third])));
    const { out, code: exit } = await batchOf([input], { grouped, unitBytes: 40_000 });
    expect(exit).toBe(1);
    const told = toldIn(out);
    if (team === "__proto__" && grouped) {
      // It cuts the team that it stands in the middle of in two.
      expect(told.map(([who, said]) => [who, said])).toEqual([
        ["__proto__", code],
        ["t000001", "team-not-together"],
      ]);
    } else {
      expect(told).toEqual([[team, code, input, at + 1]]);
      const refused = team === "t000001" ? ["t000001"] : [];
      expect(resultsIn(out)).toEqual(["t000000", "t000001", "t000002"].filter((one) => !refused.includes(one)));
    }
    expect(Reflect.get({}, "x")).toBeUndefined();
  });
});

test("a last line that is cut off", async () => {
  const input = fileOf(good.slice(0, -20));
  const { out, code } = await batchOf([input]);
  expect([code, toldIn(out)]).toEqual([1, [["t000002", "cut-off-json", input, teams.flat().length]]]);
});

test("a line of 256 MB is told and never held", async () => {
  const input = fileOf("");
  truncateSync(input, 256 * 1024 * 1024);
  writeSync(openSync(input, "a"), `\n${good}`);
  const [small, large] = [join(newFolder(), "out"), join(newFolder(), "out")];
  const one = await whole({ inputs: [fileOf(good)], out: small, grouped: true });
  for (const grouped of [true, false]) {
    const out = `${large}-${grouped}`;
    const other = await whole({ inputs: [input], out, grouped });
    expect([other.code, toldIn(out)]).toEqual([1, [[undefined, "line-too-long", input, 1]]]);
    expect(bytesIn(out)["results.ndjson"]).toBe(bytesIn(small)["results.ndjson"]);
    expect(other.peak).toBeLessThan(one.peak + 80 * 1024);
  }
});

test("one team in two files is refused, with the place of the second head; facts may come from anywhere", async () => {
  const a = fileOf(textOf([...first, ...second]), "a.ndjson");
  const b = join(a, "../b.ndjson");
  writeFileSync(b, textOf([...third, first[0] ?? ""]));
  const { out, code } = await batchOf([b, a]);
  expect([code, toldIn(out)]).toEqual([1, [["t000000", "duplicate-name", b, third.length + 1]]]);
  expect(resultsIn(out)).toEqual(["t000001", "t000002"]);
});

test("a team whose lines stand in many places is told once, with how many and where the first is", async () => {
  const [first = [], second = []] = teamsOf(2, 4);
  const mixed = first.flatMap((line, index) => [line, ...second.slice(index, index + 1)]);
  const input = fileOf(textOf(mixed));
  for (const unitBytes of [undefined, 300]) {
    const { out, code } = await batchOf([input], { grouped: true, unitBytes });
    const told = objectsIn(join(out, "problems.ndjson"));
    const places = first.length;
    expect([code, told.map(({ team, line, problems }) => [team, line, problems])]).toEqual([
      1,
      [
        ["t000000", 3, undefined],
        ["t000001", 4, undefined],
      ],
    ]);
    expect(JSON.stringify(told[0])).toContain(`${places} places, first at ${input}:1`);
  }
});

test("lines that do not stand together are noticed wherever the file is cut", async () => {
  const input = fileOf(textOf([...first.slice(0, 50), ...second, ...first.slice(50), ...third]));
  for (const unitBytes of [1000, 20_000, 8_000_000]) {
    const { out, code } = await batchOf([input], { grouped: true, unitBytes });
    expect([code, toldIn(out)]).toEqual([1, [["t000000", "team-not-together", input, 51 + second.length]]]);
    expect(resultsIn(out)).toEqual(["t000001", "t000002"]);
  }
  const loose = await batchOf([input]);
  expect([loose.code, resultsIn(loose.out).length]).toEqual([0, 3]);
});

test("a gzip that ends early gives what came before, and says where it ends; what is no gzip gives nothing", async () => {
  const packed = gzipSync(good);
  const input = fileOf(packed.subarray(0, Math.floor(packed.length / 2)), "a.ndjson.gz");
  const { out, code } = await batchOf([input]);
  const told = toldIn(out);
  const [end] = told[0]?.slice(3) ?? [];
  // The team in whose line it ends is not whole.
  expect([code, told]).toEqual([
    3,
    [
      [undefined, "gzip-cut-off", input, end],
      ["t000001", "cut-off-json", input, end],
    ],
  ]);
  expect(end).toBeGreaterThan(first.length);
  expect(resultsIn(out)).toEqual(["t000000"]);
  const none = await batchOf([fileOf(bytes("no gzip"), "b.ndjson.gz"), fileOf(good)]);
  expect([none.code, toldIn(none.out).map(([, said]) => said)]).toEqual([3, ["not-gzip"]]);
  expect(resultsIn(none.out)).toHaveLength(3);
});

test("a gzip is known by its bytes, whatever it is called", async () => {
  const { out, code } = await batchOf([fileOf(gzipSync(good), "a.ndjson")], { grouped: true });
  expect([code, resultsIn(out).length]).toEqual([0, 3]);
});

test("an input that is not there, is a folder, or is named twice: nothing is begun", async () => {
  const input = fileOf(good);
  const said = async (inputs: readonly string[]) => {
    const { out, ended } = await batchOf(inputs);
    expect(existsSync(out)).toBe(false);
    return [ended.code, ended.problems.map(({ code, file }) => [code, file])];
  };
  expect(await said([`${input}x`])).toEqual([2, [["no-such-file", `${input}x`]]]);
  expect(await said([newFolder()])).toMatchObject([2, [["cannot-read", expect.any(String)]]]);
  expect(await said([input, input])).toEqual([2, [["input-twice", input]]]);
});

test("a line of CSV that is longer than a line may be refuses its team", async () => {
  const long = { team: "t000001", by: "x".repeat(1_100_000) };
  const rows = async function* () {
    yield [{ file: "long.csv", line: 7, team: "t000001", value: long }];
  };
  const feed: Feed = { name: "long.csv", files: [], rows };
  const { out } = await batchOf([fileOf(good), feed]);
  expect(toldIn(out)).toEqual([["t000001", "line-too-long", "long.csv", 7]]);
});

describe("an output folder", () => {
  test("that holds something is refused, and so is one of another batch under --resume", async () => {
    const [input, other] = [fileOf(good), fileOf(textOf(first))];
    const { out } = await batchOf([input]);
    const before = bytesIn(out, true);
    const codes = async (inputs: readonly string[], options: Parameters<typeof batchOf>[1]) => {
      const { ended } = await batchOf(inputs, { ...options, out });
      expect(bytesIn(out, true)).toEqual(before);
      return [ended.code, ...ended.problems.map(({ code, message }) => `${code} ${message.en}`)];
    };
    expect(await codes([input], {})).toEqual([2, expect.stringContaining("output-exists")]);
    expect(await codes([input], { resume: true })).toEqual([0]);
    const changed = expect.stringContaining("the input, or how its path is written, changed");
    expect(await codes([other], { resume: true })).toEqual([2, changed]);
    expect(await codes([input], { resume: true, full: true })).toEqual([
      2,
      expect.stringContaining("`--full` changed"),
    ]);
    writeFileSync(input, textOf(second));
    expect(await codes([input], { resume: true })).toEqual([2, changed]);
    const strange = newFolder();
    writeFileSync(join(strange, "a.txt"), "");
    const { ended } = await batchOf([input], { out: strange, resume: true });
    expect(ended.problems.map(({ code }) => code)).toEqual(["output-exists"]);
  });

  test("whose files were changed afterwards is not passed for whole, neither under --resume nor in a merge", async () => {
    const input = fileOf(good);
    for (const name of ["results.ndjson", "problems.ndjson", "for-ranking.ndjson"]) {
      const { out } = await batchOf([input], { rank: true });
      const path = join(out, name);
      writeFileSync(path, readFileSync(path, "utf8").slice(0, -1) || "{}");
      const { ended } = await batchOf([input], { out, rank: true, resume: true });
      const merge = await mergeBatches({ scheme: luojiang, folders: [out], out: join(newFolder(), "all") });
      for (const one of [ended, merge])
        expect([one.code, one.problems.map(({ code, file }) => [code, file])]).toEqual([2, [["output-changed", path]]]);
    }
    const { out } = await batchOf([input]);
    rmSync(join(out, "results.ndjson"));
    const { ended } = await batchOf([input], { out, resume: true });
    expect(ended.problems.map(({ code }) => code)).toEqual(["no-such-file"]);
  });

  test.skipIf(geteuid?.() !== 0)("that must not be written to", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "inner"), { mode: 0o700 });
    const input = fileOf(good);
    for (const path of [folder, join(input, "..")]) spawnSync("chmod", ["755", path]);
    seteuid?.(65534);
    try {
      const stages: string[] = [];
      const onProgress = ({ stage }: { readonly stage: string }): void => void stages.push(stage);
      const { ended } = await batchOf([input], { out: join(folder, "inner/out"), onProgress });
      // No large input is read for nothing.
      expect(stages).toEqual([]);
      expect([ended.code, ended.problems.map(({ code, message }) => [code, message.zh])]).toEqual([
        2,
        [["cannot-read", "读写不了：没有权限。"]],
      ]);
    } finally {
      seteuid?.(0);
    }
  });
});

/** A small disk of its own, or nothing where none can be had. */
const smallDisk = (kibibytes: number): string | undefined => {
  const folder = newFolder();
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kibibytes}k`, "tmpfs", folder]);
  return status === 0 ? folder : undefined;
};
const resize = (disk: string, kibibytes: number) => spawnSync("mount", ["-o", `remount,size=${kibibytes}k`, disk]);

test("a disk that fills up keeps what is done, at any moment; with more space it goes on to the same bytes", async (context) => {
  const input = fileOf(textOf(teamsOf(12).flat()));
  for (const grouped of [true, false]) {
    const expected = bytesIn((await batchOf([input], { grouped, rank: true })).out, true);
    for (const size of [4, 16, 40, 64, 300, 900]) {
      const disk = smallDisk(size);
      if (disk === undefined) return context.skip("no small disk can be mounted here");
      try {
        const out = join(disk, "out");
        const { ended } = await batchOf([input], { out, grouped, rank: true, unitBytes: 30_000 });
        const filled = ended.problems.map(({ code }) => code);
        if (size < 40) expect(filled).toEqual(["disk-full"]);
        if (filled.length > 0) expect(ended.code).toBe(3);
        resize(disk, 10_000);
        const resumed = await batchOf([input], { out, grouped, rank: true, unitBytes: 30_000, resume: true });
        expect(resumed.code).toBe(0);
        expect(bytesIn(out, true)).toEqual(expected);
      } finally {
        spawnSync("umount", [disk]);
      }
    }
  }
});

describe("--strict", () => {
  test.each([true, false])("stops at the first problem and keeps the rest (grouped: %s)", async (grouped) => {
    const input = fileOf(textOf([...first, ...second, '{"team":"t000001","kind":"count"}', ...third]));
    const { out, ended } = await batchOf([input], { grouped, strict: true, unitBytes: 30_000 });
    expect([ended.code, ended.problems[0]?.code, ended.problems[1]?.file]).toEqual([3, "stopped-strict", input]);
    expect(() => readFileSync(join(out, "results.ndjson"))).toThrow();
    const on = await batchOf([input], { out, grouped, resume: true, unitBytes: 30_000 });
    expect([on.code, resultsIn(out)]).toEqual([1, ["t000000", "t000002"]]);
    expect(bytesIn(out)).toEqual(bytesIn((await batchOf([input], { grouped })).out));
  });
});
