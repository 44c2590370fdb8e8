/** The demonstration district: whole and without problems, and each team shows what its README says that it shows. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generate } from "../../examples/district/generate";
import type { District } from "../../src/cli/read/district";
import { type AnnualQuestion, evaluateAnnual, evaluateDaily } from "../../src/engine/evaluate";
import { evaluateMembers } from "../../src/engine/members/evaluate-members";
import { addDays, chineseCalendar, type Day } from "../../src/model/calendar";
import type { Evaluation, ItemResult } from "../../src/model/evaluation";
import type { Ledger } from "../../src/model/ledger";
import { districtOf } from "./read";

const folder = new URL("../../examples/district/", import.meta.url);
const seed = 20210820;
const onDisk = (path: string) =>
  readdirSync(new URL(path, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => ({
      path: name.replaceAll("\\", "/"),
      text: readFileSync(new URL(`${path}${name}`, folder), "utf8"),
    }));

const written = generate(seed);
const full = await districtOf(written);
const small = await districtOf(onDisk("small/"));

const ledgerOf = (team: string, { teams }: District = full): Ledger => {
  const found = teams.find(({ ledger }) => ledger.team === team);
  if (found === undefined) throw new Error(`no team ${team}`);
  return found.ledger;
};
const inYear = (team: string, year: number, question: Partial<AnnualQuestion> = {}): Evaluation =>
  evaluateAnnual(full.scheme, ledgerOf(team), { year, ...question });
const itemsIn = ({ items }: Evaluation, ...ids: readonly string[]): ItemResult[] =>
  ids.flatMap((id) => items.filter((item) => item.id === id));
const item = (evaluation: Evaluation, id: string): ItemResult | undefined => itemsIn(evaluation, id)[0];
const pointsIn = (evaluation: Evaluation, ...ids: readonly string[]) =>
  itemsIn(evaluation, ...ids).map(({ points }) => points);
const statesIn = (evaluation: Evaluation, ...ids: readonly string[]) =>
  itemsIn(evaluation, ...ids).map(({ state, why }) => why ?? state);
const gradesIn = ({ total, naturalGrade, grade }: Evaluation) => [total, naturalGrade, grade];
const capsIn = ({ caps }: Evaluation) => caps.map(({ id }) => id);
const spansIn = (evaluation: Evaluation, member: string): string[] => {
  const measurement = item(evaluation, "1.1")?.measurement;
  const spans = measurement?.kind === "attendance" ? measurement.spans : [];
  return spans
    .filter((span) => span.member === member)
    .map(({ from, needed, present }) => `${from.slice(0, 7)} ${present} of ${needed}`);
};

/** Working days of a member's service on which no attendance fact claims anything. */
const unrecorded = ({ members, term, facts }: Ledger): string[] => {
  const claimed = new Set<string>();
  for (const fact of facts) {
    if (fact.kind !== "attendance") continue;
    for (let day: Day = fact.day; day <= (fact.until ?? fact.day); day = addDays(day, 1)) {
      claimed.add(`${fact.member} ${day}`);
    }
  }
  return members.flatMap(({ id, service }) =>
    service.flatMap(({ from, to = term.to }) => {
      const missing: string[] = [];
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (chineseCalendar.isWorkingDay(day) && !claimed.has(`${id} ${day}`)) missing.push(`${id} ${day}`);
      }
      return missing;
    }),
  );
};

describe("the full district", () => {
  const ledgers = full.teams.map(({ ledger }) => ledger);

  test("has 30 teams and 93 members, and says that it is invented", () => {
    expect(ledgers).toHaveLength(30);
    expect(ledgers.flatMap(({ members }) => members)).toHaveLength(93);
    expect(full.head).toMatchObject({ format: "zhucun-district/1", scheme: "luojiang", invented: true });
  });

  test("is the same bytes for the same seed, and not for another", () => {
    expect(generate(seed)).toEqual(written);
    expect(generate(seed + 1)).not.toEqual(written);
  });

  test("has facts of every kind but rank, which no item of its scheme reads", () => {
    const kinds = new Set(ledgers.flatMap(({ facts }) => facts.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual([
      "attendance",
      "ballots",
      "change",
      "colour",
      "count",
      "dropped",
      "event",
      "finding",
      "handover",
      "milestone",
      "notice",
      "progress",
      "rating",
      "tally",
      "value",
      "waiver",
      "withdrawal",
    ]);
  });

  test("has attendance of every member on every working day of service", () => {
    expect(ledgers.flatMap((ledger) => unrecorded(ledger).map((day) => `${ledger.team} ${day}`))).toEqual([]);
  });

  test("has every state of a grade, and every natural grade", () => {
    const answers = ledgers.flatMap((ledger) =>
      [2021, 2022, 2023]
        .filter((year) => Number(ledger.term.from.slice(0, 4)) <= year)
        .map((year) => evaluateAnnual(full.scheme, ledger, { year })),
    );
    expect(new Set(answers.map(({ gradeState }) => gradeState))).toEqual(new Set(["fixed", "open", "none"]));
    const natural = new Set(answers.map(({ naturalGrade }) => naturalGrade));
    expect(natural).toEqual(new Set(["excellent", "good", "qualified", "unqualified", null]));
  });
});

describe("the README of the district", () => {
  const text = readFileSync(new URL("README.md", folder), "utf8");
  const table = text.slice(text.indexOf("## Edge cases and who shows them"));
  const rows = [...table.matchAll(/^\| (\d[\d, ]*) .*?\| (.*?) +\|/gm)];

  test("names each edge case that its teams can show, and only teams that are there", () => {
    const shown = rows.flatMap(([, numbers]) => (numbers ?? "").split(",").map(Number));
    const notShown = [4, 13, 14, 17, 18, 37, 38, 41, 42];
    const all = Array.from({ length: 48 }, (_, index) => index + 1);
    expect([...shown].sort((a, b) => a - b)).toEqual(all.filter((number) => !notShown.includes(number)));
    const named = rows.flatMap(([, , teams]) =>
      [...(teams ?? "").matchAll(/`([^`]+)`/g)].map(([, team]) => team ?? ""),
    );
    expect(named.map((team) => ledgerOf(team).team)).toEqual(named);
  });

  test("1 to 3: half hundredths, edges, bounds", () => {
    const baihe = inYear("yunxi-baihe", 2022);
    expect(itemsIn(baihe, "3.4", "11.3", "11.1", "1.3").map(({ raw, points }) => [raw, points])).toEqual([
      ["1.005", "1.01"],
      ["1.685", "1.69"],
      ["4.345", "4.35"],
      ["2", "2"],
    ]);
    expect(gradesIn(inYear("yunxi-shuangjing", 2022))).toEqual(["90", "excellent", "excellent"]);
    expect(gradesIn(inYear("yunxi-shuangjing", 2023))).toEqual(["89.99", "good", "good"]);
    const meilin = itemsIn(inYear("yunxi-meilin", 2022), "12.2", "1.2");
    expect(meilin.map(({ points, bound }) => [points, bound])).toEqual([
      ["-6", "cap"],
      ["0", "floor"],
    ]);
  });

  test("5 to 7: above 100, one matter once, last year's praise and ballots", () => {
    const qingshi = inYear("yunxi-qingshi", 2022);
    expect(qingshi).toMatchObject({ base: "100", bonus: "5", total: "105" });
    expect(item(qingshi, "12.1")?.measurement).toMatchObject({
      value: "5.25",
      matters: [
        { matter: "2022-branch", worth: "2" },
        { matter: "2022-brand", worth: "2" },
        { matter: "2022-harvest", worth: "1" },
        { matter: "2022-road", worth: "0.25" },
      ],
    });
    expect(item(inYear("yunxi-qingshi", 2023), "12.1")?.measurement).toMatchObject({
      matters: [{ matter: "2022-brand", worth: "1", before: "2" }],
    });
    // 8 ballots of December and 15 of January
    expect(item(inYear("qinghe-yutang", 2022), "11.1")?.measurement).toMatchObject({ denominator: 23 });
  });

  test("8 to 11: effects, vetoes, several caps, the ladder", () => {
    const nanmu = inYear("shiqiao-nanmu", 2022);
    expect(gradesIn(nanmu)).toEqual(["79", "qualified", "unqualified"]);
    expect(capsIn(nanmu)).toEqual(["satisfaction-90", "absent-two-checks", "M01#3"]);
    expect(nanmu.deduction).toBe("3");
    expect(nanmu.mirrors.map(({ body, amount }) => `${body} ${amount}`)).toEqual([
      ...["town 0.1", "unit 0.1", "town 0.1", "unit 0.1", "town 0.1", "unit 0.1"],
    ]);
    const xishan = inYear("shiqiao-xishan", 2022);
    expect(gradesIn(xishan)).toEqual(["92.62", "excellent", "unqualified"]);
    expect(capsIn(xishan)).toEqual(["M06#1"]);
    const zhongba = inYear("shiqiao-zhongba", 2022);
    expect(gradesIn(zhongba)).toEqual(["61.3", "qualified", "unqualified"]);
    expect(capsIn(zhongba)).toEqual([
      "satisfaction-90",
      "mostly-dissatisfied",
      "commitments-80",
      "commitments-60",
      "M03#1",
    ]);
    expect(item(zhongba, "1.4")).toMatchObject({ points: "0", zeroedBy: [expect.stringMatching(/^M03/)] });
    expect(capsIn(inYear("shiqiao-zhongba", 2023))).toEqual(["satisfaction-90"]);
    expect([2021, 2022, 2023].map((year) => inYear("shiqiao-beidou", year).deduction)).toEqual(["1", "2", "2"]);
    expect([2021, 2022, 2023].flatMap((year) => capsIn(inYear("shiqiao-beidou", year)))).toEqual([]);
  });

  test("12, 15, 16, 19, 44, 48: half-days, a short month, make-up days, other bodies' faults", () => {
    const october = evaluateDaily(full.scheme, ledgerOf("wangjiang-guihua"), { asOf: "2021-10-31" });
    expect(spansIn(october, "m2").at(-1)).toBe("2021-10 11 of 14.5");
    expect(spansIn(october, "m1").at(-1)).toBe("2021-10 18 of 17");
    const holders = full.teams.filter(({ ledger }) => ledger.term.from < "2022-01-30");
    const sunday = holders.filter(({ ledger }) =>
      ledger.facts.some(
        (fact) => fact.kind === "attendance" && fact.day <= "2022-01-30" && (fact.until ?? fact.day) >= "2022-01-30",
      ),
    );
    expect([holders.length, sunday.length]).toEqual([28, 28]);
    // April 2022 has 21 working days, 16 of them from the 11th to the 29th, Sunday the 24th among them: 20 x 5/21
    const maan = inYear("songling-maan", 2022);
    expect(spansIn(maan, "m3")[3]).toBe("2022-04 5 of 100/21");
    expect(pointsIn(maan, "8.2", "12.2", "12.3")).toEqual(["3", "0", "0"]);
    const others = ledgerOf("songling-maan").facts.flatMap(({ body }) => body ?? []);
    expect(others.sort()).toEqual(["departments", "town", "unit"]);
  });

  test("20 to 24, 40: people who come and go, short years, an investigation", () => {
    const gaoping = inYear("songling-gaoping", 2022);
    expect(spansIn(gaoping, "m1").at(-1)).toBe("2022-07 21 of 20");
    expect(spansIn(gaoping, "m4")[0]).toBe("2022-08 25 of 20");
    expect(spansIn(gaoping, "m3").at(-1)).toBe("2022-11 11 of 10");
    // from 9 January 2023
    expect(spansIn(inYear("songling-gaoping", 2023), "m5")[0]).toBe("2023-01 16 of 14");
    expect(item(gaoping, "10.2")?.measurement).toMatchObject({
      promises: [{}, {}, {}, { id: "2022-4", inTime: "1", credited: "1" }, {}],
    });
    expect(spansIn(inYear("songling-zhushan", 2022), "m4")[0]).toBe("2022-08 8 of 160/23");
    expect(inYear("liuwan-taoping", 2022)).toMatchObject({
      period: { days: 122 },
      gradeState: "none",
      gradeReasons: [{ kind: "short-period" }],
    });
    expect(inYear("liuwan-liulin", 2022)).toMatchObject({ period: { from: "2022-02-21" }, gradeState: "fixed" });
    expect(spansIn(inYear("songling-lengshui", 2022), "m2").map((span) => span.slice(0, 7))).toEqual(
      ["01", "02", "03", "10", "11", "12"].map((month) => `2022-${month}`),
    );
    const dongyue = (asOf: Day) => inYear("shiqiao-dongyue", 2022, { asOf });
    expect(dongyue("2023-01-31")).toMatchObject({ gradeState: "open", grade: null });
    expect(dongyue("2023-03-31")).toMatchObject({ gradeState: "fixed", grade: "good" });
    const ofAugust = full.teams.filter(({ ledger }) => ledger.term.from === "2021-08-20");
    const first = ofAugust.map(({ ledger }) => inYear(ledger.team, 2021));
    expect(new Set(first.map(({ period, gradeState }) => `${period.days} ${gradeState}`))).toEqual(
      new Set(["134 none"]),
    );
  });

  test("25 to 30, 47: waived, missing, nothing due, surveys, panels, checks, scorers", () => {
    const daotian = inYear("qinghe-daotian", 2022);
    expect(statesIn(daotian, "7.3", "5.1", "5.2", "5.3")).toEqual(["waiver", "nothing-due", "waiver", "waiver"]);
    expect(daotian.adjustments.map(({ scope, id, rule }) => [scope, id, rule])).toEqual([
      ["category", "C7", "rescale"],
      ["total", null, "rescale"],
    ]);
    expect(inYear("qinghe-lianhua", 2022)).toMatchObject({
      notApplicableShare: "0.22",
      gradeState: "none",
      gradeReasons: [{ kind: "not-applicable" }],
    });
    const tieta = (asOf: Day) => statesIn(inYear("wangjiang-tieta", 2022, { asOf }), "9.3", "11.3");
    expect(tieta("2023-01-30")).toEqual(["missing", "missing"]);
    expect(tieta("2023-01-31")).toEqual(["zeroed", "missing"]);
    expect(statesIn(inYear("qinghe-jinfeng", 2022), "4.2", "8.1", "9.2")).toEqual(Array(3).fill("nothing-due"));
    const yutang = (asOf: Day) => statesIn(inYear("qinghe-yutang", 2022, { asOf }), "10.4", "11.1");
    expect(yutang("2023-01-11")).toEqual(["small-sample", "small-sample"]);
    expect(yutang("2023-01-12")).toEqual(["small-sample", "measured"]);
    expect(item(inYear("qinghe-yutang", 2023), "10.4")).toMatchObject({
      points: "1.72",
      measurement: { denominator: 10 },
    });
    const shuiku = inYear("qinghe-shuiku", 2022);
    expect(item(shuiku, "3.4")).toMatchObject({ points: "1.74", measurement: { raters: 7, dropped: [{}, {}] } });
    expect(item(shuiku, "8.3")).toMatchObject({ points: "1.72", measurement: { raters: 5, dropped: [] } });
    expect(statesIn(inYear("qinghe-shuiku", 2023), "5.3", "2.2")).toEqual(["too-few-raters", "no-valid-rating"]);
    const mati = inYear("wangjiang-mati", 2022);
    expect(item(mati, "6.2")?.measurement).toMatchObject({ reached: "30000", goal: "40000" });
    expect(itemsIn(mati, "11.2", "7.2").map(({ setAside }) => setAside.length)).toEqual([1, 1]);
  });

  test("36, 39, 43, 45, 46: corrections, promises in part, red on arrival, one person, late records", () => {
    const tianba = (knownAt?: Day) => inYear("yunxi-tianba", 2022, knownAt === undefined ? {} : { knownAt });
    expect([tianba("2023-01-31"), tianba("2023-03-15"), tianba()].map((known) => pointsIn(known, "11.1"))).toEqual([
      ["4.62"],
      ["4.42"],
      ["4.54"],
    ]);
    expect([tianba("2022-11-17"), tianba("2022-11-18")].map(({ deduction }) => deduction)).toEqual(["1", "0"]);
    const facts = (knownAt: Day) => itemsIn(tianba(knownAt), "1.3", "1.4").map((one) => one.measurement?.facts.length);
    expect([facts("2023-02-19"), facts("2023-02-20")]).toEqual([
      [11, 11],
      [12, 12],
    ]);
    expect(item(inYear("wangjiang-shizi", 2022), "10.2")?.measurement).toMatchObject({
      promises: [
        { id: "2022-1", credited: "0.8" },
        { id: "2022-2", credited: "1" },
        { id: "2022-3", credited: "0.7" },
        { id: "2022-5", done: "0" },
      ],
    });
    expect(item(inYear("wangjiang-shizi", 2023), "10.1")).toMatchObject({ points: "0", measurement: { value: "3" } });
    const hongyan = [2021, 2022, 2023].map((year) => item(inYear("wangjiang-hongyan", year), "3.2"));
    expect(hongyan.map((found) => found?.points)).toEqual([null, "3", "4"]);
    expect(pointsIn(inYear("liuwan-shahe", 2022), "1.4", "2.2")).toEqual(["1", "1.84"]);
    expect(ledgerOf("liuwan-shahe").members).toHaveLength(1);
  });
});

describe("the small district", () => {
  test("is complete for 2022: hewan is excellent, yankou good", () => {
    const answers = small.teams.map(({ ledger }) => evaluateAnnual(small.scheme, ledger, { year: 2022 }));
    expect(answers.map(({ team, gradeState, grade }) => [team, gradeState, grade])).toEqual([
      ["hewan", "fixed", "excellent"],
      ["yankou", "fixed", "good"],
    ]);
    expect(answers.flatMap(({ owed }) => owed.filter(({ overdue }) => overdue))).toEqual([]);
    expect(answers.flatMap(({ items }) => items.filter(({ state }) => state === "missing"))).toEqual([]);
  });
});

describe("single members in the full district", () => {
  const members = (team: string, year: number) => evaluateMembers(full.scheme, ledgerOf(team), { year });
  const one = (team: string, year: number, id: string) => members(team, year).members.find((found) => found.id === id);
  const leavesIn = (team: string, year: number, id: string, from: string) =>
    one(team, year, id)?.leaves.filter((leave) => leave.from === from);

  test("ask for leave in time, late, or without a word; and some of it the law grants", () => {
    expect(leavesIn("songling-yingpan", 2022, "m1", "2022-08-09")).toMatchObject([
      { days: "2", lost: "2", required: "town", faults: ["asked-late"], missing: [] },
    ]);
    expect(leavesIn("songling-yingpan", 2022, "m2", "2022-08-22")).toMatchObject([
      { days: "3", lost: "0", required: "town", faults: [], missing: [], papers: [{ statutory: true }] },
    ]);
    const { days, counted } = one("songling-yingpan", 2022, "m2")?.leave ?? {};
    expect(Number(days) - Number(counted)).toBe(3);
    expect(leavesIn("songling-yingpan", 2022, "m3", "2022-08-17")).toMatchObject([
      { days: "1", faults: [], missing: ["authority", "asked"] },
    ]);
  });

  test("take leave that overlaps and adjoins, and that the town alone may not approve", () => {
    // 18 to 22 October 2021 without a morning on duty, and the next morning of work: four papers, five days
    expect(leavesIn("wangjiang-guihua", 2021, "m2", "2021-10-18")).toMatchObject([
      { to: "2021-10-25", days: "5", required: "district-committee", faults: ["approved-too-low"] },
    ]);
  });

  test("are long away: to be replaced, and without a grade", () => {
    expect(one("songling-lengshui", 2022, "m2")).toMatchObject({
      state: "none",
      reasons: [{ kind: "long-leave" }],
      leave: { replace: true },
    });
  });

  test("come and go, and a post stands vacant: for some days, or at the unit's cost", () => {
    expect(one("songling-gaoping", 2022, "m4")).toMatchObject({ reasons: [{ kind: "short-service", days: 153 }] });
    expect(members("songling-gaoping", 2022).vacancies).toMatchObject([
      { post: "队员2", from: "2022-11-16", to: null, since: "2022-12-07", body: "unit", amount: "0.1" },
    ]);
    expect(members("songling-gaoping", 2023).vacancies).toMatchObject([{ to: "2023-01-08", amount: "0" }]);
    expect(members("songling-yingpan", 2022).vacancies).toMatchObject([
      { post: "队员3", from: "2022-10-08", to: "2022-10-16", days: 7, beyond: 0, amount: "0" },
    ]);
  });

  test("are limited by what they did, and by a team that failed; an excellent team proposes one of three", () => {
    expect(members("shiqiao-beidou", 2022).members.map(({ id, limit }) => [id, limit])).toEqual([
      ["m1", "good"],
      ["m2", "good"],
      ["m3", null],
    ]);
    expect(members("shiqiao-xishan", 2022).members.map(({ limit }) => limit)).toEqual(
      Array(3).fill("basically-qualified"),
    );
    expect(members("yunxi-qingshi", 2022).places).toEqual([
      { grade: "excellent", oneIn: 3, members: 3, places: 1, eligible: ["m1", "m2", "m3"] },
    ]);
  });

  test("wait for an investigation of their own, or for the team's grade", () => {
    const kinds = (id: string) => one("songling-yingpan", 2023, id)?.reasons.map(({ kind }) => kind);
    expect(kinds("m1")).toEqual(["investigation", "team-open"]);
    expect(kinds("m2")).toEqual(["team-open"]);
    const { members: later } = evaluateMembers(full.scheme, ledgerOf("songling-yingpan"), {
      year: 2023,
      asOf: "2023-11-20",
    });
    expect(later.map(({ state }) => state)).toEqual(Array(4).fill("gradable"));
  });
});
