/** `zhucun duties` from end to end on the small district, and what is said about registers that are wrong. */
import { describe, expect, test } from "vitest";
import { play, type Stage } from "./world";

const small: Stage = { root: "examples/district/small" };
const asked = ["duties", ".", "--day", "2022-12-31"];

describe("zhucun duties", () => {
  test("tells how each body stands, what is overdue, what is due next, and the mechanisms, in Chinese", async () => {
    const { code, said, warned } = await play([...asked, "--lang", "zh"], small);
    expect({ code, warned }).toEqual({ code: 0, warned: "" });
    const lines = said.split("\n");
    expect(lines[0]).toBe("示范区两队小样（虚构演示数据）　2022年12月31日履职情况");
    // in time, late, overdue, broken, open, not applicable, account
    expect(lines.find((line) => line.includes("区水务局"))).toMatch(
      /^派员单位 +区水务局 +81 +31 +3 +23 +1 +12 +11 +8\.95$/,
    );
    expect(said).toMatch(/2022-10-31 +区交通运输局 +DD-R2 限时办理交办问题 +岩口村校车绕行 +逾期 61 天/);
    expect(said).toContain("限时办理交办问题，共 3 件：按期办结 1，逾期办结 1，逾期未办 1，未到期 0。");
    expect(said).toContain("组织驻村干部全员培训，2022年：应覆盖 6 名，已覆盖 5 名，≈83.33%。");
  });

  test("tells the same in English", async () => {
    const { code, said: told } = await play([...asked, "--lang", "en"], small);
    expect(code).toBe(0);
    const said = told.replace(/\s+/g, " ");
    expect(said).toContain("duties as of 2022-12-31");
    expect(said).toContain(
      "Settle dispatched problems in time: 3 in all, 1 answered in time, 1 answered late, 1 overdue",
    );
    expect(said).toContain("Train every member, 2022: 5 of 6 members reached, ≈83.33%.");
  });

  test("gives one JSON object for each body, each mechanism, each event of misconduct and each suspicion", async () => {
    const { code, said } = await play([...asked, "--json"], small);
    expect(code).toBe(0);
    const objects = said
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(objects.flatMap(({ body }) => body?.id ?? [])).toEqual([
      "quwei",
      "jtj",
      "nyj",
      "swj",
      "wlj",
      "baixi",
      "hewan",
      "yankou",
    ]);
    expect(objects.flatMap(({ mechanism }) => mechanism?.id ?? [])).toEqual([
      "joint-supervision",
      "training",
      "assessment",
    ]);
    // an absence, a member pulled back, a sham reply; and what the register's gaps suggest: of 2021 nothing is recorded
    expect(objects.flatMap(({ event }) => event?.case ?? [])).toEqual(["M01", "M08", "M11"]);
    const suspected = objects.flatMap(({ suspicion }) => suspicion ?? []);
    expect(suspected.filter(({ year }) => year === 2022).map(({ matter }) => matter)).toEqual([
      "SU-S2/2022",
      "DD-R2/p2",
      "DD-R2/p3",
    ]);
    for (const one of objects) expect(one).toMatchObject({ semantics: 1, asOf: "2022-12-31", knownAt: null });
  });

  test("knows only what was recorded by a day", async () => {
    const { said } = await play([...asked, "--known-at", "2022-11-15", "--lang", "en"], small);
    expect(said).toContain("Knowing what was recorded by 2022-11-15.");
  });

  test("works without a register: nobody but the teams has duties", async () => {
    const { code, said } = await play(["duties", ".", "--day", "2022-06-30", "--json"], {
      root: "test/fixtures/problems/before-period",
    });
    expect(code).toBe(0);
    expect(said.split("\n").filter((line) => line.includes('"body":{"id"'))).toHaveLength(1);
  });

  test("refuses a day that does not exist", async () => {
    const { code, warned } = await play(["duties", ".", "--day", "2022-02-30"], small);
    expect(code).toBe(2);
    expect(warned).toContain("[impossible-day --day]");
  });

  test("refuses a folder without a district, and a year without holiday data, as text and as JSON", async () => {
    const nowhere = await play(["duties", "nowhere", "--day", "2022-06-30"], small);
    expect(nowhere).toMatchObject({ code: 2, said: "" });
    expect(nowhere.warned).toContain("[no-such-file]");
    const future = { root: "test/fixtures/problems/no-holiday-data" };
    const text = await play(["duties", ".", "--day", "2030-12-31", "--lang", "en"], future);
    expect(text).toMatchObject({ code: 2, said: "" });
    expect(text.warned).toMatch(/^There is no holiday data for 2030, .*\[no-holiday-data\]\n/);
    const json = await play(["duties", ".", "--day", "2030-12-31", "--json"], future);
    expect(json).toMatchObject({ code: 2, said: "" });
    expect(JSON.parse(json.warned.split("\n")[0] ?? "")).toMatchObject({ code: "no-holiday-data" });
  });
});

describe("a register", () => {
  const told = async (files: Record<string, string>): Promise<string> => {
    const { code, said } = await play(["check", ".", "--lang", "en"], { ...small, files });
    expect(code).toBe(2);
    return said;
  };
  const row = {
    id: "z1",
    kind: "performed",
    duty: "DC-R1",
    body: "quwei",
    day: "2022-05-01",
    recorded: "2022-05-02",
    by: "a",
  };

  test("has its facts in several files, each problem with its file and line", async () => {
    const lines = [
      JSON.stringify(row),
      "{",
      JSON.stringify({ ...row, id: "z2", duty: "DC-R9" }),
      JSON.stringify({ ...row, id: "z3", body: "quwe" }),
      JSON.stringify({ ...row, id: "z4", corrects: "z9", reason: "r" }),
    ];
    const said = await told({ "register/z.ndjson": lines.join("\n") });
    expect(said).toContain("register/z.ndjson:2:");
    expect(said).toMatch(/register\/z\.ndjson:3: .*`DC-R9`.*\[unknown-name duty\]/);
    expect(said).toMatch(/register\/z\.ndjson:4: .*`quwe`.*Did you mean `quwei`\?.*\[unknown-name body\]/);
    expect(said).toMatch(/register\/z\.ndjson:5: .*\[correction-of-nothing corrects\]/);
    expect(said).toContain("4 problems.");
  });

  test("is missed where only its facts are there, and refuses files of other kinds", async () => {
    const { said } = await play(["check", ".", "--lang", "en"], {
      root: "test/fixtures/problems/before-period",
      files: { "register/z.ndjson": `${JSON.stringify(row)}\n` },
    });
    expect(said).toContain("register.yaml");
    expect(said).toContain("[no-such-file]");
    expect(await told({ "register/z.csv": "id\n" })).toContain("[unknown-file]");
  });
});
