/** How the package is built: the library and the schemes for every runtime, the command line for Node. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { defineConfig, type Options } from "tsup";
import { parse } from "yaml";
import { parseScheme } from "./src/model/scheme-check";

type Builder = Parameters<NonNullable<Options["esbuildPlugins"]>[number]["setup"]>[0];

/** Files that match are bundled as the JSON value that is made of their text. */
const bundledAs = (name: string, filter: RegExp, read: (text: string) => unknown) => ({
  name,
  setup: (build: Builder) =>
    build.onLoad({ filter }, ({ path }) => ({
      contents: JSON.stringify(read(readFileSync(path, "utf8"))),
      loader: "json",
    })),
});

/** A scheme file becomes a module with the checked scheme; a scheme with problems breaks the build. */
const schemeFiles = bundledAs("scheme-files", /\.yaml$/, (text) => parseScheme(parse(text)));

/** What is imported with `?raw` is the text of the file. */
const rawFiles = {
  name: "raw-files",
  setup: (build: Builder) => {
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      // As seen from here: what is built names no folder of the machine that built it.
      path: relative(".", resolve(resolveDir, path.replace(/\?raw$/, ""))).replaceAll("\\", "/"),
      namespace: "raw",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw" }, ({ path }) => ({
      contents: readFileSync(path, "utf8"),
      loader: "text",
    }));
  },
};

const daysOnly = (days: object) => Object.fromEntries(Object.keys(days).map((day) => [day, ""]));

/** Of the holiday data only the days are published: their names are never read. */
const holidayDays = bundledAs("holiday-days", /chinese-days\.json$/, (text) => {
  const { holidays, workdays } = JSON.parse(text);
  return { holidays: daysOnly(holidays), workdays: daysOnly(workdays) };
});

const shared: Options = {
  esbuildPlugins: [rawFiles, schemeFiles, holidayDays],
  esbuildOptions: (options) => {
    options.charset = "utf8";
  },
  target: "es2022",
  treeshake: true,
  splitting: false,
};

export default defineConfig([
  {
    ...shared,
    entry: {
      index: "src/index.ts",
      policy: "src/policy/index.ts",
      "rubrics/luojiang": "rubrics/luojiang/index.ts",
      "rubrics/village-leadership": "rubrics/village-leadership/index.ts",
    },
    format: ["esm", "cjs"],
    platform: "neutral",
    dts: true,
    clean: true,
  },
  {
    ...shared,
    entry: { testing: "src/testing/index.ts" },
    format: ["esm", "cjs"],
    platform: "node",
    dts: true,
  },
  {
    ...shared,
    entry: { batch: "src/batch/disk/index.ts" },
    format: ["esm", "cjs"],
    platform: "node",
    dts: true,
    // Its threads are found beside it, by `import.meta.url`.
    shims: true,
  },
  {
    ...shared,
    entry: { "batch-worker": "src/batch/disk/worker.ts" },
    format: ["esm"],
    platform: "node",
  },
  {
    ...shared,
    entry: { cli: "src/cli/main.ts" },
    // A command loads what it needs: the command line starts sooner and takes less memory.
    splitting: true,
    esbuildOptions: (options, context) => {
      shared.esbuildOptions?.(options, context);
      options.chunkNames = "cli-[name]-[hash]";
    },
    format: ["esm"],
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
  },
]);
