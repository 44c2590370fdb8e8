/** Rows of facts from a CSV file: columns with Chinese or English names, cells with Chinese or English words, an empty cell for what is absent. */
import { type Problem, problem } from "../../model/problem";
import { teamColumn } from "../columns";
import { type Cells, cellsOf, type OpenCells } from "./csv-cells";
import { type Header, headerOf, meaningOf } from "./csv-header";
import { type Line, linesOf } from "./lines";
import { type Row, rowOf } from "./row";

/** The most lines that one record may go over; a quote that is never closed would take in the whole file. */
const mostLines = 100;

/** A record of cells with the line where it begins. */
type CsvRecord =
  | { readonly line: number; readonly cells: Cells }
  | { readonly line: number; readonly problem: Problem };

type TextLine = Exclude<Line, { problem: unknown }>;

/** Puts lines together to records: what comes of a line, and of the end of the file. */
const recorder = (file: string) => {
  let open: { readonly first: TextLine; readonly behind: readonly TextLine[]; readonly cells: OpenCells } | undefined;
  /** A record that comes to nothing takes only its first line with it: a quote too many must not swallow the rows behind it. */
  const giveUp = (
    { line }: TextLine,
    behind: readonly TextLine[],
    fault: "stray-quote" | "open-quote",
  ): CsvRecord[] => {
    open = undefined;
    return [{ line, problem: { ...problem("not-csv", [], { fault }), file, line } }, ...behind.flatMap(see)];
  };
  const see = (line: Line): readonly CsvRecord[] => {
    if ("problem" in line) return [line];
    const first = open?.first ?? line;
    const behind = open === undefined ? [] : [...open.behind, line];
    const read = cellsOf(line.text, open?.cells);
    if (read.kind === "stray-quote") return giveUp(first, behind, "stray-quote");
    if (read.kind === "open" && behind.length >= mostLines) return giveUp(first, behind, "open-quote");
    open = read.kind === "open" ? { first, behind, cells: read.open } : undefined;
    return read.kind === "cells" ? [{ line: first.line, cells: read.cells }] : [];
  };
  const end = (): CsvRecord[] =>
    open === undefined ? [] : [...giveUp(open.first, open.behind, "open-quote"), ...end()];
  return { see, end, isOpen: () => open !== undefined };
};

/** What a row holds: its team, where it names one, and its fact. */
const written = (columns: Header["columns"], { places, texts }: Cells) => {
  const fact: Record<string, unknown> = {};
  const votes: [string, unknown][] = [];
  let team: string | undefined;
  texts.forEach((text, index) => {
    const column = columns[places[index] ?? 0];
    const cell = text.trim();
    if (column === undefined || cell === "") return;
    const { key, choice } = column;
    const meaning = meaningOf(column, cell);
    if (key === teamColumn) team = cell;
    else if (choice !== undefined) votes.push([choice, meaning]);
    else if (meaning !== undefined) fact[key] = meaning;
  });
  return { team, fact: votes.length === 0 ? fact : { ...fact, votes: Object.fromEntries(votes) } };
};

/** Whether nothing stands in the cells from one on. */
const isEmpty = ({ places, texts }: Cells, from = 0): boolean =>
  (places.at(-1) ?? -1) < from || texts.every((text, index) => (places[index] ?? 0) < from || text.trim() === "");

const rowOfCells = (
  { columns }: Header,
  { line, cells }: Extract<CsvRecord, { cells: unknown }>,
  file: string,
): Row => {
  const { team, fact } = written(columns, cells);
  if (cells.count >= columns.length && isEmpty(cells, columns.length))
    return team === undefined ? rowOf(fact, file, line) : { line, team, fact };
  const counts = { expected: `${columns.length}`, found: `${cells.count}` };
  const known = team === undefined ? {} : { team };
  return { line, ...known, problem: { ...problem("wrong-cell-count", [], counts), file, line } };
};

/** Reads a CSV file line by line, which must come in order; the first line that is not empty names the columns. */
export const csvReader = (file: string) => {
  const records = recorder(file);
  let header: Header | undefined;
  /** Without a column that every row needs, every row would repeat the same problem. */
  const isOver = (): boolean => header?.isWhole === false;
  const rowsOf = (record: CsvRecord): readonly Row[] => {
    if (isOver() || ("cells" in record && isEmpty(record.cells))) return [];
    if ("problem" in record) return [record];
    if (header !== undefined) return [rowOfCells(header, record, file)];
    header = headerOf(record.cells, file, record.line);
    return header.problems.map((one) => ({ line: record.line, problem: one }));
  };
  return {
    /** The rows that a line ends. */
    see: (line: Line): readonly Row[] => records.see(line).flatMap(rowsOf),
    /** What stands open at the end of the file. */
    end: (): readonly Row[] => records.end().flatMap(rowsOf),
    isOver,
    /** The columns of a row that begins with the next line, where nothing is wrong with their names; undefined where none begins there. */
    columns: (): Header["columns"] | undefined =>
      records.isOpen() || header === undefined || header.problems.length > 0 ? undefined : header.columns,
  };
};

/** The rows of a CSV file. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  const { see, end, isOver } = csvReader(file);
  for await (const lines of linesOf(bytes, file))
    for (const line of lines) {
      yield* see(line);
      if (isOver()) return;
    }
  yield* end();
}
