/** Rows of facts from a CSV file: columns with Chinese or English names, cells with Chinese or English words, an empty cell for what is absent. */
import { nearest } from "../../model/nearest";
import { type Problem, problem } from "../../model/problem";
import {
  booleanColumns,
  chineseBooleans,
  chineseChoices,
  chineseColumns,
  chineseValues,
  chineseVotesPrefix,
  integerColumns,
  teamColumn,
  votesPrefix,
} from "../columns";
import { cellsOf, type OpenCells } from "./csv-cells";
import { type Line, linesOf } from "./lines";
import { type Row, rowOf } from "./row";

/** The most lines that one quoted cell may go over; a quote that is never closed would take in the whole file. */
const mostLines = 100;

/** A record of cells with the line where it begins. */
type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly problem: Problem };

const wrong = (line: number, fault: "stray-quote" | "open-quote", file: string): CsvRecord => ({
  line,
  problem: { ...problem("not-csv", [], { fault }), file, line },
});

async function* recordsOf(lines: AsyncIterable<Line>, file: string): AsyncGenerator<CsvRecord> {
  let open: { readonly from: number; readonly cells: OpenCells } | undefined;
  for await (const line of lines) {
    if ("problem" in line) {
      yield line;
      continue;
    }
    const from: number = open?.from ?? line.line;
    const read = cellsOf(line.text, open?.cells);
    open = read.kind === "open" ? { from, cells: read.open } : undefined;
    if (read.kind === "cells") yield { line: from, cells: read.cells };
    if (read.kind === "stray-quote") yield wrong(from, "stray-quote", file);
    if (open !== undefined && line.line - from >= mostLines) {
      yield wrong(from, "open-quote", file);
      open = undefined;
    }
  }
  if (open !== undefined) yield wrong(open.from, "open-quote", file);
}

const englishColumns: ReadonlySet<string> = new Set([teamColumn, ...Object.values(chineseColumns)]);
const allColumns = [...englishColumns, ...Object.keys(chineseColumns)];

/** The key that a column's name stands for, or undefined. */
const keyOf = (name: string): string | undefined => {
  if (name.startsWith(votesPrefix)) return name;
  if (name.startsWith(chineseVotesPrefix)) {
    const choice = name.slice(chineseVotesPrefix.length);
    return votesPrefix + (Object.hasOwn(chineseChoices, choice) ? chineseChoices[choice] : choice);
  }
  if (englishColumns.has(name)) return name;
  return Object.hasOwn(chineseColumns, name) ? chineseColumns[name] : undefined;
};

interface Header {
  /** The key of each column; undefined where the name is not known. */
  readonly keys: readonly (string | undefined)[];
  /** Whether all columns are there that every row needs. */
  readonly isWhole: boolean;
  readonly problems: readonly Problem[];
}

/** What every fact has. */
const requiredColumns: readonly string[] = [teamColumn, "id", "kind", "day", "recorded", "by"];

const chineseOf = (key: string): string =>
  Object.entries(chineseColumns).find(([, english]) => english === key)?.[0] ?? key;

const headerOf = (cells: readonly string[], file: string, line: number): Header => {
  const names = cells.map((cell) => cell.trim());
  const keys = names.map(keyOf);
  const problems = names.flatMap((name, index) => {
    const key = keys[index];
    if (name === "") return [];
    if (key === undefined) return [problem("unknown-column", [], { name, near: nearest(name, allColumns) })];
    return keys.indexOf(key) < index ? [problem("duplicate-column", [], { name })] : [];
  });
  const missing = requiredColumns.filter((key) => !keys.includes(key));
  const absent = missing.map((name) => problem("missing-column", [], { name, zh: chineseOf(name) }));
  return {
    keys,
    isWhole: missing.length === 0,
    problems: [...problems, ...absent].map((one) => ({ ...one, file, line })),
  };
};

const wholeNumber = /^-?\d{1,15}$/;

/** What a cell means in its column; what is not understood stays as it is written, for the format to refuse. */
const meaningOf = (key: string, cell: string): unknown => {
  if (booleanColumns.has(key)) {
    if (Object.hasOwn(chineseBooleans, cell)) return chineseBooleans[cell];
    const lower = cell.toLowerCase();
    return lower === "true" ? true : lower === "false" ? false : cell;
  }
  if (integerColumns.has(key) || key.startsWith(votesPrefix)) return wholeNumber.test(cell) ? Number(cell) : cell;
  const words = chineseValues[key];
  return words !== undefined && Object.hasOwn(words, cell) ? words[cell] : cell;
};

/** Keys that are `true` or absent: 否 in a table is the same as an empty cell. */
const trueOrAbsent: ReadonlySet<string> = new Set(["arrival", "grave"]);

const written = (keys: Header["keys"], cells: readonly string[]): Record<string, unknown> => {
  const fact: [string, unknown][] = [];
  const votes: [string, unknown][] = [];
  keys.forEach((key, index) => {
    const cell = cells[index]?.trim() ?? "";
    if (key === undefined || cell === "") return;
    const meaning = meaningOf(key, cell);
    if (key.startsWith(votesPrefix)) votes.push([key.slice(votesPrefix.length), meaning]);
    else if (meaning !== false || !trueOrAbsent.has(key)) fact.push([key, meaning]);
  });
  return Object.fromEntries(votes.length === 0 ? fact : [...fact, ["votes", Object.fromEntries(votes)]]);
};

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

const rowOfCells = (
  keys: Header["keys"],
  { line, cells }: Extract<CsvRecord, { cells: unknown }>,
  file: string,
): Row => {
  if (cells.slice(keys.length).every((cell) => cell.trim() === "") && cells.length >= keys.length)
    return rowOf(written(keys, cells), file, line);
  const counts = { expected: `${keys.length}`, found: `${cells.length}` };
  const { team } = written(keys, cells);
  const known = typeof team === "string" ? { team } : {};
  return { line, ...known, problem: { ...problem("wrong-cell-count", [], counts), file, line } };
};

/** The rows of a CSV file; the first line that is not empty names the columns. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  let header: Header | undefined;
  for await (const record of recordsOf(linesOf(bytes, file), file)) {
    if ("problem" in record) yield record;
    else if (isEmpty(record.cells)) continue;
    else if (header !== undefined) yield rowOfCells(header.keys, record, file);
    else {
      header = headerOf(record.cells, file, record.line);
      yield* header.problems.map((one) => ({ line: record.line, problem: one }));
      // Without a column that every row needs, every row would repeat the same problem.
      if (!header.isWhole) return;
    }
  }
}
