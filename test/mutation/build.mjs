/**
 * Makes one file of the tests and of the sources, into which Stryker has put its mutants; called by Stryker in its copy of the folder.
 * Three things are exchanged: vitest for `vitest.mjs`, fast-check for `fast-check.ts`, and each cache of a module for one that forgets.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));

const testsIn = (folder) =>
  readdirSync(`${root}test/${folder}`)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`);

/**
 * A mutant is caught soonest where the tests of its own file come early. Tests of small parts touch no other part and cost the others
 * nothing, so they come first, then what reads schemes and ledgers, then what evaluates them, last what asks many questions.
 */
const order = [/(bands|calendar|hash|nearest|points)\.test/, /^model/, /^engine/, /^mutation/];
const late = /change|problem|hostile|points-reference/;
const placeOf = (file) => (late.test(file) ? order.length : order.findIndex((form) => form.test(file)));
const tests = [...["model", "engine"].flatMap(testsIn), "mutation/comparison.ts"].sort(
  (a, b) => placeOf(a) - placeOf(b),
);

const cache = /^const (\w+) = (new (?:Weak)?Map)<.*>\(\);$/gm;
/** Loops count their rounds: with a mutant they may never end. Their form is the one in which esbuild prints them. */
const counted = (text) =>
  text
    .replace(/^(\s*(?:\} )?while \()/gm, "$1globalThis.round(), ")
    .replace(/^(\s*for \([^;\n]*; )([^;\s][^;\n]*;)/gm, "$1globalThis.round(), $2");

const schemeFiles = {
  name: "scheme-files",
  setup({ onLoad }) {
    onLoad({ filter: /\.yaml$/ }, ({ path }) => {
      const document = JSON.stringify(parse(readFileSync(path, "utf8")));
      return {
        contents: `import { parseScheme } from "${root}src/model/scheme-check"; export default parseScheme(${document});`,
        loader: "js",
      };
    });
  },
};

const fewRuns = {
  name: "few-runs",
  setup({ onResolve }) {
    const own = `${root}test/mutation/fast-check.ts`;
    onResolve({ filter: /^fast-check$/ }, ({ importer }) => (importer === own ? undefined : { path: own }));
  },
};

const forgetfulCaches = {
  name: "forgetful-caches",
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/(engine|model)\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(cache, "const $1 = globalThis.forgetful(() => $2());"),
      loader: "ts",
    }));
  },
};

const { outputFiles } = await build({
  stdin: {
    contents: tests.map((file) => `import "../${file}";`).join("\n"),
    resolveDir: `${root}test/mutation`,
  },
  write: false,
  bundle: true,
  ignoreAnnotations: true,
  format: "esm",
  platform: "node",
  target: "node20",
  tsconfig: `${root}tsconfig.json`,
  alias: { vitest: `${root}test/mutation/vitest.mjs` },
  plugins: [schemeFiles, fewRuns, forgetfulCaches],
});

mkdirSync(`${root}reports`, { recursive: true });
writeFileSync(`${root}reports/mutation-tests.mjs`, counted(outputFiles[0].text));
