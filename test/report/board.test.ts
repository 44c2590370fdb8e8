/** The board of commitments as tables: every state, what befell a commitment, and a district with one team or several, in both languages. */
import { describe, expect, test } from "vitest";
import { type Board, type BoardCounts, type BoardEntry, pledgeStates } from "../../src/model/answer/board";
import type { Language } from "../../src/model/text";
import { type BoardsOf, boardsTable, boardTable } from "../../src/report/board";

const none = {
  ...{ drafted: 0, approved: 0, published: 0, "in-progress": 0, verified: 0 },
  ...{ done: 0, late: 0, failed: 0, dropped: 0, excused: 0 },
  ...{ all: 0, changed: 0, refused: 0, handedOver: 0, behind: 0 },
} satisfies BoardCounts;

const entry: BoardEntry = {
  id: "c1",
  level: "annual",
  year: 2022,
  title: "路灯",
  weight: "1",
  due: "2022-09-30",
  approved: "2022-02-01",
  published: "2022-03-01",
  state: "in-progress",
  counts: false,
  expected: "0",
  inTime: "0",
  verified: "0",
  reported: "1/3",
  credited: "0",
  behind: false,
  next: { due: "2022-09-30", share: "1" },
  years: [],
  original: null,
  changes: [],
  drops: [],
  handovers: [],
  excused: null,
};

const board = (commitments: readonly BoardEntry[] = [], counts: Partial<BoardCounts> = {}): Board => ({
  kind: "commitments",
  semantics: 1,
  scheme: { id: "s", version: "1", hash: "h" },
  team: "t",
  village: "河湾村",
  town: "柳镇",
  term: { from: "2022-01-01", to: "2023-12-31" },
  asOf: "2022-06-30",
  knownAt: null,
  counts: { ...none, ...counts },
  commitments,
});

const of: BoardsOf = {
  title: { zh: "区", en: "District" },
  invented: false,
  scheme: { zh: "办法", en: "Rules" },
  notice: { zh: "测试用", en: "for tests" },
  outside: [],
};

const rowOf = (change: Partial<BoardEntry>, language: Language) => {
  const [row] = boardTable(board([{ ...entry, ...change }]), of, language).rows;
  if (row === undefined) throw new Error("no row");
  return row;
};
const notesOf = (change: Partial<BoardEntry>): string[] =>
  (["zh", "en"] as const).flatMap((language) => rowOf(change, language).notes);

describe("the board of a team", () => {
  test("has a row for each commitment, with shares as percentages", () => {
    expect(rowOf({}, "zh").cells).toEqual([
      "c1",
      "2022年",
      "路灯",
      "2022-09-30",
      "≈33.33%",
      "0%",
      "2022-09-30 100%",
      "推进中",
    ]);
    expect(rowOf({ level: "annual", weight: "2", next: null }, "en").cells).toEqual([
      "c1",
      "2022",
      "路灯 (weight 2)",
      "2022-09-30",
      "≈33.33%",
      "0%",
      "-",
      "in progress",
    ]);
  });

  test("paints each state by what it means", () => {
    expect(pledgeStates.map((state) => [rowOf({ state }, "zh").cells.at(-1), rowOf({ state }, "zh").tone])).toEqual([
      ["未审定", "none"],
      ["已审定", "none"],
      ["已公开", "middle"],
      ["推进中", "middle"],
      ["已核实进度", "middle"],
      ["按期完成", "best"],
      ["逾期完成", "none"],
      ["未完成", "worst"],
      ["经批准撤销", "middle"],
      ["批准免除", "middle"],
    ]);
  });

  test("says above it whether the data are invented, the scheme, the day and by when facts were recorded", () => {
    expect(boardTable({ ...board(), knownAt: "2022-05-31" }, { ...of, invented: true }, "zh").about).toEqual([
      "虚构演示数据：村、镇、单位、人员和承诺都是编造的，与任何真实地方无关。",
      "办法：办法。",
      "截至2022年6月30日，只计2022年5月31日以前登记的台账。",
      "说明：测试用",
    ]);
    expect(boardTable(board(), of, "en").about).toEqual(["Scheme: Rules.", "As of 2022-06-30.", "Notice: for tests"]);
  });

  test("counts states and flags below it, one or several or none", () => {
    const footOf = (counts: Partial<BoardCounts>, language: Language) =>
      boardTable(board([], counts), of, language).foot;
    expect(footOf({}, "zh")).toEqual(["没有承诺事项。"]);
    expect(footOf({ all: 1, done: 1 }, "en")).toEqual(["1 commitment: done 1."]);
    const all = { all: 3, done: 2, failed: 1, changed: 1, refused: 1, handedOver: 1, behind: 1 };
    expect(footOf(all, "zh")).toEqual([
      "共 3 项：按期完成 2，未完成 1。其中变更 1，变更或撤销不算的 1，移交 1，进度滞后 1。",
    ]);
    expect(footOf(all, "en")).toEqual([
      "3 commitments: done 2, failed 1. Of these changed 1, refused 1, handed over 1, behind 1.",
    ]);
  });
});

describe("below a commitment", () => {
  const change = { id: "x", day: "2022-05-01", reason: "占地", approver: "镇党委", published: null } as const;
  const original = { title: "道路", due: "2022-08-31", weight: "2", milestones: [] };

  test("stands nothing where nothing befell it", () => {
    expect(notesOf({})).toEqual([]);
  });

  test("stands what it was before the change that counts", () => {
    expect(notesOf({ original, changes: [{ ...change, standing: "counts" }] })).toEqual([
      "2022年5月1日变更：原为“道路”，原定2022年8月31日完成，原权重 2。理由：占地；批准：镇党委，尚未重新公开。",
      "Changed on 2022-05-01: first “道路”, first due 2022-08-31, first weight 2. Reason: 占地; approved by 镇党委, not made public again.",
    ]);
    const again = { ...change, standing: "counts", published: "2022-05-09" } as const;
    expect(notesOf({ original: { ...original, ...entry, milestones: [] }, changes: [again] })).toEqual([
      "2022年5月1日变更：调整了节点。理由：占地；批准：镇党委，2022年5月9日重新公开。",
      "Changed on 2022-05-01: other milestones. Reason: 占地; approved by 镇党委, made public again on 2022-05-09.",
    ]);
  });

  test("stands nothing of a change whose first version is not told", () => {
    expect(notesOf({ changes: [{ ...change, standing: "counts" }] })).toEqual([]);
  });

  test.each([
    ["too-late", "已过完成期限", "it came after the day due"],
    ["beyond", "新期限超出了承诺所属的年度或者驻村期", "the new day due lies beyond its year or the term"],
    ["too-many", "变更的承诺已达规定件数", "as many as may be changed had been changed"],
    ["ended", "承诺此前已经撤销", "it had been dropped before"],
  ] as const)("stands why a change does not count: %s", (standing, zh, en) => {
    expect(notesOf({ changes: [{ ...change, standing }] })).toEqual([
      `2022年5月1日的变更不算：${zh}，仍按变更前的承诺考核。`,
      `The change of 2022-05-01 does not count: ${en}; the commitment stands as it was.`,
    ]);
  });

  test("stands that it was dropped, with approval, without, or in vain", () => {
    const drop = { id: "d", day: "2022-05-02", reason: "村民不同意", standing: "counts" } as const;
    expect(notesOf({ drops: [{ ...drop, approver: "镇党委" }] })).toEqual([
      "2022年5月2日经批准撤销，不计入完成率。理由：村民不同意；批准：镇党委。",
      "Dropped on 2022-05-02 with approval: it counts nowhere. Reason: 村民不同意; approved by 镇党委.",
    ]);
    expect(notesOf({ drops: [{ ...drop, approver: null }] })).toEqual([
      "2022年5月2日未经批准撤销，按未完成计。理由：村民不同意。",
      "Dropped on 2022-05-02 without approval: it has failed. Reason: 村民不同意.",
    ]);
    expect(notesOf({ drops: [{ ...drop, approver: null, standing: "too-late" }] })).toEqual([
      "2022年5月2日的撤销不算：已过完成期限。",
      "That it was dropped on 2022-05-02 does not count: it came after the day due.",
    ]);
  });

  test("stand handing over, excuse and being behind", () => {
    const handover = {
      id: "h",
      day: "2022-05-03",
      from: { member: "m1", name: "甲" },
      to: { member: "m2", name: "乙" },
    };
    const excused = { id: "e", day: "2022-05-04", reason: "洪水", approver: "区委" };
    expect(notesOf({ handovers: [handover], excused, behind: true, expected: "0.5", verified: "0.25" })).toEqual([
      "2022年5月3日由甲移交乙，仍由工作队兑现。",
      "2022年5月4日批准免除，不计入完成率。理由：洪水；批准：区委。",
      "进度滞后：现在应达到 50%，核实 25%。",
      "Handed over by 甲 to 乙 on 2022-05-03; it stays with the team.",
      "Excused on 2022-05-04: it counts nowhere. Reason: 洪水; approved by 区委.",
      "Behind: 50% should be reached by now, 25% is verified.",
    ]);
  });

  test("stand the years of one for the whole term, each step reached, not reached or still to come", () => {
    const years = [
      {
        year: 2022,
        share: "0.5",
        milestones: [
          { due: "2022-03-31", share: "0.25", reached: true },
          { due: "2022-06-30", share: "0.5", reached: false },
        ],
      },
      { year: 2023, share: "1", milestones: [{ due: "2023-12-31", share: "1", reached: null }] },
    ];
    expect(notesOf({ level: "term", year: null, years })).toEqual([
      "分年节点：2022年（年底应达到 50%）：2022年3月31日达到 25%（已达到），2022年6月30日达到 50%（未达到）；2023年（年底应达到 100%）：2023年12月31日达到 100%。",
      "By year: 2022 (50% by its end): 25% by 2022-03-31 (reached), 50% by 2022-06-30 (not reached); 2023 (100% by its end): 100% by 2023-12-31.",
    ]);
    expect(rowOf({ level: "term", year: null, years }, "en").cells[1]).toBe("term");
  });
});

describe("the boards of a district", () => {
  const other: Board = { ...board([], { all: 2, drafted: 1, failed: 1 }), team: "a", village: "青石村" };

  test("have one line a team in the order of the teams, with a dash for none", () => {
    const table = boardsTable([board([], { all: 1, published: 1, behind: 1 }), other], of, "zh");
    expect(table.rows.map(({ cells }) => cells.join(" "))).toEqual([
      "a 青石村 2 1 - - - - 1 - - - -",
      "t 河湾村 1 - 1 1 - - - - - - -",
    ]);
    expect(table.foot).toEqual(["共 2 支工作队，3 项承诺。"]);
    expect(boardsTable([other, board()], of, "zh").rows.map(({ cells }) => cells[0])).toEqual(["a", "t"]);
  });

  test("are counted as one team and one commitment, or as several", () => {
    expect(boardsTable([board([], { all: 1 })], of, "en").foot).toEqual(["1 team, 1 commitment."]);
    expect(boardsTable([], of, "en").foot).toEqual(["0 teams, 0 commitments."]);
  });

  test("may stand on different days, and leave out teams whose term has not begun", () => {
    const outside = [
      { team: "b", village: "白鹤村", why: { zh: "驻村期还没有开始。", en: "Its term has not begun." } },
    ];
    const late = { ...other, asOf: "2022-12-31" };
    const table = (language: Language) => boardsTable([board(), late], { ...of, outside }, language);
    expect(table("zh").about).toContain("截至2022年6月30日至2022年12月31日（驻村期已满的队，截至期满日）。");
    expect(table("en").about).toContain("As of 2022-06-30 to 2022-12-31 (teams whose term is over: its last day).");
    expect(table("zh").foot[1]).toBe("未列入：白鹤村（b）。驻村期还没有开始。");
    expect(table("en").foot[1]).toBe("Not listed: b (白鹤村). Its term has not begun.");
  });
});
