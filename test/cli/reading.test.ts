/** How lines, cells, JSON and YAML are read: what is told, and where. */
import { parse as csvParse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, LineCounter, parseDocument } from "yaml";
import { csvRows } from "../../src/cli/read/csv";
import { type Cells, cellsOf, type OpenCells } from "../../src/cli/read/csv-cells";
import { folderOf, unreadable, within } from "../../src/cli/read/files";
import { type Line, linesOf } from "../../src/cli/read/lines";
import { jsonLines, placed, yamlLines } from "../../src/cli/read/place";
import { longestLine } from "../../src/model/json-line";
import { walkJson } from "../../src/model/json-text";
import { problem, type Step } from "../../src/model/problem";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* cut(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const readLines = async (pieces: AsyncIterable<Uint8Array>): Promise<Line[]> => {
  const lines: Line[] = [];
  for await (const some of linesOf(pieces, "f")) lines.push(...some);
  return lines;
};
const texts = (lines: readonly Line[]): string[] =>
  lines.map((line) => ("text" in line ? line.text : line.problem.code));

describe("lines", () => {
  test("are the same however the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n\uFEFF]/g, ""))),
        fc.integer({ min: 1, max: 9 }),
        async (rows, size) => {
          const whole = bytes(rows.map((row) => `${row}\n`).join(""));
          expect(texts(await readLines(cut(whole, size)))).toEqual(rows);
        },
      ),
    );
  });

  test("may begin with a byte order mark and end with CR LF", async () => {
    const lines = await readLines(cut(bytes("\uFEFFa\r\nb\r\n\r\nc"), 100));
    expect(lines).toEqual([
      { line: 1, text: "a" },
      { line: 2, text: "b" },
      { line: 3, text: "" },
      { line: 4, text: "c" },
    ]);
  });

  test("that are too long are told, and the rest is read", async () => {
    const long = `a\n${"x".repeat(longestLine + 1)}\n${"y".repeat(longestLine)}\nb`;
    const lines = await readLines(cut(bytes(long), 65_536));
    expect(texts(lines).map((text) => text.slice(0, 20))).toEqual(["a", "line-too-long", "y".repeat(20), "b"]);
  });

  test("of 300 MB without an end take no memory", async () => {
    const piece = new Uint8Array(65_536).fill(0x78);
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 4800; index++) yield piece;
    }
    const before = process.memoryUsage().arrayBuffers;
    const lines = await readLines(endless());
    expect(texts(lines)).toEqual(["line-too-long"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  test("that are not UTF-8 end the file", async () => {
    const gbk = new Uint8Array([0x61, 0x0a, 0xc7, 0xe0, 0xca, 0xaf, 0x0a, 0x62, 0x0a]);
    const lines = await readLines(cut(gbk, 100));
    expect(texts(lines)).toEqual(["a", "not-utf8"]);
    expect(lines[1]?.line).toBe(2);
  });
});

/** All cells of a record, the empty ones too. */
const allOf = ({ count, places, texts }: Cells): string[] =>
  Array.from({ length: count }, (_, place) => texts[places.indexOf(place)] ?? "");

/** All records of a CSV text by our reader of cells. */
const recordsOf = (text: string): string[][] => {
  const records: string[][] = [];
  let open: OpenCells | undefined;
  for (const line of text.split("\n")) {
    const read = cellsOf(line, open);
    if (read.kind === "stray-quote") throw new Error("stray quote");
    open = read.kind === "open" ? read.open : undefined;
    if (read.kind === "cells") records.push(allOf(read.cells));
  }
  return records;
};

const cell = fc.string({ unit: fc.constantFrom("a", "村", ",", '"', "\n", " ", ";") });
const written = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe("cells", () => {
  test("are those that csv-parse reads", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const text = table.map((row) => row.map(written).join(",")).join("\n");
        expect(recordsOf(text)).toEqual(csvParse(text, { relax_column_count: true }));
        expect(recordsOf(text)).toEqual(table);
      }),
    );
  });

  test("may have blanks around their quotes", () => {
    expect(recordsOf('a , "b" ,c')).toEqual([["a ", "b", "c"]]);
    expect(recordsOf('"b"  ')).toEqual([["b"]]);
    expect(recordsOf("")).toEqual([[""]]);
    expect(recordsOf('"a",')).toEqual([["a", ""]]);
  });

  test("are kept where they are filled", () => {
    const cells = { count: 5, places: [1, 3], texts: ["a", "b"] };
    for (const line of [",a,,b,", ',"a","",b,']) expect(cellsOf(line)).toEqual({ kind: "cells", cells });
  });

  test.each(['5" pipe,b', '"a"b,c'])("do not hold a stray quote: %s", (line) => {
    expect(cellsOf(line)).toEqual({ kind: "stray-quote" });
  });
});

/** Where the rows of a CSV file stand, or what is wrong there. */
const rowsIn = async (text: string): Promise<string[]> => {
  const bytes = cut(new TextEncoder().encode(text), 100);
  const rows: string[] = [];
  for await (const row of csvRows(bytes, "a.csv"))
    rows.push("fact" in row ? `${row.line} ${row.fact["id"]}` : `${row.line} ${row.problem.code}`);
  return rows;
};

const rowOf = (id: number, source: string): string => `t,f${id},count,2022-01-01,2022-01-01,b,${source}`;

describe("rows of CSV", () => {
  test.each(['"t', 't"', '"', '"t"x'])("lose no other where a quote is too many: %s", async (front) => {
    const texts = ["", '"over\ntwo lines"', '"a, ""b"""', "plain"];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...texts), { maxLength: 250 }), fc.nat(), async (sources, place) => {
        const at = place % (sources.length + 1);
        const rows = sources.map((source, id) => rowOf(id, source));
        const broken = rowOf(999, "").replace("t", front);
        const table = ["team,id,kind,day,recorded,by,source", ...rows.slice(0, at), broken, ...rows.slice(at)];
        const told = await rowsIn(table.join("\n"));
        const facts = told.filter((row) => row.includes(" f"));
        expect(facts.map((row) => row.split(" ")[1])).toEqual(sources.map((_, id) => `f${id}`));
      }),
      { numRuns: 40 },
    );
  });
});

describe("columns of CSV", () => {
  const names = ["工作队", "id", "类型", "day", "登记日期", "by"];
  const table = (separator: string) =>
    [names, ["t", "f1", "计次", "2022-01-01", "2022-01-01", "b"]].map((row) => row.join(separator)).join("\n");

  test.each([";", "；", "，", "\t", "|", "; "])(
    "that are separated by %j are told once, and nothing is read",
    async (separator) => {
      expect(await rowsIn(table(separator))).toEqual(["1 column-separator"]);
    },
  );

  test("are separated by commas, whatever else a name holds", async () => {
    expect(await rowsIn(table(","))).toEqual(["2 f1"]);
    expect(await rowsIn("a;b")).toEqual(["1 unknown-column", ...Array(6).fill("1 missing-column")]);
    expect(await rowsIn(table(",").replace("by", "by;of"))).toEqual(["1 unknown-column", "1 missing-column"]);
  });
});

describe("a walk through JSON", () => {
  test("ends where JSON.parse ends", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.nat(),
        fc.constantFrom("", "}", ",", '"', "x", "1", " "),
        (text, at, put) => {
          const place = at % (text.length + 1);
          const broken = text.slice(0, place) + put + text.slice(place + (at % 2));
          const isJson = (() => {
            try {
              JSON.parse(broken);
              return true;
            } catch {
              return false;
            }
          })();
          expect(walkJson(broken) === undefined).toBe(isJson);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ["[1 2]", 3],
    ['"a\nb"', 2],
    ['"a\\x"', 2],
    ['"a', 2],
    ["", 0],
    ["{a:1}", 1],
    ["[1]]", 3],
    [`${"[".repeat(70)}${"]".repeat(70)}`, 65],
  ])("%s stops at %d", (text, offset) => {
    expect(walkJson(text)).toBe(offset);
  });

  test("meets each key with its place, and tells the second of two", () => {
    const met: [string, number, boolean][] = [];
    walkJson('{"a":[{"b":1,"b":2}]}', (path, offset, twice) => met.push([path.join("."), offset, twice]));
    expect(met).toEqual([
      ["a", 1, false],
      ["a.0", 6, false],
      ["a.0.b", 7, false],
      ["a.0.b", 13, true],
    ]);
  });
});

describe("paths", () => {
  test("are joined and taken apart with any slash", () => {
    expect([within("a/", "b"), within(".", "b"), within("/", "b"), within("a\\", "b"), within("", "b")]).toEqual([
      "a/b",
      "b",
      "/b",
      "a/b",
      "b",
    ]);
    expect([folderOf("a/b.yaml"), folderOf("b.yaml"), folderOf("/b"), folderOf("a\\b")]).toEqual(["a", ".", "/", "a"]);
  });

  test("that the disk refuses are problems; other errors are thrown on", () => {
    const refusal = (code: string) => Object.assign(new Error(), { code });
    expect(unreadable("f", refusal("EACCES")).message.en).toBe("Cannot be read or written: permission denied.");
    expect(unreadable("f", refusal("EIO")).message.en).toBe("Cannot be read or written: the disk refused.");
    expect(unreadable("f", refusal("ENOENT")).code).toBe("no-such-file");
    expect(() => unreadable("f", new TypeError("ours"))).toThrow("ours");
  });
});

describe("the line of a path", () => {
  const inYaml = (text: string, ...paths: readonly (readonly Step[])[]) => {
    const counter = new LineCounter();
    return yamlLines(parseDocument(text, { lineCounter: counter }), counter)(paths);
  };

  test("in YAML is that of its key, or of its entry in a list", () => {
    const text = "a: 1\nlist:\n  - x\n  - b: 2\n    c: 3\n";
    expect(inYaml(text, [], ["a"], ["list"], ["list", 0], ["list", 1, "c"])).toEqual([1, 1, 2, 3, 5]);
  });

  test("in YAML that leads nowhere is the deepest on its way", () => {
    const text = "a: 1\nlist:\n  - x\n  - y\nempty:\n";
    expect(inYaml(text, ["none"], ["list", 9], ["list", "x"], ["list", 1, "c"], ["empty", "c"], ["a", 0])).toEqual([
      1, 2, 2, 4, 5, 1,
    ]);
  });

  test("in YAML goes on where an alias points to, and takes no key that is no scalar", () => {
    const text = "base: &own\n  x: 1\nuse: *own\n? [k]\n: 2\n7: seven\nlost: *nowhere\n";
    expect(inYaml(text, ["use", "x"], ["use", "y"], ["k"], [7], ["lost", "x"])).toEqual([2, 3, 1, 6, 7]);
  });

  test("in a document without text is the first", () => {
    expect(inYaml("", ["a"])).toEqual([1]);
    const counter = new LineCounter();
    counter.addNewLine(0);
    expect(yamlLines(new Document({ a: { b: 1 } }), counter)([["a", "b"]])).toEqual([1]);
  });

  test("in JSON is that of its key or entry, or of the deepest on its way", () => {
    const text = '{\n "a": [\n  1,\n  {"b": 2}\n ]\n}';
    expect(jsonLines(text)([[], ["a"], ["a", 1], ["a", 1, "b"], ["a", 1, "c"], ["a", 7], ["z"]])).toEqual([
      1, 2, 4, 4, 4, 2, 1,
    ]);
  });

  test("is said with the file of a problem, the first where nobody knows it", () => {
    const one = problem("ranking-missing", ["ranking"]);
    expect(placed([one], "f.yaml", () => [3])).toEqual([{ ...one, file: "f.yaml", line: 3 }]);
    expect(placed([one], "f.yaml", () => [])).toEqual([{ ...one, file: "f.yaml", line: 1 }]);
  });
});
