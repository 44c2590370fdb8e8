/** Ledgers as the text of files: team files in YAML and JSON, facts in NDJSON and in CSV with English or Chinese columns. */
import { Document, isMap, visit } from "yaml";
import {
  booleanColumns,
  chineseBooleans,
  chineseChoices,
  chineseColumns,
  chineseValues,
  chineseVotesPrefix,
  votesPrefix,
} from "../../src/cli/columns";
import type { FactInput } from "../../src/model/ledger";
import type { Plan } from "./book";

export interface File {
  readonly path: string;
  readonly text: string;
}

/** A fact with the team it belongs to, as lines and rows hold it. */
export type TeamFact = { readonly team: string } & FactInput;

const mark = "虚构演示数据 invented demonstration data";

/** YAML with short things on one line, and the mark of invention on top. */
export const yamlOf = (value: unknown): string => {
  const document = new Document(value);
  document.commentBefore = ` ${mark}`;
  visit(document, {
    Collection: (_, node, path) => {
      const isFact = isMap(node) && node.has("recorded");
      if (isFact || (isMap(node) && path.length >= 4)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};

export const jsonOf = (ledger: Plan & { readonly facts: readonly FactInput[] }): string =>
  `${JSON.stringify(ledger, null, 1)}\n`;

/** One fact a line. */
export const ndjsonOf = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const cellsOf = (fact: TeamFact): Array<[column: string, cell: string]> =>
  Object.entries(fact).flatMap(
    ([key, value]): Array<[string, string]> =>
      typeof value === "object"
        ? Object.entries(value).map(([choice, votes]) => [`${votesPrefix}${choice}`, String(votes)])
        : [[key, String(value)]],
  );

const columnOrder = ["team", ...Object.values(chineseColumns)];
const rankOf = (column: string): number =>
  columnOrder.includes(column) ? columnOrder.indexOf(column) : columnOrder.length;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const inverted = (names: Readonly<Record<string, string | boolean>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(names).map(([chinese, english]) => [String(english), chinese]));

const chineseOf = {
  columns: inverted(chineseColumns),
  choices: inverted(chineseChoices),
  booleans: inverted(chineseBooleans),
  values: new Map(Object.entries(chineseValues).map(([column, names]) => [column, inverted(names)])),
};

const chineseColumn = (column: string): string => {
  if (!column.startsWith(votesPrefix)) return chineseOf.columns.get(column) ?? column;
  const choice = column.slice(votesPrefix.length);
  return `${chineseVotesPrefix}${chineseOf.choices.get(choice) ?? choice}`;
};

const chineseCell = (column: string, cell: string): string =>
  (booleanColumns.has(column) ? chineseOf.booleans : chineseOf.values.get(column))?.get(cell) ?? cell;

/** A table with one row a fact; a key that a fact does not have is an empty cell. */
export const csvOf = (facts: readonly TeamFact[], language: "en" | "zh"): string => {
  const rows = facts.map((fact) => new Map(cellsOf(fact)));
  const used = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => rankOf(a) - rankOf(b));
  const header = language === "zh" ? used.map(chineseColumn) : used;
  const lines = rows.map((row) =>
    used.map((column) => {
      const cell = row.get(column) ?? "";
      return quoted(language === "zh" ? chineseCell(column, cell) : cell);
    }),
  );
  return [header, ...lines].map((line) => `${line.join(",")}\r\n`).join("");
};

/** What spreadsheets write before a UTF-8 table. */
export const byteOrderMark = "\uFEFF";
