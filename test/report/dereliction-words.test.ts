/** The words about dereliction: every consequence, years in a row, every kind of suspicion, one and several, in both languages. */
import { describe, expect, test } from "vitest";
import type {
  Answerable,
  Consequences,
  Dereliction,
  DerelictionEvent,
  Running,
  Suspicion,
  SuspicionFound,
} from "../../src/model/answer/dereliction";
import type { Language } from "../../src/model/text";
import { derelictionTable } from "../../src/report/dereliction";
import { words } from "../small-district";

const team: Answerable = { subject: "team", team: "t", member: null, body: null, name: "河湾村" };
const nothingFollows: Consequences = {
  points: "0",
  counts: true,
  zeroes: null,
  limit: null,
  teamLimit: null,
  veto: false,
  steps: [],
};
const event: DerelictionEvent = {
  case: "M1",
  title: words("absence"),
  matter: "a",
  who: team,
  year: 2022,
  state: "confirmed",
  grave: false,
  nth: 2,
  row: 2,
  consequences: nothingFollows,
  facts: [],
};
const empty: Dereliction = {
  semantics: 1,
  scheme: {
    id: "s",
    version: "1",
    hash: "h",
    title: words("rules"),
    notice: { zh: "测试用", en: "for tests" },
    grades: [{ id: "low", title: { zh: "较差", en: "Low" } }],
    bodies: [],
    steps: [{ id: "talk", title: { zh: "谈话", en: "Talk" } }],
  },
  asOf: "2022-12-31",
  knownAt: null,
  events: [],
  deductions: [],
  running: [],
};

const tableOf = (
  { suspicions = [], ...more }: Partial<Dereliction> & { readonly suspicions?: readonly Suspicion[] },
  language: Language,
  invented = false,
) => derelictionTable({ ...empty, ...more }, suspicions, { title: { zh: "区", en: "District" }, invented }, language);

const bothOf = (more: Parameters<typeof tableOf>[0]) => {
  const [zh] = tableOf(more, "zh").rows;
  const [en] = tableOf(more, "en").rows;
  return { zh: [zh?.cells.join(" | "), ...(zh?.notes ?? [])], en: [en?.cells.join(" | "), ...(en?.notes ?? [])] };
};
const notesOn = (consequences: Partial<Consequences>) => {
  const { zh, en } = bothOf({ events: [{ ...event, consequences: { ...nothingFollows, ...consequences } }] });
  return [zh[1], en[1]];
};

describe("what stands above and below", () => {
  test("is the scheme and its notice, and that nothing is known", () => {
    expect(tableOf({}, "zh")).toMatchObject({
      about: ["办法：rules，版本 1。", "说明：测试用"],
      rows: [],
      foot: ["认定 0 件，调查中 0 件，疑似 0 件，台账线索 0 条。"],
    });
    expect(tableOf({}, "en").foot).toEqual([
      "0 confirmed, 0 under investigation, 0 suspected, 0 suspicions from records.",
    ]);
  });

  test("says that the data are invented, and by which day they were recorded", () => {
    const known = { knownAt: "2022-11-30" };
    expect(tableOf(known, "zh", true).about[0]).toMatch(/^虚构演示数据/);
    expect(tableOf(known, "zh", true).about[2]).toBe("只计2022年11月30日以前登记的台账。");
    expect(tableOf(known, "en").about[1]).toBe("Knowing what was recorded by 2022-11-30.");
  });
});

describe("an event", () => {
  test("tells which time it is and the steps, a step without a name by its id", () => {
    const consequences = { ...nothingFollows, steps: ["talk", "exile"] };
    expect(bothOf({ events: [{ ...event, consequences }] })).toEqual({
      zh: ["认定 | M1 absence | 工作队河湾村 | 2022 | 第 2 次 | 谈话、exile", ""],
      en: ["confirmed | M1 absence | team 河湾村 | 2022 | 2 | Talk, exile", ""],
    });
  });

  test("takes points, one or several, or none where the matter is charged elsewhere", () => {
    expect(notesOn({ points: "1" })).toEqual(["扣 1 分。", "1 point off."]);
    expect(notesOn({ points: "0.5" })).toEqual(["扣 0.5 分。", "0.5 points off."]);
    expect(notesOn({ points: "1", counts: false })).toEqual([
      "同一事项已按更重的扣过，不再扣分。",
      "the same matter is charged elsewhere already.",
    ]);
  });

  test("sets an item to zero", () => {
    expect(notesOn({ zeroes: "1.1" })).toEqual(["指标 1.1 记零分。", "item 1.1 is zero."]);
  });

  test("limits the grade of its subject, and of the team where that is another", () => {
    expect(notesOn({ limit: "low", teamLimit: "low" })).toEqual(["当年最高定为较差。", "at most Low that year."]);
    expect(notesOn({ limit: "low", veto: true })).toEqual([
      "一票否决，当年最高定为较差。",
      "veto: at most Low that year.",
    ]);
    expect(notesOn({ limit: "low", teamLimit: "mid" })).toEqual([
      "当年最高定为较差；全队最高定为mid。",
      "at most Low that year; the team at most mid.",
    ]);
  });

  test("of a body that the register does not name says so, also where it is charged for others", () => {
    const who: Answerable = { subject: "town", team: null, member: null, body: null, name: null };
    expect(bothOf({ events: [{ ...event, who, state: "suspected", nth: null, consequences: null }] })).toEqual({
      zh: ["疑似 | M1 absence | 镇党委（登记簿里查不到是哪一个） | 2022 | — | —", ""],
      en: ["suspected | M1 absence | town (not in the register) | 2022 | - | -", ""],
    });
    const mirrored = {
      body: null,
      name: null,
      kind: "unit",
      year: 2022,
      case: "M1",
      matter: "a",
      team: "t",
      member: null,
      amount: "0.1",
      counts: true,
      facts: [],
    };
    const { zh, en } = bothOf({ events: [event], deductions: [mirrored] });
    expect([zh[1], en[1]]).toEqual(["有关主体（登记簿里查不到）扣 0.1 分。", "a body not in the register loses 0.1."]);
  });

  test("of a body under investigation holds up no grade", () => {
    const who: Answerable = { subject: "department", team: null, member: null, body: "b", name: "局" };
    expect(bothOf({ events: [{ ...event, who, state: "investigating", nth: null, consequences: null }] }).en[0]).toBe(
      "under investigation | M1 absence | department 局 | 2022 | - | -",
    );
  });
});

describe("years in a row", () => {
  const run: Running = {
    case: "M1",
    title: words("absence"),
    who: team,
    years: [2021, 2024],
    passedOver: [
      { year: 2022, why: "none" },
      { year: 2023, why: "open" },
    ],
    state: "open",
    steps: [],
    leaders: [],
  };

  test("tell which years say nothing, and why", () => {
    expect(bothOf({ running: [run] })).toEqual({
      zh: [
        "连续 | M1 absence | 工作队河湾村 | 2021、2024 年 | — | —",
        "2023 年还没有定论，暂不处理；2022 年没有考核，跳过不计。",
      ],
      en: [
        "in a row | M1 absence | team 河湾村 | 2021, 2024 | - | -",
        "2023 not decided yet, so nothing follows; 2022 not assessed, passed over.",
      ],
    });
    expect(tableOf({ running: [run] }, "zh").rows[0]?.tone).toBe("none");
  });

  test("that follow each other have no note, and stand", () => {
    const [row] = tableOf({ running: [{ ...run, passedOver: [], state: "stands" }] }, "zh").rows;
    expect(row).toMatchObject({ notes: [], tone: "worst" });
  });

  test("name the leaders whom the steps meet", () => {
    const leaders = [{ member: "m1", name: "甲", years: [2021, 2024] }];
    const { zh, en } = bothOf({ running: [{ ...run, passedOver: [], leaders }] });
    expect([zh[1], en[1]]).toEqual(["对队长：甲（2021、2024 年任队长）。", "of the leader: 甲 (led in 2021, 2024)."]);
  });
});

describe("a suspicion", () => {
  const suspicion = (found: SuspicionFound): Suspicion => ({
    case: "M1",
    title: words("absence"),
    who: { subject: "member", team: "t", member: "m1", body: null, name: "甲" },
    year: 2022,
    rule: 1,
    grave: true,
    matter: "x/1",
    since: "2022-10-01",
    found,
  });

  test("is told with what to do about it", () => {
    const found: SuspicionFound = {
      kind: "condition",
      item: null,
      found: null,
      facts: [],
      from: "2022-01-01",
      to: "2022-12-31",
    };
    expect(bothOf({ suspicions: [suspicion(found)] })).toEqual({
      zh: [
        "线索 | M1 absence | 队员甲（t） | 2022 | — | 请核实；线索不扣分",
        "情节严重；2022年1月1日至2022年12月31日，规则所列条件；自2022年10月1日起；核实以后请登记认定或者排除，事项编号 x/1。",
      ],
      en: [
        "suspicion | M1 absence | member 甲 (t m1) | 2022 | - | to be looked into; costs nothing",
        "grave; the condition of the rule, 2022-01-01 to 2022-12-31; since 2022-10-01; answer with a finding, matter x/1.",
      ],
    });
    expect(tableOf({ suspicions: [suspicion(found)] }, "en").foot).toEqual([
      "0 confirmed, 0 under investigation, 0 suspected, 1 suspicion from records.",
    ]);
  });

  test("names what a condition found: shares as percentages, other numbers as they are", () => {
    const condition = { kind: "condition", item: "1.1", facts: [], from: "2022-01-01", to: "2022-12-31" } as const;
    const noted = (found: string) => tableOf({ suspicions: [suspicion({ ...condition, found })] }, "en").rows[0]?.notes;
    expect(noted("0.5")?.[0]).toContain("item 1.1 at 50%, 2022-01-01 to 2022-12-31;");
    expect(noted("3")?.[0]).toContain("item 1.1 at 3, ");
    expect(noted("0")?.[0]).toContain("item 1.1 at 0, ");
  });

  test("lists what is overdue, one day or several, done or not, and how many more there are", () => {
    const owed = { id: null, due: "2022-03-01", days: 1, done: null };
    const found = (obligations: readonly (typeof owed | { id: null; due: string; days: number; done: string })[]) =>
      tableOf(
        {
          suspicions: [
            suspicion({ kind: "overdue", duty: "d", title: { zh: "体检", en: "Check" }, days: 1, obligations }),
          ],
        },
        "en",
      ).rows[0]?.notes[0];
    expect(found([owed, { ...owed, days: 2, done: "2022-03-03" }])).toContain(
      "Check: due 2022-03-01, overdue by 1 day, due 2022-03-01, done 2 days late;",
    );
    expect(found([owed, owed, owed, owed, owed, owed])).toContain("overdue by 1 day and 2 more;");
  });

  test("lists spans with too few days", () => {
    const span = { member: "m1", name: "甲", from: "2022-03-01", to: "2022-03-31", needed: "20", present: "3" };
    const found = { kind: "short-spans", item: "1.1", every: "month", below: "10", times: 1, spans: [span] } as const;
    const { zh, en } = bothOf({ suspicions: [suspicion(found)] });
    expect(zh[1]).toContain("指标 1.1：2022年3月在岗 3 天（应 20 天）；");
    expect(en[1]).toContain("item 1.1: 2022-03 present 3 of 20 days;");
  });
});
