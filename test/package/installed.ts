/** The package as somebody gets it: packed, and unpacked into an empty project beside the dependencies that it names and nothing else. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Installed {
  /** The project it is installed in. */
  readonly project: string;
  /** Where the package lies in it. */
  readonly folder: string;
  readonly tarball: string;
  /** Runs this Node in the project. */
  readonly node: (...args: readonly string[]) => Ran;
  /** Writes a file of the project. */
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

export interface Ran {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs this Node and waits for it. */
export const runNode = (cwd: string, args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  return { status, output: stdout, errors: stderr };
};

const dependenciesOf = (folder: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies);

const link = (name: string, project: string): void => {
  const path = join(project, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, "node_modules", name), path, "junction");
};

/** Packs what was built and installs it into a new temporary project. */
export const install = (): Installed => {
  if (!existsSync(join(root, "dist/index.js"))) throw new Error("nothing is built yet: npm run build");
  const project = mkdtempSync(join(tmpdir(), "zhucun-package-"));
  const packed = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", project], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const tarball = join(project, JSON.parse(packed)[0].filename);
  const folder = join(project, "node_modules/zhucun");
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", folder, "--strip-components=1"]);
  for (const name of dependenciesOf(folder)) link(name, project);
  writeFileSync(join(project, "package.json"), '{ "private": true }');
  return {
    project,
    folder,
    tarball,
    node: (...args) => runNode(project, args),
    write: (path, text) => writeFileSync(join(project, path), text),
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
};
