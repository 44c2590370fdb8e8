/** The 48 edge cases of the domain: each is one test in this folder, and none is left out. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const folder = new URL("./", import.meta.url);

interface Named {
  readonly number: number;
  readonly isTodo: boolean;
  readonly title: string;
}

/** The named tests and todos of one file, in its order. */
const namedIn = (text: string): Named[] =>
  [...text.matchAll(/^test(\.todo)?\(\s*"edge case (\d+): ([^"]+)"/gm)].map(([, todo, number, title]) => ({
    number: Number(number),
    isTodo: todo !== undefined,
    title: title ?? "",
  }));

const files = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.test\.ts$/.test(name))
  .sort();
const byFile = files.map((name) => namedIn(readFileSync(new URL(name, folder), "utf8")));
const all = byFile.flat();

describe("the list of edge cases", () => {
  test("holds each number from 1 to 48 once, in order, through the files in the order of their names", () => {
    expect(all.map(({ number }) => number)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
  });

  test("leaves none for later", () => {
    expect(all.filter(({ isTodo }) => isTodo)).toEqual([]);
  });
});
