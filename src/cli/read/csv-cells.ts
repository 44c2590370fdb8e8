/** One line of CSV into cells. A quoted cell may go on in the next line, so what is open is handed from line to line. */

/** The cells of a record. Of the many columns of a table of facts, a row fills few: only those are kept. */
export interface Cells {
  /** How many there are, empty ones too. */
  readonly count: number;
  /** Which of them are filled, the first one being 0, and with what. */
  readonly places: readonly number[];
  readonly texts: readonly string[];
}

/** What a line leaves unfinished: the cells before, and the beginning of a quoted cell. */
export interface OpenCells {
  readonly cells: Cells;
  readonly cell: string;
}

export type CellsOfLine =
  | { readonly kind: "cells"; readonly cells: Cells }
  | { readonly kind: "open"; readonly open: OpenCells }
  | { readonly kind: "stray-quote" };

const opening = /[ \t]*"/y;
const closing = /[ \t]*(?:,|$)/y;

const matchAt = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

type QuotedCell =
  | { readonly kind: "closed"; readonly cell: string; readonly next: number }
  | { readonly kind: "open"; readonly cell: string };

/** Reads on inside quotes; two quotes stand for one. */
const quotedFrom = (text: string, start: number, begun: string): QuotedCell => {
  let cell = begun;
  let at = start;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { kind: "open", cell: `${cell}${text.slice(at)}\n` };
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { kind: "closed", cell, next: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
};

type OneCell =
  | { readonly kind: "closed"; readonly cell: string; readonly next: number; readonly last: boolean }
  | { readonly kind: "open"; readonly cell: string }
  | { readonly kind: "stray-quote" };

const plainCell = (text: string, start: number): OneCell => {
  const comma = text.indexOf(",", start);
  const end = comma < 0 ? text.length : comma;
  const cell = text.slice(start, end);
  return cell.includes('"') ? { kind: "stray-quote" } : { kind: "closed", cell, next: end + 1, last: comma < 0 };
};

/** A cell in quotes; behind the closing quote only blanks may stand before the comma. */
const quotedCell = (text: string, start: number, begun: string): OneCell => {
  const quoted = quotedFrom(text, start, begun);
  if (quoted.kind === "open") return quoted;
  const next = matchAt(closing, text, quoted.next);
  if (next === undefined) return { kind: "stray-quote" };
  return { kind: "closed", cell: quoted.cell, next, last: text[next - 1] !== "," };
};

const oneCell = (text: string, at: number, begun: string | undefined): OneCell => {
  if (begun !== undefined) return quotedCell(text, at, begun);
  const inside = matchAt(opening, text, at);
  return inside === undefined ? plainCell(text, at) : quotedCell(text, inside, "");
};

const comma = 0x2c;

/** The cells of a line without quotes. */
const plainCells = (text: string): Cells => {
  const [places, texts]: [number[], string[]] = [[], []];
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) !== comma) {
      const behind = text.indexOf(",", at);
      const end = behind < 0 ? text.length : behind;
      places.push(count - 1);
      texts.push(text.slice(at, end));
      at = end;
    }
    if (at < text.length) count += 1;
  }
  return { count, places, texts };
};

/**
 * The cells of a line, or what is still open at its end.
 * @example cellsOf('a,,"b ""c""",') // { kind: "cells", cells: { count: 4, places: [0, 2], texts: ["a", 'b "c"'] } }
 */
export const cellsOf = (text: string, before?: OpenCells): CellsOfLine => {
  if (before === undefined && !text.includes('"')) return { kind: "cells", cells: plainCells(text) };
  const places = [...(before?.cells.places ?? [])];
  const texts = [...(before?.cells.texts ?? [])];
  let count = before?.cells.count ?? 0;
  let begun = before?.cell;
  for (let at = 0; ; ) {
    const read = oneCell(text, at, begun);
    if (read.kind === "stray-quote") return read;
    if (read.kind === "open") return { kind: "open", open: { cells: { count, places, texts }, cell: read.cell } };
    if (read.cell !== "") {
      places.push(count);
      texts.push(read.cell);
    }
    count += 1;
    if (read.last) return { kind: "cells", cells: { count, places, texts } };
    begun = undefined;
    at = read.next;
  }
};
