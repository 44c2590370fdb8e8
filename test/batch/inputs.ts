/** Small inputs for batches, and folders to put them and their output into. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll } from "vitest";
import { luojiang } from "../../rubrics/luojiang/index";
import { type BatchOptions, runBatch } from "../../src/batch/disk/index";
import { linesOfTeam } from "../bench/country";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, removed at the end. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "zhucun-batch-"));
  folders.push(folder);
  return folder;
};

/** The lines of each of so many teams. */
export const teamsOf = (count: number, facts = 0): string[][] =>
  Array.from({ length: count }, (_, index) => linesOfTeam(index, facts));

/** Lines as a file. */
export const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Writes a file into a new folder. */
export const fileOf = (content: string | Uint8Array, name = "input.ndjson"): string => {
  const path = join(newFolder(), name);
  writeFileSync(path, name.endsWith(".gz") && typeof content === "string" ? gzipSync(content) : content);
  return path;
};

/** All files of a folder and their bytes, the manifest aside where it is not asked for. */
export const bytesIn = (folder: string, withManifest = false): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isFile() && (withManifest || name !== "manifest.json"))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

/** The objects of an NDJSON file. */
export const objectsIn = (path: string): Record<string, unknown>[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

/** Runs a batch over 2022 into a new folder. */
export const batchOf = async (inputs: BatchOptions["inputs"], options: Partial<BatchOptions> = {}) => {
  const out = options.out ?? join(newFolder(), "out");
  const question = { kind: "annual", year: 2022 } as const;
  const ended = await runBatch({ scheme: luojiang, question, inputs, ...options, out });
  return { out, ended, code: ended.code };
};
