/**
 * A table drawn for a terminal: columns by their width on screen, where a Chinese character takes two places.
 * Rules are ASCII, for Chinese fonts draw `─` two places wide and terminals count it as one.
 */
import stringWidth from "string-width";
import type { Column, Row, Table, Tone } from "../../report/table";
import type { Paint } from "./paint";
import { wrapped } from "./wrap";

const gap = "  ";
/** Below this, tables are not readable at all; lines of text are not set wider than the other. */
const [narrowest, widest] = [60, 100];

/** A column, as wide as its widest cell. */
interface Fitted extends Column {
  readonly width: number;
}

const padded = (cell: string, { width, side }: Fitted): string => {
  const blank = " ".repeat(Math.max(0, width - stringWidth(cell)));
  return side === "left" ? cell + blank : blank + cell;
};

const fittedOf = ({ columns, rows }: Table): Fitted[] =>
  columns.map((column, at) => {
    const texts = [column.title, ...rows.map(({ cells }) => cells[at] ?? "")];
    return { ...column, width: Math.max(...texts.map((one) => stringWidth(one))) };
  });

const toned = (tone: Tone, text: string, paint: Paint): string => {
  switch (tone) {
    case "best":
      return paint.green(text);
    case "worst":
      return paint.red(text);
    case "none":
      return paint.yellow(text);
    case "mild":
      return paint.blue(text);
    case "middle":
      return text;
  }
};

const rowLines = (row: Row, columns: readonly Fitted[], width: number, paint: Paint): string[] => {
  const cells = columns.map((column, at) => {
    const cell = padded(row.cells[at] ?? "", column);
    return at === columns.length - 1 ? toned(row.tone, cell.trimEnd(), paint) : cell;
  });
  const indent = " ".repeat((columns[0]?.width ?? 0) + 2 * gap.length);
  const notes = row.notes.flatMap((note) => wrapped(note, width - indent.length));
  return [cells.join(gap).trimEnd(), ...notes.map((note) => paint.dim(`${indent}${note}`))];
};

/** The table with its title, its notices and its counts. */
export const tableText = (table: Table, paint: Paint, terminalWidth: number): string => {
  const width = Math.min(widest, Math.max(narrowest, terminalWidth));
  const columns = fittedOf(table);
  const across = columns.reduce((sum, one) => sum + one.width, 0) + gap.length * Math.max(0, columns.length - 1);
  const head = columns.map((column) => padded(column.title, column)).join(gap);
  const rule = paint.dim("-".repeat(across));
  const lines = [
    paint.bold(table.title),
    ...table.about.flatMap((line) => wrapped(line, width)).map((line) => paint.dim(line)),
    "",
    paint.bold(head.trimEnd()),
    rule,
    ...table.rows.flatMap((row) => rowLines(row, columns, width, paint)),
    rule,
    ...table.foot.flatMap((line) => wrapped(line, width)),
  ];
  return `${lines.join("\n")}\n`;
};
