/** A document as Markdown: chapters and articles numbered as Chinese regulations number them, in English by figures. */
import type { Language, Text } from "../../model/text";
import { inLanguage } from "../../report/words";
import type { Article, Document, Grid } from "./document";

const figures = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

const digitText = (digit: number, unit: string): string => (digit === 0 ? "" : `${figures[digit]}${unit}`);

/** 一, 十, 十二, 二十, 一百零三: numbers of articles, from 1 to 999. */
export const chineseNumber = (number: number): string => {
  const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
  if (hundreds === 0) return tens === 1 ? `十${figures[ones]}` : `${digitText(tens, "十")}${figures[ones]}`;
  const zero = tens === 0 && ones > 0 ? "零" : "";
  return `${digitText(hundreds, "百")}${zero}${digitText(tens, "十")}${figures[ones]}`;
};

/** Text of the data as it stands: nothing of it is read as Markdown. */
const escaped = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>|~#]/g, "\\$&");

/** How one language numbers and writes. */
interface Style {
  readonly write: (text: Text) => string;
  readonly chapter: (number: number, title: string) => string;
  readonly article: (number: number) => string;
  readonly point: (number: number) => string;
  readonly appendix: (number: number, title: string) => string;
}

const styles: Readonly<Record<Language, Style>> = {
  zh: {
    write: (text) => escaped(inLanguage(text, "zh")),
    chapter: (number, title) => `第${chineseNumber(number)}章　${title}`,
    article: (number) => `**第${chineseNumber(number)}条**　`,
    point: (number) => `（${chineseNumber(number)}）`,
    appendix: (number, title) => `附件${number}　${title}`,
  },
  en: {
    write: (text) => escaped(inLanguage(text, "en")),
    chapter: (number, title) => `Chapter ${number}. ${title}`,
    article: (number) => `**Article ${number}.** `,
    point: (number) => `(${number}) `,
    appendix: (number, title) => `Appendix ${number}. ${title}`,
  },
};

const tableLines = ({ columns, rows }: Grid, { write }: Style): string => {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(columns.map(write)), line(columns.map(() => "---")), ...rows.map((row) => line(row.map(write)))].join(
    "\n",
  );
};

const articleBlocks = ({ text, points = [], table }: Article, number: number, style: Style): string[] => [
  `${style.article(number)}${style.write(text)}`,
  ...points.map((point, index) => `${style.point(index + 1)}${style.write(point)}`),
  ...(table === undefined ? [] : [tableLines(table, style)]),
];

/** A document in one language. */
export const markdown = ({ title, notice, chapters, appendices }: Document, language: Language): string => {
  const style = styles[language];
  const blocks = [`# ${style.write(title)}`, `> ${style.write(notice)}`];
  let number = 0;
  for (const [index, chapter] of chapters.entries()) {
    blocks.push(`## ${style.chapter(index + 1, style.write(chapter.title))}`);
    for (const article of chapter.articles) {
      number += 1;
      blocks.push(...articleBlocks(article, number, style));
    }
  }
  for (const [index, appendix] of appendices.entries()) {
    blocks.push(`## ${style.appendix(index + 1, style.write(appendix.title))}`, tableLines(appendix.table, style));
  }
  return `${blocks.join("\n\n")}\n`;
};
