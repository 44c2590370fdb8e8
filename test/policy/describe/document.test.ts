/** The document of a scheme: its form, its tables, and that a number stands in one line of it. */
import { marked, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { villageLeadership } from "../../../rubrics/village-leadership";
import { amend } from "../../../src/model/change";
import { itemsOf, type Scheme } from "../../../src/model/scheme";
import { describe as documentOf } from "../../../src/policy/describe/describe";
import { chineseNumber } from "../../../src/policy/describe/markdown";
import { schemeOf, words } from "../../small-district";
import { changesOf } from "./leaves";

const schemes = [
  ["luojiang", luojiang],
  ["village-leadership", villageLeadership],
] as const;
const languages = ["zh", "en"] as const;

const tablesOf = (text: string): Tokens.Table[] =>
  marked.lexer(text).filter((token): token is Tokens.Table => token.type === "table");

/** How many parts of a value say what they rest on. */
const basesIn = (value: unknown): number =>
  value === null || typeof value !== "object"
    ? 0
    : Object.entries(value).reduce(
        (all, [key, one]) => all + (key === "basis" && typeof one === "object" ? 1 : basesIn(one)),
        0,
      );

const rowsIn = (scheme: Scheme): number[] => {
  const { bodies, duties, rubric, sources, accepted = [] } = scheme;
  return [
    ...bodies.map(({ id }) => duties.filter(({ body }) => body === id).length).filter((count) => count > 0),
    ...rubric.categories.map(({ items }) => items.length),
    sources.length,
    basesIn(scheme),
    ...(accepted.length > 0 ? [accepted.length] : []),
  ];
};

describe("the document of a scheme", () => {
  test.each(schemes.flatMap(([name, scheme]) => languages.map((language) => [name, language, scheme] as const)))(
    "has well-formed tables: %s, %s",
    (_, language, scheme) => {
      const tables = tablesOf(documentOf(scheme, language));
      for (const { header, rows } of tables) for (const row of rows) expect(row.length).toBe(header.length);
      expect(tables.map(({ rows }) => rows.length)).toEqual(rowsIn(scheme));
    },
  );

  test.each(schemes)("numbers chapters and articles without a hole: %s", (_, scheme) => {
    const text = documentOf(scheme, "zh");
    const chapters = [...text.matchAll(/^## 第(.+?)章　/gm)].map(([, number]) => number);
    const articles = [...text.matchAll(/^\*\*第(.+?)条\*\*　/gm)].map(([, number]) => number);
    expect(chapters).toEqual(chapters.map((_, index) => chineseNumber(index + 1)));
    expect(articles).toEqual(articles.map((_, index) => chineseNumber(index + 1)));
    expect([...documentOf(scheme, "en").matchAll(/^\*\*Article \d+\.\*\* /gm)].length).toBe(articles.length);
  });

  test.each(schemes)("says every item, duty and case of %s, and what it does not say is not there", (_, scheme) => {
    for (const language of languages) {
      const text = documentOf(scheme, language);
      for (const { title } of [...itemsOf(scheme), ...scheme.duties, ...scheme.misconduct]) {
        expect(text).toContain(title[language]);
      }
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  test("changes in one line where one number changes", () => {
    const linesOf = (scheme: Scheme) => languages.map((language) => documentOf(scheme, language).split("\n"));
    const before = linesOf(luojiang);
    const changes = changesOf(luojiang).filter(({ from, to }) => /^-?\d/.test(`${from}`) && /^-?\d/.test(`${to}`));
    const sample = changes.filter((_, index) => index % 23 === 0);
    const found = sample.map(({ at, scheme }) => {
      const differing = linesOf(scheme).map((lines, which) => lines.filter((line, at) => line !== before[which]?.[at]));
      return [at.join("/"), ...differing.map((lines) => lines.length)];
    });
    expect(found).toEqual(sample.map(({ at }) => [at.join("/"), 1, 1]));
    expect(sample.length).toBeGreaterThan(50);
  });

  test("takes text of the data as it stands", () => {
    const { value } = amend(schemeOf(), (draft) => {
      draft.title = words("a | b *c* `d` <e>");
      const [item] = draft.rubric.categories[0]?.items ?? [];
      if (item !== undefined) item.title = words("x | y\nz");
    });
    const text = documentOf(value, "en");
    expect(text).toContain("# a \\| b \\*c\\* \\`d\\` \\<e\\>");
    for (const { header, rows } of tablesOf(text)) for (const row of rows) expect(row.length).toBe(header.length);
    expect(marked.lexer(text)[0]).toMatchObject({ type: "heading", depth: 1 });
  });

  test("numbers as Chinese regulations do", () => {
    const numbers = [1, 10, 11, 20, 21, 99, 100, 101, 110, 111, 999];
    expect(numbers.map(chineseNumber)).toEqual([
      ..."一 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一 九百九十九".split(" "),
    ]);
  });
});
