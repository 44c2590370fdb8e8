/** The first line of a CSV file: which key each column stands for, in Chinese or in English, and what its cells mean. */
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
import type { Cells } from "./csv-cells";

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

/** A column whose name is known, made ready for all rows. */
export interface Column {
  readonly key: string;
  /** The choice that a column of votes counts. */
  readonly choice: string | undefined;
  /** Cells that mean something else than they are, and what: undefined is the same as an empty cell. */
  readonly words: ReadonlyMap<string, string | boolean | undefined>;
  /** What all other cells are. */
  readonly holds: "text" | "integers" | "booleans";
}

/** Keys that are `true` or absent: 否 in a table is the same as an empty cell. */
const trueOrAbsent: ReadonlySet<string> = new Set(["arrival", "grave"]);

const booleans: readonly (readonly [string, boolean])[] = [
  ...Object.entries(chineseBooleans),
  ["true", true],
  ["false", false],
];

const columnOf = (key: string | undefined): Column | undefined => {
  if (key === undefined) return undefined;
  const choice = key.startsWith(votesPrefix) ? key.slice(votesPrefix.length) : undefined;
  if (choice !== undefined || integerColumns.has(key)) return { key, choice, words: new Map(), holds: "integers" };
  if (!booleanColumns.has(key))
    return { key, choice, words: new Map(Object.entries(chineseValues[key] ?? {})), holds: "text" };
  const isAbsent = (meaning: boolean): boolean => !meaning && trueOrAbsent.has(key);
  const words = new Map(booleans.map(([word, meaning]) => [word, isAbsent(meaning) ? undefined : meaning]));
  return { key, choice, words, holds: "booleans" };
};

/** A whole number of more digits may be no exact one. */
export const mostDigits = 15;

const wholeNumber = new RegExp(`^-?\\d{1,${mostDigits}}$`);

/** What a cell means; what is not understood stays as it is written, for the format to refuse. */
export const meaningOf = ({ words, holds }: Column, cell: string): unknown => {
  const word = holds === "booleans" ? cell.toLowerCase() : cell;
  if (words.has(word)) return words.get(word);
  return holds === "integers" && wholeNumber.test(cell) ? Number(cell) : cell;
};

export interface Header {
  /** Undefined where the name is empty or not known. */
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

/** What the names of the columns stand for. */
export const headerOf = ({ count, places, texts }: Cells, file: string, line: number): Header => {
  const names = Array.from({ length: count }, (_, place) => texts[places.indexOf(place)]?.trim() ?? "");
  const keys = names.map(keyOf);
  const separator = separatorIn(names);
  if (separator !== undefined) {
    const one = { ...problem("column-separator", [], { separator }), file, line };
    return { columns: [], isWhole: false, problems: [one] };
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
    columns: keys.map(columnOf),
    isWhole: missing.length === 0,
    problems: [...problems, ...absent].map((one) => ({ ...one, file, line })),
  };
};
