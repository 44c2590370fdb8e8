/** What a batch came to, in a few lines. */
import type { Manifest } from "../../batch/disk/index";
import type { Scheme } from "../../model/scheme";
import type { Language } from "../../model/text";
import { within } from "../read/files";
import { grouped } from "./progress";

/** Grades from the best to the lowest, then those that are open or have none. */
const gradeWords = ({ grades }: Manifest["counts"], scheme: Scheme, language: Language): string[] => {
  const zh = language === "zh";
  const others = [
    { id: "open", title: zh ? "暂不定等次" : "open" },
    { id: "none", title: zh ? "不定等次" : "without a grade" },
  ];
  const all = [...scheme.grades.map(({ id, title }) => ({ id, title: title[language] })).reverse(), ...others];
  return all.map(({ id, title }) => `${title} ${grouped(grades[id] ?? 0)}`);
};

/** The summary of a batch that is whole. */
export const batchSummary = (
  { counts, outputs, options }: Manifest,
  { out, scheme }: { readonly out: string; readonly scheme: Scheme },
  language: Language,
): string => {
  const { lines, teams, facts, evaluated, refused, lost, unread } = counts;
  const grades = gradeWords(counts, scheme, language);
  const { zh, en } = options.rank
    ? { zh: "（按分数；占名额以后的见 ranking.ndjson）", en: " (by score; after places: ranking.ndjson)" }
    : { zh: "", en: "" };
  const files = outputs.map(({ name }) => within(out, name));
  const wrong = refused + lost > 0;
  const nothingRead = lines === 0 && teams === 0;
  const text =
    language === "zh"
      ? [
          `读入  ${grouped(lines)} 行，${grouped(teams)} 队，计分台账 ${grouped(facts)} 条`,
          `结果  ${grouped(evaluated)} 队已考评，${grouped(refused)} 队未考评，${grouped(lost)} 行无法归属工作队`,
          `等次  ${grades.join("，")}${zh}`,
          `文件  ${files.join("  ")}`,
          ...(nothingRead ? ["注意  一行也没有读到，请检查输入。"] : []),
          ...(unread > 0
            ? [`注意  ${grouped(unread)} 个文件没有读全，各队都可能缺少台账，结果不能用：先改正文件，再重新考评。`]
            : []),
          ...(wrong ? [`未考评的和无法识别的，逐条列在 ${within(out, "problems.ndjson")}。`] : []),
        ]
      : [
          `read    ${grouped(lines)} lines, ${grouped(teams)} teams, ${grouped(facts)} facts scored`,
          `result  ${grouped(evaluated)} evaluated, ${grouped(refused)} refused, ${grouped(lost)} lines of no team`,
          `grades  ${grades.join(", ")}${en}`,
          `files   ${files.join("  ")}`,
          ...(nothingRead ? ["caution No line was read: look at the input."] : []),
          ...(unread > 0
            ? [`caution Files not read whole: ${grouped(unread)}. Any team may lack facts: mend them and assess again.`]
            : []),
          ...(wrong ? [`Every refused team and line is in ${within(out, "problems.ndjson")}.`] : []),
        ];
  return `${text.join("\n")}\n`;
};
