/** `zhucun commitments` from files that people write: Chinese tables of changes, drops and handovers, and what the board then says. */
import { describe, expect, test } from "vitest";
import { play } from "./world";

const files = {
  "d/district.yaml": `format: zhucun-district/1
id: d
title: { zh: 示范区, en: Shifan }
scheme: luojiang
invented: true
`,
  "d/teams/qingshi.yaml": `format: zhucun-ledger/1
team: qingshi
village: 青石村
town: 云溪镇
units: [区水务局]
term: { from: 2022-01-01, to: 2023-06-30 }
members:
  - { id: m1, name: 王立春, role: leader, service: [{ from: 2022-01-01 }] }
  - { id: m2, name: 李雨水, role: member, service: [{ from: 2022-01-01 }] }
commitments:
  - { id: c1, level: annual, year: 2022, title: 硬化道路 600 米, due: 2022-06-30, approved: 2022-02-01, published: 2022-02-08 }
  - { id: c2, level: annual, year: 2022, title: 安装路灯 20 盏, due: 2022-06-30, approved: 2022-02-01, published: 2022-02-08 }
  - { id: c3, level: annual, year: 2022, title: 整治山坪塘 2 口, due: 2022-06-30, approved: 2022-02-01, weight: 2 }
`,
  "d/facts/承诺.csv": `工作队,编号,类型,日期,登记日期,登记人,承诺,名称,权重,应完成,公开日期,理由,批准人,移交人,接手人,完成,已核实
qingshi,f1,承诺变更,2022-06-01,2022-06-02,镇组织办,c1,硬化道路 500 米,1.5,2022-09-30,2022-06-09,占地未落实,镇党委,,,,
qingshi,f2,承诺撤销,2022-06-10,2022-06-11,镇组织办,c2,,,,,村民不同意选址,,,,,
qingshi,f3,承诺移交,2022-06-12,2022-06-13,镇组织办,c3,,,,,,,m1,m2,,
qingshi,f4,践诺进度,2022-06-20,2022-06-21,镇组织办,c3,,,,,,,,,0.5,否
`,
};
const asked = (...args: readonly string[]) => play(["commitments", "d", ...args], { files });

describe("the board of a team", () => {
  test("is told from a Chinese table, with what befell each commitment", async () => {
    const { code, said, warned } = await asked("qingshi", "--day", "2022-06-20", "--lang", "zh");
    expect([code, warned]).toEqual([0, ""]);
    for (const line of [
      /c1 +2022年 +硬化道路 500 米（权重 1.5） +2022-09-30 +0% +0% +2022-09-30 100% +已公开/,
      /2022年6月1日变更：原为“硬化道路 600 米”，原定2022年6月30日完成，原权重 1。/,
      /2022年6月9日重新公开/,
      /c2 +2022年 +安装路灯 20 盏 +2022-06-30 +0% +0% +- +未完成/,
      /2022年6月10日未经批准撤销，按未完成计。理由：村民不同意选址。/,
      /c3 +2022年 +整治山坪塘 2 口（权重 2） +2022-06-30 +50% +0% +2022-06-30 100% +推进中/,
      /2022年6月12日由王立春移交李雨水，仍由工作队兑现。/,
      /共 3 项：已公开 1，推进中 1，未完成 1。其中变更 1，移交 1。/,
    ])
      expect(said.replaceAll(/\n +/g, "")).toMatch(line);
  });

  test("knows no more than was recorded by a day, and a change that will be made public is not public yet", async () => {
    const early = await asked("qingshi", "--day", "2022-06-08", "--known-at", "2022-06-08", "--lang", "en");
    expect(early.said).toContain("As of 2022-06-08, knowing what was recorded by 2022-06-08.");
    expect(early.said.replaceAll(/\n +/g, " ")).toContain("approved by 镇党委, not made public again.");
    const before = await asked("qingshi", "--day", "2022-06-20", "--known-at", "2022-06-01", "--lang", "en");
    expect(before.said).toContain("3 commitments: approved 1, published 2.");
  });

  test("is one JSON object a commitment, or a team", async () => {
    const lines = async (...args: readonly string[]) =>
      (await asked("--day", "2022-06-20", "--json", ...args)).said
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    expect(await lines("qingshi")).toMatchObject([
      { team: "qingshi", asOf: "2022-06-20", id: "c2", state: "failed", counts: true },
      { id: "c3", state: "in-progress", reported: "0.5" },
      { id: "c1", state: "published", original: { due: "2022-06-30" } },
    ]);
    expect(await lines()).toMatchObject([{ kind: "commitments", team: "qingshi", counts: { all: 3, failed: 1 } }]);
  });
});

test("a misspelt member in a handover is told with its line", async () => {
  const broken = { ...files, "d/facts/承诺.csv": files["d/facts/承诺.csv"].replace("m1,m2", "m1,m3") };
  const done = await play(["commitments", "d", "--lang", "zh"], { files: broken });
  expect(done.code).toBe(2);
  expect(done.warned).toContain("d/facts/承诺.csv:4");
});
