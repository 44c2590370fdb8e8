/** Dereliction as a table: what an official reads, in both languages. */
import { expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateDereliction } from "../../src/engine/dereliction/evaluate";
import { suspicionsOf } from "../../src/engine/dereliction/suspicions";
import { parseRegister } from "../../src/model/register-check";
import type { Language } from "../../src/model/text";
import { derelictionTable } from "../../src/report/dereliction";
import { finding, ledgerFor, present, progress } from "../edge-cases/full-marks";

const register = parseRegister({
  format: "zhucun-register/1",
  id: "r",
  title: { zh: "册", en: "r" },
  bodies: [
    { id: "liu", body: "town", name: "柳镇" },
    { id: "water", body: "unit", name: "水利局" },
  ],
});
const ledger = ledgerFor([
  finding("M01", "away", "2022-03-15", { id: "a1" }),
  finding("M06", "money", "2022-04-15", { id: "a2" }),
  finding("M05", "well", "2022-05-06", { id: "a3", state: "investigating", subject: "member", member: "m1" }),
  finding("M05", "road", "2022-05-09", { id: "a4", state: "suspected" }),
  finding("M05", "tree", "2022-05-10", { id: "a5", state: "dismissed" }),
  finding("M04", "kept", "2021-12-10", { id: "a6", grave: true }),
  finding("M04", "kept-not", "2022-12-10", { id: "a7" }),
  present("2022-01-01", "2022-01-10"),
  present("2022-02-01", "2022-12-31", { recorded: "2022-12-31" }),
  ...["a", "b", "c", "d"].map((id) => progress(id, 0.5, "2022-10-01")),
]);
const obligations = [{ body: "water", duty: "SU-S1", due: "2021-12-31", state: "overdue" }];
const stand = { asOf: "2022-12-31" };

const told = (language: Language): string[] => {
  const records = { register, ledgers: [ledger] };
  const clues = suspicionsOf(luojiang, { ...records, obligations }, stand);
  const title = { zh: "示范区", en: "Shifan" };
  const table = derelictionTable(
    evaluateDereliction(luojiang, records, stand),
    clues,
    { title, invented: false },
    language,
  );
  return [table.title, ...table.rows.flatMap(({ cells, notes }) => [cells.join(" | "), ...notes]), ...table.foot];
};

test("says it in Chinese", () => {
  expect(told("zh")).toMatchInlineSnapshot(`
    [
      "示范区　失职失责情况（2022年12月31日）",
      "认定 | M01 无故脱岗离岗 | 工作队河湾村 | 2022 | 第 1 次 | 提醒谈话",
      "扣 1 分；当年最高定为良好；柳镇扣 0.1 分；水利局扣 0.1 分。",
      "依据：a1（2022-03-15）。",
      "认定 | M04 承诺任务无故落空 | 工作队河湾村 | 2021 | 第 1 次 | 提醒谈话、通报批评",
      "情节严重；当年最高定为合格。",
      "依据：a6（2021-12-10）。",
      "认定 | M04 承诺任务无故落空 | 工作队河湾村 | 2022 | 第 1 次 | 提醒谈话",
      "当年最高定为良好。",
      "依据：a7（2022-12-10）。",
      "认定 | M06 违规用钱、收受财物、优亲厚友 | 工作队河湾村 | 2022 | 第 1 次 | 召回撤换、移送纪检监察机关",
      "扣 5 分；一票否决，当年最高定为不合格。",
      "依据：a2（2022-04-15）。",
      "连续 | M04 承诺任务无故落空 | 工作队河湾村 | 2021、2022 年 | — | 召回撤换",
      "对队长：甲（2021、2022 年任队长）。",
      "调查中 | M05 排查失察、诉求不理 | 队员甲（t） | 2022 | — | 有结论以前不定等次",
      "依据：a3（2022-05-06）。",
      "疑似 | M05 排查失察、诉求不理 | 工作队河湾村 | 2022 | — | —",
      "依据：a4（2022-05-09）。",
      "线索 | M09 应保障未保障、长期不过问 | 派员单位水利局 | 2021 | — | 请核实；线索不扣分",
      "办理体检和人身意外保险：应于2021年12月31日办结，已逾期 365 天；自2022年1月31日起；核实以后请登记认定或者排除，事项编号 SU-S1/2021。",
      "排除 | M05 排查失察、诉求不理 | 工作队河湾村 | 2022 | — | —",
      "依据：a5（2022-05-10）。",
      "认定 4 件，调查中 1 件，疑似 1 件，台账线索 1 条。",
    ]
  `);
});

test("says it in English", () => {
  expect(told("en")).toMatchInlineSnapshot(`
    [
      "Shifan: dereliction as of 2022-12-31",
      "confirmed | M01 Absent without leave | team 河湾村 | 2022 | 1 | Reminder talk",
      "1 point off; at most Good that year; 柳镇 loses 0.1; 水利局 loses 0.1.",
      "Facts: a1 (2022-03-15).",
      "confirmed | M04 Commitments or key tasks dropped without cause | team 河湾村 | 2021 | 1 | Reminder talk, Notice of criticism",
      "grave; at most Qualified that year.",
      "Facts: a6 (2021-12-10).",
      "confirmed | M04 Commitments or key tasks dropped without cause | team 河湾村 | 2022 | 1 | Reminder talk",
      "at most Good that year.",
      "Facts: a7 (2022-12-10).",
      "confirmed | M06 Misuse of money, gifts, favouritism | team 河湾村 | 2022 | 1 | Recall and replacement, Transfer to discipline inspection",
      "5 points off; veto: at most Unqualified that year.",
      "Facts: a2 (2022-04-15).",
      "in a row | M04 Commitments or key tasks dropped without cause | team 河湾村 | 2021, 2022 | - | Recall and replacement",
      "of the leader: 甲 (led in 2021, 2022).",
      "under investigation | M05 Missed risks or ignored grievances | member 甲 (t m1) | 2022 | - | no grade until it is settled",
      "Facts: a3 (2022-05-06).",
      "suspected | M05 Missed risks or ignored grievances | team 河湾村 | 2022 | - | -",
      "Facts: a4 (2022-05-09).",
      "suspicion | M09 Not insuring, paying or visiting | unit 水利局 | 2021 | - | to be looked into; costs nothing",
      "Arrange examination and accident insurance: due 2021-12-31, overdue by 365 days; since 2022-01-31; answer with a finding, matter SU-S1/2021.",
      "dismissed | M05 Missed risks or ignored grievances | team 河湾村 | 2022 | - | -",
      "Facts: a5 (2022-05-10).",
      "4 confirmed, 1 under investigation, 1 suspected, 1 suspicion from records.",
    ]
  `);
});
