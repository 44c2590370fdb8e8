/**
 * From a file of lines to written results, the lines of a team together: JSON.parse alone over the same lines, the same on two threads at once
 * (twice the lines: what that takes less than twice the time is what two threads are good for on this machine), `zhucun batch` as it is called
 * (its start counted) on one thread and on two, and DuckDB on two threads (which reads and scores, without a trace and without writing), where
 * it is installed. All take turns; what counts are the medians of the time that passes, and their ratios.
 *
 *   tsx --expose-gc --tsconfig test/bench/tsconfig.json test/bench/from-file.ts [teams = 2000] [rounds = 5]
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, execPath } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { countryOf } from "./country";

const [teams = 2000, rounds = 5] = argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "zhucun-bench-"));
const file = join(folder, "country.ndjson");
const facts = 400;

const parseAll = async (): Promise<void> => {
  let lines = 0;
  for await (const line of createInterface(createReadStream(file))) lines += JSON.parse(line) === null ? 0 : 1;
  if (lines < teams) throw new Error(`${lines} lines`);
};

const parser = `
  const { createReadStream } = require("node:fs");
  const { createInterface } = require("node:readline");
  createInterface(createReadStream(require("node:worker_threads").workerData)).on("line", JSON.parse);
`;

/** A thread that parses the lines ends with an error where one of them is no JSON. */
const parseOnTwo = async (): Promise<void> => {
  const threads = [1, 2].map(() => new Worker(parser, { eval: true, workerData: file }));
  await Promise.all(threads.map((thread) => once(thread, "exit")));
};

const command = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));

const batch = (threads: number, grouped: boolean) => async (): Promise<void> => {
  const out = join(folder, "out");
  const flags = ["--year", "2022", "--out", out, "--threads", `${threads}`, ...(grouped ? ["--grouped"] : [])];
  const { status } = spawnSync(execPath, [command, "batch", file, ...flags], { stdio: "ignore" });
  rmSync(out, { recursive: true });
  if (status !== 0) throw new Error(`the batch ended with ${status}`);
};

/** What is asked of the database; its package is not there where nobody installed it. */
interface Databases {
  readonly openDatabase: (threads: number) => Promise<{
    readonly load: (file: string) => Promise<void>;
    readonly score: () => Promise<readonly unknown[]>;
    readonly close: () => void;
  }>;
}

/** DuckDB, where it is installed. */
const database = async (): Promise<(() => Promise<void>) | undefined> => {
  try {
    const { openDatabase }: Databases = await import(`./rivals/${"duckdb"}/database.ts`);
    return async () => {
      const opened = await openDatabase(2);
      await opened.load(file);
      const rows = await opened.score();
      opened.close();
      if (rows.length !== teams) throw new Error(`DuckDB scored ${rows.length} teams`);
    };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

try {
  await writeFile(file, countryOf(teams, facts, "together"));
  const duckdb = await database();
  const contestants: ReadonlyMap<string, () => Promise<void>> = new Map([
    ["JSON.parse alone", parseAll],
    ["twice that, on two threads", parseOnTwo],
    ["one thread, grouped", batch(1, true)],
    ["two threads, grouped", batch(2, true)],
    ["one thread, in any order", batch(1, false)],
    ["two threads, in any order", batch(2, false)],
    ...(duckdb === undefined ? [] : ([["DuckDB, two threads", duckdb]] as const)),
  ]);
  const times = new Map([...contestants.keys()].map((name): [string, number[]] => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, run] of contestants) {
      globalThis.gc?.();
      const began = performance.now();
      await run();
      if (round >= 0) times.get(name)?.push(performance.now() - began);
    }
  const base = median(times.get("JSON.parse alone") ?? []);
  const megabytes = statSync(file).size / 1_000_000;
  console.log(
    `\nFrom a file of ${megabytes.toFixed(0)} MB: ${teams} teams of ${facts} facts, medians of ${rounds} turns`,
  );
  for (const [name, own] of times) {
    const [time, ratio] = [median(own), median(own) / base];
    console.log(`  ${name.padEnd(26)} ${(time / 1000).toFixed(2).padStart(6)} s   ${ratio.toFixed(2)} of JSON.parse`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
