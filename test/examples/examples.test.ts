import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";

const folder = new URL("../../examples/", import.meta.url);
const examples = readdirSync(folder).filter((name) => /^\d\d-.*\.ts$/.test(name));

/** What an example prints, line by line. */
const printed = async (name: string): Promise<string> => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...parts: unknown[]) => void lines.push(parts.join(" ")));
  await import(`../../examples/${name.replace(/\.ts$/, "")}.ts`);
  log.mockRestore();
  return `${lines.join("\n")}\n`;
};

describe("examples print what stands beside them", () => {
  test("there are seven", () => expect(examples).toHaveLength(7));

  test.each(examples)("%s", async (name) => {
    const expected = new URL(name.replace(/\.ts$/, ".txt"), folder);
    const text = await printed(name);
    if (process.env["WRITE_EXAMPLES"] === "1") writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
  });
});
