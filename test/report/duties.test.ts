/** The tables of duties and mechanisms: every state, what is due when and for whom, one and several, in both languages. */
import { describe, expect, test } from "vitest";
import type {
  AccountResult,
  BodyResult,
  Counts,
  Coverage,
  DutiesEvaluation,
  MechanismView,
  NextDue,
} from "../../src/model/answer/duties";
import type { Language } from "../../src/model/text";
import { type DutiesOfDistrict, dutiesTable, mechanismsTable, nextTable } from "../../src/report/duties";
import { words } from "../small-district";

const countsOf = (more: Partial<Counts> = {}): Counts => ({
  ...{ overdue: 0, late: 0, open: 0, done: 0, broken: 0, "not-applicable": 0 },
  total: Object.values(more).reduce((sum, one) => sum + one, 0),
  ...more,
});

const account = (year: number, balance: string): AccountResult => ({
  year,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  points: "10",
  charges: [],
  charged: "0",
  lifted: "0",
  balance,
});

const body = (id: string, more: Partial<BodyResult> = {}): BodyResult => ({
  id,
  kind: "unit",
  name: `局${id}`,
  teams: [],
  counts: countsOf(),
  lists: [],
  next: [],
  accounts: [],
  ...more,
});

const evaluation = (bodies: readonly BodyResult[], more: Partial<DutiesEvaluation> = {}): DutiesEvaluation => ({
  semantics: 1,
  scheme: {
    id: "s",
    version: "1",
    hash: "h",
    title: { zh: "办法", en: "Rules" },
    notice: { zh: "测试用", en: "for tests" },
    grades: [],
    bodies: [{ id: "unit", title: { zh: "派员单位", en: "Unit" } }],
  },
  asOf: "2022-06-30",
  knownAt: null,
  counts: countsOf(),
  bodies,
  unassigned: [],
  corrected: [],
  ...more,
});

const of: DutiesOfDistrict = { title: { zh: "区", en: "District" }, invented: false, today: "2022-06-30" };

describe("how each body stands", () => {
  test("is one row with its counts, a dash for none, and its account of the year with points under points", () => {
    const bodies = [
      body("a", { counts: countsOf({ done: 2, open: 1 }), accounts: [account(2021, "9.125"), account(2022, "8.5")] }),
      body("b", { accounts: [account(2022, "10")] }),
      body("c", { kind: "office", accounts: [account(2021, "7")] }),
    ];
    const table = dutiesTable(evaluation(bodies), of, "zh");
    expect(table.columns.map(({ title }) => title)).toEqual([
      ...["类别", "主体", "职责事项", "按时", "补办", "逾期", "违反", "未到期", "不适用", "2022年账"],
    ]);
    expect(table.rows.map(({ cells }) => cells.join(" "))).toEqual([
      "派员单位 局a 3 2 - - - 1 - 8.5",
      "派员单位 局b 0 - - - - - - 10.0",
      "office 局c 0 - - - - - - -",
    ]);
    expect(dutiesTable(evaluation(bodies), of, "en").columns.at(-1)).toEqual({ title: "Account 2022", side: "right" });
  });

  test("is painted by the worst that befell it", () => {
    const toneOf = (counts: Partial<Counts>) =>
      dutiesTable(evaluation([body("a", { counts: countsOf(counts) })]), of, "zh").rows[0]?.tone;
    expect(toneOf({ done: 3 })).toBe("best");
    expect(toneOf({ done: 3, late: 1 })).toBe("middle");
    expect(toneOf({ late: 1, overdue: 1 })).toBe("none");
    expect(toneOf({ late: 1, overdue: 1, broken: 1 })).toBe("worst");
  });

  test("stands under what is to be known about the data", () => {
    const asked = evaluation([], { knownAt: "2022-05-31" });
    const told = (language: Language) =>
      dutiesTable(asked, { ...of, invented: true, today: "2022-06-01" }, language).about;
    expect(told("zh")).toEqual([
      "虚构演示数据：村、镇、单位、人员和得分都是编造的，与任何真实地方无关。",
      "办法：办法，版本 1。",
      "只计2022年5月31日以前登记的记录。",
      expect.stringContaining("2022年6月1日"),
      "一项职责每个周期、每个村、每名队员各算一个事项；账从年初起算分，只减不加。",
      "工作队没有账，看考核得分。",
      "说明：测试用",
    ]);
    expect(told("en")[2]).toBe("Knowing what was recorded by 2022-05-31.");
    expect(dutiesTable(evaluation([]), of, "en").about).toHaveLength(4);
  });

  test("is summed up below, with the effects that fall on nobody", () => {
    const lost = { year: 2022, team: "t", body: "town", amount: "0.1", item: null, case: "M1", facts: [] };
    const footOf = (count: number, language: Language) =>
      dutiesTable(
        evaluation([], { counts: countsOf({ done: 2, "not-applicable": 1 }), unassigned: Array(count).fill(lost) }),
        of,
        language,
      ).foot;
    expect(footOf(0, "zh")).toEqual(["共 3 个事项：按时 2，不适用 1。"]);
    expect(footOf(1, "zh")).toEqual([
      "共 3 个事项：按时 2，不适用 1。",
      "有 1 处扣分找不到对应的单位，没有记账：请核对登记簿里的名称。",
    ]);
    expect(footOf(1, "en")).toEqual([
      "3 owed: in time 2, n/a 1.",
      "1 deduction falls on no body of the register and is charged to nobody: check the names.",
    ]);
    expect(footOf(2, "en")[1]).toBe(
      "2 deductions fall on no body of the register and are charged to nobody: check the names.",
    );
  });

  test("is told without a list where nothing at all is owed", () => {
    expect(dutiesTable(evaluation([]), of, "zh").foot).toEqual(["没有应办的事项。"]);
    expect(dutiesTable(evaluation([]), of, "en").foot).toEqual(["Nothing is owed."]);
  });
});

describe("what is to be done", () => {
  const due = (more: Partial<NextDue> = {}): NextDue => ({
    duty: "D1",
    team: null,
    member: null,
    occasion: null,
    from: "2022-06-01",
    due: "2022-07-01",
    overdue: false,
    missing: 1,
    ...more,
  });
  const lists = [
    {
      list: "l",
      title: words("list"),
      counts: countsOf(),
      duties: [
        {
          duty: "D1",
          title: { zh: "走访", en: "Visit" },
          cadence: { kind: "every", period: "month", times: 1 },
          per: null,
          counts: countsOf(),
          obligations: [],
          held: [],
        },
      ],
    },
  ] as const;
  const rowsOf = (next: readonly NextDue[], language: Language, overdue = false) =>
    nextTable(evaluation([body("a", { next, lists }), body("t", { name: "河湾村" })]), overdue, language).rows.map(
      ({ cells }) => cells.join(" | "),
    );

  test("is due today, in one day or in several", () => {
    const next = ["2022-07-02", "2022-06-30", "2022-07-01"].map((day) => due({ due: day }));
    expect(rowsOf(next, "zh")).toEqual([
      "2022-06-30 | 局a | D1 走访 |  | 今天到期",
      "2022-07-01 | 局a | D1 走访 |  | 还有 1 天",
      "2022-07-02 | 局a | D1 走访 |  | 还有 2 天",
    ]);
    expect(rowsOf(next, "en").map((row) => row.split(" | ").at(-1))).toEqual(["due today", "in 1 day", "in 2 days"]);
  });

  test("is overdue by one day or several, the latest first", () => {
    const next = ["2022-06-28", "2022-06-29"].map((day) => due({ due: day, overdue: true }));
    expect(rowsOf(next, "zh", true)).toEqual([
      "2022-06-29 | 局a | D1 走访 |  | 逾期 1 天",
      "2022-06-28 | 局a | D1 走访 |  | 逾期 2 天",
    ]);
    expect(rowsOf(next, "en", true).map((row) => row.split(" | ").at(-1))).toEqual(["1 day overdue", "2 days overdue"]);
    expect(rowsOf(next, "en", false)).toEqual([]);
  });

  test("is missing several times, and is called by its id where the lists do not name it", () => {
    expect(rowsOf([due({ duty: "D9", missing: 3 })], "zh")).toEqual([
      "2022-07-01 | 局a | D9 |  | 还有 1 天，还差 3 次",
    ]);
    expect(rowsOf([due({ duty: "D9", missing: 3 })], "en")).toEqual([
      "2022-07-01 | 局a | D9 |  | in 1 day, 3 more times",
    ]);
    expect(rowsOf([due({ missing: null })], "en")).toEqual(["2022-07-01 | 局a | D1 Visit |  | in 1 day"]);
  });

  test("is for one village by its name, for one that is not known by its id, for several by their number", () => {
    const whom = (next: readonly NextDue[], language: Language) =>
      rowsOf(next, language).map((row) => row.split(" | ")[3]);
    expect(whom([due({ team: "t" })], "zh")).toEqual(["河湾村"]);
    expect(whom([due({ team: "elsewhere" })], "zh")).toEqual(["elsewhere"]);
    expect(whom([due({ team: "t" }), due({ team: "u" })], "zh")).toEqual(["2 个村"]);
    expect(whom([due({ team: "t" }), due({ team: "u" })], "en")).toEqual(["2 villages"]);
  });

  test("is for one member or several, or for what gave the occasion", () => {
    const whom = (next: readonly NextDue[], language: Language) =>
      rowsOf(next, language).map((row) => row.split(" | ")[3]);
    const [first, second] = [due({ team: "t", member: "m1" }), due({ team: "t", member: "m2" })];
    expect(whom([first], "zh")).toEqual(["1 名队员"]);
    expect(whom([first], "en")).toEqual(["1 member"]);
    expect(whom([first, second], "en")).toEqual(["2 members"]);
    const occasion = { id: "o", day: "2022-06-01", title: "校车绕行" };
    expect(whom([due({ occasion })], "en")).toEqual(["校车绕行"]);
    expect(whom([due({ occasion: { ...occasion, title: null } })], "en")).toEqual([""]);
  });

  test("is at most twenty lines, and says how many more there are", () => {
    const footOf = (count: number, language: Language) => {
      const next = Array.from({ length: count }, (_, at) => due({ duty: `D${at}` }));
      const { rows, foot } = nextTable(evaluation([body("a", { next })]), false, language);
      return [rows.length, ...foot];
    };
    expect(footOf(0, "zh")).toEqual([0, "没有。"]);
    expect(footOf(0, "en")).toEqual([0, "Nothing."]);
    expect(footOf(20, "en")).toEqual([20]);
    expect(footOf(21, "en")).toEqual([20, "1 more line; `--json` gives all of them."]);
    expect(footOf(23, "zh")).toEqual([20, "另有 3 条，用 --json 看全部。"]);
    expect(footOf(23, "en")).toEqual([20, "3 more lines; `--json` gives all of them."]);
  });
});

describe("the mechanisms", () => {
  const duty = { duty: "D1", title: { zh: "培训", en: "Train" }, held: 0, counts: countsOf({ done: 1, overdue: 1 }) };
  const view: MechanismView = {
    id: "m",
    title: { zh: "培训机制", en: "Training" },
    duties: [duty],
    counts: duty.counts,
    held: [],
    owed: [],
    dispatched: [],
    coverage: [],
  };
  const coverage = (more: Partial<Coverage> = {}): Coverage => ({
    body: "a",
    duty: "D1",
    of: "member",
    required: 3,
    reached: 2,
    share: "2/3",
    from: "2022-01-01",
    to: "2022-12-31",
    ...more,
  });
  const notesOf = (change: Partial<MechanismView>, language: Language) =>
    mechanismsTable([{ ...view, ...change }], language).rows[0]?.notes;

  test("are one row each, with how often they were held", () => {
    const held = { id: "h", day: "2022-03-01", team: null, people: 3, times: 1, counted: 1, body: "a", duty: "D1" };
    const table = mechanismsTable([view, { ...view, held: [held] }], "zh");
    expect(table.rows.map(({ cells }) => cells.join(" "))).toEqual([
      "培训机制 - 1 - 1 - - -",
      "培训机制 1 1 - 1 - - -",
    ]);
    expect(table.rows[0]).toMatchObject({ notes: [], tone: "none" });
  });

  test("tell whom a duty for all members reached in its last two parts, by year, month or quarter", () => {
    const parts = [
      coverage({ from: "2021-01-01", to: "2021-12-31" }),
      coverage(),
      coverage({ from: "2022-04-01", to: "2022-06-30", required: 1, reached: 1, share: "1" }),
    ];
    expect(notesOf({ coverage: parts }, "zh")).toEqual([
      "培训，2022年：应覆盖 3 名，已覆盖 2 名，≈66.67%。",
      "培训，2022年第二季度：应覆盖 1 名，已覆盖 1 名，100%。",
    ]);
    expect(notesOf({ coverage: parts }, "en")).toEqual([
      "Train, 2022: 2 of 3 members reached, ≈66.67%.",
      "Train, Q2 2022: 1 of 1 member reached, 100%.",
    ]);
  });

  test("tell nothing of villages, nor of a duty that several bodies have", () => {
    expect(notesOf({ coverage: [coverage({ of: "village" })] }, "en")).toEqual([]);
    expect(notesOf({ coverage: [coverage(), coverage({ body: "b" })] }, "en")).toEqual([]);
  });

  test("tell what became of problems that were handed on", () => {
    const dispatched = {
      body: "a",
      duty: "D1",
      occasion: { id: "p1", day: "2022-03-01", title: null },
      due: "2022-03-31",
      state: "done",
      answered: "2022-03-20",
    } as const;
    expect(notesOf({ dispatched: [dispatched] }, "zh")).toEqual([
      "培训，共 2 件：按期办结 1，逾期办结 0，逾期未办 1，未到期 0。",
    ]);
    expect(notesOf({ dispatched: [dispatched] }, "en")).toEqual([
      "Train: 2 in all, 1 answered in time, 0 answered late, 1 overdue without an answer, 0 not yet due.",
    ]);
    expect(notesOf({ dispatched: [{ ...dispatched, duty: "D2" }] }, "en")).toEqual([]);
  });
});
