/** The league table: ranks, marks, notes, and what stands above and below it. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily, evaluateTerm } from "../../src/engine/evaluate";
import type { CapResult, Evaluation } from "../../src/model/evaluation";
import type { Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import { type LeagueOf, league } from "../../src/report/league";

const ledger: Ledger = parseLedger({
  format: "zhucun-ledger/1",
  team: "a",
  village: "青石村",
  town: "云溪镇",
  units: ["区水务局"],
  term: { from: "2022-01-01", to: "2023-12-31" },
  members: [],
});
const annual = evaluateAnnual(luojiang, ledger, { year: 2022, asOf: "2023-01-10" });

const team = (name: string, total: string, more: Partial<Evaluation> = {}): Evaluation => ({
  ...annual,
  team: name,
  base: total,
  bonus: "0",
  deduction: "0",
  total,
  naturalGrade: "good",
  grade: "good",
  gradeState: "fixed",
  gradeReasons: [],
  caps: [],
  ...more,
});

const of: LeagueOf = { title: { zh: "小区", en: "Small" }, invented: false, today: "2023-06-01", outside: [] };
const cap = (more: Partial<CapResult>): CapResult => ({
  id: "c",
  source: "scheme",
  limit: "unqualified",
  veto: false,
  binds: true,
  year: null,
  subject: null,
  title: { zh: "满意度低", en: "Low satisfaction" },
  found: null,
  facts: [],
  ...more,
});

const column = (evaluations: readonly Evaluation[], at: number): (string | undefined)[] =>
  league(evaluations, of, "en").rows.map(({ cells }) => cells.at(at));

describe("a league", () => {
  test("is sorted by total, equal totals share a rank, and the next rank counts them all", () => {
    const teams = [team("d", "80"), team("c", "85.5"), team("b", "9.25"), team("a", "85.50"), team("e", "100")];
    expect(column(teams, 0)).toEqual(["1", "2", "2", "4", "5"]);
    expect(column(teams, 1)).toEqual(["e", "a", "c", "d", "b"]);
    expect(league([...teams].reverse(), of, "zh")).toEqual(league(teams, of, "zh"));
  });

  test("lists teams without a grade by their total, but without a rank", () => {
    const open = team("b", "85", { grade: null, gradeState: "open", gradeReasons: [{ kind: "missing", item: "1.1" }] });
    const table = league([team("a", "90"), open, team("c", "80")], of, "zh");
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(["1", "-", "2"]);
    expect(table.rows[1]).toMatchObject({ tone: "none", notes: ["1.1“月驻村天数”还没有记录"] });
  });

  test("writes decimals with equally many digits and nothing for nothing", () => {
    const teams = [team("a", "100", { bonus: "0.5" }), team("b", "99.25")];
    expect(column(teams, 4)).toEqual(["100.00", "99.25"]);
    expect(column(teams, 5)).toEqual(["0.5", "-"]);
    expect(column([team("a", "100")], 7)).toEqual(["100"]);
  });

  test("says why a grade was lowered, each reason once, with its vetoes", () => {
    const caps = [
      cap({}),
      cap({ id: "d" }),
      cap({ veto: true, title: { zh: "脱岗", en: "Absent" } }),
      cap({ veto: true, title: { zh: "不满意，一票否决", en: "Dissatisfied: veto" } }),
      cap({ binds: false, title: { zh: "不算", en: "Does not count" } }),
    ];
    const lowered = team("a", "85", { grade: "unqualified", caps });
    expect(league([lowered], of, "zh").rows[0]).toMatchObject({
      tone: "worst",
      notes: ["按得分为良好，定为不合格：满意度低；脱岗（一票否决）；不满意，一票否决"],
    });
    expect(league([lowered], of, "en").rows[0]?.notes).toEqual([
      "Good by score, Unqualified in the end. Low satisfaction; Absent (veto); Dissatisfied: veto",
    ]);
  });

  test("names two items of many, and all other reasons", () => {
    const missing = ["1.1", "1.2", "1.3"].map((item) => ({ kind: "missing" as const, item }));
    const pending = [{ kind: "pending" as const, item: "none" }];
    const gradeReasons = [...missing, ...pending, { kind: "investigation" as const }];
    const [row] = league([team("a", "1", { grade: null, gradeState: "open", gradeReasons })], of, "en").rows;
    expect(row?.notes[0]).toMatch(
      /^an investigation is open.*; nothing recorded for 1\.1 “.*”, 1\.2 “.*” and 1 more; .* none$/,
    );
  });

  test("counts grades from the highest, then what is open and what has none", () => {
    const teams = [
      team("a", "95", { grade: "excellent" }),
      team("b", "85"),
      team("c", "84"),
      team("d", "83", { grade: null, gradeState: "open" }),
      team("e", "82", { grade: null, gradeState: "none", gradeReasons: [{ kind: "short-period" }] }),
    ];
    expect(league(teams, of, "zh").foot).toEqual(["共 5 支工作队：优秀 1，良好 2，暂不定等次 1，不定等次 1。"]);
    expect(league(teams, of, "en").rows.map(({ tone }) => tone)).toEqual(["best", "middle", "middle", "none", "none"]);
    expect(league(teams.slice(0, 1), of, "en").foot).toEqual(["1 team: Excellent 1."]);
  });

  test("says what is invented, what is not final, what was known, and who is not in it", () => {
    const outside = [{ team: "z", village: "梅林村", why: { zh: "不在驻村期。", en: "Outside." } }];
    const told = league(
      [team("a", "1", { knownAt: "2023-01-05" })],
      { ...of, invented: true, today: "2023-01-02", outside },
      "zh",
    );
    expect(told.about[0]).toContain("虚构演示数据");
    expect(told.about[2]).toBe("考核日：2023年1月10日，只计2023年1月5日以前登记的台账。");
    expect(told.about[3]).toContain("今天是2023年1月2日");
    expect(told.about.at(-1)).toBe(`说明：${luojiang.notice.zh}`);
    expect(told.foot[1]).toBe("未列入：梅林村（z）。不在驻村期。");
  });

  test("shows the days of several terms as a stretch", () => {
    const told = league([team("a", "1"), team("b", "1", { asOf: "2023-02-01" })], of, "en");
    expect(told.about[1]).toBe("As of 2023-01-10 to 2023-02-01, by team.");
  });

  test("of a day ranks all teams and counts what is overdue", () => {
    const day = evaluateDaily(luojiang, ledger, { asOf: "2022-06-30" });
    const late = day.owed.filter(({ overdue }) => overdue).length;
    const zh = league([day, { ...day, team: "b", owed: [] }], of, "zh");
    expect(zh.columns.at(-1)?.title).toBe("逾期未报");
    expect(zh.rows.map(({ cells }) => [cells[0], cells.at(-1)])).toEqual([
      ["1", `${late} 项`],
      ["1", ""],
    ]);
    expect(zh.about[1]).toContain("考核期已过 181 天（共 365 天）");
    expect(zh.foot).toEqual(["共 2 支工作队。"]);
  });

  test("of a term shows the two parts that make its total", () => {
    const term = evaluateTerm(luojiang, ledger, { asOf: "2023-06-30" });
    const told = league([term], of, "en");
    expect(told.columns.map(({ title }) => title)).toEqual([
      "Rank",
      "Team",
      "Village",
      "Town",
      "Years",
      "Term",
      "Total",
      "Grade",
    ]);
    expect(told.rows[0]?.cells.slice(4, 7)).toEqual(
      [term.parts?.annualPoints, term.parts?.termPoints, term.total].map((one) =>
        one === "0" ? "-" : expect.stringContaining(one ?? ""),
      ),
    );
  });

  test("of no team is empty", () => {
    expect(league([], of, "en")).toEqual({ title: "Small", about: [], columns: [], rows: [], foot: [] });
  });
});
