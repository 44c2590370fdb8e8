/** A YAML or JSON document from a file: its value and where its parts stand, or all that is wrong with its form. */

import { type ErrorCode, LineCounter, parseDocument, type YAMLError } from "yaml";
import { joined } from "../../batch/split";
import { decoded, jsonProblem, withoutMark } from "../../model/json-line";
import { walkJson } from "../../model/json-text";
import { type Problem, problem, type Step } from "../../model/problem";
import type { YamlFault } from "../../model/problem-words";
import type { World } from "../world";
import { unreadable } from "./files";
import { jsonLines, type LinesOf, lineAt, yamlLines } from "./place";

/** The value of a file, with the lines of its parts. */
export interface Document {
  readonly file: string;
  readonly value: unknown;
  readonly lines: LinesOf;
}

/** A document and what is wrong with its form; without a document where it could not be read. */
export interface ReadDocument {
  readonly document: Document | undefined;
  readonly problems: readonly Problem[];
}

const mebibyte = 1024 * 1024;
/** A YAML reader needs a hundred times the memory of its text; JSON far less. */
const largest = { yaml: 8, json: 64 } as const;

/** How often a document may refer to what stands elsewhere in it, nested references multiplied; more is an attack. */
const mostAliases = 10_000;

const faults: Partial<Record<ErrorCode, YamlFault>> = {
  TAB_AS_INDENT: "tab",
  BAD_INDENT: "indent",
  MISSING_CHAR: "missing-character",
  UNEXPECTED_TOKEN: "unexpected",
  BAD_SCALAR_START: "needs-quotes",
  BAD_DQ_ESCAPE: "escape",
  BAD_ALIAS: "alias",
  MULTIPLE_DOCS: "several-documents",
  BLOCK_AS_IMPLICIT_KEY: "colon",
  MULTILINE_IMPLICIT_KEY: "colon",
  BLOCK_IN_FLOW: "indent",
  RESOURCE_EXHAUSTION: "alias",
};

const duplicateKey = (text: string, [start]: readonly [number, number]): Problem => {
  const name = /^["']?([^"':\n]{1,64})/.exec(text.slice(start, start + 80))?.[1] ?? "";
  return problem("duplicate-key", [], { name: name.trim() });
};

/** A bracket that is never closed is told by the reader as a wrong indentation of what follows. */
const isUnclosed = ({ code, message }: YAMLError): boolean => code === "BAD_INDENT" && message.startsWith("Flow ");

const yamlProblem = (text: string, error: YAMLError): Problem => {
  if (error.code === "DUPLICATE_KEY") return duplicateKey(text, error.pos);
  const fault = isUnclosed(error) ? "missing-character" : (faults[error.code] ?? "other");
  return problem("not-yaml", [], { fault });
};

interface Slip {
  readonly fault: ErrorCode;
  readonly line: number;
  readonly problem: Problem;
}

/** The slips themselves: a slip in YAML brings others in the same line and the next ones, and a tab brings them in any. */
const slipsAmong = (errors: readonly Slip[]): readonly Slip[] => {
  const tabs = errors.filter(({ fault }) => fault === "TAB_AS_INDENT");
  if (tabs.length > 0) return tabs;
  // What is missing says more than the indentation that seems wrong for it.
  const weight = ({ line, fault }: Slip): number => 2 * line + (fault === "MISSING_CHAR" ? 0 : 1);
  const sorted = [...errors].sort((a, b) => weight(a) - weight(b));
  return sorted.filter(({ line }, index) => {
    const above = sorted[index - 1];
    return above === undefined || line > above.line + 1;
  });
};

const fromYaml = (text: string, file: string): ReadDocument => {
  const counter = new LineCounter();
  const read = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const slips = read.errors.map((error): Slip => {
    const { line } = counter.linePos(error.pos[0]);
    return { fault: error.code, line, problem: { ...yamlProblem(text, error), file, line } };
  });
  const problems = slips.map(({ problem: one }) => one);
  if (problems.some(({ code }) => code !== "duplicate-key"))
    return { document: undefined, problems: slipsAmong(slips).map(({ problem: one }) => one) };
  try {
    const value: unknown = read.toJS({ maxAliasCount: mostAliases });
    return { document: { file, value, lines: yamlLines(read, counter) }, problems };
  } catch {
    return { document: undefined, problems: [{ ...problem("not-yaml", [], { fault: "alias" }), file, line: 1 }] };
  }
};

const fromJson = (text: string, file: string): ReadDocument => {
  const line = lineAt(text);
  const problems: Problem[] = [];
  const stop = walkJson(text, (path, offset, twice) => {
    const name = String(path.at(-1));
    if (twice) problems.push({ ...problem("duplicate-key", path, { name }), file, line: line(offset) });
  });
  if (stop === undefined) return { document: { file, value: JSON.parse(text), lines: jsonLines(text) }, problems };
  return { document: undefined, problems: [...problems, { ...jsonProblem(text, stop), file, line: line(stop) }] };
};

const refused = (file: string, one: Problem): ReadDocument => ({ document: undefined, problems: [{ ...one, file }] });

/** The whole bytes of a file, or undefined where there are more than `most`. */
const bytesOf = async (world: World, path: string, most: number): Promise<Uint8Array | undefined> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of world.read(path)) {
    pieces.push(piece);
    size += piece.length;
    if (size > most) return undefined;
  }
  return joined(pieces, size);
};

/** Reads a document; its ending says whether it is YAML or JSON. */
export const readDocument = async (world: World, path: string): Promise<ReadDocument> => {
  const form = path.toLowerCase().endsWith(".json") ? "json" : "yaml";
  try {
    const bytes = await bytesOf(world, path, largest[form] * mebibyte);
    if (bytes === undefined) return refused(path, problem("file-too-large", [], { most: `${largest[form]} MiB` }));
    const text = decoded(bytes);
    if (text === undefined) return refused(path, problem("not-utf8", []));
    return form === "json" ? fromJson(withoutMark(text), path) : fromYaml(withoutMark(text), path);
  } catch (error) {
    return refused(path, unreadable(path, error));
  }
};

/** The text at a key of a document, where there is one. */
export const textAt = (value: unknown, key: Step): string | undefined => {
  const found: unknown = value !== null && typeof value === "object" ? Reflect.get(value, key) : undefined;
  return typeof found === "string" ? found : undefined;
};
