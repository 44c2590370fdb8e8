/** Problems as lines for people and for machines. */
import { type Problem, pathText } from "../../model/problem";
import type { Language } from "../../model/text";
import type { Paint } from "./paint";

/** Files in order, then lines; what belongs to no file comes first. */
const inOrder = (a: Problem, b: Problem): number => {
  const [one, other] = [a.file ?? "", b.file ?? ""];
  if (one !== other) return one < other ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
};

const placeOf = ({ file, line }: Problem): string => (line === undefined ? (file ?? "") : `${file ?? ""}:${line}`);

const sentence = (one: Problem, language: Language, paint: Paint): string => {
  const place = placeOf(one);
  const cure = one.cure === undefined ? "" : `${language === "zh" ? "" : " "}${one.cure[language]}`;
  const where = [one.code, ...(one.path.length === 0 ? [] : [pathText(one.path)])].join(" ");
  return [
    ...(place === "" ? [] : [`${paint.bold(place)}:`]),
    `${paint.red(one.message[language])}${cure}`,
    paint.dim(`[${where}]`),
  ].join(" ");
};

const summary = (problems: readonly Problem[], language: Language): string => {
  const files = new Set(problems.flatMap(({ file }) => file ?? [])).size;
  const many = problems.length;
  if (language === "zh") return files > 1 ? `共 ${many} 个问题，涉及 ${files} 个文件。` : `共 ${many} 个问题。`;
  const counted = many === 1 ? "1 problem" : `${many} problems`;
  return files > 1 ? `${counted} in ${files} files.` : `${counted}.`;
};

/** All problems, those of a file together, a line for each; and how many there are. */
export const problemLines = (problems: readonly Problem[], language: Language, paint: Paint): string => {
  const sorted = [...problems].sort(inOrder);
  const lines = sorted.flatMap((one, index) => {
    const above = sorted[index - 1];
    const apart = above !== undefined && above.file !== one.file ? [""] : [];
    return [...apart, sentence(one, language, paint)];
  });
  return `${[...lines, "", summary(problems, language)].join("\n")}\n`;
};

/** One JSON object a line, one for each problem. */
export const problemJson = (problems: readonly Problem[]): string =>
  [...problems]
    .sort(inOrder)
    .map(
      ({ code, file, line, path, message, cure }) => `${JSON.stringify({ code, file, line, path, message, cure })}\n`,
    )
    .join("");
