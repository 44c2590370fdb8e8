/** The demonstration district shows every state of an event and every rule of suspicion where its README says. */
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../examples/district/generate";
import { district } from "../../examples/district/places";
import { evaluateDereliction } from "../../src/engine/dereliction/evaluate";
import { suspicionsOf } from "../../src/engine/dereliction/suspicions";
import { obligationsIn } from "../../src/engine/duties/clues";
import { evaluateDuties } from "../../src/engine/duties/evaluate";
import type { Dereliction, Suspicion } from "../../src/model/answer/dereliction";
import { derelictionTable } from "../../src/report/dereliction";
import { districtOf } from "./read";

const on = { asOf: "2023-09-15" };
let answer: Dereliction;
let suspicions: readonly Suspicion[];

beforeAll(async () => {
  const { scheme, teams, register } = await districtOf(generate(20210820));
  const records = { register, ledgers: teams.map(({ ledger }) => ledger) };
  answer = evaluateDereliction(scheme, records, on);
  suspicions = suspicionsOf(
    scheme,
    { ...records, obligations: obligationsIn(evaluateDuties(scheme, records, on)) },
    on,
  );
}, 120_000);

const eventsOf = (name: string, who: string, year: number) =>
  answer.events
    .filter(
      (one) =>
        one.case === name &&
        one.year === year &&
        [one.who.team, one.who.body, `${one.who.team} ${one.who.member}`].includes(who),
    )
    .map(({ state, nth, consequences }) => [state, nth, ...(consequences?.steps ?? [])]);
const suspected = (name: string, rule: number, who: string, year: number) =>
  suspicions.filter(
    (one) =>
      one.case === name &&
      one.rule === rule &&
      one.year === year &&
      [one.who.team, one.who.body, `${one.who.team} ${one.who.member}`].includes(who),
  );

describe("the demonstration district", () => {
  test("has every state, of teams, members and bodies", () => {
    expect(eventsOf("M01", "shiqiao-nanmu", 2022)).toEqual([
      ["confirmed", 1, "L1"],
      ["confirmed", 2, "L2"],
      ["confirmed", 3, "L4"],
    ]);
    expect(eventsOf("M11", "dd-finance", 2022)).toEqual([
      ["confirmed", 1, "L1"],
      ["confirmed", 2, "L1"],
      ["confirmed", 3, "L2"],
    ]);
    expect(eventsOf("M02", "liuwan-huangjue m3", 2022)).toEqual([
      ["confirmed", 1, "L1"],
      ["confirmed", 2, "L2"],
    ]);
    expect(eventsOf("M10", "shiqiao", 2022)).toEqual([
      ["confirmed", 1, "L1"],
      ["confirmed", 2, "L2", "L3"],
    ]);
    expect(eventsOf("M08", "su-housing", 2023)).toEqual([["investigating", null]]);
    expect(eventsOf("M05", "liuwan-huangjue m1", 2023)).toEqual([["suspected", null]]);
    expect(eventsOf("M09", "su-commerce", 2023)).toEqual([["suspected", null]]);
    expect(eventsOf("M02", "liuwan-huangjue m2", 2022)).toEqual([["dismissed", null]]);
    expect(eventsOf("M05", "shiqiao-dongyue", 2022)).toEqual([["dismissed", null]]);
    // its ledger tells of it too, without the unit's name
    expect(eventsOf("M08", "songling-maan", 2022)).toEqual([]);
    expect(eventsOf("M08", "su-market", 2022)).toEqual([["confirmed", 1, "L1"]]);
    const zhongba = answer.events.find((one) => one.case === "M03" && one.who.team === "shiqiao-zhongba");
    expect(zhongba?.consequences).toMatchObject({ zeroes: "1.4" });
    const xishan = answer.events.find((one) => one.case === "M06" && one.who.team === "shiqiao-xishan");
    expect(xishan?.consequences).toMatchObject({ veto: true, limit: "unqualified", steps: ["L4", "L5"] });
    expect(new Set(answer.events.map((one) => one.case)).size).toBe(11);
  });

  test("has two years running, and towns and units that lose 0.1 by name", () => {
    expect(answer.running).toMatchObject([
      {
        case: "M04",
        who: { team: "liuwan-huangjue" },
        years: [2022, 2023],
        state: "stands",
        steps: ["L4"],
        leaders: [{ member: "m1", years: [2022, 2023] }],
      },
    ]);
    const nanmu = answer.deductions.filter(({ team }) => team === "shiqiao-nanmu");
    expect(nanmu.filter(({ body }) => body === "shiqiao").map(({ amount, counts }) => [amount, counts])).toEqual(
      Array(3).fill(["0.1", true]),
    );
    expect(nanmu.filter(({ kind }) => kind === "unit").every(({ name, counts }) => name !== null && counts)).toBe(true);
  });

  test("has every rule of suspicion, and suspicions that were answered", () => {
    expect(suspected("M02", 1, "qinghe-daotian m1", 2022)).toHaveLength(1);
    expect(suspected("M02", 2, "liuwan-taoping m3", 2022)).toMatchObject([
      { grave: true, matter: "1.1/2022-10-01", found: { every: "quarter" } },
    ]);
    expect(suspected("M04", 1, "wangjiang-shizi", 2022)).toHaveLength(1);
    expect(suspected("M04", 2, "shiqiao-zhongba", 2022)).toMatchObject([{ grave: true, found: { found: "0.3" } }]);
    const matters = (name: string, body: string) => suspected(name, 1, body, 2022).map(({ matter }) => matter);
    expect(matters("M11", "dd-transport")).toEqual(["DD-R2/problem:4", "DD-R2/problem:6"]);
    expect(matters("M09", "su-commerce")).toEqual(["SU-C1/2022", "SU-S2/2022", "SU-S3/2022"]);
    for (const member of ["m2", "m3"]) expect(suspected("M02", 1, `liuwan-huangjue ${member}`, 2022)).toEqual([]);
    expect(suspected("M04", 1, "liuwan-huangjue", 2023)).toEqual([]);
  });

  test("is told as a table in both languages", () => {
    for (const language of ["zh", "en"] as const) {
      const table = derelictionTable(
        answer,
        suspicions,
        { title: { zh: district.zh, en: district.en }, invented: true },
        language,
      );
      expect(table.rows).toHaveLength(answer.events.length + answer.running.length + suspicions.length);
      expect(
        table.rows.every(({ cells }) => cells.length === table.columns.length && cells.every((cell) => cell !== "")),
      ).toBe(true);
      expect(JSON.stringify(table)).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
