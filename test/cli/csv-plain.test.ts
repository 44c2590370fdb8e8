/** CSV as a batch reads it: plain lines byte by byte, all others as every command reads them, and both alike. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import type { FeedRow } from "../../src/batch/disk/index";
import type { Line } from "../../src/batch/line";
import { lineTaker } from "../../src/batch/split";
import { booleanColumns, chineseColumns, chineseValues, integerColumns } from "../../src/cli/columns";
import { csvReader } from "../../src/cli/read/csv";
import { plainWriter } from "../../src/cli/read/csv-plain";
import { inputsOf } from "../../src/cli/read/feeds";
import type { Row } from "../../src/cli/read/row";
import { rowsOf } from "../../src/cli/read/rows";
import { shuffled, type Whims, whims } from "../batch/written";
import { worldOn } from "./world";

const textOf = ({ bytes, from, to }: Line): string => new TextDecoder().decode(bytes.subarray(from, to));

/** What is written for the second line of a table, or undefined where it is not plain. */
const writtenFor = (line: string | Uint8Array, header: string): string | undefined => {
  const reader = csvReader("a.csv");
  reader.see({ line: 1, text: header });
  const [written] = lineTaker("a.csv")
    .push(Buffer.concat([Buffer.from(line), Buffer.from("\n")]))
    .map(plainWriter(reader.columns() ?? []));
  return written === undefined ? undefined : textOf(written);
};

describe("a plain line of CSV", () => {
  const header = "team,编号,kind,day,recorded,by,来源,for,arrival,有效,votes.yes,票数.满意";
  const front = "t1,f1,计次,2022-05-01,2022-05-02,王";
  const written = '{"team":"t1","kind":"count","id":"f1","day":"2022-05-01","recorded":"2022-05-02","by":"王"';

  test.each([
    [`${front},,,,,,`, `${written}}`],
    [`${front},,,,,,\r`, `${written}}`],
    [
      `${front},会议记录（二）,2022,是,否,12,0`,
      `${written},"source":"会议记录（二）","for":2022,"arrival":true,"valid":false,"votes":{"yes":12,"satisfied":0}}`,
    ],
    [`${front},,,否,true,,`, `${written},"valid":true}`],
    [`${front},a b,,,,,7`, `${written},"source":"a b","votes":{"satisfied":7}}`],
  ])("is written byte by byte: %s", (line, expected) => {
    expect(writtenFor(line, header)).toBe(expected);
  });

  test.each([
    ["a quote", `${front},"a",,,,,`],
    ["what JSON escapes", `${front},a\\b,,,,,`],
    ["a control character", `${front},a\u0000b,,,,,`],
    ["a tab", `${front},a\tb,,,,,`],
    ["a blank before a cell", `${front}, a,,,,,`],
    ["a blank behind a cell", `${front},a ,,,,,`],
    ["an ideographic space", `${front},\u3000a,,,,,`],
    ["a space that does not break", `${front},a\u00a0,,,,,`],
    ["a byte order mark", `${front},a\ufeff,,,,,`],
    ["a number with zeros before it", `${front},,02022,,,,`],
    ["a number below zero", `${front},,,,,-1,`],
    ["more digits than are exact", `${front},,,,,${"1".repeat(16)},`],
    ["no number", `${front},,x,,,,`],
    ["capitals for true", `${front},,,TRUE,,,`],
    ["a cell too many", `${front},,,,,,,`],
    ["a cell too few", `${front},,,,,`],
    ["no team", `${front.replace("t1", "")},,,,,,`],
    ["no kind", `${front.replace("计次", "")},,,,,,`],
    ["nothing", ""],
    ["only commas", ",,,,,,,,,,,"],
    ["more than fits", `${front},${"x".repeat(70_000)},,,,,`],
  ])("is not one with %s", (_, line) => {
    expect(writtenFor(line, header)).toBeUndefined();
  });

  test("is UTF-8", () => {
    const [before, behind] = [Buffer.from("t1,f1,count,2022-05-01,2022-05-02,"), Buffer.from(",,,,,,")];
    for (const bytes of [[0xff], [0xe7, 0x8e], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0x8b]])
      expect(writtenFor(Buffer.concat([before, Buffer.from(bytes), behind]), header)).toBeUndefined();
  });

  test("has no more columns than there is room for", () => {
    const votes = Array.from({ length: 300 }, (_, at) => `votes.c${at}`);
    const cells = (count: number) => `t1,f1,count,,,${",1".repeat(count)}`;
    const headerOf = (count: number) => ["team,id,kind,day,recorded,by", ...votes.slice(0, count)].join(",");
    expect(writtenFor(cells(250), headerOf(250))).toContain('"c249":1}}');
    expect(writtenFor(cells(251), headerOf(251))).toBeUndefined();
    const long = `team,id,kind,day,recorded,by,votes.${"x".repeat(70_000)}`;
    expect(writtenFor(cells(1), long)).toBeUndefined();
  });
});

type Told = readonly [line: number, team: string | undefined, held: unknown];

/** What a row is for a batch, whichever way it was read: its line, its team, and its fact or what is wrong with it. */
const toldOfFeed = (row: FeedRow): Told => {
  if ("bytes" in row) {
    const { team, ...value } = JSON.parse(textOf(row));
    return [row.number, team, value];
  }
  return [row.line, row.team, "problem" in row ? row.problem.code : row.value];
};

/** What it is for other commands, which look for a kind later. */
const toldOfFile = (row: Row): Told => {
  if ("problem" in row) return [row.line, row.team, row.problem.code];
  return [row.line, row.team, Object.hasOwn(row.fact, "kind") ? row.fact : "missing-key"];
};

/** The rows of a table as a batch takes them, and how many were plain. */
const rowsOfFeed = async (whole: Uint8Array, size: number) => {
  const pieces = async function* () {
    for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
  };
  const { inputs } = await inputsOf(worldOn({ files: { "a.csv": pieces } }).stage, ["a.csv"], luojiang);
  const [feed] = inputs;
  if (feed === undefined || typeof feed === "string") throw new Error("no feed");
  const rows: Told[] = [];
  let plain = 0;
  for await (const part of feed.rows())
    for (const row of part) {
      rows.push(toldOfFeed(row));
      plain += "bytes" in row ? 1 : 0;
    }
  return { rows, plain };
};

const rowsOfFile = async (whole: Uint8Array): Promise<Told[]> => {
  const rows: Told[] = [];
  for await (const row of rowsOf(worldOn({ files: { "a.csv": whole } }).stage, "a.csv")) rows.push(toldOfFile(row));
  return rows;
};

const required = ["team", "id", "kind", "day", "recorded", "by"];
const others = [...new Set(Object.values(chineseColumns))].filter((key) => !required.includes(key));
const inChinese = new Map(Object.entries(chineseColumns).map(([chinese, english]) => [english, chinese]));

const oddNames = fc.subarray(["votes.__proto__", "votes.2", "", "无此列"]);
/** Columns in any order and in either language, with odd ones among them now and then. */
const headers = fc
  .tuple(
    fc.subarray(others),
    fc.subarray(["votes.satisfied", "票数.基本满意"]),
    fc.oneof(fc.constant([]), oddNames),
    whims(),
  )
  .map(([keys, votes, odd, whim]) => {
    const named = [...required, ...keys].map((key) => (whim() % 2 === 0 ? key : (inChinese.get(key) ?? key)));
    return shuffled([...named, ...votes, ...odd], whim);
  });

const texts = ["t1", "f7", "2022-05-01", "3.5", "台账员", "会议记录（二）", "a b", "__proto__"];
const words = Object.values(chineseValues).flatMap((words) => Object.keys(words));
const oddCells = [
  ...[
    "7",
    "007",
    "-3",
    "1".repeat(16),
    "TRUE",
    "False",
    " a",
    "a ",
    "\u3000a",
    "\u00a0a",
    "a\u00a0",
    "\u1680a",
    "a\u2003",
    "\ufeff",
    "“x”",
    "é",
    "¥",
  ],
  ...['"q"', '"a,b"', '"a ""b"""', '"q', 'q"', "a\\b", "\t", "\u0001", "\u2028", "\ud83d\ude00"],
];

/** What machines write in a column. */
const orderly = (name: string, whim: Whims): string => {
  const key = chineseColumns[name] ?? name;
  const holds = /votes|票数/.test(key) || integerColumns.has(key) ? ["7", "0", "2022"] : [...texts, ...words];
  const cells = booleanColumns.has(key) ? ["是", "否", "true", "false"] : holds;
  const filled = required.includes(key) || whim() % 4 === 0;
  return filled ? (cells[whim() % cells.length] ?? "") : "";
};

/** A line for the columns: every other one has an odd cell, and now and then one has a cell too many or too few. */
const lineOf = (header: readonly string[], odd: readonly string[], whim: Whims): string => {
  const cells = header.map((name) => orderly(name, whim));
  if (whim() % 2 === 0) return cells.join(",");
  cells[whim() % cells.length] = odd[whim() % odd.length] ?? "";
  return ([[...cells, ""], cells.slice(1)][whim() % 20] ?? cells).join(",");
};

test("a batch reads CSV as all other commands do", async () => {
  let [plain, all] = [0, 0];
  const anything = fc.array(fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\n\r,]/g, "")));
  await fc.assert(
    fc.asyncProperty(
      headers,
      anything,
      whims(),
      fc.nat(12),
      fc.integer({ min: 1, max: 400 }),
      async (header, cells, whim, count, size) => {
        const ending = whim() % 2 === 0 ? "\n" : "\r\n";
        const lines = Array.from({ length: count }, () => lineOf(header, [...oddCells, ...cells], whim));
        const whole = Buffer.from([header.join(","), ...lines].map((line) => line + ending).join(""));
        const spoilt = whim() * whim();
        if (spoilt < whole.length) whole[spoilt] = 0xff;
        const fed = await rowsOfFeed(whole, size);
        expect(fed.rows).toEqual(await rowsOfFile(whole));
        plain += fed.plain;
        all += fed.rows.length;
      },
    ),
    { numRuns: 1000 },
  );
  // Both ways are gone often.
  expect(plain).toBeGreaterThan(all / 10);
  expect(all - plain).toBeGreaterThan(all / 10);
});
