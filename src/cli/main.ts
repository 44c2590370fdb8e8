/** The entry of the command line: the real world in, the exit code out. */
import { createReadStream } from "node:fs";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { argv, env, exit, stderr, stdout } from "node:process";
import { pieceBytes } from "../batch/split";
import { run } from "./run";
import { changesAt } from "./watch";
import type { World } from "./world";

/** A reader that closes early, such as `head`, has seen enough: that is no failure. */
stdout.on("error", (error: NodeJS.ErrnoException) => {
  exit(error.code === "EPIPE" ? (process.exitCode ?? 0) : 2);
});

/** Who does not want to hear how far it is stops nothing. */
stderr.on("error", () => {});

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Whoever sends a signal is told by it how the run ended. */
const onInterrupt: World["onInterrupt"] = (say) => {
  const end = (signal: NodeJS.Signals): void => {
    say();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of signals) process.removeListener(signal, end);
  };
  for (const signal of signals) process.once(signal, end);
  return forget;
};

const twoDigits = (number: number): string => String(number).padStart(2, "0");

const world: World = {
  look: async (path) => {
    try {
      return (await stat(path)).isDirectory() ? "folder" : "file";
    } catch {
      return "nothing";
    }
  },
  read: (path) => createReadStream(path, { highWaterMark: pieceBytes }),
  list: (folder) => readdir(folder),
  write: async (path, text) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  },
  changes: changesAt,
  onInterrupt,
  say: (text) => void stdout.write(text),
  warn: (text) => void stderr.write(text),
  today: () => {
    const now = new Date();
    return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
  },
  clock: () => performance.now(),
  isTerminal: stdout.isTTY === true,
  warnsOnTerminal: stderr.isTTY === true,
  width: stdout.columns ?? 100,
  environment: env,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  called: env["npm_lifecycle_event"] === "start" ? "node dist/cli.js" : "zhucun",
};

process.exitCode = await run(argv.slice(2), world);
