/** `zhucun new scheme`: what it writes passes every check of the policy room at once. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Content, play } from "./world";

const started = async (...args: readonly string[]) => {
  const done = await play(["new", "scheme", "mine", "--lang", "zh", ...args]);
  return { done, files: Object.fromEntries<Content>(done.written) };
};

const textOf = (files: Readonly<Record<string, Content>>, path: string): string => String(files[path]);

describe("a new scheme", () => {
  test("is a scheme, its cases, a gate, a district to try it on, and schemas for an editor", async () => {
    const { done } = await started();
    expect(done).toMatchObject({ code: 0, warned: "" });
    expect([...done.written.keys()].sort()).toEqual([
      "mine/cases/grades.yaml",
      "mine/cases/items.yaml",
      "mine/district/district.yaml",
      "mine/district/teams/hewan.yaml",
      "mine/district/teams/qingshi.yaml",
      "mine/district/teams/taoping.yaml",
      "mine/gate.yaml",
      "mine/schemas/cases.schema.json",
      "mine/schemas/gate.schema.json",
      "mine/schemas/ledger.schema.json",
      "mine/schemas/scheme.schema.json",
      "mine/scheme.yaml",
    ]);
    expect([...done.written.keys()].at(-1)).toBe("mine/scheme.yaml");
  });

  test("says in the language that is asked what was written and what to try", async () => {
    const { done } = await started();
    expect(done.said).toContain("zhucun coverage mine");
    const english = await play(["new", "scheme", "my scheme", "--lang", "en"]);
    expect(english.said).toContain('zhucun describe "my scheme/scheme.yaml"');
  });

  test("names for every file the schema that lies in its folder", async () => {
    const { files } = await started();
    const named = Object.keys(files).flatMap((path) => {
      const [, schema] = /^# yaml-language-server: \$schema=(.*)$/m.exec(textOf(files, path)) ?? [];
      return schema === undefined ? [] : [new URL(schema, `file:///${path}`).pathname.slice(1)];
    });
    expect(named).toHaveLength(7);
    for (const schema of named) expect(Object.keys(files)).toContain(schema);
    expect(textOf(files, "mine/schemas/scheme.schema.json")).toBe(readFileSync("rubrics/scheme.schema.json", "utf8"));
  });

  test.each([
    ["check", "mine"],
    ["check", "mine/district"],
    ["test", "mine"],
    ["coverage", "mine"],
    ["describe", "mine"],
    ["evaluate", "mine/district", "--year", "2022"],
    [
      "compare",
      "mine",
      "mine/scheme.yaml",
      "--district",
      "mine/district",
      "--year",
      "2022",
      "--gate",
      "mine/gate.yaml",
    ],
  ])("passes %s %s", async (...args) => {
    const { files } = await started();
    for (const language of ["zh", "en"]) {
      const { code, warned } = await play([...args, "--lang", language], { files });
      expect([code, warned]).toEqual([0, ""]);
    }
  });

  test("has something left to learn from: mutants that its cases do not notice yet", async () => {
    const { files } = await started();
    const { code, said, warned } = await play(["mutate", "mine", "--lang", "zh"], { files });
    expect([code, warned]).toEqual([1, ""]);
    expect(said).toMatch(/8 个用例，\d+ 个变异：/);
  });

  test("has no number that looks sourced: each says that it is authored", async () => {
    const { files } = await started();
    const scheme = textOf(files, "mine/scheme.yaml").replace(/^\s*#.*$/gm, "");
    expect(scheme.match(/basis: /g)?.length).toBeGreaterThan(20);
    expect(scheme.match(/basis: (?!working-days|\{ sources: \[\], origin: authored \})/g)).toBeNull();
  });

  test("is the folder `rubrics/start`, which is checked as it stands", async () => {
    for (const name of ["check", "test"]) expect((await play([name, "rubrics/start"], { root: "." })).code).toBe(0);
  });
});

describe("a new scheme is refused", () => {
  test("in a folder that has files, and nothing is written", async () => {
    const done = await play(["new", "scheme", "mine", "--lang", "zh"], { files: { "mine/notes.txt": "" } });
    expect(done).toMatchObject({ code: 2, said: "" });
    expect(done.warned).toContain("[folder-not-empty]");
    expect(done.warned).toContain("请换一个空文件夹。");
    expect(done.written.size).toBe(0);
  });

  test("where a disk does not let it write", async () => {
    const write = () => Promise.reject(Object.assign(new Error("no"), { code: "EACCES" }));
    const done = await play(["new", "scheme", "mine"], { world: { write } });
    expect(done.code).toBe(2);
    expect(done.warned).toContain("[cannot-read]");
  });

  test("without a folder, or by another name", async () => {
    expect((await play(["new", "scheme"])).warned).toContain("[wrong-arguments]");
    const misspelt = await play(["new", "shceme", "mine"]);
    expect(misspelt.code).toBe(2);
    expect(misspelt.warned).toContain("[unknown-word new]");
    expect(misspelt.warned).toContain("scheme");
  });
});

describe("the folder of a scheme", () => {
  test("is checked as its scheme, and as a district where it is one", async () => {
    const { files } = await started();
    const whole = await play(["check", "mine", "--lang", "zh"], { files });
    const file = await play(["check", "mine/scheme.yaml", "--lang", "zh"], { files });
    expect(whole).toMatchObject({ code: file.code, said: file.said });
    const both = { ...files, "mine/district.yaml": textOf(files, "mine/district/district.yaml") };
    const district = await play(["check", "mine", "--lang", "zh"], { files: both });
    expect(district.code).toBe(2);
  });

  test("without a scheme is no district either", async () => {
    const { code, said } = await play(["check", "x"], { files: { "x/notes.txt": "" } });
    expect(code).toBe(2);
    expect(said).toContain("[not-a-district]");
  });
});
