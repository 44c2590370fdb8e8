/** The leadership district: what is committed is what the generator writes, and its stories are what its README says, for any seed. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { generateLeadership } from "../../examples/leadership/generate";
import { luojiang } from "../../rubrics/luojiang";
import { villageLeadership } from "../../rubrics/village-leadership";
import { evaluateAnnual, evaluateDaily } from "../../src/engine/evaluate";
import { evaluateWarnings } from "../../src/engine/warnings/evaluate-warnings";
import { colourFacts } from "../../src/engine/warnings/hand-on";
import type { Warnings } from "../../src/model/answer/warnings";
import { record } from "../../src/model/change";
import type { Ledger } from "../../src/model/ledger";
import { parseLedger } from "../../src/model/ledger-check";
import { itemsOf } from "../../src/model/scheme";
import { itemIn, ledgerInput } from "../small-district";
import { kept } from "../warning-district";

const seeds = [20210701, 7, 99];

const read = new Map<number, ReadonlyMap<string, Ledger>>();

const ledgersOf = (seed: number): ReadonlyMap<string, Ledger> => {
  const known = read.get(seed);
  if (known !== undefined) return known;
  const ledgers = new Map(
    generateLeadership(seed)
      .filter(({ path }) => path.startsWith("teams/"))
      .map(({ text }) => parseLedger(parse(text), { scheme: villageLeadership }))
      .map((ledger) => [ledger.team, ledger] as const),
  );
  read.set(seed, ledgers);
  return ledgers;
};

const ledgerNamed = (team: string, seed = 20210701): Ledger => {
  const ledger = ledgersOf(seed).get(team);
  if (ledger === undefined) throw new Error(`no team ${team}`);
  return ledger;
};

const on = (team: string, asOf: string, seed?: number): Warnings =>
  evaluateWarnings(villageLeadership, ledgerNamed(team, seed), { asOf });

const holding = ({ criteria }: Warnings) => criteria.filter(({ state }) => state === "holds").map(({ id }) => id);
const following = ({ consequences }: Warnings) => consequences.filter(({ holds }) => holds).map(({ id }) => id);

describe("the files", () => {
  test.each(generateLeadership(20210701))("$path is what the generator writes", ({ path, text }) => {
    expect(readFileSync(`examples/leadership/${path}`, "utf8")).toBe(text);
  });

  test("are the same for the same seed, and others for another", () => {
    expect(generateLeadership(7)).toEqual(generateLeadership(7));
    expect(generateLeadership(7)).not.toEqual(generateLeadership(8));
  });
});

describe("the second scheme", () => {
  test("has 100 points for age, education, the central work and the organisation, and says that it is authored", () => {
    const { rubric, notice, bodies } = villageLeadership;
    expect(rubric.points).toBe("100");
    expect(rubric.categories.map(({ title, points }) => [title.zh, points])).toEqual([
      ["年龄结构", "20"],
      ["学历结构", "20"],
      ["中心工作推进", "40"],
      ["组织运行", "20"],
    ]);
    expect(bodies.find(({ assessed }) => assessed === true)?.title.zh).toBe("村级班子");
    expect(notice.zh).toContain("不是区里的正式文本");
    expect(itemsOf(villageLeadership)).toHaveLength(11);
  });

  test("is evaluated by the same engine: a day and a year", () => {
    const day = evaluateDaily(villageLeadership, ledgerNamed("gaoping"), { asOf: "2022-09-30" });
    // 12 x 0.28 / 0.5
    expect(itemIn(day, "2.1").points).toBe("6.72");
    const year = evaluateAnnual(villageLeadership, ledgerNamed("gaoping"), { year: 2022 });
    expect([year.outOf, year.gradeState]).toEqual(["100", "open"]);
  });
});

describe.each(seeds)("on 2022-09-30, seed %i", (seed) => {
  const day = "2022-09-30";

  test("qingshi is normal, and has been", () => {
    const found = on("qingshi", day, seed);
    expect([found.colour, kept(found)]).toEqual(["none", ["none", "none", "none", "none", "none"]]);
  });

  test("gaoping is blue by its education alone, since March", () => {
    const found = on("gaoping", day, seed);
    expect([found.colour, found.since, holding(found), following(found)]).toEqual([
      "blue",
      "2022-03-31",
      ["education"],
      [],
    ]);
  });

  test("liulin is yellow for the second time in the year", () => {
    const found = on("liulin", day, seed);
    expect([found.colour, holding(found), following(found)]).toEqual([
      "yellow",
      ["progress", "affairs"],
      ["yellow-in-year"],
    ]);
  });

  test("dongyue was red, normal and red: no row", () => {
    const found = on("dongyue", day, seed);
    expect(kept(found)).toEqual(["none", "none", "red", "none", "red"]);
    expect(following(found)).toEqual(["yellow-in-year", "red-in-year"]);
  });

  test("nanmu is red twice running: the town's secretary is talked to", () => {
    const found = on("nanmu", day, seed);
    expect(kept(found).slice(-2)).toEqual(["red", "red"]);
    expect(following(found)).toEqual(["yellow-in-year", "red-twice-running", "red-in-year"]);
    expect(found.consequences.find(({ id }) => id === "red-twice-running")?.reached).toEqual(["2022-09-30"]);
  });

  test("shuiku is red, silent and red: the silence neither breaks the row nor makes it longer", () => {
    const found = on("shuiku", day, seed);
    expect(kept(found).slice(-3)).toEqual(["red", null, "red"]);
    expect(following(found)).toContain("red-twice-running");
    const before = on("shuiku", "2022-06-30", seed);
    expect(before.consequences.find(({ id }) => id === "red-twice-running")).toMatchObject({ count: 1, holds: false });
  });

  test("hongyan is red three times running, by Party life alone", () => {
    const found = on("hongyan", day, seed);
    expect([holding(found), found.since]).toEqual([["party-life"], "2022-03-31"]);
    expect(following(found)).toContain("red-three-running");
  });

  test("tieta is red with three criteria: a trend and two counts", () => {
    const found = on("tieta", day, seed);
    expect([found.colour, holding(found)]).toEqual(["red", ["slipping", "vacant", "last"]]);
    // before the vacancy was recorded there was the ranking alone
    expect(on("tieta", "2022-08-09", seed).colour).toBe("blue");
    expect(on("tieta", "2022-08-10", seed)).toMatchObject({ colour: "red", since: null });
  });
});

describe("item 3.2 of the first scheme reads the colours of the second", () => {
  const term = { from: "2021-08-20", to: "2023-09-15" };
  const members = [{ id: "m1", name: "甲", role: "leader" as const, service: [{ from: "2021-08-20" }] }];

  const scoredIn2022 = (village: string) => {
    const warnings = on(village, "2022-09-30");
    const facts = colourFacts(warnings, { item: "3.2", term, by: "镇党委", recorded: "2022-10-08" });
    const team = parseLedger(ledgerInput([], { term, members }), { scheme: luojiang });
    const order = "镇委更正令2022年第1号";
    const { value: ledger } = record(
      team,
      facts.map((one) => ({ ...one, order })),
      { scheme: luojiang },
    );
    return itemIn(evaluateAnnual(luojiang, ledger, { year: 2022, asOf: "2022-10-08" }), "3.2");
  };

  test("a normal team is full, a red quarter gives nothing, a silent one is left out", () => {
    expect(scoredIn2022("qingshi").points).toBe("4");
    // the first two quarters of the work team's term are left out; none, red, red of 2022: 4 x (1 + 0 + 0) / 3
    expect(scoredIn2022("nanmu")).toMatchObject({
      points: "1.33",
      measurement: { parts: [{ colour: "none" }, { colour: "red" }, { colour: "red" }] },
    });
    // red and red, nothing between
    expect(scoredIn2022("shuiku")).toMatchObject({
      points: "0",
      measurement: { parts: [{ colour: "red" }, { colour: "red" }] },
    });
    // 4 x (0.375 + 1 + 0.375) / 3
    expect(scoredIn2022("liulin").points).toBe("2.33");
  });

  test("the colour before the work team came is the colour on arrival", () => {
    const late = { from: "2022-04-10", to: "2023-09-15" };
    const facts = colourFacts(on("dongyue", "2022-09-30"), {
      item: "3.2",
      term: late,
      by: "镇党委",
      recorded: "2022-10-08",
    });
    expect(facts.map(({ day, ...fact }) => [day, "arrival" in fact])).toEqual([
      ["2022-03-31", true],
      ["2022-06-30", false],
      ["2022-09-30", false],
    ]);
  });
});
