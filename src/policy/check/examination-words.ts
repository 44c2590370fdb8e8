/** An examination as a table and as lines: sentences for people, from its data alone. */

import { exactFrom, signOf } from "../../model/points";
import type { Language, Text } from "../../model/text";
import type { Column, Row, Table } from "../../report/table";
import type { Bound, Bounds } from "./bounds";
import type { AcceptedRemark, Examination } from "./examine";
import type { IdleScore } from "./idle";
import type { Remark } from "./remark";
import type { InputVerdict } from "./verdict";
import { changeWords } from "./words";

const both = (zh: string, en: string): Text => ({ zh, en });

/** A bound as one word: exact, or between what was shown and what was reasoned. */
const boundText = ({ proved, shown, exact }: Bound): Text => {
  const [seen, sure] = [shown?.points ?? "?", proved ?? "?"];
  if (exact) return both(sure, sure);
  return both(`${seen}（推算 ${sure}）`, `${seen} (reasoned ${sure})`);
};

const columns: readonly { readonly title: Text; readonly side: Column["side"] }[] = [
  { title: both("条款", "clause"), side: "left" },
  { title: both("最低", "least"), side: "right" },
  { title: both("最高", "most"), side: "right" },
  { title: both("输入", "inputs"), side: "right" },
  { title: both("证明无害", "proved"), side: "right" },
  { title: both("有反例", "refuted"), side: "right" },
  { title: both("不明", "unknown"), side: "right" },
];

const wholes: Readonly<Record<Exclude<Bounds["of"], "item" | "category">, Text>> = {
  bonus: both("加分合计", "all bonus"),
  deduction: both("减分合计", "all deductions"),
  total: both("总分", "total"),
};

const nameOf = ({ of, id }: Bounds): Text => {
  if (of === "item") return both(`指标 ${id}`, `item ${id}`);
  return of === "category" ? both(`${id} 类`, `category ${id}`) : wholes[of];
};

/** The clause of an input by which the table has its row: that of its item, its case or its event. */
const rowOf = ({ at }: InputVerdict): string => at.split("/").slice(0, 2).join("/");

const countsIn = (verdicts: readonly InputVerdict[]): readonly [number, number, number, number] => {
  const count = (wanted: InputVerdict["verdict"]): number =>
    verdicts.filter(({ verdict }) => verdict === wanted).length;
  return [verdicts.length, count("proved"), count("refuted"), count("unknown")];
};

const notesOf = (verdicts: readonly InputVerdict[], language: Language): readonly string[] =>
  verdicts
    .filter(({ verdict }) => verdict !== "proved")
    .map(({ verdict, change }) => {
      const said = verdict === "refuted" ? both("有反例", "refuted") : both("不明", "unknown");
      return `${said[language]}${language === "zh" ? "：" : ": "}${changeWords[change][language]}`;
    });

const rowFor = (name: string, ends: readonly string[], verdicts: readonly InputVerdict[], language: Language): Row => {
  const isOpen = verdicts.some(({ verdict }) => verdict !== "proved");
  return {
    cells: [name, ...ends, ...countsIn(verdicts).map((count) => (verdicts.length === 0 ? "" : `${count}`))],
    notes: notesOf(verdicts, language),
    tone: isOpen ? "none" : "middle",
  };
};

/** What each part can come to, and whether what is put in goes the right way. */
export const examinationTable = ({ bounds, verdicts }: Examination, language: Language): Table => {
  const bounded = bounds.map((one) => {
    const own = one.of === "item" ? verdicts.filter((verdict) => rowOf(verdict) === `items/${one.id}`) : [];
    const ends = [one.least, one.most].map((end) => boundText(end)[language]);
    return rowFor(nameOf(one)[language], ends, own, language);
  });
  const conduct = [...new Set(verdicts.map(rowOf))].filter((key) => !key.startsWith("items/"));
  const judged = conduct.map((key) =>
    rowFor(
      key.slice(key.indexOf("/") + 1),
      ["", ""],
      verdicts.filter((verdict) => rowOf(verdict) === key),
      language,
    ),
  );
  return {
    title: both("得分的上下限，输入的方向", "Bounds of points, directions of inputs")[language],
    about: [
      both(
        "最低、最高由规则推算，并由一本台账经引擎验证；两者不一致的分别写出。输入指台账里能多写一笔的地方：做得更好不应使总分、等次变低，有错不应使它变高。",
        "The least and the most are reasoned from the rules and shown by a ledger that the engine evaluated; where they differ both are told. An input is whatever a ledger can say more of: better work must not lower total or grade, a fault must not raise it.",
      )[language],
    ],
    columns: columns.map(({ title, side }) => ({ title: title[language], side })),
    rows: [...bounded, ...judged],
    foot: [],
  };
};

const idleText = ({ total, outOf, items, rescaled }: IdleScore, language: Language): string => {
  const own = items.map(({ id, points }) => `${id} (${points})`).join(language === "zh" ? "、" : ", ");
  const lifted = rescaled
    .filter(({ from, to }) => signOf(exactFrom(to)) > 0 && from !== to)
    .map(({ category, from, to }) =>
      language === "zh"
        ? `${category} 类由 ${from} 折算成 ${to}`
        : `category ${category} is rescaled from ${from} to ${to}`,
    );
  const because = [own, ...lifted].filter((part) => part !== "").join(language === "zh" ? "；" : "; ");
  const said = both(
    `什么都没有记录的队得 ${total} 分（满分 ${outOf} 分）`,
    `A team with no records at all has ${total} of ${outOf} points`,
  );
  return because === ""
    ? `${said[language]}${language === "zh" ? "。" : "."}`
    : `${said[language]}${language === "zh" ? `：${because}。` : `: ${because}.`}`;
};

const remarkText = ({ message, code, at }: Remark, language: Language): string =>
  `${message[language]} [${code} ${at}]`;

const acceptedText = ({ remark, reason }: AcceptedRemark, language: Language): string =>
  `${remarkText(remark, language)}${language === "zh" ? "\n  理由：" : "\n  Reason: "}${reason[language]}`;

const section = (title: Text, lines: readonly string[], language: Language): string[] =>
  lines.length === 0 ? [] : [`${title[language]} (${lines.length})`, ...lines.map((line) => `- ${line}`), ""];

const counted = (verdicts: readonly InputVerdict[], language: Language): string => {
  const [all, proved, refuted, unknown] = countsIn(verdicts);
  return both(
    `${all} 个输入：${proved} 个证明无害，${refuted} 个有反例，${unknown} 个不明。`,
    `${all} inputs: ${proved} proved harmless, ${refuted} refuted, ${unknown} unknown.`,
  )[language];
};

/** The idle score, the remarks that are left, those that are accepted with the reasons, and what it all comes to; one text with line ends. */
export const examinationText = (examination: Examination, language: Language): string => {
  const { idle, verdicts, remarks, accepted } = examination;
  const of = (weight: Remark["weight"]): string[] =>
    remarks.filter((one) => one.weight === weight).map((one) => remarkText(one, language));
  const [open, notes] = [of("answer"), of("note")];
  const result =
    open.length === 0
      ? both("没有尚未答复的检查意见。", "No remark is left that wants an answer.")
      : both(
          `还有 ${open.length} 条检查意见要答复：改办法，或者在 accepted 里写明保留的理由。`,
          `${open.length} remarks want an answer: mend the scheme, or accept them with a reason under \`accepted\`.`,
        );
  return `${[
    idleText(idle, language),
    counted(verdicts, language),
    "",
    ...section(
      both("已说明理由保留的检查意见", "Remarks accepted with a reason"),
      accepted.map((one) => acceptedText(one, language)),
      language,
    ),
    ...section(both("供参考", "Notes"), notes, language),
    ...section(both("要答复的检查意见", "Remarks that want an answer"), open, language),
    result[language],
  ].join("\n")}\n`;
};
