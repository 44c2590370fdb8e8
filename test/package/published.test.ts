/** What is published: the files, the export map, the types for every kind of project, and a browser's bundle. */
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installed, install, root, runNode } from "./installed";

let installed: Installed;
beforeAll(() => {
  installed = install();
});
afterAll(() => installed.remove());

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const tool = (path: string): string => join(root, "node_modules", path);

const uses = `import { type Evaluation, evaluateAnnual, InvalidInputError, type Ledger, parseLedger, type Scheme } from "zhucun";
import { luojiang } from "zhucun/rubrics/luojiang";

const scheme: Scheme = luojiang;
export const ledger: Ledger = parseLedger({}, { scheme });
export const evaluation: Evaluation = evaluateAnnual(scheme, ledger, { year: 2022 });
export const points: string | null | undefined = evaluation.items[0]?.points;
export const kinds: readonly string[] = ledger.facts.map((fact) => (fact.kind === "tally" ? fact.due : fact.kind));
export const problems = (error: unknown) => (error instanceof InvalidInputError ? error.problems : []);
// @ts-expect-error a year is a number
evaluateAnnual(scheme, ledger, { year: "2022" });
// @ts-expect-error a ledger is never edited
ledger.facts.push();
`;

const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true };

/** Compiles the use of the package in a project of its own; what the compiler says, nothing where all is well. */
const compiled = (name: string, files: readonly string[], options: object): string => {
  mkdirSync(join(installed.project, name));
  for (const file of files) installed.write(`${name}/${file}`, uses);
  const config = { compilerOptions: { ...strict, types: [], lib: ["ES2022", "DOM"], target: "ES2022", ...options }, files };
  installed.write(`${name}/tsconfig.json`, JSON.stringify(config));
  return runNode(installed.project, [tool("typescript/bin/tsc"), "-p", name]).output;
};

describe("the published package", () => {
  it("holds what was built, the schemes and their reference, and nothing of the workshop", () => {
    const files = filesIn(installed.folder);
    expect(files).toEqual(
      expect.arrayContaining([
        "LICENSE",
        "README.md",
        "README.zh-CN.md",
        "dist/cli.js",
        "dist/index.cjs",
        "dist/index.d.cts",
        "dist/index.d.ts",
        "dist/index.js",
        "dist/rubrics/luojiang.cjs",
        "dist/rubrics/luojiang.d.cts",
        "dist/rubrics/luojiang.d.ts",
        "dist/rubrics/luojiang.js",
        "package.json",
        "rubrics/FORMAT.md",
        "rubrics/README.md",
        "rubrics/luojiang/scheme.yaml",
        "rubrics/scheme.schema.json",
      ]),
    );
    expect(files.filter((file) => /^(src|test|examples|\.)/.test(file) || /(?<!\.d)\.ts$|\.map$/.test(file))).toEqual(
      [],
    );
  });

  it("says nothing of the machine that built it", () => {
    for (const file of filesIn(installed.folder)) {
      expect(readFileSync(join(installed.folder, file), "utf8").includes(root), file).toBe(false);
    }
  });

  it("passes publint", async () => {
    const manifest = JSON.parse(readFileSync(join(installed.folder, "package.json"), "utf8"));
    const { messages } = await publint({ pkgDir: installed.folder, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it("passes are-the-types-wrong", () => {
    const { status, output } = runNode(installed.project, [
      tool("@arethetypeswrong/cli/dist/index.js"),
      installed.tarball,
    ]);
    expect(status, output).toBe(0);
  });

  it("has types for strict projects of Node, as a module and as CommonJS", () => {
    expect(compiled("node", ["module.mts", "common.cts"], { module: "NodeNext" })).toBe("");
  });

  it("has types for projects that are bundled", () => {
    expect(compiled("bundled", ["index.ts"], { module: "ESNext", moduleResolution: "bundler" })).toBe("");
  });

  it("speaks of YAML in no type", () => {
    const types = filesIn(join(installed.folder, "dist")).filter((file) => /\.d\.c?ts$/.test(file));
    for (const file of types) {
      expect(readFileSync(join(installed.folder, "dist", file), "utf8"), file).not.toMatch(
        /from ['"](yaml|.*\.yaml)['"]/,
      );
    }
  });

  it("is bundled for a browser without YAML and without Node", async () => {
    installed.write("browser.js", 'import { evaluateAnnual } from "zhucun";\nconsole.log(evaluateAnnual);\n');
    const { metafile, warnings } = await build({
      absWorkingDir: installed.project,
      entryPoints: ["browser.js"],
      bundle: true,
      minify: true,
      platform: "browser",
      format: "esm",
      write: false,
      metafile: true,
    });
    const inputs = Object.keys(metafile.inputs);
    expect(warnings).toEqual([]);
    expect(inputs.some((file) => file.endsWith("zhucun/dist/index.js"))).toBe(true);
    expect(inputs.filter((file) => /\/yaml\/|node:|csv|cli/.test(file))).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  });
});
