/** The commands from end to end in a world of arrays: what they say in both languages, and their exit codes. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { wantsColour } from "../../src/cli/say/paint";
import type { World } from "../../src/cli/world";
import type { Evaluation } from "../../src/model/evaluation";
import { play, type Stage } from "./world";

const small: Stage = { root: "examples/district/small" };

const evaluationsIn = (said: string): Evaluation[] =>
  said
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("zhucun", () => {
  test("without arguments gives the help, in the language of the locale", async () => {
    const english = await play([]);
    expect(english).toMatchObject({ code: 0, warned: "" });
    expect(english.said).toContain("zhucun evaluate examples/district/small --year 2022");
    const chinese = await play(["--help"], { world: { environment: { LANG: "zh_CN.UTF-8" } } });
    expect(chinese.said).toContain("考核一个区县");
  });

  test("tells its version", async () => {
    const { code, said } = await play(["--version"]);
    expect(code).toBe(0);
    expect(said).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("tells problems of its arguments on standard error, as lines or as JSON", async () => {
    const lines = await play(["check", "x", "--lang", "de"]);
    expect(lines).toMatchObject({ code: 2, said: "" });
    expect(lines.warned).toContain("[unknown-word --lang]");
    const json = await play(["check", "x", "--lang", "de", "--json"]);
    expect(JSON.parse(json.warned)).toMatchObject({ code: "unknown-word", path: ["--lang"] });
  });
});

describe("the language", () => {
  test.each([
    [{ LC_ALL: "zh_CN.UTF-8", LANG: "en_GB.UTF-8" }, "en", "zh"],
    [{ LC_ALL: "", LC_MESSAGES: "zh_TW", LANG: "en_GB" }, "en", "zh"],
    [{ LC_ALL: "C", LANG: "zh_CN" }, "zh-CN", "en"],
    [{}, "zh-CN", "zh"],
    [{}, "en-US", "en"],
  ])("of %j on a %s system is %s", async (environment, locale, language) => {
    const { said } = await play([], { world: { environment, locale } });
    expect(said.includes("考核一个区县")).toBe(language === "zh");
  });

  test("that a flag names comes first", async () => {
    const { said } = await play(["--lang", "en"], { world: { environment: { LANG: "zh_CN" } } });
    expect(said).toContain("Assess a district");
  });
});

describe("colour", () => {
  const world = (isTerminal: boolean, environment: World["environment"]): World =>
    ({ isTerminal, environment }) satisfies Partial<World> as World;

  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: "1" }, false],
    [true, { TERM: "dumb" }, false],
    [false, { FORCE_COLOR: "1" }, true],
    [true, { FORCE_COLOR: "0" }, false],
    [false, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("on a terminal: %s, with %j: %s", (isTerminal, environment, expected) => {
    expect(wantsColour(world(isTerminal, environment))).toBe(expected);
  });

  test("is seen in a table on a terminal, and changes nothing else", async () => {
    const args = ["evaluate", ".", "--year", "2022"];
    const plain = await play(args, small);
    const coloured = await play(args, { ...small, world: { isTerminal: true } });
    expect(coloured.said).toContain("\u001b[32m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.said.replace(/\u001b\[\d+m/g, "")).toBe(plain.said);
  });
});

describe("check", () => {
  test("counts what a scheme holds", async () => {
    const zh = await play(["check", "rubrics/luojiang/scheme.yaml", "--lang", "zh"], { root: "." });
    expect(zh.said).toContain("5 类责任主体，3 张清单，37 项职责，11 种失职失责情形，12 类 39 项指标，基础分 100 分。");
    const en = await play(["check", "rubrics/luojiang/scheme.yaml"], { root: "." });
    expect(en).toMatchObject({ code: 0, warned: "" });
    expect(en.said).toContain(
      "5 bodies, 3 lists, 37 duties, 11 misconduct cases, 12 categories, 39 items, 100 base points.",
    );
  });

  test("tells what a scheme gives for nothing, what is accepted in it and why, and that no remark is left", async () => {
    const { code, said } = await play(["check", "rubrics/village-leadership/scheme.yaml", "--lang", "zh"], {
      root: ".",
    });
    expect(code).toBe(0);
    expect(said).toContain("什么都没有记录的队得 4 分（满分 100 分）：4.3 (4)。");
    expect(said).toContain("27 个输入：27 个证明无害，0 个有反例，0 个不明。");
    expect(said).toContain("理由：书记的学历，是有或者没有，没有中间的情形。");
    expect(said).toContain("没有尚未答复的检查意见。");
  });

  test("of a scheme says no where a remark wants an answer, as lines or as one JSON object", async () => {
    const text = await readFile("rubrics/village-leadership/scheme.yaml", "utf8");
    const files = { "s.yaml": text.slice(0, text.indexOf("\naccepted:")) };
    const lines = await play(["check", "s.yaml"], { files });
    expect(lines.code).toBe(1);
    expect(lines.said).toContain("[cliff items/1.2/method]");
    expect(lines.said).toContain("4 remarks want an answer");
    const json = await play(["check", "s.yaml", "--json"], { files });
    expect(json.code).toBe(1);
    const told = JSON.parse(json.said);
    expect(told).toMatchObject({ scheme: { id: "village-leadership" }, passes: false, idle: { total: "4" } });
    expect(told.remarks[0]).toMatchObject({ code: "idle-points", at: "items/4.3", weight: "answer" });
  });

  test("counts what a district holds, by its folder or its head", async () => {
    const folder = await play(["check", "."], small);
    expect(folder).toMatchObject({ code: 0, warned: "" });
    expect(folder.said).toMatch(/2 teams, 6 members, \d+ facts\./);
    expect(await play(["check", "district.yaml"], small)).toEqual(folder);
    expect((await play(["check", ".", "--lang", "zh"], small)).said).toMatch(/2 支工作队，6 名队员，\d+ 条台账记录。/);
  });

  test("reads one team against the scheme of its district", async () => {
    const zh = await play(["check", "teams/hewan.yaml", "--lang", "zh"], small);
    expect(zh).toMatchObject({ code: 0, said: "河湾村驻村工作队台账：没有问题。\n3 名队员，0 条台账记录。\n" });
    const foreign = await play(["check", "district/teams/x.yaml"], {
      files: district({ target: "9.99" }, "district/"),
    });
    expect(foreign.said).toContain("[unknown-name targets[0].item]");
    const alone = await play(["check", "x.yaml"], { files: { "x.yaml": team({ target: "9.99" }) } });
    expect(alone.code).toBe(0);
    const named = await play(["check", "x.yaml", "--scheme", "luojiang"], {
      files: { "x.yaml": team({ target: "9.99" }) },
    });
    expect(named.code).toBe(2);
  });

  test("says nothing as JSON where there is nothing to say", async () => {
    expect(await play(["check", ".", "--json"], small)).toMatchObject({ code: 0, said: "", warned: "" });
  });

  test("tells each problem as one JSON object a line", async () => {
    const files = { "x.yaml": team({}).replace("village", "vilage") };
    const { code, said } = await play(["check", "x.yaml", "--json"], { files });
    expect(code).toBe(2);
    const problems: unknown[] = said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(problems).toMatchObject([
      { code: "missing-key", file: "x.yaml", line: 1, path: [] },
      { code: "unknown-key", file: "x.yaml", line: 3, path: ["vilage"], cure: { en: "Did you mean `village`?" } },
    ]);
  });

  test("tells the keys of a ledger that stand twice with its other problems, and a scheme that is not there", async () => {
    const twice = { "x.yaml": `${team({})}town: 松岭镇\n` };
    const only = await play(["check", "x.yaml"], { files: twice });
    expect(only.said).toContain("[duplicate-key]");
    const files = { "x.yaml": `${team({})}town: 松岭镇\nvilage: 村\n` };
    const { said } = await play(["check", "x.yaml", "--scheme", "none.yaml"], { files });
    for (const code of ["[duplicate-key]", "[unknown-key vilage]", "[no-such-file]", "3 problems in 2 files."]) {
      expect(said).toContain(code);
    }
    const alone = await play(["check", "x.yaml", "--scheme", "none.yaml", "--lang", "zh"], {
      files: { "x.yaml": team({}) },
    });
    expect(alone.said).toContain("共 1 个问题。");
    const chinese = await play(["check", "x.yaml", "--scheme", "none.yaml", "--lang", "zh"], { files });
    expect(chinese.said).toContain("共 3 个问题，涉及 2 个文件。");
  });

  test.each([
    ["a: 1\n", "missing-key"],
    ["format: zhucun-sheme/1\n", "unknown-word"],
    ["- 1\n", "missing-key"],
  ])("does not know the format of %j", async (text, code) => {
    expect((await play(["check", "x.yaml"], { files: { "x.yaml": text } })).said).toContain(`[${code}`);
  });
});

const team = ({ target, term = "{ from: 2022-01-01, to: 2022-12-31 }", name = "x" }: TeamText): string =>
  [
    "format: zhucun-ledger/1",
    `team: ${name}`,
    "village: 青石村",
    "town: 云溪镇",
    "units: [区水务局]",
    `term: ${term}`,
    "members: []",
    ...(target === undefined ? [] : [`targets: [{ item: "${target}", value: 1 }]`]),
    "",
  ].join("\n");

interface TeamText {
  readonly target?: string;
  readonly term?: string;
  readonly name?: string;
}

const district = (text: TeamText, folder = ""): Record<string, string> => ({
  [`${folder}district.yaml`]: "format: zhucun-district/1\nid: d\ntitle: { zh: 小区, en: Small }\nscheme: luojiang\n",
  [`${folder}teams/x.yaml`]: team(text),
});

describe("evaluate", () => {
  test("as JSON gives one evaluation a line, in team order, and nothing else", async () => {
    const { code, said, warned } = await play(["evaluate", ".", "--year", "2022", "--json"], small);
    expect({ code, warned }).toEqual({ code: 0, warned: "" });
    const evaluations = evaluationsIn(said);
    expect(evaluations.map(({ team: id }) => id)).toEqual(["hewan", "yankou"]);
    for (const one of evaluations) {
      expect(one).toMatchObject({ kind: "annual", period: { year: 2022 }, scheme: { id: "luojiang" } });
      expect(one.items).toHaveLength(39);
      expect(one.categories).toHaveLength(12);
      expect(one.total).toMatch(/^\d+(\.\d+)?$/);
    }
  });

  test("prints a league table that fits 80 columns in both languages", async () => {
    for (const lang of ["zh", "en"]) {
      const { code, said } = await play(["evaluate", ".", "--year", "2022", "--lang", lang], {
        ...small,
        world: { width: 80 },
      });
      expect(code).toBe(0);
      expect(said).toMatchSnapshot();
    }
  });

  test("asks about a day and about the term", async () => {
    const day = await play(["evaluate", ".", "--day", "2022-06-30", "--lang", "zh"], small);
    expect(day.said).toContain("2022年6月30日日常考核");
    expect(day.said).toContain("考核期已过 181 天（共 365 天）");
    const term = await play(["evaluate", ".", "--term", "--as-of", "2023-05-01"], small);
    expect(term.said).toContain("end-of-term results");
    expect(term.said).toContain("As of 2023-05-01.");
  });

  test("offers commands to copy, with quotes where a folder has blanks, and the year of a term", async () => {
    const files = district({}, "my district/");
    const term = await play(["evaluate", "my district", "--term"], { files });
    expect(term.said).toContain('zhucun evaluate "my district" --year 2022');
    const day = await play(["evaluate", "my district", "--day", "2022-06-30"], { files });
    expect(day.said).toContain('zhucun explain "my district" x --day 2022-06-30');
  });

  test("says so where the day to stand on is still ahead", async () => {
    const { said } = await play(["evaluate", ".", "--term"], small);
    expect(said).toContain("Note: today is 2023-06-01, before that day; these results are not final.");
  });

  test("takes one team where one is named", async () => {
    const { said } = await play(["evaluate", ".", "--year", "2022", "--team", "yankou", "--json"], small);
    expect(evaluationsIn(said).map(({ team: id }) => id)).toEqual(["yankou"]);
    const unknown = await play(["evaluate", ".", "--year", "2022", "--team", "yankuo"], small);
    expect(unknown).toMatchObject({ code: 2, said: "" });
    expect(unknown.warned).toContain("There is no team `yankuo`. Did you mean `yankou`?");
  });

  test("forgets what was recorded later", async () => {
    const ask = async (...more: string[]) =>
      evaluationsIn((await play(["evaluate", ".", "--year", "2022", "--json", ...more], small)).said)[0];
    const before = await ask("--known-at", "2022-06-30");
    expect(before?.knownAt).toBe("2022-06-30");
    expect(before?.total).not.toBe((await ask())?.total);
  });

  test("takes another scheme where one is named", async () => {
    const args = ["evaluate", "examples/district/small", "--year", "2022", "--json", "--scheme"];
    const { said } = await play([...args, "rubrics/luojiang/scheme.yaml"], { root: "." });
    expect(evaluationsIn(said)[0]?.scheme.id).toBe("luojiang");
    const missing = await play([...args, "none.yaml"], { root: "." });
    expect(missing).toMatchObject({ code: 2, said: "" });
  });

  test("lists teams that the year does not reach, unless it reaches none", async () => {
    const files = {
      ...district({}),
      "teams/y.yaml": team({ name: "y", term: "{ from: 2023-01-01, to: 2023-12-31 }" }),
    };
    const table = await play(["evaluate", ".", "--year", "2022"], { files });
    expect(table.code).toBe(0);
    expect(table.said).toContain("Not listed: y (青石村). The year 2022 is outside the term 2023-01-01 to 2023-12-31.");
    const json = await play(["evaluate", ".", "--year", "2022", "--json"], { files });
    expect(evaluationsIn(json.said).map(({ team: id }) => id)).toEqual(["x"]);
    const none = await play(["evaluate", ".", "--year", "2021"], { files });
    expect(none).toMatchObject({ code: 2, said: "" });
  });

  test("gives no league at all where one team has problems", async () => {
    const files = { ...district({}), "teams/y.yaml": team({ name: "y", target: "9.99" }) };
    const { code, said, warned } = await play(["evaluate", ".", "--year", "2022", "--json"], { files });
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(JSON.parse(warned)).toMatchObject({ code: "unknown-name", file: "teams/y.yaml", line: 8 });
  });
});

describe("explain", () => {
  test("says it in words", async () => {
    const zh = await play(["explain", ".", "hewan", "--year", "2022", "--lang", "zh"], small);
    expect(zh.code).toBe(0);
    expect(zh.said).toContain("柏溪镇河湾村驻村工作队（hewan）2022年");
    const en = await play(["explain", ".", "hewan", "--term"], small);
    expect(en.said).toContain("Team hewan, 河湾村, 柏溪镇");
  });

  test("refuses what it cannot find", async () => {
    expect((await play(["explain", ".", "hewna", "--term"], small)).warned).toContain("Did you mean `hewan`?");
    expect((await play(["explain", "none", "hewan", "--term"], small)).warned).toContain("[no-such-file]");
  });
});

describe("demo", () => {
  test("writes the invented district once, and shows its year", async () => {
    const first = await play(["demo", "d", "--lang", "zh"]);
    expect(first.code).toBe(0);
    expect(first.warned).toContain("已在 d 生成虚构的演示区县");
    expect(first.said).toContain("共 30 支工作队");
    expect(first.said).toContain("虚构演示数据：村、镇、单位、人员和得分都是编造的");
    const again = await play(["demo", "d", "--lang", "zh"], { files: Object.fromEntries(first.written) });
    expect(again).toMatchObject({ code: 0, said: first.said, warned: "" });
  });

  test("tells what the disk refuses", async () => {
    const write = () => Promise.reject(Object.assign(new Error(), { code: "EACCES" }));
    expect((await play(["demo", "d"], { world: { write } })).warned).toContain("permission denied");
  });
});
