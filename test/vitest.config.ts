/** How the tests are run. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { parse } from "yaml";
import { parseScheme } from "../src/model/scheme-check";

const schemeFiles = {
  name: "scheme-files",
  enforce: "pre" as const,
  load(id: string) {
    if (!id.endsWith(".yaml")) return undefined;
    return `export default ${JSON.stringify(parseScheme(parse(readFileSync(id, "utf8"))))}`;
  },
};

export default defineConfig({
  plugins: [schemeFiles],
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: {
    alias: [
      { find: /^zhucun$/, replacement: fileURLToPath(new URL("../src/index.ts", import.meta.url)) },
      { find: /^zhucun\/rubrics\/luojiang$/, replacement: fileURLToPath(new URL("../rubrics/luojiang/index.ts", import.meta.url)) },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    coverage: {
      provider: "v8",
      include: ["src/**"],
      exclude: ["src/cli/main.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { branches: 95 },
    },
  },
});
