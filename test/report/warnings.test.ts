/** The table of warnings: its order, its cells, and what each criterion and consequence says, from answers changed by hand. */
import { describe, expect, test } from "vitest";
import type {
  ConsequenceResult,
  CriterionFound,
  CriterionResult,
  KeptColour,
  PartLook,
  Warnings,
} from "../../src/model/answer/warnings";
import type { Text } from "../../src/model/text";
import type { LeagueOf } from "../../src/report/league";
import { criterionText } from "../../src/report/warning-words";
import { warningTable } from "../../src/report/warnings";
import { schemeOf, warned } from "../warning-district";

const both = (zh: string, en: string): Text => ({ zh, en });
const colours: Warnings["colours"] = [
  { id: "none", title: both("正常", "Normal"), shade: null },
  { id: "yellow", title: both("黄色", "Yellow"), shade: null },
  { id: "red", title: both("红色", "Red"), shade: null },
];

const base: Warnings = {
  ...warned(schemeOf(), [], "2022-10-01"),
  team: "a",
  village: "青石村",
  town: "柳镇",
  colours,
  colour: "none",
  since: null,
  holding: 0,
  criteria: [],
  history: [],
  consequences: [],
};

const of: LeagueOf = { title: both("小区", "Small"), invented: false, today: "2023-01-01", outside: [] };

const criterion = (found: CriterionFound, more: Partial<CriterionResult> = {}): CriterionResult => ({
  id: "k",
  title: both("进度慢", "Slow"),
  state: "holds",
  colour: null,
  found,
  facts: [],
  ...more,
});

const part = (from: string, to: string, value: string | null): PartLook => ({ from, to, value, counts: null });
const quarters = [
  part("2022-01-15", "2022-03-31", "0.4"),
  part("2022-04-01", "2022-06-30", null),
  part("2022-07-01", "2022-09-30", "2/3"),
  part("2022-10-01", "2022-10-20", "0.25"),
];

const once = (count: number): CriterionFound => ({
  kind: "count",
  of: "notice",
  days: 90,
  atLeast: 1,
  from: "2022-07-04",
  to: "2022-10-01",
  count,
});

const consequence = (more: Partial<ConsequenceResult> = {}): ConsequenceResult => ({
  id: "talk",
  title: both("约谈", "A talk"),
  colour: "red",
  running: 2,
  inYear: null,
  count: 2,
  holds: true,
  reached: ["2022-06-30", "2022-09-30"],
  steps: [],
  ...more,
});

const quarter = (from: string, to: string, colour: string | null): KeptColour => ({ from, to, colour, criteria: [] });

const notesOf = (more: Partial<Warnings>): Text[] => {
  const said = (language: "zh" | "en") => warningTable([{ ...base, ...more }], of, language).rows[0]?.notes ?? [];
  const en = said("en");
  return said("zh").map((zh, at) => both(zh, en[at] ?? ""));
};

describe("a criterion that holds", () => {
  test("says how often something was counted, once or several times", () => {
    expect(criterionText(criterion(once(1)))).toEqual({
      zh: "进度慢（2022年7月4日至2022年10月1日 1 次）",
      en: "Slow (once, 2022-07-04 to 2022-10-01)",
    });
    expect(criterionText(criterion(once(3)))).toEqual({
      zh: "进度慢（2022年7月4日至2022年10月1日 3 次）",
      en: "Slow (3 times, 2022-07-04 to 2022-10-01)",
    });
  });

  test("says the value of the day, as a percentage where it is a share", () => {
    const now = (found: Omit<Extract<CriterionFound, { kind: "condition" }>, "kind">) =>
      criterionText(criterion({ kind: "condition", ...found })).en;
    const measurement = { kind: "measurement", item: "a", below: "0.5" } as const;
    expect(now({ when: measurement, measure: "tally", value: "0.45" })).toBe("Slow (now 45%)");
    expect(now({ when: measurement, measure: "count", value: "3" })).toBe("Slow (now 3)");
    expect(now({ when: measurement, measure: null, value: "2/3" })).toBe("Slow (now 0.6667)");
    const share = { kind: "points-share", category: "c", below: "0.5" } as const;
    expect(now({ when: share, measure: null, value: "1/3" })).toBe("Slow (now ≈33.33%)");
    const choice = { kind: "choice", item: "a", choice: "angry", above: "0.1" } as const;
    expect(now({ when: choice, measure: null, value: "0.2" })).toBe("Slow (now 20%)");
  });

  test("says its title alone where it compared no number", () => {
    const when = { kind: "year-grade", atMost: "fair" } as const;
    expect(criterionText(criterion({ kind: "condition", when, measure: null, value: null }))).toEqual({
      zh: "进度慢",
      en: "Slow",
    });
  });

  test("lists the values of the quarters that have one, by the names of the whole quarters", () => {
    const running: CriterionFound = {
      kind: "running",
      item: "a",
      every: "quarter",
      times: 2,
      below: "0.7",
      measure: "tally",
      run: 3,
      parts: quarters,
    };
    expect(criterionText(criterion(running))).toEqual({
      zh: "进度慢（2022年第一季度 40%、2022年第三季度 ≈66.67%、2022年第四季度 25%）",
      en: "Slow (Q1 2022 40%, Q3 2022 ≈66.67%, Q4 2022 25%)",
    });
  });

  test("lists the values of the months that a trend goes through", () => {
    const trend: CriterionFound = {
      kind: "trend",
      item: "b",
      every: "month",
      goes: "down",
      times: 1,
      by: "0",
      measure: "latest",
      run: 1,
      parts: [part("2022-08-10", "2022-08-31", "90"), part("2022-09-01", "2022-09-30", "85.5")],
    };
    expect(criterionText(criterion(trend))).toEqual({
      zh: "进度慢（2022年8月 90、2022年9月 85.5）",
      en: "Slow (2022-08 90, 2022-09 85.5)",
    });
  });
});

describe("the notes below a team", () => {
  test("tell criteria that hold and those without data, and not those that do not hold", () => {
    const criteria = [
      criterion(once(1)),
      criterion(once(0), { state: "clear", title: both("不成立", "Clear") }),
      criterion(once(0), { state: "no-data", title: both("满意度", "Satisfaction") }),
      criterion(once(0), { state: "no-data", title: both("在岗", "Presence") }),
    ];
    expect(notesOf({ criteria })).toEqual([
      both("进度慢（2022年7月4日至2022年10月1日 1 次）", "Slow (once, 2022-07-04 to 2022-10-01)"),
      both("没有数据、无法判断：满意度、在岗", "No data: Satisfaction; Presence"),
    ]);
  });

  test("are none where nothing holds and every kept colour is the mildest", () => {
    expect(notesOf({})).toEqual([]);
    expect(notesOf({ history: [quarter("2022-01-15", "2022-03-31", "none")] })).toEqual([]);
  });

  test("list the last four kept colours where one of them warns or is missing", () => {
    const history = [
      quarter("2021-07-01", "2021-09-30", "red"),
      quarter("2021-10-01", "2021-12-31", "none"),
      quarter("2022-01-01", "2022-03-31", null),
      quarter("2022-04-01", "2022-06-30", "yellow"),
      quarter("2022-07-01", "2022-09-30", "purple"),
    ];
    expect(notesOf({ history })).toEqual([
      both(
        "2021年第四季度起历次：正常、无记录、黄色、purple",
        "Kept from Q4 2021: Normal, nothing recorded, Yellow, purple",
      ),
    ]);
    const months = { every: "month", history: [quarter("2022-09-10", "2022-09-30", "red")] } as const;
    expect(notesOf(months)).toEqual([both("2022年9月起历次：红色", "Kept from 2022-09: Red")]);
  });

  test("tell what follows: since when, and by which steps", () => {
    const steps = [
      { id: "talk", title: both("谈话", "talk") },
      { id: "recall", title: both("召回", "recall") },
    ];
    const consequences = [
      consequence({ steps }),
      consequence({ reached: [] }),
      consequence({ holds: false, title: both("不到", "Not yet") }),
    ];
    expect(notesOf({ consequences })).toEqual([
      both("后果：约谈（2022年9月30日达到）：谈话、召回", "Follows: A talk (reached 2022-09-30): talk, recall"),
      both("后果：约谈", "Follows: A talk"),
    ]);
  });
});

describe("the table of warnings", () => {
  const teams: Warnings[] = [
    { ...base, team: "mild" },
    { ...base, team: "z", colour: "red", since: "2022-03-31", holding: 2 },
    { ...base, team: "late", colour: "red", since: "2022-06-30", holding: 1 },
    { ...base, team: "new", colour: "red", holding: 1 },
    { ...base, team: "y", colour: "red", since: "2022-03-31", holding: 2 },
    { ...base, team: "mid", colour: "yellow", since: "2022-06-30", holding: 1, consequences: [consequence()] },
  ];

  test("puts the worst colour first, then those that have had it longest, then goes by team", () => {
    const told = warningTable(teams, of, "en");
    expect(told.rows.map(({ cells }) => cells)).toEqual([
      ["y", "青石村", "柳镇", "2", "2022-03-31", "Red"],
      ["z", "青石村", "柳镇", "2", "2022-03-31", "Red"],
      ["late", "青石村", "柳镇", "1", "2022-06-30", "Red"],
      ["new", "青石村", "柳镇", "1", "-", "Red"],
      ["mid", "青石村", "柳镇", "1", "2022-06-30", "Yellow"],
      ["mild", "青石村", "柳镇", "-", "-", "Normal"],
    ]);
    expect(warningTable([...teams].reverse(), of, "en")).toEqual(told);
  });

  test("has its columns in both languages", () => {
    const titles = (language: "zh" | "en") => warningTable(teams, of, language).columns.map(({ title }) => title);
    expect(titles("zh")).toEqual(["工作队", "村", "镇", "成立条件", "起始", "预警"]);
    expect(titles("en")).toEqual(["Team", "Village", "Town", "Criteria", "Since", "Warning"]);
    expect(warningTable(teams, of, "en").columns.map(({ side }) => side)).toEqual([
      "left",
      "left",
      "left",
      "right",
      "left",
      "left",
    ]);
  });

  test("tones a colour by its place where its scheme gives no shade", () => {
    const tone = (colour: string, more: Partial<Warnings> = {}) =>
      warningTable([{ ...base, colour, ...more }], of, "en").rows[0]?.tone;
    expect(["none", "yellow", "red"].map((colour) => tone(colour))).toEqual(["best", "none", "worst"]);
    expect(tone("none", { colours: colours.slice(0, 1) })).toBe("best");
  });

  test("tones a colour by its shade where its scheme gives one", () => {
    const tones = (["green", "blue", "yellow", "red"] as const).map((shade) => {
      const shaded = colours.map((colour) => ({ ...colour, shade }));
      return warningTable([{ ...base, colours: shaded, colour: "yellow" }], of, "en").rows[0]?.tone;
    });
    expect(tones).toEqual(["best", "mild", "none", "worst"]);
  });

  test("counts the colours from the worst, and those to be followed up", () => {
    expect(warningTable(teams, of, "zh").foot).toEqual([
      "共 6 个：红色 4，黄色 1，正常 1。",
      "应当跟进处理的 1 个，见各行的“后果”。",
    ]);
    expect(warningTable(teams, of, "en").foot).toEqual([
      "6 in all: Red 4, Yellow 1, Normal 1.",
      "1 to be followed up; see “Follows” below each.",
    ]);
    expect(warningTable([base], of, "en").foot).toEqual(["1 in all: Red 0, Yellow 0, Normal 1."]);
  });

  test("says the day, how often colours are kept, and the notice of the scheme", () => {
    expect(warningTable([base], of, "zh").title).toBe("小区　2022年10月1日预警情况");
    expect(warningTable([base], of, "en").title).toBe("Small: warnings on 2022-10-01");
    expect(warningTable([base], of, "zh").about).toEqual([
      "办法：small，版本 1。",
      "截至2022年10月1日；每季末留一次颜色。",
      "说明：invented",
    ]);
    expect(warningTable([{ ...base, every: "month" }], of, "en").about[1]).toBe(
      "As of 2022-10-01; a colour is kept every month.",
    );
  });

  test("says what was known, what is invented, what lies ahead, and who is not in it", () => {
    const outside = [{ team: "q", village: "梅林村", why: both("不在驻村期。", "Outside.") }];
    const more: LeagueOf = { ...of, invented: true, today: "2022-09-01", outside };
    const told = warningTable([{ ...base, knownAt: "2022-09-15" }], more, "en");
    expect(told.about[0]).toMatch(/^Invented data: /);
    expect(told.about[2]).toBe(
      "As of 2022-10-01, knowing what was recorded by 2022-09-15; a colour is kept every quarter.",
    );
    expect(told.about[3]).toBe("Note: today is 2022-09-01, before that day; these results are not final.");
    expect(told.foot.at(-1)).toBe("Not listed: q (梅林村). Outside.");
    expect(warningTable([{ ...base, knownAt: "2022-09-15", every: "month" }], of, "zh").about[1]).toBe(
      "截至2022年10月1日，只计2022年9月15日以前登记的台账；每月末留一次颜色。",
    );
  });

  test("of no team is empty", () => {
    expect(warningTable([], of, "zh")).toEqual({ title: "小区", about: [], columns: [], rows: [], foot: [] });
  });
});
