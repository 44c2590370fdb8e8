/** `zhucun test` from end to end: what it says, writes and answers; and that it runs again when a file changes. */

import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changesAt } from "../../src/cli/watch";
import { readXml } from "../policy/case/xml";
import { play } from "./world";

const scheme = readFileSync("test/fixtures/problems/no-cases/scheme.yaml", "utf8");
const one = (total: number, id = "a") =>
  `format: zhucun-cases/1\ncases:\n  - { id: ${id}, says: { zh: 没有宣讲, en: No talks }, ask: { annual: 2022 }, expect: { total: ${total} } }\n`;

const at = (cases: string) => ({ files: { "s/scheme.yaml": scheme, "s/cases/one.yaml": cases } });

describe("zhucun test", () => {
  test("answers yes where all cases hold, and says how much was compared", async () => {
    expect(await play(["test", "s", "--lang", "zh"], at(one(0)))).toMatchObject({
      code: 0,
      said: "✓ 1 个测算用例全部符合，比对 1 处。\n",
      warned: "",
    });
    expect(await play(["test", "s/scheme.yaml"], at(one(0)))).toMatchObject({
      code: 0,
      said: "✓ The only case holds; 1 expectations compared.\n",
    });
  });

  test("answers no where one does not, with its place, its sentence and the difference", async () => {
    const done = await play(["test", "s", "--lang", "zh"], at(one(1)));
    expect(done).toMatchObject({ code: 1, warned: "" });
    expect(done.said).toBe(
      "✗ a  s/cases/one.yaml:3\n  没有宣讲\n  - 总分应得 1 分，算得 0 分。\n\n1 个测算用例：0 个符合，1 个不符合。\n",
    );
    expect((await play(["test", "s"], at(one(1)))).said).toContain("The total should be 1, and is 0.");
  });

  test("runs the first scheme's own cases, and those of a folder in the folder", async () => {
    const { code, said } = await play(["test", "rubrics/luojiang"], { root: "." });
    expect(code).toBe(0);
    expect(said).toMatch(/^✓ All \d+ cases hold/);
    const more = { files: { ...at(one(0)).files, "s/cases/more/two.json": JSON.stringify({ format: "x" }) } };
    expect(await play(["test", "s"], more)).toMatchObject({ code: 2 });
  });

  test("gives a line of JSON for each case", async () => {
    const { said, code } = await play(["test", "s", "--json"], at(one(1)));
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({
      id: "a",
      file: "s/cases/one.yaml",
      line: 3,
      holds: false,
      differences: [{ path: ["total"], expected: "1", found: "0", message: { zh: "总分应得 1 分，算得 0 分。" } }],
    });
  });

  test("writes JUnit XML, also where nothing was understood", async () => {
    const done = await play(["test", "s", "--junit", "out/junit.xml"], at(one(1)));
    expect(readXml(done.written.get("out/junit.xml") ?? "").attributes).toMatchObject({ tests: "1", failures: "1" });
    const broken = await play(["test", "s", "--junit", "junit.xml"], at("format: zhucun-cases/1\n"));
    expect(broken.code).toBe(2);
    expect(readXml(broken.written.get("junit.xml") ?? "").attributes).toMatchObject({ tests: "1", errors: "1" });
  });

  test("does not understand a case whose question is refused, and tells the others all the same", async () => {
    const refused = one(0, "b").replace("annual: 2022", "annual: 1999");
    const both = `${one(1)}${refused.split("\n").slice(2).join("\n")}`;
    const done = await play(["test", "s"], at(both));
    expect(done.code).toBe(2);
    expect(done.said).toContain("The total should be 1, and is 0.");
    expect(done.warned).toContain("s/cases/one.yaml:4");
    expect(done.warned).toContain("[scheme-not-in-force cases[1].ask]");
  });

  test.each([
    [["test", "nowhere"], "no-such-file"],
    [["test", "s", "--cases", "nowhere"], "no-such-file"],
    [["test", "s", "--cases", "s/scheme.yaml"], "unknown-word"],
    [["test", "s", "--csaes", "x"], "unknown-flag"],
  ])("%j is not understood: %s", async (args, code) => {
    const done = await play(args, at(one(0)));
    expect(done.code).toBe(2);
    expect(done.warned).toContain(`[${code}`);
  });

  test("leaves notes aside, and refuses what may have been meant as cases", async () => {
    const files = { ...at(one(0)).files, "s/cases/README.md": "x", "s/cases/.hidden": "x" };
    expect((await play(["test", "s"], { files })).code).toBe(0);
    const done = await play(["test", "s"], { files: { ...files, "s/cases/two.yam": one(1) } });
    expect(done.warned).toContain("[unknown-file]");
  });

  test("runs again whenever something changes, and answers what the last run came to", async () => {
    let asked: readonly string[] = [];
    const files: Record<string, string> = { ...at(one(1)).files };
    const done = await play(["test", "s", "--watch", "--lang", "zh"], {
      files,
      world: {
        changes: async function* (paths) {
          asked = paths;
          files["s/cases/one.yaml"] = "format: zhucun-cases/1\n";
          yield undefined;
          files["s/cases/one.yaml"] = one(0);
          yield undefined;
        },
      },
    });
    expect(asked).toEqual(["s/scheme.yaml", "s/cases"]);
    expect(done.code).toBe(0);
    expect(done.said).toContain("1 个测算用例：0 个符合，1 个不符合。");
    expect(done.said).toContain("1 个测算用例全部符合");
    expect(done.warned).toContain("[no-cases]");
    expect(done.warned.match(/等待改动/g)).toHaveLength(3);
  });
});

describe("the disk", () => {
  test("tells changes of a file that is put in place anew, and of a new file in a folder", async () => {
    const folder = await mkdtemp(join(tmpdir(), "zhucun-watch-"));
    try {
      await writeFile(join(folder, "scheme.yaml"), "one");
      const changes = changesAt([join(folder, "scheme.yaml")])[Symbol.asyncIterator]();
      const first = changes.next();
      // The first look at a folder takes a moment.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await writeFile(join(folder, "other.txt"), "other");
      await writeFile(join(folder, "scheme.yaml"), "two");
      expect(await first).toEqual({ done: false, value: undefined });
      await changes.return?.(undefined);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
