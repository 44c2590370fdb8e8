/** The smallest broken input for each problem code, with everything that is said about it in both languages. `UPDATE=1` writes what is said now. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";
import { describe, expect, test } from "vitest";
import { problemWords } from "../../src/model/problem-words";
import type { Language } from "../../src/model/text";
import { batchWords } from "../../src/model/words/batch";
import { type Content, type Done, play } from "./world";

const home = "test/fixtures/problems";
const fixtures = readdirSync(home).sort();

/** Files too large to keep: `{ path: [text, times, text after it] }`. */
const grown = (folder: string): Record<string, Content> => {
  const file = join(folder, "grown.json");
  if (!existsSync(file)) return {};
  const written: Record<string, [string, string, number, string]> = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(
    Object.entries(written).map(([path, [before, text, times, after]]) => [path, before + text.repeat(times) + after]),
  );
};

const inLanguage = (fixture: string, language: Language, ...more: readonly string[]): Promise<Done> => {
  const root = join(home, fixture);
  const args = readFileSync(join(root, "command.txt"), "utf8").trim().split(" ");
  return play([...args, "--lang", language, ...more], { root, files: grown(root) });
};

const codesIn = ({ said, warned }: Done): string[] =>
  [...`${said}${warned}`.matchAll(/\[([a-z][a-z0-9-]*)(?: .*)?\]$/gm)].map(([, code = ""]) => code);

/** More lines than this are of one kind: the first and the last are enough. */
const mostLines = 40;

const shortened = (told: string): string => {
  const lines = told.split("\n");
  return lines.length <= mostLines ? told : [...lines.slice(0, 3), "…", ...lines.slice(-6)].join("\n");
};

describe("every problem", () => {
  test("has a broken input of its own; those of batches, which write to a disk, have theirs in batch.test.ts", () => {
    const ofBatches = Object.keys(batchWords);
    expect(fixtures).toEqual(
      Object.keys(problemWords)
        .filter((code) => !ofBatches.includes(code))
        .sort(),
    );
  });

  describe.each(fixtures)("%s", (fixture) => {
    test.each(["zh", "en"] as const)("is told in %s", async (language) => {
      const done = await inLanguage(fixture, language);
      const file = join(home, fixture, `expected.${language}.txt`);
      const told = shortened(done.said + done.warned);
      if (env["UPDATE"] === "1") writeFileSync(file, told);
      expect(codesIn(done)).toContain(fixture);
      expect(done.code).toBe(2);
      expect(told).toBe(readFileSync(file, "utf8"));
    });
  });
});
