/** The package as a stranger gets it: what is in it, what it needs, what the checkers of packages say. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { filesIn, node, type Project, project, root } from "./built";

let consumer: Project;
beforeAll(async () => {
  consumer = await project();
});
afterAll(() => consumer?.remove());

/** The package of an import. Of date-fns single functions are taken: the whole is 300 files, which take longer to load than all else together. */
const packageOf = (name: string): string => {
  if (name === "date-fns") return "the whole of date-fns";
  return name.startsWith("date-fns/") ? "date-fns" : name;
};

/** What a built file imports from outside of itself. */
const importsOf = async (file: string): Promise<string[]> => {
  const { metafile }: { metafile: Metafile } = await build({
    entryPoints: [join(consumer.installed, file)],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const found = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => packageOf(path)));
  return [...new Set(found)].sort();
};

const library = ["date-fns", "immer", "ts-pattern", "zod"];
const program = ["date-fns", "picocolors", "string-width", "ts-pattern", "yaml", "zod"];

describe("what is published", () => {
  test("is exactly the built package, the rubric's data and pages, the READMEs and the licence", () => {
    const hash = /^(dist\/(?:scheme|table))-[\w-]{8}(\.d\.c?ts)$/;
    const cases = /^rubrics\/([a-z-]+\/cases|start(\/[a-z]+)*)\/[a-z-]+\.yaml$|^rubrics\/pictures\/[a-z-]+\.png$/;
    const command = /^dist\/cli-[\w-]+-[\w]{8}\.js$/;
    const names = filesIn(consumer.installed).map((name) =>
      name.replace(hash, "$1-HASH$2").replace(command, "dist/cli-COMMANDS.js"),
    );
    const published = [...new Set(names)].sort();
    expect(published.filter((name) => cases.test(name))).toEqual(
      filesIn(join(root, "rubrics"))
        .map((name) => `rubrics/${name}`)
        .filter((name) => cases.test(name)),
    );
    expect(published.filter((name) => !cases.test(name))).toEqual([
      "LICENSE",
      "README.md",
      "README.zh-CN.md",
      "dist/batch-worker.js",
      "dist/batch.cjs",
      "dist/batch.d.cts",
      "dist/batch.d.ts",
      "dist/batch.js",
      "dist/cli-COMMANDS.js",
      "dist/cli.js",
      "dist/index.cjs",
      "dist/index.d.cts",
      "dist/index.d.ts",
      "dist/index.js",
      "dist/policy.cjs",
      "dist/policy.d.cts",
      "dist/policy.d.ts",
      "dist/policy.js",
      "dist/rubrics/luojiang.cjs",
      "dist/rubrics/luojiang.d.cts",
      "dist/rubrics/luojiang.d.ts",
      "dist/rubrics/luojiang.js",
      "dist/rubrics/village-leadership.cjs",
      "dist/rubrics/village-leadership.d.cts",
      "dist/rubrics/village-leadership.d.ts",
      "dist/rubrics/village-leadership.js",
      "dist/scheme-HASH.d.cts",
      "dist/scheme-HASH.d.ts",
      "dist/table-HASH.d.cts",
      "dist/table-HASH.d.ts",
      "dist/testing.cjs",
      "dist/testing.d.cts",
      "dist/testing.d.ts",
      "dist/testing.js",
      "package.json",
      "rubrics/FORMAT.md",
      "rubrics/README.md",
      "rubrics/cases.schema.json",
      "rubrics/gate.schema.json",
      "rubrics/ledger.schema.json",
      "rubrics/luojiang/scheme.yaml",
      "rubrics/register.schema.json",
      "rubrics/scheme.schema.json",
      "rubrics/village-leadership/scheme.yaml",
    ]);
  });

  test("names no folder of the machine that built it", () => {
    const folders = [join(root, "."), "/home/", "/Users/", "file:///"];
    const named = filesIn(consumer.installed).flatMap((name) => {
      const text = readFileSync(join(consumer.installed, name), "utf8");
      return folders.filter((folder) => text.includes(folder)).map((folder) => `${name} names ${folder}`);
    });
    expect(named).toEqual([]);
  });

  test("depends on seven small packages at run time and on nothing else", () => {
    const { dependencies, optionalDependencies, bundleDependencies } = consumer.manifest;
    expect(Object.keys(dependencies).sort()).toEqual([...new Set([...library, ...program])].sort());
    expect([optionalDependencies, bundleDependencies]).toEqual([undefined, undefined]);
  });

  test("wants vitest and fast-check only of those who use `zhucun/testing`, and a writer of Parquet of those who want Parquet", async () => {
    const { peerDependencies, peerDependenciesMeta } = consumer.manifest;
    const optional = ["fast-check", "hyparquet-writer", "vitest"];
    expect(Object.keys(Object(peerDependencies)).sort()).toEqual(optional);
    expect(peerDependenciesMeta).toEqual(Object.fromEntries(optional.map((name) => [name, { optional: true }])));
    const named = (await importsOf("dist/testing.js")).filter((name) => !/^(node:)?(fs|path)$/.test(name));
    expect(named).toEqual(["date-fns", "fast-check", "ts-pattern", "vitest", "yaml", "zod"]);
  });

  test.each(["dist/index.js", "dist/index.cjs"])(
    "%s imports what the library needs, no Node and no terminal",
    async (file) => {
      expect(await importsOf(file)).toEqual(library);
    },
  );

  test.each(
    ["luojiang", "village-leadership"].flatMap((name) => [`dist/rubrics/${name}.js`, `dist/rubrics/${name}.cjs`]),
  )("%s is data and imports nothing", async (file) => {
    expect(await importsOf(file)).toEqual([]);
  });

  test.each(["dist/batch.js", "dist/batch.cjs", "dist/batch-worker.js"])(
    "%s imports Node, what the library needs, and Parquet where it is there",
    async (file) => {
      const { builtinModules } = await import("node:module");
      const own = (await importsOf(file)).filter((name) => !builtinModules.includes(name.replace(/^node:/, "")));
      expect(own.filter((name) => name !== "hyparquet-writer")).toEqual(["date-fns", "ts-pattern", "zod"]);
    },
  );

  test("the command line imports Node and declared packages", async () => {
    const { builtinModules } = await import("node:module");
    const own = (await importsOf("dist/cli.js")).filter((name) => !builtinModules.includes(name.replace(/^node:/, "")));
    expect(own.filter((name) => name !== "hyparquet-writer")).toEqual(program);
  });
});

describe("the checkers of packages", () => {
  test("publint finds nothing, not even a suggestion", async () => {
    const { buffer, byteOffset, byteLength } = readFileSync(consumer.tarball);
    const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
    if (!(tarball instanceof ArrayBuffer)) throw new Error("a file is read into plain memory");
    const { messages, pkg } = await publint({ pack: { tarball }, level: "suggestion", strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test("publint sees what is wrong: without the CommonJS files it complains", async () => {
    const files = filesIn(consumer.installed)
      .filter((name) => !name.endsWith(".cjs"))
      .map((name) => ({ name: `package/${name}`, data: readFileSync(join(consumer.installed, name)) }));
    const { messages } = await publint({ pkgDir: "package", pack: { files }, level: "error" });
    expect(messages.map(({ code }) => code)).toContain("FILE_DOES_NOT_EXIST");
  });

  test("attw: the types are right for Node's import, Node's require and bundlers, at every entry", async () => {
    const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
    const { out, err } = await node(
      [attw, consumer.tarball, "--format", "json", "--profile", "node16"],
      consumer.folder,
    );
    const resolution = z.looseObject({ resolution: z.looseObject({ fileName: z.string() }).optional() });
    const entry = z.looseObject({ resolutions: z.record(z.string(), resolution) });
    const said = z.looseObject({
      analysis: z.looseObject({
        entrypoints: z.record(z.string(), entry),
        problems: z.array(z.looseObject({ kind: z.string(), resolutionKind: z.string().optional() })),
      }),
    });
    const { analysis } = said.parse(JSON.parse(out), { error: () => err });
    for (const name of [".", "./rubrics/luojiang", "./rubrics/village-leadership"]) {
      const { resolutions } = entry.parse(analysis.entrypoints[name]);
      const found = ["node16-cjs", "node16-esm", "bundler"].map((kind) => resolutions[kind]?.resolution?.fileName);
      const base = `/node_modules/zhucun/dist/${name === "." ? "index" : name.slice(2)}`;
      expect(found).toEqual([`${base}.d.cts`, `${base}.d.ts`, `${base}.d.ts`]);
    }
    expect(analysis.problems.filter(({ resolutionKind }) => resolutionKind !== "node10")).toEqual([]);
  });
});

describe("the command", () => {
  const run = (...args: string[]) =>
    node([join(consumer.installed, consumer.manifest.bin["zhucun"] ?? ""), ...args], consumer.folder);

  test("starts where the package is installed and says its version", async () => {
    expect(await run("--version")).toEqual({ code: 0, out: `${consumer.manifest.version}\n`, err: "" });
    const [first] = readFileSync(join(consumer.installed, "dist/cli.js"), "utf8").split("\n");
    expect(first).toBe("#!/usr/bin/env node");
  });

  test("ends by the signal that interrupts a batch, which says so and goes on later", async () => {
    const cli = join(consumer.installed, "dist/cli.js");
    const args = [cli, "batch", "-", "--year", "2022", "--out", "interrupted", "--lang", "en"];
    const child = spawn(process.execPath, args, { cwd: consumer.folder, stdio: ["pipe", "ignore", "pipe"] });
    const closed = once(child, "close");
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const out = join(consumer.folder, "interrupted");
    // Standard input stays open: the batch waits for more of it.
    await vi.waitUntil(() => existsSync(join(out, ".work")), { timeout: 20_000 });
    child.kill("SIGTERM");
    expect(await closed).toEqual([null, "SIGTERM"]);
    expect(said).toContain("Interrupted. What was done is kept");
    // Only a share may be without a team.
    const resumed = spawnSync(process.execPath, [...args, "--resume", "--shard", "1/2"], {
      cwd: consumer.folder,
      input: "",
    });
    expect([resumed.status, readdirSync(out).includes("manifest.json")]).toEqual([0, true]);
  });

  test("finds the published scheme without problems", async () => {
    const { code, err } = await run("check", "node_modules/zhucun/rubrics/luojiang/scheme.yaml");
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
});
