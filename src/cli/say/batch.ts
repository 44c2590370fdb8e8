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
    { id: "open", title: zh ? "未定" : "open" },
    { id: "none", title: zh ? "不定等次" : "without a grade" },
  ];
  const all = [...scheme.grades.map(({ id, title }) => ({ id, title: title[language] })).reverse(), ...others];
  return all.map(({ id, title }) => `${title} ${grouped(grades[id] ?? 0)}`);
};

/** The summary of a batch that is whole. */
export const batchSummary = (
  { counts, outputs }: Manifest,
  { out, scheme }: { readonly out: string; readonly scheme: Scheme },
  language: Language,
): string => {
  const { lines, teams, facts, evaluated, refused, lost } = counts;
  const grades = gradeWords(counts, scheme, language);
  const files = outputs.map(({ name }) => within(out, name));
  const wrong = refused + lost > 0;
  const text =
    language === "zh"
      ? [
          `读入  ${grouped(lines)} 行，${grouped(teams)} 队，计分台账 ${grouped(facts)} 条`,
          `结果  ${grouped(evaluated)} 队已考评，${grouped(refused)} 队没有考评，${grouped(lost)} 行不知属于哪一队`,
          `等次  ${grades.join("，")}`,
          `文件  ${files.join("  ")}`,
          ...(wrong ? [`没有考评的和读不懂的，逐条列在 ${within(out, "problems.ndjson")}。`] : []),
        ]
      : [
          `read    ${grouped(lines)} lines, ${grouped(teams)} teams, ${grouped(facts)} facts scored`,
          `result  ${grouped(evaluated)} evaluated, ${grouped(refused)} refused, ${grouped(lost)} lines of no team`,
          `grades  ${grades.join(", ")}`,
          `files   ${files.join("  ")}`,
          ...(wrong ? [`Every refused team and line is in ${within(out, "problems.ndjson")}.`] : []),
        ];
  return `${text.join("\n")}\n`;
};
