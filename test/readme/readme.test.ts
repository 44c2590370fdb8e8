import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { generate, resultFile } from "../../examples/district/generate";
import { luojiang } from "../../rubrics/luojiang";
import { play } from "../cli/world";

const root = new URL("../../", import.meta.url);
const block = (text: string, language: string): string => {
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`no ${language} block`);
  return found;
};

/** Runs a program as a module beside the examples and returns what it prints. */
const printedBy = async (program: string): Promise<string> => {
  const folder = mkdtempSync(join(root.pathname, "test/readme/run-"));
  const file = join(folder, "program.ts");
  writeFileSync(file, program);
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => void lines.push(parts.join(" ")));
  try {
    await import(/* @vite-ignore */ file);
  } finally {
    log.mockRestore();
    rmSync(folder, { recursive: true });
  }
  return `${lines.join("\n")}\n`;
};

describe("what a README shows is what happens", () => {
  test.each(["README.md", "README.zh-CN.md"])("the example of %s prints its output", async (name) => {
    const file = new URL(name, root);
    const text = readFileSync(file, "utf8");
    const printed = await printedBy(block(text, "ts"));
    if (process.env["WRITE_EXAMPLES"] === "1") writeFileSync(file, text.replace(block(text, "text"), printed));
    expect(printed).toBe(block(readFileSync(file, "utf8"), "text"));
  });

  test.each([
    ["README.md", "en"],
    ["README.zh-CN.md", "zh"],
  ])("the ranking of %s is that of the demonstration district", async (name, language) => {
    const shown = block(readFileSync(new URL(name, root), "utf8"), "console")
      .trimEnd()
      .split("\n");
    const written = [...generate(20210820), resultFile(20210820, luojiang)];
    const files = Object.fromEntries(written.map(({ path, text }) => [`d/${path}`, text]));
    const asked = ["rank", "d", "--year", "2022", "--as-of", "2023-02-28", "--lang", language];
    const { said } = await play(asked, { files });
    const lines = said.split("\n");
    const first = lines.indexOf(shown[0] ?? "");
    const [table, foot] = [shown.slice(0, shown.indexOf("")), shown.slice(shown.indexOf("") + 1)];
    expect(table.length).toBeGreaterThan(5);
    expect(lines.slice(first, first + table.length)).toEqual(table);
    expect(said).toContain(foot.join("\n"));
  });

  test("the two commands are scripts of the package", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test", "bench"]));
  });
});
