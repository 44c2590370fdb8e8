/** The package as npm would publish it: built where that is needed, packed, and unpacked into a project that uses it. */
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { z } from "zod";
import { ledger } from "../../examples/ledger";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const ended = (command: string, args: readonly string[], cwd: string, shell = false): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, shell, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
  });

/** Runs a program of Node in a child process and waits for its end. */
export const node = (args: readonly string[], cwd: string): Promise<Ended> => ended(process.execPath, args, cwd);

const must = async (said: string, run: Promise<Ended>): Promise<Ended> => {
  const end = await run;
  if (end.code !== 0) throw new Error(`${said} ended with ${end.code}\n${end.out}\n${end.err}`);
  return end;
};

/** The files in a folder and below, as paths with forward slashes. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll("\\", "/"))
    .sort();

const changed = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(...filesIn(path).map((file) => statSync(join(path, file)).mtimeMs))
    : statSync(path).mtimeMs;

const sources = [
  "src",
  "rubrics/luojiang",
  "rubrics/village-leadership",
  "rubrics/start",
  ...["cases", "gate", "ledger", "scheme"].map((name) => `rubrics/${name}.schema.json`),
  "tsup.config.ts",
  "package.json",
].map((path) => join(root, path));
const outputs = [
  "index.js",
  "index.cjs",
  "index.d.ts",
  "index.d.cts",
  "batch.cjs",
  "batch-worker.js",
  "batch.d.cts",
  "cli.js",
  "rubrics/luojiang.d.cts",
];

const isBuilt = (): boolean => {
  const made = outputs.map((name) => join(root, "dist", name));
  return made.every(existsSync) && Math.min(...made.map(changed)) > Math.max(...sources.map(changed));
};

/** Builds the package where it is missing or older than its sources; test files that run side by side take turns. */
const build = async (): Promise<void> => {
  const lock = join(root, "node_modules", ".zhucun-build");
  for (let waited = 0; !isBuilt(); waited += 1) {
    try {
      mkdirSync(lock);
    } catch {
      if (waited > 90) throw new Error(`another build never ends; if there is none, remove ${lock}`);
      await setTimeout(1000);
      continue;
    }
    try {
      return void (await must("the build", node(["node_modules/tsup/dist/cli-default.js", "--silent"], root)));
    } finally {
      rmdirSync(lock);
    }
  }
};

const npm = (args: readonly string[]): Promise<Ended> => {
  const program = process.env["npm_execpath"];
  return program === undefined ? ended("npm", args, root, true) : node([program, ...args], root);
};

const manifest = z.looseObject({
  version: z.string(),
  bin: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof manifest>;

/** A project that has installed the tarball. */
export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** Where the package is unpacked. */
  readonly installed: string;
  readonly manifest: Manifest;
  readonly remove: () => void;
}

/**
 * Packs the package and installs it into a new folder. Of the repository's packages only the declared dependencies are
 * there, so that an import of anything else fails as it would for a stranger.
 */
export const project = async (): Promise<Project> => {
  await build();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "zhucun-consumer-")));
  await must("npm pack", npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]));
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "no tarball");
  const modules = join(folder, "node_modules");
  const installed = join(modules, "zhucun");
  mkdirSync(installed, { recursive: true });
  await must("tar", ended("tar", ["-xzf", tarball, "--strip-components=1", "-C", installed], folder));
  const read = manifest.parse(JSON.parse(readFileSync(join(installed, "package.json"), "utf8")));
  for (const name of Object.keys(read.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
  }
  for (const [name, source, format] of [
    ["answers.mjs", "answers.ts", "esm"],
    ["answers.cjs", "answers.ts", "cjs"],
    ["policy-answers.mjs", "policy-answers.ts", "esm"],
  ] as const) {
    const answers = readFileSync(join(root, "test/package", source), "utf8");
    writeFileSync(join(folder, name), (await transform(answers, { loader: "ts", format })).code);
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true }));
  writeFileSync(join(folder, "ledger.json"), JSON.stringify(ledger));
  return { folder, tarball, installed, manifest: read, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
