/** A CSV file of facts for a batch: plain lines are written as NDJSON byte by byte, all others read as every command reads them. */
import type { FeedRow } from "../../batch/disk/index";
import type { Line } from "../../batch/line";
import { problem } from "../../model/problem";
import { csvReader } from "./csv";
import { type PlainWriter, plainWriter } from "./csv-plain";
import { isUnread } from "./files";
import { linesOf, type Line as TextLine } from "./lines";
import type { Row } from "./row";

/** A row without a kind would pass for the head of a team. */
const factRow = (file: string, line: number, team: string, fact: Readonly<Record<string, unknown>>): FeedRow =>
  Object.hasOwn(fact, "kind")
    ? { file, line, team, value: fact }
    : { file, line, team, problem: problem("missing-key", [], { key: "kind" }) };

/** What a row of a CSV file is for a batch. */
const rowOfCsv = (row: Row, file: string): FeedRow =>
  "problem" in row ? { file, ...row, unread: isUnread(row.problem) } : factRow(file, row.line, row.team, row.fact);

/** The rows of a CSV file for a batch, those that a piece of it ends together. */
export async function* csvFeed(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Iterable<FeedRow>> {
  const { see, end, isOver, columns } = csvReader(file);
  let write: PlainWriter | undefined;
  const plainly = (line: Line): Line | undefined => {
    const named = columns();
    if (named === undefined) return undefined;
    write ??= plainWriter(named);
    return write(line);
  };
  const rows = function* (lines: Iterable<TextLine | Line>): Generator<FeedRow> {
    for (const line of lines)
      if ("bytes" in line) yield line;
      else for (const row of see(line)) yield rowOfCsv(row, file);
  };
  for await (const lines of linesOf(bytes, file, plainly)) {
    yield rows(lines);
    if (isOver()) return;
  }
  yield end().map((row) => rowOfCsv(row, file));
}
