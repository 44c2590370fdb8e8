/** Batches in child processes: run to their end, or killed at a moment. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { BatchOptions } from "../../src/batch/disk/index";

const child = fileURLToPath(new URL("./child.ts", import.meta.url));

/** Options that a child can be given. */
export type Given = Partial<Omit<BatchOptions, "scheme" | "inputs" | "onProgress">> & {
  readonly inputs: readonly string[];
  readonly surveyPause?: number;
};

const start = (options: Given, nodeFlags: readonly string[] = []) =>
  spawn(process.execPath, [...nodeFlags, "--import", "tsx", child, JSON.stringify(options)], {
    stdio: ["ignore", "pipe", "inherit"],
  });

/** What a child said at its end. */
export interface ChildEnd {
  readonly code: number | null;
  readonly problems: readonly string[];
  /** Its largest size in memory, in KiB. */
  readonly peak: number;
  /** Milliseconds from its first word to its last. */
  readonly took: number;
}

/** Runs a batch to its end. */
export const whole = async (options: Given, nodeFlags: readonly string[] = []): Promise<ChildEnd> => {
  const process = start(options, nodeFlags);
  const closed = once(process, "close");
  const lines: string[] = [];
  let [began, ended] = [0, 0];
  for await (const line of createInterface(process.stdout)) {
    if (line === "ready") began = performance.now();
    else lines.push(line);
    ended = performance.now();
  }
  const [code]: [number | null] = await closed.then(([one]) => [typeof one === "number" ? one : null]);
  const last = lines.at(-1);
  if (last === undefined) throw new Error(`the child ended with ${code} and said nothing`);
  const { problems = [], peak = 0 } = JSON.parse(last);
  return { code, problems, peak, took: ended - began };
};

/** Kills a batch so many milliseconds after it began; whether it was still running. */
export const killed = async (options: Given, after: number): Promise<boolean> => {
  const process = start(options);
  const closed = once(process, "close");
  for await (const line of createInterface(process.stdout)) if (line === "ready") break;
  await setTimeout(after);
  const isRunning = process.exitCode === null;
  process.kill("SIGKILL");
  await closed;
  return isRunning;
};
