/** How the tests are run: against the sources, or (ZHUCUN_BUILT=1) against the built package. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = process.env["ZHUCUN_BUILT"] === "1";

const schemeFiles = {
  name: "scheme-files",
  enforce: "pre" as const,
  load(id: string) {
    if (!id.endsWith(".yaml")) return undefined;
    const document = JSON.stringify(parse(readFileSync(id, "utf8")));
    return `import { parseScheme } from ${JSON.stringify(`${root}src/model/scheme-check.ts`)};\nexport default parseScheme(${document});`;
  },
};

/** What the front door exports, by the file that it comes from. */
const frontDoor =
  /(^|\/)src\/(index|engine\/(evaluate|dereliction\/(evaluate|suspicions)|duties\/(evaluate|mechanisms)|members\/evaluate-members|pledges\/board|ranking\/(rank|overturn|overturned|results)|warnings\/(evaluate-warnings|hand-on))|model\/(ledger-check|register-check|scheme-check|change|problem)|report\/explain)(\.ts)?$/;

/** Lets every test that asks the sources for something public ask the built package instead. */
const builtPackage = {
  name: "built-package",
  enforce: "pre" as const,
  resolveId(source: string, importer: string | undefined) {
    if (!built || importer === undefined || !/\/(test|examples)\//.test(importer)) return undefined;
    const [, named, imported] = /^zhucun\/rubrics\/([a-z-]+)$|rubrics\/([a-z-]+)\/index$/.exec(source) ?? [];
    const rubric = named ?? imported;
    if (rubric !== undefined) return `${root}dist/rubrics/${rubric}.js`;
    return source === "zhucun" || frontDoor.test(source) ? `${root}dist/index.js` : undefined;
  },
};

/** The parts of the suite that ask only the front door. */
const ofTheBuilt = ["oracle", "engine", "edge-cases", "laws", "examples", "report"].map(
  (part) => `test/${part}/**/*.test.ts`,
);

export default defineConfig({
  plugins: [builtPackage, schemeFiles],
  root,
  resolve: {
    alias: built
      ? []
      : [
          { find: /^zhucun$/, replacement: `${root}src/index.ts` },
          { find: /^zhucun\/policy$/, replacement: `${root}src/policy/index.ts` },
          { find: /^zhucun\/batch$/, replacement: `${root}src/batch/disk/index.ts` },
          { find: /^zhucun\/testing$/, replacement: `${root}src/testing/index.ts` },
          { find: /^zhucun\/rubrics\/([a-z-]+)$/, replacement: `${root}rubrics/$1/index.ts` },
        ],
  },
  test: {
    include: built ? ofTheBuilt : ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/cli/main.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { branches: 95 },
    },
  },
});
