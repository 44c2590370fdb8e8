/** Rows of facts from a CSV file: columns with Chinese or English names, cells with Chinese or English words, an empty cell for what is absent. */
import { nearest } from "../../model/nearest";
import { type Problem, problem } from "../../model/problem";
import type { Text } from "../../model/text";
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
import { type Cells, cellsOf, type OpenCells } from "./csv-cells";
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
  return { see, end };
};

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
  readonly columns: readonly (Column | undefined)[];
  /** Whether all columns are there that every row needs. */
  readonly isWhole: boolean;
  readonly problems: readonly Problem[];
}

/** What every fact has. */
const requiredColumns: readonly string[] = [teamColumn, "id", "kind", "day", "recorded", "by"];

const chineseOf = (key: string): string =>
  Object.entries(chineseColumns).find(([, english]) => english === key)?.[0] ?? key;

/** What stands between columns where it is no comma. */
const separators: Readonly<Record<string, Text>> = {
  ";": { zh: "分号", en: "semicolons" },
  "；": { zh: "中文分号", en: "Chinese semicolons" },
  "，": { zh: "中文逗号", en: "Chinese commas" },
  "\t": { zh: "制表符", en: "tabs" },
  "|": { zh: "竖线", en: "vertical bars" },
};

/** What separates the columns instead of commas: a single name that falls into known ones. */
const separatorIn = ([name = "", ...more]: readonly string[]): Text | undefined => {
  const parts = (separator: string): number => name.split(separator).filter((part) => keyOf(part.trim())).length;
  return more.length > 0 ? undefined : Object.entries(separators).find(([one]) => parts(one) > 1)?.[1];
};

const headerOf = ({ count, places, texts }: Cells, file: string, line: number): Header => {
  const names = Array.from({ length: count }, (_, place) => texts[places.indexOf(place)]?.trim() ?? "");
  const keys = names.map(keyOf);
  const separator = separatorIn(names);
  if (separator !== undefined) {
    const one = { ...problem("column-separator", [], { separator }), file, line };
    return { keys, columns: [], isWhole: false, problems: [one] };
  }
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
    columns: keys.map(columnOf),
    isWhole: missing.length === 0,
    problems: [...problems, ...absent].map((one) => ({ ...one, file, line })),
  };
};

const wholeNumber = /^-?\d{1,15}$/;

const booleans = new Map<string, boolean>(Object.entries(chineseBooleans)).set("true", true).set("false", false);

const booleanIn = (cell: string): unknown => booleans.get(cell) ?? booleans.get(cell.toLowerCase()) ?? cell;

const numberIn = (cell: string): unknown => (wholeNumber.test(cell) ? Number(cell) : cell);

/** What the cells of a column mean; what is not understood stays as it is written, for the format to refuse. */
const meaningIn = (key: string): ((cell: string) => unknown) => {
  if (booleanColumns.has(key)) return booleanIn;
  if (integerColumns.has(key) || key.startsWith(votesPrefix)) return numberIn;
  const words = new Map(Object.entries(chineseValues[key] ?? {}));
  return (cell) => words.get(cell) ?? cell;
};

/** Keys that are `true` or absent: 否 in a table is the same as an empty cell. */
const trueOrAbsent: ReadonlySet<string> = new Set(["arrival", "grave"]);

/** A column whose name is known, made ready for all rows. */
interface Column {
  readonly key: string;
  /** The choice that a column of votes counts. */
  readonly choice: string | undefined;
  readonly meaningOf: (cell: string) => unknown;
}

const columnOf = (key: string | undefined): Column | undefined => {
  if (key === undefined) return undefined;
  const choice = key.startsWith(votesPrefix) ? key.slice(votesPrefix.length) : undefined;
  return { key, choice, meaningOf: meaningIn(key) };
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
    const { key, choice, meaningOf } = column;
    const meaning = meaningOf(cell);
    if (key === teamColumn) team = cell;
    else if (choice !== undefined) votes.push([choice, meaning]);
    else if (meaning !== false || !trueOrAbsent.has(key)) fact[key] = meaning;
  });
  return { team, fact: votes.length === 0 ? fact : { ...fact, votes: Object.fromEntries(votes) } };
};

/** Whether nothing stands in the cells from one on. */
const isEmpty = ({ places, texts }: Cells, from = 0): boolean =>
  (places.at(-1) ?? -1) < from || texts.every((text, index) => (places[index] ?? 0) < from || text.trim() === "");

const rowOfCells = (
  { keys, columns }: Header,
  { line, cells }: Extract<CsvRecord, { cells: unknown }>,
  file: string,
): Row => {
  const { team, fact } = written(columns, cells);
  if (cells.count >= keys.length && isEmpty(cells, keys.length))
    return team === undefined ? rowOf(fact, file, line) : { line, team, fact };
  const counts = { expected: `${keys.length}`, found: `${cells.count}` };
  const known = team === undefined ? {} : { team };
  return { line, ...known, problem: { ...problem("wrong-cell-count", [], counts), file, line } };
};

/** Makes rows of records: the first that is not empty names the columns. */
const rower = (file: string) => {
  let header: Header | undefined;
  const rowsOf = (record: CsvRecord): readonly Row[] => {
    if ("cells" in record && isEmpty(record.cells)) return [];
    if ("problem" in record) return [record];
    if (header !== undefined) return [rowOfCells(header, record, file)];
    header = headerOf(record.cells, file, record.line);
    return header.problems.map((one) => ({ line: record.line, problem: one }));
  };
  /** Without a column that every row needs, every row would repeat the same problem. */
  const isOver = (): boolean => header?.isWhole === false;
  return { rowsOf, isOver };
};

/** The rows of a CSV file; the first line that is not empty names the columns. */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Row> {
  const [records, { rowsOf, isOver }] = [recorder(file), rower(file)];
  for await (const lines of linesOf(bytes, file))
    for (const line of lines)
      for (const record of records.see(line)) {
        yield* rowsOf(record);
        if (isOver()) return;
      }
  for (const record of records.end()) yield* rowsOf(record);
}
