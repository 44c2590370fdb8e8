/** Ledgers written as lines, as orderly or as odd as JSON allows; and what the readers of files say of the same lines. */
import fc, { type Arbitrary } from "fast-check";
import type { Line } from "../../src/batch/line";
import { joinLedger } from "../../src/cli/read/ledgers";
import type { Row } from "../../src/cli/read/row";
import { rowsOf } from "../../src/cli/read/rows";
import type { Problem } from "../../src/model/problem";
import type { Scheme } from "../../src/model/scheme";
import { worldOn } from "../cli/world";

const encoder = new TextEncoder();
export const file = "facts.ndjson";

/** How one value is written: which blanks, which order of keys, which characters are escaped. Each draw takes the next number. */
export type Whims = () => number;

export const whims = (): Arbitrary<Whims> =>
  fc.infiniteStream(fc.nat(1000)).map((stream) => () => Number(stream.next().value));

const blank = (whim: Whims): string => ["", "", "", "", " ", "  ", "\t", "\r"][whim() % 8] ?? "";

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
    .join("");

const oddText = (text: string, whim: Whims): string => {
  if (whim() % 4 > 0) return JSON.stringify(text);
  return `"${[...text].map((one) => (whim() % 3 === 0 ? escaped(one) : JSON.stringify(one).slice(1, -1))).join("")}"`;
};

/** The same number, written otherwise. */
const oddNumber = (number: number, whim: Whims): string => {
  const plain = JSON.stringify(number);
  if (whim() % 4 > 0 || !Number.isInteger(number)) return plain;
  return [`${plain}.0`, `${plain}e0`, `${plain}E+0`, number === 0 ? "-0" : plain][whim() % 4] ?? plain;
};

export const shuffled = <T>(list: readonly T[], whim: Whims): T[] => {
  const left = [...list];
  return list.flatMap(() => left.splice(whim() % left.length, 1));
};

/** JSON of a value in any of the ways in which it can be written. */
export const oddly = (value: unknown, whim: Whims): string => {
  const space = () => blank(whim);
  if (typeof value === "string") return oddText(value, whim);
  if (typeof value === "number") return oddNumber(value, whim);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const [open, close, parts] = Array.isArray(value)
    ? ["[", "]", value.map((one) => oddly(one, whim))]
    : [
        "{",
        "}",
        shuffled(
          Object.entries(value).filter(([, one]) => one !== undefined),
          whim,
        ).map(([key, one]) => `${oddText(key, whim)}${space()}:${space()}${oddly(one, whim)}`),
      ];
  return `${open}${space()}${parts.map((part) => `${part}${space()}`).join(`,${space()}`)}${close}`;
};

/** Lines as they lie in the bytes of one file. */
export const linesOf = (texts: readonly (string | Uint8Array)[]): Line[] => {
  const pieces = texts.map((text) => (typeof text === "string" ? encoder.encode(text) : text));
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length + 1, 0)).fill(0x0a);
  let from = 0;
  return pieces.map((piece, index) => {
    bytes.set(piece, from);
    const line = { bytes, from, to: from + piece.length, file, number: index + 1 };
    from += piece.length + 1;
    return line;
  });
};

/** Rows of facts as the readers of files see them, with the number of the line each stands in. */
const rowsIn = async (texts: readonly (string | Uint8Array)[], first: number): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const [index, text] of texts.entries()) {
    const [line] = linesOf([text]);
    const before = encoder.encode("\n".repeat(first + index - 1));
    const bytes = new Uint8Array([...before, ...(line?.bytes ?? [])]);
    for await (const row of rowsOf(worldOn({ files: { [file]: bytes } }).stage, file)) rows.push(row);
  }
  return rows;
};

/**
 * What the readers of files, which are older, say of a team whose head stands in the first line and whose facts stand in the others: its
 * ledger, or all problems as texts, in no order.
 */
export const asFiles = async (
  head: Readonly<Record<string, unknown>>,
  texts: readonly (string | Uint8Array)[],
  scheme: Scheme,
): Promise<{ ledger: unknown } | { problems: string[] }> => {
  const rows = await rowsIn(texts, 2);
  const wrong = rows.flatMap((row) => ("problem" in row ? [row.problem] : []));
  const facts = rows.flatMap((row) => ("problem" in row ? [] : [row]));
  const loose = { facts: facts.map(({ fact }) => fact), origins: facts.map(({ line }) => ({ file, line })) };
  const joined = joinLedger({ file, value: head, lines: (paths) => paths.map(() => 1) }, loose, scheme);
  const problems = [...wrong, ...(joined.ok ? [] : joined.problems)];
  return joined.ok && problems.length === 0 ? { ledger: joined.ledger } : { problems: inNoOrder(problems) };
};

export const inNoOrder = (problems: readonly Problem[]): string[] =>
  problems
    .map(({ code, path, message, cure, file: of, line }) => JSON.stringify([code, path, message, cure, of, line]))
    .sort();
