/** The house keeps its law; and the test of it can fail: every breach is seen on a small bad source. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { breachesOf, rooms, type Sources } from "./architecture";

const root = fileURLToPath(new URL("../src", import.meta.url));
const sources: Sources = Object.fromEntries(
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

describe("the sources", () => {
  test("are seen: every room that is built has files", () => {
    const seen = new Set(Object.keys(sources).map((path) => path.split("/")[0]));
    expect([...seen].filter((room) => room === undefined || !Object.hasOwn(rooms, room))).toEqual([]);
    for (const room of ["model", "engine", "report", "cli", "index.ts"]) expect(seen).toContain(room);
    expect(Object.keys(sources).length).toBeGreaterThan(50);
  });

  test("keep the law", () => {
    expect(breachesOf(sources)).toEqual([]);
  });
});

/** [what is done, the file it is done in, the source, the breach that is seen] */
const bad: readonly (readonly [string, string, string, string])[] = [
  [
    "model imports from engine",
    "model/a.ts",
    'import { b } from "../engine/b";',
    "model/a.ts:1: may not import from engine",
  ],
  [
    "model imports a type from report",
    "model/a.ts",
    'import type { B } from "../report/b";',
    "model/a.ts:1: may not import from report",
  ],
  [
    "engine imports from report",
    "engine/a.ts",
    '\nexport { b } from "../report/b";',
    "engine/a.ts:2: may not import from report",
  ],
  [
    "engine imports from cli, later",
    "engine/a.ts",
    'const b = () => import("../cli/b");',
    "engine/a.ts:1: may not import from cli",
  ],
  [
    "engine names a type of policy",
    "engine/a.ts",
    'type B = import("../policy/b").B;',
    "engine/a.ts:1: may not import from policy",
  ],
  [
    "report imports from engine",
    "report/a.ts",
    'import { b } from "../engine/b";',
    "report/a.ts:1: may not import from engine",
  ],
  [
    "engine reaches out of the house",
    "engine/a.ts",
    'import { b } from "../../rubrics/b";',
    "engine/a.ts:1: may not import from rubrics",
  ],
  ["engine uses zod", "engine/a.ts", 'import { z } from "zod";', "engine/a.ts:1: may not use the package zod"],
  [
    "model uses ts-pattern",
    "model/a.ts",
    'import { match } from "ts-pattern";',
    "model/a.ts:1: may not use the package ts-pattern",
  ],
  [
    "another file of model than calendar uses date-fns",
    "model/a.ts",
    'import { addDays } from "date-fns";',
    "model/a.ts:1: may not use the package date-fns",
  ],
  [
    "and the holiday data",
    "model/a.ts",
    'import data from "chinese-days/dist/chinese-days.json";',
    "model/a.ts:1: may not use the package chinese-days/dist/chinese-days.json",
  ],
  [
    "another file of model than change uses immer",
    "model/a.ts",
    'import { produce } from "immer";',
    "model/a.ts:1: may not use the package immer",
  ],
  [
    "model uses node",
    "model/a.ts",
    'import { readFileSync } from "node:fs";',
    "model/a.ts:1: may not use the package node:fs",
  ],
  ["report uses YAML", "report/a.ts", 'import { parse } from "yaml";', "report/a.ts:1: may not use the package yaml"],
  [
    "batch uses node",
    "batch/a.ts",
    'import { openSync } from "node:fs";',
    "batch/a.ts:1: may not use the package node:fs",
  ],
  [
    "batch imports its disk",
    "batch/a.ts",
    'import { b } from "./disk/b";',
    "batch/a.ts:1: may not import from batch/disk",
  ],
  [
    "another file of the disk than parquet uses the writer of Parquet",
    "batch/disk/a.ts",
    'import { ParquetWriter } from "hyparquet-writer";',
    "batch/disk/a.ts:1: may not use the package hyparquet-writer",
  ],
  [
    "the front door shows the disk of batch",
    "index.ts",
    'export { b } from "./batch/disk/b";',
    "index.ts:1: may not import from batch/disk",
  ],
  ["batch uses YAML", "batch/a.ts", 'import { parse } from "yaml";', "batch/a.ts:1: may not use the package yaml"],
  [
    "cli imports the front door",
    "cli/a.ts",
    'import { b } from "../index";',
    "cli/a.ts:1: imports the front door index.ts",
  ],
  [
    "cli imports the front door as a folder",
    "cli/a.ts",
    'import { b } from "..";',
    "cli/a.ts:1: imports the front door index.ts",
  ],
  ["the front door shows cli", "index.ts", 'export { a } from "./cli/a";', "index.ts:1: may not import from cli"],
  ["engine asks the clock", "engine/a.ts", "const a = Date.now();", "engine/a.ts:1: asks Date.now"],
  [
    "engine asks the clock with new Date()",
    "engine/a.ts",
    "const a = new Date();",
    "engine/a.ts:1: asks the clock with new Date()",
  ],
  ["or without brackets", "engine/a.ts", "const a = new Date;", "engine/a.ts:1: asks the clock with new Date()"],
  ["report throws dice", "report/a.ts", "const a = Math.random();", "report/a.ts:1: asks Math.random"],
  ["model speaks to the console", "model/a.ts", 'console.log("a");', "model/a.ts:1: reaches for console"],
  ["policy looks at the process", "policy/a.ts", "const a = process.env;", "policy/a.ts:1: reaches for process"],
  ["the front door requires", "index.ts", 'const a = require("b");', "index.ts:1: reaches for require"],
  ["any", "cli/a.ts", "const a = (b: any) => b;", "cli/a.ts:1: uses any"],
  [
    "as without a reason",
    "cli/a.ts",
    "const b = 1;\nconst a = b as string;",
    "cli/a.ts:2: uses `as string` without a reason beside it",
  ],
  ["angle brackets", "cli/a.ts", "const a = <string>b;", "cli/a.ts:1: asserts a type in angle brackets"],
  ["eval", "cli/a.ts", 'eval("1");', "cli/a.ts:1: calls eval"],
  ["new Function", "cli/a.ts", 'const a = new Function("return 1");', "cli/a.ts:1: calls Function"],
  ["a file named utils", "model/utils.ts", "", "model/utils.ts: has a name that says nothing"],
  ["a folder named helpers", "engine/helpers/a.ts", "", "engine/helpers/a.ts: has a name that says nothing"],
  ["a file named types", "engine/types.ts", "", "engine/types.ts: has a name that says nothing"],
  ["a file named common", "cli/common.ts", "", "cli/common.ts: has a name that says nothing"],
  ["a room that the house does not have", "services/a.ts", "", "services/a.ts: stands in no room of the house"],
];

/** A house in which every file that the bad sources import is there. */
const house: Sources = {
  "index.ts": 'export { a } from "./model/fine";',
  "model/fine.ts": "export const a = 1;",
  "engine/b.ts": "",
  "report/b.ts": "",
  "policy/b.ts": "",
  "batch/disk/b.ts": "",
  "cli/b.ts": "",
  "cli/a.ts": "",
};

describe("a breach is seen", () => {
  test("none in the small house", () => {
    expect(breachesOf(house)).toEqual([]);
  });

  test.each(bad)("%s", (_, path, text, expected) => {
    expect(breachesOf({ ...house, [path]: text })).toEqual([expected]);
  });

  test("a circle of two, and of three through types, each told once", () => {
    const two = { "model/a.ts": 'import { b } from "./b";', "model/b.ts": 'import { a } from "./a";' };
    expect(breachesOf(two)).toEqual(["goes round in a circle: model/a.ts → model/b.ts → model/a.ts"]);
    const three = {
      "model/a.ts": 'import type { B } from "./b";',
      "model/b.ts": 'export type { C } from "./deep/c";',
      "model/deep/c.ts": 'import { a } from "../a";',
    };
    expect(breachesOf(three)).toEqual([
      "goes round in a circle: model/a.ts → model/b.ts → model/deep/c.ts → model/a.ts",
    ]);
  });
});

describe("what is allowed is not seen as a breach", () => {
  test.each([
    [
      "cli uses node, YAML, the clock and the console",
      "cli/a.ts",
      'import { readFileSync } from "node:fs";\nimport { parse } from "yaml";\nconsole.log(Date.now(), new Date(), process.argv);',
    ],
    [
      "the disk of batch uses node and imports from batch",
      "batch/disk/a.ts",
      'import { openSync } from "node:fs";\nimport { b } from "../b";',
    ],
    ["cli imports the first scheme", "cli/a.ts", 'import { luojiang } from "../../rubrics/luojiang";'],
    [
      "calendar uses date-fns and the holiday data",
      "model/calendar.ts",
      'import { addDays } from "date-fns";\nimport { UTCDateMini } from "@date-fns/utc";\nimport data from "chinese-days/dist/chinese-days.json";',
    ],
    ["change uses immer", "model/change.ts", 'import { produce } from "immer";'],
    ["engine makes a date of a number", "engine/a.ts", "const a = new Date(0);"],
    ["engine has a property named process", "engine/a.ts", "const a = { process: 1 }.process;"],
    ["as const", "model/a.ts", 'const a = ["b"] as const;'],
    [
      "as with its reason on the line before",
      "model/a.ts",
      "// The catalogue ties each code to its words.\nconst a = b as string;",
    ],
    ["as with its reason on the same line", "model/a.ts", "const a = b as string; // what the reader says it is"],
    ["the word any in a sentence", "model/a.ts", "/** Any order gives any result. */\nconst a = 1;"],
  ])("%s", (_, path, text) => {
    expect(breachesOf({ ...house, [path]: text })).toEqual([]);
  });
});
