/** Projects that use the installed package: Node's import and require, TypeScript, and bundles for the browser. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledger } from "../../examples/ledger";
import { answersFor } from "./answers";
import { node, type Project, project, root } from "./built";

let consumer: Project;
beforeAll(async () => {
  consumer = await project();
});
afterAll(() => consumer?.remove());

describe("Node", () => {
  const sourcesSay = JSON.stringify(answersFor(ledger));
  const answered = async (name: string, program: string) => {
    writeFileSync(join(consumer.folder, name), program);
    const { code, out, err } = await node([name], consumer.folder);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return out;
  };
  const read = 'JSON.parse(readFileSync("ledger.json", "utf8"))';

  test("import gives the answers that the sources give", async () => {
    const program = `import { readFileSync } from "node:fs";
      import { answersFor } from "./answers.mjs";
      process.stdout.write(JSON.stringify(answersFor(${read})));`;
    expect(await answered("main.mjs", program)).toBe(sourcesSay);
  });

  test("require gives the answers that the sources give", async () => {
    const program = `const { readFileSync } = require("node:fs");
      const { answersFor } = require("./answers.cjs");
      process.stdout.write(JSON.stringify(answersFor(${read})));`;
    expect(await answered("main.cjs", program)).toBe(sourcesSay);
  });

  test("import and require export the same names", async () => {
    const program = `import { createRequire } from "node:module";
      import * as index from "zhucun";
      import * as rubric from "zhucun/rubrics/luojiang";
      const require = createRequire(import.meta.url);
      const names = (module) => Object.keys(module).sort();
      import * as policy from "zhucun/policy";
      import * as batch from "zhucun/batch";
      const imported = [names(index), names(rubric), names(policy), names(batch)];
      const required = ["zhucun", "zhucun/rubrics/luojiang", "zhucun/policy", "zhucun/batch"].map((entry) => names(require(entry)));
      process.stdout.write(JSON.stringify({ imported, required }));`;
    const { imported, required } = JSON.parse(await answered("names.mjs", program));
    expect(required).toEqual(imported);
    expect(imported[0]).toContain("evaluateAnnual");
    expect(imported[1]).toEqual(["luojiang"]);
    expect(imported[2]).toContain("differencesOf");
    expect(imported[3]).toEqual(["mergeBatches", "runBatch"]);
  });

  test.each(["import", "require"])("%s finds the threads of a batch", async (how) => {
    const lines = Array.from({ length: 20 }, (_, index) => `${JSON.stringify({ ...ledger, team: `t${index}` })}\n`);
    writeFileSync(join(consumer.folder, "teams.ndjson"), lines.join(""));
    const load = how === "import" ? "await import" : "createRequire(import.meta.url)";
    const program = `import { createRequire } from "node:module";
      const { runBatch } = ${load}("zhucun/batch");
      const { luojiang } = ${load}("zhucun/rubrics/luojiang");
      const question = { kind: "annual", year: 2022 };
      const { code, manifest } = await runBatch({
        scheme: luojiang, question, inputs: ["teams.ndjson"], out: "${how}", grouped: true, threads: 2, unitBytes: 10000,
      });
      process.stdout.write(JSON.stringify([code, manifest.counts.evaluated]));`;
    expect(await answered(`${how}-batch.mjs`, program)).toBe("[0,20]");
  });

  test("nothing but the entries can be reached", async () => {
    const program = `const reached = (name) => import(name).then(() => "reached", ({ code }) => code);
      process.stdout.write(await reached("zhucun/dist/cli.js"));`;
    expect(await answered("closed.mjs", program)).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});

describe("TypeScript", () => {
  /** Uses that must not be accepted: had the types got lost, they would be. */
  const misuse = `import { evaluateAnnual, type Ledger } from "zhucun";
    import { luojiang } from "zhucun/rubrics/luojiang";
    export const wrong = (ledger: Ledger): void => {
      // @ts-expect-error a question names its year
      evaluateAnnual(luojiang, ledger, {});
      // @ts-expect-error a team is not a number
      evaluateAnnual(luojiang, ledger, { year: 2022 }).team satisfies number;
      // @ts-expect-error schemes are read-only
      luojiang.id = "other";
    };`;
  const required = `import zhucun = require("zhucun");
    export const total = (scheme: zhucun.Scheme, ledger: zhucun.Ledger): string =>
      zhucun.evaluateTerm(scheme, ledger, {}).total;`;
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    target: "ES2022",
    lib: ["ES2022", "DOM"],
    types: [],
    noEmit: true,
    skipLibCheck: false,
  };

  const checked = async (name: string, options: object, files: Readonly<Record<string, string>>) => {
    const folder = join(consumer.folder, name);
    mkdirSync(folder);
    const config = { compilerOptions: { ...strict, ...options }, files: Object.keys(files) };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    return node([join(root, "node_modules/typescript/bin/tsc"), "-p", folder], folder);
  };
  const answers = readFileSync(join(root, "test/package/answers.ts"), "utf8");
  const policy = readFileSync(join(root, "test/package/policy-answers.ts"), "utf8");
  const fine = { code: 0, out: "", err: "" };

  test("a strict NodeNext project type-checks, as a module and as CommonJS", async () => {
    const both = { "answers.mts": answers, "answers.cts": answers, "misuse.mts": misuse, "misuse.cts": misuse };
    const files = { ...both, "policy.mts": policy, "policy.cts": policy, "required.cts": required };
    expect(await checked("nodenext", { module: "NodeNext", moduleResolution: "NodeNext" }, files)).toEqual(fine);
  });

  test("a strict project for bundlers type-checks", async () => {
    const options = { module: "ESNext", moduleResolution: "bundler" };
    expect(
      await checked("bundler", options, { "answers.ts": answers, "policy.ts": policy, "misuse.ts": misuse }),
    ).toEqual(fine);
  });
});

describe("a bundle for the browser", () => {
  /** Bundles a module that stands in the project's folder: its size, its size when it is sent, its packages. */
  const bundled = async (contents: string) => {
    const { outputFiles, metafile } = await build({
      stdin: { contents, resolveDir: consumer.folder },
      bundle: true,
      minify: true,
      charset: "utf8",
      platform: "browser",
      format: "esm",
      target: "es2022",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    const [output] = outputFiles;
    if (output === undefined) throw new Error("esbuild wrote nothing");
    const inputs = Object.entries(metafile.inputs);
    const imports = inputs.flatMap(([, input]) => input.imports.map(({ path }) => path));
    const packages = inputs.map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? "");
    return {
      size: output.contents.byteLength,
      sent: gzipSync(output.contents, { level: 9 }).byteLength,
      text: output.text,
      imports,
      packages: [...new Set(packages)].filter((name) => name !== "").sort(),
    };
  };

  test("holds the library and its four packages: no Node, no YAML, no terminal", async () => {
    const { packages, imports, text } = await bundled('export { evaluateAnnual } from "zhucun";');
    expect(packages).toEqual(["date-fns", "immer", "ts-pattern", "zhucun", "zod"]);
    expect(imports.filter((path) => path.startsWith("node:"))).toEqual([]);
    expect(text).not.toMatch(/\bfrom ?"|\brequire\("|\bimport\(/);
  });

  test("holds only what is asked for: to read schemes takes less than everything", async () => {
    const whole = await bundled('export * from "zhucun";');
    const some = await bundled('export { parseScheme } from "zhucun";');
    const none = await bundled('import "zhucun";');
    expect(some.size).toBeLessThan(whole.size * 0.9);
    expect(some.text).not.toContain("naturalGrade");
    expect(none.size).toBe(0);
  });

  test("stays small enough for a page", async () => {
    const { size, sent } = await bundled('export { evaluateAnnual } from "zhucun";');
    console.info(`evaluateAnnual alone: ${size} bytes minified, ${sent} with gzip`);
    expect(sent).toBeLessThan(130_000);
  });

  test("carries the first scheme only where it is imported", async () => {
    const { text } = await bundled('export * from "zhucun";');
    expect(text).not.toContain("政策宣讲");
    const { text: both, packages } = await bundled('export * from "zhucun/rubrics/luojiang";');
    expect(both).toContain("政策宣讲");
    expect(packages).toEqual(["zhucun"]);
  });
});
