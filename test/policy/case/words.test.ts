/** What is said where a case does not hold, in both languages. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import type { CaseDifference } from "../../../src/policy/case/case";
import { differenceText } from "../../../src/policy/case/words";
import { count, saidOf } from "./small-cases";

const said = (path: CaseDifference["path"], expected: unknown, found: unknown) => {
  const { zh, en } = differenceText({ path, expected, found }, luojiang);
  return [zh, en];
};

/** A place as it is written here; a name that holds a slash has a bar for it. */
const stepsOf = (place: string) => place.split("/").map((step) => step.replace("|", "/"));

describe("a difference is said as a person would say it", () => {
  test.each<readonly [string, unknown, unknown, string, string]>([
    ["total", "86.5", "86", "总分应得 86.5 分，算得 86 分。", "The total should be 86.5, and is 86."],
    [
      "items/1.2/points",
      "3.5",
      "3",
      "指标 1.2 请销假手续应得 3.5 分，算得 3 分。",
      "Item 1.2 (Leave procedure) should be 3.5, and is 3.",
    ],
    [
      "items/1.3/points",
      "3",
      null,
      "指标 1.3 到岗抽查应得 3 分，没有分数。",
      "Item 1.3 (Spot checks) should be 3, and has none.",
    ],
    [
      "items/1.3/state",
      "missing",
      "measured",
      "指标 1.3 到岗抽查的状态应为没有记录，算得已计量。",
      "Item 1.3 (Spot checks), the state: should be missing, and is measured.",
    ],
    [
      "items/1.2/measured",
      "2/3",
      "0.66",
      "指标 1.2 请销假手续的计量结果应为 2/3，算得 0.66。",
      "Item 1.2 (Leave procedure), the measured value: should be 2/3, and is 0.66.",
    ],
    ["grade", "excellent", "good", "等次应为优秀，算得良好。", "The grade: should be Excellent, and is Good."],
    [
      "asOf",
      "2023-01-31",
      "2023-02-01",
      "截至日应为 2023-01-31，算得 2023-02-01。",
      "The day of the answer: should be 2023-01-31, and is 2023-02-01.",
    ],
    [
      "members/李四/state",
      "none",
      "open",
      "队员 李四的定等情况应为不定等次，算得暂不评定。",
      "Member 李四, whether a grade can be given: should be none, and is not yet.",
    ],
    [
      "members/李四/limit",
      "good",
      null,
      "队员 李四的个人最高等次应为良好，算得无。",
      "Member 李四, the limit on the own grade: should be Good, and is none.",
    ],
    [
      "members/李四/leave/replace",
      true,
      false,
      "队员 李四的全年请假应换人，实际不换人。",
      "Member 李四, leave of the year: expected “is to be replaced”, found “is not to be replaced”.",
    ],
    [
      "members/李四/attendance/present",
      "5",
      "4",
      "队员 李四的驻村天数的实驻天数应为 5，算得 4。",
      "Member 李四, resident days, the days present: should be 5, and is 4.",
    ],
    [
      "members/李四/leaves/2022-03-01/required",
      "town",
      "district-committee",
      "队员 李四的2022-03-01 起的请假的应由谁批准应为镇党委，算得区委。",
      "Member 李四, leave from 2022-03-01, who had to approve it: should be Town Party committee, and is District Party committee.",
    ],
    [
      "members/李四/reasons",
      ["short-service"],
      ["team-open"],
      "队员 李四的不能定等的原因应为任职太短，算得全队待定。",
      "Member 李四, the reasons for no grade: should be short service, and is team open.",
    ],
    [
      "places/excellent/places",
      2,
      1,
      "评优秀的名额的个数应为 2，算得 1。",
      "The places for Excellent, their number: should be 2, and is 1.",
    ],
    ["vacancies", ["书记"], [], "空缺的岗位应为书记，算得没有。", "The vacant posts: should be 书记, and is none."],
    [
      "vacancies/书记/body",
      "unit",
      "town",
      "岗位 书记 的空缺的责任主体应为派员单位，算得镇党委。",
      "The vacancy of 书记, the body that answers: should be Dispatching unit, and is Town Party committee.",
    ],
    ["board/late", 1, 0, "“逾期完成”件数应为 1，算得 0。", "The number “done late”: should be 1, and is 0."],
    [
      "commitments/修路/state",
      "done",
      "late",
      "承诺 修路 的状态应为按期完成，算得逾期完成。",
      "Commitment 修路, the state: should be done, and is done late.",
    ],
    [
      "commitments/修路/counts",
      true,
      false,
      "承诺 修路 应计入完成率，实际不计入完成率。",
      "Commitment 修路: expected “counts”, found “does not count”.",
    ],
    [
      "commitments/修路/changes/变1",
      "counts",
      "too-many",
      "承诺 修路 的变更 变1 的效力应为有效，算得无效（超过可以变更的件数）。",
      "Commitment 修路, change 变1, whether it counts: should be counts, and is too many.",
    ],
    [
      "commitments/修路/drops/撤1",
      "counts",
      "too-late",
      "承诺 修路 的撤销 撤1 的效力应为有效，算得无效（已过期限）。",
      "Commitment 修路, drop 撤1, whether it counts: should be counts, and is too late.",
    ],
    [
      "commitments/修路/years/2022",
      "1",
      "0.5",
      "承诺 修路 的2022 年的年底应完成的比例应为 1，算得 0.5。",
      "Commitment 修路, by the end of 2022, the share due: should be 1, and is 0.5.",
    ],
    [
      "events",
      ["M05/甲"],
      [],
      "失职失责事件应为 M05/甲，算得没有。",
      "The events of misconduct: should be M05/甲, and is none.",
    ],
    [
      "events/M05|甲/points",
      "1",
      "3",
      "事件 M05/甲 排查失察、诉求不理的扣分应为 1，算得 3。",
      "Event M05/甲 (Missed risks or ignored grievances), the points off: should be 1, and is 3.",
    ],
    [
      "events/M99|甲/state",
      "confirmed",
      undefined,
      "事件 M99/甲的状态应为认定，算得没有这一项。",
      "Event M99/甲, the state: should be confirmed, and is nothing of the kind.",
    ],
    [
      "deductions/town/sum",
      "0.2",
      "0.1",
      "镇党委的扣分合计应为 0.2，算得 0.1。",
      "Town Party committee, the sum of deductions: should be 0.2, and is 0.1.",
    ],
    [
      "deductions/town/events/M05/amount",
      "0.2",
      "0.1",
      "镇党委的事件 M05 排查失察、诉求不理的扣分应为 0.2，算得 0.1。",
      "Town Party committee, event M05 (Missed risks or ignored grievances), the points off: should be 0.2, and is 0.1.",
    ],
    [
      "running/M04/steps",
      ["L4"],
      [],
      "连续认定 M04 承诺任务无故落空的处理应为召回撤换，算得没有。",
      "In years in a row, M04 (Commitments or key tasks dropped without cause), the steps: should be Recall and replacement, and is none.",
    ],
    [
      "running",
      [],
      ["M04"],
      "连续认定的情形应为没有，算得 M04。",
      "The cases in years in a row: should be none, and is M04.",
    ],
    ["grade", "good", null, "等次应为良好，算得没有等次。", "The grade: should be Good, and is no grade."],
    [
      "categories/C1/base",
      "10",
      "9",
      "类 C1 在岗驻村的基础分应得 10 分，算得 9 分。",
      "Category C1 (Presence), the base should be 10, and is 9.",
    ],
    [
      "caps/satisfaction-90/binds",
      true,
      false,
      "限档“群众满意度不满90%的，不得评为优秀”应压低等次，实际不压低等次。",
      "Cap “Satisfaction below 90 %: not excellent”: expected “lowers the grade”, found “does not lower the grade”.",
    ],
    [
      "caps",
      [],
      ["commitments-80"],
      "成立的限档应为没有，算得 commitments-80。",
      "The caps that hold: should be none, and is commitments-80.",
    ],
    [
      "colour",
      "none",
      "red",
      "预警颜色应为无预警，算得红色预警。",
      "The colour: should be No warning, and is Red warning.",
    ],
    [
      "history/2022-03-31",
      "none",
      undefined,
      "2022-03-31 留存的预警颜色应为无预警，算得没有这一项。",
      "The kept colour of 2022-03-31, the colour: should be No warning, and is nothing of the kind.",
    ],
    [
      "items/1.2/points",
      null,
      "1",
      "指标 1.2 请销假手续不应有分数，算得 1 分。",
      "Item 1.2 (Leave procedure) should have no points, and is 1.",
    ],
    [
      "owed/1.2/by",
      ["2022-01-31"],
      [],
      "指标 1.2 请销假手续的应补日期应为 2022-01-31，算得没有。",
      "Item 1.2 (Leave procedure), the days by which facts are owed: should be 2022-01-31, and is none.",
    ],
    [
      "owed/9.9/by",
      ["a", "b"],
      null,
      "指标 9.9的应补日期应为 a、b，算得无。",
      "Item 9.9, the days by which facts are owed: should be a, b, and is none.",
    ],
    [
      "caps/gone/veto",
      true,
      false,
      "限档“gone”应是一票否决，实际不是一票否决。",
      "Cap “gone”: expected “is a veto”, found “is no veto”.",
    ],
    [
      "caps/satisfaction-90/limit",
      null,
      "good",
      "限档“群众满意度不满90%的，不得评为优秀”的最高等次应为无，算得良好。",
      "Cap “Satisfaction below 90 %: not excellent”, the limit: should be none, and is Good.",
    ],
    [
      "mirrors/town",
      "0.1",
      "0.2",
      "镇党委的连带减分应为 0.1，算得 0.2。",
      "Town Party committee, the mirrored deduction: should be 0.1, and is 0.2.",
    ],
    [
      "parts/mean",
      "9",
      "8",
      "期满的各年度平均应为 9，算得 8。",
      "The term, the mean of the years: should be 9, and is 8.",
    ],
    [
      "pools/district/size",
      3,
      2,
      "全区的参评队数应为 3，算得 2。",
      "The district, the teams assessed: should be 3, and is 2.",
    ],
    [
      "pools/柳湾镇/places/excellent-30/quota",
      1,
      2,
      "柳湾镇的优秀名额的名额应为 1，算得 2。",
      "柳湾镇, Places for excellent teams, the quota: should be 1, and is 2.",
    ],
    [
      "teams/甲队/places/gone/state",
      "granted",
      "no-place",
      "甲队的gone的状态应为有名额，算得名额已满。",
      "甲队, gone, the state: should be has a place, and is no place left.",
    ],
    [
      "criteria/attendance",
      "holds",
      "gone",
      "预警条件“连续两个月驻村天数不满应驻天数的八成”的情况应为成立，算得 gone。",
      "Criterion “Under 80 % of the resident days needed, two months running”, the state: should be holds, and is gone.",
    ],
    [
      "consequences/red-running/holds",
      true,
      false,
      "预警后果“连续两个季度红色预警”应成立，实际不成立。",
      "Consequence “Red two quarters running”: expected “holds”, found “does not hold”.",
    ],
    [
      "bodies/town/counts/overdue",
      0,
      1,
      "镇党委的逾期项数应为 0，算得 1。",
      "Town Party committee, the number overdue: should be 0, and is 1.",
    ],
    [
      "bodies/town/accounts/2022/balance",
      "1",
      "2",
      "镇党委的2022 年账的余额应为 1，算得 2。",
      "Town Party committee, account of 2022, the balance: should be 1, and is 2.",
    ],
    [
      "gradeReasons/missing",
      true,
      ["1.1", "1.2"],
      "因没有记录而待定应为有，算得 1.1、1.2。",
      "Open for what is missing: should be yes, and is 1.1, 1.2.",
    ],
    [
      "gradeReasons/daily",
      false,
      true,
      "因为是日常考核而不定等次应没有，实际有。",
      "No grade because it is a running total: expected “no”, found “yes”.",
    ],
    [
      "adjustments",
      [],
      [{ scope: "total" }],
      '调整应为没有，算得 {"scope":"total"}。',
      'The adjustments: should be none, and is {"scope":"total"}.',
    ],
    ["unheard-of", "a", "b", "unheard-of应为 a，算得 b。", "Unheard-of: should be a, and is b."],
    [
      "problem",
      null,
      ["order-missing"],
      "没有算出结果，报了问题 order-missing。",
      "There is no answer but the problem order-missing.",
    ],
    ["teams/甲队/rank", 1, 2, "甲队的名次应为 1，算得 2。", "甲队, the rank: should be 1, and is 2."],
    ["bodies/town/duties/TC-R1/overdue", 0, 1, "镇党委的职责 TC-R1", "Town Party committee, duty TC-R1"],
    [
      "parts/years/2021/total",
      "17.5",
      "18",
      "2021 年度的总分应得 17.5 分，算得 18 分。",
      "The year 2021, the total should be 17.5, and is 18.",
    ],
  ])("%s: %j, not %j", (place, expected, found, zh, en) => {
    const [chinese = "", english = ""] = said(stepsOf(place), expected, found);
    expect(chinese.slice(0, zh.length)).toBe(zh);
    expect(english.slice(0, en.length)).toBe(en);
  });

  test("a question that is refused, or should have been", () => {
    const outside = { ledger: { term: { from: "2022-01-01", to: "2022-12-31" } }, ask: { annual: 2023 } };
    expect(saidOf({ ...outside, expect: { total: 1 } }, "zh")[0]).toMatch(/^没有算出结果：/);
    expect(saidOf({ ...outside, expect: { total: 1 } }, "en")[0]).toMatch(/^There is no answer: /);
    expect(saidOf({ expect: { problem: "order-missing" } }, "zh")).toEqual(["应报问题 order-missing，却算出了结果。"]);
    expect(saidOf({ ...outside, expect: { problem: "order-missing" } }, "en")).toEqual([
      "The problem order-missing should be told, but year-outside-term is.",
    ]);
  });

  test("a case that holds says nothing", () => {
    expect(saidOf({ facts: [count("2022-03-01")], expect: { items: { i: 9 } } }, "zh")).toEqual([]);
  });
});
