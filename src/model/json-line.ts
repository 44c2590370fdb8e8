/**
 * One line of an NDJSON file: from bytes to its keys and values as they stand, or all that is wrong with its form. What the keys and
 * values may be is the business of shapes.
 */
import { walkJson } from "./json-text";
import { type Problem, problem } from "./problem";

/** The longest line that is read, in bytes. */
export const longestLine = 1024 * 1024;

/** A line that is longer. */
export const tooLong = (): Problem => problem("line-too-long", [], { most: "1 MiB" });

/** Keys and values as they were written, not yet checked. */
export type Written = Readonly<Record<string, unknown>>;

const byteOrderMark = "\uFEFF";
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or undefined where they are something else. */
export const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Without the byte order mark that spreadsheets and editors put before a text. */
export const withoutMark = (text: string): string => (text.startsWith(byteOrderMark) ? text.slice(1) : text);

/** The text of a line without what ends it, or what is wrong with its bytes. The first line is 1. */
export const textOf = (bytes: Uint8Array, line: number): { readonly text: string } | { readonly problem: Problem } => {
  if (bytes.length > longestLine) return { problem: tooLong() };
  const text = decoded(bytes);
  if (text === undefined) return { problem: problem("not-utf8", []) };
  const whole = line === 1 ? withoutMark(text) : text;
  return { text: whole.endsWith("\r") ? whole.slice(0, -1) : whole };
};

/** What is wrong where a text stops being JSON. */
export const jsonProblem = (text: string, offset: number): Problem =>
  offset >= text.trimEnd().length
    ? problem("cut-off-json", [])
    : problem("not-json", [], { found: String.fromCodePoint(text.codePointAt(offset) ?? 0) });

const isObject = (value: unknown): value is Written =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const [backslash, colonCode, space] = [0x5c, 0x3a, 0x20] as const;

/** Where the text inside quotes ends that begins at a quote. */
const closingOf = (text: string, opening: number): number => {
  for (let at = text.indexOf('"', opening + 1); ; at = text.indexOf('"', at + 1)) {
    let escapes = at;
    while (text.charCodeAt(escapes - 1) === backslash) escapes -= 1;
    if ((at - escapes) % 2 === 0) return at;
  }
};

/** How many keys stand in a text that is JSON: texts in quotes with a colon behind them. */
const keysWritten = (text: string): number => {
  let keys = 0;
  for (let opening = text.indexOf('"'); opening >= 0; ) {
    let behind = closingOf(text, opening) + 1;
    while (text.charCodeAt(behind) <= space) behind += 1;
    if (text.charCodeAt(behind) === colonCode) keys += 1;
    opening = text.indexOf('"', behind);
  }
  return keys;
};

/** Deeper than any document of ours. */
const deepest = 16;

/** How many keys a value holds; what lies too deep is not counted. */
const keysHeld = (value: unknown, depth = 0): number => {
  if (value === null || typeof value !== "object" || depth > deepest) return 0;
  const values: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let held = Array.isArray(value) ? 0 : values.length;
  for (const inner of values) held += keysHeld(inner, depth + 1);
  return held;
};

/** Keys that stand twice: JSON readers keep the last in silence. Counting first keeps this cheap. */
const twiceIn = (text: string, value: Written): Problem[] => {
  if (keysWritten(text) === keysHeld(value)) return [];
  const problems: Problem[] = [];
  walkJson(text, (path, _, twice) => {
    if (twice) problems.push(problem("duplicate-key", path, { name: String(path.at(-1)) }));
  });
  return problems;
};

const shortOf = (written: unknown): string => {
  try {
    return String(JSON.stringify(written)).slice(0, 40);
  } catch {
    // Brackets in brackets, deeper than can be written out again.
    return "…";
  }
};

/** What was found, as a problem says it. */
export const foundOf = (written: unknown): { zh: string; en: string } => {
  const text = shortOf(written);
  return { zh: text, en: text };
};

const notKeys = (value: unknown): Problem =>
  problem("wrong-type", [], {
    expected: { zh: "一条记录（若干字段）", en: "a fact: keys with values" },
    found: foundOf(value),
  });

/** What a line holds, where it holds something, and what is wrong with its form. A key that stands twice keeps its last value, and is told. */
export const objectIn = (text: string): { readonly value?: Written; readonly problems: readonly Problem[] } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [jsonProblem(text, walkJson(text) ?? text.length)] };
  }
  return isObject(value) ? { value, problems: twiceIn(text, value) } : { problems: [notKeys(value)] };
};

/** The key that says whose ledger a line belongs to; it is no key of a fact. */
export const teamKey = "team";

/** Splits what a line of facts holds into the team and the fact. */
export const teamIn = (
  written: Written,
): { readonly team: string; readonly fact: Written } | { readonly problem: Problem } => {
  const { [teamKey]: team, ...fact } = written;
  if (typeof team === "string" && team !== "") return { team, fact };
  return {
    problem:
      team === undefined || team === ""
        ? problem("missing-key", [], { key: teamKey })
        : problem("wrong-type", [teamKey], { expected: { zh: "文字", en: "text" }, found: foundOf(team) }),
  };
};
