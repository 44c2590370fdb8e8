/** JSON by place: where a text stops being JSON, which keys stand twice, and at which offset each key and entry begins. */
import type { Step } from "./problem";

/** Called for every key and entry of a document, with its path and the offset where it begins. */
export type Visit = (path: readonly Step[], offset: number, twice: boolean) => void;

class NotJson extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

const blank = /[ \t\n\r]*/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where a pattern that matches here ends. */
const ending = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

const afterBlank = (text: string, at: number): number => ending(blank, text, at) ?? at;

const afterText = (text: string, start: number): number => {
  if (text[start] !== '"') throw new NotJson(start);
  for (let at = start + 1; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) throw new NotJson(at);
    const next = code === 0x5c ? ending(escaped, text, at) : at + 1;
    if (next === undefined) throw new NotJson(at);
    at = next;
  }
  throw new NotJson(text.length);
};

/** Deeper than any document of ours. */
const deepest = 64;

interface Walk {
  readonly text: string;
  readonly visit: Visit;
}

/** Reads what stands between brackets, separated by commas; `one` reads a single entry. */
const afterList = (text: string, start: number, close: string, one: (at: number) => number): number => {
  let at = afterBlank(text, start + 1);
  if (text[at] === close) return at + 1;
  for (;;) {
    at = afterBlank(text, one(at));
    if (text[at] === close) return at + 1;
    if (text[at] !== ",") throw new NotJson(at);
    at = afterBlank(text, at + 1);
  }
};

const afterKeys = (walk: Walk, start: number, path: readonly Step[]): number => {
  const { text } = walk;
  const seen = new Set<string>();
  return afterList(text, start, "}", (at) => {
    const end = afterText(text, at);
    const key = String(JSON.parse(text.slice(at, end)));
    const here = [...path, key];
    walk.visit(here, at, seen.has(key));
    seen.add(key);
    const colon = afterBlank(text, end);
    if (text[colon] !== ":") throw new NotJson(colon);
    return afterValue(walk, afterBlank(text, colon + 1), here);
  });
};

const afterEntries = (walk: Walk, start: number, path: readonly Step[]): number => {
  let index = 0;
  return afterList(walk.text, start, "]", (at) => {
    const here = [...path, index++];
    walk.visit(here, at, false);
    return afterValue(walk, at, here);
  });
};

const afterValue = (walk: Walk, at: number, path: readonly Step[]): number => {
  if (path.length > deepest) throw new NotJson(at);
  const first = walk.text[at];
  if (first === "{") return afterKeys(walk, at, path);
  if (first === "[") return afterEntries(walk, at, path);
  if (first === '"') return afterText(walk.text, at);
  const end = ending(plain, walk.text, at);
  if (end === undefined) throw new NotJson(at);
  return end;
};

/** Walks through a JSON text; gives the offset of the first character that cannot stand there, or undefined. */
export const walkJson = (text: string, visit: Visit = () => {}): number | undefined => {
  try {
    const end = afterBlank(text, afterValue({ text, visit }, afterBlank(text, 0), []));
    return end < text.length ? end : undefined;
  } catch (stop) {
    if (stop instanceof NotJson) return stop.offset;
    throw stop;
  }
};
