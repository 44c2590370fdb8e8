/** `npm start`: installs and builds what is not there yet, then shows the demonstration district. Runs on Node and npm alone, in any shell. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { argv, chdir, env, execPath, exit, stderr } from "node:process";

chdir(join(import.meta.dirname, "..", ".."));

/** The last time that anything in a file or folder was changed. */
const changed = (path) =>
  statSync(path).isDirectory()
    ? Math.max(...readdirSync(path).map((name) => changed(join(path, name))))
    : statSync(path).mtimeMs;

const isOlder = (made, ...sources) => !existsSync(made) || statSync(made).mtimeMs < Math.max(...sources.map(changed));

/** Runs a step without its chatter; where it fails, everything it said is shown. */
const run = (said, command, args, shell = false) => {
  stderr.write(`${said}\n`);
  const { status, stdout, stderr: wrong } = spawnSync(command, args, { encoding: "utf8", shell });
  if (status === 0) return;
  stderr.write(`${stdout ?? ""}${wrong ?? ""}`);
  exit(status ?? 1);
};

const packages = "node_modules/.package-lock.json";
if (isOlder(packages, "package-lock.json")) {
  const npm = env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund"];
  const said = "正在安装依赖（只在第一次）… Installing packages (first time only) …";
  if (npm === undefined) run(said, "npm", args, true);
  else run(said, execPath, [npm, ...args]);
  utimesSync(packages, new Date(), new Date());
}

const sources = ["src", "rubrics/luojiang", "tsup.config.ts", "package.json"];
const generator = readdirSync("examples/district").filter((name) => name.endsWith(".ts"));
if (isOlder("dist/cli.js", ...sources, ...generator.map((name) => join("examples/district", name)))) {
  const said = "正在构建命令行（只在第一次）… Building the command line (first time only) …\n";
  run(said, execPath, ["node_modules/tsup/dist/cli-default.js", "--no-dts", "--no-clean", "--silent"]);
}

const demo = ["dist/cli.js", "demo", "examples/district/full", ...argv.slice(2)];
exit(spawnSync(execPath, demo, { stdio: "inherit" }).status ?? 1);
