import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";

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

  test("the two commands are scripts of the package", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["start", "test", "bench"]));
  });
});
