/** How the package is built: the library and the first scheme for every runtime, the command line for Node. */
import { readFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { parse } from "yaml";
import { parseScheme } from "./src/model/scheme-check";

/** A scheme file becomes a module with the checked scheme; a scheme with problems breaks the build. */
const schemeFiles = {
  name: "scheme-files",
  setup(build: { onLoad: (filter: { filter: RegExp }, load: (file: { path: string }) => object) => void }) {
    build.onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      contents: JSON.stringify(parseScheme(parse(readFileSync(path, "utf8")))),
      loader: "json",
    }));
  },
};

const shared: Options = { esbuildPlugins: [schemeFiles], target: "es2022", treeshake: true, splitting: false };

export default defineConfig([
  {
    ...shared,
    entry: { index: "src/index.ts", "rubrics/luojiang": "rubrics/luojiang/index.ts" },
    format: ["esm", "cjs"],
    platform: "neutral",
    dts: true,
    clean: true,
  },
  {
    ...shared,
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
  },
]);
