/** What an impact and a gate say: the tables in both languages, from real fields and from stored evaluations. */
import { describe, expect, test } from "vitest";
import { luojiang } from "../../../rubrics/luojiang";
import { evaluateAnnual, evaluateDaily } from "../../../src/engine/evaluate";
import { amend } from "../../../src/model/change";
import type { Ledger, LedgerInput } from "../../../src/model/ledger";
import { parseLedger } from "../../../src/model/ledger-check";
import { attribute } from "../../../src/policy/compare/attribute";
import { titlesIn } from "../../../src/policy/compare/attribution-words";
import { parseGate, passGate } from "../../../src/policy/compare/gate";
import { type Impact, impactOf, impactOfEvaluations } from "../../../src/policy/compare/impact";
import { impactTables } from "../../../src/policy/compare/impact-table";
import {
  checkText,
  countText,
  finalText,
  gateText,
  impactWords,
  sidesText,
} from "../../../src/policy/compare/impact-words";
import { emptyLedger, withEvidence } from "../../../src/policy/witness/evidence";
import { evidenceOf } from "../../../src/policy/witness/measuring";
import { fullLedger } from "../../../src/policy/witness/values";

const question = { kind: "annual", year: 2021 } as const;
const read = (input: LedgerInput): Ledger => parseLedger(input, { scheme: luojiang });
const leaves = evidenceOf(luojiang, "1.2", "2");
if (leaves === undefined) throw new Error("no evidence");

/** Everything; everything but two faults of leave, in another town, with two members of two units; nothing. */
const full = fullLedger(luojiang);
const [lin] = full.members;
if (lin === undefined) throw new Error("no member");
const best = read({ ...full, team: "best" });
const faulty = read({
  ...withEvidence(full, leaves),
  team: "faulty",
  town: "柳镇",
  units: ["单位", "交通局"],
  members: [lin, { ...lin, id: "m2", role: "member", service: [{ from: "2021-06-01", to: "2021-06-02" }] }],
});
const idle = read({ ...emptyLedger(luojiang), team: "idle" });

/** Faults of leave cost more, and good begins above what the second team then has. */
const stricter = amend(luojiang, (draft) => {
  draft.version = "2";
  const item = draft.rubric.categories[0]?.items[1];
  const [qualified, good, excellent] = draft.grades.slice(-3);
  if (item === undefined || qualified === undefined || good === undefined || excellent === undefined)
    throw new Error("no such place");
  item.method = { kind: "per-occurrence", each: "1" };
  qualified.to = "98.5";
  good.from = "98.5";
  good.to = "99.5";
  excellent.from = "99.5";
}).value;

const field = [best, faulty, idle];
const impact = impactOf(luojiang, stricter, field, question);
const why = {
  attributions: new Map(
    field.map((ledger) => [
      ledger.team,
      attribute({ scheme: luojiang, ledger, question }, { scheme: stricter, ledger, question }),
    ]),
  ),
  titleOf: titlesIn(stricter, luojiang),
};
const nothing = { attributions: new Map(), titleOf: why.titleOf };
const both = ({ zh, en }: { zh: string; en: string }) => [zh, en];

describe("the tables of an impact", () => {
  const [teams, grades, towns, members, units] = impactTables(impact, why, "zh");

  test("list the teams that move, with why, in points and in grades", () => {
    expect(teams?.title).toBe("影响：2021年度考核");
    expect(teams?.about[0]).toContain("原办法：");
    const row = teams?.rows.find(({ cells }) => cells[0] === "faulty");
    expect(row).toMatchObject({ tone: "worst" });
    expect(row?.notes[0]).toContain("1.2 请销假手续 计分方法 −1");
    expect(row?.notes[1]).toContain("优秀 → 合格");
    expect(teams?.foot[0]).toBe(`3 支工作队，${impact.teams.length} 支有变动。`);
  });

  test("count grades, and sum up by town, by members and by units", () => {
    expect(grades?.columns.length).toBeGreaterThan(1);
    expect(towns?.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
      ["柳镇", "1", "1"],
      ["镇", "2", expect.any(String)],
    ]);
    expect(members?.rows.map(({ cells }) => cells[0])).toEqual(["1 人", "2 人"]);
    expect(units?.rows.map(({ cells }) => cells[0])).toEqual(["1 个", "2 个"]);
    const english = impactTables(impact, why, "en");
    expect(english.map(({ title }) => title)).toEqual([
      "Impact: 2021",
      "Grades (rows before, columns after)",
      "By town",
      "By number of members",
      "By number of units that sent them",
    ]);
  });

  test("say no reasons where none were worked out, and at most six where there are more", () => {
    expect(impactTables(impact, nothing, "zh")[0]?.rows.flatMap(({ notes }) => notes)).toEqual([]);
    const risen = attribute(
      { scheme: luojiang, ledger: { ...idle, team: "faulty" }, question },
      { scheme: luojiang, ledger: { ...best, team: "faulty" }, question },
    );
    const many = impactTables(impact, { ...why, attributions: new Map([["faulty", risen]]) }, "zh");
    const notes = many[0]?.rows.flatMap((row) => row.notes) ?? [];
    expect(notes[0]).toContain(`；另有 ${risen.parts.length - 6} 部分`);
  });

  test("of a day have no grades, and of a field that is not ranked no ranks", () => {
    const day = impactOf(luojiang, stricter, field, { kind: "daily", asOf: "2021-11-30" });
    const [first, ...others] = impactTables(day, nothing, "en");
    expect(first?.title).toBe("Impact: a day");
    expect(first?.columns.map(({ title }) => title)).not.toContain("Rank");
    expect(first?.foot).toContain("Ranks and places were not compared.");
    expect(others.map(({ title }) => title)).not.toContain("Grades (rows before, columns after)");
    expect(both(impactWords.title({ ...day, kind: "term" }))).toEqual(["影响：期满考核", "Impact: the term"]);
  });

  test("tell whom the question does not reach, and what one side does not read", () => {
    const elsewhere = read({ ...emptyLedger(luojiang, 2023), team: "later" });
    const without = amend(luojiang, (draft) => {
      const item = draft.rubric.categories[0]?.items[1];
      if (item === undefined) throw new Error("no item");
      item.measure = { kind: "tally" };
    }).value;
    const found = impactOf(luojiang, without, [faulty, elsewhere], question);
    const foot = impactTables(found, nothing, "zh")[0]?.foot ?? [];
    expect(foot).toContain("不在考核期内、未比较：later。");
    expect(foot.find((line) => line.startsWith("台账记录中"))).toContain("新办法不读的有 ");
  });
});

describe("stored evaluations", () => {
  const evaluated = field.map((ledger) => evaluateAnnual(luojiang, ledger, question));
  const tableOf = (found: Impact) => impactTables(found, nothing, "en")[0];

  test("tell teams that are on one side only, and the semantics where they differ", () => {
    const [first, second, third] = evaluated;
    if (first === undefined || second === undefined || third === undefined) throw new Error("no evaluation");
    const found = impactOfEvaluations(
      [first, second],
      [
        { ...second, semantics: 2 },
        { ...third, semantics: 2 },
      ],
    );
    expect(tableOf(found)?.foot).toEqual(expect.arrayContaining(["Before only: best.", "After only: idle."]));
    expect(both(sidesText(found))[0]).toContain("，计算规则第 1 版");
    expect(both(sidesText(found))[1]).toContain(", semantics 2");
    expect(() => impactOfEvaluations([first, first], [])).toThrow();
  });

  test("of nobody name no scheme, and a grade by its id", () => {
    const none = impactOfEvaluations([], evaluated);
    expect(both(sidesText(none))).toEqual(["", ""]);
    expect(tableOf(none)?.about).toEqual([]);
    expect(both(finalText(null, { grade: "good", state: "fixed" }))).toEqual(["good", "good"]);
    expect(both(finalText(null, { grade: null, state: "open" }))).toEqual(["open", "open"]);
    expect(both(finalText(none.after, { grade: "gone", state: "fixed" }))).toEqual(["gone", "gone"]);
    expect(impactOfEvaluations([], []).kind).toBe("annual");
    const days = [best].map((ledger) => evaluateDaily(luojiang, ledger, { asOf: "2021-11-30" }));
    expect(impactOfEvaluations(days, days, luojiang)).toMatchObject({ kind: "daily", ranked: false, compared: 1 });
  });

  test("are ranked by the scheme that gave them, as if made here", () => {
    expect(impactOfEvaluations(evaluated, evaluated, luojiang)).toMatchObject({ ranked: true, teams: [] });
  });
});

describe("a gate", () => {
  const limits = {
    gradeChanges: 0,
    naturalGradeChanges: 9,
    rankChanges: 9,
    placeChanges: 9,
    totalChanges: 9,
    categoryChanges: 9,
    itemChanges: 9,
    maxTotalChange: "0.5",
    maxRankChange: 9,
  };

  test("says of each limit whether it was kept", () => {
    const { passes, checks } = passGate(parseGate({ format: "zhucun-gate/1", allow: limits }), impact);
    expect(passes).toBe(false);
    const said = checks.map((check) => both(checkText(check)));
    expect(said).toHaveLength(10);
    expect(said).toContainEqual(["超出：总分最大变动 1，允许 0.5", "broken: largest change of a total 1, allowed 0.5"]);
    expect(said).toContainEqual(["符合：增减的队数 0，允许 0", "kept: teams that come or go 0, allowed 0"]);
    expect(both(gateText(true))).toEqual(["门槛：通过。", "Gate: passed."]);
    expect(both(gateText(false))).toEqual(["门槛：不通过。", "Gate: refused."]);
  });

  test("counts a team that gains or loses its rank as one that moves past all", () => {
    const moved = (from: number | null, to: number | null): Impact => ({
      ...impact,
      teams: impact.teams.map((one) => ({ ...one, moves: { ...one.moves, rank: { from, to } } })),
    });
    const within = (most: number, found: Impact) =>
      passGate(parseGate({ format: "zhucun-gate/1", allow: { maxRankChange: most } }), found).passes;
    expect([within(2, moved(1, 3)), within(1, moved(1, 3))]).toEqual([true, false]);
    expect([within(3, moved(null, 3)), within(2, moved(null, 3)), within(2, moved(1, null))]).toEqual([
      true,
      false,
      false,
    ]);
    expect(impactTables(moved(null, 3), nothing, "zh")[0]?.rows[0]?.cells).toContain("- → 3");
    expect(impactTables(moved(2, null), nothing, "zh")[0]?.rows[0]?.cells).toContain("2 → -");
  });
});

test("the number of differences is said, and how many can move a result", () => {
  const difference = { kind: "changed", key: "annual", scores: true, text: { zh: "", en: "" } } as never;
  expect(both(countText([]))).toEqual(["两份办法没有不同。", "The two schemes do not differ."]);
  expect(both(countText([difference]))[1]).toBe("1 difference, 1 of which can move a result.");
  expect(both(countText([difference, difference]))[1]).toBe("2 differences, 2 of which can move a result.");
});
