/** Results as lines: NDJSON as they are, or CSV. */

import type { Scheme } from "../../model/scheme";
import { columnsOf, type Row } from "../row";
import type { Target, Written } from "./write";

/** Takes the lines of results, one after another. */
export interface Sink {
  readonly row: (line: string) => void | Promise<void>;
  readonly finish: () => Written | Promise<Written>;
}

export const ndjsonSink = (file: Target): Sink => ({
  row: (line) => file.write(`${line}\n`),
  finish: file.finish,
});

const cellOf = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Spreadsheets need the mark to read Chinese. */
const byteOrderMark = "\uFEFF";

export const csvSink = (file: Target, scheme: Scheme): Sink => {
  const columns = columnsOf(scheme);
  const write = (cells: readonly string[]): void => file.write(`${cells.map(cellOf).join(",")}\r\n`);
  file.write(byteOrderMark);
  write(columns.map(({ name }) => name));
  return {
    row: (line) => {
      const row: Row = JSON.parse(line);
      write(columns.map(({ read }) => read(row) ?? ""));
    },
    finish: file.finish,
  };
};
