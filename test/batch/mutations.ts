/** Small damage to a line of bytes, as disks, editors and enemies do it. */
import type { Whims } from "./written";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What is put in place of a value. */
const hostile: readonly string[] = [
  ...["null", "true", "false", "0", "-0", "-1", "1e2", "1E-7", "0.10", "1e999", "12345678901234567890", "0.1234567"],
  ...['""', '"x"', '"__proto__"', '"constructor"', '"2022-02-30"', '"2022-2-3"', '"01.50"', '"-0"', '"\\u0061"'],
  ...['"\\ud800"', '"\\x"', "[]", "{}", '{"a":1}', "[[[[1]]]]", '{"__proto__":1}', "NaN", "1.", "01", "+1", "-"],
  ...[
    `"${"x".repeat(65)}"`,
    `"${"长".repeat(2001)}"`,
    `${"[".repeat(300)}${"]".repeat(300)}`,
    '"am"',
    '"absent"',
    "2022",
  ],
];

/** Keys that are put in place of others, or beside them. */
const keys: readonly string[] = [
  "__proto__",
  "constructor",
  "kind",
  "id",
  "team",
  "value",
  "vaule",
  "for",
  "votes",
  "due",
];

/** Bytes that mean something to a reader, and some that are no UTF-8. */
const bytes = [
  0x00, 0x09, 0x0d, 0x20, 0x22, 0x2c, 0x3a, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d, 0x2d, 0x30, 0x41, 0x80, 0xc3, 0xed, 0xff,
];

const spliced = (line: Uint8Array, at: number, gone: number, put: readonly number[]): Uint8Array =>
  Uint8Array.from([...line.subarray(0, at), ...put, ...line.subarray(at + gone)]);

const one = <T>(list: readonly T[], whim: Whims): T => list[whim() % list.length] as T; // the index lies in the list

const onBytes = (line: Uint8Array, whim: Whims): Uint8Array => {
  const at = whim() % (line.length + 1);
  const byte = one(bytes, whim);
  switch (whim() % 5) {
    case 0:
      return line.subarray(0, at);
    case 1:
      return spliced(line, at, 1 + (whim() % 3), []);
    case 2:
      return spliced(line, at, 0, [byte]);
    case 3:
      return spliced(line, at, 0, [...line.subarray(at, at + 1 + (whim() % 40))]);
    default:
      return spliced(line, at, 1, [byte]);
  }
};

const entry = /"(?:[^"\\]|\\.)*"\s*:\s*("(?:[^"\\]|\\.)*"|[^,{}[\]]+)/g;

const onText = (line: string, whim: Whims): string => {
  const entries = [...line.matchAll(entry)];
  const found = entries[whim() % Math.max(1, entries.length)];
  if (found === undefined) return line;
  const [whole, value = ""] = found;
  const [before, after] = [line.slice(0, found.index), line.slice(found.index + whole.length)];
  const key = whole.slice(0, whole.length - value.length);
  const other = one(entries, whim);
  switch (whim() % 7) {
    case 0:
      return `${before}${key}${one(hostile, whim)}${after}`;
    case 1:
      return `${before}${whole},${key}${one(hostile, whim)}${after}`;
    case 2:
      return `${before}${whole},"${one(keys, whim)}":${one(hostile, whim)}${after}`;
    case 3:
      return `${before}"${one(keys, whim)}":${value}${after}`;
    case 4:
      return `${before}${key}${other[1] ?? ""}${after}`;
    case 5:
      return `${before}${whole},${whole}${after}`;
    default:
      return `${before}${after}`;
  }
};

/** A line with one to three small damages. It stays one line. */
export const damaged = (line: Uint8Array, whim: Whims): Uint8Array => {
  let next = line;
  for (let times = whim() % 3; times >= 0; times--)
    next = whim() % 2 === 0 ? onBytes(next, whim) : encoder.encode(onText(decoder.decode(next), whim));
  return next.map((byte) => (byte === 0x0a ? 0x20 : byte));
};
