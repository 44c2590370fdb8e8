/** Rows of facts from NDJSON and CSV files, read as streams: each with its line, its team and the fact as it was written. */
import { objectIn } from "../../model/json-line";
import type { World } from "../world";
import { csvRows } from "./csv";
import { endingOf, unreadable } from "./files";
import { linesOf } from "./lines";
import { type ObjectRow, type Row, rowOf } from "./row";

/** The endings of files of facts. */
export const rowEndings: readonly string[] = ["ndjson", "csv"];

const ndjsonRow = (text: string, file: string, line: number): ObjectRow[] => {
  const { value, problems } = objectIn(text);
  const wrong = problems.map((one): ObjectRow => ({ line, problem: { ...one, file, line } }));
  return value === undefined ? wrong : [...wrong, { line, value }];
};

async function* ndjsonRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<ObjectRow> {
  for await (const lines of linesOf(bytes, file))
    for (const line of lines)
      if ("problem" in line) yield line;
      else if (line.text.trim() !== "") yield* ndjsonRow(line.text, file, line.line);
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
