/** Runs the suite against the built package on other Nodes: `node test/nodes/run.mjs 22 24 26`. The npm registry serves Node itself. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** Runs a step and stops everything where it fails. */
const step = (command, args, options) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

const versions = process.argv.slice(2);
if (versions.length === 0) throw new Error("name the versions: node test/nodes/run.mjs 22 24 26");

for (const version of versions) {
  const folder = mkdtempSync(join(tmpdir(), `node-${version}-`));
  try {
    const install = [
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--silent",
      "--prefix",
      folder,
      `${name}@${version}`,
    ];
    step("npm", install, { shell: process.platform === "win32" });
    const node = join(folder, "node_modules", name, "bin", "node");
    step(node, ["--version"]);
    step(node, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--config", "test/vitest.config.ts"], {
      env: { ...process.env, ZHUCUN_BUILT: "1" },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
