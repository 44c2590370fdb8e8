/** A whole scheme in words: the document that staff would sign. */
import type { Scheme } from "../../model/scheme";
import type { Language } from "../../model/text";
import { documentOf } from "./document";
import { markdown } from "./markdown";

/**
 * The scheme as a document in Markdown: title, notice, chapters and articles, tables of duties and items, sources.
 * Every number comes from the data, and a change of one number changes one line.
 * @example describe(luojiang, "zh") // "# 罗江区驻村工作队目标管理考核办法…\n\n> …\n\n## 第一章　总则\n\n**第一条**　本办法的版本为2021.1，…"
 */
export const describe = (scheme: Scheme, language: Language): string => markdown(documentOf(scheme), language);
