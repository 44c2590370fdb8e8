/**
 * What policy staff do with the first scheme, from the built entry `zhucun/policy`, in a real Chromium: every answer is the answer of
 * Node to the byte, and nothing of Node is there.
 * Seen to fail: with a colon in `dist/policy.js` that is another where there is no `process`, the mutants part at that letter; with
 * a `globalThis.Buffer ??= {}` in it, the page has something of Node.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { builtinModules } from "node:module";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { type Ended, node, type Project, project, root } from "../package/built";
import type { Given, Part } from "../package/policy-answers";
import { type Bundle, bundleIn, isFound, launch, notFound, open, serve, type Tab } from "./chromium";

const folder = join(root, "rubrics/luojiang/cases");
const given: Given = {
  cases: readdirSync(folder).map((file) => ({ file, value: parse(readFileSync(join(folder, file), "utf8")) })),
  leaveOut: "warnings-tried.yaml",
};

const inNode = `import { readFileSync, writeFileSync } from "node:fs";
  import { policyAnswers } from "./policy-answers.mjs";
  const given = JSON.parse(readFileSync("given.json", "utf8"));
  for (const [part, answer] of Object.entries(policyAnswers))
    writeFileSync("said-" + part + ".json", JSON.stringify(answer(given)));`;

const inPage = `import { policyAnswers } from "./policy-answers.mjs";
  import given from "./given.json";
  globalThis.ask = (part) => JSON.stringify(policyAnswers[part](given));`;

/** Whatever Node has and a browser has not. */
const ofNode = ["process", "require", "module", "exports", "Buffer", "global", "setImmediate", "__dirname"];

/** Where two long texts part, with what stands around; undefined where they are the same. */
const parting = (one: string, other: string): string | undefined => {
  if (one === other) return undefined;
  const same = (length: number): boolean => one.slice(0, length) === other.slice(0, length);
  let [from, to] = [0, Math.min(one.length, other.length)];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    if (same(middle)) from = middle;
    else to = middle - 1;
  }
  const around = (text: string): string => text.slice(Math.max(0, from - 60), from + 60);
  return `at ${from}: ${around(one)} | ${around(other)}`;
};

/** That an answer is about something: figures of the first scheme below which it would not be the whole. */
const list = z.array(z.unknown());
const holdsEnough: Readonly<Record<Part, z.ZodType>> = {
  describing: z.looseObject({ zh: z.string().min(10_000), en: z.string().min(10_000), sentences: list.min(300) }),
  cases: z.looseObject({
    outcomes: z.array(z.looseObject({ differences: list.max(0), refused: list })).min(200),
    broken: z.looseObject({ ok: z.literal(false) }),
    strange: z.looseObject({ ok: z.literal(false) }),
  }),
  coverage: z.looseObject({ coverage: z.looseObject({ reached: list.min(500), untried: list.max(0) }) }),
  skeletons: z.looseObject({
    untried: list.min(12),
    written: z.looseObject({ file: z.looseObject({ cases: list.min(1) }) }),
  }),
  mutants: z.looseObject({
    mutants: list.min(500),
    run: z.looseObject({ failing: list.max(0), verdicts: list.min(500) }),
    killed: list.min(10),
    proved: list.min(10),
  }),
  comparing: z.looseObject({
    differences: list.min(4),
    impact: z.looseObject({ compared: z.int().min(50), teams: list.min(10) }),
    attributions: list.min(5),
    gate: z.looseObject({ passes: z.literal(false) }),
    refused: z.looseObject({ ok: z.literal(false) }),
  }),
  checking: z.looseObject({
    examination: z.looseObject({ bounds: list.min(39), verdicts: list.min(50), accepted: list.min(1) }),
    remarks: list.min(1),
  }),
};
const parts = Object.keys(holdsEnough).map((name) => name as Part); // the record has every part and no other key

const withBrowser = () => {
  let consumer: Project;
  let bundle: Bundle;
  let server: Server;
  let browser: Browser;
  let tab: Tab;
  /** Node answers while the browser does. */
  let answered: Promise<Ended>;

  beforeAll(async () => {
    consumer = await project();
    writeFileSync(join(consumer.folder, "given.json"), JSON.stringify(given));
    writeFileSync(join(consumer.folder, "policy.mjs"), inNode);
    answered = node(["policy.mjs"], consumer.folder);
    bundle = await bundleIn(consumer.folder, inPage);
    server = await serve(bundle);
    browser = await launch();
    tab = await open(browser, server, { timezoneId: "Pacific/Kiritimati", locale: "ar-EG", policy: "strict" });
  }, 300_000);
  afterAll(async () => {
    await answered;
    await browser?.close();
    server?.close();
    consumer?.remove();
  }, 300_000);

  test.each(parts)("answers about %s as Node does, to the byte", { timeout: 300_000 }, async (part) => {
    const said = z.string().parse(await tab.page.evaluate(`ask(${JSON.stringify(part)})`));
    expect(await answered).toEqual({ code: 0, out: "", err: "" });
    const expected = readFileSync(join(consumer.folder, `said-${part}.json`), "utf8");
    expect(holdsEnough[part].safeParse(JSON.parse(expected)).error?.issues).toBeUndefined();
    expect(parting(said, expected)).toBeUndefined();
    expect(tab.wrong).toEqual([]);
  });

  test("has nothing of Node, neither in the page nor in what it loads", async () => {
    const there = await tab.page.evaluate(`${JSON.stringify(ofNode)}.filter((name) => name in globalThis)`);
    expect(there).toEqual([]);
    const imports = Object.values(bundle.inputs).flatMap((input) => input.imports.map(({ path }) => path));
    const builtin = new Set(builtinModules);
    expect(imports.filter((path) => path.startsWith("node:") || builtin.has(path))).toEqual([]);
    const packages = Object.keys(bundle.inputs).map(
      (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? "",
    );
    expect([...new Set(packages)].filter((name) => name !== "").sort()).toEqual([
      "date-fns",
      "immer",
      "ts-pattern",
      "zhucun",
      "zod",
    ]);
  });

  test("could not have anything of Node: a program that asks for it does not bundle", async () => {
    const asking = `import { sep } from "node:path"; import "zhucun/policy"; globalThis.ask = () => sep;`;
    await expect(bundleIn(consumer.folder, asking)).rejects.toThrow("node:path");
  });
};

describe("the policy room in a real Chromium", () => {
  if (isFound) withBrowser();
  else test.skip(notFound, () => {});
});
