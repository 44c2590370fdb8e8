/** Rows of facts from NDJSON and CSV files, read as streams: each with its line, its team and the fact as it was written. */
import { type Problem, problem } from "../../model/problem";
import type { World } from "../world";
import { csvRows } from "./csv";
import { jsonProblem } from "./document";
import { endingOf, unreadable } from "./files";
import { walkJson } from "./json-text";
import { linesOf } from "./lines";
import { foundOf, type ObjectRow, type Row, rowOf } from "./row";

/** The endings of files of facts. */
export const rowEndings: readonly string[] = ["ndjson", "csv"];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const keysWritten = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** Keys that stand twice: JSON readers keep the last in silence. Counting first keeps this cheap. */
const twiceIn = (text: string, value: Readonly<Record<string, unknown>>): Problem[] => {
  const inside = Object.values(value).filter(isObject);
  const held = [value, ...inside].reduce((total, one) => total + Object.keys(one).length, 0);
  let written = 0;
  for (const [, colon] of text.matchAll(keysWritten)) if (colon !== undefined) written += 1;
  if (written === held) return [];
  const problems: Problem[] = [];
  walkJson(text, (path, _, twice) => {
    if (twice) problems.push(problem("duplicate-key", path, { name: String(path.at(-1)) }));
  });
  return problems;
};

const parsed = (text: string): { value: unknown } | { problem: Problem } => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: jsonProblem(text, walkJson(text) ?? text.length) };
  }
};

const ndjsonRow = (text: string, file: string, line: number): ObjectRow[] => {
  const read = parsed(text);
  const wrong = (one: Problem): ObjectRow => ({ line, problem: { ...one, file, line } });
  if ("problem" in read) return [wrong(read.problem)];
  if (!isObject(read.value)) {
    const expected = { zh: "一条记录（若干字段）", en: "a fact: keys with values" };
    return [wrong(problem("wrong-type", [], { expected, found: foundOf(read.value) }))];
  }
  return [...twiceIn(text, read.value).map(wrong), { line, value: read.value }];
};

async function* ndjsonRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<ObjectRow> {
  for await (const line of linesOf(bytes, file)) {
    if ("problem" in line) yield line;
    else if (line.text.trim() !== "") yield* ndjsonRow(line.text, file, line.line);
  }
}

async function* teamRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  for await (const row of ndjsonRows(bytes, file)) yield "problem" in row ? row : rowOf(row.value, file, row.line);
}

/** All objects of an NDJSON file, one a line. */
export async function* objectsOf(world: World, file: string): AsyncGenerator<ObjectRow> {
  try {
    yield* ndjsonRows(world.read(file), file);
  } catch (error) {
    yield { line: 1, problem: unreadable(file, error) };
  }
}

/** All rows of a file of facts. */
export async function* rowsOf(world: World, file: string): AsyncGenerator<Row> {
  try {
    const bytes = world.read(file);
    yield* endingOf(file) === "csv" ? csvRows(bytes, file) : teamRows(bytes, file);
  } catch (error) {
    yield { line: 1, problem: unreadable(file, error) };
  }
}
