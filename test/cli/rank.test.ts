/** `zhucun rank` from end to end: the table in both languages, the lines of JSON, ties and decisions, another scheme. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { play } from "./world";

const root = "test/fixtures/problems/not-a-tie";
const district = {
  root,
  files: { "register.yaml": "format: zhucun-register/1\nid: d\ntitle: { zh: 小区, en: Small }\nbodies: []\n" },
};

/** Both teams equal, with one place for the two of them. */
const tied = {
  ...district,
  files: {
    ...district.files,
    "teams/b.yaml": readFileSync(`${root}/teams/a.yaml`, "utf8").replace("team: a", "team: b"),
  },
};

const decision = {
  kind: "decision",
  id: "panel",
  day: "2023-02-01",
  recorded: "2023-02-01",
  by: "评审会",
  period: 2022,
  place: "best",
};
const decided = {
  ...tied,
  files: {
    ...tied.files,
    "register.yaml": stringify({
      format: "zhucun-register/1",
      id: "d",
      title: { zh: "小区", en: "Small" },
      bodies: [],
      facts: [{ ...decision, teams: ["b", "a"] }],
    }),
  },
};

const rows = (said: string): string[] => said.split("\n").filter((line) => /^ +(\d|-) {2}/.test(line));

describe("zhucun rank", () => {
  test("gives ranks, margins, places and the quota, in both languages", async () => {
    const english = await play(["rank", ".", "--year", "2022", "--lang", "en"], district);
    expect(english).toMatchObject({ code: 0, warned: "" });
    expect(rows(english.said)).toEqual([
      "   1  a     青石村     2.0              -  0.01 clear  yes          Excellent",
      "   2  b     白鹤村     1.5            0.5  0.51 short  not reached  Passed",
    ]);
    expect(english.said).toContain("2 teams assessed. Places: 1 (50% of them, rounded down), 1 held.");
    const chinese = await play(["rank", ".", "--year", "2022", "--lang", "zh"], district);
    expect(chinese.said).toContain("2 支参评；名额 1 个（参评数的 50%，不足一个的舍去），已定 1 个。");
  });

  test("stands on one day for totals and places: today, unless a day is given", async () => {
    const early = "2022-05-01";
    const asked = ["rank", ".", "--year", "2022", "--json"];
    const then = await play(asked, { ...decided, world: { today: () => early } });
    expect(then.said).toBe((await play([...asked, "--as-of", early], decided)).said);
    expect(then.said).not.toBe((await play(asked, decided)).said);
  });

  test("leaves a tie at the cut to a panel, and follows its decision", async () => {
    const open = await play(["rank", ".", "--year", "2022", "--lang", "zh"], tied);
    expect(open.said).toContain("与 b 各项都相同，剩下的名额不够分，待评审会决定");
    expect(open.said).toContain("名额线上并列：a、b，待评审会决定。");
    const { said } = await play(["rank", ".", "--year", "2022", "--json"], decided);
    const places = said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(
      places.map(({ team, rank, grade, places: [place] }) => [team, rank, grade, place.state, place.decision]),
    ).toEqual([
      ["a", 1, "low", "no-place", "panel"],
      ["b", 1, "top", "decided", "panel"],
    ]);
  });

  test("under another scheme leaves decisions and published results aside, and says so", async () => {
    const scheme = parse(readFileSync(`${root}/scheme.yaml`, "utf8"));
    const files = { ...decided.files, "other.yaml": stringify({ ...scheme, version: "2" }) };
    const { code, said } = await play(["rank", ".", "--year", "2022", "--scheme", "other.yaml", "--lang", "zh"], {
      ...decided,
      files,
    });
    expect(code).toBe(0);
    expect(said).toContain("换用了另一份考核办法，已公示的结果和评审决定都不计。");
    expect(said).toContain("待评审会决定");
  });

  test("refuses a folder without a district, a year that no team has, and results of another scheme", async () => {
    const nowhere = await play(["rank", "nowhere", "--year", "2022"], district);
    expect(nowhere).toMatchObject({ code: 2, said: "" });
    expect(nowhere.warned).toContain("[no-such-file]");
    const never = await play(["rank", ".", "--year", "2019"], district);
    expect(never).toMatchObject({ code: 2, said: "" });
    expect(never.warned).toContain("[year-outside-term --year]");
    const foreign = await play(["rank", ".", "--year", "2022", "--json"], {
      root: "test/fixtures/problems/not-comparable",
    });
    expect(foreign).toMatchObject({ code: 2, said: "" });
    expect(JSON.parse(foreign.warned.split("\n")[0] ?? "")).toMatchObject({ code: "not-comparable" });
  });

  test("ranks the end of the term, on a day that is named", async () => {
    const { code, said } = await play(["rank", ".", "--term", "--as-of", "2023-03-01", "--json"], district);
    expect(code).toBe(0);
    const lines = said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ kind, year, team, rank, result }) => [kind, year, team, rank, result])).toEqual([
      ["term", null, "a", 1, null],
      ["term", null, "b", 2, null],
    ]);
  });

  test("takes an error of the terminal for no problem of the district", async () => {
    const say = () => {
      throw new Error("the pipe is closed");
    };
    await expect(play(["rank", ".", "--year", "2022"], { ...district, world: { say } })).rejects.toThrow(
      "the pipe is closed",
    );
  });
});
