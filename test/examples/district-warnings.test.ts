/** The demonstration district warns as its README says; read as the command line reads it. */
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../examples/district/generate";
import type { Warnings } from "../../src/model/answer/warnings";
import { play } from "../cli/world";

const files = Object.fromEntries(generate(20210820).map(({ path, text }) => [path, text]));
const answers = new Map<string, Warnings>();

beforeAll(async () => {
  const { code, said } = await play(["warnings", ".", "--day", "2022-12-31", "--json"], { files });
  expect(code).toBe(0);
  for (const line of said.trimEnd().split("\n")) {
    const answer: Warnings = JSON.parse(line);
    answers.set(answer.team, answer);
  }
});

const of = (team: string): Warnings => {
  const answer = answers.get(team);
  if (answer === undefined) throw new Error(`no team ${team}`);
  return answer;
};
const holding = (team: string) =>
  of(team)
    .criteria.filter(({ state }) => state === "holds")
    .map(({ id }) => id);
const following = (team: string) =>
  of(team)
    .consequences.filter(({ holds }) => holds)
    .map(({ id }) => id);
const colours = (team: string) => of(team).history.map(({ colour }) => colour);

describe("on 2022-12-31", () => {
  test("every colour is there, and all teams that serve", () => {
    expect(new Set([...answers.values()].map(({ colour }) => colour))).toEqual(
      new Set(["none", "blue", "yellow", "red"]),
    );
    expect(answers.size).toBe(30);
  });

  test("shiqiao-xishan is red by M06 alone, two quarters running", () => {
    expect(of("shiqiao-xishan")).toMatchObject({ colour: "red", since: "2022-09-30" });
    expect(holding("shiqiao-xishan")).toContain("misuse");
    expect(following("shiqiao-xishan")).toEqual(["red-running", "yellow-in-year"]);
  });

  test("shiqiao-zhongba and yunxi-meilin are red by what they have together", () => {
    expect([of("shiqiao-zhongba").colour, of("shiqiao-zhongba").holding]).toEqual(["red", 4]);
    expect([of("yunxi-meilin").colour, of("yunxi-meilin").holding]).toEqual(["red", 3]);
    expect(holding("yunxi-meilin")).toContain("criticised");
  });

  test("qinghe-shuiku was yellow twice in the year, songling-zhushan red; shiqiao-nanmu is yellow, yunxi-baihe blue, yunxi-qingshi never warned", () => {
    expect(colours("qinghe-shuiku").slice(-4)).toEqual(["yellow", "yellow", "none", "blue"]);
    expect(following("qinghe-shuiku")).toEqual(["yellow-in-year"]);
    expect(colours("songling-zhushan").slice(1, 4)).toEqual(["yellow", "red", "blue"]);
    expect([of("shiqiao-nanmu").colour, of("shiqiao-nanmu").holding]).toEqual(["yellow", 2]);
    expect(of("yunxi-baihe")).toMatchObject({ colour: "blue", since: "2022-03-31" });
    expect(new Set(colours("yunxi-qingshi"))).toEqual(new Set(["none"]));
  });

  test("qinghe-jinfeng has no requests to settle: nothing to compare", () => {
    expect(of("qinghe-jinfeng").criteria.find(({ id }) => id === "requests")).toMatchObject({
      state: "no-data",
      facts: [],
    });
  });
});
