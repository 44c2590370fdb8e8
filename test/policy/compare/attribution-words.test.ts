/** What an attribution says: every cause by its name, every side by what tells it apart, in both languages. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { amend } from "../../../src/model/change";
import { parseLedger } from "../../../src/model/ledger-check";
import { attribute } from "../../../src/policy/compare/attribute";
import type { Attribution, Cause, GradeCause, ItemChange, TotalPart } from "../../../src/policy/compare/attribution";
import { attributionTable } from "../../../src/policy/compare/attribution-table";
import {
  causeText,
  factsText,
  gradeLines,
  headText,
  placeText,
  signed,
  titlesIn,
} from "../../../src/policy/compare/attribution-words";
import { emptyLedger } from "../../../src/policy/witness/evidence";
import { fullLedger } from "../../../src/policy/witness/values";

const titleOf = titlesIn(luojiang);
const question = { kind: "annual", year: 2021 } as const;
const nothing = parseLedger(emptyLedger(luojiang), { scheme: luojiang });
const everything = parseLedger(fullLedger(luojiang), { scheme: luojiang });
/** From nothing to everything in one year. */
const risen = attribute(
  { scheme: luojiang, ledger: nothing, question },
  { scheme: luojiang, ledger: everything, question },
);

const both = ({ zh, en }: { zh: string; en: string }) => [zh, en];
const part = (cause: Cause, more: Partial<TotalPart> = {}): TotalPart => ({
  cause,
  item: null,
  year: null,
  points: "1",
  ...more,
});
const facts = (ids: readonly string[]) => ids.map((id) => ({ id, day: "2021-03-01" }));

describe("a difference of points", () => {
  test("has its sign, and says where no decimal is exact", () => {
    expect(["1.5", "-2", "1/3", "-1/3", "0"].map(signed)).toEqual(["+1.5", "−2", "≈+0.3333", "≈−0.3333", "0"]);
  });
});

describe("a cause", () => {
  test("is called by what changed", () => {
    const said = (cause: Cause) => both(causeText(cause, titleOf));
    expect(said({ kind: "clause", clause: "items/1.2/method" })).toEqual([
      "1.2 请销假手续 计分方法",
      "1.2 Leave procedure: method",
    ]);
    expect(said({ kind: "clause", clause: "items/9.9" })).toEqual(["items/9.9", "items/9.9"]);
    expect(said({ kind: "versions" })).toEqual(["施行中的办法版本", "the versions of the scheme in force"]);
    expect(said({ kind: "rounding" })).toEqual(["小数取舍", "rounding"]);
    expect(said({ kind: "zeroing" })).toEqual(["失职失责记零分", "set to zero for misconduct"]);
    expect(said({ kind: "record", of: "targets", lost: [], gained: [] })).toEqual(["目标任务", "targets"]);
  });

  test("after the items is called by its scope and rule", () => {
    const said = (
      scope: "group" | "category" | "total" | "bonus" | "deduction",
      id: string | null,
      rule: "cap" | "left-out",
    ) => both(causeText({ kind: "step", scope, id, rule }, titleOf));
    expect(said("total", null, "cap")).toEqual(["总分的上限", "total: upper bound"]);
    expect(said("bonus", null, "cap")).toEqual(["加分合计的上限", "bonus: upper bound"]);
    expect(said("category", "C1", "left-out")).toEqual([
      "C1 在岗驻村类的整类不适用",
      "category C1 Presence: left out as a whole",
    ]);
    expect(said("group", "g", "cap")).toEqual(["rubric/groups/g组的上限", "group rubric/groups/g: upper bound"]);
  });

  test("has the item and the year that it stands in", () => {
    expect(both(placeText(part({ kind: "rounding" }), titleOf))).toEqual(["", ""]);
    expect(both(placeText(part({ kind: "rounding" }, { item: "1.2", year: 2021 }), titleOf))).toEqual([
      "2021年度 1.2 请销假手续",
      "2021 1.2 Leave procedure",
    ]);
  });

  test("in the record tells the facts that count on one side only, three of them", () => {
    const record = (lost: readonly string[], gained: readonly string[]) =>
      both(factsText(part({ kind: "record", of: "facts", lost: facts(lost), gained: facts(gained) })));
    expect(record([], [])).toEqual(["", ""]);
    expect(record(["a"], ["b-2021-03-01"])).toEqual([
      "只在后一次计入：b-2021-03-01；只在前一次计入：a 2021-03-01",
      "counted after only: b-2021-03-01; counted before only: a 2021-03-01",
    ]);
    expect(record(["a", "b", "c", "d", "e"], [])[1]).toBe(
      "counted before only: a 2021-03-01, b 2021-03-01, c 2021-03-01 +2",
    );
    expect(both(factsText(part({ kind: "rounding" })))).toEqual(["", ""]);
  });
});

describe("a grade", () => {
  const moved = (cause: GradeCause, more: Partial<Attribution> = {}): readonly string[] => {
    const after = { ...risen.after, grade: "excellent", gradeState: "fixed" } as const;
    const before = { ...risen.before, grade: "good", gradeState: "fixed" } as const;
    const [line] = gradeLines({
      ...risen,
      before,
      after,
      grade: { steps: 1, parts: [{ cause, steps: "1" }] },
      ...more,
    });
    return line === undefined ? [] : both(line);
  };

  test("moves by the total, the bands, a cap that comes, goes or changes, or the caps that stay", () => {
    expect(moved({ kind: "total" })).toEqual([
      "按得分和限档的等次：良好 → 优秀。按档计：总分 +1 档。",
      "Grade by points and caps: Good → Excellent. In steps: the total +1.",
    ]);
    expect(moved({ kind: "bands" })[0]).toContain("等次的分数段 +1 档");
    const title = { zh: "群众不满意", en: "dissatisfied" };
    const cap = { kind: "cap", id: "c", title, from: "good", to: null } as const;
    expect(moved({ ...cap, veto: false })[0]).toContain("限档“群众不满意”（良好→不限） +1 档");
    expect(moved({ ...cap, veto: true })[1]).toContain("veto “dissatisfied” (Good → no limit) +1");
  });

  test("is held by caps that are the same on both sides, each named once", () => {
    const held = { id: "c", title: { zh: "甲", en: "A" } };
    const other = { id: "d", title: { zh: "乙", en: "B" } };
    const caps = [held, other].map(
      (one) =>
        ({
          ...one,
          source: "scheme",
          limit: "good",
          veto: false,
          binds: true,
          year: null,
          subject: null,
          found: null,
          facts: [],
        }) as const,
    );
    const sides = {
      before: { ...risen.before, grade: "good", gradeState: "fixed", caps },
      after: { ...risen.after, grade: "excellent", gradeState: "fixed", caps },
    } as const;
    expect(moved({ kind: "held", caps: ["c"] }, sides)).toEqual([
      "按得分和限档的等次：良好 → 优秀。按档计：原有的限档不变：甲 +1 档。",
      "Grade by points and caps: Good → Excellent. In steps: caps that stay as they were: A +1.",
    ]);
  });

  test("that stays is said so, and one that cannot be compared has no steps", () => {
    const same = { ...risen, before: risen.after, grade: null };
    expect(gradeLines(same).map(both)).toEqual([
      ["按得分和限档的等次：优秀，没有变化。", "Grade by points and caps: Excellent, as before."],
    ]);
    const [line] = gradeLines({ ...risen, grade: null });
    expect(line?.en).toMatch(/^Grade by points and caps: .+ → Excellent\.$/);
  });
});

describe("the two sides", () => {
  const head = (more: Partial<Attribution>) => both(headText({ ...risen, ...more }));
  const other = amend(luojiang, (draft) => {
    draft.version = "2";
  }).value;
  const changed = attribute(
    { scheme: luojiang, ledger: everything, question },
    { scheme: other, ledger: everything, question },
  );

  test("are told apart by the scheme, by the year, by both, or by their order alone", () => {
    expect(both(headText(changed))).toEqual([
      "村（team）：2021年度原办法 100 分，新办法 100 分，没有相差",
      "村 (team): 2021, old scheme 100, new scheme 100: no difference",
    ]);
    expect(both(headText(risen))).toEqual([
      `村（team）：2021年度原 ${risen.before.total} 分，现 100 分，相差 ${signed(risen.difference)} 分`,
      `村 (team): 2021, before ${risen.before.total}, after 100: ${signed(risen.difference)} points`,
    ]);
    const later = { ...risen.after, period: { ...risen.after.period, year: 2022 } };
    expect(head({ after: later })[1]).toContain("2021 ");
    expect(head({ after: { ...later, scheme: changed.after.scheme } })[0]).toContain("2021年度原办法");
    expect(head({ after: { ...later, scheme: changed.after.scheme } })[0]).toContain("2022年度新办法");
  });

  test("are of a day, or of the term", () => {
    expect(head({ kind: "term" })[0]).toContain("期满原");
    expect(head({ kind: "daily", after: { ...risen.after, asOf: "2021-07-01" } })[1]).toContain("2021-07-01");
  });
});

describe("the table", () => {
  const table = (more: Partial<Attribution>, language: "zh" | "en" = "zh") =>
    attributionTable({ ...risen, ...more }, titleOf, language);
  const change = (from: ItemChange["from"], to: ItemChange["to"]): ItemChange => ({
    id: "1.2",
    title: { zh: "", en: "" },
    year: null,
    from,
    to,
  });
  const row = (item: ItemChange) =>
    table({ items: [item], parts: [part({ kind: "clause", clause: "items/1.2" }, { item: "1.2", points: "-1" })] })
      .rows[0];

  test("has a row for each part, what moves most first, and what the item came to below its first row", () => {
    const { rows, foot } = table({});
    expect(rows).toHaveLength(risen.parts.length);
    expect(foot[0]).toBe(`各项相加：${signed(risen.difference)} 分。`);
    expect(rows.flatMap(({ notes }) => notes).length).toBeGreaterThan(0);
  });

  test("says the states of an item that has no points, and a side that does not have it", () => {
    const fixed = { points: "-1", outOf: "2", state: "measured" } as const;
    const without = (state: "missing" | "not-applicable" | "pending" | "measured") => ({
      points: null,
      outOf: "2",
      state,
    });
    expect(row(change(null, fixed))?.notes).toEqual(["没有这一项 → −1 分（满分 2 分）"]);
    expect(row(change(fixed, null))?.notes).toEqual(["−1 分 → 没有这一项（满分 2 分）"]);
    expect(row(change(null, null))?.notes).toEqual(["没有这一项 → 没有这一项"]);
    expect(row(change(without("missing"), without("not-applicable")))?.notes).toEqual([
      "没有记录 → 不适用（满分 2 分）",
    ]);
    expect(row(change(without("pending"), without("measured")))?.notes).toEqual(["暂不能定分 → 没有得分（满分 2 分）"]);
    expect(row(change(fixed, fixed))).toMatchObject({ cells: ["1.2 请销假手续", "指标本身", "−1"], tone: "worst" });
  });
});
