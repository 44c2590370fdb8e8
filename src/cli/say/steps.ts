/** What can be tried after a league table: commands to copy. */
import stringWidth from "string-width";
import type { Question } from "../../engine/evaluate";
import type { Evaluation } from "../../model/evaluation";
import type { Language, Text } from "../../model/text";
import type { World } from "../world";
import { type Paint, paintFor } from "./paint";

const title: Text = { zh: "接下来可以试试：", en: "What to try next:" };

/** A word as a shell takes it. */
export const quoted = (word: string): string => (/^[\w./\\:-]+$/.test(word) ? word : `"${word}"`);

const flagOf = (question: Question): string => {
  switch (question.kind) {
    case "annual":
      return `--year ${question.year}`;
    case "daily":
      return `--day ${question.asOf}`;
    case "term":
      return "--term";
  }
};

/** The team with most to explain: one whose grade was lowered, else one without a grade, else the first. */
const interesting = (evaluations: readonly Evaluation[]): string =>
  (
    evaluations.find(({ caps }) => caps.some(({ binds }) => binds)) ??
    evaluations.find(({ gradeState }) => gradeState === "open") ??
    evaluations[0]
  )?.team ?? "";

/** The year that most of a term lies in. */
const fullestYear = ([first]: readonly Evaluation[]): number =>
  [...(first?.parts?.years ?? [])].sort((a, b) => b.days - a.days)[0]?.year ?? 0;

/** A year or a term can be ranked; a day cannot. */
const ranking = (question: Question, folder: string, world: World): [string, Text][] =>
  question.kind === "daily"
    ? []
    : [
        [
          `${world.called} rank ${quoted(folder)} ${flagOf(question)}`,
          { zh: "排名和优秀名额", en: "ranks and places" },
        ],
      ];

/** Commands that go on from a table. */
export const nextSteps = (
  evaluations: readonly Evaluation[],
  { folder, question }: { readonly folder: string; readonly question: Question },
  language: Language,
  world: World,
): string => {
  const evaluate = `${world.called} evaluate ${quoted(folder)}`;
  const other = question.kind === "term" ? `--year ${fullestYear(evaluations)}` : "--term";
  const steps: [string, Text][] = [
    [
      `${world.called} explain ${quoted(folder)} ${interesting(evaluations)} ${flagOf(question)}`,
      { zh: "逐项说明一支队的得分", en: "one team, item by item" },
    ],
    ...ranking(question, folder, world),
    [`${evaluate} ${flagOf(question)} --json`, { zh: "每队一行 JSON，供程序使用", en: "one JSON object a team" }],
    [
      `${evaluate} ${other}`,
      other === "--term" ? { zh: "期满考核", en: "the whole term" } : { zh: "年度考核", en: "one year" },
    ],
    language === "zh"
      ? [`${evaluate} ${flagOf(question)} --lang en`, { zh: "英文", en: "" }]
      : [`${evaluate} ${flagOf(question)} --lang zh`, { zh: "", en: "in Chinese" }],
  ];
  return stepLines(steps, language, paintFor(world));
};

/** Commands to copy, each with what it is for. */
export const stepLines = (steps: readonly [string, Text][], language: Language, paint: Paint): string => {
  const width = Math.max(...steps.map(([command]) => stringWidth(command)));
  const lines = steps.map(
    ([command, why]) => `  ${command}${" ".repeat(width - stringWidth(command))}  ${paint.dim(why[language])}`,
  );
  return `\n${title[language]}\n${lines.join("\n")}\n`;
};
