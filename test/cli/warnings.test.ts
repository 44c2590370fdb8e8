/** The command `warnings` from end to end: the table in both languages, its colours, its JSON, and what it refuses. */
import { describe, expect, test } from "vitest";
import type { Warnings } from "../../src/model/answer/warnings";
import { play } from "./world";

const leadership = { root: "examples/leadership" };
const asked = ["warnings", ".", "--day", "2022-09-30"] as const;
const told = (...more: readonly string[]) => play([...asked, ...more], leadership);

describe("zhucun warnings", () => {
  test("tells the worst first, with what it rests on and what follows, in Chinese", async () => {
    const { code, said, warned } = await told("--lang", "zh");
    expect([code, warned]).toEqual([0, ""]);
    const lines = said.split("\n");
    expect(lines[0]).toBe("示范区村级班子（虚构演示数据）　2022年9月30日预警情况");
    expect(said).toContain("虚构演示数据");
    expect(said).toContain("不是区里的正式文本");
    const teams = lines.flatMap((line) => /^[a-z]{4,}/.exec(line)?.[0] ?? []);
    expect(teams).toEqual(["hongyan", "shuiku", "nanmu", "dongyue", "tieta", "liulin", "gaoping", "qingshi"]);
    expect(said).toContain("班子平均年龄超过55岁（目前 56.2）");
    expect(said).toContain("重点任务连续两个月按时完成不满七成（2022年8月 60%、2022年9月 50%）");
    expect(said).toContain("2021年第四季度起历次：正常、红色预警、无记录、红色预警");
    expect(said).toContain("后果：连续两次红色预警（2022年9月30日达到）：约谈镇党委书记");
    expect(said).toContain("没有数据、无法判断：群众满意度不满60%");
    expect(said).toContain("共 8 个：红色预警 5，黄色预警 1，蓝色预警 1，正常 1。");
    expect(said).toContain("应当跟进处理的 5 个，见各行的“后果”。");
  });

  test("tells the same in English", async () => {
    const { said } = await told("--lang", "en");
    expect(said).toContain("warnings on 2022-09-30");
    expect(said).toContain("Kept from Q4 2021: Normal, Red warning, nothing recorded, Red warning");
    expect(said).toContain("Follows: Red twice running (reached 2022-09-30): The town's secretary is talked to");
    expect(said).toContain("8 in all: Red warning 5, Yellow warning 1, Blue warning 1, Normal 1.");
    expect(said).toContain("No data: Satisfaction below 60 %");
  });

  test("gives the colours their colours on a terminal, and only there", async () => {
    const coloured = await play([...asked, "--lang", "en"], { ...leadership, world: { isTerminal: true } });
    const mark = String.fromCharCode(27);
    const drawn = (code: number, text: string) => `${mark}[${code}m${text}${mark}[39m`;
    for (const [code, text] of [
      [31, "Red warning"],
      [33, "Yellow warning"],
      [34, "Blue warning"],
      [32, "Normal"],
    ] as const) {
      expect(coloured.said).toContain(drawn(code, text));
    }
    expect((await told()).said).not.toContain(mark);
  });

  test("gives one JSON object a team", async () => {
    const { code, said } = await told("--json");
    const answers: Warnings[] = said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map(({ team, colour }) => `${team} ${colour}`)).toEqual([
      "dongyue red",
      "gaoping blue",
      "hongyan red",
      "liulin yellow",
      "nanmu red",
      "qingshi none",
      "shuiku red",
      "tieta red",
    ]);
    expect(answers[0]).toMatchObject({ asOf: "2022-09-30", scheme: { id: "village-leadership" } });
  });

  test("knows only what was recorded by a day", async () => {
    const { said } = await play(
      ["warnings", ".", "--day", "2022-09-30", "--known-at", "2022-06-30", "--json"],
      leadership,
    );
    const hongyan: Warnings = JSON.parse(said.split("\n")[2] ?? "");
    expect(hongyan).toMatchObject({ team: "hongyan", knownAt: "2022-06-30" });
    expect(hongyan.history.map(({ colour }) => colour)).toEqual(["none", "none", "red", "red", null]);
    const { said: table } = await told("--known-at", "2022-06-30", "--lang", "zh");
    expect(table).toContain("只计2022年6月30日以前登记的台账");
  });

  test("warns of work teams by the first scheme", async () => {
    const small = { root: "examples/district/small" };
    const { code, said } = await play(["warnings", ".", "--day", "2022-12-31", "--lang", "zh"], small);
    expect(code).toBe(0);
    expect(said).toContain("罗江区驻村工作队目标管理考核办法");
    expect(said).toMatch(/^共 2 个：/m);
  });

  test("refuses a day that no team has, and a scheme that warns of nothing", async () => {
    const far = await play(["warnings", ".", "--day", "2030-01-01", "--lang", "en"], leadership);
    expect(far).toMatchObject({ code: 2, said: "" });
    expect(far.warned).toContain("[day-outside-term --day]");
    const none = await play([...asked, "--json"], { root: "test/fixtures/problems/no-warnings" });
    expect(none.code).toBe(2);
    expect(JSON.parse(none.warned)).toMatchObject({ code: "no-warnings" });
  });
});
