/** `zhucun batch` and `zhucun merge` as they are called: inputs of every form, exit codes, and what is said in both languages. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { World } from "../../src/cli/world";
import { batchWords } from "../../src/model/words/batch";
import { bytesIn, fileOf, newFolder, objectsIn, teamsOf, textOf } from "../batch/inputs";
import { play } from "./world";

const teams = teamsOf(3);
const good = textOf(teams.flat());
const small = "examples/district/small";

/** The real disk, and a folder for what comes out. */
const zhucun = async (args: readonly string[], world: Partial<World> = {}) => {
  const out = join(newFolder(), "out");
  // One thread: what is said on the way then has one order.
  const threads = args[0] === "batch" && !args.includes("--threads") ? ["--threads", "1"] : [];
  const all = [...args, ...threads, ...(args.includes("--out") ? [] : ["--out", out])];
  const done = await play(all, { root: "/", world });
  return { ...done, out, quiet: (text: string) => text.replaceAll(out, "OUT") };
};

const year = ["--year", "2022"];
const rowsIn = (out: string) => objectsIn(join(out, "results.ndjson"));

const heard = new Set<string>();
const told = (text: string): string[] => {
  const codes = [...text.matchAll(/\[([a-z][a-z0-9-]*)(?: .*)?\]$/gm)].map(([, code = ""]) => code);
  for (const code of codes) heard.add(code);
  return codes;
};

describe("inputs", () => {
  /** What the existing command says of the small district, without the trace. */
  const expected = async () => {
    const { said } = await play(["evaluate", small, ...year, "--json"], { root: process.cwd() });
    return said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ team, total, grade }) => [team, total, grade]);
  };
  const shortly = (out: string) => rowsIn(out).map(({ team, total, grade }) => [team, total, grade]);

  test("a district, and a folder of districts, as the other commands read them", async () => {
    const folder = newFolder();
    cpSync(small, join(folder, "a"), { recursive: true });
    for (const input of [join(folder, "a"), folder]) {
      const { code, out } = await zhucun(["batch", input, ...year, "--full"]);
      expect(code).toBe(0);
      expect(shortly(out)).toEqual(await expected());
    }
  });

  test("CSV files of facts with heads from elsewhere, Chinese and English columns", async () => {
    const folder = newFolder();
    cpSync(small, join(folder, "district"), { recursive: true });
    const facts = join(folder, "district/facts");
    const apart = ["attendance-2022.zh.csv", "yankou.csv", "hewan.ndjson"].map((name) => {
      cpSync(join(facts, name), join(folder, name));
      return join(folder, name);
    });
    rmSync(facts, { recursive: true });
    const { code, out } = await zhucun(["batch", join(folder, "district"), ...apart, ...year]);
    expect(code).toBe(0);
    expect(shortly(out)).toEqual(await expected());
  });

  test("CSV that is packed is read as what was packed; where it ends early or was never packed, that is told", async () => {
    const folder = newFolder();
    cpSync(small, join(folder, "district"), { recursive: true });
    const facts = join(folder, "district/facts");
    const packed = readdirSync(facts).map((name) => {
      const bytes = readFileSync(join(facts, name));
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes));
      return join(folder, `${name}.gz`);
    });
    rmSync(facts, { recursive: true });
    const { code, out } = await zhucun(["batch", join(folder, "district"), ...packed, ...year]);
    expect(code).toBe(0);
    expect(shortly(out)).toEqual(await expected());
    const csv = packed.filter((path) => path.endsWith(".csv.gz")).at(0) ?? "";
    const whole = readFileSync(csv);
    for (const [bytes, told] of [
      [whole.subarray(0, whole.length - 9), "gzip-cut-off"],
      [Buffer.from("工作队"), "not-gzip"],
    ] as const) {
      writeFileSync(csv, bytes);
      const spoilt = await zhucun(["batch", join(folder, "district"), ...packed, ...year]);
      const problems = objectsIn(join(spoilt.out, "problems.ndjson"));
      expect([spoilt.code, problems.map(({ code, file }) => [code, file])]).toEqual([3, [[told, csv]]]);
    }
  });

  test("a district with one bad team evaluates the others, and says where the bad one is wrong", async () => {
    const folder = join(newFolder(), "a");
    cpSync(small, folder, { recursive: true });
    const file = join(folder, "teams/hewan.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("village:", "vilage:"));
    const { code, out } = await zhucun(["batch", folder, ...year]);
    expect(code).toBe(1);
    expect(rowsIn(out).map(({ team }) => team)).toEqual(["yankou"]);
    const [problem] = objectsIn(join(out, "problems.ndjson"));
    expect(problem).toMatchObject({ team: "hewan", code: "missing-key", file });
    expect(problem?.["others"]).toMatchObject([{ code: "unknown-key", file, line: expect.any(Number) }]);
  });

  test("two files of one team in a district refuse that team alone", async () => {
    const folder = join(newFolder(), "a");
    cpSync(small, folder, { recursive: true });
    cpSync(join(folder, "teams/hewan.yaml"), join(folder, "teams/again.yaml"));
    const { code, out } = await zhucun(["batch", folder, ...year]);
    expect([code, objectsIn(join(out, "problems.ndjson")).map((one) => [one["team"], one["code"]])]).toEqual([
      1,
      [["hewan", "duplicate-name"]],
    ]);
  });
});

describe("what is wrong in files that are no NDJSON", () => {
  const told = (out: string) =>
    objectsIn(join(out, "problems.ndjson")).map(({ team, code, file, line }) => [team, code, file, line]);

  test("columns that are separated by something else are one problem, and any team may lack their facts", async () => {
    const csv = fileOf("team;id;kind;day;recorded;by\nt000000;a;count;2022-05-01;2022-05-01;x\n", "facts.csv");
    const { code, out } = await zhucun(["batch", fileOf(good), csv, ...year]);
    expect([code, told(out)]).toEqual([3, [[undefined, "column-separator", csv, 1]]]);
  });

  test("a row of CSV without a kind is no head of a team, one with too few cells refuses its team, one without a team stops nothing", async () => {
    const head = "team,id,kind,day,recorded,by";
    const csv = fileOf(`${head}\nt000000,a,,2022-05-01,2022-05-01,x\nt000001,b,count\n,c,count,,,\n`, "facts.csv");
    const { code, out } = await zhucun(["batch", fileOf(good), csv, ...year]);
    expect(code).toBe(1);
    expect(rowsIn(out).map(({ team }) => team)).toEqual(["t000002"]);
    expect(told(out)).toEqual([
      [undefined, "missing-key", csv, 4],
      ["t000000", "missing-key", csv, 2],
      ["t000001", "wrong-cell-count", csv, 3],
    ]);
  });

  test("a broken file of facts and a head without a name are told beside the teams that are well", async () => {
    const folder = newFolder();
    const [one, two] = [join(folder, "a"), join(folder, "b")];
    for (const district of [one, two]) cpSync(small, district, { recursive: true });
    mkdirSync(join(folder, "no-district"));
    writeFileSync(join(one, "teams/nameless.yaml"), "village: 无名村\n");
    writeFileSync(join(one, "facts/broken.ndjson"), "{\n");
    for (const name of ["hewan", "yankou"]) rmSync(join(two, `teams/${name}.yaml`));
    rmSync(join(two, "facts"), { recursive: true });
    const { code, out } = await zhucun(["batch", folder, ...year]);
    expect(code).toBe(1);
    expect(rowsIn(out).map(({ team }) => team)).toEqual(["hewan", "yankou"]);
    const files = told(out).map(([team, , file]) => [team, file]);
    expect(files).toContainEqual([undefined, join(one, "facts/broken.ndjson")]);
    expect(files).toContainEqual([undefined, join(one, "teams/nameless.yaml")]);
  });

  test("a scheme that is not there is refused before anything is read", async () => {
    for (const args of [
      ["batch", fileOf(good), ...year],
      ["merge", newFolder()],
    ]) {
      const { code, warned } = await zhucun([...args, "--scheme", "nowhere.yaml"]);
      expect([code, warned.includes("nowhere.yaml")]).toEqual([2, true]);
    }
  });
});

describe("what is said", () => {
  test.each(["zh", "en"])("in %s, at the end and in a log", async (language) => {
    let now = 0;
    const input = fileOf(`${good}{\n`);
    const clock = () => {
      now += 7000;
      return now;
    };
    const { code, said, warned, quiet } = await zhucun(["batch", input, ...year, "--rank", "--lang", language], {
      clock,
    });
    expect(code).toBe(1);
    expect(quiet(said)).toMatchSnapshot();
    expect(warned).toMatchSnapshot();
  });

  test.each(["zh", "en"])("in %s, on a terminal in one line that is drawn anew", async (language) => {
    let now = 0;
    const clock = () => {
      now += 130;
      return now;
    };
    const { warned } = await zhucun(["batch", fileOf(good), ...year, "--lang", language], {
      clock,
      warnsOnTerminal: true,
    });
    expect(warned.replaceAll("\u001b[K", "<clear>")).toMatchSnapshot();
    expect(warned).not.toContain("\n");
    expect(warned.endsWith("\r\u001b[K")).toBe(true);
  });

  test.each([
    ["zh", "已中断，已完成的部分都保留着。请用同样的命令加上 --resume 继续考评。"],
    ["en", "Interrupted. What was done is kept"],
  ])("in %s, where it is interrupted, and only as long as it runs", async (language, words) => {
    let listening = 0;
    const onInterrupt = (say: () => void) => {
      listening += 1;
      say();
      return () => {
        listening -= 1;
      };
    };
    const { warned } = await zhucun(["batch", fileOf(good), ...year, "--lang", language], { onInterrupt });
    expect(warned).toContain(words);
    expect(listening).toBe(0);
  });

  test("as JSON: the manifest", async () => {
    const { code, said, out } = await zhucun(["batch", fileOf(good), ...year, "--json"]);
    expect([code, JSON.parse(said)]).toEqual([0, JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"))]);
  });
});

describe("formats", () => {
  test("CSV opens in a spreadsheet, with every number as it is", async () => {
    const { out } = await zhucun(["batch", fileOf(good), ...year, "--format", "csv"]);
    const { out: lines } = await zhucun(["batch", fileOf(good), ...year]);
    const [header = "", ...rows] = readFileSync(join(out, "results.csv"), "utf8").trimEnd().split("\r\n");
    expect(
      header.startsWith("\uFEFFteam,village,town,total,base,bonus,deduction,naturalGrade,grade,gradeState,category."),
    ).toBe(true);
    expect(rows.map((row) => row.split(",").slice(0, 4))).toEqual(
      rowsIn(lines).map(({ team, village, town, total }) => [team, village, town, total]),
    );
  });

  test("Parquet holds the same rows", async () => {
    const { parquetReadObjects } = await import("hyparquet");
    const { out } = await zhucun(["batch", fileOf(good), ...year, "--format", "parquet"]);
    const { out: lines } = await zhucun(["batch", fileOf(good), ...year]);
    const { buffer, byteOffset, byteLength } = readFileSync(join(out, "results.parquet"));
    // The file holds millionths; its reader makes floating numbers of them.
    const six = (points: unknown): string => Number(points).toFixed(6);
    const rows = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) });
    expect(rows.map(({ team, village, total, grade }) => [team, village, six(total), grade])).toEqual(
      rowsIn(lines).map(({ team, village, total, grade }) => [team, village, six(total), grade]),
    );
    expect(six(rows[0]?.["item.12.1"])).toBe(six(Object(rowsIn(lines)[0]?.["items"])["12.1"]));
  });
});

describe("exit codes, and every problem of batches in both languages", () => {
  const refused = async (args: readonly string[], expected: string | readonly string[], code = 2) => {
    const codes = [expected].flat();
    const [zh, en] = [await zhucun([...args, "--lang", "zh"]), await zhucun([...args, "--lang", "en"])];
    expect([zh.code, en.code, told(zh.warned), told(en.warned)]).toEqual([code, code, codes, codes]);
    expect(zh.warned).toMatch(/[\u4e00-\u9fff]/);
    expect(en.warned.replace(/`[^`]*`|^.*?: /gm, "")).not.toMatch(/[\u4e00-\u9fff]/);
    return { zh: zh.warned, en: en.warned };
  };
  /** Problems of lines and teams stand in a file, in both languages at once. */
  const written = async (args: readonly string[], expected: string, exit = 1) => {
    const { code, out } = await zhucun(args);
    const problems = objectsIn(join(out, "problems.ndjson"));
    expect(code).toBe(exit);
    expect(problems.map((one) => one["code"])).toContain(expected);
    for (const one of problems) expect(one["message"]).toEqual({ zh: expect.any(String), en: expect.any(String) });
    heard.add(expected);
  };
  const input = fileOf(good);

  test("0 all evaluated, 1 some refused", async () => {
    expect((await zhucun(["batch", input, ...year])).code).toBe(0);
    expect((await zhucun(["batch", fileOf(`${good}{`), ...year])).code).toBe(1);
    expect((await zhucun(["batch", input, "--year", "2030"])).code).toBe(1);
  });

  test("2 arguments that are not understood", async () => {
    await refused(["batch", input, ...year, "--threads", "0"], "not-a-count");
    await refused(["batch", input, ...year, "--shard", "3/2"], "not-a-shard");
    await refused(["batch", input, ...year, "--full", "--format", "csv"], "flags-exclude");
    await refused(["batch", input, ...year, "--shard", "1/2", "--rank"], "flags-exclude");
    await refused(["batch", input, "--day", "2022-06-30", "--rank"], "flags-exclude");
    await refused(["batch", input, input, ...year], "input-twice");
    expect((await play(["batch", input, ...year], { root: "/" })).warned).toContain("--out");
    const { warned } = await zhucun(["batch", input, ...year, "--format", "xml", "--lang", "en"]);
    expect(told(warned)).toEqual(["unknown-word"]);
    expect(told((await zhucun(["batch", newFolder(), ...year])).warned)).toEqual(["not-a-district"]);
    expect(told((await zhucun(["batch", `${input}x`, ...year])).warned)).toEqual(["no-such-file"]);
    const table = await zhucun(["batch", fileOf("PK", "台账.XLSX"), ...year]);
    expect([table.code, told(table.warned)]).toEqual([2, ["unknown-file"]]);
  });

  test("2 a folder that is there, or another batch under --resume", async () => {
    const { out } = await zhucun(["batch", input, ...year]);
    await refused(["batch", input, ...year, "--out", out], "output-exists");
    await refused(["batch", input, "--year", "2023", "--out", out, "--resume"], "resume-differs");
    const { warned } = await zhucun([
      "batch",
      input,
      ...year,
      "--out",
      out,
      "--resume",
      "--scheme",
      "village-leadership",
    ]);
    expect(told(warned)).toEqual(["resume-differs"]);
  });

  test("2 a whole batch whose files were changed", async () => {
    const { out } = await zhucun(["batch", input, ...year]);
    writeFileSync(join(out, "results.ndjson"), "");
    await refused(["batch", input, ...year, "--out", out, "--resume"], "output-changed");
  });

  test("2 what cannot be merged", async () => {
    const shard = async (part: string, more: readonly string[] = year) =>
      (await zhucun(["batch", input, ...more, "--shard", part])).out;
    const [one, two, other] = [await shard("1/2"), await shard("2/2"), await shard("2/2", ["--year", "2023"])];
    await refused(["merge", one], "shard-missing");
    await refused(["merge", one, one], ["shard-missing", "input-twice"]);
    await refused(["merge", one, other], "shards-differ");
    const ofOther = (await zhucun(["batch", fileOf(textOf(teamsOf(2).flat())), ...year, "--shard", "2/2"])).out;
    await refused(["merge", one, ofOther], ["shard-missing", "shard-missing"]);
    await refused(["merge", one, two, (await zhucun(["batch", input, ...year])).out], "shards-differ");
    await refused(["merge", newFolder()], "not-whole");
    const { code, out } = await zhucun(["merge", two, one, "--rank"]);
    expect(code).toBe(0);
    expect(bytesIn(out, true)).toEqual(bytesIn((await zhucun(["batch", input, ...year, "--rank"])).out, true));
    const twice = [await zhucun(["batch", input, ...year]), await zhucun(["batch", input, ...year])].map(
      (done) => done.out,
    );
    const merged = await zhucun(["merge", ...twice]);
    expect([merged.code, objectsIn(join(merged.out, "problems.ndjson")).map((found) => found["code"])]).toEqual([
      1,
      ["duplicate-name", "duplicate-name", "duplicate-name"],
    ]);
  });

  test("3 an input of which a part was not read, or no line at all: what came of it is kept, and the summary says so", async () => {
    const folder = join(newFolder(), "a");
    cpSync(small, folder, { recursive: true });
    const csv = join(folder, "facts/attendance-2022.zh.csv");
    const whole = readFileSync(csv, "utf8");
    const said = async (args: readonly string[]) => {
      const done = await zhucun([...args, ...year]);
      return [done.code, done.said.split("\n").find((line) => /^注意|^caution/.test(line))] as const;
    };
    for (const spoilt of [Buffer.from(whole, "latin1"), Buffer.from(whole.replace("工作队", "队名"))]) {
      writeFileSync(csv, spoilt);
      for (const input of [folder, csv])
        expect(await said(["batch", input, "--lang", "zh"])).toEqual([
          3,
          "注意  1 个文件没有读全，各队都可能缺少台账，结果不能用：先改正文件，再重新考评。",
        ]);
    }
    expect(await said(["batch", fileOf(""), "--lang", "zh"])).toEqual([3, "注意  一行也没有读到，请检查输入。"]);
    expect(await said(["batch", fileOf("\n"), "--lang", "en"])).toEqual([
      3,
      "caution No line was read: look at the input.",
    ]);
    expect((await zhucun(["batch", fileOf(""), ...year, "--shard", "1/2"])).code).toBe(0);
  });

  test("1 a district of whose teams none fits the scheme", async () => {
    const root = newFolder();
    for (const [path, text] of (await play(["new", "scheme", "mine"])).written) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const scheme = join(root, "mine");
    const { code, said } = await zhucun(["batch", resolve("examples/district/small"), ...year, "--scheme", scheme]);
    expect([code, said]).toEqual([1, expect.stringMatching(/2 refused|2 队未考评/)]);
  });

  test("2 districts of several schemes, or of several versions of one", async () => {
    const folder = newFolder();
    const district = (name: string, scheme: string): void => {
      cpSync(small, join(folder, name), { recursive: true });
      const head = join(folder, name, "district.yaml");
      writeFileSync(head, readFileSync(head, "utf8").replace(/^scheme: .*$/m, scheme));
    };
    const higher = readFileSync("rubrics/luojiang/scheme.yaml", "utf8").replace(
      /^( {4}(?:from|to): )90$/gm,
      (_, key) => `${key}98`,
    );
    writeFileSync(join(folder, "higher.yaml"), higher);
    district("a", "scheme: ../higher.yaml");
    const own = await zhucun(["batch", join(folder, "a"), ...year]);
    const { said } = await play(["evaluate", join(folder, "a"), ...year, "--json"], { root: "/" });
    const evaluated = said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rowsIn(own.out).map(({ team, grade }) => [team, grade])).toEqual(
      evaluated.map(({ team, grade }) => [team, grade]),
    );
    district("b", "scheme: luojiang");
    await refused(["batch", folder, ...year], "districts-differ");
    expect((await zhucun(["batch", folder, ...year, "--scheme", "luojiang"])).code).toBe(1);
    rmSync(join(folder, "a"), { recursive: true });
    district("b", "scheme: luojiang\nearlier: [luojiang]");
    await refused(["batch", folder, ...year], "earlier-versions");
    expect((await zhucun(["batch", join(folder, "b"), ...year, "--scheme", "luojiang"])).code).toBe(0);
  });

  test("3 stopped by --strict, or by a disk that is full", async (context) => {
    const { zh } = await refused(
      ["batch", fileOf(`${good}{`), ...year, "--strict", "--grouped"],
      ["stopped-strict", "cut-off-json"],
      3,
    );
    expect(zh).toContain("遇到第一个问题就停了（--strict）。");
    const disk = newFolder();
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=8k", "tmpfs", disk]).status !== 0) {
      heard.add("disk-full");
      return context.skip("no small disk can be mounted here");
    }
    try {
      const { zh } = await refused(["batch", input, ...year, "--out", join(disk, "out"), "--resume"], "disk-full", 3);
      expect(zh).toContain(
        "磁盘满了，写不下去。已经完成的都保留着。请腾出空间再接着跑：batch 加 --resume，merge 照原样再跑一次。",
      );
    } finally {
      spawnSync("umount", [disk]);
    }
  });

  test("problems of lines and files", async () => {
    const packed = gzipSync(good);
    await written(["batch", fileOf(packed.subarray(0, packed.length / 2), "a.ndjson.gz"), ...year], "gzip-cut-off", 3);
    await written(["batch", fileOf(Buffer.from("x"), "a.ndjson.gz"), ...year], "not-gzip", 3);
    const [first = [], second = []] = teams;
    const apart = fileOf(textOf([...first.slice(0, 9), ...second, ...first.slice(9)]));
    await written(["batch", apart, ...year, "--grouped"], "team-not-together");
  });

  test("an input that changes while it is read", async () => {
    const changing = fileOf(good.repeat(30));
    const world: Partial<World> = {
      clock: () => {
        truncateSync(changing, 100);
        return 0;
      },
    };
    const { code, warned } = await zhucun(["batch", changing, ...year], world);
    expect([code, told(warned)]).toEqual([2, ["input-changed"]]);
  });

  test("a format whose package is not installed", async () => {
    vi.doMock("hyparquet-writer", () => {
      throw new Error("not installed");
    });
    try {
      await refused(["batch", input, ...year, "--format", "parquet"], "package-missing");
    } finally {
      vi.doUnmock("hyparquet-writer");
    }
  });

  afterAll(() => {
    expect([...heard].filter((code) => Object.hasOwn(batchWords, code)).sort()).toEqual(Object.keys(batchWords).sort());
  });
});

test("an empty folder may be written into", async () => {
  const out = join(newFolder(), "empty");
  mkdirSync(out);
  expect((await zhucun(["batch", fileOf(good), ...year, "--out", out])).code).toBe(0);
});

test("a pipe is read once and to its end, beside other inputs, and told on a terminal", async () => {
  const pipe = join(newFolder(), "pipe");
  spawnSync("mkfifo", [pipe]);
  const [first = [], ...others] = teams;
  for (const grouped of [[], ["--grouped"]]) {
    spawn("sh", ["-c", `cat '${fileOf(textOf(first))}' > '${pipe}'`]);
    const inputs = [pipe, fileOf(textOf(others.flat()))];
    const { code, out } = await zhucun(["batch", ...inputs, ...grouped, ...year], { warnsOnTerminal: true });
    expect([code, rowsIn(out).length]).toEqual([0, 3]);
  }
});
