/** Building blocks of sentences in both languages. */
import type { FactRef } from "../model/evaluation";
import type { Language, Text } from "../model/text";

export const say = (zh: string, en: string): Text => ({ zh, en });

/** A number with its English noun: one, or several. */
export const countOf = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

/** Sentences or parts one after the other, with a separator of each language. */
export const join = (parts: readonly Text[], zh: string, en: string): Text => ({
  zh: parts.map((part) => part.zh).join(zh),
  en: parts.map((part) => part.en).join(en),
});

export const nothing: Text = { zh: "", en: "" };

export const isSaid = ({ zh }: Text): boolean => zh !== "";

/** Sentences to one paragraph; empty ones are left out. */
export const sentences = (...parts: readonly Text[]): Text => join(parts.filter(isSaid), "", " ");

/** How a language says it. */
export const inLanguage = (text: Text, language: Language): string => text[language];

/** Most facts that one sentence lists; the evaluation holds them all. */
const mostListed = 6;

/** Facts by id and day. */
export const factsText = (facts: readonly FactRef[]): Text => {
  if (facts.length === 0) return nothing;
  const listed = facts.slice(0, mostListed).map(({ id, day }) => (id.includes(day) ? id : `${id}（${day}）`));
  const rest = facts.length - listed.length;
  const more = rest > 0 ? say(`等共 ${facts.length} 条`, ` and ${rest} more`) : nothing;
  return say(
    `依据：${listed.join("、")}${more.zh}。`,
    `Facts: ${listed.join(", ").replaceAll("（", " (").replaceAll("）", ")")}${more.en}.`,
  );
};
